"""What a check says to the editor, from the templates of `data/<language>/messages.toml`."""

from collections.abc import Sequence

from newsfacts import lexicon
from newsfacts.checks.rule import Binding
from newsfacts.model import Relation, Verdict


def message(
    rule: str,
    verdict: Verdict,
    binding: Binding,
    formula: str,
    relation: Relation,
    language: str,
    more: dict[str, str],
    others: Sequence[Binding] = (),
) -> str:
    """One or two neutral sentences that quote the figures as printed; `others` are the bindings that were tried and fail too."""
    texts = lexicon.messages(language)
    fields = {role.replace("-", "_"): ", ".join(fact.text for fact in facts) for role, facts in binding.items()}
    template = texts.rules[rule].verdict(verdict)
    fields |= {
        "formula": formula,
        "items": "; ".join(relation.items),
        "count_of_items": str(len(relation.items)),
        "reason": texts.reasons.get(relation.reason or "", ""),
    }
    said = template.format_map(_Fields(fields | more))
    named = {fact.id for group in binding.values() for fact in group}
    rivals = {fact.id: fact.text for other in others for group in other.values() for fact in group if fact.id not in named}
    return f"{said} {texts.tried.format(figures=', '.join(dict.fromkeys(rivals.values())))}" if rivals else said


class _Fields(dict[str, str]):
    """Fields of a template; a role that a relation lacks is left out."""

    def __missing__(self, key: str) -> str:
        return "–"
