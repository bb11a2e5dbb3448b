"""Texts made to be slow: work grows with length, not with its square."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

import newsfacts
from newsfacts import quantities

PIECES = {
    "digits": "1",
    "dots": "1.",
    "commas": "1,",
    "one": "satu ",
    "ones and koma": "satu koma ",
    "signs": "Rp ",
    "amounts": "Rp 1 ",
    "brackets": "(1) ",
    "open brackets": "(1",
    "dashes": "1-",
    "slashes": "1/2/",
    "colons": "1:23:",
    "blanks": " ",
    "weekdays": "Senin (",
    "and": "1 dan ",
    "years": "2020 ",
    "laws": "nomor 1 tahun 2020 ",
    "cents": "5 sen 5 dolar AS ",
    "hours": "2 jam 3 menit ",
    "letters": "a1",
    "miliar": "5 miliar ",
    "markers": "1. A ",
}


# one sentence without an end, or sentences without number, for the stages behind
STORIES = {
    "quotes": '"',
    "opening quotes": "“a ",
    "quoted": '"a," kata Budi ',
    "brackets": "(",
    "brackets and figures": "(1 ",
    "square brackets": "[",
    "lines": "a\n",
    "paragraphs": "1 orang.\n\n",
    "full stops": ". ",
    "headlines": "Baca juga: A 5 ",
    "speakers": "Budi mengatakan 5 orang. ",
    "places": "5 di Jakarta ",
    "changes": "naik 5 persen dari 10 menjadi 20 ",
    "verbs of change": "naik ",
    "sums": "terdiri dari 3 dan 4, ",
    "remainders": "10 orang 5 sisanya 5 ",
    "sums in sentences": "10 orang terdiri dari 3 pria dan 7 wanita. ",
    "currencies": "US$ 3 juta atau Rp 5 miliar ",
    "means": "rata-rata 5 per orang ",
    "means told besides": "5 orang di 3 desa atau 2 orang per desa. ",
    "suspects": "Polisi menangkap enam pelaku berinisial Andi Budi, Caca Dedi, dan Eko Fani. ",
    "anniversaries": "Kamis (26/12/2024) ramai. Pada Minggu, 26 Desember, warga hadir. ",
    "matches": "Dari 10 laga menang lima kali, imbang tiga kali, dan kalah dua kali. ",
    "points one by one": "Ada dua hal. Pertama, air. Kedua, api. ",
    "what is beyond": "tumbuh 5 persen, melampaui ekonomi yang mencapai 4 persen. ",
    "pairs": "masing-masing 3, 4 dan 5 ",
    "multiples": "dua kali lipat dari 5 ",
    "shares": "5 dari 10 atau 50 persen ",
    "percentages": "20 persen, ",
    "lists": "empat hal, yakni a, b, c, dan d. ",
    "lists without an end": "dua hal, yakni A, B; C ",
    "lists without a cue": "dua A, B dan C (D dan E), ",
    "measures": "tiga pilihan 5 GB, 6 GB dan 7 GB, ",
    "ages in a list": "dua orang, yakni A (20), B (30) dan ",
    "ordinals": "dua hal pertama, hal kedua ",
    "numbered lists": "3 hal: 1. A 2. B 3. C ",
    "lists of lines": "3 hal:\nAaa\nBbb\nCcc\n",
    "bulleted lists": "3 hal:\n- A\n- B\n- C\n",
    "parts": "10 orang, termasuk 5 orang, ",
    "extremes": "tertinggi 5 dan terendah 3 ",
    "thresholds": "5 di atas target 4 ",
    "births": "lahir 1 Mei 1980 usia 5 tahun pada 1 Mei 1985. ",
    "balances": "ekspor 5 impor 3 surplus 2 ",
    "rates": "5 unit seharga Rp 2 per unit total Rp 10 ",
    "ranges of dates": "1 Mei hingga 3 Mei selama 3 hari. ",
    "repeated": "1.234 orang. ",
    "slips": "Terjual 12 unit mobil. Terjual 21 unit mobil. Terjual 13 unit mobil. ",
}

# paragraphs that differ in their figures and names, as in a budget or a table of villages
DENSE = {
    "shares of a total": "Sebanyak {a} warga Desa A{i} menerima bantuan Rp{b} juta atau {p} persen dari total.\n\n",
    "shares of a whole": "Dari {a} siswa SD A{i}, {b} orang atau {p} persen lulus.\n\n",
    "shares of an aim": "Realisasi A{i} Rp{a} miliar atau {p} persen dari target Rp{b} miliar. ",
    "tables": "Desa {n} | {a} | {b} | {p} persen\n",
    "tables of counts": "{n}\t{a}\t{b}\t{c}\n",
    "votes": "{i}. {n} {a} suara ({p} persen)\n",
    "changes": "Laba {n} naik {p} persen menjadi Rp{a} miliar, sedangkan {m} turun {q} persen. ",
    "sums": "Total {c} unit, yakni {a} di {n} dan {b} di {m}. ",
    "lists of figures": "{n} {a} orang, {m} {b} orang, ",
    "prices": "Sebanyak {q} unit dengan harga Rp{a} per unit senilai Rp{b}. ",
    "years": "Pada {y} sebanyak {a} ton, pada {y} {b} ton. ",
    "weekdays": "Pada Senin ({d}/8/2025) sebanyak {a} orang hadir. ",
    "speakers": '"Ada {a} rumah rusak dan {b} warga mengungsi," kata {n} {m}. ',
    "equal figures": "Sebanyak 1.234 orang, 1.234 rumah di {n} dan 1.234 jiwa. ",
}
VOWELS = "aeiou"


def paragraphs(piece: str, count: int) -> str:
    """So many of them, no two with the same figures."""
    return "".join([piece.format(**_figures(number)) for number in range(1, count + 1)])


def _figures(i: int) -> dict[str, object]:
    first, second = 100 + i * 3571 % 9000, 100 + i * 2749 % 9000
    inside = [VOWELS[i // place % 5] for place in (1, 5, 25, 125, 625)]  # no name twice: what recurs is contradicted, and more often
    names = ["B{}r{}k{}t{}l{}".format(*inside) + ending for ending in "nt"]
    percent = 101 + i * 379 % 890
    told = {"i": i, "a": first, "b": second, "c": first + second, "p": f"{percent // 10},{percent % 10}", "q": 10 + i * 7 % 80}
    return told | {"n": names[0], "m": names[1], "y": 2010 + i % 16, "d": i % 28 + 1}


def steps(run: Callable[[str], object], text: str) -> int:
    """Lines of our own code that run: a measure of work that no busy machine disturbs."""
    count = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Callable[..., Any] | None:
        nonlocal count
        if "newsfacts" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_work_grows_with_length(piece: str) -> None:
    quantities.find(piece)  # the tables are built on first use
    short, long = steps(quantities.find, piece * 100), steps(quantities.find, piece * 400)
    assert long < 5 * short + 2000


@pytest.mark.parametrize("piece", [*PIECES.values(), *STORIES.values()], ids=[*PIECES.keys(), *STORIES.keys()])
def test_the_work_of_a_whole_check_grows_with_length(piece: str) -> None:
    newsfacts.check(piece)
    short, long = steps(newsfacts.check, piece * 60), steps(newsfacts.check, piece * 240)
    assert long < 6 * short + 5000


@pytest.mark.parametrize("piece", DENSE.values(), ids=DENSE.keys())
def test_the_work_of_many_figures_grows_with_their_number(piece: str) -> None:
    newsfacts.check(paragraphs(piece, 3))
    short, long = steps(newsfacts.check, paragraphs(piece, 160)), steps(newsfacts.check, paragraphs(piece, 640))
    assert long < 7 * short  # some figures of the shorter text have fewer neighbours, and it holds fewer contradictions, than is looked at


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_long_text_is_read(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in quantities.find(text))


def test_a_million_digits() -> None:
    assert quantities.find("1" * 1_000_000) == []
    assert newsfacts.check("1" * 1_000_000).facts == ()


@pytest.mark.parametrize("opening", ['"', "“", "(", "[", "((“", "(1 ", '"5 orang, '])
def test_a_hundred_thousand_marks_that_nothing_closes(opening: str) -> None:
    text = opening * (100_000 // len(opening))
    report = newsfacts.check(text)
    assert all(text[fact.start : fact.end] == fact.text for fact in report.facts)


def test_a_quarter_of_a_megabyte_on_one_line() -> None:
    story = "Sebanyak 1.250 orang mengungsi, terdiri dari 700 pria dan 550 wanita, kata Budi. "
    found = newsfacts.check(story * (250_000 // len(story)))
    assert found.summary.facts == 3 * (250_000 // len(story))
    assert found.summary.inconsistent == 0
