"""Numeral text to exact value and precision: digits, words, and mixtures (`1,2 juta`, `dua ratus ribu`, `puluhan juta`)."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.numerals.digits import read
from newsfacts.numerals.spoken import Spoken, plain
from newsfacts.patterns import SPACE, any_of

LONGEST = 24  # printed digits and separators; more are a code, and a decimal context would round them


class Numeral(NamedTuple):
    """A number as printed, without its unit; `value`, or `low` and `high` of a vague one.

    `form` is `digits`, `words`, `fraction`, `vague`, `unit` (sehari: the word holds its unit) or `code` (digits that are no number).
    `precision` is the unit of the last printed digit, scale word included; None for words.  `power` is that of the scale word, `about` is
    True where an ending makes the number rough, `digits` holds what is printed in digits.
    """

    start: int
    end: int
    form: str
    value: Decimal | Fraction | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    precision: Decimal | None = None
    power: int = 0
    about: bool = False
    digits: str = ""


class _Words(NamedTuple):
    """Patterns made from the number words."""

    opening: re.Pattern[str]
    scale: re.Pattern[str]
    added: re.Pattern[str]  # by the reporter to what somebody said: `Rp400 (juta)`
    scales: dict[str, int]
    ending: re.Pattern[str]
    se: frozenset[str]
    alone: dict[str, Decimal]
    further: frozenset[str]
    initials: frozenset[str]  # of what may stand behind digits and a blank: scale words and endings


@cache
def _words() -> _Words:
    words = lexicon.numerals()
    se = frozenset(form for unit in lexicon.units().unit.values() for form in unit.se)
    scales = words.scales | {short: power for short, power in words.short_scales.items() if len(short) > 1}
    opening = any_of([*words.units, *words.wholes, *words.halves, *words.vague, *words.collective, *se])
    return _Words(
        opening=re.compile(rf" (?:{opening})(?!\w)"),
        scale=re.compile(rf"{SPACE}({any_of(scales)})(?![a-z])"),
        added=re.compile(rf"{SPACE}\(({any_of(scales)})\)"),
        scales=scales,
        ending=re.compile(rf"[ ]?-?(?:{any_of(words.approximate)})(?!\w)"),
        se=se,
        alone={word: Decimal(value) for word, value in (words.units | words.collective).items()},
        further=frozenset([*words.multipliers, *words.scales, *words.halves, *words.denominators, words.point]),
        initials=frozenset([" ", "\t", "-", "(", *(word[0] for word in (*scales, *words.approximate))]),
    )


_DIGITS = re.compile(r"00*+(?:[.,]0++)*+")
_MARKS = "\n\t\"'()[]{}<>/|-–—‑“”‘’,.:;!?*•…+=~#&%@"
_WORD = re.compile(r"[a-z]++")
_FOLLOWING = re.compile(r"[ \-]([a-z]++)")
_MORE = re.compile(r" ([0-9]{1,3})(?= )")
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}


def scan(low: str) -> list[Numeral]:
    """Every numeral of a folded text, in order, not overlapping."""
    found: list[Numeral] = []
    for match in _DIGITS.finditer(_with_zeros(low)):
        if not found or match.start() >= found[-1].end:
            found.extend(_digits(low, match.start(), match.end()))
    spoken = [] if low.isascii() else [numeral for sign in _VULGAR if sign in low for numeral in _vulgar(low, sign)]
    end = 0
    for match in _words().opening.finditer(" " + _with_blanks(low)):
        start = match.start()
        if start >= end and not (start and low[start - 1].isalnum()):
            numeral = _spoken(low, start)
            spoken.append(numeral)
            end = numeral.end
    return _merged(found, spoken) if spoken else found


def _with_zeros(low: str) -> str:
    """Every digit a zero: a search for one character is many times as fast as one for ten."""
    for digit in "123456789":
        low = low.replace(digit, "0")
    return low


def _with_blanks(low: str) -> str:
    """Every mark a blank, for the same reason."""
    for mark in _MARKS:
        low = low.replace(mark, " ")
    return low


def _vulgar(low: str, sign: str) -> list[Numeral]:
    """Fractions of one character."""
    starts = [match.start() for match in re.finditer(sign, low)]
    return [Numeral(start, start + 1, "fraction", _VULGAR[sign]) for start in starts]


def _merged(found: list[Numeral], spoken: list[Numeral]) -> list[Numeral]:
    """Both kinds in order; of two that overlap (`2 jutaan` and its `jutaan`) the one that begins first."""
    merged: list[Numeral] = []
    for numeral in sorted(found + spoken, key=itemgetter(0)):
        if not merged or numeral.start >= merged[-1].end:
            merged.append(numeral)
    return merged


def negated(numeral: Numeral) -> Numeral:
    """The numeral with a minus sign."""
    value, low, high = numeral.value, numeral.low, numeral.high
    return numeral._replace(
        value=None if value is None else value.copy_negate() if isinstance(value, Decimal) else -value,
        low=None if high is None else high.copy_negate(),
        high=None if low is None else low.copy_negate(),
    )


def raised(numeral: Numeral, power: int) -> Numeral:
    """The numeral times ten to the `power`, as a scale word raises it."""
    value, precision = numeral.value, numeral.precision
    return numeral._replace(
        value=value.scaleb(power) if isinstance(value, Decimal) else value,
        precision=precision and precision.scaleb(power),
        power=numeral.power + power,
    )


def _digits(low: str, start: int, end: int) -> list[Numeral]:
    """The numeral or numerals (`7.800,7.680`) that a run of digits and separators holds, with the scale word after it."""
    printed = low[start:end]
    if end - start > LONGEST:
        return [Numeral(start, end, "code", digits=printed[:LONGEST])]
    reading = read(printed)
    if reading is None:
        return _split(printed, start, end)
    numeral = Numeral(start, end, "digits", reading.value, None, None, reading.precision, 0, False, printed)
    following = low[end : end + 1]
    if following not in " abcdefghijklmnopqrstuvwxyz-½¼¾⅓⅔" or not following:
        return [numeral]
    if following == " " and low[end + 1 : end + 2] not in _words().initials:  # most numbers
        return [numeral]
    power, about, stop = _scale(low, end)
    if power:
        ending = _words().ending.match(low, stop) if low[stop : stop + 1] == "-" else None  # 2 juta-an
        stop, about = (ending.end(), True) if ending else (stop, about)
        value, precision = reading.value.scaleb(power), reading.precision.scaleb(power)
        return [_joined(low, Numeral(start, stop, "digits", value, None, None, precision, power, about, printed))]
    if following in _VULGAR and reading.precision == 1:
        return [numeral._replace(end=end + 1, value=plain(Fraction(reading.value) + _VULGAR[following]), precision=None)]
    ending = _words().ending.match(low, end)
    if ending is None:
        return [numeral]
    power, _, stop = _scale(low, ending.end())  # Rp800-an juta
    return [(raised(numeral, power) if power else numeral)._replace(end=stop, about=True)]


def _split(printed: str, start: int, end: int) -> list[Numeral]:
    """Pieces between commas, where each is a number (`1,2,3,4`), else one code (`1.2.3`)."""
    pieces, at = [], start
    for piece in printed.split(","):
        reading = read(piece)
        if reading is None:
            return [Numeral(start, end, "code", digits=printed)]
        stop = at + len(piece)
        pieces.append(Numeral(at, stop, "digits", reading.value, precision=reading.precision, digits=piece))
        at = stop + 1
    return pieces


def _scale(low: str, end: int) -> tuple[int, bool, int]:
    """Power of ten of the scale words at `end`, whether their ending makes the number rough, and where they end."""
    power, about = 0, False
    words = _words()
    for _ in range(2):  # ribu triliun
        match = words.scale.match(low, end) or words.added.match(low, end)
        if match is None:
            break
        word = match.group(1)
        power += words.scales[word]
        about = about or word.endswith("an")
        end = match.end()
    return power, about, end


def _joined(low: str, numeral: Numeral) -> Numeral:
    """With a second part of the same number after it (`1 juta 200 ribu`)."""
    match = _MORE.match(low, numeral.end)
    if match is None or not isinstance(numeral.value, Decimal):
        return numeral
    below, about, stop = _scale(low, match.end())
    if not 0 < below < numeral.power:
        return numeral
    value = numeral.value + Decimal(match.group(1)).scaleb(below)
    return numeral._replace(end=stop, value=value, precision=Decimal(1).scaleb(below), about=about)


def _spoken(low: str, start: int) -> Numeral:
    """The numeral in words that begins at `start`, where a number word stands."""
    lexical, words = lexicon.numerals(), _words()
    match = _WORD.match(low, start)
    assert match is not None
    word, end = match.group(), match.end()
    if word in words.se:
        return Numeral(start, end, "unit", Decimal(1))
    following = _FOLLOWING.match(low, end)
    if word in words.alone and (following is None or following.group(1) not in words.further):
        return Numeral(start, end, "words", words.alone[word])
    if word in lexical.vague:
        least, most = lexical.vague[word]
        power, _, end = _scale(low, end)
        return Numeral(start, end, "vague", None, least.scaleb(power), (most + 1).scaleb(power) - 1, power=power or most.adjusted())
    number = Spoken()
    number.take(word)
    while following and number.take(following.group(1)):
        end = following.end()
        following = _FOLLOWING.match(low, end)
    if number.pending:  # `koma` without a digit after it
        end = low.rindex(lexical.point, start, end) - 1
    if number.fractional:
        return Numeral(start, end, "fraction", number.value)
    return Numeral(start, end, "words", plain(number.value), power=number.power, about=number.about)
