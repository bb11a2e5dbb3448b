"""Lists whose items carry marks: numbers or letters (`1. A 2. B`, `(a) … (b) …`), bullets, or lines of their own.

A list within a paragraph is whole.  One over several lines can be trusted to hold all there is only if each item is a few plain words on
one line and a sentence follows that neither goes on with the list nor turns a page: else an item may hold two, what stands under a number
may be told at length, and the last items may stand further below or on another page of the site.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, takewhile

import regex

from newsfacts import lexicon
from newsfacts.relations.listing.enumerations import MOST, SHORT, Items, marked

SCAN = 12_000  # characters of a list
BEFORE = 6  # characters before the first mark
INDENT = 20  # blanks before a mark that opens its line
MARK = r"(?<![\w.,/-])\(?(\d{1,2}|[a-z])(?:\.\)|[.)])(?=\s*+[\"“(]?[^\W\d]|\s++\w)"
BULLETS = "-–•●▪*✅"
INNER = (" - ", " – ", "•", "●", "▪")  # where more than one item stands in a line
LINE = 90  # characters of an item without a mark
ENDS = '.!?:,"”'  # what no such item ends with
STOPS = '.”"'  # what a sentence behind a list ends with
FEWEST_LINES = 3  # two short lines are also a heading and the one below
BEHIND = 12  # lines behind a list among which no other mark stands


def listed(text: str, count: int) -> Items | None:
    """The items of the marked list that begins here, if any; those without marks only if there are just as many.

    `text` is to be no longer than `SCAN`.
    """
    return numbered(text) or _bulleted(text) or _lines(text, count)


@cache
def _mark() -> regex.Pattern[str]:
    return regex.compile(MARK)


@cache
def _opening() -> regex.Pattern[str]:
    """A first mark, near the start."""
    return regex.compile(rf"(?s:.{{0,{BEFORE}}}?){MARK}")


@cache
def _joined() -> regex.Pattern[str]:
    """The conjunction that a numbered item leaves behind: `perbendaharaan, serta`."""
    return regex.compile(r"\s{1,9}+\L<joins>$", regex.IGNORECASE, joins=lexicon.relations().families["and"])


def numbered(text: str) -> Items | None:
    """The items of a list with marks in order: 1. 2. 3., (a) (b) (c)."""
    if not _opening().match(text):
        return None
    marks: list[regex.Match[str]] = []
    again, below = 0, False
    for mark in _mark().finditer(text):
        label = mark.group(1)
        wanted = str(len(marks) + 1) if label.isdigit() else chr(ord("a") + len(marks))
        if not marks and mark.start() > BEFORE:
            return None
        if below and not _opens_line(text, mark):
            continue
        if label == wanted and again:
            return None  # 1. A, 2. B; of the next list: 1. C, 2. D, 3. E
        again += bool(marks) and label == marks[0].group(1)
        if again > 1:
            break  # lists that go on are not far
        if label == wanted:
            marks.append(mark)
            below = len(marks) == 2 and all(_opens_line(text, each) for each in marks) or below
    if len(marks) < 2:
        return None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    items = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    lines = [_joined().sub("", item.partition("\n")[0].strip(" ,;.")).rstrip(" ,;") for item in items]
    told = any("\n" in item for item in items[:-1])
    return marked(tuple(lines), not below or not told and _whole(lines, items[-1].split("\n")[1:]), below)


def _opens_line(text: str, mark: regex.Match[str]) -> bool:
    """Whether nothing but blanks stands before a mark in its line."""
    before = text[max(0, mark.start() - INDENT) : mark.start()].rstrip(" \t")
    return not before or before[-1] == "\n"


def _bulleted(text: str) -> Items | None:
    """The lines that open with the same bullet."""
    lines = list(islice(_below(text), MOST + BEHIND))
    bullet = lines[0][0] if lines else ""
    if not bullet or bullet not in BULLETS:
        return None
    found = list(takewhile(lambda line: line.startswith(bullet), lines))
    items = [line.lstrip(BULLETS).strip(" ;,") for line in found]
    if len(items) < 2 or any(mark in item for item in items for mark in INNER):
        return None
    single = not any(line[1:2] in BULLETS for line in found)
    return marked(tuple(items), single and _whole(items, lines[len(items) :]), lines=True)


def _lines(text: str, count: int) -> Items | None:
    """Just as many short lines as were counted, with other text behind them or none."""
    if not FEWEST_LINES <= count <= MOST:
        return None
    short = takewhile(lambda line: len(line) <= LINE and line[-1] not in ENDS and line[0].isupper(), _below(text))
    items = list(islice(short, count + 1))
    return marked(tuple(items), whole=False, lines=True) if len(items) == count else None


def _below(text: str) -> Iterator[str]:
    """The lines below the one that ends here, with a colon or without; none where it goes on."""
    at = len(text) - len(text.lstrip(" :"))
    while text[at : at + 1] == "\n":
        end = text.find("\n", at + 1)
        end = end if end >= 0 else len(text)
        line = text[at:end].strip()
        at = end
        if line:
            yield line


def _whole(items: Iterable[str], behind: Iterable[str]) -> bool:
    """Whether a list over lines holds all there is: plain items, and behind them a sentence that does not go on with them."""
    following = [line.strip() for line in behind if line.strip()][:BEHIND]
    if not following or following[0][-1] not in STOPS or not following[0][0].isupper():
        return False
    if any(line[0] in BULLETS or _mark().match(line) for line in following):
        return False
    going_on = lexicon.relations().words["list_goes_on"] | {*lexicon.relations().ordinals["words"]}
    return all(map(_plain, items)) and going_on.isdisjoint(word.strip(',.()"“”') for word in following[0].lower().split())


def _plain(item: str) -> bool:
    """Whether an item is one thing in a few words: no figure, no conjunction, no aside."""
    words, numerals = item.split(), lexicon.numerals()
    said = {word.lower() for word in words}
    if not all(word.isalpha() for word in words) or not said.isdisjoint(lexicon.relations().families["and"]):
        return False
    return 0 < len(words) <= SHORT and said.isdisjoint(numerals.units) and said.isdisjoint(lexicon.relations().words["list_goes_on"])
