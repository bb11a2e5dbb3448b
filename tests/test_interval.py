"""The arithmetic of printed figures: what holds for all of them, and the worked examples of `cases/arithmetic.toml`."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsfacts
from marked import toml
from newsfacts.checks import RULES
from newsfacts.checks.judge import judge_relation
from newsfacts.interval import Interval, Tier, last_digit, point, reading, significant_digits, total
from newsfacts.model import Fact, Kind, Qualifier, Relation, Span

CASES: list[dict[str, Any]] = toml("arithmetic.toml")["case"]


def only_fact(text: str, name: str) -> Fact:
    (fact,) = newsfacts.extract(f"Jumlahnya {text} saja.")
    return fact.model_copy(update={"id": name})


@pytest.mark.parametrize("case", CASES, ids=[f"{case['rule']} {case['result']} {case['roles']}" for case in CASES])
def test_worked_example(case: dict[str, Any]) -> None:
    rule = next(rule for rule in RULES if rule.name == case["rule"])
    binding = {role: tuple(only_fact(text, f"{role}{place}") for place, text in enumerate(texts)) for role, texts in case["roles"].items()}
    relation = Relation(rule.name, (binding,), (0, 1), direction=case.get("sign", 0))
    check = judge_relation(rule, relation, "id", "c1")
    assert check is not None
    assert (check.basis or check.severity or check.reason) == case["result"]


NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=20)
POSITIVE = st.fractions(min_value=Fraction(1, 20), max_value=1000, max_denominator=20)


@st.composite
def intervals(draw: st.DrawFn, numbers: st.SearchStrategy[Fraction] = NUMBERS) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    wide = low < high
    return Interval(low, high, wide and draw(st.booleans()), wide and draw(st.booleans()))


@st.composite
def figures(draw: st.DrawFn) -> Fact:
    digits, places = draw(st.integers(min_value=1, max_value=99999)), draw(st.integers(min_value=-2, max_value=9))
    unit = Fraction(10) ** places
    kind: Kind = draw(st.sampled_from(["count", "money", "percent", "measure"]))
    qualifier: Qualifier = draw(st.sampled_from(["exact", "about", "almost"]))
    value = str(digits * unit)
    span = Span(start=0, end=1)
    return Fact(id="f1", kind=kind, text="-", start=0, end=1, value=value, precision=str(unit), qualifier=qualifier, sentence=span)


def widened(interval: Interval, by: Fraction) -> Interval:
    return interval + Interval(-by, by)


@given(st.lists(intervals(), min_size=1, max_size=5), intervals(), st.integers(min_value=0, max_value=4), POSITIVE)
def test_widening_an_operand_never_creates_a_contradiction(parts: list[Interval], whole: Interval, place: int, by: Fraction) -> None:
    if total(parts).meets(whole):
        place %= len(parts)
        wider = [widened(part, by) if index == place else part for index, part in enumerate(parts)]
        assert total(wider).meets(whole)
        assert total(parts).meets(widened(whole, by))


@given(st.permutations([Interval(Fraction(n), Fraction(n + 1)) for n in range(5)]))
def test_the_order_of_parts_never_matters(parts: list[Interval]) -> None:
    assert total(parts) == Interval(Fraction(10), Fraction(15))


@given(intervals(POSITIVE), intervals(POSITIVE), intervals(POSITIVE), POSITIVE)
def test_scaling_all_operands_changes_nothing(one: Interval, other: Interval, whole: Interval, factor: Fraction) -> None:
    assert (one + other).meets(whole) == (one.scaled(factor) + other.scaled(factor)).meets(whole.scaled(factor))
    assert one.over(other) == one.scaled(factor).over(other.scaled(factor))


@given(intervals(), intervals())
def test_meeting_is_symmetric_and_a_difference_holds_zero_where_two_meet(one: Interval, other: Interval) -> None:
    assert one.meets(other) == other.meets(one) == (one - other).meets(point(0))


@given(intervals(POSITIVE), intervals(POSITIVE))
def test_a_product_over_one_factor_covers_the_other(one: Interval, other: Interval) -> None:
    back = one.times(other).over(other)
    assert back is not None
    assert one.low is not None
    assert one.high is not None
    assert back.low is not None
    assert back.high is not None
    assert back.low <= one.low <= one.high <= back.high


@given(figures())
def test_tiers_are_nested(figure: Fact) -> None:
    """Read more generously, a figure stands for all that it stood for before, and always for what was printed."""
    read = [reading(figure, tier) for tier in Tier]
    for narrow, wide in pairwise(read):
        assert narrow.low is not None
        assert narrow.high is not None
        assert wide.low is not None
        assert wide.high is not None
        assert wide.low <= narrow.low <= narrow.high <= wide.high
    assert all(interval.meets(point(Fraction(figure.value or 0))) for interval in read)


@pytest.mark.parametrize(
    ("value", "digits", "unit"),
    [("22000", 2, "1000"), ("140", 2, "10"), ("591/100", 3, "1"), ("0", 1, "1"), ("1", 1, "1"), ("1/3", 30, "1")],
)
def test_digits(value: str, digits: int, unit: str) -> None:
    assert (significant_digits(Fraction(value)), last_digit(Fraction(value))) == (digits, int(unit))


def test_open_ends_do_not_meet() -> None:
    below, from_there = Interval(None, Fraction(5), high_open=True), Interval(Fraction(5), None)
    assert not below.meets(from_there)
    assert Interval(None, Fraction(5)).meets(from_there)
    assert Interval(None, None).meets(below)


def test_a_date_is_no_number() -> None:
    with pytest.raises(ValueError, match="date"):
        reading(Fact(id="f1", kind="date", text="2019", start=0, end=4, value="2019", sentence=Span(start=0, end=4)), Tier.EXACT)
