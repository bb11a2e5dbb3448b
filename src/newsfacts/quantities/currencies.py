"""Currencies beside a number, and the scale abbreviations that go with them."""

import re
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.patterns import SPACE, any_of

CENTS = "cents"  # a hundredth of a currency that only the rest of the text tells


class Sign(NamedTuple):
    """A currency: where its sign begins (before a number) or its word ends (after one), and its ISO 4217 code or CENTS."""

    at: int
    code: str


class _Tables(NamedTuple):
    before: dict[str, tuple[str, ...]]  # signs by their last character, the longest first
    by_sign: dict[str, str]
    after: re.Pattern[str]
    initials: frozenset[str]  # of what `after` matches
    by_word: dict[str, str]
    short: re.Pattern[str]
    per: re.Pattern[str]


@cache
def _tables() -> _Tables:
    lexical = lexicon.currencies()
    by_sign = {sign + dot: code for code, currency in lexical.currency.items() for sign in currency.before for dot in ("", ".")}
    by_word = {word: code for code, currency in lexical.currency.items() for word in currency.after} | dict.fromkeys(lexical.cents, CENTS)
    longest = sorted(by_sign, key=len, reverse=True)
    short = [word for word in lexicon.numerals().short_scales if len(word) == 1]
    return _Tables(
        before={last: tuple(sign for sign in longest if sign[-1] == last) for last in {sign[-1] for sign in by_sign}},
        by_sign=by_sign,
        after=re.compile(rf"{SPACE}-?({any_of(by_word)})(?!\w)"),
        initials=frozenset(" \t-") | {word[0] for word in by_word},
        by_word=by_word,
        short=re.compile(rf"{SPACE}({any_of(short)})(?!\w)"),
        per=re.compile(rf"[ ]?(?:(?:{any_of(lexicon.units().rate_words)})[ ]?|/[ ]?)(?:{any_of(by_word)})(?!\w)"),
    )


def before(low: str, start: int, text: str = "") -> Sign | None:
    """The currency sign or code before a number; blanks between them are allowed.

    Given the `text` as printed, a sign may also be stuck to the word before it by its capital: `sebesarRp17.400`.
    """
    tables = _tables()
    stop = start
    while stop and start - stop < 3 and low[stop - 1] == " ":
        stop -= 1
    signs = tables.before.get(low[stop - 1 : stop])
    if signs is None or not low.endswith(signs, 0, stop):
        return None
    for sign in signs:
        begin = stop - len(sign)
        alone = not (begin and sign[0].isalpha() and _runs_on(low[begin - 1], sign))
        if low.endswith(sign, 0, stop) and (alone or _stuck(text, begin)):
            return Sign(begin, tables.by_sign[sign])
    return None


def _stuck(text: str, begin: int) -> bool:
    """Whether only a blank was lost before a sign."""
    return text[begin - 1 : begin].islower() and text[begin : begin + 1].isupper()


def _runs_on(mark: str, sign: str) -> bool:
    """Whether a sign goes on with the character before it: a longer word, or a pair of currencies (`EUR/USD 1,08`)."""
    return mark.isalpha() or (mark == "/" and sign.isalpha())


def after(low: str, end: int) -> Sign | None:
    """The currency word or code after a number."""
    tables = _tables()
    glue = low[end : end + 1]
    if glue not in tables.initials or glue == " " and low[end + 1 : end + 2] not in tables.initials:
        return None
    match = tables.after.match(low, end)
    return Sign(match.end(), tables.by_word[match.group(1)]) if match else None


def per(low: str, end: int) -> bool:
    """Whether a number is a rate of exchange: so many `per dolar AS`."""
    return low[end : end + 1] in _RATED and _tables().per.match(low, end) is not None


_RATED = frozenset({" ", "/"})


def short_scale(text: str, end: int) -> tuple[int, int] | None:
    """The power of ten of `M` or `T` after an amount of money, and where it ends."""
    match = _tables().short.match(text, end)
    return (lexicon.numerals().short_scales[match.group(1)], match.end()) if match else None
