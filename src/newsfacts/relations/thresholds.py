"""What is beyond what: a value and its threshold, target or forecast, a round mark that it has passed, or the figure of another thing."""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.interval import ABOVE, BELOW, significant_digits
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations import heads
from newsfacts.relations.bounds import order
from newsfacts.relations.changing.exchange import names
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import HEAD, Mention, Outline, unreached
from newsfacts.relations.restating.figures import DOWN

THRESHOLD = 90  # characters between `di atas` and the threshold
BESIDE = 25  # … between `lebih murah, yaitu` and the figure
PASSED_OVER = frozenset({"from", "before", "compared", "higher", "lower", "of"})  # lead up to no value of its own
BEYOND = (ABOVE | BELOW) - {"at_least", "at_most"}  # of a threshold: what it allows at least is its own wording
TURNS = frozenset({"to", "rise", "fall", "contrast"})  # between a cue and a figure that is then another thing's
BEYOND_CUES = ("above", "below")  # lead up to another thing's figure, too
REDUCED = ("percent", "duration")  # may be meant to fall: kemiskinan 9,12 persen, belum mencapai target 8,95 persen
MARK = 30  # characters between `menembus` and the mark
RATE = 3  # words of `per dolar AS`
ROUND = 2  # digits of a mark
NEAR = 3  # times a value that its mark may be
AIDED = DOWN | {"strengthen", "from", "before", "compared", "target", "threshold", "peak", "average", "more", "of", "of_that"}  # no level
LENGTHS = ("duration", "age")  # told so of what they hold for, not of what they exceed


def find(outline: Outline) -> Iterator[Relation]:
    """The values of an article that are held against a threshold or another thing's."""
    for cue in outline.of_family(*BEYOND_CUES):
        yield from _threshold(outline, cue)
    for cue in outline.of_family("higher", "lower"):
        yield from _threshold(outline, cue)
        yield from _dearer(outline, cue)
    verbs = lexicon.relations().words["passing_marks"]
    if not verbs.isdisjoint(outline.vocabulary):
        for place, word in enumerate(outline.analysis.words):
            if word in verbs:
                yield from _mark(outline, place)


def _mark(outline: Outline, verb: int) -> Iterator[Relation]:
    """`mencapai Rp 512 triliun, untuk pertama kalinya menembus Rp 500 triliun`: a round mark that the value right before has passed."""
    analysis, known = outline.analysis, lexicon.relations().words
    mark = outline.behind(cue := Cue(analysis.starts[verb], analysis.end(verb), "above", analysis.words[verb]), MARK)
    value = outline.preceding(mark) if mark is not None else None
    if mark is None or value is None or not _of_one_sort(value, mark) or not _near_mark(value, mark):
        return
    if not known["marks"].issuperset(outline.words(cue.end, mark.fact.start)) or not _at_last(outline, value, cue):
        return
    if value.fact.kind == "money" and not names().isdisjoint(outline.words(outline.sentence(value.sentence)[0], value.fact.start)):
        return  # rupiah kini Rp 15.900 per dolar AS, menembus Rp 16.000
    if value.families & AIDED or outline.dates_between(mark.fact.end, outline.sentence(mark.sentence)[1]):
        return
    if not any(near.family in ("before", "of", "average") for near in outline.after(mark)):
        yield order(mark, value, cue, sure=True)._replace(doubtful=True)


def _of_one_sort(value: Mention, mark: Mention) -> bool:
    """Whether two figures that stand beside each other are exact, stated as they are, and of one sort."""
    one, other = value.fact, mark.fact
    if value.dimension != mark.dimension or one.kind in LENGTHS or one.kind in REDUCED or {one.modality, other.modality} != {"stated"}:
        return False
    return {one.qualifier, other.qualifier} == {"exact"} and (one.per == other.per or None in (one.per, other.per)) and kin(one, other)


def _near_mark(value: Mention, mark: Mention) -> bool:
    """Whether a mark is a round figure, and the value not far from it."""
    number, limit = value.fact.number, mark.fact.number
    return bool(number and limit) and significant_digits(limit or 0) <= ROUND and NEAR * (number or 0) >= (limit or 0)


def _at_last(outline: Outline, value: Mention, verb: Cue) -> bool:
    """Whether the words between a value and a verb say only that it was passed, behind what the value counts or holds for."""
    said, _, last = outline.text[value.fact.end : verb.start].lower().rpartition(",")
    between, known = said.split(), lexicon.relations()
    rate = len(between) <= RATE and between[:1] != [] and between[0] in known.families["every"]
    counted = rate or set(between) <= set((value.fact.subject or "").lower().split())
    return counted and known.words["passing_at_last"].issuperset(last.split())


def _threshold(outline: Outline, cue: Cue) -> Iterator[Relation]:
    """`6,41 persen, jauh di bawah ambang batas 50 persen`; `meningkat ke 53,3, melampaui ekspektasi pasar di 49,5`; and what is beyond
    another thing's figure: `5,86 persen, melampaui pertumbuhan ekonomi yang mencapai 5,03 persen`."""
    limit = outline.behind(cue, THRESHOLD)
    if unreached(outline, cue):
        return
    if limit is None or limit.fact.qualifier in BEYOND or limit.fact.number is None:
        return
    between = {near.family for near in outline.cues_between(cue.end, limit.fact.start)}
    against = "threshold" not in between and cue.family in BEYOND_CUES and _held_against(outline, cue, limit)
    if not (against or "threshold" in between and between.isdisjoint(TURNS if cue.family in ("higher", "lower") else {*TURNS, "from"})):
        return
    if "," in outline.text[cue.end : limit.fact.start]:
        return
    second = outline.following(limit)
    if "each" in between and second is not None and second.dimension == limit.dimension and "and" in second.families:
        values = [m for m in outline.about(limit, 1) if m.index < limit.index and m.dimension == limit.dimension][-2:]
        if len(values) == 2 and "and" in values[1].families:
            yield _compared(values[0], limit, cue, sure=False)
            yield _compared(values[1], second, cue, sure=False)
        return
    value = _measured(outline, limit, cue)
    if value is not None and against and (_rated(outline, value) != _rated(outline, limit) or value.families & DOWN):
        return  # so many a week, and so many a day; terkontraksi 9,31 persen, di bawah rata-rata nasional 2,07 persen
    if value is not None and _limits_apiece(outline, value, second):
        return  # masing-masing 118 dan 27 persen, di atas ambang batas 50 dan 10 persen
    if value is not None:
        role = "high" if cue.family in ("above", "higher") else "low"
        yield heads.meant(outline, _compared(value, limit, cue, sure=_plain(value, limit, cue)), role, heads.ordered)


def _held_against(outline: Outline, cue: Cue, limit: Mention) -> bool:
    """Whether a cue leads to the figure of something that is named: `rata-rata nasional 5,05`, `pertumbuhan ekonomi yang mencapai 5,03`."""
    known, between = lexicon.relations().words, outline.cues_between(cue.end, limit.fact.start)
    turning = any(near.family in TURNS and near.phrase not in known["changes"] for near in between)
    if turning or limit.fact.kind in LENGTHS or any(near.family == "from" for near in between):
        return False  # rata-rata pergerakan 50 hari turun di bawah rata-rata 200 hari
    words = outline.words(cue.end, limit.fact.start)
    said = bool(words) and words[-1] in known["fillers"] and not lexicon.nouns().which.isdisjoint(words)
    return said or any(near.family == "average" for near in between)


def _rated(outline: Outline, mention: Mention) -> bool:
    """Whether a figure holds for each of something: `7 kasus per hari`."""
    return mention.fact.per is not None or any(cue.family == "every" for cue in outline.after(mention))


def _limits_apiece(outline: Outline, value: Mention, second: Mention | None) -> bool:
    """Whether a value is one of two, and there is a second limit."""
    first = outline.preceding(value)
    if first is None or second is None or not first.dimension == value.dimension == second.dimension:
        return False
    return "each" in first.families and "and" in value.families and "and" in second.families


def _plain(value: Mention, limit: Mention, cue: Cue) -> bool:
    """Whether value and limit stand next to each other in one sentence, the cue between them, and which way the aim lies is no question."""
    if limit.fact.kind in REDUCED and cue.phrase in lexicon.relations().words["short_of"]:
        return False
    return value.sentence == limit.sentence and limit.index - value.index == 1 and cue.start - value.fact.end <= THRESHOLD


def _compared(value: Mention, limit: Mention, cue: Cue, sure: bool) -> Relation:
    low, high = (limit, value) if cue.family in ("above", "higher") else (value, limit)
    return order(low, high, cue, sure)


def _measured(outline: Outline, limit: Mention, cue: Cue) -> Mention | None:
    """What is held against the threshold: the nearest figure of the kind before the cue that is no earlier state."""
    here = [
        m
        for m in reversed(outline.about(limit))
        if m.fact.end <= cue.start and m.dimension == limit.dimension and m.fact.number is not None
    ]
    for mention in here:
        if not mention.near & PASSED_OVER:
            return mention
    if here:
        return None
    start = outline.sentence(limit.sentence)[0]
    behind = (m for m in reversed(outline.about(limit, 2)) if m.sentence < limit.sentence)
    found = [m for m in behind if m.dimension == limit.dimension and m.fact.number is not None and not m.near & PASSED_OVER]
    anaphor = any(near.family == "this_figure" for near in outline.cues_between(start, min(start + THRESHOLD, cue.start)))
    if len(found) > 1 and not anaphor:  # `Surplus tersebut … melampaui proyeksi`: the figure that the sentence's first word stands before
        words = outline.text[start : min(start + HEAD, cue.start)].split(maxsplit=1)
        head = words[0].strip("\"“”'(").lower() if words else ""
        found = [m for m in found if len(head) > 3 and head in outline.text[max(0, m.fact.start - HEAD) : m.fact.start].lower()]
    return found[0] if found else None


def _dearer(outline: Outline, cue: Cue) -> Iterator[Relation]:
    """`… nasional Rp13.929. Di Kalimantan lebih murah, yaitu Rp12.592`."""
    value = outline.behind(cue, BESIDE)
    if (
        value is None
        or value.fact.number is None
        or value.families & {"rise", "fall", "compared"}
        or [near.family for near in value.leads[-2:]] != [cue.family, "namely"]
    ):
        return
    before = [
        m
        for m in reversed(outline.about(value, 1))
        if m.dimension == value.dimension and m.index < value.index and m.fact.number is not None
    ]
    other = next((m for m in before if not m.near & {"higher", "lower"}), None)
    if other is not None:
        low, high = (value, other) if cue.family == "lower" else (other, value)
        yield order(low, high, cue, sure=False)
