"""Dates in all their forms."""

import datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from marked import toml, unmark
from newsfacts import quantities
from newsfacts.model import Quantity


def dates(text: str) -> list[Quantity]:
    return [quantity for quantity in quantities.find(text) if quantity.kind == "date"]


@pytest.mark.parametrize("case", toml("dates.toml")["case"], ids=lambda case: str(case["text"])[:40])
def test_table(case: dict[str, list[str]]) -> None:
    text, spans = unmark(str(case["text"]))
    found = dates(text)
    assert [text[date.start : date.end] for date in found] == [text[start:end] for start, end in spans]
    assert [(date.start, date.end) for date in found] == spans
    assert [f"{date.iso},{date.weekday}" if date.weekday else date.iso for date in found] == case["dates"]


DAYS = st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2099, 12, 31))


@given(
    DAYS,
    st.sampled_from(["EEEE, d MMMM y", "EEEE (d/M/y)"]),
)
def test_reads_back_what_babel_writes(day: datetime.date, style: str) -> None:
    text = f"di Jakarta, {format_date(day, style, locale='id')} itu"
    (found,) = dates(text)
    assert (found.iso, found.weekday) == (day.isoformat(), day.isoweekday())


@given(DAYS)
def test_reads_back_dates_without_a_weekday(day: datetime.date) -> None:
    (found,) = dates(f"pada {format_date(day, 'd MMMM y', locale='id')} itu")
    assert (found.iso, found.weekday) == (day.isoformat(), None)
