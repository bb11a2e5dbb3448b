"""Words beside a quantity that bound it."""

import pytest

from newsfacts.model import Qualifier
from newsfacts.quantities import hedges


@pytest.mark.parametrize(
    ("before", "qualifier"),
    [
        ("sekitar", "about"),
        ("kurang lebih sebesar", "about"),
        ("lebih dari", "more_than"),
        ("tidak lebih dari", "at_most"),
        ("tidak kurang dari", "at_least"),
        ("tidak boleh kurang dari", "at_least"),
        ("tidak boleh melebihi", "at_most"),
        ("jangan sampai lebih dari", "at_most"),
        ("jangan sampai", "exact"),
        ("enggak sampai", "less_than"),
        ("belum genap", "less_than"),
        ("setidaknya ada", "at_least"),
        ("di bawah", "less_than"),
        ("hampir mencapai", "almost"),
        ("hingga", "at_most"),
        ("hingga mencapai", "exact"),
        ("sejak kemarin hingga", "exact"),
        ("turun dari", "exact"),
        ("sebanyak", "exact"),
        ("", "exact"),
    ],
)
def test_before(before: str, qualifier: Qualifier) -> None:
    assert hedges.before(before.split()[::-1], ranged=False) == qualifier


@pytest.mark.parametrize(("before", "qualifier"), [("di kisaran", "exact"), ("hingga", "exact"), ("sekitar", "about")])
def test_before_a_range(before: str, qualifier: Qualifier) -> None:
    assert hedges.before(before.split()[::-1], ranged=True) == qualifier


@pytest.mark.parametrize(
    ("after", "qualifier"),
    [
        (" lebih warga", "more_than"),
        (" ke atas", "at_least"),
        (" atau lebih", "at_least"),
        (" lebih cepat", None),
        ("lebih", None),
        ("", None),
    ],
)
def test_after(after: str, qualifier: Qualifier | None) -> None:
    assert hedges.after("5" + after, 1) == qualifier
