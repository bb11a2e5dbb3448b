"""Dates by their parts, and the time between them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.days import Day, ages, counts, exists, parts
from newsfacts.model import Fact, Span


def fact(value: str) -> Fact:
    return Fact(id="f1", kind="date", text=value, start=0, end=1, value=value, sentence=Span(start=0, end=1))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019-08-20", Day(2019, 8, 20), Day(2019, 8, 20)),
        ("2019-08", Day(2019, 8, None), Day(2019, 8, None)),
        ("2019", Day(2019, None, None), Day(2019, None, None)),
        ("--08-20", Day(None, 8, 20), Day(None, 8, 20)),
        ("---08", None, None),
        ("2025-01/2025-05", Day(2025, 1, None), Day(2025, 5, None)),
        ("--05-05/--05-07", Day(None, 5, 5), Day(None, 5, 7)),
    ],
)
def test_parts(value: str, first: Day | None, last: Day | None) -> None:
    assert (parts(fact(value)), parts(fact(value), last=True)) == (first, last)


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (Day(2027, 2, 30), False),
        (Day(2027, 2, 29), False),
        (Day(2028, 2, 29), True),
        (Day(None, 2, 29), True),
        (Day(None, 4, 31), False),
        (Day(2025, 20, 20), False),
        (Day(2025, None, None), True),
    ],
)
def test_exists(day: Day, there: bool) -> None:
    assert exists(day) is there


@pytest.mark.parametrize(
    ("first", "last", "unit", "counted"),
    [
        ("2026-03-03", "2026-03-16", "day", (13, 14)),
        ("2025-12-18", "2026-01-04", "day", (17, 18)),
        ("2025-01/2025-09", "2025-01/2025-09", "month", (8, 9)),
        ("2020-05", "2023-08", "month", (39, 40)),
        ("2022", "2025", "year", (3, 4)),
        ("2025-06-23", "2025-09-23", "month", (3, 4)),
        ("2025-06-23", "2025-09-22", "month", (2, 3)),
        ("2025-06-23", "2025-09", "month", None),  # a day and a month
        ("2022", "2025", "month", None),
        ("2027-02-30", "2027-03-01", "day", None),  # no such day
    ],
)
def test_counts(first: str, last: str, unit: str, counted: tuple[int, int] | None) -> None:
    assert counts(fact(first), fact(last), unit) == counted


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(DAYS, st.integers(min_value=0, max_value=4000))
def test_days_are_those_of_the_calendar(first: date, apart: int) -> None:
    last = first + timedelta(days=apart)
    assert counts(fact(first.isoformat()), fact(last.isoformat()), "day") == (apart, apart + 1)


@given(DAYS, DAYS)
def test_an_age_is_one_of_those_that_the_years_alone_allow(birth: date, at: date) -> None:
    (exact,) = ages(fact(birth.isoformat()), fact(at.isoformat())) or ()
    assert exact in (ages(fact(str(birth.year)), fact(str(at.year))) or ())
