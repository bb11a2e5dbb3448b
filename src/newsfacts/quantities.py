"""Quantities in a text: numeral, unit, bounds and offsets, with what is no quantity left out.

One scan finds every numeral; each is then read with what stands around it: a date, an amount of money, something refused, a number with a unit, a count.
"""

import re
from bisect import bisect
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newsfacts import amounts, around, currencies, dates, hedges, lexicon, lists, numbers, refusals, units, years
from newsfacts.around import Before, Next
from newsfacts.model import Kind, Quantity
from newsfacts.numbers import Numeral
from newsfacts.patterns import any_of, fold
from newsfacts.refusals import Place


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
    return _Reading(text).findings()


class _Side(NamedTuple):
    """One numeral with the currency or unit that stands with it."""

    start: int
    end: int
    numeral: Numeral
    currency: str | None
    unit: units.Unit | None


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf"[ ]{{0,2}}(?:{any_of(lexicon.calendar().until)})[ ]{{0,2}}")


@cache
def _listing() -> re.Pattern[str]:
    """What stands before the last of several figures that share their unit."""
    return re.compile(rf"[ ]?(?:\+|/|,?[ ](?:{any_of(lexicon.calendar().joining)}))[ ]?")


_LAP = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-9]{2}(?:[.,][0-9]{1,3})?)(?![0-9:])")
_DATE_DIGITS = frozenset({1, 2, 4, 8, 9, 10})  # printed characters of a day, a year, or a date with full stops
_GLUED = re.compile(r"[^\W_]$|[^\W_][./\-]$")
_SPLIT = re.compile(r"\.[ ]([0-9]{3})(?![0-9])")


class _Reading:
    """One pass over the numerals of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = fold(text)
        self.numerals = numbers.scan(self.low)
        self.markers = lists.markers(text, self.numerals)
        self.found: list[Finding] = []
        self.end = 0  # of the last finding
        self.currency = lexicon.currencies().home  # of the last amount

    def findings(self) -> list[Finding]:
        index = 0
        while index < len(self.numerals):
            index += self._read(index) if self.numerals[index].start >= self.end else 1
        return _without_tables(self.low, _shared_units(self.low, _named_cents(self.found)))

    def _keep(self, quantity: Quantity) -> None:
        self.found.append(Finding(quantity.start, quantity.end, quantity, None))
        self.end = quantity.end

    def _refuse(self, start: int, end: int, refusal: str) -> None:
        self.found.append(Finding(start, end, None, refusal))
        self.end = end

    def _refused(self) -> tuple[int, str] | None:
        """End and class of the numeral before, if it was refused."""
        last = self.found[-1] if self.found else None
        return (last.end, last.refusal) if last and last.refusal else None

    # -- one numeral; each step gives how many numerals it used

    def _read(self, index: int) -> int:
        numeral, low = self.numerals[index], self.low
        start = numeral.start
        printed = bool(numeral.digits)
        if not printed and refusals.opens_idiom(low, numeral):
            self._refuse(start, numeral.end, "idiom")
            return 1
        sign = currencies.before(low, start)
        if sign is None:
            if start in self.markers:
                self._refuse(start, start + len(numeral.digits), "list")
                return 1
            if printed and not numeral.power and len(numeral.digits) in _DATE_DIGITS and self._dates(numeral):
                return 1
        before = around.before(self.text, sign.at if sign else start)
        if printed and (sign is None or numeral.form == "code"):
            refusal = refusals.glued(self.text, low, numeral, before, self._refused())
            if refusal is not None or low[numeral.end : numeral.end + 1] == ":" and self._lap(numeral):
                if refusal is not None:
                    self._refuse(start, numeral.end, refusal)
                return 1
            if numeral.form == "digits" and years.looks(numeral) and self._year(numeral, before):
                return 1
        return self._amount(index, sign, before)

    def _dates(self, numeral: Numeral) -> bool:
        """Keep the date or dates that begin with the numeral, if any do."""
        start = numeral.start
        days = dates.at(self.low, start, start + len(numeral.digits))
        if not days or (days[0].start == start and _GLUED.search(self.low, max(0, start - 2), start)):
            return False
        if days[0].start == start and refusals.named_date(self.text, start):
            self._refuse(start, days[-1].end, "name")
            return True
        for day in days:
            if day.start < self.end:  # the weekday went to the number before it
                day = day._replace(start=start, weekday=None)
            if day.weekday and day.start < start and self.text[day.start].islower() and self.low.startswith(lexicon.units().unit["week"].words, day.start):
                day = day._replace(start=start, weekday=None)  # `minggu` is a week
            self._keep(_dated(day))
        return True

    def _lap(self, numeral: Numeral) -> bool:
        """Keep a time over a distance (`1:46,458`), which is a duration; False for anything else with a colon."""
        lap = _LAP.match(self.low, numeral.start)
        if lap is None or not (lap.group(1) or not lap.group(3).isdigit()):
            return False
        hours, minutes, seconds = lap.group(1) or "0", lap.group(2), lap.group(3).replace(",", ".")
        value = int(hours) * 3600 + int(minutes) * 60 + Decimal(seconds)
        self._keep(Quantity("duration", lap.start(), lap.end(), value, unit="second", precision=_unit_of(seconds)))
        return True

    def _year(self, numeral: Numeral, before: Before) -> bool:
        """Keep or refuse a number of four digits as a year; False for a plain number."""
        start, end = numeral.start, numeral.end
        if self.low[end : end + 1] in (" ", "") and units.after(self.text, self.low, end) is not None:
            return False
        following = around.after(self.text, end)
        refused = self._refused()
        gap = self.low[refused[0] : start] if refused and start - refused[0] < 16 else None
        quarter = len(before.words) > 1 and before.words[1] in lexicon.calendar().year_nouns
        chained = gap is not None and (gap.strip(" (") in lexicon.refusals().links or gap == " " and not quarter)
        judged = years.judge(self.text, self.low, numeral, before, following)
        if judged is None:
            return False
        day = dates.year(self.low, start, start + 4)
        if judged == years.YEAR and not (chained and refused and refused[1] in ("name", "law", "hijri", "rank") and not (before.words and before.words[0] in lexicon.calendar().sure)):
            self._keep(_dated(day))
        else:
            self._refuse(start, day.end, "name" if judged == years.YEAR else judged)
        return True

    # -- amounts

    def _side(self, index: int, sign: currencies.Sign | None) -> _Side:
        """The numeral with its own currency or unit."""
        numeral, low = self.numerals[index], self.low
        start, end, code = numeral.start, numeral.end, None
        if numeral.form == "unit":
            return _Side(start, end, numeral, None, units.within(low[start:end], end))
        if sign is not None:
            start, code = sign
            if not numeral.power:
                numeral, end = self._money_digits(numeral)
        word = currencies.after(low, end)
        if word is None:
            unit = None if code else units.after(self.text, low, end)
            return _Side(start, unit.end if unit else end, numeral, code, unit)
        if word.code == currencies.CENTS:
            numeral = amounts.times(numeral, Decimal("0.01"))
        return _Side(start, word.at, numeral, code or word.code, None)

    def _money_digits(self, numeral: Numeral) -> tuple[Numeral, int]:
        """An amount with a stray blank in it (`Rp 16. 970`), or with `M` or `T` after it."""
        end = numeral.end
        stray = _SPLIT.match(self.low, end) if numeral.digits.isdigit() else None
        if stray:
            return numeral._replace(value=Decimal(numeral.digits + stray.group(1))), stray.end()
        short = currencies.short_scale(self.text, end)
        return (numbers.raised(numeral, short[0]), short[1]) if short else (numeral, end)

    def _amount(self, index: int, sign: currencies.Sign | None, before: Before) -> int:
        text, low = self.text, self.low
        first = self._side(index, sign)
        last = self._other_end(index, first, before)
        if last is not None and low[last.start - 1] == "(":
            return self._said_twice(index, first, last, before)
        closing = last or first
        currency, unit, end = first.currency or closing.currency, first.unit or closing.unit, closing.end
        begin, numeral, words = self._signed(first, before.words)
        following = around.after(text, end)
        counted = refusals.is_noun(following)
        place = Place(text, low, first.numeral, end, before, following, unit, last is not None, self._refused(), counted)
        used = 2 if last else 1
        if currency is None:
            refusal = (refusals.bracketed(place) if unit is None and last is None else None) or refusals.standing(place)
            if refusal == "age":
                self._keep(Quantity("age", begin - 1, end + 1, numeral.value, unit="year", precision=numeral.precision))
                return 1
            if refusal is not None:
                self._refuse(first.start, end, refusal)
                return used
            if unit is None and last is None and numeral.form == "digits" and (magnitude := units.before(low, first.start, words[0] if words else "")):
                begin, unit = magnitude[0], units.Unit(end, magnitude[1], "measure", Decimal(1), magnitude[1])
        kind, symbol = self._kind(place, unit, currency)
        if unit is not None:
            numeral = amounts.times(numeral, unit.factor)
            if kind == "duration" and last is None:
                numeral, unit, used = self._compound(index, numeral, unit)
                end, symbol = unit.end, unit.symbol
        numeral, rival = amounts.settled(numeral, kind, symbol, counted)
        value, least, most = numeral.value, numeral.low, numeral.high
        if last is not None:
            other, rival = amounts.settled(amounts.times(last.numeral, unit.factor) if unit else last.numeral, kind, symbol, counted)
            (least, most), value = amounts.ends(numeral, other), None
            if low[closing.start - 1] == ",":  # two levels without an order
                least, most = sorted((numeral.value, other.value))  # type: ignore[type-var]
            numeral = numeral._replace(precision=other.precision, about=numeral.about or other.about)
        qualifier = hedges.before(words, last is not None, low.startswith(lexicon.hedges().ahead, end + 1))
        if qualifier == "exact":
            qualifier = hedges.after(low, end) or ("about" if numeral.about else "exact")
        self._keep(Quantity(kind, begin, end, value, least, most, symbol, numeral.precision, qualifier, None, None, units.rate(low, end), rival))
        return used

    def _signed(self, first: _Side, words: list[str]) -> tuple[int, Numeral, list[str]]:
        """Where the amount begins with its minus sign or word, its signed numeral, and the words before that."""
        low, start = self.low, first.start
        mark = low[start - 1 : start]
        if mark in ("-", "−", "–", "+") and (start < 2 or low[start - 2] in " (\n[:" or (first.numeral.digits and "," in first.numeral.digits and low[start - 2].isalpha())):
            return start - 1, first.numeral if mark == "+" else numbers.negated(first.numeral), words
        if mark == " " and words and words[0] in lexicon.numerals().minus:
            return low.rindex(words[0], 0, start), numbers.negated(first.numeral), words[1:]
        return start, first.numeral, words

    def _kind(self, place: Place, unit: units.Unit | None, currency: str | None) -> tuple[Kind, str | None]:
        """Kind and unit of an amount."""
        if currency is not None:
            if currency != currencies.CENTS:
                self.currency = currency
            return "money", currency
        if unit is not None:
            age = unit.kind == "duration" and refusals.is_age(place)
            return ("age" if age else unit.kind), unit.symbol
        numeral, words = place.numeral, place.before.words
        if numeral.form == "fraction":
            return "number", None
        if refusals.is_age(place):
            return "age", "year"
        fractional = numeral.precision is not None and numeral.precision < 1
        if fractional and place.low.rfind("(%)", max(0, numeral.start - 200), numeral.start) >= 0:  # the head of a table
            return "percent", "%"
        counted = place.noun
        if numeral.power >= 9 and not counted:
            return "money", lexicon.currencies().home if numeral.form == "vague" else self.currency
        if numeral.form in ("words", "vague") or counted or numeral.power:
            return "count", None
        if fractional:
            return "number", None
        levelled = words[:1] == ["ke"] or not lexicon.refusals().levels.isdisjoint(words[:2])
        return ("number" if levelled else "count"), None

    def _compound(self, index: int, numeral: Numeral, unit: units.Unit) -> tuple[Numeral, units.Unit, int]:
        """`2 jam 9 menit 24 detik`: its value, smallest unit and the numerals used."""
        compound = amounts.Compound(numeral, unit)
        for part in self.numerals[index + 1 : index + 4]:
            if part.start - compound.end > 5 or part.form not in ("digits", "words") or not compound.take(self.low, part, units.after(self.text, self.low, part.end)):
                break
        return compound.numeral, compound.unit, 1 + compound.used

    # -- two numerals

    def _other_end(self, index: int, first: _Side, before: Before) -> _Side | None:
        """The other end of a range, or the same number in words in brackets."""
        if index + 1 == len(self.numerals):
            return None
        numeral, low = self.numerals[index + 1], self.low
        start = numeral.start
        if start - first.end > 20 or numeral.form in ("code", "unit", "fraction"):
            return None
        gap = low[first.end : start]
        if gap in ("(", " ("):
            plain = first.unit is None and first.currency is None and first.numeral.form == "digits" and numeral.form == "words"
            return _Side(start, numeral.end, numeral, None, None) if plain and low[numeral.end : numeral.end + 1] == ")" else None
        sign = currencies.before(low, start) if first.currency else None
        if sign:
            gap = low[first.end : sign.at]
        if gap == ",":
            levels = not first.unit and not first.currency and "." in first.numeral.digits and "." in numeral.digits
            return self._side(index + 1, None) if levels else None
        between = gap.strip() == lexicon.calendar().and_word and before.words[:1] == [lexicon.calendar().between]
        if not between and not _until().fullmatch(gap):
            return None
        if first.numeral.value is None or first.numeral.form == "fraction" or first.numeral.form == "unit":
            return None
        if sign is None and numeral.digits and dates.at(low, start, start + len(numeral.digits)):
            return None
        last = self._side(index + 1, sign)
        if last.numeral.value is None or (first.currency and last.currency and first.currency != last.currency) or (first.currency and last.unit):
            return None
        if first.unit and (last.unit is None or last.unit.name != first.unit.name):
            return None
        return last

    def _said_twice(self, index: int, first: _Side, last: _Side, before: Before) -> int:
        """`3 (tiga) bandara`: one quantity in digits and in words, which share what follows."""
        end = last.end + 1
        unit = units.after(self.text, self.low, end)
        following = around.after(self.text, unit.end if unit else end)
        noun = refusals.is_noun(following)
        place = Place(self.text, self.low, first.numeral, unit.end if unit else end, before, following, unit, False, self._refused(), noun)
        refusal = refusals.standing(place._replace(numeral=first.numeral._replace(end=end)))
        if refusal is not None:
            self._refuse(first.start, end, refusal)
            return 2
        kind, symbol = self._kind(place, unit, None)
        qualifier = hedges.before(before.words, False)
        if qualifier == "exact":
            qualifier = hedges.after(self.low, place.end) or "exact"
        for side in (first, last):
            numeral = amounts.times(side.numeral, unit.factor) if unit else side.numeral
            self._keep(Quantity(kind, side.start, side.end, numeral.value, unit=symbol, precision=numeral.precision, qualifier=qualifier))
        return 2


def _dated(day: dates.Date) -> Quantity:
    return Quantity("date", day.start, day.end, iso=day.iso, weekday=day.weekday)


def _unit_of(printed: str) -> Decimal:
    return Decimal(1).scaleb(-len(printed.partition(".")[2]))


def _shared_units(low: str, found: list[Finding]) -> list[Finding]:
    """Units that reach back over a list (`30, 40, dan 50 persen`), and hedges over an equivalent (`mulai dari PLN112 atau 25 euro`)."""
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at].quantity, found[at + 1].quantity
        if one is None or other is None or other.unit is None or other.start - one.end > 8:
            continue
        gap = low[one.end : other.start]
        if one.kind == "money" == other.kind and one.unit != other.unit and one.qualifier != "exact" == other.qualifier and gap.strip() == lexicon.calendar().or_word:
            found[at + 1] = found[at + 1]._replace(quantity=other._replace(qualifier=one.qualifier))
        elif one.unit is None and one.kind in ("count", "number") and one.value is not None and _reaches_back(gap, other, low, found, at):
            found[at] = found[at]._replace(quantity=one._replace(kind=other.kind, unit=other.unit))
    return found


def _reaches_back(gap: str, other: Quantity, low: str, found: list[Finding], at: int) -> bool:
    """Whether a figure takes the unit of the next: straight before the last of a list, or before one that took it itself."""
    if _listing().fullmatch(gap):
        return True
    following = found[at + 2].quantity if at + 2 < len(found) else None
    return gap == ", " and following is not None and following.unit == other.unit and bool(_listing().fullmatch(low[other.end : following.start]))


def _without_tables(low: str, found: list[Finding]) -> list[Finding]:
    """Refuse rows of bare numbers, as in the table of a league: four and more with nothing but blanks between them."""
    begin = 0
    for at in range(1, len(found) + 1):
        if at < len(found) and _bare(found[at]) and _bare(found[at - 1]) and not low[found[at - 1].end : found[at].start].strip(" -+"):
            continue
        if at - begin >= _ROW:
            found[begin:at] = [Finding(cell.start, cell.end, None, cell.refusal or "table") for cell in found[begin:at]]
        begin = at
    return found


def _bare(finding: Finding) -> bool:
    """Whether it is a number without a unit, or refused."""
    quantity = finding.quantity
    return quantity is None or (quantity.unit is None and quantity.kind in ("count", "number"))


_ROW = 4


def _named_cents(found: list[Finding]) -> list[Finding]:
    """Give cents the currency of the nearest amount of foreign money."""
    money = [(at, finding.quantity) for at, finding in enumerate(found) if finding.quantity and finding.quantity.kind == "money"]
    if all(quantity.unit != currencies.CENTS for _, quantity in money):
        return found
    lexical = lexicon.currencies()
    foreign = [(at, quantity.unit) for at, quantity in money if quantity.unit not in (currencies.CENTS, lexical.home)]
    for at, quantity in money:
        if quantity.unit == currencies.CENTS:
            after = bisect(foreign, (at, ""))
            near = foreign[max(0, after - 1) : after + 1]
            _, code = min((abs(other - at), code) for other, code in near) if near else (0, lexical.cents_of)
            found[at] = found[at]._replace(quantity=quantity._replace(unit=code))
    return found
