"""Runs of neighbouring figures that add up to the figure right before or right behind them, whatever the wording.

Such a run is noted only if so exact an agreement can hardly be an accident; that it fails would mean nothing.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from newsfacts.interval import Tier, open_ended, reading, significant_digits
from newsfacts.model import Fact, Number, Relation
from newsfacts.relations.adding import kinds
from newsfacts.relations.adding.additions import Told, rounds
from newsfacts.relations.adding.series import MOST_PARTS, cut_short, left_open
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.slips import decimals

ASIDE = frozenset(
    {
        "from",
        "compared",
        "including",
        "among",
        "balance",
        "deficit",
        "rise",
        "fall",
        "strengthen",
        "weaken",
        "higher",
        "lower",
        "average",
        "every",
    }
)
UNSAID = ASIDE - {"from", "balance", "deficit"}  # what these lead up to is no whole
LEADS = frozenset({"from", "of"})  # what these lead up to is a whole that its parts follow or precede in the sentence
EVIDENCE = frozenset({"total", "consists", "of_that", "rest", "each", "namely", "others"})
SUMMED = frozenset({"count", "money", "measure", "percent", "number"})
MOST_STEPS = 16  # figures looked at on either side of a whole
REACH = 4  # sentences between a whole and its parts
SLACK = Fraction(1, 50)  # a sum is no evidence if rounding alone could move it by more …
CUED_SLACK = Fraction(1, 10)  # … or by so much where a cue says that there is a sum
FAR_DIGITS = 4  # significant digits of a whole whose parts may begin further off …
SKIPS = (1, 2)  # … behind so many figures
FINE = 10**12

Ends = tuple[int, int]  # a reading in whole units of a common scale


class Near(NamedTuple):
    """Places in a strand beside a whole, nearest first; a run begins among the first `free` of them, before the whole is named again."""

    places: list[int]
    free: int


class Side(NamedTuple):
    """The figures on one side of a whole that may be its parts: those like it, and any."""

    akin: Near
    others: Near


class Strand(NamedTuple):
    """The figures of one kind, their readings, which of them may be parts, and the first of each value that is called the total."""

    mentions: list[Mention]
    ends: list[Ends]
    parts: list[bool]
    totals: dict[str | None, Mention]


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The runs that add up to a figure that no other sum explains."""
    said = bool(outline.of_family("total", "consists"))  # without which no shares are parts
    for (kind, _), alike in outline.by_dimension.items():
        summed = kind in SUMMED and len(alike) > 2 and (said or kind != "percent")
        mentions = [mention for mention in alike if _usable(mention.fact)] if summed else []
        if len(mentions) > 2:
            own = {mention.fact.start for mention in mentions}
            parts = [
                not (mention.bracketed or "of" in mention.near or mention.near & ASIDE or told.owners.get(mention.fact.start) in own)
                for mention in mentions
            ]
            scale = min(FINE, 2 * 10 ** max(decimals(mention.fact.number or 0) for mention in mentions))
            totals = {mention.fact.value: mention for mention in reversed(mentions) if "total" in mention.near}
            strand = Strand(mentions, _roughly(mentions, scale), parts, totals)
            sides = _sides(strand, told)
            for ends in _readings(mentions, scale) if sides else ():
                yield from _summed(outline, strand._replace(ends=ends), sides, told)


def _usable(fact: Fact) -> bool:
    return fact.number is not None and fact.number > 0 and fact.section != "related" and not open_ended(fact)


def _roughly(strand: list[Mention], scale: int) -> list[Ends]:
    """The figures of a strand as whole numbers, so that sums are fast and exact, with all the room that any reading gives them."""
    ends: list[Ends] = []
    for mention in strand:
        fact = mention.fact
        if fact.qualifier == "exact":
            value, unit = _units(fact.number, scale), _units(fact.unit_printed, scale)
            ends.append((value - unit, value + unit))
        else:
            low, high, *_ = reading(fact, Tier.ROUNDED)
            ends.append((_units(low, scale), _units(high, scale)))
    return ends


def _readings(strand: list[Mention], scale: int) -> Iterator[list[Ends]]:
    """The figures of a strand as printed, and, if that is more, as they may have been rounded."""
    printed = [(unit, unit) for unit in (_units(mention.fact.number, scale) for mention in strand)]
    ends = [reading(mention.fact, Tier.ROUNDED) for mention in strand]
    rounded = [(_units(end.low, scale), _units(end.high, scale)) for end in ends]
    yield printed
    if rounded != printed:
        yield rounded


def _units(end: Number | None, scale: int) -> int:
    if type(end) is int:
        return end * scale
    return 0 if end is None else end.numerator * scale // end.denominator


def _sides(strand: Strand, told: Told) -> dict[int, list[Side]]:
    """The wholes that a run beside them may add up to, by their places, with each side on which one does."""
    found: dict[int, list[Side]] = {}
    least = sum(sorted(low for (low, _), part in zip(strand.ends, strand.parts, strict=True) if part)[:2])
    for place, whole in enumerate(strand.mentions):
        if strand.ends[place][1] < least:  # smaller than any two parts together
            continue
        if whole.fact.start in told.totals or whole.near & UNSAID and "to" not in whole.near:
            continue  # bertambah menjadi 604 jiwa is a whole, bertambah 604 none
        led = bool(whole.near & LEADS)
        for step in (1, -1):
            if led and (step > 0) != whole.first:
                continue  # `Dari 30 saham, 6 …` looks ahead, `6 …, dan 20 … dari 30 saham` back
            second = place + 2 * step
            if not 0 <= second < len(strand.mentions) or abs(strand.mentions[second].sentence - whole.sentence) > REACH:
                continue  # two parts at least
            side = _beside(strand, place, step)
            if _first_run(strand, place, side):
                found.setdefault(place, []).append(side)
    return found


def _summed(outline: Outline, strand: Strand, sides: dict[int, list[Side]], told: Told) -> Iterator[Relation]:
    for place, near in sides.items():
        whole = strand.mentions[place]
        for side in near:
            run = _first_run(strand, place, side)
            if (
                not run
                or whole.fact.start in told.totals
                or told.parts(run)
                or whole.near & LEADS
                and any(part.sentence != whole.sentence for part in run)
                or not _telling(outline, whole, run)
                or any(rounds(whole.fact, other.fact) for other in strand.mentions[max(0, place - MOST_STEPS) : place + MOST_STEPS])
                or kinds.one_of(outline, whole, run)
                or cut_short(outline, sorted(run, key=lambda part: part.index))
            ):
                continue
            parts = tuple(sorted(run, key=lambda part: part.index))
            whole = _called_total(strand, whole)
            span = (min(parts[0].fact.start, whole.fact.start), max(parts[-1].fact.end, whole.fact.end))
            relation = Relation("parts-sum", ({"total": (whole.fact,), "parts": tuple(part.fact for part in parts)},), span, sure=False)
            yield told.add(relation)
            break


def _called_total(strand: Strand, whole: Mention) -> Mention:
    """The figure of the same value that is called the total, if the whole is not and there is one."""
    return whole if "total" in whole.families else strand.totals.get(whole.fact.value, whole)


def _first_run(strand: Strand, place: int, side: Side) -> list[Mention]:
    """The nearest run: of figures like the whole, of any, or behind one or two that do not belong (only of telling wholes)."""
    whole = strand.mentions[place].fact
    akin, others = side
    if run := _run(strand, place, akin):
        return run
    if len(others.places) > len(akin.places) and (run := _run(strand, place, others)):
        return run
    if len(akin.places) > 2 and significant_digits(whole.number or 0) >= FAR_DIGITS:
        return next((run for skip in SKIPS if (run := _run(strand, place, akin, skip))), [])
    return []


def _beside(strand: Strand, place: int, step: int) -> Side:
    """The figures next to one in one direction that may be its parts."""
    mentions = strand.mentions
    whole = mentions[place]
    fact = whole.fact
    akin: list[int] = []
    others: list[int] = []
    free = MOST_STEPS, MOST_STEPS
    last = min(len(mentions), place + MOST_STEPS + 1) if step > 0 else max(-1, place - MOST_STEPS - 1)
    for other in range(place + step, last, step):
        mention = mentions[other]
        if abs(mention.sentence - whole.sentence) > REACH:
            break
        if mention.fact.value == fact.value:
            if not others:
                break
            free = min(free, (len(akin), len(others)))
        elif strand.parts[other]:
            others.append(other)
            if kin(fact, mention.fact):
                akin.append(other)
    return Side(Near(akin, free[0]), Near(others, free[1]))


def _run(strand: Strand, place: int, near: Near, skip: int = 0) -> list[Mention]:
    """The shortest run of at least two figures near one, but for the first `skip`, that adds up to it."""
    if near.free <= skip:
        return []
    ends, (least, most) = strand.ends, strand.ends[place]
    low = high = 0
    for size, other in enumerate(near.places[skip : skip + MOST_PARTS], 1):
        low, high = low + ends[other][0], high + ends[other][1]
        if low > most:
            break
        if high >= least and size > 1:
            return [strand.mentions[each] for each in near.places[skip : skip + size]]
    return []


def _telling(outline: Outline, whole: Mention, run: list[Mention]) -> bool:
    """Whether the agreement can hardly be an accident: many digits and little slack, or a cue that says there is a sum."""
    number = whole.fact.number or 1
    everyone = (whole, *run)
    if "total" in whole.near and _spelled_out(whole, run):
        return True
    if left_open(outline, max(run, key=lambda part: part.index)):
        return False
    slack = sum((reading(mention.fact, Tier.ROUNDED).width or 0) for mention in everyone)
    if any((part.fact.number or 0) < slack for part in run):
        return False  # the rest of them would add up as well without it
    begin, end = min(mention.fact.start for mention in everyone), max(mention.fact.end for mention in everyone)
    cues = {cue.family for cue in outline.cues_between(begin, end + 25)} | (whole.families & {"total"})
    sentences = {mention.sentence for mention in everyone}
    cued = bool(cues & EVIDENCE) or bool(whole.near & LEADS) and len(sentences) == 1
    if (
        len({part.fact.value for part in run}) < len(run)
        and (len({part.sentence for part in run}) > 1 or whole.fact.kind == "measure")
        or slack > (CUED_SLACK if cued else SLACK) * number
    ):
        return False
    if whole.fact.kind == "percent":
        return "consists" in min(run, key=lambda part: part.index).families and significant_digits(number) >= 2
    named = run[0].near & {"namely", "consists"} or len(sentences) == 1 and (cues & {"others"} or "total" in whole.near)
    if whole.fact.kind == "count" and not named and not all(kin(whole.fact, part.fact) for part in run):
        return significant_digits(number) >= (2 if _straight_behind(whole, run) else 4)
    again = len(run) > 2 and whole.fact.kind == "count" and len({part.sentence for part in run}) == 1
    again = again and (_all_the_same(whole, run) or _straight_behind(whole, run))
    if significant_digits(number) >= (2 if cued or again else 3):
        return True
    return cued and number >= 3 and whole.fact.kind == "count" and len(sentences) == 1


def _straight_behind(whole: Mention, run: list[Mention]) -> bool:
    """Whether a closed list of three figures or more stands alone right behind a total: `29 dapur. Aceh ada 17 titik, Riau 7 titik, dan
    Jambi 5 titik`."""
    first, last = min(run, key=lambda part: part.index), max(run, key=lambda part: part.index)
    listed = len(run) > 2 and last.index - first.index == len(run) - 1 and first.sentence == last.sentence and "and" in last.families
    return listed and whole.index + 1 == first.index and first.sentence - whole.sentence <= 1


def _spelled_out(whole: Mention, run: list[Mention]) -> bool:
    """Whether a total stands right behind the figures that make it up exactly: `Rp 12 miliar dan Rp 15 miliar, total Rp 27 miliar`."""
    everyone = sorted((whole, *run), key=lambda mention: mention.index)
    straight = everyone[-1] is whole and whole.index - everyone[0].index == len(run) and everyone[0].sentence == whole.sentence
    return straight and sum(part.fact.number or 0 for part in run) == whole.fact.number


def _all_the_same(whole: Mention, run: list[Mention]) -> bool:
    """Whether the very things that are counted are listed: `96 laga. Ia memainkan 31 laga pada musim 2022, 34 laga … dan 31 laga …`."""
    return "and" in max(run, key=lambda part: part.index).families and all(same(whole.fact, part.fact) for part in run)
