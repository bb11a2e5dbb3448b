"""A figure that breaks a second relation, which only its arithmetic ties to it."""

import pytest

import newsfacts
from newsfacts.checks import corroborated

STORY = "Sejak awal bulan tercatat {} kejadian bencana, meliputi 11 tanah longsor, lima banjir, dan tiga angin puting beliung. "
STEP = "Jumlah itu bertambah {} dari 12 kejadian pada Oktober 2025."


def contradictions(text: str) -> list[tuple[str, str]]:
    """The formulas of the contradictions, with their severity."""
    return [(str(check.severity), check.formula) for check in newsfacts.check(text).checks if check.verdict == "inconsistent"]


def test_a_second_relation_of_the_wrong_figure_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    text = STORY.format(29) + STEP.format("tujuh")
    assert contradictions(text)[1:] == [("note", "11 + 5 + 3 = 19 ≠ 29")]
    monkeypatch.setattr(corroborated, "find", lambda *_: [])  # nothing else says so
    assert len(contradictions(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        STORY.format(19) + STEP.format("tujuh"),  # nothing is wrong
        STORY.format(29),  # no other contradiction points at a figure
        STORY.format(29) + STEP.format("empat"),  # it would not hold either
    ],
)
def test_alone_it_is_no_contradiction(text: str) -> None:
    assert not [formula for _, formula in contradictions(text) if "11 + 5 + 3" in formula]
