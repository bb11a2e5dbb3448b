"""The layout of a wire story: title, key words, caption, body, other stories' headlines, and the tail of bylines and rights."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..model import Block, Section
from . import datelines, related
from .datelines import Dateline

HEADER = 12  # lines looked at for title, caption and dateline
TITLE = 220  # characters of a title
CAPTION = 500  # characters of a caption
BYLINE = 300  # characters of a byline or a note of rights
REACH = 24  # characters of the first word of a line


class Line(NamedTuple):
    """A line with something on it, without the white space around it."""

    start: int
    end: int
    text: str


class Layout(NamedTuple):
    """What the layout tells about a story."""

    blocks: tuple[Block, ...]
    title: str | None
    agency: str | None
    place: str | None
    published: date | None


@cache
def _credit() -> re.Pattern[str]:
    """A photograph's credit at the end of a line: `(ANTARA/Awaludin)`, `Foto: Dok. Polda`, `KOMPAS.com/NAMA`."""
    words = "|".join(sorted(map(re.escape, lexicon.layout().credits)))
    return re.compile(
        rf"\([^()\n]{{0,60}}[^\W\d][/@][^\W\d][^()\n]{{1,60}}\)\.?\Z|\((?i:(?:{words}))\b[^()\n]{{0,80}}\)\.?\Z"
        rf"|(?<![^\s.)])(?i:(?:{words}))\s?[:/.]\s?[^\n]{{1,80}}\Z|\b[\w.]{{2,30}}\.(?:com|COM|id|ID)/[A-Z][\w .]{{2,40}}\Z"
    )


@cache
def _signature() -> re.Pattern[str]:
    """The writer's signature behind the last sentence: `(Bangkapos.com/Andini)`, `(*/hbb)`, `(dwr/lir)`."""
    return re.compile(r"\((?:[^()\n]{1,60}/[^()\d\n]{1,60}|\*|[a-z]{2,5})\)\.?\Z")


@cache
def _glued_credit() -> re.Pattern[str]:
    """A credit inside a line, the caption before it and the story behind it: `Pabrik di Karawang. Foto: Dok. ADM Ketika …`."""
    words = "|".join(sorted(word.capitalize() for word in lexicon.layout().credits))
    return re.compile(rf"\((?:{words}): ?[^()\n]{{1,60}}\)|(?:{words}): ?(?:[^\s/]{{1,30}}(?: [^\s/]{{1,30}}){{0,4}}/\S{{1,40}}|[A-Z][a-z]{{1,8}}\. \S{{1,40}}|\S{{1,40}})")


@cache
def _byline() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(lexicon.layout().bylines, key=len, reverse=True))
    return re.compile(rf"[(\[]?(?i:{words})(?:\s?[:©|/]|\s(?=[\d(©A-Z])|\s?\Z|(?<=telah)\b|(?<=kami)\b)")


@cache
def _key_words() -> re.Pattern[str]:
    """ANTARA's line of key words: `id BPJS Ketenagakerjaan,NonASN,NTB`, commas without spaces; or an announced list."""
    words = "|".join(re.escape(word) for word in lexicon.layout().keywords)
    return re.compile(rf"(?:id [^,.\n]{{1,60}}(?:,[^\s,.][^,.\n]{{0,60}})+|(?i:{words})\s?:.*)\Z")


@cache
def _stamp() -> re.Pattern[str]:
    """A line that is a date, with a weekday, a time or a place before it at most: `Jumat, 23 Agustus 2019 13:45 WIB`."""
    return re.compile(r"(?:[A-Z][\w' ]{2,30}[,|] ?){0,2}(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.? (?P<year>(?:19|20)\d\d)\b[\s,|-]{0,3}(?:\d{1,2}[:.]\d\d)?(?: ?WI(?:B|TA?))?\Z")


def _date(line: str) -> date | None:
    match = _stamp().match(line) if line[-1:] in "0123456789BTA" else None
    month = lexicon.calendar().months.get(match["month"].lower()) if match else None
    if not match or not month:
        return None
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


@cache
def _first_words() -> frozenset[str]:
    """First words of lines that may be no part of the story."""
    words = lexicon.layout()
    return frozenset(phrase.split()[0].strip(".") for phrase in (*words.bylines, *words.keywords, *words.boilerplate))


@cache
def _inline_tail() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.layout().inline_tail)))


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        if bare := raw.strip():
            left = start + len(raw) - len(raw.lstrip())
            found.append(Line(left, left + len(bare), bare))
        start += len(raw) + 1
    return found


def _is_title(lines: list[Line], text: str) -> bool:
    """Whether the first line is a headline: short, without a full stop, and more follows."""
    first = lines[0]
    if len(lines) < 2 or len(first.text) > TITLE or first.text[-1] in ".,;" or _key_words().match(first.text):
        return False
    return "\n\n" in text[first.end : lines[1].start].replace("\r", "") or len(first.text) < 140 and len(lines[1].text) > len(first.text) / 2


def lay_out(text: str) -> Layout:
    """Parts of the story `text`; a text that does not look like a wire story is all body."""
    lines = _lines(text)
    if not lines:
        return Layout((), None, None, None, None)
    opening, dateline, head = _opening(lines, text)
    blocks: list[Block] = []
    title = published = None
    for line in lines[:opening]:
        section = _header_section(line, title)
        published = published or _date(line.text)
        if section == "title" and title is None:
            title = line.text
        blocks.append(Block(section, line.start, line.end))
    if head:
        blocks += head
        title = title or next((text[block.start : block.end] for block in head if block.section == "title"), None)
    start = head[-1].end if head else 0
    others = related.find(text)
    tail = False
    for line in lines[opening:]:
        section = _body_section(line, tail)
        tail = tail or (section == "tail" and line is not lines[opening])
        _add(blocks, section, Line(max(line.start, start), line.end, line.text), text, others)
    return Layout(tuple(blocks), title, dateline.agency if dateline else None, dateline.place if dateline else None, published)


def _opening(lines: list[Line], text: str) -> tuple[int, Dateline | None, list[Block]]:
    """Index of the line where the story begins, its dateline, and the blocks glued in front of the dateline."""
    weak = -1
    for number, line in enumerate(lines[:HEADER]):
        found = datelines.at_start(line.text)
        if found and found.signed:
            return number, found, []
        long = len(line.text) > TITLE or (line.text[-1] in ".\"”" and (number or len(lines) == 1 or len(line.text) > 100))
        if found and weak < 0 and long and not any(above.text[-1] == "." for above in lines[:number]):
            weak = number
        if len(line.text) > BYLINE and (glued := datelines.inside(line.text)):
            return number, glued, _head(line, glued.start, number > 0)
        if weak >= 0 and number >= weak + 2:
            break
    if weak >= 0:
        return weak, datelines.at_start(lines[weak].text), []
    if not _is_title(lines, text):
        return 0, None, []
    opening = 1
    while opening < min(len(lines), HEADER) and _follows_title(lines[opening].text, lines[0].text):
        opening += 1
    return opening, None, []


def _follows_title(line: str, title: str) -> bool:
    return line == title or bool(_key_words().match(line)) or _date(line) is not None or (len(line) < BYLINE and bool(_byline().match(line)))


def _head(line: Line, stop: int, titled: bool) -> list[Block]:
    """Title and byline in front of a dateline on the same line (`Judul Laporan Wartawan Tribunnews.com, Budi TRIBUNNEWS.COM -`)."""
    before = line.text[:stop].rstrip()
    if not before:
        return []
    cut = len(before)
    for phrase in lexicon.layout().heads:
        at = before.lower().find(phrase) if len(before.lower()) == len(before) else -1
        if at >= 0 and (at == 0 or not before[at - 1].islower()) and before[at].isupper():
            cut = min(cut, at)
    blocks = []
    if title := before[:cut].rstrip():
        pulled = titled or title[-1] in ".”\"" or title[0] in ".…“\""  # a line pulled out of the story, not its headline
        blocks.append(Block("caption" if pulled else "title", line.start, line.start + len(title)))
    if cut < len(before):
        blocks.append(Block("tail", line.start + cut, line.start + len(before)))
    return blocks


def _header_section(line: Line, title: str | None) -> Section:
    """What a line above the story is."""
    if _key_words().match(line.text):
        return "keywords"
    if _date(line.text) or (len(line.text) < BYLINE and _byline().match(line.text)):
        return "tail"
    if title is None or line.text == title:
        return "title"
    if len(line.text) <= CAPTION and _credit().search(line.text):
        return "caption"
    return "title" if len(line.text) < TITLE / 2 and line.text[-1] not in ".!?" else "body"


def _body_section(line: Line, tail: bool) -> Section:
    """What a line of the story or under it is; `tail`: the story has ended above."""
    text = line.text
    if text[:REACH].split(None, 1)[0].lower().strip("([:|.") in _first_words():
        if text.lower() in lexicon.layout().boilerplate:
            return "tail"
        if len(text) < BYLINE and _byline().match(text) and not (text[-1] in ".\"”" and " " in text and ":" not in text[:20] and "©" not in text[:20]):
            return "tail"
        if _key_words().match(text):
            return "keywords"
    if len(text) <= CAPTION and text[-1] not in ".\"”,)" and "\"" not in text and _credit().search(text, max(0, len(text) - 140)):
        return "caption"
    if text[-1] == ")" and (match := _signature().search(text, max(0, len(text) - 140))) and not match.start():
        return "tail"
    return "tail" if tail and len(text) < BYLINE and text[-1] not in ".\"”" else "body"


def _add(blocks: list[Block], section: Section, line: Line, text: str, others: list[tuple[int, int]]) -> None:
    """Append the line, parted where another story's headline, a caption or a note of rights is glued into it; join equal neighbours."""
    if line.start >= line.end:
        return
    cuts: list[tuple[int, int, Section]] = [(max(start, line.start), min(end, line.end), "related") for start, end in others if start < line.end and end > line.start]
    if section == "body":
        stop = min(line.end, line.start + CAPTION)
        if ": " in text[line.start : stop] and (match := _glued_credit().search(text, line.start, stop)) and (not cuts or cuts[0][0] >= match.end()):
            cuts.insert(0, (line.start if match.start() - line.start < TITLE else match.start(), match.end(), "caption"))
        if text[line.end - 1] == ")" and (match := _signature().search(text, max(line.start, line.end - 140), line.end)):
            cuts = [cut for cut in cuts if cut[1] <= match.start()] + [(match.start(), line.end, "tail")]
        elif (match := _inline_tail().search(text, line.start, line.end)) and all(match.start() >= end for _, end, _ in cuts):
            cuts.append((match.start(), line.end, "tail"))
    begin = line.start
    for start, end, kind in cuts:
        if start > begin:
            _join(blocks, section, begin, start, text)
        _join(blocks, kind, start, end, text)
        begin = end
    if begin < line.end:
        _join(blocks, section, begin, line.end, text)


def _join(blocks: list[Block], section: Section, start: int, end: int, text: str) -> None:
    """Append a block, without white space around it; lines of body that follow each other are one block."""
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return
    start += len(piece) - len(piece.lstrip())
    end = start + len(bare)
    last = blocks[-1] if blocks else None
    if last and last.section == section in ("body", "tail"):
        blocks[-1] = Block(section, last.start, end)
    else:
        blocks.append(Block(section, start, end))
