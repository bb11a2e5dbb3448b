"""Headlines of other stories inside the running text (`Baca juga: …`): where they end."""

import re
from functools import cache

from newsfacts import lexicon

LONGEST = 230  # characters of a headline
FEWEST = 3  # words of a headline
QUOTE = 50  # characters; a longer quotation is no part of a headline


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\S+")


@cache
def _verb() -> re.Pattern[str]:
    """A word with a prefix that verbs wear in running text, and headlines of the wire drop."""
    return re.compile(rf"(?:{'|'.join(lexicon.nouns().verb_prefixes)})[a-z]{{3,}}")


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(r"[a-z?!](?=[A-Z][a-z])")


def headline_end(text: str, start: int) -> int:
    """Where the headline that begins at `start` ends: its line, a question mark, or where a sentence of the story visibly begins."""
    stop = text.find("\n", start)
    line_end = len(text) if stop < 0 else stop
    if not text[start:line_end].strip():  # the headline stands on the next line
        stop = text.find("\n", line_end + 1)
        return len(text) if stop < 0 else stop
    if (mark := text[start : start + 1]) and mark in "'‘":  # a quoted title
        closing = text.find("’" if mark == "‘" else mark, start + 1, min(line_end, start + LONGEST))
        if closing > 0:
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
    if previous[-1] in "?!" and word[0].isupper() and not (titled and following[0].isupper()):
        return words[number - 1].end()
    if not word[1:].islower() and (glue := _glue().search(word)):
        opens = word[glue.start() + 1 :].lower().rstrip(",") in known.openers
        if opens or word[glue.start()] in "?!" or following in known.auxiliaries or _verb().match(following):
            return match.start() + glue.start() + 1
    if number < FEWEST:
        return None
    if word[0] in '"“':
        closing = text.find("”" if word[0] == "“" else '"', match.start() + 1, match.start() + QUOTE)
        return match.start() if closing < 0 else None
    if not word[0].isupper() or previous[-1] in ":(,":
        return None
    bare = word.strip("(),.:;").lower()
    if bare in known.turns or (bare in known.openers and (not titled or following[0].islower() or word[-1] == ",")):
        return match.start()
    if not following[0].islower() or previous.lower() in known.prepositions:
        return None
    if following not in known.prepositions and (_verb().match(following) or (not titled and following in known.auxiliaries)):
        while not titled and number > FEWEST and words[number - 1].group()[0].isupper() and words[number - 2].group()[0].isupper():
            number -= 1
        return words[number].start()
    return match.start() if not titled and f" {bare} " in text else None
