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


def correction(rule: Rule, relation: Relation, binding: Binding, holds: Holds) -> str | None:
    """The change as `printed → corrected`, None if there is no single one."""
    for edits in (_swaps, _digits):
        found: dict[str, list[str]] = {}
        for role, facts in binding.items():
            if relation.suspect and role != relation.suspect:
                continue
            for fact in facts:
                for changed in edits(fact):
                    trial = {name: tuple(changed if other is fact else other for other in group) for name, group in binding.items()}
                    if holds(rule.equations(trial, relation), Tier.ROUNDED):
                        found.setdefault(fact.id, []).append(f"{fact.text} → {changed.text}")
        options = [option for group in found.values() for option in group]
        if len(options) == 1:
            return options[0]
        if options:
            return None
    return None


def _swaps(fact: Fact) -> Iterator[Fact]:
    """The figure with two neighbouring digits swapped."""
    for numeral, places in _places(fact):
        for first, second in pairwise(places):
            if numeral[first] != numeral[second] and not (first == 0 and numeral[second] == "0"):
                swapped = numeral[:first] + numeral[second] + numeral[first + 1 : second] + numeral[first] + numeral[second + 1 :]
                yield from _edited(fact, numeral, swapped)


def _digits(fact: Fact) -> Iterator[Fact]:
    """The figure with one digit changed."""
    for numeral, places in _places(fact):
        for place in places:
            for digit in "0123456789":
                if digit != numeral[place] and not (place == 0 and digit == "0"):
                    yield from _edited(fact, numeral, numeral[:place] + digit + numeral[place + 1 :])


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
