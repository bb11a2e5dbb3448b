"""Which figures belong together, in one document and in several."""

from functools import cache, cached_property

from newsfacts.lexicon.base import Lexicon, load


class Relations(Lexicon):
    """`data/id/relations.toml`: families of cue phrases, and sets of words, by name."""

    families: dict[str, tuple[str, ...]]
    words: dict[str, frozenset[str]]
    ordinals: dict[str, tuple[str, ...]]
    states: dict[str, tuple[str, ...]]
    sets: dict[str, dict[str, tuple[str, ...]]]
    opposites: dict[str, dict[str, tuple[str, ...]]]
    results: dict[str, frozenset[str]]
    paces: dict[str, frozenset[str]]
    moments: dict[str, frozenset[str]]


@cache
def relations() -> Relations:
    """Cue phrases."""
    return load(Relations, "id/relations.toml")


class Aspects(Lexicon):
    """`data/id/aspects.toml`: words by which sentences differ in what they speak of."""

    narrowing: frozenset[str]
    usual: dict[str, str]
    aspects: dict[str, tuple[str, ...]]

    @cached_property
    def choices(self) -> dict[str, tuple[str, int]]:
        """The aspect that a word belongs to, and which of its choices it names."""
        return {
            word: (name, place) for name, choices in self.aspects.items() for place, words in enumerate(choices) for word in words.split()
        }

    @cached_property
    def seconds(self) -> frozenset[str]:
        """The second words of choices that two words name together."""
        return frozenset(word.partition("_")[2] for word in self.choices if "_" in word)


@cache
def aspects() -> Aspects:
    """What sentences speak of one way or the other."""
    return load(Aspects, "id/aspects.toml")


class Comparison(Lexicon):
    """`data/id/comparison.toml`: what makes figures of different documents the same thing, or not."""

    provisional: frozenset[str]
    moving: frozenset[str]
    hours: frozenset[str]
    growing: frozenset[str]
    rates: frozenset[str]
    nationwide: frozenset[str]
    alike: tuple[frozenset[str], ...]
    person: str
    columns: dict[str, tuple[str, ...]]
    sentences: dict[str, str]


@cache
def comparison() -> Comparison:
    """Words for comparing figures between documents and with reference tables."""
    return load(Comparison, "id/comparison.toml")
