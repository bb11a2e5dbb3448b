"""The building blocks of patterns."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsfacts.patterns import any_of, fold


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_makes_blanks_of_spaces_and_digits_of_wide_ones() -> None:
    assert fold("Rp\u00a0５\u202fJUTA\u0130") == "rp 5 jutai"


@given(st.sets(st.text(alphabet="ab. +", min_size=1, max_size=4), min_size=1, max_size=12), st.text(alphabet="ab. +", max_size=6))
def test_any_of_matches_the_words_and_nothing_else(words: set[str], text: str) -> None:
    pattern = re.compile(any_of(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert (pattern.fullmatch(text) is not None) == (text in words)


@given(st.sets(st.text(alphabet="ab", min_size=1, max_size=4), min_size=1, max_size=12), st.text(alphabet="ab", max_size=6))
def test_any_of_takes_the_longest_word(words: set[str], text: str) -> None:
    match = re.compile(any_of(words)).match(text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (match.group() if match else None) == longest
