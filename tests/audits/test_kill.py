"""However often processes are killed: a later run leaves the same rows as one that nothing disturbed."""

import os
import random
import signal
import subprocess
import sys
from functools import partial
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from newsfacts.readers.collections import Source
from program import within

from .stories import audit, contents, folder, killed_always, killed_once, processes, program, query, source, story

COUNT = 120
PROGRAM = "from newsfacts.audits import store; store.BATCH = 5\nfrom newsfacts.cli import main\nif __name__ == '__main__': main()\n"


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Articles, and the store of an audit of them."""
    place = tmp_path_factory.mktemp("undisturbed")
    articles = folder(place / "articles", COUNT)
    assert within(*arguments(articles, place / "a.db", "1")).returncode == 1
    return articles, place / "a.db"


def arguments(articles: Path, store: Path, jobs: str) -> list[str]:
    return ["audit", str(articles), "--store", str(store), "--jobs", jobs, "--quiet", "--language", "id"]


def started(articles: Path, store: Path, jobs: str) -> ForkServerProcess:
    """The program in a process that need not import anything first."""
    process = processes().Process(target=program, args=(arguments(articles, store, jobs),))
    process.start()
    return process


def command(place: Path, articles: Path, store: Path, jobs: str, **how: Any) -> "subprocess.Popen[bytes]":
    script = place / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    return subprocess.Popen([sys.executable, str(script), *arguments(articles, store, jobs)], stdout=subprocess.DEVNULL, **how)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_main_process(undisturbed: tuple[Path, Path], tmp_path: Path, jobs: str) -> None:
    articles, reference = undisturbed
    store, chance, counts = tmp_path / "a.db", random.Random(jobs), [0]
    for _ in range(4):
        running = started(articles, store, jobs)
        wanted = counts[-1] + chance.randrange(1, COUNT // 4)  # killed once so many documents are there
        while running.is_alive() and documents(store) < wanted:
            sleep(0.02)
        running.kill()
        running.join()
        counts.append(documents(store))
        assert query(store, "PRAGMA integrity_check") == [("ok",)]
        assert query(
            store, "SELECT count(*) FROM documents d WHERE facts <> (SELECT count(*) FROM facts f WHERE f.document_id = d.id)"
        ) == [(0,)]
    assert counts == sorted(counts)
    last = started(articles, store, jobs)
    last.join()
    assert last.exitcode == 1
    assert contents(store) == contents(reference)


def documents(store: Path) -> int:
    """How many documents are there; none if the store is not yet made."""
    try:
        return int(query(store, "SELECT count(*) FROM documents")[0][0]) if store.exists() and store.stat().st_size else 0
    except Exception:  # between two steps of making it
        return 0


def test_workers(tmp_path: Path) -> None:
    stories = {f"{number:03d}": story(number) for number in range(60)}
    whole, broken = tmp_path / "a.db", tmp_path / "b.db"
    audit(whole, [source(text, name) for name, text in stories.items()])
    doomed = random.Random(7).sample(sorted(stories), 5)
    sources = [
        Source(name, partial(killed_once, text, name, str(tmp_path / name))) if name in doomed else source(text, name)
        for name, text in stories.items()
    ]
    audit(broken, sources, processes=2)
    assert all((tmp_path / name).exists() for name in doomed)
    assert contents(broken) == contents(whole)


def test_a_document_that_kills_every_worker_is_given_up(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    stories = [source(story(number), f"{number:03d}") for number in range(20)]
    tally = audit(store, [*stories[:9], Source("deadly", partial(killed_always, "deadly")), *stories[9:]], processes=2)
    assert (tally.new, tally.copy, tally.unread) == (19, 1, 1)
    [(name, code, message)] = query(store, "SELECT source, code, message FROM errors")
    assert (name, code) == ("deadly", "crashed")
    assert message == "deadly: proses yang membacanya berkali-kali dihentikan paksa"


def test_ctrl_c_stops_cleanly(tmp_path: Path) -> None:
    articles, store = folder(tmp_path / "articles", 400), tmp_path / "a.db"
    running = command(tmp_path, articles, store, "2")
    while running.poll() is None and documents(store) < 10:
        sleep(0.02)
    running.send_signal(signal.SIGINT)
    assert running.wait() == 130
    assert 10 <= documents(store) < 400
    assert query(store, "SELECT read + unread FROM runs")[0][0] >= documents(store)


def test_ctrl_c_while_processes_start_stops_cleanly(tmp_path: Path) -> None:
    """At a terminal it reaches all of them at once, those that still import as well: the group here."""
    articles, store = folder(tmp_path / "articles", 200), tmp_path / "a.db"
    running = command(tmp_path, articles, store, "2", start_new_session=True, stderr=subprocess.PIPE)
    while running.poll() is None and not store.exists():  # made before the first process is started
        sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate()
    assert (running.returncode, said) == (130, b"")
    assert query(store, "SELECT finished FROM runs") == [(None,)]
