"""`newsfacts compare`: the documents of a store held against each other, noun by noun and event by event, in the memory of one noun."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from newsfacts.audits.across import Disagreement, comparables, disagreement, disagreements, slipped, statement, topic
from newsfacts.audits.store import scalar
from newsfacts.audits.stories import QUANTITIES, Stories, fact_of

# Sorted by SQLite, on disk where memory does not suffice.  A statement comes under the day its document came out and the next one, where it
# meets those of that day, and under the time that its text gives; one without any comes under none.
STATED = f"""
WITH stated AS (
    SELECT f.*, topic(f.subject) AS topic, d.published
    FROM facts f JOIN documents d ON d.id = f.document_id
    WHERE d.duplicate_of IS NULL AND f.modality = 'stated' AND {QUANTITIES}
      AND f.subject IS NOT NULL AND topic(f.subject) <> ''
)
SELECT *, coalesce(published, '') AS vintage, 0 AS carried FROM stated
UNION ALL SELECT *, date(published, '+1 day'), 1 FROM stated WHERE published IS NOT NULL
UNION ALL SELECT *, time, 0 FROM stated WHERE time IS NOT NULL
ORDER BY kind, unit, topic, vintage, document_id, start
"""
ALONE = "SELECT count(*) FROM documents WHERE duplicate_of IS NULL"
KEY = ("kind", "unit", "topic", "vintage")
MANY = 400  # statements of one noun and time: more, and they are of many things


@dataclass(slots=True)
class Looked:
    """What was compared so far: of so many documents, some without a day, figures of the same thing and articles on one event.

    Figures that have a time count once for it and once for the day that their articles came out.
    """

    documents: int
    undated: int
    figures: int = 0
    articles: int = 0

    def count(self, pairs: int) -> None:
        """So many more figures held against each other."""
        self.figures += pairs


def compare(connection: sqlite3.Connection, language: str, step: Callable[[Looked], None] = lambda looked: None) -> Iterator[Disagreement]:
    """Every disagreement among the documents of a store; near-duplicates are one document.

    `step` is told what was compared so far, at the beginning and after each noun and each two articles.
    """
    looked = Looked(scalar(connection, ALONE), scalar(connection, f"{ALONE} AND published IS NULL"))
    step(looked)
    stories = Stories(connection)
    told: set[tuple[int, int]] = set()  # document and place of every figure reported
    for found in chain(_by_noun(connection, stories, language, looked), _by_event(stories, language, looked)):
        step(looked)
        if found is None:
            continue
        places = {(one.document, one.fact.start) for one in (found.first, found.again)}
        if not places <= told:
            told |= places.union((one.document, one.fact.start) for one in found.agreeing)
            yield found


def _by_noun(connection: sqlite3.Connection, stories: Stories, language: str, looked: Looked) -> Iterator[Disagreement | None]:
    """Figures of the same noun; None after each noun."""
    connection.create_function("topic", 1, topic, deterministic=True)
    cursor = connection.execute(STATED)
    names = [column[0] for column in cursor.description]
    records = (dict(zip(names, row, strict=True)) for row in cursor)
    for _, group in groupby(records, key=itemgetter(*KEY)):
        found = _few(group)
        if _worth_comparing(found):
            statements = [statement(stories.story(record["document_id"]), fact_of(record)) for record in found]
            yield from disagreements(statements, language, looked.count)
        yield None


def _by_event(stories: Stories, language: str, looked: Looked) -> Iterator[Disagreement | None]:
    """Figures that stand in the same place of two articles on one event; None after each two."""
    for ours, theirs in stories.pairs():
        looked.articles += 1
        for one, other in slipped(ours, theirs):
            first, again = statement(ours, one), statement(theirs, other)
            found = disagreement(first, again, language) if comparables(first, again) else None
            if found is not None:
                yield found
        yield None


def _worth_comparing(records: Sequence[Mapping[str, Any]]) -> bool:
    """Whether they are of several documents and values, and not all of the day before, under which they were compared already."""
    documents, values, carried = (set(map(itemgetter(name), records)) for name in ("document_id", "value", "carried"))
    return len(documents) > 1 and len(values) > 1 and 0 in carried


def _few(group: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The records of a group, none where they are too many."""
    found: list[Mapping[str, Any]] = []
    for number, record in enumerate(group):
        if number < MANY:
            found.append(record)
    return found if number < MANY else []
