"""Amounts given in two currencies: `US$ 2 miliar atau Rp 33,936 triliun (kurs Rp 16.970)`.

With a stated rate the pair beside it must multiply out.  Without one, all pairs of the same two currencies must share a rate, and none can
have a rate that there never was.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.interval import Interval, Tier, bare, reading
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import GUESSED, LIKELY, PLAIN, TRIED
from newsfacts.relations.outline import HEAD, THESE, Mention, Outline, begun_from, opening
from newsfacts.relations.slips import SCALES

JOINED = 60  # characters between an amount and its equivalent
BRACKET = 80  # characters between a pair and the rate that it was converted at
DRIFT = Fraction(21, 20)  # rates of one article differ by less, whatever the day; for certain by less than twice that
CHANGED = 3  # those of two years: a house bought in 2005 and sold in 2025
SCALED = 100  # unit of the last digit of an amount with a scale word
YEAR = 4  # characters of a time that tell its year
MANY = 12  # characters behind a rate in which it may be said for how many units it is
TABLE = 60  # more pairs are a table

Pair = tuple[Mention, Mention]


def find(outline: Outline) -> Iterator[Relation]:
    """The conversions of an article."""
    beside, rates = pairs(outline), outline.of_family("rate_of")
    if not (beside or rates):
        return
    seconds = {pair[1].index: pair for pair in beside}
    rated: set[str] = set()
    for cue in rates:
        rate = _rate(outline, cue)
        for relation in _at_rate(outline, seconds, rate, cue) if rate is not None else ():
            rated.update(fact.id for role in ("amount", "equivalent") for fact in relation.bindings[0][role])
            yield relation
    strange = list(_unheard_of([pair for pair in beside if pair[0].fact.id not in rated]))
    odd = {fact.id for relation in strange for group in relation.bindings[0].values() for fact in group}
    yield from _alike([pair for pair in beside if pair[0].fact.id not in odd])
    yield from strange


def pairs(outline: Outline) -> list[Pair]:
    """Neighbouring amounts of different currencies, the second in brackets or after `atau`, `setara`."""
    found: list[Pair] = []
    if sum([kind == "money" for kind, _ in outline.by_dimension]) < 2:
        return found
    for first, second in pairwise(outline.mentions):
        one, other = first.fact, second.fact
        if (
            one.kind != "money"
            or other.kind != "money"
            or one.unit == other.unit
            or first.sentence != second.sentence
            or other.start - one.end > JOINED
            or begun_from(outline, first)
            and (level := outline.preceding(first)) is not None
            and level.fact.unit == one.unit
        ):
            continue  # US$ 500 juta, naik dari US$ 400 juta, atau setara Rp 8,35 triliun
        if (second.bracketed or "or" in second.families) and one.number and other.number and not (found and found[-1][1] is first):
            found.append((first, second))
    return found


def _rate(outline: Outline, cue: Cue) -> Mention | None:
    """The exchange rate after its cue: an amount, or a plain number of the size of one."""
    rate = outline.behind(cue)
    if rate is None:
        return None
    number = rate.fact.number
    if rate.fact.kind == "money" and number == 1:  # `kurs 1 dolar AS setara Rp15.337` is one more pair
        return None
    near = rate.fact.start - cue.end <= JOINED
    return rate if near and number and rate.fact.kind in ("money", "number", "count") and rate.fact.unit != "poin" else None


def _at_rate(outline: Outline, pairs: dict[int, Pair], rate: Mention, cue: Cue) -> Iterator[Relation]:
    """The pair that was converted at a stated rate; `pairs` are those of the article by the place of their second amount."""
    if _of_many(outline, rate):
        return
    before = outline.preceding(rate)
    beside = pairs.get(before.index) if before is not None and 0 <= cue.start - before.fact.end <= BRACKET else None
    one = outline.preceding(before) if before is not None else None
    if one is not None and one.fact.kind == "money" and one.fact.number == 1:
        return  # kurs jual US$ 1 yaitu Rp 15.880 dan kurs beli Rp 15.723
    if beside is not None:
        beside = _abroad_first(beside)
        if not _another(outline, beside, rate.fact) and not _of_other_currency(outline, pairs, beside, rate, cue):
            yield Relation("conversion", (_roles([beside], rate.fact),), (cue.start, cue.end))
        return
    behind = next((_abroad_first(pair) for pair in pairs.values() if pair[0] is outline.following(rate)), None)
    if behind is not None and rate.fact.unit in (None, behind[1].fact.unit):  # dengan kurs Rp16.700, US$61,75 setara dengan Rp1,03 juta
        yield Relation("conversion", (_roles([behind], rate.fact),), (cue.start, cue.end))
        return
    paid = _paid(outline, before, cue)
    if paid is not None and rate.fact.unit in (None, paid[1].fact.unit):
        yield Relation("conversion", (_roles([paid], rate.fact),), (cue.start, cue.end), **LIKELY)
        return
    if before is None:
        yield from _of_before(outline, pairs, rate, cue)
    equivalent = before  # the amount was named before: `Surplus itu setara Rp8,13 triliun (kurs Rp16.600)`
    if (
        equivalent is None
        or equivalent.fact.kind != "money"
        or cue.start - equivalent.fact.end > BRACKET
        or not ("or" in equivalent.families or equivalent.bracketed)
    ):
        return
    around = reversed(outline.about(rate, 3))
    amounts = [m for m in around if m.fact.kind == "money" and m.fact.unit != equivalent.fact.unit and m.fact.number]
    amounts = [m for m in amounts if not begun_from(outline, m)]
    fitting = next((m for m in amounts if _fits(m.fact, equivalent.fact, rate.fact)), None)
    head = _head(outline, equivalent)
    named = (
        [m for m in amounts if m.sentence >= rate.sentence - 2 and head in outline.text[max(0, m.fact.start - HEAD) : m.fact.start].lower()]
        if head
        else []
    )
    last = [m for m in amounts if m.sentence >= rate.sentence - 1]
    meant = PLAIN if len(last) == 1 and named == last else LIKELY
    this = outline.opens_with_this(equivalent.sentence)  # Angka ini setara dengan …
    for found, certainty in ((fitting and [fitting], TRIED), (named, meant), (last, LIKELY if this and len(last) == 1 else GUESSED)):
        if found and len({m.fact.number for m in found}) == 1:
            yield Relation("conversion", (_roles([(found[0], equivalent)], rate.fact),), (cue.start, cue.end), **certainty)
            return


def _of_many(outline: Outline, rate: Mention) -> bool:
    """Whether a rate is for a hundred units or more (`kurs Rp10.500/100 yen`), or one of several in turn."""
    behind = outline.text[rate.fact.end : rate.fact.end + MANY].lstrip()
    joint = next((word for word in lexicon.relations().words["for_so_many"] if behind.startswith(word)), None)
    units = re.match(r"[0-9.]+", behind.removeprefix(joint).lstrip()) if joint is not None else None
    dated = outline.dates_between(rate.fact.end, rate.fact.end + MANY)  # per 31 Desember 2020
    many = units is not None and not dated and int(units.group().replace(".", "") or 1) > 1
    return many or "each" in rate.families or outline.listed(rate)


def _of_other_currency(outline: Outline, pairs: dict[int, Pair], pair: Pair, rate: Mention, cue: Cue) -> bool:
    """Whether a rate is that of another currency than a pair's, by the words around it, or as another pair fits it and this one does not.

    `EUR 50 juta … saat kurs dolar Rp 16.000 per dolar AS`; `USD 100 juta (Rp 1,6 triliun) dan EUR 50 juta (Rp 940 miliar), kurs Rp 16.000`.
    """
    amount, equivalent = pair[0].fact, pair[1].fact
    said = " ".join((*outline.words(cue.end, rate.fact.start), *outline.words(rate.fact.end, rate.fact.end + MANY)))
    known = lexicon.currencies()
    named = {code for code, currency in known.currency.items() if any(f" {name} " in f" {said} " for name in currency.after)} - {known.home}
    if named and amount.unit not in named:
        return True
    others = [_abroad_first(other) for other in pairs.values() if other[0].fact.id not in (amount.id, equivalent.id)]
    fitting = any(_fits(one.fact, other.fact, rate.fact) for one, other in others if one.fact.unit != amount.unit)
    return fitting and not _fits(amount, equivalent, rate.fact)


def _another(outline: Outline, pair: Pair, rate: Fact) -> bool:
    """Whether another amount of the sentence, or two together, come to the equivalent.

    `100 juta dolar AS dari A dan 50 juta dolar AS dari B atau total Rp2,4 triliun`
    """
    amount, equivalent = pair
    if _fits(amount.fact, equivalent.fact, rate):
        return False
    before = [m for m in outline.about(amount) if m.fact.unit == amount.fact.unit and m.index < amount.index]
    own, wanted, by = (reading(fact, Tier.TRUNCATED) for fact in (amount.fact, equivalent.fact, rate))
    others = [reading(m.fact, Tier.TRUNCATED) for m in before]
    return any(each.times(by).meets(wanted) for other in others for each in (other, other + own))


def _paid(outline: Outline, equivalent: Mention | None, cue: Cue) -> Pair | None:
    """`US$200.000 kami bayar dengan Rp3,3 miliar karena kursnya Rp16.500`: two amounts that only their rate joins."""
    amount = outline.preceding(equivalent) if equivalent is not None else None
    if equivalent is None or amount is None or not amount.fact.number or not equivalent.fact.number or begun_from(outline, amount):
        return None
    near = equivalent.fact.start - amount.fact.end <= JOINED and 0 <= cue.start - equivalent.fact.end <= JOINED
    foreign = amount.fact.kind == equivalent.fact.kind == "money" and amount.fact.unit != equivalent.fact.unit
    return (amount, equivalent) if near and foreign and not equivalent.families & {"and", "contrast"} else None


def _of_before(outline: Outline, pairs: dict[int, Pair], rate: Mention, cue: Cue) -> Iterator[Relation]:
    """An amount of the sentence before: `… bernilai US$50 juta. Dengan kurs Rp16.000, nilai itu sekitar Rp800 miliar`.

    Or both amounts: `… US$10 juta atau Rp165 miliar. Kurs yang digunakan Rp16.500`.
    """
    before, equivalent = outline.earlier(rate.sentence), outline.following(rate)
    if equivalent is None:
        told = [_abroad_first(pairs[m.index]) for m in before if m.index in pairs]
        used = not lexicon.relations().words["used_rates"].isdisjoint(outline.words(cue.end, rate.fact.start))
        if used and len(told) == 1 and opening(outline, rate.sentence, cue):
            yield from _rated(told[0], rate, cue)
    elif before and equivalent.fact.kind == "money" and equivalent.fact.number and _pointed(outline, rate, equivalent):
        foreign = [m for m in before if m.fact.kind == "money" and m.fact.unit != equivalent.fact.unit and m.fact.number]
        if len({(m.fact.unit, m.fact.number) for m in foreign}) == 1 and foreign[-1].fact.per == equivalent.fact.per:
            yield from _rated((foreign[-1], equivalent), rate, cue)


def _rated(pair: Pair, rate: Mention, cue: Cue) -> Iterator[Relation]:
    """A pair of two sentences at the rate of one of them."""
    amount, equivalent = pair[0].fact, pair[1].fact
    if rate.fact.unit in (None, equivalent.unit):
        certainty = PLAIN if _fits(amount, equivalent, rate.fact) else LIKELY
        yield Relation("conversion", (_roles([pair], rate.fact),), (cue.start, cue.end), **certainty)


def _pointed(outline: Outline, rate: Mention, equivalent: Mention) -> bool:
    """Whether an amount behind a rate is said to be what was named before: `nilai transaksi itu sekitar`, `nilainya setara`."""
    start, end, known = rate.fact.end, equivalent.fact.start, lexicon.relations().words
    if end - start > BRACKET:
        return False
    said, worth_of = outline.words(start, end), equivalent.lead("or")
    if worth_of is not None and worth_of.phrase in known["worth_as"] or not known["its_worth"].isdisjoint(said):
        return True
    before = outline.words(*outline.sentence(rate.sentence - 1))
    heads = [outline.words(start, cue.start)[-1:] for cue in outline.cues_between(start, end) if cue.family in THESE]
    return any(head and head[0] not in known["times"] and (head[0] in before or head[0] in known["deals"]) for head in heads)


def _head(outline: Outline, mention: Mention) -> str:
    """The word that a sentence opens with, if it points back (`Surplus tersebut …`)."""
    start = outline.sentence(mention.sentence)[0]
    words = outline.text[start : mention.fact.start].lower().split(maxsplit=2)
    pointed = len(words) > 1 and any(cue.family in THESE for cue in outline.cues_between(start, start + HEAD))
    return words[0].strip("\"“'(") if pointed else ""


def _fits(amount: Fact, equivalent: Fact, rate: Fact) -> bool:
    product = reading(amount, Tier.TRUNCATED).times(reading(rate, Tier.TRUNCATED))
    return product.meets(reading(equivalent, Tier.TRUNCATED))


def _alike(pairs: list[Pair]) -> Iterator[Relation]:
    """All pairs of the same two currencies; that they agree is told, or which one of them plainly does not."""
    by_currency: dict[tuple[str | None, str | None], list[Pair]] = defaultdict(list)
    for pair in map(_abroad_first, pairs):
        by_currency[pair[0].fact.unit, pair[1].fact.unit].append(pair)
    for group in by_currency.values():
        if 1 < len(group) <= TABLE:
            first = group[0][1].fact
            if _common(group):
                yield Relation("conversion", (_roles(group, None),), (first.start, first.end), sure=False)
            else:
                yield from _outlier(group)


def _abroad_first(pair: Pair) -> Pair:
    """The pair with what it is in the country's own currency last: `Rp 330 triliun atau US$ 20 miliar`."""
    return pair[::-1] if pair[0].fact.unit == lexicon.currencies().home else pair


def _unheard_of(pairs: list[Pair]) -> Iterator[Relation]:
    """Amounts at a rate that there has never been, and that a scale word would mend: `US$ 5 juta atau Rp 82 triliun`."""
    for pair in pairs:
        first, second = pair if worth(pair[0].fact, pair[1].fact) else pair[::-1]
        amount, equivalent = first.fact, second.fact
        span, rate = worth(amount, equivalent), _rate_of((first, second))
        if span is None or rate is None or not rate.low or rate.high is None or rate.meets(span):
            continue
        scaled = max(amount.unit_printed or 1, equivalent.unit_printed or 1) >= SCALED
        rough = {amount.qualifier, equivalent.qualifier} <= {"exact", "about"}
        if scaled and rough and amount.per == equivalent.per and any(rate.scaled(shift).meets(span) for shift in SCALES):
            yield Relation("conversion", (_roles([(first, second)], None),), (pair[1].fact.start, pair[1].fact.end))


def worth(amount: Fact, equivalent: Fact) -> Interval | None:
    """What one unit of the first currency can have cost in the second, if that is known."""
    known = lexicon.currencies()
    span = known.worth.get(amount.unit or "") if equivalent.unit == known.home else None
    return Interval(*span) if span else None


def _rate_of(pair: Pair) -> Interval | None:
    amount, equivalent = (bare(mention.fact) for mention in pair)
    return reading(equivalent, Tier.TRUNCATED).over(reading(amount, Tier.TRUNCATED))


def _common(pairs: list[Pair]) -> bool:
    rates = [_rate_of(pair) for pair in pairs]
    lows = [rate.low for rate in rates if rate is not None and rate.low is not None]
    highs = [rate.high for rate in rates if rate is not None and rate.high is not None]
    return len(lows) == len(highs) == len(pairs) and max(lows) <= min(highs)


def _outlier(pairs: list[Pair]) -> Iterator[Relation]:
    """The two pairs that were plainly converted at different rates, if all others agree with one of them."""
    odd = [place for place in range(len(pairs)) if len(pairs) == 2 or _common(pairs[:place] + pairs[place + 1 :])]
    known = [(pair, rate) for pair in pairs if (rate := _rate_of(pair)) is not None and rate.low and rate.high is not None]
    if not odd or len(known) < len(pairs):
        return
    dear, low = max(((pair, rate.low or 0) for pair, rate in known), key=lambda each: each[1])
    cheap, high = min(((pair, rate.high or 0) for pair, rate in known), key=lambda each: each[1])
    years = {(pair[0].fact.time or pair[1].fact.time or "")[:YEAR] for pair in (dear, cheap)}
    if low > high * (DRIFT if len(years) == 1 else CHANGED):
        both = sorted((dear, cheap), key=lambda pair: pair[0].index)
        first = both[1][1].fact
        certainty = PLAIN if len(odd) == 1 and len(pairs) > 2 else LIKELY
        yield Relation("conversion", (_roles(both, None),), (first.start, first.end), **certainty)


def _roles(pairs: list[Pair], rate: Fact | None) -> dict[str, tuple[Fact, ...]]:
    roles = {"amount": tuple(pair[0].fact for pair in pairs), "equivalent": tuple(pair[1].fact for pair in pairs)}
    return {**roles, "rate": (rate,)} if rate is not None else roles
