"""Whether two figures a slip apart are plainly two: of two names, times, places or wholes, or the one beside the other.

Or whether they are a slip apart by accident, for like figures stand in a list, drift from day to day, or are of few digits.
A headline says so little that the sentence which repeats its figure speaks for it.
"""

from newsfacts import lexicon
from newsfacts.interval import absolute
from newsfacts.model import Fact
from newsfacts.relations.nouns import kin
from newsfacts.relations.nouns import same as same_noun
from newsfacts.relations.outline import Mention, Outline, begun_from, led_back, opening
from newsfacts.relations.portions import telling
from newsfacts.relations.restating.figures import DOWN, UP, Figures, apart
from newsfacts.relations.restating.printings import agree, meet
from newsfacts.relations.restating.standing import further
from newsfacts.relations.slips import Slip

LIST = 3  # like figures that make a sentence a list
DRIFT = 30  # that part of a figure, from which on the difference of two is more than what moves them in a day
SURE_DIGITS = 4  # in common, which leave little doubt that only a slip parts the two
MANY_VALUES = 6  # of a kind, among which two of two digits are easily each other's swapped ones
THREE = 3  # digits, of which one differs often enough by accident
TURNS = frozenset({"contrast", "before"})
TURN = 20  # characters of a sentence within which it turns to something else
MEASURES = frozenset({"compared", "of", "from", "relative"})  # lead up to what a percentage is measured by
YEAR = 4  # digits of a date that is one
OPENS = 6  # characters before one that opens a sentence
MEASURED = 5  # words in which it is named


def parted(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether both values are repeated, in one sentence, of two names or hours, one became the other, or one alone counts further ones."""
    ones, others = [first, *figures.echoes(first)], [again, *figures.echoes(again)]
    if len(ones) > 1 < len(others) or {mention.sentence for mention in ones} & {mention.sentence for mention in others}:
        return True
    beside = figures.outline.by_sentence[first.sentence]
    if any(other.fact.value == again.fact.value and other.dimension == first.dimension for other in beside):
        return True  # 47 'hot spot', kemarin 45 titik panas … 47 titik panas tersebut
    if any(b.index == a.index + 1 and "to" in b.near for x in ones for y in others for a, b in ((x, y), (y, x))):
        return True
    if _bases(figures.outline, first, again):
        return True
    if len({further(figures.outline, each) for each in (*ones, *others)}) > 1:
        return True
    if any(figures.aspects.clocked_apart(one, other) for one in ones for other in others):
        return True
    told = first.fact.section != "title"
    if told and any(figures.aspects.chosen_apart(one, other) for one in ones for other in others if one.fact.section != "title"):
        return True
    bodies = [[each for each in group if each.fact.section != "title"] for group in (ones, others)]
    if any(figures.siblings.two(one, other) for one in bodies[0] for other in bodies[1]):
        return True
    if bodies[0] and _of_year(figures.outline, again) and not any(_of_year(figures.outline, one) for one in bodies[0]):
        return True
    repeated = next((each for each in ones if each.sentence != first.sentence), None)
    return repeated is not None and first.fact.section == "title" and _told_apart(figures, repeated, again)


def _bases(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether both are what another figure is held against, each another one: `7,0 persen, naik dari 5,3`, `4,4 persen, naik dari 3,3`."""
    one, other = (outline.preceding(mention) if begun_from(outline, mention) else None for mention in (first, again))
    if one is None or other is None:
        return False
    return one.dimension == other.dimension == first.dimension and not agree(one.fact, other.fact)


def _told_apart(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether the sentence that repeats the headline's figure tells it of another time, place or choice, or beside another figure."""
    first, again = sorted((first, again), key=lambda mention: mention.index)
    return (
        apart(first, again, anywhere=False)
        or measured_apart(figures.outline, first, again)
        or figures.aspects.differ(first, again)
        or figures.aspects.labelled_apart(first, again)
        or figures.looking_back(first) != figures.looking_back(again)
        or company(figures, first, again)[1]
        or _of_year(figures.outline, again)
        and not _of_year(figures.outline, first)
    )


def _of_year(outline: Outline, mention: Mention) -> bool:
    """Whether the sentence of a figure opens with a year: `Pada 2023, …`."""
    start = outline.sentence(mention.sentence)[0]
    return any(start <= date.start <= start + OPENS and date.value is not None and len(date.value) == YEAR for date in outline.dates)


def measured_apart(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether two percentages are of different wholes, or against different times: `dibandingkan kuartal lalu`, `dari target`."""
    if first.fact.kind != "percent":
        return False
    behind = []
    for mention in (first, again):
        cue = next((cue for cue in outline.after(mention) if cue.family in MEASURES), None)
        if cue is None:
            return False
        token = outline.analysis.token_at(cue.end if cue.family == "compared" else cue.start)
        behind.append(telling(outline, token, token + MEASURED))
    return behind[0].isdisjoint(behind[1])


def company(figures: Figures, first: Mention, again: Mention) -> tuple[int, bool]:
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
    """Whether two figures may be the same; a single one stands beside many."""
    return other.number != 1 and meet(fact, other, zeros=False)


def by_accident(figures: Figures, first: Mention, slip: Slip) -> bool:
    """Whether figures of so few digits are a slip apart in many an article.

    One digit of three; any slip of a headline's figure that the story repeats, and so another one of it; two swapped among many values.
    """
    if first.fact.section == "title" and slip.digits < THREE and slip.kind != "scale":
        return True
    if slip.kind == "digit":
        return slip.digits == THREE
    return slip.kind == "swap" and slip.digits < THREE and figures.values(first) > MANY_VALUES


def drifting(one: Fact, other: Fact) -> bool:
    """Whether two figures are so near that the one may have moved to the other: prices, rates and levels of one day."""
    if one.kind == "count" or one.number is None or other.number is None:
        return False
    return absolute(one.number - other.number) * DRIFT < absolute(one.number)


def turned(outline: Outline, again: Mention) -> bool:
    """Whether the sentence of the later figure begins by turning to something else: `sementara`, `selain itu`, `sebelumnya`."""
    turns = outline.cues_between(*outline.sentence(again.sentence))[:2]
    return any(cue.family in TURNS and opening(outline, again.sentence, cue, TURN) and cue.start < again.fact.start for cue in turns)


def goes_on(figures: Figures, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether the later sentence goes on to what the earlier one has no word of (`Kemudian Maluku …`), with a like figure by accident."""
    if slip.kind not in ("digit", "lost") or slip.digits > SURE_DIGITS:
        return False
    outline, contexts = figures.outline, figures.contexts
    begin = outline.sentence(again.sentence)[0]
    turn = outline.cues_of(again.sentence)[:1]
    turning = bool(turn) and turn[0].family == "contrast" and turn[0].start == begin
    if not turning and outline.analysis.words[outline.analysis.token_at(begin)] not in lexicon.relations().words["sequels"]:
        return False
    return not contexts.sentence(again.sentence) <= contexts.sentence(first.sentence)


def opposed(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether two figures are told of opposite ways, the later one is a part of the one before it, or the one is where a change ends and
    the other by how much something changed: `menjadi 9 persen`, `turun 0,81 persen`."""
    if led_back(figures.outline, again) or any("to" in one.near and _step(other) for one, other in ((first, again), (again, first))):
        return True
    return up_and_down(figures, first, again)


def up_and_down(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether one sentence speaks of a rise alone and the other of a fall alone."""
    (rises, falls), ways = figures.ways(first), figures.ways(again)
    return rises != falls and ways == (falls, rises)


def _step(mention: Mention) -> bool:
    """Whether a figure is by how much something changed."""
    return bool(mention.near & (UP | DOWN)) and "to" not in mention.near


def in_list(outline: Outline, mention: Mention) -> bool:
    """Whether a figure stands in a list of like figures."""
    row = outline.by_sentence[mention.sentence]
    beside = [other for other in row if other.dimension == mention.dimension] if len(row) >= LIST else []
    return len(beside) >= LIST and sum([kin(mention.fact, other.fact) for other in beside]) >= LIST
