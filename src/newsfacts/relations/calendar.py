"""Dates: the weekday printed beside a date, and dates that no calendar has."""

from collections.abc import Iterator

from newsfacts.days import exists, parts
from newsfacts.model import Relation
from newsfacts.relations.outline import Outline


def find(outline: Outline) -> Iterator[Relation]:
    """Every date that names its weekday and is known to the year, and every one that does not exist."""
    for fact in outline.dates:
        if not all(day is None or exists(day) for day in (parts(fact), parts(fact, last=True))):
            yield Relation("impossible-date", ({"date": (fact,)},), (fact.start, fact.end))
            continue
        if fact.weekday is not None and "/" not in (fact.value or "") and not (fact.resolved or fact.value or "-").startswith("-"):
            yield Relation("weekday", ({"date": (fact,)},), (fact.start, fact.end))
