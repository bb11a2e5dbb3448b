"""Dates completed from the day of publication: `(20/8)` in a story of August 2019 is 2019-08-20."""

from collections.abc import Sequence
from datetime import date

from newsfacts.model import Quantity

NEWS = 45  # days around its publication that a story speaks of without a year
YEARS = (0, -1, 1)  # a story tells of last year's days more often than of next year's


def reference(published: date | None, quantities: Sequence[Quantity]) -> date | None:
    """The day to complete dates from: the day of publication, else the last full date of a text whose full dates share one year."""
    if published is not None:
        return published
    full = [quantity.iso for quantity in quantities if quantity.iso and len(quantity.iso) == 10 and quantity.iso[0] not in "-0"]
    if not full or len({iso[:4] for iso in full}) > 1:
        return None
    return _day(max(full))


def resolve(iso: str | None, weekday: int | None, today: date | None) -> str | None:
    """`iso` with its missing year, or year and month, filled in; None where nothing is missing or nothing is sure.

    A day within some weeks of `today` is the one that is meant, whatever its weekday; of others, the year is taken in which the printed
    weekday fits.
    """
    if iso is None or today is None or not iso.startswith("--"):
        return None
    ends = iso.split("/")
    if len(ends) > 2 or not all(end.startswith("--") for end in ends):
        return None
    for year in sorted(YEARS, key=lambda years: abs(_distance(ends[-1], today, years))):
        whole = [_complete(end, today, year) for end in ends]
        day = _day(whole[0])
        if all(whole) and (
            weekday is None or len(ends) > 1 or day is None or day.isoweekday() == weekday or abs((day - today).days) <= NEWS
        ):
            return "/".join(end for end in whole if end)
    return None


def _complete(end: str, today: date, years: int) -> str | None:
    """`--08-20`, `--08` or `---20` with the year (and month) of `today`, moved by some years; None if there is no such day."""
    year = f"{today.year + years:04}"
    if end.startswith("---"):
        whole = f"{year}-{today.month:02}-{end[3:]}"
    else:
        whole = f"{year}-{end[2:]}"
    return whole if len(whole) == 7 or _day(whole) else None


def _distance(end: str, today: date, years: int) -> int:
    """Days between `today` and the completed date; far away for an impossible one."""
    whole = _complete(end, today, years)
    day = _day(whole if whole and len(whole) == 10 else f"{whole}-15") if whole else None
    return (day - today).days if day else 100_000


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
