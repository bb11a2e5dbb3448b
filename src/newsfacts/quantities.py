"""Quantities in a text: numeral, unit, bounds and offsets, with what is no quantity left out.

One scan finds every numeral; each is then read with what stands around it, in the order date, money, refusal, unit, count.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from newsfacts import around, dates, hedges, lexicon, numbers, refusals, units
from newsfacts.model import Kind, Quantity
from newsfacts.numbers import Numeral
from newsfacts.patterns import any_of, fold


class Finding(NamedTuple):
    """A numeral and what was made of it: a quantity, or the class of its refusal."""

    start: int
    end: int
    quantity: Quantity | None
    refusal: str | None


def find(text: str) -> list[Quantity]:
    """All quantities of the text, in order, not overlapping."""
    return [finding.quantity for finding in explain(text) if finding.quantity is not None]


def explain(text: str) -> list[Finding]:
    """Every numeral of the text, in order, with what was made of it."""
    return _Finder(text).run()


class _Side(NamedTuple):
    """One numeral of an amount with the currency or unit that stands with it."""

    start: int
    end: int
    numeral: Numeral
    sign: str | None
    unit: units.Unit | None
    number_end: int


class _Joints(NamedTuple):
    until: re.Pattern[str]
    and_: re.Pattern[str]


@cache
def _joints() -> _Joints:
    words = lexicon.calendar()
    return _Joints(
        until=re.compile(rf"[ ]{{0,2}}(?:{any_of(words.until)})[ ]{{0,2}}$"),
        and_=re.compile(rf"[ ]{{0,2}}(?:,?[ ]?(?:{any_of([*words.and_, '+'])}))[ ]{{0,2}}$"),
    )


class _Finder:
    """One pass over the numerals of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = fold(text)
        self.numerals = numbers.scan(self.low)
        self.found: list[Finding] = []
        self.page = refusals.Page(text, self.low)
        self.money: str | None = None  # currency of the last amount

    def run(self) -> list[Finding]:
        index = 0
        while index < len(self.numerals):
            index = self._read(index)
        return self._settled()

    # -- one numeral

    def _read(self, index: int) -> int:
        numeral = self.numerals[index]
        start = numeral.start
        if self.found and start < self.found[-1].end:
            return index + 1
        low = self.low
        written = numeral.form in ("digits", "code")
        sign = units.currency_before(low, start) if written or low[start - 1 : start] in (" ", "$") else None
        if written and sign is None:
            if len(numeral.digits) <= 5 and not numeral.power:
                days = dates.at(low, start, start + len(numeral.digits))
                if days and not refusals.glued_before(self.page, days[0].start):
                    for day in days:
                        self.found.append(Finding(day.start, day.end, _dated(day), None))
                    return index + 1
        words = around.before(low, sign.at if sign else start)
        if sign is None:
            refusal = refusals.early(self.page, numeral, words)
            if refusal is None and numeral.form == "code":
                refusal = "code"
            if refusal is not None:
                return self._refuse(numeral, refusal, index)
        elif numeral.form == "code":
            return self._refuse(numeral, "code", index)
        return self._amount(index, sign, words)

    def _refuse(self, numeral: Numeral, refusal: str, index: int) -> int:
        self.found.append(Finding(numeral.start, numeral.end, None, refusal))
        return index + 1

    def _side(self, index: int, sign: units.Sign | None) -> _Side:
        """The numeral with its own currency or unit."""
        numeral = self.numerals[index]
        start, end = sign.at if sign else numeral.start, numeral.end
        currency = sign.code if sign else None
        if sign and not numeral.power:
            if not numeral.about and (joined := _SPLIT.match(self.low, end)) and "," not in numeral.digits:
                value = Decimal(numeral.digits.replace(".", "") + joined.group(1))
                numeral, end = numeral._replace(value=value, precision=Decimal(1), other=None, end=joined.end()), joined.end()
            short = units.short_scale(self.text, end)
            if short:
                numeral, end = _scaled(numeral, short[0]), short[1]
        number_end = end
        unit = None
        if numeral.form == "unit":
            unit = units.within(self.low[numeral.start : end])._replace(end=end)
        else:
            after = units.currency_after(self.low, end)
            if after:
                if after.cents:
                    numeral = numeral._replace(value=_times(numeral.value, Decimal("0.01")), precision=numeral.precision and numeral.precision.scaleb(-2))
                    currency = currency or "cents"
                else:
                    currency = currency or after.code
                end = after.at
            elif currency is None:
                unit = units.after(self.text, self.low, end)
                if unit:
                    end = unit.end
        return _Side(start, end, numeral, currency, unit, number_end)

    def _amount(self, index: int, sign: units.Sign | None, words: list[str]) -> int:
        low, text = self.low, self.text
        first = self._side(index, sign)
        begin = _minus(low, first.start)
        last, used = self._partner(index, first, words)
        if last is not None and last.numeral.form == "words" and low[last.start - 1 : last.start] == "(":
            return self._spelled(index, first, last, words)
        ranged = last is not None
        closing = last or first
        currency, unit = first.sign or closing.sign, first.unit or closing.unit
        end = closing.end
        numeral = first.numeral
        if begin < first.start:
            numeral = numbers.negated(numeral)
        if currency is None and unit is None:
            magnitude = units.before(low, first.start) if not ranged and numeral.form == "digits" else None
            if magnitude:
                begin, unit = magnitude[0], units.Unit(end, magnitude[1], "measure", Decimal(1), magnitude[1])
        following = around.after(text, end)
        if currency is None:
            refusal = refusals.late(self.page, numeral, ranged, words, unit, following, end, first, self.found[-1] if self.found else None)
            if refusal == "year":
                day = dates.year(low, first.start, first.start + 4)
                self.found.append(Finding(day.start, day.end, _dated(day), None))
                return index + 1
            if refusal is not None:
                self.found.append(Finding(first.start, end, None, refusal))
                return index + used
        kind: Kind
        symbol: str | None
        if currency is not None:
            kind, symbol = "money", currency
            if currency != "cents":
                self.money = currency
        elif unit is not None:
            kind, symbol = unit.kind, unit.symbol
            numeral = _multiplied(numeral, unit.factor)
        else:
            kind, symbol = self._bare(numeral, words, following), None
        if unit is not None and kind == "duration" and not ranged:
            numeral, symbol, end, used = self._compound(index, numeral, unit, end, used)
        settled = _settle(numeral, kind, symbol, following)
        value, low_value, high_value = settled.value, settled.low, settled.high
        if ranged and last is not None:
            low_value, high_value = _ends(settled, _settle(last.numeral, kind, symbol, following), unit)
            value = None
        if kind in ("duration", "count") and refusals.is_age(words, unit, low, begin, end):
            kind, symbol = "age", symbol or "year"
        if kind == "number" and numeral.form == "fraction":
            symbol = None
        qualifier = hedges.before(words if begin == first.start else words[1:] if low[begin - 1 : begin] == " " and words and words[0] in lexicon.numerals().minus else words, ranged)
        if qualifier == "exact":
            qualifier = hedges.after(low, end) or ("about" if numeral.about or (last and last.numeral.about) else "exact")
        if kind == "age" and low[first.start - 1 : first.start] == "(" and low[end : end + 1] == ")" and unit is None:
            begin, end = begin - 1, end + 1
        precision = settled.precision if not ranged or last is None else last.numeral.precision
        rival = format(settled.other.value, "f") if settled.other is not None else None
        quantity = Quantity(kind, begin, end, value, low_value, high_value, symbol, precision, qualifier, None, None, units.rate(low, end), rival)
        self.found.append(Finding(begin, end, quantity, None))
        return index + used

    def _bare(self, numeral: Numeral, words: list[str], following: around.Next | None) -> Kind:
        """The kind of a number without unit or currency: it counts something, or it is an index or a level."""
        if numeral.form == "fraction":
            return "number"
        if numeral.form in ("words", "vague"):
            return "count"
        fractional = numeral.precision is not None and numeral.precision < 1
        counts = refusals.is_noun(following)
        if fractional:
            return "count" if counts and numeral.power else "number"
        if counts or numeral.power:
            return "count"
        levels = lexicon.refusals().levels
        return "number" if any(word in levels for word in words[:3]) or (words and words[0] == "ke") else "count"

    # -- two numerals

    def _partner(self, index: int, first: _Side, words: list[str]) -> tuple[_Side | None, int]:
        """The other end of a range, or the same number in words in brackets, and how many numerals were used."""
        if index + 1 == len(self.numerals):
            return None, 1
        numeral = self.numerals[index + 1]
        gap_start = first.end
        if numeral.start - gap_start > 24 or numeral.form == "code":
            return None, 1
        low = self.low
        gap = low[gap_start : numeral.start]
        if numeral.form == "words" and first.unit is None and first.sign is None and gap in ("(", " (") and low[numeral.end : numeral.end + 1] == ")" and first.numeral.form == "digits":
            return _Side(numeral.start, numeral.end, numeral, None, None, numeral.end), 2
        sign = units.currency_before(low, numeral.start) if first.sign else None
        if sign:
            gap = low[gap_start : sign.at]
        if not gap or "\n" in gap:
            return None, 1
        joints = _joints()
        if not joints.until.fullmatch(gap) and not (gap.strip() in ("dan", "&") and words and words[0] == "antara"):
            return None, 1
        if numeral.form == "unit" or first.numeral.form == "fraction" or first.numeral.value is None:
            return None, 1
        if dates.at(low, numeral.start, numeral.start + len(numeral.digits)) if numeral.form == "digits" and not sign else None:
            return None, 1
        last = self._side(index + 1, sign)
        if last.numeral.value is None or (first.sign and last.sign and first.sign != last.sign):
            return None, 1
        if (first.unit and (last.unit is None or last.unit.symbol != first.unit.symbol)) or (first.sign is None and last.sign is None and first.unit is None and last.unit is None and _far(first.numeral, last.numeral)):
            return None, 1
        if first.sign and last.sign is None and last.unit is not None:
            return None, 1
        return last, 2

    def _spelled(self, index: int, first: _Side, last: _Side, words: list[str]) -> int:
        """`3 (tiga) bandara`: one quantity said twice."""
        unit = units.after(self.text, self.low, last.end + 1)
        following = around.after(self.text, last.end + 1)
        refusal = refusals.late(self.page, first.numeral, False, words, unit, following, last.end + 1, first, self.found[-1] if self.found else None)
        if refusal is not None:
            self.found.append(Finding(first.start, last.end + 1, None, refusal))
            return index + 2
        kind: Kind = unit.kind if unit else "count"
        symbol = unit.symbol if unit else None
        if kind in ("duration", "count") and refusals.is_age(words, unit, self.low, first.start, last.end):
            kind, symbol = "age", symbol or "year"
        qualifier = hedges.before(words, False)
        if qualifier == "exact":
            qualifier = hedges.after(self.low, unit.end if unit else last.end + 1) or "exact"
        for side in (first, last):
            numeral = _multiplied(side.numeral, unit.factor) if unit else side.numeral
            self.found.append(Finding(side.start, side.end, Quantity(kind, side.start, side.end, numeral.value, None, None, symbol, numeral.precision, qualifier), None))
        return index + 2

    def _compound(self, index: int, numeral: Numeral, unit: units.Unit, end: int, used: int) -> tuple[Numeral, str, int, int]:
        """`2 jam 9 menit 24 detik`: one length of time, in its smallest unit."""
        lexical = lexicon.units().unit
        size = lexical[unit.name].parts
        symbol = unit.symbol
        while size and isinstance(numeral.value, Decimal) and index + used < len(self.numerals):
            after = self.numerals[index + used]
            if after.form not in ("digits", "words") or self.low[end : after.start].strip() not in ("", "dan", "lebih") or after.start - end > 5:
                break
            smaller = units.after(self.text, self.low, after.end)
            if smaller is None or smaller.kind != "duration" or not isinstance(after.value, Decimal):
                break
            small = lexical[smaller.name]
            if small.base != lexical[unit.name].base or small.parts is None or small.parts >= size or size % small.parts:
                break
            numeral = numeral._replace(value=numeral.value * (size // small.parts) + after.value, precision=after.precision)
            unit, size, end, used, symbol = smaller, small.parts, smaller.end, used + 1, smaller.symbol
        return numeral, symbol, end, used

    # -- what is known only at the end

    def _settled(self) -> list[Finding]:
        """Units that reach back over a list (`30, 40, dan 50 persen`), and the currency of cents."""
        found = self.found
        for at in range(len(found) - 2, -1, -1):
            one, other = found[at].quantity, found[at + 1].quantity
            if one is None or other is None or one.unit is not None or other.unit is None or one.kind not in ("count", "number") or one.value is None:
                continue
            gap = self.low[one.end : other.start]
            if len(gap) > 8 or not _joints().and_.fullmatch(gap) or gap.strip() == ",":
                continue
            if other.kind in ("percent", "measure", "duration", "age", "number", "money"):
                kind, unit = other.kind, other.unit
                found[at] = found[at]._replace(quantity=one._replace(kind=kind, unit=unit))
        return [self._cents(at) if finding.quantity and finding.quantity.unit == "cents" else finding for at, finding in enumerate(found)]

    def _cents(self, at: int) -> Finding:
        finding = self.found[at]
        assert finding.quantity is not None
        near = sorted(
            (abs(other - at), finding.quantity.unit)
            for other, finding in enumerate(self.found)
            if finding.quantity and finding.quantity.kind == "money" and finding.quantity.unit not in ("cents", lexicon.currencies().home)
        )
        return finding._replace(quantity=finding.quantity._replace(unit=near[0][1] if near else "USD"))


_SPLIT = re.compile(r"\. ?([0-9]{3})(?![0-9])")


def _dated(day: dates.Date) -> Quantity:
    return Quantity("date", day.start, day.end, iso=day.iso, weekday=day.weekday)


def _minus(low: str, start: int) -> int:
    """Where a minus sign or word before `start` begins, else `start`."""
    mark = low[start - 1 : start]
    if mark in ("-", "−", "–") and (start < 2 or not low[start - 2].isalnum() and low[start - 2] not in ")%"):
        return start - 1
    if mark == " ":
        for word in lexicon.numerals().minus:
            if low.endswith(word, 0, start - 1) and not low[start - len(word) - 2 : start - len(word) - 1].isalnum():
                return start - 1 - len(word)
    return start


def _times(value: Decimal | Fraction | None, factor: Decimal) -> Decimal | Fraction | None:
    if value is None:
        return None
    return value * factor if isinstance(value, Decimal) else value * Fraction(factor)


def _multiplied(numeral: Numeral, factor: Decimal) -> Numeral:
    if factor == 1:
        return numeral
    low, high = numeral.low, numeral.high
    return numeral._replace(
        value=_times(numeral.value, factor),
        low=low and low * factor,
        high=high and high * factor,
        precision=numeral.precision and numeral.precision * factor,
    )


def _scaled(numeral: Numeral, power: int) -> Numeral:
    if not isinstance(numeral.value, Decimal) or numeral.precision is None:
        return numeral
    other = numeral.other and numeral.other._replace(value=numeral.other.value.scaleb(power), precision=numeral.other.precision.scaleb(power))
    return numeral._replace(value=numeral.value.scaleb(power), precision=numeral.precision.scaleb(power), power=power, other=other)


def _far(first: Numeral, last: Numeral) -> bool:
    return False


def _settle(numeral: Numeral, kind: Kind, symbol: str | None, following: around.Next | None) -> Numeral:
    """Choose between the two readings of doubtful separators by what is measured."""
    other = numeral.other
    if other is None:
        return numeral
    if "." in numeral.digits or numeral.power or kind == "percent":
        return numeral._replace(other=None)
    whole = numeral.digits.endswith("000") or kind == "count" and refusals.is_noun(following) or kind == "money"
    if whole:
        return numeral._replace(value=other.value, precision=other.precision, other=None)
    return numeral


def _ends(first: Numeral, last: Numeral, unit: units.Unit | None) -> tuple[Decimal | Fraction | None, Decimal | Fraction | None]:
    """The two ends of a range; the first takes over the scale word of the second where it has none and is small."""
    low, high = first.value, last.value
    if isinstance(low, Decimal) and isinstance(high, Decimal) and last.power and not first.power and abs(low) < 1000 and last.precision is not None:
        mantissa = last.digits.partition(",")[2]
        low = low.scaleb(last.precision.adjusted() + len(mantissa))
    if unit:
        low, high = _times(low, unit.factor), _times(high, unit.factor)
    return low, high
