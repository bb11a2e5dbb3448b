"""Whether a bare whole number is the level of an index or a price rather than a count."""

from bisect import bisect
from decimal import Decimal

from newsfacts import lexicon
from newsfacts.model import Quantity
from newsfacts.quantities import around
from newsfacts.quantities.hindsight import Finding

_LEAST = 1000  # smaller numbers near each other may be anything
_NEAR = Decimal("1.12")  # levels of one index or share in one story are less than so many times each other


def announced(words: list[str]) -> bool:
    """Whether the words before a number, nearest first, say that it is a level."""
    lexical = lexicon.refusals()
    if words and words[0] in lexical.towards:
        return True
    named = [word for word in words[:4] if word not in lexical.level_gaps][:2]
    return not lexical.levels.isdisjoint(named)


def recognised(low: str, found: list[Finding]) -> list[Finding]:
    """The findings, with bare numbers that are close to a level known as one too (`entry 2.710, target 2.880`); changed in place."""
    known = sorted(value for finding in found if (value := _level(finding.quantity)) is not None)
    if not known:
        return found
    for at, (_, end, quantity, _) in enumerate(found):
        if quantity is None or quantity.kind != "count" or "." not in low[quantity.start : end]:
            continue
        value = _size(quantity)
        if value >= _LEAST and _close(value, known):
            following = around.after(low, end)
            if following is None or not following.noun:
                found[at] = found[at]._replace(quantity=quantity._replace(kind="number"))
    return found


def _level(quantity: Quantity | None) -> Decimal | None:
    if quantity is None or quantity.kind != "number" or quantity.unit is not None:
        return None
    value = _size(quantity)
    return value if value >= _LEAST else None


def _size(quantity: Quantity) -> Decimal:
    """The value, or the lower end of a range; zero for a fraction."""
    value = quantity.value if quantity.value is not None else quantity.low
    return value if isinstance(value, Decimal) else Decimal(0)


def _close(value: Decimal, known: list[Decimal]) -> bool:
    at = bisect(known, value)
    return any(max(value, other) < _NEAR * min(value, other) for other in known[max(0, at - 1) : at + 1])
