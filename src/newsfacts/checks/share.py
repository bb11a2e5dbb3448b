"""A part, its whole and the percentage (or fraction) that relates them fit together.

`516 dari 1.200 responden atau 43 persen` can be recomputed by every reader.  All three figures are read as intervals; every whole that the
sentence offers is tried, and the report says which one was used.  What holds of a figure before, and not of the part that stands between
(`Rp 80 miliar, Rp 50 miliar di antaranya pajak, atau 80 persen dari target Rp 100 miliar`), was said of that figure.

Silent where the whole is not stated, where part and whole are in different units, and where the figures are so coarse that no
percentage could contradict them (then it says so: low power).
"""

from fractions import Fraction

from newsfacts.checks.rule import Binding, Equation, Read, Rule, held, shown
from newsfacts.interval import Interval, Tier, divided, reading
from newsfacts.model import Fact, Number, Relation

HUNDRED = 100
FEW = 10  # `tiga dari empat` is a manner of speaking: within …
SPOKEN = 2  # … so many points of the percentage


def _scale(percent: Fact) -> Number:
    return HUNDRED if percent.unit == "%" else 1


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    whole, part, percent = held(binding, "whole", "part", "percent")
    scale = _scale(percent)

    def computed(read: Read) -> Interval | None:
        return read(part).scaled(scale).over(read(whole))

    factor = " × 100" if scale == HUNDRED else ""
    room = SPOKEN if whole.kind == "count" and whole.number is not None and whole.number <= FEW and scale == HUNDRED else 0

    def stated(read: Read) -> Interval:
        if not room:
            return read(percent)
        low, high, *ends = read(percent)
        return Interval(None if low is None else low - room, None if high is None else high + room, *ends)

    return (Equation(lambda: f"{shown(part)} / {shown(whole)}{factor}", lambda: shown(percent), computed, stated),)


def weak(binding: Binding, relation: Relation) -> bool:
    """The quotient's interval is about as wide as the percentage, or as what is missing to 100, that it tests."""
    whole, part, percent = held(binding, "whole", "part", "percent")
    if percent.number is None:
        return False
    quotient = reading(part, Tier.ROUNDED).over(reading(whole, Tier.ROUNDED))
    if quotient is None or quotient.width is None:
        return False
    share = divided(percent.number, _scale(percent))
    tested = min(share, 1 - share) if share < 1 else share
    return share != 1 and quotient.width > tested * Fraction(4, 5)


RULE = Rule(
    name="share",
    doc=__doc__,
    good=(
        "PMDN mencapai Rp 275,5 triliun atau 56,9 persen dari total investasi Rp 484,2 triliun.",
        "Dari 1.200 responden, 516 orang atau 43 persen mengaku belum tahu.",
        "Vaksinasi telah menjangkau 84.600 anak atau 94 persen dari target 90.000 anak.",
    ),
    bad=(
        "PMDN mencapai Rp 275,5 triliun atau 65,9 persen dari total investasi Rp 484,2 triliun.",
        "Dari 1.200 responden, 516 orang atau 34 persen mengaku belum tahu.",
        "Vaksinasi telah menjangkau 84.600 anak atau 98 persen dari target 90.000 anak.",
    ),
    equations=equations,
    ratio=True,
    weak=weak,
)
