"""What one line of a wire story is by its shape: key words, a byline, a date, a photograph's credit, the writer's signature."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.patterns import any_of

CAPTION = 500  # characters of a caption
BYLINE = 300  # characters of a byline or a note of rights
REACH = 24  # characters of the first word of a line
ENDING = 140  # characters of a credit at the end of a line
STAMP = 120  # characters of a line that is a date
SIGNATURE = 20  # characters within which a byline shows its colon


class Line(NamedTuple):
    """A line with something on it, without the white space around it."""

    start: int
    end: int
    text: str


def split(text: str) -> list[Line]:
    """The lines of `text` that are not empty."""
    found: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        if bare := raw.strip():
            left = start + (raw.find(bare) if raw[0].isspace() else 0)
            found.append(Line(left, left + len(bare), bare))
        start += len(raw) + 1
    return found


@cache
def _first_words() -> frozenset[str]:
    """First words of lines that may be no part of the story: a quick test that nearly all lines fail."""
    words = lexicon.layout()
    return frozenset(phrase.split()[0].strip(".") for phrase in (*words.bylines, *words.keywords, words.key_mark, *words.boilerplate))


def may_be_apparatus(text: str) -> bool:
    """Whether the line begins with a word that opens bylines, key words or the page's own phrases."""
    return text[:REACH].split(None, 1)[0].lower().strip("([:|.") in _first_words()


@cache
def _credit() -> re.Pattern[str]:
    words = any_of(lexicon.layout().credits)
    return re.compile(
        rf"\([^()\n]{{0,60}}[^\W\d][/@][^\W\d][^()\n]{{1,60}}\)\.?\Z|\((?i:{words})\b[^()\n]{{0,80}}\)\.?\Z"
        rf"|(?<![^\s.)])(?i:{words})\s?[:/.]\s?[^\n]{{1,80}}\Z|\b[\w.]{{2,30}}\.(?:com|COM|id|ID)/[A-Z][\w .]{{2,40}}\Z"
    )


def has_credit(text: str) -> bool:
    """Whether a line ends with a photograph's credit: `(ANTARA/Awaludin)`, `Foto: Dok. Polda`, `KOMPAS.com/NAMA`."""
    begin = max(0, len(text) - ENDING)
    marked = any(text.find(mark, begin) >= 0 for mark in "/.:)")
    return marked and len(text) <= CAPTION and bool(_credit().search(text, begin))


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(r"\((?:[^()\n]{1,60}/[^()\d\n]{1,60}|\*|[a-z]{2,5})\)\.?\Z")


def signature(text: str) -> int:
    """Offset of the writer's signature behind the last sentence, `(Bangkapos.com/Andini)`, `(*/hbb)`, `(dwr)`; -1 if there is none."""
    match = _signature().search(text, max(0, len(text) - ENDING)) if text[-1] == ")" else None
    return match.start() if match else -1


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(rf"[(\[]?(?i:{any_of(lexicon.layout().bylines)})(?:\s?[:©|/]|\s(?=[\d(©A-Z])|\s?\Z|\b(?=\s[a-z]))")


def is_byline(text: str) -> bool:
    """Whether a line names who wrote, edited, owns or republishes the story; no sentence that merely begins with such a word."""
    if len(text) >= BYLINE or not _byline().match(text):
        return False
    return text[-1] not in '."”' or ":" in text[:SIGNATURE] or "©" in text[:SIGNATURE]


@cache
def _key_words() -> re.Pattern[str]:
    words = lexicon.layout()
    return re.compile(rf"(?:{words.key_mark} [^,.\n]{{1,60}}(?:,[^\s,.][^,.\n]{{0,60}})+|(?i:{any_of(words.keywords)})\s?:.*)\Z")


def is_key_words(text: str) -> bool:
    """ANTARA's line of key words, `id BPJS Ketenagakerjaan,NonASN,NTB`, commas without spaces; or an announced list."""
    return bool(_key_words().match(text))


_DIGITS = r"(?P<date>\d{1,2})(?P<mark>[/-])(?P<number>\d{1,2})(?P=mark)(?P<of>(?:19|20)\d\d)"
_ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]m)?"


@cache
def _stamp() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Z][\w' ]{2,30}[,|] ?){0,2}(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.? (?P<year>(?:19|20)\d\d)\b"
        r"[\s,|-]{0,3}(?:\d{1,2}[:.]\d\d)?(?: ?[A-Z]{3,4})?\Z"
    )


@cache
def _timed() -> re.Pattern[str]:
    """A date and a time, behind a section, an outlet or a writer at most: `KABAR.com - 31/01/2019, 14:36`, `• Senin 9 Mar 2020 20:30`."""
    weekday = any_of(lexicon.calendar().weekdays)
    return re.compile(
        rf"(?:[^\d\n]{{0,40}}[-–—|•·:][ ]?)?(?:(?i:{weekday})[ ,|]{{1,3}})?"
        r"(?:(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>(?:19|20)\d\d)"
        rf"|{_DIGITS}|{_ISO})"
        rf"[\s,|/–—-]{{1,4}}{_TIME}(?: ?(?i:[a-z]{{2,4}}))?[ .·•]{{0,3}}\Z"
    )


@cache
def _dated() -> re.Pattern[str]:
    """The ISO date alone, or any behind a word for going out: `2019-08-23`, `Diterbitkan: 23 Agustus 2019`."""
    words, weekday = any_of(lexicon.layout().issued), any_of(lexicon.calendar().weekdays)
    said = rf"(?P<said>(?i:{words})\s?:?\s(?:(?i:{weekday})[ ,|]{{1,3}})?)"
    named = r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.? (?P<year>(?:19|20)\d\d)"
    return re.compile(rf"{said}?(?:{_ISO}|(?(said)(?:{named}|{_DIGITS})|(?!)))(?:[\s,|/–—-]{{1,4}}{_TIME}(?: ?(?i:[a-z]{{2,4}}))?)?\Z")


def stamp(text: str) -> date | None:
    """The day on a line that is a date, with a weekday, a time or a place at most: `Jumat, 23 Agustus 2019 13:45 WIB`."""
    if len(text) > STAMP:
        return None
    match = _stamp().match(text) or _timed().match(text) or _dated().match(text)
    if match is None:
        return None
    found = match.groupdict()
    if iso := found.get("iso"):
        year, month, day = map(int, iso.split("-"))
    elif number := found.get("number"):
        year, month, day = int(match["of"]), int(number), int(match["date"])
    else:
        year, month, day = int(match["year"]), lexicon.calendar().months.get(match["month"].lower(), 0), int(match["day"])
    try:
        return date(year, month, day)
    except ValueError:
        return None
