"""A change between percentages that is stated in points is the difference of the two, not their ratio.

`turun 0,39 persen poin dari 8,57 persen menjadi 8,18 persen` holds; `dipangkas 25 basis poin dari 5,50 persen menjadi 5,00 persen` does
not.  The rule takes over from `change` where a step in percentage points or basis points does not fit its ends.

Silent about `persen` said for points, as everyday usage does.
"""

from newsfacts.checks.change import equations
from newsfacts.checks.rule import Binding, Mends, Rule, one

POINTS = frozenset({"pp", "bp"})


def explains(rule: str, binding: Binding, mends: Mends) -> str | None:
    """A failing change of a percentage by points."""
    by, end = one(binding, "by"), one(binding, "to")
    return "" if rule == "change" and by is not None and end is not None and by.unit in POINTS and end.unit == "%" else None


RULE = Rule(
    name="points",
    doc=__doc__,
    good=(
        "Tingkat kemiskinan turun 0,39 persen poin, dari 8,57 persen menjadi 8,18 persen.",
        "Suku bunga dipangkas 25 basis poin dari 5,50 persen menjadi 5,25 persen.",
    ),
    bad=(
        "Tingkat kemiskinan turun 0,93 persen poin, dari 8,57 persen menjadi 8,18 persen.",
        "Suku bunga dipangkas 25 basis poin dari 5,50 persen menjadi 5,00 persen.",
    ),
    equations=equations,
    explains=explains,
)
