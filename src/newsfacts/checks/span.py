"""A length of time fits its two ends: `3 Maret sampai 16 Maret 2026 atau selama 14 hari`, an age fits the year of birth.

Days, months and years are counted with both ends or with one, as people do both.  An age may be a year less where the birthday is not
known, and a birthday (`HUT ke-80`) one more or less.  What opens does not close before, and no stretch of days ends before it begins.
How long something took that began at one date and ended at another (`terbit pada 2022 dan jatuh tempo pada 2027`, `bertenor 5 tahun`) is
a note, and so is how long after one date another one is.

Silent about working days, about lengths that are not beside their dates, and where a year is missing that would decide.
"""

from newsfacts.checks.rule import Binding, Equation, Rule, held, one, shown
from newsfacts.days import ages, counts, parts
from newsfacts.interval import Interval, point
from newsfacts.model import Relation


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    (start, end), length = held(binding, "start", "end"), one(binding, "length")
    if relation.items:
        return _birthday(binding, relation)
    if length is None:
        return _in_order(binding)
    counted = ages(start, end) if length.kind == "age" or relation.direction > 0 else counts(start, end, length.unit)
    if counted is None:
        return ()
    if relation.direction < 0:  # two ranges are held against each other: both ends count
        counted = counted[-1:]
    span = Interval(min(counted), max(counted))
    return (
        Equation(
            lambda: _period(binding) + ("" if span.low == span.high else f" = {span.low}..{span.high}"),
            lambda: shown(length),
            lambda read: span,
            lambda read: read(length),
        ),
    )


def _birthday(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    """That so many years lie between: `HUT ke-80`, of what was founded in 1945."""
    start, end = (parts(fact) for fact in held(binding, "start", "end"))
    if start is None or end is None or start.year is None or end.year is None:
        return ()
    years, told = point(end.year - start.year), point(relation.fewest)
    return (
        Equation(
            lambda: _period(binding),
            lambda: relation.items[0],
            lambda read: years,
            lambda read: told,
        ),
    )


def _in_order(binding: Binding) -> tuple[Equation, ...]:
    start, end = held(binding, "start", "end")
    counted = counts(start, end, "day")
    if counted is None:
        return ()
    days, later = point(counted[0]), Interval(0, None)
    return (Equation(lambda: start.text, lambda: end.text, lambda read: days, lambda read: later, "≤"),)


def fields(binding: Binding, relation: Relation, language: str) -> dict[str, str]:
    """The stretch of time as printed, and which birthday it is."""
    return {"period": _period(binding), "length": relation.items[0] if relation.items else ""}


def _period(binding: Binding) -> str:
    """One range, or two dates."""
    return " – ".join(dict.fromkeys(fact.text for role in ("start", "end") for fact in binding[role]))


RULE = Rule(
    name="span",
    doc=__doc__,
    good=(
        "Masa tanggap darurat berlaku 3 Maret sampai 16 Maret 2026 atau selama 14 hari.",
        "Proyek berjalan tiga tahun, dari 2022 hingga 2025.",
        "Pria kelahiran 12 Mei 1980 itu meninggal pada usia 45 tahun pada 20 Oktober 2025.",
    ),
    bad=(
        "Masa tanggap darurat berlaku 3 Maret sampai 16 Maret 2026 atau selama 21 hari.",
        "Pameran dibuka 9 November 2025 dan ditutup 21 Oktober 2025.",
        "Posko mudik dibuka dari 22 Desember 2025 hingga 4 Januari 2025.",
        "Pria kelahiran 12 Mei 1980 itu meninggal pada usia 54 tahun pada 20 Oktober 2025.",
        "Obligasi bertenor 5 tahun itu terbit pada 2022 dan jatuh tempo pada 2029.",
        "Didirikan pada 1975, perusahaan itu merayakan HUT ke-60 pada 2025.",
    ),
    equations=equations,
    fields=fields,
)
