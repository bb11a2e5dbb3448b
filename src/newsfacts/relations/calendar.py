"""Dates: the weekday printed beside a date."""

from collections.abc import Iterator

from newsfacts.model import Relation
from newsfacts.relations.outline import Outline


def find(outline: Outline) -> Iterator[Relation]:
    """Every date that names its weekday and is known to the year."""
    for fact in outline.dates:
        if fact.weekday is not None and "/" not in (fact.value or "") and not (fact.resolved or fact.value or "-").startswith("-"):
            yield Relation("weekday", ({"date": (fact,)},), (fact.start, fact.end))
