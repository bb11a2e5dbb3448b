"""The whole of a share that is not tied to it by its own words: a figure named before.

`Kabupaten itu memiliki 640 sekolah.  Sebanyak 48 sekolah atau 7,5 persen di antaranya …` points back to it; `dari total volume` names it.
"""

from itertools import pairwise

from newsfacts import lexicon
from newsfacts.interval import significant_digits
from newsfacts.relations.certainty import GUESSED, LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import VERBS, Mention, Outline
from newsfacts.relations.portions import TIE, WORDS, around, named_between, nearly_fits, telling, tie_behind

CANDIDATES, EARLIER = 4, 6  # wholes that are tried, and sentences back in which they may stand
MANY, LONG_AGO = 16, 10  # the same where the percentage has so many digits that a fit is no accident
TELLING = 3
FURTHER = 10  # words before a total among which its name stands: volume ekspor tuna dari Bali mencapai total 4.679 ton
ALIKE = 2  # words that name a whole, be it no total
DIVIDED = frozenset({"consists", "namely", "among", "including"})  # what stands before them is divided behind them
ADJACENT = 20  # characters between a percentage and the figure that says it in other terms
NAMING = 40  # the same where the words between say what it is a percentage of
CLOSE = 5  # a share is no further off than such a part of it
HALF = 2  # … or such a part, where it is called by its name
YEAR = 4  # digits of one
PAST = frozenset({"before", "compared", "from"})  # what these lead up to is of another time
AIMED = frozenset({"target", "threshold"})
BACK = frozenset({"among", "of_that"})


def of(outline: Outline, percent: Mention, part: Mention, others: list[Mention]) -> tuple[list[Mention], Certainty]:
    """The figures that may be the whole of a part and its percentage, best first, and how sure it is that one of them must be.

    `others` are the figures of the part's sentence before it, nearest first.
    """
    precise = significant_digits(percent.fact.number or 0) >= TELLING
    earlier = [
        mention
        for mention in outline.earlier(part.sentence, LONG_AGO if precise else EARLIER)
        if mention.dimension == part.dimension and not mention.bracketed
    ]
    later = [mention for mention in outline.later(part.sentence, 2) if mention.dimension == part.dimension and "total" in mention.near]
    pool = [mention for mention in [*others, *earlier, *later] if _larger(mention, part, percent)]
    free = [mention for mention in pool if not _part_itself(outline, mention)]
    divided = next((mention for mention in free if mention.sentence == part.sentence and _divided(outline, mention)), None)
    if divided is not None and kin(divided.fact, part.fact) and not _of_limit(outline, percent, divided):
        return [divided], PLAIN  # 20.000 kuota dibagi menjadi 18.400 atau 92 persen …
    named = _named(outline, percent, free)
    tried = list(dict.fromkeys([*named, *free, *pool]))[: MANY if precise else CANDIDATES]
    if len({mention.fact.value for mention in named}) == 1:
        return tried, LIKELY
    aimed = _aimed(outline, percent, part, free) or _labelled(outline, percent, part, free) or _totalled(outline, percent, part, free)
    if len(aimed) == 1:
        return aimed, LIKELY if _close(aimed[0], part, percent) else GUESSED
    behind = [
        mention for mention in outline.later(part.sentence, 1) if mention.dimension == part.dimension and _larger(mention, part, percent)
    ]
    if (called := _called(outline, percent, [*free, *behind])) is not None:
        near = percent.fact.unit == "%" and nearly_fits(part.fact, called.fact, percent.fact, HALF)
        return [called, *(mention for mention in tried if mention is not called)], LIKELY if near else GUESSED
    certainty = _certainty(outline, percent, part, free) if free else TRIED
    if certainty == TRIED and (one := _pointed(outline, part, free)) is not None:
        return [one], LIKELY if _close(one, part, percent) else GUESSED
    if certainty == PLAIN and any(mention.sentence == free[0].sentence and mention not in free for mention in pool):
        certainty = TRIED  # Rp204 triliun atau 50,9 persen dari Rp401 triliun. Dari jumlah itu, …: of which of the two?
    alike = _alike(outline, percent, free) if certainty == TRIED else []
    if len({mention.fact.value for mention in alike}) == 1:
        return list(dict.fromkeys([alike[0], *tried])), GUESSED
    if certainty == TRIED:
        return tried, certainty
    return free[: 1 if certainty == PLAIN else CANDIDATES], certainty  # no part of something else, which one slip might make fit


def taken_back(outline: Outline, percent: Mention) -> bool:
    """Whether the words behind a percentage take it of the figure named before: `85 persen di antaranya`."""
    inside, last, end = outline.following(percent), percent, percent.fact.end
    if inside is not None and inside.bracketed and outline.gap(percent, inside) == " (":
        last, end = inside, outline.text.find(")", inside.fact.end) + 1  # 85 persen (612 orang) di antaranya
    return any(cue.family in BACK and cue.start - end <= TIE for cue in outline.after(last) if cue.start >= end)


def _certainty(outline: Outline, percent: Mention, part: Mention, pool: list[Mention]) -> Certainty:
    whole = pool[0]
    if not kin(whole.fact, part.fact):
        return TRIED
    only = len({mention.fact.value for mention in pool if mention.sentence >= part.sentence - 2}) == 1
    close = 0 <= part.sentence - whole.sentence <= 2
    tie = tie_behind(outline, percent)
    if part.lead("of_that") or percent.lead(*BACK) or taken_back(outline, percent):
        return PLAIN if only and close else TRIED
    if tie is None:
        return GUESSED if only and part.sentence - whole.sentence <= 1 else TRIED
    return GUESSED if only and close and tie.family == "of" and not _of_limit(outline, percent, whole) else TRIED


def _named(outline: Outline, percent: Mention, pool: list[Mention]) -> list[Mention]:
    """The totals that go by the first telling word behind `dari`: `46 persen dari volume ekspor`, not `dari plafon kredit`."""
    tie = tie_behind(outline, percent)
    if tie is None:
        return []
    first = outline.analysis.token_at(tie.end)
    head = next(filter(None, (telling(outline, at, at + 1) for at in range(first, first + WORDS))), frozenset())
    return [mention for mention in pool if "total" in mention.near and head & around(outline, mention, FURTHER)]


def _aimed(outline: Outline, percent: Mention, part: Mention, pool: list[Mention]) -> list[Mention]:
    """The figure that is aimed at just before: `menargetkan 640 unit.  Kini 416 unit atau 65 persen dari target`."""
    tie = tie_behind(outline, percent)
    if tie is None or tie.phrase.split()[-1] not in lexicon.relations().words["limits"]:
        return []
    near = [mention for mention in pool if mention.sentence == part.sentence - 1 and kin(mention.fact, part.fact)]
    alone = [mention for mention in near if sum(1 for m in outline.by_sentence[mention.sentence] if m.dimension == mention.dimension) == 1]
    return [mention for mention in alone if mention.families & AIMED]


def _labelled(outline: Outline, percent: Mention, part: Mention, pool: list[Mention]) -> list[Mention]:
    """The figures that go by the words before a part and the one behind `dari`: `pagu Gaji Rp W`, `Gaji: Rp A (9% dari pagu)`."""
    tie = tie_behind(outline, percent)
    label = _label(outline, part)
    if tie is None or not label or (noun := tie.phrase.split()[-1]) not in lexicon.relations().words["limits"]:
        return []
    return [mention for mention in pool if {noun, *label} <= _label(outline, mention)]


def _totalled(outline: Outline, percent: Mention, part: Mention, pool: list[Mention]) -> list[Mention]:
    """The only figure of the sentence before, where it goes by the first word behind `dari total`: `Ekspor W`, `dari total ekspor`."""
    tie = tie_behind(outline, percent)
    if tie is None or tie.family != "of" or lexicon.relations().words["wholes"].isdisjoint(tie.phrase.split()):
        return []
    first = outline.analysis.token_at(tie.end)
    head = telling(outline, first, first + 1)
    near = [mention for mention in pool if mention.sentence == part.sentence - 1 and kin(mention.fact, part.fact)]
    alone = len(near) == 1 and len([m for m in outline.by_sentence[part.sentence - 1] if m.dimension == part.dimension]) == 1
    return near if alone and head & _label(outline, near[0]) else []


def _called(outline: Outline, percent: Mention, pool: list[Mention]) -> Mention | None:
    """The one amount that two words behind `dari` name, where no other one goes by them: `laba bersih Rp 3 triliun … 40 persen dari laba
    bersih`; none of another year than is told behind them."""
    tie = tie_behind(outline, percent)
    behind = outline.words(tie.end, outline.sentence(percent.sentence)[1])[:WORDS] if tie is not None else []
    name = (behind[0], behind[1]) if len(behind) >= ALIKE else ("", "")
    if not all(name) or not lexicon.relations().words["limits"].isdisjoint(name):
        return None
    money = [m for m in pool if m.fact.kind == "money" and not m.families & (AIMED | PAST) and (not m.families & VERBS or "to" in m.near)]
    found = [m for m in money if name in pairwise(outline.words(outline.since(m), m.fact.start))]
    if len({m.fact.value for m in found}) != 1:
        return None
    around_it = outline.words(*outline.sentence(found[0].sentence))
    years = [{word for word in words if word.isdecimal() and len(word) == YEAR} for words in (behind, around_it)]
    return None if years[0] and years[1] and years[0].isdisjoint(years[1]) else found[0]


def _pointed(outline: Outline, part: Mention, pool: list[Mention]) -> Mention | None:
    """What `dari jumlah kunjungan tersebut` stands for, where one figure of the kind was told before: the only one there is."""
    limits = lexicon.relations().words["limits"]
    ties = [cue for cue in part.leads if cue.family == "of" and limits.isdisjoint(cue.phrase.split())]
    this = next((cue for cue in part.leads if ties and cue.family == "this" and 0 < cue.start - ties[-1].end <= NAMING), None)
    alone = len({mention.fact.value for mention in pool}) == 1 and kin(pool[0].fact, part.fact) and pool[0].sentence < part.sentence
    return pool[0] if this is not None and alone else None


def _label(outline: Outline, mention: Mention) -> frozenset[str]:
    """The telling words before a figure, behind the one before it."""
    return named_between(outline, outline.since(mention), mention.fact.start)


def _close(whole: Mention, part: Mention, percent: Mention) -> bool:
    """Whether a share is off what is printed by no more than a part of it; else it is one of another whole."""
    return percent.fact.unit == "%" and nearly_fits(part.fact, whole.fact, percent.fact, CLOSE)


def _alike(outline: Outline, percent: Mention, pool: list[Mention]) -> list[Mention]:
    """The figures that go by two of the words behind `dari`: of `48.200 peternak sapi`, `25 persen dari seluruh peternak sapi`."""
    tie = tie_behind(outline, percent)
    if tie is None:
        return []
    first, last = outline.analysis.tokens(tie.end, outline.sentence(percent.sentence)[1])
    wanted = telling(outline, first, min(first + WORDS, last))
    return [mention for mention in pool if len(wanted & around(outline, mention, FURTHER)) >= ALIKE]


def _of_limit(outline: Outline, percent: Mention, whole: Mention) -> bool:
    """Whether a percentage is said to be of a target or the like that a figure is not: `Rp 4 miliar (31 persen dari pagu)`."""
    tie = tie_behind(outline, percent)
    if tie is None:
        return False
    first = outline.analysis.token_at(tie.start)
    limits = lexicon.relations().words["limits"].intersection(outline.analysis.words[first : first + WORDS])
    return bool(limits) and limits.isdisjoint(around(outline, whole))


def _divided(outline: Outline, mention: Mention) -> bool:
    """Whether the figures behind it are its parts."""
    following = outline.following(mention)
    return following is not None and bool(following.families & DIVIDED)


def _part_itself(outline: Outline, mention: Mention) -> bool:
    """Whether the figure is a part that has its own percentage behind it, or says one before it in other terms."""
    if said_of(outline, mention):
        return True
    following = outline.following(mention)
    if following is None or following.fact.unit != "%" or following.near & VERBS:  # Rp 172 juta atau turun 5,5 persen
        return False
    return following.bracketed or "or" in following.near


def said_of(outline: Outline, mention: Mention) -> bool:
    """Whether a figure says a percentage before it in other terms: `4 persen atau 3,41 GW dan 1 persen atau 0,61 GW`."""
    before = outline.preceding(mention)
    if before is None or before.fact.unit != "%" or "or" not in mention.near:
        return False
    gap = outline.gap(before, mention)
    return len(gap) <= ADJACENT or len(gap) <= NAMING and "," not in gap  # 70 persen dana hasil IPO atau Rp 350 miliar


def _larger(whole: Mention, part: Mention, percent: Mention) -> bool:
    if whole.fact.number is None or part.fact.number is None or percent.fact.number is None:
        return False
    hundred = 100 if percent.fact.unit == "%" else 1
    return (whole.fact.number >= part.fact.number) == (percent.fact.number <= hundred)
