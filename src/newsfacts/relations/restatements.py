"""The same figure stated again: headline and body, narration and quote.

Mentions that read alike are joined where they are distinctive (`Rp599,44 triliun`) or count the same noun; a figure of the headline that
no mention in the body agrees with is held against the one that counts the same thing.
"""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from newsfacts.interval import Tier, reading, significant_digits
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Outline

WINDOW = 6  # mentions of one value that are compared with each other


def find(outline: Outline) -> Iterator[Relation]:
    """Mentions of the same quantity, agreeing or not."""
    facts = [mention.fact for mention in outline.mentions]
    joined: set[str] = set()
    yield from _equal(facts, joined)
    yield from _headline(facts, joined)


def _key(fact: Fact) -> tuple[object, ...]:
    kind = "count" if fact.kind == "count" else fact.kind
    return (kind, fact.unit, fact.value, fact.low, fact.high)


def _equal(facts: list[Fact], joined: set[str]) -> Iterator[Relation]:
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[_key(fact)].append(fact)
    for group in groups.values():
        for place, fact in enumerate(group[1:], 1):
            partner = next((other for other in reversed(group[max(0, place - WINDOW) : place]) if _same_thing(other, fact)), None)
            if partner is not None:
                joined.update((partner.id, fact.id))
                yield Relation("restated", ({"first": (partner,), "again": (fact,)},), (fact.start, fact.end))


def _same_thing(first: Fact, again: Fact) -> bool:
    """Whether two equal figures are plainly the same one: many digits, or the same noun."""
    if first.sentence == again.sentence:
        return False
    if first.kind == "count":
        return _same_noun(first, again) or significant_digits(first.number or Fraction(0)) >= 4
    if first.kind == "age":
        return True
    digits = significant_digits(first.number or Fraction(0))
    return digits >= 3 or first.kind == "money" and digits >= 2


def _same_noun(first: Fact, again: Fact) -> bool:
    one, other = (set((fact.subject or "").lower().split()) for fact in (first, again))
    if not one or not other:
        return False
    return one <= other or other <= one


def _headline(facts: list[Fact], joined: set[str]) -> Iterator[Relation]:
    """Figures of the headline that stand in the body in other words, or otherwise."""
    for fact in facts:
        if fact.section != "title" or fact.id in joined:
            continue
        body = [other for other in facts if other.id != fact.id and other.kind == fact.kind and other.unit == fact.unit and other.section != "related"]
        met = next((other for other in body if reading(fact, Tier.LOOSE).meets(reading(other, Tier.LOOSE)) and (fact.kind != "count" or _same_noun(fact, other))), None)
        if met is not None:
            yield Relation("restated", ({"first": (fact,), "again": (met,)},), (met.start, met.end))
            continue
        same = [other for other in body if fact.kind == "count" and _same_noun(fact, other) and other.modality == fact.modality]
        values = {other.value for other in same}
        if len(values) == 1 and same[0].number is not None and fact.number is not None and _slip(fact.number, same[0].number):
            yield Relation("restated", ({"first": (fact,), "again": (same[0],)},), (same[0].start, same[0].end), suspect="first")


def _slip(one: Fraction, other: Fraction) -> bool:
    """Whether one number is the other with a digit changed, two swapped, or a scale word off."""
    if not one or not other:
        return False
    ratio = one / other
    if ratio in (1000, Fraction(1, 1000), 10**6, Fraction(1, 10**6)):
        return True
    first, second = (_digits(value) for value in (one, other))
    if len(first) != len(second) or ratio > 10 or ratio < Fraction(1, 10):
        return False
    off = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return len(off) == 1 and len(first) > 2 or len(off) == 2 and off[1] == off[0] + 1 and first[off[0]] == second[off[1]] and first[off[1]] == second[off[0]]


def _digits(value: Fraction) -> str:
    while value.denominator != 1:
        value *= 10
        if value.denominator == 3:
            return ""
    return str(value.numerator)
