"""From facts to relations: which figures the article says must agree.  One file per family of cues; each has one `find`."""

from newsfacts.language import Analysis
from newsfacts.model import Fact, Relation
from newsfacts.relations import calendar, changes, lists, restatements, shares, sums
from newsfacts.relations.outline import Outline

FINDERS = (sums, shares, changes, restatements, lists, calendar)


def find(analysis: Analysis, facts: tuple[Fact, ...]) -> tuple[Relation, ...]:
    """All relations of an article, in the order of the families."""
    outline = Outline(analysis, facts)
    return tuple(relation for finder in FINDERS for relation in finder.find(outline))
