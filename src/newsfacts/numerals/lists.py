"""Markers of list items (`1.`, `2)`, `(3)`), at the beginning of a line or counting up inside one."""

import re

from newsfacts.numerals.numbers import Numeral

_MARKER = re.compile(r"([0-9]{1,3})(?:\.(?=[\s\u2060]{0,3}[A-Z“\"‘(]|\s[0-9])|\)\.?(?=\s?[^\W\d_]))")
_LOWER = re.compile(r"[0-9]{1,2}\.\s[^\W\d_]")  # `tahapnya: 1. survei; 2. lelang`
_ENDING = re.compile(r"(?<![0-9.])([0-9](?:\.?[0-9])*+)\. ?(?=[A-Z“\"])")
_WHOLE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|(?:1[5-9]|20)[0-9]{2}\.?")  # what a marker may be stuck to
DIGITS = 3  # of the longest marker
_OPENERS = (":", ";")
_CLOSED = (")", '"', "”")
_MARGIN = " \t•*-–(>"


def markers(text: str, numerals: list[Numeral]) -> frozenset[int]:
    """Where the numerals begin that are markers.

    A marker is a number of one or two digits with a full stop or a closing bracket after it that stands at the beginning of a line,
    or is one of a run that counts up from one, as those of three digits must be.
    """
    found: set[int] = set()
    first, expected = 0, 1
    for numeral in numerals:
        start, size = numeral.start, len(numeral.digits)
        if not 0 < size <= DIGITS or text[start + size : start + size + 1] not in (".", ")"):
            continue
        lower = _LOWER.match(text, start) is not None and text[max(0, start - 3) : start].rstrip()[-1:] in _OPENERS
        if _MARKER.match(text, start) is None and not lower or text[start - 1 : start] in ("-", "/", ","):
            continue
        number = int(numeral.digits)
        if size == DIGITS and number != expected:
            continue
        line = text.rfind("\n", max(0, start - 6), start)
        if line >= 0 or start < 6:
            margin = text[line + 1 : start]
            if not margin.strip(_MARGIN):
                found.add(start)
        if _glued(text, start) and text[start + size] == ".":
            found.add(start)
        if number == 1:
            first, expected = start, 2
        elif number == expected:
            found.update((first, start))
            expected += 1
    return frozenset(found)


def stuck(text: str) -> tuple[list[tuple[int, int]], frozenset[int]]:
    """Where markers stand that are stuck to the number that ends the item before, and where the others of their lists begin.

    `1. Bank A US$ 71.309.8572. Bank B`; `1. Kota A - 20 Agustus 18642. Kota B`: they count on from the marker before them, and leave a
    year or thousands in groups.
    """
    found: list[tuple[int, int]] = []
    others: set[int] = set()
    last, expected = 0, 1
    for match in _ENDING.finditer(text) if "1. " in text else ():
        digits, marker = match.group(1), str(expected)
        if digits in ("1", marker):
            last, expected = match.start(1), int(digits) + 1
        elif expected > 1 and digits.endswith(marker) and _WHOLE.fullmatch(digits, 0, len(digits) - len(marker)):
            found.append((match.end(1) - len(marker), match.end(1)))
            others.add(last)
            expected += 1
    return found, frozenset(others)


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks in these places."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _glued(text: str, start: int) -> bool:
    """Whether the item before ends straight before `start`: `538 miliar10. Kabupaten`, `selesai.2. Bagian` (but `No.18. Kini`)."""
    mark = text[start - 1 : start]
    return mark.islower() or (mark == "." and (text[start - 2 : start - 1] in _CLOSED or text[start - 4 : start - 1].isalpha()))
