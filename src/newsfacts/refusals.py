"""What a number is when it is no quantity: part of a name, a law, an address, a rank, a score, a clock time …

Each rule gives the class of the refusal, which `explain` shows; None lets the number stand.
"""

import re
from functools import cache
from typing import NamedTuple

from newsfacts import around, hedges, lexicon
from newsfacts.around import Before, Next
from newsfacts.numbers import Numeral
from newsfacts.units import Unit


class Place(NamedTuple):
    """A numeral and what stands around it; `end` is that of its unit, `refused` the end and class of the numeral before if that was refused."""

    text: str
    low: str
    numeral: Numeral
    end: int
    before: Before
    following: Next | None
    unit: Unit | None
    ranged: bool
    refused: tuple[int, str] | None
    noun: bool  # whether what follows may be what is counted


@cache
def _before() -> dict[str, str]:
    return {word: name for name, words in lexicon.refusals().before.items() for word in words}


@cache
def _after() -> dict[str, str]:
    return {word: name for name, words in lexicon.refusals().after.items() for word in words}


_CLOCK = re.compile(
    r"(?:[01]?[0-9]|2[0-4])(?:([.:])[0-5][0-9])?(?![0-9]|[.,:][0-9])(?:[ ]?(?:-|–|—|s/d|hingga|sampai|dan)[ ]?[0-9]{1,2}(?:[.:][0-9]{2})?)?[ ]?([a-z.]++)?"
)
_CHAIN = "-‑–/.+:×x"


def glued(text: str, low: str, numeral: Numeral, before: Before, refused: tuple[int, str] | None) -> str | None:
    """The class of digits that stand straight behind a letter or a sign, or are a clock time or a code by their shape."""
    start, digits = numeral.start, numeral.digits
    mark = low[start - 1 : start]
    if mark == "(" and refused == (start - 1, "score"):
        return "score"  # the tie-break in 7-6(3)
    if mark not in _OPEN:
        if refused and refused[0] == start - 1 and mark in _CHAIN:
            return refused[1]
        if mark in "'’" and len(digits) == 2 and text[start + 2 : start + 3] not in ("'", "’"):
            return "name"  # Aktivis '98
        if mark in "#@_=&?~\\^":
            return "web"
        letters = _LETTERS.search(text, max(0, start - 16), start)
        if letters and text[letters.start() - 1 : letters.start()] in ("@", "_", "#"):
            return "web"
        if letters and not _run_on(letters.group(1), letters.group(2), digits):
            return "name"
        if mark in "×x" and low[start - 2 : start - 1].isdigit():
            return "name"
    lexical = lexicon.refusals()
    told = before.words and before.words[0] in lexical.before["clock"]
    if told or low[numeral.end : numeral.end + 1] == ":" or (len(digits) <= 5 and "." in digits):
        clock = _CLOCK.match(low, start)
        if clock and ((told and clock.group(2) not in lexicon.numerals().scales) or clock.group(2) in lexical.after["clock"] or clock.group(1) == ":"):
            return "clock"
    if len(digits) > 1 and digits[0] == "0" and digits.isdigit() or len(digits) > 12 and digits.isdigit():
        return "code"
    return "code" if numeral.form == "code" else None


_OPEN = frozenset({"", " ", "\n", "(", "\"", "“", "'", "‘", "[", "\t", "*"})


_LETTERS = re.compile(r"([^\W\d_]++)([\-‑–/.+:×]?)$")


def _run_on(letters: str, mark: str, digits: str) -> bool:
    """Whether letters straight before digits are a word of their own: a lost blank, the sign of a change, or the end of a sentence."""
    word = len(letters) > 3 and letters.islower()
    if mark in ("-", "/") and len(digits) == 4 and letters.lower() in lexicon.calendar().quarters:
        return True
    if mark in ("+", "-"):
        return "," in digits
    if mark in ("", "-", "‑", "–"):
        return (word and not mark) or (letters in ("M", "m") and not digits.isdigit())
    return word or mark == ":"


def standing(place: Place) -> str | None:
    """The class of a numeral that is refused for the words around it."""
    numeral = place.numeral
    if numeral.form in ("words", "unit"):
        return _spoken(place)
    if numeral.form != "digits":
        spoken = place.low[numeral.start : numeral.end]
        return "idiom" if place.low.startswith("-" + spoken, numeral.end) or place.low.endswith(spoken + "-", 0, numeral.start) else None
    words = place.before.words
    named = _named_before(words)
    if place.unit is not None:
        if named in ("law", "clock", "boilerplate") or (
            named == "code" and place.unit.kind == "duration" and words[0] in lexicon.refusals().numbering
        ):
            return named
        model = words and words[0] in lexicon.refusals().models and place.unit.kind == "duration"
        return "name" if model and place.following and place.following.word in lexicon.calendar().past else None
    lexical = lexicon.refusals()
    noun = place.noun
    amount = bool(numeral.power) or "," in numeral.digits or "." in numeral.digits
    if (shape := _shape(place)) is not None:
        return shape
    if place.following and (after := _after().get(place.following.word)) and not (after == "rank" and amount):
        return after
    if named and not (noun and words[0] in lexical.weak and not (place.following and place.following.capital)) and not (amount and words[0] in lexical.amounts):
        return named
    if place.refused and not (noun and place.refused[1] in ("score", "code", "web", "hijri")) and not amount:
        gap = place.low[place.refused[0] : numeral.start]
        if len(gap) < 20 and gap.strip(" ()") in lexical.links:
            return place.refused[1]
    amount = amount and _VERSION.fullmatch(numeral.digits) is None
    if numeral.digits.endswith(".0") or words and words[0] in lexical.models and not amount:
        return "name"
    return "name" if not amount and _in_name(place, noun) else None


_VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}")


def _named_before(words: list[str]) -> str | None:
    """The class that the word or the two words before give."""
    classes = _before()
    if not words:
        return None
    return classes.get(words[0]) or (classes.get(words[1] + " " + words[0]) if len(words) > 1 else None)


_SCORE = re.compile(r"[0-9]{1,3} ?[-–] ?[0-9]{1,3}")


def _shape(place: Place) -> str | None:
    """Scores, ratios, codes and names by what is glued to their end."""
    text, numeral = place.text, place.numeral
    end = numeral.end
    if place.ranged:
        return "score" if _is_score(place) else None
    glue, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if glue.isalpha():
        if "," in numeral.digits and text[end : end + 2].isupper() and len(text) > end + 1 and beyond.isalpha():
            return None  # the next name of a table that lost its blanks
        return None if glue.islower() and text[end : end + 4].isalpha() and len(text) >= end + 4 and text[end + 1].islower() else "name"
    if glue in "-–‑/:×\u20e3\ufe0f" and glue:
        if glue in "\u20e3\ufe0f":
            return "name"
        if beyond.isdigit():
            return "score" if glue in "-–:" else "code"
        if beyond.isalpha() and not (glue == "/" and beyond.islower()):
            return "code"
    if glue in "'’′\\" and glue and text[numeral.start - 1 : numeral.start] in (" ", "(") and not beyond.isalpha():
        return "minute"
    return None


def _is_score(place: Place) -> bool:
    """Whether two numbers with a dash between them are the score of a match."""
    printed = place.low[place.numeral.start : place.end]
    if _SCORE.fullmatch(printed) is None:
        return False
    first, last = (int(part) for part in re.findall("[0-9]+", printed))
    if place.text[place.end : place.end + 2].strip(" ")[:1] in ("-", "–") or first >= last:
        return True
    if not lexicon.refusals().score_words.isdisjoint(place.before.words[:4]):
        return True
    following = place.following
    if place.noun and following and (not following.capital or following.acronym):
        return False
    return place.before.capital() or last < 10


def _in_name(place: Place, noun: bool) -> bool:
    """Whether a bare number stands behind a name and counts nothing (`Kelurahan 35 Ilir`), unless the line is a headline."""
    before, following, start = place.before, place.following, place.numeral.start
    mark = place.text[start - 1 : start]
    if mark == " " and place.text[start - 2 : start - 1] == ")":
        inside = place.text[place.text.rfind("(", max(0, start - 16), start) + 1 : start - 2]
        return len(inside) > 1 and inside.isalpha() and inside.isupper() and not (noun and following and not following.capital)
    if mark != " " or (noun and following and not following.capital):
        return False
    if not before.capital():
        return before.opens and not noun and len(before.words) == 1 and before.printed[0][0].isupper() and not _opener(before.words[0])
    return not (noun and (before.headline() or around.titled(place.text, start)))


def _opener(word: str) -> bool:
    """Whether the word may begin a sentence with a number after it."""
    return word in lexicon.function_words().openers or word in lexicon.refusals().not_counted or hedges.leads(word)


def _spoken(place: Place) -> str | None:
    """Number words in an idiom or a rank."""
    low, numeral, words = place.low, place.numeral, place.before.words
    lexical = lexicon.refusals()
    start, end = numeral.start, numeral.end
    spoken = low[start:end]
    word = words[0] if words else ""
    if (low[end : end + 1] == "-" and low[end + 1 : end + 2].isalpha()) or (low[start - 1 : start] == "-" and low[start - 2 : start - 1].isalpha()):
        return "idiom"
    if place.text[start].isupper() and words and _proper(place):
        return "name"
    if f"{word} {spoken}" in lexical.idioms:
        return "idiom"
    if spoken == "satu" and word in lexical.satu_before:
        return "idiom"
    if numeral.form == "unit" and (word in lexicon.units().times or _counts(place.following, low[end + 1 : end + 2])):
        return "rate"  # dua kali seminggu, sehari satu akun
    if place.unit is not None:
        return "boilerplate" if _named_before(words) == "boilerplate" else None
    noun = place.noun
    if place.following and _after().get(place.following.word) == "rank":
        return "rank"
    named = _named_before(words)
    if named and not (noun and word in lexical.weak):
        return named
    if place.refused and not noun and place.refused[1] != "idiom" and low[place.refused[0] : start].strip(" ()") in lexical.links:
        return place.refused[1]
    return "idiom" if spoken == "nol" and not noun else None


def _counts(following: Next | None, letter: str) -> bool:
    """Whether a number follows."""
    return letter.isdigit() or (following is not None and following.word in lexicon.numerals().units)


def _proper(place: Place) -> bool:
    """Whether a number word printed with a capital is part of a name (`Pulau Lima`): inside a sentence that is no headline."""
    beside = place.before.capital() or (place.following is not None and place.following.capital)
    return beside and not place.before.headline() and not around.titled(place.text, place.numeral.start)


def opens_idiom(low: str, numeral: Numeral) -> bool:
    """Whether an idiom begins with a number word: `satu sama lain`, `satu sen pun`, `empat mata`."""
    lexical = lexicon.refusals()
    end = numeral.end
    spoken = low[numeral.start : end]
    if spoken != "satu" and spoken not in {idiom.split(None, 1)[0] for idiom in lexical.idioms}:
        return False
    phrases = lexical.satu_after if spoken == "satu" else lexical.idioms
    parts = ([] if spoken == "satu" else [spoken]) + [part.rstrip(".,;:!?\"”)") for part in low[end + 1 : end + 28].split(" ")[:3]]
    return low[end : end + 1] == " " and any(" ".join(parts[:length]) in phrases for length in range(1, len(parts) + 1))


def is_noun(following: Next | None) -> bool:
    """Whether the word after a number may be what is counted."""
    if following is None:
        return False
    word = following.word
    lexical = lexicon.refusals()
    if len(word) < 2 or word in lexical.not_counted:
        return False
    if len(word) > 5 and word.startswith(lexical.verb_prefixes) and not following.capital:
        return word.startswith(lexical.nouns)
    return True


def is_age(place: Place) -> bool:
    """Whether a length of time, or a number alone, is an age."""
    unit, words, start = place.unit, place.before.words, place.numeral.start
    if unit is not None and unit.name not in ("year", "month", "day", "week"):
        return False
    lexical = lexicon.refusals()
    if not lexical.age_words.isdisjoint(words[:4]) and words[0] not in lexical.spans:
        return True
    if unit is None:
        return False
    if words:
        return words[0] in lexical.persons or (len(words) > 1 and words[1] in lexical.persons and place.before.capital())
    text, end = place.text, place.end  # `Budi, 35 tahun, …` and `Budi (35 tahun)`
    if unit.name != "year" or text[end : end + 1] not in (",", ")", ";") or text[start - 2 : start] != ", " and text[start - 2 : start] != " (":
        return False
    name = text[max(0, start - 24) : start - 2].rsplit(None, 1)
    return bool(name) and name[-1][0].isupper()


def named_date(text: str, start: int) -> bool:
    """Whether a date is a name: `Jalan 17 Agustus`."""
    return not lexicon.refusals().named_dates.isdisjoint(around.before(text, start).words[:1])


def bracketed(place: Place) -> str | None:
    """`Budi (35)`: "age", or "minute" where players are listed; None for any other number."""
    text, numeral = place.text, place.numeral
    start, end = numeral.start, numeral.end
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or not 1 <= len(numeral.digits) <= 2 or not numeral.digits.isdigit():
        return None
    name = text[max(0, start - 24) : start - 1].rsplit(None, 1)
    if not name or not name[-1][0].isupper() or text[start - 2 : start - 1] not in (" ", "\u00a0") and len(name[-1]) < 2:
        return None
    line = place.low[max(text.rfind("\n", max(0, start - 160), start), start - 160, 0) : start]
    if any(word in line for word in lexicon.refusals().minute_words):
        return "minute"
    return "age" if int(numeral.digits) > 9 or name[-1].isupper() else None
