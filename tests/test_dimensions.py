"""Units that convert into each other."""

from fractions import Fraction

import pytest

from newsfacts import lexicon
from newsfacts.dimensions import converts, ratio, roughly, symbol


@pytest.mark.parametrize(
    ("unit", "base", "factor"),
    [
        ("t", "kg", Fraction(1000)),
        ("kg", "t", Fraction(1, 1000)),
        ("day", "hour", Fraction(24)),
        ("year", "month", Fraction(12)),
        ("bp", "pp", Fraction(1, 100)),
        ("orang", "orang", Fraction(1)),
        (None, None, Fraction(1)),
        ("kg", "km", None),
        ("month", "day", None),  # months differ in length
        (None, "kg", None),
    ],
)
def test_ratio(unit: str | None, base: str | None, factor: Fraction | None) -> None:
    assert ratio(unit, base) == factor


@pytest.mark.parametrize(
    ("unit", "base", "factor"),
    [
        ("t", "kg", Fraction(1000)),
        ("knot", "km/h", Fraction("1.852")),
        ("inch", "cm", Fraction("2.54")),
        ("ha", "m2", Fraction(10000)),
        ("knot", "km", None),
        ("mil", "km", None),  # of land or of sea
    ],
)
def test_ratio_of_two_systems(unit: str, base: str, factor: Fraction | None) -> None:
    assert roughly(unit, base) == factor
    assert ratio("knot", "km/h") is None


def test_symbol_of_a_word() -> None:
    assert (symbol("kilogram"), symbol("hektare"), symbol("keluarga")) == ("kg", "ha", "keluarga")
    assert converts("kg")
    assert not converts("keluarga")


def test_every_unit_that_converts_is_a_known_one_or_a_base() -> None:
    known = {unit.symbol or name for name, unit in lexicon.units().unit.items()}
    unknown = {unit for units in (*lexicon.dimensions().values(), *lexicon.foreign_units().values()) for unit in units} - known
    assert unknown <= {"Wh", "kB", "decade"}
