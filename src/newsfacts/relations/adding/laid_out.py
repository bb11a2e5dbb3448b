"""Lists that stand alone behind a whole, so that they are hardly of anything else.

`Utang jatuh tempo Rp 132 miliar, dengan pokok Rp 103 miliar dan bunga Rp 29 miliar`; `Ada dana Rp 62 juta. Sebesar Rp 30 juta untuk lampu
dan Rp 32 juta untuk kabel`; `Ada 2.760 unit. Di Aceh dibangun 1.000 unit, di Riau 350 unit, di Palu 560 unit, dan di Solo 850 unit`.
"""

from itertools import pairwise

from newsfacts import lexicon
from newsfacts.relations.outline import Mention, Outline

ALONG = 60  # characters between `dengan` and the first part
LONG = 4  # parts by whose number a list tells what it is of
JOINING = frozenset({"and", "contrast"})  # what leads up to the last part


def along(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether `, dengan` and nothing else leads from a whole to a list that ends its sentence: `…, dengan pokok A dan bunga B`."""
    begin = outline.text[whole.fact.end : whole.fact.end + 3]
    if whole.sentence != parts[0].sentence or not begin.startswith(",") or not _alone(outline, whole, parts):
        return False
    first = outline.words(whole.fact.end + 1, parts[0].fact.start)[:1]
    known = lexicon.relations().words["along"]
    return first != [] and first[0] in known and parts[0].fact.start - whole.fact.end <= ALONG


def purposes(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a sentence opens with a list that says what each part of the amount before is for: `Rp 30 juta untuk A dan Rp 32 juta …`."""
    number, known = parts[0].sentence, lexicon.relations().words
    if number != whole.sentence + 1 or whole.fact.kind != "money" or not _alone(outline, whole, parts):
        return False
    lead = outline.words(outline.sentence(number)[0], parts[0].fact.start)
    above = [mention for mention in outline.by_sentence[whole.sentence] if mention.dimension == whole.dimension]
    opens = known["amounts"].issuperset(word for word in lead if word.isalpha()) and above == [whole]
    return opens and all(known["purposes"].intersection(outline.words(part.fact.end, outline.until(part))) for part in parts)


def by_one_noun(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a long list in one sentence counts the very things of the whole all along."""
    if len(parts) < LONG or whole.index > parts[0].index or not _straight(parts):
        return False
    nouns = {tuple(outline.words_behind(mention, 1)) for mention in (whole, *parts)}
    return "and" in parts[-1].families and len(nouns) == 1 and whole.fact.kind == "count"


def _alone(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a list follows its whole straight, and has the rest of its sentence for itself."""
    behind = outline.following(parts[-1])
    straight = parts[0].index == whole.index + 1 and _straight(parts) and (behind is None or behind.dimension != whole.dimension)
    return straight and not JOINING.isdisjoint(parts[-1].families)


def _straight(parts: list[Mention]) -> bool:
    """Whether figures follow each other in one sentence."""
    return all(one.index + 1 == other.index and one.sentence == other.sentence for one, other in pairwise(parts))
