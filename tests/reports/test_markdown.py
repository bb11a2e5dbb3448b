"""The format markdown."""

from newsfacts.reports.markdown import _plain
from reports import sample


def test_a_finding_shows_its_line_with_the_figures_in_bold() -> None:
    shown = sample.printed("markdown", sample.checked(sample.BAD))
    assert "### TIDAK COCOK: rincian dan total (`parts-sum`)" in shown
    assert "> baris 1: Sebanyak **140** personel diterjunkan, terdiri dari **116** polisi laki-laki dan **42** polisi wanita." in shown
    assert "**116 + 42 = 158 ≠ 140**" in shown


def test_a_long_line_is_cut_around_the_figures() -> None:
    filler = "kata " * 200
    shown = sample.printed("markdown", sample.checked(f"{filler}{sample.BAD.strip()} {filler}"))
    [quoted] = [line for line in shown.splitlines() if line.startswith("> ")]
    assert len(quoted) < 400
    assert quoted.count("**") == 6


def test_nothing_of_an_article_is_markup() -> None:
    shown = sample.printed("markdown", sample.checked(sample.HOSTILE, source="a|b.txt"), sample.UNREAD)
    assert "<script" not in shown
    assert "[b](c)" not in shown
    assert "## a\\|b.txt" in shown
    assert _plain("# a\n") == "\\# a "
    assert _plain("- a-b 1-2") == "\\- a-b 1-2"


def test_figures_are_a_table_whose_cells_hold() -> None:
    lines = sample.printed("markdown", sample.extracted(sample.GOOD)).splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 5
    assert {line.count("|") for line in table} == {7}


def test_a_suppressed_finding_is_listed_with_its_reason_and_a_run_is_closed() -> None:
    shown = sample.printed("markdown", sample.suppressed(sample.BAD), sample.checked(sample.BAD))
    assert "- `parts-sum`: 140 … 116 … 42 (sudah diperiksa)" in shown
    assert "\n2 artikel: 1 tanpa temuan baru (1 di antaranya" in shown
    assert shown.endswith("1 dengan angka yang tidak cocok\n")
