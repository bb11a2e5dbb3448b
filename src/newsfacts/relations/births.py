"""Ages beside a birth or a founding: `Pria kelahiran 12 Mei 1980 itu meninggal pada usia 45 tahun pada 20 Oktober 2025`.

In one sentence the age must fit, or in the next one if that goes on about the same person; elsewhere in the article it is noted where it
fits a birth, an age and a full date.  Only what is called an age is held against a birth, and only while nobody else is spoken of.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from newsfacts import lexicon
from newsfacts.days import ages, parts
from newsfacts.language import Cue
from newsfacts.language.words import noun_like
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.dating import anniversaries
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.periods import dated

EVENT = 60  # characters between `lahir` and its date, an age and the date it holds at
CHILD = 3  # an age up to which too much would fit
CALLED = 3  # words before an age within which it is called one
WORD = re.compile(r"[^\W\d_][\w-]*+")
MOST = 40  # dates, ages and births of an article that are tried


def find(outline: Outline) -> Iterator[Relation]:
    """The ages of an article that stand with a birth."""
    cues = outline.of_family("born")[:MOST]
    dates = dated(outline) if cues else []
    lengths = (
        [m for m in outline.mentions if m.fact.kind in ("age", "duration") and m.fact.unit == "year" and m.fact.number] if dates else []
    )
    starts = [fact.start for fact in dates]
    for cue in cues:
        relation = _age(outline, dates, starts, lengths, cue)
        if relation is not None:
            yield relation
    if dates:
        yield from anniversaries.find(outline)


def _age(outline: Outline, dates: list[Fact], starts: list[int], lengths: list[Mention], cue: Cue) -> Relation | None:
    place = bisect_left(starts, cue.end)
    birth = dates[place] if place < len(dates) and starts[place] - cue.end <= EVENT else None
    born = parts(birth) if birth is not None else None
    if birth is None or born is None or born.year is None or "/" in (birth.value or ""):
        return None
    number = outline.analysis.sentence_at(cue.start)
    for sentence in (number, number + 1) if number + 1 < len(outline.analysis.sentences) else (number,):
        begin, end = outline.sentence(sentence)
        behind = [day for day in dates[place + 1 : place + MOST] if begin <= day.start < end]
        at = next((day for day in reversed(behind) if (known := parts(day)) and known.year), None)
        for age in lengths:
            if at is not None and age.sentence == sentence and _same_person(outline, birth, at, age, begin):
                return _relation(birth, at, age, LIKELY if _of_relative(outline, cue, age) else PLAIN)
            if at is not None and age.sentence == sentence != number and _named_again(outline, cue, at, age):
                return _relation(birth, at, age, LIKELY)
    told = sorted(dates[:MOST], key=lambda day: day.section != "body")
    for age in [m for m in lengths if m.fact.kind == "age"][:MOST]:
        fitting = next((day for day in told if day is not birth and _fits(birth, day, age)), None)
        if fitting is not None:
            return _relation(birth, fitting, age, TRIED)
    return None


def _of_relative(outline: Outline, born: Cue, age: Mention) -> bool:
    """Whether the age may be that of a relative of who was born: `Istrinya, yang lahir …`, `anaknya lahir …, sedangkan ia sendiri …`."""
    before = outline.words(outline.sentence(outline.analysis.sentence_at(born.start))[0], born.start)
    kin, own = lexicon.relations().words["kin"], lexicon.nouns().possessive
    turned = any(cue.family == "contrast" for cue in outline.cues_between(born.end, age.fact.start))
    return turned or any(word.removesuffix(own) + own in kin for word in before)


def _same_person(outline: Outline, birth: Fact, at: Fact, age: Mention, begin: int) -> bool:
    """Whether the age is called one, that of who was born, at that date: no other person, verb or time stands between."""
    text, fact = outline.text, age.fact
    ahead = WORD.findall(text[begin : fact.start].lower())
    if lexicon.refusals().age_words.isdisjoint(ahead[-CALLED:]) or abs(at.start - fact.start) > EVENT:
        return False
    if "," in text[fact.end : at.start]:  # `berusia 22 tahun, diikat kontrak hingga 2029` tells of another day
        return False
    known = lexicon.relations().words
    if birth.end <= begin:  # the next sentence
        first = WORD.search(text, begin)
        if first is None or first.group().lower() not in known["goes_on"] or noun_like(ahead[1]) or ahead[1] in known["generic"]:
            return False
        begin = first.end()
    elif fact.start > birth.end:
        begin = birth.end
    else:
        begin = fact.end
    reached = sorted((fact, at), key=lambda found: found.start)
    stretch = [text[begin : reached[0].start], text[reached[0].end : reached[1].start]]
    if any(map(_names, stretch)) or not lexicon.relations().words["another_time"].isdisjoint(WORD.findall(stretch[1].lower())):
        return False
    return not _of_a_noun(stretch[0] if fact.start < at.start else stretch[1])


def _named_again(outline: Outline, born: Cue, at: Fact, age: Mention) -> bool:
    """Whether the next sentence gives the age of what was founded by name, right beside a date: `Pada 2023, Kota A berusia 45 tahun`."""
    text, ahead = outline.text, outline.text[outline.sentence(age.sentence)[0] : age.fact.start]
    name = _named_before_age(ahead)
    if not name:
        return False
    subject = text[outline.sentence(outline.analysis.sentence_at(born.start))[0] : born.start].strip()
    start = age.fact.start - len(ahead) + ahead.rindex(name)
    between = text[at.end : start] if at.start < start else text[age.fact.end : at.start]
    only_dated = set(WORD.findall(between.lower())) <= lexicon.relations().words["dating"]
    return only_dated and f"{subject} ".startswith(f"{name} ") and lexicon.refusals().persons.isdisjoint(name.lower().split())


def _named_before_age(ahead: str) -> str:
    """The name that an age is said of, at the end of the text before the age: `Oleh karena itu, Kota A akan berusia `."""
    words = ahead.split()
    if not words or words.pop() not in lexicon.refusals().age_words:
        return ""
    while words and words[-1] in lexicon.function_words().auxiliaries:
        words.pop()
    first = len(words)
    while first and words[first - 1][:1].isupper() and words[first - 1].isalpha():
        first -= 1
    return " ".join(words[first:])


def _of_a_noun(stretch: str) -> bool:
    """Whether the age at the end of a stretch of text is that of a noun in it: `membeli rumah berusia 17 tahun`."""
    words = WORD.findall(stretch.lower())
    place = next((place for place, word in enumerate(words) if word in lexicon.refusals().age_words), 0)
    return place > 0 and noun_like(words[place - 1]) and words[place - 1] not in lexicon.relations().words["before_age"]


@cache
def _others() -> frozenset[str]:
    return lexicon.relations().words["kin"].union(lexicon.refusals().persons)


def _names(stretch: str) -> bool:
    """Whether a stretch of text names a person or a relative, or perhaps does: a capital that no preposition of place stands before."""
    before, places = "", lexicon.relations().words["places"]
    for word in WORD.findall(stretch):
        if word.lower() in _others():
            return True
        if word[0].isupper():
            if before not in places:
                return True
        else:
            before = word
    return False


def _fits(birth: Fact, at: Fact, age: Mention) -> bool:
    day = parts(at)
    if day is None or day.day is None or "/" in (at.value or "") or (age.fact.number or 0) <= CHILD:
        return False
    counted = ages(birth, at)
    return counted is not None and age.fact.number in counted


def _relation(birth: Fact, at: Fact, age: Mention, certainty: Certainty) -> Relation:
    roles = {"start": (birth,), "end": (at,), "length": (age.fact,)}
    return Relation("span", (roles,), (age.fact.start, age.fact.end), direction=1, **certainty)
