"""Spans of time: `3 Maret sampai 16 Maret 2026 atau selama 14 hari`, `sejak Mei 2020 … 40 bulan`, ages beside a birth, openings and closings.

A range of dates is one fact (`5-7 Mei 2023`) or two joined by `hingga`.  That a length fits a range nearby is noted; that it does not only
where both stand side by side in one sentence and nothing else is spoken of.
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Mention, Outline

LEAP = 2000  # a year in which every day of the calendar exists
BESIDE = 45  # characters between a range and the length that belongs to it
JOINT = 22  # characters between the two dates of a range
EVENT = 60  # characters between `dibuka`, `lahir` and its date
BACK = 5  # sentences in which a range or a first date may stand before its length
FAR = 5  # days from which on a date that far from another is hardly by accident
LENGTHS = ("day", "month", "year")


class Range(NamedTuple):
    """Two ends that are named as one stretch of time; `first` and `last` are the same fact for `5-7 Mei`."""

    first: Fact
    last: Fact

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.last.end


class Day(NamedTuple):
    """A date by its parts, None where it is not stated; `precision` is the unit of the last part."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def precision(self) -> str:
        return "day" if self.day else "month" if self.month else "year"


def find(outline: Outline) -> Iterator[Relation]:
    """The spans of an article."""
    dates = [fact for fact in outline.dates if fact.section != "related"]
    if not dates:
        return
    lengths = [
        m
        for m in outline.mentions
        if m.fact.kind in ("duration", "age") and m.fact.number is not None and m.fact.unit in LENGTHS and "every" not in m.near
    ]
    ranges = _ranges(outline, dates)
    used: set[str] = set()
    for length in lengths:
        relation = _in_range(outline, ranges, length) or _since(outline, dates, length) or _between(outline, dates, length)
        if relation is not None and length.fact.id not in used:
            used.add(length.fact.id)
            yield relation
    starts = [fact.start for fact in dates]
    for cue in outline.of_family("born"):
        relation = _age(outline, dates, starts, lengths, cue)
        if relation is not None:
            yield relation
    for cue in outline.of_family("opens"):
        yield from _event(outline, dates, starts, cue)


def parts(fact: Fact, last: bool = False) -> Day | None:
    """The year, month and day of a date, or of the first or last end of a range; None for a bare day."""
    text = fact.resolved or fact.value or ""
    if "/" in text:
        text = text.split("/")[-1 if last else 0]
    if text.startswith("---"):
        return None
    year, _, rest = ("", "", text[2:]) if text.startswith("--") else text.partition("-")
    month, _, day = rest.partition("-")
    return Day(int(year) if year else None, int(month) if month else None, int(day) if day else None)


def exists(day: Day) -> bool:
    """Whether there is such a day, in the year stated or in some year."""
    if day.month is None:
        return True
    return 1 <= day.month <= 12 and (day.day is None or 1 <= day.day <= monthrange(day.year or LEAP, day.month)[1])


@cache
def _joints() -> frozenset[str]:
    return frozenset(lexicon.calendar().until)


def _ranges(outline: Outline, dates: list[Fact]) -> list[Range]:
    found = [Range(fact, fact) for fact in dates if "/" in (fact.value or "")]
    for first, second in zip(dates, dates[1:], strict=False):
        gap = outline.text[first.end : second.start]
        if (
            len(gap) <= JOINT
            and "/" not in (first.value or "") + (second.value or "")
            and gap.strip(" ,()").lower().removesuffix(" tanggal") in _joints()
        ):
            found.append(Range(first, second))
    return sorted(found, key=lambda span: span.start)


def counts(first: Fact, last: Fact, unit: str | None) -> tuple[int, int] | None:
    """How many days, months or years lie between two dates, and how many counting both ends; None if the dates do not say."""
    start, end = parts(first), parts(last, last=True)
    if start is None or end is None or start.precision != end.precision:
        return None
    if start.precision == "day":
        return _days(start, end, unit)
    if end.year is None:
        return None
    start_year = start.year or end.year
    if start.precision == "month" and unit == "month":
        months = (end.year - start_year) * 12 + (end.month or 0) - (start.month or 0)
        return months, months + 1
    if unit == "year":
        years = end.year - start_year
        if start.precision == "month" and (end.month or 0) < (start.month or 0):
            return years - 1, years
        return years, years + 1
    return None


def _days(start: Day, end: Day, unit: str | None) -> tuple[int, int] | None:
    end_year = end.year or start.year or 2001  # without any year, one that is no leap year
    try:
        begin = date(start.year or end_year, start.month or end.month or 1, start.day or 1)
        finish = date(end_year, end.month or start.month or 1, end.day or 1)
    except ValueError:
        return None
    if unit == "day":
        return (finish - begin).days, (finish - begin).days + 1
    months = (finish.year - begin.year) * 12 + finish.month - begin.month - (finish.day < begin.day)
    if unit == "month":
        return months, months + 1
    return months // 12, months // 12 + (unit == "year" and (finish.month, finish.day) < (begin.month, begin.day))


def _span(first: Fact, last: Fact, length: Mention, sure: bool) -> Relation:
    fact = length.fact
    return Relation("span", ({"start": (first,), "end": (last,), "length": (fact,)},), (fact.start, fact.end), sure=sure)


def _fits(first: Fact, last: Fact, length: Fact) -> bool:
    counted = counts(first, last, length.unit)
    return counted is not None and length.number in counted


def _in_range(outline: Outline, ranges: list[Range], length: Mention) -> Relation | None:
    """A range right beside the length, or one named before it that it fits."""
    fact = length.fact
    bounds = outline.sentence(length.sentence)
    here = [span for span in ranges if bounds[0] <= span.start < bounds[1]]
    for span in sorted(here, key=lambda span: abs(span.start - fact.start)):
        if counts(span.first, span.last, fact.unit) is None or fact.kind == "age":
            continue
        if _fits(span.first, span.last, fact):
            return _span(span.first, span.last, length, sure=True)
        gap = outline.text[fact.end : span.start] if span.start > fact.end else outline.text[span.end : fact.start]
        if (
            len(gap) <= BESIDE
            and "long" in length.near
            and len(here) == 1
            and not outline.text[fact.end : fact.end + 1].isalnum()
            and _closed(outline, length, span)
        ):
            return _span(span.first, span.last, length, sure=True)
        return None
    if fact.number is None or fact.number < 3 or not ("long" in length.families or _pointed_at(outline, length)):
        return None
    limit = outline.sentence(max(0, length.sentence - BACK))[0]
    near = [span for span in ranges if limit <= span.start < fact.start and span.first.section != "title" and fact.unit != "year"]
    fitting = next((span for span in reversed(near) if _fits(span.first, span.last, fact)), None)
    return _span(fitting.first, fitting.last, length, sure=False) if fitting else None


def _pointed_at(outline: Outline, length: Mention) -> bool:
    """`Dalam sembilan bulan itu`: the length is that of a stretch named before."""
    return any(cue.family == "this" for cue in outline.cues_between(length.fact.end, length.fact.end + 12))


def _closed(outline: Outline, length: Mention, span: Range) -> bool:
    """Whether nothing but the length is said: the next word is no noun that makes it something else (`14 hari kerja`)."""
    following = outline.text[length.fact.end : length.fact.end + 20].lstrip(" ")
    return not following or not following[0].isalpha() or span.start > length.fact.end


def _since(outline: Outline, dates: list[Fact], length: Mention) -> Relation | None:
    """`Agustus 2023 … selama 40 bulan berturut-turut sejak Mei 2020`."""
    fact = length.fact
    cue = next(
        (
            cue
            for cue in outline.cues_between(fact.end, min(fact.end + BESIDE, outline.sentence(length.sentence)[1]))
            if cue.family == "since"
        ),
        None,
    )
    first = next((day for day in dates if cue and cue.end <= day.start <= cue.end + JOINT), None)
    if first is None:
        return None
    before = [day for day in dates if day.start < fact.start and day.start >= outline.sentence(max(0, length.sentence - 1))[0]]
    last = next((day for day in reversed(before) if _fits(first, day, fact)), None)
    return _span(first, last, length, sure=False) if last else None


def _between(outline: Outline, dates: list[Fact], length: Mention) -> Relation | None:
    """`… Jumat (17/10/2025). … sehari setelah kejadian, Sabtu (18/10)`: noted where two full dates are just so far apart."""
    fact = length.fact
    if fact.unit != "day" or fact.kind == "age":
        return None
    reach = outline.sentence(min(length.sentence + 1, len(outline.analysis.sentences) - 1))[1]
    last = next((day for day in dates if fact.end <= day.start <= reach and "/" not in (day.value or "")), None)
    if last is None or (fact.number or 0) < FAR and last.start - fact.end > BESIDE:
        return None
    before = [day for day in dates if day.start < fact.start and "/" not in (day.value or "")]
    first = next((day for day in reversed(before) if (counted := counts(day, last, "day")) and counted[0] == fact.number), None)
    return _span(first, last, length, sure=False) if first else None


def _age(outline: Outline, dates: list[Fact], starts: list[int], lengths: list[Mention], cue: Cue) -> Relation | None:
    """A birth or founding, an age, and the date at which it holds."""
    place = bisect_left(starts, cue.end)
    birth = dates[place] if place < len(dates) and starts[place] - cue.end <= EVENT else None
    if birth is None or (born := parts(birth)) is None or born.year is None or "/" in (birth.value or ""):
        return None
    number = outline.analysis.sentence_at(cue.start)
    begin, end = outline.sentence(number)
    known_ages = [m for m in lengths if m.fact.unit == "year" and (m.fact.kind == "age" or m.sentence == number)]
    ages = sorted(known_ages, key=lambda m: m.sentence != number)
    here = [day for day in dates if begin <= day.start < end and day.start > birth.start]
    for age in ages:
        if age.sentence == number:
            at = next((day for day in reversed(here) if (known := parts(day)) and known.year), None)
            if at is not None and abs(at.start - age.fact.start) <= EVENT:
                return _span(birth, at, age, sure=True)
        if age.fact.kind == "age" and (age.fact.number or 0) > 3:
            at = next((day for day in reversed(dates) if _dated(day) and day.id != birth.id and _fits_age(birth, day, age.fact)), None)
            if at is not None:
                return _span(birth, at, age, sure=False)
    return None


def _dated(fact: Fact) -> bool:
    known = parts(fact)
    return known is not None and known.year is not None and known.day is not None and "/" not in (fact.value or "")


def _fits_age(birth: Fact, at: Fact, age: Fact) -> bool:
    counted = years(birth, at)
    return counted is not None and age.number in counted


def years(birth: Fact, at: Fact) -> tuple[int, ...] | None:
    """The ages that someone born at one date may have at another: one where both are known to the day, else two."""
    born, then = parts(birth), parts(at, last=True)
    if born is None or then is None or born.year is None or then.year is None:
        return None
    whole = then.year - born.year
    if born.day and then.day:
        return (whole - ((then.month or 0, then.day) < (born.month or 0, born.day)),)
    return whole - 1, whole


def _event(outline: Outline, dates: list[Fact], starts: list[int], cue: Cue) -> Iterator[Relation]:
    """What closes before it opens: `dibuka 9 November 2025 dan ditutup 21 Oktober 2025`."""
    end = outline.sentence(outline.analysis.sentence_at(cue.start))[1]
    closing = next((near for near in outline.cues_between(cue.end, end) if near.family == "closes"), None)
    place = bisect_left(starts, cue.end)
    if closing is None or place + 1 >= len(dates):
        return
    first, last = dates[place], dates[place + 1]
    if (
        first.end <= closing.start <= last.start <= closing.end + JOINT
        and first.start - cue.end <= JOINT
        and _dated(first)
        and _dated(last)
    ):
        if (counted := counts(first, last, "day")) and counted[0] < 0:
            yield Relation("span", ({"start": (first,), "end": (last,)},), (cue.start, closing.end))
