"""The lines of an article around some figures, cut to the width of the screen, with carets under the figures."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsfacts.reports.lines import line_at
from newsfacts.reports.terminal import cell


class Row(NamedTuple):
    """A line of the article (counted from 1): what is shown of it, and the carets to stand beneath."""

    number: int
    shown: str
    carets: str


Stretch = tuple[int, int]


def rows(text: str, spans: Iterable[Stretch], width: int) -> Iterator[Row]:
    """The rows that show every span, in reading order; figures that are close stand in one row of at most `width` columns."""
    merged: list[Stretch] = []
    for start, end in sorted(set(spans)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    group: list[Stretch] = []
    for span in merged:
        if group and _far(text, group[0][0], span, width):
            yield _row(text, group, merged, width)
            group = []
        group.append(span)
    if group:
        yield _row(text, group, merged, width)


def _far(text: str, first: int, span: Stretch, width: int) -> bool:
    """Whether a span cannot share a row with the first of a group: another line, or too wide with a little context."""
    return span[1] - first > width or "\n" in text[first : span[0]] or _columns(text, first, span[1]) > width - 10


def _columns(text: str, start: int, end: int) -> int:
    return sum(cell(character)[1] for character in text[start:end])


def _row(text: str, group: list[Stretch], spans: list[Stretch], width: int) -> Row:
    """One row: a group of spans, and as much of their line around them as fits, with carets under every span that shows."""
    start = group[0][0]
    number, floor, ceiling = line_at(text, start)
    left, right = _window(text, (start, min(group[-1][1], ceiling)), (floor, ceiling), width)
    shown, carets = "", ""
    if left > floor:
        shown, carets = "…", " "
    for offset in range(left, right):
        form, size = cell(text[offset])
        shown += form
        carets += ("^" if any(a <= offset < b for a, b in spans) else " ") * size
    if right < ceiling:
        shown += "…"
    return Row(number, shown.rstrip(), carets.rstrip())


def _window(text: str, inner: Stretch, line: Stretch, width: int) -> Stretch:
    """The stretch of the line to show around the inner one: both sides grow by turns while there is room, then end between words."""
    left, right = inner[0], min(inner[1], inner[0] + width - 2)
    room = width - 2 - _columns(text, left, right)  # two columns for the ellipses
    for _ in range(2 * width):  # bounded: marks that take no column would never use up the room
        if right < line[1] and right >= inner[1] and cell(text[right])[1] <= room:
            room -= cell(text[right])[1]
            right += 1
        if left > line[0] and cell(text[left - 1])[1] <= room:
            left -= 1
            room -= cell(text[left])[1]
    if left > line[0] and not text[left - 1].isspace():
        left = next((offset + 1 for offset in range(left, inner[0]) if text[offset].isspace()), left)
    if right < line[1] and not text[right].isspace():
        right = next((offset for offset in range(right - 1, inner[1] - 1, -1) if text[offset].isspace()), right)
    return left, right
