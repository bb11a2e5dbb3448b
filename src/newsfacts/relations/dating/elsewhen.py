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
SAID = 400  # characters of a sentence in which that is sought
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
    return any(_long_ago(outline, outline.analysis.sentence_at(each.start)) for each in (fact, *others))


def _long_ago(outline: Outline, number: int) -> bool:
    """Whether a sentence or the next ones tell how many years ago something was."""
    numbers = range(number, min(number + PASSED, len(outline.analysis.sentences) - 1) + 1)
    for begin, end in map(outline.sentence, numbers):
        if _years_on().search(outline.text[begin : min(end, begin + SAID)].lower()):
            return True
    gone = lexicon.relations().words["gone"]
    lengths = (mention.fact for each in numbers for mention in outline.by_sentence.get(each, ()) if mention.fact.unit in YEARS)
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
    tens = any_of(lexicon.numerals().multipliers)
    ago = rf"(?:[0-9]+ |(?:\w+ )?(?:{tens}) (?:\w+ )?)?"  # 27 tahun silam
    return re.compile(rf"(?:(?: \w+){{0,2}},? {ago}(?:{other})|,? (?:{lexicon.calendar().year_word} )?(?:19|20)\d\d)(?!\w)")
