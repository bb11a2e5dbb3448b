"""Many documents as one stream: folders, globs and files, and the articles that files hold more than one of.

Constant memory: one file is open at a time, and a collection's records are read one by one.
"""

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from traceback import format_exc
from typing import NamedTuple

from newsfacts.model import SIDECAR, Document
from newsfacts.readers import formats, text
from newsfacts.readers.documents import Entry, Extracted, Fields, Reading, accept, from_extracted, from_text
from newsfacts.readers.errors import Notice, ReadError, reason
from newsfacts.readers.formats import Format
from newsfacts.readers.streams import MOST_BYTES, MOST_TEXT, Opened, opened, whole

__all__ = ["Fields", "Source", "collect", "load", "within"]

NESTED = 4  # messages within messages
LABEL = 400  # characters of an article's name within its file


class Source(NamedTuple):
    """One document that can be read; `load` raises `ReadError`.  A source can be pickled, unless whom to tell of guesses cannot.

    `file` is where it was found, None for what is no file; `record` its place among the articles there, from 1: names need not be unique.
    """

    name: str
    load: Callable[[], Document]
    file: str | None = None
    record: int = 1


def collect(
    paths: Sequence[str],
    *,
    fields: Fields | None = None,
    published: date | None = None,
    force: bool = False,
    tell: Callable[[Notice], None] | None = None,
    but: Sequence[str | Path] = (),
) -> Iterator[Source]:
    """Every document of the folders, globs and files, in order; what cannot be read is a source whose `load` says why.

    The files and folders `but` are passed over where they lie in one of the folders.
    """
    reading = Reading(published, force, fields or Fields(), tell)
    passed = frozenset(map(os.path.abspath, but))
    for path in paths:
        for file in files_of(path, passed):
            yield from [file] if isinstance(file, Source) else _all_within(file, reading)


def _all_within(file: str, reading: Reading) -> Iterator[Source]:
    """The documents of one file; a bug of ours costs those that it still holds, not the other files."""
    record = 0
    try:
        for record, source in enumerate(within(file, reading), 1):
            yield Source(source.name, source.load, file, record)
    except Exception:  # told as text: not every exception can travel to another process
        yield Source(file, partial(_stumble, format_exc(limit=-3).strip()), file, record + 1)


def within(source: str | Path | bytes, reading: Reading, name: str | None = None, depth: int = 0) -> Iterator[Source]:
    """The documents of one file, of standard input (`-`) or of bytes."""
    name = name or ("<bytes>" if isinstance(source, bytes) else str(source))
    try:
        with opened(source, name) as file:
            form = formats.sniff(file)
            if form in ("text", "html", "pdf", "docx", "sealed", "xml"):
                yield Source(name, partial(load, source if file.path else _raw(file, form), reading, name))
            elif form == "mail":
                yield from _mail(file, reading, depth)
            else:
                found = False
                for entry in _entries(file, form, reading):
                    found = True
                    yield Source(_called(name, entry.id), partial(_article, entry, _called(name, entry.id), reading))
                if not found:
                    raise ReadError("empty", name)
    except ReadError as error:
        yield Source(name, partial(_refuse, error))


def load(source: str | Path | bytes, reading: Reading, name: str) -> Document:
    """The article of a file, or of bytes, that holds one; `ReadError`."""
    with opened(source, name) as file:
        form = formats.sniff(file)
        raw = _raw(file, form)
        if form == "text":
            return _plain(raw, reading, name)
        found = _single(raw, form, name)
    return from_extracted(found, name, reading)


def _raw(file: Opened, form: Format) -> bytes:
    return whole(file.stream, MOST_TEXT if form == "text" else MOST_BYTES, file.name)


def _plain(raw: bytes, reading: Reading, name: str) -> Document:
    found, charset = text.decode(raw, name)
    if charset not in text.MARKED and found.strip():
        reading.guessed("charset", name, charset)
    accept(found, name, reading)
    return from_text(found, name, reading.published)


def _single(raw: bytes, form: Format, name: str) -> Extracted:
    """What a format says that holds one article; its module is loaded only now."""
    match form:
        case "html":
            from newsfacts.readers import html

            return html.extract(raw, "", name)
        case "pdf":
            from newsfacts.readers import pdf

            return pdf.extract(raw, name)
        case "docx":
            from newsfacts.readers import docx

            return docx.extract(raw, name)
        case "sealed":
            raise ReadError("password" if "EncryptedPackage".encode("utf-16-le") in raw else "binary", name, "DOC, XLS")
        case "xml":
            raise ReadError("binary", name, "XML")
    raise ReadError("many-documents", name, "?")  # the file changed since it was looked at


def _entries(file: Opened, form: Format, reading: Reading) -> Iterator[Entry]:
    """The articles of a format that may hold many."""
    match form:
        case "feed":
            from newsfacts.readers import feeds

            return feeds.entries(_raw(file, form), file.name)
        case "newsml":
            from newsfacts.readers import newsml

            return newsml.items(_raw(file, form), file.name)
        case "warc":
            from newsfacts.readers import warc

            return warc.entries(file)
    from newsfacts.readers import records

    match form:
        case "json":
            return records.json_document(file, reading)
        case "separated":
            return records.separated(file, reading)
        case "parquet":
            return records.parquet(file, reading)
    return records.json_lines(file, reading)


def _mail(file: Opened, reading: Reading, depth: int) -> Iterator[Source]:
    """A message and what is attached to it, messages among that included."""
    from newsfacts.readers import mail

    if depth >= NESTED:
        raise ReadError("broken", file.name, "EML")
    for part in mail.parts(_raw(file, "mail"), file.name):
        if isinstance(part, Entry):
            yield Source(file.name, partial(_article, part, file.name, reading))
        else:
            yield from within(part.raw, reading, _called(file.name, part.name), depth + 1)


def _article(entry: Entry, name: str, reading: Reading) -> Document:
    return from_extracted(entry.extract(name), name, reading)


def _refuse(error: ReadError) -> Document:
    raise error


def _stumble(said: str) -> Document:
    raise RuntimeError(said)


def _called(name: str, label: str) -> str:
    """The name of an article within its file: `berita.jsonl#17`."""
    label = " ".join(label.split())[:LABEL]
    return f"{name}#{label}" if label else name


def anything(paths: Sequence[str]) -> bool:
    """Whether there is a file, readable or not, behind any of the paths."""
    return any(isinstance(file, str) and (file == "-" or os.path.lexists(file)) for path in paths for file in files_of(path))


def files_of(path: str, passed: frozenset[str] = frozenset()) -> Iterator[str | Source]:
    """The files that a path stands for: itself, those below a folder, those that a pattern matches."""
    if path == "-" or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        found = False
        for file in _below(path, passed):
            found = True
            yield file
        if not found:
            yield Source(path, partial(_refuse, ReadError("no-match", path)))
    elif (matches := matching(path)) is not None:
        for match in matches:
            yield from [match] if os.path.isfile(match) else files_of(match, passed) if "**" not in path else []
        if not matches:
            yield Source(path, partial(_refuse, ReadError("no-match", path)))
    else:
        yield path  # a pipe, or missing: reading it says so


def matching(path: str) -> list[str] | None:
    """The files and folders that a pattern matches, in order; None for what is no pattern, or a file that is called so."""
    return sorted(glob.iglob(path, recursive=True)) if glob.has_magic(path) and not os.path.lexists(path) else None


def _below(folder: str, passed: frozenset[str]) -> Iterator[str | Source]:
    """The files below a folder, sorted, each folder once; hidden ones, suppressions, pipes, devices and what is `passed` are left out."""
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(path) as listing:
                shown = (entry for entry in listing if not entry.name.startswith(".") and not entry.name.endswith(SIDECAR))
                entries = sorted((e for e in shown if os.path.abspath(e.path) not in passed), key=lambda entry: entry.name)
        except OSError as error:
            yield Source(path, partial(_refuse, ReadError("unreadable", path, reason(error))))
            continue
        inner: list[str] = []
        for entry in entries:
            try:
                if entry.is_dir():
                    inner.append(entry.path)
                elif entry.is_file() or not os.path.exists(entry.path):  # a link to nowhere is said to be one when it is read
                    yield entry.path
            except OSError:
                yield entry.path
        waiting += reversed(inner)
