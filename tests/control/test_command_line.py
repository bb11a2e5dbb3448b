"""Settings, suppressions, baselines and formats as the program takes them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from newsfacts import cli

GOOD = "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 24 polisi wanita.\n"
BAD = "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 42 polisi wanita.\n"
ROUNDED = "Sebanyak 1.400 orang hadir, terdiri dari 720 laki-laki dan 690 perempuan.\n"


def run(*arguments: object, stdin: str | None = None) -> Result:
    neutral = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"), None)
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=stdin, env=neutral, prog_name="newsfacts")


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return written(tmp_path / "bad.txt", BAD)


def suppressing(article: Path, text: str = "140 … 116 … 42", reason: str = "sudah diperiksa") -> None:
    digest = json.loads(run("check", "--isolated", "--format", "jsonl", article).stdout)["sha256"]
    entry = f'[[suppress]]\nsha256 = "{digest}"\nrule = "parts-sum"\ntext = "{text}"\nreason = "{reason}"\n'
    written(article.with_name(article.name + ".newsfacts.toml"), entry)


def test_a_suppressed_finding_does_not_end_with_1_and_is_listed_with_its_reason(bad: Path) -> None:
    suppressing(bad)
    done = run("check", bad)
    assert done.exit_code == 0
    assert "Dikesampingkan\n  parts-sum: 140 … 116 … 42 (sudah diperiksa)\n" in done.stdout
    assert "1 dikesampingkan" in done.stdout.splitlines()[-1]
    assert done.stderr == ""
    [document] = map(json.loads, run("check", "--format", "jsonl", bad).stdout.splitlines())
    assert document["summary"]["inconsistent"] == 0
    [aside] = document["suppressed"]
    assert (aside["by"], aside["reason"], aside["check"]["rule"]) == ("sidecar", "sudah diperiksa", "parts-sum")
    assert run("check", "--isolated", bad).exit_code == 1


def test_a_glob_that_matches_sidecar_files_checks_the_articles(bad: Path) -> None:
    suppressing(bad)
    done = run("check", *bad.parent.glob("*"))
    assert done.exit_code == 0
    assert done.stderr == ""


def test_what_verbose_prints_is_what_an_entry_takes(bad: Path) -> None:
    shown = run("check", "--verbose", bad).stdout
    digest = json.loads(run("check", "--format", "jsonl", bad).stdout)["sha256"]
    assert f"sha256 {digest}" in shown
    [mark] = [line.partition("Penanda: ")[2] for line in shown.splitlines() if "Penanda: " in line]
    suppressing(bad, mark)
    assert run("check", bad).exit_code == 0


@pytest.mark.parametrize("form", ["text", "jsonl", "github"])
def test_an_unused_and_a_stale_entry_are_told(bad: Path, form: str) -> None:
    suppressing(bad, "140 … 116")
    done = run("check", "--format", form, bad)
    assert done.exit_code == 1
    assert done.stderr == f"newsfacts: {bad}: pengecualian parts-sum «140 … 116» tidak terpakai\n"
    suppressing(bad)
    written(bad, BAD + GOOD)
    done = run("check", "--format", form, bad)
    assert done.exit_code == 1
    assert "ditulis untuk isi artikel yang lain" in done.stderr
    assert run("check", "--quiet", bad).stderr == ""


def test_a_broken_sidecar_costs_its_article_and_no_other(bad: Path, tmp_path: Path) -> None:
    written(tmp_path / "bad.txt.newsfacts.toml", "[[suppress]]\n")
    good = written(tmp_path / "good.txt", GOOD)
    done = run("check", bad, good)
    assert done.exit_code == 2
    assert "bad.txt.newsfacts.toml: suppress 1 sha256: tidak ada; tulis sha256" in done.stderr
    assert "suppress 1 sha256: is missing" in run("check", bad, "--language", "en").stderr
    assert "116 + 24 = 140" in done.stdout


def test_settings_hold_for_the_articles_below_them(bad: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    inner = written(tmp_path / "a" / "inner.txt", BAD)
    written(tmp_path / "a" / "newsfacts.toml", 'ignore = ["parts-sum"]\n')
    assert run("check", inner).exit_code == 0
    assert run("check", bad).exit_code == 1
    done = run("check", "--format", "jsonl", inner, bad)
    assert [json.loads(line)["summary"]["inconsistent"] for line in done.stdout.splitlines()] == [0, 1]
    assert run("check", "--select", "parts-sum", inner).exit_code == 1
    assert run("check", "--isolated", inner).exit_code == 1


def test_wrong_settings_are_wrong_usage(bad: Path, tmp_path: Path) -> None:
    written(tmp_path / "newsfacts.toml", 'selct = ["parts-sum"]\n')
    done = run("check", bad)
    assert done.exit_code == 2
    assert done.stdout == ""
    said = "".join(done.stderr.split())
    assert "".join(str(tmp_path / "newsfacts.toml").split()) in said
    assert "maksudnya'select'?" in said


def test_min_severity_leaves_notes_out(tmp_path: Path) -> None:
    article = written(tmp_path / "a.txt", ROUNDED)
    for arguments, noted in (([], True), (["--min-severity", "note"], True), (["--min-severity", "error"], False)):
        done = run("check", *arguments, article)
        assert done.exit_code == 0
        assert ("CATATAN" in done.stdout) is noted
    written(tmp_path / "newsfacts.toml", 'min-severity = "error"\n')
    assert "CATATAN" not in run("check", article).stdout
    assert "CATATAN" in run("check", "--min-severity", "note", article).stdout
    assert run("check", "--min-severity", "warning", article).exit_code == 2


def test_a_baseline_is_written_and_then_only_what_is_new_is_reported(bad: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    done = run("check", "--write-baseline", known, bad)
    assert (done.exit_code, done.stderr) == (1, f"newsfacts: ditulis ke {known}\n")  # the findings are still reported
    done = run("check", "--baseline", known, bad)
    assert done.exit_code == 0
    assert "TIDAK COCOK" not in done.stdout
    assert "1 sudah tercatat" in done.stdout
    written(bad, BAD + "\n" + BAD.replace("140", "150"))
    done = run("check", "--baseline", known, "--write-baseline", known, bad)
    assert done.exit_code == 1
    assert done.stdout.count("TIDAK COCOK") == 1
    assert run("check", "--baseline", known, bad).exit_code == 0
    written(tmp_path / "newsfacts.toml", 'baseline = "known.json"\n')
    assert run("check", bad).exit_code == 0


def test_articles_with_known_findings_are_not_called_free_of_contradictions(bad: Path, tmp_path: Path) -> None:
    good, other = written(tmp_path / "good.txt", GOOD), written(tmp_path / "other.txt", BAD.replace("personel", "orang"))
    suppressing(bad)
    run("check", "--write-baseline", tmp_path / "known.json", other)
    arguments = ("check", "--baseline", tmp_path / "known.json", good, bad, other)
    said = "3 artikel: 3 tanpa temuan baru (2 di antaranya dengan temuan yang sudah tercatat atau dikesampingkan)"
    assert " ".join(run(*arguments).stdout.rsplit("\n\n", 1)[1].split()) == said
    written(good, BAD.replace("140", "150"))
    assert "3 artikel: 2 tanpa temuan baru (2 di" in run(*arguments).stdout
    assert said.partition(": ")[2] in " ".join(run(*arguments[:-3], bad, other, written(good, GOOD), "--format", "html").stdout.split())
    assert "tanpa pertentangan angka" in run("check", good, written(tmp_path / "two.txt", GOOD)).stdout


@pytest.mark.parametrize("name", ["bad.txt", ".", "no/such/folder/known.json"])
def test_a_baseline_never_replaces_an_article_or_a_folder(bad: Path, tmp_path: Path, name: str) -> None:
    assert run("check", "--write-baseline", tmp_path / name, bad).exit_code == 2
    assert bad.read_text(encoding="utf-8") == BAD


def test_a_missing_baseline_is_wrong_usage(bad: Path, tmp_path: Path) -> None:
    done = run("check", "--baseline", tmp_path / "none.json", bad)
    assert done.exit_code == 2
    assert "--write-baseline" in done.stderr


def test_standard_input_takes_the_settings_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "newsfacts.toml", 'ignore = ["parts-sum"]\n')
    monkeypatch.chdir(tmp_path)
    assert run("check", stdin=BAD).exit_code == 0
    assert run("check", "--isolated", stdin=BAD).exit_code == 1


@pytest.mark.parametrize("form", ["csv", "sarif", "html", "github", "markdown"])
def test_every_format_ends_with_the_same_status_and_tells_what_is_unread_once(bad: Path, tmp_path: Path, form: str) -> None:
    done = run("check", "--format", form, bad)
    assert done.exit_code == 1
    assert "116" in done.stdout
    done = run("check", "--format", form, bad, tmp_path / "missing.txt")
    assert done.exit_code == 2
    assert (done.stderr.count("missing.txt") > 0) is (form == "csv")
    assert form == "csv" or "missing.txt" in done.stdout


def test_extract_explains(bad: Path) -> None:
    written(bad, "Menurut Pasal 27, salah satu dari 140 personel hadir.\n")
    done = run("extract", "--explain", bad)
    assert done.exit_code == 0
    assert (
        " ".join(done.stdout.splitlines()[-2:])
        == "1 angka, 2 bukan kuantitas: pasal atau nomor peraturan (1); ungkapan, bukan hitungan (1)"
    )
    [document] = map(json.loads, run("extract", "--explain", "--format", "jsonl", "--language", "en", bad).stdout.splitlines())
    assert [(reading["text"], reading["fact"], reading["refusal"]) for reading in document["readings"]] == [
        ("27", None, "law"),
        ("satu", None, "idiom"),
        ("140", "f1", None),
    ]
    assert document["readings"][0]["why"] == "an article or number of a law"
    assert "readings" not in json.loads(run("extract", "--format", "jsonl", bad).stdout)


@pytest.mark.parametrize("form", ["sarif", "github"])
def test_formats_for_findings_list_no_figures(bad: Path, form: str) -> None:
    assert run("extract", "--format", form, bad).exit_code == 2
