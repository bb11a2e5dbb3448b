"""Shares whose percentage stands apart from part and whole: `1.058 dari 1.380 kasus terungkap.  Tingkat penyelesaiannya 76,67 persen`.

A part and a whole that `dari` joins take the percentage near them that they make; or the words before the percentage name the part
(`porsi wisatawan mancanegara 40 persen`), perhaps the whole too (`rasio kredit terhadap DPK 86,9 persen`).  What does not fit is taken
for a share of something else, except where the sentence itself works the percentage out.
"""

from collections.abc import Iterable, Iterator

from newsfacts import lexicon
from newsfacts.interval import divided, open_ended, significant_digits
from newsfacts.model import Relation
from newsfacts.relations.certainty import GUESSED, LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.outline import VERBS, Mention, Outline, opening, placed
from newsfacts.relations.portions import KINDS, TELLING, WORDS, around, fits, named_between, telling, tie_behind
from newsfacts.relations.sharing import told_shares
from newsfacts.relations.sharing.wholes import taken_back

BACK, ON = 3, 2  # sentences before and after the percentage in which part and whole may stand
APART = 60  # characters between a part and its `dari`, between what `Dari` opens with and its part
NAMED = 60  # characters between `porsi` and its percentage
FAR = 60  # figures before a percentage among which its whole is sought by name
SAME = 2  # words in common that tell that two wholes are one
MOST = 8  # figures that are tried as the part, and as the whole
TIES = frozenset({"of", "from"})
CHANGING = VERBS | {"to", "compared", "before", "average", "every", "each"}
RESULT = frozenset({"result"})
POINTING = frozenset({"this_figure", "or"})  # what a sentence opens with that only says a share of the one before in per cent

Pair = tuple[Mention, Mention]  # a whole and its part


def find(outline: Outline, left: Iterable[Mention], taken: frozenset[str]) -> Iterator[Relation]:
    """The shares of the percentages that are `left`; the figures `taken` (their ids) have one already."""
    joined: list[Pair] | None = None
    last: tuple[Mention, Mention] | None = None  # a percentage of this sentence whose words named its part, and its whole
    for percent in left:
        if not percent.fact.number or open_ended(percent.fact):
            continue
        joined = [pair for pair in _pairs(outline) if pair[1].fact.id not in taken] if joined is None else joined
        pair, certainty = _beside(outline, percent, joined)
        if pair is not None:
            joined.remove(pair)
        else:
            pair = _named(outline, percent, last)
            if pair is None and (pair := _concluded(outline, percent)) is not None:
                certainty = LIKELY
            last = (percent, pair[0]) if pair is not None else None
        if pair is None or certainty == GUESSED:
            pair, certainty = told_shares.told(outline, percent) or (pair, certainty)
            pair = pair or _far(outline, percent)
        if pair is not None:
            roles = {"whole": (pair[0].fact,), "part": (pair[1].fact,), "percent": (percent.fact,)}
            yield Relation("share", (roles,), (percent.fact.start, percent.fact.end), **certainty)


def _pairs(outline: Outline) -> Iterator[Pair]:
    """`870 orang dari 1.200 responden`; `Dari 1.536 kasus tersebut, 12 orang …`."""
    for whole in outline.mentions:
        if whole.fact.kind not in KINDS or not whole.fact.number or not whole.near & TIES or whole.bracketed:
            continue
        before, after = outline.preceding(whole), outline.following(whole)
        if before is not None and not before.near & CHANGING and _of_one(before, whole):
            gap = outline.gap(before, whole)
            if len(gap) <= APART and "," not in gap:
                yield whole, before
        elif whole.first and after is not None and not after.near & CHANGING and _of_one(after, whole):
            gap = outline.gap(whole, after)
            if len(gap) <= APART and "," in gap:
                yield whole, after


def _of_one(part: Mention, whole: Mention) -> bool:
    return part.dimension == whole.dimension and 0 < (part.fact.number or 0) < (whole.fact.number or 0)


def _beside(outline: Outline, percent: Mention, joined: list[Pair]) -> tuple[Pair | None, Certainty]:
    """The part and whole near a percentage that make it: in one sentence, of the same words, or to so many digits by no accident."""
    first, last = percent.sentence - BACK, percent.sentence + ON
    near = [pair for pair in joined if first <= pair[1].sentence <= last]
    if not near:
        return None, PLAIN
    printed = percent.fact.printed
    precise = printed is not None and len(printed[0]) >= TELLING
    words = frozenset() if precise else around(outline, percent)
    for pair in near:
        whole, part = pair
        told = precise or part.sentence == percent.sentence or words & around(outline, part)
        if told and fits(part.fact, whole.fact, percent.fact):
            return pair, TRIED
    pair = near[-1]
    whole, part = pair
    if max(whole.index, part.index) + 1 == percent.index and part.sentence == percent.sentence and percent.families & RESULT:
        return pair, LIKELY  # dari 1.536 kasus, 12 orang meninggal sehingga tingkat kematiannya 0,78 persen
    beside = len(near) == 1 and abs(part.sentence - percent.sentence) <= 1
    if beside and _pointing(outline, percent, pair):
        return pair, LIKELY
    if beside and not percent.families & CHANGING and around(outline, percent) & around(outline, part):
        return (pair, GUESSED) if _said_of(outline, part, percent) else (None, PLAIN)
    return None, PLAIN


def _said_of(outline: Outline, part: Mention, percent: Mention) -> bool:
    """Whether a percentage may be said of a part: not `100 persen di 12 dari 13 desa`, `20 subsektor dengan kontribusi 92 persen`."""
    if part.index > percent.index:
        return not placed(outline, part)
    if part.sentence != percent.sentence:
        return True
    if taken_back(outline, percent):
        return False  # 320 dari 500 emiten untung, 70 persen di antaranya lebih besar
    between = outline.words(part.fact.end, percent.fact.start)
    return ";" not in between and lexicon.relations().words["with"].isdisjoint(between)


def _pointing(outline: Outline, percent: Mention, pair: Pair) -> bool:
    """Whether a sentence only gives the share told at the end of the one before: `A dari B desa.  Jumlah itu setara 93 persen.`"""
    cue = next(iter(outline.cues_of(percent.sentence)), None)
    if cue is None or cue.family not in POINTING or not opening(outline, percent.sentence, cue) or not percent.first:
        return False
    whole, part = pair
    row = outline.by_sentence[part.sentence]
    told = part.sentence == percent.sentence - 1 and {row[-1].index, row[-1].index - 1} == {whole.index, part.index}
    return told and percent.families <= POINTING and tie_behind(outline, percent) is None and outline.following(percent) is None


def _concluded(outline: Outline, percent: Mention) -> Pair | None:
    """The part and whole by which the next sentence spells out a percentage: `2,4 persen dari pendapatan desa.  Sehingga … Rp A dari
    pendapatan desa Rp B`."""
    row = outline.by_sentence.get(percent.sentence + 1, [])
    alone = all(mention.fact.number == percent.fact.number for mention in outline.by_sentence[percent.sentence])
    tie = tie_behind(outline, percent) if len(row) == 2 and alone else None
    first = outline.cues_of(percent.sentence + 1)[:1] if tie is not None else []
    if tie is None or not first or first[0].family not in RESULT:
        return None
    part, whole = row
    source = whole.lead(*TIES)
    if source is None or not _of_one(part, whole) or open_ended(part.fact):
        return None
    named = named_between(outline, source.end, whole.fact.start)
    same = named <= named_between(outline, tie.end, outline.sentence(percent.sentence)[1])
    return (whole, part) if same and len(named) >= SAME else None


def _named(outline: Outline, percent: Mention, last: tuple[Mention, Mention] | None) -> Pair | None:
    """The part that the words between `porsi` and a percentage name, with a whole that fits; the next percentage may go on with it."""
    fact = percent.fact
    cue = percent.lead("portion")
    if cue is not None and fact.start - cue.end <= NAMED:
        tie = next((near for near in percent.leads if near.family == "relative" and near.start > cue.start), None)
        wanted = named_between(outline, cue.end, tie.start if tie else fact.start)
        wholes = _called(outline, percent, named_between(outline, tie.end, fact.start)) if tie else None
    elif last is not None and last[0] is outline.preceding(percent):
        wanted, wholes = named_between(outline, last[0].fact.end, fact.start), [last[1]]
    else:
        return None
    for part in _called(outline, percent, wanted):
        larger = wholes if wholes is not None else [m for m in outline.about(part, ON) if m.fact.start < fact.start]
        for whole in larger[-MOST:]:
            if whole is not part and _of_one(part, whole) and fits(part.fact, whole.fact, percent.fact):
                return whole, part
    return None


def _far(outline: Outline, percent: Mention) -> Pair | None:
    """The part right before a percentage, with a whole anywhere before that goes by what `dari` names, where they fit exactly."""
    tie, part = tie_behind(outline, percent), outline.preceding(percent)
    share = percent.fact.number
    if tie is None or part is None or not part.fact.number or not share:
        return None
    if part.bracketed and part.fact.precision is None:
        part = outline.preceding(part) or part  # Rp54.000.000 (lima puluh empat juta rupiah), setara 1 persen dari SHU
    wanted_size = divided((part.fact.number or 0) * (100 if percent.fact.unit == "%" else 1), share)
    exact = [m for m in outline.mentions[max(0, part.index - FAR) : part.index] if m.fact.number == wanted_size and _of_one(part, m)]
    if not exact or significant_digits(wanted_size) < 2:
        return None
    behind, last = outline.analysis.tokens(tie.end, outline.sentence(percent.sentence)[1])
    wanted = telling(outline, behind, min(behind + WORDS, last))
    return next(((whole, part) for whole in reversed(exact) if wanted & around(outline, whole)), None)


def _called(outline: Outline, percent: Mention, wanted: frozenset[str]) -> list[Mention]:
    """The figures before a percentage that stand among the `wanted` words, those first that share the most of them."""
    if not wanted:
        return []
    row = outline.by_sentence[percent.sentence]
    near = [*reversed(row[: row.index(percent)]), *outline.earlier(percent.sentence, BACK)]
    figures = [m for m in near if m.fact.kind in KINDS and m.fact.number]
    shared = [(len(wanted & around(outline, m)), m) for m in figures[: 2 * MOST]]
    return [m for count, m in sorted(shared, key=lambda each: -each[0]) if count][:MOST]
