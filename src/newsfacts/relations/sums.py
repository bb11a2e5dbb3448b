"""Parts that add up to a whole.

Two ways lead to a `parts-sum`.  Where the wording gives the parts as complete (`terdiri dari`, `rinciannya`, `Dari T …, sisanya`), the sum
must work out.  Everywhere else a run of figures that adds up to the figure beside it is noted as agreeing, if so exact an agreement is
hardly an accident; a run that does not add up is then no contradiction, and nothing is said.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.interval import Tier, open_ended
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations import breakdowns, companions, denials, failing, kinds, months, runs, totals
from newsfacts.relations.additions import (
    ENDS,
    TELLING,
    Sum,
    Told,
    added,
    adds_up,
    akin,
    balances_out,
    comes_near,
    little_missing,
    made_up,
    mendable,
    partial,
    printed,
    slip_explains,
    slip_of_digits,
)
from newsfacts.relations.breakdowns import many
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.continued import goes_on, over_sentences
from newsfacts.relations.nouns import kin, same, words
from newsfacts.relations.outline import CLOSE, Mention, Outline, opening, points_back
from newsfacts.relations.pointers import pointed
from newsfacts.relations.series import ADJACENT, BEHIND, coordinate, folded, main, shared, summed, top, unfinished
from newsfacts.relations.unclosed import MOST_TOTALS, allotted, namely, opened, split

OPENING = 15  # characters before a cue that opens its sentence
TIGHT = 60  # characters between `terdiri dari` and the first part
WITH, ITS = "dengan", "nya"  # `dengan rincian` and `rinciannya` speak of the figure before them, `merinci` perhaps of another one
HARDLY = Fraction(1, 100)  # a breakdown that misses its whole by no more is meant to reach it
REACH = 4  # sentences between a whole and its parts


def find(outline: Outline) -> Iterator[Relation]:
    """The sums of an article."""
    told = Told()
    for number, row in outline.sentences():
        for cue in outline.cues_of(number):
            found = _led(outline, number, row, cue)
            if found is not None:
                yield told.add(found)
    yield from totals.find(outline, told)
    yield from breakdowns.find(outline, told)
    yield from kinds.find(outline, told)
    yield from months.find(outline, told)
    yield from denials.find(outline, told)
    yield from runs.find(outline, told)
    yield from failing.find(outline, told)
    yield from companions.find(outline, told)


def _led(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """The sum that a cue leads up to."""
    family = cue.family
    if family in ("consists", "spread"):
        return _listed(outline, number, row, cue)
    if family == "rest":
        return _rest(outline, number, row, cue)
    if family in ("namely", "among"):
        return namely(outline, number, row, cue)
    if family == "allotted":
        return allotted(outline, number, row, cue)
    if family in ("of", "from", "of_that"):
        return _remaining(outline, number, row, cue) or split(outline, number, row, cue)
    return None


def _listed(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`T, terdiri dari a dan b`, with the whole in this sentence or the one before."""
    after = [mention for mention in row if mention.fact.start >= cue.end]
    before = [mention for mention in reversed(row) if mention.fact.end <= cue.start]
    numbered = _numbered(outline, after, cue)
    wholes = before or (main(outline.earlier(number, 2)) if numbered or opening(outline, number, cue, 45) else [])
    wholes = wholes if before else _of_choice(outline, number, wholes, cue)
    if not after or not wholes or after[0].fact.start - cue.end > 120:
        return None
    after = after[numbered:]
    if any(other.family == "highest" and 0 <= cue.start - other.end <= 1 for other in outline.cues_of(number)):
        return None  # Serapan terbesar berasal dari …
    if cue.family == "spread" and not _heads(outline, number, cue, after[0]):
        return None
    kinds = dict.fromkeys([after[0].dimension, *(whole.dimension for whole in wholes[:MOST_TOTALS])])
    parts = next((listed for kind in kinds if len(listed := coordinate(outline, after, kind)) > 1), [])
    if not parts and len(after) == 1 and after[0].fact.number:
        return over_sentences(outline, wholes, after, cue)
    plain = cue.phrase not in lexicon.relations().nouns["partial"] and not partial(after[0])
    plain = plain and (bool(before) or not numbered)
    rest = _behind(outline, number, parts)
    found = _complete(outline, wholes, [*parts, *rest], cue, plain, bool(rest) and not plain)
    head = after[:2][-1] if after[0].near & {"of", "from"} else after[0]  # rincian dari total 40 unit, terbanyak di A 12 unit
    ranked = top(outline, cue.end, head.fact.start)
    return found._replace(**TRIED) if found and ranked else found  # ia merinci, serapan tertinggi di A 40 ton, B 30 ton, dan C 20 ton


def _heads(outline: Outline, number: int, cue: Cue, first: Mention) -> bool:
    """Whether a noun heads its sentence and all the figures behind it: `Sebaran pengungsi terdapat di …`, not `Berdasarkan sebaran, …`."""
    before = outline.text[outline.sentence(number)[0] : cue.start].strip()
    return before[-1:] in ("", ",") and not any(other.family == "highest" for other in outline.cues_between(cue.end, first.fact.start))


def _of_choice(outline: Outline, number: int, wholes: list[Mention], cue: Cue) -> list[Mention]:
    """The wholes of the choice that a sentence opens with, or else those of no other one: `Korban meninggal terdiri dari …`."""
    analysis, known = outline.analysis, lexicon.aspects().choices
    first, last = analysis.tokens(outline.sentence(number)[0], cue.start)
    named = {known[word] for word in analysis.words[first:last] if word in known}
    kept: dict[bool, list[Mention]] = {True: [], False: []}
    for whole in wholes if named else ():
        following = outline.following(whole)
        end = min(following.fact.start if following is not None else len(outline.text), outline.sentence(whole.sentence)[1])
        first, last = analysis.tokens(whole.fact.end, end)
        chosen = {known[word] for word in analysis.words[first:last] if word in known}
        if chosen & named or not {name for name, _ in chosen} & {name for name, _ in named}:
            kept[bool(chosen & named)].append(whole)
    return (kept[True] or kept[False]) if named else wholes


def _numbered(outline: Outline, after: list[Mention], cue: Cue) -> bool:
    """Whether the first figure says how many parts follow, and is none of them: `dibagi dua: …`, `dibagi dua, yaitu …`."""
    if len(after) < 3 or after[0].fact.start - cue.end > ADJACENT:
        return False
    if after[0].fact.number != len(coordinate(outline, after[1:], after[1].dimension)):
        return False
    return outline.gap(after[0], after[1]).lstrip()[:1] in (":", "(") or "namely" in after[1].families


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
        wholes, after = ([after[0]] if after and opened(outline, after[0], cue) else []), after[1:]
    if not wholes or not after or after[0].fact.unit == "%":
        return None
    parts = coordinate(outline, after, after[0].dimension)
    if len(parts) < 2:
        return None
    named = any((rest := part.lead("rest")) and part.fact.start - rest.end <= ADJACENT for part in parts)
    if named or any(part.near & {"rest", "others"} for part in parts) or any(cue.family == "others" for cue in outline.after(parts[-1])):
        return _complete(outline, wholes, parts, cue, named=named)
    return None


def _rest(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`a …, sedangkan sisanya b`, of a whole named some sentences before."""
    behind = (mention for mention in row if mention.fact.start >= cue.end)
    last = next((mention for mention in behind if "rest" in mention.near or mention.fact.start - cue.end <= CLOSE), None)
    if last is None:  # Rp 67 miliar sisanya
        last = next((mention for mention in row if 0 <= cue.start - mention.fact.end <= BEHIND), None)
    if last is None:
        return None
    parts = [mention for mention in coordinate(outline, row, last.dimension) if mention.index <= last.index]
    if len(parts) > 1:
        return _complete(outline, main(outline.earlier(number, REACH)), parts, cue, plain=False)
    above = outline.cues_of(number - 1) if number else []  # Dari jumlah ini, a …. Sedangkan sisanya b
    source = next((other for other in above if other.family != "from" and points_back(outline, other)), None)
    if source is None:
        return _continued(outline, number, row, cue)
    first = [mention for mention in outline.by_sentence.get(number - 1, []) if mention.fact.start >= source.end]
    wholes = [mention for mention in main(outline.earlier(number, REACH)) if mention.fact.end <= source.start]
    return _complete(outline, wholes, [*coordinate(outline, first, last.dimension), last], source)


def _continued(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dari dana T, a ditempatkan di bank. Kemudian sisanya b dipinjamkan dan c disimpan.`"""
    above = outline.by_sentence.get(number - 1, [])
    if not opening(outline, number, cue, OPENING) or len(above) < 2:
        return None
    last = above[-1]
    if "from" in last.near and [part for part in above if part.dimension == last.dimension] == [above[0], last]:
        above = [last, above[0]]  # 972 atau 60 persen dari 1.620 peserta. Selebihnya …
    if not above[0].near & {"of", "from"} or above[1].near & ENDS:
        return None
    whole = above[0].fact
    named = whole.kind != "count" or words(whole)  # 259 ekor … 250 ekor … kepada 20.000 penerima
    alike = [part for part in (*above[1:], *row) if part.fact.subject == whole.subject or named and kin(whole, part.fact)]
    rows = [[mention for mention in alike if mention.sentence == each] for each in (number - 1, number)]
    parts = [part for each in rows for part in coordinate(outline, each, above[0].dimension)]
    return _complete(outline, above[:1], parts, cue)


def _complete(
    outline: Outline, wholes: list[Mention], parts: list[Mention], cue: Cue, plain: bool = True, named: bool = False
) -> Relation | None:
    """The relation of parts that are given as complete, to every figure that may be their whole."""
    if len(parts) < 2 or any(_of_rest(wholes, part) for part in parts):
        return None
    parts = _as_meant(wholes, parts)
    if len(parts) < 2:
        return None
    again = next((whole.fact.value for whole in wholes if whole.dimension == parts[0].dimension), None)
    if parts[0].fact.value == again and not kinds.all_kinds(outline, parts):
        if len(parts) == 2:
            return _miscounted(outline, wholes, parts, cue)
        wholes, parts = [parts[0]], parts[1:]  # the whole is named again at the head of its parts
    elif len(parts) > 2 and parts[0].near & {"of", "from"} and adds_up({"total": (parts[0],), "parts": tuple(parts[1:])}):
        wholes, parts = [parts[0]], parts[1:]  # rinciannya, dari 55,4 persen responden, 46,6 persen … dan 8,8 persen …
    named_again = {part.fact.value for part in parts}
    totals = [whole for whole in wholes if whole.dimension == parts[0].dimension and whole.fact.number is not None][:MOST_TOTALS]
    largest = max(part.fact.number or 0 for part in parts)
    totals = [
        whole
        for whole in totals
        if whole.fact.value not in named_again and not (open_ended(whole.fact) and (whole.fact.number or 0) < largest)
    ]
    tried: list[Sum] = [{"total": (whole,), "parts": tuple(parts[:size])} for whole in totals for size in range(len(parts), 1, -1)]
    own = tuple(folded(parts))
    nested: list[Sum] = [{"total": (whole,), "parts": own} for whole in totals if 1 < len(own) < len(parts)]
    closed = [each for each in tried if len(each["parts"]) == len(parts) or "and" in each["parts"][-1].families]
    holding = [each for each in tried if adds_up(each, Tier.TRUNCATED if each in closed else Tier.EXACT)]
    if holding or (holding := [each for each in nested if adds_up(each)]):
        return summed(holding, cue)
    failing = [each for each in closed if _tight(each, wholes[0], cue) or comes_near(each) or mendable(each)]
    failing.sort(key=slip_explains, reverse=True)
    if not failing or made_up(outline, failing[0]) or balances_out(failing[0]) or any(shared(outline, *pair) for pair in pairwise(parts)):
        return None
    if goes_on(outline, failing[0]):
        return over_sentences(outline, [failing[0]["total"][0]], parts, cue)
    return summed(failing, cue, _certainty(outline, failing[0], parts, cue, plain, named))


def _miscounted(outline: Outline, wholes: list[Mention], parts: list[Mention], cue: Cue) -> Relation | None:
    """`194 orang yang terdiri dari 194 guru dan 7 perawat`: one part is as large as the whole, and yet it is not the only one."""
    whole = next(whole for whole in wholes if whole.dimension == parts[0].dimension)
    binding: Sum = {"total": (whole,), "parts": tuple(parts)}
    other = words(parts[0].fact) and words(parts[0].fact) != words(whole.fact)
    if not other or not _tight(binding, wholes[0], cue) or unfinished(outline, cue, parts):
        return None
    return summed([binding], cue)


def _as_meant(wholes: list[Mention], parts: list[Mention]) -> list[Mention]:
    """The parts that are aimed at, or those that came of it, as the whole is: `pajak ditargetkan Rp6 miliar terealisasi Rp7 miliar`."""
    aimed = [part for part in parts if part.fact.modality == "target"]
    if not aimed or len(aimed) == len(parts):
        return parts
    return aimed if wholes and wholes[0].fact.modality == "target" else [part for part in parts if part not in aimed]


def _certainty(outline: Outline, binding: Sum, parts: list[Mention], cue: Cue, plain: bool, named: bool) -> Certainty:
    """How plainly the words say that these are all the parts of a whole that they do not reach."""
    (whole,) = binding["total"]
    elsewhere = whole.sentence < parts[0].sentence and printed(outline, whole, added(binding, Tier.EXACT))  # 52 tewas. Semula 47
    if elsewhere or not named and unfinished(outline, cue, parts):
        return TRIED
    if plain and (named or slip_explains(binding) or akin(binding) or same(whole.fact, parts[0].fact)):
        untold = whole.fact.kind == "money" and little_missing(binding)  # grants, of what a state takes in
        firm = named or cue.phrase.startswith(WITH) or cue.phrase.endswith(ITS) or slip_explains(binding) or comes_near(binding, HARDLY)
        loose = whole.sentence < parts[0].sentence and not firm
        return LIKELY if untold or loose else PLAIN
    if plain and _straight(outline, binding, cue):
        return LIKELY
    if not plain and not named and little_missing(binding):
        return TRIED
    alike = not plain and comes_near(binding) and (all(same(whole.fact, part.fact) for part in parts) or named and akin(binding))
    return LIKELY if alike or parts[0].fact.unit != "%" and slip_of_digits(binding, TELLING) else TRIED


def _of_rest(wholes: list[Mention], part: Mention) -> bool:
    """Whether a figure is something else of a rest without its own: `sisanya adalah kapal yang tersebar di 15 desa`."""
    rest = part.lead("rest")
    return rest is not None and part.fact.start - rest.end > CLOSE and not any(kin(whole.fact, part.fact) for whole in wholes[:1])


def _straight(outline: Outline, binding: Sum, cue: Cue) -> bool:
    """Whether `terdiri dari` leads from a whole that is no group to parts of other nouns: `64 sekolah, terdiri dari 40 SD dan 16 SMP`.

    `Sepuluh tim yang terdiri dari 6 dokter dan 3 perawat` may be ten times so many.
    """
    (whole,), parts = binding["total"], binding["parts"]
    if cue.family != "consists" or whole.sentence != parts[0].sentence or "and" not in parts[-1].families or not comes_near(binding):
        return False
    near = cue.start - whole.fact.end <= TIGHT and parts[0].fact.start - cue.end <= TIGHT and parts[0].index == whole.index + 1
    each = any(other.family in ("every", "each") for other in outline.after(parts[-1]))
    return near and not each and many(binding)


def _tight(binding: Sum, nearest: Mention, cue: Cue) -> bool:
    """Whether `terdiri dari` stands between a whole and parts of its noun: `30 kapal terdiri dari 8 kapal feri dan 2 kapal kargo`.

    An index or a price that lies between those of what it is made of is their mean.
    """
    (whole,), parts = binding["total"], binding["parts"]
    if cue.family != "consists" or whole is not nearest or whole.fact.unit == "%" or "and" not in parts[-1].families:
        return False
    sizes = [part.fact.number or 0 for part in parts]
    mean = whole.fact.kind != "count" and min(sizes) < (whole.fact.number or 0) < max(sizes)
    if whole.sentence != parts[0].sentence or mean:
        return False
    return parts[0].fact.start - cue.end <= TIGHT and akin(binding)
