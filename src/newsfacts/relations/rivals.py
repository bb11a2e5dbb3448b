"""Figures that look as if they should be the same, and differ by a slip: `Rp4,37 triliun` over a story of Rp3,74 triliun.

A pair is weighed as an editor would weigh it.  A slip of one figure hardly arises by accident where it has many digits, so the more
digits, the less else must speak for it:

|  2 each, 6 at most | digits that both have beyond the first; 6 where two neighbours are swapped or only the scale word differs |
|                 -2 | a digit is lost or added                                                                         |
|                  6 | the headline's figure agrees with nothing in the story                                           |
|                  2 | one of them opens the article: headline or lead                                                  |
|                  2 | no other figure stands in words more like those around either                                    |
|                  2 | rare words stand around both                                                                     |
|                  1 | half of the words around one stand around the other                                              |
|                  2 | two figures beside the one agree with figures beside the other                                   |
|                  6 | ages of one person                                                                               |
|                 -2 | another subject; only one of them a high, low or mean                                            |
|                 -3 | one stands in a list of like figures                                                             |
|                 -4 | one is a target, the other a result                                                              |
|                 -1 | other figures are a slip away as well                                                            |

From `NOTE` points on the pair is noted, from `ERROR` on it is an error.  Nothing speaks for a pair that differs in noun, place, time or
rate, of which both values are repeated elsewhere or stand in one sentence, or that moves in opposite directions.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from newsfacts.interval import Tier, reading, significant_digits
from newsfacts.model import Fact, Relation
from newsfacts.relations.contexts import Contexts
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import Mention, Outline, dimension
from newsfacts.relations.slips import Slip, between

NOTE = 6
ERROR = 9
FIRST, LAST = 8, 24  # figures of one dimension, from the top and just before it, that each is compared with
LIST = 3  # like figures that make a sentence a list
NAMED = 3  # agreeing figures that a report names against the one that differs
LEAD = 2  # sentences that open an article
RARE = 9  # bits of the words two figures share from which on they tell
UP = frozenset({"rise", "strengthen", "higher"})
DOWN = frozenset({"fall", "weaken", "lower"})
EXTREMES = frozenset({"highest", "lowest", "peak", "average"})


class Pair(NamedTuple):
    """Two figures a slip apart, the earlier one first, with what speaks for their being the same."""

    points: int
    first: Mention
    again: Mention


class Weighing:
    """What is asked of the figures of an article again and again, each answered once."""

    def __init__(self, outline: Outline, contexts: Contexts) -> None:
        self.outline = outline
        self.contexts = contexts
        self.strands: dict[tuple[str, str | None], list[Mention]] = defaultdict(list)
        for mention in outline.mentions:
            if mention.fact.number and mention.fact.section != "related":
                self.strands[mention.dimension].append(mention)
        self._echoes: dict[int, list[Mention]] = {}
        self._beside: dict[int, list[Fact]] = {}
        for fact in outline.facts:
            self._beside.setdefault(outline.analysis.sentence_at(fact.start), []).append(fact)

    def candidates(self) -> Iterator[tuple[Mention, Mention, Slip]]:
        """Pairs of figures a slip apart, in different sentences and of the same sort."""
        for strand in self.strands.values():
            for place, mention in enumerate(strand):
                for other in (*strand[: min(FIRST, place)], *strand[max(FIRST, place - LAST) : place]):
                    if other.sentence != mention.sentence and other.fact.kind == mention.fact.kind:
                        slip = between(other.fact, mention.fact)
                        if slip is not None:
                            yield other, mention, slip

    def like(self, mention: Mention) -> list[Mention]:
        """The figures of its dimension, some at the top and some near it."""
        strand = self.strands[mention.dimension]
        if len(strand) <= FIRST + LAST:
            return strand
        place = next(place for place, other in enumerate(strand) if other is mention)
        return [*strand[:FIRST], *strand[max(FIRST, place - LAST) : place + LAST]]

    def echoes(self, mention: Mention) -> list[Mention]:
        """The figures of other sentences that repeat it."""
        if mention.index not in self._echoes:
            self._echoes[mention.index] = [
                other for other in self.like(mention) if other.sentence != mention.sentence and repeats(mention.fact, other.fact)
            ]
        return self._echoes[mention.index]

    def beside(self, mention: Mention) -> list[Fact]:
        """The other figures and dates of its sentence."""
        return [fact for fact in self._beside[mention.sentence] if fact is not mention.fact]


def find(outline: Outline, contexts: Contexts) -> Iterator[Relation]:
    """Pairs, or a figure against several that agree, that should most likely be the same and are not."""
    weighing = Weighing(outline, contexts)
    pairs = [
        Pair(points, first, again)
        for first, again, slip in weighing.candidates()
        if (points := weigh(weighing, first, again, slip)) >= NOTE
    ]
    told: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: -pair.points):
        if told & {pair.first.index, pair.again.index}:
            continue
        odd, usual = sorted((pair.first, pair.again), key=lambda mention: (len(weighing.echoes(mention)), mention.fact.section != "title"))
        group = [usual, *weighing.echoes(usual)][:NAMED]
        told.update(mention.index for mention in (odd, *weighing.echoes(odd), usual, *weighing.echoes(usual)))
        yield _relation(odd, group, pair.points < ERROR)


def _relation(odd: Mention, group: list[Mention], doubtful: bool) -> Relation:
    first, *again = sorted((odd, *group), key=lambda mention: mention.index)
    alone = len(group) > 1 or odd.fact.section == "title"
    suspect = "first" if first is odd else "again" if len(again) == 1 else ""
    return Relation(
        "restated",
        ({"first": (first.fact,), "again": tuple(mention.fact for mention in again)},),
        (again[-1].fact.start, again[-1].fact.end),
        doubtful=doubtful,
        suspect=suspect if alone else "",
    )


def weigh(weighing: Weighing, first: Mention, again: Mention, slip: Slip) -> int:
    """What speaks for two figures a slip apart being the same one, in points; 0 where something rules it out."""
    one, other = first.fact, again.fact
    if _apart(first, again) or agree(one, other):
        return 0
    orphan = next((mention for mention in (first, again) if mention.fact.section == "title" and not _supported(weighing, mention)), None)
    points = 6 if slip.kind in ("swap", "scale") else min(6, 2 * (slip.digits - 1))
    points -= 2 * (slip.kind == "lost")
    if orphan is not None:
        points += 6
    else:
        ones, others = weighing.echoes(first), weighing.echoes(again)
        if ones and others or {m.sentence for m in (first, *ones)} & {m.sentence for m in (again, *others)}:
            return 0
        points += 2 * _opens(weighing, first)
    agreeing, differing = _company(weighing, first, again)
    if differing and not agreeing and orphan is None:
        return 0
    points += 2 * (agreeing > 1)
    points += _likeness(weighing, first, again)
    if one.kind == "age":
        name = _named(weighing.outline, first)
        if name is None or name != _named(weighing.outline, again):
            return 0
        points += 6
    points -= 2 * (_other_subject(one, other) + (bool(first.near & EXTREMES) != bool(again.near & EXTREMES)))
    points -= 3 * any(_listed(weighing, mention) for mention in (first, again))
    points -= 4 * ((one.modality == "target") != (other.modality == "target"))
    points -= _rivalled(weighing, first, again)
    return points


def _apart(first: Mention, again: Mention) -> bool:
    """Whether two figures are of different things: nouns, rates, places, times, or directions."""
    one, other = first.fact, again.fact
    if any(a and b and a != b for a, b in ((one.per, other.per), (one.time, other.time), (one.place, other.place))):
        return True
    if first.near & UP and again.near & DOWN or first.near & DOWN and again.near & UP:
        return True
    return one.kind == "count" and not kin(one, other)


def agree(one: Fact, other: Fact) -> bool:
    """Whether two figures may be the same, read as generously as their hedges allow."""
    return reading(one, Tier.LOOSE).meets(reading(other, Tier.LOOSE))


def repeats(one: Fact, other: Fact) -> bool:
    """Whether a figure is plainly the other one again: the same value, or the same rounded to two digits or more."""
    if one.number == other.number:
        return True
    if not one.unit_printed or not other.unit_printed or one.unit_printed == other.unit_printed or not one.number or not other.number:
        return False
    return min(significant_digits(one.number), significant_digits(other.number)) > 1 and reading(one, Tier.TRUNCATED).meets(
        reading(other, Tier.TRUNCATED)
    )


def _supported(weighing: Weighing, title: Mention) -> bool:
    """Whether some figure of the story agrees with the headline's."""
    return any(other.sentence != title.sentence and agree(title.fact, other.fact) for other in weighing.like(title))


def _opens(weighing: Weighing, first: Mention) -> bool:
    return first.sentence <= LEAD


def _company(weighing: Weighing, first: Mention, again: Mention) -> tuple[int, bool]:
    """How many figures beside the one agree with figures beside the other; whether of some unit both have figures and none agree."""
    beside = weighing.beside(again)
    agreeing, differing = 0, False
    for fact in weighing.beside(first):
        same = [other for other in beside if dimension(other) == dimension(fact) != first.dimension]
        if fact.kind == "date":
            differing |= bool(same) and not any(other.value == fact.value for other in same)
        elif any(other.number != 1 and other.number and agree(fact, other) for other in beside if dimension(other) == dimension(fact)):
            agreeing += 1
        elif same and fact.kind != "count":
            differing = True
    return agreeing, differing


def _likeness(weighing: Weighing, first: Mention, again: Mention) -> int:
    contexts = weighing.contexts
    ones, others = [first, *weighing.echoes(first)], [again, *weighing.echoes(again)]
    like = max(contexts.likeness(a, b) for a in ones for b in others)
    best = all(
        like > contexts.likeness(mention, third)
        for mention, rivals in ((first, others), (again, ones))
        for third in weighing.like(mention)
        if third.sentence != mention.sentence
        and third not in rivals
        and third not in (first, again)
        and not repeats(third.fact, mention.fact)
    )
    shared = contexts.likeness(first, again)
    half = 2 * shared > min(contexts.weight(contexts.of(first)), contexts.weight(contexts.of(again)))
    return 2 * (best and like > 0) + 2 * (like >= RARE) + (half and shared > 1)


def _named(outline: Outline, mention: Mention) -> str | None:
    """The capitalised word right before an age."""
    analysis = outline.analysis
    token = analysis.token_at(mention.fact.start) - 1
    while token >= 0 and analysis.words[token] in ("(", ","):
        token -= 1
    return analysis.words[token] if token >= 0 and analysis.text[analysis.starts[token]].isupper() else None


def _other_subject(one: Fact, other: Fact) -> bool:
    """Whether two amounts or shares name subjects without a word in common."""
    if one.kind == "count" or not one.subject or not other.subject:
        return False
    return not set(one.subject.lower().split()) & set(other.subject.lower().split())


def _listed(weighing: Weighing, mention: Mention) -> bool:
    """Whether a figure stands in a list of like figures."""
    return sum(dimension(fact) == mention.dimension for fact in weighing.beside(mention)) >= LIST - 1


def _rivalled(weighing: Weighing, first: Mention, again: Mention) -> bool:
    """Whether other figures are a slip away from one of the two as well."""
    for mention, counterpart in ((first, again), (again, first)):
        for third in weighing.like(mention):
            if third.sentence != mention.sentence and third is not counterpart and not agree(third.fact, counterpart.fact):
                if between(third.fact, mention.fact) is not None and not agree(third.fact, mention.fact):
                    return True
    return False
