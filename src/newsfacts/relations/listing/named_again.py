"""Counts that the next sentence takes up with the list: `lolos empat negara. Keempat negara itu adalah A, B, C, dan D`.

Where that sentence counts as many as it lists, and the one before it one more or fewer, the count is noted.
"""

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.listing.enumerations import LONGEST, Items, split
from newsfacts.relations.listing.trust import Trust, relation_of
from newsfacts.relations.nouns import words
from newsfacts.relations.outline import Mention, Outline

LEADS = frozenset({"namely", "for_example"})
OTHERS = frozenset({"among", "including", "others", "rest", "of", "from"})  # with these only some of those counted are meant
OPENS = 2  # words before the one that counts, as in `Adapun, keempat …`
NOUN = 5  # words from that one to `itu`
STRAIGHT = 2  # characters between `itu` and the cue


def named_again(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """The relation of a count to the list of those that the next sentence calls `ketiganya`, by their noun."""
    following = outline.following(mention)
    if mention.fact.kind != "count" or number + 1 >= len(outline.analysis.sentences) or following and following.fact.kind == "count":
        return None
    begin, end = outline.sentence(number + 1)
    told = _collective(outline, begin, mention)
    if told is None or _some(outline, number, mention):
        return None
    size, cue = told
    items = split(outline.text[cue.end : min(end, cue.end + LONGEST)])
    if items is None or not items.closed or items.uncounted or not _holds(items, size):
        return None
    missing = abs(int(mention.fact.number or 0) - size)
    trust = Trust.NOTE if missing else Trust.SILENCE
    return relation_of(mention, cue, items._replace(fewest=size, most=size), trust) if missing <= 1 else None


def _holds(items: Items, size: int) -> bool:
    """Whether a list has as many items as the word before it says."""
    return items.fewest <= size == len(items.texts) <= items.most


def _collective(outline: Outline, begin: int, mention: Mention) -> tuple[int, Cue] | None:
    """How many a sentence says that they are, and the cue of their list: `Keempat negara itu adalah`, of countries that were counted."""
    analysis, ordinals = outline.analysis, lexicon.relations().ordinals["words"]
    first = analysis.token_at(begin)
    said = analysis.words[first : first + OPENS + 1]
    at = next((place for place, word in enumerate(said) if word in ordinals[1:]), None)
    if at is None:
        return None
    start = analysis.starts[first + at]
    cues = outline.cues_between(start, start + 120)
    this = next((cue for cue in cues if cue.family == "this"), None)
    cue = next((cue for cue in cues if this is not None and cue.family in LEADS and 0 < cue.start - this.end <= STRAIGHT), None)
    if this is None or cue is None:
        return None
    named = outline.words(analysis.end(first + at), this.start)
    if not named or len(named) > NOUN or words(mention.fact).isdisjoint(named):
        return None
    return ordinals.index(said[at]) + 1, cue


def _some(outline: Outline, number: int, mention: Mention) -> bool:
    """Whether one of those counted is told of by itself, or they are part of others."""
    begin, end = outline.sentence(number)
    singles = lexicon.relations().words["singles"]
    if not singles.isdisjoint(outline.words(mention.fact.end, end)) or mention.near & OTHERS:
        return True
    return any(cue.family in OTHERS - {"of", "from"} for cue in outline.cues_between(begin, end))
