"""The figures of an article and what is asked of them again and again, each answered once."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from newsfacts import lexicon
from newsfacts.interval import significant_digits
from newsfacts.model import Fact
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import Mention, Outline, dimension, pointer
from newsfacts.relations.restating.aspects import Aspects
from newsfacts.relations.restating.contexts import Contexts
from newsfacts.relations.restating.printings import agree, cut, repeats
from newsfacts.relations.restating.siblings import Siblings
from newsfacts.relations.slips import SCALED, Slip, between, garbled, rescaled

RENAMED = 3  # digits of a count that is the headline's, whatever is counted
FIRST, LAST = 8, 24  # figures of one dimension, from the top and just before it, that each is compared with
UP = frozenset({"rise", "strengthen", "higher"})
DOWN = frozenset({"fall", "weaken", "lower"})
WHOLE = 100  # per cent
POINTED = 2  # sentences from an amount to the one that points back to it
MANY = 100  # figures among which values are counted: of a text with more, nobody says that they are few


class Figures:
    """The figures of an article; `strands` are those that may be one another, in order."""

    def __init__(self, outline: Outline, contexts: Contexts) -> None:
        self.outline = outline
        self.contexts = contexts
        self.strands = {
            dimension: [mention for mention in alike if mention.fact.number and mention.fact.section != "related"]
            for dimension, alike in outline.by_dimension.items()
        }
        self.aspects = Aspects(outline)
        self.siblings = Siblings(outline)
        self._starts = [fact.start for fact in outline.facts]
        self._like: dict[int, list[Mention]] = {}
        self._echoes: dict[int, list[Mention]] = {}
        self._beside: dict[int, dict[tuple[str, str | None], list[Fact]]] = {}
        self._names: dict[int, frozenset[str]] = {}
        self._orphans: dict[int, bool] = {}
        self._values: dict[int, int] = {}
        self._backs: dict[int, bool] = {}
        self._ways: dict[int, tuple[bool, bool]] = {}

    def candidates(self) -> Iterator[tuple[Mention, Mention, Slip]]:
        """Pairs of figures a slip apart, in different sentences and of the same sort."""
        for strand in self.strands.values():
            if len(strand) < 2:
                continue
            shapes = [_shape(mention.fact) for mention in strand]
            orphans = [self.orphan(mention) for mention in strand]
            for place, mention in enumerate(strand):
                value, size, lead, power = shapes[place]
                for at in (*range(min(FIRST, place)), *range(max(FIRST, place - LAST), place)):
                    other_value, other_size, other_lead, other_power = shapes[at]
                    if value == other_value:
                        continue
                    other = strand[at]
                    unlike = (
                        lead != other_lead
                        and (
                            abs(size - other_size) > 1
                            or power == other_power
                            and lead[0] != other_lead[0]
                            and (  # two digits differ, which are not swapped, or more than one that is lost
                                lead[1:] != other_lead[1:] and lead != other_lead[::-1]
                                if size == other_size
                                else lead[0] not in other_lead and other_lead[0] not in lead
                            )
                        )
                    )
                    orphan = orphans[at] or orphans[place]
                    if unlike and not orphan or other.sentence == mention.sentence:
                        continue  # nearly all pairs
                    titled = other.fact.section == "title"
                    if titled and cut(other.fact, mention.fact) or apart(other, mention, anywhere=True, nouns=not titled):
                        continue
                    slip = None if unlike else between(other.fact, mention.fact)
                    if slip is None and orphan:
                        slip = garbled(other.fact, mention.fact)
                    if slip is None and (orphan or lead == other_lead and self._next_scale(other, mention)):
                        slip = rescaled(other.fact, mention.fact)
                    if slip is not None and (
                        orphan or slip.kind != "swap" or not _finer(other.fact, mention.fact)
                    ):  # kewajiban Rp2,75 triliun, aset Rp7,2 triliun
                        yield other, mention, slip

    def _next_scale(self, first: Mention, again: Mention) -> bool:
        """Whether a figure points back to one just before that has the scale word next to its own: `Rp 71 triliun … Rp 71 miliar itu`."""
        if again.sentence - first.sentence > POINTED or pointer(self.outline, again) is None:
            return False
        low, high = sorted((first.fact.unit_printed or 0, again.fact.unit_printed or 0))
        return low * SCALED == high

    def like(self, mention: Mention) -> list[Mention]:
        """The figures of other sentences that are of its dimension and, of counts, of its noun: some at the top and some near it."""
        if mention.index not in self._like:
            strand = self.strands[mention.dimension]
            if len(strand) > FIRST + LAST:
                place = bisect_left(strand, mention.index, key=attrgetter("index"))
                strand = [*strand[:FIRST], *strand[max(FIRST, place - LAST) : place + LAST]]
            self._like[mention.index] = [other for other in strand if other.sentence != mention.sentence and kin(mention.fact, other.fact)]
        return self._like[mention.index]

    def values(self, mention: Mention) -> int:
        """How many values the article has of its dimension and, of counts, of its noun."""
        if mention.index not in self._values:
            strand = self.strands[mention.dimension][:MANY]
            self._values[mention.index] = len({other.fact.value for other in strand if kin(mention.fact, other.fact)})
        return self._values[mention.index]

    def echoes(self, mention: Mention) -> list[Mention]:
        """The figures of other sentences that repeat it."""
        if mention.index not in self._echoes:
            self._echoes[mention.index] = [other for other in self.like(mention) if repeats(mention.fact, other.fact)]
        return self._echoes[mention.index]

    def orphan(self, mention: Mention) -> bool:
        """Whether it is a figure of the headline that agrees with none of the story."""
        if mention.fact.section != "title":
            return False
        if mention.index not in self._orphans:
            told = any(agree(mention.fact, other.fact) for other in self.like(mention)) or self._level(mention) or self._renamed(mention)
            self._orphans[mention.index] = not told
        return self._orphans[mention.index]

    def _renamed(self, title: Mention) -> bool:
        """Whether the story counts as many of something else: `351 Pendemo` over `351 orang`."""
        if title.fact.kind != "count" or significant_digits(title.fact.number or 0) < RENAMED:
            return False
        strand = self.strands[title.dimension]
        return any(other.fact.value == title.fact.value and other.fact.section != "title" for other in strand[: FIRST + LAST])

    def _level(self, title: Mention) -> bool:
        """Whether a level of the headline is one of the story that has its unit there: `ke Level 7.072`, `7.072,72 poin`."""
        if title.fact.kind != "number":
            return False
        others = [strand for (kind, unit), strand in self.strands.items() if kind == "number" and unit != title.fact.unit in (None, "poin")]
        return any(agree(title.fact, other.fact, zeros=False) for strand in others for other in strand[: FIRST + LAST])

    def looking_back(self, mention: Mention) -> bool:
        """Whether the sentence of a figure leads up to it with an earlier time: `tahun lalu, …`, `pada hari pertama …`."""
        if mention.index not in self._backs:
            self._backs[mention.index] = _looking_back(self.outline, mention)
        return self._backs[mention.index]

    def ways(self, mention: Mention) -> tuple[bool, bool]:
        """Whether its sentence speaks of a rise, and whether of a fall."""
        if mention.sentence not in self._ways:
            said = {cue.family for cue in self.outline.cues_of(mention.sentence)}
            self._ways[mention.sentence] = (not UP.isdisjoint(said), not DOWN.isdisjoint(said))
        return self._ways[mention.sentence]

    def other_names(self, first: Mention, again: Mention) -> bool:
        """Whether the sentences of two figures name somebody or some place each, and none that is the same."""
        ones, others = self.named(first), self.named(again)
        return bool(ones and others) and ones.isdisjoint(others)

    def same_names(self, first: Mention, again: Mention) -> bool:
        """Whether the sentences of two figures have a name in common, or neither has any."""
        ones, others = self.named(first), self.named(again)
        return not (ones or others) or not ones.isdisjoint(others)

    def named(self, mention: Mention) -> frozenset[str]:
        """The names in its sentence; none in a headline, where every word may be capitalised."""
        if mention.sentence not in self._names:
            span = self.outline.sentence(mention.sentence) if mention.fact.section != "title" else (0, 0)
            self._names[mention.sentence] = self.outline.analysis.names(*span)
        return self._names[mention.sentence]

    def beside(self, mention: Mention) -> dict[tuple[str, str | None], list[Fact]]:
        """The figures and dates of its sentence, itself among them, by dimension."""
        if mention.sentence not in self._beside:
            start, end = self.outline.sentence(mention.sentence)
            found = self._beside[mention.sentence] = defaultdict(list)
            for fact in self.outline.facts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
                found[dimension(fact)].append(fact)
        return self._beside[mention.sentence]


def _shape(fact: Fact) -> tuple[str | None, int, str, int]:
    """A figure's value, the number of digits before its decimal comma, its first two digits, and the power of ten of the last."""
    digits, power = fact.printed or ("0", 0)
    return fact.value, len(digits) + power, digits[:2], power


def _looking_back(outline: Outline, mention: Mention) -> bool:
    """Whether the sentence of a figure leads up to it with an earlier time: `tahun lalu, …`, `pada hari pertama …`.

    Nothing but a length of time stands before it, and it is not compared with that time.  A recap (`Sebelumnya, bupati menyebut …`) tells
    the same again.
    """
    first = next(other for other in outline.by_sentence[mention.sentence] if other.fact.kind != "duration" or other is mention)
    start = outline.sentence(mention.sentence)[0]
    if first is mention and outline.text[start : mention.fact.start].lower().startswith(_first_days()):
        return True
    cues = outline.cues_between(start, mention.fact.start) if first is mention else ()
    cue = next((cue for cue in reversed(cues) if cue.family == "before"), None)
    if cue is None or any(other.family == "compared" for other in cues):
        return False
    recap = outline.text[start : cue.end].lower() in lexicon.relations().words["recaps"]
    return not (recap and outline.text[cue.end : cue.end + 1] == ",")


@cache
def _first_days() -> tuple[str, ...]:
    return tuple(lexicon.relations().words["first_days"])


def apart(first: Mention, again: Mention, anywhere: bool, nouns: bool = True) -> bool:
    """Whether two figures are of different things: `nouns`, rates, times, directions or (not `anywhere`) places; or a share and the rest.

    A headline says less exactly where and when: `sampai September`, of what happened by the 30th.
    """
    one, other = first.fact, again.fact
    if one.kind != other.kind or nouns and one.kind == "count" and not kin(one, other):
        return True
    if one.unit == other.unit == "%" and (one.number or 0) + (other.number or 0) == WHOLE:
        return True
    title = one.section == "title"
    if _differ(one.per, other.per) and lexicon.nouns().classifiers.isdisjoint((one.per or "", other.per or "")):
        return True  # not: Rp 55 per saham, Rp 55 per lembar saham
    if _differ(one.time, other.time) and not (title and _within(other.time, one.time)):
        return True
    return not (anywhere or title) and _differ(one.place, other.place) and not _inside(one.place, other.place)


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both are named and not the same."""
    return one != other and bool(one and other)


def _within(one: str | None, other: str | None) -> bool:
    """Whether a date lies in the month or year that is the other one."""
    return one is not None and other is not None and one.startswith(f"{other}-")


def _inside(one: str | None, other: str | None) -> bool:
    """Whether the name of one place is a part of the other's (`Jakarta`, `Jakarta Selatan`), so that the one may lie in the other."""
    names, others = set((one or "").split()), set((other or "").split())
    return names <= others or others <= names


def _finer(one: Fact, other: Fact) -> bool:
    """Whether one of two figures is printed to more digits than the other: `kewajiban Rp2,75 triliun`, `aset Rp7,2 triliun`."""
    return one.precision != other.precision and significant_digits(one.number or 0) != significant_digits(other.number or 0)
