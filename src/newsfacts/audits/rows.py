"""A report as rows of the store: plain tuples, quick to send between processes and to write."""

from collections.abc import Callable, Iterable, Sequence
from json import dumps
from operator import itemgetter
from typing import Any, NamedTuple

from newsfacts.audits.duplicates import Figure, Signature, Sketch, signature, sketch
from newsfacts.encodable import whole
from newsfacts.model import Check, Document, Fact, Report

Row = tuple[Any, ...]
Cells = list[Any]


class Rows(NamedTuple):
    """All that the store holds of one document, but for its number.

    Of facts, checks and operands the cells of all rows one after the other, which costs less to make, to send and to write than rows.
    """

    document: Row  # sha256 … unverifiable, without duplicate_of
    facts: Cells  # each with the columns of FACT
    checks: Cells  # CHECK
    operands: Cells  # OPERAND: check_facts
    signature: Signature
    sketch: Sketch  # of the figures


def rows(document: Document, report: Report) -> Rows:
    """The rows of one document; `report` is what checking it found."""
    facts, checks = _facts(report.facts), _checks(report.checks)
    severities = _column(checks, CHECK, "severity")
    counts = report.summary
    return Rows(
        document=(
            document.sha256,
            _storable(document.title),
            _storable(document.agency),
            _storable(document.place),
            document.published.isoformat() if document.published else None,
            document.text,
            counts.facts,
            counts.consistent,
            severities.count("error"),
            severities.count("note"),
            counts.unverifiable,
        ),
        facts=facts,
        checks=checks,
        operands=_operands(report.checks),
        signature=signature(document.text),
        sketch=sketch(figures(facts)),
    )


# The columns of the tables, in the order of the cells below.  Every cell is handed to SQLite by itself, which is most of what a store
# costs: what is absent is "not a number", which SQLite takes for NULL and Python hands over ten times as quickly as None.
ABSENT = float("nan")
FACT = (
    *("fact_id", "kind", "text", "start", "end", "value", "low", "high", "unit", "precision", "weekday", "per", "rival", "qualifier"),
    *("subject", "predicate", "place", "time", "resolved", "modality", "speaker", "section"),
    *("quoted", "sentence_start", "sentence_end"),
)
CHECK = (
    *("check_id", "rule", "verdict", "basis", "severity", "reason", "formula", "suggestion", "message"),
    *("quoted", "expected_low", "expected_high", "found_low", "found_high", "items", "cue_start", "cue_end"),
)
OPERAND = ("check_id", "role", "fact_id")

# Reading the fields of a model one by one takes three times as long.
_FACT: Callable[[dict[str, Any]], Row] = itemgetter("id", *FACT[1:-3])
_CHECK: Callable[[dict[str, Any]], Row] = itemgetter("id", *CHECK[1:9])
_SPAN: Callable[[dict[str, Any]], Row] = itemgetter("start", "end")
_OPERAND: Callable[[dict[str, Any]], tuple[str, dict[str, Iterable[str]]]] = itemgetter("id", "facts")
NO_SPAN = (None, None)


def _facts(facts: Iterable[Fact]) -> Cells:
    cells: Cells = []
    for fields in map(vars, facts):
        cells += _FACT(fields)
        cells.append(+fields["quoted"])
        cells += _SPAN(vars(fields["sentence"]))
    return [ABSENT if cell is None else cell for cell in cells]


def _checks(checks: Iterable[Check]) -> Cells:
    cells: Cells = []
    for fields in map(vars, checks):
        items, cue = fields["items"], fields["cue"]
        cells += _CHECK(fields)
        cells.append(+fields["quoted"])
        cells += fields["expected"] or NO_SPAN
        cells += fields["found"] or NO_SPAN
        cells.append(None if items is None else dumps(items, ensure_ascii=False))
        cells += NO_SPAN if cue is None else _SPAN(vars(cue))
    return [ABSENT if cell is None else cell for cell in cells]


def _operands(checks: Iterable[Check]) -> Cells:
    cells: Cells = []
    for check, roles in map(_OPERAND, map(vars, checks)):
        for role, facts in roles.items():
            for fact in facts:
                cells += (check, role, fact)
    return cells


def _column(cells: Cells, columns: Sequence[str], name: str) -> Cells:
    return cells[columns.index(name) :: len(columns)]


def _columns(cells: Cells, columns: Sequence[str], *names: str) -> Iterable[Row]:
    """Some columns of all rows."""
    return zip(*(_column(cells, columns, name) for name in names), strict=True)


def figures(facts: Cells) -> list[Figure]:
    """What the figures say, in order; by this near-duplicates are told from updates."""
    said = _columns(facts, FACT, "value", "low", "high", "unit")
    return [(_text(value) or _text(low), _text(high), _text(unit)) for value, low, high, unit in said]


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""


def failures(checks: Cells) -> frozenset[Row]:
    """Rule and formula of what does not agree."""
    said = _columns(checks, CHECK, "verdict", "rule", "formula")
    return frozenset((rule, formula) for verdict, rule, formula in said if verdict == "inconsistent")


def _storable(text: str | None) -> str | None:
    return None if text is None else unbroken(text)


def unbroken(text: str) -> str:
    """The text with NUL and halves of characters replaced, one by one, so that it can be stored as UTF-8 and offsets stay right.

    SQLite keeps NUL, but its functions take it for the end of the text.
    """
    return whole(text.replace("\0", "\ufffd") if "\0" in text else text)
