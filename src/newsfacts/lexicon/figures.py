"""What makes a number in running text, what bounds it, and what looks like one and is no quantity."""

from decimal import Decimal
from fractions import Fraction
from functools import cache

from newsfacts.lexicon.base import Lexicon, load
from newsfacts.model import Qualifier

LONG = 6  # letters of a word that is still plain with one of them lost


class Numerals(Lexicon):
    """`data/id/numerals.toml`: words that are numbers or parts of one."""

    point: str
    minus: frozenset[str]
    approximate: tuple[str, ...]
    all_of: tuple[str, ...]
    announcing: frozenset[str]
    restating: frozenset[str]
    leading_to: frozenset[str]
    margin: frozenset[str]
    from_before: tuple[str, ...]
    teen: str
    of_word: str
    units: dict[str, int]
    wholes: dict[str, int]
    multipliers: dict[str, int]
    scales: dict[str, int]
    misspelt: frozenset[str]
    short_scales: dict[str, int]
    halves: dict[str, Fraction]
    denominators: dict[str, int]
    vague: dict[str, tuple[Decimal, Decimal]]
    collective: dict[str, int]


@cache
def numerals() -> Numerals:
    """Number words, with misspelt ones among the scale words."""
    read = load(Numerals, "id/numerals.toml")
    slips = {slip: read.scales[word] for word in sorted(read.misspelt) for slip in misspellings(word)}
    return read.model_copy(update={"scales": read.scales | {slip: power for slip, power in slips.items() if slip not in read.scales}})


def misspellings(word: str) -> set[str]:
    """The word with a letter doubled, or two inner neighbours swapped; a long one also with an inner letter lost, or two doubled."""
    inner = range(1, len(word) - 1)
    doubled = {word[:at] + word[at:][:1] + word[at:] for at in range(len(word))}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in inner}
    if len(word) < LONG:
        return (doubled | swapped) - {word}
    lost = {word[:at] + word[at + 1 :] for at in inner}
    stuttered = {word[: at + 2] + word[at:] for at in inner}  # trililiun
    return (doubled | swapped | lost | stuttered) - {word}


class Hedges(Lexicon):
    """`data/id/hedges.toml`: words beside a number that bound it."""

    fillers: frozenset[str]
    comparatives: frozenset[str]
    single: frozenset[str]
    loose: frozenset[str]
    limited: frozenset[str]
    from_words: frozenset[str]
    ahead: str
    beyond: tuple[str, ...]
    caps: frozenset[str]
    negations: frozenset[str]
    modals: frozenset[str]
    negated: dict[Qualifier, Qualifier]
    before: dict[str, Qualifier]
    signs: dict[str, Qualifier]
    after: dict[str, Qualifier]


@cache
def hedges() -> Hedges:
    """Words that bound a number."""
    return load(Hedges, "id/hedges.toml")


class Refusals(Lexicon):
    """`data/id/refusals.toml`: what a number that is no quantity looks like."""

    weak: frozenset[str]
    amounts: frozenset[str]
    numbering: tuple[str, ...]
    charters: tuple[str, ...]
    codes: tuple[str, ...]
    links: frozenset[str]
    issues: tuple[str, ...]
    streets: frozenset[str]
    highways: frozenset[str]
    scored: frozenset[str]
    named_dates: frozenset[str]
    minute_words: tuple[str, ...]
    one_before: frozenset[str]
    one_after: frozenset[str]
    idioms: frozenset[str]
    not_counted: frozenset[str]
    verb_prefixes: tuple[str, ...]
    nouns: tuple[str, ...]
    copyright: tuple[str, ...]
    brands: tuple[str, ...]
    footers: frozenset[str]
    pages: frozenset[str]
    score_words: frozenset[str]
    persons: frozenset[str]
    age_words: frozenset[str]
    age_bounds: tuple[str, ...]
    aged: frozenset[str]
    explained: frozenset[str]
    spans: frozenset[str]
    levels: frozenset[str]
    level_gaps: frozenset[str]
    towards: frozenset[str]
    steps: frozenset[str]
    models: frozenset[str]
    labels: frozenset[str]
    bodies: frozenset[str]
    verses: tuple[str, ...]
    demonstratives: frozenset[str]
    hours: tuple[str, ...]
    classifiers: frozenset[str]
    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]


@cache
def refusals() -> Refusals:
    """What a number that is no quantity looks like."""
    return load(Refusals, "id/refusals.toml")
