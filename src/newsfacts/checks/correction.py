"""The smallest single change of one printed figure that would reconcile a failing relation, shown as a possibility.

Slips of the hand in the order in which desks make them: two neighbouring digits swapped, a scale word, one digit.  A change counts only if
it is the only one of its sort, so that nothing is suggested where anything would do.
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

from newsfacts.checks.rule import Binding, Equation, Rule
from newsfacts.interval import Tier
from newsfacts.model import Fact, Relation

Holds = Callable[[tuple[Equation, ...], Tier], bool]

SCALES = 3  # powers of ten between two scale words


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(r"\d[\d.,]*")


def corrections(rule: Rule, relation: Relation, binding: Binding, holds: Holds) -> list[str]:
    """The changes of the likeliest sort that would do, each as `printed → corrected`."""
    for edits in (_swaps, _digits):
        options = [
            f"{fact.text} → {changed.text}"
            for role, facts in binding.items()
            if not relation.suspect or role == relation.suspect
            for fact in facts
            for changed in edits(fact)
            if holds(rule.equations(_with(binding, fact, changed), relation), Tier.TRUNCATED)
        ]
        if options:
            return options
    return []


def _with(binding: Binding, fact: Fact, changed: Fact) -> Binding:
    return {name: tuple(changed if other is fact else other for other in group) for name, group in binding.items()}


def _swaps(fact: Fact) -> Iterator[Fact]:
    """The figure with two neighbouring digits swapped."""
    for numeral, places in _places(fact):
        for first, second in pairwise(places):
            if numeral[first] != numeral[second] and not (numeral[second] == "0" and _leads(numeral, first)):
                swapped = numeral[:first] + numeral[second] + numeral[first + 1 : second] + numeral[first] + numeral[second + 1 :]
                yield from _edited(fact, numeral, swapped)


def _digits(fact: Fact) -> Iterator[Fact]:
    """The figure with one digit changed."""
    for numeral, places in _places(fact):
        for place in places:
            for digit in "0123456789":
                if digit != numeral[place] and not (digit == "0" and _leads(numeral, place)):
                    yield from _edited(fact, numeral, numeral[:place] + digit + numeral[place + 1 :])


def _leads(numeral: str, place: int) -> bool:
    """Whether no zero may stand there: at the head of a number, unless decimals follow (`0,31`)."""
    return place == 0 and numeral[1:2] not in (",", ".")


def _places(fact: Fact) -> Iterator[tuple[str, list[int]]]:
    match = _numeral().search(fact.text)
    if match and fact.number and fact.kind != "date":
        numeral = match.group().rstrip(".,")
        yield numeral, [place for place, char in enumerate(numeral) if char.isascii() and char.isdigit()]


def _edited(fact: Fact, numeral: str, other: str) -> Iterator[Fact]:
    """The fact with its numeral printed otherwise; the value keeps its scale."""
    old, new = (int("".join(char for char in text if char.isascii() and char.isdigit())) for text in (numeral, other))
    if old and fact.number is not None:
        value = fact.number * Fraction(new, old)
        yield fact.corrected(value, fact.text.replace(numeral, other, 1))
