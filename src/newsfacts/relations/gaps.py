"""Differences whose figures stand apart: a deficit in the lead of income and outgo further down, a change of the whole that two opposite
changes leave (`di kota naik A, di desa turun B`), a lead over somebody whose points are told elsewhere, a sum `di luar` a part of it.

What the figures are of is said by words, not by where they stand, so that they fit is told; that they do not is noted only where a slip
of a digit explains it.
"""

from collections.abc import Iterator
from itertools import islice, pairwise

from newsfacts import lexicon
from newsfacts.interval import Tier, reading
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding import kinds
from newsfacts.relations.adding.additions import adds_up, akin, printed, told_digits
from newsfacts.relations.adding.series import main, summed
from newsfacts.relations.balances import as_difference, difference_of, fits, gap, narrower, scored, step
from newsfacts.relations.certainty import GUESSED, LIKELY, TRIED
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.portions import around, named_between, telling
from newsfacts.relations.slips import reconciled

REACH = 5  # sentences between two changes and the change of the whole
NEXT = 1  # sentences between what comes in and what goes out
DIGITS, FEWER = 3, 2  # of a difference that a slip explains; of one where that is a guess
NAME = 2  # words behind `dari` that name who is led …
NAMED = 6  # … and behind `di luar` what is left out
BACK = 2  # sentences before a lead in which the leader's points may stand
CLAUSE = 90  # characters between `di luar` and what is left
STRAIGHT = 12  # characters within which the figure is what is left out
UP_AND_DOWN = frozenset({"rise", "fall"})
GAPS = ("balance", "deficit")
UNMEANT = frozenset({"before", "target", "threshold", "compared", "average", "every"})


def find(outline: Outline, taken: set[str]) -> Iterator[Relation]:
    """The differences of an article that are not `taken`."""
    families = outline.by_family
    if "income" in families and "outgo" in families and ("balance" in families or "deficit" in families):
        yield from _balances(outline, taken)
    if "rise" in families or "fall" in families:
        yield from _net(outline)
    if "balance" in families or "deficit" in families:
        yield from _leads(outline, taken)
    if "without" in families:
        yield from _without(outline, taken)


def _balances(outline: Outline, taken: set[str]) -> Iterator[Relation]:
    """`Defisit mencapai C. … Pendapatan A, sedangkan belanja B.`"""
    incomes = [mention for mention in outline.mentions if "income" in mention.near and _usable(mention)]
    outgoes = [mention for mention in outline.mentions if "outgo" in mention.near and _usable(mention)]
    pairs = [(one, other) for one in incomes for other in outgoes if _paired(one, other)]
    for cue in outline.of_family(*GAPS):
        found = difference_of(outline, cue)
        if found is None or found.fact.id in taken or found.near & UNMEANT or narrower(outline.text[cue.end : found.fact.start]):
            continue
        tried = [pair for pair in pairs if pair[0].dimension == found.dimension and found not in pair]
        fitting = (pair for pair in tried if fits(pair[0].fact, pair[1].fact, found.fact))
        relation = next((as_difference(found, *pair, cue, TRIED) for pair in fitting), None)
        if relation is None and len({(one.fact.value, other.fact.value) for one, other in tried}) == 1:
            ends = tried[0] if cue.family == "balance" else tried[0][::-1]
            relation = _slipped(outline, found, *ends, cue) or _guessed(outline, found, *ends, cue)
        if relation is not None:
            taken.add(found.fact.id)
            yield relation


def _usable(mention: Mention) -> bool:
    fact = mention.fact
    return bool(fact.number) and fact.qualifier == "exact" and fact.unit != "%" and not mention.bracketed and not mention.near & UNMEANT


def _paired(one: Mention, other: Mention) -> bool:
    alike = one.dimension == other.dimension and one.fact.modality == other.fact.modality
    return alike and one is not other and abs(one.sentence - other.sentence) <= NEXT


def _slipped(outline: Outline, found: Mention, larger: Mention, smaller: Mention, cue: Cue) -> Relation | None:
    """The relation of figures that only a slip keeps from fitting."""
    if min(told_digits(mention.fact) for mention in (found, larger)) < DIGITS:
        return None
    if not reconciled(larger.fact, [smaller.fact, found.fact]) or printed(outline, found, gap(larger.fact, smaller.fact)):
        return None
    return as_difference(found, larger, smaller, cue, LIKELY)


def _guessed(outline: Outline, found: Mention, larger: Mention, smaller: Mention, cue: Cue) -> Relation | None:
    """The same of a difference of fewer digits, or where the slip is in the smaller figure: a guess; from what is earned more is taken."""
    if told_digits(found.fact) < FEWER or cue.phrase in lexicon.relations().words["profits"]:
        return None
    if printed(outline, found, gap(larger.fact, smaller.fact)):
        return None
    return as_difference(found, larger, smaller, cue, GUESSED)


def _net(outline: Outline) -> Iterator[Relation]:
    """`Jumlahnya berkurang 3 ribu orang. Di kota naik 2 ribu orang, sedangkan di desa turun 5 ribu orang.`"""
    steps = [mention for mention in outline.mentions if step(mention) and mention.fact.number and mention.leads[-1].family in UP_AND_DOWN]
    for one, other in pairwise(steps):
        if other.sentence == one.sentence and other.dimension == one.dimension and one.fact.unit != "%" and kin(one.fact, other.fact):
            near = [whole for whole in steps if whole.dimension == one.dimension and abs(whole.sentence - one.sentence) <= REACH]
            tried = (_changed(outline, whole, one, other) for whole in near if whole is not one and whole is not other)
            yield from islice((relation for relation in tried if relation is not None), 1)


def _changed(outline: Outline, whole: Mention, one: Mention, other: Mention) -> Relation | None:
    """The change of a whole that two changes make, of all its parts if it fails."""
    cue, binding = whole.leads[-1], {"total": (whole,), "parts": (one, other)}
    alike = [mention.leads[-1].family == cue.family for mention in (one, other)]
    if not any(alike) or not akin(binding):
        return None
    if all(alike):
        return summed([binding], cue, TRIED) if adds_up(binding) and told_digits(whole.fact) >= DIGITS else None
    larger, smaller = (one, other) if alike[0] else (other, one)
    if (larger.fact.number or 0) > (smaller.fact.number or 0) and fits(larger.fact, smaller.fact, whole.fact):
        return as_difference(whole, larger, smaller, cue, TRIED)
    return _slipped(outline, whole, larger, smaller, cue) if kinds.all_kinds(outline, [one, other]) else None


def _leads(outline: Outline, taken: set[str]) -> Iterator[Relation]:
    """`Tim A meraih 23 poin, unggul tujuh poin dari B (16 poin)`; the points of B may stand where B is named again."""
    for cue in outline.of_family(*GAPS):
        found = difference_of(outline, cue)
        if found is None or found.fact.id in taken:
            continue
        if (counted := _counted(outline, found, cue)) is not None:
            taken.add(found.fact.id)
            yield counted
            continue
        if not scored(found.fact):
            continue
        tie = next((other for other in outline.cues_between(found.fact.end, found.fact.end + STRAIGHT) if other.family == "from"), None)
        near = [mention for mention in outline.about(found, BACK) if mention.index < found.index and mention.dimension == found.dimension]
        if tie is None or not near:
            continue
        one = next((mention for mention in reversed(near) if not mention.bracketed), near[-1])
        behind = outline.following(found)
        if behind is not None and behind.dimension == found.dimension and behind.near.isdisjoint({*GAPS, "contrast"}):
            relation = as_difference(found, one, behind, cue, TRIED) if fits(one.fact, behind.fact, found.fact) else None
        else:
            relation = _over(outline, found, one, tie, cue)
        if relation is not None:
            taken.add(found.fact.id)
            yield relation


def _counted(outline: Outline, found: Mention, cue: Cue) -> Relation | None:
    """`Calon A meraih 6.410 suara, unggul 190 suara atas B yang meraih 6.220 suara`: the only counts of a noun in the sentence."""
    before, behind = outline.preceding(found), outline.following(found)
    if before is None or behind is None or found.fact.kind != "count":
        return None
    alike = [mention for mention in outline.by_sentence[found.sentence] if same(mention.fact, found.fact)]
    if alike != [before, found, behind] or (found.fact.number or 0) >= max(before.fact.number or 0, behind.fact.number or 0):
        return None
    if fits(before.fact, behind.fact, found.fact):
        return as_difference(found, before, behind, cue, TRIED)
    return _slipped(outline, found, before, behind, cue) or _slipped(outline, found, behind, before, cue)


def _over(outline: Outline, found: Mention, one: Mention, tie: Cue, cue: Cue) -> Relation | None:
    """The lead over somebody whose figure stands where the name does."""
    first = outline.analysis.token_at(tie.end)
    name = telling(outline, first, first + NAME)
    if not name:
        return None
    for other in outline.mentions:
        if other.dimension == found.dimension and other.index not in (found.index, one.index):
            if fits(one.fact, other.fact, found.fact) and name <= named_between(outline, *outline.sentence(other.sentence)):
                return as_difference(found, one, other, cue, TRIED)
    return None


def _again(mention: Mention, found: Mention) -> bool:
    """Whether a figure is another one told again."""
    return reading(mention.fact, Tier.ROUNDED).meets(reading(found.fact, Tier.ROUNDED))


def _without(outline: Outline, taken: set[str]) -> Iterator[Relation]:
    """`Pagu itu Rp 52 triliun. Di luar pagu badan layanan, pagunya Rp 42 triliun. … Badan layanan mendapat Rp 10 triliun.`"""
    for cue in outline.of_family("without"):
        found = outline.behind(cue)
        if found is None or found.fact.id in taken or told_digits(found.fact) < DIGITS:
            continue
        if not STRAIGHT < found.fact.start - cue.end <= CLAUSE:
            continue
        first = outline.analysis.token_at(cue.end)
        names = telling(outline, first, min(first + NAMED, outline.analysis.token_at(found.fact.start)))
        wholes = [mention for mention in main(outline.earlier(found.sentence, REACH)) if mention.dimension == found.dimension]
        parts = [mention for mention in outline.mentions if mention.dimension == found.dimension and names & around(outline, mention)]
        beside = [mention for mention in parts if mention.sentence == found.sentence and mention.index < found.index]
        parts = beside or parts  # di Jawa A dan di luar Jawa B
        wholes, parts = ([mention for mention in group if not _again(mention, found)] for group in (wholes, parts))
        wholes.sort(key=lambda mention: mention.fact.unit_printed or 1)  # the figure of the story, not that of its title
        pairs = [(whole, part) for whole in wholes for part in parts if part not in (found, whole)]
        fitting = (pair for pair in pairs if fits(pair[0].fact, pair[1].fact, found.fact))
        relation = next((as_difference(found, *pair, cue, TRIED) for pair in fitting), None)
        if relation is None:
            relation = next((tried for pair in pairs if (tried := _slipped(outline, found, *pair, cue)) is not None), None)
        if relation is not None:
            taken.add(found.fact.id)
            yield relation
