"""The tables under `cases/`: sentences with the interesting stretches in square brackets."""

import re
import tomllib
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\[([^\[\]]*)\]")


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its brackets, and the stretches that stood in them."""
    text, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match.group(1))))
        text += match.group(1)
        at = match.end()
    return text + marked[at:], spans


def toml(name: str) -> dict[str, Any]:
    """A table in TOML."""
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))


def rows(name: str) -> list[list[str]]:
    """The lines of a table in TSV, without comments."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
