"""What a check says to the editor, from the templates of `data/<language>/messages.toml`."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

from newsfacts import lexicon
from newsfacts.checks.rule import Binding, Rule, some
from newsfacts.model import Fact, Relation, Severity, Verdict


def message(
    rule: Rule,
    named: str,
    verdict: Verdict,
    severity: Severity | None,
    binding: Binding,
    formula: str,
    relation: Relation,
    language: str,
    others: Sequence[Binding] = (),
) -> str:
    """One or two neutral sentences that quote the figures as printed, by the rule that the check is `named` after; `others` are the
    bindings that were tried and fail too."""
    texts = lexicon.messages(language)
    said = texts.rules[named].verdict(verdict).format_map(_Fields(rule, binding, formula, relation, language, severity))
    said = said[:1].upper() + said[1:]
    if not others:
        return said
    figures = {fact.id for group in binding.values() for fact in group}
    rivals = [quoted(fact) for other in others for group in other.values() for fact in group if fact.id not in figures]
    return f"{said} {texts.tried.format(figures=listed(dict.fromkeys(rivals), texts))}" if rivals else said


def quoted(fact: Fact) -> str:
    """A figure as printed; number words without the capital letter that they have at the beginning of a sentence."""
    text = fact.text
    if fact.kind in ("money", "date") or text.isupper() or any(character.isdigit() for character in text):
        return text
    return text[:1].lower() + text[1:]


def listed(items: Iterable[str], texts: lexicon.Messages) -> str:
    """Some things in a sentence: `a`, `a dan b`, `a, b, dan c`."""
    *before, last = items
    if not before:
        return last
    return ", ".join(before) + (texts.last if len(before) > 1 else texts.second) + last


class _Fields:
    """What a template may ask for: the figures of a role, what is said of every relation, and the fields of the rule."""

    def __init__(self, rule: Rule, binding: Binding, formula: str, relation: Relation, language: str, severity: Severity | None) -> None:
        self.rule, self.binding, self.formula, self.relation = rule, binding, formula, relation
        self.language, self.severity = language, severity

    def __getitem__(self, key: str) -> str:
        facts = self.binding.get(key.replace("_", "-"))
        return listed(map(quoted, facts), lexicon.messages(self.language)) if facts else self._more.get(key, "–")

    @cached_property
    def _more(self) -> dict[str, str]:
        """The fields that are no role of the relation; a role that it lacks is left out."""
        relation, texts = self.relation, lexicon.messages(self.language)
        return {
            "formula": self.formula.replace("..", "–"),
            "all_figures": listed(map(quoted, sorted(chain(*self.binding.values()), key=lambda fact: fact.start)), texts),
            "items": "; ".join(relation.items),
            "count_of_items": str(len(relation.items)),
            "named": some(relation).replace("..", "–"),
            "count_of_values": str(len(self.binding.get("values", ()))),
            "reason": texts.reasons[relation.reason] if relation.reason else "",
            **(texts.conclusions[self.severity] if self.severity else {}),
        } | (self.rule.fields(self.binding, relation, self.language) if self.rule.fields else {})
