"""Suppressions: findings that an editor has looked at and put aside, in a file beside the article, `berita.txt.newsfacts.toml`.

    [[suppress]]
    sha256 = "…"               # of the article's text, as every JSON report and `check --verbose` give it
    rule = "parts-sum"
    text = "140 … 116 … 42"    # the figures of the finding, or longer passages that hold them, with ellipses between
    reason = "…"               # why; required

An entry puts aside the findings of its rule whose figures all stand in its passages, if each passage holds one of them.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from newsfacts.control.tables import Table, toml, validated
from newsfacts.model import SIDECAR, Check, Document, Fact, Report, Suppressed, Unmatched
from newsfacts.pipeline import rule


class Suppression(Table):
    """One entry of a sidecar file."""

    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    rule: str
    text: str
    reason: str

    @field_validator("rule")
    @classmethod
    def _known(cls, name: str) -> str:
        return rule(name).name  # or an UnknownRuleError, which is a ValueError

    @field_validator("text", "reason")
    @classmethod
    def _says_something(cls, said: str) -> str:
        if not passages_of(said):
            raise PydanticCustomError("silent", "must say something")
        return said

    @cached_property
    def passages(self) -> tuple[str, ...]:
        """The passages of `text`, with one blank between words."""
        return passages_of(self.text)


def passages_of(text: str) -> tuple[str, ...]:
    """What stands between ellipses, of one character or of three."""
    return tuple(passage for part in text.replace("...", "…").split("…") if (passage := " ".join(part.split())))


class Sidecar(Table):
    """A sidecar file."""

    suppress: tuple[Suppression, ...] = ()


def sidecar(file: Path) -> Path:
    """The file with the suppressions for an article."""
    return file.with_name(file.name + SIDECAR)


def load(file: Path) -> tuple[Suppression, ...]:
    """The suppressions for an article, none if it has no sidecar file; ControlError if that cannot be used."""
    path = sidecar(file)
    return validated(Sidecar, toml(path), path).suppress if path.is_file() else ()


def apply(document: Document, report: Report, suppressions: Iterable[Suppression], ran: frozenset[str], whole: bool) -> Report:
    """The report with its suppressed findings put aside, and the entries that matched nothing.

    `ran` are the rules that ran: an entry for another rule is neither used nor unused.  `whole` says that the file holds this article
    alone, so that an entry for another text is stale.
    """
    facts = {fact.id: fact for fact in report.facts}
    entries = tuple(suppressions)
    aside: dict[str, Suppressed] = {}
    unmatched: list[Unmatched] = []
    for entry in entries:
        if entry.sha256 != document.sha256:
            matched: list[Check] | None = [] if whole else None
        elif entry.rule in ran:
            matched = _matching(document.text, report, entry, facts)
        else:
            matched = None
        for check in matched or ():
            aside.setdefault(check.id, Suppressed(check=check, by="sidecar", reason=entry.reason))
        if matched is not None and not matched:
            state = "unused" if entry.sha256 == document.sha256 else "stale"
            unmatched.append(Unmatched(rule=entry.rule, text=entry.text, reason=entry.reason, state=state))
    if not aside and not unmatched:
        return report
    kept = tuple(check for check in report.checks if check.id not in aside)
    return report.model_copy(update={"checks": kept, "suppressed": (*report.suppressed, *aside.values()), "unmatched": tuple(unmatched)})


def _matching(text: str, report: Report, entry: Suppression, facts: Mapping[str, Fact]) -> list[Check]:
    found = [check for check in report.checks if check.severity and check.rule == entry.rule]
    if not found:
        return []
    places = [_places(text, passage) for passage in entry.passages]
    return [check for check in found if _held(check, places, facts)]


def _held(check: Check, places: list[list[tuple[int, int]]], facts: Mapping[str, Fact]) -> bool:
    """Whether the passages hold all figures of a finding, and each at least one."""
    figures = [(facts[id].start, facts[id].end) for group in check.facts.values() for id in group]
    if not figures and check.cue is not None:
        figures = [(check.cue.start, check.cue.end)]
    return all(any(_holds(place, figure) for passage in places for place in passage) for figure in figures) and all(
        any(_holds(place, figure) for place in passage for figure in figures) for passage in places
    )


def _holds(place: tuple[int, int], figure: tuple[int, int]) -> bool:
    return place[0] <= figure[0] and figure[1] <= place[1]


def _places(text: str, passage: str) -> list[tuple[int, int]]:
    """Where a passage stands in the text, whatever white space is between its words."""
    pattern = r"\s++".join(map(re.escape, passage.split()))
    return [match.span() for match in re.finditer(pattern, text)]
