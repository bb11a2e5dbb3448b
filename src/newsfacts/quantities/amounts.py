"""Arithmetic of amounts: units that multiply, ends of ranges, times in parts, and the choice between two readings of separators."""

from decimal import Decimal
from fractions import Fraction

from newsfacts import lexicon
from newsfacts.model import Kind
from newsfacts.numerals.digits import otherwise
from newsfacts.numerals.numbers import Numeral, raised
from newsfacts.quantities import units

Value = Decimal | Fraction | None


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
    )


def ends(first: Numeral, last: Numeral, *, ordered: bool) -> tuple[Value, Value]:
    """The two ends of a range; the first takes over the scale word of the second where it has none (`3,5 sampai 4 juta`).

    Ends that no word or dash puts in order are put in order here; a range that is printed the wrong way round stays so.
    """
    if last.low is not None and last.high is not None:  # puluhan hingga ratusan juta
        power = last.power if last.low.adjusted() > last.power else 0
        least = first.low.scaleb(power) if first.low is not None else first.value
        return least, last.high
    if last.power and not first.power and isinstance(first.value, Decimal) and abs(first.value) < 1000:
        first = raised(first, last.power)
    if not ordered and first.value is not None and last.value is not None and last.value < first.value:
        return last.value, first.value
    return first.value if first.value is not None else first.low, last.value


def within(middle: Numeral, margin: Numeral) -> tuple[Value, Value]:
    """The two ends of a number with its margin (`2,5 ± 1 persen`: 1.5 and 3.5)."""
    value, by = _decimal(middle), _decimal(margin)
    return value - by, value + by


def settled(numeral: Numeral, kind: Kind, unit: str | None, counted: bool) -> tuple[Numeral, str | None]:
    """The numeral with the likelier reading of one separator with three digits after it, and the rival reading where neither is sure.

    `1.234` is a thousand and more, but `18.097 detik` are seconds and `12.345 persen` hardly so many per cent; `4,940 km` is a decimal,
    but hardly anybody prints three decimals of money (silver is quoted so, at `US$21,545`), nobody those of things counted, or the
    decimals 000.
    """
    printed = numeral.digits
    if "," in printed:
        if numeral.power or kind == "percent" or (other := otherwise(printed)) is None:
            return numeral, None
        if printed.endswith(",000") or kind == "money" or (kind == "count" and counted):
            quoted = kind == "money" and unit != lexicon.currencies().home and not printed.endswith(",000")
            thousands = numeral._replace(value=other.value.copy_sign(_decimal(numeral)), precision=other.precision)
            return thousands, str(numeral.value) if quoted else None
        return numeral, str(other.value)
    if (unit == "second" or kind == "percent") and not numeral.power and (other := otherwise(printed)) is not None:
        if unit == "second" or other.value < 100:
            return numeral._replace(value=other.value.copy_sign(_decimal(numeral)), precision=other.precision), str(numeral.value)
    return numeral, None


def _decimal(numeral: Numeral) -> Decimal:
    assert isinstance(numeral.value, Decimal)
    return numeral.value


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
        if (
            unit is None
            or numeral.form not in ("digits", "words")
            or large.parts is None
            or not isinstance(self.numeral.value, Decimal)
            or not isinstance(numeral.value, Decimal)
        ):
            return False
        small = lexical[unit.name]
        gap = low[self.end : numeral.start].strip()
        if small.base != large.base or small.parts is None or small.parts >= large.parts or gap not in ("", lexicon.calendar().and_word):
            return False
        numeral, _ = settled(numeral, "duration", unit.symbol, counted=False)
        value = self.numeral.value * (large.parts // small.parts) + _decimal(numeral)
        self.numeral = self.numeral._replace(value=value, precision=numeral.precision)
        self.unit, self.end, self.used = unit, unit.end, self.used + 1
        return True
