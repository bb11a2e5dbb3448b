"""Products: `398.714 keluarga, masing-masing Rp2,8 juta, total Rp1,116 triliun`; `Rp6.500 per kilogram`, `3.250 ton`, `Rp21,125 miliar`.

That three figures multiply out is noted wherever it is no accident.  That they do not is reported where one sentence works the total out,
and as a note where quantity and total stand alone with their rate, or are the only ones around it that can be meant.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from newsfacts.dimensions import conversion, ratio
from newsfacts.interval import Tier, divided, point, reading, significant_digits
from newsfacts.model import Relation, exact
from newsfacts.relations.multiplying.doubts import doubtful, mixed
from newsfacts.relations.multiplying.failing import PRECISE, failing_products, multiplied, product_of
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.rates import Rate, close, means, named, quantities, rates, scale, size, totals

BACK, ON = 2, 1  # sentences before and after the rate in which the others may stand
LASTING = 3  # twice a price turns up elsewhere by accident
PRICES = 12  # prices of an article whose quantity is sought all over it


def find(outline: Outline) -> Iterator[Relation]:
    """The products of an article, those that hold first: no figure is the total of two."""
    means_of = {mean.mention.fact.id for mean in means(outline)}
    tried: set[tuple[str, str | None]] = set()  # Setiap keluarga menerima 10 kg per bulan: for two things
    used: set[str] = set()
    prices = 0
    failing: list[Relation] = []
    waiting = deque(rates(outline))
    while waiting:
        rate = waiting.popleft()
        fact = rate.mention.fact
        if fact.low and fact.high and fact.kind == "money" and (sold := _between(outline, rate)) is not None:
            yield product_of(rate, [sold[0]], sold[1])
        if fact.id in means_of or (fact.id, rate.per) in tried or not fact.number:
            continue
        if fact.number <= 1 and fact.kind == "count" or fact.kind in ("percent", "age"):
            continue
        tried.add((fact.id, rate.per))
        prices += fact.kind == "money"
        held = _holding(outline, rate) or (_elsewhere(outline, rate) if prices <= PRICES else None)
        if held is None:
            failing += [relation for relation in failing_products(outline, rate) if not doubtful(outline, relation)]
        elif held[1].fact.id not in used:
            used.add(held[1].fact.id)
            yield product_of(rate, [held[0]], held[1])
            if rate.cue.family == "every" and rate.cue.end < fact.start and held[1].sentence == rate.mention.sentence:
                waiting.append(Rate(held[1], rate.per, rate.cue))  # Setiap keluarga memperoleh Rp300 ribu selama 12 bulan, jadi Rp3,6 juta
    yield from _merged(relation for relation in failing if relation.bindings[0]["total"][0].id not in used)


def _merged(failing: Iterable[Relation]) -> Iterator[Relation]:
    """One relation for each total: any of the rates that stand before it may be meant, the last one most likely."""
    by_total: dict[str, Relation] = {}
    known: set[tuple[str, ...]] = set()
    for relation in failing:
        figures = tuple([fact.id for group in relation.bindings[0].values() for fact in group])
        if figures in known:
            continue  # masing-masing 100 orang per hari
        known.add(figures)
        total = relation.bindings[0]["total"][0].id
        earlier = by_total.get(total)
        if earlier is not None:
            sure, doubtful = relation.sure and earlier.sure, relation.doubtful or earlier.doubtful
            relation = relation._replace(bindings=relation.bindings + earlier.bindings, sure=sure, doubtful=doubtful)
        by_total[total] = relation
    yield from (relation for relation in by_total.values() if not mixed(relation))


def _holding(outline: Outline, rate: Rate) -> tuple[Mention, Mention] | None:
    """Quantity and total nearby that fit the rate."""
    fact, number = rate.mention.fact, rate.mention.sentence
    window = outline.about(rate.mention, BACK, ON)
    possible = totals(rate, window)
    factors = quantities(rate, window) if possible else []
    rounded: tuple[Mention, Mention] | None = None
    for total in possible:
        back = conversion(total.fact, fact) or 1
        target = divided(size(total) * back, size(rate.mention))
        for quantity in factors:
            factor = scale(quantity.fact, rate) or 1
            if quantity is total or not close(size(quantity) * factor, target):
                continue
            beside = rate.cue.family != "every" and quantity.sentence == number
            if beside or fact.kind == "money" or named(outline, quantity.fact, rate):
                if not multiplied(quantity, rate, total, divided(factor, back)):
                    continue
                if size(quantity) * factor == target:
                    return quantity, total
                rounded = rounded or (quantity, total)
    return rounded


def _between(outline: Outline, rate: Rate) -> tuple[Mention, Mention] | None:
    """What is sold at a price between two, and what one of them brings: `Rp170-Rp190 per saham … maksimal Rp2,37 triliun`."""
    fact, place = rate.mention.fact, rate.mention.index
    prices = [point(exact(end)) for end in (fact.low, fact.high) if end is not None]
    near = outline.about(rate.mention, BACK, BACK)
    paid = [m for m in near if m.dimension == rate.mention.dimension and significant_digits(size(m)) >= PRECISE]
    sold = outline.mentions[max(0, place - PRICES) : place + PRICES] if paid else []
    for quantity in sold:
        if quantity.fact.kind == "count" and significant_digits(size(quantity)) >= PRECISE and named(outline, quantity.fact, rate):
            products = [reading(quantity.fact, Tier.TRUNCATED).times(price) for price in prices]
            for total in paid:
                if any(reading(total.fact.unbounded, Tier.TRUNCATED).meets(product) for product in products):
                    return quantity, total
    return None


def _elsewhere(outline: Outline, rate: Rate) -> tuple[Mention, Mention] | None:
    """A price whose quantity and total are named further on: `Rp300 ribu per bulan … selama tiga bulan … Rp900 ribu`."""
    fact = rate.mention.fact
    if fact.kind != "money" or rate.per is None:
        return None
    if ratio(rate.per, "day") is not None or ratio(rate.per, "month") is not None:
        return _lasting(outline, rate)
    for quantity in outline.mentions:
        total = outline.following(quantity) if quantity.fact.kind == "count" and size(quantity) > 1 else None
        if (
            total is None
            or total.fact.kind != "money"
            or total.fact.unit != fact.unit
            or not close(size(total), size(quantity) * size(rate.mention))
        ):
            continue
        if significant_digits(size(total)) >= PRECISE and named(outline, quantity.fact, rate) and multiplied(quantity, rate, total, 1):
            return quantity, total
    return None


def _lasting(outline: Outline, rate: Rate) -> tuple[Mention, Mention] | None:
    lengths = (m for m in outline.mentions if m.fact.kind == "duration" and m.fact.unit == rate.per and "long" in m.families)
    for length in lengths:
        want = size(length) * size(rate.mention)
        if size(length) >= LASTING:
            total = next((m for m in outline.mentions if m.fact.unit == rate.mention.fact.unit and m.fact.number == want), None)
            if total is not None:
                return length, total
    return None
