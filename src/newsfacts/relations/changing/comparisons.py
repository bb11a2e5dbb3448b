"""A figure that is compared twice: `Ia naik 16,5 persen dari hari biasa (1.324.590). Dibanding tahun lalu, jumlahnya naik 3,4 persen`.

What the second sentence speaks of is the end of the change before it, where that one works out.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import LIKELY
from newsfacts.relations.changing.ends import NAMED
from newsfacts.relations.changing.roles import COMPARED, Roles
from newsfacts.relations.changing.sizes import sized
from newsfacts.relations.outline import THESE, Mention, Outline
from newsfacts.relations.portions import named_between

FRAME = frozenset({"from", "to", "percent"})
NAME = 3  # words before a price among which its name stands
NEXT = 1  # sentences between two comparisons of one figure


def continued(outline: Outline, changes: Iterable[Relation]) -> Iterator[Relation]:
    """The changes, those whose end is not sure held against the end of the comparison right before."""
    found = list(changes)
    yield from found[:1]
    for before, relation in pairwise(found):
        end = _end(before)
        same = [binding for binding in relation.bindings if end is not None and binding.get("to") == (end,)]
        if (
            same
            and not relation.sure
            and not _works_out(relation)
            and relation.direction == before.direction
            and _beside(outline, before, relation)
        ):
            yield relation._replace(bindings=(same[0],), **LIKELY)
        else:
            yield relation


def against_named(outline: Outline, number: int, before: list[Mention], verb: Cue) -> Roles | None:
    """What a figure is compared with by the name of a price told before: `HET minyak Rp15.700 … Rp17.225 atau 9,7 persen lebih tinggi
    dari HET`; not by one that several prices go by."""
    if verb.family not in COMPARED or len(before) < 2 or verb.start - before[0].fact.end != 1 or before[0].fact.unit != "%":
        return None
    size, end = before[:2]
    tie = next((cue for cue in outline.cues_between(verb.end, outline.sentence(number)[1]) if cue.start - verb.end == 1), None)
    name = outline.words(tie.end, outline.sentence(number)[1])[:1] if tie is not None and tie.family == "from" else []
    if end.fact.kind != "money" or lexicon.relations().words["list_prices"].isdisjoint(name):
        return None
    near = [m for m in outline.about(end, NEXT) if m.index < end.index and m.dimension == end.dimension]
    starts = [m for m in near if name[0] in outline.words(outline.since(m), m.fact.start)[-NAME:]]
    return {"from": starts[0], "to": end, "percent": size} if len(starts) == 1 else None


def _end(change: Relation) -> Fact | None:
    """Where a change led that works out and was none by accident."""
    return next((binding["to"][0] for binding in change.bindings if _told(binding, change.direction)), None)


def _works_out(change: Relation) -> bool:
    return any(_told(binding, change.direction) for binding in change.bindings)


def _told(binding: Mapping[str, tuple[Fact, ...]], sign: int) -> bool:
    if binding.keys() != FRAME:
        return False
    (start,), (end,), (percent,) = binding["from"], binding["to"], binding["percent"]
    return sized(start, end, percent, sign)


def _beside(outline: Outline, before: Relation, relation: Relation) -> bool:
    """Whether two sentences follow each other, the second of which compares what the first one speaks of."""
    first, second = (outline.analysis.sentence_at(each.cue[0]) for each in (before, relation))
    said = {cue.family for cue in outline.cues_of(second)}
    if second - first > NEXT or "compared" not in said:
        return False
    one, other = (named_between(outline, *outline.sentence(number)) for number in (first, second))
    return not THESE.isdisjoint(said) or len(one & other) >= NAMED
