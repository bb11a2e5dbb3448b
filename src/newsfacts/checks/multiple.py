"""What is so many times as much is so many times as much: base × times = result.

`naik tiga kali lipat dari Rp1.000 menjadi Rp3.000` holds; `naik dua kali lipat dari Rp10 ribu menjadi Rp30 ribu` does not: `naik dua kali
lipat` is twice as much, not twice as much more.  A whole multiple may be rounded.

A note where a figure said `atau 2,5 kali` another.  Silent where base or result is not named beside the multiple, and for any other bare
`kali`, which counts occasions.
"""

from newsfacts.checks.rule import Binding, Equation, Rule, held, shown
from newsfacts.model import Relation
from newsfacts.relations.multiples import roughly


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    base, result, times = held(binding, "base", "result", "times")
    return (
        Equation(
            lambda: f"{shown(result)} / {shown(base)}",
            lambda: shown(times),
            lambda read: read(result).over(read(base)),
            lambda read: roughly(read(times), times),
        ),
    )


RULE = Rule(
    name="multiple",
    doc=__doc__,
    good=(
        "Jumlah pasien melonjak tujuh kali lipat, dari 400 ribu menjadi 2,8 juta orang.",
        "Bantuan partai naik tiga kali lipat, dari Rp 1.000 menjadi Rp 3.000 per suara.",
    ),
    bad=(
        "Jumlah pasien melonjak tujuh kali lipat, dari 400 ribu menjadi 1,8 juta orang.",
        "Ongkos ojek naik dua kali lipat dari Rp 10 ribu menjadi Rp 30 ribu.",
    ),
    equations=equations,
    ratio=True,
)
