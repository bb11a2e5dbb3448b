"""Folders, globs and files as one stream of documents; and what the command line makes of them."""

import json
import os
import pickle
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsfacts import cli
from newsfacts.readers import Fields, Notice, ReadError, collect

from .made import LEAD, MORE, TITLE


def codes(*paths: str | Path) -> dict[str, str]:
    """The text of each document by its name, or its error."""
    found = {}
    for source in collect([str(path) for path in paths]):
        try:
            found[source.name] = source.load().text
        except ReadError as error:
            found[source.name] = f"!{error.code}"
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(MORE, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"isi": LEAD, "id": f"n{number}"}) for number in range(2)), encoding="utf-8")
    (tmp_path / "c.txt").write_text(LEAD, encoding="utf-8")
    (tmp_path / ".hidden").write_text(LEAD, encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_in_order_with_all_that_is_below(folder: Path) -> None:
    names = [os.path.relpath(name, folder) for name in codes(folder)]
    assert names == ["a.jsonl#n0", "a.jsonl#n1", "c.txt", os.path.join("b", "2.txt")]
    assert set(codes(folder).values()) == {LEAD, MORE}


def test_globs(folder: Path) -> None:
    assert list(codes(f"{folder}/*.txt")) == [f"{folder}/c.txt"]
    assert sorted(codes(f"{folder}/**/*.txt")) == [f"{folder}/b/2.txt", f"{folder}/c.txt"]
    assert codes(f"{folder}/*.pdf") == {f"{folder}/*.pdf": "!no-match"}
    (folder / "[x].txt").write_text(LEAD, encoding="utf-8")
    assert codes(folder / "[x].txt") == {str(folder / "[x].txt"): LEAD}


def test_links_in_a_circle_are_followed_once(folder: Path) -> None:
    (folder / "b" / "up").symlink_to(folder)
    (folder / "b" / "self").symlink_to(folder / "b" / "self")
    (folder / "gone").symlink_to(folder / "nowhere")
    found = codes(folder)
    assert len(found) == 6
    assert found[str(folder / "b" / "self")] == "!unreadable"
    assert found[str(folder / "gone")] == "!not-found"


def test_what_cannot_be_read_is_said_and_costs_nothing_else(folder: Path) -> None:
    (folder / "x.pdf").write_bytes(b"%PDF-1.7")
    (folder / "z.zip").write_bytes(b"PK\x03\x04")
    os.mkfifo(folder / "pipe")
    (folder / "to-pipe").symlink_to("pipe")  # passed over as well: opening it would wait for ever
    (folder / "far").symlink_to("x" * 300)
    found = codes(folder, folder / "missing.txt", folder / "b")
    assert found[str(folder / "x.pdf")] in ("!broken", "!missing-extra")
    assert found[str(folder / "z.zip")] == "!broken"
    assert found[str(folder / "missing.txt")] == "!not-found"
    assert found[str(folder / "far")] == "!unreadable"
    assert str(folder / "to-pipe") not in found
    assert sum(not text.startswith("!") for text in found.values()) == 4


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    assert codes(tmp_path) == {str(tmp_path): "!no-match"}


def test_a_folder_that_is_closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def closed(path: str) -> object:  # root, as whom some run the tests, may read everything
        if path == str(folder / "b"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = codes(folder)
    assert found[str(folder / "b")] == "!unreadable"
    assert len(found) == 4


def test_a_bug_of_ours_costs_no_other_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise IndexError("no such thing")

    monkeypatch.setattr("newsfacts.readers.records.json_lines", broken)
    first, *others = collect([str(folder)])
    assert (first.name, len(others)) == (str(folder / "a.jsonl"), 2)
    with pytest.raises(RuntimeError, match="IndexError: no such thing"):
        pickle.loads(pickle.dumps(first)).load()


def test_a_file_that_vanishes(folder: Path) -> None:
    sources = list(collect([str(folder)]))
    (folder / "c.txt").unlink()
    with pytest.raises(ReadError) as error:
        next(source for source in sources if source.name.endswith("c.txt")).load()
    assert error.value.code == "not-found"


def test_sources_travel_to_other_processes(folder: Path) -> None:
    (folder / "x.pdf").write_bytes(b"")
    for source in collect([str(folder)]):
        copy = pickle.loads(pickle.dumps(source))
        assert copy.name == source.name
        if not source.name.endswith("pdf"):
            assert copy.load() == source.load()


def test_memory_does_not_grow_with_the_collection(tmp_path: Path) -> None:
    def peak(records: int) -> int:
        file = tmp_path / f"{records}.jsonl"
        with file.open("w", encoding="utf-8") as stream:
            for number in range(records):
                stream.write(json.dumps({"isi": f"{LEAD} {number}" * 20}) + "\n")
        tracemalloc.start()
        assert sum(1 for _ in collect([str(file)])) == records
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(2000) < 1.2 * peak(200)


def test_fields_can_be_named(folder: Path) -> None:
    (folder / "x.csv").write_text(f"x;y\n{LEAD};{TITLE}\n", encoding="utf-8")
    [source] = collect([str(folder / "x.csv")], fields=Fields(text="x", title="y"))
    assert source.load().text == f"{TITLE}\n\n{LEAD}"


def run(*arguments: object) -> Iterator[dict[str, object]]:
    done = CliRunner().invoke(cli.app, [*map(str, arguments), "--format", "jsonl"], prog_name="newsfacts")
    assert done.exit_code in (0, 1), done.output
    return map(json.loads, done.stdout.splitlines())


def test_check_reads_every_article_of_a_collection_and_prints_its_text(folder: Path) -> None:
    reports = list(run("check", folder / "a.jsonl", folder / "c.txt", "--quiet"))
    assert [report["source"] for report in reports] == [f"{folder}/a.jsonl#n0", f"{folder}/a.jsonl#n1", f"{folder}/c.txt"]
    assert [report["text"] for report in reports] == [LEAD, LEAD, None]
    assert all(report["summary"] == reports[0]["summary"] for report in reports)


def test_flags_name_the_fields_of_a_collection(folder: Path) -> None:
    (folder / "x.csv").write_text(f"w;x;y;z\nk1;{LEAD};{TITLE};2019-08-23\n", encoding="utf-8")
    flags = ("--text-field", "x", "--title-field", "y", "--date-field", "z", "--id-field", "w")
    [found] = run("extract", folder / "x.csv", *flags)
    assert (found["source"], found["title"], found["published"]) == (f"{folder}/x.csv#k1", TITLE, "2019-08-23")
    assert found["text"] == f"{TITLE}\n\n{LEAD}"


def test_what_is_guessed_is_said_on_standard_error(folder: Path) -> None:
    done = CliRunner().invoke(cli.app, ["check", str(folder / "a.jsonl"), "--language", "en"], prog_name="newsfacts")
    assert "fields guessed: text = isi, id = id" in done.stderr


@pytest.mark.parametrize(
    ("library", "raw", "name", "extra"),
    [
        ("lxml", b"<html><p>x</p></html>", "a.html", "docs"),
        ("lxml", b"<rss/>", "a.xml", "docs"),
        ("pypdfium2", b"%PDF-1.7", "a.pdf", "docs"),
        ("fastwarc.warc", b"WARC/1.0\r\n", "a.warc", "warc"),
        ("pyarrow", b"PAR1", "a.parquet", "data"),
        ("zstandard", b"\x28\xb5\x2f\xfd", "a.zst", "data"),
    ],
)
def test_a_missing_library_says_what_to_install(
    library: str, raw: bytes, name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    file = tmp_path / name
    file.write_bytes(raw)
    [source] = collect([str(file)])
    with pytest.raises(ReadError) as error:
        source.load()
    assert error.value.code == "missing-extra"
    assert f"pip install 'newsfacts[{extra}]'" in error.value.message("id")


@pytest.mark.parametrize(("encoding", "told"), [("utf-8-sig", 0), ("utf-16", 0), ("utf-32", 0), ("utf-16-le", 1), ("cp1252", 1)])
def test_an_encoding_that_a_byte_order_mark_tells_is_no_guess(tmp_path: Path, encoding: str, told: int) -> None:
    (tmp_path / "a.txt").write_bytes(f"Café: {LEAD}".encode(encoding))
    notices: list[Notice] = []
    [source] = collect([str(tmp_path / "a.txt")], tell=notices.append)
    source.load()
    assert len(notices) == told


def test_what_newsfacts_wrote_itself_is_no_article(folder: Path) -> None:
    written = folder / "b"
    (written / "2.txt").write_text(MORE + " Harga beras naik 5 persen dari Rp10.000 menjadi Rp12.000.", encoding="utf-8")
    runner = CliRunner()
    for form in ("html", "csv", "json", "jsonl"):
        for command in ("check", "extract") if form != "html" else ("check",):
            report = written / f"{command}.{form}"
            runner.invoke(cli.app, [command, str(written / "2.txt"), "--format", form, "--output", str(report)])
            assert report.stat().st_size
    runner.invoke(cli.app, ["audit", str(written / "2.txt"), "--store", str(folder / "audit.db"), "--export", f"csv={folder / 'tables'}"])
    found = {os.path.relpath(name, folder): code for name, code in codes(written, folder / "tables").items()}
    own = {name.partition("#")[0] for name, code in found.items() if code == "!report"}
    tables = {os.path.join("tables", f"{table}.csv") for table in ("documents", "sources", "facts", "checks", "check_facts")}
    assert own >= {os.path.join("b", name) for name in os.listdir(written) if name != "2.txt"} | tables


def test_an_audit_passes_over_its_own_store_and_exports(folder: Path) -> None:
    arguments = ["audit", str(folder), "--store", str(folder / "audit.db"), "--export", f"csv={folder / 'tables'}", "--format", "json"]
    for _ in range(2):
        found = json.loads(CliRunner().invoke(cli.app, arguments).stdout)["summary"]
        assert found["documents"] == len({LEAD, MORE})
        assert not found["unreadable"]
