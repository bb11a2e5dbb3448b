"""The records that flow through newsfacts, each one frozen: Document, Quantity, Fact, Relation, Check, Report.

`Document`, `Fact`, `Check`, `Summary` and `Report` are what users see and what the JSON carries (their field names are a promise);
`Quantity` and `Relation` live only between two stages.  Offsets are Unicode code points into `Document.text`, `end` exclusive.
Numbers are strings holding exact decimals or `n/m` fractions, dates are ISO 8601 with what is known (`2019-08-20`, `--08-20`, `2019`).
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Generic, Literal, NamedTuple, Self, TypeVar

from pydantic import BaseModel, ConfigDict, SkipValidation

Kind = Literal["count", "money", "percent", "measure", "duration", "age", "number", "date"]
Qualifier = Literal["exact", "about", "more_than", "at_least", "less_than", "at_most", "almost"]
Modality = Literal["stated", "target", "estimate", "condition", "denied"]
Section = Literal["title", "keywords", "caption", "body", "related", "tail"]
Verdict = Literal["consistent", "inconsistent", "unverifiable"]
Basis = Literal["exact", "rounded", "truncated", "hedged"]
Severity = Literal["error", "note"]
Language = Literal["id", "en"]  # of messages and reports
Reason = Literal["not-comparable", "low-power"]
Difference = Literal["unit", "population", "modality", "rate"]  # what makes figures not comparable
SuppressedBy = Literal["sidecar", "baseline"]
UnmatchedState = Literal["unused", "stale"]

SCHEMA_VERSION = "1.0"
SIDECAR = ".newsfacts.toml"  # ends the name of the file with suppressions, beside the article whose name it begins with


Value = TypeVar("Value")
Number = int | Fraction  # an exact value: an int wherever it is whole, which is ten times as fast; `interval.divided` divides


class lazy(Generic[Value]):  # noqa: N801  # used like a keyword
    """`functools.cached_property` without its lock, which in Python 3.11 costs more than what is computed here."""

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        self.compute = compute

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, record: Any, owner: type) -> Value:
        value: Value = self.compute(record)
        record.__dict__[self.name] = value
        return value


class Record(BaseModel):
    """Base of all published records: immutable, and strict about unknown fields."""

    # every field is always there in the JSON, null where it says nothing
    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True, ignored_types=(lazy,))

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """A record of `fields` that our own typed code made: to validate them again would cost more than all else of a record.

        Tests validate what the stages make so; what users and files hand in goes through the constructor.
        """
        defaults = _defaults(cls)
        return _made(cls, fields if len(fields) == len(defaults) else defaults | fields)

    def altered(self, **changes: Any) -> Self:
        """A copy with other values in some fields, made like a trusted record and without what was computed of this one."""
        values = self.__dict__
        fields = {name: values[name] for name in _defaults(type(self))}
        fields.update(changes)
        return _made(type(self), fields)


Made = TypeVar("Made", bound=Record)
set_field = object.__setattr__  # past the frozen class, for records that are just being made


def _made(kind: type[Made], fields: dict[str, Any]) -> Made:
    """A record that has exactly these fields."""
    record = kind.__new__(kind)
    set_field(record, "__dict__", fields)
    set_field(record, "__pydantic_fields_set__", _names(kind))
    set_field(record, "__pydantic_extra__", None)
    set_field(record, "__pydantic_private__", None)
    return record


@cache
def _defaults(record: type[Record]) -> dict[str, Any]:
    """All fields in their order, with the default of those that have one."""
    return {name: field.default for name, field in record.model_fields.items()}


@cache
def _names(record: type[Record]) -> set[str]:
    return set(record.model_fields)


class Span(Record):
    """A stretch of the document's text."""

    start: int
    end: int


class Block(NamedTuple):
    """A stretch of the document that plays one part in a wire story; blocks are in order and cover every printed line."""

    section: Section
    start: int
    end: int


class Document(Record):
    """One article as it was read; `text` is never altered afterwards."""

    source: str | None = None
    sha256: str
    text: str
    title: str | None = None
    agency: str | None = None
    place: str | None = None
    published: date | None = None
    blocks: SkipValidation[tuple[Block, ...]] = ()  # which would make them all anew
    extracted: bool = False  # `text` was taken out of a format with markup, so that offsets are none of the file's


class Quantity(NamedTuple):
    """A numeral with its unit, as it stands in the text; `kind` decides which of the fields speak.

    `value` is exact; a range or a vague set has `low` and `high` instead.  `precision` is the unit of the last printed digit, scale
    word included (`1,37 triliun`: 10^10; `38.875`: 1); None for numbers in words, fractions and dates.  `iso` and `weekday`
    (1 = Monday … 7 = Sunday, as printed) belong to dates.
    """

    kind: Kind
    start: int
    end: int
    value: Decimal | Fraction | None = None
    low: Decimal | Fraction | None = None
    high: Decimal | Fraction | None = None
    unit: str | None = None
    precision: Decimal | None = None
    qualifier: Qualifier = "exact"
    iso: str | None = None
    weekday: int | None = None
    per: str | None = None
    rival: str | None = None


class Fact(Record):
    """One number that the article states, in its context."""

    id: str
    kind: Kind
    text: str
    start: int
    end: int
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    precision: str | None = None  # unit of the last printed digit, scale word included; null for words, fractions, dates
    weekday: int | None = None  # the weekday printed beside a date, 1 = Monday … 7 = Sunday
    per: str | None = None  # denominator of a rate (`Rp10.000 per kg`: kg)
    rival: str | None = None  # the losing reading where separators were ambiguous (`1.234`: 1.234 or 1234)
    qualifier: Qualifier = "exact"
    subject: str | None = None
    predicate: str | None = None
    place: str | None = None
    time: str | None = None
    resolved: str | None = None  # a date completed from the dateline or --published; `value` keeps what was stated
    modality: Modality = "stated"
    speaker: str | None = None
    quoted: bool = False
    section: Section = "body"
    sentence: Span

    @lazy
    def number(self) -> Number | None:
        """The exact value, None for ranges and dates."""
        return None if self.value is None or self.kind == "date" else exact(self.value)

    @lazy
    def unit_printed(self) -> Number | None:
        """The unit of the last printed digit, None where nothing was printed in digits."""
        return None if self.precision is None else _unit(self.precision)

    @lazy
    def printed(self) -> tuple[str, int] | None:
        """The digits printed and the power of ten of the last (`1,2 juta`: 12 and 5); None for zero, ranges and dates."""
        if not self.number or self.value is None or "/" in self.value:
            return None
        if self.value.isdecimal() and self.precision in ("1", None):  # most
            return self.value.lstrip("0"), 0
        whole, _, rest = self.value.lstrip("-").partition(".")
        power = _power(self.precision or "1")
        digits, shift = (whole + rest).lstrip("0"), power + len(rest)
        if shift <= 0:
            return digits + "0" * -shift, power
        return None if digits[-shift:].strip("0") else (digits[:-shift], power)

    @lazy
    def readings(self) -> dict[tuple[int, Qualifier], Any]:
        """What `interval.reading` made of the figure, by tier and qualifier: many relations ask for the same."""
        return {}

    @lazy
    def unbounded(self) -> "Fact":
        """The figure of a bound (`mulai Rp12,2 juta`) as if it were none."""
        return self.altered(qualifier="exact")

    def corrected(self, value: Number, text: str, unit: Number | None = None) -> "Fact":
        """The fact with another value, for a correction that is tried; `unit` is that of its last printed digit, if it changes too."""
        corrected = self.altered(value=str(value), text=text, precision=str(unit) if unit else self.precision)
        corrected.__dict__["number"] = value.numerator if value.denominator == 1 else value
        return corrected


def exact(printed: str) -> Number:
    """The value of a number as records hold it; decimals, by far the most, without the pattern that `Fraction` reads a string with."""
    if printed.isdecimal():
        return int(printed)
    whole, _, decimals = printed.partition(".")
    value = Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals.isdecimal() else Fraction(printed)
    return value.numerator if value.denominator == 1 else value


@lru_cache(maxsize=64)
def _unit(printed: str) -> Number:
    """The unit of a last digit, of which there are few."""
    return exact(printed)


@lru_cache(maxsize=64)
def _power(printed: str) -> int:
    """The power of ten of a last digit."""
    return Decimal(printed).adjusted()


class Relation(NamedTuple):
    """Some facts that must agree, because the article says so; `bindings` are the plausible ways to assign facts to roles, best first.

    `direction` is +1 or -1 where a verb says up or down.  `reason` is set where the facts stand in a relation that cannot be compared.
    `items` are the listed texts of a `listed-count`, `paired-list` or the like; `fewest` and `most` the plausible counts of them.
    """

    rule: str
    bindings: tuple[Mapping[str, tuple[Fact, ...]], ...]
    cue: tuple[int, int]
    direction: int = 0
    items: tuple[str, ...] = ()
    fewest: int = 0
    most: int = 0
    reason: Reason | None = None
    differs: Difference | None = None  # in what the facts of a relation that is `not-comparable` differ, or what is not known of them
    sure: bool = True  # the wording is so plain that a contradiction may be reported; else it is silent unless it holds
    doubtful: bool = False  # sure enough to be reported, but only as a note; if not `sure`, only where one slip would mend it
    explicit: bool = False  # every role has its cue, one behind the other: the figures belong together however far apart they are
    rounded: bool = False  # the article says that such figures need not agree, `karena pembulatan`
    suspect: str = ""  # the role whose figure a correction would change, where the relation tells
    meant: tuple[str, str] | None = None  # what is printed wrongly and what should stand there, where the relation tells


class Check(Record):
    """What came of one relation: an explanation that a person can verify by hand."""

    id: str
    rule: str
    verdict: Verdict
    basis: Basis | None = None
    severity: Severity | None = None
    reason: Reason | None = None
    differs: Difference | None = None
    facts: dict[str, tuple[str, ...]]
    tried: tuple[dict[str, tuple[str, ...]], ...] = ()  # other ways to bind the figures, which all fail too
    items: tuple[str, ...] | None = None
    cue: Span | None = None
    formula: str
    expected: tuple[str, str] | None = None
    found: tuple[str, str] | None = None
    quoted: bool = False
    suggestion: str | None = None
    message: str


class Summary(Record):
    """How many facts, and how many checks of each verdict."""

    facts: int
    consistent: int
    inconsistent: int
    unverifiable: int


class Extraction(Record):
    """The numeric claims of one document; `Report` adds what came of comparing them."""

    schema_version: str = SCHEMA_VERSION
    source: str | None = None
    sha256: str
    title: str | None = None
    agency: str | None = None
    place: str | None = None
    published: date | None = None
    text: str | None = None  # what the offsets point into where that is not the input itself: text taken out of HTML, PDF, a collection …
    facts: tuple[Fact, ...]


class Suppressed(Record):
    """A finding that is put aside: by an entry of the article's sidecar file, which gives the reason, or because the baseline knows it."""

    check: Check
    by: SuppressedBy
    reason: str | None = None


class Unmatched(Record):
    """An entry of a sidecar file that put nothing aside: `unused`, or `stale` where it was written for another state of the article."""

    rule: str
    text: str
    reason: str
    state: UnmatchedState


class Report(Extraction):
    """Everything newsfacts says about one document; `checks` and `summary` leave out what is `suppressed`."""

    checks: tuple[Check, ...]
    summary: Summary
    suppressed: tuple[Suppressed, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()


class Reading(Record):
    """A run of digits or a number word of the text, and what was made of it: the `fact`, or the class of its `refusal`; `why` explains."""

    start: int
    end: int
    text: str
    fact: str | None = None
    refusal: str | None = None
    why: str


class Explanation(Extraction):
    """The facts of a document with everything in it that looks like a number."""

    readings: tuple[Reading, ...]


class Failure(Record):
    """A document that could not be read: `code` is stable, `message` is one line for people."""

    code: str
    message: str


class Unread(Record):
    """The place in the output of a document that could not be read."""

    source: str | None = None
    error: Failure
