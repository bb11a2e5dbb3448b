"""The composition of the stages; the file to read first.

    bytes -> Document -> Analysis and Quantity -> Fact -> Relation -> Check -> Report

Everything between reading and printing is pure: the same document and options give the same report.
"""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple, get_args

from newsfacts import checks, explanations, facts, language, lexicon, quantities, readers, relations
from newsfacts.encodable import whole
from newsfacts.model import Document, Explanation, Extraction, Fact, Language, Reading, Report, Summary


class UnknownRuleError(ValueError):
    """Rules were asked for that there are none of: `code` is a key of `[rules]` in `data/en/control.toml`; the nearest name is offered."""

    def __init__(self, code: str, name: str = "", near: str = "") -> None:
        super().__init__(code, name, near)
        self.code = code
        self.name = name
        self.near = near

    def message(self, language: str = "en") -> str:
        """One line that says what was asked for and what there is, in `id` or `en`."""
        words = lexicon.control_words(language)
        return words.rules[self.code].format(name=self.name, near=self.near, command=words.elsewhere.get(self.near, ""))

    def __str__(self) -> str:
        return self.message()


class Options(NamedTuple):
    """How to check: the language of messages, the rules to run (None: all that are not in preview) and to leave out."""

    language: Language = "id"
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    preview: bool = False


def options(language: Language = "id", select: Iterable[str] = (), ignore: Iterable[str] = (), preview: bool = False) -> Options:
    """Options with every rule name looked up, no names at all being all rules; raises UnknownRuleError, and ValueError for a language."""
    if language not in get_args(Language):
        raise ValueError(f"no reports in '{language}'; there are {' and '.join(get_args(Language))}")
    chosen, ignored = _known(select), _known(ignore)
    if ignored and not checks.running(chosen or None, ignored, preview)[0]:
        raise UnknownRuleError("none")
    return Options(language, chosen or None, ignored, preview)


def check_document(document: Document, options: Options) -> Report:
    """Every numeric claim of the document, and whether those that belong together agree."""
    analysis = language.analyse(document)
    found = facts.extract(analysis, quantities.find(document.text))
    judged = checks.judge(
        relations.find(analysis, found),
        found,
        analysis,
        language=options.language,
        select=options.select,
        ignore=options.ignore or None,
        preview=options.preview,
    )
    verdicts = [check.verdict for check in judged]
    return Report.trusted(
        source=document.source,
        sha256=document.sha256,
        title=document.title,
        agency=document.agency,
        place=document.place,
        published=document.published,
        text=document.text if document.extracted else None,
        facts=found,
        checks=judged,
        summary=Summary.trusted(
            facts=len(found),
            consistent=verdicts.count("consistent"),
            inconsistent=verdicts.count("inconsistent"),
            unverifiable=verdicts.count("unverifiable"),
        ),
    )


def extract_document(document: Document) -> Extraction:
    """Every numeric claim of the document."""
    return _extraction(document, facts.extract(language.analyse(document), quantities.find(document.text)))


def _extraction(document: Document, found: tuple[Fact, ...]) -> Extraction:
    return Extraction.trusted(
        source=document.source,
        sha256=document.sha256,
        title=document.title,
        agency=document.agency,
        place=document.place,
        published=document.published,
        text=document.text if document.extracted else None,
        facts=found,
    )


def explain_document(document: Document, language_of_words: Language = "id") -> Explanation:
    """The claims of the document, with everything in it that looks like a number and what was made of it."""
    findings = quantities.explain(document.text)
    found = facts.extract(language.analyse(document), [finding.quantity for finding in findings if finding.quantity is not None])
    extraction = _extraction(document, found)
    readings = explanations.explain(document, findings, found, language_of_words)
    return Explanation(**dict(extraction), readings=readings)


def check(
    text: str | Document,
    *,
    language: Language = "id",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preview: bool = False,
    published: date | None = None,
) -> Report:
    """Check an article given as text, or as a Document that `newsfacts.read` made; raises UnknownRuleError."""
    return check_document(_document(text, published), options(language, select, ignore, preview))


def extract(text: str | Document, *, published: date | None = None) -> tuple[Fact, ...]:
    """The numeric claims of an article given as text, or as a Document."""
    return extract_document(_document(text, published)).facts


def explain(text: str | Document, *, language: Language = "id") -> tuple[Reading, ...]:
    """Everything in an article that looks like a number, and what was made of it."""
    return explain_document(_document(text, None), language).readings


def dated(document: Document, published: date | None) -> Document:
    """The document, published on the day given, if one is."""
    return document if published is None else document.model_copy(update={"published": published})


def _document(text: str | Document, published: date | None) -> Document:
    if isinstance(text, Document):
        return dated(text, published)
    return readers.from_text(whole(text), published=published)


def rule(name: str) -> checks.Rule:
    """The rule of that name; raises UnknownRuleError."""
    [wanted] = _known([name])
    return next(rule for rule in checks.RULES if rule.name == wanted)


def named(name: str) -> str:
    """The name of a rule that reports call so in either language (`penyebutan ulang` is `restated`); any other name as it is."""
    return _labels().get(" ".join(name.lower().split()), name)


@cache
def _labels() -> dict[str, str]:
    """The names of rules by what reports call them."""
    return {label: rule for language in get_args(Language) for rule, label in lexicon.report_words(language).rules.items()}


def _known(names: Iterable[str]) -> frozenset[str]:
    """The rules' own names for names of either kind."""
    chosen = {named(name): name for name in names}
    rules = [rule.name for rule in checks.RULES] if chosen else []
    for name in sorted(chosen.keys() - set(rules)):
        raise _unknown(chosen[name], name, rules)
    return frozenset(chosen)


def _unknown(said: str, name: str, rules: list[str]) -> UnknownRuleError:
    if name in lexicon.control_words("en").elsewhere:
        return UnknownRuleError("elsewhere", said, name)
    near = get_close_matches(said, [*rules, *_labels()], n=1)
    return UnknownRuleError("misspelt", said, near[0]) if near else UnknownRuleError("unknown", said)
