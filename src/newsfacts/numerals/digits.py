"""Digits with full stops and commas: which of them is the decimal sign."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple


class Reading(NamedTuple):
    """Value of printed digits and the unit of their last one."""

    value: Decimal
    precision: Decimal


_ONE = Decimal(1)


@lru_cache(maxsize=4096)
def read(printed: str) -> Reading | None:
    """Read `1.234,5` and the like; None where the separators fit no number (`1.2.3`).

    Full stops part thousands and the comma is the decimal sign; English writing is read where its shape leaves no doubt (`1,234.5`,
    `15.3`, `6,844,20`).  One sign with three digits after it can be either: the Indonesian reading wins here,
    `otherwise` gives the English one.
    """
    if printed.isdigit():
        return Reading(Decimal(printed), _ONE)
    dots, commas = printed.count("."), printed.count(",")
    if dots and commas:
        decimal = "," if printed.rfind(",") > printed.rfind(".") else "."
        whole, _, fraction = printed.rpartition(decimal)
        if decimal in whole:
            return None
        groups = whole.split("." if decimal == "," else ",")
        return _decimal(groups, fraction) if _grouped(groups) else None
    sign = "." if dots else ","
    groups = printed.split(sign)
    if len(groups) == 2:
        whole, fraction = groups
        if len(fraction) != 3 or len(whole) > 3 or whole[0] == "0":
            return _decimal([whole], fraction)
        return Reading(Decimal(whole + fraction), _ONE) if dots else _decimal([whole], fraction)
    if _grouped(groups):
        return Reading(Decimal("".join(groups)), _ONE)
    if len(groups[-1]) < 3 and _grouped(groups[:-1]):
        return _decimal(groups[:-1], groups[-1])
    return None


def otherwise(printed: str) -> Reading | None:
    """The English reading of `1.234` and `1,234`; None where the separators have only one reading."""
    whole, sign, fraction = printed.partition("." if "." in printed else ",")
    if not sign or len(fraction) != 3 or len(whole) > 3 or whole[0] == "0" or not fraction.isdigit():
        return None
    return _decimal([whole], fraction) if sign == "." else Reading(Decimal(whole + fraction), _ONE)


def _grouped(groups: list[str]) -> bool:
    """Groups of three after a first one of one to three; a single group is as long as it likes."""
    return len(groups) == 1 or (len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))


def _decimal(groups: list[str], fraction: str) -> Reading:
    return Reading(Decimal("".join(groups) + "." + fraction), _ONE.scaleb(-len(fraction)))
