"""The catalogue of rules, and the judging of relations by them.

To add a rule: write its file beside the others, append its `RULE` to `RULES`, give it its messages in `data/*/messages.toml`.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from newsfacts.checks import (
    advice,
    average,
    bound,
    change,
    conversion,
    corroborated,
    difference,
    impossible_date,
    listed_count,
    multiple,
    order,
    paired_list,
    part_of,
    parts_sum,
    points,
    possible_percent,
    product,
    ranking,
    restated,
    scale_word,
    settled,
    share,
    shares_total,
    span,
    spelled,
    weekday,
)
from newsfacts.checks.judge import judge_relation, judged
from newsfacts.checks.rule import Rule, ids
from newsfacts.language import Analysis
from newsfacts.model import Check, Fact, Relation

__all__ = ["RULES", "Rule", "judge", "running"]

SETTLED = 30  # contradictions whose figures are sought elsewhere; a text with more is a table
RULES: tuple[Rule, ...] = (
    parts_sum.RULE,
    part_of.RULE,
    share.RULE,
    change.RULE,
    restated.RULE,
    listed_count.RULE,
    weekday.RULE,
    spelled.RULE,
    product.RULE,
    average.RULE,
    multiple.RULE,
    conversion.RULE,
    difference.RULE,
    order.RULE,
    bound.RULE,
    ranking.RULE,
    span.RULE,
    shares_total.RULE,
    points.RULE,
    scale_word.RULE,
    possible_percent.RULE,
    paired_list.RULE,
    impossible_date.RULE,
)


def judge(
    relations: Iterable[Relation],
    facts: tuple[Fact, ...],
    analysis: Analysis,
    language: str = "id",
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    preview: bool = False,
) -> tuple[Check, ...]:
    """The checks of an article in the order of their figures.

    Args:
        language: of the messages, `id` or `en`.
        select: names of the rules to run (None: all that are not in preview).
        ignore: names of rules to leave out.
        preview: also run the rules that are still in preview.
    """
    wanted, explainers = running(None if select is None else frozenset(select), frozenset(ignore or ()), preview)
    rules = _named() if explainers else wanted  # a failure of any rule may be named by an explainer
    found: list[Check] = []
    places: dict[tuple[str, frozenset[str]], int] = {}
    failures: list[corroborated.Failure] = []
    waiting = deque(sorted(relations, key=_first_figure))
    while waiting:
        relation = waiting.popleft()
        rule = rules.get(relation.rule)
        result = judged(rule, relation, language, f"c{len(found) + 1}", explainers) if rule else None
        if result is None or result.check.rule not in wanted:
            continue
        check = result.check
        key = (check.rule, ids(check))
        place = places.setdefault(key, len(found))
        if place < len(found):  # the same figures once more
            if check.severity == "error" and found[place].severity == "note":
                found[place] = check.altered(id=found[place].id)
            continue
        found.append(check)
        if check.verdict == "inconsistent" and rule is not None:
            failures.append(corroborated.Failure(check, rule, relation, result.mends))
            if len(failures) <= SETTLED:
                waiting.extendleft(settled.restated(check, rule, relation, facts, analysis))
    for relation in corroborated.find(failures, found, rules, corroborated.Article(facts, analysis)) if failures else ():
        broken = judge_relation(rules[relation.rule], relation, language, f"c{len(found) + 1}", explainers)
        if broken is not None and broken.rule in wanted and (broken.rule, ids(broken)) not in places:
            found.append(broken)
    return advice.settled(found, facts)


@lru_cache
def running(chosen: frozenset[str] | None, dropped: frozenset[str], preview: bool) -> tuple[Mapping[str, Rule], tuple[Rule, ...]]:
    """The rules to run by name, and those among them that may name the failure of another."""
    wanted = {
        rule.name: rule
        for rule in RULES
        if rule.name not in dropped and (rule.name in chosen if chosen is not None else preview or not rule.preview)
    }
    return wanted, tuple(rule for rule in wanted.values() if rule.explains is not None)


@cache
def _named() -> Mapping[str, Rule]:
    return {rule.name: rule for rule in RULES}


def _first_figure(relation: Relation) -> int:
    return min([fact.start for group in relation.bindings[0].values() for fact in group])
