"""Bytes to `Document`: the ways in."""

from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path

from newsfacts.model import Document
from newsfacts.readers.collections import Source, collect, within
from newsfacts.readers.documents import Fields, Reading, from_text
from newsfacts.readers.errors import Notice, ReadError
from newsfacts.readers.refusal import refusal

__all__ = ["Fields", "Notice", "ReadError", "Reading", "Source", "collect", "from_text", "read", "refusal", "within"]


def read(
    source: str | Path | bytes,
    *,
    published: date | None = None,
    force: bool = False,
    fields: Fields | None = None,
    tell: Callable[[Notice], None] | None = None,
) -> Document:
    """The article in the file `source`, in standard input (`-`) or in `source` itself if it is bytes, whatever its format.

    `tell` is told what was guessed: an encoding, a collection's fields.  Of a message with attachments, the message is read.
    `ReadError` if there is no Indonesian text to read (`force` takes any language), or if there are several articles (`many-documents`).
    """
    found = list(islice(within(source, Reading(published, force, fields or Fields(), tell)), 2))
    name = "<bytes>" if isinstance(source, bytes) else str(source)
    if len(found) > 1 and found[0].name != name:
        raise ReadError("many-documents", name, "2+")
    return found[0].load().model_copy(update={"source": None if isinstance(source, bytes) else found[0].name})
