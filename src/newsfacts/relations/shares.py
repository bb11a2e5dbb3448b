"""Shares: a part, its whole and the percentage or fraction between them."""

from collections.abc import Iterator

from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Mention, Outline

CHANGING = frozenset({"rise", "fall", "higher", "lower", "compared"})
WHOLES = frozenset({"of", "from", "of_that"})
JOINED = 70  # characters between a part and its percentage


def find(outline: Outline) -> Iterator[Relation]:
    """Every percentage (or fraction) that stands beside a part and a whole of one kind."""
    for number, row in outline.sentences():
        for place, mention in enumerate(row):
            if mention.fact.unit == "%" or mention.fact.kind == "number" and "/" in (mention.fact.value or ""):
                yield from _share(outline, number, row, place)


def _share(outline: Outline, number: int, row: list[Mention], place: int) -> Iterator[Relation]:
    percent = row[place]
    if percent.families & CHANGING or percent.fact.number is None:
        return
    cue = percent.lead("or", "of") or percent.lead()
    before = [mention for mention in reversed(row[:place]) if mention.fact.unit != "%"]
    after = row[place + 1 :]
    bindings: list[dict[str, tuple[Fact, ...]]] = []
    joined = percent.lead("or") is not None or percent.bracketed or "to" not in percent.families
    near = before[0] if before and percent.fact.start - before[0].fact.end <= JOINED else None
    follower = after[0] if after and after[0].lead("of", "from") and after[0].fact.unit != "%" else None
    if near is not None and joined:
        part = near
        if follower is not None and follower.dimension == part.dimension:
            bindings.append(_binding(follower, part, percent))
        lead = near.lead("of", "from")
        if len(before) > 1 and before[1].dimension == near.dimension and lead is not None:
            bindings.append(_binding(near, before[1], percent))  # `63.197 dari kuota 105.527 (60 persen)`
        elif not bindings and (percent.bracketed or percent.lead("or")):
            bindings += [_binding(whole, part, percent) for whole in before[1:3] if whole.dimension == part.dimension and (whole.lead("of", "from") or whole.first)]
            if not bindings:
                bindings += [_binding(w, part, percent) for w in outline.earlier(number, 1) if w.dimension == part.dimension and part.lead("of_that")]
    if not bindings and follower is not None:  # `56,9 persen dari total B, yakni A`
        part_after = after[1] if len(after) > 1 and after[1].dimension == follower.dimension and after[1].families & {"or", "namely"} else None
        if part_after is not None:
            bindings.append(_binding(follower, part_after, percent))
        elif near is not None and near.dimension == follower.dimension:
            bindings.append(_binding(follower, near, percent))
    if bindings:
        at = (cue.start, cue.end) if cue else (percent.fact.start, percent.fact.end)
        yield Relation("share", tuple(bindings), at)


def _binding(whole: Mention, part: Mention, percent: Mention) -> dict[str, tuple[Fact, ...]]:
    return {"whole": (whole.fact,), "part": (part.fact,), "percent": (percent.fact,)}
