"""The arithmetic of a check in plain signs: `3 / 4 × 100 = 75 ≈ 74`, `9 ≤ 9.1`, `9881 + 3625 = 13506`.

| sign  | between what is computed and what is stated                                       |
| ----- | --------------------------------------------------------------------------------- |
| = ≈   | the same; the same within the rounding of the figures, or by a hedge              |
| ∈ ≤ ≥ | it lies in the range that is stated; on that side of a bound                      |
| ≠     | they do not agree                                                                 |
| ≲ ≳   | an inequality that holds only through a hedge or the rounding                     |
"""

from newsfacts.checks.rule import Equation, agree, plain
from newsfacts.interval import Interval, Tier, divided, point, reading
from newsfacts.model import Fact, Number, Verdict

Pair = tuple[Interval | None, Interval | None]  # what an equation computes, and what is stated

NEGATED = {"~": "≁", "∈": "∉", ">": "≯", "<": "≮", "≤": ">", "≥": "<"}
LOOSELY = {">": "≳", "<": "≲", "≤": "≲", "≥": "≳"}


def formula(equation: Equation, exact: Pair, verdict: Verdict) -> str:
    """An equation with its figures as printed, hedges and bounds aside; `exact` are its two sides read so, bounds included."""
    left, right = equation.left(), equation.right()
    if equation.sign != "=":
        return f"{left} {_inequality(equation, verdict)} {right}"
    computed, stated = _bared(equation, exact)
    value = computed.low if computed is not None and computed.low == computed.high else None
    if verdict == "inconsistent":
        sign = "≠"
    elif value is None or computed is None:  # a range, or things that are named
        sign = "=" if (left == right or ".." in left) and agree(*exact) else "≈"
    else:
        sign = _agreement(computed, stated, exact, ".." in right)
    shown = "" if value is None else plain(value)
    middle = f" = {shown}" if sign != "=" and shown not in ("", left, right) else ""
    return f"{left}{middle} {sign} {right}"


def _inequality(equation: Equation, verdict: Verdict) -> str:
    if verdict == "inconsistent":
        return NEGATED.get(equation.sign, "≠")
    loosely = equation.sign in LOOSELY and not agree(equation.computed(_bare), equation.stated(_bare))
    return LOOSELY[equation.sign] if loosely else equation.sign


def _bared(equation: Equation, exact: Pair) -> Pair:
    """The two sides without hedges and bounds; nothing is computed of things that are named."""
    if equation.spelled:
        return None, exact[1]
    if equation.shows is None and all(side is not None and side.low is side.high is not None for side in exact):
        return exact
    return (equation.shows or equation.computed)(_bare), equation.stated(_bare)


def _agreement(computed: Interval, stated: Interval | None, exact: Pair, ranged: bool) -> str:
    """The sign between a value and what agrees with it."""
    if stated is not None and stated.low is not None and stated.low == stated.high:
        if computed.low == stated.low:
            return "="
    elif ranged and agree(computed, stated):
        return "∈"
    elif computed.low is not None and computed.low == computed.high and _middle(stated) == computed.low:
        return "="  # a mean is widened by its rounding
    unbounded = any(end is None for side in exact if side is not None for end in (side.low, side.high))
    return _side(computed, stated) if stated is not None and unbounded and agree(*exact) else "≈"


def _middle(side: Interval | None) -> Number | None:
    """What an interval is as far from at either end."""
    return None if side is None or side.low is None or side.high is None else divided(side.low + side.high, 2)


def _side(computed: Interval, stated: Interval) -> str:
    """On which side of a bound a value lies."""
    if computed.low is not None and stated.high is not None and computed.low > stated.high:
        return "≥"
    return "≤" if computed.high is not None and stated.low is not None and computed.high < stated.low else "≈"


def _bare(fact: Fact) -> Interval:
    """A figure as printed, whatever hedges or bounds it."""
    return reading(fact, Tier.EXACT) if fact.number is None else point(fact.number)
