"""`audit`, `compare` and `export` for a person at a terminal: progress, Ctrl-C, pages, errors, exit status."""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from types import FrameType
from typing import Literal, NamedTuple

from newsfacts.audits import batch, comparison_report, summary
from newsfacts.audits import compare as comparison
from newsfacts.audits import export as exporting
from newsfacts.audits.batch import Tally
from newsfacts.audits.compare import Looked
from newsfacts.audits.export import FORMATS, Export, Format, MissingExtraError
from newsfacts.audits.filters import Selection
from newsfacts.audits.progress import bar, comparing
from newsfacts.audits.store import StoreError, reading
from newsfacts.audits.tables import CONTRADICTIONS, TABLES
from newsfacts.audits.work import Plan
from newsfacts.audits.workers import WorkerError
from newsfacts.lexicon import audit_words
from newsfacts.readers.collections import Fields, Source, anything, collect
from newsfacts.readers.documents import Reading
from newsfacts.readers.errors import Notice, ReadError
from newsfacts.reports import figures, output
from newsfacts.reports.output import INTERRUPTED
from newsfacts.reports.terminal import Screen, screen


class UsageError(ValueError):
    """A flag that makes no sense; the message says what would."""


class Request(NamedTuple):
    """What `audit` is asked to do."""

    paths: tuple[str, ...]
    fields: Fields
    force: bool
    store: Path
    plan: Plan
    processes: int
    form: Literal["text", "json"]
    exports: tuple[tuple[Export, Path], ...]
    quiet: bool
    color: bool
    engine: Literal["local", "ray"] = "local"

    @property
    def language(self) -> str:
        """Of everything that is said."""
        return self.plan.options.language


STORE_FILES = ("", "-wal", "-shm", "-journal")  # endings of the files that SQLite keeps a store in


def exports(wanted: Sequence[str], excel: bool) -> tuple[tuple[Export, Path], ...]:
    """What `--export FORMAT=FOLDER` asks for; raises UsageError."""
    found: list[tuple[Export, Path]] = []
    for text in wanted:
        form, _, folder = text.partition("=")
        if form not in FORMATS or not folder:
            raise UsageError(f"'{text}' is no export; write FORMAT=FOLDER with one of {', '.join(FORMATS)}")
        found.append((Export(form, excel=excel), Path(folder)))
    return tuple(found)


def audit(request: Request) -> int:
    """Audit, print the summary, export; the exit status."""
    tell = None if request.quiet else partial(notice, language=request.language)
    written = [*(f"{request.store}{end}" for end in STORE_FILES), *(str(folder) for _, folder in request.exports)]
    sources = collect(request.paths, fields=request.fields, force=request.force, tell=tell, but=written)
    if not request.store.exists() and not anything(request.paths):  # no store is made for a mistyped name
        return _refused(sources, request.language)
    job = batch.Job(sources, request.store, request.plan, request.processes)
    with _troubles(request.language) as troubles:
        with interruptible() as stopped, nullcontext(_nothing) if request.quiet else bar(request.paths, request.language) as step:
            tally = batch.run(job, step, stopped)
        with reading(request.store) as connection:
            found = summary.summarise(connection)
            if request.form == "json":
                _say(summary.record(tally, found, request.store))
            elif not request.quiet:
                _say(summary.page(tally, found, request.store, _screen(request.language, request.color), request.language))
            if not tally.interrupted:
                for export, folder in request.exports:
                    tables = exporting.to_folder(connection, export, folder)
                    if not request.quiet:
                        _exported(folder, tables, request.language)
        return INTERRUPTED if tally.interrupted else tally.status
    return troubles.status


def _refused(sources: Iterable[Source], language: str) -> int:
    """Say why there is nothing to be read; the exit status."""
    for source in sources:
        try:
            source.load()
        except ReadError as error:
            output.complain(error.message(language))
    return 2


def audit_shards(request: Request, out: str) -> int:
    """Audit into a folder of Parquet files, and print the summary; the exit status."""
    with _troubles(request.language) as troubles:
        try:
            from newsfacts.audits import sharded, shards
        except ImportError:
            raise MissingExtraError("--out needs pyarrow: pip install 'newsfacts[data]'") from None
        # what workers elsewhere guess is not told
        tell = None if request.quiet or request.engine != "local" else partial(notice, language=request.language)
        reading = Reading(None, request.force, request.fields, tell)
        job = shards.Job(out if "://" in out else str(Path(out).absolute()), request.plan, reading)
        try:
            outcome = sharded.run(request.paths, job, request.engine, request.processes)
        except (OSError, ImportError) as error:  # pyarrow and fsspec say in whole sentences what is wrong with a place
            raise output.OutputError(f"{out}: {error}") from None
        for problem in outcome.problems:
            output.complain(problem)
        if request.form == "json":
            _say(summary.shard_record(outcome, out))
        elif not request.quiet:
            _say(summary.shard_page(outcome, out, _screen(request.language, request.color), request.language))
        return outcome.status
    return troubles.status


def compare(store: Path, form: Literal["text", "jsonl"], language: str, color: bool) -> int:
    """Print every contradiction between documents; the exit status."""
    view, counts, looked = _screen(language, color), {"error": 0, "note": 0}, Looked(0, 0)
    with _troubles(language) as troubles:
        with (
            reading(store) as connection,
            output.standard_output(encoding="utf-8" if form == "jsonl" else None) as write,
            comparing(language) as progress,
        ):

            def step(now: Looked) -> None:
                nonlocal looked
                looked = now
                progress.step(now)

            for found in comparison.compare(connection, language, step):
                with progress.aside():
                    write(comparison_report.record(found) if form == "jsonl" else comparison_report.page(found, view, language) + "\n")
                counts[found.check.severity or "note"] += 1
        if form == "text":
            _say(comparison_report.ending(looked, counts["error"], counts["note"], view, language))
        return 1 if counts["error"] else 0
    return troubles.status


def export(store: Path, form: Format, table: str | None, chosen: Selection, excel: bool, target: Path | None, language: str) -> int:
    """Write data files, or one table to standard output; the exit status."""
    tables = {known.name: known for known in (*TABLES, CONTRADICTIONS)}
    wanted = TABLES if table is None else (tables[table],)
    plan = Export(form, chosen, wanted, excel)
    with _troubles(language) as troubles:
        with reading(store) as connection:
            if target is None:
                with output.standard_output(encoding="utf-8") as write:
                    exporting.to_text(connection, plan, tables[table or "facts"], write)
            elif exporting.form_of(target):
                name = table or "facts"
                _exported(target, {name: exporting.to_file(connection, plan, tables[name], target)}, language)
            else:
                _exported(target, exporting.to_folder(connection, plan, target), language)
        return 0
    return troubles.status


def _exported(path: Path, written: Mapping[str, int], language: str) -> None:
    """Say what was written, on standard error: data may stand on standard output."""
    words, page = audit_words(language).summary, _screen(language, False).words
    rows = ", ".join(f"{table} {figures.number(str(count), page)}" for table, count in written.items())
    output.complain(words["exported"].format(path=path, rows=rows))


def notice(guess: Notice, language: str) -> None:
    """Say what a reader guessed; called in whichever process reads."""
    output.complain(guess.message(language))


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Within, the first Ctrl-C (or SIGTERM) only makes the function given say so; a second one ends the program at once."""
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Troubles:
    """The exit status after something went wrong."""

    status = 2


@contextmanager
def _troubles(language: str) -> Iterator[_Troubles]:
    """Within, what can go wrong is said in one line, and the status tells it."""
    troubles = _Troubles()
    try:
        yield troubles
    except output.ClosedPipeError:
        troubles.status = 0
    except StoreError as error:
        output.complain(audit_words(language).problems[error.code].format(path=error.path, detail=error.detail))
    except (output.OutputError, MissingExtraError, WorkerError) as error:
        output.complain(str(error))
    except KeyboardInterrupt:
        output.complain(audit_words(language).summary["interrupted"])
        troubles.status = INTERRUPTED


def _say(text: str) -> None:
    with output.standard_output() as write:
        write(text)


def _screen(language: str, color: bool) -> Screen:
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return screen(language, get_terminal_size().columns if terminal else 80, color and terminal)


def _nothing(tally: Tally) -> None:
    return
