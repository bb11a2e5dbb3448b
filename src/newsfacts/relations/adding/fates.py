"""Wholes that say what became of those they count, in two ways: `Korban tewas dan hilang 438 orang. … 325 orang tewas, 113 hilang`.

The two counts behind that name one way each are all there are.  Where they miss the whole by no more than a slip, that is noted.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.interval import open_ended
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import Sum, Told, adds_up, akin, comes_near, made_up, mendable
from newsfacts.relations.adding.series import summed
from newsfacts.relations.certainty import LIKELY, TRIED
from newsfacts.relations.outline import Mention, Outline

AHEAD = 2  # sentences behind a whole in which its parts stand
WORDS = 8  # before a whole, or behind a part, that say what became of them


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The sums of those of whom two things are told."""
    known = lexicon.relations().states
    if not any(outline.vocabulary.intersection(phrase.split()[0] for phrase in phrases) for phrases in known.values()):
        return
    for whole in outline.counts:
        if "and" not in whole.families or whole.fact.start in told.totals or not _usable(whole):
            continue
        first, last = outline.analysis.tokens(outline.since(whole), whole.fact.start)
        fates = _fates(outline.analysis.words[max(first, last - WORDS) : last])
        parts = _parts(outline, whole, fates) if len(fates) == 2 else ()
        binding: Sum = {"total": (whole,), "parts": parts}
        if not parts or told.parts(parts) or not akin(binding):
            continue
        cue = Cue(whole.fact.start, whole.fact.end, "consists", "")
        if adds_up(binding):
            yield told.add(summed([binding], cue, TRIED))
        elif comes_near(binding) and mendable(binding) and not made_up(outline, binding):
            yield told.add(summed([binding], cue, LIKELY))


def _usable(mention: Mention) -> bool:
    fact = mention.fact
    return bool(fact.number) and fact.qualifier == "exact" and not open_ended(fact) and not mention.bracketed and fact.section == "body"


def _fates(words: list[str]) -> set[str]:
    """What the words say that became of somebody."""
    clause = f" {' '.join(words)} "
    return {name for name, phrases in lexicon.relations().states.items() if any(f" {phrase} " in clause for phrase in phrases)}


def _parts(outline: Outline, whole: Mention, fates: set[str]) -> tuple[Mention, ...]:
    """The next two counts side by side of which one of the two things each is said."""
    behind = [mention for mention in outline.about(whole, ahead=AHEAD) if mention.index > whole.index]
    for one, other in pairwise(behind):
        if one.sentence != other.sentence or one.dimension != whole.dimension or other.dimension != whole.dimension:
            continue
        told = [_fates(outline.words(part.fact.end, outline.until(part))[:WORDS]) for part in (one, other)]
        if all(len(each) == 1 for each in told) and told[0] | told[1] == fates and _usable(one) and _usable(other):
            return one, other
    return ()
