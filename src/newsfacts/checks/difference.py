"""A surplus, deficit, gap or lead is the difference of the two figures it is taken between.

`ekspor US$ 3,52 miliar dan impor US$ 621,5 juta, sehingga surplus US$ 2,9 miliar` holds.  The larger figure is always the minuend:
whether the gap is a surplus or a deficit is said by the word, not by a sign.

Of figures that are named further off a note, and only where a slip of a digit explains why they do not fit.  Where their rounding is so
coarse that no difference could contradict them, the relation is said not to be comparable (low power).
"""

from newsfacts.checks.rule import Binding, Equation, Read, Rule, held, shown
from newsfacts.interval import Interval, Tier, absolute, reading
from newsfacts.model import Fact, Relation
from newsfacts.relations.balances import scored


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    minuend, subtrahend, difference = held(binding, "minuend", "subtrahend", "difference")
    counted = all(map(scored, (minuend, subtrahend, difference)))  # points that are counted are never rounded

    def as_read(fact: Fact, read: Read) -> Interval:
        return reading(fact, Tier.EXACT) if counted else read(fact)

    return (
        Equation(
            lambda: f"{shown(minuend)} - {shown(subtrahend)}",
            lambda: shown(difference),
            lambda read: (as_read(minuend, read) - as_read(subtrahend, read)).magnitude(),  # a correction may turn them round
            lambda read: as_read(difference, read).magnitude(),
        ),
    )


def weak(binding: Binding, relation: Relation) -> bool:
    """The rounding of the two figures is wider than half the difference that it tests."""
    minuend, subtrahend, difference = held(binding, "minuend", "subtrahend", "difference")
    if difference.number is None:
        return False
    if all(map(scored, (minuend, subtrahend, difference))):
        return False
    width = (reading(minuend, Tier.ROUNDED) - reading(subtrahend, Tier.ROUNDED)).width
    return minuend.number is not None and subtrahend.number is not None and width is not None and 2 * width > absolute(difference.number)


RULE = Rule(
    name="difference",
    doc=__doc__,
    good=(
        "Ekspor US$ 3,52 miliar dan impor US$ 621,5 juta, sehingga neraca surplus US$ 2,9 miliar.",
        "Anggaran dipangkas dari Rp 29 miliar menjadi Rp 14,4 miliar, ada selisih Rp 14,6 miliar.",
    ),
    bad=(
        "Ekspor US$ 3,52 miliar dan impor US$ 621,5 juta, sehingga neraca surplus US$ 3,9 miliar.",
        "Pendapatan Rp 1.638,7 triliun dan belanja Rp 1.960,3 triliun, defisit Rp 231,6 triliun.",
    ),
    equations=equations,
    weak=weak,
)
