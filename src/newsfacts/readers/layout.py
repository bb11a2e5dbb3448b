"""The layout of a wire story: title, key words, caption, body, other stories' headlines, and the tail of bylines and rights."""

from datetime import date
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.model import Block, Section
from newsfacts.readers import datelines, insertions, lines
from newsfacts.readers.datelines import Dateline
from newsfacts.readers.insertions import Insertion
from newsfacts.readers.lines import Line

HEADER = 12  # lines looked at for title, caption and dateline
TITLE = 220  # characters of a title
LEAD = 100  # characters from which a line that ends with a full stop is a paragraph
ENDS = '."”'  # marks that end a sentence, and no headline or byline


class Layout(NamedTuple):
    """What the layout tells about a story."""

    blocks: tuple[Block, ...]
    title: str | None
    agency: str | None
    place: str | None
    published: date | None


def lay_out(text: str) -> Layout:
    """Parts of the story `text`; a text that does not look like a wire story is all body."""
    found = lines.split(text)
    if not found:
        return Layout((), None, None, None, None)
    opening, dateline, blocks = _opening(found, text)
    title = published = None
    header: list[Block] = []
    for line in found[:opening]:
        section = _header_section(line, title)
        published = published or lines.stamp(line.text)
        title = line.text if section == "title" and title is None else title
        header.append(Block(section, line.start, line.end))
    title = title or next((text[block.start : block.end] for block in blocks if block.section == "title"), None)
    start = blocks[-1].end if blocks else 0
    blocks = header + blocks
    inserted = insertions.find(text)
    tail = False
    for line in found[opening:]:
        section = _body_section(line.text, tail)
        tail = (tail or section == "tail") and line is not found[opening] and not (section == "body" and len(line.text) > LEAD)
        _add(blocks, section, max(line.start, start), line, inserted)
    return Layout(tuple(blocks), title, dateline.agency if dateline else None, dateline.place if dateline else None, published)


def _opening(found: list[Line], text: str) -> tuple[int, Dateline | None, list[Block]]:
    """Index of the line where the story begins, its dateline, and the blocks glued in front of the dateline."""
    weak: tuple[int, Dateline] | None = None
    for number, line in enumerate(found[:HEADER]):
        dateline = datelines.at_start(line.text)
        if dateline and lines.stamp(line.text) is not None:
            dateline = None
        if dateline and dateline.signed:
            return number, dateline, []
        paragraph = len(line.text) > TITLE or (line.text[-1] in ENDS and (number > 0 or len(found) == 1 or len(line.text) > LEAD))
        if dateline and weak is None and paragraph and not any(_stops(above.text) for above in found[:number]):
            weak = number, dateline
        if len(line.text) > TITLE and (dateline := datelines.inside(line.text)):
            return number, dateline, _head(line, dateline.start, number > 0)
        if weak and number >= weak[0] + 2:
            break
    if weak:
        return *weak, []
    if not _is_title(found, text):
        return 0, None, []
    opening = 1
    while opening < min(len(found), HEADER) and _follows_title(found[opening].text, found[0].text):
        opening += 1
    return opening, None, []


def _is_title(found: list[Line], text: str) -> bool:
    """Whether the first line is a headline: short, without a full stop, and more follows."""
    first = found[0]
    if len(found) < 2 or len(first.text) > TITLE or _stops(first.text) or lines.is_key_words(first.text):
        return False
    if first.text[0] == "1" and first.text[1:2] in (".", ")") and found[1].text.startswith(f"2{first.text[1]}"):
        return False  # a list
    if "\n\n" in text[first.end : found[1].start].replace("\r", ""):
        return True
    return len(first.text) < TITLE / 2 and len(found[1].text) > len(first.text) / 2


def _stops(text: str) -> bool:
    """Whether a line ends like a sentence or goes on below; a headline may trail off (`Damai, tapi...`)."""
    return text[-1] in ".,;" and not text.endswith("..")


def _follows_title(text: str, title: str) -> bool:
    """Whether a line below the title still belongs to the head of the story."""
    return text == title or lines.is_key_words(text) or lines.is_byline(text) or lines.stamp(text) is not None


def _head(line: Line, stop: int, titled: bool) -> list[Block]:
    """Title and byline in front of a dateline on the same line (`Judul Laporan Wartawan Tribunnews.com, Budi TRIBUNNEWS.COM -`)."""
    before = line.text[:stop].rstrip()
    lower = before.lower()
    cut = len(before)
    for phrase in lexicon.layout().heads:
        at = lower.find(phrase)
        if 0 <= at < cut and before[at].isupper() and not before[at - 1 : at].islower():
            cut = at
    blocks = []
    if title := before[:cut].rstrip():
        pulled = titled or title[-1] in ENDS or title[0] in '.…“"'  # a line pulled out of the story, not its headline
        blocks.append(Block("caption" if pulled else "title", line.start, line.start + len(title)))
    if cut < len(before):
        blocks.append(Block("tail", line.start + cut, line.start + len(before)))
    return blocks


def _header_section(line: Line, title: str | None) -> Section:
    """What a line above the story is."""
    text = line.text
    if lines.is_key_words(text):
        return "keywords"
    if lines.is_byline(text) or lines.stamp(text):
        return "tail"
    if title is None or text == title:
        return "title"
    if lines.has_credit(text):
        return "caption"
    return "title" if len(text) < TITLE / 2 and text[-1] not in ".!?" else "body"


def _body_section(text: str, tail: bool) -> Section:
    """What a line of the story or under it is; `tail`: the story has ended above."""
    if lines.may_be_apparatus(text):
        if text.lower() in lexicon.layout().boilerplate or lines.is_byline(text):
            return "tail"
        if lines.is_key_words(text):
            return "keywords"
    if text[-1] in ENDS:
        return "body"
    if lines.signature(text) == 0:
        return "tail"
    if text[-1] not in ",)" and '"' not in text and lines.has_credit(text):
        return "caption"
    return "tail" if tail and len(text) < lines.BYLINE else "body"


def _add(blocks: list[Block], section: Section, start: int, line: Line, inserted: list[Insertion]) -> None:
    """Append what the line holds from `start` on, parted where something else is glued into it."""
    end = line.end
    signed = lines.signature(line.text) if section == "body" else -1
    for insertion in inserted:
        if insertion.start >= end:
            break
        if insertion.end > start and start < end:
            _join(blocks, section, start, insertion.start, line)
            start = max(start, insertion.start)
            _join(blocks, insertion.section, start, min(insertion.end, end), line)
            start = insertion.end
    if signed > 0 and line.start + signed >= start:
        _join(blocks, section, start, line.start + signed, line)
        _join(blocks, "tail", line.start + signed, end, line)
    else:
        _join(blocks, section, start, end, line)


def _join(blocks: list[Block], section: Section, start: int, end: int, line: Line) -> None:
    """Append a stretch of the line, without white space around it; lines of body that follow each other are one block."""
    if start >= end:
        return
    if start != line.start or end != line.end:
        piece = line.text[start - line.start : end - line.start]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if start >= end:
            return
    last = blocks[-1] if blocks else None
    if last and last.section == section in ("body", "tail"):
        blocks[-1] = Block(section, last.start, end)
    else:
        blocks.append(Block(section, start, end))
