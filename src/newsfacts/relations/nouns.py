"""Whether two counted nouns may be the same sort of thing."""

from functools import cache

from newsfacts import lexicon
from newsfacts.model import Fact


@cache
def _people() -> frozenset[str]:
    return frozenset(lexicon.relations().nouns["people"])


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicon.relations().nouns["generic"])


def words(fact: Fact) -> frozenset[str]:
    """The words of what is counted, without words that fit anything."""
    return frozenset((fact.subject or "").lower().split()) - _generic()


def same(first: Fact, again: Fact) -> bool:
    """Whether two counts name the same noun, one perhaps in fewer words."""
    one, other = words(first), words(again)
    return bool(one) and bool(other) and (one <= other or other <= one)


def kin(whole: Fact, part: Fact) -> bool:
    """Whether a part may be counted among the whole: a word in common, people both, or one of them without a noun of its own."""
    if whole.kind != "count" or part.kind != "count":
        return True
    one, other = words(whole), words(part)
    return not one or not other or bool(one & other) or bool(one & _people()) and bool(other & _people())
