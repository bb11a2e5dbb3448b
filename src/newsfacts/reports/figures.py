"""Values as people write them: grouped digits, the language's decimal sign, a unit and the word that bounds them."""

import re
from functools import cache

from newsfacts.lexicon import ReportWords
from newsfacts.model import Fact


def number(value: str, words: ReportWords) -> str:
    """An exact decimal as people write it (`1234.5` is `1.234,5` in Indonesian); a fraction `n/m` stays as it is."""
    if "/" in value:
        return value
    sign, digits = ("−", value[1:]) if value.startswith("-") else ("", value)
    whole, point, rest = digits.partition(".")
    if whole.isdecimal():
        whole = f"{int(whole):,}".replace(",", words.group) if len(whole) < 40 else whole
    return sign + whole + (words.decimal + rest if point else "")


def value(fact: Fact, words: ReportWords) -> str:
    """What a fact says, in words and figures: `paling banyak 24.000.000 rupiah`, `20–99`, `2019-08-20`."""
    if fact.kind == "date":
        return fact.value or ""
    if fact.value is not None:
        shown = number(fact.value, words)
    else:
        shown = f"{number(fact.low or '', words)}–{number(fact.high or '', words)}"
    unit = words.units.get(fact.unit or "", fact.unit)
    return " ".join(part for part in (words.qualifiers.get(fact.qualifier), shown, unit) if part)


def formula(text: str, words: ReportWords) -> str:
    """A formula with its plain decimals written as people do; formulas about dates are the caller's to keep out."""
    return _decimals().sub(lambda match: number(match[0], words), text)


@cache
def _decimals() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,])\d++(?:\.\d++)?+(?![\w.,]*\w)")
