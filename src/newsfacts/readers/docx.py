"""DOCX (Word, LibreOffice, Google Docs), by the standard library alone.

Read by hand because a press release is often a draft: what was inserted counts, what was struck out does not, and content controls hold
text, which python-docx passes over.  Header, footer, footnotes and comments are no part of the story; nor are the properties, where the
title is mostly a template's and the dates are those of the file.
"""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from .documents import Extracted
from .errors import ReadError
from .markup import raised
from .streams import MEGA

MOST = 24 * MEGA  # bytes of the story's XML
PIECE = 65_536  # bytes read at a time
STORIES = ("word/document.xml", "word/document2.xml")  # the second is what some versions of Word 365 write
SKIPPED = frozenset(("del", "moveFrom", "pict", "drawing", "object", "instrText", "fldData", "sdtPr", "txbxContent", "Fallback"))


def extract(raw: bytes, name: str) -> Extracted:
    """The text of a document.  `ReadError`: `binary` (another kind of ZIP), `broken`, `password`, `too-large`."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            names = set(archive.namelist())
            story = next((name for name in STORIES if name in names), None)
            if story is None:
                raise ReadError("binary", name, "ZIP")
            text = "\n".join(_lines(archive, story, name))
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise ReadError("password", name) from error
    except (BadZipFile, ElementTree.ParseError, EOFError, OSError, ValueError, NotImplementedError, KeyError) as error:
        raise ReadError("broken", name, "DOCX") from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma"):
            raise ReadError("broken", name, "DOCX") from error
        raise
    if not text.strip():
        raise ReadError("no-text", name, "DOCX")
    return Extracted(text)


def _events(archive: ZipFile, member: str, name: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """Starts and ends of the member's elements; no more is unpacked at a time than is parsed, however large it claims to be."""
    parser: ElementTree.XMLPullParser[ElementTree.Element] = ElementTree.XMLPullParser(("start", "end"))
    size = 0
    with archive.open(member) as stream:
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > MOST:
                raise ReadError("too-large", name, f"{MOST // MEGA} MB")
            parser.feed(piece)
            yield from parser.read_events()  # type: ignore[misc]
    parser.close()
    yield from parser.read_events()  # type: ignore[misc]


def _lines(archive: ZipFile, member: str, name: str) -> Iterator[str]:
    """Paragraphs, and rows of tables with ` | ` between their cells."""
    pieces: list[str] = []
    cells: list[str] = []
    depth = skipped = 0  # tables around; elements around that are left out
    high = struck = False
    for event, element in _events(archive, member, name):
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            skipped += tag in SKIPPED
            if tag == "tbl":
                depth += 1
            elif tag == "tr" and depth == 1:
                cells = []
            elif tag == "r":
                high = struck = False
            continue
        if tag in SKIPPED:
            skipped -= 1
        elif skipped:
            pass
        elif tag == "vertAlign":
            high = next(iter(element.attrib.values()), "") == "superscript"
        elif tag in ("strike", "dstrike", "vanish"):
            struck = struck or next(iter(element.attrib.values()), "") not in ("0", "false", "off")
        elif tag == "t" and not struck:
            text = element.text or ""
            pieces.append(raised(text, pieces[-1][-1:] if pieces else "") if high else text)
        elif tag in ("tab", "br", "cr", "ptab"):
            pieces.append("\t" if "tab" in tag else " " if depth else "\n")
        elif tag == "noBreakHyphen":
            pieces.append("-")
        elif tag == "p":
            if depth:
                pieces.append(" ")
            else:
                yield from _clean("".join(pieces))
                pieces = []
        elif tag == "tc" and depth == 1:
            cells.append(" ".join("".join(pieces).split()))
            pieces = []
        elif tag == "tr" and depth == 1:
            yield from _row(cells)
        elif tag == "tbl":
            depth -= 1
        if tag in ("p", "tr", "tbl", "sectPr"):
            element.clear()  # what was read needs no memory


def _clean(text: str) -> Iterator[str]:
    yield from (line.strip() for line in text.split("\n") if line.strip())


def _row(cells: list[str]) -> Iterator[str]:
    if any(cells):
        yield " | ".join(cells)
