"""Baselines: the findings that an archive is known to have, so that only new ones are reported.

A baseline is a JSON file with one finding a line, in an order that keeps the differences between two versions small.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ValidationError

from newsfacts.control.identity import fingerprint, quote
from newsfacts.control.tables import ControlError, problem
from newsfacts.model import SCHEMA_VERSION, Check, Document, Report, Severity, Suppressed
from newsfacts.readers.errors import reason


class Known(BaseModel):
    """A finding of a baseline: `fingerprint` names it, the rest is for people who read the file."""

    fingerprint: str
    rule: str
    severity: Severity
    source: str | None
    figures: str


class Baseline(BaseModel):
    """A baseline file."""

    schema_version: str
    findings: tuple[Known, ...]


def read(path: Path) -> frozenset[str]:
    """The fingerprints in a baseline file; ControlError if it cannot be used."""
    try:
        found = Baseline.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise ControlError("no-baseline", path) from None
    except OSError as error:
        raise ControlError("unreadable", path, reason(error)) from None
    except ValidationError as error:
        raise ControlError("not-baseline", path, wrong=problem(error)) from None
    if found.schema_version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise ControlError("other-version", path, found.schema_version)
    return frozenset(known.fingerprint for known in found.findings)


def apply(document: Document, report: Report, known: frozenset[str]) -> Report:
    """The report with the findings put aside that a baseline knows."""
    facts = {fact.id: fact for fact in report.facts}
    aside = [check for check in report.checks if check.severity and fingerprint(document, check, facts) in known]
    if not aside:
        return report
    names = {check.id for check in aside}
    kept = tuple(check for check in report.checks if check.id not in names)
    put = (*report.suppressed, *(Suppressed(check=check, by="baseline") for check in aside))
    return report.model_copy(update={"checks": kept, "suppressed": put})


def findings(document: Document, report: Report) -> list[Known]:
    """What a baseline keeps of a report: its findings, also those that an older baseline knew."""
    facts = {fact.id: fact for fact in report.facts}
    found: list[Check] = [check for check in report.checks if check.severity]
    found += [aside.check for aside in report.suppressed if aside.by == "baseline"]
    return [
        Known(
            fingerprint=fingerprint(document, check, facts),
            rule=check.rule,
            severity=check.severity or "note",
            source=report.source,
            figures=quote(check, facts),
        )
        for check in found
    ]


def text(known: Iterable[Known]) -> str:
    """The contents of a baseline file, each finding once."""
    unique = {finding.fingerprint: finding for finding in known}
    rows = sorted(unique.values(), key=lambda finding: (finding.source or "", finding.rule, finding.fingerprint))
    lines = ",\n".join(json.dumps(row.model_dump(), ensure_ascii=False) for row in rows)
    return f'{{"schema_version": "{SCHEMA_VERSION}", "findings": [\n{lines}\n]}}\n'
