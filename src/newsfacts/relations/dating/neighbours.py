"""Dates without a year whose weekdays no year can hold together: `Selasa (17/6)` and, in the same story, `Senin (15/6)`.

Neither the calendar nor the day of publication is needed: two days before a Tuesday is a Sunday, whatever the year.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.days import COMMON, LEAP, Day, dated, exists, falls, named
from newsfacts.model import Fact

REACH = 31  # days in which a story speaks of the same year, without saying which
MOST = 50  # dates of a text that names more is a calendar, or a list of matches
SAID = 20  # characters before a day in which the last word of a clause stands
WEEK = 7
YEARS = (-1, 0, 1)
_STATED = re.compile(r"([0-9]{4}|-)-([0-9]{2})-([0-9]{2})")


class Anchor(NamedTuple):
    """A date that others can be held against, with the day that it states."""

    fact: Fact
    day: Day
    now: bool = False  # the day on which the story was told


def anchors(dates: Iterable[Fact], text: str) -> tuple[Anchor, ...]:
    """The days with a weekday: those without a year, and those with one whose weekday is right; in narration rather than in a quote."""
    found: dict[tuple[str | None, int | None], Anchor] = {}
    for fact in dates:
        day = _stated(fact)
        if day is None or fact.section == "related":
            continue
        if day.year is None or falls(day, fact.weekday):
            anchor = Anchor(fact, day, _now(fact, text))
            told = found.setdefault((fact.value, fact.weekday), anchor)
            if told.fact.quoted and not fact.quoted:
                found[fact.value, fact.weekday] = anchor
    return tuple(found.values())[:MOST]


def _now(fact: Fact, text: str) -> bool:
    """Whether a day in brackets is that of the story, on which somebody speaks or writes: `kata Kapolres, Rabu (7/12/2016)`.

    Not behind a word of time (`setahun lalu, Kamis (12/10/2023)`), nor in what is quoted.
    """
    said = text[max(0, fact.start - SAID) : fact.start].lower()
    if fact.quoted or not fact.text.endswith(")") or not said.endswith(", "):
        return False
    return lexicon.relations().words["times"].isdisjoint(said.rstrip(", ").split()[-1:])


def distances(one: Fact, other: Fact) -> set[int]:
    """How many days after one date another one lies, in any year, if they are near; with and without a leap day."""
    first, second = _stated(one), _stated(other)
    return _distances(second, first) if first is not None and second is not None else set()


def excluded(fact: Fact, others: tuple[Anchor, ...]) -> Fact | None:
    """The nearest of the days that `fact` cannot stand beside in any one year; None where as many others bear it out.

    Of two days alone that exclude each other, the later in the text is the one that is told.
    """
    others = tuple([other for other in others if (other.fact.value, other.fact.weekday) != (fact.value, fact.weekday)])
    day = _stated(fact) if others else None
    if day is None or day.year is not None:
        return None
    apart = [(other, distances) for other, distances in _apart(fact, others) if not _year_after(fact, day, other)]
    wrong = [(min(map(abs, distances)), other.fact.quoted, other) for other, distances in apart if not _fit(fact, other.fact, distances)]
    right = sum(distances != {0} and _fit(fact, other.fact, distances) for other, distances in apart)
    if len(wrong) <= right:
        return None
    nearest = min(wrong, key=lambda found: found[:2])[2]
    return nearest.fact if len(wrong) > 1 or nearest.day.year or nearest.fact.start < fact.start else None


def _year_after(fact: Fact, day: Day, other: Anchor) -> bool:
    """Whether a date is right a year after one that is named behind it: `Jumat (11/10) … Setahun lalu, Kamis (12/10/2023)`.

    A day on which somebody speaks is that of the story: `Rabu (6/12) … kata Kapolres, Rabu (7/12/2016)`.
    """
    if other.day.year is None or other.fact.start < fact.start or other.now:
        return False
    return falls(day._replace(year=other.day.year + 1), fact.weekday)


def disputed(fact: Fact, others: Iterable[Anchor]) -> bool:
    """Whether any of the days cannot be of one year with `fact`."""
    return any(not _fit(fact, other.fact, distances) for other, distances in _apart(fact, others))


def agreeing(others: Iterable[Anchor]) -> int:
    """How many of the days without a year at most agree with one of them, itself included."""
    bare = [other for other in others if other.day.year is None]
    counts = (sum(_fit(one.fact, other.fact, distances) for other, distances in _apart(one.fact, bare)) for one in bare)
    return max(counts, default=0)


def decisive(fact: Fact, others: Iterable[Anchor], full: Iterable[Fact], least: Callable[[], int]) -> tuple[int, Fact] | None:
    """The year that decides between days without one that no year holds together, and the date beside them that names it.

    In it more of them fall on their weekdays than in any other that a date names, and at `least` so many, which is seldom asked.
    """
    bare = [other for other in others if other.day.year is None]
    day = _stated(fact)
    if day is None or day.year is not None or not disputed(fact, bare):
        return None
    told: dict[int, Fact] = {}
    fitting: dict[int, int] = {}
    for beside in full:
        days = list(named(beside))
        for year in {each.year for each in days}:
            at = dated(day._replace(year=year))
            if year not in told and at is not None and any(abs((at - each).days) <= REACH for each in days):
                told[year] = beside
                fitting[year] = sum(falls(other.day._replace(year=year), other.fact.weekday) for other in bare)
    most = max(fitting.values(), default=0)
    best = [year for year, count in fitting.items() if count == most]
    return (best[0], told[best[0]]) if most and len(best) == 1 and most >= least() else None


def _apart(fact: Fact, others: Iterable[Anchor]) -> Iterable[tuple[Anchor, set[int]]]:
    """The days within reach of one, each with how many days after it that lies."""
    day = _stated(fact)
    return [(other, distances) for other in others if (distances := _distances(day, other.day))] if day else ()


def weekday_of(fact: Fact, beside: Fact) -> tuple[int, int] | None:
    """The weekday of one date by that of another, and how many days it lies after it."""
    day, other = _stated(fact), _stated(beside)
    distances = _distances(day, other) if day and other else set()
    if not distances or beside.weekday is None:
        return None
    distance = min(distances)
    return (beside.weekday - 1 + distance) % WEEK + 1, distance


def _stated(fact: Fact) -> Day | None:
    """The day that a date with a weekday states, without a year that it was completed with; None for ranges and impossible ones."""
    match = _STATED.fullmatch(fact.value or "") if fact.weekday is not None else None
    if match is None:
        return None
    year, month, day = match.groups()
    stated = Day(None if year == "-" else int(year), int(month), int(day))
    return stated if exists(stated) else None


def _distances(day: Day, other: Day) -> set[int]:
    """How many days after another a day of the year can lie, within reach; with and without a leap day where no year is known."""
    found = set()
    for year in (other.year,) if other.year else (COMMON, LEAP):
        start, moved = other._replace(year=year), [day._replace(year=year + shift) for shift in YEARS]
        if all(map(exists, (start, *moved))):
            found.add(min(((_date(at) - _date(start)).days for at in moved), key=abs))
    return found if found and max(map(abs, found)) <= REACH else set()


def _date(day: Day) -> date:
    return date(day.year or COMMON, day.month or 1, day.day or 1)


def _fit(fact: Fact, other: Fact, distances: set[int]) -> bool:
    """Whether the two weekdays are as far apart as their days."""
    return any(((other.weekday or 0) + distance - (fact.weekday or 0)) % WEEK == 0 for distance in distances)
