"""The weekday behind a date: `20 Juni 2025 (Kamis)`, `17 Agustus 2025 jatuh pada hari Sabtu`, `19 April 2025 atau hari Minggu`.

Only a date that names its year, and a weekday that nothing but such words parts from it, is read so.  Two weekdays behind it, a weekday
with a date of its own (`Kamis (19/6)`), one of another week (`Kamis pekan depannya`) and one that is only supposed are passed over.
"""

import re
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.model import Fact
from newsfacts.patterns import any_of, fold
from newsfacts.relations.certainty import LIKELY, PLAIN, Certainty
from newsfacts.relations.outline import Outline

ISO = 10  # characters of a date known to the day and the year
OLDEST = "1900"  # days of older years may be those of another calendar
REACH = 50  # characters behind a date in which its weekday stands, and before it in which it is supposed
BEHIND = 20  # … and behind the weekday in which it is told whether another day is meant
SUPPOSED = 4  # words before a date among which it is only supposed, or a day beside it is meant
LISTED = 12  # characters before a date in which the one before it in a list stands
SUNDAY = 7
HYPHENS = ("-", "–", "—", "/", "&")


class Behind(NamedTuple):
    """A date with the weekday that stands behind it, and how plainly the words say that it is its own."""

    fact: Fact
    certainty: Certainty


def weekday_behind(outline: Outline, fact: Fact) -> Behind | None:
    """The date with its weekday, if one stands behind it."""
    day = fact.value or ""
    if len(day) != ISO or day[0] == "-" or day < OLDEST or fact.section == "related":
        return None
    match = _behind().match(fold(outline.text[fact.end : fact.end + REACH]))
    if match is None:
        return None
    told = "falls" if match.group("again") is None else "again"
    start, end = (fact.end + at for at in match.span(told))
    number = lexicon.calendar().weekdays[match.group(told)]
    week = number == SUNDAY and outline.text[start].islower() and match.group("day") is None and told == "falls"
    if week or _of_another_day(outline, fact, start, end) or _beside(outline, fact):
        return None
    text = outline.text[fact.start : end + outline.text.startswith(")", end)]
    return Behind(fact.altered(weekday=number, text=text), LIKELY if told == "again" else PLAIN)


def _of_another_day(outline: Outline, fact: Fact, start: int, end: int) -> bool:
    """Whether a weekday has a date of its own, is one of two, or is that of another week or country."""
    if outline.dates_between(fact.end, start + 1) or outline.text[end : end + BEHIND].lstrip(" ").startswith(HYPHENS):
        return True
    word = next(iter(outline.words(end, end + BEHIND)), "")
    return word in lexicon.relations().words["of_another_day"] or any(map(str.isdigit, word))  # Minggu ke-3


def _beside(outline: Outline, fact: Fact) -> bool:
    """Whether a date is only supposed, is one beside the day that is meant, or the last of several."""
    begin = max(outline.sentence(outline.analysis.sentence_at(fact.start))[0], fact.start - REACH)
    said = outline.words(begin, fact.start)[-SUPPOSED:]
    if not (lexicon.modality().condition | lexicon.relations().words["beside_a_day"]).isdisjoint(said):
        return True
    before, joints = outline.dates_between(max(0, fact.start - LISTED), fact.start), (*lexicon.calendar().and_, *lexicon.calendar().until)
    return bool(before) and outline.text[before[-1].end : fact.start].strip().lower() in joints


@cache
def _behind() -> re.Pattern[str]:
    """A weekday in a bracket or behind words of falling on a day, and one behind words that tell the day again."""
    known, weekday = lexicon.relations().words, any_of(lexicon.calendar().weekdays)
    day, falls, same = (any_of(known[name]) for name in ("day_word", "falling_on", "same_day"))
    return re.compile(
        rf",? ?(?:(?:\(|(?:{falls}) )(?P<day>(?:{day}) )?(?P<falls>{weekday})|(?:{same}) (?:{day}) (?P<again>{weekday}))(?!\w)"
    )
