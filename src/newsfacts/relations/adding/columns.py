"""Two counts side by side, line by line, and the totals of both: `judi 19 tersangka dari 11 kasus, … Total 187 tersangka dari 161 kasus`.

That the one column adds up proves which lines are all there are, so that the other one must add up as well.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.interval import Tier
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.adding.additions import Sum, Told, adds_up, comes_near
from newsfacts.relations.adding.series import summed
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.nouns import head
from newsfacts.relations.outline import Mention, Outline

LEAST, MANY = 3, 5  # lines, and so many that both columns of them may miss their totals
MOST = 20  # lines that are looked at
APART = 45  # characters between the two counts of a line
REACH = 8  # sentences over which the lines and their totals are spread
HARDLY = Fraction(1, 20)  # columns that both miss their totals do so by less
PERSONS = "persons"  # what `tersangka`, `pelaku` and `orang` are


class Line(NamedTuple):
    """Two counts side by side, in the order of their nouns' names."""

    one: Mention
    other: Mention


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The sums of the columns of an article."""
    lines: dict[tuple[str, str], list[Line]] = {}
    for mention in outline.counts if len(outline.counts) > LEAST else ():
        before = outline.preceding(mention)
        if before is not None and _beside(outline, before, mention):
            one, other = sorted((before, mention), key=lambda each: _column(each.fact))
            lines.setdefault((_column(one.fact), _column(other.fact)), []).append(Line(one, other))
    for rows in lines.values():
        if len(rows) > LEAST:
            yield from (told.add(relation) for relation in _totalled(outline, rows[:MOST], told))


def _beside(outline: Outline, one: Mention, other: Mention) -> bool:
    """Whether `dari` or `dengan` ties a count to one of another noun: `19 tersangka dari 11 kasus`, `11 kasus dengan 19 tersangka`."""
    if one.fact.kind != "count" or one.bracketed or other.bracketed:
        return False
    if one.fact.qualifier != "exact" or other.fact.qualifier != "exact" or not (one.fact.number and other.fact.number):
        return False
    columns = _column(one.fact), _column(other.fact)
    gap = outline.gap(one, other)
    tied = not lexicon.relations().words["side_by_side"].isdisjoint(gap.lower().split())
    return tied and len(gap) <= APART and not set(gap) & set(",;(") and "" not in columns and columns[0] != columns[1]


def _column(fact: Fact) -> str:
    """The noun that is counted; all that count persons are one."""
    noun = head(fact) or ""
    return PERSONS if noun in lexicon.relations().words["people"] else noun


def _totalled(outline: Outline, rows: list[Line], told: Told) -> list[Relation]:
    """The sums of both columns of the lines around the largest one, those that are alike (told again, or not) counted so that more fits."""
    whole = max(rows, key=lambda line: (line.one.fact.number or 0, line.other.fact.number or 0))
    near = [line for line in rows if abs(line.one.sentence - whole.one.sentence) <= REACH and _values(line) != _values(whole)]
    once = list({_values(line): line for line in reversed(near)}.values())[::-1]
    if len(once) < LEAST or any(line.other.fact.number == whole.other.fact.number for line in once):
        return []
    tried = [[_column_of(whole, lines, at) for at in (0, 1)] for lines in (once, near)]
    sums = max(tried, key=lambda both: sum(adds_up(each, Tier.EXACT) for each in both))
    certainty = _certainty(sums)
    if certainty is None:
        return []
    cue = Cue(sums[0]["parts"][0].fact.start, sums[1]["parts"][-1].fact.end, "consists", "")
    new = [each for each in sums if not told.parts(each["parts"])]
    return [summed([each], cue, TRIED if adds_up(each, Tier.EXACT) else certainty) for each in new]


def _column_of(whole: Line, lines: list[Line], at: int) -> Sum:
    return {"total": (whole[at],), "parts": tuple(line[at] for line in lines)}


def _values(line: Line) -> tuple[object, object]:
    return line.one.fact.number, line.other.fact.number


def _certainty(sums: list[Sum]) -> Certainty | None:
    """How plainly a column that does not add up is wrong; None where nothing says that the lines are all."""
    if any(adds_up(each, Tier.EXACT) for each in sums):
        return PLAIN if all(map(comes_near, sums)) else None
    near = all(comes_near(each, HARDLY) for each in sums)
    return LIKELY if near and len(sums[0]["parts"]) >= MANY else None
