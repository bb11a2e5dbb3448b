"""Words beside a quantity that bound it: `sekitar`, `lebih dari`, `paling lama`, `… lebih`."""

import re
from functools import cache

from newsfacts import lexicon
from newsfacts.language.words import verb_like
from newsfacts.model import Qualifier
from newsfacts.patterns import any_of

REACH = 24  # characters in which a sign of comparison and the word before it stand
_REACH = 4  # words from the hedge to its number, fillers included


@cache
def _by_last_word() -> dict[str, tuple[tuple[str, list[str], Qualifier], ...]]:
    """Phrases by their last word, the longest first: the phrase, its words from last to first, and what it says."""
    phrases = sorted(lexicon.hedges().before.items(), key=lambda item: -len(item[0].split()))
    table: dict[str, list[tuple[str, list[str], Qualifier]]] = {}
    for phrase, qualifier in phrases:
        words = phrase.split()[::-1]
        table.setdefault(words[0], []).append((phrase, words, qualifier))
    return {word: tuple(entries) for word, entries in table.items()}


def before(words: list[str], ranged: bool, ahead: bool = False) -> Qualifier:
    """The qualifier that the words before a quantity give, nearest word first.

    `ranged` where the quantity is itself a range, `ahead` where it is a stretch of time from now on: neither has a cap.
    """
    table, lexical = _by_last_word(), lexicon.hedges()
    over = False  # a verb or a noun: setidaknya menewaskan 15 orang, minimal transaksi Rp300 ribu
    for at, word in enumerate(words[:_REACH]):
        for phrase, reverse, qualifier in table.get(word, ()):
            if words[at : at + len(reverse)] != reverse or over and phrase not in lexical.loose:
                continue
            if ranged and not lexical.single.isdisjoint((word, phrase)) or (ranged or ahead) and phrase in lexical.caps:
                return "exact"
            if qualifier in lexical.negated and _is_negated(words[at + len(reverse) :]):
                return lexical.negated[qualifier]
            if phrase in lexical.caps and not lexical.from_words.isdisjoint(words[at + 1 : at + 5]):
                return "exact"  # the end of a stretch: sejak hari ini hingga dua pekan
            return qualifier
        if word in lexical.fillers:
            continue
        if over or not (word in lexical.limited or verb_like(word)):
            break
        over = True
    return "exact"


def _is_negated(words: list[str]) -> bool:
    """Whether the words before a hedge turn it round: `tidak`, `tidak boleh`."""
    lexical = lexicon.hedges()
    if words and words[0] in lexical.modals:
        words = words[1:]
    return bool(words) and words[0] in lexical.negations


@cache
def _signs() -> re.Pattern[str]:
    """A sign of comparison glued to its number, or with a blank behind a word in lower case (no `Beranda > 5 Fakta`)."""
    sign = any_of(lexicon.hedges().signs)
    return re.compile(rf"(?:(?:^|[\s(])({sign})|(?:(?<!\w)[a-z]+,? |\()({sign}) )$")


def sign(text: str, start: int) -> Qualifier | None:
    """The qualifier that a sign of comparison straight before a quantity gives (`>500 orang`)."""
    signs = lexicon.hedges().signs
    if signs.keys().isdisjoint(text[max(0, start - 3) : start]):
        return None
    match = _signs().search(text, max(0, start - REACH), start)
    return signs[match.group(1) or match.group(2)] if match else None


def leads(word: str) -> bool:
    """Whether the word can stand straight before a bounded number."""
    return word in _by_last_word() or word in lexicon.hedges().fillers


def around(low: str, end: int, words: list[str], *, ranged: bool = False, ahead: bool = False, rough: bool = False) -> Qualifier:
    """The qualifier from before, else from after the quantity that ends at `end`, else from its own ending (`rough`)."""
    qualifier = before(words, ranged, ahead)
    if qualifier != "exact":
        return qualifier
    return after(low, end) or ("about" if rough else "exact")


@cache
def _after() -> tuple[frozenset[str], re.Pattern[str]]:
    """First letters of the words after a number, and the words themselves."""
    lexical = lexicon.hedges()
    pattern = rf" ({any_of(lexical.after)})(?!\w)(?! (?:{any_of(lexical.comparatives)})(?!\w))"
    return frozenset(word[0] for word in lexical.after), re.compile(pattern)


def after(low: str, end: int) -> Qualifier | None:
    """The qualifier that the words after a quantity give."""
    initials, pattern = _after()
    if low[end : end + 1] != " " or low[end + 1 : end + 2] not in initials:
        return None
    match = pattern.match(low, end)
    return lexicon.hedges().after[match.group(1)] if match else None


@cache
def _beyond() -> tuple[frozenset[str], re.Pattern[str]]:
    """Last words of the phrases behind what is counted, and the phrases: those of one word only where a mark or `per` follows."""
    phrases = lexicon.hedges().beyond
    joined, single = ([phrase for phrase in phrases if (" " in phrase) == several] for several in (True, False))
    behind = (
        rf"(?:({any_of(joined)})(?!\w)(?! (?:{any_of(lexicon.hedges().comparatives)})(?!\w))|({any_of(single)})(?:(?![\w ])|(?= per )))"
    )
    return frozenset(phrase.split()[-1] for phrase in phrases), re.compile(rf" [a-z]++(?: [a-z]++)?? {behind}")


def beyond(low: str, end: int) -> Qualifier | None:
    """The qualifier that stands behind what is counted: `tiga anak atau lebih`, `600 halaman lebih.`"""
    last, pattern = _beyond()
    near = low[end : end + REACH]
    for word in last:
        if word in near:
            match = pattern.match(low, end)
            return lexicon.hedges().after[match.group(1) or match.group(2)] if match else None
    return None
