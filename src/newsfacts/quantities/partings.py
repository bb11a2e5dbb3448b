"""Numbers whose digits a colon or a slash parts: times over a distance, and fractions."""

import re
from decimal import Decimal
from fractions import Fraction

from newsfacts import lexicon
from newsfacts.model import Quantity
from newsfacts.numerals.numbers import Numeral
from newsfacts.numerals.spoken import plain
from newsfacts.quantities import around, hedges, refusals, units
from newsfacts.quantities.around import Before

_LAP = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-9]{2}(?:[.,][0-9]{1,3})?)(?![0-9:])")
_FRACTION = re.compile(r"([1-9])/([1-9][0-9]?)(?![0-9/])")
_FIFTHS = 5  # the largest denominator of a unit that is divided; 6/128 GB is no fraction


def lap(low: str, numeral: Numeral) -> Quantity | None:
    """A time over a distance (`1:46,458`), which is a duration; None for anything else with a colon."""
    match = _LAP.match(low, numeral.start)
    if match is None or not (match.group(1) or not match.group(3).isdigit()):
        return None
    hours, minutes, seconds = match.group(1) or "0", match.group(2), match.group(3).replace(",", ".")
    value = int(hours) * 3600 + int(minutes) * 60 + Decimal(seconds)
    precision = Decimal(1).scaleb(-len(seconds.partition(".")[2]))
    return Quantity("duration", match.start(), match.end(), value, unit="second", precision=precision)


def fraction(text: str, low: str, numeral: Numeral, before: Before) -> Quantity | None:
    """A fraction in digits (`1/3 dari anggaran`, `1/2 jam`); None for a code, a date, a house number."""
    match = _FRACTION.match(low, numeral.start)
    if match is None or before.capital() or refusals.class_before(before.words) or int(match.group(1)) >= int(match.group(2)):
        return None
    start, end = match.span()
    value = Fraction(int(match.group(1)), int(match.group(2)))
    unit = units.after(text, low, end) if int(match.group(2)) <= _FIFTHS else None
    if unit is not None:
        qualifier = hedges.around(low, unit.end, before.words)
        return Quantity(unit.kind, start, unit.end, plain(value * Fraction(unit.factor)), unit=unit.symbol, qualifier=qualifier)
    following = around.after(text, end)
    if following is None or following.capital or not (following.noun or following.word == lexicon.numerals().of_word):
        return None
    return Quantity("number", start, end, value, qualifier=hedges.around(low, end, before.words))
