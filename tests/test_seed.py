"""The story that the project began with, where the checkout has it beside it; and the same story with one figure changed."""

from pathlib import Path

import pytest

import newsfacts as library
from newsfacts import Report
from program import newsfacts

SEEDS = sorted((Path(__file__).parent.parent.parent / "shared" / "seed").glob("*.txt"))
pytestmark = pytest.mark.skipif(not SEEDS, reason="the seed story is not beside this checkout (../shared/seed)")


@pytest.fixture(scope="module")
def text() -> str:
    return SEEDS[0].read_bytes().decode("utf-8")


def report(text: str, path: Path) -> tuple[int, Report]:
    path.write_text(text, encoding="utf-8", newline="")
    done = newsfacts("check", "--format", "jsonl", path)
    return done.returncode, Report.model_validate_json(done.stdout)


def test_the_facts(text: str, tmp_path: Path) -> None:
    status, found = report(text, tmp_path / "seed.txt")
    assert status == 0
    assert [(fact.kind, fact.text, fact.value, fact.unit) for fact in found.facts] == [
        ("count", "21.450", "21450", None),
        ("count", "21.450", "21450", None),
        ("count", "21.450", "21450", None),
        ("count", "13.506", "13506", None),
        ("count", "9.881", "9881", None),
        ("count", "3.625", "3625", None),
        ("count", "102.763", "102763", None),
        ("count", "13.506", "13506", None),
        ("date", "20 Agustus 2019", "2019-08-20", None),
        ("money", "Rp24juta", "24000000", "IDR"),
        ("count", "empat", "4", None),
    ]
    money = found.facts[9]
    assert money.qualifier == "at_most"
    peserta = found.facts[3]
    assert (peserta.subject, peserta.speaker, peserta.quoted) == ("pekerja non-ASN", "M Yamin Pahlevi", True)


def test_the_checks(text: str, tmp_path: Path) -> None:
    _, found = report(text, tmp_path / "seed.txt")
    texts = {fact.id: fact.text for fact in found.facts}
    assert all(check.verdict == "consistent" for check in found.checks)
    said = {(check.rule, tuple(sorted(texts[fact] for ids in check.facts.values() for fact in ids))) for check in found.checks}
    assert ("parts-sum", ("13.506", "3.625", "9.881")) in said
    assert ("part-of", ("102.763", "13.506")) in said
    assert ("listed-count", ("empat",)) in said
    assert {rule for rule, _ in said} == {"parts-sum", "part-of", "listed-count", "restated"}
    restated = [{fact for ids in check.facts.values() for fact in ids} for check in found.checks if check.rule == "restated"]
    assert joined(restated) == [{"f1", "f2", "f3"}, {"f4", "f8"}]


def joined(groups: list[set[str]]) -> list[set[str]]:
    """The groups of mentions that are connected."""
    result: list[set[str]] = []
    for group in groups:
        touching = [other for other in result if other & group]
        result = [other for other in result if not other & group] + [group.union(*touching)]
    return sorted(result, key=min)


@pytest.mark.parametrize(
    ("printed", "changed", "rule", "suggestion"),
    [
        ("9.881", "9.818", "parts-sum", "9.881"),
        ("empat program", "lima program", "listed-count", None),
        ("21.450", "21.540", "restated", "21.450"),
    ],
)
def test_one_changed_figure_is_one_contradiction(
    text: str, tmp_path: Path, printed: str, changed: str, rule: str, suggestion: str | None
) -> None:
    status, found = report(text.replace(printed, changed, 1), tmp_path / "seed.txt")
    assert status == 1
    [check] = [check for check in found.checks if check.verdict == "inconsistent"]
    assert (check.rule, check.severity) == (rule, "error")
    if suggestion:
        assert check.suggestion is not None
        assert suggestion in check.suggestion


def test_the_library_says_the_same_as_the_program(text: str, tmp_path: Path) -> None:
    _, printed = report(text, tmp_path / "seed.txt")
    found = library.check(text)
    assert (found.facts, found.checks, found.summary) == (printed.facts, printed.checks, printed.summary)
