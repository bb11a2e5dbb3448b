"""The smallest single change that would reconcile a failing relation, shown as a possibility.

Slips of the hand in the order in which desks make them: a scale word, two neighbouring digits swapped, one digit, one lost or added; and
two figures in each other's place.  A change counts only if it is the only one of its sort, so that nothing is suggested where anything
would do.  `slipped` asks for less, and tells more: whether a slip explains a failure that the wording alone would not make worth a note.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache, partial
from itertools import combinations, islice, pairwise, product

from newsfacts.checks.rule import READ, Binding, Rule, holds, replaced
from newsfacts.days import counts
from newsfacts.interval import Interval, Tier, absolute, bare, divided, reading
from newsfacts.model import Fact, Number, Relation
from newsfacts.relations.slips import full, lengthened, shortened

Mend = tuple[Fact, Fact]  # a figure as it is printed, and as it would have to be
Run = tuple[str, list[str], Number]  # a numeral, others for it in ascending order, and what their last digit counts

ACCIDENT = Fraction(1, 8)  # how likely a slip may be to mend figures that have nothing to do with each other
PAIRS = 40  # figures put in each other's place for one contradiction
MARKS = frozenset(".,")
OTHER = {digit: "0123456789".replace(digit, "") for digit in "0123456789"}
BESIDE = {"1": "2", "2": "13", "3": "24", "4": "35", "5": "46", "6": "57", "7": "68", "8": "79", "9": "80", "0": "9"}  # on the keyboard
HALF_YEAR = 183  # days
RANGE = Fraction(11, 5)  # such figures lie anywhere between a third and three times each other: 2 × ln 3


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(r"[0-9][0-9.,]*")


def corrected(fact: Fact, changed: Fact) -> str:
    """A change as `printed → corrected`."""
    return f"{fact.text} → {changed.text}"


def reprinted(fact: Fact, number: Number) -> str | None:
    """A figure with another number in as many decimals, as `printed → corrected`; None where no numeral is printed."""
    for numeral, _, unit in _places(fact):
        decimals = len(numeral.partition(",")[2])
        digits = str(round(divided(number, unit))).rjust(decimals + 1, "0")
        whole = _grouped(digits[:-decimals] if decimals else digits)
        return corrected(fact, _edited(fact, numeral, f"{whole},{digits[-decimals:]}" if decimals else whole, unit))
    return None


def mends(rule: Rule, relation: Relation, binding: Binding) -> list[Mend]:
    """The figures that a change of the likeliest sort would mend, each with what it should be."""
    facts = _suspects(relation, binding)

    def digits(fact: Fact) -> Iterator[Fact]:
        return _likely(rule, relation, binding, fact, _digits(fact, OTHER))

    for edits in (_unscaled, _swaps, digits):
        options = [(fact, changed) for fact in facts for changed in edits(fact) if mended(rule, relation, binding, fact, changed)]
        if options:
            return options
    return []


def mended(rule: Rule, relation: Relation, binding: Binding, fact: Fact, changed: Fact) -> bool:
    """Whether the relation holds with another figure in the place of one."""
    return holds(rule.equations(replaced(binding, fact, changed), relation))


def exchanged(rule: Rule, relation: Relation, binding: Binding) -> str | None:
    """The two figures that would make it hold in each other's place: `Rp 610 miliar ↔ Rp 820 miliar`."""
    pairs = (pair for groups in combinations(binding.values(), 2) for pair in product(*groups))
    alike = ((one, other) for one, other in pairs if (one.kind, one.unit) == (other.kind, other.unit) and not _of_two_years(one, other))
    found = [pair for pair in islice(alike, PAIRS) if holds(rule.equations(_in_turn(binding, *pair), relation))]
    return f"{found[0][0].text} ↔ {found[0][1].text}" if len(found) == 1 else None


def _of_two_years(one: Fact, other: Fact) -> bool:
    """Whether dates lie so far apart that sooner the year of one is wrong: `25 Desember 2025 hingga 4 Januari 2025`."""
    apart = counts(one, other, "day") if one.kind == "date" else None
    return apart is not None and absolute(apart[0]) > HALF_YEAR


def _in_turn(binding: Binding, one: Fact, other: Fact) -> Binding:
    """The binding with two figures in each other's place."""
    places = {one.id: other, other.id: one}
    return {role: tuple(places.get(fact.id, fact) for fact in group) for role, group in binding.items()}


def relengthened(rule: Rule, relation: Relation, binding: Binding) -> str | None:
    """The figure that a digit lost or added would mend: `125 → 1.250`."""
    edits = [(fact, changed) for fact in _suspects(relation, binding) for changed in _likely(rule, relation, binding, fact, _lengths(fact))]
    options = {(fact.id, changed.number): (fact, changed) for fact, changed in edits}  # a digit doubled, wherever it was put in
    found = [each for each in options.values() if mended(rule, relation, binding, *each)]
    return corrected(*found[0]) if len(found) == 1 else None


def slipped(rule: Rule, relation: Relation, binding: Binding, slack: Number) -> bool:
    """Whether two swapped digits, or one mistaken for its neighbour on the keyboard, explain the failure, and hardly by accident.

    `slack` is how far apart, as a share of their size, the two sides may lie and still agree by rounding.
    """
    facts = _suspects(relation, binding)
    changes = [(fact, changed) for fact in facts for changed in _swaps(fact)]
    places = [(fact, *place) for fact in facts for place in _digits(fact, BESIDE)]
    typed = [(fact, _edited(fact, numeral, other, unit)) for fact, numeral, others, unit in places for other in others]
    if (len(changes) + len(typed)) * slack <= ACCIDENT * RANGE:
        changes += typed
    elif len(changes) * slack > ACCIDENT * RANGE:
        return False
    return any(mended(rule, relation, binding, fact, changed) for fact, changed in changes)


def _suspects(relation: Relation, binding: Binding) -> list[Fact]:
    """The figures that a change may mend: those of the role that the relation suspects, or all."""
    return [fact for role, group in binding.items() if not relation.suspect or role == relation.suspect for fact in group]


def _unscaled(fact: Fact) -> Iterator[Fact]:
    """The figure without the scale word that stands behind a number printed in full: `12.508 ribu`."""
    numeral = full(fact)
    if numeral is not None:
        yield fact.corrected(int(numeral.replace(".", "")), fact.text.partition(numeral)[0] + numeral, 1)


def _swaps(fact: Fact) -> Iterator[Fact]:
    """The figure with two neighbouring digits swapped."""
    for numeral, places, unit in _places(fact):
        for first, second in pairwise(places):
            if numeral[first] != numeral[second] and not (numeral[second] == "0" and _leads(numeral, first)):
                swapped = numeral[:first] + numeral[second] + numeral[first + 1 : second] + numeral[first] + numeral[second + 1 :]
                yield _edited(fact, numeral, swapped, unit)


def _lengths(fact: Fact) -> Iterator[Run]:
    """The numeral of a figure with a digit less before its decimal comma, and place by place with one more."""
    for numeral, _, unit in _places(fact):
        whole, comma, decimals = numeral.partition(",")
        digits = whole.replace(".", "")
        for run in (sorted(set(shortened(digits))), *lengthened(digits)):
            others = [_grouped(each) + comma + decimals for each in run if each[:1] not in ("", "0")]
            if others:
                yield numeral, others, unit


def _grouped(digits: str) -> str:
    """A whole number with a point between thousands."""
    return f"{int(digits):,}".replace(",", ".")


def _digits(fact: Fact, instead: Mapping[str, str]) -> Iterator[Run]:
    """Place by place the numeral of a figure with other digits there, which may stand `instead` of its own."""
    for numeral, places, unit in _places(fact):
        for place in places:
            digits = [digit for digit in instead[numeral[place]] if not (digit == "0" and _leads(numeral, place))]
            others = [other for digit in digits if _digits_of(other := numeral[:place] + digit + numeral[place + 1 :])]
            yield numeral, others, unit


def _likely(rule: Rule, relation: Relation, binding: Binding, fact: Fact, runs: Iterator[Run]) -> Iterator[Fact]:
    """The figure with each of the numerals that may mend the relation."""
    vague = fact.altered(qualifier="about")
    equations = rule.equations(replaced(binding, fact, vague), relation)

    def possible(first: Fact, last: Fact) -> bool:
        between = _between(first, last)
        return rule.numeric or holds(equations, lambda each: between if each is vague else READ[Tier.TRUNCATED](each))

    for numeral, others, unit in runs:
        yield from _halved(others, cache(partial(_edited, fact, numeral, unit=unit)), possible)


def _halved(numerals: list[str], edited: Callable[[str], Fact], possible: Callable[[Fact, Fact], bool]) -> Iterator[Fact]:
    """The figure with each of these numerals; where nothing between two of them is possible, nor are these."""
    if possible(edited(numerals[0]), edited(numerals[-1])):
        half = len(numerals) // 2
        if half:
            yield from _halved(numerals[:half], edited, possible)
            yield from _halved(numerals[half:], edited, possible)
        else:
            yield edited(numerals[0])


def _between(first: Fact, last: Fact) -> Interval:
    """All that the one or the other of two figures may stand for, and what lies between them."""
    sides = [reading(each, Tier.TRUNCATED) for end in (first, last) for each in (end, bare(end))]
    lows, highs = [side.low for side in sides if side.low is not None], [side.high for side in sides if side.high is not None]
    return Interval(min(lows) if len(lows) == len(sides) else None, max(highs) if len(highs) == len(sides) else None)


def _leads(numeral: str, place: int) -> bool:
    """Whether no zero may stand there: at the head of a number, unless decimals follow (`0,31`), not thousands (`0.500`)."""
    return place == 0 and (numeral[1:2] not in (",", ".") or numeral[1] == "." and len(numeral) == len("5.000"))


def _places(fact: Fact) -> Iterator[tuple[str, list[int], Number]]:
    """The numeral of a figure, the places of its digits, and what its last digit counts, scale word included; nothing of zero or a date."""
    match = _numeral().search(fact.text)
    if match and fact.number and fact.kind != "date":
        numeral = match.group().rstrip(".,")
        if digits := _digits_of(numeral):
            yield numeral, [place for place, char in enumerate(numeral) if char not in MARKS], divided(fact.number, digits)


def _edited(fact: Fact, numeral: str, other: str, unit: Number) -> Fact:
    """The fact with its numeral printed otherwise; the value keeps its scale."""
    return fact.corrected(_digits_of(other) * unit, fact.text.replace(numeral, other, 1))


def _digits_of(numeral: str) -> int:
    """A numeral as a whole number, without its marks."""
    return int(numeral.replace(".", "").replace(",", ""))
