"""What a format is: a name, and how the articles of a run become the pieces of its output."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsfacts.reports.terminal import Screen
from newsfacts.reports.wording import Entry


class Renderer(NamedTuple):
    """One output format.

    `pieces` yields the output piece by piece; it is asked for the next only when the last was written, so a format that needs all articles
    at once yields one piece.  `streams`: a piece stands by itself, and may be printed before the rest is there.  `unread`: the output has a
    place for inputs that could not be read; else they are told on standard error.  `facts`: it can also show figures without checks.
    `endings`: of names of files in it, by which it is told where no format is asked for.
    """

    name: str
    pieces: Callable[[Iterable[Entry], Screen], Iterator[str]]
    streams: bool = False
    unread: bool = False
    facts: bool = True
    endings: tuple[str, ...] = ()
