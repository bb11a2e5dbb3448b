"""Audits on a real Ray of two workers: the same as by this process, whatever is killed.  `make test-ray` runs them."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from audits.stories import story
from program import COMMAND, newsfacts

SHARDS, EACH = 8, 150
LIMIT = 600  # seconds that anything may take, on a busy machine too


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shards of every kind, and what a local run finds in them."""
    place = tmp_path_factory.mktemp("ray")
    articles = place / "articles"
    articles.mkdir()
    for number in range(SHARDS - 2):
        lines = [json.dumps({"id": f"{line:03d}", "text": story(number * EACH + line)}) for line in range(EACH)]
        (articles / f"{number}.jsonl").write_text("\n".join([*lines, "no article"]) + "\n", encoding="utf-8")
    texts = [story(5000 + line) for line in range(EACH)]
    parquet.write_table(pyarrow.table({"id": [f"{line:03d}" for line in range(EACH)], "text": texts}), articles / "6.parquet")
    (articles / "7.warc").write_bytes(b"".join(page(number) for number in range(20)))
    (articles / "files").mkdir()
    for number in range(20):
        (articles / "files" / f"{number:02d}.txt").write_text(story(9000 + number), encoding="utf-8")
    assert newsfacts("audit", articles, "--out", place / "local").returncode == 1
    return place


def page(number: int) -> bytes:
    """A record of a web archive."""
    paragraphs = "".join(f"<p>{line}</p>" for line in story(7000 + number).split("\n\n"))
    html = f"<html><head><title>Berita {number}</title></head><body><article>{paragraphs * 2}</article></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (len(html), html)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2025-03-04T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def results(out: Path) -> dict[str, dict[str, Any]]:
    """All rows of a folder of results, by their ids."""
    rows = [row for path in sorted(out.glob("part-*.parquet")) for row in parquet.read_table(path).to_pylist()]
    found = {row["id"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def same(out: Path, place: Path) -> None:
    """Every row of the one is in the other, and the same."""
    here, there = results(place / "local"), results(out)
    assert len(here) == (SHARDS - 2) * (EACH + 1) + EACH + 40
    assert here.keys() == there.keys()
    for name in here:
        assert here[name] == there[name], name


def command(place: Path, out: Path) -> "subprocess.Popen[bytes]":
    arguments = [*COMMAND, "audit", str(place / "articles"), "--out", str(out), "--engine", "ray", "--jobs", "2", "--quiet"]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(running: "subprocess.Popen[bytes]") -> tuple[int, bytes, bytes]:
    """Its status and what it said."""
    said, complained = running.communicate(timeout=LIMIT)
    return running.returncode, said, complained


def finished(out: Path) -> list[str]:
    return sorted(path.stem for path in (out / "_manifest").glob("*.json"))


def descendants(process: int) -> Iterator[int]:
    """The processes that a process started, and those that they started."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            except OSError:  # it ended
                continue
            if parent == process:
                yield int(folder.name)
                yield from descendants(int(folder.name))


def workers(process: int) -> list[int]:
    """Those of Ray's processes that work on a shard."""
    found = []
    for number in descendants(process):
        try:
            if b"MapBatches" in Path(f"/proc/{number}/cmdline").read_bytes():
                found.append(number)
        except OSError:
            continue
    return found


def wait_for(running: "subprocess.Popen[bytes]", out: Path, count: int) -> None:
    """Until so many shards are finished."""
    end = monotonic() + LIMIT
    while len(finished(out)) < count:
        assert running.poll() is None
        assert monotonic() < end
        sleep(0.01)


def test_the_same_as_the_local_run(place: Path, tmp_path: Path) -> None:
    done = newsfacts("audit", place / "articles", "--out", tmp_path / "out", "--engine", "ray", "--jobs", "2")
    assert done.returncode == 1
    assert done.stderr == b""  # Ray keeps quiet
    same(tmp_path / "out", place)
    assert {path.name for path in (tmp_path / "out").glob("part-*")} == {path.name for path in (place / "local").glob("part-*")}


def test_workers_that_are_killed_cost_only_time(place: Path, tmp_path: Path) -> None:
    out, killed = tmp_path / "out", 0
    running = command(place, out)
    for count in (1, 3):
        wait_for(running, out, count)
        end = monotonic() + LIMIT
        while not (found := workers(running.pid)) and monotonic() < end:
            sleep(0.01)
        os.kill(found[0], signal.SIGKILL)
        killed += 1
    status, said, complained = ended(running)
    assert (status, said, killed) == (1, b"", 2)
    assert b"worker died" in complained
    same(out, place)


def test_a_run_that_is_killed_goes_on_where_it_was(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    running = command(place, out)
    wait_for(running, out, 2)
    running.kill()
    ended(running)
    sleep(3)  # until Ray's processes have noticed
    kept = {path: path.stat().st_mtime_ns for path in out.glob("part-*.parquet") if path.stem.removeprefix("part-") in finished(out)}
    assert 2 <= len(kept) < SHARDS + 1
    assert ended(command(place, out)) == (1, b"", b"")
    assert kept.items() <= {path: path.stat().st_mtime_ns for path in out.glob("part-*.parquet")}.items()
    same(out, place)
    assert newsfacts("audit", place / "articles", "--out", out, "--engine", "ray", "--quiet").returncode == 1
    assert not list((out / "_unfinished").iterdir())


def test_ctrl_c_stops_cleanly(place: Path, tmp_path: Path) -> None:
    running = command(place, tmp_path / "out")
    wait_for(running, tmp_path / "out", 1)
    running.send_signal(signal.SIGINT)
    status, said, complained = ended(running)
    assert (status, said) == (130, b"")
    assert b"Traceback" not in complained


def test_urls(place: Path, tmp_path: Path) -> None:
    """Inputs and results where fsspec says."""
    articles = (place / "articles").as_uri()
    done = newsfacts("audit", articles, "--out", (tmp_path / "out").as_uri(), "--engine", "ray", "--jobs", "2", "--quiet")
    assert (done.returncode, done.stderr) == (1, b"")
    here, there = results(place / "local"), results(tmp_path / "out")
    assert {f"file://{name}" for name in here} == there.keys()
    for name, row in here.items():
        assert row["facts"] == there[f"file://{name}"]["facts"]
        assert row["checks"] == there[f"file://{name}"]["checks"]


def test_process_batch_in_a_pipeline_of_your_own(place: Path, tmp_path: Path) -> None:
    """What docs/scale.md shows."""
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\nimport ray\nfrom newsfacts.audits.arrow import process_batch\n"
        "ray.init(address='local', num_cpus=2, include_dashboard=False, log_to_driver=False)\n"
        "articles = ray.data.read_parquet(sys.argv[1])\n"
        "articles.map_batches(process_batch, batch_format='pyarrow', batch_size=50).write_parquet(sys.argv[2])\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0"}
    subprocess.run(
        [sys.executable, program, place / "articles" / "6.parquet", tmp_path / "out"], check=True, capture_output=True, env=environment
    )
    rows = [row for path in (tmp_path / "out").glob("*.parquet") for row in parquet.read_table(path).to_pylist()]
    wanted = {name.rpartition("#")[2]: row for name, row in results(place / "local").items() if "6.parquet#" in name}
    assert {row["id"]: row["facts"] for row in rows} == {name: row["facts"] for name, row in wanted.items()}
