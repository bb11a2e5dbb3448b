"""Tokens, sentences, cues and quotes keep to the text they come from."""

import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import lexicon
from newsfacts.language import analyse, pipeline, sentences
from newsfacts.language.quotes import direct_quotes
from newsfacts.readers import from_text

CASES = Path(__file__).parent.parent / "cases"
SENTENCES = tomllib.loads((CASES / "sentences.toml").read_text(encoding="utf-8"))["sentences"]
QUOTES = tomllib.loads((CASES / "quotes.toml").read_text(encoding="utf-8"))["case"]

texts = st.text(
    alphabet=st.one_of(st.sampled_from(" \n\t.,:;?!\"“”'()-–0123456789RpAaBbIi½İ\u00a0\u200b\ufeff"), st.characters(codec="utf-8")),
    max_size=200,
)


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences.split(text)] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("case", QUOTES, ids=lambda case: case["text"][:30])
def test_quotes(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [text[start:end] for start, end in direct_quotes(text)] == case["quotes"]


def test_a_mark_without_partner_does_not_swallow_the_article() -> None:
    text = '"Kutipan yang tak pernah ditutup. ' + "Ini narasi yang panjang sekali. " * 200
    assert all(end - start < len(text) / 2 for start, end in direct_quotes(text))


def test_sentences_wrapped_by_hand_run_over_their_lines() -> None:
    lines = [
        "Pemerintah Provinsi Nusa Tenggara Barat menyalurkan bantuan kepada",
        "sejumlah warga di empat kecamatan yang terkena banjir pada awal",
    ]
    text = "\n".join([*lines * 4, "pekan ini."])
    assert sentences.split(text) == ((0, len(text)),)


def test_cues_are_found_in_any_case_and_the_longest_wins() -> None:
    family, phrase = max(
        ((family, phrase) for family, phrases in lexicon.relations().families.items() for phrase in phrases), key=lambda it: len(it[1])
    )
    text = f"Ada 10 orang, {phrase.upper()} dua orang."
    found = analyse(from_text(text)).cues(0, 0)
    assert (14, 14 + len(phrase), family, phrase) in found
    assert not any(cue.start >= 14 and cue.end < 14 + len(phrase) for cue in found if cue.end <= 14 + len(phrase))


def test_hyphenated_words_stay_whole() -> None:
    assert analyse(from_text("Pekerja non-ASN dan kupu-kupu itu.")).words == ["pekerja", "non-asn", "dan", "kupu-kupu", "itu", "."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rp24juta", "rp 24 juta"),
        ("US$1,5 miliar", "us$ 1,5 miliar"),
        ("35,5%", "35,5 %"),
        ("(20/8).", "( 20 / 8 ) ."),
        ("5-10 persen", "5 - 10 persen"),
        ("50-an", "50-an"),
        ("triliun/2015", "triliun / 2015"),
        ("No. 5", "no. 5"),
        ("“Siap,”", "“ siap , ”"),
        ("selesai.Kemudian", "selesai . kemudian"),
        ("İzmir 5", "i̇zmir 5".replace("i̇", "İ")),
    ],
)
def test_tokens(text: str, words: str) -> None:
    assert analyse(from_text(text)).words == words.split()


def test_sentences_do_not_cross_blocks() -> None:
    text = "Harga naik. Baca juga: Harga emas hari ini melonjak lagi Selain itu, beras naik 2 persen."
    analysis = analyse(from_text(text))
    edges = [(block.start, block.end) for block in analysis.document.blocks]
    assert len(edges) == 3
    assert all(any(start <= begin and end <= stop for start, stop in edges) for begin, end in analysis.sentences)


def test_positions() -> None:
    text = "Ada 40 rumah. Ada 12 desa."
    analysis = analyse(from_text(text))
    assert analysis.words[analysis.token_at(text.index("rumah"))] == "rumah"
    assert analysis.words[analysis.token_at(text.index("rumah") + 2)] == "rumah"
    assert analysis.token_at(len(text)) == len(analysis.words)
    first, last = analysis.tokens(*analysis.sentences[1])
    assert analysis.words[first:last] == ["ada", "12", "desa", "."]
    assert [analysis.sentence_at(offset) for offset in (0, 12, 14, len(text) - 1)] == [0, 0, 1, 1]


@given(texts)
def test_everything_lies_inside_the_text(text: str) -> None:
    analysis = analyse(from_text(text))
    assert analysis.text == text
    assert len(analysis.starts) == len(analysis.words)
    assert all(analysis.end(token) <= start for token, start in enumerate(analysis.starts[1:]))
    assert all(analysis.lower[start : analysis.end(token)] == analysis.words[token] for token, start in enumerate(analysis.starts))
    assert not any(word.isspace() for word in analysis.words)
    for spans in (analysis.sentences, analysis.quotes):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert "".join(text[start:end] for start, end in analysis.sentences).replace(" ", "") != "" or not text.strip()


@given(texts)
def test_every_word_stands_in_a_sentence(text: str) -> None:
    analysis = analyse(from_text(text))
    covered = sum(len(text[start:end].split()) for start, end in analysis.sentences)
    assert covered >= len(text.split())


def test_the_pipeline_is_built_once() -> None:
    assert pipeline() is pipeline()


def test_importing_the_module_does_not_import_spacy() -> None:
    code = "import sys, newsfacts.language, newsfacts.facts, newsfacts.readers; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("hostile", ["-", "(", '"', "“", "'", "a", "Rp", "A.", "1. ", "\n", '"a\n', "\u0130", "kata Budi, "])
def test_hostile_repetition_stays_linear(hostile: str) -> None:
    """The tokenizer alone would take minutes for twenty thousand hyphens."""
    analysis = analyse(from_text(hostile * 20_000))
    assert analysis.starts == sorted(analysis.starts)
