"""The size of a change that is told in another sentence than its ends.

`Kenaikannya Rp 40 atau 2,5 persen.  Sehingga harganya naik menjadi Rp 1.640`; the line `NAIK 24 kasus atau 12 persen` below those of
two years; a headline `Turun 8,2 Persen` above `turun menjadi 8,2 persen dari 9,4 persen`, which mistakes the end for the size.
"""

from collections.abc import Iterable, Iterator

from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import LIKELY
from newsfacts.relations.change_ends import OPENING, TIMES, measures
from newsfacts.relations.change_roles import Roles, behind
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.portions import named_between

CHANGING = {"rise": 1, "fall": -1}
STEPS = frozenset({"by", "percent"})


def told_before(outline: Outline, number: int, verb: Cue, end: Mention) -> Roles | None:
    """The size of a change to a figure whose sentence draws the conclusion of the one before, where that tells the size alone."""
    begin = outline.sentence(number)[0]
    if not any(cue.family == "result" and cue.start - begin <= OPENING for cue in outline.cues_between(begin, verb.start)):
        return None
    row = outline.by_sentence.get(number - 1, [])
    for cue in outline.cues_of(number - 1):
        roles = behind(outline, row, cue) if cue.family == verb.family else {}
        if roles.keys() == STEPS and len(row) == len(STEPS) and measures(roles["by"].fact, end.fact):
            return roles
    return None


def goes_on(outline: Outline, number: int, verb: Cue, roles: Roles) -> bool:
    """Whether a sentence only adds the size of the change before: `Turun 2,4 persen dibanding tahun lalu`."""
    row = outline.by_sentence[number]
    alone = len(row) == len(roles) and not named_between(outline, outline.sentence(number)[0], verb.start)
    return alone and any(cue.family in ("compared", "before") for cue in outline.after(row[-1]))


def listed(outline: Outline, number: int, verb: Cue, roles: Roles) -> Roles | None:
    """The ends of a change that a line tells below those of two years: `- Tahun 2017: 484 kasus`, `- Tahun 2018: 716 kasus`."""
    if verb.start - outline.sentence(number)[0] > OPENING or outline.by_sentence[number][0] not in roles.values():
        return None
    years = [_of_year(outline, line) for line in (number - 2, number - 1)]
    if None in years:
        return None
    (first, start), (second, end) = (year for year in years if year is not None)
    alike = start.dimension == end.dimension and kin(start.fact, end.fact) and start.fact.kind not in TIMES
    if first == second or not alike or "by" in roles and not measures(roles["by"].fact, end.fact):
        return None
    return {"from": start, "to": end} if first < second else {"from": end, "to": start}


def _of_year(outline: Outline, number: int) -> tuple[str, Mention] | None:
    """The only figure of a sentence and the year before it, where it has but one."""
    row = outline.by_sentence.get(number, [])
    if len(row) != 1 or row[0].fact.number is None:
        return None
    begin, _ = outline.sentence(number)
    years = [date.value for date in outline.dates_between(begin, row[0].fact.start) if date.value]
    return (years[0][:4], row[0]) if len(years) == 1 and years[0][:4].isdigit() else None


def with_headlines(outline: Outline, changes: Iterable[Relation]) -> Iterator[Relation]:
    """The changes of an article, those of percentages with the size that the headline gives in place of their end."""
    sizes = list(_headlined(outline))
    for relation in changes:
        yield relation
        binding = relation.bindings[0]
        sized = binding.keys() == {"from", "to"}
        size = next((size for sign, size in sizes if sized and sign == relation.direction and _same(binding["to"][0], size)), None)
        if size is not None:
            yield relation._replace(bindings=({**binding, "percent": (size,)},), explicit=True, **LIKELY)


def _headlined(outline: Outline) -> Iterator[tuple[int, Fact]]:
    """The percentages that headlines give as sizes, and the text only as where changes led; each with the sign of its verb."""
    for number, row in outline.sentences():
        if row[0].fact.section != "title":
            break
        for cue in outline.cues_of(number):
            roles = behind(outline, row, cue) if cue.family in CHANGING else {}
            size = roles["percent"].fact if roles.keys() == {"percent"} else None
            if size and all("to" in mention.near for mention in outline.mentions if mention.fact is not size and _same(mention.fact, size)):
                yield CHANGING[cue.family], size


def _same(one: Fact, other: Fact) -> bool:
    return (one.unit, one.value) == (other.unit, other.value)
