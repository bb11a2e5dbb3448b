"""Units that convert into each other: tonnes and kilograms, hours and days, months and years."""

from fractions import Fraction
from functools import cache

from newsfacts import lexicon
from newsfacts.model import Fact


@cache
def _places() -> dict[str, tuple[str, Fraction]]:
    return {unit: (name, Fraction(factor)) for name, units in lexicon.dimensions().items() for unit, factor in units.items()}


@cache
def _symbols() -> dict[str, str]:
    return {word: unit.symbol or name for name, unit in lexicon.units().unit.items() for word in (*unit.words, *unit.symbols)}


def symbol(word: str) -> str:
    """The symbol of a unit written out (`kilogram`: kg); any other word as it is."""
    return _symbols().get(word, word)


def converts(unit: str) -> bool:
    """Whether a unit belongs to a dimension."""
    return unit in _places()


def ratio(unit: str | None, base: str | None) -> Fraction | None:
    """How many `base` one `unit` is (`ratio("t", "kg")`: 1000); None if they do not convert."""
    if unit == base:
        return Fraction(1)
    if unit is None or base is None:
        return None
    one, other = _places().get(unit), _places().get(base)
    return one[1] / other[1] if one and other and one[0] == other[0] else None


def conversion(fact: Fact, base: Fact) -> Fraction | None:
    """What a figure is multiplied by to be compared with another; None if they measure different things."""
    if fact.kind != base.kind and {fact.kind, base.kind} != {"duration", "age"}:
        return None
    return ratio(fact.unit, base.unit)
