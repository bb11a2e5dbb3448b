"""The figure of a headline against one of its story that is a slip away: whether they are plainly two."""

from newsfacts import lexicon
from newsfacts.interval import absolute
from newsfacts.relations.nouns import kin, of_another, words
from newsfacts.relations.nouns import same as same_noun
from newsfacts.relations.outline import POINTER, Mention, Outline, opening, pointer
from newsfacts.relations.restating.distinct import SURE_DIGITS, up_and_down
from newsfacts.relations.restating.figures import DOWN, UP, Figures
from newsfacts.relations.restating.printings import agree, repeats
from newsfacts.relations.slips import Slip, between

PART = 3  # digits of a count, with less of which a smaller one behind it is taken for a part of it
HEADED = 3  # sentences behind a headline that tell its figures of one digit
ROUGHLY = 20  # that part of a figure by which a headline may miss it
OTHERS = 4  # words behind a figure among which `lain` makes it one of others
AIMS = frozenset({"target", "threshold"})
FOLLOWING, OPENING = 20, 3  # words behind a count, and at the start of the next sentence, among which one more is told of
SPOT = 6  # words behind a count that say where what is told happened
PLAIN = frozenset({"this", "this_figure", "total", "result", "now"})  # lead up to a figure that is no other one for them
WHOLES = frozenset({"of", "from", "compared"})  # lead up to what the headline's figure is a part of, or was before


def another(figures: Figures, first: Mention, again: Mention, slip: Slip, title: Mention, far: bool = True) -> bool:
    """Whether the figure of a headline (`title`) that the story does not repeat is another one than the story's that is a slip away.

    Such is one of one digit `far` down, and one where the headline says another figure roughly, unless its words say that it is the same.
    """
    one, other, body = first.fact, again.fact, again if title is first else first
    if summed(figures, title, body, slip) or figures.aspects.headed_apart(first, again):
        return True
    if one.kind == "count" and slip.digits < PART and of_another(one, other):
        return True
    few = slip.digits < SURE_DIGITS and slip.kind != "scale"  # Anjlok ke Rp915 Ribu; Rp915, dari Rp924 ribu
    if figures.aspects.fated_apart(first, again):
        return True
    fewer = one.kind == "count" and slip.digits < PART and (other.number or 0) < (one.number or 0)
    if fewer and (_in_part(figures.outline, body) or _one_more(figures.outline, body)):
        return True
    if far and few and _rounds(figures, title, body) or _passed(figures.outline, title, body):
        return True
    if first.near & AIMS and not aimed(again) or up_and_down(figures, first, again):
        return True
    if bygone(figures.outline, title, body) or _risen(title) != _risen(body) and slip.digits < PART and one.kind == "count":
        return True
    if again.fact.kind != "count" and "next_rank" in again.families:
        return True  # diikuti oleh peningkatan konsumsi B sebesar 67 persen
    if slip.digits == 1 and slip.kind == "digit" and _one_of_several(figures, title, body):
        return True
    far = far and again.sentence - first.sentence > HEADED and not _these(figures.outline, first, again)
    return far and slip.digits == 1 and slip.kind == "digit" or slip.digits < PART and of_others(figures.outline, again)


def _these(outline: Outline, title: Mention, body: Mention) -> bool:
    """Whether the story points at what the headline counts, by the same two words or more: `Hindari 7 kesalahan finansial ini`."""
    noun = words(title.fact)
    cue = pointer(outline, body)
    return cue is not None and cue.start - body.fact.end <= POINTER and len(noun) > 1 and noun == words(body.fact)


def bygone(outline: Outline, title: Mention, body: Mention) -> bool:
    """Whether a figure of the story alone is one of before: `dibandingkan tahun lalu, yakni Rp 284 triliun`."""
    cue = body.lead("before") if body.first else None
    if cue is not None and cue.phrase in lexicon.relations().words["other_year"] and opening(outline, body.sentence, cue):
        return "before" not in title.families  # Tahun lalu, …
    return "before" in body.near and "before" not in title.near and not happened(outline, title, body)


def happened(outline: Outline, title: Mention, body: Mention) -> bool:
    """Whether only what the headline names happened before: `Kerugian Banjir …`, `kerugian akibat banjir pekan lalu …`."""
    cue = body.lead("before")
    known = lexicon.relations().words
    if cue is None or "compared" in body.families or cue.phrase in known["other_year"]:
        return False
    *_, led, event = ["", "", *outline.words(outline.since(body), cue.start)]
    return led in known["befallen"] and event in outline.words(*outline.sentence(title.sentence))


def _risen(mention: Mention) -> bool:
    """Whether a figure is by how much something has risen or fallen: `bertambah 12`."""
    return bool(mention.near & (UP | DOWN | {"more"}))


def of_others(outline: Outline, body: Mention) -> bool:
    """Whether a figure of the story is another one than the headline's: what that is taken of or compared with, or what is to come."""
    if "above" in body.near and body.fact.qualifier == "exact":
        return True  # melewati catatan A yang 48 laga
    if bool(body.near & WHOLES) or any(cue.family == "more" for cue in outline.after(body)[:1]):
        return True
    at = outline.analysis.token_at(body.fact.end)
    return not lexicon.nouns().others.isdisjoint(outline.analysis.words[at : at + OTHERS])  # dua bandara lain


def fated(figures: Figures, title: Mention, body: Mention) -> bool:
    """Whether a sentence tells nothing but that the same became of so many: `Tiga Orang Tewas`, `Dua orang meninggal dunia`."""
    if title.fact.kind != "count" or figures.named(body) or not body.families <= PLAIN or not figures.aspects.fated_alike(title, body):
        return False
    outline, known = figures.outline, lexicon.relations().words
    said = outline.words(*outline.sentence(body.sentence))
    return known["times"].isdisjoint(said) and known["cumulative"].isdisjoint(said) and lexicon.nouns().others.isdisjoint(said)


def _one_of_several(figures: Figures, title: Mention, body: Mention) -> bool:
    """Whether a sentence counts the headline's noun twice, so that the figure is only a part: `Lima orang tewas di A dan tiga di B`."""
    row = figures.outline.by_sentence[body.sentence]
    alike = [other for other in row if other is not body and other.fact.kind == "count" and same_noun(title.fact, other.fact)]
    return same_noun(title.fact, body.fact) and any(not figures.aspects.fated_apart(title, other) for other in alike)


def _one_more(outline: Outline, body: Mention) -> bool:
    """Whether a count is followed by one more without a figure, in its sentence or as the next one opens: `Seorang lagi meninggal`."""
    behind = outline.words_behind(body, FOLLOWING)
    if body.sentence + 1 < len(outline.analysis.sentences):
        behind = [*behind, *outline.words(*outline.sentence(body.sentence + 1))[:OPENING]]
    return not lexicon.relations().words["singles"].isdisjoint(behind)


def _in_part(outline: Outline, body: Mention) -> bool:
    """Whether a count is of those who died on the spot, or were hurt badly, to be followed by others: `dua orang tewas di tempat`."""
    return not lexicon.relations().words["in_part"].isdisjoint(outline.words_behind(body, SPOT))


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


def told_finer(figures: Figures, title: Mention, again: Mention) -> bool:
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
    passing = not lexicon.relations().words["passing"].isdisjoint(outline.words_before(title, 1))
    return passing and 0 < over * ROUGHLY <= (title.fact.number or 0)


def as_near(figures: Figures, title: Mention, body: Mention) -> bool:
    """Whether another figure of the story is a slip away from the headline's as well, and no further off than it may be rounded."""
    number = title.fact.number or 0
    others = (other for other in figures.like(title) if other is not body and not agree(other.fact, body.fact))
    return any(absolute((other.fact.number or 0) - number) * ROUGHLY < number and between(other.fact, title.fact) for other in others)


def aimed(mention: Mention) -> bool:
    """Whether a figure is aimed at, not reached."""
    return mention.fact.modality == "target" or bool(mention.near & AIMS)
