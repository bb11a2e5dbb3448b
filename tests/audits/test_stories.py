"""Whether two documents of a store tell the same event."""

from functools import partial
from pathlib import Path

from newsfacts.audits.store import reading
from newsfacts.audits.stories import Stories, akin, copied, same_event, same_figures, word_for_word
from newsfacts.readers import from_text
from newsfacts.readers.collections import Source

from .stories import audit

REPORT = (
    "Dinas Perhubungan mencatat 48.215 penumpang tiba di Terminal Bungurasih. Sebanyak 1.326 bus dan 264 angkutan kota mengantar mereka, "
    "dengan 73 petugas serta 15 posko dan 42 rambu di jalur utama."
)
RETOLD = (
    "Terminal Bungurasih ramai. Menurut Dinas Perhubungan, 1.326 bus dan 264 angkutan kota mengantar 48.215 penumpang, dijaga 37 petugas "
    "di jalur utama."
)
OTHER = "Pengelola Museum Kota menerima 48.215 pengunjung, paling banyak pelajar dari luar daerah yang datang bersama guru."


def source(text: str, name: str) -> Source:
    return Source(name, partial(from_text, text, name))


def test_an_event_is_known_by_its_figures(tmp_path: Path) -> None:
    audit(tmp_path / "a.db", [source(REPORT, "a"), source(RETOLD, "b"), source(REPORT.replace("73", "37"), "c")])
    with reading(tmp_path / "a.db") as connection:
        found = Stories(connection)
        report, retold, copy = map(found.story, (1, 2, 3))
        assert [(one.document, other.document) for one, other in found.pairs()] == [(1, 2), (1, 3), (2, 3)]
        assert same_event(report, retold)
        assert not word_for_word(report, retold)
        assert not copied(report, retold)
        assert word_for_word(report, copy)
        assert copied(report, copy)


def test_one_figure_in_common_makes_no_event(tmp_path: Path) -> None:
    audit(tmp_path / "a.db", [source(REPORT, "a"), source(OTHER, "b")])
    with reading(tmp_path / "a.db") as connection:
        found = Stories(connection)
        report, other = map(found.story, (1, 2))
        assert list(found.pairs()) == []
        assert not same_event(report, other)
        assert not akin(report, other)
        assert not same_figures(report, other)


def test_figures_beside_a_figure(tmp_path: Path) -> None:
    audit(tmp_path / "a.db", [source(REPORT, "a")])
    with reading(tmp_path / "a.db") as connection:
        story = Stories(connection).story(1)
        buses = next(fact for fact in story.facts if fact.value == "1326")
        assert {number for _, _, number in story.beside(buses)} == {48215, 264, 73, 15, 42}
        assert {fact.value for fact in story.sentence(buses)} == {"264", "73", "15", "42"}
