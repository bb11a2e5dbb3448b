"""The command line as scripts and editors rely on it: exit codes, streams, formats, flags."""

import json
import os
import pty
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from newsfacts import __version__, cli, pipeline
from newsfacts.model import Document, Report
from newsfacts.reports import catalogue
from program import COMMAND, newsfacts

GOOD = "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 24 polisi wanita.\n"
BAD = "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 42 polisi wanita.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return written(tmp_path / "good.txt", GOOD)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return written(tmp_path / "bad.txt", BAD)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def run(*arguments: object, stdin: str | bytes | None = None, **environment: str) -> Result:
    clean = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"), None)
    return CliRunner().invoke(
        cli.app, [str(argument) for argument in arguments], input=stdin, env={**clean, **environment}, prog_name="newsfacts"
    )


def test_nothing_contradicts(good: Path) -> None:
    done = run("check", good)
    assert done.exit_code == 0
    assert "116 + 24 = 140" in done.stdout
    assert done.stderr == ""


def test_a_contradiction_ends_with_1(bad: Path) -> None:
    done = run("check", bad)
    assert done.exit_code == 1
    assert "TIDAK COCOK: rincian dan total (parts-sum)" in done.stdout


def test_several_articles_in_order_with_a_closing_line(good: Path, bad: Path) -> None:
    done = run("check", good, bad, "--language", "en")
    assert done.exit_code == 1
    assert done.stdout.index("good.txt") < done.stdout.index("bad.txt")
    closing = " ".join(done.stdout.rsplit("\n\n", 1)[1].split())
    assert closing == "2 articles: 1 without contradictions, 1 with contradictions"


def test_an_unreadable_article_does_not_stop_the_others(good: Path, tmp_path: Path) -> None:
    done = run("check", tmp_path / "missing.txt", good)
    assert done.exit_code == 2
    assert "good.txt" in done.stdout
    [line] = done.stderr.splitlines()
    assert line.startswith("newsfacts: ")
    assert "missing.txt" in line


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_an_unreadable_article_has_its_place_in_the_output(form: str, good: Path, tmp_path: Path) -> None:
    done = run("check", "--format", form, tmp_path / "missing.txt", good)
    assert done.exit_code == 2
    unread, read = documents(done.stdout, form)
    assert unread.keys() == {"source", "error"}
    assert unread["error"]["code"] == "not-found"
    assert read["source"] == str(good)
    assert read["summary"]["consistent"] == 1


def documents(printed: str, form: str) -> list[dict[str, Any]]:
    if form == "jsonl":
        return [json.loads(line) for line in printed.splitlines()]
    whole = json.loads(printed)
    assert whole["schema_version"] == "1.0"
    return list(whole["documents"])


def test_a_bug_costs_no_other_article(good: Path, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.check_document

    def sometimes(document: Document, options: pipeline.Options) -> Report:
        if str(document.source).endswith("bad.txt"):
            raise IndexError("no such thing")
        return real(document, options)

    monkeypatch.setattr(pipeline, "check_document", sometimes)
    done = run("check", "--format", "jsonl", bad, good)
    assert done.exit_code == 2
    broken, whole = documents(done.stdout, "jsonl")
    assert broken["error"]["code"] == "internal"
    assert "IndexError: no such thing" in broken["error"]["message"]
    assert whole["source"] == str(good)
    assert "Traceback" not in run("check", bad).stderr
    assert "Traceback" in run("check", "--verbose", bad).stderr


def test_only_unreadable_articles(tmp_path: Path) -> None:
    assert run("check", tmp_path).exit_code == 2
    assert run("check", written(tmp_path / "empty.txt", " \n")).exit_code == 2


def test_patterns_that_no_shell_expanded(good: Path, bad: Path, tmp_path: Path) -> None:
    (tmp_path / "sub.txt").mkdir()
    written(tmp_path / "sub.txt" / "in.txt", GOOD)
    for pattern, names in (("*.txt", ["bad.txt", "good.txt"]), ("**/*.txt", ["bad.txt", "good.txt", "sub.txt/in.txt"])):
        found = documents(run("check", tmp_path / pattern, "--format", "jsonl").stdout, "jsonl")
        assert [document["source"] for document in found] == [f"{tmp_path}/{name}" for name in names]
    done = run("check", tmp_path / "*.pdf")
    assert (done.exit_code, done.stderr) == (2, f"newsfacts: {tmp_path}/*.pdf: tidak ada berkas yang cocok\n")


def test_what_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    assert f"ini folder, bukan berkas; pakai `newsfacts audit {tmp_path}`, atau {tmp_path}/*.txt" in run("check", tmp_path).stderr
    rtf = written(tmp_path / "naskah.rtf", "{\\rtf1\\ansi\\deff0 " + GOOD + "}")
    assert "bukan berkas teks (RTF); bila ini naskah, simpan sebagai DOCX atau PDF" in run("check", rtf).stderr
    assert "(NUL); if it is an article, save it" in run("check", written(tmp_path / "a", GOOD + "\0"), "--language", "en").stderr


def test_standard_input_with_a_dash_or_without_a_name(good: Path) -> None:
    for arguments in (["check", "-", "--format", "jsonl"], ["check", "--format", "jsonl"]):
        done = run(*arguments, stdin=BAD)
        assert done.exit_code == 1
        assert json.loads(done.stdout)["source"] == "-"
    assert "masukan standar" in run("check", "-", stdin=GOOD).stdout
    assert run("check", "-", "--format", "csv", stdin="").stderr == "newsfacts: masukan standar: tidak ada teks di dalamnya\n"
    assert run("check", "-", good, "-", stdin=GOOD).exit_code == 2


def test_extract_lists_facts_and_judges_nothing(bad: Path) -> None:
    done = run("extract", bad)
    assert done.exit_code == 0
    assert [line.split()[1] for line in done.stdout.splitlines()[2:5]] == ["140", "116", "42"]
    [document] = documents(run("extract", "--format", "jsonl", bad).stdout, "jsonl")
    assert "checks" not in document
    assert len(document["facts"]) == 3
    assert run("extract", bad, bad).stdout.endswith("3 angka\n")


def test_offsets_point_into_the_file_without_newline_translation(tmp_path: Path) -> None:
    article = written(tmp_path / "crlf.txt", "Judul 😀\r\n\r\n" + GOOD)
    [document] = documents(run("extract", "--format", "jsonl", article).stdout, "jsonl")
    text = article.read_bytes().decode("utf-8")
    assert [text[fact["start"] : fact["end"]] for fact in document["facts"]] == ["140", "116", "24"]


def test_select_and_ignore(bad: Path) -> None:
    assert run("check", "--ignore", "parts-sum,part-of", bad).exit_code == 0
    assert run("check", "--select", "restated", "--select", "weekday", bad).exit_code == 0
    assert run("check", "--select", "restated, parts-sum", bad).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--select", "part-sum", "x"], "did you mean 'parts-sum'?"),
        (["check", "--ignore", "qqqq", "x"], "no rule is called 'qqqq'"),
        (["check", "--published", "20/8/2019", "x"], "is no date; write 2019-08-20"),
        (["check", "--published", "20-08-2019", "x"], "is no date; write 2019-08-20"),
        (["check", "--published", "2019-02-30", "x"], "is no date; write year, month and day, as in 2019-08-23"),
        (["check", "--format", "pdf", "x"], "'--format': 'pdf' is not one of 'text'"),
        (["check", "--format", "xml", "x"], "--format"),
        (["check", "--language", "de", "x"], "--language"),
        (["check", "--frobnicate", "x"], "--frobnicate"),
        (["check", "--output", "no/such/folder/x", "x"], "does not exist"),
        (["chekc", "x"], "check"),
        (["check", "--excel", "x"], "is for --format csv alone"),
        (["rule", "part-off"], "did you mean 'part-of'?"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(arguments: list[str], said: str) -> None:
    done = run(*arguments, LANG="en_US.UTF-8")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--select", "perubahn", "x"], "--select, --ignore: tidak ada aturan bernama 'perubahn'; maksudnya 'perubahan'?"),
        (["check", "--ignore", "qqqq", "x"], "tidak ada aturan bernama 'qqqq'; lihat `newsfacts rules`"),
        (["check", "--select", "reference", "x"], "'reference' adalah aturan `newsfacts audit --reference`"),
        (["audit", "--select", "antardokumen", "x"], "'antardokumen' adalah aturan `newsfacts compare`"),
        (["check", "--select", "restated", "--ignore", "penyebutan ulang", "x"], "tidak ada aturan yang tersisa"),
        (["check", "--published", "20/8/2019", "x"], "--published: '20/8/2019' bukan tanggal; tulis 2019-08-20"),
        (["audit", "--published", "kemarin", "x"], "bukan tanggal; tulis tahun, bulan, dan hari"),
        (["rule", "part-off"], "NAME: tidak ada aturan bernama 'part-off'; maksudnya 'part-of'?"),
    ],
)
def test_wrong_usage_is_told_in_the_language_of_the_reports(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_rules_are_named_as_reports_call_them(bad: Path) -> None:
    assert run("check", "--select", "rincian dan total", bad).exit_code == 1
    assert run("check", "--ignore", "Rincian  dan total, parts and total,part-of", bad).exit_code == 0
    for language in ("id", "en"):
        assert catalogue.label(pipeline.rule("restated"), language) in run("rules", "--language", language).stdout
    assert run("rule", "rincian", "dan", "total").stdout == run("rule", "parts-sum").stdout


def test_settings_choose_the_language_of_what_is_no_report(bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "newsfacts.toml", 'language = "id"\n')
    monkeypatch.chdir(tmp_path)
    accept, check = ["accept", bad, "--reason", " "], ["check", "--published", "x", bad]
    for arguments in (["rule", "spelled"], ["rules"], ["extract", bad], accept, check):
        asked = run(*arguments, LANG="en_US.UTF-8")
        assert asked.output == run(*arguments).output
        assert asked.output != run(*arguments, "--language", "en").output
    written(tmp_path / "newsfacts.toml", 'select = ["part-sum"]\n')
    assert run("rules").exit_code == 0  # where the right names are looked up


def test_the_language_follows_the_locale_unless_asked_for(bad: Path) -> None:
    indonesian, english = "TIDAK COCOK", "DOES NOT AGREE"
    assert indonesian in run("check", bad).stdout
    assert english in run("check", bad, LANG="en_US.UTF-8").stdout
    assert indonesian in run("check", bad, LANG="en_US.UTF-8", LC_ALL="id_ID.UTF-8").stdout
    assert indonesian in run("check", bad, LANG="de_DE.UTF-8").stdout
    assert indonesian in run("check", bad, "--language", "id", LANG="en_GB").stdout


def test_published_is_taken_over(good: Path) -> None:
    [document] = documents(run("check", "--published", "2019-08-23", "--format", "jsonl", good).stdout, "jsonl")
    assert document["published"] == "2019-08-23"


def test_quiet_prints_contradictions_and_errors_only(good: Path, bad: Path) -> None:
    assert run("check", "--quiet", good).output == ""
    assert "TIDAK COCOK" in run("check", "-q", good, bad).stdout
    assert "good.txt" not in run("check", "-q", good, bad).stdout


def test_output_is_written_whole_and_nothing_is_left_beside_it(good: Path, bad: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    report = folder / "report.jsonl"
    for _ in range(2):
        done = run("check", "--format", "jsonl", "--output", report, good, bad)
        assert done.exit_code == 1
        assert done.stdout == ""
        assert len(report.read_text(encoding="utf-8").splitlines()) == 2
    assert [path.name for path in folder.iterdir()] == ["report.jsonl"]


def test_the_name_of_the_output_tells_the_format_and_what_was_written_is_said(bad: Path, tmp_path: Path) -> None:
    begins = {"html": "<!DOCTYPE", "HTM": "<!DOCTYPE", "md": "## ", "json": '{"schema', "jsonl": '{"schema', "csv": "source,", "sarif": "{"}
    for ending, begin in {**begins, "txt": str(bad), "out": str(bad)}.items():
        report = tmp_path / f"laporan.{ending}"
        done = run("check", bad, "--output", report)
        assert (done.exit_code, done.stdout, done.stderr) == (1, "", f"newsfacts: ditulis ke {report}\n")
        assert report.read_text(encoding="utf-8").lstrip("\ufeff").startswith(begin)
    assert run("check", bad, "--output", tmp_path / "a.json", "--format", "sarif", "--quiet").stderr == ""
    assert run("extract", bad, "--output", tmp_path / "a.json", "--language", "en").stderr == f"newsfacts: written to {tmp_path}/a.json\n"
    assert run("check", bad, "--output", "/dev/null").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--format", "text", "--output", "laporan.html"], "'laporan.html' bukan nama untuk text; pakai --format html"),
        (["check", "--format", "html", "--output", "laporan.txt"], "pakai --format text"),
        (["extract", "--output", "laporan.sarif"], "'laporan.sarif' bukan nama untuk salah satu bentuk"),
        (["check", "--excel", "--output", "laporan.json"], "--excel: hanya untuk --format csv"),
    ],
)
def test_a_name_of_another_format_is_wrong_usage(bad: Path, arguments: list[str], said: str) -> None:
    done = run(*arguments, bad)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_output_never_replaces_an_article_or_a_folder(good: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(good)
    for output in (good, link, tmp_path):
        assert run("check", "--force", "--output", output, good).exit_code == 2
    assert good.read_text(encoding="utf-8") == GOOD


def test_output_follows_a_link_and_keeps_the_mode(good: Path, tmp_path: Path) -> None:
    target = written(tmp_path / "target.txt", "old")
    target.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    assert run("check", "--output", link, good).exit_code == 0
    assert link.is_symlink()
    assert "140" in target.read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_device_as_output_is_written_to_and_stays(good: Path) -> None:
    assert run("check", "--output", "/dev/null", good).exit_code == 0
    assert not Path("/dev/null").is_file()


def test_an_output_that_fails_leaves_the_old_one(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = written(tmp_path / "report.txt", "old")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsfacts.pipeline.check_document", stop)
    done = run("check", "--output", report, good)
    assert done.exit_code == 130
    assert done.stderr == "newsfacts: dihentikan\n"
    assert report.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.txt", "report.txt"]


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_guessed_encoding_is_said(tmp_path: Path, command: str) -> None:
    article = tmp_path / "latin.txt"
    article.write_bytes(("Café Négro dibuka di Kota Bandung pada hari ini. " + GOOD).encode("cp1252"))
    done = run(command, article)
    assert done.exit_code == 0
    assert "cp125" in done.stderr or "latin" in done.stderr
    assert run(command, "--quiet", article).stderr == ""


def test_the_catalogue_and_each_rule() -> None:
    from newsfacts import RULES
    from newsfacts.audits import rules

    known = (*RULES, *rules.RULES)
    for language, agrees in (("id", "Cocok:"), ("en", "Agrees:")):
        listed = run("rules", "--language", language).stdout
        assert [line.split()[0] for line in listed.splitlines()] == [rule.name for rule in known]
        for rule in known:
            explained = run("rule", rule.name, "--language", language).stdout
            assert run("rule", catalogue.label(rule, language).upper(), "--language", language).stdout == explained
            assert agrees in explained
            assert max(map(len, explained.splitlines())) <= 80
            whole = " ".join(explained.split())
            assert (" ".join(rule.doc.split()) in whole) is (language == "en")
            assert " ".join(rule.good[0].split("\n")[0].split()) in whole
            assert " ".join(rule.bad[0].split("\n")[0].split()) in whole


def test_a_rule_is_explained_in_the_width_of_the_terminal() -> None:
    parent, child = pty.openpty()
    subprocess.run([*COMMAND, "rule", "reference"], stdout=child, env={**os.environ, "COLUMNS": "50"}, check=True)
    os.close(child)
    shown = os.read(parent, 65536).decode("utf-8").splitlines()
    os.close(parent)
    assert 45 <= max(map(len, shown)) <= 50


def test_version_and_help() -> None:
    assert run("--version").stdout == f"newsfacts {__version__}\n"
    assert run().exit_code == 2
    assert "Exit status" in run("--help").stdout


def test_the_installed_program_checks(bad: Path) -> None:
    done = newsfacts("check", bad)
    assert done.returncode == 1
    assert b"TIDAK COCOK" in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_output_in_another_encoding_keeps_json_in_utf_8(tmp_path: Path) -> None:
    article = written(tmp_path / "a.txt", "Judul “漢字”\n\n" + GOOD)
    for form, encoding, shown in (("json", "utf-8", "“漢字”"), ("text", "latin-1", "Judul ????")):
        done = newsfacts("check", "--format", form, article, PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
        assert shown in done.stdout.decode(encoding)


def test_a_file_name_that_is_no_unicode(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/berita-\xe9.txt"
    with open(name, "w", encoding="utf-8") as stream:
        stream.write(GOOD)
    for form in ("text", "jsonl"):
        done = newsfacts("check", "--format", form, os.fsdecode(name))
        assert done.returncode == 0, done.stderr
        assert b"berita-" in done.stdout


def test_a_closed_pipe_ends_quietly(good: Path) -> None:
    with subprocess.Popen([*COMMAND, "check", *[str(good)] * 3], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(good: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, "check", str(good)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"newsfacts: cannot write")


def test_closed_streams_do_not_mix(good: Path, tmp_path: Path) -> None:
    quoted = [f"'{part}'" for part in (*COMMAND, "check", "--format", "jsonl")]
    done = subprocess.run(["sh", "-c", f"{' '.join(quoted)} '{good}' '{tmp_path}/missing' 2>&-"], capture_output=True, check=False)
    assert done.returncode == 2
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [str(good), f"{tmp_path}/missing"]
    done = subprocess.run(["sh", "-c", f"{' '.join(quoted)} '{good}' >&-"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (2, b"newsfacts: standard output is closed\n")


def test_ctrl_c_is_one_line(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with subprocess.Popen([*COMMAND, "check", str(fifo)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program, open(fifo, "wb"):
        # the end for writing opens when the program has opened its own, and so waits for the article
        program.send_signal(signal.SIGINT)
        stdout, stderr = program.communicate()
    assert program.returncode == 130
    assert stdout == b""
    assert stderr == b"newsfacts: dihentikan\n"


def test_colours_and_width_belong_to_a_terminal(bad: Path) -> None:
    for flags, coloured in (([], True), (["--no-color"], False)):
        parent, child = pty.openpty()
        subprocess.run(
            [*COMMAND, "check", *flags, str(bad)], stdout=child, env={**os.environ, "COLUMNS": "50", "TERM": "xterm"}, check=False
        )
        os.close(child)
        shown = os.read(parent, 65536).decode("utf-8")
        os.close(parent)
        assert ("\x1b[1;31m" in shown) is coloured
        if not coloured:
            assert max(map(len, shown.splitlines()[1:])) <= 50  # the first line is the path, which nobody wants cut
