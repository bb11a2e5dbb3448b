"""What scrapers glue into the running text: other stories' headlines, photographs' credits, notes of rights."""

import re
from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..model import Section
from .related import headline_end

CAPTION = 220  # characters of a caption in front of its credit


class Insertion(NamedTuple):
    """A stretch inside or over lines of the story that is no part of it."""

    start: int
    end: int
    section: Section


@cache
def _scan() -> re.Pattern[str]:
    """Introductions of headlines (`Baca juga`, `Baca Juga`, `BACA JUGA`), credits and notes of rights, in one pass."""
    words = lexicon.layout()
    forms = {form for phrase in words.related for form in (phrase.capitalize(), phrase.title(), phrase.upper())}
    related = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    credit = "|".join(sorted(word.capitalize() for word in words.credits))
    tail = "|".join(map(re.escape, words.inline_tail))
    signed = r"[^\s/]{1,30}(?: [^\s/]{1,30}){0,4}/\S{1,40}|[A-Z][a-z]{1,8}\. \S{1,40}|\S{1,40}"
    return re.compile(
        rf"(?P<related>(?:{related})(?:\s?:\s?|\s?(?=['‘\"])|\s(?=[Vv]ideo)|(?=\s)))"
        rf"|(?P<caption>\((?:{credit}): ?[^()\n]{{1,60}}\)|\b(?:{credit}): ?(?:{signed}))"
        rf"|(?P<tail>{tail})"
    )


def find(text: str) -> list[Insertion]:
    """The insertions in order, without overlap."""
    found: list[Insertion] = []
    matches = list(_scan().finditer(text))
    for number, match in enumerate(matches):
        start, end = match.span()
        if found and start < found[-1].end:
            continue
        if match.lastgroup == "related":
            opens = start == 0 or text[start - 1] == "\n"
            if text[end - 1].isalpha() and not (opens and " " in match.group()) and text[end : end + 1] not in tuple("'‘\""):
                continue  # `Tonton` without colon: a verb of the story
            following = next((later.start() for later in matches[number + 1 :] if later.lastgroup == "related"), len(text))
            found.append(Insertion(start, min(following, headline_end(text, end)), "related"))
        elif match.lastgroup == "caption":
            begin = max(text.rfind("\n", 0, start) + 1, found[-1].end if found else 0)
            found.append(Insertion(begin if start - begin < CAPTION else start, end, "caption"))
        else:
            stop = text.find("\n", end)
            found.append(Insertion(start, stop if stop >= 0 else len(text), "tail"))
    return found
