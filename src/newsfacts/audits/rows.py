"""A report as rows of the store: plain tuples, quick to send between processes and to write."""

from collections.abc import Callable, Iterable
from json import dumps
from operator import itemgetter
from typing import Any, NamedTuple

from newsfacts.audits.duplicates import Figure, Signature, signature, sketch
from newsfacts.model import Check, Document, Fact, Report

Row = tuple[Any, ...]


class Rows(NamedTuple):
    """All that the store holds of one document, but for its number."""

    document: Row  # sha256 … unverifiable, without duplicate_of
    facts: tuple[Row, ...]
    checks: tuple[Row, ...]
    operands: tuple[Row, ...]  # check_facts
    signature: Signature
    sketch: bytes  # of the figures


def rows(document: Document, report: Report) -> Rows:
    """The rows of one document; `report` is what checking it found."""
    severities = [check.severity for check in report.checks]
    facts = tuple(map(_fact, report.facts))
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
        checks=tuple(map(_check, report.checks)),
        operands=tuple((check.id, role, fact) for check in report.checks for role, facts in check.facts.items() for fact in facts),
        signature=signature(document.text),
        sketch=sketch([fact[VALUE] for fact in facts if fact[1] != "date" and fact[VALUE] != ABSENT]),
    )


# The columns of the tables, in the order of the rows below.  Every cell is handed to SQLite by itself, which is most of what a store
# costs: what is absent is a number, six times as quick as None and quicker than an empty string, and NULL in the store; and of the columns
# that most facts do without, a row has all or none.
ABSENT = -(2**62)
FACT = ("fact_id", "kind", "text", "start", "end", "qualifier", "modality", "section", "quoted", "sentence_start", "sentence_end")
FACT_IF_ANY = ("value", "unit", "precision", "subject", "predicate", "speaker")
FACT_SELDOM = ("low", "high", "per", "place", "time", "resolved", "weekday", "rival")
CHECK = ("check_id", "rule", "verdict", "formula", "message", "quoted")
CHECK_IF_ANY = (
    *("basis", "severity", "reason", "suggestion", "expected_low", "expected_high", "found_low", "found_high", "items"),
    *("cue_start", "cue_end"),
)

_FACT: Callable[[dict[str, Any]], Row] = itemgetter("id", *FACT[1:8])
_FACT_IF_ANY: Callable[[dict[str, Any]], Row] = itemgetter(*FACT_IF_ANY)
_FACT_SELDOM: Callable[[dict[str, Any]], Row] = itemgetter(*FACT_SELDOM)
_SPAN: Callable[[dict[str, Any]], Row] = itemgetter("start", "end")
_CHECK: Callable[[dict[str, Any]], Row] = itemgetter("id", *CHECK[1:5])
_CHECK_IF_ANY: Callable[[dict[str, Any]], Row] = itemgetter(*CHECK_IF_ANY[:4])
NOTHING = (None,) * len(FACT_SELDOM)
NO_SPAN = (ABSENT, ABSENT)
SHORT = len(FACT) + len(FACT_IF_ANY)  # cells of a fact that has none of the seldom columns
VALUE = len(FACT)  # where its value stands, then its unit


def _fact(fact: Fact) -> Row:
    fields = vars(fact)  # reading all fields one by one takes three times as long
    row = (
        *_FACT(fields),
        +fields["quoted"],
        *_SPAN(vars(fields["sentence"])),
        *[field or ABSENT for field in _FACT_IF_ANY(fields)],
    )
    seldom = _FACT_SELDOM(fields)
    return row if seldom == NOTHING else (*row, *[field or ABSENT for field in seldom])


def _check(check: Check) -> Row:
    fields = vars(check)
    items, cue = fields["items"], fields["cue"]
    return (
        *_CHECK(fields),
        +fields["quoted"],
        *[field or ABSENT for field in _CHECK_IF_ANY(fields)],
        *(fields["expected"] or NO_SPAN),
        *(fields["found"] or NO_SPAN),
        ABSENT if items is None else dumps(items, ensure_ascii=False),
        *(NO_SPAN if cue is None else _SPAN(vars(cue))),
    )


def figures(facts: Iterable[Row]) -> frozenset[Figure]:
    """What the figures say; by this near-duplicates are told from updates."""
    cells = ((*fact[VALUE : VALUE + 2], *(fact[SHORT : SHORT + 2] or NO_SPAN)) for fact in facts if fact[1] != "date")
    said = (["" if cell == ABSENT else cell for cell in row] for row in cells)
    return frozenset((value or low, high, unit) for value, unit, low, high in said)


def failures(checks: Iterable[Row]) -> frozenset[Row]:
    """Rule and formula of what does not agree."""
    return frozenset((rule, formula) for _, rule, verdict, formula, *_ in checks if verdict == "inconsistent")


def _storable(text: str | None) -> str | None:
    return None if text is None else unbroken(text)


def unbroken(text: str) -> str:
    """The text with NUL and halves of characters replaced, one by one, so that it can be stored as UTF-8 and offsets stay right.

    SQLite keeps NUL, but its functions take it for the end of the text.
    """
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return text
