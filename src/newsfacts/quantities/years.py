"""Whether a number of four digits is a year, the year in a name, or a plain number."""

import re
from functools import cache

from newsfacts import lexicon
from newsfacts.numerals.numbers import Numeral
from newsfacts.patterns import any_of
from newsfacts.quantities import shapes
from newsfacts.quantities.around import Before, Next
from newsfacts.quantities.units import Unit

YEAR = "year"
COPYRIGHT = 40  # characters in which the copyright sign stands before its year
ISSUE = 110  # … and the words that open the name of an issue of bonds
_RECENT = range(1900, 2100)
_BRACKETED = 48  # characters in which such a bracket and the place stand
_FUTURE = 2200  # years beyond are only those that `tahun` stands before


def looks(numeral: Numeral) -> bool:
    """Whether it is printed like a year."""
    digits = numeral.digits
    return len(digits) == 4 and numeral.form == "digits" and not numeral.power and digits.isdigit() and "1000" <= digits <= "2999"


def outweighs(numeral: Numeral, unit: Unit, beyond: Next, before: Before) -> bool:
    """Whether a number printed like a year is one although a unit follows: `MotoGP 2025 hari ini`, `tahun 2023 angka kebakaran`."""
    calendar, value = lexicon.calendar(), int(numeral.digits)
    if unit.symbol == "poin" and before.words and before.words[0] in calendar.sure:
        return True
    return beyond.word in calendar.this or (unit.name == "year" and beyond.word in calendar.past and value in _RECENT and value % 100 > 0)


@cache
def _budget() -> re.Pattern[str]:
    """A budget or a wage whose short name stands in brackets before that of its place: `Upah Minimum Provinsi (UMP) DKI Jakarta `."""
    return re.compile(rf"\((?:{any_of(lexicon.calendar().budgets)})\)(?: [a-z]++){{0,3}} $")


@cache
def _law() -> re.Pattern[str]:
    """What makes a year part of a law's name: `Nomor 24 Tahun `, `No 28 / P Tahun `, `Undang-Undang Dasar RI Tahun `, `KUHP Tahun `."""
    lexical = lexicon.refusals()
    laws = any_of([*lexical.before["law"], *lexical.numbering])
    numbered = rf"(?<!\w)(?:{laws})(?!\w)[^\n;“”\"]{{0,36}}?[0-9](?:[\w/.\-]|[ ](?=/[ ])|(?<=/)[ ]){{0,24}}[ /]"
    charter = rf"(?<!\w)(?:{any_of(lexical.charters)})(?!\w)[^\n,.;]{{0,40}}"
    code = rf"(?<!\w)(?:{any_of(lexical.codes)})[ ]"
    return re.compile(rf"(?:{numbered}|{charter}|{code})(?:{any_of(lexicon.calendar().sure)})\.?[ ]$")


@cache
def _issue() -> re.Pattern[str]:
    """What makes a year part of the name of an issue of bonds: `Obligasi Berkelanjutan I Kertas Jaya Tahap I Tahun `."""
    return re.compile(
        rf"(?<!\w)(?:{any_of(lexicon.refusals().issues)})(?!\w)[^\n.;]{{0,80}}[ ][ivx]{{1,5}}[ ](?:{any_of(lexicon.calendar().sure)})[ ]$"
    )


def judge(text: str, low: str, numeral: Numeral, before: Before, following: Next | None, refused: tuple[int, str] | None) -> str | None:
    """YEAR, the class of its refusal, or None for a plain number; `refused` is end and class of the numeral before, if refused."""
    judged = _judged(text, low, numeral, before, following)
    if (
        judged == YEAR
        and refused is not None
        and not shapes.ends_quarter(low, numeral.start)
        and _chained(low[refused[0] : numeral.start], before.words, refused[1])
    ):
        return "name"
    return judged


def is_term(words: list[str]) -> bool:
    """Whether a range of years behind a name is a term of office (`anggota DPR RI 2019-2024`), not the season of a contest."""
    calendar = lexicon.calendar()
    return not calendar.offices.isdisjoint(words) and calendar.contests.isdisjoint(words)


def _chained(gap: str, words: list[str], refusal: str) -> bool:
    """Whether the year goes on with a name that was refused: `SEA Games 2021 dan 2023`, `Liga 1 2023/2024`, but `triwulan 3 2023`."""
    calendar = lexicon.calendar()
    if len(gap) > 15 or refusal not in ("name", "law", "hijri", "rank") or (words and words[0] in calendar.sure):
        return False
    quarter = len(words) > 1 and words[1] in calendar.year_nouns
    return gap.strip(" (") in lexicon.refusals().links or (gap == " " and not quarter)


def _judged(text: str, low: str, numeral: Numeral, before: Before, following: Next | None) -> str | None:
    calendar, lexical = lexicon.calendar(), lexicon.refusals()
    start, end = numeral.start, numeral.end
    words = before.words
    word = words[0].rpartition("/")[2] if words else ""
    mark, glue = low[start - 1 : start], low[end : end + 1]
    value = int(numeral.digits)
    if glue.isalpha() and not low[end : end + 3].isalpha():
        return "hijri" if glue in calendar.hijri else "name"
    if following and following.word in calendar.hijri and following.start <= end + 1:
        return "hijri"
    if numeral.about:
        return "decade"
    line = low[max(low.rfind("\n", 0, start) + 1, start - COPYRIGHT) : start]
    if any(sign in line for sign in lexical.copyright):
        return "boilerplate"
    if mark in ("/", "-") and low[start - 2 : start - 1].isalnum():
        letters = low[max(0, start - 8) : start - 1].rsplit(None, 1)[-1]  # triliun/2015, kuartal III-2025, Q2-2025
        return YEAR if letters in calendar.quarters or letters[-4:].isalpha() and len(letters) > 3 else "name"
    if mark == "/" and low[start - 2 : start - 1] == ".":
        return "name"  # Sprin/568/V/PAM.5.1./2025
    if word in lexical.numbering:
        return "code"
    if word in calendar.sure:
        if text[start - len(word) - 1].isupper() and _issue().search(low, max(0, start - ISSUE), start):
            return "name"
        return "law" if _law().search(low, max(0, start - 80), start) else YEAR
    if value >= _FUTURE:
        return None
    if value not in _RECENT:
        noun = following is not None and following.noun
        return YEAR if (mark == "(" or word in calendar.year_words) and not noun else None
    if following is not None and following.word in lexical.classifiers and word not in calendar.year_words:
        return None
    if mark == "(":
        return YEAR
    if mark == " " and low[start - 2 : start - 1] == ")":
        inside = low[max(0, text.rfind("(", max(0, start - 30), start)) + 1 : start - 2]
        return "name" if inside.isalpha() and inside not in calendar.year_nouns else YEAR
    judged = _in_name(before, value)
    if judged == "name" and _budget().search(low, max(0, start - _BRACKETED), start):
        return YEAR
    past = following is not None and (following.word in calendar.past or low.startswith(calendar.past_phrases, following.start))
    return YEAR if past and not before.capital(1) and calendar.events.isdisjoint(words[:1]) else judged


def _budgeted(before: Before) -> bool:
    """Whether the year is that of a budget or a wage with the name of its place between: `APBD Kota Bandung 2025`."""
    for word, printed in zip(before.words[:5], before.printed, strict=False):
        if not printed[0].isupper():
            return False
        if word in lexicon.calendar().budgets:
            return True
    return False


def _in_name(before: Before, value: int) -> str:
    """Whether the words before make the year part of a name: `Piala Dunia 2022`, `Indonesia Open 2025`, but `belanja Malaysia 2024`."""
    calendar = lexicon.calendar()
    words, printed = before.words, before.printed
    if not words or words[0] in calendar.year_words or words[0] in calendar.year_nouns or _budgeted(before):
        return YEAR
    if words[0] in calendar.events or words[0] in lexicon.refusals().models:
        return "name"
    if len(words) > 1 and words[1] in calendar.contests:
        return "name"
    if not before.capital():
        return YEAR
    if len(words) < 2 or before.capital(1) or printed[0][1:].isupper() or any(mark in "-0123456789" for mark in printed[0]):
        return "name"
    return "name" if value < 2000 or words[1] in calendar.events or words[1] in calendar.venues else YEAR
