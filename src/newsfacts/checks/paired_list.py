"""As many figures are given as things are named before `masing-masing`: three plots, three areas.

`Tiga bidang tanah masing-masing seluas 2.567 dan 6.424 meter persegi` leaves one plot without its area.

Silent where one figure holds for all, and where what is named cannot be counted for certain.
"""

from newsfacts.checks.rule import Binding, Equation, Rule, some
from newsfacts.interval import Interval, point
from newsfacts.model import Relation


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    values = point(len(binding["values"]))
    named = Interval(relation.fewest, relation.most)
    return (Equation(lambda: some(relation), lambda: str(len(binding["values"])), lambda read: named, lambda read: values),)


RULE = Rule(
    name="paired-list",
    doc=__doc__,
    good=(
        "Tiga bidang tanah masing-masing seluas 2.567, 2.490, dan 6.424 meter persegi disita.",
        "Saham BAA, BBB, dan BCC masing-masing naik 5,0 persen, 6,2 persen, dan 5,1 persen.",
    ),
    bad=(
        "Tiga bidang tanah masing-masing seluas 2.567 dan 6.424 meter persegi disita.",
        "Saham BAA, BBB, dan BCC masing-masing naik 5,0 persen dan 6,2 persen.",
    ),
    equations=equations,
)
