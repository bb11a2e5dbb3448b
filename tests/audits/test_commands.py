"""`audit`, `compare` and `export` as programs, and `newsfacts.audit` as a function."""

import json
import os
import pty
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import newsfacts
from newsfacts import cli, pipeline
from newsfacts.model import Document, Report, Unread
from program import newsfacts as installed
from program import within as program

from .stories import folder, query, story


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles and the store of an audit of them."""
    place = tmp_path_factory.mktemp("commands")
    folder(place / "articles", 24)
    return place


@pytest.fixture(scope="module")
def store(place: Path) -> Path:
    assert program("audit", place / "articles", "--store", place / "a.db").returncode == 1
    return place / "a.db"


def test_the_summary_says_what_was_found(place: Path) -> None:
    done = installed("audit", place / "articles", place / "none.txt", "--store", place / "b.db", "--jobs", "2")
    page = done.stdout.decode()
    assert done.returncode == 1
    assert "26 sumber: 22 dokumen baru, 0 nyaris sama, 2 salinan, 0 sudah selesai" in " ".join(page.split())
    assert "parts-sum" in page
    assert "none.txt: berkas tidak ada" in page
    again = program("audit", place / "articles", place / "none.txt", "--store", place / "b.db", "--language", "en")
    page = " ".join(again.stdout.decode().split())
    assert "0 new documents, 0 near-duplicates, 0 copies, 2 finished before" in page
    assert "22 checked again, because the rules, the language" in page  # other messages
    assert again.returncode == 1


def test_a_store_keeps_its_language_until_another_is_named(place: Path, tmp_path: Path) -> None:
    def page(*flags: str, **env: str) -> str:
        arguments = ["audit", str(place / "articles"), "--store", str(tmp_path / "a.db"), *flags]
        return " ".join(CliRunner().invoke(cli.app, arguments, env={"LC_ALL": None, "LC_MESSAGES": None, **env}).output.split())

    assert "22 dokumen baru" in page(LANG="id_ID.UTF-8")
    assert "24 sudah selesai" in page(LANG="en_US.UTF-8")
    assert "22 checked again" in page("--language", "en", LANG="id_ID.UTF-8")
    assert "24 finished before" in page(LANG="id_ID.UTF-8")


def test_the_summary_as_json(place: Path, store: Path) -> None:
    found = json.loads(program("audit", place / "articles", "--store", store, "--format", "json").stdout)
    assert found["run"]["finished"] == 24
    assert found["summary"]["documents"] == 22
    assert found["summary"]["rules"][0]["rule"] == "parts-sum"


def test_the_settings_for_the_first_path_hold_for_all(place: Path, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "newsfacts.toml").write_text('ignore = ["parts-sum"]\nlanguage = "en"\n', encoding="utf-8")
    (tmp_path / "in" / "deep" / "a.txt").write_text(story(3), encoding="utf-8")
    arguments = ("audit", tmp_path / "in" / "deep", place / "articles", "--store", tmp_path / "a.db")
    done = program(*arguments)
    assert done.returncode == 0
    assert "26 sources" in done.stdout.decode()
    assert program(*arguments, "--select", "parts-sum").returncode == 1
    assert program(*arguments, "--isolated").returncode == 1
    assert program("audit", tmp_path / "in" / "deep" / "*.txt", "--store", tmp_path / "b.db").returncode == 0
    (tmp_path / "in" / "newsfacts.toml").write_text('ignored = ["parts-sum"]\n', encoding="utf-8")
    wrong = program(*arguments)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert "ignored" in wrong.stderr.decode()


def test_exit_status(place: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(story(1), encoding="utf-8")
    good = program("audit", tmp_path / "good.txt", tmp_path / "none.txt", "--store", tmp_path / "a.db", "--quiet")
    assert (good.returncode, good.stdout, good.stderr) == (0, b"", b"")
    assert program("audit", tmp_path / "none.txt", "--store", tmp_path / "b.db").returncode == 2
    assert program("audit", tmp_path / "good.txt", "--store", tmp_path).returncode == 2
    assert program("audit", tmp_path / "good.txt", "--store", tmp_path / "no" / "a.db").returncode == 2
    assert program("audit", tmp_path / "good.txt", "--select", "nonsense").returncode == 2
    assert program("audit", tmp_path / "good.txt", "--export", "xml=out").returncode == 2
    assert program("audit", tmp_path / "good.txt", "--reference", tmp_path / "none.csv").returncode == 2
    assert program("audit").returncode == 2
    assert "nothing to be read" in " ".join(program("audit", "--help").stdout.decode().split())


def test_no_store_is_made_where_there_is_nothing_to_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = program("audit", tmp_path / "none", tmp_path / "empty", tmp_path / "*.txt", "--store", tmp_path / "a.db")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 3)
    assert f"newsfacts: {tmp_path / 'none'}: berkas tidak ada" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == [tmp_path / "empty"]


@pytest.mark.parametrize("command", [["compare"], ["export"], ["export", "--format", "jsonl"]])
def test_a_store_that_is_none(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a.db").write_text("Sebanyak 140 personel")
    for name, said in (("a.db", "bukan gudang data"), ("none.db", "tidak ada")):
        done = program(*command, tmp_path / name)
        assert (done.returncode, done.stdout) == (2, b"")
        assert said in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1


def test_compare(tmp_path: Path) -> None:
    for name, number in (("a.txt", "1.743"), ("b.txt", "1.473")):
        (tmp_path / name).write_text(f"{number} personel disiagakan di Monas pada 21/10/2025.", encoding="utf-8")
    program("audit", tmp_path / "a.txt", tmp_path / "b.txt", "--store", tmp_path / "a.db")
    page = program("compare", tmp_path / "a.db")
    assert page.returncode == 1
    assert "1.743 ≠ 1.473" in page.stdout.decode()
    [line] = program("compare", tmp_path / "a.db", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["first"]["value"] == "1743"
    assert query(tmp_path / "a.db", "PRAGMA journal_mode") == [("delete",)]  # one file, that any program can open


def test_compare_shows_its_progress_on_a_terminal(store: Path) -> None:
    terminal, end = pty.openpty()
    done = subprocess.run([sys.executable, "-m", "newsfacts", "compare", str(store)], stdout=subprocess.PIPE, stderr=end, check=False)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    os.close(end)
    assert done.returncode == 0
    assert "0 perbandingan angka, 0 pasang artikel" in shown
    assert done.stdout.decode().startswith("Tidak ada pertentangan antardokumen.\nDibandingkan: 22 dokumen, ")


def test_reference(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Inflasi tahunan September 2025 sebesar 2,56 persen.", encoding="utf-8")
    (tmp_path / "table.csv").write_text("keys,value,unit,period\ninflasi tahunan,2.65,%,2025-09\n", encoding="utf-8")
    done = program("audit", tmp_path / "a.txt", "--store", tmp_path / "a.db", "--reference", tmp_path / "table.csv")
    assert done.returncode == 1
    assert query(tmp_path / "a.db", "SELECT rule, severity, formula FROM checks") == [("reference", "error", "2.56 ≠ 2.65")]


def test_export_to_standard_output(store: Path) -> None:
    lines = program("export", store, "--where", "subject=polisi", "--format", "jsonl").stdout.splitlines()
    assert len(lines) == 22
    assert {json.loads(line)["subject"] for line in lines} == {"polisi"}
    assert program("export", store, "--table", "documents").stdout.splitlines()[0].startswith(b"id,sha256,title")
    assert program("export", store, "--format", "parquet").returncode == 2
    assert program("export", store, "--where", "colour=red").returncode == 2


def test_export_to_files(place: Path, store: Path, tmp_path: Path) -> None:
    one = program("export", store, "--output", tmp_path / "facts.csv")
    lines = program("export", store, "--output", tmp_path / "facts.jsonl", "--where", "subject=polisi")
    assert (one.returncode, lines.returncode, lines.stdout) == (0, 0, b"")
    assert f"newsfacts: Diekspor ke {tmp_path / 'facts.csv'} (baris: facts " in one.stderr.decode()
    assert "(baris: facts 22)" in lines.stderr.decode()
    assert len((tmp_path / "facts.jsonl").read_bytes().splitlines()) == 22
    all_of_it = program("export", store, "--output", tmp_path / "all", "--format", "datapackage")
    assert all_of_it.returncode == 0
    assert "documents 22, sources 24, facts " in all_of_it.stderr.decode()
    assert (tmp_path / "all" / "facts.csv").read_bytes() == (tmp_path / "facts.csv").read_bytes()
    assert (tmp_path / "all" / "datapackage.json").exists()
    done = program(
        "audit", place / "articles", "--store", store, "--export", f"jsonl={tmp_path / 'lines'}", "--export", f"csv={tmp_path / 'b'}"
    )
    assert done.returncode == 1
    assert (tmp_path / "b" / "checks.csv").read_bytes() == (tmp_path / "all" / "checks.csv").read_bytes()
    assert len((tmp_path / "lines" / "errors.jsonl").read_bytes().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("export a.db --format csv --output t.parquet", "no name for csv"),
        ("export a.db --output t.txt", "no name for a data file; end it in .csv"),
        ("export a.db --output t.xlsx --format csv", "no name for a data file"),
        ("export a.db --output t.jsonl --excel", "CSV alone"),
        ("export a.db --format datapackage --output t.csv", "no name for datapackage"),
        ("export a.db --format jsonl --excel", "CSV alone"),
        ("audit a.txt --excel", "CSV alone"),
        ("audit a.txt --excel --export jsonl=out", "CSV alone"),
        ("audit a.txt --out out --export csv=out", "takes no --export"),
        ("audit a.txt --out out --store b.db", "takes no --store"),
        ("audit a.txt --out out --jobs 2", "takes no --jobs without --engine ray (or write to a --store)"),
        ("audit a.txt --store no/a.db", "the folder 'no' does not exist"),
        ("audit - --out out", "takes no standard input"),
    ],
)
def test_flags_that_do_not_go_together(tmp_path: Path, arguments: str, said: str) -> None:
    done = CliRunner().invoke(cli.app, arguments.split())
    assert done.exit_code == 2
    assert said in " ".join(done.output.replace("│", " ").split())


def test_the_library_streams_reports_in_order(place: Path) -> None:
    unread: list[Unread] = []
    reports = list(newsfacts.audit(place / "articles", on_error=unread.append))
    assert [report.source for report in reports] == sorted(str(path) for path in (place / "articles").iterdir() if ".bin" not in path.name)
    assert [record.error.code for record in unread] == ["binary"]
    assert list(newsfacts.audit([place / "articles"], workers=2, on_error=unread.append)) == reports
    with pytest.raises(newsfacts.UnknownRuleError):
        newsfacts.audit(place, select=["nonsense"])


@pytest.mark.parametrize("body", ["{}", "if __name__ == '__main__':\n    {}"])
def test_a_script_with_workers_needs_a_guard_and_is_told_so_at_once(place: Path, tmp_path: Path, body: str) -> None:
    script = tmp_path / "script.py"
    count = f"print(len(list(newsfacts.audit({str(place / 'articles')!r}, workers=2))), 'reports')"
    script.write_text(f"import newsfacts\nprint('imported')\n{body.format(count)}\n", encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, check=False, text=True, timeout=120)
    if body == "{}":
        assert done.returncode == 1
        assert done.stdout.count("imported") in (2, 3)  # the second worker may be stopped before it comes to that
        assert done.stderr.count("Traceback") == 1
        assert 'under `if __name__ == "__main__":`' in done.stderr
    else:
        assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "24 reports")


def test_a_bug_costs_one_report(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.check_document

    def sometimes(document: Document, options: pipeline.Options) -> Report:
        if str(document.source).endswith("0003.txt"):
            raise IndexError("no such thing")
        return real(document, options)

    monkeypatch.setattr(pipeline, "check_document", sometimes)
    unread: list[Unread] = []
    assert len(list(newsfacts.audit(place / "articles", on_error=unread.append))) == 23
    assert [record.error.code for record in unread] == ["internal", "binary"]
    assert "IndexError: no such thing" in unread[0].error.message


def test_what_cannot_be_read_is_logged(place: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert list(newsfacts.audit(place / "none.txt")) == []
    assert "none.txt" in caplog.text


def test_the_catalogue_shows_the_rules_of_many_documents() -> None:
    listed = program("rules").stdout.decode()
    for name in ("across-documents", "reference"):
        assert f"\n{name}" in listed
        assert name in program("rule", name).stdout.decode()


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """The limit on file size stands for it: no file may grow beyond it."""
    import resource

    articles = folder(tmp_path / "articles", 60)
    code = "from newsfacts.audits import store; store.BATCH = 5\nfrom newsfacts.cli import main\nif __name__ == '__main__': main()\n"
    (tmp_path / "program.py").write_text(code)
    limit = 200_000
    done = subprocess.run(
        [sys.executable, str(tmp_path / "program.py"), "audit", str(articles), "--store", str(tmp_path / "a.db")],
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"newsfacts: {tmp_path / 'a.db'}: ")
    assert done.stderr.count(b"\n") == 1
    connection = sqlite3.connect(tmp_path / "a.db")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("SELECT count(*) FROM documents WHERE id NOT IN (SELECT document_id FROM facts)").fetchone() == (0,)
    connection.close()
    assert program("audit", articles, "--store", tmp_path / "a.db").returncode == 1
    assert query(tmp_path / "a.db", "SELECT count(*) FROM documents") == [(55,)]
