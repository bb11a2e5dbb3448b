"""One numeral with the currency or unit beside it, and the other end of a range."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.numerals import numbers
from newsfacts.numerals.numbers import Numeral
from newsfacts.patterns import any_of
from newsfacts.quantities import amounts, around, currencies, dates, units
from newsfacts.quantities.currencies import Sign

_ENDS = frozenset({"digits", "words", "vague"})  # forms that a range may begin and end with
_APART, _SMALL = 2, 30  # how far numbers with `atau` between them lie apart, and up to which they leave a count open
_FAR = 30  # times that two amounts with one scale word for both lie apart
_WIDEST = 20  # characters between the two ends of a range
_LONG = 1000  # of any unit: more is no length of time that is told to the last digit


class Side(NamedTuple):
    """One numeral with the currency or unit that stands with it."""

    start: int
    end: int
    numeral: Numeral
    currency: str | None = None
    unit: units.Unit | None = None
    margin: bool = False  # what may be added to and taken from the number before it

    @property
    def plain(self) -> bool:
        """Whether neither currency nor unit stands with it."""
        return self.currency is None and self.unit is None


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf"[ ]{{0,2}}(?:{any_of(lexicon.calendar().until)})[ ]{{0,2}}")


@cache
def _rated() -> re.Pattern[str]:
    """The rate that both ends of a range are given for: `Rp14.115 per dolar AS hingga Rp14.190 per dolar AS`."""
    per, until = any_of(lexicon.units().rate_words), any_of(lexicon.calendar().until)
    return re.compile(rf"(?: (?:{per}) |/)[a-z]+(?: as| ons| ounce)?(?= (?:{until}) )")


@cache
def _scale() -> re.Pattern[str]:
    """A scale word behind a comma whose decimals were lost."""
    return re.compile(
        rf",[ ]({any_of(word for word in lexicon.numerals().scales if not word.endswith(lexicon.numerals().approximate))})(?![a-z])"
    )


_SPLIT = re.compile(r"\.[ ]([0-9]{3})(?![0-9])")


def at(text: str, low: str, numeral: Numeral, sign: Sign | None) -> Side:
    """The numeral with its own currency or unit; `sign` is the currency before it."""
    start, end, code = numeral.start, numeral.end, None
    if numeral.form == "unit":
        return Side(start, end, numeral, unit=units.within(low[start:end], end))
    if sign is not None:
        start, code = sign
        if not numeral.power:
            numeral, end = _money(text, low, numeral)
    word = currencies.after(low, end)
    if word is not None:
        if word.code == currencies.CENTS:
            numeral = amounts.times(numeral, Decimal("0.01"))
        return Side(start, word.at, numeral, code or word.code)
    unit = None if code else units.after(text, low, end)
    if unit and numeral.form == "words" and unit.name in lexicon.units().not_spoken and (numeral.value or 0) < 10:
        unit = None
    if unit and unit.kind == "duration" and _counted(low, numeral, unit):
        unit = None
    return Side(start, unit.end if unit else end, numeral, code, unit)


def _counted(low: str, numeral: Numeral, unit: units.Unit) -> bool:
    """Whether the unit only dates what was counted: `dari 24.817 tahun lalu menjadi 26.300 unit`; no length is so long and so exact."""
    if numeral.precision != 1 or not isinstance(numeral.value, Decimal) or numeral.value < _LONG or not numeral.value % 100:
        return False
    following = around.after(low, unit.end)
    return following is not None and following.word in lexicon.calendar().past


def _money(text: str, low: str, numeral: Numeral) -> tuple[Numeral, int]:
    """An amount with a stray blank or comma in it (`Rp 16. 970`, `Rp48, triliun`), or with `M` or `T` after it, and where it ends."""
    stray = _SPLIT.match(low, numeral.end) if numeral.digits.isdigit() else None
    if stray:
        return numeral._replace(value=Decimal(numeral.digits + stray.group(1))), stray.end()
    scale = _scale().match(low, numeral.end)
    if scale:
        return numbers.raised(numeral, lexicon.numerals().scales[scale.group(1)]), scale.end()
    short = currencies.short_scale(text, numeral.end)
    return (numbers.raised(numeral, short[0]), short[1]) if short else (numeral, numeral.end)


def abbreviated(text: str, first: Side) -> Side:
    """An amount of money without a currency but with `M` or `T` after it; anything else as it is."""
    short = currencies.short_scale(text, first.end) if first.numeral.form == "digits" and not first.numeral.power else None
    if short is None:
        return first
    return Side(first.start, short[1], numbers.raised(first.numeral, short[0]), lexicon.currencies().home)


def product(text: str, low: str, first: Side, numeral: Numeral) -> Side | None:
    """`2x24 jam`: so many times a length of time."""
    if not first.plain or low[first.end : numeral.start].strip() not in ("x", "×") or numeral.form != "digits":
        return None
    last = at(text, low, numeral, None)
    if last.unit is None or last.unit.kind != "duration" or not isinstance(first.numeral.value, Decimal):
        return None
    length = amounts.times(last.numeral, first.numeral.value)._replace(precision=last.numeral.precision)
    return Side(first.start, last.end, length, unit=last.unit)


def in_words(low: str, first: Side, numeral: Numeral) -> bool:
    """Whether the numeral says `first` once more: `25 (dua puluh lima)`."""
    return (
        numeral.form == "words"
        and first.numeral.form == "digits"
        and first.plain
        and low[first.end : numeral.start] in ("(", " (")
        and low[numeral.end : numeral.end + 1] == ")"
    )


def other_end(text: str, low: str, first: Side, numeral: Numeral, words: list[str]) -> Side | None:
    """The numeral as the other end of a range that begins with `first`; `words` stand before that."""
    start = numeral.start
    if first.currency and (rate := _rated().match(low, first.end)) is not None:
        first = first._replace(end=rate.end())
    if start - first.end > _WIDEST or numeral.form not in _ENDS or first.numeral.form not in _ENDS:
        return None
    sign = currencies.before(low, start) if first.currency else None
    gap = low[first.end : sign.at if sign else start]
    if gap == ",":  # levels of an index, glued together: 7.800,7.680
        return Side(start, numeral.end, numeral) if first.plain and "." in first.numeral.digits and "." in numeral.digits else None
    if gap.strip() in lexicon.numerals().margin:
        last = at(text, low, numeral, sign)
        fits = first.plain or (first.unit is not None and last.unit is not None and first.unit.name == last.unit.name)
        return last._replace(margin=True) if fits and isinstance(numeral.value, Decimal) else None
    calendar = lexicon.calendar()
    if gap.strip() == calendar.or_word:
        return at(text, low, numeral, None) if _neighbours(text, low, first, numeral) else None
    if not _until().fullmatch(gap) and not (gap.strip() == calendar.and_word and words[:1] == [calendar.between]):
        return None
    if gap == "-" and numeral.form == "words" and numeral.value == first.numeral.value:
        return None  # satu-satu
    if sign is None and numeral.digits and dates.at(low, start, start + len(numeral.digits)):
        return None
    last = at(text, low, numeral, sign)
    if last.plain and first.numeral.form == "words" and len(numeral.digits) == 4 and numeral.digits.isdigit():
        return None  # nol sampai 2020
    if last.plain and not numeral.power and (first.numeral.power or (first.currency and _far_below(numeral, first.numeral))):
        return None  # Rp4 triliun hingga 2018, Rp56.134.000 - 1 mobil
    if first.currency:
        return last if last.unit is None and last.currency in (None, first.currency) else None
    if first.unit:
        refined = lexicon.units().refined.get(first.unit.name, frozenset())
        return last if last.unit is not None and (last.unit.name == first.unit.name or last.unit.name in refined) else None
    return last


def scaled_with(text: str, low: str, first: Side, other: Numeral) -> tuple[Side, Side] | None:
    """An amount that leaves its scale word, its unit and its currency to the one that it leads to: `dari 42 menjadi 50 miliar rupiah`."""
    if first.unit is not None or first.numeral.power or not other.power or {first.numeral.form, other.form} != {"digits"}:
        return None
    if other.start - first.end > _WIDEST:
        return None
    sign = currencies.before(low, other.start)
    if low[first.end : sign.at if sign else other.start].strip() not in lexicon.numerals().leading_to:
        return None
    last, value = at(text, low, other, sign), first.numeral.value
    raised = numbers.raised(first.numeral, other.power)
    if not isinstance(value, Decimal) or not isinstance(other.value, Decimal) or not isinstance(raised.value, Decimal) or not value:
        return None
    if not 1 <= _FAR * raised.value / other.value <= _FAR * _FAR or first.currency not in (None, last.currency):
        return None
    return first._replace(numeral=raised, currency=last.currency, unit=last.unit), last


def _neighbours(text: str, low: str, first: Side, numeral: Numeral) -> bool:
    """Whether a small number and the one or two that follow it leave open how many there are: `dua atau tiga hari`, `10 atau 12 orang`."""
    one, other = first.numeral.value, numeral.value
    if not (first.plain and isinstance(one, Decimal) and isinstance(other, Decimal) and first.numeral.form == numeral.form):
        return False
    if not (one >= 1 and 0 < other - one <= _APART and other <= _SMALL) or "." in numeral.digits or "," in numeral.digits:
        return False
    following = around.after(text, numeral.end)
    return following is not None and (following.noun or units.after(text, low, numeral.end) is not None)


def _far_below(numeral: Numeral, first: Numeral) -> bool:
    return isinstance(numeral.value, Decimal) and isinstance(first.value, Decimal) and numeral.value * 100 < first.value
