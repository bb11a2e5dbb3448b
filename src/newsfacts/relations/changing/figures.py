"""What the figures of a change tell by themselves of whether they belong together, whatever the words around them say."""

from fractions import Fraction

from newsfacts.dimensions import of_points
from newsfacts.interval import EXACT_DIGITS, ROUND, Tier, absolute, divided, reading, significant_digits
from newsfacts.model import Fact
from newsfacts.relations.changing.ends import ratio
from newsfacts.relations.changing.sizes import sized
from newsfacts.relations.outline import dimension
from newsfacts.relations.slips import SCALES

Found = dict[str, tuple[Fact, ...]]  # the figures of a change by their roles, each group of one

ALIKE = 3  # ends further apart than so many times were hardly meant where only the direction is said
FAR = 20  # times an end may lie from where a percentage leads
LEVELS = 5  # times the way between its ends that a step is no step
NEAR = Fraction(6, 5)  # ends that go the other way than their verb lie no further apart
ROUGHLY, NEARLY = Fraction(2), Fraction(5, 4)  # a step and what is between its ends, in one paragraph and in two


def alike(start: Fact, end: Fact) -> bool:
    """Whether ends are so near each other that they may be those of a change of which no size is told."""
    times = ratio(end, start)
    return times is not None and Fraction(1, ALIKE) <= times <= ALIKE


def fits(sign: int, found: Found) -> bool:
    """Whether ends are as far apart as the sizes say, or go the way that the verb says and lie near each other."""
    (start,), (end,) = found["from"], found["to"]
    if "percent" in found and not sized(start, end, found["percent"][0], sign):
        return False
    if "by" in found:
        (by,) = found["by"]
        step = (reading(end, Tier.ROUNDED) - reading(start, Tier.ROUNDED)).scaled(sign)
        return step.meets(reading(by, Tier.ROUNDED).scaled(of_points(by.unit, end.unit)))
    return "percent" in found or alike(start, end) and ((end.number or 0) - (start.number or 0)) * sign > 0


def own_level(by: Fact, start: Fact, end: Fact) -> bool:
    """Whether what is told like a step is as large as the ends, which lie near each other: a level of its own."""
    if dimension(by) != dimension(end) or not by.number or not start.number or not end.number:
        return False
    return 2 * by.number >= start.number and LEVELS * absolute(end.number - start.number) <= by.number


def hundreds(by: Fact) -> bool:
    """Whether a step is so round that it was hardly meant exactly: whole hundreds of a scale word."""
    unit = by.unit_printed
    return unit is not None and unit >= ROUND and by.number is not None and significant_digits(by.number) == 1 and by.number >= 100 * unit


def to_the_unit(by: Fact, start: Fact, end: Fact) -> bool:
    """Whether a step in whole units is one between ends of which just one has decimals, so that it was rounded."""
    units = [fact.unit_printed for fact in (by, start, end)]
    return by.kind == "money" and units[0] == 1 and None not in units and min(unit or 1 for unit in units) < 1


def rounded_ends(by: Fact, start: Fact, end: Fact) -> Fact:
    """A step with more decimals than its ends, as exactly as they tell it: `melemah 22,5 poin dari Rp14.071 ke Rp14.094`."""
    units = [fact.unit_printed for fact in (start, end)]
    if by.unit_printed is None or units[0] != units[1] or units[0] is None or by.unit_printed >= units[0]:
        return by
    return by.altered(precision=str(2 * units[0]))


def other_rates(found: Found) -> bool:
    """Whether the ends are told for different lengths of time or things: `dari 100 per hari menjadi 50 per jam`."""
    rates = {fact.per for role in ("from", "to") for fact in found.get(role, ()) if fact.per is not None}
    return len(rates) > 1


def a_unit_off(found: Found) -> bool:
    """Whether rates in whole units miss their step by one of them, which their rounding explains: 14.082,5 less 14.048,5 is 34 points."""
    if not {"from", "to", "by"} <= found.keys():
        return False
    (start,), (end,), (by,) = (found[role] for role in ("from", "to", "by"))
    if by.unit != "poin" or end.kind != "money" or not by.unit_printed == start.unit_printed == end.unit_printed == 1:
        return False
    return absolute(absolute((end.number or 0) - (start.number or 0)) - absolute(by.number or 0)) == 1


def out_of_sight(found: Found, sign: int) -> bool:
    """Whether an end is so far from where a percentage leads that it counts something else, and no scale word explains it."""
    if not {"from", "to", "percent"} <= found.keys() or found["percent"][0].rival is not None:
        return False
    start, end, percent = (found[role][0].number or 0 for role in ("from", "to", "percent"))
    meant = start * (1 + divided(sign * percent, 100))
    if meant <= 0 or end <= 0 or found["to"][0].unit == "%":
        return False
    times = divided(max(end, meant), min(end, meant))
    return times > FAR and not any(scale < times * ALIKE and times < scale * ALIKE for scale in SCALES)


def in_sight(found: Found) -> bool:
    """Whether a percentage is no further off than a few times from what lies between the ends."""
    start, end, percent = (found[role][0].number or 0 for role in ("from", "to", "percent"))
    apart = divided(absolute(end - start) * 100, start) if start else 0
    return apart <= ALIKE * percent and percent <= ALIKE * apart


def about_as_far(found: Found) -> bool:
    """Whether the size of a change is no further off than a few times from what lies between its ends."""
    if "percent" in found:
        return in_sight(found)
    return not stepped_apart(found, Fraction(ALIKE))


def too_near(found: Found) -> bool:
    """Whether two prices are so near that the rounding of their last digits explains the percentage: `0,08 persen dari 4.168 ke 4.171`."""
    if "percent" not in found or "by" in found:
        return False
    (start,), (end,), (percent,) = found["from"], found["to"], found["percent"]
    if start.kind != "money" or not start.unit_printed == end.unit_printed == 1 or not (start.number and end.number and percent.number):
        return False
    return absolute(absolute(end.number - start.number) * 100 - percent.number * start.number) < 100


def turned(found: Found, sign: int) -> bool:
    """Whether the ends go the other way than the verb."""
    start, end = (found[role][0].number if role in found else None for role in ("from", "to"))
    return start is not None and end is not None and (end - start) * sign < 0


def leaps(found: Found) -> bool:
    """Whether the ends lie so far apart that one of them is soon another one than is meant."""
    times = ratio(found["to"][0], found["from"][0])
    return times is None or times > NEAR or times * NEAR < 1


def stepped_apart(found: Found, times: Fraction) -> bool:
    """Whether ends are so many times as far apart as the step that is told without a percentage, or the other way round.

    Then it is hardly theirs, unless a scale word is off.
    """
    if found.keys() != {"from", "to", "by"} or found["to"][0].unit == "%":
        return False
    start, end, by = (found[role][0].number or 0 for role in ("from", "to", "by"))
    gap = absolute(end - start)
    return gap != 0 and by != 0 and divided(gap, by) not in SCALES and not by <= times * gap <= times * times * by


def half_told(found: Found, sign: int) -> bool:
    """Whether just one of step and percentage is what lies between the ends, by no accident: they are meant, the other is wrong."""
    if found.keys() != {"from", "to", "by", "percent"}:
        return False
    (start,), (end,), (by,), (percent,) = (found[role] for role in ("from", "to", "by", "percent"))
    fits = significant_digits(percent.number or 0) >= EXACT_DIGITS and sized(start, end, percent, sign)
    exact = end.number is not None and start.number is not None and by.number == (end.number - start.number) * sign
    return fits or exact and significant_digits(by.number or 0) > EXACT_DIGITS
