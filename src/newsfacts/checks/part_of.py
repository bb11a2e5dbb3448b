"""A part is not larger than the whole that it is taken from.

`Dari 97 WNI, 106 di antaranya` cannot be.  Overlapping parts are never added up: of 4,8 juta patients 3,3 juta may have one disease and
2,1 juta another.

Silent where the two figures count in different units, and where `termasuk` adds something instead of taking it out.
"""

from newsfacts.checks.rule import Binding, Equation, Rule, held, shown
from newsfacts.interval import Interval
from newsfacts.model import Relation


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    whole, part = held(binding, "whole", "part")
    return (
        Equation(
            lambda: shown(part),
            lambda: shown(whole),
            lambda read: read(part),
            lambda read: Interval(None, read(whole).high, high_open=read(whole).high_open),
            "≤",
        ),
    )


RULE = Rule(
    name="part-of",
    doc=__doc__,
    good=(
        "Dari 97 WNI yang kabur, 86 di antaranya ditahan polisi.",
        "Sebanyak 4,8 juta peserta terdaftar; dari jumlah tersebut 3,3 juta hipertensi dan 2,1 juta diabetes.",
    ),
    bad=(
        "Dari 97 WNI yang kabur, 106 di antaranya ditahan polisi.",
        "Sekolah itu memiliki 320 siswa, termasuk 352 siswa penerima beasiswa.",
    ),
    equations=equations,
    severity="note",  # in 3,300 real articles no part that was larger than its whole was one
    exchange=False,
)
