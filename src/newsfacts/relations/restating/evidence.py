"""What speaks for two figures a slip apart being the same one, in points.

A slip hardly arises by accident where figures have many digits, so the more digits, the less else must speak for the pair.  For it speak

    2 for each digit that both have beyond the first, at most 8; 7 if two neighbours are swapped, 6 if only the scale word differs
    7 if the headline's figure agrees with nothing in the story; else 2 if one of the two opens the article, as headline or lead
    6 if their sentences plainly tell the same thing (`retold`)
    2 if the one is alone against three that agree, and something around two of them is alike
    2 if no figure of another value stands in words more like those around either of them
    2 if rare words stand around both, and 1 if half of the words around the one stand around the other
    1 for each of two figures beside the one that agree with figures beside the other
    1 if one of them is quoted near the other, 1 if they are of the same time
    6 if they are ages of one name

and against it

    2 for a digit lost or added, 3 for two strokes, 2 (1 of four digits) if nothing around the two is alike
    3 for another subject, 2 if one of them is a high, low or mean, or of an earlier time
    3 if they differ by so little that the one may have become the other, as prices and rates do
    3 if names or numbers label the same word differently (`Kabupaten Bantul`), 2 if their sentences name other people or places,
      1 if the later one turns to something else; and then 8 points at most speak for a pair
    3 if one stands in a list of like figures, 1 if other figures are a slip away as well, 3 if the later one alone names its
      time and they have three digits or fewer

Shares and measures with nothing alike around them, another noun, place, time, rate, measure of a percentage (`dari target`, `dibandingkan
kuartal lalu`) or choice of an aspect (`aspects`), opposite directions, a target against a result (but where four digits agree and only a
scale word differs, or it points back to a count of its noun), both values repeated, both in one sentence, two names (`siblings`),
two lists, other figures beside them that differ,
a smaller count of two digits behind the larger one, or words that make them two (`standing`) rule a pair out (a headline that nothing
agrees with only noun, time, rate, choice, those words, two strokes or a lost digit with nothing alike around, and of a figure of one
or two digits that the story takes parts of, compares with, or adds to another).  So does a single digit outside the headline, what it
opens and what is retold, and there no more than 8 points speak for one; so do one digit of three, and two swapped among many values, of
what is not retold, one digit of four or fewer where the later sentence goes on to what the earlier one has no word of (`goes_on`), and two
cases that are put.  The points are fitted:
planted slips must be found, and of 1,500 articles that nobody annotated no pair may reach a report that is not one.
"""

from typing import NamedTuple

from newsfacts.interval import significant_digits
from newsfacts.model import Fact
from newsfacts.relations.nouns import other_subject
from newsfacts.relations.nouns import same as same_noun
from newsfacts.relations.outline import Mention, Outline, all_of
from newsfacts.relations.restating import headed
from newsfacts.relations.restating.distinct import (
    SURE_DIGITS,
    THREE,
    by_accident,
    company,
    drifting,
    goes_on,
    in_list,
    measured_apart,
    opposed,
    parted,
    turned,
)
from newsfacts.relations.restating.figures import Figures, apart
from newsfacts.relations.restating.headed import PART
from newsfacts.relations.restating.printings import agree, meet, repeats
from newsfacts.relations.restating.retold import pointing, retold
from newsfacts.relations.restating.standing import differently
from newsfacts.relations.slips import Slip, between

LEAD = 1  # the last sentence that opens an article, one more where it has a headline
ALIKE, COMPANY, NAMESAKES, RETOLD = 5, 2, 6, 6  # points that the words around, the figures beside, a name and sentences retold give at most
QUOTED = 3  # sentences between what is told and what is quoted
DOUBTED = 8  # points that figures of other names reach at most, and one whose sentence turns to something else
REPEATED = 2  # points for a figure against three that agree
MANY = 5  # digits that hardly agree in figures of two times
MOST = 8  # points that digits in common give
ONE_DIGIT = 8  # points that figures of one digit reach at most
RARE = 7  # bits of the words two figures share from which on they tell
NOW = frozenset({"now", "before"})
EXTREMES = frozenset({"highest", "lowest", "peak", "average"})


class Pair(NamedTuple):
    """Two figures a slip apart: `orphan` is the one of the headline that agrees with nothing in the story, if one is."""

    figures: Figures
    first: Mention
    again: Mention
    slip: Slip
    orphan: Mention | None

    @property
    def body(self) -> Mention:
        """The figure that the orphan is held against."""
        return self.again if self.orphan is self.first else self.first

    @property
    def lone(self) -> bool:
        """Whether all of a digit of one is another."""
        return self.slip.digits == 1 and self.slip.kind == "digit"

    @property
    def titled(self) -> bool:
        """Whether the first one stands in the headline."""
        return self.first.fact.section == "title"

    @property
    def namesakes(self) -> int:
        """The points that a name may give."""
        return NAMESAKES if self.first.fact.kind == "age" else 0


class Weight(NamedTuple):
    """Points for a pair so far, doubts that weigh at the end whatever else is found, and whether its sentences tell the same thing."""

    points: int
    doubts: int
    told: bool

    def reaches(self, most: int, least: int) -> bool:
        """Whether `least` is within reach if `most` points more are found."""
        return self.points + most - self.doubts >= least


def weigh(figures: Figures, first: Mention, again: Mention, slip: Slip, least: int) -> int:
    """What speaks for two figures a slip apart being the same one, in points; 0 where something rules it out or `least` is out of reach."""
    orphan = first if figures.orphan(first) else again if figures.orphan(again) else None
    pair = Pair(figures, first, again, slip, orphan)
    if _too_little(pair):
        return 0
    told = _needs_telling(pair)  # nothing but that it is told again speaks for so few digits
    if told and not retold(figures, first, again, slip):
        return 0
    if pair.lone and pair.titled and orphan is None and significant_digits(again.fact.number or 0) > 1:
        return 0  # JII Melemah 1%: the story says that, and 2,1 per cent of something else
    if apart(first, again, anywhere=orphan is not None):
        return 0
    weight = _of_headline(pair, orphan) if orphan is not None else _of_story(pair, told, least)
    return _with_words_around(pair, weight, least) if weight is not None else 0


def _needs_telling(pair: Pair) -> bool:
    """Whether two figures of the story are of one digit, or the later one of a count of two is smaller and may be a part of the other."""
    one, other = pair.first.fact, pair.again.fact
    part = one.kind == "count" and pair.slip.digits < PART and (one.number or 0) > (other.number or 0)
    return pair.orphan is None and not pair.titled and (pair.lone or part)


def _of_slip(slip: Slip) -> int:
    """The points for the digits that two figures share, and against the strokes that part them."""
    points = 7 if slip.kind == "swap" else 6 if slip.kind == "scale" else min(MOST, 2 * (slip.digits - 1))
    return points - 2 * (slip.kind == "lost") - 3 * (slip.kind == "garbled")


def _listed(pair: Pair) -> int:
    """How many of the two stand in a list."""
    return in_list(pair.figures.outline, pair.first) + in_list(pair.figures.outline, pair.again)


def _of_headline(pair: Pair, orphan: Mention) -> Weight | None:
    """What speaks at once for a figure of the headline that the story does not repeat; None where it is another one."""
    if headed.another(pair.figures, pair.first, pair.again, pair.slip, orphan):
        return None
    points = _of_slip(pair.slip) + 7 - 3 * other_subject(pair.first.fact, pair.again.fact)
    return Weight(points, 3 * (_listed(pair) > 0), False)


def _of_story(pair: Pair, told: bool, least: int) -> Weight | None:
    """The same of two figures that each agree with none, or with others; None where something rules them out."""
    figures, first, again, slip, _ = pair
    one, other, listed = first.fact, again.fact, _listed(pair)
    if listed == 2 or _ruled_out(pair):
        return None
    points = _of_slip(slip) + 2 * _opens(figures, first) - 3 * other_subject(one, other)
    points += one.quoted != other.quoted and again.sentence - first.sentence <= QUOTED
    points += one.time is not None and one.time == other.time
    doubts = 3 * (listed > 0)
    if slip.kind == "digit" and slip.digits < SURE_DIGITS and not pair.titled:
        doubts += 3 * (one.time is None and other.time is not None)
    doubts += 2 * any(bool(first.near & cues) != bool(again.near & cues) for cues in (NOW, EXTREMES))
    told = told or retold(figures, first, again, slip)
    if not told and (by_accident(figures, first, slip) or goes_on(figures, first, again, slip)):
        return None
    doubts += not told and slip.kind == "digit" and slip.digits <= MANY
    points += RETOLD * told - 3 * (not told and slip.kind == "digit" and drifting(one, other))
    if pair.lone and not told and one.kind == "count" and not same_noun(one, other):
        return None
    weight = Weight(points, doubts, told)
    if not weight.reaches(ALIKE + COMPANY + pair.namesakes, least) or opposed(figures, first, again):
        return None
    return weight


def _ruled_out(pair: Pair) -> bool:
    """Whether two figures of a story are two, by what is said of each."""
    figures, first, again, slip, _ = pair
    one, other = first.fact, again.fact
    if pair.titled and headed.told_finer(figures, first, again):
        return True
    same_digits = slip.kind == "scale" and slip.digits >= SURE_DIGITS  # a plan and its result do not share so many
    if not same_digits and (headed.aimed(first) != headed.aimed(again) or _supposed(one) != _supposed(other)):
        planned = one.kind == "count" and same_noun(one, other) and _supposed(one) == _supposed(other)
        told = slip.kind == "scale" or planned  # membangun 9 ruas jalan; untuk menyelesaikan 9 ruas itu
        if not told or headed.AIMS & (first.families | again.families) or not pointing(figures, first, again, slip):
            return True  # dana Rp 71 miliar itu akan dipakai
    if slip.digits < MANY and one.kind != "age" and figures.looking_back(first) != figures.looking_back(again):
        return True
    if one.kind == "count" and slip.kind == "scale" and not same_noun(one, other):
        return True  # 128 ribu jemaah dalam 128 kloter
    # terbanyak di Palem, di mana 55 orang meninggal
    return one.kind == "count" and bool(again.families & EXTREMES) and not first.families & EXTREMES


def _supposed(fact: Fact) -> bool:
    """Whether a figure is only put as a case: `Potensinya 300 ribu hektare.  Jika 200 ribu hektare saja ditanami …`."""
    return fact.modality == "condition"


def _with_words_around(pair: Pair, weight: Weight, least: int) -> int:
    """All points of a pair, with what stands around the two; 0 where that makes them two, or leaves `least` out of reach."""
    figures, first, again, _, orphan = pair
    agreeing, differing = company(figures, first, again)
    if _made_two(pair, differing):
        return 0
    like = _likeness(figures, first, again)
    if orphan is not None and not like and _far_off(pair):
        return 0
    repeated = orphan is None and max(len(figures.echoes(first)), len(figures.echoes(again))) > 1
    weight = weight._replace(points=weight.points + REPEATED * (repeated and like > 0))
    if not weight.reaches(like + COMPANY + pair.namesakes, least):
        return 0
    alone = orphan is None and not (like or agreeing or weight.told)
    if _by_themselves(pair, weight.told, like, alone):
        return 0
    named = first.fact.kind == "age" and not weight.told
    if named and not _of_one_name(figures.outline, first, again):
        return 0
    points = weight.points + min(agreeing, COMPANY) + like + NAMESAKES * named
    if alone and not _opens(figures, first):
        points -= 1 if pair.slip.digits > THREE else 2
    if orphan is None:
        points = _less_other_names(pair, points)
    points -= weight.doubts + rivalled(figures, first, again)
    if orphan is not None and (headed.as_near(figures, orphan, pair.body) or headed.happened(figures.outline, orphan, pair.body)):
        points = min(points, DOUBTED)
    return min(points, ONE_DIGIT) if pair.slip.digits == 1 else points


def _made_two(pair: Pair, differing: bool) -> bool:
    """Whether what stands around two figures makes them two: that beside them (`differing`), what they are said of, or measured by."""
    figures, first, again, slip, orphan = pair
    if orphan is None and (differing or figures.aspects.differ(first, again) or parted(figures, first, again)):
        return True
    return measured_apart(figures.outline, first, again) or differently(figures, first, again, slip)


def _by_themselves(pair: Pair, told: bool, like: int, alone: bool) -> bool:
    """Whether too little around two figures is `like` for so slight a slip; `alone` where nothing is."""
    figures, first, again, slip, orphan = pair
    if meet(first.fact, again.fact, zeros=not all_of(figures.outline, again)) and not (
        pair.titled and slip.kind == "swap" and slip.digits >= SURE_DIGITS
    ):
        return True  # no hedge swaps two of the headline's digits
    if pair.lone and not told and (orphan is None and like < ALIKE or first.fact.kind == "duration" and not like):
        return True
    few = first.fact.kind == "money" and slip.kind == "digit" and slip.digits < SURE_DIGITS
    # prices of few digits, shares and measures without a word in common, be they in the lead
    return alone and not pair.titled and (few or first.fact.kind in ("percent", "measure"))


def _far_off(pair: Pair) -> bool:
    """Whether a figure with nothing alike around it is too far from the headline's, in strokes or in the text."""
    _, first, again, slip, _ = pair
    if slip.kind in ("garbled", "lost"):
        return True
    contexts = pair.figures.contexts
    if headed.fated(pair.figures, first, again):
        return False
    far = again.sentence - first.sentence > 1 and slip.digits < PART
    return far and contexts.sentence(first.sentence).isdisjoint(contexts.sentence(again.sentence))


def _less_other_names(pair: Pair, points: int) -> int:
    """The points less what other names, labels and a turn to something else take from them."""
    figures, first, again, _, _ = pair
    names, labels = figures.other_names(first, again), figures.aspects.labelled_apart(first, again)
    elsewhere = turned(figures.outline, again)
    points -= (3 if labels else 2 * names) + elsewhere
    return min(points, DOUBTED) if names or labels or elsewhere else points


def _too_little(pair: Pair) -> bool:
    """Whether a slip leaves so little of a figure that only a headline's, or only one of the same noun, may be meant."""
    slip, of_headline = pair.slip, pair.orphan is not None
    if slip.kind == "garbled":
        return not of_headline
    few = pair.lone if of_headline else slip.kind == "lost" and slip.digits < PART
    return few and pair.first.fact.kind == "count" and not same_noun(pair.first.fact, pair.again.fact)


def _opens(figures: Figures, first: Mention) -> bool:
    return first.sentence <= LEAD + (figures.outline.analysis.document.title is not None)


def _likeness(figures: Figures, first: Mention, again: Mention) -> int:
    contexts = figures.contexts
    ones, others = [first, *figures.echoes(first)], [again, *figures.echoes(again)]
    like = max(contexts.likeness(a, b) for a in ones for b in others)
    if not like:
        return 0
    best = all(
        like > contexts.likeness(mention, third)
        for mention, rivals in ((first, others), (again, ones))
        for third in figures.like(mention)
        if third not in rivals and not repeats(third.fact, mention.fact)
    )
    shared = contexts.likeness(first, again)
    half = shared > 1 and 2 * shared > min(contexts.weight(contexts.of(first)), contexts.weight(contexts.of(again)))
    return 2 * best + 2 * (like >= RARE) + half


def _of_one_name(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether the same name stands right before two ages."""
    name = _named(outline, first)
    return name is not None and name == _named(outline, again)


def _named(outline: Outline, mention: Mention) -> str | None:
    """The capitalised word right before an age."""
    analysis = outline.analysis
    token = analysis.token_at(mention.fact.start) - 1
    while token >= 0 and analysis.words[token] in ("(", ","):
        token -= 1
    return analysis.words[token] if token >= 0 and analysis.is_capital(token) else None


def rivalled(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether other figures are a slip away from one of the two as well."""
    for mention, counterpart in ((first, again), (again, first)):
        for third in figures.like(mention):
            if third is not counterpart and between(third.fact, mention.fact) is not None:
                if not agree(third.fact, counterpart.fact) and not agree(third.fact, mention.fact):
                    return True
    return False
