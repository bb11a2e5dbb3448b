"""Whether two figures are told of two things of one sort by name: `Bank A menutup 123 kantor. Bank B menutup 132 kantor.`

What leads up to a figure in its own clause names whom or what it is of.  Two clauses near each other are of two things where each leads up
with a name or number that the other one lacks (`Bank A`, `RW 01`) and says the same of it, or nothing (`dan Bank C 117`).
Two neighbouring sentences are so as well where they open with other words (`toko pertama`, `toko kedua`, not `toko itu`) and go on alike up
to the figure, or open alike and have another word before it (`harga jagung manis`, `harga jagung pipil`).

Who says it (`kata A`, `B menyebut`) is none of them.
"""

from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from newsfacts import lexicon
from newsfacts.language import Analysis
from newsfacts.language.words import takes_object
from newsfacts.relations.outline import Mention, Outline

NEAR = 2  # sentences within which names are told side by side, even if not in the same words up to the figure
OPENING = 3  # telling words at most that open one of two sentences which go on alike
YEAR = 4  # digits of a number that is no label
DASHES = frozenset("-–—")  # behind a dateline


class Siblings:
    """What leads up to the figures of an article: the names in it, and all its telling words, each found once."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._leads: dict[int, tuple[frozenset[str], list[str]]] = {}

    def two(self, one: Mention, other: Mention) -> bool:
        """Whether two figures of the story are told of two things by name."""
        (first, said), (second, again) = self._led(one), self._led(other)
        if first - second and second - first:
            if abs(one.sentence - other.sentence) > NEAR and said[-1:] != again[-1:]:
                return False
            return not frozenset(said).isdisjoint(again) or first.issuperset(said) or second.issuperset(again)
        later = max(one, other, key=lambda mention: mention.index)
        return abs(one.sentence - other.sentence) == 1 and "this" not in later.families and _in_step(said, again)

    def _led(self, mention: Mention) -> tuple[frozenset[str], list[str]]:
        if mention.index not in self._leads:
            analysis, lead = self.outline.analysis, _lead(self.outline, mention)
            self._leads[mention.index] = _names(analysis, *lead), _telling(analysis, *lead)
        return self._leads[mention.index]


def _in_step(one: list[str], other: list[str]) -> bool:
    """Whether two leads begin or end with different words, none of them a verb, and are alike in all the others."""
    ends = _alike(reversed(one), reversed(other))
    begins = _alike(one, other)
    return ends > 0 and _differ(one[: len(one) - ends], other[: len(other) - ends]) or begins > 0 and _differ(one[begins:], other[begins:])


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _differ(one: list[str], other: list[str]) -> bool:
    """Whether two stretches are short, without verbs, and have each a word that the other one lacks."""
    if max(len(one), len(other)) > OPENING or any(map(takes_object, (*one, *other))):
        return False
    return not (set(one) <= set(other) or set(other) <= set(one))


def _lead(outline: Outline, mention: Mention) -> tuple[int, int]:
    """The words that lead up to a figure in its clause, without who says it."""
    analysis, before = outline.analysis, outline.preceding(mention)
    words, last = analysis.words, analysis.token_at(mention.fact.start)
    if before is None:
        first = analysis.tokens(*outline.sentence(mention.sentence))[0]
    else:
        since, breaks = analysis.tokens(before.fact.start, before.fact.end)[1], lexicon.nouns().breaks
        first = next((place + 1 for place in range(since, last) if words[place] in breaks), since)
    first = next((place + 1 for place in range(last - 1, first - 1, -1) if words[place] in _passed()), first)
    return next((place for place in range(first, last) if words[place].isalnum()), last), last


def _names(analysis: Analysis, first: int, last: int) -> frozenset[str]:
    """The names and numbers of a lead; its first word is one in capitals or before another one."""
    found = set()
    for place in range(first, last):
        word = analysis.words[place]
        capital = _opener(analysis, place, last) if place == first else analysis.is_capital(place)
        if capital or word.isdigit() and len(word) < YEAR:
            found.add(word)
    return frozenset(found)


def _opener(analysis: Analysis, place: int, last: int) -> bool:
    """Whether the word that opens a lead is plainly a name."""
    if not analysis.is_capital(place) or analysis.words[place] in lexicon.function_words().openers:
        return False
    start = analysis.starts[place]
    return analysis.text[start + 1 : start + 2].isupper() or place + 1 < last and analysis.is_capital(place + 1)


def _telling(analysis: Analysis, first: int, last: int) -> list[str]:
    """The words of a lead that say something."""
    return [word for word in analysis.words[first:last] if word in _ordinals() or len(word) > 1 and word.isalpha() and word not in _light()]


@cache
def _passed() -> frozenset[str]:
    """Words behind which a lead begins: the verb of who says it, the dash of a dateline."""
    return (lexicon.speech().triggers - lexicon.speech().records) | DASHES


@cache
def _ordinals() -> frozenset[str]:
    """Words for the place in a series."""
    return frozenset(lexicon.aspects().aspects["place"])


@cache
def _light() -> frozenset[str]:
    """Words that open sentences or lead up to any figure."""
    nouns = lexicon.nouns()
    return nouns.stops | nouns.openers | nouns.carriers | lexicon.function_words().openers
