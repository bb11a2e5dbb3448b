"""A figure that breaks a second relation, which only its arithmetic ties to it."""

import pytest

import newsfacts

TITLE = "Panitia Siapkan Rp {} Miliar\n\n"
STORY = "Panitia menyiapkan dana Rp {} miliar, naik Rp 3,25 miliar dari Rp 41,17 miliar pada tahun sebelumnya. Rapat berlangsung lama. "
WITHOUT = "Di luar dana untuk panggung utama dan lampu, dana panitia Rp 31,02 miliar. Dana untuk panggung utama Rp 13,4 miliar."


def contradictions(text: str) -> list[tuple[str, str]]:
    """The formulas of the contradictions, with their severity."""
    return [(str(check.severity), check.formula) for check in newsfacts.check(text).checks if check.verdict == "inconsistent"]


def test_a_second_relation_of_the_wrong_figure_is_noted() -> None:
    told = contradictions(STORY.format("54,42") + WITHOUT)
    assert ("note", "54420000000 - 13400000000 = 41020000000 ≠ 31020000000") in told
    assert len(told) == 2


@pytest.mark.parametrize(
    "text",
    [
        STORY.format("44,42") + WITHOUT,  # nothing is wrong
        WITHOUT.replace("31,02", "71,66"),  # no other contradiction points at a figure
        STORY.format("54,42") + WITHOUT.replace("31,02", "71,66"),  # it would not hold either
    ],
)
def test_alone_it_is_no_contradiction(text: str) -> None:
    assert not [formula for _, formula in contradictions(text) if "13400000000" in formula]
