"""What was likely meant by a date that cannot be: its weekday, its year, its month or its day was another one.

Many single changes reconcile a date with its weekday, and the weekday is the wrong part no more often than the rest: `Senin (20/10/2026)`
in a story of October 2025 is of that year.  So one is told only where something else than the pair itself tells it: the change leads to one
of the days before the publication, or close to the other dates of the story, or to a day that the story names again; and no other does.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.days import LAST, Day, dated, exists, named, parts
from newsfacts.model import Fact
from newsfacts.relations.slips import lengthened, shortened

SPAN = 14  # days before the publication of which a story tells, or around its other dates
CLOSE = 3  # days around its other dates to which another month must lead: more of those lead close to one by accident than of the years
LATELY = 2  # the same, of a day that is printed as one to come: it is announced, unless it was in fact the day of the story
AHEAD = 31  # days after the publication for which something is announced
YEARS = (-2, -1, 1, 2)  # by which a year is most often wrong, …
SHORT = 4  # … besides its digits, of which one may be lost
MONTHS = range(1, 13)
MOST = 50  # dates of a text that are looked at
_YEARLESS = "--"


class _Printed(NamedTuple):
    """The day, the month and the year of a date as they are printed, the year perhaps not; `text` is all of it, `joint` what parts them."""

    text: str
    day: str
    joint: str
    month: str
    gap: str
    year: str

    def of(self, day: date) -> str:
        """Another day, printed in the same way."""
        if not self.month.isdecimal():
            month = self.month if _months()[self.month.lower()] == day.month else _names()[day.month].capitalize()
        else:
            month = _padded(day.month, self.month)
        year = str(day.year)[-2:] if len(self.year) == len("25") else str(day.year) if self.year else ""
        return f"{_padded(day.day, self.day)}{self.joint}{month}{self.gap}{year}"


class _Change(NamedTuple):
    """A day that may have been meant: with another weekday, as the neighbour of the printed one, or with another day, month or year.

    `reach` is how many days from other dates of the story these alone tell it; zero where they do not.
    """

    day: date
    weekday: bool = False
    beside: bool = False
    reach: int = 0


class Misdated:
    """What was meant by dates of one text that cannot be, by what its other dates and its publication tell."""

    def __init__(self, dates: tuple[Fact, ...], published: date | None) -> None:
        self._dates, self._published = dates, published

    @cached_property
    def _others(self) -> list[Fact]:
        """The dates of the text, each printed the same way no more often than it takes to have it in another sentence."""
        found: dict[tuple[str | None, int | None], list[Fact]] = {}
        for fact in self._dates:
            if fact.section != "related":
                alike = found.setdefault((fact.value, fact.weekday), [])
                if not alike or len(alike) == 1 and alike[0].sentence != fact.sentence:
                    alike.append(fact)
        return list(chain.from_iterable(found.values()))[:MOST]

    def meant(self, fact: Fact) -> tuple[str, str] | None:
        """What is printed, and what most likely should be; None where nothing tells, or more than one change is likely."""
        printed, shown = _printed(fact), parts(fact)
        if printed is None or shown is None or shown.year is None:
            return None
        others = [other for other in self._others if other.id != fact.id]
        likely = _likely(_changes(printed, shown, fact.weekday), fact, shown, others, self._published)
        if likely is None:
            return None
        if likely.weekday:
            return _word(fact.text), lexicon.messages("id").weekdays[likely.day.isoweekday() - 1]
        return printed.text, printed.of(likely.day)


def _likely(changes: list[_Change], fact: Fact, shown: Day, others: list[Fact], published: date | None) -> _Change | None:
    """The change that another date of the story or its publication tells, where they tell but one.

    A day that is named again still leaves open whether its neighbour was meant: half of such weekdays are right.
    """
    known = published is not None
    told = [change for change in changes if _named(others, change, fact, known)]
    near = _near(changes, shown, others, published)
    if len(told) == 1 and (not near or told[0] in near):
        rivals = [change for change in changes if change.beside and (change in near or not (known or told[0].reach))]
        if all(rival is told[0] for rival in rivals):
            return told[0]
    if len(near) != 1 or any(not change.weekday and change is not near[0] for change in told):
        return None
    alone = near[0].reach and _apart(near[0], _certain(others)) <= near[0].reach
    return near[0] if known or alone else None


def _near(changes: list[_Change], shown: Day, others: list[Fact], published: date | None) -> list[_Change]:
    """The changes to days just before the publication, else to days soon after it; where it is not known, to days around other dates."""
    if published is None:
        days = _certain(others)
        return [change for change in changes if _apart(change, days) <= SPAN]
    printed = dated(shown)
    announced = printed is not None and 0 < (printed - published).days <= AHEAD
    past = [change for change in changes if 0 <= (published - change.day).days <= (LATELY if announced else SPAN)]
    return past or [change for change in changes if 0 < (change.day - published).days <= AHEAD]


def _apart(change: _Change, days: list[date]) -> int:
    """How many days lie between a change and the nearest of some days; too many where there are none."""
    return min([abs((change.day - day).days) for day in days], default=SPAN + 1)


def _certain(others: list[Fact]) -> list[date]:
    """The days that a story names with their year and the right weekday; where there are none, those without a weekday."""
    known = [(day, other.weekday) for other in others for day in named(other)]
    holding = [day for day, weekday in known if weekday == day.isoweekday()]
    return holding or [day for day, weekday in known if weekday is None]


def _named(others: list[Fact], change: _Change, fact: Fact, known: bool) -> bool:
    """Whether a story names the day of a change elsewhere, and no wrong weekday with it.

    A date without a year is of the one that it was completed with where the publication is known, else of the printed one.  Another date
    of the same sentence is another day.
    """
    shown, day = parts(fact), change.day
    printed = f"{_YEARLESS}{day:%m-%d}" if shown is not None and shown.year == day.year else None
    for other in others:
        ends = ((other.resolved if known else None) or other.value or "").split("/")
        if len(ends) == 1 and other.weekday not in (None, day.isoweekday()) or not change.weekday and other.sentence == fact.sentence:
            continue
        if day.isoformat() in ends or printed in ends:
            return True
    return False


def _changes(printed: _Printed, shown: Day, weekday: int | None) -> list[_Change]:
    """All single changes of a date that reconcile it with its weekday, each to a day of its own."""
    found: dict[date, _Change] = {}
    stands = dated(shown)
    if stands is not None and weekday is not None:
        found[stands] = _Change(stands, weekday=True)
    for change in chain(_of_day(printed, shown, stands), _of_month(printed, shown), _of_year(printed, shown)):
        if weekday is None or change.day.isoweekday() == weekday:
            found.setdefault(change.day, change)
    return list(found.values())


def _of_day(printed: _Printed, shown: Day, stands: date | None) -> Iterator[_Change]:
    if stands is not None and stands.year < LAST:
        for shift in (-1, 1):
            yield _Change(stands + timedelta(days=shift), beside=True)
    for digits in _slips(printed.day):
        if (day := dated(shown._replace(day=int(digits)))) is not None:
            yield _Change(day)


def _of_month(printed: _Printed, shown: Day) -> Iterator[_Change]:
    """Other months, those of the years before and after too where none is printed; and day and month in each other's place."""
    years = (shown.year,) if printed.year or shown.year is None else (shown.year - 1, shown.year, shown.year + 1)
    exchanged = shown._replace(day=shown.month, month=shown.day)
    for year in years:
        for moved in (*(shown._replace(month=month) for month in MONTHS), exchanged):
            day = dated(moved._replace(year=year)) if (moved.month, moved.day) != (shown.month, shown.day) else None
            if day is not None:
                yield _Change(day, reach=CLOSE if exists(shown) else SPAN)


def _of_year(printed: _Printed, shown: Day) -> Iterator[_Change]:
    if not printed.year or shown.year is None:
        return
    digits = str(shown.year)
    lost = chain.from_iterable(lengthened(digits)) if len(digits) < SHORT else ()
    for year in (*(shown.year + years for years in YEARS), *map(int, _slips(digits)), *map(int, lost)):
        if (day := dated(shown._replace(year=year))) is not None:
            yield _Change(day, reach=SPAN)


def _slips(digits: str) -> Iterator[str]:
    """Digits with one of them changed, two neighbours swapped, or one left out."""
    for place in range(len(digits)):
        for digit in "0123456789":
            if digit != digits[place]:
                yield digits[:place] + digit + digits[place + 1 :]
    if len(digits) > 1:
        yield from shortened(digits)
    for first, _ in pairwise(range(len(digits))):
        yield digits[:first] + digits[first + 1] + digits[first] + digits[first + 2 :]


def _printed(fact: Fact) -> _Printed | None:
    """A date by its printed parts; None where they are not those of one day."""
    match = _pattern().search(fact.text)
    value = (fact.value or "").removeprefix(_YEARLESS)
    if match is None or "/" in value:
        return None
    day, joint, month, gap, year = (match.group(name) or "" for name in ("day", "joint", "month", "gap", "year"))
    number = int(month) if month.isdecimal() else _months().get(month.lower())
    if number is None or f"{number:02}-{int(day):02}" != value[-5:]:
        return None
    return _Printed(match.group(), day, joint, month, gap, year)


def _padded(number: int, digits: str) -> str:
    """A number with a zero before it if the one printed in its place has one."""
    return str(number).zfill(len(digits) if digits[0] == "0" else 1)


def _word(text: str) -> str:
    """The weekday at the head of a date, or at its end."""
    if text[0].isdigit():
        return text.rpartition(" ")[2].strip("()")
    return text[: next((place for place, char in enumerate(text) if char in " ,("), len(text))]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)(?P<day>[0-9]{1,2})(?P<joint> ?[/.-] ?| )(?P<month>[0-9]{1,2}(?!\d)|[^\W\d_]+)"
        r"(?:(?P<gap>[ ./,-]{1,3})(?P<year>[0-9]{2,4})(?!\d))?"
    )


@cache
def _months() -> dict[str, int]:
    return lexicon.calendar().months


@cache
def _names() -> dict[int, str]:
    """The first name of each month."""
    return {number: name for name, number in reversed(_months().items())}
