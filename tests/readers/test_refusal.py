"""Other languages are refused on good evidence; Indonesian never is."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.readers import refusal

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "languages.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", CASES["indonesian"])
def test_indonesian_is_read(text: str) -> None:
    assert refusal(text) is None


@pytest.mark.parametrize("text", CASES["malay"])
def test_malay_is_refused(text: str) -> None:
    assert refusal(text) == "malay"


@pytest.mark.parametrize("text", CASES["english"])
def test_english_is_refused(text: str) -> None:
    assert refusal(text) == "english"


@pytest.mark.parametrize("case", CASES["other"], ids=lambda case: case["text"][:20])
def test_other_languages_are_refused(case: dict[str, str]) -> None:
    assert refusal(case["text"]) == case["reason"]


@pytest.mark.parametrize("text", [*CASES["malay"], *CASES["english"]])
def test_a_short_text_is_never_refused(text: str) -> None:
    assert refusal(" ".join(text.split()[:25])) is None


@pytest.mark.parametrize("text", [*CASES["malay"], *CASES["english"]])
def test_a_quote_in_another_language_does_not_make_a_story_foreign(text: str) -> None:
    story = " ".join(CASES["indonesian"][10:16])
    assert refusal(f"{story}\n\n{text}") is None


@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    assert refusal(text) in {None, "english", "malay", "foreign", "script"}
