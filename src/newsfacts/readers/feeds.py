"""Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom; one article for each entry, links in it are not followed.

Read with lxml, which mends what is not well-formed: feedparser turns every date into UTC and so loses the newsroom's own day.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from html import unescape
from typing import TYPE_CHECKING

from newsfacts.readers import markup, xml
from newsfacts.readers.documents import Entry, Extracted
from newsfacts.readers.when import day

if TYPE_CHECKING:
    from lxml.etree import _Element

BODIES = ("encoded", "content", "description", "summary", "body", "fulltext")  # `content:encoded` and Atom's `content` are the fullest
DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
IDS = ("guid", "id", "link")


@cache
def _entity() -> re.Pattern[bytes]:
    return re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]{2,8});")


def entries(raw: bytes, name: str) -> Iterator[Entry]:
    """The entries of a feed; `ReadError`: `broken`."""
    root = xml.root(_entity().sub(_character, raw), name, lenient=True)
    site = _title(_children(root) | _children(root.find("{*}channel")))
    for number, item in enumerate((element for element in root.iter() if markup.local(element) in ("item", "entry")), 1):
        parts = _children(item)
        published = next((moment for key in DATES if key in parts and (moment := day(xml.text(parts[key]).strip()))), None)
        title = markup.text_of(_title(parts), name)
        identity = next((value for key in IDS if key in parts and (value := xml.text(parts[key]).strip() or parts[key].get("href"))), None)
        yield Entry(identity or str(number), partial(_story, _body(parts), title, published, markup.text_of(site, name)))


def _story(body: str, title: str, published: date | None, site: str, name: str) -> Extracted:
    return Extracted(markup.text_of(body, name), title, published, site or None)


def _children(element: "_Element | None") -> "dict[str, _Element]":
    """The first child of each name."""
    found: dict[str, _Element] = {}
    for child in element if element is not None else ():
        found.setdefault(markup.local(child), child)
    return found


def _title(parts: "dict[str, _Element]") -> str:
    return xml.text(parts["title"]).strip() if "title" in parts else ""


def _body(parts: "dict[str, _Element]") -> str:
    """The fullest account of an entry, as HTML; Atom's XHTML is printed at once."""
    for key in BODIES:
        element = parts.get(key)
        if element is None:
            continue
        if len(element):
            body = markup.render(element).replace("&", "&amp;").replace("<", "&lt;")
            return "<pre>" + body.replace("\n", "<br>") + "</pre>"
        if body := (element.text or "").strip():
            return body
    return ""


def _character(match: re.Match[bytes]) -> bytes:
    """HTML's entities are none of XML's: each as the character that it stands for."""
    printed = unescape(match[0].decode("ascii"))
    return b"".join(b"&#%d;" % ord(char) for char in printed) if not printed.startswith("&") else b"&amp;" + match[0][1:]
