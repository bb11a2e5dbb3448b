"""Figures that the wording ties together but that nothing can be computed from: told, so that silence is not taken for agreement.

Parts in another unit than their whole, an amount and its equivalent without a rate, and what was aimed at beside what was reached.  Only
what no other finder tied together is named here, and only where an editor would expect it to be compared.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsfacts.language import Cue
from newsfacts.model import Difference, Fact, Relation
from newsfacts.relations import conversions
from newsfacts.relations.adding.series import main
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.outline import Mention, Outline

ADJACENT = 40  # characters between a whole and the words that open its list, between these and the first part
MOST = 12  # parts of one list


def find(outline: Outline, tied: frozenset[str]) -> Iterator[Relation]:
    """The relations of an article that cannot be judged; `tied` are the ids of the facts that stand in others."""
    yield from _mixed(outline, tied)
    yield from _unrated(outline, tied)
    yield from _aimed(outline, tied)


def _relation(rule: str, roles: dict[str, tuple[Fact, ...]], cue: tuple[int, int], differs: Difference) -> Relation:
    return Relation(rule, (roles,), cue, reason="not-comparable", differs=differs)


def _mixed(outline: Outline, tied: frozenset[str]) -> Iterator[Relation]:
    """`Rp5 miliar, terdiri dari Rp3 miliar dan 20 unit mobil`: parts that count something else than the whole."""
    for cue in outline.of_family("consists"):
        row = outline.by_sentence.get(outline.analysis.sentence_at(cue.start), [])
        before = main([mention for mention in row if mention.fact.end <= cue.start])
        if not before or cue.start - before[-1].fact.end > ADJACENT:
            continue
        whole, parts = before[-1], _parts(row, cue)
        differs = _difference(whole, parts)
        if differs and whole.fact.id not in tied and len(parts) > 1:
            yield _relation(
                "parts-sum", {"total": (whole.fact,), "parts": tuple(part.fact for part in parts)}, (cue.start, cue.end), differs
            )


def _parts(row: list[Mention], cue: Cue) -> list[Mention]:
    after = [mention for mention in row if mention.fact.start >= cue.end and not mention.bracketed][:MOST]
    if not after or after[0].fact.start - cue.end > ADJACENT:
        return []
    if any(part.fact.number is None or part.fact.kind not in ("count", "money", "measure") for part in after):
        return []
    return after


def _difference(whole: Mention, parts: list[Mention]) -> Difference | None:
    """In what the parts of a list differ from its whole: the first of them does not, or the list breaks down something else."""
    if not parts or whole.fact.number is None or parts[0].dimension != whole.dimension or not kin(whole.fact, parts[0].fact):
        return None
    if any(part.dimension != whole.dimension for part in parts):
        return "unit"
    return None if all(kin(whole.fact, part.fact) for part in parts) else "population"


def _unrated(outline: Outline, tied: frozenset[str]) -> Iterator[Relation]:
    """`US$ 5 juta atau sekitar Rp 80 miliar`, and no rate."""
    pairs = [(first.fact, second.fact) for first, second in conversions.pairs(outline)]
    known = {frozenset((amount.unit, equivalent.unit)) for amount, equivalent in pairs if {amount.id, equivalent.id} & tied}
    for amount, equivalent in pairs:
        if frozenset((amount.unit, equivalent.unit)) not in known:  # else the other pairs give the rate
            yield _relation("conversion", {"amount": (amount,), "equivalent": (equivalent,)}, (equivalent.start, equivalent.end), "rate")


def _aimed(outline: Outline, tied: frozenset[str]) -> Iterator[Relation]:
    """`target 500 rumah … dibangun 480 rumah`: a plan and a result of one noun, next to each other."""
    planned = any(mention.fact.modality == "target" for mention in outline.mentions)
    for number, row in outline.sentences() if planned else ():
        near = [*row, *outline.later(number)]
        for first, again in pairwise(near):
            one, other = first.fact, again.fact
            if (
                first in row
                and {one.modality, other.modality} == {"target", "stated"}
                and first.dimension == again.dimension
                and one.number != other.number
                and one.kind in ("count", "measure")
                and same(one, other)
                and not {one.id, other.id} & tied
            ):
                yield _relation("restated", {"first": (one,), "again": (other,)}, (other.start, other.end), "modality")
