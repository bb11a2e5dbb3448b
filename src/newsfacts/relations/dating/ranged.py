"""Ranges of days that name the weekdays of both ends: `Senin-Rabu, 3-5 November 2025`, `Rabu 19 Juni hingga Jumat 21 Juni 2019`.

So do `Senin dan Selasa (3-4/11/2025)`, two days of which there are two weekdays.
"""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.model import Fact
from newsfacts.patterns import any_of, fold
from newsfacts.relations.dating.elsewhen import weekday_before
from newsfacts.relations.dating.neighbours import anchors, disputed, distances
from newsfacts.relations.outline import Outline

BESIDE = 30  # characters before a range of weekdays in which another one stands
ISO = 10  # characters of a date known to the day and the year
WEEK = 7
REACH = 40  # characters before the first digit of a range of days in which its weekdays stand


@cache
def _weekdays() -> re.Pattern[str]:
    """`Senin-Rabu`, `Senin hingga Rabu`, `Senin dan Selasa`, straight before the first digit of a date."""
    names, joints = any_of(lexicon.calendar().weekdays), any_of([*lexicon.calendar().until, lexicon.calendar().and_word])
    return re.compile(rf"(?<!\w)({names}) ?({joints}) ?({names}) ?,? ?\(?$")


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({any_of(lexicon.calendar().weekdays)})(?!\w)")


@cache
def _until() -> re.Pattern[str]:
    """What leads from the one end of a range to the other."""
    return re.compile(rf"(?:{any_of(lexicon.calendar().until)})\Z")


class Ends(NamedTuple):
    """The ends of a range of days as they are printed, the numbers of their weekdays (Monday is 1), and how many days apart they may be."""

    printed: tuple[str, str]
    weekdays: tuple[int, int]
    most: int


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


def _ends(text: str, fact: Fact) -> Ends | None:
    """The ends of a range whose weekdays stand before its days, together or each before its own."""
    known = lexicon.calendar().weekdays
    begin, named = _named(text, fact)
    if named is not None:
        first, last = (text[begin + named.start(place) : begin + named.end(place)] for place in (1, 3))
        both = named.group(2) == lexicon.calendar().and_word  # of longer ranges they may be any two: Selasa dan Kamis (15-18/9/2025)
        return Ends((first, last), (known[named.group(1)], known[named.group(3)]), 1 if both else WEEK - 1)
    days = list(_weekday().finditer(fold(fact.text)))
    if len(days) != 2 or days[0].start():
        return None
    first, last = fact.text[: days[1].start()].rstrip(), fact.text[days[1].start() :]
    until = _until().search(fold(first))
    if until is None:
        return None
    return Ends((first[: until.start()].rstrip(" ,"), last), (known[days[0].group()], known[days[1].group()]), WEEK - 1)


def ranged(outline: Outline, fact: Fact) -> Fact | None:
    """Of a range of days that names the weekdays of both ends: the end that contradicts the calendar, else the first; None for others."""
    ends = (fact.resolved or fact.value or "").split("/")
    named = _ends(outline.text, fact)
    if named is None:
        return None
    if len(ends) != 2:
        return fact.altered(weekday=None) if named.most > 1 else None  # Sabtu-Senin, 29 November 2025-1 Desember 2025
    if not all(len(end) == ISO for end in ends):
        return None
    if (date.fromisoformat(ends[1]) - date.fromisoformat(ends[0])).days > named.most:
        return fact.altered(weekday=None)  # buka Senin-Jumat, 1-31 Oktober
    wrong = [date.fromisoformat(end).isoweekday() != number for end, number in zip(ends, named.weekdays, strict=True)]
    place = wrong.index(True) if any(wrong) else 0
    resolved = ends[place] if fact.resolved else None
    return fact.altered(text=named.printed[place], value=ends[place], resolved=resolved, weekday=named.weekdays[place])


def excluding(outline: Outline, fact: Fact) -> tuple[Fact, Fact] | None:
    """The ends of a range without a year whose weekdays are not as far apart as its days: `Senin 24 Juni hingga Jumat 26 Juni`."""
    ends = (fact.resolved or fact.value or "").split("/")
    named = _ends(outline.text, fact) if len(ends) == 2 and all(end.startswith("--") for end in ends) else None
    if named is None:
        return None
    one, other = (
        fact.altered(text=printed, value=end, weekday=weekday)
        for printed, end, weekday in zip(named.printed, ends, named.weekdays, strict=True)
    )
    near = any(0 < days <= named.most for days in distances(one, other))  # not: buka Senin-Jumat, 1-31 Oktober
    return (one, other) if near and disputed(other, anchors((one,), outline.text)) else None
