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
from fractions import Fraction
from typing import NamedTuple

from newsfacts.interval import Tier, open_ended, reading, significant_digits
from newsfacts.model import Fact, Relation
from newsfacts.relations.contexts import Contexts
from newsfacts.relations.nouns import kin
from newsfacts.relations.nouns import same as same_noun
from newsfacts.relations.outline import POINTER, Mention, Outline, dimension
from newsfacts.relations.slips import Slip, between, garbled

NOTE = 5
ERROR = 9
FIRST, LAST = 8, 24  # figures of one dimension, from the top and just before it, that each is compared with
LIST = 3  # like figures that make a sentence a list
NAMED = 3  # agreeing figures that a report names against the one that differs
LEAD = 2  # sentences that open an article
RARE = 9  # bits of the words two figures share from which on they tell
ROUND = 1000  # from here on the zeros at the end of a whole number may be a rounding
UP = frozenset({"rise", "strengthen", "higher"})
DOWN = frozenset({"fall", "weaken", "lower"})
NOW = frozenset({"now", "before"})
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
        self._like: dict[int, list[Mention]] = {}
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
                        if slip is None and other.fact.section == "title":
                            slip = garbled(other.fact, mention.fact)
                        if slip is not None:
                            yield other, mention, slip

    def like(self, mention: Mention) -> list[Mention]:
        """The figures of other sentences that are of its dimension and, of counts, of its noun: some at the top and some near it."""
        if mention.index not in self._like:
            strand = self.strands[mention.dimension]
            if len(strand) > FIRST + LAST:
                place = strand.index(mention)
                strand = [*strand[:FIRST], *strand[max(FIRST, place - LAST) : place + LAST]]
            self._like[mention.index] = [other for other in strand if other.sentence != mention.sentence and kin(mention.fact, other.fact)]
        return self._like[mention.index]

    def echoes(self, mention: Mention) -> list[Mention]:
        """The figures of other sentences that repeat it."""
        if mention.index not in self._echoes:
            self._echoes[mention.index] = [other for other in self.like(mention) if repeats(mention.fact, other.fact)]
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
    orphan = next((mention for mention in (first, again) if mention.fact.section == "title" and not _supported(weighing, mention)), None)
    if slip.kind == "garbled" and orphan is None:
        return 0
    if slip.digits == 1 and slip.kind == "digit":
        if orphan is None and not ("title" in (one.section, other.section) and _likeness(weighing, first, again) == 5):
            return 0
        if one.kind == "count" and not same_noun(one, other):
            return 0
    if _apart(first, again, anywhere=orphan is not None) or meet(one, other):
        return 0
    points = 7 if slip.kind == "swap" else 6 if slip.kind == "scale" else min(6, 2 * (slip.digits - 1))
    points -= 2 * (slip.kind == "lost") + 3 * (slip.kind == "garbled")
    if orphan is not None:
        if _summed(weighing, orphan, again if orphan is first else first):
            return 0
        points += 7
    else:
        ones, others = weighing.echoes(first), weighing.echoes(again)
        if (
            _opposed(weighing.outline, first, again)
            or ones
            and others
            or {m.sentence for m in (first, *ones)} & {m.sentence for m in (again, *others)}
        ):
            return 0
        points += 2 * _opens(weighing, first)
    agreeing, differing = _company(weighing, first, again)
    like = _likeness(weighing, first, again)
    if differing and orphan is None:
        return 0
    alone = orphan is None and not (like or agreeing or _opens(weighing, first))
    points += 2 * (agreeing > 1) + like - 2 * alone
    if one.kind == "age":
        name = _named(weighing.outline, first)
        if name is None or name != _named(weighing.outline, again):
            return 0
        points += 6
    if orphan is None:
        points -= 3 * _other_subject(one, other)
        points -= 2 * any(bool(first.near & cues) != bool(again.near & cues) for cues in (NOW, EXTREMES))
        points -= 4 * ((one.modality == "target") != (other.modality == "target"))
    points -= 3 * any(_listed(weighing, mention) for mention in (first, again))
    points -= _rivalled(weighing, first, again)
    return points


def _apart(first: Mention, again: Mention, anywhere: bool) -> bool:
    """Whether two figures are of different things: nouns, rates, times, directions or (not `anywhere`) places."""
    one, other = first.fact, again.fact
    pairs = ((one.per, other.per), (one.time, other.time), *(() if anywhere else ((one.place, other.place),)))
    if any(a and b and a != b for a, b in pairs):
        return True
    return one.kind == "count" and not kin(one, other)


def agree(one: Fact, other: Fact) -> bool:
    """Whether two figures may be the same, a hedge or the zeros of a round number read generously; a bound must be near the figure."""
    for bound, value in ((one, other.number), (other, one.number)):
        if open_ended(bound) and bound.number and value and not Fraction(2, 3) <= value / bound.number <= Fraction(3, 2):
            return False
    return meet(one, other)


def _opposed(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether one sentence speaks of a rise alone and the other of a fall alone."""
    ways = []
    for mention in (first, again):
        said = {cue.family for cue in outline.cues_of(mention.sentence)}
        ways.append((bool(said & UP), bool(said & DOWN)))
    return sorted(ways) == [(False, True), (True, False)]


def _further(outline: Outline, mention: Mention) -> bool:
    """Whether a figure counts further ones of a kind: `14 negara lainnya`."""
    return any(cue.family == "others" and cue.start - mention.fact.end < POINTER for cue in outline.after(mention))


def meet(one: Fact, other: Fact) -> bool:
    """Whether some value may have been printed both ways."""
    if {one.qualifier, other.qualifier} - {"exact"}:
        return reading(one, Tier.LOOSE).meets(reading(other, Tier.LOOSE))
    first, second = (reading(fact, Tier.TRUNCATED) for fact in (one, other))
    if first.meets(second):
        return True
    return any(
        fact.number is not None and abs(fact.number) >= ROUND and reading(fact, Tier.LOOSE).meets(narrow)
        for fact, narrow in ((one, second), (other, first))
    )


def repeats(one: Fact, other: Fact) -> bool:
    """Whether a figure is plainly the other one again: the same value, or the same rounded to two digits or more."""
    if one.number == other.number:
        return True
    if not one.unit_printed or not other.unit_printed or one.unit_printed == other.unit_printed or not one.number or not other.number:
        return False
    if open_ended(one) or open_ended(other) or min(significant_digits(one.number), significant_digits(other.number)) < 2:
        return False
    return reading(one, Tier.TRUNCATED).meets(reading(other, Tier.TRUNCATED))


def _supported(weighing: Weighing, title: Mention) -> bool:
    """Whether some figure of the story agrees with the headline's."""
    return any(agree(title.fact, other.fact) for other in weighing.like(title))


def _summed(weighing: Weighing, title: Mention, part: Mention) -> bool:
    """Whether the headline's count is the sum of two others of its noun, one of them `part`."""
    numbers = {other.fact.number or 0 for other in weighing.like(title) if same_noun(title.fact, other.fact)}
    rest = (title.fact.number or 0) - (part.fact.number or 0)
    return rest in numbers and not any(same_noun(part.fact, other.fact) for other in weighing.echoes(part))


def _opens(weighing: Weighing, first: Mention) -> bool:
    return first.sentence <= LEAD


def _company(weighing: Weighing, first: Mention, again: Mention) -> tuple[int, bool]:
    """How many figures beside the one agree with figures beside the other; whether of some unit both have figures and none agree."""
    beside = weighing.beside(again)
    agreeing, differing = 0, False
    for fact in weighing.beside(first):
        same = [
            other
            for other in beside
            if dimension(other) == dimension(fact)
            and (fact.kind == "count" and same_noun(fact, other) or dimension(fact) != first.dimension)
        ]
        if fact.kind == "date":
            differing |= bool(same) and not any(other.value == fact.value for other in same)
        elif any(other.number != 1 and other.number and agree(fact, other) for other in beside if dimension(other) == dimension(fact)):
            agreeing += 1
        elif any(fact.kind != "count" or same_noun(fact, other) for other in same):
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
    return sum(dimension(fact) == mention.dimension and kin(mention.fact, fact) for fact in weighing.beside(mention)) >= LIST - 1


def _rivalled(weighing: Weighing, first: Mention, again: Mention) -> bool:
    """Whether other figures are a slip away from one of the two as well."""
    for mention, counterpart in ((first, again), (again, first)):
        for third in weighing.like(mention):
            if third is not counterpart and not agree(third.fact, counterpart.fact):
                if between(third.fact, mention.fact) is not None and not agree(third.fact, mention.fact):
                    return True
    return False
