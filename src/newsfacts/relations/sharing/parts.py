"""The relation of a part to what may be its whole."""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.nouns import peopled, same, words
from newsfacts.relations.outline import THESE, Mention, Outline, opening

NAMED = 8  # words behind `dari` that name the whole
WHICH = 2  # words behind a whole that say that it is aimed at
MOST = 20  # parts that are taken out of one whole
NOT_PARTS = frozenset({"of", "from", "to", "every", "average", "compared", "rest", "contrast", "total", "each"})  # what they lead up to
SORTED = frozenset({"including", "among"})  # cues before those of one sort among persons of any sort
OPENING = 15  # characters before `di antaranya` where it looks back to the sentence before


def part_of(outline: Outline, wholes: list[Mention], part: Mention, cue: Cue, sure: bool = True, left: bool = False) -> Iterator[Relation]:
    """The relation of a part to what may be its whole, the likeliest first; a target limits no part unless something of it is `left`."""
    usable = [whole.fact for whole in wholes if whole.fact.number is not None and whole.dimension == part.dimension]
    if not usable or part.fact.number is None:
        return
    whole = usable[0]
    nouns = words(part.fact)
    person = nouns <= lexicon.relations().words["persons"] if nouns else not part.fact.subject  # 2.009 ekor dari 225 spesies
    alike = whole.kind != "count" or same(whole, part.fact) or person or cue.family in SORTED and peopled(whole, part.fact)
    analysis = outline.analysis
    before = analysis.words[analysis.token_at(cue.end) : analysis.token_at(whole.start)]
    behind = analysis.token_at(whole.end)
    named = (*cue.phrase.split(), *before[:NAMED], *analysis.words[behind : behind + WHICH])
    aimed = whole.modality == "target" or not lexicon.relations().words["limits"].isdisjoint(named)
    if aimed and not left:
        sure = False  # Rp 25 triliun dari target Rp 20 triliun, dari Rp 20 triliun yang dipatok
    if (
        part.families & {"rest", "others"}
        and cue.start == part.fact.end + 1
        or any(other.family == "others" for other in outline.after(part)[:1])
    ):
        sure = False  # sisanya 18 dari 11 cabang lain, 11 lainnya dari empat album
    if _carried_over(outline, usable, part):
        return
    bindings = tuple({"whole": (each,), "part": (part.fact,)} for each in usable)
    yield Relation("part-of", bindings, (cue.start, cue.end), sure=sure and alike)


def _carried_over(outline: Outline, wholes: list[Fact], part: Mention) -> bool:
    """Whether the part holds more than the whole because it holds what was left from before: of 300 cases 420 are closed, 120 of last year.

    That is said, or a figure beside the part is all that it has beyond the whole.
    """
    surpluses = {(part.fact.number or 0) - (whole.number or 0) for whole in wholes}
    if min(surpluses) <= 0:
        return False
    told = outline.text[part.fact.end : outline.sentence(part.sentence)[1]].lower().split()
    if not lexicon.relations().words["carried_over"].isdisjoint(word.strip(",.") for word in told) or _owned(outline, part.sentence + 1):
        return True
    return any(other.dimension == part.dimension and (other.fact.number or 0) in surpluses for other in outline.about(part, 1, 1))


def _owned(outline: Outline, number: int) -> bool:
    """Whether a sentence says itself that what stands before it is more: `Itu bisa lebih banyak karena masih ada tanggungan`."""
    if number >= len(outline.analysis.sentences):
        return False
    cues = outline.cues_of(number)
    pointing = bool(cues) and cues[0].family in THESE and opening(outline, number, cues[0], OPENING)
    return pointing and any(cue.family == "higher" for cue in cues)
