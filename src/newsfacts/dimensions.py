"""Units that convert into each other: tonnes and kilograms, hours and days, months and years."""

from decimal import Decimal
from fractions import Fraction
from functools import cache

from newsfacts import lexicon
from newsfacts.interval import divided
from newsfacts.model import Fact, Number, exact

OFTEN = "kali"  # the unit of occasions, and of how many times as much


@cache
def _places() -> dict[str, tuple[str, Number]]:
    return _factors(lexicon.dimensions())


@cache
def _all_places() -> dict[str, tuple[str, Number]]:
    return {**_places(), **_factors(lexicon.foreign_units())}


def _factors(dimensions: dict[str, dict[str, Decimal]]) -> dict[str, tuple[str, Number]]:
    return {unit: (name, exact(format(factor, "f"))) for name, units in dimensions.items() for unit, factor in units.items()}


@cache
def _symbols() -> dict[str, str]:
    return {word: unit.symbol or name for name, unit in lexicon.units().unit.items() for word in (*unit.words, *unit.symbols)}


def symbol(word: str) -> str:
    """The symbol of a unit written out (`kilogram`: kg); any other word as it is."""
    return _symbols().get(word, word)


def converts(unit: str) -> bool:
    """Whether a unit belongs to a dimension."""
    return unit in _places()


def lasting(unit: str | None) -> bool:
    """Whether a unit is one of time: what is told of `per year` goes on from year to year."""
    return unit is not None and (known := lexicon.units().unit.get(unit)) is not None and known.kind == "duration"


def ratio(unit: str | None, base: str | None) -> Number | None:
    """How many `base` one `unit` is (`ratio("t", "kg")`: 1000); None if they do not convert."""
    return 1 if unit == base else _of(_places(), unit, base)


def roughly(unit: str | None, base: str | None) -> Number | None:
    """The same, also of units of two systems, which reporters convert roughly (`roughly("knot", "km/h")`: 1,852)."""
    return 1 if unit == base else _of(_all_places(), unit, base)


def _of(places: dict[str, tuple[str, Number]], unit: str | None, base: str | None) -> Number | None:
    one, other = places.get(unit or ""), places.get(base or "")
    return divided(one[1], other[1]) if one and other and one[0] == other[0] else None


def of_points(step: str | None, level: str | None) -> Number:
    """How many units of a level one unit of a step is: of per cent a basis point is a hundredth, every other step one."""
    return Fraction(1, 100) if (step, level) == ("bp", "%") else 1


def conversion(fact: Fact, base: Fact) -> Number | None:
    """What a figure is multiplied by to be compared with another; None if they measure different things."""
    if fact.kind != base.kind and {fact.kind, base.kind} != {"duration", "age"}:
        return None
    return ratio(fact.unit, base.unit)
