"""Texts made to be slow: work grows with length, not with its square."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from newsfacts import quantities

PIECES = {
    "digits": "1",
    "dots": "1.",
    "commas": "1,",
    "one": "satu ",
    "ones and koma": "satu koma ",
    "signs": "Rp ",
    "amounts": "Rp 1 ",
    "brackets": "(1) ",
    "open brackets": "(1",
    "dashes": "1-",
    "slashes": "1/2/",
    "colons": "1:23:",
    "blanks": " ",
    "weekdays": "Senin (",
    "and": "1 dan ",
    "years": "2020 ",
    "laws": "nomor 1 tahun 2020 ",
    "cents": "5 sen 5 dolar AS ",
    "hours": "2 jam 3 menit ",
    "letters": "a1",
    "miliar": "5 miliar ",
    "markers": "1. A ",
}


def steps(text: str) -> int:
    """Lines of our own code that run: a measure of work that no busy machine disturbs."""
    count = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Callable[..., Any] | None:
        nonlocal count
        if "newsfacts" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        quantities.find(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_work_grows_with_length(piece: str) -> None:
    quantities.find(piece)  # the tables are built on first use
    short, long = steps(piece * 100), steps(piece * 400)
    assert long < 5 * short + 2000


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_long_text_is_read(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in quantities.find(text))


def test_a_million_digits() -> None:
    assert quantities.find("1" * 1_000_000) == []
