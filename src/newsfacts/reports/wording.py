"""What several reports say in the same words: names, the arithmetic of a check, the ledger of an article."""

import os
import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newsfacts.lexicon import ReportWords
from newsfacts.model import Check, Document, Extraction, Fact, Report, Severity, Unread
from newsfacts.reports import figures
from newsfacts.reports.lines import line_of
from newsfacts.reports.terminal import printable

Entry = tuple[Document, Extraction] | Unread  # one input, in the order of the run
LINES = 3  # lines that a check names
DECIMALS = (2, 4, 8)  # places to which the ends of an interval are shown, the first that tells them apart


def counted(line: str, n: int, words: ReportWords) -> str:
    """A number of things in words; a line may hold a form for one, and behind a `|` the form for all other numbers."""
    one, _, many = line.partition("|")
    return (one if n == 1 or not many else many).format(n=figures.number(str(n), words))


def name(source: str | None, words: ReportWords) -> str:
    """How an input is called."""
    return words.lines["standard_input"] if source in (None, "-") else printable(source)


def figures_of(check: Check, facts: dict[str, Fact]) -> list[Fact]:
    """The figures of a check, each once, in reading order."""
    return sorted({id: facts[id] for group in check.facts.values() for id in group}.values(), key=lambda fact: fact.start)


def lines_of(check: Check, facts: dict[str, Fact], text: str, words: ReportWords) -> str:
    """The lines of the article that the figures of a check stand in: `baris 1, 3`."""
    found = sorted({line_of(text, facts[fact].start) for group in check.facts.values() for fact in group})
    return words.lines["line"].format(line=", ".join(map(str, found[:LINES])) + (", …" if len(found) > LINES else "")) if found else ""


def arithmetic(check: Check, facts: dict[str, Fact], words: ReportWords) -> str:
    """The formula as people write it, and why it holds where that does not show; empty where the message says it better: of days and
    of listed things."""
    if check.items or any(facts[fact].kind == "date" for group in check.facts.values() for fact in group):
        return ""
    formula, why = figures.formula(check.formula, words), _basis(check, facts, words)
    return f"{formula} ({why})" if why else formula


def _basis(check: Check, facts: dict[str, Fact], words: ReportWords) -> str:
    """In a few words, what lets figures agree that do not as they are printed; empty where no more than the last digit was rounded."""
    if check.basis == "truncated":
        return words.bases["truncated"]
    if check.basis == "hedged":
        hedges = dict.fromkeys(words.qualifiers[fact.qualifier] for fact in figures_of(check, facts) if fact.qualifier != "exact")
        return words.bases["hedged"].format(hedge=next(iter(hedges))) if hedges else words.bases["zeros"]
    if check.basis == "rounded" and check.expected is not None and check.found is not None:
        computed = _computed().search(check.formula)
        if computed and not _within(computed[1], check.found):
            return words.bases["rounded"].format(stretch=figures.stretch(*_rounded(*check.expected), words))
    return ""


@cache
def _computed() -> re.Pattern[str]:
    return re.compile(r"= (-?\d++(?:\.\d++)?+) ≈ ")


def _within(value: str, ends: tuple[str, str]) -> bool:
    low, high = ends
    return (low in figures.UNBOUNDED or Decimal(low) <= Decimal(value)) and (high in figures.UNBOUNDED or Decimal(value) <= Decimal(high))


def intervals(check: Check, words: ReportWords) -> str:
    """What the arithmetic of a check leaves open, and what the printed figure does."""
    if check.expected is None or check.found is None:
        return ""
    return words.lines["intervals"].format(expected=_interval(check.expected, words), found=_interval(check.found, words))


def _interval(ends: tuple[str, str], words: ReportWords) -> str:
    """The two ends of an interval, with as many decimals as tell them apart, or the one number that it is."""
    low, high = _rounded(*ends)
    if low in figures.UNBOUNDED or high in figures.UNBOUNDED:
        return figures.stretch(low, high, words)
    if low == high:
        return figures.short(low, words)
    (begin, end), scale = figures.scaled((low, high), words)
    said = words.lines["interval"].format(low=begin, high=end)
    return f"{said} {scale}" if scale else said


def _rounded(low: str, high: str) -> tuple[str, str]:
    for places in DECIMALS:
        shorter = _shortened(low, places), _shortened(high, places)
        if low == high or shorter[0] != shorter[1]:
            return shorter
    return low, high


def _shortened(end: str, places: int) -> str:
    return f"{Decimal(end):.{places}f}" if len(end.partition(".")[2]) > places else end


def ledger(report: Report, words: ReportWords) -> str:
    """How many figures were read and relations judged, what was not compared and why, and what was put aside."""
    lines, checks = words.ledger, report.checks
    if not report.facts:
        return words.lines["no_facts"]
    counts = {
        "consistent": report.summary.consistent,
        "inconsistent": sum(check.severity == "error" for check in checks),
        "notes": sum(check.severity == "note" for check in checks),
        "unverifiable": report.summary.unverifiable,
    }
    parts = [counted(lines[key], n, words) for key, n in counts.items() if n]
    reasons = dict.fromkeys(why_not(check, words) for check in checks if check.reason)
    why = f" ({', '.join(reasons)})" if reasons else ""
    said = f"{counted(lines['facts'], len(report.facts), words)}, {counted(lines['relations'], len(checks), words)}"
    said += f": {', '.join(parts)}{why}" if parts else ""
    aside = {by: sum(found.by == by for found in report.suppressed) for by in ("sidecar", "baseline")}
    return "; ".join([said, *(counted(lines[by], n, words) for by, n in aside.items() if n)])


def why_not(check: Check, words: ReportWords) -> str:
    """In a few words, why the figures of an unverifiable check could not be compared; empty for others."""
    return words.differs[check.differs] if check.differs else words.reasons[check.reason] if check.reason else ""


class Count(NamedTuple):
    """How the articles of a run came out: those with contradictions, those with notes alone, those that could not be read, and those
    whose findings are all known or suppressed."""

    articles: int = 0
    contradicting: int = 0
    noted: int = 0
    unread: int = 0
    known: int = 0

    def plus(self, entry: Entry) -> "Count":
        """The same with one more input."""
        if isinstance(entry, Unread):
            return self._replace(articles=self.articles + 1, unread=self.unread + 1)
        gravest = _gravest(entry[1])
        known = gravest is None and isinstance(entry[1], Report) and bool(entry[1].suppressed)
        return Count(
            self.articles + 1,
            self.contradicting + (gravest == "error"),
            self.noted + (gravest == "note"),
            self.unread,
            self.known + known,
        )


def _gravest(record: Extraction) -> Severity | None:
    """The severity of an article's gravest finding."""
    severities = {check.severity for check in record.checks} if isinstance(record, Report) else set()
    return "error" if "error" in severities else "note" if "note" in severities else None


def file_of(source: str) -> str:
    """The file in which a source was found: of an article in a collection (`berita.jsonl#17`) that of the collection."""
    if "#" not in source or os.path.exists(source):
        return source
    ends = (place for place, character in enumerate(source) if character == "#")
    return next((source[:end] for end in ends if os.path.isfile(source[:end])), source)


def contradicts(record: Extraction) -> bool:
    """Whether an article's figures contradict each other, which decides the exit status."""
    return _gravest(record) == "error"


def closing(run: Count, words: ReportWords) -> str:
    """The last line of a run over several articles."""
    counts = {
        "clean": run.articles - run.contradicting - run.noted - run.unread,
        "contradicting": run.contradicting,
        "noted": run.noted,
        "unread": run.unread,
    }
    said = {key: counted(words.closing[key], n, words) for key, n in counts.items() if n}
    if run.known:  # "no contradictions" would not be true of them
        known = figures.number(str(run.known), words)
        said["clean"] = words.closing["nothing_new"].format(n=figures.number(str(counts["clean"]), words), known=known)
    return f"{counted(words.closing['articles'], run.articles, words)}: {', '.join(said.values())}"
