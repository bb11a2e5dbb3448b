"""Audits in shards: a file of many articles, or some hundred files of one each, becomes one Parquet file, on whichever engine.

A folder of results holds `part-KEY.parquet` for each shard and, once that is whole, `_manifest/KEY.json` with its sources and counts.
KEY tells the sources, their state and the plan, so that the same command again does what is missing and nothing else.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from itertools import groupby
from os import PathLike, fspath, stat
from pathlib import Path
from tempfile import NamedTemporaryFile
from traceback import format_exc
from typing import Any, NamedTuple, Self
from uuid import uuid4

import pyarrow
from pyarrow import fs, parquet

from newsfacts import readers
from newsfacts.audits import batch
from newsfacts.audits.arrow import RESULT, Article, process_batch, table
from newsfacts.audits.rows import unbroken
from newsfacts.audits.work import Plan, fingerprint, load, storable
from newsfacts.model import SIDECAR
from newsfacts.readers.collections import Source, files_of
from newsfacts.readers.documents import Reading

COLLECTIONS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc")
FILES = 500  # files of one article in a shard
TRIES = 5  # processes that one shard may cost in a run: engines themselves would never stop trying
ARTICLES, CHARACTERS = 500, 4_000_000  # in memory at once, and in a row group
MANIFEST, UNFINISHED = "_manifest", "_unfinished"  # readers of Parquet folders pass over what begins with `_`
COUNTS = ("documents", "unread", "contradicting", "figures", "consistent", "errors", "notes", "unverifiable")


class Shard(NamedTuple):
    """What one task does: `sources` are files or URLs, `key` tells them, their state and the plan."""

    key: str
    sources: tuple[str, ...]


class Finished(NamedTuple):
    """What came of a shard: how many of everything, or why there is nothing."""

    key: str
    counts: dict[str, int]
    problem: str | None = None


class Job(NamedTuple):
    """How every shard is read, checked and written; can be pickled."""

    out: str
    plan: Plan
    reading: Reading


class Folder:
    """Where results are kept: a local folder, or one at a URL that fsspec knows."""

    def __init__(self, path: str | PathLike[str]) -> None:
        self.system, self.root = _place(fspath(path))

    def prepare(self) -> Self:
        """Make the folders."""
        for folder in (MANIFEST, UNFINISHED):
            self.system.create_dir(f"{self.root}/{folder}")
        return self

    def names(self, folder: str = "") -> list[str]:
        """The names of the files in it, or in a folder in it."""
        found = self.system.get_file_info(fs.FileSelector(f"{self.root}/{folder}".rstrip("/"), allow_not_found=True))
        return sorted(info.base_name for info in found if info.type == fs.FileType.File)

    def finished(self) -> dict[str, dict[str, Any]]:
        """The manifest: sources and counts of every finished shard, by its key."""
        found = {}
        for name in self.names(MANIFEST):
            with self.system.open_input_stream(f"{self.root}/{MANIFEST}/{name}") as stream:
                found[name.removesuffix(".json")] = json.loads(stream.read())
        return found

    @contextmanager
    def writing(self, name: str) -> Iterator[pyarrow.NativeFile]:
        """A file that is there when all of it is."""
        part = f"{self.root}/{UNFINISHED}/{uuid4().hex}"
        try:
            with self.system.open_output_stream(part) as stream:
                yield stream
            self.system.move(part, f"{self.root}/{name}")
        except BaseException:
            if self.system.get_file_info(part).type == fs.FileType.File:
                self.system.delete_file(part)
            raise

    @contextmanager
    def trying(self, key: str) -> Iterator[int]:
        """Within, a mark stands for the attempt, which a process that is killed leaves behind; how many it is with those before."""
        mark = f"{UNFINISHED}/{key}.{uuid4().hex}.try"
        with self.system.open_output_stream(f"{self.root}/{mark}"):
            pass
        yield sum(name.startswith(f"{key}.") and name.endswith(".try") for name in self.names(UNFINISHED))
        self.remove(mark)

    def remove(self, name: str) -> None:
        """Delete a file."""
        self.system.delete_file(f"{self.root}/{name}")


def divide(paths: Sequence[str], job: Job) -> Iterator[Shard]:
    """The shards of files, folders, globs and URLs, in order: a collection is one, other files make one together, folder by folder."""
    configuration = json.dumps([*fingerprint(job.plan), job.reading.force, job.reading.fields])
    files = dict.fromkeys(file for path in paths for file in _listed(path))
    for (folder, alone), together in groupby(files, lambda file: (file.rpartition("/")[0], _collection(file) and file)):
        names = list(together)
        size = 1 if alone else FILES
        for start in range(0, len(names), size):
            sources = tuple(names[start : start + size])
            states = [folder, *map(_state, sources)]
            yield Shard(sha256(json.dumps([configuration, sources, states]).encode()).hexdigest()[:20], sources)


def tidy(folder: Folder, shards: Sequence[Shard]) -> dict[str, dict[str, Any]]:
    """Remove what another plan or another state of the same sources left, and what was not finished; what is finished."""
    wanted = {shard.key for shard in shards}
    replaced = {source for shard in shards for source in shard.sources}
    finished = folder.finished()
    for key in [key for key, entry in finished.items() if key not in wanted and not replaced.isdisjoint(entry["sources"])]:
        folder.remove(f"{MANIFEST}/{key}.json")  # first: a part without an entry is not finished
        del finished[key]
    for name in folder.names():
        if name.startswith("part-") and name[len("part-") : -len(".parquet")] not in finished:
            folder.remove(name)
    for name in folder.names(UNFINISHED):
        folder.remove(f"{UNFINISHED}/{name}")
    return finished


def audit_shard(shard: Shard, job: Job) -> Finished:
    """Audit all articles of a shard and write what is found; never raises."""
    _settled()
    try:
        folder = Folder(job.out)
        with folder.trying(shard.key) as attempt:
            if attempt > TRIES:
                return Finished(shard.key, {}, crashed(shard, job))
            return Finished(shard.key, _written(shard, job, folder))
    except Exception as error:  # a full disk, a bucket out of reach
        said = str(error) if isinstance(error, OSError) else format_exc(limit=-3).strip()
        return Finished(shard.key, {}, f"{shard.sources[0]}: {said}")


def crashed(shard: Shard, job: Job) -> str:
    """What is said of a shard that killed every process that worked on it."""
    return readers.ReadError("crashed", shard.sources[0]).message(job.plan.options.language)


def _written(shard: Shard, job: Job, folder: Folder) -> dict[str, int]:
    """Write the results of a shard, and then that it is finished; how many of everything there are."""
    counts = dict.fromkeys(COUNTS, 0)
    with folder.writing(f"part-{shard.key}.parquet") as stream, parquet.ParquetWriter(stream, RESULT, compression="zstd") as writer:
        for articles in _batches(_articles(shard, job)):
            found = process_batch(articles, job.plan)
            _count(found, counts)
            writer.write_table(found)
    with folder.writing(f"{MANIFEST}/{shard.key}.json") as stream:
        stream.write(json.dumps({"sources": shard.sources, "counts": counts}).encode())
    return counts


@cache
def _settled() -> None:
    """Once in each process: everything loaded that it takes."""
    batch.settle()


def _articles(shard: Shard, job: Job) -> Iterator[Article]:
    """Every article of the sources, one after the other, and what cannot be read in its place."""
    for name in shard.sources:
        with _local(name) as path:
            for source in readers.within(path, job.reading, name) if path != name else _collected(name, job.reading):
                yield _article(source, name, job.plan)


def _collected(name: str, reading: Reading) -> Iterator[Source]:
    return readers.collect([name], fields=reading.fields, published=reading.published, force=reading.force, tell=reading.tell)


def _article(source: Source, file: str, plan: Plan) -> Article:
    name, file = map(storable, (source.name, file))
    try:
        found = load(source, plan)
    except readers.ReadError as error:
        return Article(name, file, None, code=error.code, message=unbroken(error.message(plan.options.language)))
    except Exception:  # a bug of ours must not cost the other documents
        return Article(name, file, None, code="internal", message=unbroken(format_exc(limit=-3).strip()))
    title, outlet = (text and unbroken(text) for text in (found.title, found.agency))
    return Article(name, file, found.text, title, outlet, found.published.isoformat() if found.published else None)


def _batches(articles: Iterable[Article]) -> Iterator[pyarrow.Table]:
    """The articles as tables, none of which takes much memory."""
    held, size = list[Article](), 0
    for article in articles:
        held.append(article)
        size += len(article.text or "")
        if len(held) >= ARTICLES or size >= CHARACTERS:
            yield table(held)
            held, size = [], 0
    if held:
        yield table(held)


def _count(found: pyarrow.Table, counts: dict[str, int]) -> None:
    errors = found["errors"].to_pylist()
    counts["unread"] += errors.count(None)
    counts["documents"] += len(errors) - errors.count(None)
    counts["contradicting"] += sum(bool(number) for number in errors)
    for name in COUNTS[3:]:
        counts[name] += sum(filter(None, found[name].to_pylist()))


def _url(path: str) -> bool:
    return "://" in path


def _place(path: str) -> tuple[fs.FileSystem, str]:
    """The file system of a path or URL, and the path there."""
    if not _url(path):
        return fs.LocalFileSystem(), str(Path(path).absolute())
    import fsspec

    system, root = fsspec.core.url_to_fs(path)
    return fs.PyFileSystem(fs.FSSpecHandler(system)), root.rstrip("/")


def _listed(path: str) -> Iterator[str]:
    """The files that a path or URL stands for, sorted; one that is not there stands for itself, and reading it says why."""
    if not _url(path):
        yield from (file.name if isinstance(file, Source) else file for file in files_of(path))
        return
    import fsspec

    system, root = fsspec.core.url_to_fs(path)
    found = sorted(system.glob(root) if set("*?[") & set(root) else system.find(root))
    shown = [name for name in found if not name.rpartition("/")[2].startswith(".") and not name.endswith(SIDECAR)]
    yield from map(system.unstrip_protocol, shown or [root])


@contextmanager
def _local(name: str) -> Iterator[str]:
    """The file itself, or a local copy of what is at a URL."""
    if not _url(name):
        yield name
        return
    import fsspec

    with NamedTemporaryFile(prefix="newsfacts-") as copy:
        try:
            with fsspec.open(name, "rb") as stream:
                shutil.copyfileobj(stream, copy, 2**20)
        except FileNotFoundError:
            copy.close()  # reading it says so
        else:
            copy.flush()
        yield copy.name


def _collection(file: str) -> bool:
    return file.lower().removesuffix(".gz").removesuffix(".zst").endswith(COLLECTIONS)


def _state(file: str) -> str:
    """What changes when a file does."""
    if _url(file):
        import fsspec

        system, path = fsspec.core.url_to_fs(file)
        return str(system.ukey(path)) if system.exists(path) else ""
    try:
        status = stat(file)
    except (OSError, ValueError):
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"
