"""Bytes to `Document`: the ways in."""

import sys
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..model import Document
from .errors import ReadError
from .layout import lay_out
from .refusal import refusal
from .text import decode

__all__ = ["ReadError", "from_text", "read", "refusal"]


def read(
    source: str | Path | bytes, *, published: date | None = None, force: bool = False, charset: Callable[[str], None] | None = None
) -> Document:
    """The article in the file `source`, in standard input (`-`) or in `source` itself if it is bytes.

    `charset` is told the encoding where it is not UTF-8.  `ReadError` if there is no Indonesian text to read; `force` takes any language.
    """
    raw, name = (source, "<bytes>") if isinstance(source, bytes) else _load(source)
    text, encoding = decode(raw, name)
    if not text.strip():
        raise ReadError("empty", name)
    if encoding != "utf-8" and charset is not None:
        charset(encoding)
    if not force and (language := refusal(text)):
        raise ReadError("not-indonesian", name, language)
    return from_text(text, None if isinstance(source, bytes) else name, published)


def _load(source: str | Path) -> tuple[bytes, str]:
    """Bytes of a file or of standard input, and the name to call it by."""
    name = str(source)
    if name == "-":
        return sys.stdin.buffer.read(), name
    try:
        return Path(source).read_bytes(), name
    except FileNotFoundError as error:
        raise ReadError("not-found", name) from error
    except IsADirectoryError as error:
        raise ReadError("is-directory", name) from error
    except (OSError, ValueError) as error:
        if Path(name.replace("\0", "")).is_dir():
            raise ReadError("is-directory", name) from error
        raise ReadError("unreadable", name, getattr(error, "strerror", None) or str(error)) from error


def from_text(text: str, source: str | None = None, published: date | None = None) -> Document:
    """The article `text`, laid out; never refuses.  `published` wins over a date found in the text."""
    layout = lay_out(text)
    return Document(
        source=source,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        title=layout.title,
        agency=layout.agency,
        place=layout.place,
        published=published or layout.published,
        blocks=layout.blocks,
    )
