"""The words around a number, as the rules about numbers look at them."""

import re
from typing import NamedTuple

_REACH = 56  # characters to the left that are looked at
_BREAKS = ".,;:!?)]"
_EDGES = "\"'“”‘’([{*•-–—"


class Next(NamedTuple):
    """The word after a number: where it begins, lower case, and whether it is printed with a capital."""

    start: int
    word: str
    capital: bool


def before(low: str, start: int) -> list[str]:
    """Up to six words before `start`, nearest first, up to the last punctuation mark or line break."""
    begin = max(0, start - _REACH)
    line = low.rfind("\n", begin, start)
    pieces = low[line + 1 if line >= 0 else begin : start].split()
    if line < 0 and begin and pieces and not low[begin].isspace():
        del pieces[0]  # cut in the middle
    words: list[str] = []
    for piece in reversed(pieces):
        if piece[-1] in _BREAKS and len(piece) > 1 and (piece[-1] != "." or piece[:-1] not in _ABBREVIATED):
            if piece[-1] == ")" or words or piece[-1] != ".":
                break
            break
        word = piece.strip(_EDGES).rstrip(".")
        if word:
            words.append(word)
        if len(words) == 6:
            break
    return words


_ABBREVIATED = frozenset({"no", "jl", "jln", "gg", "lt", "kav", "kec", "kel", "psl", "hlm", "hal", "vol", "ps"})
_NEXT = re.compile(r"[ \t]{0,2}\(?[\"“'‘]?([^\W\d_][\w'’]*+(?:-[\w]++)?)")


def after(text: str, end: int) -> Next | None:
    """The word after `end`, unless punctuation or a line break stands between."""
    if text[end : end + 1] in _STOPS:
        return None
    match = _NEXT.match(text, end)
    if match is None:
        return None
    word = match.group(1)
    return Next(match.start(1), word.lower(), word[0].isupper())


_STOPS = frozenset({"", ".", ",", ";", ":", "\n", ")", "]"})
