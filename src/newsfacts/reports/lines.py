"""The lines of an article, counted from 1 as editors do; only line feeds end one."""

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple


class Line(NamedTuple):
    """A line and where it stands in the text, its line feed left out."""

    number: int
    start: int
    end: int


def line_at(text: str, offset: int) -> Line:
    """The line that an offset is in."""
    feeds = _feeds(text)
    before = bisect_left(feeds, offset)
    return Line(before + 1, feeds[before - 1] + 1 if before else 0, feeds[before] if before < len(feeds) else len(text))


def line_of(text: str, offset: int) -> int:
    """The number of the line that an offset is in."""
    return bisect_left(_feeds(text), offset) + 1


@lru_cache(maxsize=1)  # a report asks again and again, always for one article: counting anew each time takes the square of its length
def _feeds(text: str) -> list[int]:
    return [offset for offset, character in enumerate(text) if character == "\n"] if "\n" in text else []
