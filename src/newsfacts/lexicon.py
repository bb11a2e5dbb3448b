"""The words of the language, loaded from `data/**/*.toml`, validated once and handed out as frozen models.

One model class and one cached accessor per file.  A broken file is a bug of the installation: pydantic's error names the key.
"""

import tomllib
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from newsfacts.model import Kind, Qualifier

LONG = 6  # letters of a word that is still plain with one of them lost


class Lexicon(BaseModel):
    """Base of all data files: immutable, and strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Model = TypeVar("Model", bound=Lexicon)


def load(model: type[Model], path: str) -> Model:
    """Read and validate `data/<path>`."""
    return model.model_validate(tomllib.loads(files("newsfacts").joinpath("data", path).read_text(encoding="utf-8")))


class Numerals(Lexicon):
    """`data/id/numerals.toml`: words that are numbers or parts of one."""

    point: str
    minus: frozenset[str]
    approximate: tuple[str, ...]
    announcing: frozenset[str]
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


class Unit(Lexicon):
    """One unit of measure, time, share or index."""

    kind: Kind
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    se: tuple[str, ...] = ()
    symbol: str | None = None
    factor: Decimal = Decimal(1)
    parts: int | None = None
    base: str | None = None


class Units(Lexicon):
    """`data/id/units.toml`: units by symbol."""

    rate_words: tuple[str, ...]
    moments: frozenset[str]
    rough: frozenset[str]
    times: frozenset[str]
    lengths: frozenset[str]
    not_before: dict[str, frozenset[str]]
    before: dict[str, str]
    before_decimals: dict[str, str]
    corrected: frozenset[str]
    corrections: tuple[str, ...]
    starts: tuple[str, ...]
    moves: frozenset[str]
    not_spoken: frozenset[str]
    refined: dict[str, frozenset[str]]
    unit: dict[str, Unit]


@cache
def units() -> Units:
    """Units of measure, time, share and index."""
    return load(Units, "id/units.toml")


class Currency(Lexicon):
    """One currency: what stands before and after an amount."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Currencies(Lexicon):
    """`data/id/currencies.toml`: currencies by ISO 4217 code."""

    home: str
    cents: tuple[str, ...]
    cents_of: str
    sums: frozenset[str]
    worth: dict[str, tuple[int, int]]
    currency: dict[str, Currency]


@cache
def currencies() -> Currencies:
    """Currencies."""
    return load(Currencies, "id/currencies.toml")


class Calendar(Lexicon):
    """`data/id/calendar.toml`: months, weekdays and the words around dates."""

    until: tuple[str, ...]
    and_: tuple[str, ...] = Field(alias="and")
    year_word: str
    month_word: str
    and_word: str
    or_word: str
    between: str
    joining: tuple[str, ...]
    date_words: frozenset[str]
    hijri: frozenset[str]
    day_parts: tuple[str, ...]
    sure: frozenset[str]
    past: frozenset[str]
    this: frozenset[str]
    past_phrases: tuple[str, ...]
    year_words: frozenset[str]
    decades: frozenset[str]
    quarters: frozenset[str]
    year_nouns: frozenset[str]
    budgets: frozenset[str]
    events: frozenset[str]
    offices: frozenset[str]
    contests: frozenset[str]
    venues: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]


@cache
def calendar() -> Calendar:
    """Months, weekdays and the words around dates."""
    return load(Calendar, "id/calendar.toml")


class Hedges(Lexicon):
    """`data/id/hedges.toml`: words beside a number that bound it."""

    fillers: frozenset[str]
    comparatives: frozenset[str]
    single: frozenset[str]
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
    score_words: frozenset[str]
    persons: frozenset[str]
    age_words: frozenset[str]
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


class Layout(Lexicon):
    """`data/id/layout.toml`: the words that open or sign the parts of a wire story."""

    agencies: tuple[str, ...]
    related: tuple[str, ...]
    bylines: tuple[str, ...]
    inline_tail: tuple[str, ...]
    boilerplate: frozenset[str]
    credits: tuple[str, ...]
    issued: tuple[str, ...]
    keywords: tuple[str, ...]
    key_mark: str
    heads: tuple[str, ...]


@cache
def layout() -> Layout:
    """Words of the page around a story."""
    return load(Layout, "id/layout.toml")


class Page(Lexicon):
    """`data/id/page.toml`: how the parts of a web page around the story are called in its markup."""

    furniture: frozenset[str]


@cache
def page() -> Page:
    """Names of a page's furniture."""
    return load(Page, "id/page.toml")


class Collections(Lexicon):
    """`data/id/collections.toml`: how collections call the fields that hold an article's text, title, date, identity and outlet."""

    text: tuple[str, ...]
    title: tuple[str, ...]
    date: tuple[str, ...]
    id: tuple[str, ...]
    outlet: tuple[str, ...]


@cache
def collections() -> Collections:
    """Names of a collection's fields, the likeliest first."""
    return load(Collections, "id/collections.toml")


class Errors(Lexicon):
    """`data/<language>/errors.toml`: why a source could not be read, and what was guessed about one that could."""

    messages: dict[str, str]
    reasons: dict[str, str]
    notices: dict[str, str]


@cache
def errors(language: str) -> Errors:
    """Messages by error code, in `id` or `en`."""
    return load(Errors, f"{language}/errors.toml")


class Relations(Lexicon):
    """`data/id/relations.toml`: families of cue phrases, and sets of nouns, by name."""

    families: dict[str, tuple[str, ...]]
    nouns: dict[str, frozenset[str]]
    ordinals: dict[str, tuple[str, ...]]
    states: dict[str, tuple[str, ...]]
    sets: dict[str, dict[str, tuple[str, ...]]]


@cache
def relations() -> Relations:
    """Cue phrases."""
    return load(Relations, "id/relations.toml")


class Aspects(Lexicon):
    """`data/id/aspects.toml`: words by which sentences differ in what they speak of."""

    narrowing: frozenset[str]
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


class Dimensions(Lexicon):
    """`data/id/dimensions.toml`: units that convert into each other, by dimension."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, dict[str, Decimal]]


@cache
def dimensions() -> dict[str, dict[str, Decimal]]:
    """Factors to the base unit, by dimension and unit symbol."""
    return load(Dimensions, "id/dimensions.toml").__pydantic_extra__


class Notation(Lexicon):
    """How numbers are written: the sign before decimals, the one between groups of three digits, words for powers of ten."""

    decimal: str
    group: str
    scales: dict[str, int]


class ReportWords(Lexicon):
    """`data/<language>/report.toml`: the words of the text report; every key is explained in the Indonesian file."""

    decimal: str
    group: str
    months: tuple[str, ...]
    figures: Notation
    signs: dict[str, str]
    steps: dict[str, str]
    bases: dict[str, str]
    headings: dict[str, str]
    rules: dict[str, str]
    lines: dict[str, str]
    ledger: dict[str, str]
    closing: dict[str, str]
    reasons: dict[str, str]
    differs: dict[str, str]
    columns: dict[str, str]
    page: dict[str, str]
    readings: dict[str, str]
    kinds: dict[str, str]
    qualifiers: dict[str, str]
    legend: dict[str, str]
    currencies: dict[str, str]
    units: dict[str, str]


@cache
def report_words(language: str) -> ReportWords:
    """The words of the text report in `id` or `en`."""
    return load(ReportWords, f"{language}/report.toml")


class RuleWords(Lexicon):
    """`data/<language>/rules.toml`: what is said of rules; `docs` are empty in English, where the rules' own files tell them."""

    reported: dict[str, str]
    lines: dict[str, str]
    docs: dict[str, str]


@cache
def rule_words(language: str) -> RuleWords:
    """The rules in the words of `id` or `en`."""
    return load(RuleWords, f"{language}/rules.toml")


class ControlWords(Lexicon):
    """`data/<language>/control.toml`: what is wrong with a flag, a rule's name or a file of the user's."""

    rules: dict[str, str]
    elsewhere: dict[str, str]
    files: dict[str, str]
    values: dict[str, str]
    flags: dict[str, str]


@cache
def control_words(language: str) -> ControlWords:
    """What is wrong with a user's wishes, in `id` or `en`."""
    return load(ControlWords, f"{language}/control.toml")


class RuleMessages(Lexicon):
    """Templates of one rule, by verdict."""

    consistent: str
    inconsistent: str
    unverifiable: str

    def verdict(self, name: str) -> str:
        """The template of a verdict."""
        return str(getattr(self, name))


class Messages(Lexicon):
    """`data/<language>/messages.toml`: what checks say to editors."""

    weekdays: tuple[str, ...]
    second: str
    last: str
    tried: str
    calendar: str
    calendar_of: str
    calendar_published: str
    falls: str
    beside: str
    twice: str
    conclusions: dict[str, dict[str, str]]
    reasons: dict[str, str]
    turned: dict[str, str]
    change: dict[str, str]
    rates: dict[str, str]
    rules: dict[str, RuleMessages]


@cache
def messages(language: str) -> Messages:
    """Messages in a language, `id` or `en`."""
    return load(Messages, f"{language}/messages.toml")


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
    heads: frozenset[str]
    at: str
    which: frozenset[str]
    possessive: str
    verb_prefixes: tuple[str, ...]
    verb_suffixes: tuple[str, ...]
    active_prefixes: tuple[str, ...]
    noun_affixes: tuple[tuple[str, str], ...]
    rates: frozenset[str]

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


class AuditWords(Lexicon):
    """`data/<language>/audit.toml`: what `audit`, `compare` and `export` say; every key is explained in the Indonesian file."""

    summary: dict[str, str]
    shards: dict[str, str]
    compare: dict[str, str]
    progress: dict[str, str]
    problems: dict[str, str]


@cache
def audit_words(language: str) -> AuditWords:
    """The words of audits in `id` or `en`."""
    return load(AuditWords, f"{language}/audit.toml")
