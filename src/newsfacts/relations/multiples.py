"""So many times as much: `tiga kali lipat dari 1.000 menjadi 3.000`, `48 lowongan atau dua kali lipat dari tahun lalu yang hanya 24`."""

from collections.abc import Iterator
from fractions import Fraction

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN
from newsfacts.interval import Interval, Tier, absolute, divided, reading, significant_digits, whole
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations import heads
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.changing import bases as change_bases
from newsfacts.relations.changing import pairs as change_pairs
from newsfacts.relations.changing.directions import SIGNS
from newsfacts.relations.nouns import kin, words
from newsfacts.relations.outline import VERBS, Mention, Outline
from newsfacts.relations.portions import named_between, of_another, renamed

SOURCES = frozenset({"from", "of", "compared", "before"})
NEAR = 60  # characters between a figure and the multiple that speaks of it
REACH = 90
CANDIDATES = 5
EARLIER, MANY = 6, 12  # sentences back, and figures of them, in which what is so many times `the former` may stand
NAMED = 6  # words that name what a bare multiple is of
BEHIND = 2  # words behind a multiple that may leave it open
APART = 3  # times that what it is said of may be off
TELLING = 3  # digits of a multiple that fits by no accident
HALF = Fraction(1, 2)
MUCH = 5  # from so many times on, `naik tujuh kali lipat` may be seven times as much, or as much more
UNSUITED = frozenset({"%", OFTEN})

Pair = tuple[Mention, Mention]  # what is multiplied, and what comes of it


def find(outline: Outline) -> Iterator[Relation]:
    """Every multiple with the figure it starts from and the one it leads to."""
    folds: set[int] = set()
    for cue in outline.of_family("fold"):
        place = outline.place(cue.start + 1) - 1
        times = outline.mentions[place] if place >= 0 else None
        if times is not None and cue.start < times.fact.end and times.fact.number is not None:
            folds.add(place)
            relation = _relation(outline, times, cue)
            if relation is not None:
                yield relation
    for place, times in enumerate(outline.mentions):
        if times.fact.unit == OFTEN and times.fact.number is not None and times.fact.number > 1 and place not in folds:
            relation = _bare(outline, times)
            if relation is not None:
                yield relation


def _relation(outline: Outline, times: Mention, cue: Cue) -> Relation | None:
    before, after = _around(outline, times)
    behind, named = _ends(after), _ends(before)
    named = named if behind is None and named and before[0] in named else None
    plain = behind or named or _beside(before, times, after)
    if plain is not None:  # kenaikannya dua kali lipat atau sebesar 30 persen, yakni dari …: the rise has doubled
        percent = bool(after) and after[0].fact.unit == "%" and "or" in after[0].near
        other = named is not None and of_another(outline, before[0].fact.end, times.fact.start)  # …, mobil hybrid melonjak lima kali lipat
        other = other or behind is not None and _of_other_ends(outline, times, *behind)
        return _times(outline, times, [plain], (cue.start, cue.end), TRIED if percent or other else PLAIN)
    pointed = _pointed(outline, times, before, after)
    if pointed is not None:
        return _times(outline, times, [pointed], (cue.start, cue.end), LIKELY)
    in_turn = None if after else _in_turn(outline, times)
    if in_turn is not None:
        return _times(outline, times, [in_turn], (cue.start, cue.end), LIKELY)
    near = [*after, *before, *outline.earlier(times.sentence, 2)][: 3 * CANDIDATES]
    bases = [m for m in near if m.fact.kind != "percent"][:CANDIDATES]
    told = [m for m in bases if "before" in m.families and m.sentence >= times.sentence - 1]
    pairs = list(_pairs(told, outline.earlier(times.sentence, EARLIER)[:MANY], times)) or list(_pairs(bases, near, times))
    return _times(outline, times, pairs[:1], (cue.start, cue.end), TRIED) if pairs else None


def _bare(outline: Outline, times: Mention) -> Relation | None:
    """`Rp 70,56 triliun atau 2,52 kali dari Rp 28 triliun`; `20 miliar, kalau lima kali berarti 100 miliar`: how often without `lipat`.

    What `atau` leads up to is a multiple.  Any other whole number of times mostly counts occasions: it is one only where it is just that.
    """
    at = (times.fact.start, times.fact.end)
    before, after = _around(outline, times)
    beside = _beside(before, times, after)
    if beside is not None and ("or" in times.families or _held_against(outline, times, *beside)):
        return _times(outline, times, [beside], at, LIKELY)
    if not whole(times.fact):
        since = outline.sentence(times.sentence)[0]
        ratio = any(cue.family == "portion" for cue in outline.cues_between(since, times.fact.start))
        reach = EARLIER if ratio else 2  # rasio penawaran terhadap target 2,82 kali
        near = [*after, *before, *outline.earlier(times.sentence, reach)][:MANY]
        pairs = list(_pairs(near, near, times)) if significant_digits(times.fact.number or 0) >= TELLING else []
    else:
        ends = beside or (_ends(after) if times.families & VERBS else None)
        if ends is None and before and after and "result" in after[0].families:
            ends = before[0], after[0]
        pairs = [ends] if ends and ends[0].fact.number and ends[0].fact.number * (times.fact.number or 0) == ends[1].fact.number else []
    return _times(outline, times, pairs[:1], at, TRIED) if pairs else None


def _around(outline: Outline, times: Mention) -> tuple[list[Mention], list[Mention]]:
    """The figures of the sentence before the multiple, nearest first, and behind it."""
    row = [m for m in outline.about(times) if not _ago(outline, m)]
    return [m for m in reversed(row) if m.index < times.index], [m for m in row if m.index > times.index]


def _ago(outline: Outline, mention: Mention) -> bool:
    """Whether a length of time only says when: `dua tahun lalu`."""
    gone = lexicon.relations().words["gone"]
    return mention.fact.kind == "duration" and not gone.isdisjoint(outline.words_behind(mention, 1))


def _pairs(bases: list[Mention], results: list[Mention], times: Mention) -> Iterator[Pair]:
    for base in bases:
        for result in results:
            if result is not base and base.dimension == result.dimension and base.fact.unit not in UNSUITED and result is not times:
                if _fits(base.fact, result.fact, times.fact):
                    yield base, result


def _ends(row: list[Mention]) -> Pair | None:
    """`dari A menjadi B`; none where what it starts from has no figure: `dari tahun lalu menjadi B`."""
    if row and {"from", "to"} <= row[0].families:
        return None
    base = next((m for m in row if "from" in m.near), None)
    result = next((m for m in row if "to" in m.near), None)
    return (base, result) if base and result and base.dimension == result.dimension else None


def _of_other_ends(outline: Outline, times: Mention, base: Mention, result: Mention) -> bool:
    """Whether the two ends behind a multiple are of another base than it, or of another thing."""
    if change_bases.apart(outline, times.fact.start, {"by": times, "from": base, "to": result}):
        return True
    between = outline.cues_between(times.fact.end, base.fact.start)
    return any(near.family == "contrast" for near in between) or renamed(outline, times, base)


def _beside(before: list[Mention], times: Mention, after: list[Mention]) -> tuple[Mention, Mention] | None:
    """`B, dua kali lipat dari A`."""
    if not before or not after or times.fact.start - before[0].fact.end > NEAR or after[0].fact.start - times.fact.end > REACH:
        return None
    result, base = before[0], after[0]
    return (base, result) if base.dimension == result.dimension and base.families & SOURCES and not result.families & SOURCES else None


def _held_against(outline: Outline, times: Mention, base: Mention, result: Mention) -> bool:
    """Whether a bare multiple opens a clause right behind what it is said of, and `dari` follows: `Rp 50 triliun, 2,5 kali dari target`.

    What stands behind `dari` is a limit, a time or what was named before, no place (`dua kali dari Solo`), and is the smaller figure.
    """
    tie = next(iter(outline.after(times)), None)
    if tie is None or tie.family not in SOURCES or tie.start - times.fact.end > 1 or base.fact.unit in UNSUITED:
        return False
    one, other, number = base.fact.number, result.fact.number, times.fact.number
    if not (one and other and number) or other <= one or times.index != result.index + 1 or not kin(base.fact, result.fact):
        return False
    own = words(result.fact) | lexicon.refusals().persons | lexicon.relations().words["generic"]
    said = outline.words(result.fact.end, times.fact.start)
    opens = "," in said and set(said[2:] if said[:1] == ["per"] else said) <= own | {","}
    near = divided(1, APART) <= divided(other, one * number) <= APART
    return opens and near and "total" not in base.families and _of_known(outline, tie, base, result)


def _of_known(outline: Outline, tie: Cue, base: Mention, result: Mention) -> bool:
    """Whether what stands between `dari` and a figure is of a known sort: `dari target indikatif`, `dari tahun lalu yang hanya`."""
    known, begin = lexicon.relations(), outline.sentence(result.sentence)[0]
    said = outline.words(tie.start, base.fact.start)
    if outline.analysis.names(tie.start, base.fact.start) or len(said) > NAMED or not known.words["places"].isdisjoint(said[1:]):
        return False
    first = next((word for word in said[1:] if word not in known.words["concluding"] | lexicon.nouns().which), None)
    sorts = known.words["limits"] | known.words["no_starts"] | known.words["day_before"] | known.words["times"]
    return first is None or first in sorts or first in named_between(outline, begin, result.fact.start) or tie.family == "before"


def _in_turn(outline: Outline, times: Mention) -> Pair | None:
    """`Tahun lalu 120 kasus, tahun ini 480 kasus atau naik empat kali lipat`: both ends of a change before a multiple."""
    verb = next((cue for cue in times.leads if cue.family in VERBS), Cue(times.fact.start, times.fact.start, "fold", ""))
    more = any(word in lexicon.hedges().beyond for word in outline.words_behind(times, BEHIND))
    falls = verb.family != "fold" and SIGNS[verb.family] < 0
    if more or falls or any(cue.family in SOURCES for cue in outline.after(times)):
        return None  # tiga kali lipat lebih, tiga kali lipat dari rata-rata nasional
    ends = change_pairs.find(outline, times.sentence, verb, {"percent": times})
    if ends is None:
        return None
    since = outline.since(times)
    said = {word for cue in outline.cues_between(since, times.fact.start) for word in cue.phrase.split()}
    start, end = ends["from"], ends["to"]
    plain = named_between(outline, since, times.fact.start) <= said | words(start.fact) | words(end.fact)
    further = verb.family != "fold" and _by_so_much(start.fact, end.fact, times.fact) and not _fits(start.fact, end.fact, times.fact)
    return (start, end) if plain and not further else None


def _by_so_much(start: Fact, end: Fact, times: Fact) -> bool:
    """Whether something rose by so many times itself, which `naik tiga kali lipat` may have been meant to say: 120 to 480."""
    one, other, number = start.number or 0, end.number or 0, times.number or 0
    return absolute(other - one * (number + 1)) <= HALF * one


def _pointed(outline: Outline, times: Mention, before: list[Mention], after: list[Mention]) -> Pair | None:
    """`Terjual B.  Jumlah itu tiga kali lipat dari A`: the only such figure of the sentence before."""
    if before or not after or "this_figure" not in times.families or not after[0].near & SOURCES:
        return None
    results = [m for m in outline.earlier(times.sentence) if m.dimension == after[0].dimension]
    if len(results) != 1 or results[0].near & SOURCES or not kin(results[0].fact, after[0].fact):
        return None
    return after[0], results[0]


def _times(outline: Outline, times: Mention, pairs: list[Pair], at: tuple[int, int], certainty: Certainty) -> Relation:
    bindings = tuple({"base": (base.fact,), "result": (result.fact,), "times": (times.fact,)} for base, result in pairs)
    return heads.meant(outline, Relation("multiple", bindings, at, **certainty), "result", _fitting)


def _fitting(binding: heads.Binding) -> bool:
    return _fits(*(binding[role][0] for role in ("base", "result", "times")))


def _fits(base: Fact, result: Fact, times: Fact) -> bool:
    number = times.number
    if not number or base.number and result.number and absolute(result.number - base.number * number) * 10 > result.number:
        return False
    quotient = reading(result, Tier.TRUNCATED).over(reading(base, Tier.TRUNCATED))
    return quotient is not None and quotient.meets(roughly(reading(times, Tier.LOOSE), times))


def roughly(read: Interval, times: Fact) -> Interval:
    """How often as much a multiple may mean: a whole one in words is rounded as one in digits is."""
    if times.number is not None and times.number >= MUCH and read.high is not None:
        return Interval(read.low, read.high + 1)
    rounded = times.unit_printed is None and whole(times)
    return read + Interval(-HALF, HALF) if rounded and times.qualifier in ("exact", "about") else read
