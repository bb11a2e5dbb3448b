"""Whether the size of a change is told against something else than the figure that it seems to start from.

`naik 2 persen secara kuartalan menjadi Rp510 miliar, dari Rp450 miliar setahun sebelumnya`; `tumbuh 8 persen pada kurs konstan menjadi …`.
"""

from collections.abc import Collection
from itertools import dropwhile, takewhile

from newsfacts import lexicon
from newsfacts.relations.changing.roles import SOURCES, Roles
from newsfacts.relations.outline import Mention, Outline

BEHIND = 6  # words behind a start that may say when it was
YEAR = 4  # digits of a year
MONTHS, WEEK = 12, 7  # months of a year, days of a week
STRETCH = 12  # characters of the stretch of time behind `per`


def apart(outline: Outline, begin: int, roles: Roles) -> bool:
    """Whether the words around a verb, which ends at `begin`, give the size of its change another base than its start."""
    size, start = roles.get("percent") or roles.get("by"), roles.get("from")
    if size is None or start is None or start.index <= size.index or size.fact.start < begin:
        return False
    known = lexicon.relations().words
    following = min((mention for mention in roles.values() if mention.index > size.index), key=lambda mention: mention.index)
    before = outline.words(outline.sentence(size.sentence)[0], begin)
    led, after = outline.words(begin, size.fact.start), outline.words(size.fact.end, following.fact.start)
    told, named = [*led, *after], lexicon.function_words().prepositions.isdisjoint(led)  # menaikkan suku bunga acuan 25 basis poin
    straight = following is start and "," not in outline.gap(size, start)  # Rp 2.000 dari harga acuan Rp 17.500
    against = [*([] if named else led), *([] if straight else after)]
    if not known["bases"].isdisjoint(against) or not known["unpriced"].isdisjoint((*before, *told)):
        return True
    if following is start:  # naik 5 persen dibanding tahun lalu yang 40 ton
        return _of_another_while(outline, size, start, roles.get("to"))
    moment = _compared(outline, size, following) or list(dropwhile(lambda word: word not in known["since"], (*before, *told)))
    since = _said_of(outline, start)
    years = [{word[-YEAR:] for word in words if _is_year(word)} for words in (moment, since)]
    if all(years) and years[0].isdisjoint(years[1]):
        return True
    over = {pace for pace, words in lexicon.relations().paces.items() if not words.isdisjoint(told)} | _moments(moment)
    when = _moments(since)
    if _months(since) and years[1] and years[1] <= {word[-YEAR:] for word in outline.words(following.fact.end, start.fact.start)}:
        when = {"month"}  # menjadi A pada April 2025, dari B pada Maret 2025
    return bool(over and when) and over.isdisjoint(when)


def _of_another_while(outline: Outline, size: Mention, start: Mention, end: Mention | None) -> bool:
    """Whether a size is told of another stretch of time than that between the two ends behind it.

    `naik 2 persen dari pekan lalu, dari 60 dolar pada awal tahun`; `bertambah 20 orang tahun ini, dari 100 pada 2020 menjadi 180 pada
    2025`; `naik 20 unit per tahun dari 100 menjadi 180 unit`; `turun 25 basis poin pada Desember, dari 5,5 persen pada Agustus`.
    """
    source, known = start.lead(*SOURCES), lexicon.relations()
    said = outline.words(size.fact.end, source.start) if source is not None else []
    paced = {pace for pace, words in known.paces.items() if not words.isdisjoint(said)}
    over = _kinds(said) | paced
    if not over:
        return False
    since = _said_of(outline, start)
    if (when := _kinds(since)) and over.isdisjoint(when):
        return True
    until = _said_of(outline, end) if end is not None else []
    first, last = _numbered(since), [*_numbered(said), *_numbered(until)]
    if "year" in over and first and last and abs(max(last) - min(first)) > 1:
        return True
    weekdays = lexicon.calendar().weekdays
    days = [weekdays[word] for words in (since, until) for word in words if word in weekdays]
    if "day" in paced and len(days) == 2 and (days[1] - days[0]) % WEEK > 1:
        return True
    months = [{number for word, number in lexicon.calendar().months.items() if word in words} for words in (said, since)]
    if all(len(named) == 1 for named in months) and (months[0].pop() - months[1].pop()) % MONTHS > 1:
        return True
    each = next((cue for cue in outline.cues_between(size.fact.end, source.start) if cue.family == "every"), None) if source else None
    return each is not None and size.fact.kind != "money" and bool(_kinds(outline.words(each.end, each.end + STRETCH)[:1]))


def _kinds(words: Collection[str]) -> set[str]:
    """All kinds of moments that words name, but for weekdays."""
    kinds = {kind for kind, of_kind in lexicon.relations().moments.items() if not of_kind.isdisjoint(words)}
    return kinds | ({"year"} if any(map(_is_year, words)) else set()) | ({"month"} if _months(words) else set())


def _numbered(words: Collection[str]) -> list[int]:
    return [int(word[-YEAR:]) for word in words if _is_year(word)]


def _compared(outline: Outline, size: Mention, following: Mention) -> list[str]:
    """What a size is compared with right behind it: `naik 12 persen dibandingkan periode yang sama tahun lalu menjadi …`."""
    cues = outline.cues_between(size.fact.end, following.fact.start)
    compared = next((cue for cue in cues if cue.family in SOURCES), None)
    return outline.words(compared.start, following.fact.start) if compared is not None else []


def _said_of(outline: Outline, start: Mention) -> list[str]:
    """The words that lead up to a start, from `dari` on, and those behind it up to a comma."""
    source = start.lead(*SOURCES)
    behind = outline.words_behind(start, BEHIND)
    led = outline.words(source.start, start.fact.start) if source is not None else []
    return [*led, *takewhile(lambda word: word != ",", behind)]


def _moments(words: Collection[str]) -> set[str]:
    """What kinds of moments words name; that of a year alone where they name one, whatever part of it they name as well."""
    kinds = _kinds(words)
    if "end" in kinds:
        return {"end"}
    if "year" in kinds or not lexicon.relations().words["same_time"].isdisjoint(words):
        return {"year"}
    return kinds | ({"day"} if not lexicon.calendar().weekdays.keys().isdisjoint(words) else set())


def _months(words: Collection[str]) -> bool:
    return not lexicon.calendar().months.keys().isdisjoint(words)


def _is_year(word: str) -> bool:
    """Whether a word is a year or ends with one: `2024`, `I-2024`."""
    return word[-YEAR:].isdigit() and word[-YEAR - 1 : -YEAR] in ("", "-", "/") and len(word) >= YEAR
