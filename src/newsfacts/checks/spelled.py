"""A figure in digits and the same in words beside it agree: `25 (dua puluh lima)`.

Fines, contracts and regulations spell out their figures so that a slip of the hand cannot change them; where the two differ, one is wrong
whatever the rest of the article says.

Silent where the brackets hold anything else (an age, a list number, a part of the figure before).
"""

from newsfacts.checks.rule import Binding, Equation, Rule, held, shown
from newsfacts.interval import point
from newsfacts.model import Relation


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    digits, words = held(binding, "digits", "words")
    if digits.number is None or words.number is None:
        return ()
    spelled, printed = point(words.number), point(digits.number)
    return (Equation(lambda: shown(words), lambda: shown(digits), lambda read: spelled, lambda read: printed),)


RULE = Rule(
    name="spelled",
    doc=__doc__,
    good=(
        "Sebanyak 25 (dua puluh lima) orang dievakuasi.",
        "Denda sebesar Rp 1.250.000 (satu juta dua ratus lima puluh ribu rupiah) dibayar tunai.",
    ),
    bad=(
        "Sebanyak 25 (dua puluh enam) orang dievakuasi.",
        "Denda sebesar Rp 1.250.000 (satu juta dua ratus ribu rupiah) dibayar tunai.",
    ),
    equations=equations,
    numeric=True,
)
