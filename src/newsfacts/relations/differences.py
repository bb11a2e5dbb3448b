"""Differences: announced, with their figures beside them, leads told in one breath, and then those whose figures stand apart."""

from collections.abc import Iterator

from newsfacts.model import Relation
from newsfacts.relations import announced, balances, gaps, leads
from newsfacts.relations.outline import Outline


def find(outline: Outline) -> Iterator[Relation]:
    """The differences of an article."""
    taken: set[str] = set()
    yield from announced.find(outline, taken)
    yield from balances.find(outline, taken)
    yield from leads.find(outline, taken)
    yield from gaps.find(outline, taken)
