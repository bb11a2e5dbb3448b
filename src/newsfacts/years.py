"""Whether a number of four digits is a year, the year in a name, or a plain number."""

import re
from functools import cache

from newsfacts import lexicon
from newsfacts.around import Before, Next
from newsfacts.numbers import Numeral
from newsfacts.patterns import any_of
from newsfacts.refusals import is_noun

YEAR = "year"
_RECENT = range(1900, 2100)


def looks(numeral: Numeral) -> bool:
    """Whether it is printed like a year."""
    digits = numeral.digits
    return len(digits) == 4 and numeral.form == "digits" and not numeral.power and digits.isdigit() and "1000" <= digits <= "2199"


@cache
def _law() -> re.Pattern[str]:
    """`Nomor 24 Tahun `, `Undang-Undang Dasar RI Tahun `: what makes a year part of the name of a law."""
    lexical = lexicon.refusals()
    laws = any_of([*lexical.before["law"], *lexical.numbering])
    return re.compile(rf"(?<!\w)(?:{laws})(?!\w)[^\n;“”\"]{{0,36}}?[0-9][\w/.\-]{{0,24}}[ ]tahun[ ]$|(?<!\w)(?:{any_of(lexical.charters)})(?!\w)[^\n,.;]{{0,40}}tahun[ ]$")


def judge(text: str, low: str, numeral: Numeral, before: Before, following: Next | None) -> str | None:
    """YEAR, the class of its refusal, or None for a plain number."""
    calendar, lexical = lexicon.calendar(), lexicon.refusals()
    start, end = numeral.start, numeral.end
    words = before.words
    word = words[0] if words else ""
    mark, glue = low[start - 1 : start], low[end : end + 1]
    value = int(numeral.digits)
    if glue.isalpha() and not low[end : end + 3].isalpha():
        return "hijri" if glue in calendar.hijri else "name"
    if following and following.word in calendar.hijri and following.start <= end + 1:
        return "hijri"
    if numeral.about:
        return "decade"
    if mark in ("/", "-") and low[start - 2 : start - 1].isalpha():
        return YEAR if low[max(0, start - 8) : start - 1].rsplit(None, 1)[-1] in calendar.quarters or low[max(0, start - 5) : start - 1].isalpha() else "name"
    if word in calendar.sure:
        return "law" if word == "tahun" and _law().search(low, max(0, start - 80), start) else YEAR
    counted = following is not None and following.word in lexical.classifiers
    if value not in _RECENT:
        return YEAR if (mark == "(" or word in calendar.year_words) and not is_noun(following) else None
    if counted and word not in calendar.year_words:
        return None
    if mark == "(":
        return YEAR
    if mark == " " and low[start - 2 : start - 1] == ")":
        inside = low[max(0, text.rfind("(", max(0, start - 30), start)) + 1 : start - 2]
        return "name" if inside.isalpha() and inside not in calendar.year_nouns else YEAR
    judged = _in_name(before, value)
    past = following is not None and (following.word in calendar.past or low.startswith(calendar.past_phrases, following.start))
    return YEAR if past and not before.capital(1) and before.words[0] not in calendar.events else judged


def _in_name(before: Before, value: int) -> str:
    """Whether the words before make the year part of a name: `Piala Dunia 2022`, `Indonesia Open 2025`, but `belanja Malaysia 2024`."""
    calendar = lexicon.calendar()
    words, printed = before.words, before.printed
    if not words or words[0] in calendar.year_words or words[0] in calendar.year_nouns:
        return YEAR
    if words[0] in calendar.events or words[0] in lexicon.refusals().models:
        return "name"
    if not before.capital():
        return YEAR
    if len(words) < 2 or before.capital(1) or printed[0][1:].isupper() or any(mark in "-0123456789" for mark in printed[0]):
        return "name"
    return "name" if value < 2000 or words[1] in calendar.events or words[1] in calendar.venues else YEAR
