"""Figures that a stray blank parts behind their comma or full stop: `USD93, 78 juta`, `naik 12, 11 persen`, `1. 461 unit`, `8 ,4 persen`.

A comma and a blank part the members of a list as well (`kelas 3, 4 dan 5`), a full stop and a blank two sentences.  So the sign of a
currency and a scale word must frame the figure, or a word that announces one and `persen`; and behind a full stop three digits that count
something.  A blank before the comma and none behind it is a slip wherever a scale word or `persen` follows.
"""

from itertools import pairwise

from newsfacts import lexicon
from newsfacts.numerals.digits import read
from newsfacts.numerals.numbers import Numeral
from newsfacts.quantities import around, currencies, refusals, units

_MARK = 2  # characters of a mark with a blank
_WHOLE, _GROUP, _DECIMALS = 3, 3, 2  # digits at most before the mark, of a group of thousands, and of decimals at most


def joined(text: str, low: str, numerals: list[Numeral]) -> list[Numeral]:
    """The numerals, those made one that a blank behind a comma or full stop parts."""
    if not any(after.start - before.end == _MARK for before, after in pairwise(numerals)):
        return numerals
    found: list[Numeral] = []
    for numeral in numerals:
        last = found[-1] if found else None
        gap = low[last.end : numeral.start] if last is not None else ""
        if last is not None and len(gap) == _MARK and " " in gap and _one(text, low, last, numeral):
            found[-1] = _whole(low, last, numeral)
        else:
            found.append(numeral)
    return found


def _one(text: str, low: str, first: Numeral, last: Numeral) -> bool:
    """Whether two numerals with a mark and a blank between them are one figure."""
    if not first.digits.isdigit() or first.power or first.about or len(first.digits) > _WHOLE or not last.digits.isdigit():
        return False
    mark = low[first.end : last.start].strip()
    if mark == "," and len(last.digits) <= _DECIMALS:
        blank = low[first.end] == " "
        return last.power > 0 or _percent(text, low, last) if blank else _framed(text, low, first, last)
    dotted = mark == "." and low[first.end] != " " and len(last.digits) == _GROUP
    return dotted and not last.power and _counting(text, first, last)


def _framed(text: str, low: str, first: Numeral, last: Numeral) -> bool:
    """Whether a currency and a scale word stand around two numerals, or a word that announces a figure and `persen`."""
    if currencies.before(low, first.start) is not None:
        return last.power > 0
    if not _percent(text, low, last):
        return False
    words = around.before(text, first.start).words
    lead = low[max(0, first.start - 3) : first.start]
    item = lead[:1].isalpha() and lead[1:] == ", "  # di Kecamatan Suka, 21, 2 persen
    return lead.endswith("(") or item or bool(words) and words[0] in lexicon.numerals().announcing


def _percent(text: str, low: str, numeral: Numeral) -> bool:
    unit = units.after(text, low, numeral.end)
    return unit is not None and unit.kind == "percent"


def _counting(text: str, first: Numeral, last: Numeral) -> bool:
    """Whether the second of two numerals counts something, and nothing says that the first is a rank or the like."""
    before, following = around.before(text, first.start), around.after(text, last.end)
    if following is None or not following.noun or following.capital:
        return False
    return bool(before.words) and before.words[0].isalpha() and refusals.class_before(before.words) is None


def _whole(low: str, first: Numeral, last: Numeral) -> Numeral:
    """The one figure that two numerals are."""
    digits = first.digits + low[first.end : last.start].strip() + last.digits
    reading = read(digits)
    assert reading is not None
    value, precision = reading.value.scaleb(last.power), reading.precision.scaleb(last.power)
    return last._replace(start=first.start, value=value, precision=precision, digits=digits)
