"""Rates: so much for each, so many of them, so much together; and means, which turn the same sum round.

A rate is a figure with `per`, `setiap` or `masing-masing` beside it, a mean one after `rata-rata`.  Around it the figures are sought that
fit: the quantity by the noun or unit that the rate is given for, the total by its unit.  That they fit is noted wherever it is no accident;
that they do not only where one sentence says all three.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.dimensions import conversion, ratio, symbol
from newsfacts.interval import Interval, Tier, point, reading, significant_digits
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import Mention, Outline

BESIDE = 30  # characters between a figure and the `per` that makes it a rate
AHEAD = 45  # characters between `setiap`, `masing-masing` and the figure
AFTER_AVERAGE = 60
BACK = 4  # sentences in which what a mean was taken of may stand
LASTING = 3  # twice a price turns up elsewhere by accident
NEAREST = 10  # figures tried for each part
COUNTED = frozenset({"count", "measure", "duration"})
WORKED_OUT = frozenset({"total", "result"})
ASIDE = frozenset({"compared", "before", "higher", "lower", "rise", "fall", "every", "each", "average"})
SLIP = 12  # a figure with one digit wrong is off by no more


class Rate(NamedTuple):
    """A figure that holds for each of something: `per` is the unit symbol or noun it is given for, `plain` if all stands close together."""

    mention: Mention
    per: str | None
    cue: Cue
    plain: bool = True


def find(outline: Outline) -> Iterator[Relation]:
    """The products and means of an article."""
    starts = [mention.fact.start for mention in outline.mentions]
    taken: set[str] = set()
    for cue in outline.of_family("average"):
        mean = _mean(outline, starts, cue)
        if mean is not None and mean.mention.fact.id not in taken:
            taken.add(mean.mention.fact.id)
            yield from _average(outline, mean)
    totals: set[str] = set()
    for rate in _rates(outline, starts):
        if rate.mention.fact.id not in taken:
            taken.add(rate.mention.fact.id)
            for relation in _product(outline, rate):
                total = relation.bindings[0]["total"][0].id
                if total not in totals:
                    totals.add(total)
                    yield relation


def _around(outline: Outline, starts: list[int], cue: Cue) -> tuple[Mention | None, Mention | None]:
    """The figures of the cue's sentence that stand right before and right after it."""
    place = bisect_left(starts, cue.start)
    before = outline.mentions[place - 1] if place else None
    after = outline.mentions[place] if place < len(starts) else None
    number = outline.analysis.sentence_at(cue.start)
    return before if before and before.sentence == number else None, after if after and after.sentence == number else None


def _rates(outline: Outline, starts: list[int]) -> Iterator[Rate]:
    for cue in outline.of_family("every"):
        before, after = _around(outline, starts, cue)
        per = _noun(outline.text, cue.end)
        if before is not None and cue.start - before.fact.end <= BESIDE and "," not in outline.text[before.fact.end : cue.start]:
            yield Rate(before, per, cue)
        elif after is not None and after.fact.start - cue.end <= AHEAD:
            yield Rate(after, per, cue)
    for cue in outline.of_family("each"):
        before, after = _around(outline, starts, cue)
        if before is None or after is None or after.fact.start - cue.end > AHEAD:
            continue
        following = outline.following(after)
        if following is None or following.dimension != after.dimension or following.families & WORKED_OUT:
            yield Rate(after, None, cue)
    for cue in outline.of_family("times"):
        before, after = _around(outline, starts, cue)
        if before is not None and after is not None:
            yield Rate(before, _noun(outline.text, after.fact.end), cue)


def _noun(text: str, start: int) -> str | None:
    """The unit symbol or the word that stands at `start`."""
    words = text[start : start + 30].split(maxsplit=1)
    return symbol(words[0].strip(".,;:()\"'”").lower()) if words else None


def _mean(outline: Outline, starts: list[int], cue: Cue) -> Rate | None:
    _, after = _around(outline, starts, cue)
    if after is None or after.fact.start - cue.end > AFTER_AVERAGE:
        return None
    every = [near for near in outline.cues_between(cue.end, after.fact.end + BESIDE + AHEAD) if near.family == "every"]
    per = next((near for near in every if near.start - after.fact.end <= BESIDE), None)
    plain = len(outline.text[cue.end : after.fact.start].split()) <= 2
    return Rate(after, _noun(outline.text, per.end) if per else None, cue, plain)


def _quantities(outline: Outline, rate: Rate, first: int, last: int) -> list[Mention]:
    """What the rate may have been multiplied by, nearest first."""
    fact = rate.mention.fact
    return _nearest(
        rate.mention,
        (
            m
            for m in outline.within(first, last)
            if m.fact.kind in COUNTED
            and m.fact.number is not None
            and m.fact.number > 1
            and m.fact.id != fact.id
            and _scale(m.fact, rate) is not None
        ),
    )


def _totals(outline: Outline, rate: Rate, first: int, last: int) -> list[Mention]:
    """What may have come of it, nearest first."""
    fact, size = rate.mention.fact, rate.mention.fact.number or Fraction(0)
    found = (m for m in outline.within(first, last) if m.fact.kind == fact.kind and m.fact.number is not None and m.fact.id != fact.id)
    return _nearest(rate.mention, (m for m in found if (factor := conversion(m.fact, fact)) and (m.fact.number or 0) * factor > size))


def _nearest(mention: Mention, others: Iterable[Mention]) -> list[Mention]:
    return sorted(others, key=lambda other: abs(other.fact.start - mention.fact.start))[:NEAREST]


def _scale(quantity: Fact, rate: Rate) -> Fraction | None:
    """How many of the rate's unit one of the quantity's is (`Rp6.500 per kilogram` of `3.250 ton`: 1000); None if they do not go together."""
    if rate.per is None or quantity.unit is None:
        return Fraction(1)
    known = ratio(quantity.unit, rate.per)
    return known if known is not None or symbol(rate.per) in UNITS else Fraction(1)


UNITS = frozenset({"kg", "t", "g", "ha", "m2", "km", "m", "L", "m3", "kWh", "second", "minute", "hour", "day", "week", "month", "year"})


def _named(outline: Outline, quantity: Fact, per: str | None) -> bool:
    """Whether the quantity counts what the rate is given for."""
    if per is None:
        return False
    if quantity.unit is not None:
        return ratio(quantity.unit, per) is not None
    words = outline.text[quantity.end : quantity.end + 40].lower().split(maxsplit=3)[:3]
    return per in [word.strip(".,;:()\"'”") for word in words] or per in (quantity.subject or "").lower().split()


def _given_for(rate: Rate) -> Fact:
    """The rate's figure, with the denominator that the sentence gives it."""
    fact = rate.mention.fact
    return fact if rate.per is None or fact.per == rate.per else fact.model_copy(update={"per": rate.per})


def _product(outline: Outline, rate: Rate) -> Iterator[Relation]:
    fact, number = rate.mention.fact, rate.mention.sentence
    if not fact.number or fact.number <= 1 and fact.kind == "count" or fact.kind in ("percent", "age"):
        return
    held = _holding_product(outline, rate, number - 2, number + 1) or _elsewhere(outline, rate)
    if held is not None:
        yield Relation("product", (held,), (rate.cue.start, rate.cue.end))
        return
    total = _worked_out(outline, rate)
    if total is None:
        yield from _alone(outline, rate)
        return
    bindings = [{"quantity": (q.fact,), "rate": (_given_for(rate),), "total": (total.fact,)} for q in _certain(outline, rate, total)]
    if bindings:
        yield Relation("product", tuple(bindings), (rate.cue.start, rate.cue.end))


def _alone(outline: Outline, rate: Rate) -> Iterator[Relation]:
    """Quantity and total alone with their rate in one sentence, or alone in the next: `Rp50 juta untuk setiap emas. Dengan 128 emas, … Rp6,4 miliar`."""
    number = rate.mention.sentence
    row = [m for m in outline.by_sentence[number] if m is not rate.mention]
    for pair in (row, outline.by_sentence.get(number + 1, [])):
        if len(pair) == 2 and (pair is not row or pair[1].index > rate.mention.index) and _may_come_to(outline, rate, pair[0], pair[1]):
            roles = {"quantity": (pair[0].fact,), "rate": (_given_for(rate),), "total": (pair[1].fact,)}
            yield Relation("product", (roles,), (rate.cue.start, rate.cue.end), doubtful=True)
            return


def _may_come_to(outline: Outline, rate: Rate, quantity: Mention, total: Mention) -> bool:
    """Whether the quantity counts what the rate is given for, and the total is no further off than a slip would put it."""
    fact, scale = rate.mention.fact, _scale(quantity.fact, rate)
    if rate.per is None or not scale or fact.number is None or quantity.fact.number is None or quantity.fact.qualifier != "exact" or total.fact.number is None:
        return False
    if fact.kind == "duration" or total.fact.kind != fact.kind or conversion(total.fact, fact) is None or total.families & (ASIDE | {"of", "from", "or"}):
        return False
    people = quantity.fact.kind == "count" and rate.per in lexicon.relations().nouns["people"]
    return (people or _named(outline, quantity.fact, rate.per)) and _plausible(quantity.fact.number * scale * fact.number, total.fact.number, fact, total.fact)


def _worked_out(outline: Outline, rate: Rate) -> Mention | None:
    """The total that the sentence works out behind the rate, with at most the quantity in between."""
    total = outline.following(rate.mention)
    if total is not None and conversion(total.fact, rate.mention.fact) is None or rate.cue.family == "times":
        total = outline.following(total) if total is not None else None
    if total is None or conversion(total.fact, rate.mention.fact) is None or total.fact.number is None:
        return None
    return total if total.families & WORKED_OUT and not total.families & {"or", "from"} else None


def _certain(outline: Outline, rate: Rate, total: Mention) -> list[Mention]:
    """The quantities beyond doubt: named by the rate, or the one figure that stands right before it."""
    row = outline.by_sentence[rate.mention.sentence]
    found = [
        m
        for m in row
        if m is not rate.mention
        and m is not total
        and m.fact.kind in COUNTED
        and m.fact.start < total.fact.start
        and m.fact.number
        and _scale(m.fact, rate)
    ]
    named = [m for m in found if _named(outline, m.fact, rate.per)]
    before = outline.preceding(rate.mention)
    if named or rate.cue.family == "times":
        return named
    return [before] if before in found and before is not None and not before.fact.kind == "duration" else []


def _holding_product(outline: Outline, rate: Rate, first: int, last: int) -> dict[str, tuple[Fact, ...]] | None:
    fact = rate.mention.fact
    totals = _totals(outline, rate, first, last)
    quantities = _quantities(outline, rate, first, last) if totals else []
    for total in totals:
        back = conversion(total.fact, fact)
        if back is None or not fact.number or total.fact.number is None:
            continue
        target = total.fact.number * back / fact.number
        for quantity in quantities:
            scale = _scale(quantity.fact, rate)
            if quantity is total or scale is None or not _close((quantity.fact.number or 0) * scale, target):
                continue
            named = _named(outline, quantity.fact, rate.per)
            sound = named or fact.kind == "money" or rate.cue.family != "every" and quantity.sentence == rate.mention.sentence
            if sound and multiplied(quantity.fact, fact, total.fact, scale / back):
                return {"quantity": (quantity.fact,), "rate": (_given_for(rate),), "total": (total.fact,)}
    return None


def _elsewhere(outline: Outline, rate: Rate) -> dict[str, tuple[Fact, ...]] | None:
    """A price whose quantity and total are named further on: `Rp300 ribu per bulan … selama tiga bulan … Rp900 ribu`."""
    fact = rate.mention.fact
    if fact.kind != "money" or rate.per is None or not fact.number:
        return None
    timed = ratio(rate.per, "day") is not None or ratio(rate.per, "month") is not None
    for quantity in outline.mentions:
        number = quantity.fact.number
        if (
            quantity.fact.kind not in COUNTED
            or number is None
            or number <= 1
            or (quantity.fact.unit != rate.per if timed else quantity.fact.kind != "count")
        ):
            continue
        if timed and ("long" not in quantity.families or number < LASTING):
            continue
        following = outline.following(quantity)
        for total in outline.mentions if timed else (following,) if following else ():
            want = number * fact.number
            if (
                total.fact.kind != "money"
                or total.fact.unit != fact.unit
                or total.fact.number is None
                or not _close(total.fact.number, want)
            ):
                continue
            exact = (
                total.fact.number == want
                if timed
                else significant_digits(total.fact.number) >= 3 and _named(outline, quantity.fact, rate.per)
            )
            if exact and multiplied(quantity.fact, fact, total.fact, Fraction(1)):
                return {"quantity": (quantity.fact,), "rate": (_given_for(rate),), "total": (total.fact,)}
    return None


def _close(one: Fraction, other: Fraction) -> bool:
    """A quick look before the exact one: within a tenth."""
    return 10 * abs(one - other) <= other


def multiplied(quantity: Fact, rate: Fact, total: Fact, scale: Fraction) -> bool:
    """Whether quantity × rate gives the total, the rate taken as printed and the others rounded or cut off."""
    product = reading(quantity, Tier.TRUNCATED).times(point(rate.number or 0)).scaled(scale)
    return product.meets(reading(total, Tier.TRUNCATED))


def _average(outline: Outline, mean: Rate) -> Iterator[Relation]:
    fact, number = mean.mention.fact, mean.mention.sentence
    if not fact.number or fact.kind in ("percent", "age", "duration"):
        return
    totals = _totals(outline, mean, number - BACK, number + 1)
    counts = _quantities(outline, mean, number - BACK, number + 1) if totals else []
    for count in counts:
        scale = _scale(count.fact, mean)
        named = _named(outline, count.fact, mean.per)
        for total in totals:
            back = conversion(total.fact, fact)
            if (
                count is total
                or not scale
                or not back
                or not (named or significant_digits(fact.number) > 1 and abs(total.sentence - number) + abs(count.sentence - number) <= 1)
            ):
                continue
            target = (total.fact.number or 0) * back / ((count.fact.number or 1) * scale)
            if _close(fact.number, target) and _averaged(total.fact, count.fact, fact, back / scale):
                yield _mean_of(total, count, mean)
                return
    yield from _plain_mean(outline, mean)


def _plain_mean(outline: Outline, mean: Rate) -> Iterator[Relation]:
    """Total and number beyond doubt in the mean's own sentence; a doubtful relation where one of them stands in the sentence before."""
    number, fact = mean.mention.sentence, mean.mention.fact
    before = [
        m
        for m in outline.within(number - 1, number)
        if m.index != mean.mention.index and m.fact.number is not None and m.fact.section != "title"
    ]
    counts = [
        m
        for m in before
        if m.fact.kind in COUNTED and (m.fact.number or 0) > 1 and _named(outline, m.fact, mean.per) and m.index < mean.mention.index
    ]
    behind = WORKED_OUT | {"target"}
    totals = [
        m
        for m in before
        if conversion(m.fact, fact)
        and kin(m.fact, fact)
        and m not in counts
        and not m.families & ASIDE
        and (m.index < mean.mention.index or m.families & behind)
    ]
    here = [m for m in totals if m.sentence == number] or totals
    if not mean.plain or len(here) != 1 or len({m.fact.number for m in counts}) != 1:
        return
    total, count = here[0], counts[-1]
    doubtful = not total.sentence == count.sentence == number or total.index > mean.mention.index
    if count.sentence == number and outline.preceding(mean.mention) is count and "or" in mean.mention.families:
        doubtful = False
    if not doubtful or _plausible((total.fact.number or 0) / (count.fact.number or 1), fact.number or Fraction(1), total.fact, fact):
        yield _mean_of(total, count, mean)._replace(doubtful=doubtful)


def _plausible(found: Fraction, stated: Fraction, one: Fact, other: Fact) -> bool:
    """Whether two figures are no further apart than a slip of a digit would put them."""
    scale = conversion(one, other)
    return scale is not None and stated / SLIP <= found * scale <= stated * SLIP


def _mean_of(total: Mention, count: Mention, mean: Rate) -> Relation:
    roles = {"total": (total.fact,), "count": (count.fact,), "average": (_given_for(mean),)}
    return Relation("average", (roles,), (mean.cue.start, mean.cue.end))


def _averaged(total: Fact, count: Fact, mean: Fact, scale: Fraction) -> bool:
    tier = Tier.LOOSE if mean.qualifier in ("about", "almost") else Tier.TRUNCATED
    quotient = reading(total, Tier.TRUNCATED).over(reading(count, Tier.TRUNCATED))
    return quotient is not None and quotient.scaled(scale).meets(rounded(reading(mean, tier), mean))


def rounded(read: Interval, mean: Fact) -> Interval:
    """A mean as it was read, widened by half a unit of its last digit: a mean is always rounded, also one of whole things."""
    half = Interval(-Fraction(mean.precision) / 2, Fraction(mean.precision) / 2) if mean.precision else point(0)
    return read + half
