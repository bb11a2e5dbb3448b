"""`newsfacts compare`: the documents of a store held against each other, noun by noun, in the memory of one noun."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from newsfacts.audits.across import Disagreement, Statement, context, disagreements, provisional, topic
from newsfacts.model import Fact
from newsfacts.reports.excerpt import rows
from newsfacts.reports.lines import line_of

WIDTH = 72  # columns of the line shown around a figure

# Sorted by SQLite, on disk where memory does not suffice; the vintage is the time that the text gives, else the day it came out.
STATED = """
SELECT f.*, d.published, d.title, coalesce(f.time, '') AS period, topic(f.subject) AS topic,
       coalesce(f.time, d.published, '') AS vintage, coalesce(lower(f.place), '') AS somewhere
FROM facts f JOIN documents d ON d.id = f.document_id
WHERE d.duplicate_of IS NULL AND f.modality = 'stated' AND f.kind IN ('count', 'money', 'percent', 'measure', 'number')
  AND f.value IS NOT NULL AND f.subject IS NOT NULL AND f.section NOT IN ('related', 'keywords', 'tail') AND topic(f.subject) <> ''
ORDER BY f.kind, f.unit, topic, vintage, somewhere, f.document_id, f.start
"""
KEY = ("kind", "unit", "topic", "vintage", "somewhere")
NOT_OF_FACTS = frozenset({"document_id", "fact_id", "sentence_start", "sentence_end", "published", "title", *KEY[2:], "period"})
MANY = 400  # statements of one noun, time and place: more, and they are of many things


def compare(connection: sqlite3.Connection, language: str) -> Iterator[Disagreement]:
    """Every disagreement among the documents of a store, noun by noun; near-duplicates are one document."""
    connection.create_function("topic", 1, topic, deterministic=True)
    cursor = connection.execute(STATED)
    names = [column[0] for column in cursor.description]
    records = (dict(zip(names, row, strict=True)) for row in cursor)
    for _, group in groupby(records, key=itemgetter(*KEY)):
        found = _few(group)
        if len({record["document_id"] for record in found}) > 1:
            yield from disagreements([_statement(connection, record) for record in found], language)


def _few(group: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The records of a group, none where they are too many."""
    found: list[Mapping[str, Any]] = []
    for number, record in enumerate(group):
        if number < MANY:
            found.append(record)
    return found if number < MANY else []


def _statement(connection: sqlite3.Connection, record: Mapping[str, Any]) -> Statement:
    document = record["document_id"]
    text = connection.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()[0]
    source = connection.execute("SELECT min(source) FROM sources WHERE document_id = ?", (document,)).fetchone()[0]
    fact = fact_of(record)
    shown = next(rows(text, [(fact.start, fact.end)], WIDTH)).shown
    return Statement(
        document=document,
        source=source,
        title=record["title"],
        published=record["published"],
        line=line_of(text, fact.start),
        excerpt=shown,
        fact=fact,
        period=record["period"] or None,
        context=context(text, fact),
        provisional=provisional(text, fact),
    )


def fact_of(record: Mapping[str, Any]) -> Fact:
    """The fact that a row of the store holds."""
    fields = {name: value for name, value in record.items() if name not in NOT_OF_FACTS}
    sentence = {"start": record["sentence_start"], "end": record["sentence_end"]}
    return Fact(**{**fields, "id": record["fact_id"], "quoted": bool(record["quoted"]), "sentence": sentence})
