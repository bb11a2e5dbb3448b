"""A run over articles: each one read, worked on and printed, in order; what could not be read does not stop the others."""

import gc
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from typing import IO, Literal, NamedTuple, TypeVar

from newsfacts import readers
from newsfacts.model import Document, Extraction, Failure, Report, Unread
from newsfacts.reports import jsonl, output, text
from newsfacts.reports.output import Write
from newsfacts.reports.terminal import Screen, screen

MANY = 20  # from this many articles on, a progress bar tells a waiting person something
INTERRUPTED = 130  # what shells expect of a program that Ctrl-C ended


class Job(NamedTuple):
    """The articles of a run (`-` is standard input), and how and where to print; `force` takes articles in any language."""

    files: tuple[Path, ...]
    form: Literal["text", "json", "jsonl"] = "text"
    language: Literal["id", "en"] = "id"
    published: date | None = None
    output: Path | None = None
    force: bool = False
    color: bool = False
    quiet: bool = False
    verbose: bool = False
    fields: readers.Fields = readers.Fields()


@dataclass(slots=True)
class Tally:
    """How the run went so far."""

    judged: int = 0
    contradicting: int = 0
    unread: int = 0

    @property
    def status(self) -> int:
        """The exit status: 2 if something could not be read, 1 if something contradicts, else 0."""
        return 2 if self.unread else 1 if self.contradicting else 0


Found = TypeVar("Found", bound=Extraction)
Work = Callable[[Document], Found]
Page = Callable[[Document, Found, Screen], str]


def articles(job: Job, work: Work[Found], page: Page[Found]) -> int:
    """Print what `work` finds in each article, in text as `page` writes it; the exit status."""
    tally = Tally()
    view = _screen(job)
    pieces = _pieces(job, work, page, view, tally)
    try:
        with _destination(job) as write:
            if job.form == "jsonl" or (job.output is None and _terminal(sys.stdout)):
                for piece in pieces:
                    write(piece)
            else:  # whole or not at all
                write("".join(pieces))
    except output.ClosedPipeError:
        return tally.status
    except output.OutputError as error:
        output.complain(str(error))
        return 2
    except KeyboardInterrupt:
        output.complain(view.words.lines["interrupted"])
        return INTERRUPTED
    return tally.status


def _pieces(job: Job, work: Work[Found], page: Page[Found], view: Screen, tally: Tally) -> Iterator[str]:
    """What is printed, one piece for each article; in one JSON document, one piece for all of them."""
    records = _records(job, work, view, tally)
    if job.form == "jsonl":
        yield from map(jsonl.line, map(_record, records))
    elif job.form == "json":
        yield jsonl.document(map(_record, records))
    else:
        between = ""
        for record in records:
            if not isinstance(record, Unread) and (shown := page(*record, view)):
                yield between + shown
                between = "\n"
        if tally.judged + tally.unread > 1 and tally.judged and not job.quiet:
            yield between + text.closing(tally.judged + tally.unread, tally.contradicting, tally.unread, view)


def _records(job: Job, work: Work[Found], view: Screen, tally: Tally) -> Iterator[tuple[Document, Found] | Unread]:
    """Each article with what was found in it, or without if it could not be read."""
    spacy_is_loaded = False
    with _progress(job) as step:
        for source in _sources(job, view, step):
            try:
                document = _unicode_name(source.load())
                with nullcontext() if spacy_is_loaded else _undisturbed():
                    record = work(document)
                spacy_is_loaded = True
            except readers.ReadError as error:
                yield _unread(job, source.name, error.code, error.message(job.language), tally)
            except Exception as error:  # a bug of ours must not cost the other articles; it is said, and ends with 2
                if job.verbose:
                    output.complain(traceback.format_exc())
                said = view.words.lines["bug"].format(source=text.name(source.name, view), error=f"{type(error).__name__}: {error}")
                yield _unread(job, source.name, "internal", " ".join(said.split()), tally)
            else:
                if isinstance(record, Report):
                    tally.judged += 1
                    tally.contradicting += any(check.severity == "error" for check in record.checks)
                yield document, record


def _unread(job: Job, source: str, code: str, message: str, tally: Tally) -> Unread:
    tally.unread += 1
    if job.form == "text":
        output.complain(_unicode(message))
    return Unread(source=_unicode(source), error=Failure(code=code, message=_unicode(message)))


def _record(found: tuple[Document, Extraction] | Unread) -> Extraction | Unread:
    return found if isinstance(found, Unread) else found[1]


def _sources(job: Job, view: Screen, step: Callable[[], None]) -> Iterator[readers.Source]:
    """The documents of each file, in order; a bug met while they are looked for is one that cannot be read."""

    def tell(notice: readers.Notice) -> None:
        if not job.quiet:
            output.complain(_unicode(notice._replace(name=text.name(notice.name, view)).message(job.language)))

    reading = readers.Reading(job.published, job.force, job.fields, tell)
    for file in job.files:
        try:
            yield from readers.within(file, reading)
        except Exception as error:
            yield readers.Source(str(file), partial(_raise, error))
        step()


def _raise(error: Exception) -> Document:
    raise error


def _unicode_name(document: Document) -> Document:
    return document.model_copy(update={"source": _unicode(document.source or "")})


def _unicode(name: str) -> str:
    """A name that JSON can hold: bytes of a file name that are no UTF-8 become replacement characters."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No garbage collection within: the first article loads spaCy, whose hundred thousand objects live as long as the program does.

    Looking through them again and again while they are loaded, and once more at the end, takes a tenth of a short run.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _destination(job: Job) -> AbstractContextManager[Write]:
    if job.output is not None:
        return output.file_output(job.output)
    return output.standard_output(encoding=None if job.form == "text" else "utf-8")


def _screen(job: Job) -> Screen:
    shown = job.output is None and _terminal(sys.stdout)
    return screen(job.language, get_terminal_size().columns if shown else 80, job.color and shown, job.quiet, job.verbose)


@contextmanager
def _progress(job: Job) -> Iterator[Callable[[], None]]:
    """A bar on standard error, for a person who waits for many articles and does not see their reports go by."""
    if len(job.files) < MANY or job.quiet or not _terminal(sys.stderr) or (job.output is None and _terminal(sys.stdout)):
        yield lambda: None
        return
    import typer

    with typer.progressbar(length=len(job.files), file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _terminal(stream: IO[str] | None) -> bool:
    return stream is not None and stream.isatty()
