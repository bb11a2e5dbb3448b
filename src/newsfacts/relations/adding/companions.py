"""Figures that go along with the parts of a sum: `A membeli 120 ton senilai Rp 36 miliar, B 80 ton senilai Rp 24 miliar, dan C …`.

Where the tons make up all tons, the amounts make up the amount that stands elsewhere; that they do not is noted where a slip explains it.
"""

from collections.abc import Iterator

from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding import runs
from newsfacts.relations.adding.additions import Sum, Told, adds_up, comes_near, finest, mendable, told_digits
from newsfacts.relations.adding.series import summed
from newsfacts.relations.certainty import GUESSED, LIKELY, TRIED
from newsfacts.relations.outline import Mention, Outline

LEAST = 3  # parts that have companions
REACH = 50  # sentences before the parts in which their whole may stand
DIGITS = 3  # of the whole that they make up
KINDS = frozenset({"money", "measure", "count"})


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The sums of what goes along with the parts of other sums."""
    for parts in [parts for parts in told.lists if len(parts) >= LEAST]:
        beside = _beside(outline, [outline.at(start) for start in sorted(parts)])
        if not beside or told.parts(beside):
            continue
        near = reversed(outline.about(beside[0], REACH))
        wholes = [whole for whole in near if _may_hold(whole, beside)]
        tried: list[Sum] = [{"total": (whole,), "parts": tuple(beside)} for whole in finest(wholes)]
        fitting = [binding for binding in tried if adds_up(binding)]
        slipped = [binding for binding in tried if mendable(binding)]
        slipped.sort(key=comes_near, reverse=True)
        for binding in (fitting or slipped)[:1]:
            start, end = beside[0].fact.start, beside[-1].fact.end
            certainty = TRIED if fitting else LIKELY if comes_near(binding) else GUESSED
            yield told.add(summed([binding], Cue(start, end, "consists", ""), certainty))


def _beside(outline: Outline, parts: list[Mention]) -> list[Mention]:
    """The one figure of another kind behind each part, before the next one; empty where the parts have no such kind in common."""
    ends = [part.index for part in parts[1:]] + [outline.by_sentence[parts[-1].sentence][-1].index + 1]
    rows = [outline.mentions[part.index + 1 : end] for part, end in zip(parts, ends, strict=True)]
    for mention in rows[0]:
        beside = [[other for other in row if other.dimension == mention.dimension] for row in rows]
        if mention.dimension != parts[0].dimension and all(len(found) == 1 and _usable(found[0]) for found in beside):
            return [found[0] for found in beside]
    return []


def _usable(mention: Mention) -> bool:
    fact = mention.fact
    plain = fact.kind in KINDS and fact.number is not None and fact.qualifier == "exact"
    return plain and not mention.bracketed and not mention.near & runs.ASIDE


def _may_hold(whole: Mention, parts: list[Mention]) -> bool:
    """Whether a figure before the parts may be their whole."""
    fact = whole.fact
    if whole.dimension != parts[0].dimension or whole.index >= parts[0].index or whole.bracketed or whole.near & runs.UNSAID:
        return False
    return fact.qualifier == "exact" and told_digits(fact) >= DIGITS
