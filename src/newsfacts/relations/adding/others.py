"""The others of a whole that a part is taken out of: `21 dari 38 provinsi mengalami inflasi dan 17 lainnya deflasi`.

That both come to the whole is told; more than it they cannot be.  Fewer may be: a third group is not worth a word.
"""

from collections.abc import Iterator

from newsfacts.model import Relation
from newsfacts.relations.adding.additions import Sum, Told, adds_up, surplus
from newsfacts.relations.adding.series import summed
from newsfacts.relations.certainty import LIKELY, TRIED
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.outline import Mention, Outline

STRAIGHT = 6  # characters between a part, `dari` and its whole
CLOSE = 25  # characters between a figure and the `lainnya` that it counts


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The sums of parts and others of an article."""
    for cue in outline.of_family("others"):
        last = outline.place(cue.start) - 1
        others = outline.mentions[last] if last > 1 else None
        if others is None or not _counts(outline, others, cue.start):
            continue
        part, whole = outline.mentions[last - 2 : last]
        if whole.fact.start in told.totals or not _taken_out(outline, part, whole) or whole.sentence != others.sentence:
            continue
        binding: Sum = {"total": (whole,), "parts": (part, others)}
        if adds_up(binding):
            yield told.add(summed([binding], cue, TRIED))
        elif surplus(binding) > 0 and _same_sort(whole, others):
            yield told.add(summed([binding], cue, LIKELY))


def _counts(outline: Outline, others: Mention, offset: int) -> bool:
    """Whether nothing but its noun stands between a figure and `lainnya`."""
    between = outline.text[others.fact.end : offset].strip().lower()
    exact = others.fact.kind == "count" and others.fact.qualifier == "exact" and others.fact.number is not None
    return exact and offset - others.fact.end <= CLOSE and (not between or between == (others.fact.subject or "").lower())


def _taken_out(outline: Outline, part: Mention, whole: Mention) -> bool:
    """Whether `21 dari 38` stands there, both exact."""
    exact = all(mention.fact.kind == "count" and mention.fact.qualifier == "exact" and mention.fact.number for mention in (part, whole))
    tie = whole.leads[-1] if whole.leads else None
    return (
        exact and tie is not None and tie.family == "from" and whole.fact.start - part.fact.end <= STRAIGHT and kin(whole.fact, part.fact)
    )


def _same_sort(whole: Mention, others: Mention) -> bool:
    """Whether the others have no noun of their own, or that of the whole."""
    return not others.fact.subject or same(whole.fact, others.fact)
