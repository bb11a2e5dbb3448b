"""Where sentences end: the full stop of Indonesian news copy also abbreviates, groups digits, marks lists and names web sites."""

import re
from collections.abc import Sequence
from functools import cache

from newsfacts import lexicon
from newsfacts.lexicon import Abbreviations
from newsfacts.numerals.lists import DIGITS

REACH = 32  # characters looked at on either side of a full stop
WRAPPED = 100  # columns; longer lines were not broken by hand
LONG = 45  # columns; a shorter line is a headline, a label or an item of a list
LINE_ENDS = ("\n", "")  # which end every sentence, unless lines were broken by hand


@cache
def _candidate() -> re.Pattern[str]:
    """Terminal marks with closing marks behind them, a closing bracket, or a line break; what follows decides."""
    return re.compile(r"\n\s*+|\)(?=\s)|[.!?…]++[\"”’'»)\]]*+(?=[\sA-ZÀ-Þ“\"(]|\Z)")


def _with_stops(text: str) -> str:
    """Every mark that may end a sentence a full stop: a search for one character is many times as fast as one for six."""
    for mark in "!?…)\n":
        text = text.replace(mark, ".")
    return text


def split(text: str, blocks: Sequence[tuple[int, int]] = ()) -> tuple[tuple[int, int], ...]:
    """Character spans of the sentences of `text`, without the white space around them, in order; none crosses an edge of `blocks`."""
    cuts = {edge for block in blocks for edge in block}
    cuts.add(len(text))
    abbreviations = lexicon.abbreviations()
    wrapped, small = _is_wrapped(text), text.islower() or text.partition("\n")[2].islower()
    expected = 1
    marks, candidate = _with_stops(text), _candidate().match
    end = 0
    while (start := marks.find(".", end)) >= 0:
        if (match := candidate(text, start)) is None:
            end = start + 1
            continue
        end = match.end()
        mark = text[start]
        if mark == "\n":
            if _breaks_line(text, start, end) if wrapped else not _runs_on(text, start, end):
                cuts.add(end)
        elif end - start == 1 and text[start - 1 : start].isdigit() and (number := _marker(text, start, expected, abbreviations)):
            expected = number + 1
            cuts.add(start - len(str(number)))
        elif mark != ")" and (wrapped or text[end : end + 1] not in LINE_ENDS) and _ends_sentence(text, start, end, abbreviations, small):
            cuts.add(end)
    spans: list[tuple[int, int]] = []
    begin = 0
    for cut in sorted(cuts):
        piece = text[begin:cut]
        if bare := piece.strip():
            left = begin + len(piece) - len(piece.lstrip())
            spans.append((left, left + len(bare)))
        begin = cut
    return tuple(spans)


def _marker(text: str, stop: int, expected: int, abbreviations: Abbreviations) -> int:
    """The number before `text[stop]`, a full stop or bracket, if it marks a list item (`1. PT A 2. PT B`), else 0.

    Markers count up from 1, stand before a capital and do not belong to a noun (`Pasal 5.`).
    """
    begin = stop
    while begin and stop - begin <= DIGITS and text[begin - 1] in "0123456789":
        begin -= 1
    digits = text[begin:stop]
    if not 1 <= len(digits) <= DIGITS or digits[0] == "0" or (begin and text[begin - 1] in ".,:/-–("):
        return 0
    number = int(digits)
    if number not in (1, expected):
        return 0
    item = text[stop + 1 : stop + 4].lstrip()[:1]
    if not (item.isupper() or item in tuple('“"(')) or not text[stop + 1 : stop + 2].isspace():
        return 0
    before = text[max(0, begin - REACH) : begin].split()
    if before and before[-1].lower().rstrip(".") in abbreviations.numbered:
        return 0
    return number


def _ends_sentence(text: str, start: int, end: int, abbreviations: Abbreviations, small: bool) -> bool:
    """Decide about the terminal marks `text[start:end]`; white space, a capital, an opening mark or the end follows them.

    In a text that is all in `small` letters, its headline perhaps aside, one of these may begin a sentence.
    """
    after, size = end, len(text)
    while after < size and text[after].isspace():
        after += 1
    if after >= size:
        return True
    glued, head = after == end, text[after]
    if head.islower() and not (small and not glued) or head in ",;:":
        return False
    if text[start] != "." or (end - start > 1 and not glued):
        return text[start] in "!?" or not glued
    word = text[text.rfind(" ", max(0, start - REACH), start) + 1 : start]
    if not glued and word.isalpha() and word[-1].islower() and len(word) > 1 and word.lower() not in abbreviations.all:
        return True  # by far the most
    word = word.rpartition("\n")[2].lstrip("\"“'‘([")
    lower = word.lower()
    if not glued and word[-1:].islower() and len(word) > 1 and lower not in abbreviations.all and "." not in word:
        return True
    follower = text[after : after + REACH].split(None, 1)[0].strip("\"“”'‘’().,:;").lower()
    opener = follower in lexicon.function_words().openers
    if glued:
        if follower in abbreviations.domains or lower in abbreviations.never_end:
            return False
        if not word:  # put before the next sentence: `… luka-luka .Selain itu`
            return text[after + 1 : after + 2].islower()
        return word[-1:].islower() or word[-1:].isdigit() or word[-1:] in tuple(')%”"]') or (opener and len(word) > 1)
    if word[-1:].isdigit():
        return not _keeps_number(text, start, after, word, abbreviations) or opener
    if lower in abbreviations.never_end:
        return False
    if lower in abbreviations.may_end:
        return opener or head in '"“'
    if len(word) == 1 and word.isalpha():
        return opener or _previous(text, start, word) in abbreviations.labels
    if "." in word and word[-1] != "%" and all(len(part) <= 3 for part in word.split(".")):  # `S.Pd.`, `a.n.`; not `128.11%.`
        return opener
    return True


def _keeps_number(text: str, stop: int, after: int, word: str, abbreviations: Abbreviations) -> bool:
    """Whether the full stop behind the digits of `word` belongs to a number: `Rp 16. 970`, `Pasal 5. Ayat`."""
    if text[after].isdigit():
        return text[after : after + 3].isdecimal() and not text[after : after + 4].isdecimal()
    return word.isdecimal() and len(word) <= 2 and _previous(text, stop, word) in abbreviations.numbered


def _previous(text: str, stop: int, word: str) -> str:
    """The word before `word`, which ends at `stop`, in lower case without full stop."""
    words = text[max(0, stop - len(word) - REACH) : stop - len(word)].split()
    return words[-1].lower().rstrip(".") if words else ""


def _is_wrapped(text: str) -> bool:
    """Whether the lines were broken by hand at some column: most are of middle length and end without a full stop."""
    breaks = text.count("\n")
    if breaks < 5 or len(text) > breaks * WRAPPED:
        return False
    lines = [line for line in text.split("\n", 80) if line.strip()]
    full = [line for line in lines if LONG <= len(line) <= WRAPPED]
    return len(full) > 4 and 2 * len(full) > len(lines) and 2 * sum(line.rstrip()[-1:] not in tuple('.!?"”:)') for line in full) > len(full)


def _breaks_line(text: str, start: int, end: int) -> bool:
    """Whether a line break inside text wrapped by hand ends a sentence: an empty line does, and a full line that ends like a sentence."""
    if text.count("\n", start, end) > 1:
        return True
    return text[max(0, start - 1) : start] in tuple('.!?:”"') and not text[end : end + 1].islower()


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether a single line break slipped into a sentence: a long line ends in the middle of a phrase, or a small letter follows."""
    if not text[start - 1 : start].islower() or text.count("\n", start, end) > 1:
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if len(line) < LONG:
        return False
    unfinished = line.rpartition(" ")[2] in lexicon.function_words().unfinished
    return text[end : end + 2].isalpha() and text[end].islower() or unfinished and text[end : end + 1].isalnum()
