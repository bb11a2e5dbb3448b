"""Dates: the weekday printed beside a date, and dates that no calendar has."""

from collections.abc import Iterator
from datetime import date

from newsfacts.days import exists, parts
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Outline


def find(outline: Outline) -> Iterator[Relation]:
    """Every date that names its weekday and is known to the year, and every one that does not exist."""
    for fact in outline.dates:
        if not all(day is None or exists(day) for day in (parts(fact), parts(fact, last=True))):
            yield Relation("impossible-date", ({"date": (fact,)},), (fact.start, fact.end))
            continue
        if fact.weekday is not None and "/" not in (fact.value or "") and not (fact.resolved or fact.value or "-").startswith("-"):
            guessed = fact.resolved is not None and outline.analysis.document.published is None  # the year of another date in the text
            doubtful = fact.resolved is not None and _doubtful(fact)
            yield Relation("weekday", ({"date": (fact,)},), (fact.start, fact.end), sure=not guessed, doubtful=doubtful)


def _doubtful(fact: Fact) -> bool:
    """Whether the year may be another one: one close by would make the weekday fit."""
    day = parts(fact)
    if day is None or day.year is None or not day.month or not day.day:
        return True
    years = (day.year + shift for shift in (-2, -1, 1, 2))
    return any(exists(day._replace(year=year)) and date(year, day.month, day.day).isoweekday() == fact.weekday for year in years)
