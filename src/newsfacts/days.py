"""Dates by their parts, and the time between two of them."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from newsfacts.model import Fact

LEAP = 2000  # a year in which every day of the calendar exists
SHORTEST = 28  # days that every month has
FIRST, LAST = 1000, 9999  # years that news names the days of
COMMON = 2001  # one without 29 February, for dates that name no year
_FULL = len("2019-08-20")


class Day(NamedTuple):
    """A date by its parts, None where it is not stated; `precision` is the unit of the last part."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def precision(self) -> str:
        return "day" if self.day else "month" if self.month else "year"


def parts(fact: Fact, last: bool = False) -> Day | None:
    """The year, month and day of a date, or of the first or last end of a range; None for a bare day of the month."""
    text = fact.resolved or fact.value or ""
    if "/" in text:
        text = text.split("/")[-1 if last else 0]
    if not text or text.startswith("---"):
        return None
    year, _, rest = ("", "", text[2:]) if text.startswith("--") else text.partition("-")
    month, _, day = rest.partition("-")
    return Day(int(year) if year else None, int(month) if month else None, int(day) if day else None)


def exists(day: Day) -> bool:
    """Whether there is such a day, in the year stated or in some year."""
    if day.month is None:
        return True
    if day.year is not None and not FIRST <= day.year <= LAST:
        return False
    return 1 <= day.month <= 12 and (
        day.day is None or 1 <= day.day <= SHORTEST or SHORTEST < day.day <= monthrange(day.year or LEAP, day.month)[1]
    )


def dated(day: Day | None) -> date | None:
    """The date of a day known to the year; None for one that is not, or does not exist."""
    if day is None or not day.year or not day.month or not day.day or not exists(day):
        return None
    return date(day.year, day.month, day.day)


def named(fact: Fact) -> Iterator[date]:
    """The days that a date names with their year: one, or the ends of a range; none that do not exist."""
    for end in (fact.value or "").split("/"):
        if len(end) == _FULL and end[0] != "-" and (day := dated(Day(*map(int, end.split("-"))))) is not None:
            yield day


def falls(day: Day, weekday: int | None) -> bool:
    """Whether a day of a known year falls on that weekday."""
    return exists(day) and date(day.year or 1, day.month or 1, day.day or 1).isoweekday() == weekday


def counts(first: Fact, last: Fact, unit: str | None) -> tuple[int, int] | None:
    """How many days, months or years lie between two dates, and how many counting both ends; None if the dates do not say."""
    start, end = parts(first), parts(last, last=True)
    if start is None or end is None or start.precision != end.precision:
        return None
    if start.precision == "day":
        return _between_days(start, end, unit)
    if end.year is None:
        return None
    years = end.year - (start.year or end.year)
    if start.precision == "month" and unit == "month":
        months = years * 12 + (end.month or 0) - (start.month or 0)
        return months, months + 1
    if unit != "year":
        return None
    whole = years - (start.precision == "month" and (end.month or 0) < (start.month or 0))
    return whole, whole + 1


def _between_days(start: Day, end: Day, unit: str | None) -> tuple[int, int] | None:
    year = end.year or start.year or COMMON
    try:
        begin = date(start.year or year, start.month or end.month or 1, start.day or 1)
        finish = date(year, end.month or start.month or 1, end.day or 1)
    except ValueError:
        return None
    if unit == "week":
        return (finish - begin).days // 7, ((finish - begin).days + 7) // 7
    if unit == "day":
        return (finish - begin).days, (finish - begin).days + 1
    months = (finish.year - begin.year) * 12 + finish.month - begin.month - (finish.day < begin.day)
    if unit == "month":
        return months, months + 1
    return (months // 12, months // 12 + 1) if unit == "year" else None


def ages(birth: Fact, at: Fact) -> tuple[int, ...] | None:
    """The ages that someone born at one date may have at another: one where both are known to the day, else two."""
    born, then = parts(birth), parts(at, last=True)
    if born is None or then is None or born.year is None or then.year is None:
        return None
    whole = then.year - born.year
    if born.day and then.day:
        return (whole - ((then.month or 0, then.day) < (born.month or 0, born.day)),)
    return whole - 1, whole
