"""Slips of the hand: whether one printed number is another with a digit changed, two neighbours swapped, or a scale word off.

Where the wording alone does not say that figures must agree, a disagreement that one such slip would mend is still most likely an error.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import ne
from typing import Literal, NamedTuple

from newsfacts.interval import Tier, divided, point, reading, significant_digits
from newsfacts.model import Fact, Number

APART = 12
STROKES = 2  # of the keyboard, that may garble a figure
KINDS = ("swap", "digit", "lost", "")  # of one stroke, those first that say most
TELLING = 3  # digits from which on two strokes, or another scale word, still leave a figure recognisable
SCALABLE = 2  # … and so many where the figures must agree anyway
SCALED = 1000  # the least that a scale word stands for
WORDS = (3, 6, 9, 12)  # powers of ten between scale words
SCALES: frozenset[Number] = frozenset({1000, Fraction(1, 1000), 10**6, Fraction(1, 10**6)})


def shortened(digits: str) -> Iterator[str]:
    """Digits with one of them lost."""
    for place in range(len(digits)):
        yield digits[:place] + digits[place + 1 :]


def lengthened(digits: str) -> Iterator[list[str]]:
    """Digits with one more, place by place in ascending order."""
    for place in range(len(digits) + 1):
        yield [digits[:place] + digit + digits[place:] for digit in "0123456789"]


def full(fact: Fact) -> str | None:
    """The numeral of a figure that was printed in full and yet has a scale word behind it (`12.508 ribu`: `12.508`)."""
    unit = fact.unit_printed
    if unit is None or unit < SCALED or "." not in fact.text or not fact.number or fact.number < unit * SCALED:
        return None
    numeral = next((word for word in fact.text.split() if word[:1].isdecimal()), "")
    groups = numeral.split(".")
    return numeral if len(groups) > 1 and all(map(str.isdecimal, groups)) and {len(group) for group in groups[1:]} == {3} else None


def slip(one: Number, other: Number) -> bool:
    """Whether one number is the other with one digit changed, two neighbouring ones swapped, or a scale word off."""
    if one <= 0 or other <= 0:
        return False
    if divided(one, other) in SCALES:
        return True
    places = max(decimals(one), decimals(other))
    return digit_slip((one * 10**places).numerator, (other * 10**places).numerator)


def swapped(one: Number, other: Number) -> bool:
    """Whether two neighbouring digits are swapped."""
    if one.denominator == other.denominator == 1:
        if (abs(one.numerator) - abs(other.numerator)) % 9:  # a swap moves a number by a multiple of nine
            return False
    else:
        places = max(decimals(one), decimals(other))
        one, other = one * 10**places, other * 10**places
    return _stroke(str(abs(one.numerator)), str(abs(other.numerator))) == "swap"


def digit_slip(one: int, other: int) -> bool:
    """The same of whole numbers written with as many digits."""
    first = str(abs(one))
    kind = _stroke(first, str(abs(other)))
    return kind == "swap" or kind == "digit" and len(first.rstrip("0")) > 1


def decimals(value: Number) -> int:
    """Decimals of a printed number (12 for a fraction without end)."""
    if value.denominator == 1:
        return 0
    places, power = 1, 10
    while power % value.denominator and places < 12:
        places, power = places + 1, power * 10
    return places


def misprint(one: Fact, other: Fact) -> bool:
    """Whether two printings of one quantity differ by a slip, the finer one read as the coarser one would print it."""
    if one.number is None or other.number is None or one.number <= 0 or other.number <= 0:
        return False
    if slip(one.number, other.number):
        return True
    coarse, fine = sorted((one, other), key=lambda fact: fact.unit_printed or 1, reverse=True)
    if coarse.precision is None:  # in words
        return digit_slip(round(one.number), round(other.number))
    return _printed_slip(coarse, fine.number or 0)


class Slip(NamedTuple):
    """How one printed figure may have become another, and how many of the digits carry information in both."""

    kind: Literal["swap", "digit", "lost", "scale", "garbled"]
    digits: int


def between(one: Fact, other: Fact) -> Slip | None:
    """The slip that makes two printings of one quantity differ, the finer one read as the coarser one would print it; None if none does.

    The kinds: two neighbouring digits swapped, one digit changed, one lost or added, and, where three digits agree, another scale word.
    """
    coarse, fine = one.printed, other.printed
    if coarse is None or fine is None or coarse == fine:
        return None
    if coarse[1] < fine[1]:
        coarse, fine = fine, coarse
    (first, power), (second, below) = coarse, fine
    room = power - below
    beyond = second[-room:] if room else ""
    if room:
        second = second[:-room] or "0"
    if abs(len(first) - len(second)) > 1:
        telling = _telling(first, fine[0]) if first[:2] == fine[0][:2] else 0
        return _off_scale(one, other, telling) if telling >= TELLING and _negative(one) == _negative(other) else None
    kind = _stroke(first, second) if second != "0" else ""
    if len(beyond) == room > 0 and beyond[0] >= "5":  # nearer to the next one
        rounded = _stroke(first, str(int(second) + 1))
        kind = None if kind is None or rounded is None else min(kind, rounded, key=KINDS.index)
    return Slip(kind, _telling(first, fine[0])) if kind and _negative(one) == _negative(other) else None


def rescaled(one: Fact, other: Fact) -> Slip | None:
    """Another scale word between printings of fewer digits than `between` takes for one: `Rp9,6 juta` and `Rp9,6 miliar`."""
    if one.printed is None or other.printed is None or one.kind == "percent":
        return None
    telling = _telling(one.printed[0], other.printed[0])
    return _off_scale(one, other, telling) if telling > 1 and _negative(one) == _negative(other) else None


def _telling(first: str, second: str) -> int:
    """How many digits carry information in both of two figures."""
    return min(len(first.rstrip("0")), len(second.rstrip("0")))


def _negative(fact: Fact) -> bool:
    return fact.value is not None and fact.value.startswith("-")


def _stroke(first: str, second: str) -> Literal["swap", "digit", "lost", ""] | None:
    """The kind of slip between two runs of digits; "" where there is none, None where they are the same."""
    if first == second:
        return None
    if len(first) == len(second):
        off = sum(map(ne, first, second))
        if off > 2:  # nearly all
            return ""
        if off == 1:
            return "digit"
        place = _parting(first, second)
        return "swap" if first[place : place + 2] == second[place + 1 : place + 2] + second[place] else ""
    short, long = (first, second) if len(first) < len(second) else (second, first)
    if long[0] != short[0]:
        return "lost" if long[1:] == short else ""
    if long[-1] != short[-1]:
        return "lost" if long[:-1] == short else ""
    place = _parting(short, long)
    return "lost" if long[:place] + long[place + 1 :] == short else ""


def _parting(first: str, second: str) -> int:
    """The first place where two runs of digits differ, the second one being as long or longer."""
    return next((place for place, char in enumerate(first) if char != second[place]), len(first))


def garbled(one: Fact, other: Fact) -> Slip | None:
    """Two strokes of the keyboard, a digit lost, added or changed, between printings of three digits or more."""
    if one.printed is None or other.printed is None:
        return None
    telling = _telling(one.printed[0], other.printed[0])
    if telling < TELLING:
        return None
    power = max(one.printed[1], other.printed[1])
    first, second = (digits[: below - power or None] or "0" for digits, below in (one.printed, other.printed))
    if abs(len(first) - len(second)) > STROKES:
        return None
    left = first  # the digits that the other lacks, each of which costs a stroke at least
    for digit in second:
        left = left.replace(digit, "", 1)
    return Slip("garbled", telling) if len(left) <= STROKES and _strokes(first, second) <= STROKES else None


def _strokes(first: str, second: str) -> int:
    """The edit distance of two short strings (Levenshtein)."""
    row = list(range(len(second) + 1))
    for place, char in enumerate(first, 1):
        before, row[0] = row[0], place
        for other, wanted in enumerate(second, 1):
            before, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, before + (char != wanted))
    return row[-1]


def _off_scale(one: Fact, other: Fact, digits: int) -> Slip | None:
    first, second = (reading(fact, Tier.TRUNCATED) for fact in (one, other))
    scales = (scale for power in WORDS for scale in (10**power, Fraction(1, 10**power)))
    return Slip("scale", digits) if any(first.scaled(scale).meets(second) for scale in scales) else None


def reconciled(total: Fact, parts: Sequence[Fact], exactly: bool = False) -> bool:
    """Whether a slip in one of the figures explains why the parts miss the total, `exactly` or give or take their rounding."""
    if total.number is None or any(part.number is None for part in parts):
        return False
    surplus = sum(part.number or 0 for part in parts) - total.number
    for part in parts:
        needed = (part.number or 0) - surplus
        if _printed_slip(part, needed, exactly) or _overscaled(part, needed) or _misscaled(part, needed):
            return True
    return _printed_slip(total, total.number + surplus, exactly)


def _overscaled(fact: Fact, needed: Number) -> bool:
    """Whether a figure printed in full is what is needed but for the scale word behind it: `775.667 juta`."""
    numeral = full(fact) if needed > 0 else None
    return numeral is not None and int(numeral.replace(".", "")) == needed


def _misscaled(fact: Fact, needed: Number) -> bool:
    """Whether a figure of some digits is what is needed but for its scale word: 74 miliar where 74 triliun are missing."""
    if (
        not fact.number
        or needed <= 0
        or fact.kind == "percent"
        or (fact.unit_printed or 0) < SCALED
        or significant_digits(fact.number) < SCALABLE
    ):
        return False
    return any(reading(fact, Tier.ROUNDED).scaled(scale).meets(point(needed)) for scale in SCALES)


def _printed_slip(fact: Fact, needed: Number, exactly: bool = False) -> bool:
    """Whether the figure as printed is a slip of what it should be, `exactly` or give or take the rounding of the others."""
    unit = fact.unit_printed
    if fact.number is None or unit is None or needed <= 0:
        return False
    printed, wanted = round(divided(fact.number, unit)), divided(needed, unit)
    if exactly or fact.kind == "count" and unit == 1:
        return wanted.denominator == 1 and digit_slip(printed, wanted.numerator)
    near = {int(wanted), int(wanted) + 1, round(wanted)}
    return any(digit_slip(printed, number) for number in near if number != printed)


def comparable(found: Number, stated: Number) -> bool:
    """Whether two numbers are no further apart than one wrong digit would put them; further apart they were hardly meant to agree."""
    return stated <= found * APART and found <= stated * APART
