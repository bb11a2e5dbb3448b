"""Suppressions in a sidecar file: what they put aside, what they must say, and what becomes of those that match nothing."""

import json
from pathlib import Path

import pytest

from newsfacts import pipeline, readers
from newsfacts.checks import running
from newsfacts.control.identity import quote
from newsfacts.control.session import Session
from newsfacts.control.settings import Flags
from newsfacts.control.tables import ControlError
from newsfacts.model import Report, Severity

BAD = "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 42 polisi wanita.\n"
LEAST: tuple[Severity, ...] = ("note", "error")
OTHER = "Kegiatan itu digelar di Kendari, Selasa (20/10/2025).\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def entry(text: str, rule: str = "parts-sum", reason: str = "sudah diperiksa", sha256: str | None = None) -> str:
    digest = readers.from_text(BAD).sha256 if sha256 is None else sha256
    values = {"sha256": digest, "rule": rule, "text": text, "reason": reason}
    return "[[suppress]]\n" + "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def checked(article: Path, *entries: str, flags: Flags | None = None) -> Report:
    article.with_name(article.name + ".newsfacts.toml").write_text("\n".join(entries), encoding="utf-8")
    document = readers.read(article)
    return Session([article], flags or Flags()).check(article, document)


@pytest.mark.parametrize(
    "text",
    [
        "140 … 116 … 42",
        "140...116...42",
        BAD,
        BAD.replace(" ", " \\n ").replace("\\n", "\n"),
        "Sebanyak 140 personel … 116 polisi laki-laki dan 42",
        "42 … 116 … 140",
    ],
)
def test_a_finding_whose_figures_are_quoted_is_put_aside(article: Path, text: str) -> None:
    report = checked(article, entry(text))
    [found] = report.suppressed
    assert (found.by, found.reason, found.check.rule) == ("sidecar", "sudah diperiksa", "parts-sum")
    assert found.check.id not in {check.id for check in report.checks}
    assert report.summary.inconsistent == 0
    assert report.unmatched == ()


@pytest.mark.parametrize("text", ["140 … 116", "140 … 116 … 42 … polisi", "140 … 116 … 43", "personel"])
def test_a_finding_that_is_not_quoted_as_a_whole_stays_and_the_entry_is_unused(article: Path, text: str) -> None:
    report = checked(article, entry(text))
    assert report.suppressed == ()
    assert report.summary.inconsistent == 1
    [unmatched] = report.unmatched
    assert (unmatched.state, unmatched.text, unmatched.rule) == ("unused", text, "parts-sum")


def test_an_entry_for_another_rule_is_unused_unless_that_rule_did_not_run(article: Path) -> None:
    assert [found.state for found in checked(article, entry("140 … 116 … 42", rule="share")).unmatched] == ["unused"]
    assert checked(article, entry("140 … 116 … 42", rule="share"), flags=Flags(ignore=("share",))).unmatched == ()
    assert checked(article, entry("140"), flags=Flags(select=("share",))).unmatched == ()


def test_an_entry_for_another_state_of_the_article_is_stale_and_puts_nothing_aside(article: Path) -> None:
    report = checked(article, entry("140 … 116 … 42", sha256="0" * 64))
    assert [found.state for found in report.unmatched] == ["stale"]
    assert report.summary.inconsistent == 1


def test_the_entries_of_a_collection_are_for_its_articles(tmp_path: Path) -> None:
    collection = tmp_path / "berita.jsonl"
    sidecar = tmp_path / "berita.jsonl.newsfacts.toml"
    sidecar.write_text(entry("140 … 116 … 42"), encoding="utf-8")
    session = Session([collection], Flags())
    one, other = (
        session.check(collection, readers.from_text(text, f"{collection}#{number}")) for number, text in enumerate((BAD, OTHER), 1)
    )
    assert len(one.suppressed) == 1
    assert other.unmatched == ()


def test_each_finding_is_named_by_its_figures() -> None:
    report = pipeline.check(BAD)
    facts = {fact.id: fact for fact in report.facts}
    [name] = [quote(check, facts) for check in report.checks if check.severity]
    assert name == "140 … 116 … 42"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (entry("140").replace("reason", "raison"), "suppress 1 raison: no such key; did you mean 'reason'?"),
        (entry("140", reason=" "), "suppress 1 reason: must say something"),
        (entry("…"), "suppress 1 text: must say something"),
        (entry("140", rule="part-sum"), "did you mean 'parts-sum'?"),
        (entry("140", sha256="12"), "suppress 1 sha256"),
        (entry("140") + "\n" + "\n".join(entry("1").splitlines()[:-1]), 'suppress 2 reason: is missing; write reason = "…"'),
        ("[[supress]]\n", "did you mean 'suppress'?"),
        ("[[suppress]\n", "is not valid TOML"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(article: Path, text: str, said: str) -> None:
    with pytest.raises(ControlError) as error:
        checked(article, text)
    assert "berita.txt.newsfacts.toml: " in str(error.value)
    assert said in str(error.value)


def test_the_rule_may_be_named_as_reports_call_it(article: Path) -> None:
    assert [found.check.rule for found in checked(article, entry("140 … 116 … 42", rule="rincian dan total")).suppressed] == ["parts-sum"]


def test_isolated_reads_no_suppressions(article: Path) -> None:
    report = checked(article, entry("140 … 116 … 42"), "nonsense", flags=Flags(isolated=True))
    assert report.suppressed == ()
    assert report.summary.inconsistent == 1


def test_notes_are_left_out_where_only_errors_are_asked_for(article: Path) -> None:
    rounded = "Sebanyak 1.400 orang hadir, terdiri dari 720 laki-laki dan 690 perempuan.\n"
    document = readers.from_text(f"{rounded}\n{BAD}", "berita.txt")
    whole, errors = (Session([article], Flags(min_severity=least)).check(article, document) for least in LEAST)
    assert [check.severity for check in whole.checks if check.severity] == ["note", "error"]
    assert [check for check in whole.checks if check.severity != "note"] == list(errors.checks)
    assert (whole.summary.inconsistent, errors.summary.inconsistent) == (2, 1)


def test_running_follows_select_ignore_and_preview() -> None:
    assert running(frozenset({"order", "share"}), frozenset({"share"}), False)[0].keys() == {"order"}
    assert "parts-sum" in running(None, frozenset(), False)[0]
    assert running(None, frozenset(), False)[0].keys() <= running(None, frozenset(), True)[0].keys()
