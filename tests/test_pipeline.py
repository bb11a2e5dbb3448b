"""The composition: text in, report out, always the same, whatever the text."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsfacts
from newsfacts import pipeline

BAD = "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 42 polisi wanita."
ARTICLES = sorted((Path(__file__).parent.parent / "corpora" / "articles").glob("*.txt"))


def test_a_report_holds_facts_checks_and_their_count() -> None:
    report = newsfacts.check(BAD)
    assert [fact.value for fact in report.facts] == ["140", "116", "42"]
    [check] = report.checks
    assert (check.rule, check.verdict, check.severity) == ("parts-sum", "inconsistent", "error")
    assert report.summary.model_dump() == {"facts": 3, "consistent": 0, "inconsistent": 1, "unverifiable": 0}
    assert newsfacts.extract(BAD) == report.facts


def test_a_sentence_that_ends_within_the_first_token() -> None:
    assert newsfacts.check("½!È di Mataram").summary.inconsistent == 0


@pytest.mark.parametrize("text", ["2019 lalu ada 40 orang.", "Ada ratusan orang sisanya 5-10 guru dan 3 murid.", "1945 silam"])
def test_a_year_or_a_vague_whole_without_anything_before_it(text: str) -> None:
    sound(newsfacts.check(text, preview=True), text)


def test_messages_in_both_languages() -> None:
    [indonesian], [english] = (newsfacts.check(BAD, language=language).checks for language in ("id", "en"))
    assert indonesian.message != english.message
    assert indonesian.formula == english.formula


def test_a_document_is_as_good_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BAD, encoding="utf-8")
    document = newsfacts.read(path)
    assert newsfacts.check(document).checks == newsfacts.check(BAD).checks
    assert newsfacts.check(document, published=date(2019, 8, 23)).published == date(2019, 8, 23)
    assert newsfacts.check(BAD, published=date(2019, 8, 23)).published == date(2019, 8, 23)


def test_rules_are_selected_and_ignored_by_name() -> None:
    assert newsfacts.check(BAD, ignore=["parts-sum", "part-of"]).checks == ()
    assert newsfacts.check(BAD, select=["restated"]).checks == ()
    assert len(newsfacts.check(BAD, select=["parts-sum", "restated"]).checks) == 1


def test_an_unknown_rule_is_named_with_the_nearest() -> None:
    with pytest.raises(newsfacts.UnknownRuleError, match="did you mean 'parts-sum'"):
        newsfacts.check(BAD, select=["parts-sums"])
    with pytest.raises(newsfacts.UnknownRuleError, match="newsfacts rules"):
        pipeline.rule("zzz")
    assert pipeline.rule("parts-sum").name == pipeline.rule("Rincian dan total").name == "parts-sum"
    with pytest.raises(newsfacts.UnknownRuleError, match="no rule is left"):
        newsfacts.check("Tidak ada.", select=["restated"], ignore=["penyebutan ulang"])
    with pytest.raises(ValueError, match="'fr'; there are id and en"):
        newsfacts.check("Tidak ada.", language="fr")  # type: ignore[arg-type]


def test_records_are_frozen() -> None:
    report = newsfacts.check(BAD)
    with pytest.raises(ValueError, match="frozen"):
        report.title = "x"  # type: ignore[misc]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_records_made_without_validation_are_valid(path: Path) -> None:
    report = newsfacts.check(path.read_text(encoding="utf-8"), preview=True)
    assert newsfacts.Report.model_validate(report.model_dump(), strict=True) == report
    extraction = pipeline.extract_document(newsfacts.read(path))
    assert type(extraction).model_validate(extraction.model_dump(), strict=True) == extraction


@given(st.text(max_size=400))
def test_any_text_gives_a_report(text: str) -> None:
    sound(newsfacts.check(text), text)


def test_lone_surrogates_are_replaced_and_offsets_stay() -> None:
    report = newsfacts.check("\ud800 Ada 140 orang \udc00.")
    assert [(fact.start, fact.text) for fact in report.facts] == [(6, "140")]
    assert newsfacts.Report.model_validate_json(report.model_dump_json()) == report


WORDS = (
    "Rp1,2 triliun",
    "5 persen",
    "sebanyak 140 orang",
    "terdiri dari",
    "dan",
    "20 Agustus 2019",
    "(20/8)",
    "½",
    "sekitar",
    "naik",
    "dari",
    "\n\n",
    '"',
    ".",
)


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=40))
def test_any_words_of_news_give_a_report(words: list[str]) -> None:
    text = " ".join(words)
    sound(newsfacts.check(text), text)


@given(st.sampled_from(ARTICLES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.text(max_size=8)), max_size=6))
def test_any_edit_of_an_article_gives_a_report(path: Path, edits: list[tuple[float, int, str]]) -> None:
    text = path.read_text(encoding="utf-8")
    for place, cut, typed in edits:
        start = int(place * len(text))
        text = text[:start] + typed + text[start + cut :]
    sound(newsfacts.check(text), text)


@given(st.sampled_from(ARTICLES), st.sampled_from(ARTICLES), st.floats(0, 1), st.floats(0, 1), st.lists(st.sampled_from(WORDS), max_size=3))
def test_any_two_articles_run_together_give_a_report(one: Path, other: Path, end: float, start: float, between: list[str]) -> None:
    first, last = (path.read_text(encoding="utf-8").split(" ") for path in (one, other))
    text = " ".join([*first[: int(end * len(first))], *between, *last[int(start * len(last)) :]])
    sound(newsfacts.check(text, preview=True), text)


def sound(report: newsfacts.Report, text: str) -> None:
    """What holds of every report: offsets and ids point at what they say, counts count, and the same text gives the same report."""
    by_id = {fact.id: fact for fact in report.facts}
    assert len(by_id) == len(report.facts)
    for fact in report.facts:
        assert text[fact.start : fact.end] == fact.text
        assert 0 <= fact.sentence.start <= fact.start < fact.end <= fact.sentence.end <= len(text)
    starts = [fact.start for fact in report.facts]
    assert starts == sorted(starts)
    for check in report.checks:
        assert {name for ids in check.facts.values() for name in ids} <= by_id.keys()
        assert (check.severity is not None) == (check.verdict == "inconsistent")
        assert (check.basis is not None) == (check.verdict == "consistent")
        assert (check.reason is not None) == (check.verdict == "unverifiable")
    assert report.summary.facts == len(report.facts)
    assert newsfacts.check(text) == report


LISTS = """Kapal yang mengangkut 12 orang karam.  Delapan orang selamat dan empat turis dicari.
Korban selamat terdiri atas tiga turis, empat kru, dan satu pemandu.  Korban hilang terdiri atas satu laki-laki dewasa dan tiga anak."""


def test_the_report_does_not_depend_on_the_order_of_sets() -> None:
    program = "import sys, newsfacts; print(newsfacts.check(sys.stdin.read()).model_dump_json())"
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=LISTS,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "4")
    }
    assert len(printed) == 1
