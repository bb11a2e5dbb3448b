"""`extract --explain`: everything that looks like a number is accounted for."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsfacts
from newsfacts import lexicon, pipeline, readers
from newsfacts.model import Reading
from newsfacts.reports import readings
from newsfacts.reports.terminal import columns, screen

ROOT = Path(__file__).parent.parent
ARTICLES = sorted((ROOT / "corpora").glob("*/*.txt"))


def explain(text: str) -> tuple[Reading, ...]:
    return pipeline.explain_document(readers.from_text(text)).readings


def unaccounted(text: str) -> str:
    """The digits of a text that no reading holds."""
    held = {offset for reading in explain(text) for offset in range(reading.start, reading.end)}
    return "".join(character for offset, character in enumerate(text) if character.isdigit() and offset not in held)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_digit_of_every_article_is_accounted_for(article: Path) -> None:
    assert unaccounted(article.read_text(encoding="utf-8")) == ""


@given(st.text(alphabet=st.sampled_from("0123456789.,:/-()%² ٣satu dua juta Rp\n"), max_size=60))
def test_every_digit_of_any_text_is_accounted_for(text: str) -> None:
    assert unaccounted(text) == ""
    found = explain(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[reading.start : reading.end] == reading.text for reading in found)


@pytest.mark.parametrize("article", ARTICLES[:6], ids=lambda path: path.stem)
def test_every_fact_is_there_once_and_everything_else_has_a_class(article: Path) -> None:
    explanation = pipeline.explain_document(readers.read(article))
    assert [reading.fact for reading in explanation.readings if reading.fact] == [fact.id for fact in explanation.facts]
    assert all((reading.fact is None) == (reading.refusal is not None) and reading.why for reading in explanation.readings)


@pytest.mark.parametrize(
    ("text", "printed", "refusal"),
    [
        ("Diatur Pasal 27 ayat (3) itu.", "27", "law"),
        ("Lolos ke perempat final.", "perempat", "alone"),
        ("Gap-nya berapa triliun nanti.", "triliun", "alone"),
        ("Luas 5 km² dan suhu ٣٥ derajat.", "٣٥", "unread"),
        ("Salah satu pilar.", "satu", "idiom"),
    ],
)
def test_what_is_no_fact_says_why(text: str, printed: str, refusal: str) -> None:
    [reading] = [reading for reading in explain(text) if reading.text == printed]
    assert (reading.fact, reading.refusal) == (None, refusal)
    assert reading.why == lexicon.report_words("id").readings[refusal]


def test_every_class_of_refusal_has_words() -> None:
    tables = tomllib.loads((ROOT / "tests" / "cases" / "refusals.toml").read_text(encoding="utf-8"))
    lexical = lexicon.refusals()
    classes = {*tables, *lexical.before, *lexical.after, "table", "decade", "unread", "alone", "fact"}
    for language in ("id", "en"):
        assert classes <= lexicon.report_words(language).readings.keys()


def test_the_text_lists_each_reading_and_counts_the_classes() -> None:
    text = "Sebanyak 140 personel dan salah satu dari mereka, sesuai Pasal 27.\n"
    document = readers.from_text(text, "berita.txt")
    shown = readings.page(document, pipeline.explain_document(document), screen("id", 80))
    lines = shown.splitlines()
    assert lines[0] == "berita.txt"
    assert [line.split()[1] for line in lines[2:5]] == ["140", "satu", "27"]
    assert "f1 jumlah 140" in lines[2]
    assert "pasal atau nomor peraturan" in lines[4]
    assert " ".join(lines[-2:]) == "1 angka, 2 bukan kuantitas: ungkapan, bukan hitungan (1); pasal atau nomor peraturan (1)"
    assert max(map(columns, lines)) <= 80


def test_the_library_explains_too() -> None:
    assert [(reading.text, reading.why) for reading in newsfacts.explain("Pasal 27 itu.", language="en")] == [
        ("27", "an article or number of a law")
    ]


def test_a_text_without_numbers_says_so() -> None:
    document = readers.from_text("Tidak ada.")
    assert "Tidak ada angka" in readings.page(document, pipeline.explain_document(document), screen("id"))
