"""Markers of list items (`1.`, `2)`, `(3)`), at the beginning of a line or counting up inside one."""

import re

from newsfacts.numbers import Numeral

_MARKER = re.compile(r"([0-9]{1,2})(?:\.(?=[\s\u2060]{0,3}[A-Z“\"‘(]|\s[0-9])|\)\.?(?=\s?[^\W\d_]))")
_LOWER = re.compile(r"[0-9]{1,2}\.\s[^\W\d_]")  # `tahapnya: 1. survei; 2. lelang`
_OPENERS = (":", ";")
_CLOSED = (")", '"', "”")
_MARGIN = " \t•*-–(>"


def markers(text: str, numerals: list[Numeral]) -> frozenset[int]:
    """Where the numerals begin that are markers.

    A marker is a number of one or two digits with a full stop or a closing bracket after it that stands at the beginning of a line,
    or is one of a run that counts up from one.
    """
    found: set[int] = set()
    run: list[int] = []
    expected = 1
    for numeral in numerals:
        if len(numeral.digits) not in (1, 2) or text[numeral.start + len(numeral.digits) : numeral.start + len(numeral.digits) + 1] not in (
            ".",
            ")",
        ):
            continue
        start = numeral.start
        lower = _LOWER.match(text, start) is not None and text[max(0, start - 3) : start].rstrip()[-1:] in _OPENERS
        if _MARKER.match(text, start) is None and not lower or text[start - 1 : start] in ("-", "/", ","):
            continue
        line = text.rfind("\n", max(0, start - 6), start)
        if line >= 0 or start < 6:
            margin = text[line + 1 : start]
            if not margin.strip(_MARGIN):
                found.add(start)
        number = int(numeral.digits)
        if _glued(text, start) and text[start + len(numeral.digits)] == ".":
            found.add(start)
        if number == expected:
            run.append(start)
            if number > 1:
                found.update(run)
            expected += 1
        elif number == 1:
            run, expected = [start], 2
    return frozenset(found)


def _glued(text: str, start: int) -> bool:
    """Whether the item before ends straight before `start`: `538 miliar10. Kabupaten`, `selesai.2. Bagian` (but `No.18. Kini`)."""
    mark = text[start - 1 : start]
    return mark.islower() or (mark == "." and (text[start - 2 : start - 1] in _CLOSED or text[start - 4 : start - 1].isalpha()))
