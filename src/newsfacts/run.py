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
from shlex import quote
from shutil import get_terminal_size
from typing import IO, NamedTuple

from newsfacts import readers
from newsfacts.control import acceptance, suppressions
from newsfacts.control.session import Session
from newsfacts.control.settings import Flags
from newsfacts.control.tables import ControlError
from newsfacts.encodable import decoded
from newsfacts.lexicon import ReportWords
from newsfacts.model import Document, Extraction, Failure, Language, Report, Unread
from newsfacts.reports import formats, output, wording
from newsfacts.reports.output import INTERRUPTED, Write
from newsfacts.reports.terminal import UNLIMITED, Screen, printable, screen
from newsfacts.reports.wording import Entry

MANY = 20  # from this many articles on, a progress bar tells a waiting person something


class Job(NamedTuple):
    """The articles of a run (`-` is standard input), and how and where to print; `force` takes articles in any language."""

    files: tuple[Path, ...]
    form: str = "text"  # the name of a format
    language: Language = "id"
    published: date | None = None
    output: Path | None = None
    force: bool = False
    color: bool = False
    quiet: bool = False
    verbose: bool = False
    fields: readers.Fields = readers.Fields()
    excel: bool = False  # CSV for spreadsheets whose decimal sign is a comma


@dataclass(slots=True)
class Tally:
    """How the run went so far."""

    contradicting: int = 0
    unread: int = 0

    @property
    def status(self) -> int:
        """The exit status: 2 if something could not be read, 1 if something contradicts, else 0."""
        return 2 if self.unread else 1 if self.contradicting else 0


Work = Callable[[Path, Document], Extraction]  # of the file that was named, and of an article in it


def articles(job: Job, work: Work) -> int:
    """Print what `work` finds in each article, in the job's format; the exit status."""
    tally = Tally()
    view = _screen(job)
    renderer = formats.renderer(job.form)
    pieces = renderer.pieces(_entries(job, work, view, tally, renderer.unread), view)
    try:
        with _destination(job) as write:
            if renderer.streams or (job.output is None and _terminal(sys.stdout)):
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
    _tell_written(job.output, job)
    return tally.status


def _entries(job: Job, work: Work, view: Screen, tally: Tally, shown: bool) -> Iterator[Entry]:
    """Each article with what was found in it, or without if it could not be read."""
    words_are_loaded = False
    with _progress(job) as step:
        for file, source in _sources(job, view, step):
            try:
                document = _unicode_name(source.load())
                with nullcontext() if words_are_loaded else _undisturbed():
                    record = work(file, document)
                words_are_loaded = True
            except readers.ReadError as error:
                said = readers.ReadError(error.code, wording.name(error.name, view.words), error.detail).message(job.language)
                yield _unread(source.name, error.code, said, tally, shown)
            except ControlError as error:
                yield _unread(source.name, "control", error.message(job.language), tally, shown)
            except Exception as error:  # a bug of ours must not cost the other articles; it is said, and ends with 2
                if job.verbose:
                    output.complain(traceback.format_exc())
                bug = readers.ReadError("internal", wording.name(source.name, view.words), f"{type(error).__name__}: {error}")
                yield _unread(source.name, bug.code, bug.message(job.language), tally, shown)
            else:
                tally.contradicting += wording.contradicts(record)
                if isinstance(record, Report) and not job.quiet:
                    _tell_unmatched(record, view)
                yield document, record


def _tell_unmatched(report: Report, view: Screen) -> None:
    """Suppressions that put nothing aside are told whatever the format."""
    for entry in report.unmatched:
        said = view.words.lines[entry.state].format(source=wording.name(report.source, view.words), rule=entry.rule, text=entry.text)
        output.complain(printable(" ".join(said.split())))


def _unread(source: str, code: str, message: str, tally: Tally, shown: bool) -> Unread:
    """The place of an input that cannot be read in the output, or a line on standard error where the format has no place for it."""
    tally.unread += 1
    if not shown:
        output.complain(decoded(message))
    return Unread(source=decoded(source), error=Failure(code=code, message=decoded(message)))


def _sources(job: Job, view: Screen, step: Callable[[], None]) -> Iterator[tuple[Path, readers.Source]]:
    """Each file with its documents, in order; a bug met while they are looked for is one that cannot be read."""

    def tell(notice: readers.Notice) -> None:
        if not job.quiet:
            output.complain(decoded(notice._replace(name=wording.name(notice.name, view.words)).message(job.language)))

    reading = readers.Reading(job.published, job.force, job.fields, tell)
    for file in job.files:
        try:
            yield from ((file, source) for source in readers.within(file, reading))
        except Exception as error:
            yield file, readers.Source(str(file), partial(_raise, error))
        step()


def _raise(error: Exception) -> Document:
    raise error


def _unicode_name(document: Document) -> Document:
    return document.model_copy(update={"source": decoded(document.source or "")})


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No garbage collection within: the first article loads words, and often spaCy, whose many objects live as long as the program does.

    Looking through them again and again while they are loaded, and once more at the end, takes a tenth of a short run.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def kept(path: Path, baseline: str, job: Job) -> int:
    """Write a baseline file, whole or not at all; 0, or 2 if it cannot be written."""
    try:
        with output.file_output(path) as write:
            write(baseline)
    except output.OutputError as error:
        output.complain(str(error))
        return 2
    _tell_written(path, job)
    return 0


def _tell_written(path: Path | None, job: Job) -> None:
    """Where a report went that does not show; a device or a pipe was named by who waits at its other end."""
    if path is not None and path.is_file() and not job.quiet:
        output.complain(printable(screen(job.language).words.lines["written"].format(path=path)))


def accepted(file: Path, reading: readers.Reading, language: Language, rule: str | None, text: str | None, reason: str) -> int:
    """Write the one finding of an article that is meant to the file beside it; 0, or 2 if it is none or several, or cannot be written.

    Raises UnknownRuleError.
    """
    words = screen(language).words
    try:
        session = Session([file], Flags(), locale=language)
        articles = (source.load() for source in readers.within(file, reading))
        found = acceptance.sought(articles, lambda document: session.check(file, document), rule, text)
        if len(found.meant) != 1:
            _tell_which(found, wording.name(str(file), words), words)
            return 2
        [finding] = found.meant
        with output.file_output(suppressions.sidecar(file)) as write:
            write(acceptance.extended(file, finding, reason, found.articles))
    except readers.ReadError as error:
        output.complain(error.message(language))
        return 2
    except ControlError as error:
        output.complain(error.message(language))
        return 2
    except output.OutputError as error:
        output.complain(str(error))
        return 2
    output.complain(printable(words.lines["accepted"].format(path=suppressions.sidecar(file), **finding._asdict())))
    return 0


def _tell_which(found: acceptance.Sought, name: str, words: ReportWords) -> None:
    """Why no finding was put aside: there is none, it was put aside before, none is called so, or several are; and what there is."""
    if found.meant:
        said = "findings"
    elif found.aside:
        said = f"aside_{found.aside[0]}"
    else:
        said = "other_findings" if found.others else "no_finding"
    output.complain(words.lines[said].format(source=name, n=len(found.meant)))
    for finding in (found.meant or found.others) if said in ("findings", "other_findings") else ():
        output.complain(printable(f"  --rule {finding.rule} --text {quote(finding.text)}"))


def _destination(job: Job) -> AbstractContextManager[Write]:
    if job.output is not None:
        return output.file_output(job.output)
    return output.standard_output(encoding=None if job.form == "text" else "utf-8")


def _screen(job: Job) -> Screen:
    shown = job.output is None and _terminal(sys.stdout)
    width, room = (get_terminal_size().columns, None) if shown else (80, UNLIMITED)
    return screen(job.language, width, job.color and shown, job.quiet, job.verbose, room)._replace(excel=job.excel)


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
