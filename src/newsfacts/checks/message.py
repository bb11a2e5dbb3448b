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
    fields = _Fields(
        more,
        formula=formula,
        items="; ".join(relation.items),
        count_of_items=str(len(relation.items)),
        reason=texts.reasons[relation.reason] if relation.reason else "",
    )
    fields.binding = binding
    said = texts.rules[rule].verdict(verdict).format_map(fields)
    if not others:
        return said
    named = {fact.id for group in binding.values() for fact in group}
    rivals = {fact.id: fact.text for other in others for group in other.values() for fact in group if fact.id not in named}
    return f"{said} {texts.tried.format(figures=', '.join(dict.fromkeys(rivals.values())))}" if rivals else said


class _Fields(dict[str, str]):
    """Fields of a template: those given, and the figures of every role; a role that a relation lacks is left out."""

    binding: Binding

    def __missing__(self, key: str) -> str:
        facts = self.binding.get(key.replace("_", "-"))
        return "–" if facts is None else ", ".join([fact.text for fact in facts])
