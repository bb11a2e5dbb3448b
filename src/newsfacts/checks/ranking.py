"""A ranking runs in the order that it names: the highest, `disusul` the next; `terendah` below `tertinggi`.

`Harga tertinggi di Kota Arum Rp 62.000, disusul Kota Bayu Rp 58.000` holds; a runner-up above the winner does not.

Silent where no superlative says what the ranking runs by: it may be growth and not level.
"""

from newsfacts.checks.order import at_most
from newsfacts.checks.rule import Binding, Equation, Rule, held
from newsfacts.model import Relation


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    first, following = held(binding, "first", "next")
    return (at_most(following, first),) if relation.direction >= 0 else (at_most(first, following),)


RULE = Rule(
    name="ranking",
    doc=__doc__,
    good=(
        "Harga tertinggi tercatat di Kota Arum Rp 62.000, disusul Kota Bayu Rp 58.000.",
        "IPM terendah 53,42 dan tertinggi 84,15.",
    ),
    bad=(
        "Harga tertinggi tercatat di Kota Arum Rp 56.000, disusul Kota Bayu Rp 58.000.",
        "Nilai terendah 84,15 dan tertinggi 53,42.",
    ),
    equations=equations,
    severity="note",
)
