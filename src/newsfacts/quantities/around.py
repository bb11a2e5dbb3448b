"""The words around a number, as the rules about numbers look at them."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsfacts import lexicon

_REACH = 56  # characters to the left that are looked at
_WORDS = 6
_KNOWN = 8192  # words that are remembered
_LINE = 200  # a longer line is no headline
_ENDS = ".,;:!?)]"
_QUOTES = '“”"'
_EDGES = "\"'“”‘’([{*•-–—<>≤≥=|"


class Before(NamedTuple):
    """Up to six words before a number, nearest first, up to the last punctuation mark or line break.

    `words` are in lower case, `printed` as they stand; `opens` is True where they reach back to the beginning of a sentence.
    """

    words: list[str]
    printed: list[str]
    opens: bool

    def capital(self, at: int = 0) -> bool:
        """Whether the word is printed with a capital that its place in the sentence does not ask for."""
        if at >= len(self.printed) or not self.printed[at][0].isupper():
            return False
        return not (self.opens and at == len(self.printed) - 1 and not self.printed[at][1:].isupper())


_STRETCH = re.compile(r"(?:^|[\n:.!?()\"“”])([^\n:.!?()\"“”]*+)$")


def headline(text: str, at: int) -> bool:
    """Whether the words before are printed with capitals throughout, as in headlines inside a story; small words do not count."""
    begin = max(0, at - _REACH)
    stretch = _STRETCH.search(text, begin, at)
    if stretch and stretch.group(1) and _introduced(text, stretch.start(1)):
        return True
    words = stretch.group(1).split() if stretch else text[begin:at].split()[1:]
    small = lexicon.refusals().not_counted
    long = [word for word in words if len(word) > 3 and word[0].isalpha() and word.lower() not in small]
    return len(long) >= (3 if stretch and "," in stretch.group(1) else 2) and all(word[0].isupper() for word in long)


def _introduced(text: str, start: int) -> bool:
    """Whether the headline of another story begins: `Baca juga: `."""
    return text[start - 1 : start] == ":" and text[max(0, start - _LINK) : start - 1].lower().endswith(lexicon.layout().related)


_LINK = 24  # characters of the phrase that introduces another story


def titled(text: str, at: int) -> bool:
    """Whether the line is short, ends with no full stop and is printed with capitals throughout."""
    begin, end = text.rfind("\n", max(0, at - _LINE), at) + 1, text.find("\n", at, at + _LINE)
    if end < 0:
        end = len(text)
    if end - begin > _LINE or text[end - 1 : end] == ".":
        return False
    long = [word for word in text[begin:end].split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) * 4 >= len(long) * 3


class Next(NamedTuple):
    """The word after a number: where it begins, in lower case, as printed, and whether it may be what the number counts.

    `apart` says that it is surely no unit, currency, joint or bound, so that the number ends where its digits or words do.
    """

    start: int
    word: str
    printed: str
    noun: bool
    apart: bool

    @property
    def capital(self) -> bool:
        return self.printed[0].isupper()

    @property
    def acronym(self) -> bool:
        return len(self.printed) > 1 and self.printed.isupper()


def before(text: str, start: int) -> Before:
    """The words before `start`."""
    begin = max(0, start - _REACH)
    line = text.rfind("\n", begin, start)
    cut = line < 0 and begin > 0
    pieces = text[line + 1 if line >= 0 else begin : start].split()
    if cut and pieces and not text[begin].isspace():
        del pieces[0]  # cut in the middle
    nearest = pieces[: -_WORDS - 1 : -1]
    if len(nearest) == _WORDS and "".join(nearest).isalpha():  # the usual case: no mark among them
        return Before([word.lower() for word in nearest], nearest, False)
    printed: list[str] = []
    opens = not cut
    for piece in reversed(pieces):
        if piece.isalpha():
            printed.append(piece)
        else:
            word, ending = _bare(piece)
            if ending is not None:
                opens = ending
                break
            if not word:
                continue
            printed.append(word)
            if piece[0] in _QUOTES and len(printed) < len(pieces):
                opens = True
                break
        if len(printed) == _WORDS:
            opens = False
            break
    return Before([word.lower() for word in printed], printed, opens)


@lru_cache(maxsize=_KNOWN)
def _bare(piece: str) -> tuple[str, bool | None]:
    """A word without the marks around it, and what it ends."""
    return piece[piece.rfind("[") + 1 :].strip(_EDGES).rstrip("."), _ending(piece)


def _ending(piece: str) -> bool | None:
    """Whether a word with a mark behind it ends a sentence (True) or only a phrase (False); None where it ends neither."""
    piece = piece.rstrip("-–—•*") or piece
    last = piece[-1]
    if last in _ENDS and len(piece) > 1 and not (last == "." and _abbreviated(piece[:-1].lower())):
        return last in ".!?:"
    return True if last in _QUOTES and piece[-2:-1] in (".", "?", "!", ",") else None


def _abbreviated(word: str) -> bool:
    return word in lexicon.abbreviations().never_end or word in lexicon.refusals().numbering


_NEXT = re.compile(r"[ \t]{0,2}\(?[\"“'‘]?([^\W\d_][\w'’]*+(?:[\-–/][^\W\d_]\w*+)*+)")
_STOPS = frozenset({"", ".", ",", ";", ":", "\n", ")", "]", "!", "?"})


def after(text: str, end: int) -> Next | None:
    """The word after `end`, unless punctuation or a line break stands between."""
    if text[end : end + 1] in _STOPS:
        return None
    match = _NEXT.match(text, end)
    if match is None:
        return None
    printed, start = match.group(1), match.start(1)
    word, noun, apart = _read(printed)
    return Next(start, word, printed, noun, apart and start == end + 1 and text[end] == " ")


@lru_cache(maxsize=_KNOWN)
def _read(printed: str) -> tuple[str, bool, bool]:
    """A word after a number in lower case, whether it may be what is counted, and whether the number ends before it."""
    word = printed.lower()
    whole = printed.isalpha() and (printed[1:].islower() or printed.isupper())  # no `persenJakarta`
    return word, _countable(word, printed[0].isupper()), whole and word not in _belonging()


@cache
def _belonging() -> frozenset[str]:
    """The first words, as far as they are letters, of all that may go on with a number before it: units, rates, ranges, bounds."""
    units, numerals, calendar = lexicon.units(), lexicon.numerals(), lexicon.calendar()
    phrases = {phrase.lower() for unit in units.unit.values() for phrase in (*unit.words, *unit.symbols)}
    phrases |= {phrase for currency in lexicon.currencies().currency.values() for phrase in currency.after}
    phrases |= {*lexicon.currencies().cents, *units.rate_words, *units.times, *numerals.margin, *calendar.until, calendar.and_word}
    phrases |= {scale.lower() for scale in numerals.short_scales}
    phrases |= lexicon.hedges().after.keys()
    return frozenset(match.group() for phrase in phrases if (match := _LETTERS.match(phrase)))


_LETTERS = re.compile(r"[^\W\d_]+")


def _countable(word: str, capital: bool) -> bool:
    lexical = lexicon.refusals()
    if len(word) < 2 or word in lexical.not_counted:
        return False
    if len(word) > 5 and not capital and word.startswith(lexical.verb_prefixes):
        return word.startswith(lexical.nouns) or word in lexicon.nouns().nouns
    return True
