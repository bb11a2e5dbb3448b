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
scale word differs), both values repeated, both in one sentence, two names (`siblings`), two lists, other figures beside them that differ,
a smaller count of two digits behind the larger one, or words that make them two (`standing`) rule a pair out (a headline that nothing
agrees with only noun, time, rate, choice, those words, two strokes or a lost digit with nothing alike around, and of a figure of one
or two digits that the story takes parts of, compares with, or adds to another).  So does a single digit outside the headline, what it
opens and what is retold, and there no more than 8 points speak for one; so do one digit of three, and two swapped among many values, of
what is not retold, one digit of four or fewer where the later sentence goes on to what the earlier one has no word of (`goes_on`), and two
cases that are put.  The points are fitted:
planted slips must be found, and of 1,500 articles that nobody annotated no pair may reach a report that is not one.
"""

from newsfacts import lexicon
from newsfacts.interval import absolute, significant_digits
from newsfacts.model import Fact
from newsfacts.relations.distinct import company, measured_apart, parted
from newsfacts.relations.figures import DOWN, UP, Figures, apart
from newsfacts.relations.nouns import kin, of_another, other_subject, words
from newsfacts.relations.nouns import same as same_noun
from newsfacts.relations.outline import POINTER, Mention, Outline, led_back, opening, pointer
from newsfacts.relations.printings import agree, meet, repeats
from newsfacts.relations.retold import retold
from newsfacts.relations.slips import Slip, between
from newsfacts.relations.standing import differently

LIST = 3  # like figures that make a sentence a list
LEAD = 1  # the last sentence that opens an article, one more where it has a headline
ALIKE, COMPANY, NAMESAKES, RETOLD = 5, 2, 6, 6  # points that the words around, the figures beside, a name and sentences retold give at most
DRIFT = 30  # that part of a figure, from which on the difference of two is more than what moves them in a day
QUOTED = 3  # sentences between what is told and what is quoted
DOUBTED = 8  # points that figures of other names reach at most, and one whose sentence turns to something else
REPEATED = 2  # points for a figure against three that agree
MANY = 5  # digits that hardly agree in figures of two times
PART = 3  # digits of a count, with less of which a smaller one behind it is taken for a part of it
SURE_DIGITS = 4  # in common, which leave little doubt that only the scale word differs
MOST = 8  # points that digits in common give
ONE_DIGIT = 8  # points that figures of one digit reach at most
HEADED = 3  # sentences behind a headline that tell its figures of one digit
MANY_VALUES = 6  # of a kind, among which two of two digits are easily each other's swapped ones
THREE = 3  # digits, of which one differs often enough by accident
RARE = 7  # bits of the words two figures share from which on they tell
ROUGHLY = 20  # that part of a figure by which a headline may miss it
OTHERS = 4  # words behind a figure among which `lain` makes it one of others
NOW = frozenset({"now", "before"})
AIMS = frozenset({"target", "threshold"})
WHOLES = frozenset({"of", "from", "compared"})  # lead up to what the headline's figure is a part of, or was before
TURNS = frozenset({"contrast", "before"})
TURN = 20  # characters of a sentence within which it turns to something else
EXTREMES = frozenset({"highest", "lowest", "peak", "average"})


def weigh(figures: Figures, first: Mention, again: Mention, slip: Slip, least: int) -> int:
    """What speaks for two figures a slip apart being the same one, in points; 0 where something rules it out or `least` is out of reach."""
    one, other = first.fact, again.fact
    orphan = first if figures.orphan(first) else again if figures.orphan(again) else None
    lone = slip.digits == 1 and slip.kind == "digit"
    if _too_little(one, other, slip, lone, orphan is not None):
        return 0
    part = one.kind == "count" and slip.digits < PART and (one.number or 0) > (other.number or 0)
    told = orphan is None and one.section != "title" and (lone or part)  # nothing but that it is told again speaks for so few digits
    if told and not retold(figures, first, again, slip):
        return 0
    if lone and one.section == "title" and figures.echoes(first) and significant_digits(other.number or 0) > 1:
        return 0  # JII Melemah 1%: the story says that, and 2,1 per cent of something else
    if apart(first, again, anywhere=orphan is not None):
        return 0
    listed = in_list(figures.outline, first) + in_list(figures.outline, again)
    doubts = 3 * (listed > 0)  # which weigh at the end, whatever else is found
    points = 7 if slip.kind == "swap" else 6 if slip.kind == "scale" else min(MOST, 2 * (slip.digits - 1))
    points -= 2 * (slip.kind == "lost") + 3 * (slip.kind == "garbled")
    repeated = False
    if orphan is not None:
        if _other_than_headline(figures, first, again, slip, orphan):
            return 0
        points += 7 - 3 * other_subject(one, other)
    else:
        if one.section == "title" and _told_finer(figures, first, again):
            return 0
        same_digits = slip.kind == "scale" and slip.digits >= SURE_DIGITS  # a plan and its result do not share so many
        if listed == 2 or _aimed(first) != _aimed(again) and not same_digits:
            return 0
        if slip.digits < MANY and one.kind != "age" and figures.looking_back(first) != figures.looking_back(again):
            return 0
        if one.kind == "count" and slip.kind == "scale" and not same_noun(one, other):
            return 0  # 128 ribu jemaah dalam 128 kloter
        if one.kind == "count" and again.families & EXTREMES and not first.families & EXTREMES:
            return 0  # terbanyak di Palem, di mana 55 orang meninggal
        points += 2 * _opens(figures, first) - 3 * other_subject(one, other)
        points += one.quoted != other.quoted and again.sentence - first.sentence <= QUOTED
        points += one.time is not None and one.time == other.time
        if slip.kind == "digit" and slip.digits < SURE_DIGITS and one.section != "title":
            doubts += 3 * (one.time is None and other.time is not None)
        doubts += 2 * any(bool(first.near & cues) != bool(again.near & cues) for cues in (NOW, EXTREMES))
        told = told or retold(figures, first, again, slip)
        if not told and (by_accident(figures, first, slip) or goes_on(figures, first, again, slip)):
            return 0
        doubts += 1 * (not told and slip.kind == "digit" and slip.digits <= MANY)
        points += RETOLD * told - 3 * (not told and slip.kind == "digit" and drifting(one, other))
        if lone and not told and one.kind == "count" and not same_noun(one, other):
            return 0
        if points + ALIKE + COMPANY + NAMESAKES * (one.kind == "age") - doubts < least or opposed(figures, first, again):
            return 0
    agreeing, differing = company(figures, first, again)
    if orphan is None:
        if differing or figures.aspects.differ(first, again) or parted(figures, first, again):
            return 0
        repeated = max(len(figures.echoes(first)), len(figures.echoes(again))) > 1
    if measured_apart(figures.outline, first, again) or differently(figures, first, again, slip):
        return 0
    like = _likeness(figures, first, again)
    if orphan is not None and not like:
        contexts = figures.contexts
        far = again.sentence - first.sentence > 1 and slip.digits < PART
        if slip.kind in ("garbled", "lost") or far and contexts.sentence(first.sentence).isdisjoint(contexts.sentence(again.sentence)):
            return 0
    points += REPEATED * (repeated and like > 0)
    if points + like + COMPANY + NAMESAKES * (one.kind == "age") - doubts < least:  # whatever else may speak for them
        return 0
    if meet(one, other) and not (one.section == "title" and slip.kind == "swap" and slip.digits >= SURE_DIGITS):
        return 0  # no hedge swaps two of the headline's digits
    if lone and not told and (orphan is None and like < ALIKE or one.kind == "duration" and not like):
        return 0
    alone = orphan is None and not (like or agreeing or told)
    few = one.kind == "money" and slip.kind == "digit" and slip.digits < SURE_DIGITS
    if alone and (few or one.kind in ("percent", "measure")) and one.section != "title":
        return 0  # prices of few digits, shares and measures without a word in common, be they in the lead
    points += min(agreeing, COMPANY) + like - (0 if not alone or _opens(figures, first) else 1 if slip.digits > 3 else 2)
    if one.kind == "age" and not told:
        name = _named(figures.outline, first)
        if name is None or name != _named(figures.outline, again):
            return 0
        points += NAMESAKES
    if orphan is None:
        names, labels = figures.other_names(first, again), figures.aspects.labelled_apart(first, again)
        elsewhere = turned(figures.outline, again)
        points -= 3 if labels else 2 * names
        points -= elsewhere
        if names or labels or elsewhere:
            points = min(points, DOUBTED)
    points -= doubts + _rivalled(figures, first, again)
    if orphan is not None and _as_near(figures, orphan, again if orphan is first else first):
        points = min(points, DOUBTED)
    return min(points, ONE_DIGIT) if slip.digits == 1 else points


def _too_little(one: Fact, other: Fact, slip: Slip, lone: bool, headed: bool) -> bool:
    """Whether a slip leaves so little of a figure that only a headline's (`headed`), or only one of the same noun, may be meant."""
    if slip.kind == "garbled":
        return not headed
    few = lone if headed else slip.kind == "lost" and slip.digits < PART
    return few and one.kind == "count" and not same_noun(one, other)


def _other_than_headline(figures: Figures, first: Mention, again: Mention, slip: Slip, orphan: Mention) -> bool:
    """Whether a headline's figure that the story does not repeat is another one than the story's that is a slip away."""
    one, other, body = first.fact, again.fact, again if orphan is first else first
    if summed(figures, orphan, body, slip) or figures.aspects.headed_apart(first, again):
        return True
    if one.kind == "count" and slip.digits < PART and of_another(one, other):
        return True
    if slip.digits < SURE_DIGITS and _rounds(figures, orphan, body) or _passed(figures.outline, orphan, body):
        return True
    if first.near & AIMS and not _aimed(again) or _up_and_down(figures, first, again):
        return True
    if bygone(orphan, body) or _risen(orphan) != _risen(body) and slip.digits < PART and one.kind == "count":
        return True
    if again.fact.kind != "count" and "next_rank" in again.families:
        return True  # diikuti oleh peningkatan konsumsi B sebesar 67 persen
    far = again.sentence - first.sentence > HEADED and not _these(figures.outline, first, again)
    return far and slip.digits == 1 and slip.kind == "digit" or slip.digits < PART and of_others(figures.outline, again)


def _these(outline: Outline, title: Mention, body: Mention) -> bool:
    """Whether the story points at what the headline counts, by the same two words or more: `Hindari 7 kesalahan finansial ini`."""
    noun = words(title.fact)
    cue = pointer(outline, body)
    return cue is not None and cue.start - body.fact.end <= POINTER and len(noun) > 1 and noun == words(body.fact)


def bygone(title: Mention, body: Mention) -> bool:
    """Whether a figure of the story alone is one of before: `dibandingkan tahun lalu, yakni Rp 284 triliun`."""
    return "before" in body.near and "before" not in title.near


def _risen(mention: Mention) -> bool:
    """Whether a figure is by how much something has risen or fallen: `bertambah 12`."""
    return bool(mention.near & (UP | DOWN | {"more"}))


def _step(mention: Mention) -> bool:
    return bool(mention.near & (UP | DOWN)) and "to" not in mention.near


def of_others(outline: Outline, body: Mention) -> bool:
    """Whether a figure of the story is another one than the headline's: what that is taken of or compared with, or what is to come."""
    if "above" in body.near and body.fact.qualifier == "exact":
        return True  # melewati catatan A yang 48 laga
    if bool(body.near & WHOLES) or any(cue.family == "more" for cue in outline.after(body)[:1]):
        return True
    at = outline.analysis.token_at(body.fact.end)
    return not lexicon.nouns().others.isdisjoint(outline.analysis.words[at : at + OTHERS])  # dua bandara lain


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


def summed(figures: Figures, title: Mention, part: Mention, slip: Slip) -> bool:
    """Whether the headline's figure is the sum of two others of its kind, one of them `part` or (if a digit is lost) both smaller.

    Or of `part` and two that stand beside it, or, of amounts, of `part` and another one, rounded.
    """
    if slip.kind == "lost":
        amounts = {other.fact.number for other in figures.like(title)}
        if any(amount and (title.fact.number or 0) - amount in amounts for amount in amounts):
            return True
    if part.fact.kind == "money" and slip.kind == "digit":
        room, left = title.fact.unit_printed or 0, (title.fact.number or 0) - (part.fact.number or 0)
        if any(2 * absolute(left - (other.fact.number or 0)) <= room for other in figures.like(title) if other is not part):
            return True
    numbers = {other.fact.number or 0 for other in figures.like(title) if same_noun(title.fact, other.fact)}
    rest = (title.fact.number or 0) - (part.fact.number or 0)
    near = [other for other in figures.outline.about(part, 1, 1) if other is not part and other.dimension == title.dimension]
    beside = {other.fact.number or 0 for other in near if kin(title.fact, other.fact)}
    made = rest in numbers or rest in {other.fact.number for other in near} or any(rest - number in beside - {number} for number in beside)
    return made and not any(same_noun(part.fact, other.fact) for other in figures.echoes(part))


def _told_finer(figures: Figures, title: Mention, again: Mention) -> bool:
    """Whether the story has the headline's figure with more digits, and those are no slip away from the later one."""
    finer = [echo for echo in figures.echoes(title) if (echo.fact.unit_printed or 0) < (title.fact.unit_printed or 0)]
    return bool(finer) and not any(between(echo.fact, again.fact) for echo in finer)


def _rounds(figures: Figures, title: Mention, body: Mention) -> bool:
    """Whether the headline says another figure of the story roughly."""
    number = title.fact.number or 0
    near = (other for other in figures.like(title) if absolute((other.fact.number or 0) - number) * ROUGHLY < number)
    return any(not repeats(other.fact, title.fact) and not agree(other.fact, body.fact) for other in near)


def _passed(outline: Outline, title: Mention, body: Mention) -> bool:
    """Whether the headline's figure is the mark that the story's has passed: `Pengungsi Tembus 250 Ribu Jiwa` of 258.300."""
    over = (body.fact.number or 0) - (title.fact.number or 0)
    passing = not lexicon.relations().nouns["passing"].isdisjoint(outline.words_before(title, 1))
    return passing and 0 < over * ROUGHLY <= (title.fact.number or 0)


def _as_near(figures: Figures, title: Mention, body: Mention) -> bool:
    """Whether another figure of the story is a slip away from the headline's as well, and no further off than it may be rounded."""
    number = title.fact.number or 0
    others = (other for other in figures.like(title) if other is not body and not agree(other.fact, body.fact))
    return any(absolute((other.fact.number or 0) - number) * ROUGHLY < number and between(other.fact, title.fact) for other in others)


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
    if not turning and outline.analysis.words[outline.analysis.token_at(begin)] not in lexicon.relations().nouns["sequels"]:
        return False
    return not contexts.sentence(again.sentence) <= contexts.sentence(first.sentence)


def _aimed(mention: Mention) -> bool:
    """Whether a figure is aimed at, not reached."""
    return mention.fact.modality == "target" or bool(mention.near & AIMS)


def _named(outline: Outline, mention: Mention) -> str | None:
    """The capitalised word right before an age."""
    analysis = outline.analysis
    token = analysis.token_at(mention.fact.start) - 1
    while token >= 0 and analysis.words[token] in ("(", ","):
        token -= 1
    return analysis.words[token] if token >= 0 and analysis.is_capital(token) else None


def in_list(outline: Outline, mention: Mention) -> bool:
    """Whether a figure stands in a list of like figures."""
    row = outline.by_sentence[mention.sentence]
    beside = [other for other in row if other.dimension == mention.dimension] if len(row) >= LIST else []
    return len(beside) >= LIST and sum([kin(mention.fact, other.fact) for other in beside]) >= LIST


def _rivalled(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether other figures are a slip away from one of the two as well."""
    for mention, counterpart in ((first, again), (again, first)):
        for third in figures.like(mention):
            if third is not counterpart and between(third.fact, mention.fact) is not None:
                if not agree(third.fact, counterpart.fact) and not agree(third.fact, mention.fact):
                    return True
    return False


def opposed(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether one sentence speaks of a rise alone and the other of a fall alone, the later figure is a part of the one before it, or the
    one is where a change ends and the other by how much something changed: `menjadi 9 persen`, `turun 0,81 persen`."""
    if led_back(figures.outline, again) or any("to" in one.near and _step(other) for one, other in ((first, again), (again, first))):
        return True
    return _up_and_down(figures, first, again)


def _up_and_down(figures: Figures, first: Mention, again: Mention) -> bool:
    (rises, falls), ways = figures.ways(first), figures.ways(again)
    return rises != falls and ways == (falls, rises)
