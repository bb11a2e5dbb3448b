"""The same figure stated again: headline and body, narration and quote.

Mentions that read alike are joined where they are distinctive (`Rp599,44 triliun`), count the same noun, or stand among the same words.
A figure of the headline that no mention in the body agrees with is held against the one that plainly is the same thing.
"""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from newsfacts import lexicon
from newsfacts.interval import Tier, last_digit, open_ended, reading, significant_digits
from newsfacts.model import Fact, Relation
from newsfacts.relations.nouns import kin, same, words
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.slips import garbled, misprint, off_scale, swapped

WINDOW = 8  # mentions of one value that are compared with each other
AROUND = 7  # words on either side that make the context of a figure
SHARED = 2  # words in common that make two contexts alike
TELLING = 3  # significant digits that make an accident unlikely
ELSEWHERE = frozenset({"from", "compared", "before", "of", "among", "including", "more"})  # what these lead up to is another figure
LONG = 4  # letters of a word that says something


class Contexts:
    """The telling words around figures, each computed once."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._known: dict[int, frozenset[str]] = {}

    def of(self, mention: Mention) -> frozenset[str]:
        """The words around a figure within its sentence; of a headline, all of them."""
        if mention.index not in self._known:
            analysis = self.outline.analysis
            low, high = (analysis.token_at(end) for end in self.outline.sentence(mention.sentence))
            first, last = analysis.token_at(mention.fact.start), analysis.token_at(mention.fact.end)
            if mention.fact.section != "title":
                low, high = max(low, first - AROUND), min(high, last + AROUND)
            small = lexicon.function_words().indonesian
            self._known[mention.index] = frozenset(
                word
                for word in (*analysis.words[low:first], *analysis.words[last:high])
                if len(word) >= LONG and word not in small and not word[0].isdigit()
            )
        return self._known[mention.index]

    def alike(self, one: Mention, other: Mention, least: int = SHARED) -> bool:
        """Whether two figures stand among the same words."""
        return len(self.of(one) & self.of(other)) >= least


def find(outline: Outline) -> Iterator[Relation]:
    """Mentions of the same quantity, agreeing or not."""
    contexts = Contexts(outline)
    joined: set[int] = set()
    yield from _equal(outline, contexts, joined)
    yield from _rounded(outline, contexts, joined)
    yield from _headline(outline, contexts, joined)
    yield from _swapped(outline, contexts, joined)
    yield from _groups(outline, contexts, joined)
    yield from _misscaled(outline, contexts, joined)


def _relation(first: Mention, again: Mention, suspect: str = "") -> Relation:
    return Relation("restated", ({"first": (first.fact,), "again": (again.fact,)},), (again.fact.start, again.fact.end), suspect=suspect)


def _equal(outline: Outline, contexts: Contexts, joined: set[int]) -> Iterator[Relation]:
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in outline.mentions:
        fact = mention.fact
        value = fact.value.lstrip("-") if fact.value else None
        groups[fact.kind, fact.unit, value, fact.low, fact.high].append(mention)
    for group in groups.values():
        for place, mention in enumerate(group[1:], 1):
            partner = next(
                (other for other in reversed(group[max(0, place - WINDOW) : place]) if _same_thing(other, mention, contexts)), None
            )
            if partner is not None:
                joined.update((partner.index, mention.index))
                yield _relation(partner, mention)


def _same_thing(first: Mention, again: Mention, contexts: Contexts) -> bool:
    """Whether two equal figures are plainly the same one."""
    if first.sentence == again.sentence or "more" in again.near:
        return False
    fact = first.fact
    digits = significant_digits(fact.number) if fact.number is not None else TELLING
    if fact.kind == "count":
        if fact.number == 1:
            return words(fact) == words(again.fact) != frozenset() and contexts.alike(first, again)
        return same(fact, again.fact) or digits > TELLING or kin(fact, again.fact) and (digits == TELLING or contexts.alike(first, again))
    if fact.kind == "age":
        return first.bracketed and again.bracketed
    if digits >= TELLING or fact.kind == "money" and digits >= 2:
        return True
    if "title" in (first.fact.section, again.fact.section):
        return contexts.alike(first, again, 1)
    return contexts.alike(first, again, SHARED + (fact.kind == "measure"))


def _rounded(outline: Outline, contexts: Contexts, joined: set[int]) -> Iterator[Relation]:
    """A figure in full and the same one rounded: `Rp4,88 triliun` and `Rp4.884.333.425.000`."""
    strands: dict[tuple[str, str | None], list[Mention]] = defaultdict(list)
    for mention in outline.mentions:
        if (
            mention.fact.number is not None
            and mention.fact.precision is not None
            and mention.fact.kind in ("money", "count", "measure", "number", "percent")
        ):
            strands[mention.dimension].append(mention)
    for strand in strands.values():
        strand.sort(key=lambda mention: mention.fact.number or Fraction(0))
        for place, mention in enumerate(strand):
            for other in strand[place + 1 : place + 4]:
                if mention.fact.value != other.fact.value and mention.sentence != other.sentence and _rounding(mention, other, contexts):
                    first, again = sorted((mention, other), key=lambda each: each.index)
                    joined.update((first.index, again.index))
                    yield _relation(first, again)


def _rounding(one: Mention, other: Mention, contexts: Contexts) -> bool:
    """Whether one figure is the other, rounded or cut off, and telling enough to be no accident."""
    if one.fact.precision == other.fact.precision:
        return False
    units = one.fact.unit_printed, other.fact.unit_printed
    if units[0] is None or units[1] is None or units[0] == units[1]:
        return False
    coarse, fine = (one.fact, other.fact) if units[0] > units[1] else (other.fact, one.fact)
    digits = significant_digits(coarse.number or Fraction(0))
    if digits < 2 or not reading(coarse, Tier.TRUNCATED).meets(reading(fine, Tier.TRUNCATED)):
        return False
    if coarse.kind == "count" and not same(one.fact, other.fact) and not contexts.alike(one, other):
        return False
    if coarse.kind == "percent" and not ("title" in (one.fact.section, other.fact.section) and contexts.alike(one, other)):
        return False
    return digits >= TELLING or contexts.alike(one, other) or "title" in (one.fact.section, other.fact.section)


def _headline(outline: Outline, contexts: Contexts, joined: set[int]) -> Iterator[Relation]:
    """Figures of the headline that stand in the body in other words, or otherwise."""
    titles = [mention for mention in outline.mentions if mention.fact.section == "title" and mention.index not in joined]
    for title in titles:
        fact = title.fact
        body = [
            other
            for other in outline.mentions
            if other is not title and other.dimension == title.dimension and other.fact.section != "related"
        ]
        met = next(
            (other for other in body if _agrees(fact, other.fact) and (same(fact, other.fact) or contexts.alike(title, other))), None
        )
        if met is not None:
            yield _relation(title, met)
            continue
        rival = _rival(title, body, contexts)
        if rival is not None:
            yield _relation(title, rival, suspect="first")


def _rival(title: Mention, body: list[Mention], contexts: Contexts) -> Mention | None:
    """The figure of the body that a slip turned into the headline's; None unless it is beyond doubt that both mean the same."""
    fact = title.fact
    if fact.number is None or open_ended(fact) or fact.kind in ("age", "duration"):
        return None
    twin = [other for other in body if other.fact.section == "title" and contexts.of(other) == contexts.of(title)]
    told = [other for other in body if other.fact.section != "title" and _comparable(fact, other)]
    least = 1 if len({other.fact.value for other in told}) == 1 else SHARED
    alike = twin + [other for other in told if contexts.alike(title, other, least)]
    values = {other.fact.value for other in alike}
    if any(_cut_off(fact, other.fact) for other in alike):
        return None
    slips = [other for other in alike if misprint(fact, other.fact)]
    if slips and len({other.fact.value for other in slips}) == 1:
        if len(values) == 1 or swapped(fact.number, slips[0].fact.number or Fraction(0)) or slips[0] is _closest(title, alike, contexts):
            return slips[0]
        return None
    return alike[0] if len(values) == 1 and garbled(fact, alike[0].fact) else None


def _closest(title: Mention, alike: list[Mention], contexts: Contexts) -> Mention | None:
    """The figure of the body that shares more words with the headline than any other does."""
    shared = sorted(((len(contexts.of(title) & contexts.of(other)), other) for other in alike), key=lambda pair: -pair[0])
    return shared[0][1] if len(shared) > 1 and shared[0][0] >= TELLING and shared[0][0] > shared[1][0] else None


def _cut_off(round_figure: Fact, fine: Fact) -> bool:
    """Whether a headline's round number is the other cut off at its last non-zero digit: `12.000` for 12.720."""
    if round_figure.number is None or fine.number is None:
        return False
    unit = last_digit(round_figure.number)
    return unit > 1 and round_figure.number <= fine.number < round_figure.number + unit


def _comparable(fact: Fact, other: Mention) -> bool:
    """Whether a figure of the body may be the headline's: of the same noun, and neither a bound nor what something is compared with."""
    if other.fact.modality != fact.modality or other.near & ELSEWHERE or open_ended(other.fact):
        return False
    return fact.kind != "count" or words(fact) == words(other.fact) != frozenset() or same(fact, other.fact)


def _swapped(outline: Outline, contexts: Contexts, joined: set[int]) -> Iterator[Relation]:
    """A figure stated once that is another one among the same words with two neighbouring digits swapped."""
    strands: dict[tuple[str, str | None], list[Mention]] = defaultdict(list)
    single: list[Mention] = []
    for mention in outline.mentions:
        if mention.fact.number is not None and significant_digits(mention.fact.number) >= TELLING:
            if mention.index in joined:
                strands[mention.dimension].append(mention)
            elif not mention.near & ELSEWHERE and mention.fact.section not in ("title", "related"):
                single.append(mention)
    for mention in single:
        strand = strands[mention.dimension]
        for other in (*strand[:WINDOW], *strand[-WINDOW:]):
            if (
                mention.sentence != other.sentence
                and swapped(mention.fact.number or Fraction(0), other.fact.number or Fraction(0))
                and contexts.alike(mention, other)
                and (mention.fact.kind != "count" or kin(mention.fact, other.fact))
            ):
                yield _relation(other, mention, suspect="again")
                break
        strand.append(mention)


def _agrees(one: Fact, other: Fact) -> bool:
    for bound, value in ((one, other.number), (other, one.number)):
        if open_ended(bound) and bound.number and value and not Fraction(2, 3) <= value / bound.number <= Fraction(3, 2):
            return False
    tier = Tier.LOOSE if {one.qualifier, other.qualifier} - {"exact"} else Tier.TRUNCATED
    return reading(one, tier).meets(reading(other, tier))


def _groups(outline: Outline, contexts: Contexts, joined: set[int]) -> Iterator[Relation]:
    """`Seluruh 131 korban luka itu` where only 113 were counted before."""
    for mention in outline.mentions:
        if "whole_group" not in mention.near or mention.index in joined or mention.fact.kind != "count" or not words(mention.fact):
            continue
        noun = words(mention.fact)
        counted = [
            other
            for other in outline.mentions[: mention.index][-WINDOW:]
            if other.fact.kind == "count" and noun & (contexts.of(other) | words(other.fact))
        ]
        rival = counted[-1] if counted else None
        if rival is not None and rival.sentence != mention.sentence and misprint(mention.fact, rival.fact):
            yield _relation(rival, mention, suspect="again")


def _misscaled(outline: Outline, contexts: Contexts, joined: set[int]) -> Iterator[Relation]:
    """The same digits with another scale word: `Rp 599,44 triliun` and, of the same thing, `Rp 599.440,9 triliun`."""
    seen: dict[tuple[str | None, str], list[Mention]] = defaultdict(list)
    for mention in outline.mentions:
        number = mention.fact.number
        if mention.fact.kind != "money" or number is None or significant_digits(number) <= TELLING:
            continue
        key = (mention.fact.unit, str(int(number * 100))[: TELLING + 1])
        for other in seen[key][-WINDOW:]:
            if other.sentence != mention.sentence and off_scale(other.fact, mention.fact) and contexts.alike(other, mention):
                yield _relation(other, mention)
                break
        seen[key].append(mention)
