"""The report of `extract` for people: one row for each figure, aligned; cut where the screen is too narrow, never in a file."""

from newsfacts.model import Document, Extraction
from newsfacts.reports import figures
from newsfacts.reports.lines import line_of
from newsfacts.reports.terminal import Screen, columns, pad
from newsfacts.reports.wording import counted, name

GAP = "  "
FLOORS = (16, 7, 18, 13, 11)  # columns in which figure, kind, value, subject and speaker can mostly be told, 80 together with the rest


def page(document: Document, extraction: Extraction, screen: Screen) -> str:
    """One article's table, a line feed at the end of each line: line, figure as printed, kind, value, subject and speaker."""
    words = screen.words
    rows = [
        (
            str(line_of(document.text, fact.start)),
            fact.text,
            words.kinds[fact.kind],
            figures.value(fact, words),
            fact.subject or "",
            fact.speaker or "",
        )
        for fact in extraction.facts
    ]
    head = [screen.paint(name(extraction.source, words), "strong")]
    if not rows:
        return "\n".join([*head, words.lines["no_facts"]]) + "\n"
    titles = tuple(words.columns[key] for key in ("line", "text", "kind", "value", "subject", "speaker"))
    widths = _widths([titles, *rows], screen.room)
    lines = [screen.paint(_row(titles, widths), "faint"), *(_row(row, widths) for row in rows)]
    ledger = counted(words.ledger["facts"], len(rows), words)
    return "\n".join([*head, *lines, "", ledger]) + "\n"


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    number, *rest = cells
    return GAP.join([number.rjust(widths[0]), *map(pad, rest, widths[1:])]).rstrip()


def _widths(rows: list[tuple[str, ...]], width: int) -> list[int]:
    """As wide as each column's widest cell; where that is too much, whatever is furthest above its floor gives way first."""
    widths = [max(columns(row[column]) for row in rows) for column in range(len(rows[0]))]
    floors = [widths[0], *FLOORS]
    while sum(widths) + len(GAP) * (len(widths) - 1) > width:
        longest = max(range(1, len(widths)), key=lambda column: widths[column] - floors[column])
        if widths[longest] <= 6:
            break
        widths[longest] -= 1
    return widths
