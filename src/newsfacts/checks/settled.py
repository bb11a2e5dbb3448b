"""A figure that breaks its arithmetic where another mention of it would not: `naik 3,4 miliar dari 40,2 miliar menjadi 34,6 miliar` under a
headline of 43,6 miliar.

Arithmetic does not tell which of its figures is the wrong one.  Where one of them is a slip away from a figure of another sentence that
would settle it, the two are one quantity printed twice: the words around them need not say so.
"""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from newsfacts.checks.correction import mended
from newsfacts.checks.rule import Rule, roles
from newsfacts.interval import open_ended
from newsfacts.language import Analysis
from newsfacts.model import Check, Fact, Relation
from newsfacts.relations.nouns import kin
from newsfacts.relations.nouns import same as same_noun
from newsfacts.relations.restating.distinct import drifting
from newsfacts.relations.slips import between

NEAR = 100  # figures on either side of one that may say the same, or make up something with it
NAMED = 3  # agreeing figures that are named against the one that differs
TELLING = 3  # digits from which on a figure settles the arithmetic by no accident, one less in a headline
FEW = 6  # values of a kind in an article, among which one of the same noun settles it by no accident, be it of one digit


def restated(check: Check, rule: Rule, relation: Relation, facts: tuple[Fact, ...], analysis: Analysis) -> Iterator[Relation]:
    """The figure of a failed check with its mentions elsewhere that would make the check hold; nothing if two figures have such."""
    binding = roles(check, facts)
    equations = rule.equations(binding, relation)
    if rule.name == "restated" or not equations or any(equation.sign not in "=~" or equation.spelled for equation in equations):
        return
    if any(open_ended(fact) for group in binding.values() for fact in group):
        return  # `hingga 2.496 persen`, which much else would fit
    figures = {fact.id: fact for group in binding.values() for fact in group}
    candidates = [(fact, other) for fact in figures.values() for other in _candidates(fact, around(fact, facts))]
    settling = [
        (fact, other)
        for fact, other in candidates
        if mended(rule, relation, binding, fact, other) and not _of_others(analysis, fact, other)
    ]
    odd = {fact.id: fact for fact, _ in settling}
    if len(odd) == 1:
        (fact,) = odd.values()
        first, *again = sorted((fact, *[other for _, other in settling[:NAMED]]), key=lambda each: each.start)
        yield Relation(
            "restated",
            ({"first": (first,), "again": tuple(again)},),
            (again[-1].start, again[-1].end),
            doubtful=check.severity != "error",
            suspect="first" if first is fact else "again" if len(again) == 1 else "",
        )


def around(fact: Fact, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The figures near one in a text, itself among them: of a text with more, nobody tells what is the same."""
    place = bisect_left(facts, fact.start, key=attrgetter("start"))
    return facts[max(0, place - NEAR) : place + NEAR]


def _candidates(fact: Fact, near: tuple[Fact, ...]) -> list[Fact]:
    few = _few(fact, near)
    return [other for other in near if _again(fact, other, few)]


def _few(fact: Fact, facts: tuple[Fact, ...]) -> bool:
    """Whether the article has so few values of the kind that one of the same noun settles the arithmetic by no accident."""
    return fact.kind == "count" and len({each.value for each in facts if _alike(fact, each)}) <= FEW


def _again(fact: Fact, other: Fact, few: bool) -> bool:
    """Whether another figure, of another sentence, is this one but for a slip."""
    if fact.number is None or not _alike(fact, other) or fact.sentence == other.sentence:
        return False
    if "related" in (fact.section, other.section) or open_ended(other):
        return False
    slip = between(fact, other)
    if slip is None or slip.kind == "digit" and drifting(fact, other):
        return False
    if slip.digits >= TELLING - ("title" in (fact.section, other.section)):
        return True
    return few and same_noun(fact, other)


def _of_others(analysis: Analysis, fact: Fact, other: Fact) -> bool:
    """Whether the sentences of two figures name somebody or some place each, and none that is the same."""
    if "title" in (fact.section, other.section):
        return False
    ones, others = (analysis.names(each.sentence.start, each.sentence.end) for each in (fact, other))
    return bool(ones and others) and ones.isdisjoint(others)


def _alike(fact: Fact, other: Fact) -> bool:
    return (fact.kind, fact.unit) == (other.kind, other.unit) and kin(fact, other)
