"""Printed numbers as intervals: the only arithmetic of newsfacts.

A printed figure stands for every true value that would be printed so.  How many that are depends on how generously one reads it, in
four steps (`Tier`); a relation is tried at each in turn, and only one that fails at all of them is called inconsistent.  The semantics
are those of XBRL Calculations 1.1 (both ends of a rounded figure closed, so that half-up and half-even both pass), with cutting-off and
hedges added for news prose.  All values are exact, whole ones `int` and others fractions; an end of None is unbounded.
"""

from collections.abc import Iterable
from enum import IntEnum
from fractions import Fraction
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.model import Fact, Number, Qualifier, exact

TENS = 5  # how far a percentage in whole tens may be rounded

# Kinds whose whole numbers may have been rounded at the last printed digit; counts and money in full are exact as printed.
ROUNDED_KINDS = frozenset({"number", "measure", "duration", "age", "percent"})

# Words that leave a figure open above (or below): `lebih dari 500` may be any larger value.
ABOVE = frozenset({"more_than", "at_least"})
BELOW = frozenset({"less_than", "at_most"})
BOUNDS = ABOVE | BELOW

# `35,04 juta lebih`, `lebih dari 35,04 juta` is 35,04 juta cut off: nobody bounds a figure from below with so many digits.
EXACT_DIGITS = 3
# With so many digits not even loosely: what is a twentieth above it is another figure.
FINE_DIGITS = 4
FINE_SHARE = Fraction(21, 20)

# A measure may have been rounded at the zeros at its end, as a count may, if it has so many of them.
ROUND = 1000

# `sekitar` allows 5 per cent or half a unit of the last non-zero digit, whichever is more; `hampir` a tenth below (calibrated on news).
ABOUT_SHARE = Fraction(1, 20)
ALMOST_SHARE = Fraction(1, 10)


class Tier(IntEnum):
    """How generously a printed figure is read."""

    EXACT = 0  # the value as printed
    ROUNDED = 1  # rounded to the nearest unit of its last printed digit
    TRUNCATED = 2  # rounded, or cut off after the last printed digit
    LOOSE = 3  # as far as a hedge, or the trailing zeros of a round whole number, allow

    __hash__ = int.__hash__  # that of enumerations is far slower, and every reading of a figure is looked up by its tier


class Interval(NamedTuple):
    """The values from `low` to `high`; `low_open`/`high_open` exclude the end itself; None is unbounded."""

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    @property
    def width(self) -> Number | None:
        """`high - low`, None if unbounded."""
        return None if self.low is None or self.high is None else self.high - self.low

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        if self.low is self.high is not None and other.low is other.high is not None:  # two exact values, by far the most
            return self.low == other.low and not (self.low_open or self.high_open or other.low_open or other.high_open)
        return _reaches(self.low, self.low_open, other.high, other.high_open) and _reaches(
            other.low, other.low_open, self.high, self.high_open
        )

    def __add__(self, other: object) -> "Interval":
        if not isinstance(other, Interval):
            return NotImplemented
        low = None if self.low is None or other.low is None else self.low + other.low
        if self.low is self.high and other.low is other.high:
            return Interval(low, low, self.low_open or other.low_open, self.high_open or other.high_open)
        return Interval(
            low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> "Interval":
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low, self.high_open, self.low_open)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def scaled(self, factor: Number) -> "Interval":
        """Every value times `factor` (not negative)."""
        low = None if self.low is None else self.low * factor
        high = low if self.high is self.low else None if self.high is None else self.high * factor
        return Interval(low, high, self.low_open, self.high_open)

    def times(self, other: "Interval") -> "Interval":
        """The product of two intervals of non-negative values."""
        low = (self.low or 0) * (other.low or 0)
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def over(self, other: "Interval") -> "Interval | None":
        """The quotient of non-negative values; None where `other` may be zero."""
        if other.low is None or other.low <= 0:
            return None
        high = None if self.high is None else divided(self.high, other.low)
        if self.low is self.high and other.low is other.high and high is not None:  # both exact
            return Interval(high, high, self.low_open or other.high_open, self.high_open or other.low_open)
        low = 0 if other.high is None or self.low is None else divided(self.low, other.high)
        return Interval(low, high, self.low_open or other.high_open, self.high_open or other.low_open)

    def magnitude(self) -> "Interval":
        """The absolute values."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        ends = None if self.low is None or self.high is None else max(-self.low, self.high)
        return Interval(0, ends)


def _reaches(low: Number | None, low_open: bool, high: Number | None, high_open: bool) -> bool:
    if low is None or high is None:
        return True
    return low < high if low_open or high_open else low <= high


def divided(one: Number, other: Number) -> Number:
    """One exact value divided by another, as `/` would do of fractions; of whole ones it makes a float."""
    if type(one) is int and type(other) is int:
        whole, rest = divmod(one, other)
        return Fraction(one, other) if rest else whole
    return Fraction(one, other)


def absolute(value: Number) -> Number:
    """`abs`, of whose result the type checker knows no more than that it is an object."""
    return -value if value < 0 else value


def point(value: Number) -> Interval:
    """The interval of one value."""
    return Interval(value, value)


def total(parts: Iterable[Interval]) -> Interval:
    """The sum; the empty sum is zero."""
    result: Interval | None = None
    for part in parts:
        result = part if result is None else result + part
    return point(0) if result is None else result


def whole(fact: Fact) -> bool:
    """Whether a figure is one whole number."""
    return fact.number is not None and fact.number.denominator == 1


def last_digit(value: Number) -> int:
    """The unit of the last non-zero digit of a whole number (22.000: 1000); 1 for zero and for anything not whole."""
    if value == 0 or value.denominator != 1:
        return 1
    digits = str(value.numerator)
    return int(10 ** (len(digits) - len(digits.rstrip("0"))))


def last_place(value: Number) -> Number:
    """The unit of the last non-zero digit, decimals included (35,04: 0,01; 22.000: 1000)."""
    unit = 1
    while (value * unit).denominator != 1 and unit < 10**12:
        unit *= 10
    return divided(last_digit(value * unit), unit)


def open_ended(fact: Fact) -> bool:
    """Whether the figure only bounds the true value on one side (`lebih dari 500`, `hingga Rp24 juta`)."""
    if fact.qualifier == "exact":  # most
        return False
    if fact.qualifier in BELOW:
        return True
    return fact.qualifier in ABOVE and (fact.number is None or significant_digits(fact.number) < EXACT_DIGITS)


def bare(fact: Fact) -> Fact:
    """The figure without the bound that stands before it: `mulai 799 dolar` and `mulai Rp12,2 juta` are the same price."""
    return fact.unbounded if fact.qualifier in BOUNDS else fact


def significant_digits(value: Number) -> int:
    """How many digits carry information: 22.000 has two, 5,91 three; a fraction without end counts as many."""
    if value.denominator == 1:
        return len(str(abs(value.numerator)).rstrip("0")) or 1
    numerator = abs(value.numerator)
    for _ in range(30):
        whole, rest = divmod(numerator, value.denominator)
        if not rest:
            return len(str(whole).rstrip("0")) or 1
        numerator *= 10
    return 30


def reading(fact: Fact, tier: Tier) -> Interval:
    """The values that a printed figure may stand for, read as generously as `tier` says.

    Raises:
        ValueError: the fact is a date.
    """
    known = fact.readings.get((tier, fact.qualifier))
    if known is None:
        known = fact.readings[tier, fact.qualifier] = _reading(fact, tier)
    return known


def _reading(fact: Fact, tier: Tier) -> Interval:
    if fact.kind == "date":
        raise ValueError("a date is no number")
    value = fact.number
    if value is None:
        low, high = (None if end is None else exact(end) for end in (fact.low, fact.high))
        half = divided(fact.unit_printed, 2) if fact.unit_printed and tier >= Tier.ROUNDED and fact.kind != "count" else 0
        return Interval(None if low is None else low - half, None if high is None else _vague_end(low, high) + half)
    printed = _printed(fact, value, tier)
    if fact.qualifier == "at_most" and fact.section == "title" and tier >= Tier.TRUNCATED:  # Hemat Hingga Rp1,7 Juta: it is cut short
        return Interval(None, printed.high, high_open=printed.high_open)
    if fact.qualifier == "about" and _opens_decade(fact.text) and tier >= Tier.ROUNDED:  # 40-an: 40 to 49
        return Interval(value, value + last_digit(value), high_open=True)
    return printed if fact.qualifier == "exact" else _bounded(printed, value, fact.qualifier, tier)


def _vague_end(low: Number | None, high: Number) -> Number:
    """Where a vague set ends for the arithmetic: `ribuan` (printed as 2.000 to 9.999) and `jutaan` run on to the next scale word."""
    return high * 100 if low is not None and low >= 2000 and high == low * 5 - 1 and len(str(low.numerator)) % 3 == 1 else high


def _opens_decade(text: str) -> bool:
    """Whether its ending makes a figure the whole decade (hundred, thousand …) that it opens: `40-an`."""
    return any(f"-{ending}" in text for ending in lexicon.numerals().approximate)


def _printed(fact: Fact, value: Number, tier: Tier) -> Interval:
    """The reading without its hedge."""
    if tier == Tier.EXACT or (unit := fact.unit_printed or _in_words(fact, value)) is None:
        width = absolute(value) * ABOUT_SHARE if tier >= Tier.TRUNCATED and fact.kind == "number" and value.denominator != 1 else 0
        return Interval(value - width, value + width) if width else point(value)  # `separuh`, `sepertiga`: said of what is near it
    whole = unit.numerator == unit.denominator == value.denominator == 1
    if not whole or fact.kind in ROUNDED_KINDS:
        half = divided(unit, 2)
        if tier == Tier.ROUNDED:
            return Interval(value - half, value + half)
        if tier == Tier.LOOSE and (zeros := _tens(fact, value, unit) or _zeros(value, unit)) > half:
            return Interval(value - zeros, value + zeros)
        # Cut off: the true value lies further from zero than what is printed.
        return Interval(value - half, value + unit, high_open=True) if value >= 0 else Interval(value - unit, value + half, low_open=True)
    if tier == Tier.LOOSE:
        unit = last_digit(value)
        half = divided(unit, 20 if unit == absolute(value) else 2)  # 10.000 is as round as 11.000
        return Interval(value - half, value + half) if 2 * half > 1 else Interval(value, value)
    return Interval(value, value)


def _tens(fact: Fact, value: Number, unit: Number) -> Number:
    """The same of a percentage in whole tens."""
    return TENS if fact.kind == "percent" and unit == 1 and value.denominator == 1 and value and value % (2 * TENS) == 0 else 0


def _zeros(value: Number, unit: Number) -> Number:
    """How far the true value may lie from one that was rounded at the zeros at its end; 0 where it has too few to tell."""
    rounded = unit == 1 and last_digit(value) >= ROUND and significant_digits(value) >= EXACT_DIGITS
    return divided(last_digit(value), 2) if rounded else 0


def _in_words(fact: Fact, value: Number) -> Number | None:
    """What a percentage in words is rounded to, as it would be in digits: `tujuh persen` to one."""
    return 1 if fact.kind == "percent" and value.denominator == 1 else None


def _bounded(printed: Interval, value: Number, qualifier: Qualifier, tier: Tier) -> Interval:
    """The reading as its qualifier bounds it; `sekitar` and `hampir` widen only at the loosest tier."""
    if qualifier in ABOVE:
        if tier < Tier.LOOSE and significant_digits(value) >= EXACT_DIGITS:
            return Interval(value, max(printed.high or value, value + last_place(value)))
        if qualifier == "more_than" and value > 0 and significant_digits(value) >= FINE_DIGITS:
            return Interval(value, max(printed.high or value, value * FINE_SHARE))
        return Interval(value, None, low_open=qualifier == "more_than")
    if qualifier in BELOW:
        return Interval(None, value, high_open=qualifier == "less_than")
    if tier < Tier.LOOSE or printed.low is None or printed.high is None:
        return printed
    if qualifier == "about":
        width = max(divided(last_digit(value), 2), absolute(value) * ABOUT_SHARE)
        return Interval(min(value - width, printed.low), max(value + width, printed.high))
    if qualifier == "almost":
        return Interval(min(value - absolute(value) * ALMOST_SHARE, printed.low), printed.high, high_open=printed.high_open)
    return printed
