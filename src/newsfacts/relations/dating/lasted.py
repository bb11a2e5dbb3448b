"""How long something took that began at one date and ended at another: `terbit pada 2022 dan jatuh tempo pada 2029`, `bertenor 5 tahun`;
and how long after one date another one is: `pada 6 November 2025, tiga hari setelah gempa pada 3 November 2025`.

The length must be called that of the whole (`bertenor`, `Pembangunannya memakan waktu`), or stand right behind the later date.  A length
that is one less than the dates tell may be counted in another way.
"""

import re
from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.days import counts
from newsfacts.language import Cue
from newsfacts.model import Fact, Number, Relation
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED
from newsfacts.relations.outline import THESE, Mention, Outline

JOINT = 22  # characters between a cue and its date
APART = 90  # … between the two dates, …
BEHIND = 60  # … and between the later one, or the start of the next sentence, and the length
AFTER = 12  # … between a date and how long after another one it is, …
EVENT = 45  # … and between `setelah` and that other one
CALLED = 3  # words before a length among which it is called one of the whole
NAMED = 4  # words before a date, and behind `setelah`, that name the event
SLACK = 30  # the part of a length by which it may miss its dates
TURNED = ("and", "contrast")  # cues between the later date and a length of something else
LENGTHS = ("day", "week", "month", "year")
WORD = re.compile(r"[a-z][\w-]*+")


def find(outline: Outline) -> Iterator[Relation]:
    """What began and ended at dates, with how long it took, and the dates that are so long after one another."""
    for cue in outline.of_family("opens", "born"):
        yield from _taken(outline, cue)
    for length in outline.mentions:
        if length.fact.kind == "duration" and length.fact.unit in LENGTHS and length.fact.number:
            yield from _after(outline, length)


def _taken(outline: Outline, cue: Cue) -> Iterator[Relation]:
    """`Obligasi bertenor 5 tahun itu terbit pada 2022 dan jatuh tempo pada 2029`."""
    number = outline.analysis.sentence_at(cue.start)
    begin, end = outline.sentence(number)
    first = next(iter(outline.dates_between(cue.end, min(end, cue.end + JOINT))), None)
    if first is None:
        return
    closing = next((near for near in outline.cues_between(first.end, min(end, first.end + APART)) if near.family == "closes"), None)
    last = next(iter(outline.dates_between(closing.end, min(end, closing.end + JOINT))), None) if closing else None
    if closing is None or last is None or not _joined(outline, cue.end, first.start) or not _joined(outline, first.end, closing.start):
        return
    length, known = _of_the_whole(outline, number, last) if _joined(outline, closing.end, last.start) else None, lexicon.relations().words
    if length is not None and length.sentence > number and cue.phrase in known["admitting"]:
        return  # tender dibuka … dan ditutup … . Pembangunannya memakan waktu 12 hari
    if length is not None and known["held_up"].isdisjoint(outline.words(begin, outline.sentence(length.sentence)[1])):
        term = closing.phrase not in known["due"] and not known["terms"].isdisjoint(outline.words_before(length, CALLED))
        yield from _relation(first, last, length, shorter=term)  # a contract may end before its time


def _joined(outline: Outline, start: int, end: int) -> bool:
    """Whether nothing stands between that tells of something else: `dibuka kembali 5 Mei setelah ditutup 10 Januari`."""
    known = lexicon.relations().words
    return known["beginning"].union(known["joining"], known["dating"]).issuperset(WORD.findall(outline.text[start:end].lower()))


def _of_the_whole(outline: Outline, number: int, last: Fact) -> Mention | None:
    """The only length of the sentence, or of the next one that goes on about it, if it is called that of the whole."""
    known = lexicon.relations().words
    here = [mention for mention in outline.by_sentence.get(number, ()) if _lasts(mention)]
    if here:
        behind, called = here[0].fact.start - last.end, outline.words_before(here[0], CALLED)
        term = not known["terms"].isdisjoint(called)
        taken = 0 <= behind <= BEHIND and not known["taking"].isdisjoint(called)
        turned = behind > 0 and any(cue.family in TURNED for cue in outline.cues_between(last.end, here[0].fact.start))
        return here[0] if len(here) == 1 and (term or taken) and not turned else None
    later = outline.later(number)
    lengths = [mention for mention in later if _lasts(mention)]
    if len(lengths) != 1 or outline.dates_between(*outline.sentence(number + 1)):
        return None
    begin, length = outline.sentence(number + 1)[0], lengths[0]
    taken = not known["taking"].isdisjoint(outline.words_before(length, CALLED)) and length.fact.start - begin <= BEHIND
    return length if taken and _goes_on(outline, begin, length.fact.start) else None


def _lasts(mention: Mention) -> bool:
    return mention.fact.kind == "duration" and mention.fact.unit in LENGTHS and bool(mention.fact.number)


def _goes_on(outline: Outline, begin: int, end: int) -> bool:
    """Whether a sentence begins with the work that was named before: `Pembangunannya`, `Proyek itu`, `Pengerjaan jembatan tersebut`."""
    works, own = lexicon.relations().words["works"], lexicon.nouns().possessive
    head = next(iter(outline.words(begin, end)), "")
    if head.removesuffix(own) not in works:
        return False
    return head not in works or any(cue.family in THESE for cue in outline.cues_between(begin, end))


def _after(outline: Outline, length: Mention) -> Iterator[Relation]:
    """`pada 6 November, tiga hari setelah gempa pada 3 November`, `hilang sejak 3 November … pada 6 November, tiga hari setelah hilang`."""
    fact, (begin, end) = length.fact, outline.sentence(length.sentence)
    before = outline.dates_between(max(begin, fact.start - 2 * APART), fact.start)
    if not before or fact.start - before[-1].end > AFTER or outline.text[before[-1].end : fact.start].strip(" (") != ",":
        return
    said, known = outline.words(fact.end, min(end, fact.end + EVENT)), lexicon.relations().words
    if not said or said[0] not in known["afterwards_of"]:
        return
    behind = outline.dates_between(fact.end, end)
    if behind:
        between = outline.text[fact.end : behind[0].start]
        if len(between) <= EVENT and "," not in between and known["another_event"].isdisjoint(WORD.findall(between.lower())[1:]):
            yield from _relation(behind[0], before[-1], length)
    elif len(before) == 2:
        events = set(outline.words(begin, before[0].start)[-NAMED:]) - lexicon.nouns().stops - known["dating"]
        if not events.isdisjoint(said[1 : 1 + NAMED]):
            reported = not known["reporting"].isdisjoint(said[1 : 1 + NAMED])
            yield from _relation(before[0], before[1], length, longer=reported)


def _relation(first: Fact, last: Fact, length: Mention, longer: bool = False, shorter: bool = False) -> Iterator[Relation]:
    """The length held against its dates; only one that is longer, or shorter, than they tell, if it may well be the other."""
    counted = counts(first, last, length.fact.unit)
    number: Number = length.fact.number or 0
    if counted is None or counted[0] < 0 or any("/" in (day.value or "") for day in (first, last)):
        return
    roughly = number // SLACK
    near = counted[0] - max(1, roughly) <= number <= counted[-1] + roughly
    meant = near or longer and number < counted[0] or shorter and number > counted[0]
    told = PLAIN if number in counted else TRIED if meant else LIKELY
    roles = {"start": (first,), "end": (last,), "length": (length.fact,)}
    yield Relation("span", (roles,), (length.fact.start, length.fact.end), **told)
