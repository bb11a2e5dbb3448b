"""Quantities in sentences: what is found, what is refused, and that no text is too odd or too long."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked import rows, toml, unmark
from newsfacts import quantities
from newsfacts.model import Quantity

QUALIFIERS = {"about", "more_than", "at_least", "less_than", "at_most", "almost"}


def printed(value: Decimal | Fraction | None) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def described(quantity: Quantity, wanted: str = "") -> str:
    """A quantity as the tables write it; the precision only where the table asks for it."""
    value = quantity.iso or (
        printed(quantity.value) if quantity.value is not None else f"{printed(quantity.low)}..{printed(quantity.high)}"
    )
    parts = [quantity.kind, value, quantity.unit or ""]
    parts.append("" if quantity.qualifier == "exact" else quantity.qualifier)
    parts.append(f"per={quantity.per}" if quantity.per and quantity.kind != "count" else "")
    parts.append(f"rival={quantity.rival}" if quantity.rival else "")
    parts.append(f"~{printed(quantity.precision)}" if "~" in wanted else "")
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("case", toml("quantities.toml")["case"], ids=lambda case: str(case["text"])[:50])
def test_table(case: dict[str, Any]) -> None:
    text, spans = unmark(case["text"])
    found = quantities.find(text)
    assert [text[quantity.start : quantity.end] for quantity in found] == [text[start:end] for start, end in spans]
    assert [(quantity.start, quantity.end) for quantity in found] == spans
    described_all = [described(quantity, wanted) for quantity, wanted in zip(found, case["facts"], strict=True)]
    assert described_all == case["facts"]


@pytest.mark.parametrize(("name", "marked"), [(name, text) for name, texts in toml("refusals.toml").items() for text in texts])
def test_refusals(name: str, marked: str) -> None:
    text, ((start, _),) = unmark(marked)
    refused = {finding.start: finding.refusal for finding in quantities.explain(text) if finding.quantity is None}
    assert refused.get(start) == name
    assert all(not quantity.start <= start < quantity.end for quantity in quantities.find(text))


@pytest.mark.parametrize(("phrase", "expected"), [row[:2] for row in rows("duckling.tsv")])
def test_phrases_of_duckling(phrase: str, expected: str) -> None:
    text = f"ada {phrase} di sana"
    assert [described(quantity) for quantity in quantities.find(text)] == ([] if expected == "-" else [expected])


def test_differences_from_duckling_have_a_reason() -> None:
    assert all(row[2] for row in rows("duckling.tsv") if row[1] == "-")


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", " "])
def test_any_space_is_a_space(space: str) -> None:
    text = f"senilai Rp{space}5{space}juta atau 30{space}persen"
    assert [described(quantity) for quantity in quantities.find(text)] == ["money 5000000 IDR", "percent 30 %"]


@pytest.mark.parametrize("dash", ["-", "–", "—", "−"])
def test_any_dash_makes_a_range(dash: str) -> None:
    assert [described(quantity) for quantity in quantities.find(f"naik 5{dash}10 persen")] == ["percent 5..10 %"]


@pytest.mark.parametrize("text", ["\u0130stanbul 5 persen", "ﬁ 5 persen", "ß 5 persen", "😀 5 persen", "e\u0301 5 persen"])
def test_offsets_are_code_points(text: str) -> None:
    (quantity,) = quantities.find(text)
    assert text[quantity.start : quantity.end] == "5 persen"


def test_explain_tells_of_every_numeral() -> None:
    text = "Pasal 27 menyebut 5 orang pada 2019, salah satu denda Rp5 juta."
    assert [(text[f.start : f.end], f.refusal or f.quantity and f.quantity.kind) for f in quantities.explain(text)] == [
        ("27", "law"),
        ("5", "count"),
        ("2019", "date"),
        ("satu", "idiom"),
        ("Rp5 juta", "money"),
    ]


def test_a_headline_has_capitals_and_counts_all_the_same() -> None:
    text = "Polisi Periksa 11 Saksi Terkait Kecelakaan\n\nIa datang ke Kelurahan 35 Ilir."
    assert [text[quantity.start : quantity.end] for quantity in quantities.find(text)] == ["11"]


def test_markers_of_a_list_are_refused_wherever_it_stands() -> None:
    text = "Syaratnya: 1. Warga 2. Dewasa 3. Sehat\n1) Lahir\n2) Hidup\nAda dua."
    assert [text[quantity.start : quantity.end] for quantity in quantities.find(text)] == ["dua"]


def test_the_marks_of_footnotes_are_refused() -> None:
    assert [finding.refusal for finding in quantities.explain("Menurut Badu[2][3] hal itu benar.")] == ["boilerplate", "boilerplate"]


def test_the_rows_of_a_table_are_refused() -> None:
    text = "Klasemen: Liverpool 33 24 7 2 75 31 44 79 2 Arsenal 34 18 13 3 63 29"
    assert quantities.find(text) == []


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    check_order(text)


PIECES = ["1", "20", "2019", "1.234", "0,5", "Rp", "US$", "-", "/", "(", ")", ".", ",", " ", "\n"]
WORDS = ["satu", "dua", "juta", "persen", "Mei", "Senin", "tahun", "hingga", "dan", "sekitar", "koma", "minus"]


@given(st.lists(st.sampled_from([*PIECES, *WORDS]), max_size=40).map("".join))
def test_any_mixture_of_what_is_known_is_read(text: str) -> None:
    check_order(text)


def check_order(text: str) -> None:
    found = quantities.find(text)
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    for quantity in found:
        assert (quantity.iso is not None) == (quantity.kind == "date")
        assert quantity.kind == "date" or (quantity.value is None) == (quantity.low is not None)


def test_the_same_text_gives_the_same_quantities() -> None:
    text = "Sebanyak 5 persen dari Rp5 juta pada Selasa (20/8/2019)."
    assert quantities.find(text) == quantities.find(text)


def test_markers_of_a_long_list_count_up() -> None:
    lines = [f"{number}. Desa Suka{name} menanam jagung." for number, name in enumerate("abcdefghij" * 11, 1)]
    assert quantities.find("\n".join(lines)) == []
    assert [quantity.value for quantity in quantities.find("Petugas menyita:\n120. Ribu butir pil")] == [120]
