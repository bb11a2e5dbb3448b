"""What agencies deliver: NewsML-G2 (XML) and ninjs 1 to 3 (JSON), both of the IPTC."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from newsfacts.readers import markup, xml
from newsfacts.readers.documents import Entry, Extracted, given
from newsfacts.readers.errors import ReadError
from newsfacts.readers.when import day

if TYPE_CHECKING:
    from lxml.etree import _Element

Json = Mapping[str, object]
DATES = ("contentCreated", "versionCreated", "firstCreated")
CREATED = ("contentcreated", "firstcreated", "versioncreated")
OUTLETS = ("provider", "infoSource", "copyrightHolder")


def items(raw: bytes, name: str) -> Iterator[Entry]:
    """The news items of a NewsML-G2 document, alone or in a message, that hold text.  `ReadError`: `broken`, `no-text`."""
    root = xml.root(raw, name)
    found = [item for item in root.iter() if markup.local(item) == "newsitem"]
    written = [(item, text) for item in found if (text := _content(item))]
    if not written:
        raise ReadError("no-text", name, "NewsML-G2")
    for number, (item, text) in enumerate(written, 1):
        identity = "" if len(written) == 1 else item.get("guid") or str(number)
        yield Entry(identity, partial(given, Extracted(text, _headline(item), _created(item), _outlet(item))))


def _content(item: "_Element") -> str:
    """The text of an item: XHTML or NITF inside it, or plain text."""
    for holder in item.iter("{*}inlineXML"):
        bodies = [part for part in holder.iter() if markup.local(part) == "body.content"] or [
            part for part in holder.iter() if markup.local(part) == "body"
        ]
        if text := markup.render(bodies[0] if bodies else holder):
            return text
    for data in item.iter("{*}inlineData"):
        if data.get("encoding") is None and (data.get("contenttype") or "text/plain").startswith("text/"):
            text = xml.text(data)
            return markup.text_of(text, "") if "html" in (data.get("contenttype") or "") else text
    return ""


def _headline(item: "_Element") -> str | None:
    meta = item.find("{*}contentMeta")
    headlines = [xml.text(found) for found in meta.iter("{*}headline")] if meta is not None else []
    titles = [xml.text(found) for found in item.iterfind("{*}itemMeta/{*}title")]
    return next((" ".join(text.split()) for text in headlines + titles if text.strip()), None)


def _created(item: "_Element") -> date | None:
    for key in DATES:
        for element in item.iter(f"{{*}}{key}"):
            if found := day(xml.text(element).strip()):
                return found
    return None


def _outlet(item: "_Element") -> str | None:
    for key in OUTLETS:
        for element in item.iter(f"{{*}}{key}"):
            if found := xml.text(element.find("{*}name")).strip() or (element.get("literal") or "").strip():
                return found
    return None


def is_ninjs(record: Json) -> bool:
    """Whether a JSON object is a written news item: it has the only required key, and a body as ninjs calls it."""
    return "uri" in record and ("bodies" in record or any(key.startswith("body_") for key in record))


def from_ninjs(record: Json, name: str) -> Extracted:
    """The story of a ninjs item; `ReadError` (`no-text`) for one without, such as a picture."""
    text = _ninjs_body(record, name)
    if not text.strip():
        raise ReadError("no-text", name, "ninjs")
    published = next((found for key in CREATED if (found := day(record.get(key)))), None)
    source = next((value for key in ("source", "copyrightholder") if isinstance(value := record.get(key), str)), None)
    for holder in _objects(record.get("infosources")):
        source = source or _string(holder, "name", "literal")
    return Extracted(text, _ninjs_headline(record), published, source)


def _ninjs_headline(record: Json) -> str | None:
    """`headline` of version 1, or the main one of version 2's `headlines`."""
    if found := _string(record, "headline"):
        return found
    headlines = _objects(record.get("headlines"))
    main = [headline for headline in headlines if headline.get("role") == "main"]
    return next((value for headline in main + headlines if (value := _string(headline, "value"))), None) or _string(record, "title", "name")


def _ninjs_body(record: Json, name: str) -> str:
    """Plain text before marked-up text: `body_text` and `body_xhtml` of version 1, `bodies` of version 2."""
    if text := _string(record, "body_text"):
        return text
    bodies = _objects(record.get("bodies"))
    for plain in (True, False):
        for body in bodies:
            if (value := _string(body, "value")) and plain == (body.get("contenttype") == "text/plain"):
                return value if plain else markup.text_of(value, name)
    for key in ("body_html", "body_xhtml", *sorted(key for key in record if key.startswith("body_"))):
        if value := _string(record, key):
            return markup.text_of(value, name)
    return ""


def _string(record: Json, *keys: str) -> str | None:
    return next((value for key in keys if isinstance(value := record.get(key), str) and value.strip()), None)


def _objects(value: object) -> list[Json]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
