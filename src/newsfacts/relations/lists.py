"""Counts and the items listed for them: `empat program, yakni a, b, c, dan d`."""

import re
from collections.abc import Iterator
from functools import cache

from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.outline import Mention, Outline

MOST = 20  # longer lists are tables
REACH = 140  # characters between the count and its list
OPENERS = frozenset({"namely", "consists"})


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,/-])(?:\((\d{1,2}|[a-z])\)|(\d{1,2}|[a-z])[.)])(?=\s?\w)")


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[,;]\s*(?:dan|serta|maupun|hingga|atau|juga)?|\s(?:dan|serta|maupun))\s+(?:juga\s+)?")


def find(outline: Outline) -> Iterator[Relation]:
    """Counts with a list right behind them, or in the next sentence."""
    for number, row in outline.sentences():
        for mention in row:
            fact = mention.fact
            value = fact.number
            if value is None or not 1 <= value <= MOST or value.denominator != 1 or fact.kind not in ("count", "duration") and fact.unit != "kali":
                continue
            listed = _list_after(outline, number, mention)
            if listed is None:
                continue
            cue, text = listed
            items, fewest, most = split(text)
            if fewest <= value <= most or _clear(items, text) and abs(value - fewest) <= 3:
                yield Relation("listed-count", ({"count": (fact,)},), (cue.start, cue.end), items=items, fewest=fewest, most=most)


def _list_after(outline: Outline, number: int, mention: Mention) -> tuple[Cue, str] | None:
    """The opening cue and the text of the list, up to the end of its sentence."""
    end = outline.sentence(number)[1]
    stop = outline.following(mention)
    for cue in outline.cues_between(mention.fact.end, end):
        if cue.family in ("contrast", "for_example", "including"):
            return None
        if stop is not None and stop.fact.start < cue.start:
            return None
        if cue.family in OPENERS and cue.start - mention.fact.end <= REACH:
            return cue, outline.text[cue.end : end]
    return None


def split(text: str) -> tuple[tuple[str, ...], int, int]:
    """The items of a list, with the fewest and the most that it may hold."""
    text = text.strip().rstrip(".").strip(" :\"'”“")
    marks = list(_numbered().finditer(text))
    if len(marks) > 1:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        items = tuple(text[mark.end() : end].strip(" ,;.") for mark, end in zip(marks, ends, strict=True))
        return items, len(items), len(items)
    flat = _without_brackets(text)
    pieces = [piece for piece in _separator().split(flat) if piece and piece.strip()]
    commas = [piece for piece in re.split(r"[,;]", flat) if piece.strip()]
    fewest = min(len(commas), len(pieces))
    if fewest == 1 and len(pieces) > 1:
        fewest = 1
    return tuple(piece.strip() for piece in pieces), max(1, fewest), max(1, len(pieces))


def _without_brackets(text: str) -> str:
    """The text with what stands in round brackets taken out (nested ones too)."""
    kept, depth = [], 0
    for char in text:
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(char)
    return "".join(kept)


def _clear(items: tuple[str, ...], text: str) -> bool:
    """Whether the list is plain enough to be counted against its number: short items, the last one joined by `dan` or `serta`."""
    return len(items) > 1 and all(len(item.split()) <= 4 for item in items) and re.search(r"\b(?:dan|serta)\s+\S+(?:\s+\S+){0,3}\W*$", text) is not None
