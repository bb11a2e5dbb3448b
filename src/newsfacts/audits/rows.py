"""A report as rows of the store: plain tuples, quick to send between processes and to write."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from fractions import Fraction
from json import dumps
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from newsfacts.audits.duplicates import Signature, signature
from newsfacts.model import Check, Document, Fact, Report

Row = tuple[Any, ...]


class Rows(NamedTuple):
    """All that the store holds of one document, but for its number; columns are in the order of `schema.sql`."""

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


_BEFORE: Callable[[dict[str, Any]], Row] = itemgetter("id", "kind", "text", "start", "end", "value")
_AFTER: Callable[[dict[str, Any]], Row] = itemgetter(
    *("low", "high", "unit", "precision", "weekday", "per", "rival", "qualifier", "subject", "predicate", "place", "time", "resolved"),
    *("modality", "speaker", "quoted", "section"),
)


def _fact(fact: Fact) -> Row:
    fields = vars(fact)  # reading all fields one by one takes three times as long
    number = None if fact.kind == "date" else approx(fact.value or fact.low or fact.high)
    return (*_BEFORE(fields), number, *_AFTER(fields), fact.sentence.start, fact.sentence.end)


def figures(facts: Iterable[Row]) -> frozenset[Row]:
    """What the facts of a document say, dates left out: by this near-duplicates are told from updates."""
    return frozenset((value, low, high, unit) for _, kind, _, _, _, value, _, low, high, unit, *_ in facts if kind != "date")


def failures(checks: Iterable[Row]) -> frozenset[Row]:
    """Rule and formula of what does not agree."""
    return frozenset((rule, formula) for _, rule, verdict, _, _, _, formula, *_ in checks if verdict == "inconsistent")


def approx(value: str | None) -> float | None:
    """A number for sorting alone; None for one that is too large for it."""
    if value is not None:
        with suppress(OverflowError, ValueError):
            number = float(value) if "/" not in value else float(Fraction(value))
            return number if abs(number) != float("inf") else None
    return None


_CHECK: Callable[[Check], Row] = attrgetter("id", "rule", "verdict", "basis", "severity", "reason", "formula")


def _check(check: Check) -> Row:
    return (
        *_CHECK(check),
        *(check.expected or (None, None)),
        *(check.found or (None, None)),
        None if check.items is None else dumps(check.items, ensure_ascii=False),
        None if check.cue is None else check.cue.start,
        None if check.cue is None else check.cue.end,
        check.quoted,
        check.suggestion,
        check.message,
    )


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
