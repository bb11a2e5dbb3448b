"""What else breaks through the figure that a contradiction is about: `Rp 62 miliar`, where a sum further down wants `Rp 52`.

A contradiction does not tell which of its figures is the wrong one.  Where a slip of the hand in one of them would settle it, and another
relation of the article holds with the figure so mended but not as it is printed, that is hardly an accident.  That relation need not be
plain by its words: it is so by its arithmetic.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain, islice
from typing import NamedTuple

from newsfacts import relations
from newsfacts.checks.correction import Mend, mends
from newsfacts.checks.judge import attempt
from newsfacts.checks.rule import Binding, Rule, ids, plain, replaced, roles
from newsfacts.checks.scale_word import EXPLAINED
from newsfacts.checks.settled import around
from newsfacts.interval import Tier
from newsfacts.language import Analysis
from newsfacts.model import Check, Fact, Relation

FAILURES = 6  # contradictions of an article from which one figure can still be told to be the wrong one
OTHERS = 2  # figures that a relation has besides, at least
MOST = 12  # changes that are tried for one contradiction
DIGITS = 2  # printed, of a figure that two relations want changed alike by no accident
DECIMALS = 12
EXACT = EXPLAINED - {"restated"}  # rules of arithmetic, in which figures are equal


class Failure(NamedTuple):
    """A contradiction that is reported, and what it came of."""

    check: Check
    rule: Rule
    relation: Relation
    mends: list[Mend] | None  # None where they were not sought among all its figures


class Article(NamedTuple):
    """What relations are found in."""

    facts: tuple[Fact, ...]
    analysis: Analysis


def find(failures: Collection[Failure], checks: Collection[Check], rules: Mapping[str, Rule], article: Article) -> list[Relation]:
    """The relations that would hold with one figure of a contradiction mended; none if two figures have such, or two ways to mend it.

    A figure that makes some arithmetic hold as it is printed is not the wrong one.
    """
    sound = frozenset(chain.from_iterable(ids(check) for check in checks if check.verdict == "consistent" and check.rule in EXACT))
    broken = frozenset(chain.from_iterable(ids(failure.check) for failure in failures))
    if len(failures) > FAILURES or sum(fact.kind != "date" and fact.id not in broken for fact in article.facts) < OTHERS:
        return []
    tried = {
        (fact.id, mended.value): (fact, mended)
        for failure in failures
        for fact, mended in islice(_mended(failure, article), MOST)
        if fact.id not in sound
    }
    found = [telling for change in tried.values() if (telling := list(_holding(*change, broken, rules, article)))]
    return found[0] if len(found) == 1 else []


def _mended(failure: Failure, article: Article) -> Iterator[tuple[Fact, Fact]]:
    """The figures of a contradiction that a slip explains, each with what it should be."""
    binding = roles(failure.check, article.facts)
    relation = failure.relation._replace(suspect="")  # which is a guess that this tests
    for fact, mended in mends(failure.rule, relation, binding) if failure.mends is None else failure.mends:
        if fact.printed is not None and len(fact.printed[0]) >= DIGITS:
            yield fact, mended.altered(value=plain(mended.number, DECIMALS))


def _holding(fact: Fact, mended: Fact, broken: frozenset[str], rules: Mapping[str, Rule], article: Article) -> Iterator[Relation]:
    """The relations of a figure that hold with it mended and fail as it is printed, with no other figure of a contradiction in them."""
    near = tuple([mended if each is fact else each for each in around(fact, article.facts)])
    for relation in relations.arithmetic(relations.Outline(article.analysis, near)):
        rule = rules.get(relation.rule)
        if rule is None or relation.reason is not None:
            continue
        for binding in relation.bindings:
            figures = {each.id for each in chain.from_iterable(binding.values())}
            if figures & broken != {fact.id} or rule.weak is not None and rule.weak(binding, relation):
                continue
            printed = replaced(binding, mended, fact)
            if _agrees(rule, binding, relation) and _fails(rule, printed, relation):
                yield relation._replace(bindings=(printed,), sure=True, doubtful=True, explicit=True)
                break


def _agrees(rule: Rule, binding: Binding, relation: Relation) -> bool:
    """Whether figures are equal by their arithmetic, as printed, rounded or cut off."""
    tried = attempt(rule, binding, relation)
    if tried is None or tried.tier is None or tried.tier > Tier.TRUNCATED:
        return False
    return all(equation.sign in "=~" and not equation.spelled for equation in tried.equations)


def _fails(rule: Rule, binding: Binding, relation: Relation) -> bool:
    tried = attempt(rule, binding, relation)
    return tried is not None and tried.tier is None
