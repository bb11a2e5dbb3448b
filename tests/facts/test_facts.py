"""A quantity in its context: every field of a fact, and no exception on any text."""

import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import facts, quantities
from newsfacts.facts.resolution import reference, resolve
from newsfacts.facts.speakers import voices
from newsfacts.language import analyse
from newsfacts.model import Fact, Quantity
from newsfacts.readers import from_text

SPEAKERS = tomllib.loads((Path(__file__).parent.parent / "cases" / "speakers.toml").read_text(encoding="utf-8"))["speakers"]


def extract(text: str, published: date | None = None) -> tuple[Fact, ...]:
    return facts.extract(analyse(from_text(text, published=published)), quantities.find(text))


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS.items())
def test_speakers(text: str, speaker: str) -> None:
    assert voices(analyse(from_text(text)), len(text))[-1].speaker == speaker


def test_a_quote_is_spoken_by_whom_its_end_names() -> None:
    text = '"Ada 40 rumah rusak. Dari jumlah itu 12 roboh," kata Kepala BPBD Lombok Barat, Budi Santoso di Gerung, Jumat.'
    text += "\nSementara itu, 3 desa terisolasi."
    first, second, third = extract(text)
    assert (first.speaker, first.quoted) == (second.speaker, second.quoted) == ("Budi Santoso", True)
    assert (third.speaker, third.quoted) == (None, False)


def test_narration_is_spoken_by_whom_its_sentence_names() -> None:
    first, second = extract("Budi Santoso mengatakan ada 40 rumah rusak. Di desa itu ada 12 sumur.")
    assert (first.speaker, first.quoted) == ("Budi Santoso", False)
    assert second.speaker is None


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ada 9.881 tenaga kerja merupakan aparat perangkat desa dan sopir.", "merupakan aparat perangkat desa"),
        ("Yang sudah terdaftar sebagai peserta sebanyak 13.506 pekerja.", "terdaftar sebagai peserta"),
        ("Sebanyak 21.450 pekerja di NTB belum terlindungi.", "belum terlindungi"),
        ("Ada empat program yang dikelola, yakni A, B, C, dan D.", "dikelola"),
        ("Sebanyak 40 rumah.", None),
    ],
)
def test_predicates(text: str, predicate: str | None) -> None:
    assert extract(text)[0].predicate == predicate


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Sebanyak 40 rumah rusak.", "stated"),
        ("Pemerintah menargetkan 40 rumah.", "target"),
        ("Sebanyak 12 desa akan dibangun.", "target"),
        ("Kerugian diperkirakan Rp2 miliar.", "estimate"),
        ("Jika terlindungi, ia mendapat Rp24 juta.", "condition"),
        ("Jika dibandingkan tahun lalu, jumlahnya naik 5 persen.", "stated"),
        ("Jumlahnya bukan 40 orang.", "denied"),
        ("Jumlahnya tidak kurang dari 40 orang.", "stated"),
        ("Tidak hanya 40 rumah yang rusak.", "stated"),
        ("Pajak ditargetkan Rp6 miliar terealisasi sebesar Rp7 miliar.", "target"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert extract(text)[0].modality == modality


def test_what_came_of_a_target_is_none() -> None:
    assert [fact.modality for fact in extract("Pajak ditargetkan Rp6 miliar terealisasi sebesar Rp7 miliar.")] == ["target", "stated"]


def test_time_and_place_where_the_sentence_says_them() -> None:
    rumah, tanggal = extract("Sebanyak 40 rumah rusak di Kabupaten Lombok Barat pada 20 Agustus 2019.")
    assert (rumah.time, rumah.place) == ("2019-08-20", "Kabupaten Lombok Barat")
    assert (tanggal.value, tanggal.time) == ("2019-08-20", None)
    assert [fact.place for fact in extract("Kurs berada di Rp15.310, volume di USD2,31 juta, dan arus di H-7 ada 40 ribu.")] == [None] * 3


def test_the_day_and_place_of_saying_it_are_not_those_of_the_figure() -> None:
    rumah = extract('"Ada 40 rumah rusak," kata Budi Santoso di Mataram, 20 Agustus 2019.')[0]
    assert (rumah.time, rumah.place) == (None, None)


def test_sections_sentences_and_ids() -> None:
    text = "Sebanyak 40 rumah rusak\n\nMataram (ANTARA) - Ada 40 rumah rusak. Ada 3 desa.\n"
    found = extract(text)
    assert [fact.id for fact in found] == ["f1", "f2", "f3"]
    assert [fact.section for fact in found] == ["title", "body", "body"]
    assert text[found[2].sentence.start : found[2].sentence.end] == "Ada 3 desa."
    assert all(text[fact.start : fact.end] == fact.text for fact in found)


def test_figures_in_other_stories_headlines_are_related() -> None:
    found = extract("Jakarta (ANTARA) - Ada 40 rumah. Baca juga: Harga emas naik 2 persen hari ini Selain itu, ada 3 desa.")
    assert [fact.section for fact in found] == ["body", "related", "body"]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal("2.4E+7"), "24000000"),
        (Decimal("5.20"), "5.20"),
        (Fraction(1, 3), "1/3"),
        (Fraction(4), "4"),
        (Decimal("1E-3"), "0.001"),
        (None, None),
    ],
)
def test_numbers_are_written_exactly(number: Decimal | Fraction | None, written: str | None) -> None:
    assert facts.printed(number) == written


@pytest.mark.parametrize(
    ("iso", "weekday", "today", "resolved"),
    [
        ("--08-20", None, "2019-08-23", "2019-08-20"),
        ("--12-30", None, "2020-01-03", "2019-12-30"),
        ("--01-03", None, "2019-12-30", "2020-01-03"),
        ("--08-20", 2, "2020-03-01", "2019-08-20"),  # a Tuesday
        ("---08", None, "2019-08-10", "2019-08-08"),
        ("--05-05/--05-07", None, "2023-05-20", "2023-05-05/2023-05-07"),
        ("--02-30", None, "2023-05-20", None),
        ("--08", None, "2023-05-20", "2023-08"),
        ("2019-08-20", None, "2023-05-20", None),
        ("2019", None, "2023-05-20", None),
    ],
)
def test_dates_are_completed(iso: str, weekday: int | None, today: str, resolved: str | None) -> None:
    assert resolve(iso, weekday, date.fromisoformat(today)) == resolved


def test_without_a_day_of_publication_dates_are_completed_only_from_a_single_year() -> None:
    days = [Quantity("date", 0, 1, iso=iso) for iso in ("2019-08-20", "2019-08-23", "--08-21")]
    assert reference(None, days) == date(2019, 8, 23)
    assert reference(None, [*days, Quantity("date", 0, 1, iso="2017-01-01")]) is None
    assert reference(date(2020, 1, 1), days) == date(2020, 1, 1)
    assert extract("Rapat pada Selasa (20/8) itu singkat.", date(2019, 8, 23))[0].resolved == "2019-08-20"


def test_no_quantities_no_facts() -> None:
    assert extract("Tidak ada angka.") == ()


WORDS = st.sampled_from(
    [
        "40",
        "Rp2 juta",
        "(tiga)",
        "5 persen",
        "20 Agustus 2019",
        "rumah",
        "orang",
        "dan",
        "di",
        "Mataram",
        "kata",
        "Budi",
        "Santoso",
        ",",
        ".",
        '"',
        "“",
        "”",
        "menurut",
        "dia",
        "dari",
        "yang",
        "mencapai",
        "\n",
        "katanya",
        "jika",
        "tidak",
        "/",
        "(",
        ")",
        "nya",
        ":",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_no_order_of_words_breaks_it(text: str) -> None:
    for fact in extract(text):
        assert text[fact.start : fact.end] == fact.text
        assert fact.sentence.start <= fact.start
        assert fact.subject is None or fact.subject in text


@pytest.mark.parametrize(
    "text",
    ["- 40", ", 40", "dan 40", "(40", "40 dan", "40 (", "40 /", "di 40 di", "yang sebesar 40", "kata 40", "menurut", "40,", "/ 40 /"],
)
def test_figures_at_the_edges_break_nothing(text: str) -> None:
    at = text.find("40")
    made = [Quantity("count", at, at + 2, Decimal(40))] if at >= 0 else []
    assert len(facts.extract(analyse(from_text(text)), made)) == len(made)


@given(st.text(max_size=120), st.lists(st.tuples(st.integers(0, 120), st.integers(1, 10)), max_size=4))
def test_quantities_anywhere_break_nothing(text: str, spans: list[tuple[int, int]]) -> None:
    places = [(start, min(len(text), start + size)) for start, size in spans if start < len(text)]
    made = [Quantity("count", start, end, Decimal(1)) for start, end in places]
    assert len(facts.extract(analyse(from_text(text)), made)) == len(made)
