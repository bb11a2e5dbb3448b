"""Audits in shards by this process: the same as in a store, and as often as it is stopped."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from newsfacts import pipeline
from newsfacts.audits import shards
from newsfacts.audits.arrow import RESULT, Article, process_batch, table
from newsfacts.audits.rows import CHECK, FACT, OPERAND
from newsfacts.audits.sharded import Outcome, run
from newsfacts.audits.work import Plan
from newsfacts.readers.documents import Reading
from program import newsfacts, within

from .stories import PLAN, folder, query, story


def job(out: Path, plan: Plan = PLAN) -> shards.Job:
    return shards.Job(str(out), plan, Reading())


def audit(out: Path, *paths: Path, plan: Plan = PLAN) -> Outcome:
    return run([str(path) for path in paths], job(out, plan), "local", 1)


def results(out: Path) -> dict[str, dict[str, Any]]:
    """All rows of a folder of results, by their ids."""
    rows = [row for path in sorted(out.glob("part-*.parquet")) for row in parquet.read_table(path).to_pylist()]
    found = {row["id"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def collections(place: Path, count: int, each: int) -> Path:
    """Shards of JSON Lines, with one line in each that is no article."""
    place.mkdir()
    for number in range(count):
        lines = [json.dumps({"id": f"{number}-{line}", "text": story(number * each + line)}) for line in range(each)]
        (place / f"{number:02d}.jsonl").write_text("\n".join([*lines, "{"]) + "\n", encoding="utf-8")
    return place


def test_process_batch_gives_a_row_for_each_row() -> None:
    rows = [
        Article("a", "x", story(3)),
        Article("b", "x", None, code="broken", message="why"),
        Article("c", "x", " "),
        Article(None, None, "1"),
    ]
    found = process_batch(table(rows))
    assert found.schema == RESULT
    assert found["id"].to_pylist() == ["a", "b", "c", None]
    assert found["code"].to_pylist() == [None, "broken", "empty", None]
    first, second, *_ = found.to_pylist()
    assert (first["errors"], first["checks"][0]["formula"]) == (1, "103 + 43 = 146 ≠ 155")
    assert {record["role"] for record in first["check_facts"]} == {"parts", "total"}
    assert second["facts"] is None
    assert second["figures"] is None


def test_process_batch_needs_no_column_but_the_text() -> None:
    found = process_batch(pyarrow.table({"text": [story(0)], "published": [date(2025, 3, 4)], "other": [1]}))
    assert found["published"].to_pylist() == ["2025-03-04"]
    assert process_batch(pyarrow.table({"text": pyarrow.array([], pyarrow.string())})).schema == RESULT


def test_the_same_as_in_a_store(tmp_path: Path) -> None:
    articles = folder(tmp_path / "articles", 40)
    assert within("audit", articles, "--store", tmp_path / "a.db", "--quiet").returncode == 1
    done = within("audit", articles, "--out", tmp_path / "out", "--format", "json")
    assert done.returncode == 1
    summary = json.loads(done.stdout)["summary"]
    found = results(tmp_path / "out")
    assert (summary["documents"], summary["unread"], len(found)) == (40, 1, 41)
    store = tmp_path / "a.db"
    stored = dict(query(store, "SELECT source, document_id FROM sources ORDER BY source"))
    assert stored.keys() == {name for name, row in found.items() if row["code"] is None}
    document = ("sha256", "title", "outlet", "place", "published", "text", "consistent", "errors", "notes", "unverifiable")
    nested = {"facts": FACT, "checks": CHECK, "check_facts": OPERAND}
    for source, number in stored.items():
        row = found[source]
        assert query(store, f"SELECT {', '.join(document)} FROM documents WHERE id = {number}") == [tuple(row[name] for name in document)]
        for name, columns in nested.items():
            selected = ", ".join(f'"{column}"' for column in columns)
            wanted = query(store, f"SELECT {selected} FROM {name} WHERE document_id = {number}")
            assert sorted((tuple(record[column] for column in columns) for record in row[name]), key=str) == sorted(wanted, key=str)
    assert [(name, row["code"], row["message"]) for name, row in found.items() if row["code"]] == query(
        tmp_path / "a.db", "SELECT source, code, message FROM errors"
    )


def test_collections_are_shards_and_finished_ones_are_left_alone(tmp_path: Path) -> None:
    articles, out = collections(tmp_path / "articles", 3, 10), tmp_path / "out"
    first = audit(out, articles)
    assert (first.done, first.before, first.status) == (3, 0, 1)
    assert first.counts["documents"] == 30
    before = {path: path.stat().st_mtime_ns for path in out.glob("part-*")}
    (articles / "01.jsonl").write_text(json.dumps({"text": story(99)}) + "\n", encoding="utf-8")
    second = audit(out, articles)
    assert (second.done, second.before, second.counts["documents"]) == (1, 2, 21)
    after = {path: path.stat().st_mtime_ns for path in out.glob("part-*")}
    assert len(before.items() & after.items()) == 2
    assert len(results(out)) == 23  # nothing of the old 01.jsonl
    assert audit(out, articles, plan=Plan(pipeline.options("en"))).done == 3
    assert len(list(out.glob("part-*"))) == len(list((out / "_manifest").iterdir())) == 3
    assert audit(out, collections(tmp_path / "more", 1, 5), plan=Plan(pipeline.options("en"))).before == 0
    assert len(list(out.glob("part-*"))) == 4


def test_what_an_interrupted_run_left_is_removed(tmp_path: Path) -> None:
    articles, out = collections(tmp_path / "articles", 2, 5), tmp_path / "out"
    audit(out, articles)
    whole = results(out)
    (out / "_manifest" / next((out / "_manifest").iterdir())).unlink()
    (out / "part-00000000000000000000.parquet").write_bytes(b"PAR1")
    (out / "_unfinished" / "x").write_bytes(b"PAR1")
    outcome = audit(out, articles)
    assert (outcome.done, outcome.before) == (1, 1)
    assert results(out) == whole
    assert not list((out / "_unfinished").iterdir())


def test_a_shard_that_kills_its_process_is_given_up(tmp_path: Path) -> None:
    articles, out = collections(tmp_path / "articles", 1, 5), tmp_path / "out"
    [shard] = shards.divide([str(articles)], job(out))
    for _ in range(shards.TRIES):
        attempt = shards.Folder(out).prepare().trying(shard.key)
        attempt.__enter__()
    assert "berkali-kali dihentikan" in (shards.audit_shard(shard, job(out)).problem or "")
    assert audit(out, articles).done == 1  # another run tries again


def test_small_batches_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = collections(tmp_path / "articles", 1, 30)
    audit(tmp_path / "a", articles)
    monkeypatch.setattr(shards, "CHARACTERS", 2000)
    audit(tmp_path / "b", articles)
    assert results(tmp_path / "a") == results(tmp_path / "b")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    done = within("audit", folder(tmp_path / "articles", 3), "--out", tmp_path / "out")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert str(tmp_path / "out").encode() in done.stderr


@pytest.mark.parametrize("arguments", [["--engine", "ray"], ["--out", "x", "--jobs", "2"], ["--out", "x", "--store", "y"]])
def test_flags_that_make_no_sense_together(tmp_path: Path, arguments: list[str]) -> None:
    assert within("audit", tmp_path, *arguments).returncode == 2


def test_without_ray_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "ray.py").write_text("raise ImportError", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = newsfacts("audit", folder(tmp_path / "articles", 3), "--out", tmp_path / "out", "--engine", "ray", PYTHONPATH=path)
    assert done.returncode == 2
    assert b"pip install 'newsfacts[ray]'" in done.stderr
