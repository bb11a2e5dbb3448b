"""What a check says to the editor, from the templates of `data/<language>/messages.toml`."""

from newsfacts import lexicon
from newsfacts.checks.rule import Binding
from newsfacts.model import Relation, Verdict


def message(rule: str, verdict: Verdict, binding: Binding, formula: str, relation: Relation, language: str, more: dict[str, str]) -> str:
    """One or two neutral sentences that quote the figures as printed."""
    texts = lexicon.messages(language)
    fields = {role.replace("-", "_"): ", ".join(fact.text for fact in facts) for role, facts in binding.items()}
    template = texts.rules[rule].verdict(verdict)
    fields |= {
        "formula": formula,
        "items": "; ".join(relation.items),
        "count_of_items": str(len(relation.items)),
        "reason": texts.reasons.get(relation.reason or "", ""),
    }
    return template.format_map(_Fields(fields | more))


class _Fields(dict[str, str]):
    """Fields of a template; a role that a relation lacks is left out."""

    def __missing__(self, key: str) -> str:
        return "–"
