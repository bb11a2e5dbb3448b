"""Parts of a whole that are told to be the opposite of each other: `9.400 dosis sudah disuntikkan dan 6.200 dosis masih tersimpan`.

Nothing is both, so that the parts may leave something of the whole over, but cannot come to more.
"""

from functools import cache

from newsfacts import lexicon
from newsfacts.relations.adding.additions import Sum, comes_near, surplus
from newsfacts.relations.adding.breakdowns import separate
from newsfacts.relations.nouns import same, words
from newsfacts.relations.outline import Mention, Outline

WORDS = 5  # behind a figure, among which the one stands that says what became of it
STRAIGHT = 2  # … behind an amount
CLOSING = frozenset({"and", "contrast"})  # what leads up to the second of two


@cache
def _known() -> dict[str, tuple[str, str]]:
    """The pair of opposites, and the side of it, that a word names."""
    return {word: (name, side) for name, sides in lexicon.relations().opposites.items() for side, words in sides.items() for word in words}


def overdrawn(outline: Outline, binding: Sum) -> bool:
    """Whether two parts of the noun of their whole, the one the opposite of the other, come to more than it."""
    (whole,), parts = binding["total"], binding["parts"]
    if len(parts) != 2 or surplus(binding) <= 0 or not comes_near(binding) or not parts[1].families & CLOSING:
        return False
    persons = lexicon.relations().words["persons"]
    counted = whole.fact.kind == "count"  # an amount has its noun behind it, if it has one
    if counted and not all(same(whole.fact, part.fact) or words(part.fact) <= persons for part in parts):
        return False
    one, other = (_side(outline, part, WORDS if counted else STRAIGHT) for part in parts)
    return one is not None and other is not None and one[0] == other[0] and one != other and separate(outline, binding)


def _side(outline: Outline, part: Mention, most: int) -> tuple[str, str] | None:
    """What is said of a part; None where it is denied, or where more than one thing is said."""
    said = outline.words(part.fact.end, outline.until(part))[:most]
    found = {_known()[word] for word in said if word in _known()}
    return found.pop() if len(found) == 1 and lexicon.modality().denied.isdisjoint(said) else None
