"""What currencies are called in prose, and which of them a sentence speaks of."""

from collections.abc import Sequence
from functools import cache

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.relations.outline import Outline

SPEAKING = 12  # words before a verb that name what it speaks of


@cache
def names() -> frozenset[str]:
    """What currencies are called, in one word."""
    return frozenset(word for currency in lexicon.currencies().currency.values() for word in currency.after if word.isalpha())


@cache
def home_names() -> frozenset[str]:
    """What the country's own currency is called, in one word."""
    known = lexicon.currencies()
    return frozenset(known.currency[known.home].after)


def nicknamed(words: Sequence[str]) -> bool:
    """Whether words hold another name of the country's own currency: `mata uang Garuda`."""
    said = f" {' '.join(words)} "
    return any(f" {name} " in said for name in lexicon.currencies().nicknames)


def named(outline: Outline, start: int, verb: Cue) -> list[str]:
    """The currencies named before a verb in its sentence, in order, but for those that another one is quoted in: `terhadap dolar AS`."""
    known, words = lexicon.currencies(), outline.analysis.words
    begin, end = outline.analysis.tokens(start, verb.start)
    return [
        words[at]
        for at in range(max(begin, end - SPEAKING), end)
        if words[at] in names() and words[at - 1] not in known.against and words[at + 1] not in known.titled
    ]
