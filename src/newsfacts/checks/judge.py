"""From a relation to its verdict: every plausible binding is tried at every tier, and the most generous reading that holds decides.

| holds                                                        | reported as                          |
| as printed, or rounded                                       | consistent, basis exact or rounded   |
| only if a figure was cut off                                 | consistent, basis truncated          |
| only through a hedge on one or two significant digits        | consistent, basis hedged             |
| only through the zeros of thousands, of a quotient           | consistent, basis hedged             |
| only through a hedge on more, or a round number's zeros      | inconsistent, note                   |
| under no binding and at no tier                              | inconsistent, the rule's severity    |
| nothing could have failed                                    | unverifiable, low-power              |
| the relation says that its figures differ in unit, time …    | unverifiable, not-comparable         |
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import starmap
from typing import NamedTuple

from newsfacts.checks.correction import Mend, corrected, exchanged, mends, relengthened, slipped
from newsfacts.checks.formula import Pair, formula
from newsfacts.checks.message import message
from newsfacts.checks.rule import READ, Binding, Equation, Rule, agree, holds, plain
from newsfacts.interval import (
    ABOVE,
    EXACT_DIGITS,
    ROUND,
    Interval,
    Tier,
    absolute,
    divided,
    last_digit,
    open_ended,
    significant_digits,
)
from newsfacts.model import Basis, Check, Fact, Number, Reason, Relation, Severity, Span, Verdict

BASES: dict[Tier, Basis] = {Tier.EXACT: "exact", Tier.ROUNDED: "rounded", Tier.TRUNCATED: "truncated", Tier.LOOSE: "hedged"}
TIED = frozenset({"parts-sum", "part-of", "share", "change", "product", "difference", "average", "multiple", "conversion"})
NEAR = Fraction(6, 5)  # sides of a failing equation that are further apart make no error across sentences, …
WILD = 10  # … nor such as are further apart than this in one, …
CREDIBLE = 3  # … and such as are no further apart than this may have been meant to agree, …
SHIFTS = tuple(10**power for power in (1, 2, 3, 6, 9, 12))  # … or such as a decimal comma or a scale word sets apart, …
SHIFTED = Fraction(21, 20)  # … give or take the rounding
FRAME = frozenset({"from", "to", "percent"})  # of a change that is told with both its ends, and so questioned however far it is off
GENEROUS = (Tier.ROUNDED, Tier.TRUNCATED, Tier.LOOSE)
HEDGES = frozenset({"about", "almost"})


class Attempt(NamedTuple):
    """One binding with the first tier at which all its equations hold, None if at none.

    `exact` are its equations' two sides with the figures as printed, `read` the same at the tier that decided (cut off, if none).
    """

    binding: Binding
    equations: tuple[Equation, ...]
    tier: Tier | None
    exact: list[Pair]
    read: list[Pair]


def _sides(equations: tuple[Equation, ...], tier: Tier) -> list[Pair]:
    read = READ[tier]
    return [(equation.computed(read), equation.stated(read)) for equation in equations]


class Judged(NamedTuple):
    """What came of a relation: its check, and the changes that would mend it where they were sought among all its figures."""

    check: Check
    mends: list[Mend] | None = None


def attempt(rule: Rule, binding: Binding, relation: Relation) -> Attempt | None:
    """Try one binding; None where the rule can compute nothing from it."""
    equations = rule.equations(binding, relation)
    if not equations:
        return None
    exact = strict = _sides(equations, Tier.EXACT)
    if all(starmap(agree, exact)):
        return Attempt(binding, equations, Tier.EXACT, exact, exact)
    if any(computed is None for computed, _ in exact):
        return None
    for tier in GENEROUS:
        sides = _sides(equations, tier)
        if all(starmap(agree, sides)):
            return Attempt(binding, equations, tier, exact, sides)
        strict = sides if tier is Tier.TRUNCATED else strict
    return Attempt(binding, equations, None, exact, strict)


def judge_relation(rule: Rule, relation: Relation, language: str, number: str, explainers: tuple[Rule, ...] = ()) -> Check | None:
    """The check of one relation; None where the rule has nothing to say of it."""
    found = judged(rule, relation, language, number, explainers)
    return None if found is None else found.check


def judged(rule: Rule, relation: Relation, language: str, number: str, explainers: tuple[Rule, ...] = ()) -> Judged | None:
    """What comes of one relation; None where the rule has nothing to say of it.  One of `explainers` may name a failure more exactly."""
    if relation.reason is not None:
        return _unjudged(rule, relation, language, number)
    attempts = [tried for binding in relation.bindings if (tried := attempt(rule, binding, relation))]
    if not attempts:
        return None
    best = attempts[0] if len(attempts) == 1 else min(attempts, key=lambda tried: len(Tier) if tried.tier is None else tried.tier)
    if best.tier is None:
        best = _otherwise(rule, relation) or best
    if best.tier is None and not relation.sure:
        explained = next((tried for tried in attempts if _by_slip(rule, relation, tried)), None) if relation.doubtful else None
        if explained is None and relation.doubtful and len(attempts) == 1 and _explained(rule, relation, best, explainers)[0] != rule.name:
            explained = best  # a scale word would mend it
        if explained is None:
            return None
        best = explained
    facts = [fact for group in best.binding.values() for fact in group]
    verdict, basis, severity, reason = _verdict(rule, relation, best, facts)
    if verdict == "inconsistent" and (not (relation.sure or relation.doubtful) or any(fact.section == "related" for fact in facts)):
        return None
    place = _shown(best, verdict)
    quoted = all(fact.quoted for fact in facts)
    if severity == "error" and (relation.doubtful or not quoted and any(fact.quoted for fact in facts)):
        severity = "note"
    named, suggestion, changes = rule.name, None, None
    if verdict == "inconsistent":
        named, suggestion = _explained(rule, relation, best, explainers)
        if relation.meant is not None:
            suggestion = " → ".join(relation.meant)
        elif suggestion is None:
            changes = mends(rule, relation, best.binding)
            if best.tier is None and not changes and named == rule.name and not (relation.explicit or _credible(best, place)):
                if relation.doubtful or not best.binding.keys() >= FRAME:
                    return None
                severity = "note"
            suggestion = _suggested(rule, relation, best.binding, changes)
        if severity == "error" and named == rule.name and _far_fetched(rule, relation, best, place, suggestion):
            severity = "note"
    arithmetic = formula(best.equations[place], best.exact[place], verdict)
    read = best.exact if verdict == "inconsistent" and best.tier is not None else best.read  # hedged figures that meet only if read loosely
    others = [tried.binding for tried in attempts if tried is not best] if best.tier is None else []
    check = Check.trusted(
        id=number,
        rule=named,
        verdict=verdict,
        basis=basis,
        severity=severity,
        reason=reason,
        differs=None,
        facts=_named(best.binding),
        tried=tuple(_named(binding) for binding in others),
        items=relation.items or None,
        cue=Span.trusted(start=relation.cue[0], end=relation.cue[1]),
        formula=arithmetic,
        expected=_ends(read[place][0]),
        found=_ends(read[place][1]),
        quoted=quoted,
        suggestion=suggestion,
        message=message(rule, named, verdict, severity, best.binding, arithmetic, relation, language, others),
    )
    return Judged(check, None if relation.suspect else changes)


def _otherwise(rule: Rule, relation: Relation) -> Attempt | None:
    """The first binding that holds with its figures read the other way: `7.380 persen` as 7380, not 7.38; or as rounded."""
    for binding in relation.bindings:
        if relation.rounded or any(fact.rival for facts in binding.values() for fact in facts):
            other = _rounded if relation.rounded else _rival
            tried = attempt(rule, {role: tuple(map(other, facts)) for role, facts in binding.items()}, relation)
            if tried is not None and tried.tier is not None:
                return tried
    return None


def _rounded(fact: Fact) -> Fact:
    """The figure as one that may have been rounded, which counts and money in full else are not."""
    return fact.altered(kind="number") if fact.kind in ("count", "money") else fact


def _rival(fact: Fact) -> Fact:
    """The figure in its losing reading, which parts thousands or decimals."""
    if fact.rival is None:
        return fact
    return fact.altered(value=fact.rival, precision="0.001" if "." in fact.rival else "1")


def _unjudged(rule: Rule, relation: Relation, language: str, number: str) -> Judged | None:
    """The check of a relation that says of itself that it cannot be compared; its arithmetic is a question (`≟`)."""
    binding = relation.bindings[0]
    equations = rule.equations(binding, relation)
    if not equations:
        return None
    arithmetic = f"{equations[0].left()} ≟ {equations[0].right()}"
    check = Check.trusted(
        id=number,
        rule=rule.name,
        verdict="unverifiable",
        reason=relation.reason,
        differs=relation.differs,
        facts=_named(binding),
        items=relation.items or None,
        cue=Span.trusted(start=relation.cue[0], end=relation.cue[1]),
        formula=arithmetic,
        quoted=all(fact.quoted for group in binding.values() for fact in group),
        message=message(rule, rule.name, "unverifiable", None, binding, arithmetic, relation, language),
    )
    return Judged(check)


def _named(binding: Binding) -> dict[str, tuple[str, ...]]:
    return {role: tuple(fact.id for fact in group) for role, group in binding.items()}


def _shown(tried: Attempt, verdict: Verdict = "inconsistent") -> int:
    """The equation to show: one that fails, if only as its figures are printed, else the last."""
    if verdict != "inconsistent":
        return -1
    sides = tried.read if tried.tier is None else _sides(tried.equations, Tier.TRUNCATED)
    return next((place for place, pair in enumerate(sides) if not agree(*pair)), -1)


def _by_slip(rule: Rule, relation: Relation, tried: Attempt) -> bool:
    """Whether a slip of the hand explains why the figures do not agree."""
    widths = [side.width for side in tried.read[_shown(tried)] if side is not None]
    sizes = [side.high for side in tried.read[_shown(tried)] if side is not None and side.high]
    if len(sizes) < 2 or None in widths:
        return False
    slack = divided(sum(width for width in widths if width is not None), max(map(absolute, sizes)))
    return slipped(rule, relation, tried.binding, slack)


def _credible(best: Attempt, place: int) -> bool:
    """Whether the two sides of a failing equation are close enough, or just a comma or a scale word apart, to have been meant to agree.

    Figures further apart, which no slip of one digit explains either, were most likely never said to belong together.
    """
    ratio = _ratio(best, place)
    return ratio is None or ratio <= CREDIBLE or _shifted(ratio)


def _far_fetched(rule: Rule, relation: Relation, best: Attempt, place: int, suggestion: str | None) -> bool:
    """Whether figures miss each other by so much that others may be meant.

    Of several sentences, unless a change of one figure would mend it (of a part that is larger than its whole, too many would); of one
    sentence where no decimal comma or scale word explains it either.
    """
    ratio = None if relation.explicit or rule.name not in TIED else _ratio(best, place)
    if ratio is None or ratio <= NEAR or _shifted(ratio):
        return False
    mended = best.equations[place].sign in "=~" and suggestion is not None
    apart = len({fact.sentence for group in best.binding.values() for fact in group}) > 1
    return ratio > WILD or apart and not mended


def _ratio(best: Attempt, place: int) -> Number | None:
    """How many times the larger side of an equation is the smaller one; None where that cannot be told."""
    computed, stated = best.exact[place]
    if computed is None or stated is None or best.equations[place].spelled:
        return None
    ends = [absolute(end) for side in (computed, stated) for end in (side.low, side.high) if end]
    return divided(max(ends), min(ends)) if len(ends) > 1 else None


def _shifted(ratio: Number) -> bool:
    """Whether a decimal comma or a scale word may set two sides apart."""
    return any(power <= ratio * SHIFTED and ratio <= power * SHIFTED for power in SHIFTS)


def _explained(rule: Rule, relation: Relation, best: Attempt, explainers: tuple[Rule, ...]) -> tuple[str, str | None]:
    """The name of the rule that says best what is wrong, and the change that would mend it, if it knows one."""

    def mended(binding: Binding) -> bool:
        return holds(rule.equations(binding, relation))

    for other in explainers:
        if best.tier is None and other.explains is not None and all(equation.sign in "=~" for equation in best.equations):
            change = other.explains(rule.name, best.binding, mended)
            if change is not None:
                return other.name, change or None
    return rule.name, None


def _suggested(rule: Rule, relation: Relation, binding: Binding, changes: list[Mend]) -> str | None:
    """The change that would mend a contradiction: one of the likeliest sort that has only one."""
    if rule.misworked is not None and (worked := rule.misworked(binding, relation)) is not None:
        return worked
    if rule.exchange and (turned := exchanged(rule, relation, binding)) is not None:
        return turned
    if changes:
        return corrected(*changes[0]) if len(changes) == 1 else None
    return relengthened(rule, relation, binding)


def _verdict(
    rule: Rule, relation: Relation, best: Attempt, facts: list[Fact]
) -> tuple[Verdict, Basis | None, Severity | None, Reason | None]:
    if best.tier is None:
        return "inconsistent", None, rule.severity, None
    if rule.weak is not None and rule.weak(best.binding, relation):
        return "unverifiable", None, None, "low-power"
    if best.tier < Tier.LOOSE or relation.rounded:
        return "consistent", BASES[best.tier], None, None
    if any(open_ended(fact) or fact.qualifier in ABOVE for fact in facts):
        return "consistent", "hedged", None, None
    if rule.ratio and (_in_thousands(facts) and not _misstepped(rule, relation, best) or _at_zeros(rule, relation, best)):
        return "consistent", "hedged", None, None
    hedged = [fact for fact in facts if fact.qualifier in HEDGES and fact.number is not None]
    if hedged and all(significant_digits(fact.number) <= 2 for fact in hedged if fact.number is not None):
        return "consistent", "hedged", None, None
    return "inconsistent", None, "note", None


def _at_zeros(rule: Rule, relation: Relation, best: Attempt) -> bool:
    """Whether hedged figures agree, round ones read to the last digit before their zeros: `sekitar 12.900`."""
    facts = [fact for group in best.binding.values() for fact in group]
    if not any(fact.qualifier in HEDGES for fact in facts) or any(fact.unit_printed != 1 for fact in facts if fact.kind != "percent"):
        return False

    def rounded(fact: Fact) -> Fact:
        unit = last_digit(fact.number or 1)
        return fact if unit == 1 or fact.kind == "percent" else fact.altered(kind="number", precision=str(unit))

    return _holds(rule, relation, best, rounded)


def _holds(rule: Rule, relation: Relation, best: Attempt, altered: Callable[[Fact], Fact]) -> bool:
    """Whether figures agree, each altered and rounded."""
    tried = attempt(rule, {role: tuple(map(altered, group)) for role, group in best.binding.items()}, relation)
    return tried is not None and tried.tier is not None and tried.tier <= Tier.ROUNDED


def _misstepped(rule: Rule, relation: Relation, best: Attempt) -> bool:
    """Whether a step misses its ends even if all three were rounded to the last digit of the finer end.

    `bertambah Rp 159.000 dari Rp 3.000.000 menjadi Rp 3.195.000`; without a step, the rounder end may be rounded more.
    """
    if not best.binding.keys() >= {"from", "to", "by"}:
        return False
    sizes = [fact for group in best.binding.values() for fact in group if fact.kind != "percent"]
    if any(fact.qualifier != "exact" for fact in sizes):
        return False
    finest = str(min(last_digit(fact.number or 0) for role in ("from", "to") for fact in best.binding[role]))

    def rounded(fact: Fact) -> Fact:
        return fact if fact.kind == "percent" else fact.altered(kind="number", precision=finest)

    return not _holds(rule, relation, best, rounded)


def _in_thousands(facts: list[Fact]) -> bool:
    """Whether the figures beside a percentage are printed in full and end in three zeros, not only because they are round: 353.000."""
    sizes = [fact for fact in facts if fact.kind != "percent"]
    numbers = [fact.number for fact in sizes if fact.number]
    if any(fact.unit_printed != 1 for fact in sizes) or any(last_digit(number) < ROUND for number in numbers):
        return False
    return any(significant_digits(number) >= EXACT_DIGITS for number in numbers)


def _ends(interval: Interval | None) -> tuple[str, str] | None:
    if interval is None:
        return None
    low = plain(interval.low, 12) if interval.low is not None else "-∞"
    return low, low if interval.low is interval.high is not None else plain(interval.high, 12)
