"""What several reports say in the same words: names, the arithmetic of a check, the ledger of an article."""

import os
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from newsfacts.lexicon import ReportWords
from newsfacts.model import Check, Document, Extraction, Fact, Report, Unread
from newsfacts.reports import figures
from newsfacts.reports.terminal import printable

Entry = tuple[Document, Extraction] | Unread  # one input, in the order of the run
DECIMALS = (2, 4, 8)  # places to which the ends of an interval are shown, the first that tells them apart


def counted(line: str, n: int) -> str:
    """A number of things in words; a line may hold a form for one, and behind a `|` the form for all other numbers."""
    one, _, many = line.partition("|")
    return (one if n == 1 or not many else many).format(n=n)


def name(source: str | None, words: ReportWords) -> str:
    """How an input is called."""
    return words.lines["standard_input"] if source in (None, "-") else printable(source)


def figures_of(check: Check, facts: dict[str, Fact]) -> list[Fact]:
    """The figures of a check, each once, in reading order."""
    return sorted({id: facts[id] for group in check.facts.values() for id in group}.values(), key=lambda fact: fact.start)


def arithmetic(check: Check, facts: dict[str, Fact], words: ReportWords) -> str:
    """The formula with figures as people write them; empty where the message says it better: of days and of listed things."""
    if check.items or any(facts[fact].kind == "date" for group in check.facts.values() for fact in group):
        return ""
    return figures.formula(check.formula, words)


def interval(ends: tuple[str, str], words: ReportWords) -> str:
    """The two ends of an interval, with as many decimals as tell them apart, or the one number that it is."""
    low, high = (figures.formula(end, words) for end in _rounded(*ends))
    return low if low == high else words.lines["interval"].format(low=low, high=high)


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
    parts = [counted(lines[key], n) for key, n in counts.items() if n]
    reasons = dict.fromkeys(why_not(check, words) for check in checks if check.reason)
    why = f" ({', '.join(reasons)})" if reasons else ""
    said = f"{counted(lines['facts'], len(report.facts))}, {counted(lines['relations'], len(checks))}"
    said += f": {', '.join(parts)}{why}" if parts else ""
    aside = {by: sum(found.by == by for found in report.suppressed) for by in ("sidecar", "baseline")}
    return "; ".join([said, *(counted(lines[by], n) for by, n in aside.items() if n)])


def why_not(check: Check, words: ReportWords) -> str:
    """In a few words, why the figures of an unverifiable check could not be compared; empty for others."""
    return words.differs[check.differs] if check.differs else words.reasons[check.reason] if check.reason else ""


class Count(NamedTuple):
    """How the articles of a run came out."""

    articles: int
    contradicting: int
    unread: int


def count(entries: Iterable[Entry]) -> Count:
    """The outcome of some inputs."""
    known = list(entries)
    contradicting = sum(not isinstance(entry, Unread) and contradicts(entry[1]) for entry in known)
    return Count(len(known), contradicting, sum(isinstance(entry, Unread) for entry in known))


def file_of(source: str) -> str:
    """The file in which a source was found: of an article in a collection (`berita.jsonl#17`) that of the collection."""
    if "#" not in source or os.path.exists(source):
        return source
    ends = (place for place, character in enumerate(source) if character == "#")
    return next((source[:end] for end in ends if os.path.isfile(source[:end])), source)


def contradicts(record: Extraction) -> bool:
    """Whether an article's figures contradict each other, which decides the exit status."""
    return isinstance(record, Report) and any(check.severity == "error" for check in record.checks)


def closing(run: Count, words: ReportWords) -> str:
    """The last line of a run over several articles."""
    counts = {
        "clean": run.articles - run.contradicting - run.unread,
        "contradicting": run.contradicting,
        "unread": run.unread,
    }
    parts = ", ".join(counted(words.closing[key], n) for key, n in counts.items() if n)
    return f"{counted(words.closing['articles'], run.articles)}: {parts}"
