"""A report as rows of the store: plain tuples, quick to send between processes and to write."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from json import dumps
from math import isfinite
from operator import itemgetter
from typing import Any, NamedTuple

from newsfacts.audits.duplicates import Figure, Signature, signature
from newsfacts.model import Check, Document, Fact, Report

Row = tuple[Any, ...]


class Rows(NamedTuple):
    """All that the store holds of one document, but for its number."""

    document: Row  # sha256 … unverifiable, without duplicate_of
    facts: tuple[Row, ...]
    checks: tuple[Row, ...]
    operands: tuple[Row, ...]  # check_facts
    signature: Signature


def rows(document: Document, report: Report) -> Rows:
    """The rows of one document; `report` is what checking it found."""
    severities = [check.severity for check in report.checks]
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
        facts=tuple(map(_fact, report.facts)),
        checks=tuple(map(_check, report.checks)),
        operands=tuple((check.id, role, fact) for check in report.checks for role, facts in check.facts.items() for fact in facts),
        signature=signature(document.text),
    )


# The columns of the tables, in the order of the rows below.  sqlite3 takes six times as long over None as over a string, so what is
# absent is an empty string on the way, and NULL in the store.
FACT = ("fact_id", "kind", "text", "start", "end", "qualifier", "modality", "section", "quoted", "sentence_start", "sentence_end")
FACT_IF_ANY = (
    "value",
    "low",
    "high",
    "unit",
    "precision",
    "weekday",
    "per",
    "rival",
    "subject",
    "predicate",
    "place",
    "time",
    "resolved",
    "speaker",
    "approx",
)
CHECK = ("check_id", "rule", "verdict", "formula", "message", "quoted")
CHECK_IF_ANY = (
    *("basis", "severity", "reason", "suggestion", "expected_low", "expected_high", "found_low", "found_high", "items"),
    *("cue_start", "cue_end"),
)

_FACT: Callable[[dict[str, Any]], Row] = itemgetter("id", *FACT[1:8])
_FACT_IF_ANY: Callable[[dict[str, Any]], Row] = itemgetter(*FACT_IF_ANY[:-1])
_CHECK: Callable[[dict[str, Any]], Row] = itemgetter("id", *CHECK[1:5])
_CHECK_IF_ANY: Callable[[dict[str, Any]], Row] = itemgetter(*CHECK_IF_ANY[:4])
ABSENT = ("", "")
OPTIONAL = len(FACT)  # where the columns that may be absent begin in the row of a fact


def _fact(fact: Fact) -> Row:
    fields = vars(fact)  # reading all fields one by one takes three times as long
    sentence = vars(fields["sentence"])
    return (
        *_FACT(fields),
        int(fields["quoted"]),
        sentence["start"],
        sentence["end"],
        *[field or "" for field in _FACT_IF_ANY(fields)],
        _approx(fields),
    )


def _approx(fact: dict[str, Any]) -> float | str:
    """A number for sorting alone; empty for a date, and for one that is too large for it."""
    value = fact["value"] or fact["low"] or fact["high"]
    if value is None or fact["kind"] == "date":
        return ""
    try:
        number = float(value) if "/" not in value else float(Fraction(value))
    except OverflowError:
        return ""
    return number if isfinite(number) else ""


def _check(check: Check) -> Row:
    fields, cue = vars(check), check.cue
    return (
        *_CHECK(fields),
        int(check.quoted),
        *[field or "" for field in _CHECK_IF_ANY(fields)],
        *(check.expected or ABSENT),
        *(check.found or ABSENT),
        "" if check.items is None else dumps(check.items, ensure_ascii=False),
        *(ABSENT if cue is None else (cue.start, cue.end)),
    )


def figures(facts: Iterable[Row]) -> frozenset[Figure]:
    """What the figures say; by this near-duplicates are told from updates."""
    said = [fact[OPTIONAL : OPTIONAL + 4] for fact in facts if fact[1] != "date"]
    return frozenset((value or low, high, unit) for value, low, high, unit in said)


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
