"""The year of a date that names none, where the story tells it elsewhere: `Rabu (25/11)` beside `22 hingga 25 November 2025`.

Three places tell it: a date of the same day and month, unless it stands alone in its month, as what is commemorated does; a year that
is said to be this one (`tahun 2022 ini`); and the last month that the story has figures of, where the date lies in it or in the next one.
A story that prints a later year than that may be of the later one.
"""

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.days import FIRST, Day, exists, falls
from newsfacts.model import Fact
from newsfacts.patterns import any_of

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FULL, MONTHLY, YEARLY = 10, 7, 4  # characters of a date known to the day, the month and the year
LATER = (1, 2, 3)  # years in which a story that gives the figures of an earlier one may have been written
BEFORE = 40  # characters before a month in which it is said to be one of the past
BEHIND = 24  # characters behind it
MONTHS = 12


class Told(NamedTuple):
    """A year, the date that tells it, and whether that leaves no doubt."""

    year: int
    by: Fact
    certain: bool


class ToldYears:
    """What the dates of one text tell of the year of others."""

    def __init__(self, text: str, dates: Iterable[Fact]) -> None:
        self._days: dict[str, list[tuple[int, Fact]]] = {}
        self._month: tuple[int, int, Fact] | None = None
        this: dict[int, Fact] = {}
        own = [fact for fact in dates if fact.section != "related"]
        for fact in own:
            for end in (fact.value or "").split("/"):
                if len(end) == FULL and end[0].isdigit() and _right(end, fact):
                    self._days.setdefault(end[5:], []).append((int(end[:4]), fact))
                elif len(end) == MONTHLY and end[0].isdigit() and not (_past(text, fact) or _planned(text, fact)):
                    year, month = int(end[:4]), int(end[5:])
                    if self._month is None or (year, month) >= self._month[:2]:
                        self._month = year, month, fact
            if _this(text, fact):
                this.setdefault(int((fact.value or "").split("/")[-1][:4]), fact)
        self._dates = own
        self._this = next(iter(this.items())) if len(this) == 1 else None
        self._text = text

    def of(self, fact: Fact) -> Told | None:
        """The year of a date of a day and a month alone; None where nothing tells it, or a later one is spoken of."""
        value = fact.value or ""
        if len(value) != MONTHLY or not value.startswith("--") or fact.weekday is None:
            return None
        month, day = int(value[2:4]), int(value[5:])
        same = self._by_day(value[2:])
        if same is not None and falls(Day(same.year, month, day), fact.weekday):
            return same  # the very day, be there dates of a later year
        if same is not None and not self._in_company(same.by):
            same = None  # dilantik pada 17 Februari 2016, tepatnya empat tahun yang lalu
        told = same or self._by_this() or self._by_month(month, day, fact.weekday)
        return told if told and told.year >= self._newest and exists(Day(told.year, month, day)) else None

    @cached_property
    def _newest(self) -> int:
        return max(map(int, YEAR.findall(self._text)), default=FIRST)

    @cached_property
    def _by_months(self) -> dict[str, set[str]]:
        """The dates of each month and year, as they are told."""
        found: dict[str, set[str]] = {}
        for date in self._dates:
            if date.value:
                found.setdefault(date.value[:MONTHLY], set()).add(date.value)
        return found

    def _in_company(self, fact: Fact) -> bool:
        """Whether a day is one of several, or the story names another one of its month and year."""
        value = fact.value or ""
        return "/" in value or bool(self._by_months.get(value[:MONTHLY], set()) - {value})

    def _by_day(self, day: str) -> Told | None:
        same = self._days.get(day, [])
        return Told(year=same[0][0], by=same[0][1], certain=True) if len({year for year, _ in same}) == 1 else None

    def _by_this(self) -> Told | None:
        return Told(year=self._this[0], by=self._this[1], certain=False) if self._this else None

    def _by_month(self, month: int, day: int, weekday: int) -> Told | None:
        """The year of the last month told of, unless a later one would make the weekday fit."""
        if self._month is None:
            return None
        year, last, by = self._month
        if (month - last) % MONTHS > 1:
            return None
        year += month < last
        told = Day(year, month, day)
        if not falls(told, weekday) and any(falls(told._replace(year=year + later), weekday) for later in LATER):
            return None
        return Told(year, by, certain=False)


def _right(day: str, fact: Fact) -> bool:
    """Whether a date names no weekday, or the one that its day fell on."""
    return fact.weekday is None or "/" in (fact.value or "") or falls(Day(int(day[:4]), int(day[5:7]), int(day[8:])), fact.weekday)


def _past(text: str, fact: Fact) -> bool:
    """Whether a month is one that the story's figures are held against, or since which they are counted."""
    return _held().search(text[max(0, fact.start - BEFORE) : fact.start].lower()) is not None or (
        _other().match(text[fact.end : fact.end + BEHIND].lower()) is not None
    )


def _planned(text: str, fact: Fact) -> bool:
    """Whether a month is one that something is forecast or planned for: `memproyeksikan laba turun 77% hingga Maret 2026`."""
    said = text[fact.sentence.start : fact.start].lower().split()
    return fact.modality in ("target", "estimate") or not lexicon.relations().words["limits"].isdisjoint(said)


@cache
def _held() -> re.Pattern[str]:
    past, until = any_of(lexicon.relations().words["past_month"]), any_of(lexicon.calendar().until)
    return re.compile(rf"(?<!\w)(?:{past})(?: (?!(?:{until}) )[\w-]++){{0,3}} \Z")


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(lexicon.relations().words['other_year'])})(?!\w)")


def _this(text: str, fact: Fact) -> bool:
    """Whether a year or a month is said to be this one: `tahun 2022 ini`, `hingga April 2016 ini`."""
    value, words = fact.value or "", lexicon.calendar()
    if not value[:1].isdigit() or len(value.split("/")[-1]) > MONTHLY or not _ini().match(text, fact.end):
        return False
    noun = f"{words.year_word} "
    return len(value) > YEARLY or text[max(0, fact.start - len(noun)) : fact.start].lower() == noun


@cache
def _ini() -> re.Pattern[str]:
    return re.compile(rf",? (?:{any_of(lexicon.calendar().this)})(?!\w)")
