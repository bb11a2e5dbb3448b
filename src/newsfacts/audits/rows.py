"""A report as rows of the store: plain tuples, quick to send between processes and to write."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from fractions import Fraction
from json import dumps
from operator import itemgetter
from typing import Any, NamedTuple

from newsfacts.audits.duplicates import Signature, signature
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
        signature=signature(document.text, [_figure(fact) for fact in report.facts if fact.kind != "date"]),
    )


# The columns of the tables, in the order of the rows below.  sqlite3 takes six times as long over None as over a string, so what is
# absent is an empty string on the way, and NULL in the store.
FACT = ("fact_id", "kind", "text", "start", "end", "qualifier", "modality", "section", "quoted", "sentence_start", "sentence_end")
FACT_IF_ANY = (
    *(
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
    ),
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


def _fact(fact: Fact) -> Row:
    fields, sentence = vars(fact), fact.sentence  # reading all fields one by one takes three times as long
    number = None if fact.kind == "date" else approx(fact.value or fact.low or fact.high)
    return (
        *_FACT(fields),
        int(fact.quoted),
        sentence.start,
        sentence.end,
        *[field or "" for field in _FACT_IF_ANY(fields)],
        "" if number is None else number,
    )


def _figure(fact: Fact) -> str:
    """What a figure says; by this near-duplicates are told from updates."""
    return f"{fact.value or fact.low} {fact.high} {fact.unit}"


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


def failures(checks: Iterable[Row]) -> frozenset[Row]:
    """Rule and formula of what does not agree."""
    return frozenset((rule, formula) for _, rule, verdict, formula, *_ in checks if verdict == "inconsistent")


def approx(value: str | None) -> float | None:
    """A number for sorting alone; None for one that is too large for it."""
    if value is not None:
        with suppress(OverflowError, ValueError):
            number = float(value) if "/" not in value else float(Fraction(value))
            return number if abs(number) != float("inf") else None
    return None


def _storable(text: str | None) -> str | None:
    return None if text is None else unbroken(text)


def unbroken(text: str) -> str:
    """The text with halves of characters replaced, one by one, so that it can be stored as UTF-8 and offsets stay right."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return text
