"""The rule reference: stated figures against a table."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked import CASES as FOLDER
from marked import toml
from newsfacts import lexicon, pipeline, readers
from newsfacts.audits import reference
from newsfacts.audits.reference_table import ReferenceTableError, Table, read
from newsfacts.audits.work import Plan
from newsfacts.model import Check, Language

CASES: list[dict[str, Any]] = toml("reference.toml")["case"]
DAY = date(2025, 10, 22)


@pytest.fixture(scope="module")
def table() -> Table:
    return read(FOLDER / "reference.csv")


def checks(table: Table, text: str, language: Language = "id") -> list[Check]:
    report = Plan(pipeline.options(language), None, table).check(readers.from_text(text, published=DAY))
    assert report.summary.consistent + report.summary.inconsistent + report.summary.unverifiable == len(report.checks)
    assert len({check.id for check in report.checks}) == len(report.checks)
    return [check for check in report.checks if check.rule in ("reference", "conversion")]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:70] for case in CASES])
def test_case(table: Table, case: dict[str, Any]) -> None:
    found = checks(table, case["text"])
    assert [check.basis or check.severity for check in found] == ([case["result"]] if case["result"] else [])
    assert all("reference" not in facts for check in found for facts in check.facts.values())


@pytest.mark.parametrize(
    ("text", "verdict"), [(text, "consistent") for text in reference.RULE.good] + [(text, "inconsistent") for text in reference.RULE.bad]
)
def test_examples_of_the_rule(tmp_path: Path, text: str, verdict: str) -> None:
    row, sentence = text.split("\n\n")
    path = tmp_path / "table.csv"
    path.write_text(f"keys,value,unit,period\n{row}\n", encoding="utf-8")
    [check] = checks(read(path), sentence)
    assert (check.rule, check.verdict) == ("reference", verdict)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_message_names_both_figures(table: Table, language: Language) -> None:
    [check] = checks(table, "Inflasi tahunan September 2025 sebesar 2,56 persen.", language)
    assert "2,56 persen" in check.message
    assert "2.65" in check.message
    assert check.facts == {"stated": ("f2",)}


def test_the_table_is_read_as_it_is_written(table: Table) -> None:
    assert [row.figure.value for row in table.rows] == ["2.65", "23850000", "3370000", "4.85", "24680000000"]
    assert [row.figure.unit for row in table.rows] == ["%", None, None, "%", "USD"]
    assert [row.period for row in table.rows] == ["2025-09", "2025-03", "2025-03", "2025-08", "2025-09"]
    assert [row.tolerance for row in table.rows] == [0, 0, 10000, Fraction(1, 20), 246_800_000]
    assert [(rate.currency, rate.home, rate.day, rate.margin) for rate in table.rates] == [("USD", "IDR", "2025-10-21", Fraction(1, 50))]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no column 'keys'"),
        ("keys,unit\nx,%\n", "no column 'value'"),
        ("keys,value\ninflasi,banyak\n", "line 2: 'banyak' is no number"),
        ("keys,value\n,2\n", "line 2: no key words"),
        ("keys,value\ncalon haji,34.200\n", r"line 2: '34\.200' can be read in two ways; write 34200 or 34\.2000"),
        ("keys,value,unit\ninflasi,2,(%%)\n", "line 2: the unit"),
        ("keys,value,unit\nsawah,2,furlong\n", "line 2: the unit 'furlong' is not known"),
        ("keys,value,unit\ncalon haji,2,orang\ncalon haji,3,\n", "line 3: line 2 gives another value"),
        ("keys,value,period\ninflasi,2,kapan\n", "line 2: 'kapan' is no period"),
        ("keys,value,tolerance\ninflasi,2,sedikit\n", "line 2: 'sedikit' is no tolerance"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=said):
        read(path)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReferenceTableError, match=r"none\.csv"):
        read(tmp_path / "none.csv")


@given(st.text(max_size=200))
def test_any_file_is_a_table_or_a_clear_error(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text("keys,value,unit,period,tolerance\n" + content, encoding="utf-8", errors="replace")
    try:
        found = len(read(path).rows)
    except ReferenceTableError:
        found = 0
    assert found <= len(content)


def test_words_that_are_alike_stand_in_one_group() -> None:
    words = [word for group in lexicon.comparison().alike for word in group]
    assert len(words) == len(set(words))
