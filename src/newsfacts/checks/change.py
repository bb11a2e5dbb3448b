"""What rises or falls from one figure to another does so in the direction, by the amount and by the percentage that the article says.

`naik 12,62 persen dari 29,47 juta ton menjadi 33,19 juta ton` holds; `turun dari 4,76 menjadi 4,82 persen` does not.  Where the starting
figure is not printed, it follows from the end and the step (`melemah 22,33 poin atau 0,35 persen ke posisi 6.300,12`); a figure before
the verb may as well be the start (`ongkos Rp10.000 akan naik Rp1.500 atau 15 persen`).  Changes of
percentages are tried both as points and as per cent.

What holds of a figure before, and not of the part or the companion that stands between, was said of that figure: `120 kasus dengan 163
tersangka, naik 25 persen dari 96 kasus`.

Silent where an end is missing, belongs to another thing, or is a target.  Ends in so few digits that most percentages would fit
(`naik 12 persen dari Rp2 triliun menjadi Rp3 triliun`) are too coarse to tell (then it says so: low power).
"""

from collections.abc import Callable
from fractions import Fraction

from newsfacts import lexicon
from newsfacts.checks.correction import reprinted
from newsfacts.checks.message import listed, quoted
from newsfacts.checks.rule import READ, Binding, Equation, Read, Rule, agree, one, plain, shown
from newsfacts.dimensions import of_points
from newsfacts.interval import Interval, Tier, absolute, divided, point, reading
from newsfacts.model import Fact, Number, Relation
from newsfacts.relations.changing.figures import turned

UP = Interval(0, None, low_open=True)
DOWN = Interval(None, 0, high_open=True)
HUNDRED = 100
COARSE = Fraction(4, 5)  # that part of a percentage by which the ends leave it open
CENT = 10  # a step so many times its percentage is counted in cents


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    start, end, by, percent = (one(binding, role) for role in ("from", "to", "by", "percent"))
    if end is None:
        return (_share_of(start, by, percent),) if start is not None and by is not None and percent is not None else ()
    sign = relation.direction
    if start is None:
        return _from_steps(end, by, percent, sign) if by is not None and percent is not None else ()
    found: list[Equation] = []
    if by is None and percent is None and sign:
        bound = UP if sign > 0 else DOWN
        found.append(
            Equation(
                lambda: f"{shown(end)} - {shown(start)}",
                lambda: "0",
                lambda read: _apart(start, end) or read(end) - read(start),
                lambda read: bound,
                ">" if sign > 0 else "<",
            )
        )
    if by is not None:
        found.append(_difference(start, end, by, sign, _unit(by, end, percent)))
    if percent is not None:
        found.append(_ratio(start, end, percent, sign))
    return tuple(found)


def _apart(start: Fact, end: Fact) -> Interval | None:
    """How far two figures are apart that were rounded alike, which keeps their order; None where it may be lost."""
    exact = start.qualifier == end.qualifier == "exact" and start.unit_printed == end.unit_printed
    return point(end.number - start.number) if exact and end.number and start.number and end.number != start.number else None


def _signed(step: Interval, sign: int) -> Interval:
    """The step with the sign of its verb, if that has one; a step printed with a minus has its own."""
    size = step.magnitude()
    return -size if sign < 0 else size


def _shown(step: Fact, sign: int, unit: Number = 1) -> str:
    """The step as printed, in units of the ends, with the minus of its verb where it has none of its own."""
    size = shown(step) if unit == 1 or step.number is None else plain(step.number * unit)
    return ("-" if sign < 0 and (step.number or 0) >= 0 else "") + size


def _size(step: Fact, unit: Number = 1) -> str:
    """The step in units of the ends without a sign."""
    return shown(step) if step.number is None else plain(absolute(step.number) * unit)


def _sized(change: Interval | None, sign: int) -> Interval | None:
    """The change as it is held against the step: without its sign where the verb has none."""
    return change if sign or change is None else change.magnitude()


def _rises(start: Fact, end: Fact) -> bool:
    """Whether a change whose verb says neither is one upwards; so taken if it cannot be told."""
    return start.number is None or end.number is None or end.number >= start.number


def _step(start: Fact, end: Fact, sign: int) -> str:
    """The change in a formula: without its sign where the verb has none, so the larger less the smaller."""
    return f"{shown(end)} - {shown(start)}" if sign or _rises(start, end) else f"{shown(start)} - {shown(end)}"


def _relative(start: Fact, end: Fact, sign: int) -> str:
    """The change in per cent of the start in a formula, likewise."""
    quotient = f"{shown(end)} / {shown(start)}"
    return f"({quotient} - 1) × 100" if sign or _rises(start, end) else f"(1 - {quotient}) × 100"


def _unit(by: Fact, end: Fact, percent: Fact | None = None) -> Number:
    """How many units of the ends one unit of the step is.

    A point of a price may be a unit or a cent of its currency; the percentage, if there is one, tells which.
    """
    if by.unit == "poin" and end.kind == "money" and end.unit != lexicon.currencies().home and percent is not None:
        size = divided((by.number or 0) * HUNDRED, end.number or 1)
        return Fraction(1, 100) if size > CENT * absolute(percent.number or 0) else 1
    return of_points(by.unit, end.unit)


def _difference(start: Fact, end: Fact, by: Fact, sign: int, unit: Number) -> Equation:
    return Equation(
        lambda: _step(start, end, sign),
        lambda: _shown(by, sign, unit),
        lambda read: _sized(read(end) - read(start), sign),
        lambda read: _signed(read(by), sign).scaled(unit),
    )


def _ratio(start: Fact, end: Fact, percent: Fact, sign: int) -> Equation:
    def stated(read: Read) -> Interval:
        return _signed(read(percent), sign)

    def ratio(read: Read) -> Interval | None:
        reached = read(end).scaled(HUNDRED).over(read(start))
        return _sized(reached - point(HUNDRED) if reached else None, sign)

    def points(read: Read) -> Interval | None:
        return _sized(read(end) - read(start), sign)

    def meant(change: Callable[[Read], Interval | None], tier: Tier) -> bool:
        return agree(change(READ[tier]), stated(READ[tier]))

    # between percentages, `persen` is often said for points
    if start.unit == "%" and (meant(points, Tier.EXACT) or not meant(ratio, Tier.TRUNCATED)):
        return Equation(lambda: _step(start, end, sign), lambda: _shown(percent, sign), points, stated)
    return Equation(lambda: _relative(start, end, sign), lambda: _shown(percent, sign), ratio, stated)


def _share_of(start: Fact, by: Fact, percent: Fact) -> Equation:
    """The percentage is the step's share of the start."""

    def computed(read: Read) -> Interval | None:
        return read(by).magnitude().scaled(HUNDRED).over(read(start))

    return Equation(lambda: f"{_size(by)} / {shown(start)} × 100", lambda: _size(percent), computed, lambda read: read(percent).magnitude())


def _from_steps(end: Fact, by: Fact, percent: Fact, sign: int) -> tuple[Equation, ...]:
    """The start is the end without the step; the percentage is the step's share of it."""
    if end.unit == "%":
        return ()
    unit = _unit(by, end, percent)

    def share(read: Read, way: int) -> Interval | None:
        step = read(by).magnitude().scaled(unit)
        return step.scaled(HUNDRED).over(read(end) - (step if way > 0 else -step))

    def computed(read: Read) -> Interval | None:
        if sign:
            return share(read, sign)
        step = read(by).magnitude().scaled(unit)
        return step.scaled(HUNDRED).over(Interval((read(end) - step).low, (read(end) + step).high))

    way = sign or _likelier(end, by, percent, unit)
    return (
        Equation(
            lambda: f"{_size(by, unit)} / ({shown(end)} {'-' if way > 0 else '+'} {_size(by, unit)}) × 100",
            lambda: _size(percent),
            computed,
            lambda read: read(percent).magnitude(),
            shows=lambda read: share(read, way),
        ),
    )


def _likelier(end: Fact, by: Fact, percent: Fact, unit: Number) -> int:
    """Which way a step went whose verb does not say: that of which the percentage comes nearer."""
    if not (end.number and by.number and percent.number):
        return 1
    step, told = absolute(by.number) * unit, absolute(percent.number)
    starts = {way: end.number - way * step for way in (1, -1)}
    return min(
        (way for way, start in starts.items() if start), key=lambda way: absolute(divided(step * HUNDRED, starts[way]) - told), default=1
    )


def weak(binding: Binding, relation: Relation) -> bool:
    """The ends are so coarse that most percentages would fit, and the one that is told is not what they come to as they are printed."""
    start, end, percent = (one(binding, role) for role in ("from", "to", "percent"))
    if start is None or end is None or percent is None or start.unit == "%" or not (start.number and end.number and percent.number):
        return False
    size = absolute(divided(end.number, start.number) - 1) * HUNDRED
    reached = reading(end, Tier.ROUNDED).over(reading(start, Tier.ROUNDED))
    if reached is None or reached.width is None or reading(percent, Tier.ROUNDED).magnitude().meets(point(size)):
        return False
    return reached.width * HUNDRED > absolute(percent.number) * COARSE


def misworked(binding: Binding, relation: Relation) -> str | None:
    """The right percentage where the one told is the step's share of the end, not of the start: `turun 25 persen dari 50 menjadi 40`."""
    start, end, percent = (one(binding, role) for role in ("from", "to", "percent"))
    if start is None or end is None or percent is None or start.unit == "%" or not (start.number and end.number):
        return None
    if relation.direction * (end.number - start.number) < 0:
        return None
    first, last, told = (reading(fact, Tier.ROUNDED) for fact in (start, end, percent))
    turned = (last - first).magnitude().scaled(HUNDRED).over(last)
    right = absolute(divided(end.number, start.number) - 1) * HUNDRED
    if turned is None or not turned.meets(told.magnitude()) or told.magnitude().meets(point(right)):
        return None
    return reprinted(percent, right)


def fields(binding: Binding, relation: Relation, language: str) -> dict[str, str]:
    """All figures of the change, the way that it went and the steps that it is said to have taken, as printed.

    Where the ends go the other way than the verb, that is what does not fit, whatever the size.
    """
    texts = lexicon.messages(language)
    start, end = (one(binding, role) for role in ("from", "to"))
    ends = {role: quoted(fact) for role, fact in (("from", start), ("to", end)) if fact is not None}
    steps = [quoted(fact) for role in ("by", "percent") for fact in binding.get(role, ())]
    said = listed(steps, texts) if steps else texts.change["direction"]
    return {
        "figures": listed([*ends.values(), *steps], texts),
        "path": texts.change["_".join(ends)].format_map(ends),
        "steps": texts.change["turned"].format(steps=said) if steps and turned(dict(binding), relation.direction) else said,
    }


RULE = Rule(
    name="change",
    doc=__doc__,
    good=(
        "Produksi padi naik 12,62 persen dari 29,47 juta ton menjadi 33,19 juta ton.",
        "Jumlah wisatawan turun 20 persen, dari 45.000 menjadi 36.000 orang.",
        "Angka pengangguran turun dari 4,82 persen menjadi 4,76 persen.",
    ),
    bad=(
        "Produksi padi naik 16,22 persen dari 29,47 juta ton menjadi 33,19 juta ton.",
        "Jumlah wisatawan turun 25 persen, dari 45.000 menjadi 36.000 orang.",
        "Angka pengangguran turun dari 4,76 persen menjadi 4,82 persen.",
    ),
    equations=equations,
    numeric=True,
    ratio=True,
    weak=weak,
    fields=fields,
    misworked=misworked,
)
