"""PDF: text by pypdfium2, in reading order and joined to paragraphs; ruled tables by pdfplumber, one row a line.

No optical character recognition: a scan without a text layer is an error.
"""

import re
from collections import Counter
from functools import cache
from io import BytesIO
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.readers.documents import Extracted
from newsfacts.readers.errors import ReadError, extra, silent
from newsfacts.readers.markup import RAISED
from newsfacts.readers.streams import MEGA, MOST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MOST_PAGES = 500
RULES = range(4, 2000)  # drawn lines and boxes on a page from which there may be a table, and beyond which there is a drawing
MOST_ON_PAGE = 20_000  # characters of a page that may hold a table
SMALL = 0.85  # height of a raised digit over the digit before it, at most
GAP = 1.3  # distance between two lines over the usual one, from which a paragraph ends
SHORT = 0.8  # length of a line over the longest one, up to which it may end a paragraph
RUNNING = 3  # lines at the top and foot of a page that may be the same on all
NUMBERED = 60  # characters of a running line that changes from page to page


class Line(NamedTuple):
    """A line as printed, with its corners in points from the page's left and lower edge; a table's row is `fixed`."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    fixed: bool = False


class Box(NamedTuple):
    """A table's place on a page, from the left and lower edge, and its rows."""

    left: float
    bottom: float
    right: float
    top: float
    rows: tuple[str, ...]


def extract(raw: bytes, name: str) -> Extracted:
    """The text of a PDF.  `ReadError`: `broken`, `password`, `no-text`, `too-large`."""
    with extra("docs", name):
        import pypdfium2
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise ReadError("password" if "assword" in str(error) else "broken", name, "PDF") from error
    try:
        if len(document) > MOST_PAGES:
            raise ReadError("too-large", name, f"{MOST_PAGES} pp.")
        text = "\n".join(_paragraphs(_story(_pages(document, raw, name))))
    except pypdfium2.PdfiumError as error:
        raise ReadError("broken", name, "PDF") from error
    finally:
        document.close()
    if not any(map(str.isalnum, text)):
        raise ReadError("no-text", name, "PDF")
    return Extracted(text)


def _pages(document: "PdfDocument", raw: bytes, name: str) -> list[list[Line]]:
    """The lines of every page."""
    pages: list[list[Line]] = []
    size = 0
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        tables = _tables(raw, number, page) if _may_hold_table(page, textpage) else []
        pages.append(_lines(textpage, tables))
        size += sum(len(line.text) for line in pages[-1])
        textpage.close()
        page.close()
        if size > MOST_TEXT:
            raise ReadError("too-large", name, f"{MOST_TEXT // MEGA} MB")
    return pages


def _may_hold_table(page: "PdfPage", textpage: "PdfTextPage") -> bool:
    """Whether rules are drawn on the page: looking for tables takes thirty times as long as reading the text."""
    from pypdfium2 import raw

    if textpage.count_chars() > MOST_ON_PAGE:
        return False
    paths = 0
    for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        paths += 1
        if paths >= RULES.stop:
            return False
    return paths >= RULES.start


def _tables(source: bytes, number: int, page: "PdfPage") -> list[Box]:
    """The ruled tables of a page; none if pdfplumber cannot make sense of it."""
    import pdfplumber

    left, _, _, top = page.get_mediabox()
    found: list[Box] = []
    try:
        with silent("pdfminer", "pdfplumber"), pdfplumber.open(BytesIO(source), pages=[number + 1]) as document:
            for table in document.pages[0].find_tables():
                rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
                if len(rows) > 1 and max(map(len, rows)) > 1:
                    x0, y0, x1, y1 = table.bbox
                    printed = tuple(" | ".join(row) for row in rows if any(row))
                    found.append(Box(x0 + left, top - y1, x1 + left, top - y0, printed))
    except Exception:  # pdfminer raises whatever a damaged page makes it stumble over; the text is read all the same
        return []
    return found


def _lines(textpage: "PdfTextPage", tables: list[Box]) -> list[Line]:
    """The lines of a page in reading order, each table in the place of its text."""
    found: list[Line] = []
    placed: set[int] = set()
    start = 0
    text = textpage.get_text_range(errors="replace")
    if len(text) != textpage.count_chars():  # characters beyond the basic plane take two places there: no geometry then
        return [Line(line, 0, 0, 0, 0) for line in text.splitlines() if line.strip()]
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        first = start + (raw.index(bare) if bare else 0)
        start += len(raw)
        if not bare:
            continue
        left, bottom, _, top = textpage.get_charbox(first, loose=True)
        right = textpage.get_charbox(first + len(bare) - 1, loose=True)[2]
        middle = (bottom + top) / 2
        inside = next((n for n, box in enumerate(tables) if box.bottom < middle < box.top and box.left - 2 < left < box.right), None)
        if inside is None:
            line = Line(_raised(bare, textpage, first), left, right, bottom, top)
            if found and (same := _same_line(found[-1], line)):
                line = same
                found.pop()
            found.append(line)
        elif inside not in placed:
            placed.add(inside)
            box = tables[inside]
            found += [Line(row, box.left, box.right, box.bottom, box.top, fixed=True) for row in box.rows]
    return found


def _same_line(left: Line, right: Line) -> Line | None:
    """Two pieces as one line where they stand side by side: a raised figure makes pdfium begin a new one."""
    height = left.top - left.bottom
    gap = right.left - left.right
    if left.fixed or min(left.top, right.top) - max(left.bottom, right.bottom) < height / 2 or not -height / 4 < gap < height / 2:
        return None
    between = " " if gap > height / 10 else ""
    return Line(left.text + between + right.text, left.left, right.right, left.bottom, left.top)


@cache
def _digit_pair() -> re.Pattern[str]:
    return re.compile(r"(?<=\d)\d(?!\d)|(?<=\d)\d(?=\d(?!\d))")


def _raised(line: str, textpage: "PdfTextPage", first: int) -> str:
    """The line with the small raised digits behind a number (references to footnotes) printed as such: `21.450¹`."""
    raised: list[int] = []
    for match in _digit_pair().finditer(line):
        before, here = textpage.get_charbox(first + match.start() - 1, loose=True), textpage.get_charbox(first + match.start(), loose=True)
        height = before[3] - before[1]
        follows = raised and raised[-1] == match.start() - 1
        if follows or (here[3] - here[1] < SMALL * height and here[1] > before[1] + height / 5):
            raised.append(match.start())
    if not raised:
        return line
    return "".join(char.translate(RAISED) if place in raised else char for place, char in enumerate(line))


def _story(pages: list[list[Line]]) -> "Iterator[list[Line]]":
    """The pages without what runs on top and foot of each: the same line on most of them, figures aside, or a page's number alone."""
    seen = Counter(shape for page in pages for shape in {_shape(line) for line in page[:RUNNING] + page[-RUNNING:]})
    often = max(2, (len(pages) + 1) // 2)

    def runs(line: Line) -> bool:
        return not line.fixed and (seen[_shape(line)] >= often or not any(map(str.isalpha, line.text)))

    for page in pages:
        top = sum(1 for _ in takewhile(runs, page[:RUNNING]))
        foot = sum(1 for _ in takewhile(runs, reversed(page[top:][-RUNNING:])))
        yield page[top : len(page) - foot]


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d+")


def _shape(line: Line) -> tuple[str, int]:
    """What tells running lines from others: their text, where a short one may hold the page's number, and their height on the page."""
    return _number().sub("0", line.text) if len(line.text) < NUMBERED else line.text, round(line.bottom)


def _paragraphs(pages: "Iterator[list[Line]]") -> "Iterator[str]":
    """Lines joined to paragraphs; one that a page's end interrupts goes on on the next."""
    current = ""
    above: Line | None = None
    for page in pages:
        pitch = _pitch(page)
        longest = max((line.right - line.left for line in page if not line.fixed), default=0)
        for place, line in enumerate(page):
            if not (current and above and not line.fixed and _continues(above, line, pitch if place else 0, longest)):
                if current:
                    yield current
                current = ""
            current = _joined(current, line.text)
            above = line
            if line.fixed:
                yield current
                current = ""
    if current:
        yield current


def _pitch(page: list[Line]) -> float:
    """The usual distance from one line to the next, in points."""
    steps = sorted(high.bottom - low.bottom for high, low in pairwise(page) if high.bottom > low.bottom)
    return steps[len(steps) // 2] if steps else 0


def _continues(above: Line, line: Line, pitch: float, longest: float) -> bool:
    """Whether a line goes on with the sentence of the one above it; `pitch` is 0 on top of a page."""
    ended = above.text[-1] in '.?!:"”’)'
    full = above.right - above.left >= SHORT * longest
    if not pitch or line.bottom > above.bottom:  # on the next page, in the next column
        return not ended and (full or line.text[0].islower())
    if above.bottom - line.bottom > GAP * pitch:
        return False
    if above.top - above.bottom > 1.3 * (line.top - line.bottom) or line.top - line.bottom > 1.3 * (above.top - above.bottom):
        if not (ended or above.text[-1] in ",-"):  # another size: a heading above, or below
            return line.text[:1].islower()
    if line.left - above.left > 10 and ended:
        return False
    return full or not (ended or line.text[0].isupper())


def _joined(above: str, below: str) -> str:
    """Two lines as one: a word parted at the line's end is put together again, a compound or a range keeps its hyphen."""
    if not above:
        return below
    if above[-1] not in "\ufffe\u00ad\x02-":
        return f"{above} {below}"
    stem = above[:-1]
    if not stem or stem[-1].isspace():  # a dash
        return f"{above} {below}"
    word, follows = stem.split()[-1], below.split(None, 1)[0]
    if not (word[-1].isalpha() and follows[0].islower()):
        return f"{stem}-{below}"
    again = word.rpartition("-")[2].lower()[:3] == follows.lower()[:3]
    return f"{stem}-{below}" if again else stem + below
