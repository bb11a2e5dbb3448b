"""A quantity in its context: of what, said by whom, how meant, where and when."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from . import lexicon
from .language import Analysis
from .model import Fact, Modality, Quantity, Section, Span
from .predicates import predicate_of
from .resolution import resolve
from .speakers import speaker_of, voices
from .subjects import Subjects

DENIAL = 3  # words between a denial and the figure it denies
PLACE = 4  # words of a place's name


def extract(analysis: Analysis, quantities: Sequence[Quantity]) -> tuple[Fact, ...]:
    """The facts of a document, one for each quantity, in order; ids `f1`, `f2` …"""
    if not quantities:
        return ()
    ordered = sorted(quantities, key=lambda quantity: quantity.start)
    subjects = Subjects(analysis, ordered).resolve()
    return tuple(_Context(analysis, ordered).fact(index, subject) for index, subject in enumerate(subjects))
