"""What readers make of their input: the `Document`, laid out and, unless that is forced, refused if it is not Indonesian."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from newsfacts.model import Document
from newsfacts.readers.errors import Notice, ReadError
from newsfacts.readers.layout import lay_out
from newsfacts.readers.refusal import refusal
from newsfacts.readers.streams import MEGA, MOST_TEXT


class Fields(NamedTuple):
    """The names of a collection's fields; those that are None are guessed."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    id: str | None = None
    outlet: str | None = None


class Reading(NamedTuple):
    """How to read: the day of publication if it is known better, articles in any language (`force`), and whom to tell of guesses."""

    published: date | None = None
    force: bool = False
    fields: Fields = Fields()
    tell: Callable[[Notice], None] | None = None

    def guessed(self, code: str, name: str, detail: str) -> None:
        """Tell of a guess."""
        if self.tell is not None:
            self.tell(Notice(code, name, detail))


class Extracted(NamedTuple):
    """What a format with markup holds: the story's text, and what the format says of it."""

    text: str
    title: str | None = None
    published: date | None = None
    agency: str | None = None


class Entry(NamedTuple):
    """One of many articles in a file: its name there, and how to get at it (with the full name, for errors)."""

    id: str
    extract: Callable[[str], Extracted]


def given(found: Extracted, name: str) -> Extracted:
    """What `Entry.extract` does where the format was read as a whole: there is nothing left to do."""
    return found


def from_text(text: str, source: str | None = None, published: date | None = None) -> Document:
    """The article `text`, laid out; never refuses.  `published` wins over a date found in the text."""
    layout = lay_out(text)
    return Document.trusted(
        source=source,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        title=layout.title,
        agency=layout.agency,
        place=layout.place,
        published=published or layout.published,
        blocks=layout.blocks,
    )


def from_extracted(found: Extracted, name: str, reading: Reading) -> Document:
    """The document of an extracted article; its text opens with the title.  `ReadError` as `accept` raises it."""
    title = " ".join(found.title.split()) if found.title else None
    body = found.text.strip()
    if not body:
        raise ReadError("empty", name)
    if title and not _opens(body, title):
        body = f"{title}\n\n{body}"
    accept(body, name, reading)
    document = from_text(body, name, reading.published or found.published)
    outlet = " ".join(found.agency.split()) if found.agency else None  # who printed the story; its dateline says who wrote it
    return document.model_copy(update={"title": title or document.title, "agency": outlet or document.agency, "extracted": True})


def accept(text: str, name: str, reading: Reading) -> None:
    """`ReadError` if there is no text, too much of it, or a text in another language where that is not forced."""
    if not text.strip():
        raise ReadError("empty", name)
    if len(text) > MOST_TEXT:
        raise ReadError("too-large", name, f"{MOST_TEXT // MEGA} MB")
    if not reading.force and (language := refusal(text)):
        raise ReadError("not-indonesian", name, language)


def _opens(body: str, title: str) -> bool:
    """Whether the text already opens with its title, whatever the white space."""
    return " ".join(body[: 2 * len(title) + 20].split()).casefold().startswith(title.casefold())
