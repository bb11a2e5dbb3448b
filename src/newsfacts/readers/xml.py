"""XML, read so that nothing is fetched, no entity is expanded, and depth and size stay bounded."""

from typing import TYPE_CHECKING

from newsfacts.readers.errors import ReadError, extra

if TYPE_CHECKING:
    from lxml.etree import _Element


def root(raw: bytes, name: str, *, lenient: bool = False) -> "_Element":
    """The root of a document without its comments; `lenient` mends what is not well-formed.  `ReadError` (`broken`)."""
    with extra("docs", name):
        from lxml import etree
    parser = etree.XMLParser(
        recover=lenient,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        found = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("broken", name, "XML") from error
    if found is None:
        raise ReadError("broken", name, "XML")
    return found


def text(element: "_Element | None") -> str:
    """All text within an element."""
    return "" if element is None else "".join(element.itertext())
