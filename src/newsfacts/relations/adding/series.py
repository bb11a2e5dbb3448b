"""Figures listed side by side: where such a series of parts begins and ends, and the relation that it makes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.interval import Tier, open_ended
from newsfacts.language import Cue
from newsfacts.language.words import verb_like
from newsfacts.model import Fact, Relation
from newsfacts.relations.adding.additions import ENDS, Sum, adds_up, single
from newsfacts.relations.certainty import PLAIN, Certainty
from newsfacts.relations.nouns import same, words
from newsfacts.relations.outline import CLOSE, VERBS, Mention, Outline

FEWEST = 3  # items of which it is plain that another one belongs to them
MOST_PARTS = 12  # that are added up where no words say that they are parts
MOST_ITEMS = 40  # of a list whose words do: one a province; a longer one is not read
INNER = 20  # characters behind a figure in which `di antaranya` makes it a part of the one before
ADJACENT = 2  # characters between `sisanya` and the figure that it names
BEHIND = 3  # characters between a figure and the `sisanya` behind it
MARKS = frozenset(",;:()/\n")  # that part items
HEDGED = 3  # words before a hedged figure among which the word stands that leads up to it
FACTOR = 12  # characters beside a factor in which its sign stands
AFTER_TIMES = re.compile(r"(?: [xX×]|@) ?\Z")
BEFORE_RESULT = re.compile(r" ?(?:/ ?\w+ ?)?(?:=|[xX×] )")


def coordinate(outline: Outline, after: list[Mention], kind: tuple[str, str | None]) -> list[Mention]:
    """The figures of one kind that are listed side by side, leaving out what is nested in brackets or under `termasuk`, and any `base`.

    Where the first of them stands in brackets, they all do: `MI Putra (40 murid), MI Putri (55 murid)`.  None if they are too many.
    """
    parts: list[Mention] = []
    inner: Mention | None = None
    for mention in after:
        if mention.dimension == kind and inner is not None and "and" in mention.families and "," not in outline.gap(inner, mention):
            inner = None
            continue  # di antaranya A Rp 18 miliar dan B Rp 5 miliar
        inner = mention if mention.dimension == kind and "among" in mention.near else None
        if mention.dimension != kind or mention.near & {"including", "among"} or base(outline, mention) or _of_its_own(outline, mention):
            continue
        if _factor(outline, mention):
            continue
        if mention.bracketed != (parts or after)[0].bracketed or parts and _in_other_terms(outline, parts[-1], mention):
            continue
        if parts and (inside(outline, mention) or within_item(outline, mention)):
            continue
        if parts and ends(mention) or open_ended(mention.fact):
            break
        parts.append(mention)
    return parts if len(parts) <= MOST_ITEMS else []


def inside(outline: Outline, mention: Mention, reach: int = INNER) -> bool:
    """Whether a figure is a part of the one before it: `tujuh laki-laki, tiga di antaranya anak-anak, dan lima perempuan`."""
    behind = next(iter(outline.after(mention)), None)
    return behind is not None and behind.family == "among" and behind.start - mention.fact.end <= reach


def of_class(outline: Outline, mention: Mention) -> bool:
    """Whether a measure names a class: `meraih emas di nomor 67 kg`."""
    at = outline.analysis.token_at(mention.fact.start)
    return mention.fact.kind == "measure" and at > 0 and outline.analysis.words[at - 1] in lexicon.relations().words["classes"]


def within_item(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is told of what the one before it counts: `528 jiwa di 3 titik`, `19 regu beranggotakan 12 orang`."""
    before = outline.preceding(mention)
    if before is None or mention.fact.kind != "count" or before.dimension != mention.dimension or mention.near & VERBS:
        return False
    gap = outline.gap(before, mention).lower()
    said, known = gap.split(), lexicon.relations().words
    if not said or not MARKS.isdisjoint(gap) or not known["joints"].isdisjoint(said):
        return False
    near = said[-1:] if mention.fact.qualifier == "exact" else said[-HEDGED:]
    return any(word in known["inner"] or verb_like(word) and word not in lexicon.nouns().carriers for word in near)


def base(outline: Outline, mention: Mention) -> bool:
    """Whether the figure before it is taken of it: `Rp 91 miliar (22 persen) dari pagu Rp 410 miliar`, `12 siswa dari kuota 30 siswa`."""
    before = outline.preceding(mention)
    tie = next((cue for cue in mention.leads if cue.family in ("of", "from")), None)
    if before is None or tie is None:
        return False
    if before.fact.unit == "%":
        return tie.start - before.fact.end <= BEHIND and "," not in outline.gap(before, mention) and "consists" not in mention.families
    joined = outline.text[before.fact.end : tie.start]
    return tie.family == "of" and "of" in mention.near and tie is mention.leads[0] and "," not in joined and ";" not in joined


def _of_its_own(outline: Outline, mention: Mention) -> bool:
    """Whether a percentage is taken of a figure behind it, and so no part of another one: `40 persen dari pagu Rp 5 miliar`."""
    following = outline.following(mention)
    return mention.fact.unit == "%" and following is not None and base(outline, following)


def _factor(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is only reckoned with: `10 x Rp800.000 = Rp8.000.000`, `42 m2 x @ Rp1.250.000/m2 = …`."""
    fact = mention.fact
    if AFTER_TIMES.search(outline.text, max(0, fact.start - FACTOR), fact.start):
        return True
    return bool(BEFORE_RESULT.match(outline.text, fact.end, fact.end + FACTOR))


def _in_other_terms(outline: Outline, part: Mention, mention: Mention) -> bool:
    """Whether a figure says the part before it in other terms: `963 jiwa atau 218 KK`."""
    return outline.preceding(mention) is part and mention.families == {"or"} and not same(part.fact, mention.fact)


def top(outline: Outline, start: int, end: int) -> bool:
    """Whether the words between speak of the largest of a kind, which need not be all: `tertinggi`, `tiga tujuan utama`, `lima besar`."""
    if any(cue.family == "highest" for cue in outline.cues_between(start, end)):
        return True
    first, last = outline.analysis.tokens(start, end)
    told = f" {' '.join(outline.analysis.words[first:last])} "
    return any(f" {words} " in told for words in lexicon.relations().words["leading"])


def ends(mention: Mention) -> bool:
    """Whether what leads up to a figure makes it no part of the list before it.

    A preposition does so only right before the figure: `transfer ke desa Rp 150 miliar` names a part.
    """
    ends, ways = mention.near & ENDS, lexicon.relations().words["ways"]
    named = {cue.family for cue in mention.leads if cue.phrase in ways and not straight(cue, mention.fact)}
    return bool(ends - named)


def straight(cue: Cue, fact: Fact) -> bool:
    """Whether nothing but a hedge stands between a cue and a figure."""
    return fact.start - cue.end <= (ADJACENT if fact.qualifier == "exact" else CLOSE)


def folded(parts: list[Mention]) -> list[Mention]:
    """The parts without those that a part before them is itself made of: `pusat 1.879,6, yakni 961,2 dan 918,4, serta daerah 713,4`."""
    kept: list[Mention] = []
    at = 0
    while at < len(parts):
        kept.append(parts[at])
        ends = range(at + 3, len(parts) if at == 0 else len(parts) + 1)
        made = next((end for end in ends if adds_up({"total": (parts[at],), "parts": tuple(parts[at + 1 : end])}, Tier.EXACT)), at + 1)
        at = made
    return kept


def shared(outline: Outline, part: Mention, other: Mention) -> bool:
    """Whether a figure is that of several names and the next one of another: `Aceh dan Riau masing-masing 25 ton, Jambi 10 ton`."""
    between = outline.gap(part, other).split() if "each" in part.near else []
    return bool(between) and between[-1][0].isupper()


def main(mentions: list[Mention]) -> list[Mention]:
    """The figures that a sentence is about: not what they are compared with, what they include, or what stands in brackets."""
    return [mention for mention in mentions if not mention.bracketed and not mention.near & {"from", "compared", "including", "among"}]


def told_of_rest(outline: Outline, last: Mention, cue: Cue) -> bool:
    """Whether a cue behind the last part speaks of the rest, not of that part: `…, dan sisanya pertanian`, not `Rp 67 miliar sisanya`."""
    if cue.family != "rest":
        return False
    between = outline.words(last.fact.end, cue.start)
    return " " in cue.phrase or len(between) > 1 or "," in between


def unfinished(outline: Outline, cue: Cue, parts: Sequence[Mention]) -> bool:
    """Whether the list says that it goes on, or names something without its figure."""
    last = outline.after(parts[-1])
    if any(other.family in ("for_example", "not_all") for other in [*last, *outline.cues_between(cue.start, parts[-1].fact.end)]):
        return True
    if any(told_of_rest(outline, parts[-1], other) for other in last):
        return True  # …, selebihnya varietas lokal
    text, end = outline.text, parts[-1].fact.end
    if any(other.family == "others" and "," in text[end : other.start] for other in last):
        return True  # …, sementara lainnya di Teduh
    joined = parts[-1].lead("and")
    # …, serta kerusakan jembatan
    unread = any(other.family == "and" and (joined is None or other.phrase != joined.phrase) for other in last)
    return unread or single(outline, cue.start, parts[-1])


def of_two_measures(outline: Outline, parts: Sequence[Mention]) -> bool:
    """Whether some parts count households and others persons, as nobody adds up: `KK yang terdampak 275 dengan jumlah jiwa 790`."""
    known, analysis = lexicon.relations().words, outline.analysis
    said: set[bool] = set()
    for part in parts:
        first, last = analysis.tokens(outline.since(part), part.fact.start)
        told = {*analysis.words[first:last], *words(part.fact)}
        said |= {sort == "households" for sort in ("households", "persons") if not known[sort].isdisjoint(told)}
    return len(said) > 1


def summed(sums: list[Sum], cue: Cue, certainty: Certainty = PLAIN) -> Relation:
    bindings = tuple({role: tuple(mention.fact for mention in group) for role, group in each.items()} for each in sums)
    return Relation("parts-sum", bindings, (cue.start, cue.end), **certainty)


def cut_short(outline: Outline, parts: Sequence[Mention]) -> bool:
    """Whether the last item of a list is left out of its first ones: `A 12 ton, B 8 ton, C 15 ton, dan D 3 ton`."""
    last = parts[-1]
    if len(parts) < FEWEST or "and" in last.families or any(one.index + 1 != other.index for one, other in pairwise(parts)):
        return False
    item = outline.following(last) if parts[0].sentence == last.sentence else None
    if item is None or item.dimension != last.dimension or item.bracketed or item.families != {"and"}:
        return False
    return item.fact.kind != "count" or item.fact.subject == last.fact.subject


def left_open(outline: Outline, last: Mention) -> bool:
    """Whether a rest of which no figure is told ends a list: `21 ribu titik di jalan kota, 8.000 di jalan desa, dan sisanya di taman`."""
    own = lexicon.nouns().possessive  # not: 400 unit masih tersisa
    told = any(told_of_rest(outline, last, cue) and cue.phrase.endswith(own) for cue in outline.after(last))
    return told and outline.following(last) is None
