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
def _verb() -> re.Pattern[str]:
    """A word with a prefix that verbs wear in running text, and headlines of the wire drop."""
    return re.compile(r"(?:me|ber|di|ter)[a-z]{4,}")


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(r"[a-z?!](?=[A-Z][a-z])")


def find(text: str) -> list[tuple[int, int]]:
    """Spans of the headlines with their introduction, in order; none leaves its line, but one that only introduces takes the next."""
    found: list[tuple[int, int]] = []
    matches = [match for match in _lead_in().finditer(text) if match["colon"] is not None or _opens_line(text, match)]
    for number, match in enumerate(matches):
        limit = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        if not (found and match.start() < found[-1][1]):
            found.append((match.start(), min(limit, _headline_end(text, match.end()))))
    return found


def _opens_line(text: str, match: re.Match[str]) -> bool:
    """Whether an introduction of two words or more stands at the start of a line: it needs no colon then."""
    return " " in match.group() and (match.start() == 0 or text[match.start() - 1] == "\n")


def _headline_end(text: str, start: int) -> int:
    """Where the headline that begins at `start` ends: its line, a question mark, or where a sentence of the story visibly begins."""
    stop = text.find("\n", start)
    line_end = len(text) if stop < 0 else stop
    if not text[start:line_end].strip():  # the headline stands on the next line
        stop = text.find("\n", line_end + 1)
        return len(text) if stop < 0 else stop
    if text[start : start + 1] in tuple("'‘") and 0 < (closing := text.find("'" if text[start] == "'" else "’", start + 1, min(line_end, start + LONGEST))):
        return closing + 1
    words = list(_word().finditer(text, start, min(line_end, start + LONGEST)))
    known = lexicon.function_words()
    titled = True  # In Title Case, as far as seen: only small words are small
    for number in range(1, len(words) - 1):
        word = words[number].group()
        if word[0].islower():
            titled = titled and (word in known.shared or word in known.prepositions)
        if (end := _sentence_begins(text, words, number, titled)) is not None:
            return end
    stop = text.find(". ", start, min(line_end, start + LONGEST))
    if stop >= 0:
        return stop + 1
    return line_end if line_end - start <= LONGEST or not words else words[-1].end()


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
    bare = word.strip("(),.:;").lower()
    if not word[0].isupper() or previous[-1] in ":(,":
        return None
    if bare in known.turns or (bare in known.openers and (not titled or following[0].islower() or word[-1] == ",")):
        return match.start()
    if not following[0].islower() or previous.lower() in known.prepositions:
        return None
    if following not in known.prepositions and (_verb().match(following) or (not titled and following in known.auxiliaries)):
        while number > FEWEST and words[number - 1].group()[0].isupper() and words[number - 2].group()[0].islower() is not titled and not titled:
            number -= 1
        return words[number].start()
    return match.start() if not titled and f" {bare} " in text else None
