"""Parts that add up to a whole.

Two ways lead to a `parts-sum`.  Where the wording gives the parts as complete (`terdiri dari`, `rinciannya`, `Dari T …, sisanya`), the sum
must work out.  Everywhere else a run of figures that adds up to the figure beside it is noted as agreeing, if so exact an agreement is
hardly an accident; a run that does not add up is then no contradiction, and nothing is said.
"""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.interval import Tier, open_ended
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations import breakdowns, failing, kinds, runs
from newsfacts.relations.additions import (
    ENDS,
    TELLING,
    Sum,
    Told,
    added,
    adds_up,
    akin,
    apart,
    comes_near,
    made_up,
    mendable,
    printed,
    slip_explains,
    slip_of_digits,
)
from newsfacts.relations.breakdowns import exceeds
from newsfacts.relations.certainty import LIKELY, TRIED
from newsfacts.relations.nouns import same
from newsfacts.relations.outline import Mention, Outline, opening, points_back
from newsfacts.relations.pointers import pointed
from newsfacts.relations.series import ADJACENT, BEHIND, coordinate, main, summed, unfinished

BESIDE = frozenset({"of", "from", "target", "threshold", "compared", "before", "above", "below"})  # what these lead up to is no whole
MOST_TOTALS = 3  # candidates for the whole that are tried
OPENING = 15  # characters before a cue that opens its sentence
FROM = 25  # characters between `Dari` and the whole that it leads up to
SAID = 40  # characters between a whole and the `yakni` that opens its parts
TIGHT = 60  # characters between `terdiri dari` and the first part
REACH = 4  # sentences between a whole and its parts


def find(outline: Outline) -> Iterator[Relation]:
    """The sums of an article."""
    told = Told()
    for number, row in outline.sentences():
        for cue in outline.cues_of(number):
            found = _led(outline, number, row, cue)
            if found is not None:
                yield told.add(found)
    yield from breakdowns.find(outline, told)
    yield from kinds.find(outline, told)
    yield from runs.find(outline, told)
    yield from failing.find(outline, told)


def _led(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """The sum that a cue leads up to."""
    family = cue.family
    if family == "consists":
        return _listed(outline, number, row, cue)
    if family == "rest":
        return _rest(outline, number, row, cue)
    if family == "namely":
        return _namely(outline, number, row, cue)
    if family in ("of", "from", "of_that"):
        return _remaining(outline, number, row, cue) or _split(outline, number, row, cue)
    return None


def _listed(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`T, terdiri dari a dan b`, with the whole in this sentence or the one before."""
    after = [mention for mention in row if mention.fact.start >= cue.end]
    before = [mention for mention in reversed(row) if mention.fact.end <= cue.start]
    wholes = before or (outline.earlier(number, 2) if opening(outline, number, cue, 45) else [])
    if not after or not wholes or after[0].fact.start - cue.end > 120:
        return None
    if any(other.family == "highest" and 0 <= cue.start - other.end <= 1 for other in outline.cues_of(number)):
        return None  # Serapan terbesar berasal dari …
    kinds = dict.fromkeys([after[0].dimension, *(whole.dimension for whole in wholes[:MOST_TOTALS])])
    parts = next((listed for kind in kinds if len(listed := coordinate(after, kind)) > 1), [])
    plain = cue.phrase not in lexicon.relations().nouns["partial"]
    return _complete(outline, wholes, [*parts, *_behind(outline, number, parts)], cue, plain)


def _behind(outline: Outline, number: int, parts: list[Mention]) -> list[Mention]:
    """The last part of a list, with which the next sentence opens: `Sisanya Rp 4 miliar …`."""
    following = outline.by_sentence.get(number + 1, [])
    if not parts or not following or following[0].dimension != parts[0].dimension:
        return []
    rest = following[0].lead("rest")
    return following[:1] if rest is not None and opening(outline, number + 1, rest, OPENING) else []


def _remaining(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dari T …, a …, sisanya b`, or the same of a whole that `dari jumlah tersebut` points back to."""
    after = [mention for mention in row if mention.fact.start >= cue.end]
    back = main(pointed(outline, number, row, cue, 3))
    if back or cue.family == "of_that":
        wholes = back if row and after == row else []
    else:
        wholes, after = ([after[0]] if after and _opened(outline, after[0], cue) else []), after[1:]
    if not wholes or not after or after[0].fact.unit == "%":
        return None
    parts = coordinate(after, after[0].dimension)
    if len(parts) < 2:
        return None
    named = any((rest := part.lead("rest")) and part.fact.start - rest.end <= ADJACENT for part in parts)
    if named or any(part.near & {"rest", "others"} for part in parts) or any(cue.family == "others" for cue in outline.after(parts[-1])):
        return _complete(outline, wholes, parts, cue, named=named)
    return None


def _opened(outline: Outline, whole: Mention, cue: Cue) -> bool:
    """Whether a sentence begins with `Dari` and a whole, be it that no blank parts it from the one before: `naik 0,2%.Dari 30 saham`."""
    begins = whole.first or outline.text[cue.start].isupper() and cue is whole.leads[0]
    return begins and whole.fact.start - cue.end <= FROM


def _rest(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`a …, sedangkan sisanya b`, of a whole named some sentences before."""
    last = next((mention for mention in row if mention.fact.start >= cue.end and "rest" in mention.near), None)
    if last is None:  # Rp 67 miliar sisanya
        last = next((mention for mention in row if 0 <= cue.start - mention.fact.end <= BEHIND), None)
    if last is None:
        return None
    parts = [mention for mention in coordinate(row, last.dimension) if mention.index <= last.index]
    if len(parts) > 1:
        return _complete(outline, main(outline.earlier(number, REACH)), parts, cue, plain=False)
    above = outline.cues_of(number - 1) if number else []  # Dari jumlah ini, a …. Sedangkan sisanya b
    source = next((other for other in above if other.family != "from" and points_back(outline, other)), None)
    if source is None:
        return _continued(outline, number, row, cue)
    first = [mention for mention in outline.by_sentence.get(number - 1, []) if mention.fact.start >= source.end]
    wholes = [mention for mention in main(outline.earlier(number, REACH)) if mention.fact.end <= source.start]
    return _complete(outline, wholes, [*coordinate(first, last.dimension), last], source)


def _continued(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dari dana T, a ditempatkan di bank. Kemudian sisanya b dipinjamkan dan c disimpan.`"""
    above = outline.by_sentence.get(number - 1, [])
    if not opening(outline, number, cue, OPENING) or len(above) < 2 or not above[0].near & {"of", "from"} or above[1].near & ENDS:
        return None
    parts = [*coordinate(above[1:], above[0].dimension), *coordinate(row, above[0].dimension)]
    return _complete(outline, above[:1], parts, cue)


def _split(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dari 627 saham, 159 naik, 241 turun, dan 227 stagnan`; `… 13.506. Dari jumlah tersebut 9.881 … dan 3.625 …`.

    Nothing says that these are all the parts, so a sum that does not work out is reported only where a slip explains it, or where parts
    that have nothing in common come to more than the whole.
    """
    after = [mention for mention in row if mention.fact.start >= cue.end]
    back = main(pointed(outline, number, row, cue, 2))
    if back or cue.family == "of_that":
        wholes = back
    else:
        wholes, after = ([after[0]] if after and _opened(outline, after[0], cue) else []), after[1:]
    tried = _tried(wholes, after, cue)
    if tried is None or adds_up(tried):
        return summed([tried], cue, TRIED) if tried else None
    said = not back and tried["total"][0] is wholes[0] and apart(outline, tried["parts"])
    plain = _closed(outline, tried, cue)
    return summed([tried], cue) if plain and (slip_explains(tried) or said and exceeds(outline, tried)) else None


def _namely(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Sebanyak 52 kapal, yakni 40 kapal nelayan dan 12 kapal kargo`.

    That the parts are counted by the very noun of the whole makes it likely that they are all there are; else only a slip does.
    """
    after = [mention for mention in row if mention.fact.start >= cue.end]
    before = [mention for mention in reversed(row) if mention.fact.end <= cue.start]
    wholes = main(before or (outline.earlier(number, 2) if opening(outline, number, cue, 2) else []))
    tried = _tried(wholes, after, cue)
    if tried is None or adds_up(tried):
        return summed([tried], cue, TRIED) if tried else None
    if not _closed(outline, tried, cue):
        return None
    whole, parts = tried["total"][0], tried["parts"]
    said = whole is wholes[0] and whole.fact.end <= cue.start <= whole.fact.end + SAID and not whole.near & BESIDE
    if slip_explains(tried) or said and exceeds(outline, tried):
        return summed([tried], cue)
    alike = all(same(whole.fact, part.fact) for part in parts)
    return summed([tried], cue, LIKELY) if alike and breakdowns.separate(outline, tried) else None


def _tried(wholes: list[Mention], after: list[Mention], cue: Cue) -> Sum | None:
    """The sum of the figures behind a cue that works out; else the one that they fail to make of the likeliest whole."""
    if not wholes or len(after) < 2 or after[0].fact.start - cue.end > 110 or after[0].fact.unit == "%":
        return None
    parts = coordinate(after, after[0].dimension)
    if len(parts) < 2:
        return None
    totals = [mention for mention in wholes if mention.dimension == parts[0].dimension and mention.fact.number is not None]
    sums: list[Sum] = [{"total": (whole,), "parts": tuple(parts)} for whole in totals[:MOST_TOTALS] if not open_ended(whole.fact)]
    alike = [each for each in sums if akin(each)]
    return next((each for each in alike if adds_up(each)), alike[0] if alike else None)


def _closed(outline: Outline, binding: Sum, cue: Cue) -> bool:
    """Whether the last part is said to be the last, and none to be missing."""
    parts = binding["parts"]
    return "and" in parts[-1].families and not unfinished(outline, cue, parts)


def _complete(
    outline: Outline, wholes: list[Mention], parts: list[Mention], cue: Cue, plain: bool = True, named: bool = False
) -> Relation | None:
    """The relation of parts that are given as complete, to every figure that may be their whole."""
    if len(parts) < 2:
        return None
    if parts[0].fact.value == next((whole.fact.value for whole in wholes if whole.dimension == parts[0].dimension), None):
        wholes, parts = [parts[0]], parts[1:]  # the whole is named again at the head of its parts
    named_again = {part.fact.value for part in parts}
    totals = [whole for whole in wholes if whole.dimension == parts[0].dimension and whole.fact.number is not None][:MOST_TOTALS]
    largest = max(part.fact.number or 0 for part in parts)
    totals = [
        whole
        for whole in totals
        if whole.fact.value not in named_again and not (open_ended(whole.fact) and (whole.fact.number or 0) < largest)
    ]
    tried: list[Sum] = [{"total": (whole,), "parts": tuple(parts[:size])} for whole in totals for size in range(len(parts), 1, -1)]
    closed = [each for each in tried if len(each["parts"]) == len(parts) or "and" in each["parts"][-1].families]
    holding = [each for each in tried if adds_up(each, Tier.TRUNCATED if each in closed else Tier.EXACT)]
    if holding:
        return summed(holding, cue)
    failing = [each for each in closed if _tight(each, wholes[0], cue) or comes_near(each) or mendable(each)]
    failing.sort(key=slip_explains, reverse=True)
    if not failing:
        return None
    if made_up(outline, failing[0]):
        return None
    slipped = slip_explains(failing[0])
    (whole,) = failing[0]["total"]
    elsewhere = whole.sentence < parts[0].sentence and printed(outline, whole, added(failing[0], Tier.EXACT))  # 52 tewas. Semula 47
    if elsewhere or unfinished(outline, cue, parts):
        return summed(failing, cue, TRIED)
    if plain and (named or slipped or akin(failing[0])):
        return summed(failing, cue)
    return summed(failing, cue, LIKELY if parts[0].fact.unit != "%" and slip_of_digits(failing[0], TELLING) else TRIED)


def _tight(binding: Sum, nearest: Mention, cue: Cue) -> bool:
    """Whether `terdiri dari` stands between a whole and parts of its noun: `30 kapal terdiri dari 8 kapal feri dan 2 kapal kargo`."""
    (whole,), parts = binding["total"], binding["parts"]
    if cue.family != "consists" or whole is not nearest or whole.fact.unit == "%" or "and" not in parts[-1].families:
        return False
    if whole.sentence != parts[0].sentence:
        return False
    return parts[0].fact.start - cue.end <= TIGHT and akin(binding)
