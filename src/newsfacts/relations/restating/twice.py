"""Figures a slip apart that are told twice, as the words right beside them or the sentences around say.

`… membutuhkan modal Rp 51 triliun.  "Untuk ruas itu kami perlu modal Rp 15 triliun," kata dia.`  Such a pair is noted where

    the one is told and the other quoted, and a telling word stands right before both (within two sentences, if they have but one digit),
        or, near each other, right behind both
    they have three digits or more, are too far apart for the one to have become the other, and their sentences, which are no
        neighbours, have two telling words in common and no other figure is a slip away, or three and neither is repeated, and the later
        one turns to nothing else
    they are amounts of one noun, said of and by the same people, their sentences, no neighbours either, have two telling words in common,
        and no other figure is a slip away

Not where a digit is lost, both are repeated or stand in one sentence, another figure is their difference, one is a target, a case or
of an earlier time, or the words around make them two, as of all pairs.
"""

from newsfacts import lexicon
from newsfacts.model import Fact
from newsfacts.relations.nouns import same
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.restating.contexts import light
from newsfacts.relations.restating.distinct import company, drifting, goes_on, in_list, measured_apart, opposed, parted, turned
from newsfacts.relations.restating.evidence import rivalled
from newsfacts.relations.restating.figures import Figures, apart
from newsfacts.relations.restating.headed import aimed
from newsfacts.relations.restating.printings import meet
from newsfacts.relations.restating.retold import said_apart
from newsfacts.relations.restating.standing import differently
from newsfacts.relations.slips import Slip

POINTS = 6  # enough for a note, less than what speaks by itself
QUOTED, NEAR = 3, 2  # sentences between what is told and what is quoted with the same words behind, and of figures of one digit
BEFORE, BEHIND = 8, 6  # words before and behind a figure that tell of what it is
APART = 2  # sentences from which on the same words are no list of two
LONG, COMMON = 3, 2  # digits that make an accident unlikely, and telling words in which two sentences then tell the same
SHORT = 3  # letters of a word that says something: `PMN`


def weigh(figures: Figures, first: Mention, again: Mention, slip: Slip) -> int:
    """Points for two figures of the story a slip apart that are told twice; 0 where they may well be two."""
    if first.fact.section == "title" or slip.kind == "lost":
        return 0
    if not (_quoted(figures, first, again, slip) or _long(figures, first, again, slip) or _named(figures, first, again)):
        return 0
    return 0 if two(figures, first, again, slip) else POINTS


def two(figures: Figures, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether something makes two figures of the story two, however alike they are told."""
    one, other, outline = first.fact, again.fact, figures.outline
    if aimed(first) != aimed(again) or (one.modality == "condition") != (other.modality == "condition"):
        return True
    if slip.kind != "scale" and _size(one) != _size(other):
        return True  # seksi satu 15 kilometer, seksi dua 9,5 kilometer
    if apart(first, again, anywhere=False) or meet(one, other) or figures.looking_back(first) != figures.looking_back(again):
        return True
    if opposed(figures, first, again) or company(figures, first, again)[1] or figures.aspects.differ(first, again):
        return True
    if measured_apart(outline, first, again):
        return True
    if in_list(outline, first) and in_list(outline, again):
        return True
    return differently(figures, first, again, slip) or parted(figures, first, again)


def _size(fact: Fact) -> int:
    """The digits of a figure before its decimal comma."""
    digits, power = fact.printed or ("", 0)
    return len(digits) + power


def _quoted(figures: Figures, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether the one figure is told and the other quoted, with the same words right beside them."""
    if first.fact.quoted == again.fact.quoted or rivalled(figures, first, again):
        return False
    outline, far = figures.outline, again.sentence - first.sentence
    if not _telling(_before(outline, first)).isdisjoint(_telling(_before(outline, again))):
        return slip.digits > 1 or far <= NEAR
    return slip.digits > 1 and far <= QUOTED and not _telling(_behind(outline, first)).isdisjoint(_telling(_behind(outline, again)))


def _long(figures: Figures, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether figures of three digits or more stand in sentences of which the later one tells the same."""
    if slip.digits < LONG or again.sentence - first.sentence < APART or drifting(first.fact, again.fact):
        return False
    contexts = figures.contexts
    shared = len(contexts.sentence(first.sentence) & contexts.sentence(again.sentence))
    if shared < COMMON or turned(figures.outline, again) or goes_on(figures, first, again, slip):
        return False
    if shared > COMMON and not (figures.echoes(first) or figures.echoes(again)):
        return True
    return not rivalled(figures, first, again)


def _named(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether two amounts are of one noun, in sentences that tell the same of nobody else, and no other figure is a slip away."""
    if first.fact.kind != "money" or not same(first.fact, again.fact) or again.sentence - first.sentence < APART:
        return False
    contexts = figures.contexts
    if len(contexts.sentence(first.sentence) & contexts.sentence(again.sentence)) < COMMON or figures.other_names(first, again):
        return False
    return not (said_apart(figures, first, again) or rivalled(figures, first, again))


def _before(outline: Outline, mention: Mention) -> list[str]:
    """The words right before a figure."""
    return outline.words(outline.since(mention), mention.fact.start)[-BEFORE:]


def _behind(outline: Outline, mention: Mention) -> list[str]:
    """The words right behind a figure."""
    return outline.words(mention.fact.end, outline.until(mention))[:BEHIND]


def _telling(words: list[str]) -> frozenset[str]:
    """Those words that say of what a figure is."""
    said = frozenset([word for word in words if len(word) >= SHORT and word.isalpha()])
    return said - light() - lexicon.function_words().indonesian
