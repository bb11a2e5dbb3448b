"""The layout of a wire story, its dateline, and other stories' headlines inside it."""

import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.readers import from_text, insertions

CASES = Path(__file__).parent.parent / "cases"
LAYOUTS = tomllib.loads((CASES / "layout.toml").read_text(encoding="utf-8"))["case"]
DATELINES = tomllib.loads((CASES / "datelines.toml").read_text(encoding="utf-8"))["datelines"]
RELATED = tomllib.loads((CASES / "related.toml").read_text(encoding="utf-8"))["related"]


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["name"])
def test_layout(case: dict[str, Any]) -> None:
    text = case["text"]
    document = from_text(text)
    assert [block.section for block in document.blocks] == [section for section, _ in case["blocks"]]
    assert all(text[block.start :].startswith(words) for block, (_, words) in zip(document.blocks, case["blocks"], strict=True))
    assert (document.title, document.agency, document.place) == (case.get("title"), case.get("agency"), case.get("place"))
    assert document.published == (date.fromisoformat(case["published"]) if "published" in case else None)


@pytest.mark.parametrize(("text", "expected"), DATELINES.items())
def test_datelines(text: str, expected: list[str]) -> None:
    document = from_text(f"Judul Berita Ini\n\n{text}")
    assert [document.agency or "-", document.place or "-"] == expected
    document = from_text(text)
    assert [document.agency or "-", document.place or "-"] == expected


@pytest.mark.parametrize("marked", RELATED)
def test_related_headlines(marked: str) -> None:
    text = marked.replace("{", "").replace("}", "")
    found = [text[one.start : one.end].strip() for one in insertions.find(text) if one.section == "related"]
    assert found == [part.strip() for part in re.findall(r"\{(.*?)\}", marked, re.DOTALL)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jumat, 23 Agustus 2019 | 13:45 WIB", date(2019, 8, 23)),
        ("Jumat, 23 Agustus 2019 – 13:45 WIB", date(2019, 8, 23)),
        ("Jumat, 23 Agustus 2019 / 13:45 wib", date(2019, 8, 23)),
        ("Ahad 25 Aug 2019 06:46 WIB", date(2019, 8, 25)),
        ("KABAR.com - 23/08/2019, 13:45 WIB", date(2019, 8, 23)),
        ("23/8/2019, 13.45 WIB", date(2019, 8, 23)),
        ("2019-08-23 13:45:01", date(2019, 8, 23)),
        ("Budi · 23 Agu, 2019 13:45", date(2019, 8, 23)),
        ("- 23 Agustus 2019, 13:45 WIB", date(2019, 8, 23)),
        ("23/8/2019", None),
        ("2019-08-23", date(2019, 8, 23)),
        ("Diterbitkan: 23/8/2019", date(2019, 8, 23)),
        ("Tayang Jumat, 23 Agustus 2019", date(2019, 8, 23)),
        ("Tanggal: 23 Agustus 2019", None),
        ("Terbit 23 Agustus 2019 ini", None),
        ("31/6/2019, 13:45 WIB", None),
        ("23 Wage 2019, 13:45 WIB", None),
        ("Sidang digelar Jumat, 23 Agustus 2019, pukul 13.45 WIB", None),
        ("Harga beras naik 23 Agustus 2019 sampai 13:45 WIB", None),
    ],
)
def test_a_line_that_is_a_date(line: str, expected: date | None) -> None:
    assert from_text(f"Harga Beras Naik\n\n{line}\n\nHarga beras naik di pasar itu.").published == expected


def test_the_day_of_publication_given_wins() -> None:
    text = "Harga Beras Naik\nJumat, 23 Agustus 2019\n\nJakarta (ANTARA) - Harga naik."
    assert from_text(text).published == date(2019, 8, 23)
    assert from_text(text, published=date(2020, 1, 1)).published == date(2020, 1, 1)


PIECES = st.sampled_from(
    [
        "Mataram (ANTARA) -",
        "KOMPAS.com -",
        "Jakarta -",
        "Baca juga:",
        "Baca Juga",
        "Foto:",
        "(ANTARA/Budi)",
        "Editor:",
        "COPYRIGHT ©",
        "id A,B,C",
        "Judul",
        "\n",
        "\n\n",
        ".",
        "?",
        "'",
        '"',
        "Selain itu",
        "harga",
        "naik",
        "2 persen",
        "23 Agustus 2019",
        "31 Februari 2019",
        "TRIBUNNEWS.COM, JAKARTA -",
        "Laporan Wartawan",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)))
def test_blocks_are_in_order_and_cover_every_printed_line(text: str) -> None:
    blocks = from_text(text).blocks
    assert all(left.end <= right.start for left, right in pairwise(blocks))
    assert all(0 <= block.start < block.end <= len(text) for block in blocks)
    edges = [0, *(edge for block in blocks for edge in (block.start, block.end)), len(text)]
    assert not any(text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True))


@pytest.mark.parametrize(
    "hostile", ["Baca juga: ", "A", "(ANTARA/", "A.", "Foto: ", "id a,", "JAKARTA, ", "'", "\n", "Jakarta-", "a.id", "1. "]
)
def test_hostile_repetition_stays_linear(hostile: str) -> None:
    """Twenty thousand times the same: quadratic work would run for minutes."""
    text = hostile * 20_000
    assert from_text(text).text == text
