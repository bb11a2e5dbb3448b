"""What a number is of: units, currencies, and the calendar."""

from decimal import Decimal
from functools import cache

from pydantic import ConfigDict, Field

from newsfacts.lexicon.base import Lexicon, load
from newsfacts.model import Kind


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


class Dimensions(Lexicon):
    """`data/id/dimensions.toml`: units that convert into each other, by dimension."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, dict[str, Decimal]]
    foreign: dict[str, dict[str, Decimal]]


@cache
def _dimensions() -> Dimensions:
    return load(Dimensions, "id/dimensions.toml")


def dimensions() -> dict[str, dict[str, Decimal]]:
    """Factors to the base unit, by dimension and unit symbol."""
    return _dimensions().__pydantic_extra__


def foreign_units() -> dict[str, dict[str, Decimal]]:
    """The same of units of another system."""
    return _dimensions().foreign


class Currency(Lexicon):
    """One currency: what stands before and after an amount."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Currencies(Lexicon):
    """`data/id/currencies.toml`: currencies by ISO 4217 code."""

    home: str
    nicknames: tuple[str, ...]
    against: frozenset[str]
    titled: frozenset[str]
    cents: tuple[str, ...]
    cents_of: str
    counts: frozenset[str]
    sums: frozenset[str]
    no_sums: frozenset[str]
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
    day_word: str
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
    named_by_days: tuple[str, ...]
    months: dict[str, int]
    weekdays: dict[str, int]


@cache
def calendar() -> Calendar:
    """Months, weekdays and the words around dates."""
    return load(Calendar, "id/calendar.toml")
