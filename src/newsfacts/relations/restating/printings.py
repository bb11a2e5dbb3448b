"""Whether two printed figures may be one and the same, or plainly are."""

from fractions import Fraction

from newsfacts.interval import Tier, absolute, divided, open_ended, reading, significant_digits
from newsfacts.model import Fact

ROUND = 1000  # from here on the zeros at the end of a whole number may be a rounding


def agree(one: Fact, other: Fact, zeros: bool = True) -> bool:
    """Whether two figures may be the same; a bound (`lebih dari 500`) must be near the figure, and `zeros` may be a rounding."""
    for bound, value in ((one, other.number), (other, one.number)):
        if open_ended(bound) and bound.number and value and not Fraction(2, 3) <= divided(value, bound.number) <= Fraction(3, 2):
            return False
    return meet(one, other, zeros)


def meet(one: Fact, other: Fact, zeros: bool = True) -> bool:
    """Whether some value may have been printed both ways: rounded, cut off, hedged, or with `zeros` at its end."""
    if {one.qualifier, other.qualifier} - {"exact"}:
        return reading(one, Tier.LOOSE).meets(reading(other, Tier.LOOSE))
    first, second = (reading(fact, Tier.TRUNCATED) for fact in (one, other))
    if first.meets(second) or to_the_unit(one, other):
        return True
    return zeros and any(
        fact.number is not None and absolute(fact.number) >= ROUND and reading(fact, Tier.LOOSE).meets(narrow)
        for fact, narrow in ((one, second), (other, first))
    )


def to_the_unit(one: Fact, other: Fact) -> bool:
    """Whether an amount in whole units is one with decimals, rounded or cut off: `Laba per Saham Rp 226`, of Rp 226,2."""
    units = {one.unit_printed or 0, other.unit_printed or 0}
    if one.kind != "money" or len(units) == 1 or max(units) != 1 or 0 in units or one.number is None or other.number is None:
        return False
    return absolute(one.number - other.number) < 1


def cut(short: Fact, full: Fact) -> bool:
    """Whether a round number in thousands is another one cut off: `211.000`, of 211.700."""
    if short.number is None or full.number is None or short.number <= ROUND or short.number % ROUND:
        return False
    return 0 < full.number - short.number < ROUND


def far(one: Fact, other: Fact) -> bool:
    """Whether two figures are too far apart, by the digits before their decimal comma, to be roundings of one value."""
    first, second = one.printed, other.printed
    return first is not None and second is not None and abs(len(first[0]) + first[1] - len(second[0]) - second[1]) > 1


def repeats(one: Fact, other: Fact) -> bool:
    """Whether a figure is plainly the other one again: the same value, or the same rounded to two digits or more."""
    if one.value == other.value:
        return True
    if one.precision == other.precision or far(one, other):  # nearly all pairs
        return False
    if one.number == other.number:
        return True
    if not one.unit_printed or not other.unit_printed or one.unit_printed == other.unit_printed or not one.number or not other.number:
        return False
    if open_ended(one) or open_ended(other) or min(significant_digits(one.number), significant_digits(other.number)) < 2:
        return False
    return reading(one, Tier.TRUNCATED).meets(reading(other, Tier.TRUNCATED))
