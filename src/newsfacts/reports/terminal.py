"""What a terminal can show: colours if wanted, the columns that a text takes, and nothing that would steer the terminal."""

import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple

from newsfacts.lexicon import ReportWords, report_words

Tone = Literal["alarm", "warning", "good", "faint", "strong"]


class Screen(NamedTuple):
    """Where a report goes: its width in columns, whether it shows colours, the words to use and how much to say.

    Sentences keep to `width`; tables may be as wide as `room`.  `excel`: CSV is for spreadsheets whose decimal sign is a comma.
    """

    words: ReportWords
    width: int = 80
    room: int = 80
    color: bool = False
    quiet: bool = False
    verbose: bool = False
    excel: bool = False

    def paint(self, text: str, tone: Tone) -> str:
        """The text in a tone, where the screen shows colours."""
        if not self.color:
            return text
        code = {"alarm": "1;31", "warning": "1;33", "good": "32", "faint": "2", "strong": "1"}[tone]
        return f"\x1b[{code}m{text}\x1b[0m"


UNLIMITED = 1_000_000  # columns of a file: tables are never cut there


def screen(
    language: str, width: int = 80, color: bool = False, quiet: bool = False, verbose: bool = False, room: int | None = None
) -> Screen:
    """A screen of at least 40 and at most 120 columns, as longer lines are hard to read; tables take the whole width, or `room`."""
    return Screen(report_words(language), max(40, min(width, 120)), max(40, width if room is None else room), color, quiet, verbose)


def cell(character: str) -> tuple[str, int]:
    """What a character of an article shows as, and in how many columns: controls become blanks, marks of direction vanish."""
    if " " <= character <= "~":
        return character, 1
    category = unicodedata.category(character)
    if category in ("Mn", "Me"):
        return character, 0
    if category == "Cf":
        return "", 0
    if category in ("Cc", "Zl", "Zp"):
        return " ", 1
    if category == "Cs":
        return "\ufffd", 1
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def printable(text: str) -> str:
    """The text without anything that would steer a terminal."""
    return "".join(cell(character)[0] for character in text)


def columns(text: str) -> int:
    """How many columns the text takes."""
    return sum(cell(character)[1] for character in text)


def clip(text: str, width: int) -> str:
    """The text, printable, cut with an ellipsis where it would take more columns than `width`."""
    if columns(text) <= width:
        return printable(text)
    shown, used = "", 0
    for character in text:
        form, size = cell(character)
        if used + size > width - 1:
            break
        shown, used = shown + form, used + size
    return shown.rstrip() + "…"


def pad(text: str, width: int) -> str:
    """The text, printable and clipped, filled with blanks to `width` columns."""
    clipped = clip(text, width)
    return clipped + " " * (width - columns(clipped))


def wrap(text: str, width: int, indent: str = "  ") -> Iterable[str]:
    """The text, printable, in lines of at most `width` columns where its words allow it, each behind the indent."""
    current, used = "", len(indent)
    for word in printable(text).split():
        size = columns(word)
        if current and used + 1 + size > width:
            yield indent + current
            current, used = "", len(indent)
        current, used = (f"{current} {word}", used + 1 + size) if current else (word, used + size)
    if current:
        yield indent + current
