"""Dates: the weekday printed beside a date, and dates that no calendar has."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property

from newsfacts import lexicon
from newsfacts.days import dated, exists, falls, parts
from newsfacts.model import Fact, Relation
from newsfacts.patterns import any_of
from newsfacts.relations.dating.elsewhen import anniversary, bygone, elsewhen
from newsfacts.relations.dating.misdated import Misdated
from newsfacts.relations.dating.neighbours import MOST, agreeing, anchors, decisive, disputed, excluded, weekday_of
from newsfacts.relations.dating.ranged import excluding, in_turn, ranged
from newsfacts.relations.dating.told_years import YEARLY, ToldYears
from newsfacts.relations.dating.weekday_behind import Behind, weekday_behind
from newsfacts.relations.outline import Outline

BESIDE = 30  # characters on either side in which a date is denied or called a number
ISO = 10  # characters of a date known to the day and the year
SUNDAY = 7
CORRECTED = 160  # characters around a date in which a mistake is spoken of
FAR = 15  # days apart from which two dates without a year may be of two years that the story tells of
NEWS = 7  # days around the publication in which a date that names no year is of that year, without doubt


def find(outline: Outline) -> Iterator[Relation]:
    """Every date that names its weekday and is known to the year, or that a date beside it excludes; and every one that does not exist."""
    dated_days = [fact for fact in outline.dates if fact.weekday is not None]
    aside = {fact.id for fact in dated_days if elsewhen(outline.text, fact) or bygone(outline, fact) or _of_week(fact) or _abroad(fact)}
    misdated = Misdated(outline.dates, outline.analysis.document.published)
    known: _Known | None = None
    for fact in outline.dates:
        begin = parts(fact)
        end = parts(fact, last=True) if "/" in (fact.resolved or fact.value or "") else None
        if begin and not exists(begin) or end and not exists(end):
            if not (_no_date(outline.text, fact) or _corrected(outline, fact)):
                yield Relation("impossible-date", ({"date": (fact,)},), (fact.start, fact.end), meant=misdated.meant(fact))
            continue
        if fact.weekday is None and end is None:  # most
            if (behind := weekday_behind(outline, fact)) is not None:
                yield from _told_behind(outline, behind, misdated)
            continue
        week = ranged(outline, fact)
        if fact.id in aside or in_turn(outline.text, fact) or week is not None and elsewhen(outline.text, week):
            continue
        if (ends := excluding(outline, fact)) is not None and not _corrected(outline, fact):
            yield _apart(ends[1], ends[0])
            continue
        fact = week or fact
        if fact.weekday is None or "/" in (fact.value or ""):
            continue
        known = known or _Known(outline, aside)
        found = known.weekday(fact)
        if found is None or anniversary(outline, fact, found):
            continue
        told = found.bindings[0]["date"][0]
        if _right(told):
            yield found
        elif not _corrected(outline, fact):
            yield found._replace(meant=misdated.meant(told))


def _told_behind(outline: Outline, behind: Behind, misdated: Misdated) -> Iterator[Relation]:
    """A date with the weekday that stands behind it: `20 Juni 2025 (Kamis)`."""
    if _right(behind.fact):
        yield _held(behind.fact)
    elif not _corrected(outline, behind.fact):
        yield _held(behind.fact)._replace(meant=misdated.meant(behind.fact), **behind.certainty)


class _Known:
    """What is known of the years of a text's dates: when it was published, or what its dates tell of one another."""

    def __init__(self, outline: Outline, aside: set[str]) -> None:
        self.published = outline.analysis.document.published
        self.days = anchors((fact for fact in outline.dates if fact.id not in aside), outline.text)
        self.text, self.dates = outline.text, outline.dates
        full = [fact for fact in self.dates if len(fact.value or "") >= ISO and (fact.value or "")[0].isdigit()]
        self.full = tuple({fact.value: fact for fact in reversed(full)}.values())[::-1]  # each day once, where it is first named
        self.told: ToldYears | None = None  # read when the first date is met that names no year

    @cached_property
    def firm(self) -> frozenset[str]:
        """The years that more dates without a year of their own agree with, by their weekdays, than do not."""
        votes: Counter[str] = Counter()
        for fact in self.dates:
            day = dated(parts(fact)) if fact.resolved and fact.weekday is not None and len(fact.resolved) == ISO else None
            if day is not None:
                votes[f"{day.year}"] += 1 if day.isoweekday() == fact.weekday else -1
        return frozenset(year for year, balance in votes.items() if balance >= 0)

    @cached_property
    def agreeing(self) -> int:
        """How many days without a year agree with each other, of those that agree most."""
        return agreeing(self.days)

    @cached_property
    def last(self) -> Fact | None:
        """The last of the dates known to the day, from which the others are completed."""
        full = [fact for fact in self.full if len(fact.value or "") == ISO]
        return max(full, key=lambda fact: fact.value or "", default=None)

    def weekday(self, fact: Fact) -> Relation | None:
        """A date with its weekday, and what tells the weekday of the day: another date, or the calendar of the year that it is of."""
        beside = excluded(fact, self.days)
        if self.published is not None:
            year = _year(fact)
            if beside is not None and _yearless(beside) and (year is None or year != _year(beside)):
                return _apart(fact, beside)  # each falls on its weekday, but in another year, or nothing tells their years
            if year is None:
                return None
            inferred = fact.resolved is not None and not (beside or _recent(fact, self.published))
            return _held(fact, doubtful=inferred and _doubtful(fact))
        if self.told is None and (fact.value or "").startswith("--"):
            self.told = ToldYears(self.text, self.dates)
        told = self.told.of(fact) if self.told else None
        if told and not (fact.resolved and (_right(fact) or not told.certain)):
            completed = fact.altered(resolved=f"{told.year}{(fact.value or '')[1:]}")
            if beside is None and not told.certain and len(told.by.value or "") == YEARLY and _right(_next_year(completed)):
                return None  # `survei tahun 2018 ini` came out the year after
            if _right(completed) or beside is None:
                return _held(completed, told.by, doubtful=not (told.certain or disputed(fact, self.days)))
        if (settled := decisive(fact, self.days, self.full[:MOST], lambda: self.agreeing)) is not None:
            decided, by = settled
            return _held(fact.altered(resolved=f"{decided}{(fact.value or '')[1:]}"), by)
        if beside is not None:
            return _apart(fact, beside)
        if (fact.resolved or fact.value or "-").startswith("-"):
            return None
        if fact.resolved is None:
            return _held(fact)
        return _held(fact, self.last, sure=fact.resolved[:4] in self.firm, doubtful=True)


def _apart(fact: Fact, beside: Fact) -> Relation:
    """A date held against another one that excludes it, where the year of both may be unknown."""
    distance = (weekday_of(fact, beside) or (0, FAR))[1]
    bygone = not distance and "/" not in beside.text  # a day of the past is told with its month's name, not `Kamis (4/9/2025)`
    doubtful = abs(distance) >= FAR if _yearless(beside) else bygone
    return Relation("weekday", ({"date": (fact,), "beside": (beside,)},), (fact.start, fact.end), doubtful=doubtful)


def _yearless(fact: Fact) -> bool:
    return (fact.value or "").startswith("-")


def _year(fact: Fact) -> str | None:
    """The year of a date, be it completed from the day of publication; None where that is too far to tell it."""
    day = fact.resolved or fact.value or "-"
    return None if day.startswith("-") else day[:4]


def _held(fact: Fact, by: Fact | None = None, sure: bool = True, doubtful: bool = False) -> Relation:
    """A date held against the calendar; the one that tells its year is named where they do not agree."""
    roles = {"date": (fact,)} if by is None or _right(fact) else {"date": (fact,), "year": (by,)}
    return Relation("weekday", (roles,), (fact.start, fact.end), sure=sure, doubtful=doubtful)


def _right(fact: Fact) -> bool:
    """Whether a date that is known to the year fell on its weekday."""
    day = parts(fact)
    return day is not None and falls(day, fact.weekday)


def _next_year(fact: Fact) -> Fact:
    """A date known to the year, a year later."""
    day = fact.resolved or ""
    return fact.altered(resolved=f"{int(day[:4]) + 1}{day[4:]}")


def _no_date(text: str, fact: Fact) -> bool:
    """Whether the text itself says that there is no such day, or that the figures are those of a letter (`nomor surat 31/9/2025`)."""
    before, after = text[max(0, fact.start - BESIDE) : fact.start].lower(), text[fact.end : fact.end + BESIDE].lower()
    numbered = "/" in fact.text and _coded().search(before) is not None
    return numbered or _absent_before().search(before) is not None or _absent_after().match(after) is not None


def _corrected(outline: Outline, fact: Fact) -> bool:
    """Whether the text around a date speaks of a mistake or a forgery, in which the date may stand: `surat palsu bertanggal 31 Juni 2025`.

    One in brackets is when something was said or done, so only its own sentence may call it wrong: `Ralat: tertulis Senin (20/8/2019)`.
    """
    start, end, words = max(0, fact.start - CORRECTED), fact.end + CORRECTED, lexicon.relations().words
    signs = words["mistakes"] | words["forgeries"]
    if fact.text.endswith(")"):
        first, last = outline.sentence(outline.analysis.sentence_at(fact.start))
        start, end, signs = max(start, first), min(end, last), words["mistakes"]
    around = outline.text[start:end].lower()
    return any(sign in around for sign in signs) or _set_right(outline, fact)


def _set_right(outline: Outline, fact: Fact) -> bool:
    """Whether the text itself goes on with the right weekday: `bertanggal Minggu, 12 Mei 2025, padahal 12 Mei 2025 hari Senin`."""
    day, told = parts(fact), outline.words(fact.end, fact.end + CORRECTED)
    if day is None or day.year is None or lexicon.relations().words["set_right"].isdisjoint(told):
        return False
    weekdays = lexicon.calendar().weekdays
    return any(falls(day, weekdays[word]) for word in told if word in weekdays)


def _of_week(fact: Fact) -> bool:
    """Whether what looks like a Sunday is a week: `Minggu depan, 26 Agustus 2025`, a Tuesday."""
    said = fact.text.lower().split()
    return said[1:2] != [] and fact.weekday == SUNDAY and said[1].strip(",") in lexicon.relations().words["week_of"] and not _right(fact)


def _abroad(fact: Fact) -> bool:
    """Whether a weekday may be that of a country where it was still the day before: `Selasa waktu AS (17/9/2025)`, a Wednesday here."""
    day = dated(parts(fact))
    if day is None or fact.weekday is None or lexicon.relations().words["by_clock"].isdisjoint(fact.text.lower().split()):
        return False
    return fact.weekday % SUNDAY + 1 == day.isoweekday()


@cache
def _coded() -> re.Pattern[str]:
    """A word for a number, with at most two words behind it."""
    lexical = lexicon.refusals()
    numbered = any_of([*lexical.numbering, *lexical.before["law"]])
    return re.compile(rf"(?<!\w)(?:ber)?(?:{numbered})[.:]?(?: \w+){{0,2}}[.:]? ?\Z")


@cache
def _absent_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(lexicon.relations().words['absent'])})(?: \w+)? \Z")


@cache
def _absent_after() -> re.Pattern[str]:
    return re.compile(rf"[\"”]?(?: \w+)? (?:{any_of(lexicon.relations().words['absent'])})(?!\w)")


def _recent(fact: Fact, published: date) -> bool:
    """Whether a date is one of the days around the publication."""
    day = dated(parts(fact))
    return day is not None and abs((day - published).days) <= NEWS


def _doubtful(fact: Fact) -> bool:
    """Whether the year may be another one: one close by would make the weekday fit."""
    day = parts(fact)
    if day is None or day.year is None or not day.month or not day.day:
        return True
    years = (day.year + shift for shift in (-2, -1, 1, 2))
    return any(falls(day._replace(year=year), fact.weekday) for year in years)
