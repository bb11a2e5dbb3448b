"""Ages beside a birth or a founding: `Pria kelahiran 12 Mei 1980 itu meninggal pada usia 45 tahun pada 20 Oktober 2025`.

In one sentence the age must fit; elsewhere in the article it is noted where it fits a birth, an age and a full date.
"""

from bisect import bisect_left
from collections.abc import Iterator

from newsfacts.days import ages, parts
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.periods import dated

EVENT = 60  # characters between `lahir` and its date, an age and the date it holds at
CHILD = 3  # an age up to which too much would fit
MOST = 40  # dates, ages and births of an article that are tried


def find(outline: Outline) -> Iterator[Relation]:
    """The ages of an article that stand with a birth."""
    cues = outline.of_family("born")[:MOST]
    dates = dated(outline) if cues else []
    lengths = (
        [m for m in outline.mentions if m.fact.kind in ("age", "duration") and m.fact.unit == "year" and m.fact.number] if dates else []
    )
    starts = [fact.start for fact in dates]
    for cue in cues:
        relation = _age(outline, dates, starts, lengths, cue)
        if relation is not None:
            yield relation


def _age(outline: Outline, dates: list[Fact], starts: list[int], lengths: list[Mention], cue: Cue) -> Relation | None:
    place = bisect_left(starts, cue.end)
    birth = dates[place] if place < len(dates) and starts[place] - cue.end <= EVENT else None
    born = parts(birth) if birth is not None else None
    if birth is None or born is None or born.year is None or "/" in (birth.value or ""):
        return None
    number = outline.analysis.sentence_at(cue.start)
    end = outline.sentence(number)[1]
    behind = [day for day in dates[place + 1 : place + MOST] if day.start < end]
    at = next((day for day in reversed(behind) if (known := parts(day)) and known.year), None)
    for length in lengths:
        if at is None or length.sentence != number or abs(at.start - length.fact.start) > EVENT:
            continue
        if "," not in outline.text[length.fact.end : at.start]:  # `berusia 22 tahun, diikat kontrak hingga 2029` tells of another day
            return _relation(birth, at, length, sure=True)
    for age in [m for m in lengths if m.fact.kind == "age"][:MOST]:
        fitting = next((day for day in dates[-1:-MOST:-1] if day is not birth and _fits(birth, day, age)), None)
        if fitting is not None:
            return _relation(birth, fitting, age, sure=False)
    return None


def _fits(birth: Fact, at: Fact, age: Mention) -> bool:
    day = parts(at)
    if day is None or day.day is None or "/" in (at.value or "") or (age.fact.number or 0) <= CHILD:
        return False
    counted = ages(birth, at)
    return counted is not None and age.fact.number in counted


def _relation(birth: Fact, at: Fact, age: Mention, sure: bool) -> Relation:
    roles = {"start": (birth,), "end": (at,), "length": (age.fact,)}
    return Relation("span", (roles,), (age.fact.start, age.fact.end), direction=1, sure=sure)
