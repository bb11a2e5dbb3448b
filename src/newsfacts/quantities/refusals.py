"""What a number is when the words around it make it no quantity: part of a law, an address, a rank, a name, an idiom …

Each rule gives the class of the refusal, which `explain` shows; None lets the number stand.
"""

import re
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.numerals.numbers import Numeral
from newsfacts.patterns import any_of
from newsfacts.quantities import around, hedges, shapes
from newsfacts.quantities.around import Before, Next
from newsfacts.quantities.units import Unit


class Place(NamedTuple):
    """A numeral and what stands around it.

    `end` is that of its unit, or of the other end of a range (`ranged`); `refused` tells end and class of the numeral before, if that
    was refused.
    """

    text: str
    low: str
    numeral: Numeral
    end: int
    before: Before
    following: Next | None
    unit: Unit | None
    ranged: bool
    refused: tuple[int, str] | None
    noun: bool  # what follows may be what is counted


@cache
def _before() -> dict[str, str]:
    return {word: name for name, words in lexicon.refusals().before.items() for word in words}


@cache
def _after() -> dict[str, str]:
    return {word: name for name, words in lexicon.refusals().after.items() for word in words}


def class_before(words: list[str]) -> str | None:
    """The class that the word or the two words before give."""
    if not words:
        return None
    if len(words) > 1 and f"{words[1]} {words[0]}" in lexicon.refusals().bodies:
        return None
    classes = _before()
    word = words[0].rpartition("/")[2]  # RT 06/RW 10
    return classes.get(word) or (classes.get(words[1] + " " + words[0]) if len(words) > 1 else None)


def standing(place: Place) -> str | None:
    """The class of a numeral that is refused for what stands around it."""
    numeral = place.numeral
    if place.low.startswith(lexicon.refusals().brands, numeral.start):
        return "boilerplate"
    if numeral.form == "digits":
        return _measured(place) if place.unit is not None else _bare(place)
    if numeral.form in ("words", "unit"):
        return _spoken(place)
    spoken, low = place.low[numeral.start : numeral.end], place.low  # setengah-setengah
    if spoken.endswith(lexicon.nouns().possessive) and not _in_other_terms(place.before.words):
        return "idiom"  # separuhnya perempuan
    return "idiom" if low.startswith("-" + spoken, numeral.end) or low.endswith(spoken + "-", 0, numeral.start) else None


def _in_other_terms(words: list[str]) -> bool:
    """Whether what follows says a figure before in other terms: `280 orang atau hampir sepertiganya`."""
    at = next((at for at, word in enumerate(words[:_HEDGED]) if word in lexicon.numerals().restating), None)
    return at == 0 or at is not None and hedges.before(words[:at], False) != "exact"


def _measured(place: Place) -> str | None:
    """Digits with a unit: few things outweigh it."""
    words, unit = place.before.words, place.unit
    named, following = class_before(words), place.following
    if unit is None:
        return None
    if unit.name == "deg" and following and _after().get(following.word) == "coordinate":
        return "coordinate"
    if _capital(following) and _after().get(place.low[place.numeral.end : place.end].strip()) == "rank":
        return "rank"  # the 28 th Forum; 28 th is a length of time as well
    length = unit.kind == "duration"
    if named == "clock" and words[1:2] and words[1][0].isdigit():
        return None
    if named in ("law", "clock", "boilerplate") or (named == "code" and length and words[0] in lexicon.refusals().numbering):
        return named
    if not words:
        return None
    if words[0] in lexicon.refusals().labels and place.end - place.numeral.end == 1:
        return "name"  # Siklon Tropis 92W
    past = following is not None and following.word in lexicon.calendar().past
    return "name" if length and past and words[0] in lexicon.refusals().models else None  # iPhone 14 tahun lalu


_HEDGED = 4  # words before a fraction, with its hedge, among which `atau` stands
_STREET = 4  # words before a number among which the one for a street stands
_PAGED = 7  # characters of `2 dari 3` before the last number; one more of `12 dari 13`
_STEP = 24  # characters before a level in which the step to it may end with a bracket
_SALE = re.compile(r"([0-9]{1,2})\.\1")  # the day of a sale: 9.9, 12.12
_CLOCK = re.compile(r"[0-9]{1,2}\.[0-9]{2}")
_VERSION = re.compile(r"[0-9]{1,3}\.[0-9]{1,2}")


def _bare(place: Place) -> str | None:
    """Digits without a unit."""
    numeral, words, following, lexical = place.numeral, place.before.words, place.following, lexicon.refusals()
    digits, noun = numeral.digits, place.noun
    amount = bool(numeral.power) or "," in digits or "." in digits
    if _paged(place):
        return "boilerplate"
    if place.ranged:
        if place.text[place.end : place.end + 1] == "-" and place.text[place.end + 1 : place.end + 2].isdigit():
            return "code"  # 812-3456-7890
        if shapes.is_score(place.text, numeral.start, place.end, place.before, following):
            return "score"
    elif (shape := shapes.after(place.text, numeral)) is not None:
        return "law" if shape == "name" and class_before(words) == "law" else shape  # Pasal 27A
    if following and (after := _after().get(following.word)) and not (after == "rank" and amount):
        return after
    if (
        numeral.about
        and len(digits.rstrip("".join(lexicon.numerals().approximate) + "-")) == 2
        and words
        and words[0] in lexicon.calendar().decades
    ):
        return "decade"
    if words and _goes_on(place, words[0]):
        return "name"  # 3 in 1
    named = class_before(words)
    level = amount or (len(digits) > 2 and not noun and bool(words) and _levelled(place, words))
    if named and not (level and words[0] in lexical.amounts) and not (noun and words[0] in lexical.weak and not _named(place)):
        return named
    chained = _chained(place)
    if chained is not None and (not amount or (chained == "clock" and _CLOCK.fullmatch(digits))):
        return chained
    if digits.endswith(".0"):
        return "name"  # industri 4.0
    if amount and _VERSION.fullmatch(digits) is None:
        return None
    if _SALE.fullmatch(digits) and place.before.capital():
        return "name"
    if words and words[0] in lexical.models:
        return None if len(words[0]) == 1 and noun and not _capital(following) else "name"  # golongan darah B 95 kantong
    return "name" if _in_name(place) else None


def _goes_on(place: Place, word: str) -> bool:
    """Whether a number ends the name that the one before begins: `3 in 1`."""
    if place.refused is None or place.refused[1] != "name" or _after().get(word) != "name":
        return False
    return place.low[place.refused[0] : place.numeral.start] == f" {word} "


def _levelled(place: Place, words: list[str]) -> bool:
    """Whether a plain number is the level of an index: `skor 827`, `turun 0,15 persen ke 503`, `naik 1,4% ke posisi 827`; no rank."""
    lexical = lexicon.refusals()
    if words[0] not in lexical.levels and words[0] not in lexical.towards:
        return False
    beside = words[1:3] or place.low[max(0, place.numeral.start - _STEP) : place.numeral.start].split()[-3:-1]  # naik 10 poin (1,4%) ke 764
    moved = any(word.strip("()").lstrip("0123456789.,") in lexical.steps for word in beside)
    ranked = words[0] in _before()  # posisi 115
    return moved or (not ranked and words[0] in lexical.levels) or (ranked and not lexical.levels.isdisjoint(words[1:]))


def _named(place: Place) -> bool:
    """Whether a capital makes the noun behind a number a name: not in a headline, where all words have one (`Ekspor Kopi ke 70 Negara`)."""
    return _capital(place.following) and not around.headline(place.text, place.numeral.start)


def _capital(following: Next | None) -> bool:
    return following is not None and following.capital


def _chained(place: Place) -> str | None:
    """The class of the numeral before, where this one goes on with it: `Pasal 5 dan 7`."""
    if _footed(place):
        return "boilerplate"
    if place.refused is None or (place.noun and place.refused[1] in ("score", "code", "web", "hijri", "idiom", "name")):
        return None
    gap = place.low[place.refused[0] : place.numeral.start]
    if place.refused[1] == "law" and gap[:1].isalpha():
        gap = gap[1:]  # Pasal 27A, 32, dan 35
    if gap.isspace() and place.refused[1] == "clock" and _CLOCK.fullmatch(place.numeral.digits):
        return "clock"  # pukul 14.00  15.00
    if gap in (") ", " ") and place.refused[1] == "code":
        return "code"  # (021) 5551234
    if gap in (" ", " (") and place.refused[1] == "law":
        return "law"  # Pasal 37 angka 5, Pasal 13 (3)
    return place.refused[1] if len(gap) < 20 and gap.strip(" ()") in lexicon.refusals().links else None


def _footed(place: Place) -> bool:
    """Whether the number ends the foot of a page, which nothing or a bracket follows: `Halaman 2 dari 3 (abc/def)`."""
    if place.refused is None or place.refused[1] != "code" or (place.noun and place.text[place.end : place.end + 2] != " ("):
        return False
    return place.low[place.refused[0] : place.numeral.start].strip() in lexicon.refusals().footers


@cache
def _pages() -> re.Pattern[str]:
    lexical = lexicon.refusals()
    return re.compile(rf"(?<![0-9.,])[0-9]{{1,2}} (?:{any_of(lexical.footers)}) [0-9]{{1,2}} (?:{any_of(lexical.pages)})(?=\n|\Z)")


def _paged(place: Place) -> bool:
    """Whether a number is one of the two of a page mark, with which a line ends: `2 dari 3 halaman`."""
    start = place.numeral.start
    return any(_pages().match(place.low, at) for at in (start, start - _PAGED, start - _PAGED - 1) if at >= 0)


def _in_name(place: Place) -> bool:
    """Whether a bare number stands behind a name and counts nothing (`Kelurahan 35 Ilir`), unless the line is a headline."""
    text, before, start = place.text, place.before, place.numeral.start
    counts = place.noun and not _capital(place.following)
    if counts or text[start - 1 : start] != " ":
        return False
    if text[start - 2 : start - 1] == ")":
        inside = text[text.rfind("(", max(0, start - 16), start) + 1 : start - 2]
        short = sum(map(str.isupper, inside)) > 1  # Pajak Penghasilan (PPh) 22
        return len(inside) > 1 and inside.isalpha() and (short or inside.lower() in lexicon.refusals().models)
    if _on_street(before):
        return not (place.noun and around.titled(text, start))
    if before.capital() and not _opener(before.words[0]):
        if place.noun and before.words[0] in lexicon.nouns().verbs:  # AS Tangkap 2 WNI
            return False
        return not (place.noun and (around.headline(text, start) or around.titled(text, start)))
    if not before.opens or place.noun or len(before.words) != 1 or not before.printed[0][0].isupper():
        return False
    return not _opener(before.words[0]) and before.words[0] not in lexicon.numerals().announcing  # Baru 48 dari 52 desa


def _on_street(before: Before) -> bool:
    """Whether the words before are the name of a street: `Jalan Pejambon 6`; nobody lives on a highway."""
    lexical = lexicon.refusals()
    at = next((at for at, word in enumerate(before.words[:_STREET]) if word in lexical.streets), 0)
    return at > 0 and all(word[0].isupper() for word in before.printed[:at]) and lexical.highways.isdisjoint(before.words[:at])


def _opener(word: str) -> bool:
    """Whether the word may begin a sentence with a number after it."""
    return word in lexicon.function_words().openers or word in lexicon.refusals().not_counted or hedges.leads(word)


def _spoken(place: Place) -> str | None:
    """Number words in a name, an idiom, a rate or a rank."""
    low, numeral, words = place.low, place.numeral, place.before.words
    lexical = lexicon.refusals()
    start, end = numeral.start, numeral.end
    spoken, word = low[start:end], words[0] if words else ""
    if (not place.ranged and _hyphened(low, start, end)) or f"{word} {spoken}" in lexical.idioms:
        return "idiom"
    if place.text[start].isupper() and words and place.unit is None and _proper(place):
        return "name"
    value = lexicon.numerals().units.get(spoken)
    if numeral.form == "unit" and (word in lexicon.units().times or _number_follows(place)):
        return "rate"  # dua kali seminggu, sehari satu akun
    named = class_before(words)
    if place.unit is not None:
        return named if named == "boilerplate" else None
    if place.following and (after := _after().get(place.following.word)) in ("rank", "name"):
        return after
    weak = word in lexical.weak or word in lexical.streets and place.text[start].islower()  # rusaknya jalan enam titik
    if named and not (place.noun and weak and not _capital(place.following)):
        return named
    if not place.noun and (chained := _chained(place)) is not None and chained != "idiom":
        return chained
    return "idiom" if value == 0 and not place.noun else None


def _hyphened(low: str, start: int, end: int) -> bool:
    """`satu-satunya`, `sehari-hari`, `dua-duanya`."""
    return (low[end : end + 1] == "-" and low[end + 1 : end + 2].isalpha()) or (
        low[start - 1 : start] == "-" and low[start - 2 : start - 1].isalpha()
    )


def _number_follows(place: Place) -> bool:
    following = place.following
    return place.low[place.numeral.end + 1 : place.numeral.end + 2].isdigit() or (
        following is not None and following.word in lexicon.numerals().units
    )


def _proper(place: Place) -> bool:
    """Whether a number word printed with a capital is part of a name (`Pulau Lima`): inside a sentence that is no headline."""
    if place.before.capital() and place.following and not place.noun and not place.following.capital:
        return True
    beside = _capital(place.following) or (place.before.capital() and not place.noun)
    return beside and not around.headline(place.text, place.numeral.start) and not around.titled(place.text, place.numeral.start)


@cache
def _openings() -> frozenset[str]:
    """Number words that begin an idiom."""
    return frozenset(idiom.split(None, 1)[0] for idiom in lexicon.refusals().idioms)


def is_idiom(low: str, numeral: Numeral, words: list[str]) -> bool:
    """Whether a number word is part of an idiom with the words straight beside it: `salah satu`, `satu sen pun`, `empat mata`."""
    end = numeral.end
    spoken = low[numeral.start : end]
    one = lexicon.numerals().units.get(spoken) == 1
    lexical = lexicon.refusals()
    if one and words and words[0] in lexical.one_before:
        return True
    if low[end : end + 1] != " " or not (one or spoken in _openings()):
        return False
    phrases = lexical.one_after if one else lexical.idioms
    phrase = "" if one else spoken + " "
    for word in low[end + 1 : end + 28].split(None, 3)[:3]:
        phrase += word.rstrip('.,;:!?"”)')
        if phrase in phrases:
            return True
        phrase += " "
    return False


def named_date(text: str, start: int) -> bool:
    """Whether a date is a name: `Jalan 17 Agustus`."""
    return not lexicon.refusals().named_dates.isdisjoint(around.before(text, start).words[:1])
