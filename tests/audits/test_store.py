"""The store: what enters it, what is recognised, what is not done twice, and what happens when it cannot be written."""

import json
import sqlite3
from collections import deque
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

import newsfacts
from newsfacts import lexicon, pipeline
from newsfacts.audits import rows
from newsfacts.audits import store as storing
from newsfacts.audits.batch import Job, run
from newsfacts.audits.duplicates import Sketch
from newsfacts.audits.store import Store, StoreError, reading
from newsfacts.audits.stories import fact_of
from newsfacts.audits.work import Outcome, Plan, audit_source, fingerprint
from newsfacts.readers.collections import Source, collect

from .stories import PLAN, audit, contents, query, refused, source, story

COPY = story(1).replace("(ANTARA)", "(Kompas)") + "\nEditor: Rahma Tuakia\n"


def test_every_fact_and_check_of_a_report_is_there(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    audit(store, [source(story(3), "tiga")])
    report = newsfacts.check(story(3))
    with reading(store) as connection:
        connection.row_factory = sqlite3.Row
        facts = [fact_of(dict(row)) for row in connection.execute("SELECT * FROM facts ORDER BY start")]
        checks = connection.execute("SELECT * FROM checks ORDER BY length(check_id), check_id").fetchall()
        operands = connection.execute("SELECT check_id, role, fact_id FROM check_facts").fetchall()
    assert facts == list(report.facts)
    assert [(row["check_id"], row["rule"], row["verdict"], row["formula"], row["message"]) for row in checks] == [
        (check.id, check.rule, check.verdict, check.formula, check.message) for check in report.checks
    ]
    expected = {(check.id, role, fact) for check in report.checks for role, ids in check.facts.items() for fact in ids}
    assert {tuple(row) for row in operands} == expected
    assert report.summary.inconsistent == 1


def test_approx_is_the_value_and_the_value_is_exact(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    text = "Anggaran Rp33.296.257.959 dipakai sepertiga, naik 12,30 persen, untuk puluhan desa pada 3 Maret 2025."
    audit(store, [source(text, "a")])
    rows = query(store, "SELECT kind, value, low, approx FROM figures")
    assert ("money", "33296257959", None, 33296257959.0) in rows
    assert ("percent", "12.30", None, 12.3) in rows
    assert ("number", "1/3", None, pytest.approx(1 / 3)) in rows
    assert ("count", None, "20", 20.0) in rows
    assert ("date", "2025-03-03", None, None) in rows


def test_a_second_run_does_nothing_again(tmp_path: Path) -> None:
    store, sources = tmp_path / "a.db", [source(story(number), str(number)) for number in range(8)]
    first = audit(store, sources)
    before = contents(store)
    second = audit(store, [*sources, source(story(20), "20")])
    assert (first.new, second.new, second.finished) == (8, 1, 8)
    assert first.contradicting == second.contradicting == 1
    assert all(set(rows) <= set(contents(store)[table]) for table, rows in before.items())


def test_another_configuration_checks_again(tmp_path: Path) -> None:
    store, sources = tmp_path / "a.db", [source(story(3), "3"), source(story(4), "4")]
    audit(store, sources)
    assert query(store, "SELECT count(*) FROM checks WHERE rule = 'parts-sum'") == [(2,)]
    other = audit(store, sources, plan=Plan(pipeline.options(ignore=["parts-sum"])))
    assert (other.new, other.again, other.sources) == (0, 2, 2)
    assert query(store, "SELECT count(*) FROM checks WHERE rule = 'parts-sum'") == [(0,)]
    assert query(store, "SELECT count(*) FROM documents") == [(2,)]
    assert audit(store, sources).again == 2  # and back
    assert query(store, "SELECT count(*) FROM runs") == [(3,)]


def test_copies_are_one_document_with_all_their_sources(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    tally = audit(store, [source(story(1), "a"), source(story(2), "b"), source(story(1), "c")])
    assert (tally.new, tally.copy) == (2, 1)
    assert query(store, "SELECT source, document_id FROM sources ORDER BY source") == [("a", 1), ("b", 2), ("c", 1)]
    assert query(store, "SELECT * FROM copies") == [(1, "exact", "c")]


def test_a_near_duplicate_names_the_first(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    tally = audit(store, [source(story(1), "a"), source(story(2), "b"), source(COPY, "c")])
    assert (tally.new, tally.near) == (2, 1)
    assert query(store, "SELECT id, duplicate_of FROM documents") == [(1, None), (2, None), (3, 1)]
    assert query(store, "SELECT * FROM copies") == [(1, "near", "c")]
    assert query(store, "SELECT id, copies FROM stories") == [(1, 2), (2, 1)]


def test_a_story_with_another_figure_is_no_copy(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    changed = COPY.replace("101 polisi", "110 polisi")
    assert changed != COPY
    assert audit(store, [source(story(1), "a"), source(changed, "b")]).near == 0


def swapped(text: str, one: str, other: str) -> str:
    return other.join(part.replace(other, one) for part in text.split(one))


@pytest.mark.parametrize(
    "other",
    [
        swapped(COPY, "101", "41"),  # the same figures, of other things
        COPY.replace("2 Maret", "3 Maret"),
        COPY.replace("laporan warga", "laporan warga dari 12 desa"),
    ],
)
def test_a_story_with_other_figures_or_dates_or_one_more_is_no_copy(tmp_path: Path, other: str) -> None:
    store = tmp_path / "a.db"
    assert other != COPY
    assert audit(store, [source(story(1), "a"), source(other, "b")]).near == 0


def test_a_story_that_lacks_a_figure_is_a_copy(tmp_path: Path) -> None:
    assert audit(tmp_path / "a.db", [source(COPY, "a"), source(COPY.replace(" pada 2 Maret 2025", ""), "b")]).near == 1


def test_figures_that_only_share_their_sketch_are_not_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "a.db"
    monkeypatch.setattr(rows, "sketch", lambda values: Sketch(0, 0))
    assert audit(store, [source(story(1), "a"), source(COPY.replace("101 polisi", "110 polisi"), "b"), source(COPY, "c")]).near == 1


def test_a_copy_with_a_contradiction_of_its_own_is_no_copy(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    dated = "{} pada Selasa (20/8/2019)." + story(1)
    wrong = dated.replace("Selasa", "Rabu")
    assert audit(store, [source(dated.format("Rapat"), "a"), source(wrong.format("Rapat"), "b")]).near == 0
    assert query(store, "SELECT source, rule FROM contradictions") == [("b", "weekday")]


WRONG, RIGHT = story(3), story(3).replace("155 personel", "146 personel")  # 103 polisi dan 43 tentara


@pytest.mark.parametrize("processes", [1, 2])
def test_a_source_that_was_mended_replaces_what_it_held(tmp_path: Path, processes: int) -> None:
    store, one = tmp_path / "a.db", source(story(1), "b")
    audit(store, [source(WRONG, "a"), one])
    assert audit(store, [source(RIGHT, "a"), one], processes).contradicting == 0
    assert query(store, "SELECT source, document_id FROM sources ORDER BY source") == [("a", 3), ("b", 2)]
    assert query(store, "SELECT count(*) FROM contradictions") == [(0,)]
    assert query(store, "SELECT id FROM documents ORDER BY id") == [(2,), (3,)]
    for table in ("facts", "checks", "check_facts", "signatures", "bands"):
        assert query(store, f"SELECT DISTINCT document_id FROM {table} ORDER BY 1") == [(2,), (3,)]


def test_what_was_replaced_stays_where_it_is_found_elsewhere(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    audit(store, [source(WRONG, "a"), source(WRONG, "b")])
    audit(store, [source(RIGHT, "a"), source(WRONG, "b")])
    assert query(store, "SELECT source, document_id FROM sources ORDER BY source") == [("a", 2), ("b", 1)]
    audit(store, [source(story(5), "b")])  # a is not read, and b held the older text last
    assert query(store, "SELECT source, document_id FROM sources ORDER BY source") == [("a", 2), ("b", 3)]


def test_rows_that_moved_are_the_same_documents(tmp_path: Path) -> None:
    store, texts = tmp_path / "a.db", [story(1), story(2), story(4)]
    audit(store, [source(text, f"a#{number}") for number, text in enumerate(texts, 1)])
    for processes in (1, 2):
        texts.insert(0, story(10 + processes))
        tally = audit(store, [source(text, f"a#{number}") for number, text in enumerate(texts, 1)], processes)
        assert tally.new == 1
    assert query(store, "SELECT count(*) FROM sources") == query(store, "SELECT count(*) FROM documents") == [(5,)]


def test_records_of_one_name_do_not_replace_each_other(tmp_path: Path) -> None:
    store, records = tmp_path / "a.db", [source(story(number), "a#7") for number in (1, 2, 4)]
    assert [audit(store, records).new for _ in range(3)] == [3, 0, 0]
    assert query(store, "SELECT count(*) FROM documents") == [(3,)]
    audit(store, [records[0], source(story(5), "a#7")])
    assert query(store, "SELECT document_id FROM sources ORDER BY 1") == [(1,), (4,)]


def test_the_next_near_duplicate_stands_for_the_others_of_a_document_that_was_replaced(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    copies = [source(COPY, "b"), source(COPY + "\nFoto: Andri\n", "c"), source(COPY.replace(" pada 2 Maret 2025", ""), "d")]
    assert audit(store, [source(story(1), "a"), *copies]).near == 3
    audit(store, [source(RIGHT, "a")])
    assert query(store, "SELECT id, duplicate_of FROM documents ORDER BY id") == [(2, None), (3, 2), (4, 2), (5, None)]
    assert audit(store, [source(COPY + "\nFoto: Budi\n", "e")]).near == 1


def test_standard_input_replaces_nothing(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    for number in (1, 2):
        audit(store, [source(story(number), "-"), source(story(number + 3), "-#1")])
    assert query(store, "SELECT count(*) FROM documents") == [(4,)]


def test_a_stopped_run_replaces_nothing_and_the_next_one_does(tmp_path: Path) -> None:
    store, new = tmp_path / "a.db", [source(RIGHT, "a"), source(story(2), "b")]
    audit(store, [source(WRONG, "a"), source(story(1), "b")])
    run(Job(new, store, PLAN), lambda tally: None, lambda: True)
    assert query(store, "SELECT id FROM documents ORDER BY id") == [(1,), (2,), (3,)]
    audit(store, new)
    assert query(store, "SELECT id FROM documents ORDER BY id") == [(3,), (4,)]


def test_an_article_that_is_there_twice_under_one_name_is_a_copy_of_this_run(tmp_path: Path) -> None:
    tally = audit(tmp_path / "a.db", [source(story(1), "a#7")] * 2)
    assert (tally.new, tally.copy, tally.finished) == (1, 1, 0)


def test_what_cannot_be_read_is_an_error_row_until_it_can(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    tally = audit(store, [source(story(1), "a"), Source("b", partial(refused, "b"))])
    assert (tally.unread, tally.status) == (1, 0)
    assert query(store, "SELECT source, code FROM errors") == [("b", "empty")]
    audit(store, [source(story(2), "b")])
    assert query(store, "SELECT source, code FROM errors") == []


def test_every_unreadable_record_has_a_row_though_records_share_an_id(tmp_path: Path) -> None:
    store, records = tmp_path / "a.db", tmp_path / "berita.csv"
    records.write_text(f'id,text\n7,\n7,"{story(1)}"\n7,\n8,\n', encoding="utf-8")
    for _ in range(2):  # a second run, which reads the file again, does not count them twice
        tally = audit(store, list(collect([str(records)])))
        assert (tally.sources, tally.unread) == (4, 3)
        found = query(store, "SELECT source, record, code FROM errors ORDER BY record")
        assert found == [(f"{records}#7", 1, "empty"), (f"{records}#7", 3, "empty"), (f"{records}#8", 4, "empty")]


def test_a_file_that_was_missing_has_no_row_once_it_is_there(tmp_path: Path) -> None:
    store, records = tmp_path / "a.db", tmp_path / "berita.jsonl"
    audit(store, list(collect([str(records)])))
    assert query(store, "SELECT source, code FROM errors") == [(str(records), "not-found")]
    records.write_text(json.dumps({"id": "1", "text": story(1)}) + "\n", encoding="utf-8")
    assert audit(store, list(collect([str(records)]))).new == 1
    assert query(store, "SELECT source, code FROM errors") == []


def test_a_bug_costs_one_document(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    tally = audit(store, [Source("a", lambda: 1 / 0), source(story(1), "b")])  # type: ignore[arg-type, return-value]
    assert (tally.unread, tally.new) == (1, 1)
    [(code, message)] = query(store, "SELECT code, message FROM errors")
    assert code == "internal"
    assert "ZeroDivisionError" in message


def test_nothing_readable_ends_with_2(tmp_path: Path) -> None:
    assert audit(tmp_path / "a.db", [Source("b", partial(refused, "b"))]).status == 2
    assert audit(tmp_path / "b.db", [source(story(3), "3")]).status == 1


def test_halves_of_characters_are_stored_and_offsets_stay(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    text = "Sebanyak \ud83d 140 personel, terdiri dari 116 polisi dan 24 tentara \udfff di Palu."
    assert audit(store, [source(text, "a\udcff")]).new == 1
    [(stored, start, end)] = query(store, "SELECT d.text, start, \"end\" FROM facts f JOIN documents d ON 1 WHERE value = '140'")
    assert len(stored) == len(text)
    assert stored[start:end] == "140"


def outcomes(plan: Plan = PLAN, count: int = 30) -> list[Outcome]:
    return [audit_source(source(story(number), str(number)), plan, lambda sha256: None) for number in range(count)]


# documents after two, three and four batches of five stories, of which the eleventh is a copy
@pytest.mark.parametrize(
    ("pragma", "code", "kept"), [("max_page_count = {pages}", "full", {10, 14, 19}), ("query_only = 1", "read-only", {10})]
)
def test_a_store_that_cannot_be_written_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pragma: str, code: str, kept: set[int]
) -> None:
    monkeypatch.setattr(storing, "BATCH", 5)
    path = tmp_path / "a.db"
    with Store(path, *fingerprint(PLAN)) as store:
        for outcome in outcomes()[:10]:
            store.add(outcome)
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA {pragma.format(pages=pages)}")
        with pytest.raises(StoreError) as raised:
            deque(map(store.add, outcomes()[10:]))
    assert raised.value.code == code
    assert query(path, "PRAGMA integrity_check") == [("ok",)]
    assert query(path, "SELECT count(*) FROM documents")[0][0] in kept
    assert {row[0] for row in query(path, "SELECT DISTINCT document_id FROM facts")} == {
        row[0] for row in query(path, "SELECT id FROM documents")
    }


def test_every_problem_of_a_store_has_words_in_both_languages() -> None:
    codes = {"full", "read-only", "cannot-open", "not-a-store", "other-version", "damaged", "busy", "changed", "failed", "no-store"}
    for language in ("id", "en"):
        assert set(lexicon.audit_words(language).problems) == codes
    assert lexicon.audit_words("id").summary.keys() == lexicon.audit_words("en").summary.keys()
    assert lexicon.audit_words("id").compare.keys() == lexicon.audit_words("en").compare.keys()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as raised, reading(tmp_path):
        pass
    assert raised.value.code == "not-a-store"


@pytest.mark.parametrize("content", [b"Sebanyak 140 personel", b"SQLite format 3\0" + bytes(100), None])
def test_another_file_is_not_touched(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.db"
    if content is None:
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE theirs (x)")
        connection.commit()
        connection.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(StoreError) as raised:
        audit(path, [source(story(1), "a")])
    assert raised.value.code in ("not-a-store", "damaged")
    assert path.read_bytes() == before


def test_a_stopped_run_keeps_what_it_did(tmp_path: Path) -> None:
    store, sources = tmp_path / "a.db", [source(story(number), str(number)) for number in range(9)]
    seen: list[int] = []
    tally = run(Job(sources, store, PLAN), lambda tally: seen.append(tally.sources), lambda: len(seen) == 4)
    assert (tally.interrupted, tally.new) == (True, 4)
    assert query(store, "SELECT count(*) FROM documents") == [(4,)]
    assert query(store, "SELECT read, finished FROM runs") == [(4, None)]


def test_numbers_are_decimals_as_text(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    audit(store, [source(story(number), str(number)) for number in range(3)])
    values = query(store, "SELECT value, typeof(value), typeof(approx) FROM figures WHERE kind <> 'date'")
    assert values
    assert all(Decimal(value).is_finite() and kind == "text" and approx == "real" for value, kind, approx in values)
