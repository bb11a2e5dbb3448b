"""Figures month by month that make up the figure of all these months: `Januari-Maret 2025 terjual 950 unit`, `Januari 320, Februari …`.

The months say which parts there are, so nothing else must; whose figure they make up is said by the time that it is of.
"""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import Sum, Told, adds_up, akin, mendable, told_digits
from newsfacts.relations.adding.series import summed
from newsfacts.relations.certainty import LIKELY, TRIED
from newsfacts.relations.outline import Mention, Outline

REACH = 50  # sentences before and behind the months in which their whole may stand
LEAST = 3  # months in a row
BEFORE = 4  # words before a figure among which its month stands
DIGITS = 4  # of a whole that a slip explains
YEAR = 12

Months = tuple[list[Mention], int, int]  # figures with their first and their last month


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The sums over months of an article; what one of them makes up is no whole of another."""
    if len(outline.vocabulary.intersection(lexicon.calendar().months)) < LEAST:
        return
    rows = [row for row in _rows(outline) if not told.parts(row[0])]
    near = [outline.about(row[0][0], REACH, REACH) for row in rows]
    sums = [(row, [_sum(whole, row[0]) for whole in about if _of_all(whole, row)]) for row, about in zip(rows, near, strict=True)]
    made: set[tuple[str | None, ...]] = set()  # what has been made up, by what it counts and how many
    for holds in (True, False):
        for (parts, _, _), tried in sums:
            for binding in tried:
                whole = binding["total"][0]
                known = whole.fact.start in told.totals or (*whole.dimension, whole.fact.value) in made or told.parts(parts)
                if known or not akin(binding) or adds_up(binding) != holds:
                    continue
                if holds or told_digits(whole.fact) >= DIGITS and mendable(binding, exactly=True):
                    cue = Cue(parts[0].fact.start, parts[-1].fact.end, "consists", "")
                    made.add((*whole.dimension, whole.fact.value))
                    yield told.add(summed([binding], cue, TRIED if holds else LIKELY))


def _sum(whole: Mention, parts: list[Mention]) -> Sum:
    return {"total": (whole,), "parts": tuple(parts)}


def _of_all(whole: Mention, row: Months) -> bool:
    """Whether a figure is said to be of the time from the first month to the last."""
    parts, first, last = row
    start, _, end = (whole.fact.time or "").partition("/")
    if whole in parts or whole.dimension != parts[0].dimension or whole.bracketed:
        return False
    return start[4:] == f"-{first:02}" and end[4:] == f"-{last:02}" or (first, last) == (1, YEAR) and not end and len(start) == len("2025")


def _rows(outline: Outline) -> Iterator[Months]:
    """Figures of months that follow one another."""
    row: list[Mention] = []
    first = last = 0
    for mention in outline.mentions:
        month = month_of(outline, mention)
        if row and month == last + 1 and mention.dimension == row[0].dimension:
            row.append(mention)
            last = month
            continue
        if len(row) >= LEAST:
            yield row, first, last
        row, first, last = ([mention], month, month) if month else ([], 0, 0)
    if len(row) >= LEAST:
        yield row, first, last


def month_of(outline: Outline, mention: Mention) -> int:
    """The month named right before a figure, behind the figure before it; 0 where none is."""
    words = outline.analysis.words
    token = outline.analysis.token_at(mention.fact.start)
    since = outline.mentions[mention.index - 1].fact.end if mention.index else 0
    first = max(outline.analysis.token_at(since), token - BEFORE)
    return next((month for word in reversed(words[first:token]) if (month := lexicon.calendar().months.get(word, 0))), 0)
