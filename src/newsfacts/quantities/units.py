"""Units beside a number, as they stand in the text."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.model import Kind
from newsfacts.patterns import SPACE, any_of


class Unit(NamedTuple):
    """A unit: where it ends, its symbol, kind, what the number is multiplied by, and its name in the lexicon."""

    end: int
    symbol: str
    kind: Kind
    factor: Decimal
    name: str


class _Tables(NamedTuple):
    words: re.Pattern[str]
    glued: re.Pattern[str]
    symbols: re.Pattern[str]
    by_word: dict[str, Unit]
    by_symbol: dict[str, Unit]
    se: dict[str, Unit]
    before: re.Pattern[str]
    carriers: dict[str, str]
    rate: re.Pattern[str]
    rated: frozenset[str]


@cache
def _tables() -> _Tables:
    lexical = lexicon.units()
    by_word: dict[str, Unit] = {}
    by_symbol: dict[str, Unit] = {}
    se: dict[str, Unit] = {}
    for name, unit in lexical.unit.items():
        found = Unit(0, unit.symbol or name, unit.kind, unit.factor, name)
        by_word |= dict.fromkeys(unit.words, found)
        by_symbol |= dict.fromkeys(unit.symbols, found)
        se |= dict.fromkeys(unit.se, found)
    carriers = lexical.before | lexical.before_decimals
    gap = SPACE + r"(?:(?<=[0-9])\.(?=[a-z]{4}))?-?"
    return _Tables(
        words=re.compile(gap + f"({any_of(by_word)})" + r"(?![\w²³])"),
        glued=re.compile(gap + f"({any_of(by_word)})"),
        symbols=re.compile(SPACE + f"({any_of(by_symbol)})" + r"(?:(?<=[%％])|(?!\w))"),
        by_word=by_word,
        by_symbol=by_symbol,
        se=se,
        before=re.compile(f"({any_of(carriers)})[ ]?:?[ ]?$"),
        carriers=carriers,
        rate=re.compile(rf"(?:[ ](?:{any_of(lexical.rate_words)})[ ]|[ ]?/[ ]?)({any_of(by_word)}(?!\w)|[a-z]++)"),
        rated=frozenset(" " + word[0] for word in lexical.rate_words),
    )


_TIMES = frozenset({"x", "X", "×"})
_FACTOR = re.compile(r"[ ]?[0-9]")
_DATED = re.compile(r"[ ]?[,(]?[ ]?[0-9]{1,2}[/ ][0-9a-zA-Z]")
_NOUN = re.compile(r" ([a-z]++|[0-9]{4}(?![0-9]))")
_BRACKET = re.compile(r" \([a-z²³]{1,4}\) ((?:per )?[a-z]++)")  # a unit's abbreviation inside a compound one
_ADDED = re.compile(r" \(([a-z]++)\)")  # a unit that the reporter adds to what somebody said: `sekitar 40 (persen)`
_NONE = frozenset({"", ",", ";", ":", ")", "]", "\n", "(", '"', "”"})


def after(text: str, low: str, end: int) -> Unit | None:
    """The unit that follows a number that ends at `end`."""
    following = low[end : end + 1]
    if following in _NONE:
        return None
    tables = _tables()
    match = tables.glued.match(low, end)
    if match is not None and not _closes(text, match.end()):
        match = tables.words.match(low, end)  # a shorter unit than the letters allow
    if match is None:
        added = _ADDED.match(low, end)
        if added is not None and added.group(1) in tables.by_word and text[added.start(1)].islower():
            return Unit(added.end(), *tables.by_word[added.group(1)][1:])
        match = tables.symbols.match(text, end)
        if match and match.group(1) in _TIMES and _FACTOR.match(low, match.end()):
            return None  # 2 x 3 meter
        return Unit(match.end(), *tables.by_symbol[match.group(1)][1:]) if match else None
    word = match.group(1)
    unit = tables.by_word[word]
    if following == "-" and unit.kind not in ("measure", "duration"):
        return None
    if unit.name == "week" and text[match.start(1)].isupper() and _DATED.match(text, match.end()):
        return None  # the weekday Minggu
    barred = lexicon.units().not_before.get(word)
    if barred is not None or unit.name == "year":
        noun = _NOUN.match(low, match.end())
        if noun and (noun.group(1).isdigit() if barred is None else noun.group(1) in barred):
            return None
    if low[match.end() : match.end() + 2] == " (" and (bracket := _BRACKET.match(low, match.end())):
        compound = tables.by_word.get(f"{word} {bracket.group(1)}")
        if compound is not None:
            return Unit(bracket.end(), *compound[1:])  # 316,7 kilometer (km) per jam
    return Unit(match.end(), *unit[1:])


def _closes(text: str, end: int) -> bool:
    """Whether a unit ends here: at no letter, or at the capital of the next word, where a blank was lost (`0,59 persenJakarta`)."""
    following = text[end : end + 1]
    return not (following.isalnum() or following in ("_", "²", "³")) or (following.isupper() and text[end - 1].islower())


def within(word: str, end: int) -> Unit:
    """The unit inside a word such as `sehari`."""
    return _tables().se[word]._replace(end=end)


def before(low: str, start: int, words: list[str], decimals: bool) -> Unit | None:
    """The unit in the nearest of the `words` before a number (`magnitudo 5,6`, `M5,6`); its `end` is where the quantity begins."""
    tables, lexical = _tables(), lexicon.units()
    if not (words and words[0] in tables.carriers) and low[start - 1 : start] not in (":", "m") and low[start - 2 : start] != ") ":
        return None
    match = tables.before.search(low, max(0, start - 18), start)
    if match is None or (match.start() and low[match.start() - 1].isalnum()):
        return None
    word = match.group(1)
    if word in lexical.before_decimals and not decimals:
        return None
    name = tables.carriers[word]
    unit = lexical.unit[name]
    return Unit(start if word in lexical.before_decimals else match.start(), unit.symbol or name, unit.kind, unit.factor, name)


@cache
def _dating() -> re.Pattern[str]:
    """What stands after `per` and dates what is said, instead of dividing it: `per Maret`, `per pukul 09.05`, `per hari ini`."""
    calendar, clock = lexicon.calendar(), lexicon.refusals().before["clock"]
    return re.compile(rf"(?:{any_of([*calendar.months, *calendar.date_words, *clock, *lexicon.units().moments])})(?![a-z])")


def rate(low: str, end: int) -> str | None:
    """The denominator of a rate that follows (`per kg`, `/bulan`): its unit, or the word."""
    tables = _tables()
    if low[end : end + 1] != "/" and low[end : end + 2] not in tables.rated:
        return None
    match = tables.rate.match(low, end)
    if match is None or _dating().match(low, match.start(1)):
        return None
    word = match.group(1)
    known = tables.by_word.get(word) or tables.by_word.get(word.removesuffix(lexicon.nouns().possessive))  # setiap tahunnya
    return known.symbol if known else word
