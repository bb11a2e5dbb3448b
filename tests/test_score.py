"""What newsfacts finds in the project's own annotated articles does not fall below what it once did."""

from fractions import Fraction

import pytest

import score

FACTS = Fraction("0.98")
RELATIONS = Fraction("0.92")


@pytest.fixture(scope="module")
def result() -> score.Result:
    return score.measure(score.articles())


def test_facts(result: score.Result) -> None:
    assert result.facts.gold > 100
    assert result.facts.f1 >= FACTS, result.missed + result.spurious


def test_relations(result: score.Result) -> None:
    assert result.all_relations.gold > 50
    assert result.all_relations.f1 >= RELATIONS, result.missed + result.spurious


def test_no_false_alarms(result: score.Result) -> None:
    assert result.false_alarms == 0, result.spurious


def test_scores_count_as_they_should() -> None:
    some = score.Score(3, 4, 6)
    assert (some.precision, some.recall, some.f1) == (Fraction(3, 4), Fraction(1, 2), Fraction(3, 5))
    assert score.Score().f1 == 1
    assert some + some == score.Score(6, 8, 12)


def test_a_perfect_and_an_empty_answer_are_told_apart() -> None:
    article = {
        "id": "a",
        "text": "Ada 140 orang.",
        "relations": [],
        "facts": [{"id": "f1", "start": 4, "end": 7, "value": "140", "unit": None}],
    }
    assert score.measure([article]).facts == score.Score(1, 1, 1)
    article["facts"] = []
    assert score.measure([article]).facts == score.Score(0, 1, 0)
