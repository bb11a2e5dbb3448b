"""What a number is when it is no quantity: part of a name, a law, an address, a rank, a score, a clock time, a list marker …"""

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from newsfacts import around, lexicon, units
from newsfacts.numbers import Numeral

if TYPE_CHECKING:
    from newsfacts.around import Next


class Page:
    """The text, and what its numerals have told so far."""

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self.low = low
        self.marker = 0  # the last list marker
        self._titles: dict[int, bool] = {}

    def titled(self, at: int) -> bool:
        """Whether the line is printed with capitals throughout, as headlines are."""
        begin = self.text.rfind("\n", 0, at) + 1
        known = self._titles.get(begin)
        if known is None:
            end = self.text.find("\n", at, begin + 300)
            words = [word for word in self.text[begin : end if end >= 0 else begin + 300].split() if len(word) > 3 and word[0].isalpha()]
            known = end >= 0 and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3
            self._titles[begin] = known
        return known


def glued_before(page: Page, start: int) -> bool:
    """Whether a letter or digit stands straight before."""
    return page.low[start - 1 : start].isalnum()


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in lexicon.refusals().before.items() for word in words}


@cache
def _after_classes() -> dict[str, str]:
    return {word: name for name, words in lexicon.refusals().after.items() for word in words}


_CLOCK = re.compile(r"([01]?[0-9]|2[0-4])[.:]([0-5][0-9])(?![0-9]|[.,:][0-9])(?:[ ]?(?:-|–|—|s/d|hingga|sampai)[ ]?[0-9]{1,2}[.:][0-9]{2})?[ ]?(?:(wib|wita|wit|gmt|utc|am|pm|est|waktu)(?!\w))?")
_MARKER = re.compile(r"([0-9]{1,2})(?:\.(?=[ ]?[A-Z“\"‘(])|\)(?=[ ]?[A-Za-z]))")
_WEB = re.compile(r"[a-z@#_/=?&]")


def early(page: Page, numeral: Numeral, words: list[str]) -> str | None:
    """The class of a numeral that is refused whatever follows it: glued to letters, a clock time, a phone number, a list marker."""
    low, start, digits = page.low, numeral.start, numeral.digits
    if not digits:
        return None
    end = start + len(digits)
    mark = low[start - 1 : start]
    if mark and mark not in " \n(":
        if mark.isalnum() and not low.startswith("m", start - 1):
            page_marker(page, numeral)
            return "name"
        if mark in "#@_=&?~":
            return "web"
        if mark in "-‑/.+:" and start > 1 and low[start - 2].isalnum():
            if mark in "-‑" and low[start - 2].isalpha():
                return "name"
            if mark in "/.:" and low[start - 2].isalpha() and not (mark in "/." and low[start - 3 : start - 1].isalpha() and low[max(0, start - 8) : start - 1].isalpha() and mark == "/"):
                return "name" if mark != "." else None if low[max(0, start - 5) : start - 1].isalpha() else "code"
    following = low[end : end + 1]
    if len(digits) > 1 and digits[0] == "0" and digits.isdigit():
        return "code"
    if digits.isdigit() and len(digits) > 12:
        return "code"
    if (following == ":" or "." in digits) and (match := _CLOCK.match(low, start)) and (match.group(3) or (words and words[0] in lexicon.refusals().before["clock"]) or following == ":" and ":" in match.group()):
        return "clock"
    return "list" if page_marker(page, numeral) else None


def page_marker(page: Page, numeral: Numeral) -> bool:
    """Whether the numeral is the marker of an item of a list; counts the items."""
    text, start = page.text, numeral.start
    if len(numeral.digits) > 2:
        return False
    match = _MARKER.match(text, start)
    if match is None:
        return False
    number = int(match.group(1))
    line_start = not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t•-*(")
    if number == page.marker + 1 and (number > 1 or line_start or text[:start].rstrip(" (")[-1:] in ":;.”\"" or text[start - 1] == "("):
        page.marker = number
        return True
    if line_start:
        page.marker = number
        return True
    if number == 1 and text[start - 1] == "(" and text[match.end() - 1] == ")":
        page.marker = 1
        return True
    return False


def late(page: Page, numeral: Numeral, ranged: bool, words: list[str], unit: Any, following: "Next | None", end: int, side: Any, last: Any) -> str | None:
    """The class of a numeral that is refused for what stands around it; "year" where it is a year, None where it is a quantity."""
    low, text, start = page.low, page.text, numeral.start
    lexical = lexicon.refusals()
    word = words[0] if words else ""
    if numeral.form in ("words", "unit"):
        return _worded(page, numeral, words, unit, following, end)
    if numeral.form != "digits":
        return None
    if _is_year(numeral) and unit is None and not ranged:
        return _year(page, numeral, words, following, last)
    if unit is not None:
        if unit.symbol == "deg" and following and _after_classes().get(following.word) == "coordinate":
            return "coordinate"
        named = _classes().get(word)
        if named in ("law", "clock") or (named == "code" and unit.kind != "percent"):
            return named
        if named == "rank" and unit.symbol == "kali":
            return None
        return None
    if ranged and _score(page, numeral, side, end, words, following):
        return "score"
    glue = text[numeral.end : numeral.end + 1]
    if glue.isalpha() and not (text[numeral.end : numeral.end + 4].isalpha() and glue.islower()):
        return "name"
    if glue in ("/", "-", "×", ":", "+", "–") and text[numeral.end + 1 : numeral.end + 2].isalnum() and not ranged and not (glue in "+" ):
        return "score" if glue in "-–" and text[numeral.end + 1].isdigit() else "code"
    noun = is_noun(following)
    if following and (named := _after_classes().get(following.word)):
        if named != "name" or not following.capital:
            return named
    for length in (1, 2):
        if len(words) >= length:
            named = _classes().get(word if length == 1 else words[1] + " " + word)
            if named and not (named in lexical.weak and (noun and not following.capital or numeral.power or _long(numeral))):  # type: ignore[union-attr]
                return named
    if last is not None and last.refusal in ("law", "code", "rank", "name", "score", "clock", "address", "list") and not noun:
        gap = low[last.end : start]
        if len(gap) < 20 and gap.strip(" ()") in _LINKS:
            return str(last.refusal)
    if word in lexical.models:
        return "name"
    if _named(page, numeral, words, following) and not numeral.power and not _long(numeral):
        return "name"
    return None


_LINKS = frozenset({",", "dan", "atau", "hingga", "sampai", "-", "–", "/", "&", ", dan", "s/d", "s.d", "serta", "sampai dengan", "—", ":", ", serta", "."})


def _long(numeral: Numeral) -> bool:
    """Whether it is printed like an amount: with separators."""
    return "." in numeral.digits or "," in numeral.digits


def _worded(page: Page, numeral: Numeral, words: list[str], unit: Any, following: "Next | None", end: int) -> str | None:
    """Number words that are part of an idiom or a rank."""
    low = page.low
    lexical = lexicon.refusals()
    word = words[0] if words else ""
    spoken = low[numeral.start : numeral.end]
    if low[numeral.end : numeral.end + 1] == "-" and low[numeral.end + 1 : numeral.end + 2].isalpha():
        return "idiom"
    if low[numeral.start - 1 : numeral.start] == "-" and low[numeral.start - 2 : numeral.start - 1].isalpha():
        return "idiom"
    if f"{word} {spoken}" in lexical.idioms:
        return "idiom"
    if spoken == "satu":
        if word in lexical.satu_before:
            return "idiom"
        if following:
            rest = low[following.start : following.start + 16]
            if any(rest.startswith(phrase) and not rest[len(phrase) : len(phrase) + 1].isalpha() for phrase in lexical.satu_after):
                return "idiom"
    if unit is None:
        if following and _after_classes().get(following.word) == "rank":
            return "rank"
        named = _classes().get(word)
        if named in ("rank", "address", "law", "code") and not (is_noun(following) and following and not following.capital):
            return named
        if spoken == "nol" and not is_noun(following):
            return "idiom"
    return None


def _is_year(numeral: Numeral) -> bool:
    return len(numeral.digits) == 4 and not numeral.power and not numeral.about and numeral.digits.isdigit() and "1000" <= numeral.digits <= "2199"


_LAWFUL = re.compile(r"(?:nomor|no\.?|undang|uu|pp|perpres|peraturan|dasar(?: ri)?|permen\w*|perda|pergub|perwali|perbup|inpres|keppres|kepmen\w*|pmk|sk)[^.\n]{0,40}tahun $")


def _year(page: Page, numeral: Numeral, words: list[str], following: "Next | None", last: Any) -> str | None:
    """Whether a number of four digits is a year, a year in a name, or a plain number."""
    low, text, start, end = page.low, page.text, numeral.start, numeral.end
    calendar, lexical = lexicon.calendar(), lexicon.refusals()
    word = words[0] if words else ""
    mark = low[start - 1 : start]
    glue = low[end : end + 1]
    if following and following.word in calendar.hijri and following.start <= end + 1:
        return "hijri"
    if glue.isalpha():
        return "name"
    if glue == "-" and low[end + 1 : end + 3] == "an":
        return "decade"
    if mark == "/" and low[start - 2 : start - 1].isalpha():
        return "name"
    if word == "tahun":
        if _LAWFUL.search(low, max(0, start - 64), start):
            return "law"
        return "year"
    if following and following.word in lexical.classifiers and not (1900 <= int(numeral.digits) <= 2099 and word in calendar.year_words):
        return None
    if not 1900 <= int(numeral.digits) <= 2099:
        if is_noun(following) or word not in calendar.year_words:
            return None if not _named(page, numeral, words, following) else "name"
        return None
    if last is not None and last.refusal in ("name", "law", "hijri", "code") and len(gap := low[last.end : start]) < 14 and (gap.strip(" (") in _LINKS or last.refusal == "hijri"):
        return str(last.refusal)
    if named := _classes().get(word):
        if named in ("code", "law"):
            return named
    if word in calendar.events and word not in calendar.year_nouns:
        return "name"
    if mark == "(":
        return "year"
    capital = _capital_before(page, start)
    if mark == " " and low[start - 2 : start - 1] == ")":
        inside = text[max(0, text.rfind("(", 0, start)) + 1 : start - 2].lower()
        return "year" if inside in calendar.year_nouns or not inside.isalnum() else "name"
    if capital and word not in calendar.year_words and word not in calendar.year_nouns:
        return "name"
    return "year"


def _capital_before(page: Page, start: int) -> bool:
    """Whether the word before is printed with a capital and does not begin a sentence."""
    text = page.text
    if text[start - 1 : start] != " ":
        return False
    stop = start - 1
    begin = max(text.rfind(" ", max(0, stop - 40), stop), text.rfind("\n", max(0, stop - 40), stop)) + 1
    word = text[begin:stop].lstrip("\"'“‘(")
    if not word or not word[0].isupper() or word[-1] in ".,:;!?)":
        return False
    head = text[max(0, begin - 3) : begin].rstrip(" ")
    return bool(head) and head[-1] not in ".!?\n:“\"‘" or len(word) > 1 and word[1:2].isupper()


def _named(page: Page, numeral: Numeral, words: list[str], following: "Next | None") -> bool:
    """Whether a bare number stands after a name and counts nothing."""
    if not words or page.text[numeral.start - 1 : numeral.start] != " ":
        return False
    if is_noun(following) and following and not following.capital:
        return False
    if page.titled(numeral.start):
        return False
    return _capital_before(page, numeral.start)


def is_noun(following: "Next | None") -> bool:
    """Whether the word after a number may be what is counted."""
    if following is None or len(following.word) < 2:
        return False
    lexical = lexicon.refusals()
    word = following.word
    if word in lexical.not_counted:
        return False
    if word.startswith(lexical.verb_prefixes) and not following.capital and len(word) > 5:
        return word in lexical.nouns or word.startswith(tuple(lexical.nouns))
    return True


def _score(page: Page, numeral: Numeral, side: Any, end: int, words: list[str], following: "Next | None") -> bool:
    """Whether `2-1` is the score of a match."""
    low = page.low
    printed = low[numeral.start : end]
    if not re.fullmatch(r"[0-9]{1,3} ?[-–] ?[0-9]{1,3}", printed):
        return False
    one, other = (int(part) for part in re.findall(r"[0-9]+", printed))
    if one >= other:
        return True
    if any(word in lexicon.refusals().score_words for word in words[:4]):
        return True
    if is_noun(following) and following and not following.capital:
        return False
    return _capital_before(page, numeral.start) or other < 10


def is_age(words: list[str], unit: Any, low: str, start: int, end: int) -> bool:
    """Whether a length of time, or a bare number, is an age."""
    lexical = lexicon.refusals()
    if unit is not None and unit.symbol not in ("year", "month", "day", "week"):
        return False
    if any(word in lexical.age_words for word in words[:4]):
        return True
    if unit is None:
        return False
    return bool(words) and words[0] in lexical.persons
