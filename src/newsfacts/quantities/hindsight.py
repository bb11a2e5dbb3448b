"""What only the rest of the text tells: units shared over a list, the currency of cents, and rows of a table."""

import re
from bisect import bisect
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.model import Quantity
from newsfacts.patterns import any_of
from newsfacts.quantities import currencies


class Finding(NamedTuple):
    """A numeral and what was made of it: a quantity, or the class of its refusal."""

    start: int
    end: int
    quantity: Quantity | None
    refusal: str | None


def settled(low: str, found: list[Finding]) -> list[Finding]:
    """The findings of a text, with what later ones say about earlier ones; the list is changed in place."""
    found = _named_cents(found)
    near = [at for at in range(len(found) - 1) if found[at].quantity and found[at + 1].quantity and _gap(found, at) < _NEAR]
    if near:
        found = _shared_scales(low, _corrected(low, _parallel_money(low, _shared_units(low, found, near), near), near), near)
    return _without_tables(low, found)


def _gap(found: list[Finding], at: int) -> int:
    """Characters between a finding and the next."""
    return found[at + 1].start - found[at].end


def earlier_days(low: str, found: list[Finding]) -> None:
    """Refuse the days listed before the last finding, a day of another calendar: `tanggal 11, 12 dan 13 Zulhijah`."""
    calendar = lexicon.calendar()
    for at in range(len(found) - 2, -1, -1):
        one = found[at]
        gap = low[one.end : found[at + 1].start].strip()
        day = one.quantity is not None and one.quantity.unit is None and one.end - one.start < 3
        if not day or (gap not in calendar.until and gap not in calendar.and_):
            return
        found[at] = Finding(one.start, one.end, None, "hijri")


def _parallel_money(low: str, found: list[Finding], near: list[int]) -> list[Finding]:
    """Give an amount the foreign currency of the one listed before it, where both have an equivalent in brackets: `900 (Rp 2 juta)`."""
    foreign, home = None, lexicon.currencies().home
    for at in near:
        one, other = found[at].quantity, found[at + 1].quantity
        if one is None or other is None or other.unit != home or low[one.end : other.start] != " (":
            continue
        if one.kind == "money":
            foreign = one.unit
        elif foreign is not None and one.kind in ("count", "number") and one.unit is None:
            found[at] = found[at]._replace(quantity=one._replace(kind="money", unit=foreign))
    return found


def _corrected(low: str, found: list[Finding], near: list[int]) -> list[Finding]:
    """Give a corrected figure the unit of the one before it: `magnitudo 5,2 yang direvisi menjadi 5,4`."""
    lexical = lexicon.units()
    for at in near:
        one, other = found[at].quantity, found[at + 1].quantity
        if one and other and one.unit in lexical.corrected and other.kind == "number" and other.unit is None:
            gap = low[one.end : other.start]
            if gap.endswith(" ") and gap.rstrip().endswith(lexical.corrections):
                found[at + 1] = found[at + 1]._replace(quantity=other._replace(kind=one.kind, unit=one.unit))
    return found


_LARGE = 1000  # rupiah, with less of which no amount stands beside millions; no per cent are as many
_LIKE = 10  # times that one of two amounts with the same scale word may be the other


def _shared_scales(low: str, found: list[Finding], near: list[int]) -> list[Finding]:
    """Give an amount the scale word of the one listed behind it: `masing-masing Rp 50 dan Rp 20 juta`."""
    home, scales = lexicon.currencies().home, lexicon.numerals().scales
    for at in reversed(near):
        one, other = found[at].quantity, found[at + 1].quantity
        if one is None or other is None or not one.unit == other.unit == home or one.precision != 1:
            continue
        power = scales.get(low[other.start : other.end].rpartition(" ")[2], 0)
        if not power or not isinstance(one.value, Decimal) or not isinstance(other.value, Decimal):
            continue
        value, beside = one.value, other.value.scaleb(-power)
        if 0 < value < _LARGE and beside <= value * _LIKE and value <= beside * _LIKE and _listing().fullmatch(low, one.end, other.start):
            found[at] = found[at]._replace(quantity=one._replace(value=value.scaleb(power), precision=Decimal(1).scaleb(power)))
    return found


_NEAR = 60  # characters between figures that tell of each other, at most: those between a figure and its correction


_GAP = 9  # characters between figures that share a unit: ` menjadi `


@cache
def _listing() -> re.Pattern[str]:
    """What stands before the last of several figures that share their unit."""
    return re.compile(rf"[ ]?(?:\+|/|x|×|,?[ ](?:{any_of(lexicon.calendar().joining)}))[ ]?")


def _shared_units(low: str, found: list[Finding], near: list[int]) -> list[Finding]:
    """Units that reach back over a list (`30, 40, dan 50 persen`), and hedges over an equivalent (`mulai dari PLN112 atau 25 euro`).

    So do bounds over another limit: `garansi hingga 8 tahun atau 150.000 km`.
    """
    for at in reversed(near):
        one, other = found[at].quantity, found[at + 1].quantity
        if one is None or other is None or other.unit is None or _gap(found, at) > _GAP:
            continue
        gap = low[one.end : other.start]
        equivalent = one.kind == "money" == other.kind or one.qualifier in _BOUNDS and {one.kind, other.kind} == _LIMITS
        equivalent = equivalent and one.unit != other.unit and gap.strip() == lexicon.calendar().or_word
        if equivalent and one.qualifier != "exact" == other.qualifier:
            found[at + 1] = found[at + 1]._replace(quantity=other._replace(qualifier=one.qualifier))
        elif (
            one.unit is None
            and one.kind in ("count", "number")
            and isinstance(one.value, Decimal)
            and (other.kind != "money" or low[other.start].isdigit() or not low[one.start].isdigit())  # 1,08 dan Rp16.300
            and not (other.kind == "percent" and one.value > (_MOST_PER_CENT if gap.strip() == lexicon.calendar().or_word else _LARGE))
            and _reaches_back(gap, other, low, found, at)
        ):
            found[at] = found[at]._replace(quantity=one._replace(kind=other.kind, unit=other.unit))
    for at in near:
        one, other = found[at].quantity, found[at + 1].quantity
        if one and other and one.kind == "age" and other.kind == "duration" and one.unit == other.unit:
            gap = low[one.end : other.start]
            if gap == ", " or _listing().fullmatch(gap):
                found[at + 1] = found[at + 1]._replace(quantity=other._replace(kind="age"))  # berusia 5, 7, dan 9 tahun
    return found


def _reaches_back(gap: str, other: Quantity, low: str, found: list[Finding], at: int) -> bool:
    """Whether a figure takes the unit of the next: straight before the last of a list, or before one that took it itself."""
    if _listing().fullmatch(gap):
        return True
    units, one = lexicon.units(), found[at].quantity
    if gap.strip() in units.moves and one is not None and low.endswith(units.starts, 0, one.start - 1):
        return True  # dari 10 ke 80 persen
    following = found[at + 2].quantity if at + 2 < len(found) else None
    return (
        gap == ", "
        and following is not None
        and following.unit == other.unit
        and bool(_listing().fullmatch(low[other.end : following.start]))
    )


def _without_tables(low: str, found: list[Finding]) -> list[Finding]:
    """Refuse rows of bare numbers, as in the table of a league: four and more with nothing but blanks between them."""
    begin = 0
    for at in range(1, len(found) + 1):
        if at < len(found) and not low[found[at - 1].end : found[at].start].strip(" -+") and _bare(found[at - 1]) and _bare(found[at]):
            continue
        if at - begin >= _ROW:
            if begin and _bare(found[begin - 1]) and _CLUB.fullmatch(low, found[begin - 1].end, found[begin].start):
                begin -= 1  # `1 Jepang 10 7 2 1`
            found[begin:at] = [Finding(cell.start, cell.end, None, cell.refusal or "table") for cell in found[begin:at]]
        begin = at
    return found


def _bare(finding: Finding) -> bool:
    """Whether it is a number without a unit, or refused."""
    quantity = finding.quantity
    return quantity is None or (quantity.unit is None and quantity.kind in ("count", "number"))


_BOUNDS, _LIMITS = ("at_most", "at_least"), {"duration", "measure"}
_ROW = 4
_CLUB = re.compile(r" [a-z. ]{3,48}+")
_MOST_PER_CENT = 100  # `3.600 atau 72 persen` says the same twice, `dua atau tiga persen` does not


def _named_cents(found: list[Finding]) -> list[Finding]:
    """Give cents the currency of the nearest amount of foreign money."""
    money = [(at, finding.quantity) for at, finding in enumerate(found) if finding.quantity and finding.quantity.kind == "money"]
    if all(quantity.unit != currencies.CENTS for _, quantity in money):
        return found
    lexical = lexicon.currencies()
    foreign = [(at, quantity.unit) for at, quantity in money if quantity.unit not in (currencies.CENTS, lexical.home)]
    for at, quantity in money:
        if quantity.unit == currencies.CENTS:
            after = bisect(foreign, (at, ""))
            near = foreign[max(0, after - 1) : after + 1]
            _, code = min((abs(other - at), code) for other, code in near) if near else (0, lexical.cents_of)
            found[at] = found[at]._replace(quantity=quantity._replace(unit=code))
    return found
