"""Findings that are put aside by a command: what it writes, and what it asks where it cannot tell which is meant."""

import json
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
    assert run("accept", bad, "--reason", "lagi").stderr == f"newsfacts: {bad}: temuan itu sudah dikesampingkan\n"
    assert "suppressed already" in run("accept", bad, "--reason", "lagi", "--language", "en").stderr


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
        (["--reason", "x", "--rule", "hari dan tanggal"], "tidak ada temuan dengan --rule atau --text itu; yang ada:\nnewsfacts:   --rule"),
        (["--reason", "x", "--text", "140 … 116"], "--rule parts-sum --text '140 … 116 … 42'"),
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
    assert run("accept", good, "--reason", "x").stderr == f"newsfacts: {good}: tidak ada temuan dalam artikel ini\n"
    article = written(tmp_path / "bad.txt", BAD)
    broken = written(tmp_path / "bad.txt.newsfacts.toml", "[[suppress]\n")
    done = run("accept", article, "--reason", "x")
    assert (done.exit_code, broken.read_text(encoding="utf-8")) == (2, "[[suppress]\n")
    assert "TOML" in done.stderr


def test_what_a_baseline_knows_needs_no_entry(bad: Path, tmp_path: Path) -> None:
    run("check", bad, "--write-baseline", tmp_path / "known.json")
    written(tmp_path / "newsfacts.toml", 'baseline = "known.json"\n')
    assert "sudah tercatat dalam baseline" in run("accept", bad, "--reason", "x").stderr


def test_after_an_edit_the_entry_is_renewed(tmp_path: Path) -> None:
    article = written(tmp_path / "two.txt", TWO)
    for rule in ("parts-sum", "order"):
        run("accept", article, "--reason", "lama", "--rule", rule)
    sidecar = article.with_name("two.txt.newsfacts.toml")
    written(sidecar, "# catatan redaksi\n" + sidecar.read_text(encoding="utf-8"))
    before = entries(article)
    written(article, TWO + "Demikian.\n")
    assert run("accept", article, "--reason", "baru", "--rule", "rincian dan total").exit_code == 0
    renewed, other = entries(article)
    assert (renewed["reason"], renewed["text"], other) == ("baru", "140 … 116 … 42", before[1])
    assert renewed["sha256"] != before[0]["sha256"]
    assert sidecar.read_text(encoding="utf-8").startswith("# catatan redaksi\n")
    assert run("check", article).stderr.count("ditulis untuk isi artikel yang lain") == 1  # that of the other rule


def test_a_file_that_only_a_person_can_change_stays_as_it_is(bad: Path) -> None:
    old = {"sha256": "0" * 64, "rule": "parts-sum", "text": "140 … 116 … 42", "reason": "lama"}
    inline = ", ".join(f'{key} = "{value}"' for key, value in old.items())
    sidecar = written(bad.with_name("bad.txt.newsfacts.toml"), f"suppress = [{{{inline}}}]\n")
    done = run("accept", bad, "--reason", "baru")
    assert (done.exit_code, "tulis entri yang ada di bawah [[suppress]]" in done.stderr) == (2, True)
    assert sidecar.read_text(encoding="utf-8") == f"suppress = [{{{inline}}}]\n"


def test_entries_of_other_articles_of_a_collection_stay(tmp_path: Path) -> None:
    records = [json.dumps({"id": str(number), "text": f"{BAD.strip()} Artikel {number}."}) for number in range(2)]
    collection = written(tmp_path / "berita.jsonl", "\n".join(records))
    assert "ada 2 temuan" in run("accept", collection, "--reason", "x").stderr
    one, other = (json.loads(line)["sha256"] for line in run("check", collection, "--format", "jsonl").stdout.splitlines())
    values = {"sha256": one, "rule": "parts-sum", "text": "140 … 116 … 42", "reason": "x"}
    written(tmp_path / "berita.jsonl.newsfacts.toml", "[[suppress]]\n" + "".join(f'{key} = "{value}"\n' for key, value in values.items()))
    assert run("accept", collection, "--reason", "y").exit_code == 0
    assert [(entry["sha256"], entry["reason"]) for entry in entries(collection)] == [(one, "x"), (other, "y")]
