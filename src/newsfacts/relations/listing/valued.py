"""Counts of what is listed by name with a figure each: `tiga kota. Rinciannya, Lasi 8,5 persen, Tirta 7,4 persen, dan Asri 6,9 persen`.

A list of names each with its figure has as many items as figures, so that a count that misses them by one is noted.
"""

from itertools import pairwise

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import ENDS
from newsfacts.relations.listing.enumerations import joints, marked
from newsfacts.relations.listing.trust import Trust, relation_of
from newsfacts.relations.nouns import same
from newsfacts.relations.outline import Mention, Outline, opening

FEWEST = 3  # figures of such a list
REACH = 60  # characters between a count and the cue in its sentence
TO_FIRST = 60  # … between the cue and the first figure
OPENS = 20  # … before a cue that opens the next sentence
NAME = 9  # words of an item before its figure
CLOSE = 30  # characters behind the last figure
ONWARD = frozenset({"contrast", "others", "rest", "more"})  # with these the next sentence goes on with the list
LEADS = frozenset({"consists", "namely"})
ASIDE = ENDS - {"to"} | {"including", "among", "or", "each", "others", "rest", "total", "target", "contrast", "of"}


def valued(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """The relation of a count to the figures behind the names of those that it counts."""
    if mention.fact.kind != "count" or (mention.fact.number or 0) < FEWEST - 1:
        return None
    cue = _opener(outline, number, mention)
    row = outline.by_sentence.get(outline.analysis.sentence_at(cue.start), []) if cue is not None else []
    parts = [part for part in row if cue is not None and part.fact.start >= cue.end]
    if cue is None or len(parts) < FEWEST or not _listed(outline, parts, cue, mention):
        return None
    missing = abs(int(mention.fact.number or 0) - len(parts))
    if missing > 1 or missing and _goes_on(outline, parts[-1]):
        return None
    begins = [cue.end, *(part.fact.end for part in parts)]
    names = tuple(_item(outline.text[begin : part.fact.end]) for begin, part in zip(begins, parts, strict=False))
    return relation_of(mention, cue, marked(names), Trust.NOTE if missing else Trust.SILENCE)


def _item(text: str) -> str:
    """An item without what joins it to the one before it."""
    first, _, rest = text.strip(" ,\n").partition(" ")
    return rest if first.lower() in joints() else text.strip(" ,\n")


def _opener(outline: Outline, number: int, mention: Mention) -> Cue | None:
    """The cue that leads from a count, or at the start of the next sentence, to a list of names and figures."""
    after = outline.after(mention)
    cue = next((cue for cue in after if cue.family in LEADS), None)
    if cue is not None:
        between = {other.family for other in after if other.start < cue.start}
        straight = cue.start - mention.fact.end <= REACH and between <= {"this"}
        return cue if straight else None
    behind = outline.following(mention)
    if behind is not None and behind.fact.kind == "count" or number + 1 >= len(outline.analysis.sentences):
        return None
    known = lexicon.relations().words["along"]
    for cue in outline.cues_of(number + 1)[:1]:
        own = cue.phrase.split()[0] in known or lexicon.nouns().possessive in cue.phrase
        if cue.family == "consists" and own and opening(outline, number + 1, cue, OPENS):
            return cue
    return None


def _listed(outline: Outline, parts: list[Mention], cue: Cue, mention: Mention) -> bool:
    """Whether figures of one kind, each behind a name, are all that a list holds: `Jambi 8,55 persen, Riau 7,04 persen`."""
    first = parts[0]
    if any(part.dimension != first.dimension or part.bracketed for part in parts) or first.fact.start - cue.end > TO_FIRST:
        return False
    if first.dimension == mention.dimension and (not first.fact.subject or any(same(part.fact, mention.fact) for part in parts)):
        return False
    if any(part.families & ASIDE for part in parts) or "and" in first.families:
        return False
    behind = outline.text[parts[-1].fact.end : outline.sentence(first.sentence)[1]].strip(' ."”')
    lead = outline.text[cue.end : first.fact.start].lstrip(" ,:\n")
    gaps = [outline.gap(one, other) for one, other in pairwise(parts)]
    return "," not in lead and _named(lead) and all(map(_one_item, gaps)) and len(behind) <= CLOSE and not {",", ";"} & set(behind)


def _one_item(gap: str) -> bool:
    """Whether between two figures one comma or conjunction stands, and then a name."""
    before, comma, name = gap.partition(",")
    if not comma:
        said = gap.split()
        at = next((place for place, word in enumerate(said) if word.lower() in joints()), None)
        return at is not None and _named(" ".join(said[at + 1 :]))
    opened = name.split(maxsplit=1)
    name = opened[1] if len(opened) > 1 and opened[0].lower() in joints() else name
    return len(before.split()) <= NAME and "," not in name and _named(name.strip())


def _named(text: str) -> bool:
    """Whether a text of a few words holds one name: a word in capitals among the first two."""
    said = text.split()
    joined = any(word.lower() in joints() for word in said)
    return 0 < len(said) <= NAME and not joined and any(word[:1].isupper() for word in said[:2])


def _goes_on(outline: Outline, last: Mention) -> bool:
    """Whether the next sentence takes a list up, or says that it was not all."""
    number, known = last.sentence + 1, lexicon.relations().words
    if number >= len(outline.analysis.sentences):
        return False
    words = outline.words(*outline.sentence(number))[:1]
    return (
        words[:1] != []
        and words[0] in known["taken_up"]
        or any(cue.family in ONWARD and opening(outline, number, cue) for cue in outline.cues_of(number)[:2])
    )
