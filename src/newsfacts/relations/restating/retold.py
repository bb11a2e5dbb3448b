"""Whether two sentences plainly tell the same thing, so that even figures of a single digit in them should agree.

That is so where

    the one says most of what the other says: five words of the shorter one and three in five of them, or, of a sentence that opens the
    article, three words of the headline and two in five; and if names stand in them, one that is the same
    the later figure points back (`75 adegan itu`, `1.250 paket tersebut`) or, near the earlier one, names all of those counted before
        (`Ke-113 korban`), and nothing before it has its value
    what is told is quoted right before or behind, and the article holds no third amount of the kind

unless a figure beside the first one is what the second one has more or less, so that one is the sum or the rest of the other, or neither
figure that stands alone with its value is written in digits: words are no slip of the hand.  Nor is it enough where a digit is lost.
"""

from newsfacts import lexicon
from newsfacts.relations.nouns import kin, other_subject
from newsfacts.relations.nouns import same as same_noun
from newsfacts.relations.outline import Mention, all_of, opening, pointer
from newsfacts.relations.restating.figures import Figures
from newsfacts.relations.slips import Slip

SAID, SHARE = 5, (3, 5)  # words that two sentences have in common, and at least this share of those of the shorter one
HEADED, PART = 3, (2, 5)  # the same of a headline …
TOP = 3  # … and a sentence so near to it
APART = 3  # sentences from which on the same words are no list of two
QUOTED = 2  # sentences between what is told and what is quoted
BESIDE = 1  # sentences between a repetition of the one figure and the other, which then is another one
TURN = 3  # characters of a sentence within which it turns to somebody else
ALL = 3  # sentences from those counted to `ke-113 korban`, all of them
NEAR = 2  # sentences around a figure that hold its parts


def retold(figures: Figures, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether the sentences of two figures a slip apart tell the same thing."""
    if slip.kind == "lost" or first.fact.precision is None and again.fact.precision is None:
        return False
    if not (pointing(figures, first, again, slip) or _quoted(figures, first, again) or _said_again(figures, first, again)):
        return False
    if not any(mention.fact.precision is not None and not figures.echoes(mention) for mention in (first, again)):
        return False
    return not (_counted_up(figures, first, again) or said_apart(figures, first, again))


def _said_again(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether most of what the one sentence says stands in the other one."""
    title = first.fact.section == "title"
    if first.fact.kind == "age" or not title and again.sentence - first.sentence < APART:
        return False
    one, other = figures.contexts.sentence(first.sentence), figures.contexts.sentence(again.sentence)
    shared = len(one & other)
    if shared < HEADED:
        return False
    if title and again.sentence - first.sentence <= TOP and shared * PART[1] >= len(one) * PART[0]:
        return True
    shorter = len(one) if title else min(len(one), len(other))
    if shared < SAID or shared * SHARE[1] < shorter * SHARE[0]:
        return False
    return title or figures.same_names(first, again)


def pointing(figures: Figures, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether the later figure, not hedged, points back to one of its noun (`2 ekor sapi itu`), of which none before has its value."""
    one, other = first.fact, again.fact
    if one.kind == "age" and slip.kind != "swap" or {one.qualifier, other.qualifier} != {"exact"}:
        return False  # `pemain 22 tahun itu` need not have been told of
    if one.kind == "count" and slip.digits == 1 and not same_noun(one, other):
        return False
    if any(echo.index < again.index for echo in figures.echoes(again)):
        return False
    if all_of(figures.outline, again) and same_noun(one, other) and again.sentence - first.sentence <= ALL:
        return True
    cue = pointer(figures.outline, again)
    if cue is None:
        return False
    follow = figures.outline.cues_of(again.sentence + 1)[:1] if again.sentence + 1 < len(figures.outline.analysis.sentences) else []
    if follow and follow[0].family == "rest":
        return False  # 2 orang itu dipulangkan. Sisanya …
    text = figures.outline.text
    if text[cue.end : cue.end + 3].lstrip(" ,")[:1].isupper():
        return False  # 2 pemain itu, Andi dan Budi
    between = text[other.end : cue.start].lower().split()
    if len(between) > 1 and between[-2] in lexicon.nouns().which:
        between = between[:-2]  # 5 ekor sapi yang hilang itu
    return set(between) <= {*(other.subject or "").lower().split(), *lexicon.nouns().classifiers}


def _quoted(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether the one figure is quoted and the other told right beside it, in an article that holds no third of their kind."""
    if other_subject(first.fact, again.fact) or first.fact.quoted == again.fact.quoted or again.sentence - first.sentence > QUOTED:
        return False
    if first.fact.kind in ("count", "age"):
        return False
    if len({mention.fact.value for mention in figures.strands[first.dimension]}) > 2:
        return False
    around = {again.sentence, again.sentence - 1} - {first.sentence}
    return any(figures.contexts.sentence(first.sentence) & figures.contexts.sentence(number) for number in around)


def _counted_up(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether another figure beside the first one is the difference of the two."""
    apart = abs((first.fact.number or 0) - (again.fact.number or 0))
    return any(
        other.fact.number == apart and other.dimension == first.dimension and other.index < again.index and kin(first.fact, other.fact)
        for other in figures.outline.about(first, NEAR, NEAR)
    )


def said_apart(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether two figures are said by different people, or of an earlier time, or the later one beside a repetition of the first."""
    one, other = first.fact, again.fact
    if one.speaker and other.speaker and set(one.speaker.lower().split()).isdisjoint(other.speaker.lower().split()):
        return True
    if ("before" in first.families) != ("before" in again.families):
        return True
    if _of_another(figures, first, again):
        return True
    said = figures.contexts.sentence(again.sentence)
    return figures.aspects.labelled_apart(first, again) or any(
        abs(echo.sentence - again.sentence) <= BESIDE and 2 * len(said & figures.contexts.sentence(echo.sentence)) >= len(said)
        for echo in figures.echoes(first)
    )


def _of_another(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether the later sentence goes on (`Ia mengangkat …`) about somebody else, whom the one before it turned to: `Sementara itu, …`."""
    outline, before = figures.outline, again.sentence - 1
    words = outline.analysis.words
    if before <= first.sentence or words[outline.analysis.tokens(*outline.sentence(again.sentence))[0]] not in lexicon.speech().pronouns:
        return False
    turn = outline.cues_of(before)[:1]
    return bool(turn) and turn[0].family == "contrast" and opening(outline, before, turn[0], TURN)
