"""A percentage of a small number of things is possible at all: 45 per cent of seven people would be 3,15 people.

Only whole things can be counted, so a percentage of few of them can take few values.  Tested for fewer than a hundred things, or fewer than
a thousand where the percentage has decimals; above that nearly every percentage is possible.

Silent where the percentage is hedged, and where it may be one of an amount or of weighted answers.
"""

from math import ceil

from newsfacts.checks.rule import Binding, Equation, Read, Rule, held, shown
from newsfacts.interval import Interval, divided, point
from newsfacts.model import Relation


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    percent, whole = held(binding, "percent", "whole")
    if whole.number is None or whole.number <= 0:
        return ()
    count = whole.number

    def nearest(read: Read) -> Interval | None:
        """The percentage that the next whole number of things would make."""
        low = read(percent).low
        return None if low is None else point(divided(100 * ceil(divided(low * count, 100)), count))

    return (Equation(lambda: f"n / {shown(whole)} × 100", lambda: shown(percent), nearest, lambda read: read(percent)),)


RULE = Rule(
    name="possible-percent",
    doc=__doc__,
    good=(
        "Dari tujuh anggota panitia, 43 persen menolak usulan itu.",
        "Sebanyak 62,5 persen dari 16 desa sudah teraliri listrik.",
    ),
    bad=(
        "Dari tujuh anggota panitia, 45 persen menolak usulan itu.",
        "Sebanyak 63,5 persen dari 16 desa sudah teraliri listrik.",
    ),
    equations=equations,
    numeric=True,
    severity="note",
)
