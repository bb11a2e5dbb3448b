"""Invented articles for the tests of audits, as many as wanted, and ways to look into a store."""

import os
import signal
import sqlite3
from functools import partial
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from newsfacts import cli, pipeline, readers
from newsfacts.audits import store as storing
from newsfacts.audits import workers
from newsfacts.audits.batch import Job, Tally, run
from newsfacts.audits.work import Plan
from newsfacts.model import Document
from newsfacts.readers.collections import Source

TOWNS = ("Kendari", "Ambon", "Palu", "Ternate", "Sorong", "Bima", "Jambi", "Pontianak", "Kupang", "Mamuju")
LETTERS = "abcdefghijklmnopqrstuvwxyz"  # no digits: those would be figures
TABLES = ("documents", "sources", "facts", "checks", "check_facts", "errors", "signatures", "bands")
PLAN = Plan(pipeline.options())

workers.PRELOAD.append("pytest")  # which every process imports, as it was started by pytest


def story(number: int) -> str:
    """An article of its own; every seventh contradicts itself, every eleventh is the word-for-word copy of the one before."""
    number -= number % 11 == 10
    town, first, second = TOWNS[number % len(TOWNS)], 100 + number, 40 + number % 50
    total = first + second + (9 if number % 7 == 3 else 0)
    words = " ".join(
        TOWNS[number * place % 10].lower() + LETTERS[number * place % 97 % 25] * (number * place % 97 // 25 + 1) for place in range(1, 30)
    )
    return (
        f"{town} (ANTARA) - Sebanyak {total} personel dikerahkan di {town}, terdiri atas {first} polisi dan {second} tentara.\n\n"
        f"Posko {words} menerima {number * 3 + 5} laporan warga pada {number % 27 + 1} Maret 2025.\n"
    )


def folder(place: Path, count: int) -> Path:
    """So many articles as files, and one file that is none."""
    place.mkdir()
    for number in range(count):
        (place / f"{number:04d}.txt").write_text(story(number), encoding="utf-8")
    (place / "0005.bin.txt").write_bytes(b"\0\1\2")
    return place


def read(text: str, name: str) -> Document:
    """The document of a text."""
    return readers.from_text(text, name)


def source(text: str, name: str) -> Source:
    """The source of a text."""
    return Source(name, partial(read, text, name))


def refused(name: str) -> Document:
    """What is no document."""
    raise readers.ReadError("empty", name)


def processes() -> ForkServerContext:
    """What starts processes that have everything imported, as a run with workers does."""
    context = get_context("forkserver")
    context.set_forkserver_preload(workers.PRELOAD)
    return context


def program(given: list[str]) -> None:
    """The program with transactions of five documents."""
    storing.BATCH = 5
    cli.app(given, prog_name="newsfacts")


def killed_once(text: str, name: str, marker: str) -> Document:
    """A document whose first reader is killed."""
    path = Path(marker)
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return read(text, name)


def killed_always(name: str) -> Document:
    """A document that kills whoever reads it."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError(name)


def audit(store: Path, sources: list[Source], processes: int = 1, plan: Plan = PLAN) -> Tally:
    """Audit the sources."""
    return run(Job(sources, store, plan, processes), lambda tally: None, lambda: False)


def contents(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, without the numbers of runs."""
    connection = sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)
    try:
        found: dict[str, list[tuple[Any, ...]]] = {}
        for table in TABLES:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "run_id"]
            names = ", ".join(f'"{name}"' for name in columns)
            found[table] = connection.execute(f"SELECT {names} FROM {table} ORDER BY {names}").fetchall()
        return found
    finally:
        connection.close()


def query(store: Path, sql: str) -> list[tuple[Any, ...]]:
    """What a query gives."""
    connection = sqlite3.connect(store)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()
