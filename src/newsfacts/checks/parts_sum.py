"""The parts that an article gives as complete add up to the total.

Readers add up what they are told belongs together; a total that its own parts contradict is the commonest slip of budgets, tolls and
vote counts.  Figures are read as printed, rounded or cut off, so `Rp1,85 triliun` may well be 558,4 + 539,6 + 753,6 miliar.  Where
the article says that sums may be off `karena pembulatan`, counts and money in full are taken for rounded, too.
Matches won, drawn and lost are all that were played, whatever leads up to them.

Silent where the list is open (`antara lain`, `seperti`), where the parts are in other units, and where they might overlap: after a mere
`dari jumlah tersebut` or `di antaranya` a sum that does not work out is reported only if one small change would mend it.  Figures of so
few digits that their rounding hides a wrong one (`Rp10 miliar: Rp6 miliar dan Rp5 miliar`) are too coarse to tell (it says so: low power).
"""

from fractions import Fraction

from newsfacts.checks.rule import Binding, Equation, Rule, held, shown
from newsfacts.interval import Tier, absolute, reading, total
from newsfacts.model import Relation

COARSE = Fraction(1, 8)  # that part of a total which the rounding of all figures may come to


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    (whole,), parts = held(binding, "total"), binding["parts"]
    return (
        Equation(
            lambda: " + ".join(map(shown, parts)), lambda: shown(whole), lambda read: total(map(read, parts)), lambda read: read(whole)
        ),
    )


def weak(binding: Binding, relation: Relation) -> bool:
    """The figures are so coarse that their rounding comes to much of the total, which they do not reach as they are printed."""
    (whole,), parts = held(binding, "total"), binding["parts"]
    if not whole.number or total(reading(part, Tier.EXACT) for part in parts).meets(reading(whole, Tier.EXACT)):
        return False
    widths = [reading(fact, Tier.ROUNDED).width for fact in (whole, *parts)]
    return None not in widths and sum(width for width in widths if width is not None) > absolute(whole.number) * COARSE


RULE = Rule(
    name="parts-sum",
    doc=__doc__,
    good=(
        "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 24 polisi wanita.",
        "Realisasi mencapai Rp 452,88 miliar, dengan rincian denda Rp 402,61 miliar dan hibah Rp 50,26 miliar.",
        "Dari 55 pembangkit itu, delapan berupa panas bumi dan sisanya 47 unit tenaga surya.",
    ),
    bad=(
        "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 34 polisi wanita.",
        "Realisasi mencapai Rp 452,88 miliar, dengan rincian denda Rp 420,61 miliar dan hibah Rp 50,26 miliar.",
        "Dari 55 pembangkit itu, delapan berupa panas bumi dan sisanya 49 unit tenaga surya.",
    ),
    equations=equations,
    weak=weak,
)
