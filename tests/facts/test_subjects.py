"""What a number counts: the noun after it, the one it is said of, the one it inherits."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from newsfacts import quantities
from newsfacts.facts.sites import locate
from newsfacts.facts.subjects import Subjects
from newsfacts.language import analyse
from newsfacts.language.words import noun_like, unpossessed, verb_like
from newsfacts.readers import from_text

TABLES = tomllib.loads((Path(__file__).parent.parent / "cases" / "subjects.toml").read_text(encoding="utf-8"))
CASES = [(marked, subject) for table in TABLES.values() for marked, subject in table.items()]


@pytest.mark.parametrize(("marked", "subject"), CASES)
def test_subject(marked: str, subject: str) -> None:
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    found = quantities.find(text)
    spans = Subjects(analyse(from_text(text)), locate(analyse(from_text(text)), found)).resolve()
    named = [
        span and text[span[0] : span[1]] for quantity, span in zip(found, spans, strict=True) if quantity.start <= start < quantity.end
    ]
    assert named == [None if subject == "-" else subject]


@pytest.mark.parametrize("word", ["terdakwa", "dinas", "menara", "beras", "berita", "pekerja", "kebijakan", "tembakan", "penolakan"])
def test_nouns_that_look_like_verbs(word: str) -> None:
    assert noun_like(word)
    assert not verb_like(word)


@pytest.mark.parametrize("word", ["mencatat", "bertambah", "dibangun", "terbakar", "gunakan", "naik", "mencapai", "sebesar"])
def test_verbs_and_carriers(word: str) -> None:
    assert verb_like(word)
    assert not noun_like(word)


def test_the_possessive_is_cut_off() -> None:
    assert [unpossessed(word) for word in ("wakilnya", "nya", "punya", "rumah")] == [3, 0, 0, 0]


def test_a_quantity_without_words_around_it_has_no_subject() -> None:
    analysis = analyse(from_text("40"))
    found = quantities.find("40") or [quantities.find("40 rumah")[0]._replace(end=2, value=Decimal(40))]
    assert Subjects(analysis, locate(analysis, found)).resolve() == [None]
