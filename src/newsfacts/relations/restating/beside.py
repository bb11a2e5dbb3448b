"""A headline's figure and one of the story a slip away, with words of the headline around it.

However few digits two figures have, one whose sentence uses the headline's words (`Tangkap 32 Orang`, `menangkap 42 orang`) is noted where

    the headline's figure agrees with nothing in the story, is no count, and the other one has such a word around it, or is told twice
    likewise, of counts, with two such words, or one where nothing else speaks against the pair (`headed`)
    the story repeats the headline's figure, and the other one, told once, has right beside it two such words, or words of the repetition
    likewise, of counts, with two words right beside the other one, or one around it and three digits
    the two count different nouns, and have three digits and two such words around, or four digits and one, or two words right beside

Not where anything tells the two apart (`distinct`, `standing`), or one of them is a plan, a part or a sum.
"""

from collections.abc import Iterable
from functools import cache

from newsfacts import lexicon
from newsfacts.interval import significant_digits
from newsfacts.language.words import roots
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.outline import Mention
from newsfacts.relations.restating import headed
from newsfacts.relations.restating.contexts import light
from newsfacts.relations.restating.distinct import company, in_list, measured_apart, opposed, parted
from newsfacts.relations.restating.figures import Figures, apart
from newsfacts.relations.restating.standing import differently
from newsfacts.relations.slips import Slip

POINTS = 6  # enough for a note
AROUND = 7  # words on either side of a figure
BEFORE, BEHIND = 4, 3  # words right beside one
CHANGES = ("rise", "fall", "strengthen", "weaken")  # families of verbs
SHORT = 3  # letters of a word that tells
PLAIN = 2  # words of the headline that make a figure the headline's
ROUND = 2  # digits that are as short as those of a round figure, which will not stand for them
DIGITS = 3  # of counts of two nouns that hardly agree by accident


def weigh(figures: Figures, first: Mention, again: Mention, slip: Slip) -> int:
    """Points for a headline's figure and one of the story a slip apart; 0 where they may well be two."""
    if first.fact.section != "title" or again.fact.section == "title" or slip.kind not in ("digit", "swap", "lost"):
        return 0
    if first.fact.precision is None and again.fact.precision is None or figures.echoes(again) and not _alone(figures, first):
        return 0
    return POINTS if _words(figures, first, again, slip) and not _two(figures, first, again, slip) else 0


def _alone(figures: Figures, title: Mention) -> bool:
    """Whether no figure of the story has the headline's value, of whatever noun."""
    return figures.orphan(title) and all(
        other is title or other.fact.value != title.fact.value for other in figures.outline.by_dimension[title.dimension]
    )


def _words(figures: Figures, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether so many of the headline's words stand around a figure that it is the headline's."""
    headline, count = _of_headline(figures, first), first.fact.kind == "count"
    around, near = _shared(figures, again, headline, AROUND, AROUND), _shared(figures, again, headline, BEFORE, BEHIND)
    if count and not kin(first.fact, again.fact):
        if slip.digits < DIGITS:
            return slip.digits > 1 and near >= PLAIN and _alone(figures, first)
        return around >= PLAIN or around > 0 and slip.digits > DIGITS
    if figures.orphan(first):
        return _of_orphan(figures, first, again, slip, around)
    if not figures.echoes(first):
        return False
    if count:
        return slip.digits > 1 and near >= PLAIN or slip.digits >= DIGITS and around > 0
    return slip.kind != "lost" and _shared(figures, again, _of_echoes(figures, first, headline), BEFORE, BEHIND) >= PLAIN


def _of_orphan(figures: Figures, title: Mention, again: Mention, slip: Slip, around: int) -> bool:
    """The same of a figure of the headline that agrees with none of the story, given how many words stand around the other one."""
    if title.fact.kind != "count":
        return around > 0 or slip.kind != "lost" and bool(figures.echoes(again))
    if slip.digits == 1 and not same(title.fact, again.fact):
        return False
    return around >= PLAIN or around > 0 and not headed.another(figures, title, again, slip, title)


def _of_headline(figures: Figures, title: Mention) -> set[str]:
    """The roots of the headline's words."""
    outline = figures.outline
    return set[str]().union(*map(roots, _telling(outline.words(*outline.sentence(title.sentence)))))


def _of_echoes(figures: Figures, title: Mention, headline: set[str]) -> set[str]:
    """The roots of the headline's words and of those right beside its figure in the story."""
    echoes = (echo for echo in figures.echoes(title) if echo.fact.section != "title")
    return headline.union(*(roots(word) for echo in echoes for word in _around(figures, echo, BEFORE, BEHIND)))


def _shared(figures: Figures, mention: Mention, known: set[str], before: int, behind: int) -> int:
    """How many of the words around a figure are known ones, in whatever form."""
    return sum([not roots(word).isdisjoint(known) for word in _around(figures, mention, before, behind)])


def _around(figures: Figures, mention: Mention, before: int, behind: int) -> set[str]:
    """The telling words around a figure in its sentence, but for who speaks."""
    analysis = figures.outline.analysis
    low, high = analysis.tokens(*figures.outline.sentence(mention.sentence))
    first, last = analysis.tokens(mention.fact.start, mention.fact.end)
    words = (*analysis.words[max(low, first - before) : first], *analysis.words[last : min(high, last + behind)])
    return _telling(words) - set((mention.fact.speaker or "").lower().split())


def _telling(words: Iterable[str]) -> set[str]:
    """Those words that say something."""
    return {word for word in words if len(word) >= SHORT and word[0].isalpha()} - _light()


@cache
def _light() -> frozenset[str]:
    """Words that stand around any figure, be it that they say, or tell a change."""
    changes = [phrase for family in CHANGES for phrase in lexicon.relations().families[family]]
    return light().union(lexicon.function_words().indonesian, lexicon.speech().triggers, changes)


def _two(figures: Figures, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether anything tells the two apart."""
    outline, aspects = figures.outline, figures.aspects
    if apart(first, again, anywhere=True, nouns=False) or measured_apart(outline, first, again) or opposed(figures, first, again):
        return True
    if (first.fact.modality == "condition") != (again.fact.modality == "condition") or aspects.chosen_apart(first, again):
        return True
    if figures.orphan(first):
        few = first.fact.kind != "count" and significant_digits(again.fact.number or 0) <= ROUND
        return headed.another(figures, first, again, slip, first, far=False) or differently(figures, first, again, slip, rounded=not few)
    if headed.summed(figures, first, again, slip) or headed.of_others(outline, again) or headed.bygone(outline, first, again):
        return True
    if "to" in again.near or in_list(outline, again) or headed.aimed(first) != headed.aimed(again) or aspects.differ(first, again):
        return True
    if aspects.headed_apart(first, again) or aspects.fated_apart(first, again) or company(figures, first, again)[1]:
        return True
    told = [other for other in outline.by_dimension[first.dimension] if other.fact.value == first.fact.value and other is not first]
    return any(parted(figures, each, again) for each in (first, *told)) or differently(figures, first, again, slip)
