"""The day of publication, in the ways that formats write it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.readers.when import day

from .made import DAY


@pytest.mark.parametrize(
    "value",
    [
        "2019-08-23",
        "2019-08-23 13:45:00",
        "2019-08-23T13:45:00.123+07:00",
        "2019-08-23T23:59:00+08:00",
        "2019-08-22T20:15:00Z",  # Jakarta had the next day
        "2019-08-22T20:15:00+00:00",
        "Thu, 22 Aug 2019 20:15:00 +0000",
        "Fri, 23 Aug 2019 01:15:00 +0700",
        "20190823",
        "20190823134500",
        "23/8/2019",
        "23-08-2019 13:45",
        "Jumat, 23 Agustus 2019 13:45 WIB",
        "23 Agustus 2019",
        DAY,
        datetime(2019, 8, 23, 23, 59),
        datetime(2019, 8, 22, 20, 15, tzinfo=UTC),
    ],
)
def test_days(value: object) -> None:
    assert day(value) == DAY


@pytest.mark.parametrize(
    "value", [None, "", "kemarin", "2019", "2019-02-30", "31/2/2019", "08/23/2019", 1566500000, "0001-01-01T00:00:00Z", "x" * 1000]
)
def test_no_days(value: object) -> None:
    assert day(value) is None


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_every_day_comes_back(value: date) -> None:
    assert day(value.isoformat()) == day(value.strftime("%d/%m/%Y")) == day(f"{value}T12:00:00+07:00") == value


@given(st.text(max_size=70))
def test_any_text_is_a_day_or_none(value: str) -> None:
    assert day(value) is None or isinstance(day(value), date)
