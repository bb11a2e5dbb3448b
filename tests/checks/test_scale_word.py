"""The scale word that would mend a relation."""

import pytest

import newsfacts


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Sebanyak 8.675.797 keluarga menerima Rp 2,4 per tahun, total Rp 20,822 triliun.", "Rp 2,4 → Rp 2,4 juta"),
        ("Kerugian negara Rp 33,3 juta, tepatnya Rp 33.296.257.959.", "Rp 33,3 juta → Rp 33,3 miliar"),
        ("Nilainya US$ 100 miliar atau Rp 1.657,5 miliar (kurs Rp 16.575).", None),  # either amount may be the wrong one
    ],
)
def test_suggestion(text: str, suggestion: str | None) -> None:
    (check,) = [check for check in newsfacts.check(text).checks if check.verdict == "inconsistent"]
    assert (check.rule, check.suggestion) == ("scale-word", suggestion)


def test_an_unselected_explainer_leaves_the_failure_to_its_rule() -> None:
    text = "Sebanyak 8.675.797 keluarga menerima Rp 2,4 per tahun, total Rp 20,822 triliun."
    assert [check.rule for check in newsfacts.check(text, ignore=["scale-word"]).checks] == ["product"]
    assert [check.rule for check in newsfacts.check(text, select=["scale-word"]).checks] == ["scale-word"]
    assert newsfacts.check(text, select=["product"]).checks[0].rule == "product"


def test_another_factor_is_no_scale_word() -> None:
    report = newsfacts.check("Sebanyak 250 petani menerima masing-masing Rp2,4 juta sehingga total Rp60 juta.")
    assert [check.rule for check in report.checks] == ["product"]
