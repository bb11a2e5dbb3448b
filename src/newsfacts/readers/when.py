"""The day on which something was published, in the ways that formats and collections write it."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from newsfacts.readers import lines

JAKARTA = timezone(timedelta(hours=7))  # a moment given in UTC falls on the day that Jakarta had
LONGEST = 60  # characters of a date
YEARS = range(1900, 2100)


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:\d{6})?\Z|(?P<d>\d\d?)[/-](?P<m>\d\d?)[/-](?P<y>\d{4})(?:[ ,T].*)?\Z")


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")


def day(value: object) -> date | None:
    """The day of a date, a moment or a text: ISO 8601, RFC 2822, `20190823`, `23/8/2019`, `Jumat, 23 Agustus 2019 13:45 WIB`."""
    if isinstance(value, datetime):
        found: date | None = _local(value)
    elif isinstance(value, date):
        found = value
    else:
        found = _parsed(value.strip()) if isinstance(value, str) and len(value) <= LONGEST else None
    return found if found and found.year in YEARS else None


def _parsed(text: str) -> date | None:
    try:
        if match := _iso().match(text):
            try:
                return _local(datetime.fromisoformat(text))
            except ValueError:
                return date(*map(int, match.groups()))
        if match := _numbers().match(text):
            year, month, number = (match["year"], match["month"], match["day"]) if match["year"] else (match["y"], match["m"], match["d"])
            return date(int(year), int(month), int(number))
    except ValueError:
        return None
    if found := lines.stamp(text):
        return found
    try:
        return _local(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _local(moment: datetime) -> date:
    """The day as printed, but Jakarta's for a moment in UTC, which no newsroom in Indonesia keeps."""
    try:
        return moment.astimezone(JAKARTA).date() if moment.utcoffset() == timedelta() and moment.tzinfo is not None else moment.date()
    except OverflowError:
        return moment.astimezone(UTC).date()
