"""A figure that is said not to have changed, and the one it had before: `Cadangan devisa 152,5 miliar, tidak berubah dari 152,5 miliar`."""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.interval import absolute, divided
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import LIKELY
from newsfacts.relations.changing.ends import TIMES, YARDSTICKS
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.portions import named_between, telling

REACH = 90  # characters between the words that say so and the figure of before
SOURCES = frozenset({"from", "compared", "before"})
CLOSE = 50  # parts of a figure of which one more or less is hardly a move
FINE = 1000  # parts of the last digit of a figure
APART = 3  # words between a figure and what is said of it: per kilogram atau

Pair = tuple[Mention, Mention, int]  # what a figure is, what it was before, and where the words begin that lead up to that


def find(outline: Outline) -> Iterator[Relation]:
    """Both figures of what stays the same."""
    alike = lexicon.relations().words["same_as"]
    told = [*outline.of_family("unmoved"), *(cue for cue in outline.of_family("or") if cue.phrase in alike)]
    for cue in sorted(told):
        pair = _after(outline, cue) or _around(outline, cue)
        if pair is not None and not _nearly(outline, cue, *pair) and _of_one(outline, *pair) and _of_before(outline, cue, *pair):
            first, again = _as_printed(pair[0].fact, pair[1].fact)
            yield Relation("restated", ({"first": (first,), "again": (again,)},), (cue.start, cue.end), **LIKELY)


def _as_printed(first: Fact, again: Fact) -> tuple[Fact, Fact]:
    """Two figures to be read as they are printed, where they are printed alike: `sama dengan` does not mean 4,8 and 4,9."""
    if first.unit_printed != again.unit_printed or first.unit_printed is None:
        return first, again
    fine = str(divided(first.unit_printed, FINE))
    return first.altered(precision=fine), again.altered(precision=fine)


def _after(outline: Outline, cue: Cue) -> Pair | None:
    """Both figures behind the words: `stagnan di Rp 1,4 juta dibandingkan kemarin yang Rp 1,4 juta`."""
    first, known = outline.behind(cue, REACH), lexicon.relations().words
    again = outline.following(first) if first is not None else None
    if first is None or again is None or cue.family != "unmoved" or again.families.isdisjoint(SOURCES):
        return None
    said = set(outline.words(cue.end, first.fact.start))
    return (first, again, first.fact.end) if said <= known["standing"] | known["levels"] | known["amounts"] else None


def _around(outline: Outline, cue: Cue) -> Pair | None:
    """The figure before the words, or the only one of the sentence before, and that behind them."""
    again = outline.behind(cue, REACH)
    sourced = cue.phrase in lexicon.relations().words["same_as"]
    if again is None or not sourced and again.families.isdisjoint(SOURCES):
        return None
    first, begin = outline.preceding(again), outline.sentence(again.sentence)[0]
    if first is not None:
        beside = first.fact.end <= cue.start and len(outline.words(first.fact.end, cue.start)) <= APART
        apart = "," in outline.text[first.fact.end : cue.start]  # not: 345 saham stagnan dari 627 saham
        return (first, again, cue.end) if beside and apart else None
    before = [mention for mention in outline.earlier(again.sentence) if mention.dimension == again.dimension]
    pointed = outline.opens_with_this(again.sentence) and not named_between(outline, outline.cues_of(again.sentence)[0].end, cue.start)
    return (before[0], again, cue.end) if len(before) == 1 and pointed and cue.start > begin else None


def _nearly(outline: Outline, cue: Cue, first: Mention, again: Mention, begin: int) -> bool:
    """Whether what is said is denied, or not meant exactly: `hampir tidak berubah`, `stagnan di 7.100,5 dari 7.098,2`."""
    known, at = lexicon.relations().words, outline.analysis.token_at(cue.start)
    before = outline.analysis.words[max(0, at - 1) : at]
    if not (known["nearly"] | lexicon.modality().denied).isdisjoint(before):
        return True
    one, other = first.fact.number or 0, again.fact.number or 0
    return cue.phrase in known["at_rest"] and 0 < absolute(one - other) * CLOSE <= absolute(other)


def _of_one(outline: Outline, first: Mention, again: Mention, begin: int) -> bool:
    """Whether two figures may be of one thing."""
    one, other, following = first.fact, again.fact, outline.following(again)
    if first.dimension != again.dimension or one.kind in TIMES or first.bracketed or again.bracketed or not kin(one, other):
        return False
    onward = following is not None and following.dimension == again.dimension  # dari A menjadi B
    if onward or not (one.number and other.number) or None not in (one.per, other.per) and one.per != other.per:
        return False
    return one.modality == other.modality or other.modality == "denied"  # tidak berubah dari


def _of_before(outline: Outline, cue: Cue, first: Mention, again: Mention, begin: int) -> bool:
    """Whether nothing but a time stands between the words and the figure, as that of which it is."""
    known, calendar = lexicon.relations(), lexicon.calendar()
    end, since = again.fact.start, outline.sentence(first.sentence)[0]
    dates = {*calendar.months, *calendar.weekdays}
    if (again.families & YARDSTICKS) - first.families or outline.analysis.names(begin, end) - dates:
        return False
    said = outline.words(begin, end)
    times = frozenset[str]().union(*known.moments.values())
    dated = bool(outline.dates_between(begin, end)) or "before" in again.families or not dates.union(times).isdisjoint(said)
    cues = {word for each in outline.cues_between(begin, end) for word in each.phrase.split()}
    lists = ("dating", "concluding", "levels", "day_before", "sessions", "changes")
    general = {*cues, *dates, *times, *lexicon.nouns().which, *named_between(outline, since, first.fact.start)}
    general = general.union(said[1:2] if said[:1] == ["per"] else (), *(known.words[name] for name in lists))
    straight = cue.family == "unmoved" and len(said) == 1
    return (dated or straight) and telling(outline, *outline.analysis.tokens(begin, end)) <= general
