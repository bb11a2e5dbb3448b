"""Numeral texts read exactly, against tables and against other programs that write numbers."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from marked import CASES, rows
from newsfacts import lexicon
from newsfacts.numerals import numbers
from newsfacts.patterns import fold


def parse(text: str) -> numbers.Numeral | None:
    """The one numeral that the whole text is, with its sign; None if it is anything else."""
    low = fold(text.strip())
    begin = 0
    for sign in ("-", "\u2212", *lexicon.numerals().minus):
        if low.startswith(sign):
            begin = len(sign) + low.startswith(" ", len(sign))
            break
    found = numbers.scan(low)
    if len(found) != 1 or found[0].start != begin or found[0].end != len(low) or found[0].form == "code":
        return None
    return numbers.negated(found[0]) if begin else found[0]


@pytest.mark.parametrize(("text", "value", "precision"), rows("numerals.tsv"))
def test_table(text: str, value: str, precision: str) -> None:
    numeral = parse(text)
    assert numeral is not None
    if ".." in value:
        low, high = value.split("..")
        assert (numeral.value, numeral.low, numeral.high) == (None, Decimal(low), Decimal(high))
    else:
        expected = Fraction(value) if "/" in value else Decimal(value)
        assert numeral.value == expected
        assert "/" in value or str(format(Decimal(str(numeral.value)), "f")) == value  # trailing zeros are kept
    assert numeral.precision == (None if precision == "-" else Decimal(precision))


@pytest.mark.parametrize("text", [line for line in (CASES / "not_numerals.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"])
def test_is_no_numeral(text: str) -> None:
    assert parse(text) is None


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_reads_back_number_words(number: int) -> None:
    numeral = parse(num2words(number, lang="id"))
    assert numeral is not None
    assert numeral.value == number


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_reads_back_digits_with_separators(number: int) -> None:
    numeral = parse(format_decimal(number, locale="id"))
    assert numeral is not None
    assert (numeral.value, numeral.precision) == (Decimal(number), Decimal(1))


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=1, max_value=9))
def test_reads_back_decimals(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    numeral = parse(format_decimal(value, locale="id", format="#,##0." + "0" * places))
    assert numeral is not None
    assert numeral.value == value
    assert numeral.precision == Decimal(1).scaleb(-places)


@given(st.integers(min_value=1, max_value=999_999), st.sampled_from([("ribu", 3), ("juta", 6), ("miliar", 9), ("triliun", 12)]))
def test_scale_words_scale(number: int, scale: tuple[str, int]) -> None:
    numeral = parse(f"{format_decimal(number, locale='id')} {scale[0]}")
    assert numeral is not None
    assert numeral.value == Decimal(number).scaleb(scale[1])


@given(st.text(alphabet="0123456789., -satudlimgbhnperkojx½", max_size=40))
def test_any_text_is_read_without_error(text: str) -> None:
    found = numbers.scan(fold(text))
    assert [numeral.start for numeral in found] == sorted(numeral.start for numeral in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(0 <= numeral.start < numeral.end <= len(text) for numeral in found)


def test_a_very_long_run_of_digits_is_a_code() -> None:
    (numeral,) = numbers.scan("9" * 1_000_000)
    assert (numeral.form, numeral.end) == ("code", 1_000_000)
