"""Counts and the items listed for them: `empat program, yakni a, b, c, dan d`.

A list of prose ends where its last item, the one behind `dan` or `serta`, is followed by a comma or by the end of the sentence.
Where it can be split in more than one way, the fewest and the most items are both kept, and only a count outside of them is a
contradiction.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.outline import Mention, Outline, opening

MOST = 20  # longer lists are tables
REACH = 140  # characters between the count and the cue that opens its list
BESIDE = 60  # the same where no cue opens it
LONGEST = 4000  # characters of a list of prose
SCAN = 1500  # characters of a numbered list
SHORT = 4  # words of an item that holds no clause …
LONG = 8  # … and of one that opens like all the others
COLON = "colon"  # opens a list, or a speech: what follows is noted only where it agrees
OPENERS = frozenset({"namely", "consists"})
REMAINING = frozenset({"others", "rest", "more"})
BEFORE = 6  # characters before the first marker of a numbered list
MARKER = r"(?<![\w.,/-])\(?(\d{1,2}|[a-z])[.)]\)?(?=\s*\w)"
CLOSERS = "\"”“'’"


class Items(NamedTuple):
    """What a list holds: the items of its likeliest reading, and the fewest and the most that it may hold.

    It is plain if no item holds a clause, and its items are alike if they are numbered, quoted or open with the same word.
    """

    texts: tuple[str, ...]
    fewest: int
    most: int
    plain: bool
    alike: bool = False


@cache
def _marker() -> regex.Pattern[str]:
    return regex.compile(MARKER)


@cache
def _opening() -> regex.Pattern[str]:
    """A first marker, near the start."""
    return regex.compile(rf"(?s:.{{0,{BEFORE}}}?){MARKER}")


@cache
def _quotation() -> regex.Pattern[str]:
    return regex.compile(r"[“\"]([^“”\"]{1,120})[”\"]")


@cache
def _separator() -> regex.Pattern[str]:
    return regex.compile(
        r"\s*+(?P<comma>[,;])\s*+(?:(?P<both>\L<joins>)\s++)?|\s++(?P<join>\L<joins>)\s++",
        regex.IGNORECASE,
        joins=lexicon.relations().families["and"],
    )


@cache
def _joined() -> regex.Pattern[str]:
    """The conjunction that a numbered item leaves behind: `perbendaharaan, serta`."""
    return regex.compile(r"\s+\L<joins>$", regex.IGNORECASE, joins=lexicon.relations().families["and"])


def find(outline: Outline) -> Iterator[Relation]:
    """Counts with a list right behind them, or in the next sentence."""
    for number, row in outline.sentences():
        for mention in row:
            value = mention.fact.number
            if (
                mention.bracketed
                or value is None
                or not 1 <= value <= MOST
                or value.denominator != 1
                or mention.fact.kind not in ("count", "duration")
                and mention.fact.unit != "kali"
            ):
                continue
            relation = _announced(outline, number, mention) or _unannounced(outline, number, mention)
            if relation is not None:
                yield relation


def _announced(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """A list that a cue opens, in this sentence or at the start of the next."""
    cue, next_one = _opener(outline, number, mention)
    if cue is None:
        return None
    end = outline.sentence(number + next_one)[1]
    items = _numbered(outline.text[cue.end : cue.end + SCAN]) or split(outline.text[cue.end : end])
    count = int(mention.fact.number or 0)
    if items is None or _counts_inside(outline, mention, cue, items):
        return None
    sure = (
        cue.family != COLON
        and items.plain
        and not next_one
        and count > 1
        and not _goes_on(outline, number, cue)
        and (count > items.most or items.fewest == items.most and (count == items.most or _too_many(count, items)))
        and abs(count - items.most) <= 3
    )
    return _relation(mention, cue, items, sure)


def _too_many(count: int, items: Items) -> bool:
    """Whether more items are listed than counted beyond doubt: appositions (`Agam, Sumatera Barat, dan …`) look like items."""
    named = {text[:1].isupper() for text in items.texts}
    return items.alike or count > 2 and len(named) == 1 and 3 * count > 2 * items.most


def _opener(outline: Outline, number: int, mention: Mention) -> tuple[Cue | None, int]:
    """The cue that opens the list, and 1 if it stands in the next sentence."""
    end = outline.sentence(number)[1]
    taken = outline.preceding(mention) if mention.near & {"from", "of"} else None
    if taken is not None and mention.fact.start - taken.fact.end <= BESIDE:
        return None, 0  # satu dari lima program, yakni …
    stop = outline.following(mention)
    while stop is not None and stop.bracketed:
        stop = outline.following(stop)
    for cue in outline.cues_between(mention.fact.end, end):
        if cue.family in ("contrast", "for_example", "including", "among") or stop is not None and stop.fact.start < cue.start:
            return None, 0
        if cue.family in OPENERS:
            return (cue, 0) if cue.start - mention.fact.end <= REACH else (None, 0)
    colon = outline.text.find(": ", mention.fact.end, min(end, mention.fact.end + REACH))
    if colon > 0 and (stop is None or colon < stop.fact.start):
        return Cue(colon, colon + 1, COLON, ":"), 0
    if stop is None and number + 1 < len(outline.analysis.sentences):
        for cue in outline.cues_of(number + 1)[:3]:
            if cue.family == "namely" and opening(outline, number + 1, cue):
                return cue, 1
    return None, 0


def _counts_inside(outline: Outline, mention: Mention, cue: Cue, items: Items) -> bool:
    """Whether the list gives figures of its own (`satu truk dan dua minibus`), so that they and not the items make up the count."""
    first = next((other for other in outline.mentions[mention.index + 1 :] if other.fact.start >= cue.end), None)
    return first is not None and first.fact.kind == "count" and first.fact.start - cue.end <= 3


def _goes_on(outline: Outline, number: int, cue: Cue) -> bool:
    """Whether the list says that it is open, or the next sentence takes it up again."""
    if any(other.family in ("for_example", "not_all", "including") and other.start >= cue.start for other in outline.cues_of(number)):
        return True
    if number + 1 >= len(outline.analysis.sentences):
        return False
    return any(
        other.family in REMAINING or other.family in ("contrast", "and") and opening(outline, number + 1, other, 2)
        for other in outline.cues_of(number + 1)[:2]
        if opening(outline, number + 1, other)
    )


def _unannounced(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """A list that no cue opens: as many figures of one kind, a pair of brackets, or names behind a comma; noted only where it agrees."""
    end = outline.sentence(number)[1]
    count = int(mention.fact.number or 0)
    if count < 2:
        return None
    row = outline.by_sentence[number]
    after = row[row.index(mention) + 1 :]
    same = [other for other in after if other.fact.kind == "measure"] if after and after[0].fact.kind == "measure" else []
    if len(same) == count and same[0].fact.start - mention.fact.end <= BESIDE:
        texts = tuple(other.fact.text for other in same)
        return _relation(mention, Cue(same[0].fact.start, same[-1].fact.end, "", ""), Items(texts, count, count, False), sure=False)
    text = outline.text[mention.fact.end : end]
    bracket, comma = text.find("("), text.find(",")
    if 0 < bracket <= BESIDE and (close := text.find(")", bracket)) > 0:
        start, inside = mention.fact.end + bracket + 1, text[bracket + 1 : close]
    elif 0 < comma <= BESIDE:
        start, inside = mention.fact.end + comma + 1, text[comma + 1 :]
    else:
        return None
    items = split(inside)
    if (
        items is None
        or items.most != count
        or not all(item[:1].isupper() or item[:1].isdigit() for item in items.texts)
        or len(items.texts) != count
    ):
        return None
    return _relation(mention, Cue(start, start + len(inside), "", ""), items, sure=False)


def _relation(mention: Mention, cue: Cue, items: Items, sure: bool) -> Relation:
    return Relation(
        "listed-count",
        ({"count": (mention.fact,)},),
        (cue.start, cue.end),
        items=items.texts,
        fewest=items.fewest,
        most=items.most,
        sure=sure,
    )


def _numbered(text: str) -> Items | None:
    """The items of a list with markers in order: 1. 2. 3., (a) (b) (c)."""
    if not _opening().match(text):
        return None
    marks: list[regex.Match[str]] = []
    for mark in _marker().finditer(text):
        label = mark.group(1)
        wanted = str(len(marks) + 1) if label.isdigit() else chr(ord("a") + len(marks))
        if not marks and mark.start() > BEFORE:
            return None
        if label == wanted:
            marks.append(mark)
    if len(marks) < 2:
        return None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    lines = [text[mark.end() : end].strip().partition("\n")[0] for mark, end in zip(marks, ends, strict=True)]
    texts = tuple(_joined().sub("", line.strip(" ,;.")).rstrip(" ,;") for line in lines)
    return Items(texts, len(texts), len(texts), plain=True, alike=True)


def split(text: str) -> Items | None:
    """The items of a list of prose that starts here and ends with its sentence, or before; None where there is none."""
    text = " ".join(text[:LONGEST].split())
    named = _quoted(text)
    if named:
        return Items(named, len(named), len(named), plain=True, alike=True)
    flat = _plain_text(text)
    pieces, kinds, position = [], [], 0
    strong = ";" in flat  # then a comma stands inside an item
    for match in _separator().finditer(flat):
        if strong and match["comma"] != ";":
            continue
        pieces.append(flat[position : match.start()])
        kinds.append("join" if match["join"] else "both" if match["both"] else "comma")
        position = match.end()
    pieces.append(flat[position:])
    if not pieces[0].strip():
        pieces, kinds = pieces[1:], kinds[1:]
    if not pieces or not any(piece.strip() for piece in pieces):
        return None
    first, last = _bounds(kinds)
    listed = [item for piece in pieces[: last + 1] if (item := piece.strip(" .:" + CLOSERS))]
    if not listed:
        return None
    inner = sum(kind == "join" for kind in kinds[: max(0, first - 1)])
    small = lexicon.function_words().indonesian
    alike = _parallel(listed)
    room = LONG if alike else SHORT
    said = [item.lower().split() for item in listed]
    said[0] = said[0][1:] if len(said[0]) > 1 and said[0][0] in small else said[0]  # yaitu untuk Kelurahan, Dinas PUPR, …
    short = [len(item) <= room and small.isdisjoint(item) for item in said]
    plain = any(kind != "comma" for kind in kinds[:last]) and all(short[:-1])
    apposed = last + 1 < len(pieces) and pieces[last + 1].strip()[:1].isupper()  # …, dan Cilacap, Jawa Tengah, …
    fewest = first + 1 - inner if all(short) and not apposed else 2
    more = sum(_several(item) - 1 for item in said)
    return Items(tuple(listed), max(1, min(fewest, len(listed))), len(listed) + more, plain, alike)


def _several(item: list[str]) -> int:
    """How many things an item stands for: `dua anak`, `tiga rekannya`, `pasangan suami istri`."""
    if len(item) < 2:
        return 1
    known = lexicon.numerals()
    if item[1] in known.scales:  # 10 juta saham
        return 1
    if item[0].isdecimal():
        number = int(item[0]) if item[1].isalpha() else 1
    else:
        number = known.units.get(item[0]) or known.wholes.get(item[0]) or known.collective.get(item[0]) or 1
    return number if 1 <= number <= MOST else 1


def _parallel(listed: list[str]) -> bool:
    """Whether all items open with the same word: `GT Cikupa, GT Ciawi, dan GT Kalihurip Utama`."""
    return len(listed) > 2 and len({item.split()[0] for item in listed}) == 1


def _bounds(kinds: list[str]) -> tuple[int, int]:
    """The places of the last item in the shortest and the longest reading: `, dan` ends a list for sure, a bare `dan` perhaps."""
    oxford = next((place for place, kind in enumerate(kinds) if kind == "both"), None)
    if oxford is not None:
        run = next((place for place in range(oxford + 1, len(kinds)) if kinds[place] == "comma"), len(kinds))
        return oxford + 1, run
    ends = [place for place in range(1, len(kinds)) if kinds[place] == "comma" and kinds[place - 1] == "join"]
    if not ends or any(kind == "join" for kind in kinds[ends[0] :]):
        return (ends[0] if ends else len(kinds)), len(kinds)
    return ends[0], ends[0]


def _quoted(text: str) -> tuple[str, ...]:
    """The items of a list in which each stands in quotation marks."""
    if text.lstrip(" :")[:1] not in ("“", '"'):
        return ()
    found = list(_quotation().finditer(text))
    return tuple(match.group(1).strip(" ,.") for match in found) if len(found) > 1 else ()


def _plain_text(text: str) -> str:
    """The list without what stands in round brackets, cut where the quote around it ends."""
    if "(" not in text and '"' not in text and "”" not in text and ")" not in text:
        return text.strip().rstrip(".")
    kept, depth = [], 0
    quoted = text.lstrip(" :")[:1] in CLOSERS
    for char in text:
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif not depth:
            if char in '"”' and not quoted:
                break
            kept.append(char)
    return "".join(kept).strip().rstrip(".")
