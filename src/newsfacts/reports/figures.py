"""Values as people write them: grouped digits, the language's decimal sign, a unit and the word that bounds them."""

import re
from decimal import Decimal
from functools import cache

from newsfacts.lexicon import ReportWords
from newsfacts.model import Fact

SIGNIFICANT = 5  # digits up to which a scale word is easier to read than the zeros
LONGEST = 18  # digits up to which scale words help at all


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
    """What a fact says, in words and figures: `maks. Rp24.000.000`, `20–99`, `3 bulan`, `2019-08-20`."""
    if fact.kind == "date":
        return fact.value or ""
    if fact.value is not None:
        shown = number(fact.value, words)
    else:
        shown = f"{number(fact.low or '', words)}–{number(fact.high or '', words)}"
    unit = fact.unit or ""
    sign = words.currencies.get(unit, "")
    behind = None if sign else words.units.get(unit, unit)
    return " ".join(part for part in (words.qualifiers.get(fact.qualifier), sign + shown, behind) if part)


def short(value: str, words: ReportWords) -> str:
    """An exact decimal as briefly as people write it: `2310000000000` is `2,31 triliun`; what has many digits keeps them all."""
    whole, _, rest = value.partition(".")
    size = next((scale for scale in reversed(words.scales.values()) if len(whole) > scale), 0)
    if rest or not size or len(whole) > LONGEST or len(whole.rstrip("0")) > SIGNIFICANT:
        return number(value, words)
    scaled = f"{Decimal(whole).scaleb(-size):f}".rstrip("0").rstrip(".")
    return f"{number(scaled, words)} {next(word for word, scale in words.scales.items() if scale == size)}"


def formula(text: str, words: ReportWords) -> str:
    """A formula with its plain decimals written as people do; formulas about dates are the caller's to keep out."""
    return _decimals().sub(lambda match: short(match[0], words), text)


@cache
def _decimals() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,])\d++(?:\.\d++)?+(?![\w.,]*\w)")
