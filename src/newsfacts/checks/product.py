"""So many at so much each make the total that is stated: quantity × rate = total.

`398.714 keluarga, masing-masing Rp2,8 juta, total Rp1,116 triliun` can be multiplied by every reader, and a scale word lost on the way
shows at once.  Units are converted (`3.250 ton` at `Rp6.500 per kilogram`).

At most a note where the three stand in sentences apart.  Silent where one is not named nearby, where a discount or a part payment may stand
between them, and where one more figure beside them makes it right (`… per bulan selama tiga bulan`, `bersama 14 siswa lain`).  What is
sold at a price between two is only told where it fits.
"""

from newsfacts.checks.rule import Binding, Equation, Rule, held, shown
from newsfacts.dimensions import conversion, ratio
from newsfacts.model import Fact, Number, Relation


def per_unit(quantity: Fact, rate: Fact) -> Number:
    """How many of the unit that the rate is given for one unit of the quantity is; 1 where no units are named."""
    return (ratio(quantity.unit, rate.per) if quantity.unit and rate.per else None) or 1


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    quantity, rate, total = held(binding, "quantity", "rate", "total")
    scale = per_unit(quantity, rate) * (conversion(rate, total) or 1)
    factor = "" if scale == 1 else f" × {scale}"
    return (
        Equation(
            lambda: f"{shown(quantity)} × {shown(rate)}{factor}",
            lambda: shown(total),
            lambda read: read(quantity).times(read(rate)).scaled(scale),
            lambda read: read(total),
        ),
    )


RULE = Rule(
    name="product",
    doc=__doc__,
    good=(
        "Sebanyak 398.714 keluarga menerima masing-masing Rp 2,8 juta, total Rp 1,116 triliun.",
        "Bantuan Rp 300 ribu per bulan disalurkan tiga bulan sekaligus sehingga totalnya Rp 900 ribu.",
    ),
    bad=(
        "Sebanyak 398.714 keluarga menerima masing-masing Rp 2,8 juta, total Rp 1,611 triliun.",
        "Bantuan Rp 300 ribu per bulan disalurkan tiga bulan sekaligus sehingga totalnya Rp 600 ribu.",
    ),
    equations=equations,
)
