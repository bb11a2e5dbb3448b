"""Quantities in a text: numeral, unit, bounds and offsets, with what is no quantity left out.

One scan finds every numeral; each is then read with what stands around it: as a date, as something refused, or as an amount.
"""

import re
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.model import Kind, Qualifier, Quantity
from newsfacts.numerals import lists, numbers
from newsfacts.numerals.numbers import Numeral
from newsfacts.patterns import fold
from newsfacts.quantities import (
    ages,
    amounts,
    around,
    currencies,
    dates,
    hedges,
    hindsight,
    levels,
    partings,
    refusals,
    shapes,
    sides,
    splits,
    units,
    years,
)
from newsfacts.quantities.around import Before, Next
from newsfacts.quantities.hindsight import Finding
from newsfacts.quantities.refusals import Place
from newsfacts.quantities.sides import Side


def find(text: str) -> list[Quantity]:
    """All quantities of the text, in order, not overlapping."""
    return [finding.quantity for finding in explain(text) if finding.quantity is not None]


def explain(text: str) -> list[Finding]:
    """Every numeral of the text, in order, with what was made of it."""
    return _Reading(text).findings()


_MINUS = frozenset({"-", "−"})
_DATE_DIGITS = frozenset({1, 2, 4, 8, 9, 10})  # printed characters of a day, a year, or a date with full stops
_MONEY = 9  # from a miliar on, an amount that counts nothing is money
_SUM = 3  # and from a ribu on, where a word such as `kerugian` stands before it
_GOING_ON = 40  # characters between a count and the one it came from
_TABLE = 200  # characters below the head of a column of shares
_RATED = 24  # characters from an amount to the word that divides it
_COUNTED = re.compile(r" [a-z]++ (?:[a-z]++ )?")
_NO_SCALE = re.compile(r"[0-9]$")  # an amount printed in full
_JOINED = re.compile(r",? (?:dan |atau )?")  # between amounts in a row, of which only the first has a currency
_GLUED = re.compile(r"[^\W_]$|[^\W_][./\-]$")


class _Reading:
    """One pass over the numerals of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stuck, opening = lists.stuck(text)
        self.low = fold(lists.without(text, self.stuck) if self.stuck else text)
        self.numerals = splits.joined(text, self.low, numbers.scan(self.low))
        self.markers = lists.markers(text, self.numerals) | opening
        self.found: list[Finding] = []
        self.end = 0  # of the last finding
        self.refused: tuple[int, str] | None = None  # end and class of the numeral before, if it was refused
        self.currency = lexicon.currencies().home  # of the last amount

    def findings(self) -> list[Finding]:
        index = 0
        while index < len(self.numerals):
            index += self._read(index) if self.numerals[index].start >= self.end else 1
        found = levels.recognised(self.low, hindsight.settled(self.low, self.found))
        return sorted([*found, *(Finding(start, end, None, "list") for start, end in self.stuck)]) if self.stuck else found

    def _keep(self, quantity: Quantity) -> None:
        self.found.append(Finding(quantity.start, quantity.end, quantity, None))
        self.end, self.refused = quantity.end, None

    def _refuse(self, start: int, end: int, refusal: str) -> None:
        self.found.append(Finding(start, end, None, refusal))
        self.end, self.refused = end, (end, refusal)
        if refusal == "hijri":
            hindsight.earlier_days(self.low, self.found)

    # -- one numeral; each step gives how many numerals it used

    def _read(self, index: int) -> int:
        numeral, low = self.numerals[index], self.low
        start = numeral.start
        printed = bool(numeral.digits)
        sign = currencies.before(low, start - 1 if printed and low[start - 1 : start] in _MINUS else start, self.text)
        if sign is None:
            if start in self.markers:
                self._refuse(start, start + len(numeral.digits), "list")
                return 1
            if printed and not numeral.power and len(numeral.digits) in _DATE_DIGITS and self._dates(numeral):
                return 1
        before = around.before(self.text, sign.at if sign else start)
        if not printed:
            refusal = "idiom" if refusals.is_idiom(low, numeral, before.words) else "rate" if self._is_rate(numeral) else None
            if refusal is not None:
                self._refuse(start, numeral.end, refusal)
                return 1
        if printed and (sign is None or numeral.form == "code"):
            refusal = shapes.before(self.text, low, numeral, before.words, self.refused)
            if refusal is not None:
                self._refuse(start, numeral.end, refusal)
                return 1
            glue = low[numeral.end : numeral.end + 1]
            parted = (
                partings.lap(low, numeral) if glue == ":" else partings.fraction(self.text, low, numeral, before) if glue == "/" else None
            )
            if parted is not None:
                self._keep(parted)
                return 1
            if years.looks(numeral) and self._year(numeral, before):
                return 1
        return self._amount(index, sign, before)

    def _dates(self, numeral: Numeral) -> bool:
        """Keep the date or dates that begin with the numeral, if any do."""
        start = numeral.start
        days = dates.at(self.low, start, start + len(numeral.digits))
        if not days or (days[0].start == start and _GLUED.search(self.low, max(0, start - 2), start) and not self._after_date(start)):
            return False
        if days[0].start == start:
            refused = self.refused
            tied = refused is not None and refused[1] == "score" and self.low[refused[0] : start] == " ("  # 7-6 (9/7)
            if tied or refusals.named_date(self.text, start):
                self._refuse(start, days[-1].end, "score" if tied else "name")
                return True
        for day in days:
            taken = day.start < self.end  # the weekday went to the number before it: tiga minggu (8/6)
            week = day.weekday == dates.SUNDAY and self.text[day.start].islower() and not self._called_day(day.start)  # minggu is a week
            self._keep(_dated(day._replace(start=start, weekday=None) if taken or week else day))
        return True

    def _called_day(self, start: int) -> bool:
        """Whether a word calls what begins at `start` a day of the week: `hari minggu 19 Februari`."""
        return self.low.endswith(f" {lexicon.calendar().day_word} ", 0, start)

    def _last(self) -> Quantity | None:
        """The quantity that was read last."""
        return self.found[-1].quantity if self.found else None

    def _after_date(self, start: int) -> bool:
        """Whether only a hyphen parts what begins at `start` from the date before it: `19 Agustus 2013-19 Agustus 2018`."""
        last = self._last()
        return last is not None and last.kind == "date" and last.end == start - 1 and self.low[last.end] in _MINUS

    def _is_rate(self, numeral: Numeral) -> bool:
        """Whether `sehari` and the like divide the amount before them: `10 jam sehari`, `Rp2 juta sebulan`, `dua cangkir kopi sehari.`"""
        last = self._last() if numeral.form == "unit" else None
        if last is None or last.kind in ("date", "age", "percent") or numeral.start - last.end > _RATED:
            return False
        gap, following = self.low[last.end : numeral.start], around.after(self.text, numeral.end)
        if following is not None and following.word in lexicon.units().lengths:
            return False
        return gap == " " or (last.kind == "count" and following is None and _COUNTED.fullmatch(gap) is not None)

    def _year(self, numeral: Numeral, before: Before) -> bool:
        """Keep or refuse a number of four digits as a year; False for a plain number."""
        start, end = numeral.start, numeral.end
        unit = units.after(self.text, self.low, end) if self.low[end : end + 1] == " " else None
        if unit is not None:
            beyond = around.after(self.text, unit.end)
            if beyond is None or not years.outweighs(numeral, unit, beyond, before):
                return False
        judged = years.judge(self.text, self.low, numeral, before, around.after(self.text, end), self.refused)
        if judged is None:
            return False
        day = dates.year(self.low, start, start + 4)
        if judged == years.YEAR or (judged == "name" and "/" in day.iso and years.is_term(before.words)):
            self._keep(_dated(day))
        else:
            self._refuse(start, day.end, judged)
        return True

    # -- amounts

    def _amount(self, index: int, sign: currencies.Sign | None, before: Before) -> int:
        """Keep or refuse the amount that begins with a numeral: alone, the first end of a range, or said once more in words."""
        text, low, numeral = self.text, self.low, self.numerals[index]
        following = around.after(text, numeral.end) if sign is None and numeral.form != "unit" else None
        last: Side | None = None
        counted = False
        used = 1
        other = self.numerals[index + 1] if index + 1 < len(self.numerals) else None
        if following is not None and following.apart:
            first = Side(numeral.start, numeral.end, numeral)
        else:
            first = sides.at(text, low, numeral, sign)
            if other is not None and sides.in_words(low, first, other):
                return self._said_twice(first, other, before)
            if other is not None and (product := sides.product(text, low, first, other)) is not None:
                first, other, used = product, None, 2
            if text[first.end + 1 : first.end + 2].isupper() and first.plain and _of_money(before.words):
                first = sides.abbreviated(text, first)  # uang 4 M
            last = sides.other_end(text, low, first, other, before.words) if other is not None else None
        led = sides.scaled_with(text, low, first, other) if last is None and other is not None and _led_from(before) else None
        if led is not None:
            first, beyond = led[0], around.after(text, led[1].end)
            counted = first.plain and beyond is not None and beyond.noun
        currency, unit, end = first.currency, first.unit, first.end
        if last is not None:
            currency, unit, end, used = currency or last.currency, last.unit or unit, last.end, 2
        if end != numeral.end or following is None:
            following = around.after(text, end)
        place = self._place(first.numeral, end, before, following, unit, last is not None)
        begin, numeral, words = self._signed(first, before.words)
        alone = currency is None and unit is None and last is None
        carried = units.before(low, first.start, words, _fractional(numeral)) if alone else None
        if currency is None and not (carried and _fractional(numeral)) and self._no_amount(place, first, begin, numeral, alone):
            return used
        if carried is not None:
            begin, unit = carried.end, carried
        kind, symbol = ("count", None) if counted else self._kind(place, unit, currency)
        if unit is not None:
            numeral = amounts.times(numeral, unit.factor)
            if kind in ("duration", "age") and last is None:
                numeral, symbol, end, used = self._compound(index + used, numeral, unit)
        numeral, rival = amounts.settled(numeral, kind, symbol, place.noun)
        value: amounts.Value = numeral.value
        ends: tuple[amounts.Value, amounts.Value] = numeral.low, numeral.high
        if last is not None:
            closing, rival = amounts.settled(amounts.times(last.numeral, unit.factor) if unit else last.numeral, kind, symbol, place.noun)
            ends = amounts.within(numeral, closing) if last.margin else amounts.ends(numeral, closing, ordered=low[last.start - 1] != ",")
            value = None
            numeral = numeral._replace(precision=closing.precision, about=numeral.about or closing.about)
        rough = numeral.about or (unit is not None and low.endswith(tuple(lexicon.units().rough), first.start, end))
        qualifier = self._hedge(begin, end, words, ranged=last is not None, rough=rough)
        if qualifier == "exact" and kind == "count" and place.noun:
            qualifier = hedges.beyond(low, end) or qualifier
        rate = None if following is not None and following.apart else units.rate(low, end)
        self._keep(Quantity(kind, begin, end, value, *ends, symbol, numeral.precision, qualifier, None, None, rate, rival))
        return used

    def _no_amount(self, place: Place, first: Side, begin: int, numeral: Numeral, alone: bool) -> bool:
        """Keep a number in brackets as an age, or refuse one that is no quantity; False for an amount."""
        bracketed = alone and self.low[first.start - 1 : first.start] == "("
        refusal = (ages.bracketed(place) if bracketed else None) or refusals.standing(place)
        if refusal == "age":
            self._keep(Quantity("age", begin - 1, place.end + 1, numeral.value, unit="year", precision=numeral.precision))
        elif refusal is not None:
            self._refuse(first.start, place.end, refusal)
        return refusal is not None

    def _hedge(self, begin: int, end: int, words: list[str], ranged: bool, rough: bool) -> Qualifier:
        """What bounds an amount: a sign before it, or the words around it."""
        signed = None if ranged else hedges.sign(self.text, begin)
        ahead = self.low.startswith(lexicon.hedges().ahead, end + 1)
        return signed or hedges.around(self.low, end, words, ranged=ranged, ahead=ahead, rough=rough)

    def _place(self, numeral: Numeral, end: int, before: Before, following: Next | None, unit: units.Unit | None, ranged: bool) -> Place:
        noun = following is not None and following.noun
        return Place(self.text, self.low, numeral, end, before, following, unit, ranged, self.refused, noun)

    def _signed(self, first: Side, words: list[str]) -> tuple[int, Numeral, list[str]]:
        """Where the amount begins with its minus sign or word, its signed numeral, and the words before that."""
        low, start = self.low, first.start
        mark = low[start - 1 : start]
        if mark in ("-", "−", "–", "+") and (
            start < 2 or low[start - 2] in " (\n[:" or (first.numeral.digits and "," in first.numeral.digits and low[start - 2].isalpha())
        ):
            return start - 1, first.numeral if mark == "+" else numbers.negated(first.numeral), words
        if first.currency and first.numeral.start > start and low[first.numeral.start - 1] in _MINUS:  # Rp-5 miliar
            return start, numbers.negated(first.numeral), words
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
            age = unit.kind == "duration" and ages.is_age(place)
            return ("age" if age else unit.kind), unit.symbol
        numeral, words = place.numeral, place.before.words
        if numeral.form == "fraction":
            return "number", None
        if ages.is_age(place):
            return "age", "year"
        fractional = _fractional(numeral)
        if fractional and place.low.rfind("(%)", max(0, numeral.start - _TABLE), numeral.start) >= 0:  # the head of a table
            return "percent", "%"
        summed = numeral.power >= _SUM and _of_money(words)
        if (numeral.power >= _MONEY or summed) and not place.noun:
            if self._counted_before(place) or not lexicon.currencies().counts.isdisjoint(words):
                return "count", None
            return "money", lexicon.currencies().home if numeral.form == "vague" else self.currency
        if currencies.per(place.low, numeral.end):  # a rate of exchange
            return "number", None
        scored = fractional and place.ranged and place.low[place.end : place.end + 2] == " ("  # 0,00-2,00 (buruk)
        if numeral.form in ("words", "vague") or place.noun and not scored or numeral.power:
            return "count", None
        if fractional:
            return "number", None
        if (currency := self._priced_before(place)) is not None:
            return "money", currency
        return ("number" if levels.announced(words) else "count"), None

    def _priced_before(self, place: Place) -> str | None:
        """The currency of the amounts before one in thousands that goes on with them: `pecahan Rp50.000 dan 100.000`."""
        last, digits = self._last(), place.numeral.digits
        if last is None or last.kind != "money" or not (digits and "." in digits and "." in self.low[last.start : last.end]):
            return None
        if _NO_SCALE.search(self.low, last.start, last.end) is None or _JOINED.fullmatch(self.low, last.end, place.numeral.start) is None:
            return None
        return last.unit

    def _counted_before(self, place: Place) -> bool:
        """Whether a count goes over into this number: `9,77 miliar lembar saham dari sebelumnya 3,83 miliar`."""
        last = self._last()
        gap = self.low[last.end : place.numeral.start] if last is not None and last.kind == "count" else ""
        return bool(gap) and len(gap) <= _GOING_ON and gap.rstrip().endswith(lexicon.numerals().from_before)

    def _compound(self, index: int, numeral: Numeral, unit: units.Unit) -> tuple[Numeral, str, int, int]:
        """`2 jam 9 menit 24 detik`: its value, the symbol of its smallest unit, its end, and the numerals used; `index` is the next one."""
        compound = amounts.Compound(numeral, unit)
        for part in self.numerals[index : index + 3]:
            if part.start - compound.end > 5 or not compound.take(self.low, part, units.after(self.text, self.low, part.end)):
                break
        return compound.numeral, compound.unit.symbol, compound.end, 1 + compound.used

    def _said_twice(self, first: Side, words: Numeral, before: Before) -> int:
        """`3 (tiga) bandara`: one quantity in digits and in words, which share what follows."""
        end = words.end + 1
        unit = units.after(self.text, self.low, end)
        stop = unit.end if unit else end
        numeral = first.numeral._replace(end=end)  # what is glued to the digits is the bracket
        place = self._place(numeral, stop, before, around.after(self.text, stop), unit, False)
        refusal = refusals.standing(place)
        if refusal is not None:
            self._refuse(first.start, end, refusal)
            return 2
        kind, symbol = self._kind(place, unit, None)
        qualifier = hedges.around(self.low, stop, before.words)
        for numeral in (first.numeral, words):
            said = amounts.times(numeral, unit.factor) if unit else numeral
            self._keep(Quantity(kind, said.start, said.end, said.value, unit=symbol, precision=said.precision, qualifier=qualifier))
        return 2


def _led_from(before: Before) -> bool:
    """Whether a number is where something starts from: `dari 42`, `dari sekitar 42`."""
    return not lexicon.nouns().of.isdisjoint(before.words[:2])


def _of_money(words: list[str]) -> bool:
    """Whether the words before an amount, the nearest first, say that it is money: `kerugian mencapai`, not `investor pasar modal`."""
    known = lexicon.currencies()
    if known.sums.isdisjoint(words):  # most
        return False
    pairs = [f"{first} {second}" for second, first in pairwise(words)]
    return any(word in known.sums and known.no_sums.isdisjoint(pairs[max(0, place - 1) : place + 1]) for place, word in enumerate(words))


def _fractional(numeral: Numeral) -> bool:
    """Whether it is printed with decimals."""
    return numeral.precision is not None and numeral.precision < 1


def _dated(day: dates.Date) -> Quantity:
    return Quantity("date", day.start, day.end, iso=day.iso, weekday=day.weekday)
