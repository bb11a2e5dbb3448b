"""Shares of one whole that are given as complete add up to 100 per cent, as far as their rounding allows.

`82,2 persen puas, 12,9 persen tidak puas, dan sisanya 4,9 persen tidak menjawab` makes a hundred; three times 33,3 does too, since every
share may be off by half its last digit.

Silent unless `sisanya` or the like closes the list: several answers may be allowed, or only the first places named.  A list that those who
do not answer, or all others, close is questioned where it comes to more.
"""

from newsfacts.checks.rule import Binding, Equation, Rule, shown
from newsfacts.interval import Interval, point, total
from newsfacts.model import Fact, Relation


def nearest(read: Interval, part: Fact) -> Interval:
    """A share as it was read, but never cut off: shares of one whole are rounded, or they could not be complete."""
    if part.number is None or read.low is None or not read.high_open:
        return read
    return Interval(read.low, 2 * part.number - read.low)


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    parts = binding["parts"]
    return (
        Equation(
            lambda: " + ".join(map(shown, parts)),
            lambda: "100",
            lambda read: total(nearest(read(part), part) for part in parts),
            lambda read: point(100),
        ),
    )


RULE = Rule(
    name="shares-total",
    doc=__doc__,
    good=(
        "Responden yang puas 82,2 persen, tidak puas 12,9 persen, dan tidak menjawab 4,9 persen.",
        "Porsi saham terbagi rata: masing-masing 33,3 persen untuk tiga pemegang saham.",
    ),
    bad=(
        "Responden yang puas 82,2 persen, tidak puas 21,9 persen, dan sisanya 4,9 persen tidak menjawab.",
        "Komposisi anggaran: 41 persen belanja pegawai, 35 persen barang, dan sisanya 14 persen modal.",
    ),
    equations=equations,
)
