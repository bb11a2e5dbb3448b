"""Direct quotes: the stretches between quotation marks that somebody said, also where they run over paragraphs."""

import re
from functools import cache

LONGEST = 3000  # characters; a mark without partner must not swallow the article
TITLE = 60  # characters; a shorter quotation without punctuation of speech is a name or a title


MARKS = ('"', "“", "”", "„", "‟", "«", "»", "''")


@cache
def _marks(present: tuple[str, ...]) -> re.Pattern[str]:
    """The quotation marks that a text has, mostly one or two, which are found ten times as fast as any of all."""
    return re.compile("|".join(present))


def _opens(text: str, start: int, end: int) -> bool:
    """Whether the mark looks like an opening one: nothing or a space before it, something after it."""
    if text[start] in "“„«":
        return True
    if text[start] in "”»":
        return start == 0 or (text[start - 1].isspace() and end < len(text) and not text[end].isspace())
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isspace() or before in "([—–-:,/":
        return not after.isspace()
    return False


def _is_speech(text: str, start: int, end: int) -> bool:
    """Whether the quotation `text[start:end]`, marks included, is speech and no title: it ends like a sentence or is long."""
    inner = text[start + 1 : end].rstrip(" \n'\"”»")
    if len(inner) > TITLE or inner[-1:] in tuple(",.?!…"):
        return True
    return text[end : end + 1] == "," and " " in inner and text[max(0, start - 2) : start].strip() in ("", ",", ":", ".")


def direct_quotes(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the direct quotes of `text`, marks included, in order, without overlap.

    A quote that runs over paragraphs repeats its opening mark at each; one that is never closed ends with its paragraph.
    """
    present = tuple([mark for mark in MARKS if mark in text])
    if not present:
        return ()
    found: list[tuple[int, int]] = []
    opened = -1
    for mark in _marks(present).finditer(text):
        start, end = mark.span()
        if opened < 0:
            if _opens(text, start, end):
                opened = start
            continue
        if not _opens(text, start, end) and end - opened <= LONGEST:
            found.append((opened, end))
            opened = -1
            continue
        between = text.find("\n", opened, start)
        if end - opened <= LONGEST and (between < 0 or text[between:start].isspace()):
            if between < 0 and (text[start] not in "“„«" or not text[start - 1 : start].isspace()):
                found.append((opened, end))  # `"kata "`, with a space before its closing mark, as well
                opened = -1
            continue  # the next paragraph of the same quote
        if between >= 0:
            found.append((opened, len(text[:between].rstrip())))
        opened = start if _opens(text, start, end) else -1
    if opened >= 0 and (stop := text.find("\n", opened)) > 0 and stop - opened <= LONGEST:
        found.append((opened, stop))
    return tuple(span for span in found if span[1] - span[0] > 2 and _is_speech(text, *span))
