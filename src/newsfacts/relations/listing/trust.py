"""How far a count and the list that misses it are to be trusted to be meant for each other."""

from enum import IntEnum
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.series import shared
from newsfacts.relations.listing.announcing import COLON
from newsfacts.relations.listing.enumerations import Items
from newsfacts.relations.listing.unopened import BESIDE
from newsfacts.relations.outline import Mention, Outline, opening

NEAR = 2  # a count and a list that differ by more were hardly meant for each other …
FAR = 3  # … nor a list of items that are told apart beyond doubt, or of so many
MANY = 8
OPEN = frozenset({"for_example", "not_all"})
REMAINING = frozenset({"others", "rest", "more"})


class Trust(IntEnum):
    """What a list that does not hold as many items as the count says is good for."""

    SILENCE = 0
    NOTE = 1
    ERROR = 2


def missed(count: int, items: Items) -> Trust:
    """How far a count is to be trusted that a list misses."""
    missing = apart(count, items)
    if count < 2 or len(items.texts) < 2 or not items.closed or not 0 < missing <= (FAR if items.alike or count >= MANY else NEAR):
        return Trust.SILENCE
    if items.plain and (count > items.most or items.fewest == items.most and _too_many(count, items)):
        return Trust.ERROR if missing == 1 or items.alike else Trust.NOTE
    common = items.plain and count > 2 and not any(text[:1].isupper() for text in items.texts)
    return Trust.NOTE if missing == 1 and (count > items.most or common) else Trust.SILENCE


def _too_many(count: int, items: Items) -> bool:
    """Whether more items are listed than counted beyond doubt: appositions (`Agam, Sumatera Barat, dan …`) look like items."""
    named = {text[:1].isupper() for text in items.texts}
    return items.alike or count > 2 and len(named) == 1 and 3 * count > 2 * items.most


def trusted(outline: Outline, mention: Mention, cue: Cue, items: Items, next_one: int) -> Trust:
    """What a list is good for at most, by its words and where it stands."""
    count, duration = int(mention.fact.number or 0), mention.fact.kind == "duration"
    if cue.phrase in lexicon.relations().words["origins"] or _of_group(outline, mention, cue):  # lima kasus berasal dari A, B, dan C
        return Trust.SILENCE
    if next_one or cue.family == COLON or duration:
        beside = cue.family == "namely" and not next_one or not duration
        first = next_one > 0 and opening(outline, mention.sentence + 1, cue, 1)  # Yakni …
        return Trust.NOTE if (items.plain or first) and beside and apart(count, items) == 1 else Trust.SILENCE
    doubtful = count < items.fewest and _names_apposed(items) or count > items.most and _hidden(outline, items)
    return Trust.NOTE if doubtful else Trust.ERROR


def _of_group(outline: Outline, mention: Mention, cue: Cue) -> bool:
    """Whether a list names the group that the things counted are from: `enam perahu dari petugas gabungan, meliputi A, B, dan C`."""
    of = [other for other in outline.cues_between(mention.fact.end, cue.start) if other.family in ("from", "of")]
    group = outline.text[of[-1].end : cue.start].strip() if of and cue.family == "consists" else ""
    return group[:1].islower() and group.endswith(",")


def _hidden(outline: Outline, items: Items) -> bool:
    """Whether a comma is missing in an item."""
    return any(_two_names(outline, item) for item in items.texts)


def _names_apposed(items: Items) -> bool:
    """Whether an item may only say more of the one before it: names that do not open alike."""
    return not items.alike and all(text[:1].isupper() for text in items.texts)


def _two_names(outline: Outline, item: str) -> bool:
    """Whether a comma is missing in an item of two names, either of which stands elsewhere without another: `Wiyata Danesa`."""
    names = item.lower().split()
    return len(names) == 2 and item == item.title() and outline.alone.issuperset(names)


def apart(count: int, items: Items) -> int:
    """How many items a list is short of its count, or has too many."""
    return max(count - items.most, items.fewest - count, 0)


def going_on(outline: Outline, number: int, cue: Cue, items: Items) -> Trust | None:
    """What is left of the trust in a list that the next sentence may take up again; None for one that says that it is open."""
    if any(other.family in OPEN and other.start >= cue.start for other in outline.cues_of(number)):
        return None
    if any(other.family == "including" and other.start >= cue.start for other in outline.cues_of(number)):
        return Trust.SILENCE
    pairs = [pair for pair in pairwise(outline.by_sentence.get(number, ())) if pair[0].fact.start >= cue.end]
    if any(shared(outline, *pair) or "each" in pair[0].near and "and" in pair[1].families for pair in pairs):
        return Trust.SILENCE  # yakni A, B, dan C masing-masing 55, D 25, dan E 10; A dan B masing-masing dua dan di C ada satu
    turned = any(
        other.family == "contrast" and other.start >= cue.start for other in outline.cues_of(number)
    )  # …, lalu diakhiri tes kesehatan
    if number + 1 >= len(outline.analysis.sentences):
        return Trust.NOTE if turned else Trust.ERROR
    begin, end = outline.sentence(number + 1)
    if any(other.family in REMAINING and opening(outline, number + 1, other) for other in outline.cues_of(number + 1)[:2]):
        return Trust.SILENCE
    words = outline.text[begin : min(end, begin + 2 * BESIDE)].split(maxsplit=1)
    if words and words[0].lower().strip("\"“”'(,") in lexicon.relations().words["taken_up"]:
        return Trust.SILENCE
    contrast = any(other.family == "contrast" and opening(outline, number + 1, other, 2) for other in outline.cues_of(number + 1)[:1])
    return Trust.NOTE if turned or contrast and not items.alike else Trust.ERROR


def relation_of(mention: Mention, cue: Cue, items: Items, trust: Trust) -> Relation:
    return Relation(
        "listed-count",
        ({"count": (mention.fact,)},),
        (cue.start, cue.end),
        items=items.joined if len(items.joined) == mention.fact.number else items.texts,
        fewest=items.fewest,
        most=items.most,
        sure=trust > Trust.SILENCE,
        doubtful=trust is Trust.NOTE,
    )


def exceeding(mention: Mention, cue: Cue, items: Items) -> Relation | None:
    """The relation of a plain list that holds as many items as were counted, or more; fewer may be only some of them."""
    count = int(mention.fact.number or 0)
    if not (items.plain and items.closed) or not count <= items.fewest == len(items.texts):
        return None
    return relation_of(mention, cue, items, Trust.NOTE if count < items.fewest <= 2 * count else Trust.SILENCE)
