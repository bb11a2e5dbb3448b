"""An amount and its equivalent in another currency fit the stated rate, or each other: amount × rate = equivalent.

`US$ 8,5 miliar atau setara Rp 140,7 triliun (kurs Rp 16.559)` names all three figures.  Where no rate is stated, the amounts of an article
that are given in the same two currencies must have been converted at one rate, as far as their rounding tells.

So must a single pair be converted at a rate that there has been: `US$ 5 juta atau Rp 82 triliun` has a scale word too many.

Where only two pairs disagree, it is a note.  Silent where the rates are no further apart than those of several days, or more than one pair
stands against the others.  Any other single pair without a stated rate is said not to be comparable.
"""

from fractions import Fraction
from functools import cache

from newsfacts import lexicon
from newsfacts.checks.message import listed
from newsfacts.checks.rule import Binding, Equation, Read, Rule, one, plain, shown
from newsfacts.interval import ABOVE, Interval, bare, divided
from newsfacts.model import Fact, Relation
from newsfacts.relations.conversions import worth

LOOSELY = Fraction(5, 4)  # of what is told as less than it is


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    rate = one(binding, "rate")
    pairs = [(bare(amount), bare(equivalent)) for amount, equivalent in zip(binding["amount"], binding["equivalent"], strict=True)]
    if rate is not None:
        amount, equivalent = pairs[0]
        more = binding["equivalent"][0].qualifier in ABOVE
        product = Equation(
            lambda: f"{shown(amount)} × {shown(rate)}",
            lambda: shown(equivalent),
            lambda read: read(amount).times(read(rate)),
            lambda read: _more(read(equivalent)) if more else read(equivalent),
        )
        return (product,)

    span = worth(*pairs[0]) if len(pairs) == 1 and relation.reason is None else None
    if span is not None:
        (pair,) = pairs
        return (
            Equation(
                lambda: _quotient(*pair),
                lambda: f"{span.low}..{span.high}",
                lambda read: read(pair[1]).over(read(pair[0])),
                lambda read: span,
                "∈",
                spelled=True,
            ),
        )

    @cache
    def bounds(read: Read) -> tuple[Interval | None, Interval | None]:
        return _bounds(pairs, read)

    def quotients(some: list[tuple[Fact, Fact]]) -> str:
        return " ~ ".join(_quotient(amount, equivalent) for amount, equivalent in some)

    return (
        Equation(
            lambda: quotients(pairs[:1]),
            lambda: quotients(pairs[1:]) or "?",
            lambda read: bounds(read)[0],
            lambda read: bounds(read)[1],
            "~",
        ),
    )


def _more(stated: Interval) -> Interval:
    """What somebody may mean who says that it is more: `lebih dari Rp1,5 triliun`, of Rp1,65 triliun."""
    return Interval(stated.low, None if stated.high is None else stated.high * LOOSELY)


def _quotient(amount: Fact, equivalent: Fact) -> str:
    """The rate that a pair implies, in a formula."""
    rate = divided(equivalent.number, amount.number) if equivalent.number and amount.number else None
    return f"{shown(equivalent)} / {shown(amount)}" + (f" = {plain(rate)}" if rate else "")


def _bounds(pairs: list[tuple[Fact, Fact]], read: Read) -> tuple[Interval | None, Interval | None]:
    """The implied rate that begins highest and the one that ends lowest: if these two meet, all have a rate in common."""
    rates = [read(equivalent).over(read(amount)) for amount, equivalent in pairs]
    known = [rate for rate in rates if rate is not None]
    if len(known) < len(rates):
        return None, None
    return max(known, key=lambda rate: rate.low or 0), min(known, key=lambda rate: (rate.high is None, rate.high or 0))


def fields(binding: Binding, relation: Relation, language: str) -> dict[str, str]:
    """The amounts with what they are said to be worth, and the rate that they are held against."""
    texts, rate = lexicon.messages(language), one(binding, "rate")
    pairs = list(zip(binding["amount"], binding["equivalent"], strict=True))
    alone = [fact.text for fact in pairs[0]] if len(pairs) == 1 else []
    told = listed(alone or [f"{amount.text} ({equivalent.text})" for amount, equivalent in pairs], texts)
    at = texts.rates["told"].format(rate=rate.text) if rate is not None else texts.rates["known" if alone else "implied"]
    return {"pairs": told, "at": at}


RULE = Rule(
    name="conversion",
    doc=__doc__,
    good=(
        "Nilainya US$ 100 miliar atau Rp 1.657,5 triliun (kurs Rp 16.575).",
        "Kontrak itu senilai US$ 8,5 miliar atau setara Rp 140,7 triliun (kurs Rp 16.559).",
    ),
    bad=(
        "Nilainya US$ 100 miliar atau Rp 165,75 triliun (kurs Rp 16.575).",
        "Kontrak itu senilai US$ 8,5 miliar atau setara Rp 104,7 triliun (kurs Rp 16.559).",
        "Kontrak itu senilai US$ 8,5 miliar atau setara Rp 140,7 miliar.",
    ),
    equations=equations,
    fields=fields,
)
