"""Where figures can be bound in several ways, a contradiction names those that were tried."""

import newsfacts

TWO_TOTALS = "Sebanyak 164 dari 168 titik selesai, rinciannya 101 titik di Sleman dan {} titik di Bantul."


def test_a_contradiction_names_the_other_figures_that_do_not_fit_either() -> None:
    report = newsfacts.check(TWO_TOTALS.format(65))
    printed = {fact.id: fact.text for fact in report.facts}
    (check,) = [check for check in report.checks if check.rule == "parts-sum"]
    assert (check.verdict, printed[check.facts["total"][0]]) == ("inconsistent", "168")
    assert [printed[id] for binding in check.tried for id in binding["total"]] == ["164"]
    assert "168" in check.message
    assert check.message.endswith("tidak cocok: 164.")


def test_one_way_that_fits_is_enough() -> None:
    for rest, total in ((63, "164"), (67, "168")):
        report = newsfacts.check(TWO_TOTALS.format(rest))
        printed = {fact.id: fact.text for fact in report.facts}
        (check,) = [check for check in report.checks if check.rule == "parts-sum"]
        assert (check.verdict, printed[check.facts["total"][0]], check.tried) == ("consistent", total, ())
