"""What scrapers glue into the running text: other stories' headlines, photographs' credits, notes of rights."""

import re
from bisect import bisect_left
from functools import cache
from itertools import product
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.model import Section
from newsfacts.patterns import any_of
from newsfacts.readers.related import headline_end

CAPTION = 220  # characters of a caption in front of its credit
TAIL = 400  # characters of bylines and rights on one line


class Insertion(NamedTuple):
    """A stretch inside or over lines of the story that is no part of it."""

    start: int
    end: int
    section: Section


def _printed(phrase: str) -> set[str]:
    """The ways a phrase is printed: `Baca juga`, `Baca Juga`, `BACA JUGA`."""
    first, *others = phrase.split()
    mixed = product((first.capitalize(),), *((word, word.capitalize()) for word in others))
    return {phrase.upper(), *(" ".join(words) for words in mixed)}


@cache
def _openings() -> re.Pattern[str]:
    """The first words of all insertions: plain literals, which the scan over the text skips to ten times faster than to `_shapes`."""
    words = lexicon.layout()
    phrases = {form for phrase in words.related for form in _printed(phrase)} | set(words.inline_tail)
    firsts = {phrase.split()[0] for phrase in phrases} | {f"{word.capitalize()}:" for word in words.credits}
    return re.compile(any_of(firsts))


@cache
def _shapes() -> re.Pattern[str]:
    """Introductions of headlines, credits and notes of rights."""
    words = lexicon.layout()
    related = any_of(form for phrase in words.related for form in _printed(phrase))
    credit, tail = any_of(word.capitalize() for word in words.credits), any_of(words.inline_tail)
    signed = r"[^\s/]{1,30}(?: [^\s/]{1,30}){0,4}/\S{1,40}|[A-Z][a-z]{1,8}\. \S{1,40}|\S{1,40}"
    return re.compile(
        rf"(?P<related>(?:{related})(?:\s?:\s?|\s?(?=['‘\"])|(?=\s)))|(?P<caption>(?:{credit}): ?(?:{signed}))|(?P<tail>{tail})"
    )


def _introduces(text: str, match: re.Match[str]) -> bool:
    """Whether a phrase introduces a headline: a colon or a quote follows, or it opens its line, in two words at least (not `Tonton`)."""
    start, end = match.span()
    if not text[end - 1].isalpha() or text[end : end + 1] in tuple("'‘\""):
        return True
    return " " in match.group() and (start == 0 or text[start - 1] == "\n")


def find(text: str) -> list[Insertion]:
    """The insertions in order, without overlap."""
    found: list[Insertion] = []
    candidates = (_shapes().match(text, opening.start()) for opening in _openings().finditer(text))
    matches = [match for match in candidates if match and (match.lastgroup != "related" or _introduces(text, match))]
    introductions = [match.start() for match in matches if match.lastgroup == "related"] + [len(text)]
    for match in matches:
        start, end = match.span()
        if found and start < found[-1].end:
            continue
        if match.lastgroup == "related":
            following = introductions[bisect_left(introductions, end)]
            found.append(Insertion(start, min(following, headline_end(text, end)), "related"))
            continue
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        if match.lastgroup == "caption":
            begin = max(text.rfind("\n", 0, start) + 1, found[-1].end if found else 0)
            closing = text.find(")", start, min(stop, start + CAPTION)) if text[start - 1 : start] == "(" else -1
            found.append(Insertion(begin if start - begin < CAPTION else start, max(end, closing + 1), "caption"))
        elif stop - start < TAIL:
            found.append(Insertion(start, stop, "tail"))
    return found
