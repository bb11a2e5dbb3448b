"""What must not be larger than what: a day's low and high, the shortest and the longest sentence, a ranking, and figures that are named
under a bound and then exactly.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.dimensions import conversion
from newsfacts.interval import ABOVE, BELOW, last_digit
from newsfacts.language import Cue
from newsfacts.model import Fact, Number, Relation, exact
from newsfacts.relations.adding import kinds
from newsfacts.relations.nouns import same
from newsfacts.relations.outline import HEAD, VERBS, Mention, Outline, opening
from newsfacts.relations.restating.distinct import in_list
from newsfacts.relations.restating.figures import DOWN
from newsfacts.relations.restating.printings import meet
from newsfacts.relations.slips import full

SUPERLATIVE = 70  # characters between `tertinggi` and its figure
EXACTLY = 50  # characters between `tepatnya`, `yakni` and the figure
RANKED = 90
PLAUSIBLE = 5  # a range whose ends are further apart was read wrongly, or leaves out a scale word
BEFORE = 3  # sentences in which an index may close before its highest and lowest are told
CLOSE = Fraction(6, 5)  # an index further off is another one
STEPS = frozenset({"rise", "fall"})
ELSEWHEN = frozenset({"from", "before", "compared", "peak", "average", "target", "threshold"})
BEYOND_AIM = 20  # nobody reaches so many times the target
FAR = Fraction(11, 10)  # the ends of a price may be told downwards that are closer: US$ 1.276 sampai US$ 1.270
AHEAD = 5  # words before a range that name what is measured
COUNTED_DOWN = DOWN | {"rise", "strengthen", "from", "each"}  # cues before a range that is told in the order in which it was passed
DASHES = "-–—−"  # with a dash a descent is meant as often as a slip
MORE = frozenset({"higher", "lower", "more"})
EXTREMES = frozenset({"highest", "lowest"})


def find(outline: Outline) -> Iterator[Relation]:
    """The orders, bounds and rankings of an article."""
    yield from _extremes(outline)
    yield from _limits(outline)
    yield from _reversed(outline)
    yield from _overfull(outline)
    for cue in outline.of_family("exactly", "namely"):
        yield from _exactly(outline, cue)
    for cue in outline.of_family("next_rank"):
        yield from _ranking(outline, cue)


def order(low: Mention, high: Mention, cue: Cue, sure: bool) -> Relation:
    """That one figure is not above another one."""
    return Relation("order", ({"low": (low.fact,), "high": (high.fact,)},), (cue.start, cue.end), sure=sure)


def _extremes(outline: Outline) -> Iterator[Relation]:
    """`level tertinggi 7.952,34 dan terendah 7.863,86`, `paling singkat 5 tahun dan paling lama 15 tahun`."""
    cues = sorted(outline.of_family(*EXTREMES))
    for one, other in pairwise(cues):
        pair = _superlatives(outline, one, other) if one.family != other.family else None
        if pair is None:
            continue
        first, second = pair
        if max(first.fact.number or 0, second.fact.number or 0) < 0:
            continue  # deflasi tertinggi -0,70 persen dan terendah -0,02 persen
        low, high = (first, second) if one.family == "lowest" else (second, first)
        together = first.sentence == second.sentence
        if together and first.fact.kind == "number" and first.fact.unit is None and one.phrase.count(" ") == other.phrase.count(" ") == 0:
            roles = {"first": (high.fact,), "next": (low.fact,)}  # a bare index: places are ranked by it
            yield Relation("ranking", (roles,), (other.start, other.end), direction=1)
        else:
            yield order(low, high, other, sure=together)
        if together and first.fact.kind == "number" and first.fact.unit is None:
            yield from _outside(outline, low, high, other)


def _outside(outline: Outline, low: Mention, high: Mention, cue: Cue) -> Iterator[Relation]:
    """`ditutup di 7.993,82 … level tertinggi 7.952,34 dan terendah 7.863,86`: an index that closed outside of its day is worth a word."""
    bottom, top = low.fact.number or 0, high.fact.number or 0
    for mention in outline.about(low, BEFORE, 1):
        value = mention.fact.number
        if value is None or mention.dimension != low.dimension or "to" not in mention.near or mention.near & ELSEWHEN:
            continue
        if (
            mention.fact.modality == "stated"
            and bottom <= top
            and bottom <= value * CLOSE
            and value <= top * CLOSE
            and not bottom <= value <= top
        ):
            yield order(low, mention, cue, sure=True) if value < bottom else order(mention, high, cue, sure=True)


def _superlatives(outline: Outline, one: Cue, other: Cue) -> tuple[Mention, Mention] | None:
    """The figures of two superlatives in one sentence, or of the one that the next sentence opens with; the group they hold for may stand
    in between (`usia 17-26 tahun sebesar 79,3%`)."""
    first = outline.behind(one, SUPERLATIVE)
    second = outline.behind(other, SUPERLATIVE)
    if first is None or second is None or first.index >= second.index:
        return None
    if second.sentence > first.sentence + opening(outline, second.sentence, other):
        return None
    for high in (first, outline.following(first)):
        for low in (second, outline.following(second)):
            if high is None or low is None or high.fact.end > other.start or high.fact.number is None or low.fact.number is None:
                continue
            lengths = {high.fact.kind, low.fact.kind} <= {"age", "duration"}
            alike = high.fact.unit == low.fact.unit and (lengths or high.fact.kind == low.fact.kind)
            if alike or lengths and conversion(low.fact, high.fact) is not None:  # paling singkat 6 bulan dan paling lama 12 tahun
                return (high, low) if low.fact.start - other.end <= SUPERLATIVE and high.fact.start - one.end <= SUPERLATIVE else None
    return None


def _limits(outline: Outline) -> Iterator[Relation]:
    """`minimal 5 tahun dan maksimal 15 tahun`."""
    for first, second in pairwise(outline.mentions):
        one, other = first.fact, second.fact
        if one.qualifier == "at_least" and other.qualifier == "at_most" and one.unit == other.unit and one.kind == other.kind:
            joined = first.sentence == second.sentence and "and" in second.families and not second.families & EXTREMES
            if joined and other.start - one.end <= SUPERLATIVE and one.number is not None and other.number is not None and second.leads:
                cue = second.leads[-1]
                if one.number > other.number:
                    yield order(first, second, cue, sure=one.kind == "age" or one.kind == "duration")


def _reversed(outline: Outline) -> Iterator[Relation]:
    """A range in words whose first end is the larger one; only those are worth a word, and only where it is said to be a range: elsewhere
    one counts down as often (`target harga Rp 5.000 hingga Rp 4.500`)."""
    for mention in outline.mentions:
        fact = mention.fact
        if fact.low is None or fact.high is None or mention.families & DOWN or any(dash in fact.text for dash in DASHES):
            continue
        low, high = exact(fact.low), exact(fact.high)
        if high < low <= PLAUSIBLE * high and _ranges(outline, mention, low > FAR * high):
            yield Relation("order", ({"low": (fact,), "high": (fact,)},), (fact.start, fact.end))


def _ranges(outline: Outline, mention: Mention, far: bool) -> bool:
    """Whether a range is said to be one: `berkisar`; where its ends are far apart, `pada kisaran` or a size (`tinggi gelombang`), too."""
    known, fact, begin = lexicon.relations().words, mention.fact, outline.sentence(mention.sentence)[0]
    before = outline.words(max(begin, fact.start - 2 * HEAD), fact.start)
    said = [*outline.text[max(0, fact.start - HEAD) : fact.start].lower().split()[-2:], *fact.text.lower().split()]
    if not known["between"].isdisjoint(said):
        return True
    falling = any(cue.family in COUNTED_DOWN for cue in outline.cues_between(begin, fact.start))
    if not far or falling or not known["counting_down"].isdisjoint(outline.words(*outline.sentence(mention.sentence))):
        return False
    return not known["range_words"].isdisjoint(said[:2]) or fact.kind == "measure" and not known["sizes"].isdisjoint(before[-AHEAD:])


def _overfull(outline: Outline) -> Iterator[Relation]:
    """`12.508 ribu unit … masih jauh dari target 32.000 unit`: a number printed in full with a scale word too many, next to its target."""
    for mention in outline.mentions:
        if full(mention.fact) is None:
            continue
        for other in outline.about(mention, 0, 1):
            aim = other.fact
            aimed = aim.modality == "target" or other.families & {"target", "threshold"} or other.lead("of") is not None
            if aimed and other.index > mention.index and other.dimension == mention.dimension and same(mention.fact, aim) and aim.number:
                if (mention.fact.number or 0) > aim.number * BEYOND_AIM and aim.number < (mention.fact.number or 0) <= aim.number * 1000:
                    yield order(mention, other, Cue(aim.start, aim.end, "target", ""), sure=True)
                break


def _exactly(outline: Outline, cue: Cue) -> Iterator[Relation]:
    """`Lebih dari 500 rumah, tepatnya 478 rumah`; `di bawah 3 persen, yakni 2,68 persen`; `Rp33,3 miliar, tepatnya Rp33.296.257.959`."""
    value = outline.behind(cue, EXACTLY)
    stated = outline.preceding(value) if value is not None else None
    if (
        value is None
        or stated is None
        or stated.fact.end > cue.start
        or cue.start - stated.fact.end > EXACTLY
        or value.dimension != stated.dimension
    ):
        return
    if value.fact.number is None or stated.fact.number is None or value.fact.qualifier in ABOVE | BELOW:
        return
    alone = (following := outline.following(value)) is None or following.dimension != value.dimension
    bounded = stated.fact.qualifier in ABOVE | BELOW
    if cue.family == "namely" and not (alone and bounded and (stated.fact.kind == "percent" or _one_noun(stated.fact, value.fact))):
        return
    at = (cue.start, cue.end)
    if bounded:
        if value.near & (VERBS | ELSEWHEN | {"above", "below"}) or any(other.family == "rest" for other in outline.after(value)):
            return  # di atas 10 persen, yakni melampaui rata-rata 8 persen; yakni Rp 1,2 triliun melalui A dan sisanya melalui B
        if not alone or not _one_noun(stated.fact, value.fact) or any(cue.family in MORE for cue in outline.after(value)[:1]):
            return  # tepatnya 200 hektare di Riau dan 150 di Jambi; 40 kepala keluarga; 40 orang lebih banyak
        yield Relation("bound", ({"limit": (stated.fact,), "value": (value.fact,)},), at)
    else:
        nearest = stated.fact.qualifier != "exact"  # sekitar 200, tepatnya 213; nobody calls 296 so
        roughly = _rounded_to(stated.fact.number, value.fact.number, nearest)
        roughly = roughly or "total" in value.families or in_list(outline, stated)  # A 404, B 400, dan C 600, tepatnya 1.404 seluruhnya
        if meet(stated.fact, value.fact) or not roughly:
            cut = nearest and _rounded_to(stated.fact.number, value.fact.number)
            if cut and not (alone and _one_noun(stated.fact, value.fact)):
                return
            told = Relation("restated", ({"first": (stated.fact,), "again": (value.fact,)},), at, sure=not roughly, suspect="first")
            yield told._replace(doubtful=cut)


def _rounded_to(stated: Number, value: Number, nearest: bool = False) -> bool:
    """Whether a round figure tells roughly what another one tells: `seribu, persisnya 1.024`; `tembus 6.100, tepatnya 6.101,7`.

    One that is hedged is the `nearest` round one, and not cut off.
    """
    unit = last_digit(stated)
    return unit > 1 and -unit <= 2 * (value - stated) < (unit if nearest else 2 * unit)


def _one_noun(stated: Fact, value: Fact) -> bool:
    return stated.kind != "count" or not value.subject or (stated.subject or "").lower() == value.subject.lower()


def _bygone(outline: Outline, mention: Mention) -> bool:
    """Whether a figure only says what the one before was: `tertinggi Rp 5,9 juta, naik dari Rp 5,6 juta, disusul …`."""
    before = (other for other in outline.by_sentence[mention.sentence] if other.index < mention.index)
    return bool(mention.near & (ELSEWHEN | STEPS)) and any(other.dimension == mention.dimension for other in before)


def _ranking(outline: Outline, cue: Cue) -> Iterator[Relation]:
    """`tertinggi Rp62.000, disusul Kota Bayu Rp58.000`."""
    following = outline.behind(cue, RANKED)
    first = outline.preceding(following) if following is not None else None
    while first is not None and following is not None and (first.bracketed and not following.bracketed or _bygone(outline, first)):
        first = outline.preceding(first)
    if (
        following is None
        or first is None
        or first.fact.end > cue.start
        or first.dimension != following.dimension
        or cue.start - first.fact.end > RANKED
    ):
        return
    if first.fact.number is None or following.fact.number is None or first.fact.kind in ("age", "duration"):
        return
    if kinds.one_of(outline, first, [following]):
        return  # terbanyak Wanakerta dengan 21 emas dan 9 perunggu, disusul Giriharja 18 emas
    top = [
        near
        for near in outline.cues_between(max(outline.sentence(first.sentence)[0], first.fact.start - 2 * RANKED), first.fact.start)
        if near.family in EXTREMES
    ]
    if top and not following.families & {"rise", "fall"}:
        direction = 1 if top[-1].family == "highest" else -1
        roles = {"first": (first.fact,), "next": (following.fact,)}
        yield Relation("ranking", (roles,), (cue.start, cue.end), direction=direction, sure=len(top) == 1)
