"""What an audit ends with: what the run did, and what the store holds now, for people and for programs."""

import sqlite3
from collections.abc import Iterator
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.audits.batch import Tally
from newsfacts.audits.store import scalar
from newsfacts.lexicon import audit_words
from newsfacts.reports import figures
from newsfacts.reports.terminal import Screen, clip, columns, printable, wrap
from newsfacts.reports.wording import counted

if TYPE_CHECKING:  # pyarrow comes with an extra
    from newsfacts.audits.sharded import Outcome

STATES = ("sources", "new", "near", "again", "copy", "finished", "unread")  # of a run, as `Tally` counts them
SHOWN = 10  # worst documents, and unreadable sources, that are listed
INDENT = "  "


class Count(NamedTuple):
    """Contradictions of one rule."""

    rule: str
    errors: int
    notes: int


class Worst(NamedTuple):
    """A document with contradictions."""

    source: str
    title: str | None
    errors: int
    notes: int


class Unreadable(NamedTuple):
    """A source that could not be read."""

    source: str
    code: str
    message: str


class Summary(NamedTuple):
    """What a store holds; near-duplicates are left out of all counts but `near`."""

    documents: int
    copies: int
    near: int
    facts: int
    consistent: int
    errors: int
    notes: int
    unverifiable: int
    contradicting: int
    unread: int
    rules: tuple[Count, ...]
    worst: tuple[Worst, ...]
    unreadable: tuple[Unreadable, ...]


def summarise(connection: sqlite3.Connection) -> Summary:
    """The summary of a store."""
    totals = connection.execute(
        "SELECT count(*), total(facts), total(consistent), total(errors), total(notes), total(unverifiable), total(errors > 0)"
        " FROM documents WHERE duplicate_of IS NULL"
    ).fetchone()
    documents, facts, consistent, errors, notes, unverifiable, contradicting = map(int, totals)
    by_rule = "SELECT rule, sum(severity = 'error'), sum(severity = 'note') FROM contradictions GROUP BY rule ORDER BY 2 DESC, 3 DESC, rule"
    worst = f"SELECT source, title, errors, notes FROM stories WHERE errors > 0 ORDER BY errors DESC, notes DESC, id LIMIT {SHOWN}"
    unread = f"SELECT source, code, message FROM errors ORDER BY source LIMIT {SHOWN}"
    near = scalar(connection, "SELECT count(*) FROM documents WHERE duplicate_of IS NOT NULL")
    return Summary(
        documents=documents,
        copies=scalar(connection, "SELECT count(*) FROM sources") - documents - near,
        near=near,
        facts=facts,
        consistent=consistent,
        errors=errors,
        notes=notes,
        unverifiable=unverifiable,
        contradicting=contradicting,
        unread=scalar(connection, "SELECT count(*) FROM errors"),
        rules=tuple(Count(*row) for row in connection.execute(by_rule)),
        worst=tuple(Worst(*row) for row in connection.execute(worst)),
        unreadable=tuple(Unreadable(*row) for row in connection.execute(unread)),
    )


def page(tally: Tally, summary: Summary, store: Path, screen: Screen, language: str) -> str:
    """The summary for people, a line feed at the end of each line."""
    return "\n".join(_lines(tally, summary, store, screen, audit_words(language).summary)) + "\n"


def shard_page(outcome: "Outcome", out: str, screen: Screen, language: str) -> str:
    """The summary of a run in shards for people."""
    words, counts = audit_words(language), outcome.counts

    def say(template: str, **numbers: int) -> Iterator[str]:
        shown = {name: figures.number(str(number), screen.words) for name, number in numbers.items()}
        yield from wrap(template.format_map(shown), screen.width, "")

    run = {"shards": outcome.shards, "done": outcome.done, "before": outcome.before, "failed": len(outcome.problems)}
    relations = sum(counts[name] for name in ("consistent", "errors", "notes", "unverifiable"))
    lines = [
        *say(words.shards["run"], **run),
        "",
        screen.paint(words.summary["store"].format(path=printable(out)), "strong"),
        *say(words.shards["documents"], **counts),
        *say(words.summary["facts"], relations=relations, facts=counts["figures"], **counts),
        *say(words.summary["contradicting"], **counts),
    ]
    return "\n".join(lines) + "\n"


def shard_record(outcome: "Outcome", out: str) -> str:
    """The same for programs, one JSON object on one line."""
    run = {"shards": outcome.shards, "done": outcome.done, "before": outcome.before, "problems": outcome.problems}
    return dumps({"out": out, "run": run, "summary": outcome.counts}, ensure_ascii=False) + "\n"


def _lines(tally: Tally, summary: Summary, store: Path, screen: Screen, words: dict[str, str]) -> Iterator[str]:
    def say(key: str, **numbers: int) -> Iterator[str]:
        shown = {name: figures.number(str(number), screen.words) for name, number in numbers.items()}
        yield from wrap(words[key].format_map(shown), screen.width, "")

    run = {name: getattr(tally, name) for name in STATES}
    yield from say("run", **run)
    if tally.again:
        yield from say("again", **run)
    if tally.interrupted:
        yield from say("interrupted")
    yield ""
    yield screen.paint(words["store"].format(path=printable(str(store))), "strong")
    counts = {name: value for name, value in summary._asdict().items() if isinstance(value, int)}
    relations = summary.consistent + summary.errors + summary.notes + summary.unverifiable
    yield from say("documents", **counts)
    yield from say("facts", relations=relations, **counts)
    yield from say("contradicting", **counts)
    if summary.rules:
        yield from ("", screen.paint(words["rules"], "alarm"))
        called = screen.words.rules
        rows = [(f"{called[rule.rule]} ({rule.rule})", rule.errors, rule.notes) for rule in summary.rules]
        yield from _table(
            [(str(errors), name, counted(words["note"], notes, screen.words) if notes else "") for name, errors, notes in rows], screen
        )
    if summary.worst:
        yield from ("", screen.paint(words["worst"], "alarm"))
        yield from _table([(str(worst.errors), worst.source, worst.title or "") for worst in summary.worst], screen)
        yield from _more(summary.contradicting - len(summary.worst), words)
    if summary.unreadable:
        yield from ("", screen.paint(words["unread"], "warning"))
        for unreadable in summary.unreadable:
            said = unreadable.message.splitlines()[-1]
            yield from wrap(said if unreadable.source in said else f"{unreadable.source}: {said}", screen.width)
        yield from _more(summary.unread - len(summary.unreadable), words)


def _more(number: int, words: dict[str, str]) -> Iterator[str]:
    if number > 0:
        yield INDENT + words["more"].format(n=number)


def _table(rows: list[tuple[str, str, str]], screen: Screen) -> Iterator[str]:
    """A number, a name and a few words more on each line."""
    first = max(len(number) for number, _, _ in rows)
    second = min(max(columns(name) for _, name, _ in rows), screen.width // 2)
    for number, name, more in rows:
        shown = clip(name, second)
        line = f"{INDENT}{number:>{first}}  {shown}{' ' * (second - columns(shown))}  "
        yield (line + clip(more, screen.width - columns(line))).rstrip()


def record(tally: Tally, summary: Summary, store: Path) -> str:
    """The summary for programs, one JSON object on one line."""
    fields: dict[str, Any] = summary._asdict()
    for name in ("rules", "worst", "unreadable"):
        fields[name] = [entry._asdict() for entry in fields[name]]
    run = {name: getattr(tally, name) for name in (*STATES, "contradicting", "interrupted")}
    return dumps({"store": str(store), "run": run, "summary": fields}, ensure_ascii=False) + "\n"
