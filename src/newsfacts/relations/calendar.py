"""Dates: the weekday printed beside a date, and dates that no calendar has."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from newsfacts import lexicon
from newsfacts.days import exists, parts
from newsfacts.model import Fact, Relation
from newsfacts.patterns import any_of
from newsfacts.relations.outline import Outline

BESIDE = 30  # characters on either side in which a date is denied or called a number


def find(outline: Outline) -> Iterator[Relation]:
    """Every date that names its weekday and is known to the year, and every one that does not exist."""
    for fact in outline.dates:
        if not all(day is None or exists(day) for day in (parts(fact), parts(fact, last=True))):
            if not _no_date(outline.text, fact):
                yield Relation("impossible-date", ({"date": (fact,)},), (fact.start, fact.end))
            continue
        if fact.weekday is not None and "/" not in (fact.value or "") and not (fact.resolved or fact.value or "-").startswith("-"):
            guessed = fact.resolved is not None and outline.analysis.document.published is None  # the year of another date in the text
            doubtful = fact.resolved is not None and _doubtful(fact)
            yield Relation("weekday", ({"date": (fact,)},), (fact.start, fact.end), sure=not guessed, doubtful=doubtful)


def _no_date(text: str, fact: Fact) -> bool:
    """Whether the text itself says that there is no such day, or that the figures are those of a letter (`nomor surat 31/9/2025`)."""
    before, after = text[max(0, fact.start - BESIDE) : fact.start].lower(), text[fact.end : fact.end + BESIDE].lower()
    numbered = "/" in fact.text and _coded().search(before) is not None
    return numbered or _absent_before().search(before) is not None or _absent_after().match(after) is not None


@cache
def _coded() -> re.Pattern[str]:
    """A word for a number, with at most two words behind it."""
    return re.compile(rf"(?<!\w)(?:ber)?(?:{any_of(lexicon.refusals().numbering)})[.:]?(?: \w+){{0,2}}[.:]? ?\Z")


@cache
def _absent_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(lexicon.relations().nouns['absent'])})(?: \w+)? \Z")


@cache
def _absent_after() -> re.Pattern[str]:
    return re.compile(rf"[\"”]?(?: \w+)? (?:{any_of(lexicon.relations().nouns['absent'])})(?!\w)")


def _doubtful(fact: Fact) -> bool:
    """Whether the year may be another one: one close by would make the weekday fit."""
    day = parts(fact)
    if day is None or day.year is None or not day.month or not day.day:
        return True
    years = (day.year + shift for shift in (-2, -1, 1, 2))
    return any(exists(day._replace(year=year)) and date(year, day.month, day.day).isoweekday() == fact.weekday for year in years)
