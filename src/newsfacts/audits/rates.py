"""Amounts in two currencies without a stated rate, held against the exchange rate of the day in a reference table.

`US$ 100 miliar atau sekitar Rp 165,75 triliun` is off by ten at any rate of its time.  Desks convert at rates of their own, so the rate of
the table is taken with a margin, and a contradiction is a note.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.model import Document, Fact, Relation, Report
from newsfacts.patterns import any_of
from newsfacts.relations.conversions import JOINED

STALE = timedelta(days=7)  # a rate holds for so long where the table has none of the day


class Rate(NamedTuple):
    """So many units of `home` (`figure`) for one of `currency`, on a day; `margin` is the share by which conversions may differ."""

    currency: str
    home: str
    day: str
    figure: Fact
    margin: Fraction


@cache
def _joint() -> re.Pattern[str]:
    phrases = any_of(lexicon.relations().families["or"])
    return re.compile(rf"\s{{0,9}}+(?:\(|,?\s{{0,9}}+\b(?:{phrases})\b)", re.IGNORECASE)


def conversions(rates: tuple[Rate, ...], document: Document, report: Report) -> Iterator[Relation]:
    """Pairs of amounts that no rate of the article was checked with, each with the table's rate of the day of publication."""
    if not rates or document.published is None:
        return
    checked = {
        fact
        for check in report.checks
        if check.rule in ("conversion", "scale-word") and check.verdict != "unverifiable"
        for ids in check.facts.values()
        for fact in ids
    }
    money = [fact for fact in report.facts if fact.kind == "money"]
    for one, other in pairwise(money):
        gap = document.text[one.end : other.start]
        if one.unit == other.unit or other.start - one.end > JOINED or one.sentence != other.sentence or not _joint().match(gap):
            continue
        if not one.number or not other.number or {one.id, other.id} <= checked or "stated" not in (one.modality, other.modality):
            continue
        for amount, equivalent in ((one, other), (other, one)):
            rate = _of(rates, amount, equivalent, document.published)
            if rate is not None:
                roles = {"amount": (amount,), "equivalent": (equivalent,), "rate": (_range(rate),)}
                yield Relation("conversion", (roles,), (one.start, other.end), doubtful=True)


def _of(rates: tuple[Rate, ...], amount: Fact, equivalent: Fact, day: date) -> Rate | None:
    """The last rate of the two currencies up to a day."""
    fitting = [rate for rate in rates if (rate.currency, rate.home) == (amount.unit, equivalent.unit)]
    place = bisect_right(fitting, day.isoformat(), key=lambda rate: rate.day)
    earliest = (day - STALE).isoformat()
    return fitting[place - 1] if place and fitting[place - 1].day >= earliest[: len(fitting[place - 1].day)] else None


def _range(rate: Rate) -> Fact:
    number = rate.figure.number or 0
    low, high = number * (1 - rate.margin), number * (1 + rate.margin)
    return rate.figure.altered(value=None, low=str(low), high=str(high), precision=None)
