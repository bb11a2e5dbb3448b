"""So many times as much: `tiga kali lipat dari 1.000 menjadi 3.000`, `48 lowongan atau dua kali lipat dari tahun lalu yang hanya 24`."""

from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction

from newsfacts.interval import Interval, Tier, reading
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Mention, Outline

SOURCES = frozenset({"from", "of", "compared", "before"})
NEAR = 60  # characters between a figure and the multiple that speaks of it
REACH = 90
CANDIDATES = 5


def find(outline: Outline) -> Iterator[Relation]:
    """Every multiple with the figure it starts from and the one it leads to."""
    starts = [mention.fact.start for mention in outline.mentions]
    for cue in outline.of_family("fold"):
        place = bisect_right(starts, cue.start) - 1
        times = outline.mentions[place] if place >= 0 else None
        if times is not None and cue.start < times.fact.end and times.fact.number is not None:
            relation = _relation(outline, times, cue)
            if relation is not None:
                yield relation


def _relation(outline: Outline, times: Mention, cue: Cue) -> Relation | None:
    row = outline.about(times)
    after = [m for m in row if m.index > times.index]
    before = [m for m in reversed(row) if m.index < times.index]
    plain = _ends(after) or _ends(list(reversed(before))) or _beside(before, times, after)
    if plain is not None:
        return _times(times, [plain], cue, sure=True)
    near = [*after, *before, *(m for m in reversed(outline.about(times, 2)) if m.sentence < times.sentence)][: 3 * CANDIDATES]
    bases = [m for m in near if m.fact.kind != "percent"][:CANDIDATES]
    pairs = [
        (base, result)
        for base in bases
        for result in near
        if result is not base and base.dimension == result.dimension and _fits(base.fact, result.fact, times.fact)
    ]
    return _times(times, pairs[:1], cue, sure=False) if pairs else None


def _ends(row: list[Mention]) -> tuple[Mention, Mention] | None:
    """`dari A menjadi B`."""
    base = next((m for m in row if "from" in m.near), None)
    result = next((m for m in row if "to" in m.near), None)
    return (base, result) if base and result and base.dimension == result.dimension else None


def _beside(before: list[Mention], times: Mention, after: list[Mention]) -> tuple[Mention, Mention] | None:
    """`B, dua kali lipat dari A`."""
    if not before or not after or times.fact.start - before[0].fact.end > NEAR or after[0].fact.start - times.fact.end > REACH:
        return None
    result, base = before[0], after[0]
    return (base, result) if base.dimension == result.dimension and base.families & SOURCES and not result.families & SOURCES else None


def _times(times: Mention, pairs: list[tuple[Mention, Mention]], cue: Cue, sure: bool) -> Relation:
    bindings = tuple({"base": (base.fact,), "result": (result.fact,), "times": (times.fact,)} for base, result in pairs)
    return Relation("multiple", bindings, (cue.start, cue.end), sure=sure)


def _fits(base: Fact, result: Fact, times: Fact) -> bool:
    quotient = reading(result, Tier.TRUNCATED).over(reading(base, Tier.TRUNCATED))
    number = times.number
    if quotient is None or number is None or not quotient.meets(roughly(reading(times, Tier.LOOSE), times)):
        return False
    return quotient.meets(Interval(number * Fraction(9, 10), number * Fraction(11, 10)))


def roughly(read: Interval, times: Fact) -> Interval:
    """How often as much a multiple may mean: a whole one allows half more or less, as people say it."""
    half = Fraction(1, 2) if times.number is not None and times.number.denominator == 1 and times.qualifier in ("exact", "about") else 0
    return read + Interval(-half, half)
