"""Numeral text to exact value and precision: digits, words, and mixtures (`1,2 juta`, `dua ratus ribu`, `puluhan juta`)."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.digits import Reading, read
from newsfacts.patterns import any_of, fold

LONGEST = 24  # digits; more are a code, and would be rounded by the default decimal context


class Numeral(NamedTuple):
    """A number as printed, without its unit; `value`, or `low` and `high` of a vague one.

    `precision` is the unit of the last printed digit, scale word included; None for words and fractions.  `other` is the second
    reading of doubtful separators.  `form` is `digits`, `words`, `fraction`, `vague`, `unit` (sehari: the word holds its unit) or
    `code` (digits that are no number).  `scaled` is True where a scale word stands in it, `about` where its ending makes it rough.
    """

    start: int
    end: int
    form: str
    value: Decimal | Fraction | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    precision: Decimal | None = None
    scaled: bool = False
    about: bool = False
    other: Reading | None = None
    digits: str = ""


class _Words(NamedTuple):
    """Number words by what they do, and the patterns made from them."""

    opening: re.Pattern[str]
    following: re.Pattern[str]
    scale: re.Pattern[str]
    ending: re.Pattern[str]
    scales: dict[str, int]
    wholes: dict[str, int]
    se: frozenset[str]


@cache
def _words() -> _Words:
    words = lexicon.numerals()
    se = frozenset(form for unit in lexicon.units().unit.values() for form in unit.se)
    scales = words.scales | {short: power for short, power in words.short_scales.items() if len(short) > 1}
    opening = [*words.units, *words.wholes, *words.halves, *words.vague, *words.collective, *se]
    return _Words(
        opening=re.compile(r"[^a-z]((?:" + any_of(opening) + r"))(?!\w)"),
        following=re.compile(r"[ \-]([a-z]++)"),
        scale=re.compile(r"[ \t]{0,2}\n?(" + any_of(scales) + r")(?![a-z])"),
        ending=re.compile(r"[ ]?-?(?:" + any_of(words.approximate) + r")(?!\w)"),
        scales=words.scales | scales,
        wholes=words.wholes,
        se=se,
    )


_DIGITS = re.compile(r"[0-9]++(?:[.,][0-9]++)*+")


def scan(low: str) -> list[Numeral]:
    """Every numeral of a folded text in order, not overlapping."""
    found: list[Numeral] = []
    for match in _DIGITS.finditer(low):
        if not found or match.start() >= found[-1].end:
            found.extend(_digits(low, match.start(), match.end()))
    spoken: list[Numeral] = []
    words = _words()
    end = 0
    for match in words.opening.finditer(" " + low):
        start = match.start()
        if start >= end and not (start and low[start - 1].isalnum()):
            numeral = _spoken(low, start)
            spoken.append(numeral)
            end = numeral.end
    if not spoken:
        return found
    merged: list[Numeral] = []
    for numeral in sorted(found + spoken):
        if not merged or numeral.start >= merged[-1].end:  # `2 jutaan` holds the word jutaan
            merged.append(numeral)
    return merged


def parse(text: str) -> Numeral | None:
    """The one numeral that the whole text is, None if it is anything else."""
    low = fold(text.strip())
    sign = ""
    for word in (*lexicon.numerals().minus, "-", "\u2212"):
        if low.startswith(word):
            sign, low = word, low[len(word) :].lstrip()
            break
    found = scan(low)
    if len(found) != 1 or found[0].start or found[0].end != len(low) or found[0].form == "code":
        return None
    numeral = found[0]
    return negated(numeral) if sign else numeral


def negated(numeral: Numeral) -> Numeral:
    """The numeral with a minus sign."""
    value, low, high = numeral.value, numeral.low, numeral.high
    return numeral._replace(
        value=None if value is None else value.copy_negate() if isinstance(value, Decimal) else -value,
        low=None if high is None else high.copy_negate(),
        high=None if low is None else low.copy_negate(),
    )


def _digits(low: str, start: int, end: int) -> list[Numeral]:
    """The numeral or numerals (`7.800,7.680`) that a run of digits and separators holds, with the scale word after it."""
    printed = low[start:end]
    if end - start > LONGEST + 8:
        return [Numeral(start, end, "code", digits=printed[:LONGEST])]
    reading = read(printed)
    if reading is None:
        return _split(printed, start, end)
    value, precision, other = reading.value, reading.precision, reading.other
    power, about, scale_end = _scale(low, end)
    if power:
        value, precision = value.scaleb(power), precision.scaleb(power)
        other = other and other._replace(value=other.value.scaleb(power), precision=other.precision.scaleb(power))
        more = _smaller(low, scale_end, power)
        if more is not None:
            value, precision, scale_end = value + more.value, more.precision, more.end  # type: ignore[operator]
    elif low[end : end + 1] in ("-", "a", " "):
        ending = _words().ending.match(low, end)
        if ending:
            about, scale_end = True, ending.end()
    return [Numeral(start, scale_end, "digits", value, None, None, precision, bool(power), about, other, printed)]


def _split(printed: str, start: int, end: int) -> list[Numeral]:
    """Pieces between commas, where each is a number (`1,2,3,4`), else one code (`1.2.3`)."""
    pieces, at = [], start
    for piece in printed.split(","):
        reading = read(piece)
        if reading is None:
            return [Numeral(start, end, "code", digits=printed)]
        pieces.append(Numeral(at, at + len(piece), "digits", reading.value, None, None, reading.precision, other=reading.other, digits=piece))
        at += len(piece) + 1
    return pieces


def _scale(low: str, end: int) -> tuple[int, bool, int]:
    """Power of ten of the scale words at `end`, whether their ending makes the number rough, and where they end."""
    power, about = 0, False
    words = _words()
    for _ in range(2):  # ribu triliun
        following = low[end : end + 2].strip()
        if not following or not following[0].isalpha():
            break
        match = words.scale.match(low, end)
        if match is None:
            break
        word = match.group(1)
        power += words.scales[word]
        about = about or word.endswith("an")
        end = match.end()
    return power, about, end


_MORE = re.compile(r" ([0-9]{1,3})(?= )")


def _smaller(low: str, end: int, power: int) -> Numeral | None:
    """A second part of the same number (`1 juta 200 ribu`)."""
    match = _MORE.match(low, end)
    if match is None:
        return None
    below, about, stop = _scale(low, match.end())
    if not 0 < below < power:
        return None
    unit = Decimal(1).scaleb(below)
    return Numeral(match.start(1), stop, "digits", Decimal(match.group(1)).scaleb(below), precision=unit, about=about)


def _spoken(low: str, start: int) -> Numeral:
    """The numeral in words that begins at `start`."""
    lexical, words = lexicon.numerals(), _words()
    match = _WORD.match(low, start)
    assert match is not None
    word, end = match.group(), match.end()
    if word in words.se:
        return Numeral(start, end, "unit", Decimal(1))
    if word in lexical.collective:
        return Numeral(start, end, "words", Decimal(lexical.collective[word]))
    if word in lexical.vague:
        least, most = lexical.vague[word]
        power, _, end = _scale(low, end)
        return Numeral(start, end, "vague", None, least.scaleb(power), (most + 1).scaleb(power) - 1, scaled=power > 0)
    number = _Spoken()
    number.take(word)
    while (following := words.following.match(low, end)) and number.take(following.group(1)):
        end = following.end()
    if number.pending:  # `koma` without a digit after it
        end = low.rindex(lexical.point, start, end) - 1
    value = number.total + number.part
    if value < 1 and value.denominator > 1 and not number.decimals:
        return Numeral(start, end, "fraction", value)
    return Numeral(start, end, "words", _plain(value), scaled=number.scaled, about=number.about)


_WORD = re.compile(r"[a-z]++")


def _plain(value: Fraction) -> Decimal | Fraction:
    """A Decimal where the value has a finite one."""
    bottom = value.denominator
    power = 0
    while bottom % 10 == 0 or bottom % 5 == 0 or bottom % 2 == 0:
        bottom = bottom // 10 if bottom % 10 == 0 else bottom // 5 if bottom % 5 == 0 else bottom // 2
        power += 1
    if bottom != 1:
        return value
    return Decimal((value * 10**power).numerator).scaleb(-power) if power else Decimal(value.numerator)


class _Spoken:
    """Adds up number words one by one; `take` says whether a word still belongs to the number."""

    def __init__(self) -> None:
        self.lexical = lexicon.numerals()
        self.total = Fraction(0)
        self.part = Fraction(0)  # below the next scale word
        self.unit = -1  # the digit just read, -1 if none
        self.ceiling = 1000  # what is still free below: 1000, 100 or 10
        self.lowest = 10**30  # the last scale word
        self.decimals = 0  # digits after the decimal point so far
        self.pending = self.scaled = self.about = self.closed = False

    def take(self, word: str) -> bool:
        lexical = self.lexical
        if word in lexical.units:
            return self._digit(lexical.units[word])
        if self.pending:
            return False
        if word in lexical.wholes:
            return self._whole(lexical.wholes[word])
        if word in (lexical.teen, lexical.ten, lexical.hundred, *_rough(lexical)):
            return self._multiply(word)
        if word in lexical.scales:
            return self._scale(word)
        if word in lexical.halves:
            return self._half(lexical.halves[word])
        if word in lexical.denominators and self.unit > 0 and not self.total and not self.closed:
            self.part = self.part / lexical.denominators[word]
            self.unit, self.closed = -1, True
            return True
        if word == lexical.point and self.unit >= 0 and not self.decimals and not self.closed:
            self.pending, self.decimals = True, 1
            return True
        return False

    def _digit(self, digit: int) -> bool:
        if self.decimals:
            self.part += Fraction(digit, 10**self.decimals)
            self.decimals += 1
            self.pending = False
            return self.decimals < 12
        if self.unit >= 0 or self.ceiling < 10 or self.closed:
            return False
        self.part += digit
        self.unit = digit
        return True

    def _whole(self, number: int) -> bool:
        if self.unit >= 0 or self.closed or self.decimals:
            return False
        if number >= 1000:
            if self.part or number >= self.lowest:
                return False
            self.total += number
            self.lowest, self.ceiling, self.scaled = number, 1000, True
            return True
        if number * 10 > self.ceiling * 10 or self.ceiling < number:
            return False
        self.part += number
        self.ceiling = 1 if number < 100 else 100
        return True

    def _multiply(self, word: str) -> bool:
        lexical = self.lexical
        if self.unit < 1 or self.closed or self.decimals:
            return False
        rough = _rough(lexical)
        self.about = self.about or word in rough
        word = rough.get(word, word)
        times, below = (1, 1) if word == lexical.teen else (10, 10) if word == lexical.ten else (100, 100)
        if self.ceiling <= below and word != lexical.teen or self.ceiling < 100 and word == lexical.teen:
            return False
        self.part += 10 if word == lexical.teen else self.unit * (times - 1)
        self.unit, self.ceiling = -1, below
        return True

    def _scale(self, word: str) -> bool:
        size = 10 ** self.lexical.scales[word]
        if not self.part and not self.scaled or size >= self.lowest or not self.part and self.total:
            return False
        self.about = self.about or word.endswith("an")
        self.total += self.part * size
        self.part, self.unit, self.ceiling, self.lowest = Fraction(0), -1, 1000, size
        self.closed, self.decimals, self.scaled = self.closed or self.decimals > 0, 0, True
        return True

    def _half(self, half: Fraction) -> bool:
        if self.closed or self.decimals or self.total:
            return False
        self.part += half
        self.unit, self.closed = -1, True
        return True


def _rough(lexical: lexicon.Numerals) -> dict[str, str]:
    """`ratusan` after a digit is a rough `ratus`."""
    return {word: base for word in lexical.vague for base in (lexical.teen, lexical.ten, lexical.hundred) if word == base + "an"}
