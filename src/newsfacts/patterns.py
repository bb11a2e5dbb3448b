"""Building blocks of the patterns that are made from the words of the lexicon."""

import re
from collections.abc import Iterable
from typing import Any

SPACE = "[ \t]{0,2}"  # between a number and what belongs to it; exotic spaces are folded to blanks first

_SPACES = ("\u00a0", "\u2002", "\u2003", "\u2007", "\u2008", "\u2009", "\u200a", "\u202f", "\u3000")
_WIDE = "０１２３４５６７８９"


def fold(text: str) -> str:
    """Lower case with plain blanks and plain digits, of the very same length, so that offsets hold."""
    low = text.lower()
    if len(low) != len(text):  # only U+0130 grows in lower case
        low = text.replace("\u0130", "I").lower()
    if not low.isascii():
        for space in _SPACES:
            low = low.replace(space, " ")
        for plain, wide in enumerate(_WIDE):
            low = low.replace(wide, str(plain))
    return low


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; a tree of prefixes, so that matching costs the same for ten words or a thousand."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    options = [re.escape(letter) + _branch(below) for letter, below in tree.items() if letter]
    if not options:
        return ""
    single = options[0] if len(options) == 1 and "" not in tree else "(?:" + "|".join(options) + ")"
    return single + "?" if "" in tree else single
