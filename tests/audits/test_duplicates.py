"""Near-duplicates: what the signature of a text depends on, and how well it tells stories apart."""

import random

from hypothesis import given
from hypothesis import strategies as st

from newsfacts.audits.duplicates import Figure, alike, signature, sketch, told

FIRST_BAND, FIRST_NUMBER = -664633444848407998, "302b4e29"
WORDS = [f"kata{number}" for number in range(2000)]


def likeness(one: list[str], other: list[str]) -> float:
    first, second = ({tuple(words[place : place + 3]) for place in range(len(words) - 2)} for words in (one, other))
    return len(first & second) / len(first | second)


def edited(words: list[str], share: float, chance: random.Random) -> list[str]:
    return [chance.choice(WORDS) if chance.random() < share else word for word in words]


@given(st.text(max_size=300))
def test_every_text_has_a_signature_and_is_like_itself(text: str) -> None:
    found = signature(text)
    assert alike(found.numbers, [(7, found.numbers)]) == [7]
    assert all(-(2**63) <= band < 2**63 for band in found.bands)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_case_and_white_space_do_not_matter(words: list[str]) -> None:
    assert signature(" ".join(words)) == signature("\n\n ".join(words).upper() + "\n")


def test_signatures_are_the_same_in_every_process_and_version() -> None:
    """A store keeps them: what is here must not change without a new version of the schema."""
    found = signature("Sebanyak 140 personel dikerahkan di Kendari, terdiri atas 116 polisi dan 24 tentara.")
    assert (len(found.bands), len(found.numbers)) == (8, 160)
    assert (found.bands[0], found.numbers[:4].hex()) == (FIRST_BAND, FIRST_NUMBER)


def test_copies_share_a_band_and_other_stories_hardly_ever_pass() -> None:
    chance = random.Random(1)
    found = missed = wrong = 0
    for _ in range(150):
        words = chance.choices(WORDS, k=250)
        for share in (0.01, 0.02, 0.2, 0.5):
            other = edited(words, share, chance)
            one, two = signature(" ".join(words)), signature(" ".join(other))
            passed = bool(set(one.bands) & set(two.bands)) and alike(one.numbers, [(1, two.numbers)]) == [1]
            alike_really = likeness(words, other)
            found += passed and alike_really > 0.85
            missed += not passed and alike_really > 0.85
            wrong += passed and alike_really < 0.6
    assert found > 200
    assert missed <= found * 0.05
    assert wrong == 0


def test_figures_of_a_cut_story_stand_in_the_whole_one_in_their_order() -> None:
    one, two, three = ("1", "", "IDR"), ("2", "", ""), ("3", "4", "%")
    assert told([one, three], [one, two, three])
    assert told([], [one])
    assert not told([one, two, three], [one, three])
    assert not told([one, two], [one, three])
    assert not told([two, one], [one, two])  # 12 tewas dan 15 luka, or 15 tewas dan 12 luka
    assert not told([one, one], [one, two])


def values(*texts: str) -> list[Figure]:
    return [(text, "", "") for text in texts]


@given(st.sets(st.sampled_from([str(number) for number in range(300)]), max_size=60), st.data())
def test_a_sketch_never_parts_a_story_from_a_shorter_one(texts: set[str], data: st.DataObject) -> None:
    fewer = data.draw(st.sets(st.sampled_from(sorted(texts)))) if texts else set()
    whole, cut = sketch(values(*texts)), sketch(values(*fewer))
    assert whole.bits & cut.bits == cut.bits
    assert (whole.figures, cut.figures) == (len(texts), len(fewer))


def test_a_sketch_tells_an_update_from_a_copy() -> None:
    first, second = sketch(values("116", "24", "24")), sketch(values("118", "24"))
    assert first.figures == second.figures == 2
    assert first.bits != second.bits
    assert sketch([]) == (0, 0)
    assert sketch(values(*map(str, range(9999)))).bits == -1
