"""Whether a text is in another language than Indonesian: by small words, only on good evidence, never for a short text."""

import re
from functools import cache

from newsfacts import lexicon

FEWEST = 30  # words; a shorter text is never refused
FEW = 100  # words; in a longer text more than two signs of Malay must show
SAMPLE = 20_000  # characters looked at
GLANCE = 800  # characters that mostly suffice
SURE = 2  # Indonesian's own words among them that settle it
ENGLISH = 0.22  # share of English function words from which a text may be English: plain prose has twice as many, a list of titles fewer
FOREIGN = 0.12  # the same for other languages, of which fewer words are known
HOME = 0.05  # share of Indonesian's above which it is Indonesian all the same
STRANGE = 0.015  # share of Malaysian spellings from which a text may be Malay


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")


@cache
def _ringgit() -> re.Pattern[str]:
    return re.compile(r"\bRM ?\d")


def refusal(text: str) -> str | None:
    """`english`, `malay`, `script` or `foreign` if the text is surely not Indonesian, else None.

    Malay shares its grammar with Indonesian; it shows by its spellings (`kerana`, `peratus`, `bilion`) in the absence of
    Indonesia's own (`karena`, `persen`, `miliar`).
    """
    text = text[:SAMPLE]
    known = lexicon.function_words()
    words = _word().findall(text[:GLANCE].lower())
    if _count(words, known.indonesian) >= SURE and _count(words, known.shared) > FOREIGN * len(words):
        return None  # nearly every Indonesian text
    words = _word().findall(text.lower())
    if len(words) < FEWEST:
        return _script(text)
    count, own = len(words), _count(words, known.indonesian)
    home = own + _count(words, known.shared - known.indonesian)
    if home < HOME * count and _count(words, known.english) >= ENGLISH * count:
        return "english"
    strange = [word for word in words if word in known.malay]
    kinds = len(set(strange)) + bool(_ringgit().search(text))
    if kinds >= 3 and len(strange) >= STRANGE * count and 3 * own < len(strange):
        return "malay"
    if kinds >= 2 and own == 0 and home and count < FEW:
        return "malay"
    if own == 0 and home < HOME * count and _count(words, known.elsewhere) >= FOREIGN * count:
        return "foreign"
    return _script(text)


def _count(words: list[str], known: frozenset[str]) -> int:
    """How many of the words are known."""
    return sum(map(known.__contains__, words))


def _script(text: str) -> str | None:
    """`script` for a text of some length whose letters are nearly all of another script (Arabic, Chinese, Cyrillic …)."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 100:
        return None
    return "script" if sum(char > "\u024f" for char in letters) > 0.8 * len(letters) else None
