"""Figures a slip apart that are told twice, once by the reporter and once in a quote, with the same words right beside them.

`… membutuhkan modal Rp 51 triliun.  "Untuk ruas itu kami perlu modal Rp 15 triliun," kata dia.`  Such a pair is noted where a telling word
stands right before both (within two sentences, if they have but one digit), or, near each other, right behind both.

Not where a digit is lost, both are repeated or stand in one sentence, another figure is their difference, one is a target, a case or
of an earlier time, or the words around make them two, as of all pairs.
"""

from newsfacts import lexicon
from newsfacts.model import Fact
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.restating.contexts import light
from newsfacts.relations.restating.distinct import company, in_list, measured_apart, opposed, parted
from newsfacts.relations.restating.figures import Figures, apart
from newsfacts.relations.restating.headed import aimed
from newsfacts.relations.restating.printings import meet
from newsfacts.relations.restating.standing import differently
from newsfacts.relations.slips import Slip

POINTS = 6  # enough for a note, less than what speaks by itself
QUOTED, NEAR = 3, 2  # sentences between what is told and what is quoted with the same words behind, and of figures of one digit
BEFORE, BEHIND = 8, 6  # words before and behind a figure that tell of what it is
SHORT = 3  # letters of a word that says something: `PMN`


def weigh(figures: Figures, first: Mention, again: Mention, slip: Slip) -> int:
    """Points for two figures of the story a slip apart that are told twice; 0 where they may well be two."""
    if first.fact.section == "title" or not _quoted(figures, first, again, slip) or two(figures, first, again, slip):
        return 0
    return POINTS


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
    if first.fact.quoted == again.fact.quoted or slip.kind == "lost":
        return False
    outline, far = figures.outline, again.sentence - first.sentence
    if not _telling(_before(outline, first)).isdisjoint(_telling(_before(outline, again))):
        return slip.digits > 1 or far <= NEAR
    return slip.digits > 1 and far <= QUOTED and not _telling(_behind(outline, first)).isdisjoint(_telling(_behind(outline, again)))


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
