"""HTML pages: the story alone, without navigation, advertisements, other stories and the page's foot.

trafilatura finds the story (with precision rather than recall); `markup.render` prints it, so that table rows stay apart and raised figures
do not run into the number before them.
"""

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from newsfacts import lexicon
from newsfacts.readers import markup, metadata, text
from newsfacts.readers.documents import Extracted
from newsfacts.readers.errors import ReadError, extra, silent
from newsfacts.readers.streams import MEGA

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST = 16 * MEGA  # bytes of a page
MOST_ELEMENTS = 50_000  # a long article has a few thousand
MOST_LINKS = 3000  # trafilatura's work grows with the square of the links in a paragraph
HEAD = 4096  # bytes within which a page declares its encoding
SHARE = 0.3  # share of the page's text up to which a box may be furniture
HEADLINE = 250  # characters of a paragraph that is nothing but another story's headline
NAMES = 1000  # characters of an element's classes
OWN = "newsfacts "  # opens the name of the program that made a report of ours
WHOLE = frozenset(("html", "head", "body", "main"))  # what is never taken out
INLINE = ("b", "i", "u", "em", "strong", "span", "font", "small", "big", "mark", "sub")  # what only changes the look of words
GONE = (*sorted(markup.UNPRINTED), "sup")  # a superscript that is still there is none that could be printed


@cache
def _charset() -> re.Pattern[bytes]:
    return re.compile(rb"""<(?:meta|\?xml)\b[^<>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)


@cache
def _superscript() -> re.Pattern[str]:
    """A superscript with its content, and the ends of inline elements between it and what it is raised over."""
    ends = r"(?P<ends>(?:</(?:b|i|u|a|em|strong|span|font)>){0,3})"
    inner = r"(?P<inner>(?:[^<>]++|<(?!/?sup\b)[^<>]{0,300}+>){0,9}+)"
    return re.compile(rf"{ends}<sup\b[^<>]{{0,300}}+>{inner}</sup\s{{0,9}}>", re.IGNORECASE)


@cache
def _any_tag() -> re.Pattern[str]:
    return re.compile(r"<[^<>]{0,300}>")


def _lowered(match: re.Match[str]) -> str:
    """A superscript as plain text."""
    before = match.string[match.start() - 1 : match.start()]
    return match["ends"] + markup.raised(_any_tag().sub("", match["inner"]), before)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r"[-_]+")


def extract(raw: bytes, charset: str, name: str) -> Extracted:
    """The story of a page; `charset` is what the server said, or empty.  `ReadError` if it holds none (`no-text`) or is our report."""
    if len(raw) > MOST:
        raise ReadError("too-large", name, f"{MOST // MEGA} MB")
    tree = markup.page(_superscript().sub(_lowered, decoded(raw, charset, name)), name)
    if tree is None:
        raise ReadError("no-text", name, "HTML")
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS or sum(1 for _ in tree.iter("a")) > MOST_LINKS:
        raise ReadError("too-large", name, f"{MOST_ELEMENTS} <>, {MOST_LINKS} <a>")
    known = metadata.declared(tree)
    if known.generator.startswith(OWN):
        raise ReadError("report", name)
    _clear(tree)
    body = _story(tree, name)
    if not body:
        raise ReadError("no-text", name, "HTML")
    return Extracted(body, markup.printable(known.title or ""), known.published, known.site)


def decoded(raw: bytes, charset: str, name: str) -> str:
    """The page as text: by byte-order mark, then as it says itself or its server said, else as plain text is decoded."""
    declared = match[1].decode("ascii", "replace") if (match := _charset().search(raw[:HEAD])) else ""
    for encoding in (declared, charset):
        if encoding and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            try:
                # browsers read these two as Windows' Latin, too
                return raw.decode("cp1252" if encoding.lower() in ("iso-8859-1", "latin1", "us-ascii", "ascii") else encoding)
            except (LookupError, ValueError):
                continue
    return text.decode(raw.replace(b"\0", b"") if raw[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" in raw else raw, name).text


def _story(tree: "_Element", name: str) -> str:
    """The text of the story that trafilatura finds; of a fragment without one, nothing."""
    with extra("docs", name):
        import trafilatura
    for precise in (True, False):
        try:
            with silent("trafilatura"):
                found = trafilatura.bare_extraction(tree, favor_precision=precise, include_comments=False, include_tables=True)
        except RecursionError:
            return ""
        body = getattr(found, "body", None)
        if body is not None and (story := _printed(body)):
            return story
    return ""


def _printed(body: "_Element") -> str:
    """The lines of the story but those without a letter, such as a list of page numbers; a table's rows keep theirs."""
    return "\n".join(line for line in markup.render(body).split("\n") if " | " in line or any(map(str.isalpha, line)))


def _clear(tree: "_Element") -> None:
    """Take out what is no part of the story."""
    from lxml import etree

    for element in tree.iter(*GONE):
        if element.tail and element.tail[0].isalnum():
            element.tail = f" {markup.printable(element.tail)}"
    etree.strip_elements(tree, *GONE, with_tail=False)
    furniture = lexicon.page().furniture
    total = _size(tree)
    for element in list(tree.iter()):
        if markup.local(element) not in WHOLE and (
            markup.is_hidden(element)
            or _leads_elsewhere(element)
            or (not furniture.isdisjoint(_names(element)) and element.find(".//h1") is None and _size(element) < SHARE * total)
        ):
            _drop(element)
    etree.strip_tags(tree, *INLINE)
    for element in tree.iter():  # the pieces of text that now lie side by side become one each
        element.text, element.tail = markup.printable(element.text or ""), markup.printable(element.tail or "")


def _names(element: "_Element") -> set[str]:
    """The words of an element's class and id: `related-posts` counts as itself, `related` and `posts`."""
    words = f"{element.get('class') or ''} {element.get('id') or ''}".lower()[:NAMES].split()
    return {part for word in words for part in (word, *_part().split(word))}


def _size(element: "_Element") -> int:
    return sum(map(len, element.itertext()))


def _leads_elsewhere(element: "_Element") -> bool:
    """Whether a short element is nothing but the headline of another story: it opens as such (`Baca juga`), and holds a link."""
    opening = next((text for text in islice(element.itertext(), 5) if not text.isspace()), "")
    if not opening.strip().lower().startswith(lexicon.layout().related):
        return False
    return element.find(".//a") is not None and sum(len(text) for text in islice(element.itertext(), HEADLINE)) < HEADLINE


def _drop(element: "_Element") -> None:
    """Take an element out; what stood on its two sides stays apart."""
    if element.getparent() is None:
        return
    if element.tail and element.tail[0].isalnum():
        element.tail = f" {markup.printable(element.tail)}"
    element.drop_tree()
