"""Writing suppressions: a finding that an editor accepts, with the reason, is added to the file beside its article."""

import json
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from newsfacts.control import suppressions
from newsfacts.control.identity import quote
from newsfacts.control.tables import ControlError
from newsfacts.model import Check, Document, Fact, Report
from newsfacts.pipeline import rule as known

HEAD = "[[suppress]]"
DELETE = "\x7f"  # JSON lets it stand, TOML does not


class Finding(NamedTuple):
    """A finding of an article as an entry names it."""

    sha256: str
    rule: str
    text: str


class Sought(NamedTuple):
    """The findings of a file: those that are meant, all that are not put aside yet, and what put those aside that would have been meant
    (`sidecar`, `baseline`); each finding once.  `articles` are the digests of all articles in the file.
    """

    meant: list[Finding]
    others: list[Finding]
    aside: list[str]
    articles: frozenset[str]


def sought(articles: Iterable[Document], check: Callable[[Document], Report], rule: str | None, text: str | None) -> Sought:
    """The findings of some articles, sought by their rule and their figures if they are given; raises UnknownRuleError."""
    wanted = None if rule is None else known(rule).name
    passages = None if text is None else suppressions.passages_of(text)
    meant: dict[Finding, None] = {}
    others: dict[Finding, None] = {}
    aside: dict[str, None] = {}
    digests: set[str] = set()
    for article in articles:
        report = check(article)
        digests.add(article.sha256)
        facts = {fact.id: fact for fact in report.facts}

        def named(each: Check, article: Document = article, facts: dict[str, Fact] = facts) -> Finding:
            cue = article.text[each.cue.start : each.cue.end] if each.cue else ""  # names a finding without figures
            return Finding(article.sha256, each.rule, quote(each, facts) or " ".join(cue.split()))

        def means(found: Finding) -> bool:
            return wanted in (None, found.rule) and passages in (None, suppressions.passages_of(found.text))

        for found in (named(each) for each in report.checks if each.severity):
            others[found] = None
            if means(found):
                meant[found] = None
        aside |= {put.by: None for put in report.suppressed if means(named(put.check))}
    return Sought(list(meant), list(others), list(aside), frozenset(digests))


def extended(file: Path, finding: Finding, reason: str, articles: frozenset[str]) -> str:
    """What the sidecar file of an article holds with one more entry; ControlError if what is there cannot be used.

    An entry for the same finding in a text that is none of the articles any more is for an older state of this one: it is renewed.
    """
    held = suppressions.load(file)
    path = suppressions.sidecar(file)
    before = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    entry = suppressions.Suppression(**finding._asdict(), reason=reason)
    stale = [place for place, old in enumerate(held) if _same(old, entry) and old.sha256 not in articles]
    if stale and (renewed := _renewed(before, held, stale[0], entry)):
        return renewed
    added = "".join(f"{key} = {_quoted(value)}\n" for key, value in entry.model_dump().items())
    extended = f"{before.rstrip()}\n\n{HEAD}\n{added}".lstrip("\n")
    if _read(extended) != (*held, entry):
        raise ControlError("inline", path)
    return extended


def _same(one: suppressions.Suppression, other: suppressions.Suppression) -> bool:
    """Whether two entries are for the same finding, if not of the same text."""
    return one.rule == other.rule and one.passages == other.passages


def _renewed(text: str, held: tuple[suppressions.Suppression, ...], place: int, entry: suppressions.Suppression) -> str | None:
    """The file with the digest and the reason of one entry exchanged, comments and the rest as they were; None where that entry is not
    written as a table of its own.
    """
    old = held[place]
    parts = text.split(HEAD)
    if len(parts) != len(held) + 1:
        return None
    parts[place + 1] = parts[place + 1].replace(old.sha256, entry.sha256).replace(_quoted(old.reason), _quoted(entry.reason))
    renewed = HEAD.join(parts)
    wanted = (*held[:place], entry.model_copy(update={"text": old.text}), *held[place + 1 :])
    return renewed if _read(renewed) == wanted else None


def _read(text: str) -> tuple[suppressions.Suppression, ...] | None:
    """The entries in what would be the file; None if it would be none."""
    try:
        return suppressions.Sidecar.model_validate(tomllib.loads(text)).suppress
    except (tomllib.TOMLDecodeError, ValidationError):
        return None


def _quoted(value: str) -> str:
    """A text as a basic string of TOML, which is one of JSON but for a character."""
    return json.dumps(value, ensure_ascii=False).replace(DELETE, "\\u007f")
