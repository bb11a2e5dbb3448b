"""Findings that are put aside by a command: what it writes, and what it asks where it cannot tell which is meant."""

import tomllib
from pathlib import Path

import pytest

from .test_command_line import BAD, GOOD, run, written

TWO = BAD + "\nHarga tertinggi Rp65.000 dan terendah Rp78.000 per kilogram.\n"
REASON = 'Dua belas "bertugas ganda"\x7f, kata Humas\n(lisan) \\.'


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return written(tmp_path / "bad.txt", BAD)


def entries(article: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomllib.loads(article.with_name(article.name + ".newsfacts.toml").read_text(encoding="utf-8"))["suppress"]
    return found


def test_the_only_finding_is_put_aside_with_its_reason(bad: Path) -> None:
    done = run("accept", bad, "--reason", REASON)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "parts-sum «140 … 116 … 42»" in done.stderr
    [entry] = entries(bad)
    assert (entry["rule"], entry["text"], entry["reason"]) == ("parts-sum", "140 … 116 … 42", REASON)
    assert run("check", bad).exit_code == 0
    assert "no such finding" in run("accept", bad, "--reason", "lagi", "--language", "en").stderr


def test_of_several_findings_one_is_chosen_and_the_entries_before_it_stay(tmp_path: Path) -> None:
    article = written(tmp_path / "two.txt", TWO)
    asked = run("accept", article, "--reason", "benar")
    assert asked.exit_code == 2
    assert "--rule parts-sum --text '140 … 116 … 42'" in asked.stderr
    assert not article.with_name("two.txt.newsfacts.toml").exists()
    assert run("accept", article, "--reason", "benar", "--text", "140...116...42").exit_code == 0
    with article.with_name("two.txt.newsfacts.toml").open("a", encoding="utf-8") as sidecar:
        sidecar.write("# catatan redaksi\n")
    assert run("accept", article, "--reason", "benar juga", "--rule", "order").exit_code == 0
    assert [entry["rule"] for entry in entries(article)] == ["parts-sum", "order"]
    assert "# catatan redaksi\n" in article.with_name("two.txt.newsfacts.toml").read_text(encoding="utf-8")
    assert "2 dikesampingkan" in run("check", article).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--reason", " "], "--reason: tuliskan alasannya"),
        (["--reason", "x", "--rule", "parts-som"], "maksudnya 'parts-sum'?"),
        (["--reason", "x", "--rule", "weekday"], "tidak ada temuan"),
        (["--reason", "x", "--text", "140 … 116"], "tidak ada temuan"),
        ([], "Missing option"),
    ],
)
def test_what_cannot_be_put_aside(bad: Path, arguments: list[str], said: str) -> None:
    done = run("accept", bad, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not bad.with_name("bad.txt.newsfacts.toml").exists()


def test_articles_that_cannot_be_read_and_files_that_cannot_be_used(tmp_path: Path) -> None:
    assert "tiada.txt" in run("accept", tmp_path / "tiada.txt", "--reason", "x").stderr
    assert run("accept", "-", "--reason", "x", stdin=BAD).exit_code == 2
    good = written(tmp_path / "good.txt", GOOD)
    assert run("accept", good, "--reason", "x").exit_code == 2
    article = written(tmp_path / "bad.txt", BAD)
    broken = written(tmp_path / "bad.txt.newsfacts.toml", "[[suppress]\n")
    done = run("accept", article, "--reason", "x")
    assert (done.exit_code, broken.read_text(encoding="utf-8")) == (2, "[[suppress]\n")
    assert "TOML" in done.stderr
