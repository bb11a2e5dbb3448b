"""A figure that breaks its arithmetic, and stands elsewhere in the article as it should be."""

import pytest

import newsfacts

HEADLINE = "Anggaran Jalan Kabupaten Jadi Rp {} M\n\n"
STORY = "Usulan itu naik Rp 3,4 miliar dari Rp 40,2 miliar menjadi Rp {} miliar. "
MORE = "Rapat berlangsung sampai sore. Bupati menyebut Rp {} miliar sudah termasuk perbaikan drainase."


def restated(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """The contradictions between mentions: which figures, how severe."""
    report = newsfacts.check(text)
    printed = {fact.id: fact.text for fact in report.facts}
    return [
        (str(check.severity), tuple(printed[id] for role in ("first", "again") for id in check.facts[role]), check.suggestion or "")
        for check in report.checks
        if check.rule == "restated" and check.verdict == "inconsistent"
    ]


@pytest.mark.parametrize(
    ("text", "severity", "figures"),
    [
        (HEADLINE.format("43,6") + STORY.format("34,6"), "error", ("Rp 43,6 M", "Rp 34,6 miliar")),
        (STORY.format("34,6") + MORE.format("43,6"), "error", ("Rp 34,6 miliar", "Rp 43,6 miliar")),
        (STORY.format("53,6") + MORE.format("43,6"), "error", ("Rp 53,6 miliar", "Rp 43,6 miliar")),
        (
            "Sebanyak 12 kapal disita, terdiri dari 5 kapal kayu dan 9 kapal besi. Pemilik kapal diperiksa. Nakhoda 7 kapal besi ditahan.",
            "error",
            ("9", "7"),
        ),
        (HEADLINE.format("44") + STORY.format("34,6"), "error", ("Rp 44 M", "Rp 34,6 miliar")),
    ],
)
def test_the_mention_that_settles_the_arithmetic_is_named(text: str, severity: str, figures: tuple[str, ...]) -> None:
    assert (severity, figures) in [found[:2] for found in restated(text)]


@pytest.mark.parametrize(
    "text",
    [
        HEADLINE.format("43,6") + STORY.format("43,6"),  # nothing is broken
        STORY.format("34,6") + MORE.format("41,6"),  # a slip away, but it would not settle it
        STORY.format("53,6") + MORE.format("43,6").replace("menyebut", "menyebut lebih dari"),  # a bound settles nothing
        "Usulan itu naik 4 persen dari Rp 50 juta menjadi Rp 62 juta. Tingkat hunian 24 persen.",  # two digits may do so by accident
    ],
)
def test_other_figures_are_not(text: str) -> None:
    assert not restated(text)
