"""Amounts given in two currencies: `US$ 2 miliar atau Rp 33,936 triliun (kurs Rp 16.970)`.

With a stated rate the pair beside it must multiply out.  Without one, all pairs of the same two currencies must share a rate.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from newsfacts.interval import Interval, Tier, bare, reading
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Mention, Outline

JOINED = 60  # characters between an amount and its equivalent
BRACKET = 80  # characters between a pair and the rate that it was converted at

HEAD = 40  # characters before a figure in which its noun stands
DRIFT = Fraction(21, 20)  # rates of one article differ by less, whatever the day; for certain by less than twice that

TABLE = 60  # more pairs are a table

Pair = tuple[Mention, Mention]


def find(outline: Outline) -> Iterator[Relation]:
    """The conversions of an article."""
    beside = pairs(outline)
    seconds = {pair[1].index: pair for pair in beside}
    starts = [mention.fact.start for mention in outline.mentions]
    for cue in outline.of_family("rate_of"):
        rate = _rate(outline, starts, cue)
        if rate is not None:
            yield from _at_rate(outline, seconds, rate, cue)
    yield from _alike(beside)


def pairs(outline: Outline) -> list[Pair]:
    """Neighbouring amounts of different currencies, the second in brackets or after `atau`, `setara`."""
    found: list[Pair] = []
    for first, second in pairwise(outline.mentions):
        one, other = first.fact, second.fact
        if (
            one.kind != "money"
            or other.kind != "money"
            or one.unit == other.unit
            or first.sentence != second.sentence
            or other.start - one.end > JOINED
        ):
            continue
        if (second.bracketed or "or" in second.families) and one.number and other.number and not (found and found[-1][1] is first):
            found.append((first, second))
    return found


def _rate(outline: Outline, starts: list[int], cue: Cue) -> Mention | None:
    """The exchange rate after its cue: an amount, or a plain number of the size of one."""
    place = bisect_left(starts, cue.end)
    if place == len(starts):
        return None
    rate = outline.mentions[place]
    number = rate.fact.number
    if rate.fact.kind == "money" and number == 1:  # `kurs 1 dolar AS setara Rp15.337` is one more pair
        return None
    near = rate.fact.start - cue.end <= JOINED and rate.sentence == outline.analysis.sentence_at(cue.start)
    return rate if near and number and rate.fact.kind in ("money", "number", "count") and rate.fact.unit != "poin" else None


def _at_rate(outline: Outline, pairs: dict[int, Pair], rate: Mention, cue: Cue) -> Iterator[Relation]:
    before = outline.preceding(rate)
    beside = pairs.get(before.index) if before is not None and 0 <= cue.start - before.fact.end <= BRACKET else None
    if beside is not None:
        yield Relation("conversion", (_roles([beside], rate.fact),), (cue.start, cue.end))
        return
    equivalent = before  # the amount was named before: `Surplus itu setara Rp8,13 triliun (kurs Rp16.600)`
    if (
        equivalent is None
        or equivalent.fact.kind != "money"
        or cue.start - equivalent.fact.end > BRACKET
        or not ("or" in equivalent.families or equivalent.bracketed)
    ):
        return
    behind = reversed(outline.about(rate, 3))
    amounts = [m for m in behind if m.fact.kind == "money" and m.fact.unit != equivalent.fact.unit and m.fact.number]
    fitting = next((m for m in amounts if _fits(m.fact, equivalent.fact, rate.fact)), None)
    head = _head(outline, equivalent)
    named = (
        [m for m in amounts if m.sentence >= rate.sentence - 2 and head in outline.text[max(0, m.fact.start - HEAD) : m.fact.start].lower()]
        if head
        else []
    )
    amount = fitting or (named[0] if len({m.fact.number for m in named}) == 1 else None)
    if amount is not None:
        yield Relation(
            "conversion", (_roles([(amount, equivalent)], rate.fact),), (cue.start, cue.end), doubtful=True, sure=amount is not fitting
        )


def _head(outline: Outline, mention: Mention) -> str:
    """The word that a sentence opens with, if it points back (`Surplus tersebut …`)."""
    start = outline.sentence(mention.sentence)[0]
    words = outline.text[start : mention.fact.start].lower().split(maxsplit=2)
    pointed = len(words) > 1 and any(cue.family in ("this", "this_figure") for cue in outline.cues_between(start, start + HEAD))
    return words[0].strip("\"“'(") if pointed else ""


def _fits(amount: Fact, equivalent: Fact, rate: Fact) -> bool:
    product = reading(amount, Tier.TRUNCATED).times(reading(rate, Tier.TRUNCATED))
    return product.meets(reading(equivalent, Tier.TRUNCATED))


def _alike(pairs: list[Pair]) -> Iterator[Relation]:
    """All pairs of the same two currencies; only that they agree is noted, since rates differ from day to day."""
    by_currency: dict[tuple[str | None, str | None], list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_currency[pair[0].fact.unit, pair[1].fact.unit].append(pair)
    for group in by_currency.values():
        if 1 < len(group) <= TABLE:
            first = group[0][1].fact
            if _common(group):
                yield Relation("conversion", (_roles(group, None),), (first.start, first.end), sure=False)
            else:
                yield from _outlier(group)


def _rate_of(pair: Pair) -> Interval | None:
    amount, equivalent = (bare(mention.fact) for mention in pair)
    return reading(equivalent, Tier.TRUNCATED).over(reading(amount, Tier.TRUNCATED))


def _common(pairs: list[Pair]) -> bool:
    rates = [_rate_of(pair) for pair in pairs]
    lows = [rate.low for rate in rates if rate is not None and rate.low is not None]
    highs = [rate.high for rate in rates if rate is not None and rate.high is not None]
    return len(lows) == len(highs) == len(pairs) and max(lows) <= min(highs)


def _outlier(pairs: list[Pair]) -> Iterator[Relation]:
    """The one pair that was plainly converted at another rate than all others, held against its neighbour."""
    odd = [place for place in range(len(pairs)) if len(pairs) > 2 and _common(pairs[:place] + pairs[place + 1 :])]
    if len(odd) == 1:
        place = odd[0]
        other = pairs[place - 1] if place else pairs[1]
    elif len(pairs) == 2:
        place, other = 1, pairs[0]
    else:
        return
    one, two = _rate_of(pairs[place]), _rate_of(other)
    if one is None or two is None or not one.low or not two.low or one.high is None or two.high is None:
        return
    drift = max(one.low / two.high, two.low / one.high)
    if drift > DRIFT:
        first = pairs[place][1].fact
        yield Relation(
            "conversion",
            (_roles(sorted([pairs[place], other], key=lambda pair: pair[0].index), None),),
            (first.start, first.end),
            doubtful=len(pairs) == 2,
        )


def _roles(pairs: list[Pair], rate: Fact | None) -> dict[str, tuple[Fact, ...]]:
    roles = {"amount": tuple(pair[0].fact for pair in pairs), "equivalent": tuple(pair[1].fact for pair in pairs)}
    return {**roles, "rate": (rate,)} if rate is not None else roles
