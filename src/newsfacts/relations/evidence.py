"""What speaks for two figures a slip apart being the same one, in points.

A slip hardly arises by accident where figures have many digits, so the more digits, the less else must speak for the pair.  For it speak

    2 for each digit that both have beyond the first, at most 6; 7 if two neighbours are swapped, 6 if only the scale word differs
    7 if the headline's figure agrees with nothing in the story; else 2 if one of the two opens the article, as headline or lead
    2 if no figure of another value stands in words more like those around either of them
    2 if rare words stand around both, and 1 if half of the words around the one stand around the other
    2 if two figures beside the one agree with figures beside the other
    6 if they are ages of one name

and against it

    2 for a digit lost or added, 3 for two strokes, 2 (1 of four digits) if nothing around the two is alike
    3 for another subject, 2 if one of them is a high, low or mean, or of an earlier time
    2 if their sentences name other people or places, 1 if the later one turns to something else; and then 8 points at most speak for a pair
    3 if one stands in a list of like figures, 1 if other figures are a slip away as well

Shares and measures with nothing alike around them, another noun, place, time or rate, opposite directions, a target against a result (but
where four digits agree and only a scale word differs), both values repeated, both in one sentence, two lists, or other figures beside them
that differ rule a pair out (a headline that nothing agrees with only noun, time and rate).  So does a single digit outside the headline,
and in it no more than 8 points speak for one.  The points are fitted: planted slips must be found, and of 1,500 articles that nobody
annotated no pair may reach a report that is not one.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from newsfacts.model import Fact
from newsfacts.relations.contexts import Contexts
from newsfacts.relations.nouns import kin
from newsfacts.relations.nouns import same as same_noun
from newsfacts.relations.outline import POINTER, Mention, Outline, dimension, opening
from newsfacts.relations.printings import agree, meet, repeats
from newsfacts.relations.slips import STROKES, Slip, between, garbled

FIRST, LAST = 8, 24  # figures of one dimension, from the top and just before it, that each is compared with
LIST = 3  # like figures that make a sentence a list
LEAD = 1  # the last sentence that opens an article, one more where it has a headline
ALIKE, COMPANY, NAMESAKES = 5, 2, 6  # points that the words around, the figures beside and a name speak for a pair at most
DOUBTED = 8  # points that figures of other names reach at most, and one whose sentence turns to something else
SURE_DIGITS = 4  # in common, which leave little doubt that only the scale word differs
ONE_DIGIT = 8  # points that figures of one digit reach at most
RARE = 7  # bits of the words two figures share from which on they tell
UP = frozenset({"rise", "strengthen", "higher"})
DOWN = frozenset({"fall", "weaken", "lower"})
NOW = frozenset({"now", "before"})
AIMS = frozenset({"target", "threshold"})
TURNS = frozenset({"contrast", "before"})
TURN = 20  # characters of a sentence within which it turns to something else
EXTREMES = frozenset({"highest", "lowest", "peak", "average"})


class Figures:
    """The figures of an article and what is asked of them again and again, each answered once."""

    def __init__(self, outline: Outline, contexts: Contexts) -> None:
        self.outline = outline
        self.contexts = contexts
        self.strands: dict[tuple[str, str | None], list[Mention]] = defaultdict(list)
        for mention in outline.mentions:
            if mention.fact.number and mention.fact.section != "related":
                self.strands[mention.dimension].append(mention)
        self._starts = [fact.start for fact in outline.facts]
        self._like: dict[int, list[Mention]] = {}
        self._echoes: dict[int, list[Mention]] = {}
        self._beside: dict[int, dict[tuple[str, str | None], list[Fact]]] = {}
        self._names: dict[int, frozenset[str]] = {}
        self._orphans: dict[int, bool] = {}

    def candidates(self) -> Iterator[tuple[Mention, Mention, Slip]]:
        """Pairs of figures a slip apart, in different sentences and of the same sort."""
        for strand in self.strands.values():
            shapes = [_shape(mention.fact) for mention in strand]
            for place, mention in enumerate(strand):
                value, size, lead = shapes[place]
                for at in (*range(min(FIRST, place)), *range(max(FIRST, place - LAST), place)):
                    other_value, other_size, other_lead = shapes[at]
                    if value == other_value or abs(size - other_size) > STROKES and lead != other_lead:
                        continue  # nearly all pairs
                    other = strand[at]
                    if other.sentence == mention.sentence or _apart(other, mention, anywhere=True):
                        continue
                    slip = between(other.fact, mention.fact)
                    if slip is None and other.fact.section == "title" and (self.orphan(other) or self.orphan(mention)):
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

    def orphan(self, mention: Mention) -> bool:
        """Whether it is a figure of the headline that agrees with none of the story."""
        if mention.fact.section != "title":
            return False
        if mention.index not in self._orphans:
            self._orphans[mention.index] = not any(agree(mention.fact, other.fact) for other in self.like(mention))
        return self._orphans[mention.index]

    def other_names(self, first: Mention, again: Mention) -> bool:
        """Whether the sentences of two figures name somebody or some place each, and none that is the same."""
        ones, others = self._named(first), self._named(again)
        return bool(ones and others) and ones.isdisjoint(others)

    def _named(self, mention: Mention) -> frozenset[str]:
        """The capitalised words within its sentence, of a story that has such names."""
        if mention.sentence not in self._names:
            analysis = self.outline.analysis
            first, last = (analysis.token_at(end) for end in self.outline.sentence(mention.sentence))
            title = mention.fact.section == "title"
            self._names[mention.sentence] = frozenset(
                analysis.words[token]
                for token in range(first + 1, 0 if title else last)
                if len(analysis.words[token]) > 1 and analysis.text[analysis.starts[token]].isupper()
            )
        return self._names[mention.sentence]

    def beside(self, mention: Mention) -> dict[tuple[str, str | None], list[Fact]]:
        """The figures and dates of its sentence, itself among them, by dimension."""
        if mention.sentence not in self._beside:
            start, end = self.outline.sentence(mention.sentence)
            found = self._beside[mention.sentence] = defaultdict(list)
            for fact in self.outline.facts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
                found[dimension(fact)].append(fact)
        return self._beside[mention.sentence]


def _shape(fact: Fact) -> tuple[str | None, int, str]:
    """A figure's value, the number of digits before its decimal comma, and its first two digits."""
    digits, power = fact.printed or ("0", 0)
    return fact.value, len(digits) + power, digits[:2]


def weigh(figures: Figures, first: Mention, again: Mention, slip: Slip, least: int) -> int:
    """What speaks for two figures a slip apart being the same one, in points; 0 where something rules it out or `least` is out of reach."""
    one, other = first.fact, again.fact
    orphan = first if figures.orphan(first) else again if figures.orphan(again) else None
    if slip.kind == "garbled" and orphan is None:
        return 0
    lone = slip.digits == 1 and slip.kind == "digit"
    if lone and (orphan is None and "title" not in (one.section, other.section) or one.kind == "count" and not same_noun(one, other)):
        return 0
    if _apart(first, again, anywhere=orphan is not None) or meet(one, other):
        return 0
    listed = _listed(figures, first) + _listed(figures, again)
    doubts = 3 * (listed > 0)  # which weigh at the end, whatever else is found
    points = 7 if slip.kind == "swap" else 6 if slip.kind == "scale" else min(6, 2 * (slip.digits - 1))
    points -= 2 * (slip.kind == "lost") + 3 * (slip.kind == "garbled")
    if orphan is not None:
        if _summed(figures, orphan, again if orphan is first else first):
            return 0
        points += 7
    else:
        same_digits = slip.kind == "scale" and slip.digits >= SURE_DIGITS  # a plan and its result do not share so many
        aimed = _aimed(first) != _aimed(again) and not same_digits
        if "of_that" in again.families or aimed or listed == 2 or _opposed(figures.outline, first, again):
            return 0
        points += 2 * _opens(figures, first) - 3 * other_subject(one, other)
        doubts += 2 * any(bool(first.near & cues) != bool(again.near & cues) for cues in (NOW, EXTREMES))
        if points + ALIKE + COMPANY + NAMESAKES * (one.kind == "age") - doubts < least:
            return 0
        ones, others = figures.echoes(first), figures.echoes(again)
        if ones and others or {mention.sentence for mention in (first, *ones)} & {mention.sentence for mention in (again, *others)}:
            return 0
        if any(b.index == a.index + 1 and "to" in b.near for x in (first, *ones) for y in (again, *others) for a, b in ((x, y), (y, x))):
            return 0  # the one became the other
        if len({_further(figures.outline, each) for each in (first, again, *ones, *others)}) > 1:
            return 0
    like = _likeness(figures, first, again)
    if points + like + COMPANY + NAMESAKES * (one.kind == "age") - doubts < least:  # whatever else may speak for them
        return 0
    if lone and (orphan is None and like < ALIKE or one.kind == "duration" and not like):
        return 0
    agreeing, differing = _company(figures, first, again)
    if differing and orphan is None:
        return 0
    alone = orphan is None and not (like or agreeing)
    if alone and one.kind in ("percent", "measure") and one.section != "title":
        return 0  # shares and measures without a word in common, be they in the lead
    points += COMPANY * (agreeing > 1) + like - (0 if not alone or _opens(figures, first) else 1 if slip.digits > 3 else 2)
    if one.kind == "age":
        name = _named(figures.outline, first)
        if name is None or name != _named(figures.outline, again):
            return 0
        points += NAMESAKES
    if orphan is None:
        names, turned = figures.other_names(first, again), _turned(figures.outline, again)
        points -= 2 * names + turned
        if names or turned:
            points = min(points, DOUBTED)
    points -= doubts + _rivalled(figures, first, again)
    return min(points, ONE_DIGIT) if slip.digits == 1 else points


def _apart(first: Mention, again: Mention, anywhere: bool) -> bool:
    """Whether two figures are of different things: nouns, rates, times, directions or (not `anywhere`) places."""
    one, other = first.fact, again.fact
    pairs = ((one.per, other.per), (one.time, other.time), *(() if anywhere else ((one.place, other.place),)))
    if any(a and b and a != b for a, b in pairs):
        return True
    return one.kind != other.kind or one.kind == "count" and not kin(one, other)


def _summed(figures: Figures, title: Mention, part: Mention) -> bool:
    """Whether the headline's count is the sum of two others of its noun, one of them `part`."""
    numbers = {other.fact.number or 0 for other in figures.like(title) if same_noun(title.fact, other.fact)}
    rest = (title.fact.number or 0) - (part.fact.number or 0)
    return rest in numbers and not any(same_noun(part.fact, other.fact) for other in figures.echoes(part))


def _opens(figures: Figures, first: Mention) -> bool:
    return first.sentence <= LEAD + (figures.outline.analysis.document.title is not None)


def _company(figures: Figures, first: Mention, again: Mention) -> tuple[int, bool]:
    """How many figures beside the one agree with figures beside the other; whether of some sort both have figures and none agree."""
    agreeing, differing = 0, False
    beside = figures.beside(again)
    for sort, facts in figures.beside(first).items():
        others = beside.get(sort, [])
        for fact in facts if others else ():
            if fact.kind == "date":
                differing |= all(other.value != fact.value for other in others)
            elif fact is not first.fact and any(other is not again.fact and _equal(fact, other) for other in others):
                agreeing += 1
            elif fact.kind == "count":
                differing |= not same_noun(fact, first.fact) and any(same_noun(fact, other) for other in others)
            else:
                differing |= sort != first.dimension
    return agreeing, differing


def _equal(fact: Fact, other: Fact) -> bool:
    return other.number != 1 and meet(fact, other, zeros=False)


def _likeness(figures: Figures, first: Mention, again: Mention) -> int:
    contexts = figures.contexts
    ones, others = [first, *figures.echoes(first)], [again, *figures.echoes(again)]
    like = max(contexts.likeness(a, b) for a in ones for b in others)
    best = all(
        like > contexts.likeness(mention, third)
        for mention, rivals in ((first, others), (again, ones))
        for third in figures.like(mention)
        if third.sentence != mention.sentence
        and third not in rivals
        and third not in (first, again)
        and not repeats(third.fact, mention.fact)
    )
    shared = contexts.likeness(first, again)
    half = 2 * shared > min(contexts.weight(contexts.of(first)), contexts.weight(contexts.of(again)))
    return 2 * (best and like > 0) + 2 * (like >= RARE) + (half and shared > 1)


def _turned(outline: Outline, again: Mention) -> bool:
    """Whether the sentence of the later figure begins by turning to something else: `sementara`, `selain itu`, `sebelumnya`."""
    turns = outline.cues_between(*outline.sentence(again.sentence))[:2]
    return any(cue.family in TURNS and opening(outline, again.sentence, cue, TURN) and cue.start < again.fact.start for cue in turns)


def _aimed(mention: Mention) -> bool:
    """Whether a figure is aimed at, not reached."""
    return mention.fact.modality == "target" or bool(mention.near & AIMS)


def _named(outline: Outline, mention: Mention) -> str | None:
    """The capitalised word right before an age."""
    analysis = outline.analysis
    token = analysis.token_at(mention.fact.start) - 1
    while token >= 0 and analysis.words[token] in ("(", ","):
        token -= 1
    return analysis.words[token] if token >= 0 and analysis.text[analysis.starts[token]].isupper() else None


def other_subject(one: Fact, other: Fact) -> bool:
    """Whether two amounts or shares name subjects without a word in common."""
    if one.kind == "count" or not one.subject or not other.subject:
        return False
    return not set(one.subject.lower().split()) & set(other.subject.lower().split())


def _listed(figures: Figures, mention: Mention) -> bool:
    """Whether a figure stands in a list of like figures."""
    return sum(kin(mention.fact, fact) for fact in figures.beside(mention)[mention.dimension]) >= LIST


def _rivalled(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether other figures are a slip away from one of the two as well."""
    for mention, counterpart in ((first, again), (again, first)):
        for third in figures.like(mention):
            if third is not counterpart and not agree(third.fact, counterpart.fact):
                if between(third.fact, mention.fact) is not None and not agree(third.fact, mention.fact):
                    return True
    return False


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
