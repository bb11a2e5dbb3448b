"""Units, currencies and scale abbreviations beside a number, as they stand in the text."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.model import Kind
from newsfacts.patterns import SPACE, any_of


class Unit(NamedTuple):
    """A unit after a number: where it ends, its symbol, kind, and what the number is multiplied by."""

    end: int
    symbol: str
    kind: Kind
    factor: Decimal
    name: str


class Sign(NamedTuple):
    """A currency: where its word or sign begins or ends, and its ISO 4217 code; `cents` where the hundredth part is meant."""

    at: int
    code: str
    cents: bool = False


class _Found(NamedTuple):
    symbol: str
    kind: Kind
    factor: Decimal
    name: str


class _Tables(NamedTuple):
    words: re.Pattern[str]
    symbols: re.Pattern[str]
    by_word: dict[str, _Found]
    by_symbol: dict[str, _Found]
    se: dict[str, _Found]
    short: re.Pattern[str]
    before: re.Pattern[str]
    rate: re.Pattern[str]


@cache
def _tables() -> _Tables:
    lexical = lexicon.units()
    by_word: dict[str, _Found] = {}
    by_symbol: dict[str, _Found] = {}
    se: dict[str, _Found] = {}
    for name, unit in lexical.unit.items():
        found = _Found(unit.symbol or name, unit.kind, unit.factor, name)
        by_word |= dict.fromkeys(unit.words, found)
        by_symbol |= dict.fromkeys(unit.symbols, found)
        se |= dict.fromkeys(unit.se, found)
    short = [word for word in lexicon.numerals().short_scales if len(word) == 1]
    return _Tables(
        words=re.compile(SPACE + r"(?:(?<=[0-9])\.(?=[a-z]{4}))?[\-(]?(" + any_of(by_word) + r")(?![\w²³])"),
        symbols=re.compile(SPACE + "(" + any_of(by_symbol) + r")(?!\w)"),
        by_word=by_word,
        by_symbol=by_symbol,
        se=se,
        short=re.compile(SPACE + "(" + any_of(short) + r")(?!\w)"),
        before=re.compile("(" + any_of(lexical.before) + r")[ ]?:?[ ]?$"),
        rate=re.compile(r"[ ]?(?:" + any_of(lexical.rate_signs) + r")[ ]?([a-z]++(?:[ ]persegi|[ ]kubik)?|m2|m²|m3|km2)"),
    )


def after(text: str, low: str, end: int) -> Unit | None:
    """The unit that follows a number that ends at `end`."""
    following = low[end : end + 1]
    if not following or following in ",;:)]\n":
        return None
    tables = _tables()
    match = tables.words.match(low, end)
    if match is not None:
        word = match.group(1)
        if low[match.start(1) - 1] == "(" and low[match.end(1) : match.end(1) + 1] != ")":
            return None
        if low[match.start(1) - 1] == "-" and not low[match.start(1) - 2].isdigit():
            return None
        symbol, kind, factor, name = tables.by_word[word]
        barred = lexicon.units().not_before.get(word)
        if barred:
            noun = _NOUN.match(low, match.end())
            if noun and noun.group(1) in barred:
                return None
        if low[match.start(1) - 1] in "-(" and kind != "measure":
            return None
        return Unit(match.end() + (low[match.start(1) - 1] == "("), symbol, kind, factor, name)
    match = tables.symbols.match(text, end)
    if match is not None:
        symbol, kind, factor, name = tables.by_symbol[match.group(1)]
        return Unit(match.end(), symbol, kind, factor, name)
    return None


_NOUN = re.compile(r" ([a-z]++)")


def within(word: str) -> Unit:
    """The unit inside a word such as `sehari`."""
    symbol, kind, factor, name = _tables().se[word]
    return Unit(0, symbol, kind, factor, name)


def before(low: str, start: int) -> tuple[int, str] | None:
    """A word before a number that carries its unit (`magnitudo 5,6`): where it begins, and the unit."""
    match = _tables().before.search(low, max(0, start - 12), start)
    if match is None or (match.start() and low[match.start() - 1].isalnum()) or (len(match.group(1)) == 1 and low[start - 1] not in " m"):
        return None
    return match.start(), lexicon.units().before[match.group(1)]


def rate(low: str, end: int) -> str | None:
    """The denominator of a rate that follows (`per kg`, `/bulan`): its unit or word."""
    match = _tables().rate.match(low, end)
    if match is None:
        return None
    word = match.group(1)
    known = _tables().by_word.get(word)
    return known.symbol if known else word


def short_scale(text: str, end: int) -> tuple[int, int] | None:
    """The power of ten of `M` or `T` after an amount of money, and where it ends."""
    match = _tables().short.match(text, end)
    return (lexicon.numerals().short_scales[match.group(1)], match.end()) if match else None


class _Money(NamedTuple):
    before: tuple[str, ...]
    by_sign: dict[str, str]
    after: re.Pattern[str]
    by_word: dict[str, str]


@cache
def _money() -> _Money:
    lexical = lexicon.currencies()
    by_sign = {sign + dot: code for code, currency in lexical.currency.items() for sign in currency.before for dot in ("", ".")}
    by_word = {word: code for code, currency in lexical.currency.items() for word in currency.after}
    after = any_of([*by_word, *lexical.cents])
    return _Money(tuple(sorted(by_sign, key=len, reverse=True)), by_sign, re.compile(SPACE + r"[\-]?(" + after + r")(?![\w])"), by_word)


def currency_before(low: str, start: int) -> Sign | None:
    """The currency sign or code before a number; blanks between are allowed."""
    money = _money()
    stop = start
    while stop > 0 and start - stop < 3 and low[stop - 1] == " ":
        stop -= 1
    if not low.endswith(money.before, max(0, stop - 12), stop):
        return None
    for sign in money.before:
        if low.endswith(sign, 0, stop):
            begin = stop - len(sign)
            if begin and low[begin - 1].isalpha() and sign[0].isalpha():
                continue
            return Sign(begin, money.by_sign[sign])
    return None


def currency_after(low: str, end: int) -> Sign | None:
    """The currency word or code after a number."""
    following = low[end : end + 3].strip()
    if not following or following[0] in ",.;:)":
        return None
    match = _money().after.match(low, end)
    if match is None:
        return None
    word = match.group(1)
    code = _money().by_word.get(word)
    return Sign(match.end(), code or "", code is None)
