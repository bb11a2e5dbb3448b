"""The format csv."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.reports.csv import CHECKS, FIGURES, READINGS, RENDERER, safe
from newsfacts.reports.terminal import screen
from reports import sample


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_one_row_for_each_check() -> None:
    [row] = [row for row in rows(sample.printed("csv", sample.checked(sample.BAD))) if row["verdict"] == "inconsistent"]
    assert tuple(row) == CHECKS
    assert (row["rule"], row["severity"], row["figures"], row["line"]) == ("parts-sum", "error", "140 | 116 | 42", "1")
    assert (row["expected_low"], row["found_high"]) == ("158", "140")


def test_one_row_for_each_figure_where_nothing_was_checked() -> None:
    table = rows(sample.printed("csv", sample.extracted(sample.GOOD), sample.extracted(sample.BAD)))
    assert [row["text"] for row in table] == ["140", "116", "24", "140", "116", "42"]
    assert tuple(table[0]) == FIGURES
    assert tuple(rows(sample.printed("csv", sample.explained(sample.GOOD)))[0]) == READINGS


def test_a_suppressed_finding_names_its_reason() -> None:
    table = rows(sample.printed("csv", sample.suppressed(sample.BAD, "=1+1")))
    assert [row["suppressed"] for row in table if row["suppressed"]] == ["'=1+1"]


def test_for_spreadsheets_with_decimal_commas() -> None:
    view = screen("id")._replace(excel=True)
    shown = "".join(RENDERER.pieces([sample.extracted('Harga naik 5,25 persen; "luar biasa" 1/3 bagian.\n')], view))
    assert shown.startswith("\ufeffsource;")
    [rise, part] = csv.DictReader(StringIO(shown.removeprefix("\ufeff"), newline=""), delimiter=";")
    assert (rise["value"], rise["precision"], part["value"]) == ("5,25", "0,01", "1/3")
    assert shown.count("\ufeff") == 1


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+62", "'+62"),
        ("-2+3", "'-2+3"),
        ("-2.5", "-2.5"),
        ("-1/3", "-1/3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("", ""),
        (" ", " "),
        (None, ""),
        (True, "true"),
        (12, "12"),
        ("Rp12,5 juta", "Rp12,5 juta"),
    ],
)
def test_no_cell_is_a_formula(value: object, cell: str) -> None:
    assert safe(value) == cell


@given(st.text(max_size=30))
def test_every_text_comes_back_from_a_cell(text: str) -> None:
    assert safe(text) in (text, f"'{text}")
    assert not safe(text).startswith(("=", "+", "@", "\t", "\r"))


def test_line_feeds_and_quotes_stay_in_their_cell() -> None:
    table = rows(sample.printed("csv", sample.checked(sample.BAD, source='a"b\n,c.txt')))
    assert {row["source"] for row in table} == {'a"b\n,c.txt'}
