"""Whether the words around two figures a slip apart give them different parts to play, so that they are two.

That is so where

    a figure beside them is what the one has more or less than the other: `kuota 211 ribu … mendapat tambahan 10 ribu … menjadi 221 ribu`
    one alone is a step (`naik 1,93 juta dibandingkan`), the start of a change (`dari 112,7 menjadi 108`), a lead (`226 poin di atas`,
        `terpaut 18 persen`)
    the headline tells of a change in per cent and the story, in a bracket, of an amount's share
    one alone is a mean, and ten times as much or a tenth: `bertambah 32,5 juta`, `rata-rata 3,25 juta setiap tahun`
    the later one is the whole that the earlier one is taken from: `Angka itu dari total 45 kursi`
    both count the others of their own section: `11 partai lain`
    they stand in two items of a list that name two things
    each is of a case that is put: `jika satu ekor dihargai Rp 1,3 juta`, `jika satu ekor dihargai Rp 250 ribu`
    the later one is a percentage of what comes on top: `laba juga naik 42 persen`
    two percentages stand before the starts of two changes: `0,77 persen … dari 6.323`, `0,74 persen … dari Rp7.293 triliun`
    each is where a step of its own led: `turun 0,2 poin ke level 1.309,1`, `turun 0,1 poin ke level 1.309,2`
    what happened so often has another name: `45 kali letusan`, `43 kali embusan`
    each is told of another one of those named: `A dan B masing-masing turun 1,4 dan 2,2 persen`, `… 1,3 dan 1,7 persen`
    the one is a round figure that stands for the other: `Rp 10.000 triliun`, `Rp 10.300 triliun`
    the headline's is the end of a range in the story: `20-40 persen`
    the headline names one more beside them: `Wakil Kepala dan 12 Perwira`, who are 13
"""

import re

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN
from newsfacts.interval import absolute, significant_digits
from newsfacts.model import Fact, exact
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import POINTER, Mention, Outline, opening
from newsfacts.relations.restating.figures import DOWN, UP, Figures
from newsfacts.relations.restating.printings import agree
from newsfacts.relations.slips import Slip, between

STEP = 14  # characters between a verb of change and its step: ` sebesar sekitar `
LEAD = 14  # characters between a lead and what it is over: ` kursi lebih banyak`
TELLING = 2  # significant digits of a difference that is told in the next sentence
ROUND, ROUGHLY = 100, 10  # a figure from which on it may be round, and that part of one by which a round one may miss it
FEW = 2  # digits of a count of others that says nothing beyond its section
ENDS = frozenset({"compared", "from", "to", "before"})  # behind a step, what it is held against
OVER = frozenset({"above", "below", "higher", "lower"})
POINTS = frozenset({"poin", None})  # units in which somebody leads
STEPS = UP | DOWN | {"more"}
WHOLE = frozenset({"of", "from", "total"})
_MARKER = re.compile(r"\s{0,9}+(?:[-•*–]|\(?[0-9]{1,2}[.)])\s{0,9}+")
_MARGIN = 8  # characters before a sentence in which the marker of its item stands
_LABEL = 60  # characters of a label
_NAMED = 3  # words that open an item and name what it is of


def differently(figures: Figures, first: Mention, again: Mention, slip: Slip, rounded: bool = True) -> bool:
    """Whether two figures of the same sort are plainly told of as two; a round one may stand for the other, if `rounded`."""
    outline = figures.outline
    if first.fact.modality == again.fact.modality == "condition":
        return True
    if slip.kind in ("lost", "scale") and ("average" in first.families) != ("average" in again.families):
        return True
    if any(role(outline, first) != role(outline, again) for role in (_step, _start, _lead, _margin)):
        return True
    if _labelled(outline, first) and _labelled(outline, again):
        return True
    if again.fact.kind == "percent" and _added(outline, again):
        return True
    if _taken_of(outline, again) or _of_levels(outline, first, again):
        return True
    if (
        _stepped(outline, first, again)
        or _otherwise(outline, first, again)
        or _of_each(outline, first) != _of_each(outline, again)
        or rounded
        and _rounded_off(first.fact, again.fact)
    ):
        return True
    if first.fact.section == "title" and (_end_of_range(outline, first) or _besides(first, again)):
        return True
    if first.fact.section != "title" and (_items(outline, first, again) or _of_section(outline, first, again, slip)):
        return True
    return _portion(figures, first, again) or _whole_of(outline, again) or _counted_up(figures, first, again)


def _stepped(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether two figures are where two steps led."""
    if not first.families & again.families & {"to"}:
        return False
    one, other = (
        next((step for step in outline.by_sentence[end.sentence] if step.index < end.index and step.near & STEPS), None)
        for end in (first, again)
    )
    return one is not None and other is not None and one.dimension == other.dimension and one.fact.value != other.fact.value


def _otherwise(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether the words right behind two figures that tell how often something happened name two things."""
    if first.fact.unit != OFTEN:
        return False
    analysis = outline.analysis
    one, other = (analysis.words[at : at + 1] for at in (analysis.token_at(first.fact.end), analysis.token_at(again.fact.end)))
    return one != other and one[0].isalpha()


def _of_each(outline: Outline, mention: Mention) -> int:
    """Which of two figures behind `masing-masing` this is; 0 for any other."""
    before = outline.preceding(mention)
    if before is not None and "each" in before.near and "and" in mention.families and before.dimension == mention.dimension:
        return 2
    following = outline.following(mention)
    return int("each" in mention.near and following is not None and "and" in following.families)


def _rounded_off(one: Fact, other: Fact) -> bool:
    """Whether one figure is a round one that stands for the other, as headlines and speakers have it."""
    low, high = sorted((one.number or 0, other.number or 0))
    round_one = min(significant_digits(low), significant_digits(high)) == 1 and low >= ROUND
    return round_one and significant_digits(low) != significant_digits(high) and (high - low) * ROUGHLY <= high


def _end_of_range(outline: Outline, title: Mention) -> bool:
    """Whether the figure of the headline is the end of a range in the story."""
    ranges = (other.fact for other in outline.by_dimension[title.dimension] if other.fact.number is None)
    return any(title.fact.number in (None if end is None else exact(end) for end in (fact.low, fact.high)) for fact in ranges)


def _besides(title: Mention, body: Mention) -> bool:
    """Whether the headline names one beside those that it counts, whom the story counts with them."""
    return title.fact.kind == "count" and "and" in title.families and (body.fact.number or 0) - (title.fact.number or 0) == 1


def _added(outline: Outline, again: Mention) -> bool:
    """Whether the clause of a figure adds something else to what was told: `laba juga naik 42 persen`."""
    return not lexicon.relations().words["adding"].isdisjoint(outline.words(outline.since(again), again.fact.start))


def _counted_up(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether a figure beside the two is what the one was raised or lowered by to become the other."""
    step = absolute((first.fact.number or 0) - (again.fact.number or 0))
    if step in (first.fact.number, again.fact.number):
        return False
    reach = int(significant_digits(step) >= TELLING)
    return any(
        other.fact.number == step
        and other.dimension == first.dimension
        and other.near & STEPS
        and any(kin(each.fact, other.fact) for each in (first, again))
        for mention in (first, again)
        for other in figures.outline.about(mention, 0, reach)
    )


def _step(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is by how much something changed from what it is held against."""
    if mention.fact.kind == "percent" or not mention.leads:
        return False
    verb, behind = mention.leads[-1], outline.after(mention)
    if verb.family not in UP | DOWN or mention.fact.start - verb.end > STEP:
        return False
    return bool(behind) and behind[0].family in ENDS


def _start(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is what a change starts from: `dari 112,7 menjadi 108`."""
    following = outline.following(mention)
    return "from" in mention.near and following is not None and "to" in following.near and following.dimension == mention.dimension


def _lead(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is by how much one is before another: `226 poin di atas`, `12 kursi lebih banyak`."""
    if mention.fact.kind not in ("count", "number") and mention.fact.unit not in POINTS:
        return False
    behind = outline.after(mention)
    return bool(behind) and behind[0].family in OVER and behind[0].start - mention.fact.end <= LEAD


def _margin(outline: Outline, mention: Mention) -> bool:
    """Whether a percentage or count is by how much two are apart: `terpaut 18 persen`."""
    if mention.fact.kind not in ("percent", "count") or not mention.leads or mention.near & (UP | DOWN):
        return False  # `kenaikan laba 16 persen`
    return mention.leads[-1].family == "balance" and mention.fact.start - mention.leads[-1].end <= STEP


def _portion(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether a headline tells of a change in per cent, and a bracket of an amount's share: `Naik 3,1%`, `(Rp 16 triliun, 9,1%)`."""
    if first.fact.kind != "percent" or first.fact.section != "title" or not first.near & (UP | DOWN):
        return False
    return again.bracketed and figures.outline.preceding(again) is not None and not any(figures.ways(again))


def _items(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether two figures stand in items of a list that open with other words."""
    one, other = (_opening(outline, mention) for mention in (first, again))
    return bool(one) and bool(other) and one != other


def _taken_of(outline: Outline, again: Mention) -> bool:
    """Whether a figure is taken of what its sentence opens with: `Dari dana yang keluar, sebesar Rp 28 miliar untuk rumah`."""
    if not again.first or not again.leads or again.leads[0].family not in ("from", "of"):
        return False
    _, comma, hedge = outline.text[again.leads[0].end : again.fact.start].rpartition(",")
    return opening(outline, again.sentence, again.leads[0], 0) and bool(comma) and len(hedge) <= STEP


def _of_levels(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether two percentages stand behind figures of two things: `41,8 juta orang atau naik 4,3 persen`, `380 kapal … 2,3 persen`."""
    if first.fact.kind == "percent" and _ends_apart(outline, first, again):
        return True
    one, other = (outline.preceding(mention) if mention.fact.kind == "percent" else None for mention in (first, again))
    if one is None or other is None or "%" in (one.fact.unit, other.fact.unit):
        return False
    return one.dimension != other.dimension or not (agree(one.fact, other.fact) or between(one.fact, other.fact))


def _ends_apart(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether both are told with the ends of their change, of two sorts: `0,77 persen dari 6.323`, `0,74 persen dari Rp7.293 triliun`."""
    one, other = (outline.following(mention) for mention in (first, again))
    if one is None or other is None or one.dimension == other.dimension:
        return False
    return "from" in one.near and "from" in other.near


def _labelled(outline: Outline, mention: Mention) -> bool:
    """Whether a figure stands behind the label that begins its line, in a list of like things: `PAN: 10.984 suara`, `- Rasio: 19%`."""
    start = mention.fact.start
    begin = max(outline.text.rfind("\n", max(0, start - _LABEL), start), start - _LABEL)
    label, colon, rest = outline.text[begin + 1 : start].partition(":")
    return outline.text[begin : begin + 1] == "\n" and bool(colon and label) and not rest.strip()


def _opening(outline: Outline, mention: Mention) -> str:
    """The words that open the item of a list; nothing where a figure stands in none."""
    start = outline.text.rfind("\n", max(0, outline.sentence(mention.sentence)[0] - _MARGIN), mention.fact.start) + 1
    marker = _MARKER.match(outline.text, start, mention.fact.start)
    if not start or marker is None:
        return ""
    return " ".join(outline.text[marker.end() : mention.fact.start].lower().split()[:_NAMED])


def _of_section(outline: Outline, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether both count the others of a section: `11 partai lain` of one district, `15 partai lain` of another."""
    return slip.digits <= FEW and further(outline, first) and further(outline, again)


def further(outline: Outline, mention: Mention) -> bool:
    """Whether a figure counts further ones of a kind: `14 negara lainnya`."""
    return any(cue.family == "others" and cue.start - mention.fact.end < POINTER for cue in outline.after(mention))


def _whole_of(outline: Outline, again: Mention) -> bool:
    """Whether a figure is the whole of the one that its sentence opens by pointing back to: `Angka itu dari total 45 kursi`."""
    if not again.first or len(again.leads) < 2:
        return False
    first, second, *_ = again.leads
    return first.family == "this_figure" and opening(outline, again.sentence, first) and second.family in WHOLE
