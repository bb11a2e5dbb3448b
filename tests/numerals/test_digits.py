"""Digits with separators: which of them is the decimal sign."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.numerals import digits


@pytest.mark.parametrize(
    ("printed", "value", "other"),
    [
        ("1.234", "1234", "1.234"),
        ("4,940", "4.940", "4940"),
        ("0,123", "0.123", None),
        ("0.123", "0.123", None),
        ("1234,567", "1234.567", None),
        ("15.3", "15.3", None),
        ("1.234.567", "1234567", None),
        ("1,234,567", "1234567", None),
        ("1.234,5", "1234.5", None),
        ("1,234.5", "1234.5", None),
        ("6,844,20", "6844.20", None),
    ],
)
def test_reading(printed: str, value: str, other: str | None) -> None:
    reading, rival = digits.read(printed), digits.otherwise(printed)
    assert reading is not None
    assert str(reading.value) == value
    assert (None if rival is None else str(rival.value)) == other


@pytest.mark.parametrize("printed", ["1.2.3", "1,2,3", "1.23.456", "1234.567.890", "1,2.3,4", "1.234,567,8"])
def test_separators_that_fit_no_number(printed: str) -> None:
    assert digits.read(printed) is None


@given(st.from_regex(r"[0-9]{1,8}([.,][0-9]{1,4}){0,4}", fullmatch=True))
def test_the_digits_are_kept(printed: str) -> None:
    reading = digits.read(printed)
    if reading is not None:
        written = format(reading.value, "f").replace(".", "")
        assert written.lstrip("0") == printed.replace(".", "").replace(",", "").lstrip("0")
        assert reading.precision == Decimal(1).scaleb(reading.value.as_tuple().exponent)  # type: ignore[arg-type]
