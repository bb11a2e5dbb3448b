"""The tokens of plain words, just as the tokenizer of `language` parts them: most articles hold nothing else.

Loading spaCy takes longer than checking an article, so the tokenizer is kept for what is left: a site's address, a bracket in mid-word.
The marks and joints below are those of both.
"""

import re
from functools import cache
from itertools import pairwise

from newsfacts import lexicon

LETTER = r"[^\W\d_]"
CURRENCY = r"(?:Rp|[A-Z]{0,3}\$|[€£¥₹])"
OPENING = r"[\"'“”„‟‘’`´«»(\[{<>*+#~§=%&…•·—–-]"
CLOSING = r"[\"'“”„‟‘’`´«»)\]}<>*+,;:!?%°…•·—–-]"
STOP = r"(?:(?<=[^\W_])\.|(?<=[\"'“”‘’)\]}%!?.,])\.)"  # comes off what stands before it
UNIT = rf"(?<=[0-9]){LETTER}{{1,12}}"  # that is stuck to a number
MIDDLE = rf"(?<={LETTER})[–—,](?={LETTER})"  # a bar or comma without blanks
SENTENCES = r"(?<=[a-z])\.(?=[A-Z])"  # `selesai.Kemudian`


@cache
def _plain() -> re.Pattern[str]:
    """Words, names and numbers with bars between and marks around them."""
    word = rf"{LETTER}+(?:[-'’&]{LETTER}+)*(?:-?[0-9]+)?"  # laki-laki, Jum'at, U-23, F1
    site = rf"{LETTER}+[0-9]?(?:\.{LETTER}+)+"  # Liputan6.com, KONTAN.CO.ID
    number = rf"[0-9]+(?:[.,-][0-9]+)*(?:-{LETTER}+)*"  # 1.234,5; 5-10; 50-an
    part = rf"(?:{site}|{word}|{number})"
    joint = rf"(?:[/:]|{MIDDLE}|(?<=[0-9])[–—](?=[0-9]))"
    return re.compile(
        rf"(?P<before>{OPENING}{{0,9}}+)(?:{CURRENCY}(?=[0-9]))?"
        rf"(?P<core>[A-Z]{{1,3}}\$|(?!Rp[0-9]){part}(?:{joint}{part})*?)?"
        rf"(?:{UNIT}(?!{LETTER}))?(?P<after>(?:(?![;:]\.){CLOSING}|{STOP})*)"
    )


@cache
def _joints() -> re.Pattern[str]:
    """The tokens that part a plain word in its middle."""
    return re.compile(rf"[/:]|(?<=[0-9])[-–—](?=[0-9])|{MIDDLE}|{SENTENCES}")


@cache
def stops() -> frozenset[str]:
    """The abbreviations that keep their full stop, as they are written."""
    forms = [f"{word}." for word in lexicon.abbreviations().never_end]
    return frozenset([*forms, *map(str.capitalize, forms)])


def edges(chunk: str) -> list[int] | None:
    """Where the tokens of a stretch without blanks begin, and where the last one ends; None where it is not plain."""
    found = _plain().fullmatch(chunk)
    if found is None:
        return None
    start, end = found.span("core")
    if start < 0:  # marks alone
        return None if ".." in chunk else list(range(len(chunk) + 1))
    first, after = found.end("before"), found.start("after")
    currency, unit = [first] if first < start else [], [end] if end < after else []
    inner = [edge for joint in _joints().finditer(chunk, start, end) for edge in joint.span()]
    cuts = [*range(first), *currency, start, *inner, *unit, *range(after, len(chunk) + 1)]
    if "." not in chunk:
        return cuts
    return [cuts[0], *(cut for before, cut in pairwise(cuts) if chunk[cut : cut + 1] != "." or chunk[before : cut + 1] not in stops())]
