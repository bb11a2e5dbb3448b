"""A date that names its weekday fell on that day: `Selasa (20/8/2019)` was a Tuesday.

About four in a hundred weekday and date pairs of published news contradict the calendar, most by a date copied from an earlier story.
Dates without a year are completed from the day of publication where that is known.

Silent where the year is unknown, and beside day ranges.
"""

from datetime import date

from newsfacts import lexicon
from newsfacts.checks.rule import Binding, Equation, Rule, one
from newsfacts.interval import point
from newsfacts.model import Fact, Relation


def calendar_day(fact: Fact) -> date | None:
    """The day a fact names, completed where it could be; None for ranges, months, years and impossible days."""
    try:
        return date.fromisoformat(fact.resolved or fact.value or "")
    except ValueError:
        return None


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    fact = one(binding, "date")
    day = calendar_day(fact) if fact else None
    weekday = fact.weekday if fact else None
    if day is None or weekday is None:
        return ()
    true, printed = point(day.isoweekday()), point(weekday)
    names = lexicon.messages("id").weekdays
    return (
        Equation(
            lambda: f"{day.isoformat()} = {names[day.isoweekday() - 1]}",
            lambda: names[weekday - 1],
            lambda read: true,
            lambda read: printed,
            spelled=True,
        ),
    )


def fields(binding: Binding, language: str) -> dict[str, str]:
    """The day of the week on which the date fell."""
    day = calendar_day(binding["date"][0])
    return {"actual": lexicon.messages(language).weekdays[day.isoweekday() - 1]} if day else {}


def correct(binding: Binding) -> str | None:
    """The weekday that the date fell on, in place of the printed one."""
    fact, day = binding["date"][0], calendar_day(binding["date"][0])
    if day is None or fact.weekday is None:
        return None
    printed = fact.text[: next((place for place, char in enumerate(fact.text) if char in " ,("), len(fact.text))]
    return f"{printed} → {lexicon.messages('id').weekdays[day.isoweekday() - 1]}"


RULE = Rule(
    name="weekday",
    doc=__doc__,
    good=("Rapat pleno digelar di Kendari, Senin (20/10/2025).", "Jembatan itu diresmikan pada Kamis, 12 Maret 2026."),
    bad=("Rapat pleno digelar di Kendari, Selasa (20/10/2025).", "Jembatan itu diresmikan pada Minggu, 12 Maret 2026."),
    equations=equations,
    fields=fields,
    correct=correct,
)
