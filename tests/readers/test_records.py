"""Collections: JSON Lines, JSON, CSV and Parquet, with fields named or guessed."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from newsfacts.readers import Fields, Notice, Reading, within
from newsfacts.readers.fields import choose

from .made import DAY, LEAD, MORE, TITLE, notices, text, texts

RECORD = {"id": 17, "judul": TITLE, "isi": LEAD, "tanggal": "23/8/2019", "penulis": "Budi"}
OTHER = {"id": "b 2", "judul": "", "isi": MORE, "tanggal": None, "penulis": ""}


def json_lines(*records: object) -> bytes:
    return "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records).encode()


def test_json_lines() -> None:
    found = {source.name: source.load() for source in within(json_lines(RECORD, OTHER), Reading(), "a.jsonl")}
    assert [(name, document.text, document.published) for name, document in found.items()] == [
        ("a.jsonl#17", f"{TITLE}\n\n{LEAD}", DAY),
        ("a.jsonl#b 2", MORE, None),
    ]
    assert found["a.jsonl#17"].title == TITLE
    assert all(document.extracted and document.source == name for name, document in found.items())


def test_a_bad_line_costs_no_other() -> None:
    raw = json_lines(RECORD, '{"isi": ', "", "[1]", {"x": 1}, "{" * 100_000, {**OTHER, "isi": None}, {**OTHER, "id": 9})
    assert list(texts(raw, "a.jsonl").items()) == [
        ("a.jsonl#17", f"{TITLE}\n\n{LEAD}"),
        ("a.jsonl#2", "!broken"),
        ("a.jsonl#4", "!broken"),
        ("a.jsonl#5", "!no-text-field"),
        ("a.jsonl#6", "!broken"),
        ("a.jsonl#b 2", "!empty"),
        ("a.jsonl#9", MORE),
    ]


def test_a_line_that_is_too_long_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsfacts.readers.records.MOST_LINE", 1000)
    raw = json_lines(RECORD, {**OTHER, "isi": "x" * 5000}, {**OTHER, "id": 3})
    assert list(texts(raw, "a.jsonl").values()) == [f"{TITLE}\n\n{LEAD}", "!too-large", MORE]


def test_json_as_one_record_or_an_array() -> None:
    assert texts(json.dumps(RECORD, indent=2).encode(), "a.json") == {"a.json": f"{TITLE}\n\n{LEAD}"}
    assert list(texts(json.dumps([RECORD, OTHER, 3]).encode(), "a.json")) == ["a.json#17", "a.json#b 2", "a.json#3"]
    assert text(json.dumps([RECORD]).encode()[:-9], "a.json") == "!broken"
    assert text(b"[" * 100_000, "a.json") in ("!broken", "!empty", "[" * 100_000)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv(separator: str, encoding: str) -> None:
    rows = [
        ["id", "Judul", "Isi Berita", "Tanggal"],
        ["1", f"Café {TITLE}", f'"{LEAD}\r\n\r\n{MORE}"', "2019-08-23"],
        [],
        ["2", "", f'"{MORE}"'],
    ]
    raw = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    assert texts(raw, "a.csv") == {"a.csv#1": f"Café {TITLE}\n\n{LEAD}\r\n\r\n{MORE}", "a.csv#2": MORE}


def test_csv_without_an_end_of_its_quote_or_without_rows() -> None:
    assert text(b"isi,judul\n", "a.csv") == "!empty"
    assert text(b"", "a.csv") == "!empty"
    assert list(texts(f'isi,judul\n"{LEAD}",x\n"{MORE}'.encode(), "a.csv").values()) == [f"x\n\n{LEAD}", "!broken"]


def test_csv_with_separators_that_nobody_quoted() -> None:
    assert list(texts(f'isi,judul\n{LEAD},x\n"{LEAD}",x,,\n'.encode(), "a.csv").values()) == ["!cells", f"x\n\n{LEAD}"]


@pytest.mark.parametrize("said", ["sep=;", '"sep=;"', "SEP=;\r"])
def test_csv_that_excel_is_told_the_separator_of(said: str) -> None:
    raw = f"{said}\nid;isi, dan judul;isi\n7;{TITLE};{LEAD}\n"
    assert list(texts(raw.encode("utf-8-sig"), "a.csv").values()) == [LEAD]
    assert texts(f"{said}\n".encode(), "a.csv") == {"a.csv": "!empty"}


def test_csv_of_nul_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert text(f'isi,judul\n"{LEAD}\0",x'.encode(), "a.csv") == f"x\n\n{LEAD}"
    monkeypatch.setattr("newsfacts.readers.records.MOST_LINE", 1000)
    assert text(b"isi,judul\n" + b"x" * 5000, "a.csv") == "!too-large"


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="needs newsfacts[data]")
    from pyarrow import parquet

    file = tmp_path / "a.parquet"
    days = pyarrow.array([datetime(2019, 8, 23, 9), None], pyarrow.timestamp("ms"))
    table = pyarrow.table({"isi": [LEAD, MORE], "judul": [TITLE, None], "tanggal": days, "id": [1, 2], "lain": [[1], [2]]})
    parquet.write_table(table, file)
    for source in (file, file.read_bytes()):
        found = [document.load() for document in within(source, Reading(), "a.parquet")]
        assert [(document.source, document.text, document.published) for document in found] == [
            ("a.parquet#1", f"{TITLE}\n\n{LEAD}", DAY),
            ("a.parquet#2", MORE, None),
        ]
    assert text(file.read_bytes()[:-9], "a.parquet") == "!broken"
    assert text(b"PAR1" + bytes(100) + b"PAR1", "a.parquet") == "!broken"


def test_fields_that_are_named_win_over_those_that_are_guessed() -> None:
    record = {"teks": MORE, "a": LEAD, "b": TITLE, "c": "2019-08-23", "d": "x"}
    [source] = within(json_lines(record), Reading(fields=Fields("a", "b", "c", "d")), "a.jsonl")
    document = source.load()
    assert (source.name, document.text, document.published) == ("a.jsonl#x", f"{TITLE}\n\n{LEAD}", DAY)
    assert text(json_lines(record), "a.jsonl", fields=Fields(text="e")) == "!no-field"


@pytest.mark.parametrize(
    ("record", "fields", "outlet"),
    [
        ({"media": "tempo"}, Fields(), "tempo"),
        ({"media": None}, Fields(), "ANTARA"),
        ({"source": "https://kabar.example/1"}, Fields(), "ANTARA"),
        ({"media": "tempo", "kanal": "Kabar NTB"}, Fields(outlet="kanal"), "Kabar NTB"),
    ],
)
def test_the_outlet_is_the_record_s_own_else_that_of_the_dateline(record: dict[str, object], fields: Fields, outlet: str) -> None:
    [source] = within(json_lines({"isi": f"Mataram (ANTARA) - {LEAD}", **record}), Reading(fields=fields), "a.jsonl")
    assert source.load().agency == outlet


def test_a_guess_is_told_once() -> None:
    assert notices(json_lines(RECORD, OTHER, RECORD | {"id": 18}), "a.jsonl") == [
        Notice("fields", "a.jsonl", "text = isi, title = judul, date = tanggal, id = id")
    ]
    assert [notice.name for notice in notices(json_lines(RECORD, {"teks": MORE}), "a.jsonl")] == ["a.jsonl", "a.jsonl"]
    for language in ("id", "en"):
        assert Notice("fields", "a", "text = isi").message(language).startswith("a: ")


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        ({"Article_Text": "x", "TITLE": "y", "publish-date": "z"}, Fields("Article_Text", "TITLE", "publish-date")),
        ({"isi": "x", "source": "y", "Media": "z"}, Fields("isi", outlet="Media")),
        ({"a": LEAD * 3, "b": "x y"}, Fields("a")),
        ({"a": "x y"}, "no-text-field"),
        ({}, "no-text-field"),
    ],
)
def test_guesses(record: dict[str, object], fields: Fields | str) -> None:
    found = choose(record, Fields(), "a")
    assert (found if isinstance(found, Fields) else found.code) == fields


def test_a_field_that_holds_html() -> None:
    pytest.importorskip("lxml", reason="needs newsfacts[docs]")
    assert text(json_lines({"isi": f"<p>{LEAD}</p><p>Ada 5 km<sup>2</sup></p>"})) == f"{LEAD}\nAda 5 km2"
    assert text(json_lines({"isi": f"{LEAD} Nilai 5 < 6 dan 7 > 6."})) == f"{LEAD} Nilai 5 < 6 dan 7 > 6."


def test_a_day_that_is_known_better_wins() -> None:
    [source] = within(json_lines(RECORD), Reading(published=date(2020, 1, 1)))
    assert source.load().published == date(2020, 1, 1)
