"""What is beyond what: a value and its threshold, target or forecast, or the figure of another thing that is named beside it."""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.interval import ABOVE, BELOW
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations import heads
from newsfacts.relations.bounds import order
from newsfacts.relations.outline import HEAD, Mention, Outline, unreached
from newsfacts.relations.restating.figures import DOWN

THRESHOLD = 90  # characters between `di atas` and the threshold
BESIDE = 25  # … between `lebih murah, yaitu` and the figure
PASSED_OVER = frozenset({"from", "before", "compared", "higher", "lower", "of"})  # lead up to no value of its own
BEYOND = (ABOVE | BELOW) - {"at_least", "at_most"}  # of a threshold: what it allows at least is its own wording
TURNS = frozenset({"to", "rise", "fall", "contrast"})  # between a cue and a figure that is then another thing's
BEYOND_CUES = ("above", "below")  # lead up to another thing's figure, too
REDUCED = ("percent", "duration")  # may be meant to fall: kemiskinan 9,12 persen, belum mencapai target 8,95 persen
LENGTHS = ("duration", "age")  # told so of what they hold for, not of what they exceed


def find(outline: Outline) -> Iterator[Relation]:
    """The values of an article that are held against a threshold or another thing's."""
    for cue in outline.of_family(*BEYOND_CUES):
        yield from _threshold(outline, cue)
    for cue in outline.of_family("higher", "lower"):
        yield from _threshold(outline, cue)
        yield from _dearer(outline, cue)


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
