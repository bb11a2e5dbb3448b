"""Lists whose items carry marks: numbers or letters (`1. A 2. B`, `(a) … (b) …`), bullets, or lines of their own.

A list over several lines is whole only if its items fill one line each and other text follows: else what stands under a number may be
told at length, and the last items may stand on another page of the site.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile

import regex

from newsfacts import lexicon
from newsfacts.relations.enumerations import MOST, Items, marked

SCAN = 12_000  # characters of a list
BEFORE = 6  # characters before the first mark
MARK = r"(?<![\w.,/-])\(?(\d{1,2}|[a-z])[.)]\)?(?=\s*\w)"
BULLETS = "-–•●▪*"
INNER = (" - ", " – ", "•", "●", "▪")  # where more than one item stands in a line
LINE = 90  # characters of an item without a mark
ENDS = '.!?:,"”'  # what no such item ends with
FEWEST = 3  # of them: two short lines are also a heading and the one below


def listed(text: str, count: int) -> Items | None:
    """The items of the marked list that begins here, if any; those without marks only if there are just as many."""
    text = text[:SCAN]
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
    again = 0
    over_lines = False
    for mark in _mark().finditer(text):
        label = mark.group(1)
        wanted = str(len(marks) + 1) if label.isdigit() else chr(ord("a") + len(marks))
        if not marks and mark.start() > BEFORE:
            return None
        if over_lines and not _opens_line(text, mark):
            continue
        if label == wanted and again:
            return None  # 1. A, 2. B; of the next list: 1. C, 2. D, 3. E
        again += bool(marks) and label == marks[0].group(1)
        if again > 1:
            break  # lists that go on are not far
        if label == wanted:
            marks.append(mark)
            over_lines = len(marks) > 1 and _opens_line(text, marks[0]) and _opens_line(text, marks[1])
    if len(marks) < 2:
        return None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    items = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    follows = "\n" in items[-1] or len(items[-1]) > LINE and not over_lines
    whole = follows and not any("\n" in item for item in items[:-1]) if over_lines else len(text) < SCAN or follows
    lines = [item.partition("\n")[0].rstrip() for item in items]
    return marked(tuple(_joined().sub("", line.strip(" ,;.")).rstrip(" ,;") for line in lines), whole)


def _opens_line(text: str, mark: regex.Match[str]) -> bool:
    return "\n" in text[max(0, mark.start() - 2) : mark.start()]


def _bulleted(text: str) -> Items | None:
    """The lines that open with the same bullet; what two names are joined in may be two items."""
    lines = list(islice(_below(text), MOST + 1))
    bullet = lines[0][0] if lines else ""
    if not bullet or bullet not in BULLETS:
        return None
    items = [line.lstrip(BULLETS).strip(" ;,") for line in takewhile(lambda line: line.startswith(bullet), lines)]
    if len(items) < 2 or any(mark in item for item in items for mark in INNER):
        return None
    pairs = sum(before.istitle() and behind.istitle() for item in items for before, behind in _joints(item))
    return marked(tuple(items), whole=len(items) < len(lines))._replace(most=len(items) + pairs)


def _joints(item: str) -> list[tuple[str, str]]:
    """The words on either side of each conjunction of an item."""
    words, joins = item.split(), lexicon.relations().families["and"]
    return [(before, behind) for before, word, behind in zip(words, words[1:], words[2:], strict=False) if word in joins]


def _lines(text: str, count: int) -> Items | None:
    """Just as many short lines as were counted, with other text behind them or none."""
    if not FEWEST <= count <= MOST:
        return None
    short = takewhile(lambda line: len(line) <= LINE and line[-1] not in ENDS and line[0].isupper(), _below(text))
    items = list(islice(short, count + 1))
    return marked(tuple(items), whole=False) if len(items) == count else None


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
