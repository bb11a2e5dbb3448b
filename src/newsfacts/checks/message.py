"""What a check says to the editor, from the templates of `data/<language>/messages.toml`."""

from collections.abc import Sequence
from functools import cached_property

from newsfacts import lexicon
from newsfacts.checks.rule import Binding, Rule
from newsfacts.model import Relation, Severity, Verdict


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
    if not others:
        return said
    figures = {fact.id for group in binding.values() for fact in group}
    rivals = {fact.id: fact.text for other in others for group in other.values() for fact in group if fact.id not in figures}
    return f"{said} {texts.tried.format(figures=', '.join(dict.fromkeys(rivals.values())))}" if rivals else said


class _Fields:
    """What a template may ask for: the figures of a role, what is said of every relation, and the fields of the rule."""

    def __init__(self, rule: Rule, binding: Binding, formula: str, relation: Relation, language: str, severity: Severity | None) -> None:
        self.rule, self.binding, self.formula, self.relation = rule, binding, formula, relation
        self.language, self.severity = language, severity

    def __getitem__(self, key: str) -> str:
        facts = self.binding.get(key.replace("_", "-"))
        return self._more.get(key, "–") if facts is None else ", ".join([fact.text for fact in facts])

    @cached_property
    def _more(self) -> dict[str, str]:
        """The fields that are no role of the relation; a role that it lacks is left out."""
        relation, texts = self.relation, lexicon.messages(self.language)
        return {
            "formula": self.formula,
            "items": "; ".join(relation.items),
            "count_of_items": str(len(relation.items)),
            "reason": texts.reasons[relation.reason] if relation.reason else "",
            **(texts.conclusions[self.severity] if self.severity else {}),
        } | (self.rule.fields(self.binding, self.language) if self.rule.fields else {})
