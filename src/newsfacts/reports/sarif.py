"""The format `sarif`: SARIF 2.1.0, which editors and code hosts show beside the text (OASIS standard, sections in brackets).

Every finding is a result with its place in characters and in lines (3.30), related places for its other figures, and a fingerprint that
outlives changes elsewhere in the article (3.27.17); what is suppressed says so (3.35); what could not be read is a notification (3.58).
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote as escaped

from newsfacts import __version__
from newsfacts.checks import RULES
from newsfacts.control.identity import fingerprint
from newsfacts.model import Check, Document, Fact, Report, Suppressed, Unread
from newsfacts.reports.catalogue import summary
from newsfacts.reports.lines import line_at
from newsfacts.reports.renderer import Renderer
from newsfacts.reports.terminal import Screen
from newsfacts.reports.wording import Entry, figures_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
STANDARD_INPUT = "stdin"

Object = dict[str, Any]


def pieces(entries: Iterable[Entry], screen: Screen) -> Iterator[str]:
    """One log with one run for all articles."""
    results: list[Object] = []
    artifacts: dict[tuple[str | None, str], tuple[int, Object]] = {}  # a file that was named twice is one
    unread: list[Object] = []
    for entry in entries:
        if isinstance(entry, Unread):
            unread.append(_notification(entry))
            continue
        document, record = entry
        index, _ = artifacts.setdefault((document.source, document.sha256), (len(artifacts), _artifact(document)))
        if isinstance(record, Report):
            results.extend(_results(document, record, index, screen))
    run: Object = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "language": "id" if screen.words.decimal == "," else "en",
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": unread}],
        "artifacts": [artifact for _, artifact in artifacts.values()],
        "results": results,
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


RENDERER = Renderer("sarif", pieces, unread=True, facts=False, endings=(".sarif", ".json"))


def _driver() -> Object:
    rules = [
        {
            "id": rule.name,
            "shortDescription": {"text": summary(rule, "en")},
            "fullDescription": {"text": rule.doc.strip()},
            "help": {"text": "\n".join([rule.doc.strip(), "", *(f"✓ {good}" for good in rule.good), *(f"✗ {bad}" for bad in rule.bad)])},
            "defaultConfiguration": {"level": rule.severity, "enabled": not rule.preview},
        }
        for rule in RULES
    ]
    return {"name": "newsfacts", "version": __version__, "semanticVersion": __version__, "rules": rules}


def _artifact(document: Document) -> Object:
    """An article; the text of one with markup comes along, because places are places in that text."""
    artifact: Object = {"location": {"uri": _uri(document.source)}, "properties": {"textSha256": document.sha256}}
    if document.extracted:
        artifact["contents"] = {"text": document.text}
    return artifact


def _results(document: Document, report: Report, artifact: int, screen: Screen) -> Iterator[Object]:
    facts = {fact.id: fact for fact in report.facts}
    for check in report.checks:
        if check.severity:
            yield _result(document, check, facts, artifact, screen)
    for found in report.suppressed:
        yield {**_result(document, found.check, facts, artifact, screen), "suppressions": [_suppression(found)]}


def _result(document: Document, check: Check, facts: dict[str, Fact], artifact: int, screen: Screen) -> Object:
    figures = figures_of(check, facts)
    spans = [(figure.start, figure.end) for figure in figures] or ([(check.cue.start, check.cue.end)] if check.cue else [(0, 0)])
    message = check.message
    if check.suggestion:
        message += " " + screen.words.lines["possibility"].format(suggestion=check.suggestion)
    first, *others = (_location(document, span, artifact) for span in spans)
    result: Object = {
        "ruleId": check.rule,
        "ruleIndex": [rule.name for rule in RULES].index(check.rule),
        "kind": "fail",
        "level": check.severity,
        "message": {"text": message},
        "locations": [first],
        "relatedLocations": [{"id": number, **other} for number, other in enumerate(others, 1)],
        "partialFingerprints": {"newsfacts/v1": fingerprint(document, check, facts)},
        "properties": {"formula": check.formula, "roles": check.facts, "quoted": check.quoted},
    }
    return result


def _location(document: Document, span: tuple[int, int], artifact: int) -> Object:
    start, end = span
    text = document.text
    end_line, end_column = _position(text, end)
    line, column = _position(text, start)
    region: Object = {"charOffset": start, "charLength": end - start, "startLine": line, "startColumn": column}
    region |= {"endLine": end_line, "endColumn": end_column, "snippet": {"text": text[start:end]}}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(document.source), "index": artifact}, "region": region}}


def _position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, counted from 1."""
    line = line_at(text, offset)
    return line.number, offset - line.start + 1


def _suppression(found: Suppressed) -> Object:
    return {"kind": "external", "status": "accepted", "justification": found.reason or found.by}


def _notification(entry: Unread) -> Object:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(entry.source)}}}
    return {"level": "error", "descriptor": {"id": entry.error.code}, "message": {"text": entry.error.message}, "locations": [location]}


def _uri(source: str | None) -> str:
    """A relative reference for a relative path, so that a log can be moved with the articles; else a `file` URI."""
    if source in (None, "-"):
        return STANDARD_INPUT
    path = Path(source)
    relative = escaped(path.as_posix(), safe="/~!$&'()*+,;=@")
    return f"file://{'' if relative.startswith('/') else '/'}{relative}" if path.is_absolute() else relative
