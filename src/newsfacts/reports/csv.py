"""The format `csv`: one row for each check, or for each figure where nothing was checked; safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from io import StringIO

from newsfacts.model import Check, Explanation, Extraction, Fact, Report, Unread
from newsfacts.reports.lines import line_of
from newsfacts.reports.renderer import Renderer
from newsfacts.reports.terminal import Screen
from newsfacts.reports.wording import Entry, figures_of

CHECKS = (
    *(
        "source",
        "sha256",
        "title",
        "published",
        "id",
        "rule",
        "verdict",
        "basis",
        "severity",
        "reason",
        "differs",
        "suppressed",
        "line",
        "figures",
    ),
    *("formula", "expected_low", "expected_high", "found_low", "found_high", "quoted", "suggestion", "message"),
)
FIGURES = (
    *("source", "sha256", "title", "published", "line", "id", "kind", "text", "start", "end", "value", "low", "high", "unit", "precision"),
    *("per", "rival", "qualifier", "subject", "predicate", "place", "time", "resolved", "modality", "speaker", "quoted", "section"),
)
READINGS = ("source", "sha256", "title", "published", "line", "start", "end", "text", "fact", "refusal", "why")
NUMERALS = frozenset({"value", "low", "high", "precision", "rival", "expected_low", "expected_high", "found_low", "found_high"})
RISKY = frozenset("=+-@\t\r\n＝＋－＠")  # what a spreadsheet may take for the begin of a formula

Row = dict[str, object]


def pieces(entries: Iterable[Entry], screen: Screen) -> Iterator[str]:
    """One table for all articles; its columns follow the first one that could be read."""
    excel = screen.excel
    columns: tuple[str, ...] = ()
    for entry in entries:
        if isinstance(entry, Unread):
            continue
        document, record = entry
        if not columns:
            columns = CHECKS if isinstance(record, Report) else READINGS if isinstance(record, Explanation) else FIGURES
            yield "\ufeff" * excel + _line(columns, excel)
        head: Row = {"source": record.source, "sha256": record.sha256, "title": record.title, "published": record.published}
        for row in _rows(document.text, record):
            row |= head
            if excel:
                row |= {column: str(row[column]).replace(".", ",") for column in NUMERALS if row.get(column)}
            yield _line((row.get(column) for column in columns), excel)


RENDERER = Renderer("csv", pieces, endings=(".csv",))


def safe(value: object) -> str:
    """The value as a cell that no spreadsheet takes for a formula: an apostrophe before what might be one, numbers excepted."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    if text.lstrip(" \u00a0\ufeff")[:1] in RISKY and not _number().fullmatch(text):
        return f"'{text}"
    return text


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"-?[0-9]++(?:[.,][0-9]++)?+(?:/[0-9]++)?+")


def _rows(text: str, record: Extraction) -> Iterator[Row]:
    if isinstance(record, Report):
        facts = {fact.id: fact for fact in record.facts}
        for check in record.checks:
            yield _check(text, check, facts, "")
        for found in record.suppressed:
            yield _check(text, found.check, facts, found.reason or found.by)
    elif isinstance(record, Explanation):
        for reading in record.readings:
            yield {**reading.model_dump(), "line": line_of(text, reading.start)}
    else:
        for fact in record.facts:
            yield {**fact.model_dump(), "line": line_of(text, fact.start)}


def _check(text: str, check: Check, facts: dict[str, Fact], suppressed: str) -> Row:
    figures = figures_of(check, facts)
    expected, found = check.expected or ("", ""), check.found or ("", "")
    return {
        **check.model_dump(),
        "suppressed": suppressed,
        "line": line_of(text, figures[0].start) if figures else "",
        "figures": " | ".join(figure.text for figure in figures),
        "expected_low": expected[0],
        "expected_high": expected[1],
        "found_low": found[0],
        "found_high": found[1],
    }


def _line(cells: Iterable[object], excel: bool) -> str:
    buffer = StringIO()
    csv.writer(buffer, delimiter=";" if excel else ",", lineterminator="\n").writerow([safe(cell) for cell in cells])
    return buffer.getvalue()
