"""What is said to be lower is not higher: `terendah`/`tertinggi`, a value `di bawah` its threshold, `paling singkat`/`paling lama`, a
range.

`harga tertinggi Rp78.000 dan terendah Rp65.000` holds; `antara 31 dan 23 derajat` does not.  What is said to be beyond the figure of
another thing is compared as well (`5,86 persen, melampaui pertumbuhan ekonomi yang mencapai 5,03 persen`).  Bounds that belong to the
wording itself (`paling lama 15 tahun`) are read as the figure they name.

Silent where the two figures measure different things or different times, after verbs of falling (`turun dari 20 ke 10`), and about
ranges that run upwards.
"""

from newsfacts import lexicon
from newsfacts.checks.message import quoted
from newsfacts.checks.rule import Binding, Equation, Rule, held, plain, shown
from newsfacts.dimensions import conversion
from newsfacts.interval import Interval, bare, point
from newsfacts.model import Fact, Relation, exact


def at_most(low: Fact, high: Fact) -> Equation:
    """That `low` is not above `high`."""

    def limit(top: Interval) -> Interval:
        return Interval(None, top.high, high_open=top.high_open)

    factor = 1 if low.unit == high.unit else conversion(low, high) or 1  # paling singkat 6 bulan dan paling lama 12 tahun
    return Equation(
        lambda: shown(low) if factor == 1 else f"{shown(low)} × {plain(factor)}",
        lambda: shown(high),
        lambda read: read(bare(low)).scaled(factor),
        lambda read: limit(read(bare(high))),
        "≤",
    )


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    low, high = held(binding, "low", "high")
    if low is high:
        return (_upwards(low),) if low.low is not None and low.high is not None else ()
    return (at_most(low, high),)


def _upwards(fact: Fact) -> Equation:
    """That a range does not run downwards."""
    begin, end = point(exact(fact.low or "0")), Interval(None, exact(fact.high or "0"))
    return Equation(lambda: str(fact.low), lambda: str(fact.high), lambda read: begin, lambda read: end, "≤")


def fields(binding: Binding, relation: Relation, language: str) -> dict[str, str]:
    """What runs the wrong way: a range, or the two figures."""
    low, high = held(binding, "low", "high")
    said = lexicon.messages(language).turned["range" if low is high else "pair"]
    return {"turned": said.format(low=quoted(low), high=quoted(high))}


RULE = Rule(
    name="order",
    doc=__doc__,
    good=(
        "Harga cabai berkisar Rp 45.000 hingga Rp 60.000 per kilogram.",
        "Suhu udara antara 23 dan 31 derajat Celsius.",
        "Harga tertinggi Rp 78.000 dan terendah Rp 65.000 per kilogram.",
    ),
    bad=(
        "Harga cabai berkisar Rp 60.000 hingga Rp 45.000 per kilogram.",
        "Suhu udara antara 31 dan 23 derajat Celsius.",
        "Tinggi gelombang diperkirakan 3,5 hingga 2,5 meter.",
        "Harga tertinggi Rp 56.000 dan terendah Rp 65.000 per kilogram.",
    ),
    equations=equations,
    fields=fields,
    severity="note",
)
