"""Percentages beside a part and its whole that are of something else: of another whole, of another time, or one of several in turn."""

from newsfacts import lexicon
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.portions import TIES, around, naming, telling, tie_behind

NAMED = 3  # words behind `dari` that name the whole of a percentage
YARDSTICKS = frozenset({"above", "below"})


def of_another_whole(outline: Outline, whole: Mention, part: Mention, percent: Mention) -> bool:
    """Whether a percentage behind a part that is told of its whole has a whole of its own.

    `254 dari 620 responden, atau 25,4 persen dari seluruh sampel`; `36 dari 38 provinsi (58,59 persen suara)`.
    """
    if not (part.index < whole.index < percent.index and whole.near & TIES):
        return False
    named = _named_behind(outline, percent)
    return bool(named) and named.isdisjoint(around(outline, whole) | around(outline, part))


def _named_behind(outline: Outline, percent: Mention) -> frozenset[str]:
    """What a percentage is of, by the words behind its `dari`, or behind it in its brackets."""
    tie, end = tie_behind(outline, percent), percent.fact.end
    if tie is not None:
        first = outline.analysis.token_at(tie.end)
        named = telling(outline, first, first + NAMED)
    elif percent.bracketed:
        named = naming(outline, end, outline.text.find(")", end))
    else:
        return frozenset()
    return named.difference(lexicon.relations().nouns["wholes"], lexicon.nouns().totals)


def held_against(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage is only what a share is held against.

    `kuorum dua pertiga`; `30 dari 120 balita, atau di atas angka nasional, 21,5 persen`.
    """
    if "threshold" in percent.near:
        return True
    above = next((cue for cue in percent.leads if cue.family in YARDSTICKS), None)
    return above is not None and bool(naming(outline, above.end, percent.fact.start))


def of_another_time(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage in brackets is one of before: `36 dari 38 provinsi (tahun lalu 92 persen)`."""
    start = percent.fact.start
    bracket = outline.text.rfind("(", outline.since(percent), start)
    return bracket >= 0 and percent.bracketed and not lexicon.relations().nouns["times"].isdisjoint(outline.words(bracket, start))


def in_turn(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage is one of several in a row: `60 persen dan 25 persen dari Rp20 triliun, yakni Rp12 triliun dan Rp5 triliun`."""
    before = outline.preceding(percent)
    return outline.listed(percent) or before is not None and outline.listed(before) and before.dimension == percent.dimension
