"""Figures written twice on the spot, in digits and in words: `25 (dua puluh lima)`."""

from collections.abc import Iterator
from itertools import pairwise

from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Outline

REACH = 24  # characters between the two, a repeated noun included (25 orang (dua puluh lima orang))


def find(outline: Outline) -> Iterator[Relation]:
    """Every figure with the same in brackets right behind it, one of them in digits and the other in words."""
    mentions = outline.mentions
    for first, second in pairwise(mentions):
        if not second.bracketed or second.fact.start - first.fact.end > REACH:
            continue
        digits, words = (first.fact, second.fact) if _in_digits(first.fact) else (second.fact, first.fact)
        if (
            _in_digits(digits)
            and not _in_digits(words)
            and _repeats(outline.text, first.fact, second.fact)
            and None not in (digits.number, words.number)
            and second.fact.unit in (None, first.fact.unit)
            and second.fact.text[0] != "("
        ):
            yield Relation("spelled", ({"digits": (digits,), "words": (words,)},), (first.fact.start, second.fact.end), explicit=True)


def _in_digits(fact: Fact) -> bool:
    return any(char.isdigit() for char in fact.text)


def _repeats(text: str, first: Fact, second: Fact) -> bool:
    """Whether the brackets hold nothing but the second figure, or repeat the noun of the first."""
    bracket = text.find("(", first.end, second.start + 1)
    close = text.find(")", second.end - 1, second.end + REACH)
    if bracket < 0 or close < 0 or text[bracket + 1 : second.start].strip(" \u00a0"):
        return False
    noun = text[first.end : bracket].strip(" .-\u00a0").lower()
    if len(noun.split()) > 2 or "," in noun.rstrip(",") or (noun and not _in_digits(first)):
        return False
    return text[second.end : close].strip(" \u00a0").lower() in ("", noun.rstrip(",")) and not any(char.isdigit() for char in noun)
