"""Calendar dates in all their forms, found at the first number that they hold, as ISO 8601 with what is stated."""

import re
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.patterns import any_of


class Date(NamedTuple):
    """A date or a range of dates; `weekday` is 1 (Monday) to 7 (Sunday) as printed before it."""

    start: int
    end: int
    iso: str
    weekday: int | None = None


class _Forms(NamedTuple):
    """Patterns for the forms of a date; all are tried at a fixed place."""

    slashed: re.Pattern[str]
    dashed: re.Pattern[str]
    second: re.Pattern[str]
    several: re.Pattern[str]
    days: re.Pattern[str]
    onward: re.Pattern[str]
    shared: re.Pattern[str]
    weekday: re.Pattern[str]
    month_before: re.Pattern[str]
    month_and: re.Pattern[str]
    month_until: re.Pattern[str]
    year_after: re.Pattern[str]
    year_until: re.Pattern[str]
    bare_day: re.Pattern[str]
    until_days: re.Pattern[str]
    year: re.Pattern[str]


SUNDAY = 7
LIFETIME, CENTURIES = 60, 300  # years that a range may go over behind a dash or a slash, and behind a word
DAYS, MONTHS = 31, 12  # the most of a month, and of a year
WEEKDAY = 44  # characters in which its weekday stands before a date
PLACE = 12  # … and before a weekday what makes a place of it
DATE_WORD = 12  # … and before a date `tanggal `
MONTH_FIRST = 14  # … and `August ` before a day
MONTH_UNTIL = 24  # … and `September hingga `
MONTH_YEAR = 32  # … and before a year its month, or two of them
MONTH_AND = 20  # … and before a month `Januari dan `
LAST_SHORT = "68"  # of this century; years in two digits beyond it are of the last one, as POSIX reads them
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}(?![0-9]|[.,][0-9])"


@cache
def _forms() -> _Forms:
    words = lexicon.calendar()
    names = any_of(words.months)
    month = rf"({names})(?!\w)\.?"
    until, weekday = any_of(words.until), any_of(words.weekdays)
    joint = "(?:" + any_of((*words.until, *words.and_)) + ")"
    day = r"[0-9]{1,2}(?![0-9]|[.,][0-9])"
    joined = rf"(?:,|,?[ ]{words.and_word})[ ]"
    gap, of_year = "[ ]{0,2}", rf"(?:,?[ ]{{1,2}}(?:{words.year_word}[ ])?({_YEAR}))?"
    parts, dated = any_of(words.day_parts), any_of(words.date_words)
    return _Forms(
        slashed=re.compile(r"([0-9]{1,2})[ ]?([/.\-])[ ]?([0-9]{1,2})(?:[ ]?\2[ ]?(20[0-9]{3}|[0-9]{2,4}))?(?![0-9/]|[.,\-][0-9])"),
        dashed=re.compile(rf"([0-9]{{1,2}})-({names})-([0-9]{{4}}|[0-9]{{2}})(?![0-9])"),
        second=re.compile(rf"[ ]?{until}[ ]?(?:{weekday}[, ]*\(?)?([0-9]{{1,2}})/([0-9]{{1,2}})(?:/([0-9]{{4}}))?(?![0-9/]|[.,][0-9])"),
        several=re.compile(r"([0-9]{1,2})[ ]?[\-–][ ]?([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}))?(?![0-9/]|[.,][0-9])"),
        days=re.compile(
            rf"({day}(?:{gap}{joint}{gap}(?:{words.and_word}[ ])?{day}){{0,8}}){gap}(?:{words.month_word}[ ])?{month}{of_year}"
        ),
        onward=re.compile(rf"{gap}{until}{gap}(?:{weekday}[, ]*\(?)?(?:{dated}[ ])?({day})[ ]{month}(?:[ ]({_YEAR}))?"),
        shared=re.compile(
            rf"(?:{joined}(?:{weekday}[,]?[ ])?(?:{day}{joined}){{0,3}}{day}[ ]{month}){{1,3}}[ ](?:{words.year_word}[ ])?({_YEAR})"
        ),
        weekday=re.compile(rf"(?:^|[^\w'’])({weekday})(?:,?[ ]{{1,2}}(?:{parts})){{0,2}}[ ]?,?[ ]{{0,2}}(\([ ]?)?$"),
        month_before=re.compile(rf"(?<!\w)(?:({names}){gap}{until}{gap})?({names})(?:\.?,?{gap}|,?{gap}{words.year_word}[ ])$"),
        month_and=re.compile(rf"(?<!\w)({names})[ ](?:{any_of(words.and_)})[ ]$"),
        month_until=re.compile(rf"(?<!\w)({names}){gap}(?:{until}){gap}$"),
        year_until=re.compile(rf"[ ](?:{until})[ ](?:{words.year_word}[ ])?({_YEAR})(?![\w/]| [a-z]+ lalu)"),
        year_after=re.compile(rf"[ ]?[/\-–—][ ]?({_YEAR}|[0-9]{{2}}(?![0-9/\-]|[.,][0-9]))"),
        bare_day=re.compile(rf"(?:{dated})[ ]{{1,2}}$"),
        until_days=re.compile(rf"{gap}(?:{until}){gap}(?:{dated}[ ])?({day})(?!\w)"),
        year=re.compile(_YEAR),
    )


def at(low: str, start: int, end: int) -> list[Date]:
    """The dates whose first number stands at `start`; none if it is no part of one. `end` is that of the run of digits."""
    digits = end - start
    if digits == 4 and low[start:end].isdigit():
        return _iso(low, start) or _month_year(low, start, end)
    if digits > 2 and "." not in low[start:end]:
        return []
    return (
        _slashed(low, start)
        or _unslashed(low, start)
        or _dashed(low, start, end)
        or _days(low, start)
        or _month_first(low, start, end)
        or _bare_day(low, start, end)
    )


_ISO = re.compile(r"((?:19|20)[0-9]{2})-([01][0-9])-([0-3][0-9])(?![0-9])")


def _iso(low: str, start: int) -> list[Date]:
    match = _ISO.match(low, start)
    return [Date(start, match.end(), match.group())] if match else []


def _dashed(low: str, start: int, end: int) -> list[Date]:
    """`10-Jun-25`."""
    match = _forms().dashed.match(low, start) if low[end : end + 1] == "-" else None
    if match is None:
        return []
    iso = _day_iso(match.group(1), str(lexicon.calendar().months[match.group(2)]), match.group(3))
    return [Date(start, match.end(), iso)] if iso else []


def _slashed(low: str, start: int) -> list[Date]:
    """`20/8/2019`, and `20/8` in brackets after a weekday or after a word of dates."""
    sign = low[start + 1 : start + 6]
    if "/" not in sign and "-" not in sign and "." not in sign:
        return []
    forms = _forms()
    if several := forms.several.match(low, start):
        return _several(low, several)
    match = forms.slashed.match(low, start)
    if match is None:
        return []
    day, mark, month, year = match.groups()
    begin, weekday, bracket = _weekday(low, start)
    iso = _day_iso(day, month, year) or (_misprint(day, month, year) if weekday and mark == "/" else None)
    if iso is None or (mark != "/" and (year is None or len(year) != 4)) or len(year or "") > 4 and weekday is None:
        return []
    end = match.end()
    bracketed = low[start - 1 : start] == "(" and low[end : end + 1] == ")"
    if year is None and not (weekday or bracketed or _called_date(low, start)):
        return []
    until = forms.second.match(low, end)
    if until:
        last = _day_iso(until.group(1), until.group(2), until.group(3) or year)
        if last:
            opened, _ = _years(year, until.group(3), int(month) > int(until.group(2)))
            iso, end = (_day_iso(day, month, opened) or iso) + "/" + last, until.end()
    return [Date(begin, _closed(low, end, bracket), iso, weekday)]


_UNSLASHED = re.compile(r"([0-9]{1,2})/([0-9]{0,2}(?:19|20)[0-9]{2})\)")


def _unslashed(low: str, start: int) -> list[Date]:
    """A date in brackets behind its weekday that has lost a slash: `Jumat (63/2026)`, `Sabtu (18/102025)`; no week: `Minggu (21/2026)`."""
    match = _UNSLASHED.match(low, start)
    begin, weekday, bracket = _weekday(low, start) if match else (start, None, False)
    if match is None or not bracket or weekday is None:
        return []
    first, year = int(match.group(1)), match.group(2)
    if len(year) == 4 and (weekday == SUNDAY or first <= MONTHS):
        return []
    return [Date(begin, match.end(), f"{year}-{first:02}", weekday)]


def _several(low: str, match: re.Match[str]) -> list[Date]:
    """`(5-7/8/2019)`: days of one month."""
    first, last, month, year = match.groups()
    one, other = _day_iso(first, month, year), _day_iso(last, month, year)
    if one is None or other is None or int(first) >= int(last) or not (year or low[match.start() - 1 : match.start()] == "("):
        return []
    return [Date(match.start(), match.end(), one + "/" + other)]


def _days(low: str, start: int) -> list[Date]:
    """`20 Agustus 2019`, `5-7 Mei`, `29 September hingga 1 Oktober 2023`, `10, 12 dan 13 Maret 2022`."""
    forms = _forms()
    match = forms.days.match(low, start)
    if match is None:
        return []
    days, name, year = match.groups()
    month = lexicon.calendar().months[name]
    if year is None and (shared := forms.shared.match(low, match.end())) and month <= lexicon.calendar().months[shared.group(1)]:
        year = shared.group(2)  # 20 Juni dan 24 Juni 2018
    numbers = [(found.start() + start, found.end() + start, int(found.group())) for found in _DAY.finditer(days)]
    if not all(1 <= day <= DAYS for _, _, day in numbers):
        return []
    end = match.end()
    if low[end - 1] == ".":  # it ends the sentence
        end -= 1
    begin, weekday, bracket = _weekday(low, start)
    onward = forms.onward.match(low, end)
    if onward and len(numbers) == 1 and (year is None or onward.group(3) is None):
        last = lexicon.calendar().months[onward.group(2)]
        opened, closed = _years(year, onward.group(3), month > last)
        first, second = _iso_date(opened, month, numbers[0][2]), _iso_date(closed, last, int(onward.group(1)))
        end = onward.end() - (low[onward.end() - 1] == ".")
        return [Date(begin, _closed(low, end, bracket), first + "/" + second, weekday)]
    if len(numbers) == 1:
        slip = _LONG_YEAR.match(low, end) if year is None and weekday else None
        if slip:
            return [Date(begin, _closed(low, slip.end(), bracket), _iso_date(slip.group(1), month, numbers[0][2]), weekday)]
        iso = _iso_date(year, month, numbers[0][2])
        since = forms.month_until.search(low, max(0, start - MONTH_UNTIL), start) if year and weekday is None else None
        if since and lexicon.calendar().months[since.group(1)] < month:  # September hingga 13 Oktober 2025
            begin, iso = since.start(), f"{year}-{lexicon.calendar().months[since.group(1)]:02}/{iso}"
        return [Date(begin, _closed(low, end, bracket), iso, weekday)]
    return _listed(low, start, numbers, year, month, begin, _closed(low, end, bracket), weekday)


_DAY = re.compile(r"[0-9]{1,2}")
_LONG_YEAR = re.compile(r" (20[0-9]{3})(?![\w/]|[.,][0-9])")  # a year with a digit too many: Rabu, 24 September 20225


def _month_first(low: str, start: int, end: int) -> list[Date]:
    """`August 9, 2023`."""
    if low[end : end + 2] != ", " or low[start - 1 : start] != " ":
        return []
    forms = _forms()
    match, year = forms.month_before.search(low, max(0, start - MONTH_FIRST), start), forms.year.match(low, end + 2)
    if match is None or year is None or not 1 <= int(low[start:end]) <= DAYS:
        return []
    return [Date(match.start(2), year.end(), _iso_date(year.group(), lexicon.calendar().months[match.group(2)], int(low[start:end])))]


def _listed(
    low: str, start: int, numbers: list[tuple[int, int, int]], year: str | None, month: int, begin: int, end: int, weekday: int | None
) -> list[Date]:
    """Days before one month: those with `-` or `hingga` between them are ranges, those with a comma or `dan` are dates of their own."""
    until = lexicon.calendar().until
    dates: list[Date] = []
    index = 0
    while index < len(numbers):
        first, stop, day = numbers[index]
        iso = _iso_date(year, month, day)
        if index + 1 < len(numbers) and low[stop : numbers[index + 1][0]].strip() in until:
            iso, stop = iso + "/" + _iso_date(year, month, numbers[index + 1][2]), numbers[index + 1][1]
            index += 1
        index += 1
        dates.append(Date(begin if first == start else first, end if index == len(numbers) else stop, iso, None if dates else weekday))
    return dates


def _month_year(low: str, start: int, end: int) -> list[Date]:
    """`Agustus 2019`, `Januari-Juli 2023`, `Januari dan Februari 2026`."""
    if not low[start - 1 : start].isspace() and low[start - 1 : start] != ",":
        return []
    match = _forms().month_before.search(low, max(0, start - MONTH_YEAR), start)
    if match is None or not _forms().year.match(low, start):
        return []
    months, year = lexicon.calendar().months, low[start:end]
    iso = f"{year}-{months[match.group(2)]:02}"
    if match.group(1):
        opened, _ = _years(None, year, months[match.group(1)] > months[match.group(2)])
        return [Date(match.start(1), end, f"{opened}-{months[match.group(1)]:02}/{iso}")]
    other = _forms().month_and.search(low, max(0, match.start(2) - MONTH_AND), match.start(2))
    before = [Date(other.start(1), other.end(1), f"{year}-{months[other.group(1)]:02}")] if other else []
    return [*before, Date(match.start(2), end, iso)]


def year(low: str, start: int, end: int) -> Date:
    """A bare year, or the range or season that begins with it (`2022/2023`, `2019-2024`, `2018 hingga 2024`)."""
    first = low[start:end]
    worded = _forms().year_until.match(low, end)
    match = _forms().year_after.match(low, end) or worded
    if match:
        second = match.group(1)
        second = first[:2] + second if len(second) == 2 else second
        if int(first) < int(second) <= int(first) + (CENTURIES if match is worded else LIFETIME):
            return Date(start, match.end(), f"{first}/{second}")
    return Date(start, end, first)


def _bare_day(low: str, start: int, end: int) -> list[Date]:
    """`tanggal 17`: a day of an unnamed month."""
    if low[start - 1 : start] != " " or not low[start:end].isdigit() or not 1 <= int(low[start:end]) <= DAYS:
        return []
    if not _called_date(low, start):
        return []
    until = _forms().until_days.match(low, end)
    iso = f"---{int(low[start:end]):02}"
    if until and 1 <= int(until.group(1)) <= DAYS:
        return [Date(start, until.end(), f"{iso}/---{int(until.group(1)):02}")]
    return [Date(start, end, iso)]


def _called_date(low: str, start: int) -> bool:
    """Whether a word says that a day follows: `tanggal 17`."""
    return _forms().bare_day.search(low, max(0, start - DATE_WORD), start) is not None


def _weekday(low: str, start: int) -> tuple[int, int | None, bool]:
    """Where the weekday before a date begins, which it is, and whether a bracket opens between them."""
    match = _forms().weekday.search(low, max(0, start - WEEKDAY), start)
    if match is None or (low[start - 1 : start] not in (" ", "(", ",") and not match.group(2)):
        return start, None, False
    before = low[max(0, match.start(1) - PLACE) : match.start(1)]
    if before.endswith(" ") and before.rstrip(" ").endswith(lexicon.calendar().named_by_days):
        return start, None, False  # di Pasar Minggu (7/10/2025)
    return match.start(1), lexicon.calendar().weekdays[match.group(1)], match.group(2) is not None


def _years(first: str | None, last: str | None, over: bool) -> tuple[str | None, str | None]:
    """The years in which a range begins and ends, where one of them is told; they are two where it goes `over` the end of a year."""
    if first is None and last is not None:
        return f"{int(last) - over:0{len(last)}}", last
    if last is None and first is not None:
        return first, f"{int(first) + over:0{len(first)}}"
    return first, last


def _closed(low: str, end: int, bracket: bool) -> int:
    """The end of the span, with the closing bracket where one was opened inside it."""
    if bracket and low[end : end + 1] == ")":
        return end + 1
    return end + 2 if bracket and low[end : end + 2] == " )" else end


def _day_iso(day: str, month: str, year: str | None) -> str | None:
    # 20/20/2025 is meant as a date
    impossible = year is not None and len(year) == 4 and all(MONTHS < int(number) <= DAYS for number in (day, month))
    if not (1 <= int(day) <= DAYS and 1 <= int(month) <= MONTHS or impossible) or year and len(year) == 3:
        return None
    if year and len(year) == 2:
        year = ("19" if year > LAST_SHORT else "20") + year
    return _iso_date(year, int(month), int(day))


def _misprint(day: str, month: str, year: str | None) -> str | None:
    """What is no date, but meant as one behind its weekday: `Selasa (3/62/2025)`, `Rabu (18/6/225)`; None where the month stands first."""
    if year is None or len(year) < 3 or not int(day) or not int(month) or len(year) == 4 and int(day) <= MONTHS and int(month) <= DAYS:
        return None
    return _iso_date(year.zfill(4), int(month), int(day))


def _iso_date(year: str | None, month: int, day: int) -> str:
    return f"{year or '-'}-{month:02}-{day:02}"
