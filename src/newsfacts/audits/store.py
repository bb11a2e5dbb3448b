"""The store: one SQLite file that a document enters with all its facts and checks, or not at all.

Documents are written in batches, one transaction each, with a write-ahead log: however the program ends, the file is whole and holds
every batch that was finished.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self

from newsfacts.audits import duplicates
from newsfacts.audits.duplicates import Figure, Signature, Sketch, signature, sketch
from newsfacts.audits.rows import CHECK, FACT, OPERAND, Cells, Row, Rows, failures, figures
from newsfacts.audits.work import Broken, Finished, Outcome
from newsfacts.model import Language

APPLICATION = 0x4E464143  # marks the file as ours ("NFAC")
VERSION = 5  # of the schema
BATCH = 200  # documents in one transaction
TOGETHER = 16  # rows in one statement
OF_DOCUMENT = ("facts", "checks", "check_facts", "signatures")  # tables that are told of a document by its number, and `bands`
REPEATED = ("check_facts", "bands")  # where a document may say the same twice
BAND = ("band", "sketch", "figures")  # columns of `bands` beside the document
CANDIDATES = 10  # documents that are looked at: for each band the last ones, and of them those with most bands
WAIT = 60  # seconds for another program that writes to the same store


@cache
def _insert(table: str, columns: Sequence[str], count: int) -> str:
    """The statement that takes in so many rows of one document, whose number is the first parameter."""
    names, width = ", ".join(f'"{name}"' for name in ("document_id", *columns)), len(columns)
    places = [", ".join(f"?{row * width + place + 2}" for place in range(width)) for row in range(count)]
    again = " ON CONFLICT DO NOTHING" if table in REPEATED else ""
    return f"INSERT INTO {table} ({names}) VALUES {', '.join(f'(?1, {row})' for row in places)}{again}"


def _nearest() -> str:
    """The query for what is compared: ?1 is the document, ?2 and ?3 its sketch, and what follows its bands."""
    sharing = f"""
        SELECT document_id
        FROM (SELECT * FROM bands WHERE band = ?%d AND document_id < ?1 ORDER BY document_id DESC LIMIT {CANDIDATES})
        WHERE figures >= ?3 AND sketch & ?2 = ?2"""
    return f"""
        SELECT document_id, signature
        FROM (
            SELECT document_id, count(*) AS shared FROM ({" UNION ALL ".join(sharing % (band + 4) for band in range(duplicates.BANDS))})
            GROUP BY document_id
        )
        JOIN signatures USING (document_id)
        ORDER BY shared DESC, document_id LIMIT {CANDIDATES}"""


NEAREST = _nearest()
FORGOTTEN = f"DELETE FROM bands WHERE document_id = ? AND band IN ({', '.join('?' * duplicates.BANDS)})"
# What an earlier run found at a source that now holds another text; standard input is no place, but another one each time.
REPLACED = """
    DELETE FROM sources
    WHERE run_id <> ?1 AND source <> '-' AND source NOT LIKE '-#%'
      AND EXISTS (SELECT 1 FROM sources AS now WHERE now.source = sources.source AND now.run_id = ?1)"""
FIGURES = "SELECT coalesce(value, low, ''), coalesce(high, ''), coalesce(unit, '') FROM facts WHERE document_id = ? ORDER BY start"
FAILURES = "SELECT rule, formula FROM checks WHERE document_id = ? AND verdict = 'inconsistent'"


class StoreError(Exception):
    """The store cannot be opened, read or written: `code` is a key of `data/*/audit.toml`, `detail` the reason."""

    def __init__(self, code: str, path: Path, detail: str = "") -> None:
        super().__init__(code, path, detail)
        self.code, self.path, self.detail = code, path, detail


class Stored(NamedTuple):
    """What became of an outcome, and its errors.

    It is new, new but nearly a copy, checked again (by other rules), another copy, finished already or not readable.
    """

    state: Literal["new", "near", "again", "copy", "finished", "unread"]
    errors: int = 0


class Likeness(NamedTuple):
    """What near-duplicates are told by."""

    signature: Signature
    sketch: Sketch
    figures: Sequence[Figure]
    failures: frozenset[Row]


class Store:
    """An audit store that is written to."""

    def __init__(self, path: Path, version: str, configuration: str) -> None:
        """Open or create the store; what is finished under the version and configuration counts as finished.  Raises StoreError."""
        self.path = path
        with explained(path):
            self.connection = connect(path, create=True)
            _prepare(self.connection, path)
            same = "SELECT id FROM runs WHERE version = ? AND configuration = ?"
            self.runs = frozenset(row[0] for row in self.connection.execute(same, (version, configuration)))
            insert = "INSERT INTO runs (started, version, configuration) VALUES (?, ?, ?)"
            self.run = self.connection.execute(insert, (_now(), version, configuration)).lastrowid or 0
            self.runs |= {self.run}
            earlier = self.connection.execute("SELECT EXISTS (SELECT 1 FROM errors WHERE run_id <> ?)", (self.run,))
            self._earlier = bool(earlier.fetchone()[0])  # errors of earlier runs, which reading their files again removes
        self._pending, self._file = 0, ""
        self._tally = {"read": 0, "skipped": 0, "unread": 0}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if self.connection.in_transaction:
                self.connection.rollback()
        finally:
            self.connection.close()

    def add(self, outcome: Outcome) -> Stored:
        """Take in what came of one source; it is safe after the next `commit`, which every so often happens here.  Raises StoreError."""
        with explained(self.path):
            if not self.connection.in_transaction:
                self.connection.execute("BEGIN IMMEDIATE")
            stored = self._add(outcome)
            self._pending += 1
            self._tally["unread" if stored.state == "unread" else "skipped" if stored.state == "finished" else "read"] += 1
        if self._pending >= BATCH:
            self.commit()
        return stored

    def commit(self) -> None:
        """Make everything that was added safe.  Raises StoreError."""
        with explained(self.path):
            if self._pending:
                counts = "UPDATE runs SET read = :read, skipped = :skipped, unread = :unread WHERE id = :id"
                self.connection.execute(counts, {**self._tally, "id": self.run})
                self.connection.commit()
                self._pending = 0

    def finish(self) -> None:
        """The run is complete: forget what it found replaced, say so, and leave one file that any program can open.  Raises StoreError."""
        self.commit()
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            self._forget()
            self.connection.commit()
            self.connection.execute("UPDATE runs SET finished = ? WHERE id = ?", (_now(), self.run))
            with suppress(sqlite3.OperationalError):  # another program still uses the store: the log stays beside it
                self.connection.execute("PRAGMA busy_timeout = 0")
                self.connection.execute("PRAGMA journal_mode = DELETE")

    def _add(self, outcome: Outcome) -> Stored:
        run, found, source = self.connection.execute, outcome.found, outcome.source
        if self._earlier and outcome.file != self._file:  # read again: what could not be read of it before is of no interest
            self._file = outcome.file
            run("DELETE FROM errors WHERE file = ? AND run_id <> ?", (outcome.file, self.run))
        if isinstance(found, Broken):
            row = (outcome.file, outcome.record, source, found.code, found.message, self.run)
            run("INSERT OR REPLACE INTO errors VALUES (?, ?, ?, ?, ?, ?)", row)
            return Stored("unread")
        sha256 = found.sha256 if isinstance(found, Finished) else found.document[0]
        document, errors, by = run("SELECT id, errors, run_id FROM documents WHERE sha256 = ?", (sha256,)).fetchone() or (None, 0, None)
        if isinstance(found, Finished) and document is None:
            raise StoreError("changed", self.path)
        if isinstance(found, Rows) and by not in self.runs:
            number, near = self._write(found, document)
            run("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", (source, number, outcome.published, self.run))
            return Stored("again" if document is not None else "near" if near else "new", found.document[8])
        again = "UPDATE sources SET run_id = ?3 WHERE source = ?1 AND document_id = ?2 AND run_id <> ?3"
        if run(again, (source, document, self.run)).rowcount:
            return Stored("finished", errors)
        run("INSERT OR IGNORE INTO sources VALUES (?, ?, ?, ?)", (source, document, outcome.published, self.run))
        return Stored("copy", errors)

    def _write(self, rows: Rows, number: int | None) -> tuple[int, bool]:
        """All rows of a document, under its number if it has one already; the number, and whether it is a near-duplicate."""
        run = self.connection.execute
        if number is None:
            insert = "INSERT INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)"
            number = run(insert, (*rows.document, self.run)).lastrowid or 0
        else:
            self._empty(number)
            update = (
                "UPDATE documents SET sha256 = ?, title = ?, outlet = ?, place = ?, published = ?, text = ?, facts = ?, consistent = ?,"
                " errors = ?, notes = ?, unverifiable = ?, run_id = ?, duplicate_of = NULL WHERE id = ?"
            )
            run(update, (*rows.document, self.run, number))
        self._insert("facts", FACT, number, rows.facts)
        self._insert("checks", CHECK, number, rows.checks)
        self._insert("check_facts", OPERAND, number, rows.operands)
        return number, self._compared(number, Likeness(rows.signature, rows.sketch, figures(rows.facts), failures(rows.checks)))

    def _compared(self, number: int, like: Likeness) -> bool:
        """Whether a document is a near-duplicate of an earlier one, which it then names; else later ones are compared with it."""
        original = self._original(number, like)
        if original is None:
            self.connection.execute("INSERT INTO signatures VALUES (?, ?)", (number, like.signature.numbers))
            self._insert("bands", BAND, number, [cell for band in like.signature.bands for cell in (band, *like.sketch)])
        else:
            self.connection.execute("UPDATE documents SET duplicate_of = ? WHERE ? IN (id, duplicate_of)", (original, number))
        return original is not None

    def _empty(self, number: int) -> None:
        """Remove all that is told of a document."""
        run = self.connection.execute
        for (numbers,) in run("SELECT signature FROM signatures WHERE document_id = ?", (number,)).fetchall():
            run(FORGOTTEN, (number, *duplicates.bands(numbers)))
        for table in OF_DOCUMENT:
            run(f"DELETE FROM {table} WHERE document_id = ?", (number,))

    def _forget(self) -> None:
        """Remove the documents that no source holds any more: all their sources were read in this run, and hold another text."""
        run = self.connection.execute
        run(REPLACED, (self.run,))
        for (number,) in run("SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM sources)").fetchall():
            self._empty(number)
            near = run("SELECT id, text FROM documents WHERE duplicate_of = ? ORDER BY id", (number,)).fetchall()
            run("UPDATE documents SET duplicate_of = NULL WHERE duplicate_of = ?", (number,))
            for document, text in near:
                said = run(FIGURES, (document,)).fetchall()
                self._compared(document, Likeness(signature(text), sketch(said), said, frozenset(run(FAILURES, (document,)))))
            run("DELETE FROM documents WHERE id = ?", (number,))

    def _insert(self, table: str, columns: Sequence[str], number: int, cells: Cells) -> None:
        """Take in rows of a document, some with each statement."""
        width = len(columns)
        for start in range(0, len(cells), TOGETHER * width):
            some = cells[start : start + TOGETHER * width]
            self.connection.execute(_insert(table, columns, len(some) // width), (number, *some))

    def _original(self, number: int, ours: Likeness) -> int | None:
        """The earlier document that this one is a near-duplicate of."""
        run = self.connection.execute
        nearest = run(NEAREST, (number, *ours.sketch, *ours.signature.bands)).fetchall()
        for other in duplicates.alike(ours.signature.numbers, nearest):
            # one with a contradiction of its own is reported for itself
            if duplicates.told(ours.figures, run(FIGURES, (other,))) and ours.failures.issubset(run(FAILURES, (other,))):
                return other
        return None


class Known:
    """Which documents are finished, under one of the runs."""

    def __init__(self, connection: sqlite3.Connection, runs: frozenset[int]) -> None:
        self.connection, self.runs = connection, runs

    def __call__(self, sha256: str) -> int | None:
        """How many errors a finished document holds, None if it is not there or not finished."""
        row = self.connection.execute("SELECT errors, run_id FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
        return row[0] if row is not None and row[1] in self.runs else None


def connect(path: Path, create: bool = False) -> sqlite3.Connection:
    """A connection to the file, read-only unless it may be created; transactions are begun by hand.  Raises sqlite3.Error."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={'rwc' if create else 'ro'}", timeout=WAIT, isolation_level=None, uri=True
    )
    connection.execute("PRAGMA cache_size = -8000")  # 8 MB, however large the store
    return connection


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A store to read from; raises StoreError where there is none, and where reading fails."""
    if not path.exists():
        raise StoreError("no-store", path)
    if path.is_dir():
        raise StoreError("not-a-store", path)
    with explained(path):
        connection = connect(path)
        try:
            _recognise(connection, path)
            yield connection
        finally:
            connection.close()


def language_of(path: Path) -> Language | None:
    """The language in which the last run into a store told its messages; None where there is no store, or none to be read."""
    with suppress(StoreError), reading(path) as connection:
        row = connection.execute("SELECT configuration FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        if row is not None:
            return "en" if json.loads(row[0]).get("language") == "en" else "id"
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Every error of SQLite within becomes a StoreError that says what is wrong with the store."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        by_name: Sequence[tuple[str, str]] = (
            ("SQLITE_FULL", "full"),
            ("SQLITE_READONLY", "read-only"),
            ("SQLITE_CANTOPEN", "cannot-open"),
            ("SQLITE_NOTADB", "not-a-store"),
            ("SQLITE_CORRUPT", "damaged"),
            ("SQLITE_BUSY", "busy"),
        )
        code = next((code for prefix, code in by_name if name.startswith(prefix)), "failed")
        raise StoreError(code, path, str(error)) from error


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables in a new file; check that an old one is a store, before anything is changed in it."""
    if scalar(connection, "SELECT count(*) FROM sqlite_master"):
        _recognise(connection, path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    connection.execute("BEGIN IMMEDIATE")  # two programs that start at once make the tables once
    try:
        if not scalar(connection, "SELECT count(*) FROM sqlite_master"):
            for statement in _statements(files("newsfacts").joinpath("audits", "schema.sql").read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _recognise(connection: sqlite3.Connection, path: Path) -> None:
    application, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if application != APPLICATION:
        raise StoreError("not-a-store", path)
    if version != VERSION:
        raise StoreError("other-version", path, str(version))


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def scalar(connection: sqlite3.Connection, query: str) -> Any:
    """The one value that a query gives."""
    return connection.execute(query).fetchone()[0]
