"""Ranges of days that name the weekdays of both ends: `Senin-Rabu, 3-5 November 2025`."""

import re
from datetime import date
from functools import cache

from newsfacts import lexicon
from newsfacts.model import Fact
from newsfacts.patterns import any_of, fold
from newsfacts.relations.dating.elsewhen import weekday_before
from newsfacts.relations.outline import Outline

BESIDE = 30  # characters before a range of weekdays in which another one stands
ISO = 10  # characters of a date known to the day and the year
WEEK = 7
REACH = 40  # characters before the first digit of a range of days in which its weekdays stand


@cache
def _weekdays() -> re.Pattern[str]:
    """`Senin-Rabu`, `Senin hingga Rabu`, straight before the first digit of a date."""
    names, until = any_of(lexicon.calendar().weekdays), any_of(lexicon.calendar().until)
    return re.compile(rf"(?<!\w)({names}) ?(?:{until}) ?({names}) ?,? ?\(?$")


def in_turn(text: str, fact: Fact) -> bool:
    """Whether a range is one of two behind as many ranges of weekdays: `Senin-Kamis dan Sabtu-Minggu, 3-6 dan 8-9 November`."""
    begin, named = _named(text, fact)
    if named is None:
        return False
    begin += named.start()
    return weekday_before().search(fold(text[max(0, begin - BESIDE) : begin])) is not None


def _named(text: str, fact: Fact) -> tuple[int, re.Match[str] | None]:
    """The weekdays before the first digit of a range of days, and the offset from which on they were sought."""
    first = next((place for place in range(fact.start, fact.end) if text[place].isdigit()), fact.start)
    begin = max(0, first - REACH)
    return begin, _weekdays().search(fold(text[begin:first]))


def ranged(outline: Outline, fact: Fact) -> Fact | None:
    """Of a range of days that names the weekdays of both ends: the end that contradicts the calendar, else the first; None for others."""
    ends = (fact.resolved or fact.value or "").split("/")
    begin, named = _named(outline.text, fact)
    if named is None:
        return None
    if len(ends) != 2:
        return fact.altered(weekday=None)  # Sabtu-Senin, 29 November 2025-1 Desember 2025
    if not all(len(end) == ISO for end in ends):
        return None
    if (date.fromisoformat(ends[1]) - date.fromisoformat(ends[0])).days >= WEEK:
        return fact.altered(weekday=None)  # buka Senin-Jumat, 1-31 Oktober
    numbers = [lexicon.calendar().weekdays[name] for name in named.groups()]
    wrong = [date.fromisoformat(end).isoweekday() != number for end, number in zip(ends, numbers, strict=True)]
    place = wrong.index(True) if any(wrong) else 0
    printed = outline.text[begin + named.start(place + 1) : begin + named.end(place + 1)]
    resolved = ends[place] if fact.resolved else None
    return fact.altered(text=printed, value=ends[place], resolved=resolved, weekday=numbers[place])
