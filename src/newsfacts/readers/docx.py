"""DOCX (Word, LibreOffice, Google Docs), by the standard library alone.

Read by hand because a press release is often a draft: what was inserted counts, what was struck out does not, and content controls hold
text, which python-docx passes over.  Header, footer, footnotes and comments are no part of the story; nor are the properties, where the
title is mostly a template's and the dates are those of the file.
"""

import zlib
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from newsfacts.readers.documents import Extracted
from newsfacts.readers.errors import ReadError
from newsfacts.readers.markup import raised
from newsfacts.readers.streams import MEGA

MOST = 16 * MEGA  # bytes of the story's XML
PIECE = 65_536  # bytes unpacked at a time
STORIES = ("word/document.xml", "word/document2.xml")  # the second is what some versions of Word 365 write
SKIPPED = frozenset(("del", "moveFrom", "pict", "drawing", "object", "instrText", "fldData", "sdtPr", "txbxContent", "Fallback"))
OFF = frozenset(("0", "false", "off", "none"))


def extract(raw: bytes, name: str) -> Extracted:
    """The text of a document.  `ReadError`: `binary` (another kind of ZIP), `broken`, `password`, `too-large`, `no-text`."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            names = frozenset(archive.namelist())
            story = next((member for member in STORIES if member in names), None)
            if story is None:
                raise ReadError("binary", name, "ODT, XLSX, ZIP")
            text = _text(archive, story, name)
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise ReadError("password", name) from error
    except (BadZipFile, expat.ExpatError, zlib.error, EOFError, OSError, ValueError, KeyError) as error:
        raise ReadError("broken", name, "DOCX") from error
    if not text.strip():
        raise ReadError("no-text", name, "DOCX")
    return Extracted(text)


def _text(archive: ZipFile, member: str, name: str) -> str:
    """The story; what claims to be too large is not begun, and no more is unpacked at a time than is parsed."""
    if archive.getinfo(member).file_size > MOST:
        raise ReadError("too-large", name, f"{MOST // MEGA} MB")
    story = _Story()
    parser = expat.ParserCreate(namespace_separator=":")
    parser.buffer_text = True
    parser.StartElementHandler = story.start
    parser.EndElementHandler = story.end
    parser.CharacterDataHandler = story.characters
    parser.StartDoctypeDeclHandler = _no_doctype
    size = 0
    with archive.open(member) as stream:
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > MOST:
                raise ReadError("too-large", name, f"{MOST // MEGA} MB")
            parser.Parse(piece, False)
    parser.Parse(b"", True)
    return "\n".join(line.strip() for line in "".join(story.lines).split("\n") if line.strip(" |\t"))


def _no_doctype(*_: object) -> None:
    raise ValueError("a DOCX declares no document type, a bomb of entities does")


class _Story:
    """Collects paragraphs, and rows of tables with ` | ` between their cells, while the XML goes by."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._pieces: list[str] = []  # of the paragraph or cell that is being read
        self._tables = self._skipped = self._cells = 0
        self._written = self._raised = self._struck = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "t":
            self._written = True
        elif tag == "r":
            self._raised = self._struck = False
        elif tag in SKIPPED:
            self._skipped += 1
        elif tag == "tbl":
            self._tables += 1
        elif tag == "tr" and self._tables == 1:
            self._cells = 0
        elif tag in ("strike", "dstrike", "vanish"):
            self._struck = self._struck or next(iter(attributes.values()), "") not in OFF
        elif tag == "vertAlign":
            self._raised = "superscript" in attributes.values()

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "t":
            self._written = False
        elif tag in SKIPPED:
            self._skipped -= 1
        elif self._skipped:
            pass
        elif tag == "p":
            if self._tables:
                self._pieces.append(" ")
            else:
                self._flush("\n")
        elif tag == "tc" and self._tables == 1:
            text = " ".join("".join(self._pieces).split())
            self._pieces = [f" | {text}" if self._cells else text]
            self._cells += 1
            self._flush("")
        elif tag == "tr" and self._tables == 1:
            self._flush("\n")
        elif tag == "tbl":
            self._tables -= 1
        elif tag in ("tab", "ptab"):
            self._pieces.append("\t")
        elif tag in ("br", "cr"):
            self._pieces.append(" " if self._tables else "\n")
        elif tag == "noBreakHyphen":
            self._pieces.append("-")

    def characters(self, text: str) -> None:
        if self._written and not self._skipped and not self._struck:
            before = self._pieces[-1][-1:] if self._pieces else ""
            self._pieces.append(raised(text, before) if self._raised else text)

    def _flush(self, ending: str) -> None:
        self.lines += self._pieces
        self.lines.append(ending)
        self._pieces = []
