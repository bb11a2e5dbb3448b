"""Places that were counted, and are named in the sentences behind without a cue: `di tujuh kecamatan. … dari Kecamatan A, B, …, dan G`."""

from itertools import islice

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.listing.enumerations import Items
from newsfacts.relations.listing.trust import Trust, exceeding, relation_of
from newsfacts.relations.listing.unopened import NAMES, by_name
from newsfacts.relations.outline import Mention, Outline

FEWEST = 3  # places named in the next sentence without a cue: two names are often the two ends of a way
PLACED = 3  # prepositions of a sentence behind which places are sought
LATER = 3  # sentences behind a count in which the places that it counts are named


def located(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """`… di tujuh kecamatan. Warga mengungsi dari Kecamatan A, B, …, dan I`: more places of the kind than were counted."""
    subject = (mention.fact.subject or "").lower()
    known = lexicon.relations().words
    noun = next((word for word in known["divisions"] if subject.startswith(word)), None) if subject else None
    if noun is None:
        return None
    last = len(outline.analysis.sentences) - 1
    for following in range(number + 1, min(number + LATER, last) + 1):
        begin, end = outline.sentence(following)
        before, named, _ = outline.text[begin : min(end, begin + NAMES)].lower().partition(f" {noun} ")
        if named and before.split()[-1:] and before.split()[-1] in known["places"]:
            start = begin + len(before) + len(named)
            items = by_name(outline.text[start : min(end, start + NAMES)])
            return exceeding(mention, Cue(start, end, "", ""), items) if items is not None and not _of_other_sort(items, noun) else None
    return None


def named_next(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """`… ke tiga titik.  Rombongan akan ke Kabupaten A, Kabupaten B dan Kabupaten C`: as many names of places as were counted.

    One more is worth a note where the sentence opens with what was counted: `empat wilayah.  Wilayah terdampak berada di …`.
    """
    known, words, last = lexicon.relations().words, outline.analysis.words, len(outline.analysis.sentences) - 1
    count, noun = int(mention.fact.number or 0), (mention.fact.subject or "").partition(" ")[0].lower()
    if count < FEWEST or number == last or noun not in known["divisions"] | known["stops"] | known["spots"]:
        return None
    begin, end = outline.sentence(number + 1)
    first, behind = outline.analysis.tokens(begin, end)
    placed = (at for at in range(first, behind - 1) if words[at] in known["places"] and outline.analysis.is_capital(at + 1))
    for token in islice(placed, PLACED):
        start = outline.analysis.starts[token + 1]
        items = by_name(outline.text[start : min(end, start + NAMES)])
        if items is None or not items.closed or not items.fewest == items.most == len(items.texts):
            continue
        others = noun in known["divisions"] and _of_other_sort(items, noun)  # Desa terparah ada di Kecamatan A, B, …
        more = items.most == count + 1 and items.plain and words[first] == noun and not others
        if items.most == count or more:
            return relation_of(mention, Cue(start, end, "", ""), items, Trust.NOTE if more else Trust.SILENCE)
    return None


def _of_other_sort(items: Items, noun: str) -> bool:
    """Whether a list of places names some that are called by another noun: `Kecamatan A` where villages were counted."""
    return any(text.split()[0].lower() in lexicon.relations().words["divisions"] - {noun} for text in items.texts)
