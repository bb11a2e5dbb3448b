"""The words around a number."""

import pytest

from newsfacts.quantities import around


@pytest.mark.parametrize(
    ("text", "words", "opens"),
    [
        ("Ia lari. Sebanyak 5", ["sebanyak"], True),
        ("pada Senin, sekitar 5", ["sekitar"], False),
        ("satu baris\nHanya ada 5", ["ada", "hanya"], True),
        ("di Jl. Sudirman No. 5", ["no", "sudirman", "jl", "di"], True),
        ("katanya “Ada 5", ["ada"], True),
        ("(sekitar 5", ["sekitar"], True),
        ("5", [], True),
    ],
)
def test_before(text: str, words: list[str], opens: bool) -> None:
    found = around.before(text, text.index("5"))
    assert (found.words, found.opens) == (words, opens)


def test_before_reaches_no_further_than_six_words() -> None:
    text = "a b c d e f g h 5"
    assert around.before(text, text.index("5")).words == ["h", "g", "f", "e", "d", "c"]


def test_a_capital_at_the_beginning_of_a_sentence_says_nothing() -> None:
    assert not around.before("Lalu. Sebanyak 5", 15).capital()
    assert around.before("di Kelurahan 5", 13).capital()
    assert around.before("PT 5", 3).capital()


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [("5 orang", "orang", True), ("5 di antaranya", "di", False), ("5 menguat", "menguat", False), ("5 menteri", "menteri", True)],
)
def test_after(text: str, word: str, noun: bool) -> None:
    following = around.after(text, 1)
    assert following is not None
    assert (following.word, following.noun) == (word, noun)


@pytest.mark.parametrize("text", ["5, orang", "5. Orang", "5\norang", "5"])
def test_nothing_follows_behind_a_mark(text: str) -> None:
    assert around.after(text, 1) is None


def test_headlines_have_capitals_throughout() -> None:
    assert around.titled("Polisi Periksa 11 Saksi\n\nIsi", 15)
    assert around.headline("Baca juga: Polisi Periksa 11 Saksi", 26)
    assert not around.headline("kata dia di Kelurahan 35 Ilir", 22)
