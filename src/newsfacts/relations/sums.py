"""Wholes and their parts: parts that are given as complete, and parts of which only the size is bounded."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from newsfacts.interval import Tier, reading, total
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Mention, Outline, opening

LISTED = frozenset({"consists", "namely", "each"})
ENDS = frozenset({"compared", "of_that", "to", "rise", "fall", "higher", "lower", "before"})
MOST_TOTALS = 4  # candidates for the whole that are tried
REMAINDER = frozenset({"rest", "others"})


def find(outline: Outline) -> Iterator[Relation]:
    """The sums and subsets of an article."""
    for number, row in outline.sentences():
        start, end = outline.sentence(number)
        cues = outline.cues_between(start, end)
        yield from _lists(outline, number, row, cues)
        yield from _taken_from_that(outline, number, row, cues)
        yield from _taken_from_named(outline, number, row, cues)
        yield from _totalled(outline, number, row, cues)


def _lists(outline: Outline, number: int, row: list[Mention], cues: list[Cue]) -> Iterator[Relation]:
    """`T, terdiri dari a dan b`; the list may run on into a sentence that says what the rest is."""
    for cue in cues:
        if cue.family not in LISTED:
            continue
        before = [mention for mention in reversed(row) if mention.fact.end <= cue.start]
        wholes = before or (outline.earlier(number, 2) if opening(outline, number, cue, 45) else [])
        after = [mention for mention in row if mention.fact.start >= cue.end]
        for kind in _dimensions(wholes):
            parts = _coordinate(outline, after, kind, number)
            if len(parts) < 2:
                continue
            totals = [mention for mention in wholes if mention.dimension == kind and mention.fact.number is not None][:MOST_TOTALS]
            yield from _sum(totals, parts, cue, complete=cue.family == "consists")


def _dimensions(mentions: Iterable[Mention]) -> list[tuple[str, str | None]]:
    return list(dict.fromkeys(mention.dimension for mention in mentions))


def _coordinate(outline: Outline, after: list[Mention], kind: tuple[str, str | None], number: int) -> list[Fact]:
    """The figures of one kind that are listed side by side, leaving out what is nested in brackets or under `termasuk`."""
    parts: list[Fact] = []
    nested = False
    for mention in after:
        if mention.dimension != kind or mention.bracketed:
            continue
        if parts and mention.families & ENDS:
            break
        nested = bool(mention.families & {"including", "among"})
        if not nested:
            parts.append(mention.fact)
    return parts


def _sum(totals: list[Mention], parts: list[Fact], cue: Cue, complete: bool) -> Iterator[Relation]:
    bindings = tuple({"total": (whole.fact,), "parts": tuple(chosen)} for whole in totals for chosen in _choices(parts))
    holding = next((binding for binding in bindings if adds_up(binding)), None)
    if holding is not None:
        yield Relation("parts-sum", (holding,), (cue.start, cue.end))
    elif bindings and complete and _near(bindings[0]):
        yield Relation("parts-sum", bindings, (cue.start, cue.end))


def _choices(parts: list[Fact]) -> list[list[Fact]]:
    """All the parts, or the first ones only."""
    return [parts[:size] for size in range(len(parts), 1, -1)]


def adds_up(binding: dict[str, tuple[Fact, ...]]) -> bool:
    """Whether the parts reach the total within the rounding or cutting-off of the figures."""
    whole = reading(binding["total"][0], Tier.TRUNCATED)
    return total(reading(part, Tier.TRUNCATED) for part in binding["parts"]).meets(whole)


def _near(binding: dict[str, tuple[Fact, ...]]) -> bool:
    """Whether the parts come within a third of the total, so that they may well be its parts."""
    whole = binding["total"][0].number
    parts = sum((part.number or Fraction(0) for part in binding["parts"]), Fraction(0))
    return whole is not None and whole > 0 and abs(parts / whole - 1) < Fraction(1, 3)


def _taken_from_that(outline: Outline, number: int, row: list[Mention], cues: list[Cue]) -> Iterator[Relation]:
    """`… 13.506 orang. Dari jumlah tersebut 9.881 … dan 3.625 …`."""
    cue = next((cue for cue in cues if cue.family == "of_that"), None)
    if cue is None:
        return
    after = [mention for mention in row if mention.fact.start >= cue.end]
    before = [mention for mention in reversed(row) if mention.fact.end <= cue.start] or outline.earlier(number, 3)
    if not after or not before:
        return
    kind = after[0].dimension
    wholes = [mention for mention in before if mention.dimension == kind and mention.fact.number is not None][:MOST_TOTALS]
    parts = [fact for fact in _coordinate(outline, after, kind, number)]
    if not wholes or not parts:
        return
    complete = any(cue.family in REMAINDER for cue in cues)
    yield from _sum_or_parts(wholes[:2], parts, cue, complete)


def _sum_or_parts(wholes: list[Mention], parts: list[Fact], cue: Cue, complete: bool) -> Iterator[Relation]:
    if len(parts) > 1:
        bindings = tuple({"total": (whole.fact,), "parts": tuple(chosen)} for whole in wholes for chosen in _choices(parts))
        holding = next((binding for binding in bindings if adds_up(binding)), None)
        if holding is not None:
            yield Relation("parts-sum", (holding,), (cue.start, cue.end))
            return
        if complete or _slip(bindings[0]):
            yield Relation("parts-sum", bindings, (cue.start, cue.end))
            return
    for part in parts:
        yield Relation("part-of", tuple({"whole": (whole.fact,), "part": (part,)} for whole in wholes), (cue.start, cue.end))


def _slip(binding: dict[str, tuple[Fact, ...]]) -> bool:
    """Whether the sum misses the total by so little that a slip of one digit is likelier than an open list."""
    whole = binding["total"][0].number
    parts = sum((part.number or Fraction(0) for part in binding["parts"]), Fraction(0))
    if whole is None or whole < 100 or len(binding["parts"]) < 2:
        return False
    off = abs(parts - whole)
    return off / whole < Fraction(1, 10) and str(off.numerator).rstrip("0") in {str(n) for n in (*range(1, 10), *range(9, 90, 9))} and off.denominator == 1


def _taken_from_named(outline: Outline, number: int, row: list[Mention], cues: list[Cue]) -> Iterator[Relation]:
    """`dari 97 WNI, 86 di antaranya`, `19 dari 22 lapangan`, `102.763 orang, termasuk 13.506 orang`, `Dari 55 …, delapan … dan sisanya 47`."""
    changing = any(cue.family in ("rise", "fall", "higher", "lower") for cue in cues)
    for place, mention in enumerate(row):
        whole = mention.lead("of", "from")
        same = [other for other in row[place + 1 :] if other.dimension == mention.dimension and not other.bracketed]
        if whole is not None and mention.fact.start - whole.end <= 40 and not mention.families & {"compared", "rise", "fall"}:
            before = [other for other in row[:place] if other.dimension == mention.dimension and other.fact.start >= 0]
            if not before and same and mention.first and (not changing or any(c.family in ("among", "rest") for c in cues)):
                parts = [other.fact for other in same if not other.families & {"of", "from", "to"}]
                complete = any(other.families & REMAINDER for other in same) or any(cue.family in REMAINDER for cue in outline.after(same[-1]))
                if parts:
                    yield from _sum_or_parts([mention], parts, whole, complete)
            elif before and not changing and (whole.family == "of" or mention.fact.kind == "count") and mention.fact.start - before[-1].fact.end <= 90:
                if not mention.families & {"to", "or"} and mention.fact.number is not None:
                    yield Relation("part-of", ({"whole": (mention.fact,), "part": (before[-1].fact,)},), (whole.start, whole.end))
        include = mention.lead("including")
        if include is not None and not mention.bracketed:
            wholes = [other for other in reversed(row[:place]) if other.dimension == mention.dimension][:2]
            if wholes and mention.fact.start - include.end <= 40:
                for part in [mention, *same]:
                    if part is mention or not part.families & {"contrast", "of", "from"}:
                        yield Relation("part-of", tuple({"whole": (other.fact,), "part": (part.fact,)} for other in wholes), (include.start, include.end))
        elif (among := next((cue for cue in outline.after(mention) if cue.family == "among"), None)) and among.start - mention.fact.end <= 40 or (among := mention.lead("among")):
            wholes = [other for other in reversed(row[:place]) if other.dimension == mention.dimension][:2]
            if not wholes and mention.first and among.start - outline.sentence(number)[0] < 60:
                wholes = [other for other in outline.earlier(number, 1) if other.dimension == mention.dimension][:2]
            if wholes and not (whole is not None):
                yield Relation("part-of", tuple({"whole": (other.fact,), "part": (mention.fact,)} for other in wholes[:1]), (among.start, among.end))


def _totalled(outline: Outline, number: int, row: list[Mention], cues: list[Cue]) -> Iterator[Relation]:
    """`a dan b, sehingga total T`: said only where it holds, since what goes into a running total is seldom all in one place."""
    for place, mention in enumerate(row):
        cue = mention.lead("total")
        if cue is None or mention.fact.number is None or mention.fact.start - cue.end > 60:
            continue
        earlier = [other for other in row[:place] if other.dimension == mention.dimension and not other.bracketed]
        pool = earlier if len(earlier) > 1 else [*[o for o in reversed(outline.earlier(number, 2)) if o.dimension == mention.dimension], *earlier]
        for size in range(min(len(pool), 8), 1, -1):
            binding = {"total": (mention.fact,), "parts": tuple(other.fact for other in pool[-size:])}
            if adds_up(binding) and mention.fact.number > 3:
                yield Relation("parts-sum", (binding,), (cue.start, cue.end))
                break
