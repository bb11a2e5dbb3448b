"""Many documents: what folders, globs and files hold, one `Source` for each, read only when it is asked for."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from newsfacts.model import Document
from newsfacts.readers import read


class Source(NamedTuple):
    """One document that can be read: its name, and how.  `load` raises ReadError; it can be pickled, so that another process may call it."""

    name: str
    load: Callable[[], Document]


class Fields(NamedTuple):
    """The fields of a collection's records that hold text, title, day of publication and name; None: guessed."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    id: str | None = None


def collect(paths: Sequence[str], *, fields: Fields | None = None, force: bool = False) -> Iterator[Source]:
    """Every document of the paths, in order; folders recursively and sorted.  What does not exist is a Source whose `load` says so."""
    for path in paths:
        for name in sorted(glob(path, recursive=True)) if has_magic(path) and not Path(path).exists() else [path]:
            files = sorted(file for file in Path(name).rglob("*") if file.is_file()) if Path(name).is_dir() else [Path(name)]
            for file in files:
                yield Source(str(file), partial(read, file, force=force))
