"""Data files: the same rows in every format, safe in a spreadsheet, described by a Data Package."""

import csv
import json
import sqlite3
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.audits.export import Export, Format, _cell, _guarded, to_file, to_folder
from newsfacts.audits.filters import BEGINS, FIELDS, VALUES, FilterError, Selection, parse, selection
from newsfacts.audits.store import reading
from newsfacts.audits.tables import CONTRADICTIONS, TABLES, Column
from newsfacts.readers.collections import collect
from newsfacts.reports.output import OutputError

from .stories import audit, query, source, story

CONTRADICTING = "(document_id, fact_id) IN (SELECT document_id, fact_id FROM check_facts JOIN contradictions USING (document_id, check_id))"
DANGEROUS = ["=1+1", "+1", "@SUM(A1)", "-1 derajat", "\t=1", " =1", "＝1", "'=1", "\r\n=1"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "a.db"
    texts = [
        *(story(number) for number in range(6)),
        "=HYPERLINK(1) (ANTARA) - Suhu turun -0,5 derajat Celsius; \"kata\" =cmd|' /C calc'!A0 Rp24,5 juta di Kota Palu.",
        story(1).replace("(ANTARA)", "(Kompas)"),
    ]
    audit(path, [source(text, f"={number}.txt") for number, text in enumerate(texts)])
    return path


def exported(store: Path, place: Path, form: Format, excel: bool = False, chosen: Selection = Selection()) -> Path:  # noqa: B008
    with reading(store) as connection:
        to_folder(connection, Export(form, chosen, excel=excel), place)
    return place


def records(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=delimiter))


def test_csv_and_json_lines_hold_the_same(store: Path, tmp_path: Path) -> None:
    plain, lines = exported(store, tmp_path / "csv", "csv"), exported(store, tmp_path / "jsonl", "jsonl")
    for table in TABLES:
        first = records(plain / f"{table.name}.csv")
        second = [json.loads(line) for line in (lines / f"{table.name}.jsonl").read_text(encoding="utf-8").splitlines()]
        assert len(first) == len(second)
        for row, record in zip(first, second, strict=True):
            assert list(record) == [column.name for column in table.columns]
            for column in table.columns:
                written = row[column.name].removeprefix("'") if column.free else row[column.name]
                assert written == said(record[column.name])
    assert records(plain / "facts.csv")
    assert ',""' not in (plain / "facts.csv").read_text(encoding="utf-8")  # nothing is no empty text


def said(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("excel", [False, True])
def test_no_cell_is_a_formula(store: Path, tmp_path: Path, excel: bool) -> None:
    place = exported(store, tmp_path / "csv", "csv", excel)
    cells = [
        (column, row[column.name])
        for table in TABLES
        for row in records(place / f"{table.name}.csv", ";" if excel else ",")
        for column in table.columns
    ]
    guarded = [cell for _, cell in cells if cell.startswith("'")]
    assert len(guarded) >= 8
    for column, cell in cells:
        number = column.numeral and cell.replace(",", ".").removeprefix("-").replace(".", "", 1).isdigit()
        assert number or not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), column.name


@pytest.mark.parametrize("text", DANGEROUS)
def test_every_kind_of_formula_is_guarded(store: Path, text: str) -> None:
    with reading(store) as connection:
        [(cell,)] = connection.execute(f"SELECT {_guarded('?1')}", (text,)).fetchall()
    assert cell == "'" + text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20))
def test_a_guarded_cell_says_what_it_hides(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    [(cell, printed)] = connection.execute(
        f"SELECT {_guarded('?1')}, {_cell(Column('x', 'string', '', '?1', free=True), Export('csv'))}", (text,)
    )
    connection.close()
    assert next(csv.reader(StringIO(printed, newline=""))) == [cell]
    assert cell.removeprefix("'") == text
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_text_with_nul_is_one_whole_cell(tmp_path: Path) -> None:
    lines = json.dumps({"judul": 'Polisi "siaga" \0 di Palu', "isi": story(1).replace("polisi", "polisi\0", 1)}) + "\n"
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert audit(tmp_path / "a.db", list(collect([str(tmp_path / "a.jsonl")]))).new == 1
    place = exported(tmp_path / "a.db", tmp_path / "csv", "csv")
    assert [row["title"] for row in records(place / "documents.csv")] == ['Polisi "siaga" \ufffd di Palu']
    assert all(None not in row.values() and None not in row for row in records(place / "facts.csv"))


def test_excel_has_semicolons_decimal_commas_and_a_mark(store: Path, tmp_path: Path) -> None:
    path = exported(store, tmp_path / "csv", "csv", excel=True) / "facts.csv"
    assert path.read_bytes().startswith("\ufeffdocument_id;fact_id;".encode())
    assert "-0,5" in [row["number"] for row in records(path, ";")]


def test_data_package_describes_every_file(store: Path, tmp_path: Path) -> None:
    place = exported(store, tmp_path / "package", "datapackage")
    package = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    kinds: dict[str, Callable[[str], Any]] = {
        "string": str,
        "integer": int,
        "number": Decimal,
        "boolean": lambda cell: {"true": True, "false": False}[cell],
        "date": str,
    }
    assert [resource["path"] for resource in package["resources"]] == [f"{table.name}.csv" for table in TABLES]
    names = {resource["name"]: resource for resource in package["resources"]}
    for resource in package["resources"]:
        rows, fields = records(place / resource["path"]), resource["schema"]["fields"]
        with (place / resource["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in fields]
        for row in rows:
            for field in fields:
                assert field["description"]
                if row[field["name"]]:
                    kinds[field["type"]](row[field["name"]])
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        for foreign in resource["schema"].get("foreignKeys", []):
            target = foreign["reference"]["resource"] or resource["name"]
            known = {tuple(row[name] for name in foreign["reference"]["fields"]) for row in records(place / names[target]["path"])}
            used = {tuple(row[name] for name in foreign["fields"]) for row in rows}
            assert {key for key in used if all(key)} <= known


def test_parquet_holds_exact_decimals(store: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    place, plain = exported(store, tmp_path / "parquet", "parquet"), exported(store, tmp_path / "csv", "csv")
    for table in TABLES:
        found = parquet.read_table(place / f"{table.name}.parquet").to_pylist()
        assert [list(row) for row in found] == [[column.name for column in table.columns]] * len(found)
        assert len(found) == len(records(plain / f"{table.name}.csv"))
    facts = parquet.read_table(place / "facts.parquet")
    assert str(facts.schema.field("number").type) == "decimal128(38, 6)"
    assert Decimal("-0.5") in facts["number"].to_pylist()


def test_near_duplicates_are_left_out_unless_wanted(store: Path, tmp_path: Path) -> None:
    [(near,)] = query(store, "SELECT id FROM documents WHERE duplicate_of IS NOT NULL")
    once, all_ = exported(store, tmp_path / "a", "csv"), exported(store, tmp_path / "b", "csv", chosen=Selection(duplicates=True))
    assert str(near) in {row["id"] for row in records(once / "documents.csv")}
    assert str(near) not in {row["document_id"] for row in records(once / "facts.csv")}
    assert str(near) in {row["document_id"] for row in records(all_ / "facts.csv")}


def test_contradictions_alone_with_their_articles(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "contradictions.csv"
    with reading(store) as connection:
        to_file(connection, Export("csv", selection(("severity=error",))), CONTRADICTIONS, path)
    found = [(row["source"].removeprefix("'"), row["rule"], row["message"]) for row in records(path)]
    assert found
    assert sorted(found) == sorted(query(store, "SELECT source, rule, message FROM contradictions WHERE severity = 'error'"))
    printed = "SELECT text FROM facts JOIN check_facts USING (document_id, fact_id) JOIN contradictions USING (document_id, check_id)"
    named = {figure for row in records(path) for figure in row["figures"].split("; ")}
    assert named == {text for (text,) in query(store, f"{printed} WHERE severity = 'error'")}


@pytest.mark.parametrize(
    ("where", "facts", "checks"),
    [
        (["rule=parts-sum"], "kind = 'count'", "rule = 'parts-sum'"),
        (["rule=rincian dan total"], "kind = 'count'", "rule = 'parts-sum'"),
        (["verdict=inconsistent"], CONTRADICTING, "verdict = 'inconsistent'"),
        (["unit=IDR"], "unit = 'IDR'", "0"),
        (["subject=POLISI"], "subject = 'polisi'", "rule = 'parts-sum'"),
        (["time=2025-03"], "time LIKE '2025-03%' OR resolved LIKE '2025-03%'", "0"),
        (["date>=2025-01", "unit=IDR"], "0", "0"),
        (["subject=polisi", "rule=parts-sum"], "subject = 'polisi'", "rule = 'parts-sum'"),
    ],
)
def test_where(store: Path, tmp_path: Path, where: list[str], facts: str, checks: str) -> None:
    place = exported(store, tmp_path / "csv", "csv", chosen=selection(tuple(where)))
    found = records(place / "facts.csv")
    operands = " AND EXISTS (SELECT 1 FROM check_facts x JOIN checks USING (document_id, check_id) WHERE rule = 'parts-sum'"
    operands += " AND x.document_id = f.document_id AND x.fact_id = f.fact_id)"
    used = operands if any(condition.startswith("rule") for condition in where) else ""
    once = "document_id IN (SELECT id FROM documents WHERE duplicate_of IS NULL)"
    assert len(found) == query(store, f"SELECT count(*) FROM facts f WHERE {once} AND ({facts}){used}")[0][0]
    judged = records(place / "checks.csv")
    assert {row["rule"] for row in judged} == {row[0] for row in query(store, f"SELECT DISTINCT rule FROM checks WHERE {checks}")}
    assert {row["document_id"] for row in found} <= {row["id"] for row in records(place / "documents.csv")}
    assert records(place / "errors.csv") == []


@pytest.mark.parametrize("text", ["", "unit", "colour=red", "unit IDR", ">=3", "unit>=3", "subject<=x", "unit~rupiah"])
def test_a_condition_that_makes_no_sense(text: str) -> None:
    with pytest.raises(FilterError, match="FIELD=VALUE"):
        parse(text)


@pytest.mark.parametrize("text", ["rule=parts", "date=2025-13", "date>=kemarin", "date<=2025-01-32"])
def test_a_value_that_there_is_not(text: str) -> None:
    with pytest.raises(FilterError, match=text.rpartition("=")[2]):
        parse(text)


@given(st.sampled_from(sorted(set(FIELDS) - {"rule", "date", *VALUES})), st.sampled_from(["=", ">=", "<="]), st.text(max_size=10))
def test_no_value_of_a_condition_is_run_as_sql(field: str, operator: str, value: str) -> None:
    operator = operator if field in BEGINS else "="
    condition = parse(f"{field}{operator}{value}")
    assert condition.parameter == value.strip()
    assert condition.sql.count("?") >= 1


def test_an_export_that_cannot_be_written(store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="file"):
        exported(store, tmp_path / "file", "csv")


def test_the_tables_are_those_of_the_store(store: Path) -> None:
    for table in TABLES:
        columns = {row[1] for row in query(store, f"PRAGMA table_info({table.name})")}
        known = {"number", "source", "published"}
        assert {column.name for column in table.columns} - columns <= known
