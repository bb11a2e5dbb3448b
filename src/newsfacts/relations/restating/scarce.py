"""Figures a slip apart where an article holds few of their kind, so that the slip is hardly an accident.

Among three values of a kind none is another one with two neighbours swapped, in a thousand articles; among thirty some are.  What else
speaks against such a pair in `evidence` (what will be beside what is, another clause, other names) then counts for little, and it is noted
where

    neighbours are swapped, and the article has three values of the kind at most, or the words around both tell more than it has values
    a digit of the headline's figure differs, which nothing in the story agrees with, among as few, and rare words stand around both
    a digit of the headline's figure and one that opens the story differs, there is no third value, and their sentences have words in common
    a digit of four or more differs, of no share, and the article has no third value
    a digit of two differs, likewise, one of the two is repeated, and rarer words stand around both
    right beside both stands the same figure of three digits or more, be there other figures of the kind

Not where both are repeated or stand in one sentence, the one became the other, is a target or a part of it, one alone counts further
ones or looks back, or the sentences speak of different things (one digit differs, and one word has two labels), the later one goes on to
something else or they go opposite ways.
"""

from newsfacts.interval import significant_digits
from newsfacts.relations.nouns import other_subject, words
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.restating.contexts import Contexts
from newsfacts.relations.restating.distinct import by_accident, company, goes_on, in_list, measured_apart, opposed, parted
from newsfacts.relations.restating.figures import Figures, apart
from newsfacts.relations.restating.headed import AIMS, bygone, of_others, summed
from newsfacts.relations.restating.printings import meet, repeats
from newsfacts.relations.restating.standing import differently
from newsfacts.relations.slips import Slip

FEW, TWO = 3, 2  # values of a kind among which two swapped neighbours, or one other digit, are hardly an accident
TELLING = 3  # digits that tell much; bits of the words around a headline's figure and its counterpart that do
OPENING = 4  # sentences behind a headline that open the story
LED = 2  # bits of the words of both that tell enough
ALIKE = 5  # bits of the words around two figures of two digits that do
WHOLES = frozenset({"of", "from", "relative"})  # lead up to what a share is taken of
POINTS = 6  # enough for a note, less than what speaks by itself


def weigh(figures: Figures, first: Mention, again: Mention, slip: Slip) -> int:
    """Points for two figures of a scarce kind a slip apart; 0 where they may well be two."""
    if slip.kind not in ("swap", "digit") or not _scarce(figures, first, again, slip):
        return 0
    orphan = first if figures.orphan(first) else None
    if apart(first, again, anywhere=orphan is not None) or measured_apart(figures.outline, first, again):
        return 0
    if meet(first.fact, again.fact) or parted(figures, first, again) or differently(figures, first, again, slip):
        return 0
    if bool(first.near & AIMS) != bool(again.near & AIMS):
        return 0
    if orphan is not None:
        other = summed(figures, orphan, again, slip) or slip.digits < TELLING and of_others(figures.outline, again)
        return 0 if other or bygone(figures.outline, orphan, again) else POINTS
    if figures.looking_back(first) != figures.looking_back(again):
        return 0
    if by_accident(figures, first, slip) and not _beside(figures.outline, first, again):
        return 0
    if goes_on(figures, first, again, slip) or slip.kind == "digit" and figures.aspects.labelled_apart(first, again):
        return 0
    return 0 if opposed(figures, first, again) or figures.aspects.differ(first, again) else POINTS


def _scarce(figures: Figures, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether the article holds so few of their kind, for all that it says of both, that the slip is no accident."""
    orphan = figures.orphan(first)
    if first.fact.kind == "age" and not orphan:
        return False  # of two people
    if _beside(figures.outline, first, again) and (first.fact.kind != "percent" or _of_one(figures.outline, first, again)):
        return True
    if slip.digits == 1 and first.fact.section != "title":
        return False
    values, contexts = figures.values(first), figures.contexts
    if slip.kind == "swap":
        few = values <= FEW or values <= 2 * contexts.likeness(first, again)
        if slip.digits < TELLING and figures.other_names(first, again):
            return False
        return few and not (in_list(figures.outline, first) and in_list(figures.outline, again))
    if orphan:
        named = first.fact.kind != "count" or words(first.fact) & words(again.fact)
        near = slip.digits > 1 or again.sentence - first.sentence <= OPENING
        same = bool(named) and near and not other_subject(first.fact, again.fact)
        return same and values <= FEW and contexts.likeness(first, again) >= TELLING
    if values > TWO:
        return False
    if _led(contexts, first, again):
        return True
    if slip.digits == 1 or figures.aspects.labelled_apart(first, again) or company(figures, first, again)[1]:
        return False
    if slip.digits < TELLING:
        return bool(figures.echoes(first) or figures.echoes(again)) and contexts.likeness(first, again) >= ALIKE
    return first.fact.kind != "percent"


def _led(contexts: Contexts, first: Mention, again: Mention) -> bool:
    """Whether the one stands in the headline and the other, not both in words, in a sentence like it among those that open the story."""
    if first.fact.section != "title" or again.sentence - first.sentence > OPENING:
        return False
    told = contexts.weight(contexts.sentence(first.sentence) & contexts.sentence(again.sentence))
    return told >= LED and (first.fact.precision is not None or again.fact.precision is not None)


def _beside(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether the figures right beside both are one of so many digits that it is no accident: `laba Rp 384,6 juta, turun 21 persen`."""
    ones = _next_to(outline, first)
    others = _next_to(outline, again) if ones else []
    return any(
        one.dimension == other.dimension
        and repeats(one.fact, other.fact)
        and min(significant_digits(one.fact.number or 0), significant_digits(other.fact.number or 0)) >= TELLING
        for one in ones
        for other in others
    )


def _next_to(outline: Outline, mention: Mention) -> list[Mention]:
    """The figures right before and right behind one, but for measures."""
    near = (outline.preceding(mention), outline.following(mention))
    return [other for other in near if other is not None and other.fact.kind != "measure"]


def _of_one(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether two percentages may be taken of the same: not one alone of a whole that is named."""
    one, other = ({cue.family for cue in outline.after(mention)} & WHOLES for mention in (first, again))
    return one == other
