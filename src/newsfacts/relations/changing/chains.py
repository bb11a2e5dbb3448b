"""Changes that go on from one another: `turun 2,77 poin ke level 716,12, setelah turun 6,93 poin ke level 718,89 sehari sebelumnya`.

Where a change tells its size and its end, its start follows from them.  The end of another one that is just that start completes it; one
that a single slip of the hand sets apart from it most likely should be.
"""

from collections.abc import Iterable, Iterator

from newsfacts.interval import Tier, absolute, reading, significant_digits
from newsfacts.model import Fact, Number, Relation
from newsfacts.relations.certainty import LIKELY
from newsfacts.relations.slips import slip

NEAR, BESIDE = 600, 250  # characters between the two ends, and where a slip sets them apart
FEW = 3  # digits of a size below which one that differs is an accident
TELLING = 4  # digits of a level that is met again by no accident
CLOSE = 1000  # a level that is further off the start than such a part of it is another one, whatever the size of the change


def joined(changes: Iterable[Relation]) -> Iterator[Relation]:
    """The changes, each with its start where another one ends there, and beside them those that should go on from another."""
    found = list(changes)
    ends = [relation.bindings[0]["to"][0] for relation in found if "to" in relation.bindings[0]]
    for relation in found:
        binding = relation.bindings[0]
        if "from" in binding or "to" not in binding or "by" not in binding:
            yield relation
            continue
        end, by = binding["to"][0], binding["by"][0]
        others = [other for other in ends if _level(other, end)]
        start = next((other for other in others if _follows(relation.direction, other, end, by)), None)
        if start is not None:
            yield relation._replace(bindings=({"from": (start,), **binding}, *relation.bindings[1:]))
            continue
        if "percent" in binding:
            yield relation
        several = len({other.number for other in others}) > 1
        beside = (other for other in others if abs(other.start - end.start) <= BESIDE)
        start = next((other for other in beside if _slipped(relation.direction, other, end, by, several)), None)
        if start is not None:
            yield relation._replace(bindings=({"from": (start,), "to": (end,), "by": (by,)},), **LIKELY)


def _level(other: Fact, end: Fact) -> bool:
    return (
        other is not end
        and (other.kind, other.unit) == (end.kind, end.unit)
        and end.kind == "number"
        and other.number is not None
        and abs(other.start - end.start) <= NEAR
        and significant_digits(other.number) >= TELLING
    )


def _follows(sign: int, start: Fact, end: Fact, by: Fact) -> bool:
    change = reading(end, Tier.ROUNDED) - reading(start, Tier.ROUNDED)
    size = reading(by, Tier.ROUNDED).magnitude()
    return change.meets(size if sign > 0 else -size)


def _slipped(sign: int, start: Fact, end: Fact, by: Fact, several: bool) -> bool:
    """Whether one digit of one of the three, among `several` levels of the size, would make the change lead from one level to the other."""
    level, target, size = (_value(fact) for fact in (start, end, by))
    size = absolute(size) if sign > 0 else -absolute(size)
    if significant_digits(size) < FEW:
        return False
    if not several and (slip(level, target - size) or slip(target, level + size)):
        return True
    if absolute(target - size - level) * CLOSE > level or several and significant_digits(absolute(target - level)) < TELLING:
        return False
    return slip(absolute(size), absolute(target - level))


def _value(fact: Fact) -> Number:
    return fact.number or 0
