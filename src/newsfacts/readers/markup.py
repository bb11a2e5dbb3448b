"""Text of HTML and XML fragments: blocks on lines of their own, table rows apart, no two numbers glued together."""

import re
from functools import cache
from typing import TYPE_CHECKING

from newsfacts.readers.errors import extra

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
        ),
        *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "tbody", "tfoot", "thead", "tr", "ul"),
        *("head", "item", "lb", "list", "quote", "row"),  # trafilatura's own
        *("block", "body.content", "hedline", "hl1", "hl2"),  # NITF
    )
)
CELLS = frozenset(("td", "th", "cell"))
UNPRINTED = frozenset(
    (
        *("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "select", "button", "textarea", "audio"),
        *("video", "canvas", "del", "s", "strike", "title", "link", "meta"),
    )
)
LAYOUT = 200  # characters from which a table's cell lays out a page rather than tabulates
RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@cache
def _white() -> re.Pattern[str]:
    return re.compile(r"[ \t\r\n\f]+")


@cache
def _unprintable() -> re.Pattern[str]:
    """Characters that no tree can hold."""
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"<(?:p|br|div|span|table|ul|ol|li|h[1-6]|strong|em|b|i|a|article|section|blockquote)\b[^<>]{0,2000}>", re.IGNORECASE)


def looks_marked_up(text: str) -> bool:
    """Whether a text that may be HTML is: some tag of running text stands in it."""
    return "<" in text and bool(_tag().search(text))


def page(text: str, name: str) -> "_Element | None":
    """The tree of an HTML page or fragment, however broken, without comments; None if there is nothing in it."""
    with extra("docs", name):
        from lxml import etree, html
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    raw = printable(text).encode("utf-8", "replace")
    try:
        tree: _Element = html.document_fromstring(raw, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree


def text_of(fragment: str, name: str) -> str:
    """The text of a fragment of HTML; a text without any tag or entity is returned as it is."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    tree = page(fragment, name)
    return "" if tree is None else render(tree)


def printable(text: str) -> str:
    """The text without the control characters that no tree can hold, though a reference such as `&#1;` brings them into one."""
    return _unprintable().sub("", text)


def local(element: "_Element") -> str:
    """The element's name in lower case, without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def is_hidden(element: "_Element") -> bool:
    """Whether the page itself hides the element."""
    return element.get("hidden") is not None or bool(_hidden().search(element.get("style") or ""))


def raised(text: str, before: str) -> str:
    """What a superscript is printed as: `km2`, but `10⁶` and `21.450¹` behind a digit, where a plain digit would make another number."""
    text = text.strip()
    if before.isdigit():
        return text.translate(RAISED) if text.lstrip("+-").isdigit() else ""
    return "" if text.strip("[]()").isdigit() and text[:1] in ("[", "(") else text


def render(root: "_Element") -> str:
    """The text of a tree as lines: one for each block and table row, cells parted by ` | `."""
    from lxml import etree

    pieces: list[str] = []
    cells: list[bool] = []  # for the cells around: whether blocks in them stay on the row's line
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local(element)
        inline = bool(cells) and cells[-1]
        if event == "start":
            if name in CELLS:
                left = element.getprevious()
                row_goes_on = left is not None and local(left) in CELLS
                cells.append(len("".join(element.itertext())) < LAYOUT)
                pieces.append((" | " if cells[-1] else "\n") if row_goes_on else " " if inline else "")
            elif name in BLOCKS:
                pieces.append(" " if inline else "\n")
            if name == "sup":
                pieces.append(raised("".join(element.itertext()), pieces[-1][-1:] if pieces else ""))
                walk.skip_subtree()
            elif name in UNPRINTED or is_hidden(element):
                walk.skip_subtree()
            elif element.text:
                pieces.append(_white().sub(" ", element.text))
            continue
        if name in CELLS:
            cells.pop()
            inline = bool(cells) and cells[-1]
        elif name in BLOCKS:
            pieces.append(" " if inline else "\n")
        if element.tail and element is not root:
            pieces.append(_white().sub(" ", element.tail))
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(_white().sub(" ", line) for line in lines if line.strip("| "))
