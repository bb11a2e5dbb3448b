"""From a relation to its verdict: every plausible binding is tried at every tier, and the most generous reading that holds decides.

| holds                                                        | reported as                          |
| as printed, or rounded                                       | consistent, basis exact or rounded   |
| only if a figure was cut off                                 | consistent, basis truncated          |
| only through a hedge on one or two significant digits        | consistent, basis hedged             |
| only through a hedge on more, or a round number's zeros      | inconsistent, note                   |
| under no binding and at no tier                              | inconsistent, the rule's severity    |
| nothing could have failed                                    | unverifiable, low-power              |
"""

from functools import partial
from typing import NamedTuple

from newsfacts.checks.correction import correction
from newsfacts.checks.message import message
from newsfacts.checks.rule import Binding, Equation, Rule, plain
from newsfacts.interval import ABOVE, Interval, Tier, open_ended, reading, significant_digits
from newsfacts.language import Analysis
from newsfacts.model import Basis, Check, Fact, Reason, Relation, Severity, Span, Verdict

BASES: dict[Tier, Basis] = {Tier.EXACT: "exact", Tier.ROUNDED: "rounded", Tier.TRUNCATED: "truncated", Tier.LOOSE: "hedged"}
HEDGES = frozenset({"about", "almost"})


class Attempt(NamedTuple):
    """One binding with the first tier at which all its equations hold; None if at none."""

    binding: Binding
    equations: tuple[Equation, ...]
    tier: Tier | None


def holds(equations: tuple[Equation, ...], tier: Tier) -> bool:
    """Whether all equations hold with the figures read as `tier` says; one that cannot be computed does not."""
    read = partial(reading, tier=tier)
    for equation in equations:
        computed, stated = equation.computed(read), equation.stated(read)
        if computed is None or stated is None or not computed.meets(stated):
            return False
    return True


def attempt(rule: Rule, binding: Binding, relation: Relation) -> Attempt | None:
    """Try one binding; None where the rule can compute nothing from it."""
    equations = rule.equations(binding, relation)
    read = partial(reading, tier=Tier.EXACT)
    if not equations or any(equation.computed(read) is None for equation in equations):
        return None
    return Attempt(binding, equations, next((tier for tier in Tier if holds(equations, tier)), None))


def judge_relation(rule: Rule, relation: Relation, analysis: Analysis, language: str, number: str, explainers: tuple[Rule, ...] = ()) -> Check | None:
    """The check of one relation; None where the rule has nothing to say of it.  One of `explainers` may name a failure more exactly."""
    attempts = [tried for binding in relation.bindings if (tried := attempt(rule, binding, relation))]
    if not attempts:
        return None
    best = min(attempts, key=lambda tried: len(Tier) if tried.tier is None else tried.tier)
    facts = [fact for group in best.binding.values() for fact in group]
    verdict, basis, severity, reason = _verdict(rule, relation, best, facts)
    if verdict == "inconsistent" and (not relation.sure or any(fact.section == "related" for fact in facts)):
        return None
    equation = _decisive(best)
    read = partial(reading, tier=Tier.TRUNCATED if best.tier is None else best.tier)
    quoted = all(fact.quoted for fact in facts)
    if severity == "error" and not quoted and any(fact.quoted for fact in facts):
        severity = "note"
    named, suggestion = rule.name, None
    if verdict == "inconsistent":
        named, suggestion = _explained(rule, relation, best, explainers)
        suggestion = suggestion or (rule.correct(best.binding) if rule.correct else correction(rule, relation, best.binding, holds))
    formula = _formula(equation, verdict)
    return Check(
        id=number,
        rule=named,
        verdict=verdict,
        basis=basis,
        severity=severity,
        reason=reason,
        facts={role: tuple(fact.id for fact in group) for role, group in best.binding.items()},
        items=relation.items or None,
        cue=Span(start=relation.cue[0], end=relation.cue[1]),
        formula=formula,
        expected=_ends(equation.computed(read)),
        found=_ends(equation.stated(read)),
        quoted=quoted,
        suggestion=suggestion,
        message=message(named, verdict, best.binding, formula, relation, language, rule.fields(best.binding, language) if rule.fields else {}),
    )


def _explained(rule: Rule, relation: Relation, best: Attempt, explainers: tuple[Rule, ...]) -> tuple[str, str | None]:
    """The name of the rule that says best what is wrong, and the change that would mend it, if it knows one."""

    def mends(binding: Binding) -> bool:
        return holds(rule.equations(binding, relation), Tier.TRUNCATED)

    for other in explainers:
        if best.tier is None and other.explains is not None and all(equation.sign == "=" for equation in best.equations):
            change = other.explains(rule.name, best.binding, mends)
            if change is not None:
                return other.name, change or None
    return rule.name, None


def _verdict(rule: Rule, relation: Relation, best: Attempt, facts: list[Fact]) -> tuple[Verdict, Basis | None, Severity | None, Reason | None]:
    if relation.reason is not None:
        return "unverifiable", None, None, relation.reason
    if best.tier is None:
        return "inconsistent", None, rule.severity, None
    if rule.weak is not None and rule.weak(best.binding, relation):
        return "unverifiable", None, None, "low-power"
    if best.tier < Tier.LOOSE:
        return "consistent", BASES[best.tier], None, None
    if any(open_ended(fact) or fact.qualifier in ABOVE for fact in facts):
        return "consistent", "hedged", None, None
    hedged = [fact for fact in facts if fact.qualifier in HEDGES and fact.number is not None]
    if hedged and all(significant_digits(fact.number) <= 2 for fact in hedged if fact.number is not None):
        return "consistent", "hedged", None, None
    return "inconsistent", None, "note", None


def _decisive(best: Attempt) -> Equation:
    """The equation to show: the one that fails, else the last."""
    failing = [equation for equation in best.equations if not holds((equation,), Tier.ROUNDED)]
    return failing[0] if failing else best.equations[-1]


def _formula(equation: Equation, verdict: Verdict) -> str:
    computed, stated = equation.computed(partial(reading, tier=Tier.EXACT)), equation.stated(partial(reading, tier=Tier.EXACT))
    if equation.sign != "=":
        return f"{equation.left} {equation.sign if verdict != 'inconsistent' else '≯' if equation.sign == '>' else '≮' if equation.sign == '<' else '>'} {equation.right}"
    value = plain(computed.low) if computed and computed.low == computed.high and not equation.spelled else ""
    middle = "" if not value or value == equation.left else f" = {value}"
    if computed and stated and computed.meets(stated):
        return f"{equation.left} = {equation.right}"
    return f"{equation.left}{middle} {'≠' if verdict == 'inconsistent' else '≈'} {equation.right}"


def _ends(interval: Interval | None) -> tuple[str, str] | None:
    return None if interval is None else (plain(interval.low, 12) if interval.low is not None else "-∞", plain(interval.high, 12))
