"""Spans of time: `3 Maret sampai 16 Maret 2026 atau selama 14 hari`, `sejak Mei 2020 … 40 bulan`, what opens and closes.

A range of dates is one fact (`5-7 Mei 2023`) or two joined by `hingga`.  That a length fits a range nearby is noted; that it does not only
where both stand side by side in one sentence and nothing else is spoken of.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.days import counts, parts
from newsfacts.days import dated as day_of
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import LIKELY, PLAIN, Certainty
from newsfacts.relations.dating import lasted
from newsfacts.relations.outline import Mention, Outline

BESIDE = 45  # characters between a range and the length that belongs to it
JOINT = 22  # characters between the two dates of a range, or a cue and its date
FAR = 5  # days from which on a date that far from another is hardly by accident
LEAST = 3  # the shortest length that is held against a range named earlier
BACK = 5  # sentences in which a range may stand before its length
NEAREST = 12  # dates before a length that are tried
DAYS = {"day": 1, "week": 7}
WORD = re.compile(r"[a-z][\w-]*+")
WEEK, WEEKEND, LONGEST = 7, 2, 100  # days, and of how many those of work are counted
AHEAD = 4  # words before a length, or a range, among which it is told what lasts so long
LENGTHS = ("day", "week", "month", "year")


class Range(NamedTuple):
    """Two ends that are named as one stretch of time; they are the same fact for `5-7 Mei`."""

    first: Fact
    last: Fact


class Calendar:
    """The dates of an article in order, to be looked up by where they stand."""

    def __init__(self, dates: list[Fact], text: str) -> None:
        self.dates = dates
        self.ranges = _ranges(dates, text)
        self.headline = [span for span in self.ranges[:NEAREST] if span.first.section == "title"]
        self._starts = [fact.start for fact in dates]
        self._ranges = [span.first.start for span in self.ranges]

    def between(self, start: int, end: int) -> list[Fact]:
        """The dates that begin in `text[start:end]`."""
        return self.dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, offset: int) -> list[Fact]:
        """The nearest dates before an offset, nearest first."""
        place = bisect_left(self._starts, offset)
        return self.dates[max(0, place - NEAREST) : place][::-1]

    def ranges_between(self, start: int, end: int) -> list[Range]:
        """The ranges that begin in `text[start:end]`, at most so many as are nearest to its end."""
        return self.ranges[bisect_left(self._ranges, start) : bisect_left(self._ranges, end)][-NEAREST:]


def dated(outline: Outline) -> list[Fact]:
    """The dates of the story itself."""
    return [fact for fact in outline.dates if fact.section != "related"]


def find(outline: Outline) -> Iterator[Relation]:
    """The spans of an article."""
    dates = dated(outline)
    if not dates:
        return
    calendar = Calendar(dates, outline.text)
    for length in outline.mentions:
        if length.fact.kind == "duration" and length.fact.number and length.fact.unit in LENGTHS and "every" not in length.near:
            relation = _in_range(outline, calendar, length) or _since(outline, calendar, length) or _between(outline, calendar, length)
            if relation is not None:
                yield relation
                yield from _headlined(calendar, relation, length)
    for cue in outline.of_family("opens"):
        yield from _closed_before_opened(outline, calendar, cue)
    yield from _backwards(outline, calendar)
    yield from lasted.find(outline)


@cache
def _joints() -> frozenset[str]:
    words = lexicon.calendar()
    return frozenset([*words.until, *(f"{joint} {word}" for joint in words.until for word in words.date_words)])


def _ranges(dates: list[Fact], text: str) -> list[Range]:
    found = [Range(fact, fact) for fact in dates if _whole(fact)]
    for first, second in pairwise(dates):
        if second.start - first.end <= JOINT and not _whole(first) and not _whole(second):
            if text[first.end : second.start].strip(" ,()").lower() in _joints():
                found.append(Range(first, second))
    return sorted(found, key=lambda span: span.first.start)


def _whole(fact: Fact) -> bool:
    """Whether one fact is a range of dates."""
    return "/" in (fact.value or "")


def _span(first: Fact, last: Fact, length: Mention, sure: bool) -> Relation:
    fact = length.fact
    return Relation("span", ({"start": (first,), "end": (last,), "length": (fact,)},), (fact.start, fact.end), sure=sure)


def _fits(first: Fact, last: Fact, length: Fact) -> bool:
    counted = counts(first, last, length.unit)
    return counted is not None and length.number in counted


def _in_range(outline: Outline, calendar: Calendar, length: Mention) -> Relation | None:
    """A range in the sentence of the length, or one named before it that it fits."""
    fact = length.fact
    here = calendar.ranges_between(*outline.sentence(length.sentence))
    for span in sorted(here, key=lambda span: abs(span.first.start - fact.start)):
        if counts(span.first, span.last, fact.unit) is not None:
            if _fits(span.first, span.last, fact):
                return _span(span.first, span.last, length, sure=True)
            certainty = _certainty(outline, length, span) if len(here) == 1 else None
            return _span(span.first, span.last, length, sure=True)._replace(**certainty) if certainty is not None else None
    if (fact.number or 0) < LEAST or fact.unit == "year" or not ("long" in length.families or _pointed_at(outline, length)):
        return None
    near = calendar.ranges_between(outline.sentence(max(0, length.sentence - BACK))[0], fact.start)
    fitting = next((span for span in reversed(near) if span.first.section != "title" and _fits(span.first, span.last, fact)), None)
    return _span(fitting.first, fitting.last, length, sure=False) if fitting else None


def _headlined(calendar: Calendar, relation: Relation, length: Mention) -> Iterator[Relation]:
    """`Bursa Digelar 6-8 Agustus` over `selama dua hari, 6 hingga 7 Agustus`: ranges that begin alike and end on other days."""
    first, last = (relation.bindings[0][role][0] for role in ("start", "end"))
    begin, end = parts(first), parts(last, last=True)
    if begin is None or end is None or length.fact.unit != "day" or first.section == "title":
        return
    for span in calendar.headline:
        start, stop = parts(span.first), parts(span.last, last=True)
        if start is not None and stop is not None and begin[1:] == start[1:]:
            if begin.day and stop.day and end[1:] != stop[1:]:
                yield _span(span.first, span.last, length, sure=True)._replace(direction=-1, doubtful=True)


def _certainty(outline: Outline, length: Mention, span: Range) -> Certainty | None:
    """How plainly length and range are said to be one stretch of time; None where they stand apart, or a noun makes the length another one.

    `14 hari, mulai 4 hingga 27 Agustus`, `2-15 November selama 41 hari`; not `14 hari kerja`.
    """
    fact, known = length.fact, lexicon.relations().words
    said = outline.words(*outline.sentence(length.sentence))
    if not known["breaks"].isdisjoint(said):
        return None  # lima hari, 10-16 Juni, kecuali Sabtu dan Minggu
    follows = span.first.start > fact.end
    between = outline.text[fact.end : span.first.start] if follows else outline.text[span.last.end : fact.start]
    behind = outline.text[fact.end : fact.end + 2].strip(" ")
    off = not known["days_off"].isdisjoint(said)
    if off and not _off(outline, length, span):
        return None
    limit = LIKELY if off else PLAIN
    if follows and between.lower().strip(" ,(") in known["starting"]:
        return limit  # 14 hari, mulai 4 hingga 27 Agustus
    if follows and _says_more(outline, fact.end, span.first.start) or len(between) > BESIDE:
        return None
    if "long" in length.near:
        return limit if follows or not behind[:1].isalpha() else None
    lasting = not known["lasting"].isdisjoint(outline.words_before(length, AHEAD)) and known["each_time"].isdisjoint(said)
    return LIKELY if follows and lasting and not _working(span, fact) else None


def _off(outline: Outline, length: Mention, span: Range) -> bool:
    """Whether the days off that a sentence speaks of are the stretch of time itself, and the length has more of them than the calendar.

    With fewer, those may be counted on which people would work: `libur 12 hari, 21 Maret hingga 7 April`.
    """
    begin, first = outline.sentence(length.sentence)[0], min(length.fact.start, span.first.start)
    said = outline.words(begin, first)[-AHEAD:]
    ahead = "," not in said and not lexicon.relations().words["days_off"].isdisjoint(said)
    counted = counts(span.first, span.last, length.fact.unit)
    return ahead and counted is not None and (length.fact.number or 0) > counted[-1]


def _working(span: Range, length: Fact) -> bool:
    """Whether only the days of work of a range may be counted: `berlangsung 10 hari, 6 hingga 17 Oktober`."""
    counted = counts(span.first, span.last, length.unit)
    if counted is None or length.unit != "day" or not 0 < counted[-1] <= LONGEST:
        return False
    start = day_of(parts(span.first))
    weeks, rest = divmod(counted[-1], WEEK)
    off = weeks * WEEKEND + min(rest, WEEKEND)  # at most, where the year is not known
    if start is not None:
        off = sum((start + timedelta(days=days)).isoweekday() > WEEK - WEEKEND for days in range(counted[-1]))
    return counted[-1] - off <= (length.number or 0) < counted[-1]


def _says_more(outline: Outline, start: int, end: int) -> bool:
    """Whether the words between a length and its range say more than that it begins: `14 hari kerja sejak`, `3 tahun berlaku bagi`."""
    calendar, first, last = lexicon.calendar(), *outline.analysis.tokens(start, end)
    known = {*calendar.weekdays, *calendar.months, *calendar.day_parts, *calendar.date_words, *lexicon.relations().words["beginning"]}
    return any(word[0].isalpha() and word not in known and word not in lexicon.nouns().stops for word in outline.analysis.words[first:last])


def _pointed_at(outline: Outline, length: Mention) -> bool:
    """`Dalam sembilan bulan itu`: the length is that of a stretch named before."""
    return any(cue.family == "this" for cue in outline.cues_between(length.fact.end, length.fact.end + 12))


def _since(outline: Outline, calendar: Calendar, length: Mention) -> Relation | None:
    """`Agustus 2023 … selama 40 bulan berturut-turut sejak Mei 2020`."""
    fact = length.fact
    cues = outline.cues_between(fact.end, min(fact.end + BESIDE, outline.sentence(length.sentence)[1]))
    cue = next((cue for cue in cues if cue.family == "since"), None)
    since = calendar.between(cue.end, cue.end + JOINT) if cue else []
    if not since:
        return None
    limit = outline.sentence(max(0, length.sentence - 1))[0]
    last = next((day for day in calendar.before(fact.start) if day.start >= limit and _fits(since[0], day, fact)), None)
    return _span(since[0], last, length, sure=False) if last else None


def _between(outline: Outline, calendar: Calendar, length: Mention) -> Relation | None:
    """`… Jumat (17/10/2025). … sehari setelah kejadian, Sabtu (18/10)`: noted where two full dates are just so far apart."""
    fact = length.fact
    days = (fact.number or 0) * DAYS.get(fact.unit or "", 0)
    if not days:
        return None
    end = outline.sentence(min(length.sentence + 1, len(outline.analysis.sentences) - 1))[1]
    last = next((day for day in calendar.between(fact.end, end)[:NEAREST] if not _whole(day)), None)
    if last is None or days < FAR and last.start - fact.end > BESIDE:
        return None
    for first in calendar.before(fact.start):
        apart = None if _whole(first) else counts(first, last, "day")
        if apart is not None and apart[0] == days:
            return _span(first, last, length, sure=False)
    return None


def _closed_before_opened(outline: Outline, calendar: Calendar, cue: Cue) -> Iterator[Relation]:
    """`dibuka 9 November 2025 dan ditutup 21 Oktober 2025`: worth a word only where it cannot be."""
    opening = calendar.between(cue.end, cue.end + JOINT)
    if not opening or not _complete(opening[0]):
        return
    first = opening[0]
    end = min(first.end + 2 * BESIDE, outline.sentence(outline.analysis.sentence_at(cue.start))[1])
    closing = next((near for near in outline.cues_between(first.end, end) if near.family == "closes"), None)
    last = next(iter(calendar.between(closing.end, closing.end + JOINT)), None) if closing else None
    if closing is None or last is None or not _complete(last):
        return
    between = outline.text[cue.end : first.start] + outline.text[first.end : closing.start]
    if not set(WORD.findall(between.lower())) <= lexicon.relations().words["beginning"] | lexicon.relations().words["joining"]:
        return  # dibuka kembali 5 Mei setelah ditutup 10 Januari
    apart = counts(first, last, "day")
    if apart is not None and apart[0] < 0:
        yield Relation("span", ({"start": (first,), "end": (last,)},), (cue.start, closing.end))


def _backwards(outline: Outline, calendar: Calendar) -> Iterator[Relation]:
    """`25 Desember 2025 hingga 4 Januari 2025`: worth a word only where both ends tell their year; less so behind a mere dash."""
    for first, last in calendar.ranges:
        if first is last or not (_complete(first) and _complete(last)):
            continue
        apart = counts(first, last, "day")
        if apart is not None and apart[0] < 0:
            worded = any(map(str.isalpha, outline.text[first.end : last.start]))
            yield Relation("span", ({"start": (first,), "end": (last,)},), (first.start, last.end), **(PLAIN if worded else LIKELY))


def _complete(fact: Fact) -> bool:
    """Whether a date is one day of a known year."""
    day = parts(fact)
    return day is not None and day.year is not None and day.day is not None and not _whole(fact)
