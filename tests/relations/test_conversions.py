"""Amounts in two currencies without a rate."""

import newsfacts


def test_pairs_of_two_years_have_two_rates() -> None:
    bought, sold = "seharga US$ 100.000 atau sekitar Rp 970 juta", "senilai US$ 250.000 atau Rp 4,15 miliar"
    now, then = f"Vila itu dibeli {bought}, yang lain {sold}.", f"Vila itu dibeli pada 2005 {bought} dan dijual pada 2025 {sold}."
    assert [check.verdict for check in newsfacts.check(now).checks if check.rule == "conversion"] == ["inconsistent"]
    assert {check.verdict for check in newsfacts.check(then).checks if check.rule == "conversion"} == {"unverifiable"}
