"""Lists that no cue opens: measures side by side, names in a pair of brackets, behind a comma or before the count, items that repeat what
is counted.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.language.words import verb_like
from newsfacts.relations.listing.enumerations import SHORT, Items, is_name, joints, split
from newsfacts.relations.outline import Mention, Outline

REACH = 140  # characters between a count and its list
BESIDE = 60  # the same where nothing leads up to the list
NAMES = 400  # characters of such a list
BARE = 3  # names without a conjunction that make a list
BEFORE = " .:,\"“”‘’'"  # marks before the first item of a list
WORD = re.compile(r"\S++")
COMMA = re.compile(r", ")
APART = re.compile(r",(?![0-9])")  # a comma that is none of a decimal
MOST_STARTS = 8  # commas before a count behind which its list may begin

Unopened = tuple[Items, int, int, bool]  # a list, where it stands, and whether nothing but a list can stand there


def unopened(outline: Outline, number: int, mention: Mention) -> Iterator[Unopened]:
    """The lists beside a count, each as it may be read."""
    cue = next(iter(outline.after(mention)), None)
    if cue is not None and cue.family == "among" and cue.start - mention.fact.end == 1:
        yield from _among(outline, number, cue)
        return
    yield from _measures(outline, mention)
    yield from _bracketed(outline, number, mention)
    yield from _apposed(outline, number, mention)
    yield from _on_days(outline, number, mention)
    yield from _namesakes(outline, number, mention)
    yield from _in_passing(outline, number, mention)
    yield from _before(outline, number, mention)


def _measures(outline: Outline, mention: Mention) -> Iterator[Unopened]:
    """`tiga pilihan penyimpanan 128 GB, 256 GB, dan 512 GB`."""
    row = [mention]
    while (following := outline.following(row[-1])) is not None and following.fact.kind == "measure":
        gap = outline.text[row[-1].fact.end : following.fact.start]
        if len(row) == 1 and len(gap) > BESIDE or len(row) > 1 and gap.strip(" ,").lower() not in joints():
            break
        row.append(following)
    if len(row) > 2:
        texts = tuple(other.fact.text for other in row[1:])
        closed = outline.text[row[-2].fact.end : row[-1].fact.start].strip() != ","
        yield Items(texts, len(texts), len(texts), True, closed), row[1].fact.start, row[-1].fact.end, "each" not in row[1].families


def _bracketed(outline: Outline, number: int, mention: Mention) -> Iterator[Unopened]:
    """`dua gelar (2019 dan 2022)`: names or years."""
    end = outline.sentence(number)[1]
    start = outline.text.find("(", mention.fact.end, min(end, mention.fact.end + BESIDE)) + 1
    close = outline.text.find(")", start, end) if start else -1
    if close > 0 and (items := by_name(outline.text[start:close])):
        yield items, start, close, True


def _comma(outline: Outline, end: int, mention: Mention) -> int:
    """Where the comma behind a count stands that a list may begin with; -1 if there is none."""
    comma = APART.search(outline.text, mention.fact.end, min(end, mention.fact.end + BESIDE))
    return comma.start() if comma is not None else -1


def _apposed(outline: Outline, number: int, mention: Mention) -> Iterator[Unopened]:
    """`dua wakilnya, Tono dan Tini`; `tiga tersangka berinisial AB, CD, dan EF`: names or years, the first one perhaps before the comma."""
    end = outline.sentence(number)[1]
    start = _comma(outline, end, mention)
    if start < 0:
        return
    before = outline.text[mention.fact.end : start]
    items = by_name(outline.text[start + 1 : min(end, start + NAMES)])
    if items is None and not any(map(is_name, before.split()[-1:])):
        return
    words = [(mention.fact.end + match.start(), match.group()) for match in WORD.finditer(before)]
    first = next((place for place in range(len(words), 0, -1) if not is_name(words[place - 1][1])), 0)
    if items is not None:
        noun = first == len(words) and "(" not in before and lexicon.nouns().stops.isdisjoint(word.lower() for _, word in words)
        yield items, start + 1, end, noun
    if 0 < first < len(words):
        begin, ahead = words[first][0], words[first - 1][1].lower()
        items = by_name(outline.text[begin : min(end, begin + NAMES)])
        if items is not None and (items.closed or all(item[0].isdigit() for item in items.texts)):
            yield items, begin, end, "(" not in before and ahead not in lexicon.relations().words["places"]


def _on_days(outline: Outline, number: int, mention: Mention) -> Iterator[Unopened]:
    """`dua laga di kandang pada 9 dan 11 Juni`: the days of what is counted, one for each."""
    end = outline.sentence(number)[1]
    dates = outline.dates_between(mention.fact.end, min(end, mention.fact.end + REACH))
    days = list(takewhile(lambda day: (day.value or "/").count("-") > 1 and "/" not in (day.value or ""), dates))
    gaps = [outline.text[one.end : other.start].strip(" ,") for one, other in pairwise(days)]
    behind = outline.following(mention)
    if gaps and all(gap in joints() for gap in gaps) and (behind is None or behind.fact.start > days[0].start):
        texts = tuple(day.text for day in days)
        yield Items(texts, len(texts), len(texts), plain=True, closed=gaps[-1] != ""), days[0].start, days[-1].end, False


def _namesakes(outline: Outline, number: int, mention: Mention) -> Iterator[Unopened]:
    """`dua desa di lereng itu, Desa Sukamaju dan Desa Tirtasari`: the items open with what is counted."""
    noun = (mention.fact.subject or "").partition(" ")[0].lower()
    end = outline.sentence(number)[1]
    near = outline.text[mention.fact.end : min(end, mention.fact.end + REACH)].lower()
    start = near.find(f", {noun} ") if noun else -1
    if start >= 0 and "," not in near[:start]:  # else items may stand before it
        begin = mention.fact.end + start + 2
        items = by_name(outline.text[begin : min(end, begin + NAMES)])
        if items is not None and items.closed and all(text.lower().startswith(noun) for text in items.texts):
            yield items._replace(alike=True), begin, end, True


def _in_passing(outline: Outline, number: int, mention: Mention) -> Iterator[Unopened]:
    """`dua hal, tanah dan air.`: common nouns to the end of the sentence; `tiga bulan ini, Oktober, November, Desember, …`: bare names."""
    end = outline.sentence(number)[1]
    start = _comma(outline, end, mention) + 1
    if not start or not lexicon.nouns().stops.isdisjoint(outline.text[mention.fact.end : start - 1].lower().split()[:-1]):
        return
    behind = outline.text[start : min(end, start + NAMES)]
    if behind.lstrip()[:1].islower():
        items = split(behind)
        if items is not None and items.closed and items.plain and items.fewest == items.most and not any(map(_clause, items.texts)):
            yield items, start, end, False
    else:
        pieces = [piece.strip() for piece in behind.split(",")]
        names = tuple(takewhile(lambda piece: is_name(piece) and len(piece.split()) <= SHORT, pieces))
        if BARE <= len(names) < len(pieces):
            yield Items(names, len(names), len(names), True, False), start, end, False


def _among(outline: Outline, number: int, cue: Cue) -> Iterator[Unopened]:
    """`dua di antaranya Napoli dan Milan`."""
    end = outline.sentence(number)[1]
    items = by_name(outline.text[cue.end : min(end, cue.end + NAMES)])
    if items is not None and items.closed:
        yield items, cue.end, end, False


@cache
def _being() -> tuple[str, ...]:
    """The words between names and how many they are, right before the number."""
    return tuple(f" {word} " for word in lexicon.relations().words["being"])


def _before(outline: Outline, number: int, mention: Mention) -> Iterator[Unopened]:
    """`Di kelas itu, Tono, Tini, dan Badu menjadi tiga siswa terbaik`: names to the start of the sentence or to a comma."""
    begin = max(outline.sentence(number)[0], mention.fact.start - NAMES)
    if not outline.text.endswith(_being(), begin, mention.fact.start):
        return
    text = outline.text[begin : mention.fact.start].rstrip().rpartition(" ")[0]
    commas = [match.end() for match in COMMA.finditer(text)][-MOST_STARTS:]
    for before, start in pairwise([0, 0, *commas]):
        if start and all(map(is_name, text[before:start].split())):
            continue  # a name: the list begins before it
        items = by_name(text[start:])
        if items is not None and items.closed and items.most == mention.fact.number:
            yield items, begin + start, begin + len(text), False
            return


def _clause(item: str) -> bool:
    """Whether an item says what somebody does."""
    return any(not word.isalpha() or verb_like(word.lower()) for word in item.split())


def by_name(text: str) -> Items | None:
    """The list, if it holds nothing but names and numbers."""
    if text.lstrip(BEFORE)[:1].islower():
        return None
    items = split(text, named=True)
    return items if items is not None and all(map(is_name, items.texts)) else None
