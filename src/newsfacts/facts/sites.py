"""Quantities with their places in the analysed text."""

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from newsfacts.language import Analysis
from newsfacts.model import Quantity, Span


class Site(NamedTuple):
    """A quantity, its sentence (as a record, number, offsets, first token) and its own tokens (`first` to before `after`)."""

    quantity: Quantity
    sentence: Span
    number: int
    begin: int
    end: int
    opening: int
    first: int
    after: int


def locate(analysis: Analysis, quantities: Iterable[Quantity]) -> list[Site]:
    """Sites of the quantities, in order of start."""
    sentences, token_at = analysis.sentences, analysis.token_at
    begin, end = (0, 0) if sentences else (0, len(analysis.text))
    sentence = Span.trusted(start=begin, end=end)
    number = opening = 0
    found: list[Site] = []
    for quantity in sorted(quantities, key=attrgetter("start")):
        if quantity.start >= end:
            number = analysis.sentence_at(quantity.start)
            begin, end = sentences[number] if sentences else (begin, end)
            sentence = Span.trusted(start=begin, end=end)
            opening = token_at(begin)
        found.append(Site(quantity, sentence, number, begin, end, opening, token_at(quantity.start), token_at(quantity.end)))
    return found
