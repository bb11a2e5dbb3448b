"""Whether a length of time or a bare number is the age of a person or thing."""

import re
from functools import cache

from newsfacts import lexicon
from newsfacts.patterns import any_of
from newsfacts.quantities.refusals import Place

_REACH = 4  # words before the number among which `usia` is looked for
INITIALS = 2  # letters that stand for a name
_CLAUSE = 60  # characters before the number in which its own clause and the one before it stand
_NAME = 24  # characters before a bracket in which a name is looked for
_LINE = 160  # characters of a line around a bracket in which its like are looked for
_COUNTED = re.compile(r"\((?:(?!19|20)\d{3,4}|\d{1,3}(?:\.\d{3})+)\)")  # `Lombok Utara (334)`: more than anybody's years, and no year


def is_age(place: Place) -> bool:
    """`berusia 35 tahun`, `pria 35 tahun`, `Budi, 35 tahun,`."""
    unit, before = place.unit, place.before
    if unit is not None and unit.name not in ("year", "month", "day", "week", "decade", "century"):
        return False
    lexical, words = lexicon.refusals(), before.words
    said = next((at for at, word in enumerate(words[:_REACH]) if word in lexical.age_words), None)
    told = said is not None and place.noun and unit is None and lexicon.calendar().year_word in words[:said]  # usia 40 tahun: 172 orang
    if said is not None and words[0] not in lexical.spans and not told:
        return True
    if (
        len(words) == 1
        and words[0] in lexical.explained
        and _own_age().search(place.low, max(0, place.numeral.start - _CLAUSE), place.numeral.start)
    ):
        return True
    if unit is None:
        return False
    text, start = place.text, place.numeral.start
    if text[start - 1 : start] == "(" and text[place.end : place.end + 1] == ")" and unit.name == "year" and place.numeral.digits:
        name = _last_word(text, start - 1)
        if name[:1].isupper() and name[1:].islower() or name.isupper() and len(name) == INITIALS:
            return True  # Rini (35 tahun), DW (23 tahun)
    if words:
        if words[0] in lexical.persons or unit.name == "year" and _bounded(words):
            return True
        named = before.capital() or (place.following is not None and place.following.word in lexical.demonstratives)
        return named and len(words) > 1 and words[1] in lexical.persons
    beside = text[place.end : place.end + 1] in (",", ")", ";") and text[start - 2 : start] in (", ", " (")
    return beside and unit.name == "year" and _last_word(text, start - 2)[:1].isupper()


def _bounded(words: list[str]) -> bool:
    """Whether people are told by a bound of their age: `anak di bawah 12 tahun`, `warga di atas 60 tahun`."""
    lexical = lexicon.refusals()
    bounds = (bound.split()[::-1] for bound in lexical.age_bounds)
    at = next((len(bound) for bound in bounds if words[: len(bound)] == bound), 0)
    return 0 < at < len(words) and (words[at] in lexical.persons or words[at] in lexical.aged)


def bracketed(place: Place) -> str | None:
    """What a number alone in brackets behind a name is: "age", "minute" where goals and players are listed, else None."""
    text, numeral = place.text, place.numeral
    start, end, digits = numeral.start, numeral.end, numeral.digits
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or len(digits) > 2 or not digits.isdigit():
        return None
    name = _last_word(text, start - 1)
    if not name[:1].isupper():
        return None
    line = max(text.rfind("\n", max(0, start - _LINE), start), start - _LINE, 0)
    if _played().search(place.low[line:start]):
        return "minute"
    if any(f" {word}" in place.low[line:start] for word in lexicon.refusals().scored):
        return None  # 22 poin, disusul Champagnie (20)
    stop = text.find("\n", end, end + _LINE)
    if _COUNTED.search(text, line, stop if stop > 0 else end + _LINE):
        return None
    young = not lexicon.refusals().persons.isdisjoint(place.before.words)
    return "age" if int(digits) > 9 or name.isupper() or young else None


@cache
def _own_age() -> re.Pattern[str]:
    """`usianya` in the clause that a comma ends, which the number explains: `Di usianya yang tak muda, yaitu 36 tahun`."""
    own = any_of(word for word in lexicon.refusals().age_words if word.endswith(lexicon.nouns().possessive))
    return re.compile(rf"(?<!\w)(?:{own})(?: [a-z]++){{0,4}}, [a-z]+ $")


@cache
def _played() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(lexicon.refusals().minute_words)})(?!\w)")


def _last_word(text: str, stop: int) -> str:
    words = text[max(0, stop - _NAME) : stop].rsplit(None, 1)
    return words[-1] if words else ""
