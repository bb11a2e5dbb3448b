"""The rule across-documents: figures of the same thing in several documents."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from marked import toml
from newsfacts.audits import across, comparison_report
from newsfacts.audits.across import Disagreement
from newsfacts.audits.compare import Looked, compare
from newsfacts.audits.store import reading
from newsfacts.model import Document
from newsfacts.readers import from_text
from newsfacts.readers.collections import Source
from newsfacts.reports.terminal import screen

from .stories import audit

CASES: list[dict[str, Any]] = toml("across.toml")["case"]


def document(text: str, name: str, day: str | None) -> Document:
    return from_text(text, name, date.fromisoformat(day) if day else None)


def found(place: Path, documents: list[str], published: list[str] | None = None) -> list[Disagreement]:
    days: list[str | None] = list(published) if published else [None] * len(documents)
    sources = [Source(str(n), partial(document, text, str(n), day)) for n, (text, day) in enumerate(zip(documents, days, strict=True))]
    audit(place / "a.db", sources)
    with reading(place / "a.db") as connection:
        return list(compare(connection, "id"))


@pytest.mark.parametrize("case", CASES, ids=[" / ".join(case["documents"])[:80] for case in CASES])
def test_case(tmp_path: Path, case: dict[str, Any]) -> None:
    severities = [disagreement.check.severity for disagreement in found(tmp_path, case["documents"], case.get("published"))]
    assert severities == ([case["result"]] if case["result"] else [])


@pytest.mark.parametrize("text", across.RULE.good)
def test_good(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text.split("\n\n")) == []


@pytest.mark.parametrize("text", across.RULE.bad)
def test_bad(tmp_path: Path, text: str) -> None:
    [disagreement] = found(tmp_path, text.split("\n\n"))
    assert (disagreement.check.rule, disagreement.check.verdict) == ("across-documents", "inconsistent")


def test_the_page_shows_the_documents_and_their_lines(tmp_path: Path) -> None:
    first, second = across.RULE.bad[1].split("\n\n")
    [disagreement] = found(tmp_path, [f"Apel Siaga\n\n{first}", f"Apel Gabungan\n\n{second}", f"Apel Besar Hari Ini di Jakarta\n\n{first}"])
    assert [statement.story.source for statement in disagreement.agreeing] == ["2"]
    page = comparison_report.page(disagreement, screen("id"), "id")
    assert "1.743 personel disiagakan" in page
    assert "1.473 personel disiagakan" in page
    assert "baris 3" in page
    assert '"value": "1743"' in comparison_report.record(disagreement)


def test_near_duplicates_are_one_witness(tmp_path: Path) -> None:
    first, second = across.RULE.bad[1].split("\n\n")
    padding = " ".join(f"Baris{number} cerita panjang tentang apel." for number in range(60))
    texts = [f"{first} {padding}", f"{second} {padding}", f"{second} {padding} Editor: Rahma"]
    [disagreement] = found(tmp_path, texts)
    assert disagreement.agreeing == ()


def test_the_documents_that_go_with_the_first_have_its_figure_of_the_same_thing_and_are_named_once(tmp_path: Path) -> None:
    said = "Sebanyak {} personel Brimob disiagakan di {} pada 21/10/2025."
    first, second = said.format(50, "Monas"), said.format(30, "Monas")
    twice = f"Apel Besar Hari Ini di Jakarta\n\n{first}\n\nPolisi mengatakan {first}"
    other = f"Di tempat lain\n\n{said.format(50, 'Senayan')}"
    between = f"Kabar lain lagi\n\n{said.format(40, 'Monas')}"
    [disagreement] = found(tmp_path, [first, second, twice, other, between])
    assert [statement.story.source for statement in disagreement.agreeing] == ["2"]


@pytest.mark.parametrize("figures", [("1.743", "152", "2.950", "389"), ("1.743", "152", "1.473", "389")])  # no slip, and one
def test_a_form_that_is_filled_in_with_figures_of_its_own_does_not_contradict(tmp_path: Path, figures: tuple[str, ...]) -> None:
    said = "{} personel disiagakan di Monas pada 21/10/2025 dengan {} kendaraan taktis."
    assert found(tmp_path, [said.format(*figures[:2]), said.format(*figures[2:])]) == []


def test_what_was_compared_is_counted(tmp_path: Path) -> None:
    texts = [*across.RULE.good[0].split("\n\n"), "Kantor itu tutup."]
    days = (None, None, "2025-10-21")
    sources = [Source(str(n), partial(document, text, str(n), day)) for n, (text, day) in enumerate(zip(texts, days, strict=True))]
    audit(tmp_path / "a.db", sources)
    seen: list[Looked] = []
    with reading(tmp_path / "a.db") as connection:
        list(compare(connection, "id", lambda looked: seen.append(replace(looked))))
    assert (seen[0].documents, seen[0].undated, seen[0].figures) == (3, 2, 0)
    assert seen[-1].figures == 1
    page = comparison_report.ending(seen[-1], 0, 0, screen("id"), "id")
    assert "Tidak ada pertentangan" in page
    assert "3 dokumen, 1 perbandingan angka" in page
    assert "2 dokumen tanpa tanggal terbit" in page
    assert "tanpa tanggal" not in comparison_report.ending(replace(seen[-1], undated=0), 0, 0, screen("id"), "id")


def test_articles_of_two_places_whose_names_the_other_does_not_know_do_not_contradict(tmp_path: Path) -> None:
    said = "Badan Penanggulangan Bencana {} mencatat {} warga terdampak banjir, terdiri atas 382 orang di selatan dan 1.247 orang di timur."
    assert [one.check.severity for one in found(tmp_path, [said.format("Kudus", "5.105"), said.format("Kudus", "5.165") + " Air surut."])]
    (tmp_path / "a.db").unlink()
    assert found(tmp_path, [said.format("Kudus", "5.105"), said.format("Sorong", "5.165") + " Air surut."]) == []
