"""From facts to relations: which figures the article says must agree.

One file per family of cues has one `find` (FINDERS); what the larger ones are made of lies in `adding`, `changing`, `dating`, `listing`,
`multiplying`, `restating` and `sharing`, and what all share beside them: the article as the finders see it is `outline`.
"""

from collections.abc import Iterable
from itertools import chain

from newsfacts.language import Analysis
from newsfacts.model import Fact, Relation
from newsfacts.relations import (
    births,
    bounds,
    calendar,
    changes,
    compositions,
    conversions,
    differences,
    incomparable,
    lists,
    means,
    multiples,
    ordinals,
    pairs,
    periods,
    products,
    ranked,
    restatements,
    shares,
    spellings,
    subsets,
    sums,
    thresholds,
    turnover,
)
from newsfacts.relations.heads import ids
from newsfacts.relations.outline import Outline

__all__ = ["Outline", "arithmetic", "find"]

FINDERS = (
    sums,
    shares,
    changes,
    subsets,
    ranked,
    restatements,
    lists,
    ordinals,
    calendar,
    spellings,
    means,
    products,
    turnover,
    multiples,
    conversions,
    differences,
    bounds,
    thresholds,
    births,
    periods,
    compositions,
    pairs,
)


ARITHMETIC = (sums, shares, changes, means, products, multiples, conversions, differences)  # where figures make up another one


def arithmetic(outline: Outline) -> Iterable[Relation]:
    """The relations of an article in which figures make up another one."""
    return chain.from_iterable(finder.find(outline) for finder in ARITHMETIC)


def find(analysis: Analysis, facts: tuple[Fact, ...]) -> tuple[Relation, ...]:
    """All relations of an article, in the order of the families."""
    if not facts:
        return ()
    outline = Outline(analysis, facts)
    found = _of_wholes(_of_one_time(_distinct(relation for finder in FINDERS for relation in finder.find(outline))))
    if outline.by_family["rounding_note"]:
        found = [relation._replace(rounded=relation.rule == "parts-sum") for relation in found]
    tied = frozenset([fact.id for relation in found for binding in relation.bindings for group in binding.values() for fact in group])
    return (*found, *incomparable.find(outline, tied))


def _distinct(relations: Iterable[Relation]) -> list[Relation]:
    """Leave out a mere `part-of` between figures that a sum, a share or a surer `part-of` already ties together."""
    kept: list[Relation] = []
    tied: dict[str, list[frozenset[str]]] = {}  # by each of their figures
    parts: dict[frozenset[str], int] = {}  # the places of those kept
    for relation in relations:
        if relation.rule == "part-of":
            figures = ids(relation.bindings[0])
            if any(figures <= other for other in tied.get(min(figures), ())):
                continue
            place = parts.setdefault(figures, len(kept))
            if place < len(kept):
                kept[place] = max(kept[place], relation, key=lambda each: (each.sure, -len(each.bindings)))  # the plainest
                continue
        elif relation.rule == "parts-sum" or relation.rule == "share" and relation.sure:
            for binding in relation.bindings:
                figures = ids(binding)
                for figure in figures:
                    tied.setdefault(figure, []).append(figures)
        kept.append(relation)
    return kept


def _of_one_time(relations: list[Relation]) -> list[Relation]:
    """Leave out a mere sum of what a figure was and what it became: `menjadi Rp702 miliar dari Rp623 miliar … Rp1,33 triliun`."""
    changes = [relation.bindings[0] for relation in relations if relation.rule == "change"]
    ends = {frozenset((one["from"][0].id, one["to"][0].id)) for one in changes if one.keys() >= {"from", "to"}}
    return [
        relation
        for relation in relations
        if relation.rule != "parts-sum" or relation.sure or frozenset(part.id for part in relation.bindings[0]["parts"]) not in ends
    ]


def _of_wholes(relations: list[Relation]) -> list[Relation]:
    """Leave out that a part is told again as the whole that it makes up with others: `45 ton dan 38 ton. Jadi, total stok 83 ton`."""
    sums = [relation.bindings[0] for relation in relations if relation.rule == "parts-sum"]
    holding = [one for one in sums if sum(part.number or 0 for part in one["parts"]) == one["total"][0].number]
    pairs = {frozenset((one["total"][0].id, part.id)) for one in holding for part in one["parts"]}
    return [relation for relation in relations if relation.rule != "restated" or ids(relation.bindings[0]) not in pairs]
