"""Bytes to text: the character encoding, strictly UTF-8 first."""

from typing import NamedTuple

from newsfacts.readers.errors import ReadError

REPLACEABLE = 0.02  # share of broken sequences up to which damaged UTF-8 is still UTF-8
MAGIC = {  # first bytes of what is surely no text
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"PK\x03\x04": "ZIP, DOCX, EPUB",
    b"\xd0\xcf\x11\xe0": "DOC, XLS",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"\x7fELF": "ELF",
    b"RIFF": "RIFF",
    b"SQLite format 3": "SQLite",
}


MARKED = frozenset({"utf-8", "utf-16", "utf-32"})  # what is told by a byte-order mark, or needs none


class Decoded(NamedTuple):
    """Text and the name of the encoding it was read with; a byte-order mark is not part of the text."""

    text: str
    charset: str


def decode(raw: bytes, name: str) -> Decoded:
    """Text of `raw`, line ends as they are; `ReadError` (`binary`, `undecodable`) if it is none."""
    if kind := next((kind for magic, kind in MAGIC.items() if raw.startswith(magic)), None):
        raise ReadError("binary", name, kind)
    if wide := _wide(raw):
        try:
            return Decoded(raw.decode(wide).removeprefix("\ufeff"), wide)
        except UnicodeDecodeError as error:
            raise ReadError("undecodable", name) from error
    if b"\x00" in raw:
        raise ReadError("binary", name, "NUL")
    try:
        return Decoded(raw.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        pass
    mended = raw.decode("utf-8-sig", errors="replace")
    beyond = sum(char > "\x7f" for char in mended)
    if mended.count("\ufffd") <= REPLACEABLE * len(mended) and 2 * mended.count("\ufffd") < beyond:
        return Decoded(mended, "utf-8, damaged")
    return _guess(raw, name)


def _wide(raw: bytes) -> str | None:
    """`utf-16` or `utf-32` by byte-order mark, or UTF-16 by every second byte being zero."""
    if raw.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = raw[:2000]
    if len(head) >= 8 and len(raw) % 2 == 0:
        half = len(head) // 2
        if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) == 0:
            return "utf-16-le"
        if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) == 0:
            return "utf-16-be"
    return None


def _guess(raw: bytes, name: str) -> Decoded:
    """What charset-normalizer finds most plausible among the encodings Indonesian text is met in."""
    from charset_normalizer import from_bytes

    likely = ["cp1252", "latin_1", "iso8859_15", "mac_roman", "cp850", "cp437"]
    best = from_bytes(raw, cp_isolation=likely).best() or from_bytes(raw).best()
    if best is None:
        raise ReadError("undecodable", name)
    text = str(best)
    if sum(char < " " and char not in "\t\n\r\f\v" for char in text) > 0.01 * len(text):
        raise ReadError("binary", name, "?")
    return Decoded(text, best.encoding.replace("_", "-"))
