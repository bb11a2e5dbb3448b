"""Between percentages, `persen` may mean points: the formula is the one that was meant."""

import pytest

import newsfacts


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("Rasio itu naik 111,09 persen dari 145,56 persen menjadi 256,65 persen.", "256.65 - 145.56 = 111.09"),
        ("Rasio itu naik 0,25 persen dari 92,55 persen menjadi 92,80 persen.", "92.8 - 92.55 = 0.25"),
        ("Bunga itu naik 10 persen dari 5 persen menjadi 5,5 persen.", "(5.5 / 5 - 1) × 100 = 10"),
        ("Bunga itu naik 14,3 persen dari 3,5 persen menjadi 4 persen.", "(4 / 3.5 - 1) × 100 = 14.2857 ≈ 14.3"),
        ("Bunga itu naik 0,75 persen dari 5,25 persen menjadi 5,75 persen.", "5.75 - 5.25 = 0.5 ≠ 0.75"),
    ],
)
def test_the_formula_of_a_change_between_percentages(text: str, formula: str) -> None:
    assert [check.formula for check in newsfacts.check(text).checks if check.rule == "change"] == [formula]
