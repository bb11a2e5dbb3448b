"""Plain words are parted as the tokenizer would part them, and most words of news are plain."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsfacts.language import pipeline
from newsfacts.language.plain import edges

# all that is plain, abbreviations and what looks like them, and what is none
STEMS = (
    *("no", "No", "ab", "İz", "kupu-kupu", "Jum'at", "Qur’an", "R&D", "U-23", "F1", "a/b", "no/dr", "x/No", "dr/5", "no-5", "a1-2"),
    *("5", "5-6", "1.234,5", "50-an", "1/2/3", "1-2/3", "20:30", "5–6", "24juta", "1.000orang", "2A", "5G/4G", "3.000/kg", "5.000/kg"),
    *("Rp", "Rp5", "Rp24juta", "Rp1.000/kg", "US$", "US$1,5", "$5", "€5juta", "x/Rp5.com", "Rp5.com"),
    *("Kompas.com", "Liputan6.com", "KONTAN.CO.ID", "aB.cD", "S.Pd", "a.n", "b5.Cd", "Plt.Gubernur", "selesai.Kemudian", "a—b", "a,b"),
    *("PM2.5", "H5N1", "oil(CPO)", "aku@x.id", "", "*", "...", "++"),
)
SINGLE = "\"”'),.;:!?%°]*-–"
PIECES = some.sampled_from(
    [*"aabBRp0159.,-–—:;/'\"“”()[]!?%*+&$€°…•>=#~\\_@é٣", "Rp", "No", "dr", "US$", "12", "km", "juta", "mengatasnamakan", "..", ".,"]
)


def _tokenised(chunk: str) -> list[tuple[int, int]]:
    return [(token.idx, token.idx + len(token)) for token in pipeline().tokenizer(chunk)]


@pytest.mark.parametrize("stem", STEMS)
def test_edges_are_those_of_the_tokenizer(stem: str) -> None:
    for before, marks in product(("", "(“", "-"), ("", *SINGLE, *map("".join, product(SINGLE, repeat=2)))):
        chunk = before + stem + marks
        found = edges(chunk) if chunk else None
        assert found is None or list(pairwise(found)) == _tokenised(chunk), chunk


@given(some.lists(PIECES, min_size=1, max_size=7).map("".join))
def test_edges_of_anything_are_those_of_the_tokenizer(chunk: str) -> None:
    found = edges(chunk)
    assert found is None or list(pairwise(found)) == _tokenised(chunk)


@pytest.mark.parametrize(
    "chunk", ["kata,”", "(20/8/2019).", "Rp24juta.", "50-an,", "2,5%.", "No.", "Jum'at,", "S.Pd.,", "10.30-11.00", "(*)", "–", "US$2,1"]
)
def test_what_is_plain(chunk: str) -> None:
    assert edges(chunk) is not None


@pytest.mark.parametrize("chunk", ["oil(CPO)", "...", "a@b.id", "katanya.“Kami", "1.000mengatasnamakan"])
def test_what_only_the_tokenizer_can_tell(chunk: str) -> None:
    assert edges(chunk) is None
