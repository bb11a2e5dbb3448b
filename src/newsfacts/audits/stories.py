"""Whether two documents tell the same event: by the figures and the words that they have in common.

One noun in two articles says little (`harga emas`, `jumlah penumpang`); two articles that share several figures of three digits and more
hardly tell of different things.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from typing import Any

from newsfacts.audits.reference_table import WORD
from newsfacts.model import Fact, Number

Figure = tuple[str, str | None, Number]

LONG = 4  # letters of a word that says something
WEIGHTY, TELLING = 2, 3  # digits, without zeros at the end, of a figure that says something, and of one that few other articles have
LIKELY, SHARED = 2, 3  # telling figures that two articles have in common, enough to look closer, and enough for one event
ALIKE, MOST = (2, 5), (4, 5)  # of the words of the shorter article, in one of the same event, and in a copy
ENOUGH = 5  # figures that a copy has in common with what it was made of
APART, PER = 2, 5  # figures that they do not have in common: the wrong one and the right one, or one in so many
BITS = 8  # of the sketches of two copies' figures that differ at most
COMMON = 20  # articles with the same figure: more, and it is everybody's (a rate, a price, a year's budget)
KEPT = 256  # stories in memory
OF_FACTS = frozenset(Fact.model_fields)

HEAD = "SELECT title, published, text, (SELECT min(source) FROM sources WHERE document_id = id) FROM documents WHERE id = ?"
# The facts `f` of an article's own that are quantities.
QUANTITIES = """(
  f.kind IN ('count', 'money', 'percent', 'measure', 'number') AND f.value IS NOT NULL AND f.section NOT IN ('related', 'keywords', 'tail')
)"""
FACTS = f"SELECT f.* FROM facts f WHERE f.document_id = ? AND {QUANTITIES} ORDER BY f.start"
# Every document with its telling figures, each once.
FIGURES = f"""
CREATE TEMP TABLE IF NOT EXISTS telling AS
SELECT DISTINCT f.value, f.kind, coalesce(f.unit, '') AS unit, f.document_id
FROM facts f JOIN documents d ON d.id = f.document_id
WHERE d.duplicate_of IS NULL AND {QUANTITIES}
  AND length(trim(replace(replace(f.value, '.', ''), '-', ''), '0')) >= ?
ORDER BY 1, 2, 3, 4
"""
# Pairs of documents that share some, or nearly all words, if they came out on one day, or on two that follow, as far as that is known.
PAIRS = """
WITH known AS (SELECT value, kind, unit FROM telling GROUP BY 1, 2, 3 HAVING count(*) BETWEEN 2 AND :common),
copied AS (SELECT band FROM bands GROUP BY 1 HAVING count(*) BETWEEN 2 AND :common),
pairs AS (
    SELECT a.document_id AS one, b.document_id AS other FROM known k
    JOIN telling a ON a.value = k.value AND a.kind = k.kind AND a.unit = k.unit
    JOIN telling b ON b.value = k.value AND b.kind = k.kind AND b.unit = k.unit AND a.document_id < b.document_id
    GROUP BY 1, 2 HAVING count(*) >= :shared
    UNION SELECT a.document_id, b.document_id FROM copied
    JOIN bands a ON a.band = copied.band JOIN bands b ON b.band = copied.band AND a.document_id < b.document_id
    WHERE differing(a.sketch, b.sketch) <= :bits
)
SELECT one, other FROM pairs JOIN documents a ON a.id = one JOIN documents b ON b.id = other
WHERE a.published IS NULL OR b.published IS NULL OR abs(julianday(a.published) - julianday(b.published)) <= 1
ORDER BY 1, 2
"""


class Story:
    """A document of a store; what it states of quantities, in the order of its text, is read when it is asked for."""

    def __init__(self, connection: sqlite3.Connection, document: int) -> None:
        self._connection, self.document = connection, document
        title, published, text, source = connection.execute(HEAD, (document,)).fetchone()
        self.title: str | None = title
        self.published: str | None = published
        self.text: str = text
        self.source: str = source

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Its quantities."""
        cursor = self._connection.execute(FACTS, (self.document,))
        names = [column[0] for column in cursor.description]
        return tuple(fact_of(dict(zip(names, row, strict=True))) for row in cursor)

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words, in lower case."""
        return frozenset(WORD.findall(f"{self.title or ''} {self.text}".lower()))

    @cached_property
    def long_words(self) -> frozenset[str]:
        """Those of them that say something."""
        return frozenset(word for word in self.words if len(word) >= LONG)

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """Its figures but for the smallest and roundest."""
        return _figures(self.facts, WEIGHTY)

    @cached_property
    def telling(self) -> frozenset[Figure]:
        """The figures that few other articles have."""
        return _figures(self.facts, TELLING)

    def beside(self, fact: Fact) -> frozenset[Figure]:
        """The figures in the same sentence, and those before and after it in the text."""
        place = next(number for number, other in enumerate(self.facts) if other.start == fact.start)
        neighbours = self.facts[max(0, place - 1) : place] + self.facts[place + 1 : place + 2]
        return _figures((*self.sentence(fact), *neighbours), WEIGHTY)

    def sentence(self, fact: Fact) -> tuple[Fact, ...]:
        """The other quantities of a figure's sentence."""
        return tuple(other for other in self.facts if other.sentence == fact.sentence and other.start != fact.start)


def same_event(one: Story, other: Story) -> bool:
    """Whether two articles tell the same event: they share figures that few others have, and many words."""
    return len(one.telling & other.telling) >= SHARED and akin(one, other)


def akin(one: Story, other: Story) -> bool:
    """Whether two articles share so many words that they may tell the same event."""
    return _contained(one, other, *ALIKE)


def word_for_word(one: Story, other: Story) -> bool:
    """Whether two articles are nearly the same text."""
    return len(one.long_words & other.long_words) * MOST[1] >= len(one.long_words | other.long_words) * MOST[0]


def copied(one: Story, other: Story) -> bool:
    """Whether one article has nearly all words and figures of the other, so that both tell of the same hour."""
    return len(one.figures & other.figures) >= ENOUGH and same_figures(one, other) and _contained(one, other, *MOST)


def same_figures(one: Story, other: Story) -> bool:
    """Whether two articles differ in one figure alone, or in one of many: they are no form filled in with figures of their own."""
    common = len(one.figures & other.figures)
    return len(one.figures | other.figures) - common <= max(APART, common // PER)


def _contained(one: Story, other: Story, share: int, of: int) -> bool:
    common, shorter = len(one.long_words & other.long_words), min(len(one.long_words), len(other.long_words))
    return common * of >= shorter * share > 0


def digits(fact: Fact) -> int:
    """The digits of a printed figure that carry information: all but the zeros at the end."""
    return len(fact.printed[0].rstrip("0")) if fact.printed else 0


def _figures(facts: Iterable[Fact], least: int) -> frozenset[Figure]:
    return frozenset((fact.kind, fact.unit, fact.number) for fact in facts if fact.number is not None and digits(fact) >= least)


class Stories:
    """The documents of a store, the last ones asked for kept in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.story = lru_cache(KEPT)(partial(Story, connection))

    def pairs(self) -> Iterator[tuple[Story, Story]]:
        """Every two stories that share telling figures and came out at about the same time; sorted by SQLite, on disk if need be."""
        self._connection.create_function("differing", 2, _differing, deterministic=True)
        self._connection.execute(FIGURES, (TELLING,))
        self._connection.execute("CREATE INDEX IF NOT EXISTS temp.telling_figure ON telling (value, kind, unit)")
        for one, other in self._connection.execute(PAIRS, {"common": COMMON, "shared": LIKELY, "bits": BITS}):
            yield self.story(one), self.story(other)


def _differing(one: int, other: int) -> int:
    """The bits in which the sketches of two documents' figures differ (audits/duplicates.py)."""
    return ((one ^ other) & (2**64 - 1)).bit_count()


def fact_of(record: Mapping[str, Any]) -> Fact:
    """The fact that a row of the store holds."""
    fields = {name: value for name, value in record.items() if name in OF_FACTS}
    sentence = {"start": record["sentence_start"], "end": record["sentence_end"]}
    return Fact(**{**fields, "id": record["fact_id"], "quoted": bool(record["quoted"]), "sentence": sentence})
