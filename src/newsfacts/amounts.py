"""Arithmetic of amounts: units that multiply, ends of ranges, lengths of time in parts, and the choice between two readings of separators."""

from decimal import Decimal
from fractions import Fraction

from newsfacts import lexicon, units
from newsfacts.model import Kind
from newsfacts.numbers import Numeral, raised


def times(numeral: Numeral, factor: Decimal) -> Numeral:
    """The numeral multiplied by what its unit holds of the unit reported (`dua dekade`: 20 years)."""
    if factor == 1:
        return numeral
    value, low, high, precision = numeral.value, numeral.low, numeral.high, numeral.precision
    return numeral._replace(
        value=value * factor if isinstance(value, Decimal) else value and value * Fraction(factor),
        low=low and low * factor,
        high=high and high * factor,
        precision=precision and precision * factor,
        other=None,
    )


def ends(first: Numeral, last: Numeral) -> tuple[Decimal | Fraction | None, Decimal | Fraction | None]:
    """The two ends of a range; the first takes over the scale word of the second where it has none (`3,5 sampai 4 juta`)."""
    if last.power and not first.power and isinstance(first.value, Decimal) and abs(first.value) < 1000:
        first = raised(first, last.power)
    return first.value, last.value


def settled(numeral: Numeral, kind: Kind, unit: str | None, counted: bool) -> Numeral:
    """Choose between the two readings of one separator with three digits after it; `other` stays where neither is sure.

    `1.234` is a thousand and more, but `18.097 detik` are seconds and `12.345 persen` hardly so many per cent; `4,940 km` is a decimal,
    but nobody prints three decimals of money or of things counted, or the decimals 000.
    """
    other = numeral.other
    if other is None:
        return numeral
    if "." in numeral.digits:
        swap = unit == "second" or (kind == "percent" and other.value < 100 and not numeral.power)
        return _swapped(numeral) if swap else numeral._replace(other=None)
    if numeral.power or kind == "percent":
        return numeral._replace(other=None)
    if numeral.digits.endswith(",000") or kind == "money" or (kind == "count" and counted):
        return _swapped(numeral)._replace(other=None)
    return numeral


def _swapped(numeral: Numeral) -> Numeral:
    other, value, precision = numeral.other, numeral.value, numeral.precision
    if other is None or not isinstance(value, Decimal) or precision is None:
        return numeral
    return numeral._replace(value=other.value, precision=other.precision, other=other._replace(value=value, precision=precision))


class Compound:
    """A length of time in parts (`2 jam 9 menit 24 detik`), in its smallest unit."""

    def __init__(self, numeral: Numeral, unit: units.Unit) -> None:
        self.numeral = numeral
        self.unit = unit
        self.end = unit.end
        self.used = 0

    def take(self, low: str, numeral: Numeral, unit: units.Unit | None) -> bool:
        """Add a further part; False if it is none."""
        lexical = lexicon.units().unit
        large = lexical[self.unit.name]
        if unit is None or large.parts is None or not isinstance(self.numeral.value, Decimal) or not isinstance(numeral.value, Decimal):
            return False
        small = lexical[unit.name]
        gap = low[self.end : numeral.start].strip()
        if small.base != large.base or small.parts is None or small.parts >= large.parts or gap not in ("", lexicon.calendar().and_word):
            return False
        value = self.numeral.value * (large.parts // small.parts) + numeral.value
        self.numeral = self.numeral._replace(value=value, precision=numeral.precision)
        self.unit, self.end, self.used = unit, unit.end, self.used + 1
        return True
