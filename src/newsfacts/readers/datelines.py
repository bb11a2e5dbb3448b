"""Datelines: where and by whom a story was filed, in the shapes of Indonesian outlets."""

import re
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.patterns import any_of

LONGEST = 120  # characters of a dateline
HEAD = 500  # characters in front of a dateline that follows a title on the same line


class Dateline(NamedTuple):
    """Offsets are within the line; `signed` is False where only a place and a dash stand there."""

    start: int
    end: int
    place: str | None
    agency: str | None
    signed: bool


@cache
def _agency() -> str:
    """An outlet: a web address by its last label, or a known name."""
    labels, names = any_of(sorted(lexicon.abbreviations().domains)), any_of(lexicon.layout().agencies)
    return rf"(?i:[a-z0-9][\w-]{{0,30}}(?:\.[\w-]{{1,30}}){{0,2}}\.(?:{labels})\b|(?:{names})\b)"


NAME = r"[A-Z][\w.'’-]{0,30}(?:[ /][A-Z][\w.'’-]{0,30}){0,3}"
DASH = r"(?:[-–—−]{1,3}|:)"
_DASHED = re.compile(DASH)
LABELS = r"(?:COM|CO\.ID|ID|TV|NET|CO|com|id)"  # of web addresses in capitals
_SIGNED = re.compile(rf"\.{LABELS}\b|\) {DASH}")  # which every dateline inside a line has: a search a tenth as long


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    """The shapes, from the surest on: each is tried at the start of a line."""
    agency = _agency()
    return (
        re.compile(rf"(?P<place>{NAME})(?:,\s?[A-Z][\w ]{{1,30}}?)?\s?\(\s?(?P<agency>{agency}|{NAME})\s?\)\s?{DASH}\s*+"),
        re.compile(
            rf"(?P<agency>{agency})(?:\s?[,|]\s?|\s?[-–—]{{1,2}}\s?|\s)(?P<place>{NAME}?)(?:, ?[A-Z][\w ]{{1,20}}?)?(?:\s?{DASH}|\.)\s*+"
        ),
        re.compile(rf"(?P<place>{NAME})(?:,\s?|\s)(?P<agency>{agency})\s?{DASH}\s*+"),
        re.compile(rf"(?P<agency>{agency}),?\s?{DASH}\s*+"),
        re.compile(rf"(?P<agency>{agency}), (?P<place>[A-Z][a-z]{{1,20}})[ ]?(?=[A-Z])"),
    )


@cache
def _begins() -> re.Pattern[str]:
    """The outlet that the second shape and the last two begin with, looked for once."""
    return re.compile(_agency())


@cache
def _place() -> re.Pattern[str]:
    """A place alone: `Jakarta - `, `JAKARTA- `; up to three words."""
    return re.compile(
        r"(?P<place>[A-Z][\w.'’]{1,30}(?:[ /-][A-Z][\w.'’]{0,30}){0,2})(?:\s[-–—]{1,2}|[-–—]{1,2}(?=\s)|[–—]{1,2}|--)\s*+(?=\S)"
    )


@cache
def _inside() -> re.Pattern[str]:
    """A dateline in the middle of a line: only with a web address or a signature in brackets, and a dash."""
    agency = _agency()
    return re.compile(
        rf"(?P<agency>(?-i:[A-Z][A-Z0-9-]{{2,20}}(?:\.[A-Z-]{{2,20}}){{0,2}}\.{LABELS})\b)"
        rf"(?:\s?,\s?(?P<place>{NAME})|\s?[-–—]{{1,2}}\s?(?P<other>[A-Z]{{2,20}}(?: [A-Z]{{2,20}})?)(?=\.))?+(?:\s?{DASH}|\.)\s"
        rf"|(?P<town>[A-Z][a-z]{{2,20}}(?: [A-Z][a-z]{{2,20}})?)(?:, [A-Z][\w ]{{1,30}}?)? \((?P<sign>{agency})\) {DASH}\s"
    )


def _clean(name: str | None) -> str | None:
    if not name:
        return None
    name = name.strip(" .")
    return name.title() if name.isupper() and len(name) > 3 else name or None


def at_start(line: str) -> Dateline | None:
    """The dateline that `line` begins with, if any."""
    head = line[:LONGEST]
    signed = _begins().match(head) is not None
    if not signed and _DASHED.search(head) is None:
        return None
    for shape, begins in zip(_shapes(), (False, True, False, True, True), strict=True):
        if (signed or not begins) and (match := shape.match(head)):
            groups = match.groupdict()
            return Dateline(0, match.end(), _clean(groups.get("place")), groups["agency"].strip(), True)
    if match := _place().match(head):
        return Dateline(0, match.end(), _clean(match["place"]), None, False)
    return None


def inside(line: str) -> Dateline | None:
    """The dateline that follows a title, a byline or both on the same line, if any."""
    head = line[:HEAD]
    if _SIGNED.search(head) and (match := _inside().search(head)):
        place, agency = match["place"] or match["other"] or match["town"], match["agency"] or match["sign"]
        return Dateline(match.start(), match.end(), _clean(place), agency, True)
    return None
