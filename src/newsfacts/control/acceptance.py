"""Writing suppressions: a finding that an editor accepts, with the reason, is added to the file beside its article."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from newsfacts.control import suppressions
from newsfacts.control.identity import quote
from newsfacts.model import Document, Report
from newsfacts.pipeline import rule as known

DELETE = "\x7f"  # JSON lets it stand, TOML does not


class Finding(NamedTuple):
    """A finding of an article as an entry names it."""

    sha256: str
    rule: str
    text: str


def findings(articles: Iterable[Document], check: Callable[[Document], Report], rule: str | None, text: str | None) -> list[Finding]:
    """The findings of some articles that are not put aside yet, of one rule and with these figures if they are given, each once.

    Raises UnknownRuleError.
    """
    wanted = None if rule is None else known(rule).name
    passages = None if text is None else suppressions.passages_of(text)
    found: dict[Finding, None] = {}
    for article in articles:
        report = check(article)
        facts = {fact.id: fact for fact in report.facts}
        for each in report.checks:
            mark = quote(each, facts)
            if each.severity and wanted in (None, each.rule) and passages in (None, suppressions.passages_of(mark)):
                found[Finding(article.sha256, each.rule, mark)] = None
    return list(found)


def extended(file: Path, finding: Finding, reason: str) -> str:
    """What the sidecar file of an article holds with one more entry; ControlError if what is there cannot be used."""
    suppressions.load(file)
    path = suppressions.sidecar(file)
    before = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    entry = "".join(f"{key} = {_quoted(value)}\n" for key, value in {**finding._asdict(), "reason": reason}.items())
    return f"{before.rstrip()}\n\n[[suppress]]\n{entry}".lstrip("\n")


def _quoted(value: str) -> str:
    """A text as a basic string of TOML, which is one of JSON but for a character."""
    return json.dumps(value, ensure_ascii=False).replace(DELETE, "\\u007f")
