"""Values and formulas as people read them: grouped digits, the decimal sign of the article, scale words, units, words for signs."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from newsfacts.lexicon import Notation, ReportWords
from newsfacts.model import Fact

PLACES = {6: 4, 9: 6, 12: 6}  # decimals up to which a scale word, by its power of ten, is easier to read than the digits
LONGEST = 18  # digits up to which scale words help at all


def number(value: str, notation: Notation | ReportWords) -> str:
    """An exact decimal as people write it (`1234.5` is `1.234,5` in Indonesian); a fraction `n/m` stays as it is."""
    if "/" in value:
        return value
    sign, digits = ("−", value[1:]) if value.startswith("-") else ("", value)
    whole, point, rest = digits.partition(".")
    if whole.isdecimal():
        whole = f"{int(whole):,}".replace(",", notation.group) if len(whole) < 40 else whole
    return sign + whole + (notation.decimal + rest if point else "")


def value(fact: Fact, words: ReportWords) -> str:
    """What a fact says, in words and figures: `maks. Rp24 juta`, `20–99`, `3 bulan`, `20 Agustus 2019`."""
    if fact.kind == "date":
        return _date(fact, words)
    unit = fact.unit or ""
    sign = words.currencies.get(unit, "")
    behind = None if sign or unit == "%" else words.units.get(unit, unit)
    shown = short(fact.value, words) if fact.value is not None else stretch(fact.low or "", fact.high or "", words)
    return " ".join(part for part in (words.qualifiers.get(fact.qualifier), sign + shown + ("%" if unit == "%" else ""), behind) if part)


def _date(fact: Fact, words: ReportWords) -> str:
    """The days of a date as stated, behind it in brackets what completes them: `8 Juni (2021)`."""
    stated = " – ".join(_day(end, words) for end in (fact.value or "").split("/"))
    if fact.resolved is None:
        return stated
    filled = fact.resolved[:4] if (fact.value or "").startswith("--") and "/" not in fact.resolved else ""
    if not filled or (fact.value or "").startswith("---"):
        filled = " – ".join(_day(end, words) for end in fact.resolved.split("/"))
    return f"{stated} ({filled})"


def _day(iso: str, words: ReportWords) -> str:
    """A day, a month or a year in words; what is none, `2019-13-45`, as it was read."""
    parts = _iso().fullmatch(iso)
    if parts is None or parts["month"] and int(parts["month"]) not in range(1, 13):
        return iso
    if not parts["month"]:
        return words.lines["day"].format(day=int(parts["day"])) if parts["day"] else iso
    month = words.months[int(parts["month"]) - 1]
    return " ".join(part for part in (str(int(parts["day"])) if parts["day"] else "", month, parts["year"]) if part)


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"(?P<year>\d{4})?-?+(?:-?+(?P<month>\d\d))?+(?:-++(?P<day>\d\d))?+")


def short(value: str, words: ReportWords) -> str:
    """An exact decimal as briefly as people write it: `2310000000000` is `2,31 triliun`; what has many digits keeps them all."""
    (shown,), scale = scaled([value], words)
    return f"{shown} {scale}" if scale else shown


def stretch(low: str, high: str, words: ReportWords) -> str:
    """A range as people write it: `4,5–5,5`, `200–250 miliar`, `maks. 5`."""
    if low in UNBOUNDED or high in UNBOUNDED:
        end, bound = (high, "at_most") if low in UNBOUNDED else (low, "at_least")
        return f"{words.qualifiers[bound]} {short(end, words)}"
    (begin, end), scale = scaled([low, high], words)
    joined = words.lines["stretch" if low.startswith("-") or high.startswith("-") else "range"].format(low=begin, high=end)
    return f"{joined} {scale}" if scale else joined


UNBOUNDED = ("∞", "-∞")


def scaled(values: Sequence[str], words: ReportWords) -> tuple[list[str], str]:
    """Numbers all in one scale, the largest that leaves none of them long, and its word; the word is empty where there is none."""
    notation = words.figures
    for word, size in reversed(notation.scales.items()):
        if all(_suits(value, size) for value in values):
            return [number(_shifted(value, size), notation) for value in values], word
    return [number(value, notation) for value in values], ""


def _suits(value: str, size: int) -> bool:
    """Whether a number reads well in a scale."""
    whole = value.lstrip("-").partition(".")[0]
    if not size < len(whole) <= LONGEST or len(value) > LONGEST or "/" in value:
        return False
    return len(_shifted(value, size).partition(".")[2]) <= PLACES.get(size, 4)


def _shifted(value: str, size: int) -> str:
    shifted = f"{Decimal(value).scaleb(-size):f}"
    return shifted.rstrip("0").rstrip(".") if "." in shifted else shifted


def formula(text: str, words: ReportWords) -> str:
    """A formula with its numbers, ranges and signs as people write them; formulas about dates are the caller's to keep out.

    `168 → 250: naik` for `250 - 168 > 0`, `6 berada dalam 6–7` for `6 ∈ 6..7`, `4,82 = 4,82` for `4.82 = |-4.82|`.
    """
    if step := _step().fullmatch(text):
        start, end = (short(step[name], words) for name in ("start", "end"))
        return f"{start} → {end}: {words.steps[step['sign']]}"
    written = _number().sub(lambda found: _written(found, words), text)
    for sign, said in words.signs.items():
        written = written.replace(f" {sign} ", f" {said} ")
    return written.replace("-", "−")


def _written(found: re.Match[str], words: ReportWords) -> str:
    if found["low"]:
        return stretch(found["low"], found["high"], words)
    return short(found["size"] or found["one"], words)


_DIGITS = r"\d++(?:\.\d++)?+"


@cache
def _number() -> re.Pattern[str]:
    ranged = rf"(?P<low>-?∞|-?{_DIGITS})\.\.(?P<high>∞|-?{_DIGITS})"
    return re.compile(rf"(?<![\w.,])(?:{ranged}|\|-(?P<size>{_DIGITS})\||(?P<one>{_DIGITS}))(?![\w.,]*\w)")


@cache
def _step() -> re.Pattern[str]:
    """That one figure lies above or below another."""
    return re.compile(rf"^(?P<end>-?{_DIGITS}) - (?P<start>-?{_DIGITS}) (?P<sign>[<>≮≯≲≳]) 0")
