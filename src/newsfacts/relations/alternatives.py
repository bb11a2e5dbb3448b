"""Other ways to read a list that does not add up, each of which lets the figures agree: then nothing is said of it.

A figure in it is no part (`terbagi menjadi tiga, yakni 40 …`, `500 personel di lima wilayah kota`).  A number in it was taken for a
name's (`Makkah 583 orang, Madinah 88, dan bandara 15 orang`).  An item of it, or the rest that the next sentence speaks of, has no figure
(`Desa Baru, Desa Lama 40 ekor`, `Sisanya masih dicari`), or that sentence has more of them (`Sementara itu, di Tabalong 3.158 jiwa`).  What
seems to be its whole is one of the items (`terbanyak antara lain Arum 272 kasus, Bayu 105 kasus`).  A part is itself made of the one
behind it (`Enam paket terdiri dari 16 bidang`), or that of each of several names (`anak laki-laki dan perempuan masing-masing satu`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.interval import Tier, reading, total
from newsfacts.model import Fact, Number, Relation
from newsfacts.patterns import any_of
from newsfacts.relations.certainty import TRIED
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.outline import Outline, opening

FURTHER, TURN = 2, 2  # sentences behind a list that may go on with it; characters before the word that turns to that
NAMES = 8  # of which each has a part
LONG = 4  # parts of a list of which an item may lack its figure
LABEL = 2  # digits from which on a number that ends an item is hardly a name's: not `SMAN 1`
STRAIGHT = 2  # characters between `terdiri dari` and the figure that it leads up to
BEHIND = 12  # characters between a part and the `terdiri dari` that is said of it


def settled(outline: Outline, sums: Iterable[Relation]) -> Iterator[Relation]:
    """The sums of an article; of those that fail under every binding, only tried the ones that can be read otherwise."""
    for relation in sums:
        failing = (relation.sure or relation.doubtful) and not any(_adds_up(*_sum(binding)) for binding in relation.bindings)
        yield relation._replace(**TRIED) if failing and _otherwise(outline, *_sum(relation.bindings[0])) else relation


def _sum(binding: Mapping[str, tuple[Fact, ...]]) -> tuple[Fact, tuple[Fact, ...]]:
    return binding["total"][0], binding["parts"]


def _adds_up(whole: Fact, parts: Iterable[Fact], tier: Tier = Tier.TRUNCATED) -> bool:
    return total(reading(part, tier) for part in parts).meets(reading(whole, tier))


def _otherwise(outline: Outline, whole: Fact, parts: tuple[Fact, ...]) -> bool:
    missing = (whole.number or 0) - sum(part.number or 0 for part in parts)
    if missing > 0 and (_of_several(outline, parts, missing) or _unnumbered(outline, parts) or _rest_behind(outline, parts[-1])):
        return True
    if missing > 0 and whole.sentence != parts[0].sentence and _further_on(outline, parts[-1], missing):
        return True
    return _with_less(whole, parts) or _unread(outline, parts) or _one_of_them(outline, whole, parts) or _of_parts(outline, parts)


def _of_several(outline: Outline, parts: tuple[Fact, ...], missing: Number) -> bool:
    """Whether what is missing is a part again and again, that of each of several names: `laki-laki dan perempuan masing-masing satu`."""
    each = [part.number for part in parts if part.number and "each" in outline.mentions[outline.place(part.start)].near]
    return any(missing % number == 0 and missing <= number * NAMES for number in each)


def _with_less(whole: Fact, parts: tuple[Fact, ...]) -> bool:
    """Whether the list adds up without the one figure that is a word, or counts something else than the whole and all the others."""
    for odd in parts if len(parts) > 2 else ():
        rest = [part for part in parts if part is not odd]
        word = odd.precision is None and sum(part.precision is not None for part in rest) > 1
        if (word or not same(whole, odd) and all(same(whole, part) for part in rest)) and _adds_up(whole, rest, Tier.EXACT):
            return True
    return False


def _unread(outline: Outline, parts: tuple[Fact, ...]) -> bool:
    """Whether a number that ends an item of the list is no fact, or a figure of its kind and yet no part."""
    begin, end = parts[0].end, parts[-1].start
    figures = [mention.fact for mention in outline.mentions[outline.place(begin) : outline.place(end)]]
    between = {fact.start: fact for fact in (*figures, *outline.dates_between(begin, end))}
    for match in _ending().finditer(outline.text, begin, end):
        fact = between.get(match.start(1))
        if fact is None:
            inside = any(other.start < match.start(1) < other.end for other in between.values())
            if len(match.group(1)) >= LABEL and not inside:
                return True
        elif fact not in parts and (fact.kind, fact.unit) == (parts[0].kind, parts[0].unit):
            return True
    return False


@cache
def _ending() -> re.Pattern[str]:
    """A number at the end of an item."""
    joints = any_of(lexicon.relations().families["and"])
    return re.compile(rf"(?<= )([0-9][0-9.]*+)(?=[,;] | (?:{joints}) )")


def _unnumbered(outline: Outline, parts: tuple[Fact, ...]) -> bool:
    """Whether between two parts of a long list stands an item without a figure: all else that parts two is one comma."""
    if len(parts) < LONG:
        return False
    commas = [outline.text.count(", ", one.end, other.start) for one, other in pairwise(parts) if one.sentence == other.sentence]
    return commas.count(1) >= LONG - 2 and max(commas) > 1


def _rest_behind(outline: Outline, last: Fact) -> bool:
    """Whether the next sentence opens with the rest, of which it gives no figure of the kind."""
    number = outline.analysis.sentence_at(last.start) + 1
    if number >= len(outline.analysis.sentences):
        return False
    rest = next((cue for cue in outline.cues_of(number) if cue.family == "rest" and opening(outline, number, cue)), None)
    return rest is not None and all(mention.fact.kind != last.kind for mention in outline.by_sentence.get(number, ()))


def _further_on(outline: Outline, last: Fact, missing: Number) -> bool:
    """Whether the next sentences turn to more of the kind that is missing: `Sementara itu, di Tabalong 3.158 jiwa`."""
    number, end = outline.analysis.sentence_at(last.start), len(outline.analysis.sentences)
    for after in range(number + 1, min(number + 1 + FURTHER, end)):
        turns = any(cue.family == "contrast" and opening(outline, after, cue, TURN) for cue in outline.cues_of(after)[:1])
        alike = [
            mention.fact
            for mention in outline.by_sentence.get(after, ())
            if (mention.fact.kind, mention.fact.unit) == (last.kind, last.unit)
        ]
        if turns and alike and kin(last, alike[0]) and (alike[0].number or 0) <= missing:
            return True
    return False


def _one_of_them(outline: Outline, whole: Fact, parts: tuple[Fact, ...]) -> bool:
    """Whether a list of those that have most begins with what seems to be its whole."""
    mention = outline.mentions[outline.place(whole.start)]
    ranked = bool(mention.families & {"highest", "for_example"}) and whole.sentence == parts[0].sentence
    return ranked and whole.start < parts[0].start and not outline.cues_between(whole.end, parts[0].start)


def _of_parts(outline: Outline, parts: tuple[Fact, ...]) -> bool:
    """Whether a part is broken down by the next one."""
    return any(
        cue.family == "consists" and cue.start - one.end <= BEHIND and other.start - cue.end <= STRAIGHT
        for one, other in pairwise(parts)
        for cue in outline.cues_between(one.end, other.start)[:1]
    )
