"""Mail (EML): the message itself, and what is attached to it, by the standard library."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from newsfacts.readers import html, text
from newsfacts.readers.documents import Entry, Extracted, given
from newsfacts.readers.errors import ReadError
from newsfacts.readers.markup import text_of
from newsfacts.readers.when import day

MOST_PARTS = 200
HEADER = 4000  # characters of a header; the library's work on parameters grows with the square of their number
READABLE = ("text/", "message/", "application/")  # kinds of attachments that may hold an article
UNREADABLE = ("signature", "calendar", "vcard", "pkcs7", "ms-tnef", "font", "css", "javascript", "zip", "octet-stream-image")


class Attachment(NamedTuple):
    """A file that came with a message."""

    name: str
    raw: bytes


class _Bounded(Compat32):
    """The lenient way to read headers, but no more of each than an honest one has."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse([line[:HEADER] for line in sourcelines[:HEADER]])
        return name, value[:HEADER]


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"(?m)^(?:>.*|-- ?)$")


def parts(raw: bytes, name: str) -> Iterator[Entry | Attachment]:
    """The message, if anything is written in it, and its attachments in order; `ReadError` (`broken`) if it cannot be taken apart."""
    try:
        message = message_from_bytes(raw, policy=_Bounded())
        leaves = list(islice(_leaves(message), MOST_PARTS))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ReadError("broken", name, "EML") from error
    plain = next((part for part in leaves if part.get_content_type() == "text/plain" and not _attached(part)), None)
    marked = next((part for part in leaves if part.get_content_type() == "text/html" and not _attached(part)), None)
    attachments = [found for part in leaves if part is not plain and part is not marked if (found := _attachment(part))]
    body = ""
    for part in (plain, marked):
        if part is not None and not body.strip():
            body = _written(part, name)
    if body.strip() or not attachments:
        published = day(" ".join(str(message.get("Date") or "").split("(")[0].split()))
        yield Entry("", partial(given, Extracted(body, _header(message.get("Subject")), published)))
    yield from attachments


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that are not made of parts; a message within it stays whole."""
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop()
        content = part.get_payload()
        if isinstance(content, list) and part.get_content_maintype() != "message":
            waiting += [inner for inner in reversed(content) if isinstance(inner, Message)]
        else:
            yield part


def _attached(part: Message) -> bool:
    return str(part.get("Content-Disposition") or "").strip().lower().startswith("attachment")


def _attachment(part: Message) -> Attachment | None:
    """The file in a part, None where it is a picture, a signature or empty."""
    kind = part.get_content_type()
    if not kind.startswith(READABLE) or any(word in kind for word in UNREADABLE):
        return None
    try:
        filename = _header(part.get_filename()) or kind.replace("/", ".")
        if kind.startswith("message/"):
            content = part.get_payload()
            raw = content[0].as_bytes() if isinstance(content, list) and content and isinstance(content[0], Message) else b""
        else:
            decoded = part.get_payload(decode=True)
            raw = decoded if isinstance(decoded, bytes) else b""
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return Attachment(filename, raw) if raw.strip() else None


def _written(part: Message, name: str) -> str:
    """The text of a part, without what it quotes of other messages."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return ""
    charset = part.get_content_charset() or ""
    if part.get_content_type() == "text/html":
        return text_of(html.decoded(raw, charset, name), name)
    try:
        return _quoted().sub("", raw.decode(charset or "utf-8"))
    except (LookupError, ValueError):
        return _quoted().sub("", text.decode(raw, name).text)


def _header(value: object) -> str | None:
    """A header's text, its encoded words decoded."""
    if value is None:
        return None
    printed = str(value)
    if "=?" not in printed:
        return " ".join(printed.split()) or None
    try:
        words = decode_header(printed)
        decoded = "".join(word.decode(charset or "utf-8", "replace") if isinstance(word, bytes) else word for word, charset in words)
    except (HeaderParseError, LookupError, ValueError):
        decoded = printed
    return " ".join(decoded.split()) or None
