"""Every pattern of the program, each alone, on texts made to be slow.

A pattern whose work grows with the square of the text would need minutes of processor time for one of these; the limit, many
times what a linear one takes, only turns that into a failure.  Pattern that run over a part of the text of bounded length are held to
the same.
"""

import importlib
import pkgutil
import re
import signal
from collections.abc import Callable, Iterator
from functools import cache
from types import FrameType
from typing import Any

import pytest
import regex

import newsfacts

LENGTH = 60_000
LIMIT = 3  # seconds of processor time
PIECES = (
    *(
        "1",
        "1.",
        "1,",
        "1 ",
        "1/",
        "(1",
        "1) ",
        "a",
        "a ",
        "A",
        "Aa ",
        "Aa-",
        "a.",
        "a, ",
        "a1",
        "é",
        " ",
        "\t",
        "\n",
        "a\n",
        "-",
        ".",
        ". ",
    ),
    *(
        ",",
        "(",
        '"',
        "“a",
        "<",
        "<a>",
        "&",
        "\n>",
        "=",
        "Rp ",
        "satu ",
        "dan ",
        "Senin, ",
        "1 Mei 2020 ",
        "sampai ",
        "nomor ",
        "Baca juga: ",
    ),
    *("charset=", "Subject: a\n", "<sup>", "PT Aa ", "1.000 ", "\u00a0"),
)

Pattern = re.Pattern[Any] | regex.Pattern[Any]


def _modules() -> Iterator[object]:
    for module in pkgutil.walk_packages(newsfacts.__path__, "newsfacts."):
        if not module.name.endswith("__main__"):
            yield importlib.import_module(module.name)


def _within(value: object) -> Iterator[Pattern]:
    if isinstance(value, (re.Pattern, regex.Pattern)):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _within(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _within(inner)


@cache
def patterns() -> dict[str, Pattern]:
    """The patterns of all modules: in their constants, and in what their cached functions without parameters return."""
    found: dict[str, Pattern] = {}
    for module in _modules():
        for value in list(vars(module).values()):
            if hasattr(value, "cache_info") and not value.__wrapped__.__code__.co_argcount:
                value = value()
            for pattern in _within(value):
                found.setdefault(f"{pattern.flags}:{pattern.pattern!r}", pattern)
    return found


def _late(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def _guarded(run: Callable[[], object]) -> bool:
    """Whether it ended before the limit."""
    before = signal.signal(signal.SIGVTALRM, _late)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        run()
    except TimeoutError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return True


def test_the_patterns_are_found() -> None:
    assert len(patterns()) > 100


@pytest.mark.parametrize("piece", PIECES)
def test_no_pattern_is_slow(piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    slow = []
    for name, pattern in patterns().items():
        subject: Any = text.encode() if isinstance(pattern.pattern, bytes) else text

        def run(pattern: Pattern = pattern, subject: Any = subject) -> None:
            for _ in pattern.finditer(subject):
                pass

        if not _guarded(run):
            slow.append(name[:200])
    assert slow == []
