"""Where the words beside a date say that another day is meant than date and weekday together: its eve, another year, an anniversary."""

import re
from functools import cache

from newsfacts import lexicon
from newsfacts.days import falls, parts
from newsfacts.model import Fact, Relation
from newsfacts.patterns import any_of, fold
from newsfacts.relations.dating.told_years import YEAR
from newsfacts.relations.outline import Outline

BESIDE = 30  # characters on either side in which words speak of another day
SPOKEN = 200  # characters of its sentence before a date in which another year is spoken of
QUOTES = '"”'  # marks that end what is quoted
DAY = 5  # characters of a date that tell month and day
PASSED, AGO = 2, 16  # sentences behind a date, and characters behind a length of time, in which it is told how long ago it was
YEARS = ("year", "decade", "century")  # units of a length of time behind which a day has its anniversary


def elsewhen(text: str, fact: Fact) -> bool:
    """Whether the words beside a date say that another day is meant than date and weekday together.

    The weekday's eve (`malam Minggu (8/11)`), another year, or the first of more dates behind as many weekdays.
    """
    if fact.weekday is None:
        return False
    before, after = fold(text[max(0, fact.start - BESIDE) : fact.start]), fold(text[fact.end : fact.end + BESIDE])
    if _eve().search(before) or _date_behind().match(after) and weekday_before().search(before):
        return True
    return (fact.value or "").startswith("-") and _other_year().match(after) is not None


def bygone(outline: Outline, fact: Fact) -> bool:
    """Whether its sentence speaks of another year before it comes to a date that names none: `setahun sejak Rabu (14/2) itu`.

    What was quoted before it does not count: `"… dibanding tahun lalu," kata dia, Rabu (14/2)`.  A year that is printed counts where the
    weekday is right in it: `Pemilu 2024 yang digelar Rabu (14/2)`.
    """
    if not (fact.value or "").startswith("--"):
        return False
    begin, _ = outline.sentence(outline.analysis.sentence_at(fact.start))
    before = outline.text[max(begin, fact.start - SPOKEN) : fact.start].lower()
    if not fact.quoted:
        before = before[max(before.rfind(mark) for mark in QUOTES) + 1 :]
    day = parts(fact)
    fitting = (falls(day._replace(year=int(year)), fact.weekday) for year in YEAR.findall(before)) if day else ()
    return _years_on().search(before) is not None or any(fitting)


def anniversary(outline: Outline, fact: Fact, relation: Relation) -> bool:
    """Whether two dates of the same day are years apart: `pada Minggu, 26 Desember, dua puluh tahun silam. … Kamis (26/12/2024)`."""
    others = relation.bindings[0].get("beside", ())
    if not any((other.value or "")[-DAY:] == (fact.value or "-")[-DAY:] for other in others):
        return False
    numbers = sorted(outline.analysis.sentence_at(each.start) for each in (fact, *others))
    first, last = numbers[0], min(numbers[-1] + PASSED, len(outline.analysis.sentences) - 1)
    said = outline.text[outline.sentence(first)[0] : outline.sentence(last)[1]].lower()
    if _years_on().search(said):
        return True
    lengths = [
        mention.fact for number in range(first, last + 1) for mention in outline.by_sentence.get(number, []) if mention.fact.unit in YEARS
    ]
    gone = lexicon.relations().words["gone"]
    return any(not gone.isdisjoint(outline.words(each.end, each.end + AGO)[:2]) for each in lengths)


@cache
def _years_on() -> re.Pattern[str]:
    known = lexicon.relations().words
    return re.compile(rf"(?<!\w)(?:{any_of(known['other_year'])}|{any_of(known['years_on'])})(?!\w)")


@cache
def _eve() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(lexicon.relations().words['eve'])}) \Z")


@cache
def weekday_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(lexicon.calendar().weekdays)}) ?(?:{any_of(lexicon.calendar().and_)}| )+\Z")


@cache
def _date_behind() -> re.Pattern[str]:
    return re.compile(rf"\)? ?(?:{any_of(lexicon.calendar().and_)})[ (]*\d")


@cache
def _other_year() -> re.Pattern[str]:
    """`tahun lalu`, at most two words behind the date, or a year that stands outside its brackets."""
    other = any_of(lexicon.relations().words["other_year"])
    ago = r"(?:[0-9]+ |(?:\w+ )?(?:puluh|belas) (?:\w+ )?)?"  # 27 tahun silam
    return re.compile(rf"(?:(?: \w+){{0,2}},? {ago}(?:{other})|,? (?:{lexicon.calendar().year_word} )?(?:19|20)\d\d)(?!\w)")
