"""Numbers that are no quantity by their shape and what is glued to them: names, codes, web addresses, clock times, scores."""

import re
from functools import cache

from newsfacts import lexicon
from newsfacts.numerals.numbers import Numeral
from newsfacts.patterns import any_of
from newsfacts.quantities.around import Before, Next

_OPEN = frozenset({"", " ", "\n", "(", '"', "“", "'", "‘", "[", "\t", "*"})  # before a number that is glued to nothing
_CHAIN = "-‑–/.+:×x"  # between the parts of a code or a score
_WEB = "#@_=&?~\\^"
_HANDLES = ("@", "_", "#")
_ADDRESS = re.compile(r"(?:://|www\.)\S*+$")
_LONG = 120  # characters of an address that are looked at
_COUNTED = re.compile(r"[0-9] ?$")  # before letters that stand before a slash
_LETTERS = re.compile(r"([^\W\d_]++)([\-‑–/.+:×]?)$")
_DIALLED = 9  # digits of a telephone number with its country
_LONGEST = 12  # digits without separators; more are a code


@cache
def _clock() -> re.Pattern[str]:
    """A time of day, or two with a joint between them, and the word after it."""
    words = lexicon.calendar()
    joint = any_of([*words.until, words.and_word])
    return re.compile(
        r"(?:[01]?[0-9]|2[0-4])(?:([.:])[0-5][0-9])?(?![0-9]|[.,:][0-9])"
        rf"(?:[ ]?(?:{joint})[ ]?[0-9]{{1,2}}(?:[.:][0-9]{{2}})?)?[ ]?([a-z.]++)?"
    )


def before(text: str, low: str, numeral: Numeral, words: list[str], refused: tuple[int, str] | None) -> str | None:
    """The class of digits by what stands straight before them and by their own shape; None if they may be a quantity."""
    start, digits = numeral.start, numeral.digits
    mark = low[start - 1 : start]
    if mark == "(" and refused == (start - 1, "score"):
        return "score"  # the tie-break in 7-6(3)
    ahead = low[start - 2 : start - 1]
    if mark == "[" and low[numeral.end : numeral.end + 1] == "]" and (ahead == "]" or ahead.isalpha()):
        return "boilerplate"  # the mark of a footnote: Baladaya[2][3]
    if digits.startswith("62") and (len(digits) > _DIALLED or (mark == "+" and len(digits) == 2)) and digits.isdigit():
        return "code"  # a telephone number, or its country
    if mark not in _OPEN or mark == "'":
        glued = _glued(text, low, numeral, mark, refused)
        if glued is not None:
            return glued
    if mark == " " and ahead == ":" and (verse := _announced(low, numeral)) is not None:
        return verse
    if _is_clock(low, numeral, words):
        return "clock"
    if numeral.form == "code" or (digits.isdigit() and (len(digits) > _LONGEST or (digits[0] == "0" and len(digits) > 1))):
        return "code"
    return None


def ends_quarter(low: str, start: int) -> bool:
    """Whether a quarter in digits stands straight before, with a dash: `Q2-2025`."""
    return low[start - 3 : start - 1] in lexicon.calendar().quarters


def _glued(text: str, low: str, numeral: Numeral, mark: str, refused: tuple[int, str] | None) -> str | None:
    start, digits = numeral.start, numeral.digits
    if refused and refused[0] == start - 1 and mark in _CHAIN:
        return None if len(digits) == 4 and ends_quarter(low, start) else refused[1]
    if mark in "'’":
        return "name" if len(digits) == 2 and text[start + 2 : start + 3] not in ("'", "’") else None  # Aktivis '98
    if mark in _WEB or (mark in "/.-" and _ADDRESS.search(text, max(0, start - _LONG), start)):
        return "web"
    letters = _LETTERS.search(text, max(0, start - 16), start)
    if letters is None:
        return "code" if mark == "/" and low[start - 2 : start - 1].isdigit() else None
    if text[letters.start() - 1 : letters.start()] in _HANDLES:
        return "web"
    if mark in "×x" and low[start - 2 : start - 1].isdigit():
        return "name"
    if mark in "/+" and _COUNTED.search(text, max(0, letters.start() - 2), letters.start()):
        return None  # 11 KK/30 jiwa, 72V/32Ah, 50MP+8MP
    if mark == "-" and _all_of(text, letters.start(), numeral):
        return None
    glued = not letters.group(2) and (digits == "2" or text[numeral.end : numeral.end + 1].isalpha())  # rata2, akun24jam
    return None if not glued and _run_on(letters.group(1), letters.group(2), digits) else "name"


@cache
def _counting() -> re.Pattern[str]:
    """What opens a sentence that names all of those counted before: `Ke-`, `Ke-113 korban`."""
    return re.compile(rf"(?:\A|[\n.!?\"“]) ?(?:{any_of(lexicon.numerals().all_of)})-$", re.IGNORECASE)


def _all_of(text: str, start: int, numeral: Numeral) -> bool:
    """Whether a sentence opens with all of those counted before, whose noun follows in small letters: `Ke-113 korban luka itu`."""
    behind = text[numeral.end : numeral.end + 2]
    if not text[start].isupper() or behind[:1] != " " or not behind[1:].islower():
        return False
    return _counting().search(text, max(0, start - 2), numeral.start) is not None


def _run_on(letters: str, mark: str, digits: str) -> bool:
    """Whether letters straight before digits are a word of their own: a lost blank, a sign of change, the end of a sentence, `III-2025`."""
    word = len(letters) > 3 and letters.islower()
    if mark in ("-", "/") and len(digits) == 4 and letters.lower() in lexicon.calendar().quarters:
        return True
    if not mark and len(digits) == 4 and letters.lower() in lexicon.calendar().year_words:
        return True  # MUSIM2025
    if mark in ("+", "-"):
        return "," in digits
    if mark in ("‑", "–"):
        return False
    return word or mark == ":" or (not mark and letters in ("M", "m") and not digits.isdigit())


@cache
def _verse() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(lexicon.refusals().verses)})\.?[ ][^\n;()]{{2,24}}: $")


def _announced(low: str, numeral: Numeral) -> str | None:
    """The class of a number behind a colon that is a verse (`QS. Fathir: 28`) or a code in brackets (`(HS: 120190)`)."""
    start, end = numeral.start, numeral.end
    if len(numeral.digits) < 4 and _verse().search(low, max(0, start - 40), start):
        return "law"
    opened = low.rfind("(", max(0, start - 8), start)
    code = opened >= 0 and low[end : end + 1] == ")" and len(numeral.digits) > 4 and numeral.digits.isdigit()
    return "code" if code and low[opened + 1 : start - 2].isalpha() else None


_HOUR = 16  # characters in which what happens at an hour stands before it


@cache
def _hour() -> re.Pattern[str]:
    """What happens at an hour of every day: `Subuh: 04.35`."""
    return re.compile(rf"(?<!\w)(?:{any_of(lexicon.refusals().hours)})[ ]?:?[ ]$")


_SCHEDULED = re.compile(r"(?:[01][0-9]|2[0-3])\.[0-5][05]")
_YEAR_BEFORE = re.compile(r"(?<![0-9])20[0-9]{2} $")


def _is_scheduled(low: str, numeral: Numeral) -> bool:
    """Whether it is the hour of a list of fixtures, behind its date or before a colon: `Rabu, 13 Mei 2026 13.00 : `."""
    start, end = numeral.start, numeral.end
    if _SCHEDULED.fullmatch(numeral.digits) is None:
        return False
    return low[end : end + 3] == " : " or low[end : end + 1] in " \n" and _YEAR_BEFORE.search(low, max(0, start - 6), start) is not None


def _is_clock(low: str, numeral: Numeral, words: list[str]) -> bool:
    lexical = lexicon.refusals()
    if _is_scheduled(low, numeral):
        return True
    if (
        len(numeral.digits) == 5
        and numeral.digits[2] == "."
        and numeral.digits[3] < "6"
        and _hour().search(low, max(0, numeral.start - _HOUR), numeral.start)
    ):
        return True
    told = bool(words) and words[0] in lexical.before["clock"] and not (words[1:2] and words[1][0].isdigit())  # 24 jam 7 hari
    if not told and low[numeral.end : numeral.end + 1] != ":" and ("." not in numeral.digits or len(numeral.digits) > 5):
        return False
    clock = _clock().match(low, numeral.start)
    if clock is None:
        return told and low[numeral.end : numeral.end + 1] == ":"
    sign, word = clock.groups()
    return sign == ":" or word in lexical.after["clock"] or (told and word not in lexicon.numerals().scales)


def after(text: str, numeral: Numeral) -> str | None:
    """The class of digits by what is glued to their end: ratios, codes, names, minutes of play."""
    end = numeral.end
    glue, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if glue.isalpha():
        return None if _begins_word(text, numeral) else "name"
    if not glue or glue.isspace():
        return None
    if glue in "\u20e3\ufe0f":
        return "name"  # the keycap of an emoji
    if glue in "-–‑/:×":
        if glue == "/" and numeral.precision != 1 and _OF_TEN.match(text, end):
            return None  # rating 8,1/10
        if beyond.isdigit():
            return "score" if glue in "-–:" else "code"
        return "code" if beyond.isalpha() and not (glue == "/" and beyond.islower()) else None
    if glue in "+'’′" and _STOPPAGE.match(text, numeral.start):
        return "minute"
    minute = glue in "'’′\\" and text[numeral.start - 1 : numeral.start] in (" ", "(") and not beyond.isalpha()
    return "minute" if minute else None


_OF_TEN = re.compile(r"/10(?:0|,0|\.0)?(?![0-9/.,][0-9]|[0-9/])")
_STOPPAGE = re.compile(r"(?:45|90|105|120)(?:['’′] ?\+ ?[0-9]{1,2}(?![0-9.,])|\+[0-9]{1,2}['’′])")  # 90+4', 90' + 4


def _begins_word(text: str, numeral: Numeral) -> bool:
    """Whether letters glued to the end of digits are a word of their own, where a blank was lost."""
    end = numeral.end
    following = text[end : end + 4]
    if following[0].isupper():  # the next name of a table: 1,53Saham
        parted = "," in numeral.digits or ("." in numeral.digits and following[1:].islower())
        return parted and len(following) > 2 and following[:3].isalpha()
    return len(following) == 4 and following.isalpha() and following[1].islower()


_GAME = 21  # points of a game of badminton
_SCORE = re.compile(r"([0-9]{1,3}) ?[-–]{1,2} ?([0-9]{1,3})")


def is_score(text: str, start: int, end: int, before: Before, following: Next | None) -> bool:
    """Whether two numbers with a dash between them are the score of a match (`2-1`), and no range."""
    score = _SCORE.fullmatch(text, start, end)
    if score is None:
        return False
    first, last = int(score.group(1)), int(score.group(2))
    if first >= last or (last == _GAME and not (following and following.noun)) or text[end : end + 2].lstrip(" ")[:1] in ("-", "–"):
        return True
    if not lexicon.refusals().score_words.isdisjoint(before.words[:4]):
        return True
    if following is not None and following.noun and (not following.capital or following.acronym):
        return False
    return before.capital() or last < 10
