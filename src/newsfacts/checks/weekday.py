"""A date that names its weekday fell on that day: `Selasa (20/8/2019)` was a Tuesday.

About four in a hundred weekday and date pairs of published news contradict the calendar, most by a date copied from an earlier story.
Dates without a year are completed from the day of publication where that is known, else from what the story says of the year elsewhere
(`25 November 2025`, `tahun 2025 ini`, figures of `Oktober 2025`); and they are held against each other: `Selasa (17/6)` and `Senin (15/6)`
cannot be of one year, whichever it is.  Where the story names a year in which another of them is right, that one decides.  The weekday
may stand behind the date (`20 Juni 2025 (Kamis)`, `yang jatuh pada hari Kamis`).

What is suggested is another weekday, day, month or year, where the day of publication or other dates of the story tell which; the pair
alone does not.

Silent about a single date whose year is unknown, and about days that lie months apart.
"""

from datetime import date

from newsfacts import lexicon
from newsfacts.checks.rule import Binding, Equation, Rule, one
from newsfacts.interval import point
from newsfacts.model import Fact, Relation
from newsfacts.relations.dating.neighbours import weekday_of


def calendar_day(fact: Fact) -> date | None:
    """The day a fact names, completed where it could be; None for ranges, months, years and impossible days."""
    try:
        return date.fromisoformat(fact.resolved or fact.value or "")
    except ValueError:
        return None


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    fact, beside = one(binding, "date"), one(binding, "beside")
    actual = _actual(binding)
    weekday = fact.weekday if fact else None
    if fact is None or actual is None or weekday is None:
        return ()
    true, printed = point(actual), point(weekday)
    return (
        Equation(
            lambda: f"{_derivation(fact, beside)} = {_named(actual)}",
            lambda: _named(weekday),
            lambda read: true,
            lambda read: printed,
            spelled=True,
        ),
    )


def _named(weekday: int) -> str:
    return lexicon.messages("id").weekdays[weekday - 1]


def _actual(binding: Binding) -> int | None:
    """The weekday on which the date fell: by the calendar, or by that of a date beside it."""
    fact, beside = one(binding, "date"), one(binding, "beside")
    if fact is not None and beside is not None:
        told = weekday_of(fact, beside)
        return told[0] if told else None
    day = calendar_day(fact) if fact else None
    return day.isoweekday() if day else None


def _derivation(fact: Fact, beside: Fact | None) -> str:
    """The day that the weekday is that of: `2025-06-15`, or so many days from another one: `Selasa (17/6) - 2`."""
    told = weekday_of(fact, beside) if beside else None
    if beside is None or told is None:
        return fact.resolved or fact.value or ""
    return f"{beside.text} {'-' if told[1] < 0 else '+'} {abs(told[1])}" if told[1] else beside.text


def fields(binding: Binding, relation: Relation, language: str) -> dict[str, str]:
    """What a weekday is held against: the calendar, or another date, which may be the wrong one unless it is known to the year."""
    fact, beside = binding["date"][0], one(binding, "beside")
    actual, texts = _actual(binding), lexicon.messages(language)
    if actual is None:
        return {}
    finding = texts.falls
    if beside is not None:
        same, known = weekday_of(fact, beside) == (beside.weekday, 0), (beside.value or "")[:1].isdigit()
        finding = texts.twice if same else texts.falls if known else texts.beside
    return {"finding": finding.format(by=_by(binding, texts), actual=texts.weekdays[actual - 1])}


def _by(binding: Binding, texts: lexicon.Messages) -> str:
    """What tells the weekday: another date, or the calendar of a year, with what tells the year where the date itself does not."""
    fact, beside, year = binding["date"][0], one(binding, "beside"), one(binding, "year")
    if beside is not None:
        return beside.text
    if year is not None:
        return texts.calendar_of.format(year=(fact.resolved or "")[:4], source=year.text)
    return texts.calendar_published.format(year=fact.resolved[:4]) if fact.resolved else texts.calendar


RULE = Rule(
    name="weekday",
    doc=__doc__,
    good=("Rapat pleno digelar di Kendari, Senin (20/10/2025).", "Jembatan itu diresmikan pada Kamis, 12 Maret 2026."),
    bad=(
        "Rapat pleno digelar di Kendari, Selasa (20/10/2025).",
        "Jembatan itu diresmikan pada Minggu, 12 Maret 2026.",
        "Dividen dibayar pada 20 Juni 2025 yang jatuh pada hari Kamis.",
        "Lomba itu dibuka Rabu (6/8) dan ditutup Sabtu (10/8).",
    ),
    equations=equations,
    fields=fields,
    exchange=False,
)
