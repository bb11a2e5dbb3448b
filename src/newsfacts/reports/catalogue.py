"""The rules for people: a table of all of them, and one explained with its examples; in English as their own files tell them, in
Indonesian by `data/id/rules.toml`."""

from collections.abc import Iterable

from newsfacts.checks import Rule
from newsfacts.lexicon import RuleWords, report_words, rule_words
from newsfacts.reports.terminal import wrap


def table(rules: Iterable[Rule], language: str) -> str:
    """One line for each rule: its name, what reports call it, and what it says; a rule on trial is marked."""
    rows = [(rule.name + (" (preview)" if rule.preview else ""), label(rule, language), summary(rule, language)) for rule in rules]
    first, second = (max((len(row[column]) for row in rows), default=0) for column in (0, 1))
    return "".join(f"{name:<{first}}  {called:<{second}}  {said}\n" for name, called, said in rows)


def summary(rule: Rule, language: str) -> str:
    """The first sentence of a rule's documentation."""
    return " ".join(_doc(rule, rule_words(language)).split("\n\n")[0].split())


def label(rule: Rule, language: str) -> str:
    """What reports call it."""
    return report_words(language).rules[rule.name]


def explanation(rule: Rule, language: str, width: int = 80) -> str:
    """What a rule says, why it matters, when it stays silent, and examples in both directions, in lines of at most `width` columns."""
    words = rule_words(language)
    title = f"{rule.name}: {label(rule, language)}"
    lines = [title, "=" * len(title)]
    for paragraph in (*_doc(rule, words).split("\n\n"), " ".join(_status(rule, words))):
        lines += ["", *wrap(paragraph, width, "")]
    for heading, examples in _examples(rule, words):
        lines += ["", f"{heading}:"]
        for example in examples:
            first, *others = wrap(example, width - 2)
            lines += [first, *(f"  {line}" for line in others)]
    return "\n".join(lines) + "\n"


def markdown(rules: Iterable[Rule], language: str) -> str:
    """All rules as one page of the documentation."""
    rules, words = tuple(rules), rule_words(language)
    lines = [f"# {words.lines['title']}", "", words.lines["generated"], ""]
    lines += [f"| {words.lines['rule']} | {words.lines['label']} | {words.lines['holds']} |", "| --- | --- | --- |"]
    lines += [f"| [`{rule.name}`](#{rule.name}) | {label(rule, language)} | {summary(rule, language)} |" for rule in rules]
    for rule in rules:
        lines += ["", f"## {rule.name}", "", _doc(rule, words), "", " ".join(_status(rule, words))]
        for heading, examples in _examples(rule, words):
            lines += ["", f"{heading}:", "", *(f"- {example}" for example in examples)]
    return "\n".join(lines) + "\n"


def _doc(rule: Rule, words: RuleWords) -> str:
    return words.docs.get(rule.name, rule.doc).strip()


def _status(rule: Rule, words: RuleWords) -> list[str]:
    """What becomes of a failure, and whether the rule is on trial."""
    return [words.reported[rule.severity], *([words.lines["preview"]] if rule.preview else [])]


def _examples(rule: Rule, words: RuleWords) -> tuple[tuple[str, list[str]], ...]:
    """Sentences that agree, and such as do not, under their headings; the paragraphs of one with strokes between."""
    lines = words.lines
    groups = ((lines["agrees"], rule.good), (lines["fails"], rule.bad))
    return tuple((heading, [" / ".join(example.split("\n\n")) for example in examples]) for heading, examples in groups)
