"""What format a source is in: by its first bytes, and by its name only where these do not tell."""

import json
import re
from functools import cache
from pathlib import PurePath
from typing import Literal

from newsfacts.readers.streams import Opened

Format = Literal[
    "text", "html", "pdf", "docx", "sealed", "mail", "feed", "newsml", "xml", "json-lines", "json", "separated", "parquet", "warc"
]

MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"PK\x03\x04", "docx"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
COMPOUND = b"\xd0\xcf\x11\xe0"  # DOC and XLS, but also what Word makes of a DOCX with a password
SUFFIXES: dict[str, Format] = {
    ".csv": "separated",
    ".tsv": "separated",
    ".jsonl": "json-lines",
    ".ndjson": "json-lines",
    ".json": "json",
    ".eml": "mail",
    ".docx": "docx",
    ".parquet": "parquet",
    ".warc": "warc",
}
ROOTS: dict[str, Format] = {
    "html": "html",
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "newsitem": "newsml",
    "newsmessage": "newsml",
    "packageitem": "newsml",
}
SIGNS = frozenset(("mime-version", "message-id", "received", "return-path", "delivered-to"))
ADDRESSES = frozenset(("from", "to", "subject", "date"))


@cache
def _root() -> re.Pattern[str]:
    """The first element behind declarations, comments and white space."""
    before = r"\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!(?!--)[^>\[]*+(?:\[[^\]]*+\]\s*+)?>"
    return re.compile(rf"\A(?:{before})*+<(?:\w{{1,20}}:)?(?P<name>[A-Za-z][\w.]*+)")


@cache
def _header() -> re.Pattern[bytes]:
    return re.compile(rb"(?:From [^\n]{1,200}\n)?[A-Za-z][A-Za-z-]{1,60}:[ \t\r\n]")


def sniff(opened: Opened) -> Format:
    """The format of an open source."""
    head = opened.head
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for magic, form in MAGIC:
        if head.startswith(magic):
            return form
    if head.startswith(COMPOUND):
        return "sealed"
    start = _start(head)
    by_name = SUFFIXES.get(PurePath(opened.inner).suffix.lower())
    if start.startswith("<"):
        return _marked_up(start)
    if start.startswith(("{", "[")) and (found := _json(start)):
        return by_name if by_name == "json-lines" else found
    if _header().match(head) and _is_mail(head):
        return "mail"
    if not start or by_name in ("docx", "parquet", "warc"):
        return "text"  # which is empty, or said to be no such file by the bytes themselves
    return "json" if by_name == "json" and start.startswith(("{", "[")) else "text" if by_name in ("json", "mail", None) else by_name


def _start(head: bytes) -> str:
    """The beginning of a text, without byte-order mark and white space; enough of it to see its structure."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        text = head.decode("utf-8", "replace")
    return text.lstrip("\ufeff \t\r\n")


def _marked_up(start: str) -> Format:
    match = _root().match(start)
    if not match:
        return "html" if start[:14].lower() == "<!doctype html" else "xml" if start.startswith("<?xml") else "text"
    if found := ROOTS.get(match["name"].lower()):
        return found
    return "xml" if start.startswith("<?xml") and "<!DOCTYPE html" not in start[:1000] else "html"


def _json(start: str) -> Format | None:
    """JSON Lines if the first line is a whole object, or too long to tell; None if it only begins like JSON."""
    if start[0] == "[":
        return "json" if start[1:].lstrip()[:1] in ("{", "]") else None
    if start[1:].lstrip()[:1] not in ('"', "}"):
        return None
    line, feed, _ = start.partition("\n")
    if not feed:
        return "json-lines"
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return "json"
    return "json-lines"


def _is_mail(head: bytes) -> bool:
    """Whether headers that only mail has open the source, beside those of any letter."""
    from email.parser import BytesHeaderParser  # takes longer to import than all of this module's work

    try:
        names = {name.lower() for name in BytesHeaderParser().parsebytes(head)}
    except (ValueError, RecursionError):
        return False
    return bool(names & SIGNS) and bool(names & ADDRESSES) or names >= ADDRESSES
