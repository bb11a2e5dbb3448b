"""How sentences are built: where they end, what is counted, who says it and how it is meant."""

from functools import cache, cached_property

from newsfacts.lexicon.base import Lexicon, load


class Abbreviations(Lexicon):
    """`data/id/abbreviations.toml`: full stops that do not end a sentence."""

    never_end: frozenset[str]
    may_end: frozenset[str]
    labels: frozenset[str]
    numbered: frozenset[str]
    domains: frozenset[str]

    @cached_property
    def all(self) -> frozenset[str]:
        """All words whose full stop may not end a sentence."""
        return self.never_end | self.may_end


@cache
def abbreviations() -> Abbreviations:
    """Abbreviations and what looks like one."""
    return load(Abbreviations, "id/abbreviations.toml")


class FunctionWords(Lexicon):
    """`data/id/function_words.toml`: small words that carry the grammar, of Indonesian and of its neighbours."""

    openers: frozenset[str]
    auxiliaries: frozenset[str]
    turns: frozenset[str]
    prepositions: frozenset[str]
    unfinished: frozenset[str]
    indonesian: frozenset[str]
    shared: frozenset[str]
    malay: frozenset[str]
    english: frozenset[str]
    elsewhere: frozenset[str]


@cache
def function_words() -> FunctionWords:
    """Function words of Indonesian, Malay and English."""
    return load(FunctionWords, "id/function_words.toml")


class Nouns(Lexicon):
    """`data/id/nouns.toml`: finding the noun that a number counts."""

    classifiers: frozenset[str]
    persons: frozenset[str]
    skipped: frozenset[str]
    stops: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    compounds: frozenset[str]
    carriers: frozenset[str]
    openers: frozenset[str]
    joints: frozenset[str]
    breaks: frozenset[str]
    leaning: frozenset[str]
    links: frozenset[str]
    dangling: frozenset[str]
    placeless: frozenset[str]
    of: frozenset[str]
    totals: frozenset[str]
    pointing: frozenset[str]
    portions: frozenset[str]
    ranks: frozenset[str]
    again: frozenset[str]
    settings: frozenset[str]
    others: frozenset[str]
    apiece: frozenset[str]
    heads: frozenset[str]
    at: str
    which: frozenset[str]
    possessive: str
    verb_prefixes: tuple[str, ...]
    verb_suffixes: tuple[str, ...]
    active_prefixes: tuple[str, ...]
    noun_affixes: tuple[tuple[str, str], ...]
    root_prefixes: tuple[str, ...]
    root_suffixes: tuple[str, ...]
    swallowed: str

    @cached_property
    def partings(self) -> frozenset[str]:
        """Words between clauses."""
        return self.breaks - self.joints


@cache
def nouns() -> Nouns:
    """Words around a counted noun."""
    return load(Nouns, "id/nouns.toml")


class Speech(Lexicon):
    """`data/id/speech.toml`: who says it."""

    said: frozenset[str]
    says: frozenset[str]
    records: frozenset[str]
    echoes: frozenset[str]
    according: frozenset[str]
    pronouns: frozenset[str]
    ends: frozenset[str]
    titles: frozenset[str]
    heralds: frozenset[str]
    between: frozenset[str]
    these: frozenset[str]
    walls: frozenset[str]
    particles: frozenset[str]
    bodies: frozenset[str]

    @cached_property
    def triggers(self) -> frozenset[str]:
        """All words that may open or close an attribution."""
        return self.said | self.says | self.echoes | self.according


@cache
def speech() -> Speech:
    """Words of attribution."""
    return load(Speech, "id/speech.toml")


class ModalityWords(Lexicon):
    """`data/id/modality.toml`: targets, estimates, conditions, denials."""

    target: frozenset[str]
    estimate: frozenset[str]
    reached: frozenset[str]
    condition: frozenset[str]
    asides: tuple[str, ...]
    denied: frozenset[str]
    unless: frozenset[str]
    ahead: frozenset[str]

    @cached_property
    def all(self) -> frozenset[str]:
        """All words that may change the modality."""
        return self.target | self.estimate | self.condition | self.denied | self.ahead


@cache
def modality() -> ModalityWords:
    """Words that make a figure more or less than a statement."""
    return load(ModalityWords, "id/modality.toml")
