"""The same figure stated again: headline and body, narration and quote.

Mentions that read alike are joined where they are distinctive (`Rp599,44 triliun`), count the same noun, or stand among the same words.
A figure of the headline that no mention in the body agrees with is held against the one that plainly is the same thing.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from newsfacts.interval import Tier, open_ended, reading, significant_digits
from newsfacts.model import Fact, Relation, exact
from newsfacts.relations.adding.series import inside
from newsfacts.relations.certainty import LIKELY
from newsfacts.relations.nouns import kin, other_subject, same, words
from newsfacts.relations.outline import POINTER, VERBS, Mention, Outline, pointer
from newsfacts.relations.restating import equivalents, rivals, unmoved
from newsfacts.relations.restating.contexts import SHARED, Contexts
from newsfacts.relations.restating.distinct import in_list, turned
from newsfacts.relations.restating.evidence import EXTREMES
from newsfacts.relations.restating.figures import Figures
from newsfacts.relations.restating.printings import agree, far, to_the_unit
from newsfacts.relations.restating.turning import turned_round
from newsfacts.relations.slips import SCALED, between

WINDOW = 8  # mentions of one value that are compared with each other
TOP = 4  # sentences within which a headline's percentage is told
QUOTED = 2  # sentences between what is told and the same quoted
FURTHER = 4  # … where both say of what
HEADED = frozenset({"money", "duration"})  # of these a headline repeats what the story tells, however few digits that has
SPOKEN = frozenset({"percent", "duration", "measure"})  # of these a quote repeats what was told, however few digits that has
VAGUE = 10  # times the end of what is called so that a figure may be
TAKEN = 1  # character between a count and the `di antaranya` that makes it some of those before: 12 tembakan dengan 5 di antaranya
COMPOUND = 4  # words of a length of time in two units
TELLING = 3  # significant digits that make an accident unlikely


def find(outline: Outline) -> Iterator[Relation]:
    """Mentions of the same quantity, agreeing or not."""
    contexts = Contexts(outline)
    figures, joined = Figures(outline, contexts), set[int]()
    yield from _equal(figures, joined)
    yield from _rounded(outline, contexts, joined)
    yield from _in_short(outline, contexts, joined)
    yield from _headline(figures, joined)
    yield from equivalents.find(outline)
    yield from unmoved.find(outline)
    yield from rivals.find(figures)


def _relation(first: Mention, again: Mention) -> Relation:
    return Relation("restated", ({"first": (first.fact,), "again": (again.fact,)},), (again.fact.start, again.fact.end))


def _told_again(figures: Figures, first: Mention, again: Mention) -> Relation:
    """That two figures which read alike are the same, and told the same way."""
    turned = first.fact.value == again.fact.value and turned_round(figures, first, again)
    return _relation(first, again)._replace(direction=-1, **LIKELY) if turned else _relation(first, again)


def _equal(figures: Figures, joined: set[int]) -> Iterator[Relation]:
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    outline = figures.outline
    for mention in outline.mentions:
        fact = mention.fact
        if mention.bracketed and fact.precision is None and (before := outline.preceding(mention)) and before.fact.value == fact.value:
            continue  # Rp4.200.000 (empat juta dua ratus ribu rupiah)
        value = fact.value.lstrip("-") if fact.value else None
        groups[fact.kind, fact.unit, value, fact.low, fact.high].append(mention)
    for group in groups.values():
        if len(group) < 2:  # most
            continue
        for place, mention in enumerate(group[1:], 1):
            partner = next(
                (other for other in reversed(group[max(0, place - WINDOW) : place]) if _same_thing(other, mention, figures)), None
            )
            if partner is not None:
                joined.update((partner.index, mention.index))
                yield _told_again(figures, partner, mention)


def _same_thing(first: Mention, again: Mention, figures: Figures) -> bool:
    """Whether two equal figures are plainly the same one."""
    fact, outline, contexts = first.fact, figures.outline, figures.contexts
    headline = "title" in (fact.section, again.fact.section)
    digits = TELLING if fact.number is None or _compound(fact) else significant_digits(fact.number)
    if _told_apart(first, again, contexts, digits, headline):
        return False
    if digits < TELLING and not headline:
        if inside(outline, first, TAKEN) != inside(outline, again, TAKEN) or _other_way(figures, first, again):
            return False
    if _told_and_quoted(first, again, contexts, digits):
        return True
    if digits < TELLING and first.near & VERBS and again.near & VERBS and not headline and figures.aspects.differ(first, again):
        return False  # emas naik Rp2.000 …, harga buyback juga naik Rp2.000
    if fact.kind == "count":
        return _same_count(first, again, contexts, digits)
    if fact.kind == "age":
        return first.bracketed and again.bracketed
    if fact.kind == "measure" and fact.number == 1:  # `harga beras 1 kg`
        return False
    if fact.kind != "money" and digits < TELLING and not headline and turned(outline, again):
        return digits > 1 and contexts.alike(first, again)  # Selain itu, sabun cuci mendapat diskon 20 persen
    if fact.kind == "percent" and digits == 2 and _pointing(outline, first, again):
        return True  # tumbuh 6,8 persen. Pertumbuhan 6,8 persen itu …
    if fact.kind == "percent" and other_subject(fact, again.fact) and not headline:
        return contexts.alike(first, again, 1 if digits >= TELLING else SHARED + 1)
    if digits >= TELLING or fact.kind == "money" and (digits >= 2 or not other_subject(fact, again.fact)):
        return True
    if headline and fact.number != 1 and (fact.kind in HEADED or fact.kind == "measure" and digits > 1):
        return True
    if headline and fact.kind == "percent" and digits == 2 and again.sentence - first.sentence <= TOP:
        return True  # Laba Naik 12% … tumbuh 12 persen
    least = 1 if headline or digits > 1 and fact.kind == "percent" else SHARED + (digits == 1 and fact.kind in ("measure", "duration"))
    return contexts.alike(first, again, least)


def _compound(fact: Fact) -> bool:
    """Whether a length of time is told in two units, which are seldom the same by accident: `2 tahun 6 bulan`."""
    return fact.kind == "duration" and len(fact.text.split()) >= COMPOUND


def _other_way(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether of two equal percentages one is of a rise, and the other of a fall."""
    (up, down), (again_up, again_down) = figures.ways(first), figures.ways(again)
    return first.fact.kind == "percent" and (up, down, again_up, again_down) in ((True, False, False, True), (False, True, True, False))


def _told_and_quoted(first: Mention, again: Mention, contexts: Contexts, digits: int) -> bool:
    """Whether what was told is quoted right behind, or the other way round: `… tumbuh 5,2 persen.  "Kita bisa 5,2 persen," kata dia`."""
    outline, between = contexts.outline, again.sentence - first.sentence
    if first.fact.quoted == again.fact.quoted or first.fact.kind == "age":
        return False
    spoken = first.fact.kind in SPOKEN and first.fact.number != 1
    if digits < 2 and not spoken or between > QUOTED and not (spoken and between <= FURTHER and contexts.alike(first, again, 1)):
        return False
    if first.fact.kind == "count" and not kin(first.fact, again.fact):
        return False
    beside: list[dict[tuple[str, str | None], set[str | None]]] = [{}, {}]
    for values, mention in zip(beside, (first, again), strict=True):
        for other in outline.by_sentence[mention.sentence]:
            if other is not mention:
                values.setdefault(other.dimension, set()).add(other.fact.value)
    one, two = beside
    return all(one[dimension] & two[dimension] for dimension in one.keys() & two.keys())  # not 25 bps to 3,75 and 25 bps to 4,75 persen


def _told_apart(first: Mention, again: Mention, contexts: Contexts, digits: int, headline: bool) -> bool:
    """Whether the words right beside two equal figures say that they are two."""
    if first.sentence == again.sentence:
        return True
    if "more" in again.near and not (headline and ("more" in first.near or digits >= TELLING)):
        return True
    if bool(first.near & EXTREMES) != bool(again.near & EXTREMES):  # at 875, the day's highest
        return first.fact.kind != "percent" or digits == 1 or not contexts.alike(first, again)
    short = digits < TELLING or first.fact.kind == "measure"  # 64 GB, 128 GB, and 256 GB of this model, and of that one
    return short and in_list(contexts.outline, first) and in_list(contexts.outline, again)


def _same_count(first: Mention, again: Mention, contexts: Contexts, digits: int) -> bool:
    """The same of two counts."""
    fact = first.fact
    if fact.number == 1:
        if fact.section == "title" and kin(fact, again.fact) and contexts.alike(first, again, 1):
            return True  # Satu Orang Tewas; satu korban tewas
        return words(fact) == words(again.fact) != frozenset() and contexts.alike(first, again)
    if same(fact, again.fact) or digits > TELLING:
        return True
    if digits > 1 and fact.section == "title" and contexts.alike(first, again, 1):
        return True  # 25 Korban; ada 25 orang yang menjadi korban
    return kin(fact, again.fact) and (digits == TELLING or contexts.alike(first, again) or _pointing(contexts.outline, first, again))


def _pointing(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether the later of two figures points back to the one of the sentence before it: `dari 34 korban tersebut`."""
    cue = pointer(outline, again)
    return cue is not None and cue.start - again.fact.end <= POINTER and again.sentence - first.sentence <= 1


def _rounded(outline: Outline, contexts: Contexts, joined: set[int]) -> Iterator[Relation]:
    """A figure in full and the same one rounded: `Rp4,88 triliun` and `Rp4.884.333.425.000`."""
    for (kind, _), alike in outline.by_dimension.items():
        if kind == "time" or len({mention.fact.precision for mention in alike}) < 2:
            continue
        strand = [mention for mention in alike if mention.fact.precision is not None and mention.fact.number is not None]
        strand.sort(key=lambda mention: mention.fact.number or 0)
        for place, mention in enumerate(strand):
            for other in strand[place + 1 : place + 4]:
                if mention.fact.precision == other.fact.precision or mention.fact.value == other.fact.value:
                    continue
                if mention.sentence != other.sentence and _rounding(mention, other, contexts):
                    first, again = sorted((mention, other), key=lambda each: each.index)
                    joined.update((first.index, again.index))
                    yield _relation(first, again)


def _in_short(outline: Outline, contexts: Contexts, joined: set[int]) -> Iterator[Relation]:
    """A figure in full and right behind it in short, agreeing or a slip apart: `12.482.937.500 saham atau 12,48 miliar saham`."""
    for first, again in pairwise(outline.mentions):
        units = first.fact.unit_printed or 0, again.fact.unit_printed or 0
        if max(units) < SCALED * min(units) or not min(units) or first.sentence != again.sentence or first.dimension != again.dimension:
            continue
        if "or" not in again.near or first.fact.kind == "count" and not same(first.fact, again.fact):
            continue
        slip = between(first.fact, again.fact)
        if _rounding(first, again, contexts):
            joined.update((first.index, again.index))
            yield _relation(first, again)
        elif slip is not None and slip.digits >= TELLING and slip.kind != "lost":
            yield _relation(first, again)._replace(**LIKELY)


def _rounding(one: Mention, other: Mention, contexts: Contexts) -> bool:
    """Whether one figure is the other, rounded or cut off, and telling enough to be no accident."""
    if far(one.fact, other.fact) or open_ended(one.fact) or open_ended(other.fact):
        return False
    units = one.fact.unit_printed, other.fact.unit_printed
    if units[0] is None or units[1] is None or units[0] == units[1]:
        return False
    coarse, fine = (one.fact, other.fact) if units[0] > units[1] else (other.fact, one.fact)
    digits = significant_digits(coarse.number or 0)
    if digits < 2 or not reading(coarse, Tier.TRUNCATED).meets(reading(fine, Tier.TRUNCATED)):
        return False
    if coarse.kind == "count" and not same(one.fact, other.fact) and not contexts.alike(one, other):
        return False
    if coarse.kind == "percent" and not ("title" in (one.fact.section, other.fact.section) and contexts.alike(one, other)):
        return False
    return digits >= TELLING or contexts.alike(one, other) or "title" in (one.fact.section, other.fact.section)


def _too_vague(vague: Fact, other: Fact) -> bool:
    """Whether a figure is far more than is called so: nobody calls 412.130 `ribuan`, though that may be."""
    return vague.high is not None and other.number is not None and other.number > VAGUE * exact(vague.high)


def _headline(figures: Figures, joined: set[int]) -> Iterator[Relation]:
    """Figures of the headline that stand in the body in other words."""
    outline, contexts = figures.outline, figures.contexts
    for title in outline.mentions:
        if title.fact.section != "title" or title.index in joined or title.fact.kind == "measure" and title.fact.number == 1:
            continue
        for other in outline.mentions:
            if (
                other is not title
                and other.dimension == title.dimension
                and other.fact.section != "related"
                and agree(title.fact, other.fact, zeros=False)
                and not _too_vague(title.fact, other.fact)
                and (same(title.fact, other.fact) or contexts.alike(title, other))
            ):
                yield _told_again(figures, title, other)._replace(rounded=to_the_unit(title.fact, other.fact))
                break
