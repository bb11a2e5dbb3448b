"""What the head of an HTML page says of its story: title, day of publication, outlet.

Only what a page declares is taken; a date that is merely printed somewhere on it may be any story's.
"""

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.readers.markup import render
from newsfacts.readers.when import day

if TYPE_CHECKING:
    from lxml.etree import _Element

TITLES = ("og:title", "twitter:title", "dc.title", "title")
DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "content_publisheddate", "pubdate", "publishdate"),
    *("publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "article.published", "dc.date.issued", "dcterms.created"),
    *("dcterms.issued", "dc.date", "date"),
)
SITES = ("og:site_name", "application-name", "dc.publisher")
SCRIPT = 200_000  # characters of linked data looked at
SEPARATORS = " -–—|:•»"


class Metadata(NamedTuple):
    title: str | None
    published: date | None
    site: str | None
    generator: str  # the program that made the page


@cache
def _published() -> re.Pattern[str]:
    return re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')


def declared(tree: "_Element") -> Metadata:
    """The metadata of a page."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if key and (content := (element.get("content") or "").strip()):
            meta.setdefault(key, content)
    site = next((meta[key] for key in SITES if key in meta), None)
    return Metadata(_title(tree, meta, site), _date(tree, meta), site, meta.get("generator", ""))


def _title(tree: "_Element", meta: dict[str, str], site: str | None) -> str | None:
    """The headline: the page's only heading where the declared title repeats it, else the declared title without the outlet's name."""
    declared = next((meta[key] for key in TITLES if key in meta), None)
    if declared is None:
        declared = next((" ".join(element.text.split()) for element in tree.iter("title") if element.text), None)
    headings = [" ".join(render(element).split()) for element in tree.iter("h1")][:5]
    if declared is None:
        return headings[0] or None if len(headings) == 1 else None
    declared = " ".join(declared.split())
    for heading in headings:
        if heading and declared.casefold().startswith(heading.casefold()):
            return heading
    if site and declared.casefold().endswith(site.casefold()) and len(declared) > len(site):
        cut = declared[: -len(site)]
        declared = cut.rstrip(SEPARATORS) if cut[-1] in SEPARATORS else declared
    return declared or None


def _date(tree: "_Element", meta: dict[str, str]) -> date | None:
    for key in DATES:
        if found := day(meta.get(key)):
            return found
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and (match := _published().search((script.text or "")[:SCRIPT])):
            if found := day(match[1]):
                return found
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            if found := day(element.get("datetime")):
                return found
    return None
