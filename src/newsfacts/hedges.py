"""Words beside a quantity that bound it: `sekitar`, `lebih dari`, `paling lama`, `… lebih`."""

import re
from functools import cache

from newsfacts import lexicon
from newsfacts.model import Qualifier
from newsfacts.patterns import any_of

_REACH = 4  # fillers between a hedge and its number


def before(words: list[str], ranged: bool) -> Qualifier:
    """The qualifier that the words before a quantity give, nearest word first; `ranged` where the quantity is itself a range."""
    lexical = lexicon.hedges()
    known, fillers = lexical.before, lexical.fillers
    for at in range(min(_REACH, len(words))):
        for length in (3, 2, 1):
            if at + length > len(words):
                continue
            phrase = words[at] if length == 1 else " ".join(words[at + length - 1 : at - 1 if at else None : -1])
            qualifier = known.get(phrase)
            if qualifier is not None:
                if ranged and (phrase in lexical.caps or words[at] in lexical.single):
                    return "exact"
                if phrase in lexical.caps and any(word in lexical.from_words for word in words[at + 1 : at + 5]):
                    return "exact"  # the end of a stretch: sejak hari ini hingga dua pekan
                return qualifier
        if words[at] not in fillers:
            break
    return "exact"


@cache
def _after() -> re.Pattern[str]:
    lexical = lexicon.hedges()
    return re.compile(rf" ({any_of(lexical.after)})(?!\w)(?! (?:{any_of(lexical.comparatives)})(?!\w))")


def after(low: str, end: int) -> Qualifier | None:
    """The qualifier that the words after a quantity give."""
    if low[end : end + 1] != " " or low[end + 1 : end + 2] not in ("l", "k", "a"):
        return None
    match = _after().match(low, end)
    return lexicon.hedges().after[match.group(1)] if match else None
