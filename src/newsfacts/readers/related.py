"""Headlines of other stories inside the running text (`Baca juga: …`): where they begin and where they end."""

import re
from functools import cache

from .. import lexicon

LONGEST = 230  # characters of a headline
FEWEST = 3  # words of a headline
QUOTE = 50  # characters; a longer quotation is no part of a headline


@cache
def _lead_in() -> re.Pattern[str]:
    """The introducing phrases as they are printed: `Baca juga`, `Baca Juga`, `BACA JUGA`; with a colon, or before a quoted title."""
    phrases = lexicon.layout().related
    forms = sorted({form for phrase in phrases for form in (phrase.capitalize(), phrase.title(), phrase.upper())}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?P<colon>\s?:\s?|\s?(?=['‘\"])|\s(?=[Vv]ideo))?")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\S+")


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(r"[a-z?!](?=[A-Z][a-z])")


def find(text: str) -> list[tuple[int, int]]:
    """Spans of the headlines with their introduction, in order; none leaves its line, but one that only introduces takes the next."""
    found: list[tuple[int, int]] = []
    for match in _lead_in().finditer(text):
        start, end = match.span()
        alone = start == 0 or text[start - 1] == "\n"
        if (match["colon"] is not None or alone) and not (found and start < found[-1][1]):
            found.append((start, _headline_end(text, end, alone)))
    return found


def _headline_end(text: str, start: int, alone: bool) -> int:
    """Where the headline that begins at `start` ends: its line, a question mark, or where a sentence of the story visibly begins.

    `alone`: its introduction opened the line.
    """
    stop = text.find("\n", start)
    line_end = len(text) if stop < 0 else stop
    if not text[start:line_end].strip():  # the headline stands on the next line
        stop = text.find("\n", line_end + 1)
        return len(text) if stop < 0 else stop
    words = list(_word().finditer(text, start, min(line_end, start + LONGEST)))
    titled = 2 * sum(match.group()[0].islower() for match in words[1:12]) < len(words[1:12])
    for number in range(1, len(words) - 1):
        if (end := _sentence_begins(text, words, number, titled)) is not None:
            return end
    stop = text.find(". ", start, min(line_end, start + LONGEST))
    if stop >= 0:
        return stop + 1
    return line_end if alone or line_end - start <= LONGEST else words[-1].end()


def _sentence_begins(text: str, words: list[re.Match[str]], number: int, titled: bool) -> int | None:
    """The end of the headline if a sentence of the story begins at word `number` or inside it; `titled`: the headline is In Title Case.

    Signs: a question mark before it; a quote; a capital on a word that opens sentences, or that the article also writes small.
    """
    match, previous, following = words[number], words[number - 1].group(), words[number + 1].group()
    word = match.group()
    known = lexicon.function_words()
    if previous[-1] in "?!" and word[0].isupper():
        return words[number - 1].end()
    if glue := _glue().search(word):
        if word[glue.start()] in "?!" or word[glue.start() + 1 :].lower().rstrip(",") in known.openers:
            return match.start() + glue.start() + 1
    if number < FEWEST:
        return None
    if word[0] in "\"“":
        closing = text.find("”" if word[0] == "“" else '"', match.start() + 1, match.start() + QUOTE)
        return match.start() if closing < 0 else None
    bare = word.strip("(),.:;")
    if not bare[:1].isupper() or previous[-1] in ":(,":
        return None
    if bare.lower() in known.openers and (not titled or following[0].islower() or word[-1] == ","):
        return match.start()
    if not following[0].islower() or previous.lower() in known.prepositions:
        return None
    if titled:
        return match.start() if following.rstrip(",.") not in known.shared and following not in known.prepositions else None
    return match.start() if f" {bare.lower()} " in text else None
