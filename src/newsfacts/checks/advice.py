"""What a contradiction suggests, held against the rest of the article: nothing is to be changed that the rest confirms.

A single slip may mend a sum in a part that is right.  Where the headline says what the parts come to, the total is what should change; and
a figure that makes other arithmetic hold as it is printed is not the wrong one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import chain

from newsfacts.checks.corroborated import EXACT
from newsfacts.checks.rule import ids
from newsfacts.model import Check, Fact

ARROW = " → "


def settled(checks: Sequence[Check], facts: Iterable[Fact]) -> tuple[Check, ...]:
    """The checks, each suggestion left out or turned to the other figure where the rest of the article speaks against it."""
    broken = [check for check in checks if check.verdict == "inconsistent"]
    if not any(check.suggestion for check in broken):
        return tuple(checks)
    known = {fact.id: fact for fact in facts}
    sound = frozenset(chain.from_iterable(ids(check) for check in checks if check.verdict == "consistent" and check.rule in EXACT))
    meant = dict(_worked_out(broken, known))
    return tuple(check if check.verdict != "inconsistent" else _advised(check, known, sound, meant) for check in checks)


def _worked_out(broken: list[Check], known: Mapping[str, Fact]) -> Iterator[tuple[str, Fact]]:
    """Figures that some arithmetic speaks against, each with the one that is stated elsewhere for it and that the arithmetic comes to."""
    rivals = [[known[fact] for fact in ids(check)] for check in broken if check.rule == "restated"]
    for check in broken:
        if check.rule not in EXACT or check.expected is None or check.found is None:
            continue
        for stated in (known[fact] for fact in ids(check)):
            others = [other for pair in rivals if stated in pair for other in pair if other.value != stated.value]
            told = next((other for other in others if _lies(other, check.expected)), None)
            if told is not None and _lies(stated, check.found):
                yield stated.id, told


def _lies(fact: Fact, span: tuple[str, str]) -> bool:
    try:
        return fact.number is not None and Decimal(span[0]) <= fact.number <= Decimal(span[1])
    except InvalidOperation:  # an end that is open, or no number
        return False


def _advised(check: Check, known: Mapping[str, Fact], sound: frozenset[str], meant: Mapping[str, Fact]) -> Check:
    wrong = next((fact for fact in ids(check) if fact in meant), None)
    if wrong is not None:
        return check.altered(suggestion=f"{known[wrong].text}{ARROW}{meant[wrong].text}")
    if check.suggestion is None or ARROW not in check.suggestion or check.rule not in EXACT | {"restated"}:
        return check
    printed = check.suggestion.partition(ARROW)[0]
    confirmed = any(known[fact].text == printed for fact in ids(check) if fact in sound)
    return check.altered(suggestion=None) if confirmed else check
