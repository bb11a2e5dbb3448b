"""A figure that is named under a bound and then exactly keeps to the bound: `di bawah 3 persen, yakni 2,68 persen`.

The second figure explains the first, so `lebih dari 500 rumah, tepatnya 478 rumah` cannot stand.

Silent where two different things are counted.
"""

from newsfacts.checks.rule import Binding, Equation, Rule, held, shown
from newsfacts.interval import ABOVE, Interval
from newsfacts.model import Fact, Relation


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    limit, value = held(binding, "limit", "value")
    if limit.number is None:
        return ()
    room = _room(limit)
    return (
        Equation(
            lambda: shown(value),
            lambda: shown(limit),
            lambda read: read(value),
            lambda read: room,
            "≥" if limit.qualifier in ABOVE else "≤",
        ),
    )


def _room(limit: Fact) -> Interval:
    """The values that the bound allows; its own figure is allowed too, as prose does not tell `lebih dari` from `paling sedikit`."""
    return Interval(limit.number, None) if limit.qualifier in ABOVE else Interval(None, limit.number)


RULE = Rule(
    name="bound",
    doc=__doc__,
    good=(
        "Defisit dijaga di bawah 3 persen, yakni 2,68 persen.",
        "Aktivasi akun masih di bawah 20 persen, yakni 2,6 juta dari 14,5 juta wajib pajak.",
    ),
    bad=(
        "Defisit dijaga di bawah 3 persen, yakni 3,28 persen.",
        "Lebih dari 500 rumah rusak, tepatnya 478 rumah.",
    ),
    equations=equations,
    exchange=False,
    numeric=True,
)
