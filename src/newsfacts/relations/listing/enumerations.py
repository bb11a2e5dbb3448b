"""How many items a list of prose holds: `a, b, c, dan d`, names with their ages in brackets, titles in quotation marks.

A list of prose ends where its last item, the one behind `dan` or `serta`, is followed by a comma, by a verb or by the end of the
sentence.  Where it can be split in more than one way, the fewest and the most items are both kept.
"""

import re
from functools import cache
from typing import NamedTuple

import regex

from newsfacts import lexicon
from newsfacts.language.words import verb_like
from newsfacts.patterns import any_of

MOST = 40  # longer lists are tables
GROUP = 20  # things that an item may stand for: `dua anak`
LONGEST = 2000  # characters of a list of prose
SHORT = 4  # words of an item that holds no clause …
LONG = 8  # … and of one that opens like all the others
AGE = "\x01"  # stands for an age in brackets
ENDS = ('"', "”")  # of a quote around a list
CLOSERS = "\"”“'’"
MARKS = " .:" + CLOSERS  # around an item
PAIR = 3  # persons that a couple may stand for, with a child of theirs
SURE = 2  # pieces that are in the list, however long it is


class Items(NamedTuple):
    """What a list holds: the items of its likeliest reading, and the fewest and the most that it may hold.

    It is plain if no item holds a clause or stands for a group, closed if its last item is behind a conjunction, and its items are alike
    if they are numbered, quoted or open with the same word.  It is whole unless one over lines may go on.
    """

    texts: tuple[str, ...]
    fewest: int
    most: int
    plain: bool
    closed: bool
    alike: bool = False
    whole: bool = True
    lines: bool = False
    uncounted: bool = False  # an item stands for nobody knows how many
    joined: tuple[str, ...] = ()  # the items where those with a bare conjunction between them are one


def marked(texts: tuple[str, ...], whole: bool = True, lines: bool = False) -> Items:
    """A list whose items are told apart by marks of their own."""
    return Items(texts, len(texts), len(texts), plain=True, closed=True, alike=True, whole=whole, lines=lines)


@cache
def _quotation() -> regex.Pattern[str]:
    return regex.compile(r"[“\"]([^“”\"]{1,120})[”\"]")


@cache
def _separator() -> re.Pattern[str]:
    """A comma (none of decimals), a semicolon, a conjunction, or both."""
    joins = any_of([*lexicon.relations().families["and"], "&"])
    comma = rf"(?<! )(?!(?<=\d,)\d) {{0,9}}+(?:(?P<both>{joins}) {{1,9}}+)?"
    return re.compile(rf"[ ,;](?:{comma}|(?<= ) {{0,9}}+(?P<join>{joins}) {{1,9}}+)", re.IGNORECASE)


@cache
def _marks() -> regex.Pattern[str]:
    """Brackets and the marks that end a quote, each a piece of its own between those that they part."""
    return regex.compile(r"([()\"”])")


@cache
def _age() -> regex.Pattern[str]:
    return regex.compile(r"\s{0,9}+\(\d{1,2}\)")


@cache
def _counts() -> re.Pattern[str]:
    """How many times an item counts, in brackets."""
    return re.compile(r"\(([2-5])[^()\d]{0,12}\)")


@cache
def joints() -> frozenset[str]:
    """What may stand alone between two items: a conjunction, or nothing but a comma."""
    return frozenset(("", *lexicon.relations().families["and"]))


def split(text: str, named: bool = False) -> Items | None:
    """The items of a list of prose that starts here and ends with its sentence, or before; None where there is none, or none of names."""
    text = " ".join(text[:LONGEST].split())
    quoted = _quoted(text)
    if quoted:
        return marked(quoted)
    flat = _plain_text(text)
    pieces, kinds = _parted(flat, named and AGE not in flat)
    if not any(piece.strip() for piece in pieces):
        return None
    first, last = _bounds(kinds)
    closed = any(kind != "comma" for kind in kinds[:last])
    aged = _aged(pieces[: last + 1], kinds)
    if aged is not None:
        return aged._replace(closed=closed)
    listed = [item for piece in pieces[: last + 1] if (item := piece.replace(AGE, "").strip(MARKS))]
    if not listed or named and not all(map(is_name, listed)):
        return None
    inner = sum(kind == "join" for kind in kinds[: max(0, first - 1)])
    said = [item.split() for item in listed]  # as printed: a name may look like a small word (`Nusa 7 Plus`)
    small = lexicon.nouns().stops
    said[0] = said[0][1:] if len(said[0]) > 1 and said[0][0] in small else said[0]  # yaitu untuk Kelurahan, Dinas PUPR, …
    alike = _parallel(listed)
    room = LONG if alike else SHORT
    short = [len(item) <= room and small.isdisjoint(item[1:]) for item in said]
    uncounted = any(not lexicon.relations().words["many"].isdisjoint(map(str.lower, item)) for item in said)
    plain = all(short[:-1]) and not any(map(_group, said))
    apposed = last + 1 < len(pieces) and pieces[last + 1].strip()[:1].isupper()  # …, dan Cilacap, Jawa Tengah, …
    fewest = first + 1 - inner if all(short) and not apposed else 2
    most = len(listed) + sum(_several(item) - 1 for item in said)
    most += sum(int(number) - 1 for number in _counts().findall(text[: len(flat)]))  # Struick (2), Egy, dan Witan
    if ";" in flat:  # Tono dan Tini; Badu; serta Budi
        most += sum(not joints().isdisjoint(item) for item in said)
    joined = _joined(listed, kinds[: max(0, first - 1)]) if inner and len(listed) == last + 1 else ()
    return Items(tuple(listed), max(1, min(fewest, len(listed))), most, plain, closed, alike, uncounted=uncounted, joined=joined)


def _joined(listed: list[str], kinds: list[str]) -> tuple[str, ...]:
    """The items where those with a bare conjunction between them, by what parts the first ones, are one: `transportasi dan pergudangan`."""
    found = listed[:1]
    for place, item in enumerate(listed[1:]):
        if kinds[place : place + 1] == ["join"]:
            found[-1] += f" {lexicon.calendar().and_word} {item}"
        else:
            found.append(item)
    return tuple(found)


def is_name(item: str) -> bool:
    """Whether an item opens with a capital letter or a digit."""
    return item[:1].isupper() or item[:1].isdigit()


def _parted(flat: str, named: bool) -> tuple[list[str], list[str]]:
    """The pieces of a list, and what parts them: `comma`, `join` (a conjunction) or `both`.  A verb behind the last name ends it.

    Of a list that is to be of names the first pieces are enough, where one of them is none.
    """
    strong = ";" in flat  # then a comma stands inside an item
    pieces: list[str] = []
    kinds: list[str] = []
    position, closing = 0, False  # whether a conjunction stands before the piece
    for match in _separator().finditer(flat):
        if strong and flat[match.start()] != ";":
            continue
        piece = flat[position : match.start()]
        if named and len(pieces) < SURE and (item := piece.strip(MARKS)) and not is_name(item):
            return [piece], []
        if closing and (last := _last_item(flat, piece, match)):
            return [*pieces, last], kinds
        pieces.append(piece)
        kinds.append("join" if match["join"] else "both" if match["both"] else "comma")
        position, closing = match.end(), kinds[-1] != "comma"
    piece = flat[position:]
    pieces.append(closing and _before_stop(piece) or piece)
    return (pieces, kinds) if pieces[0].strip() else (pieces[1:], kinds[1:])


def _last_item(flat: str, piece: str, separator: re.Match[str]) -> str:
    """The item with which a list ends in a piece, for the sentence goes on to something else there; empty where it does not."""
    item = "" if separator["both"] else _before_stop(piece) or _before_verb(piece)
    another = separator["join"] and flat[separator.end() : separator.end() + 1].isupper()  # …, dan C di Jawa serta D di Sumatera
    return "" if another and _placed(piece, item) else item


def _aged(pieces: list[str], kinds: list[str]) -> Items | None:
    """Persons with their ages: `Jono (40), warga Desa Asri, Budi (31) dan Tini (29)` are three.

    From the conjunction on that may close the list, one who is called by a noun, or stands behind a verb, and those behind may be others:
    `A (20) dan B (21), serta penadah C (30)`.
    """
    if sum(AGE in piece for piece in pieces) < 2 or AGE not in pieces[0]:
        return None
    texts = tuple(piece.replace(AGE, "").strip(" .:") for piece in pieces if AGE in piece)
    told = [  # with nobody's age, or somebody's village; of two, that of the other: si kembar Dika dan Diki (9)
        piece.replace(AGE, "").strip(" .:")
        for place, piece in enumerate(pieces)
        if AGE in piece or piece.strip() and (piece.strip()[:1].isupper() or place == len(pieces) - 1 or _group(piece.split()))
    ]
    others = len(told) - len(texts)
    single = all(piece.count(AGE) < 2 for piece in pieces)
    closing = next((place for place, kind in enumerate(kinds, 1) if kind != "comma"), len(pieces) - 1)
    ended = next((place for place in range(closing, len(pieces)) if not is_name(pieces[place].strip())), len(pieces))
    fewest = max(sum(AGE in piece for piece in pieces[:ended]), 1)
    plain = single and not others and fewest == len(texts)
    return Items(
        texts, fewest, len(texts) + others, plain=plain, closed=False, alike=not others and fewest == len(texts), joined=tuple(told)
    )


def _before_stop(piece: str) -> str:
    """The last item where the sentence went on behind a full stop (`1 TB. Sementara itu …`, `Nusa 7. iPhone …`); empty where it did not."""
    item, _, rest = piece.partition(". ")
    if not rest:
        return ""
    opens = rest[0].isupper() and rest.partition(" ")[0].lower() in lexicon.function_words().openers
    return item if opens or item.rpartition(" ")[2].lower() not in lexicon.abbreviations().never_end else ""


def _before_verb(piece: str) -> str:
    """The name that a verb or the like follows: `ABC Esports` of `ABC Esports siap berlaga`; empty where there is none."""
    words = piece.split()
    place = next((place for place, word in enumerate(words) if not (word[:1].isupper() or word[:1].isdigit())), 0)
    if not place:
        return ""
    behind = words[place].lower()
    if verb_like(behind) or behind in lexicon.function_words().auxiliaries or behind in lexicon.relations().words["after_list"]:
        return " ".join(words[:place])
    return ""


def _placed(piece: str, item: str) -> bool:
    """Whether a name is followed by where it is, or whose: `A, B, dan C di Jawa serta D di Sumatera`."""
    behind = piece.split()[len(item.split()) :]
    return bool(behind) and behind[0].lower() in lexicon.function_words().prepositions


def _group(item: list[str]) -> bool:
    """Whether an item stands for nobody knows how many: `rekan-rekannya`, `sejumlah saksi`, `Kabupaten/Kota Madiun`."""
    known = lexicon.relations().words
    return "/" in item[0] or not (known["groups"] | known["many"]).isdisjoint(map(str.lower, item))


def _several(item: list[str]) -> int:
    """How many things an item stands for: `dua anak`, `tiga rekannya`, `Kabupaten/Kota Madiun`."""
    if not lexicon.relations().words["pairs"].isdisjoint(map(str.lower, item)):
        return PAIR
    if len(item) < 2:
        return 1 + ("-" in item[0] and _hyphenated(item[0]))
    if "/" in item[0]:
        return item[0].count("/") + 1
    if any("-" in word and _hyphenated(word) for word in item):
        return 2
    known, first = lexicon.numerals(), item[0].lower()
    if item[1] in known.scales:  # 10 juta saham
        return 1
    if first.isdecimal():
        number = int(first) if item[1].isalpha() else 1
    else:
        number = known.units.get(first) or known.wholes.get(first) or known.collective.get(first) or 1
    return number if 1 <= number <= GROUP else 1


def _hyphenated(word: str) -> bool:
    """Whether a bar joins two names: `Idzes-Hilgers`, not `Al-Quds`, `GEL-NYC` or `Januari-Maret`."""
    parts = word.partition("-")
    long = all(len(part) > 2 and part[0].isupper() and part[1:].islower() for part in parts[::2])
    return long and parts[0] != parts[2] and lexicon.calendar().months.keys().isdisjoint(map(str.lower, parts))


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
    found: list[regex.Match[str]] = []
    for match in _quotation().finditer(text):
        if found and text[found[-1].end() : match.start()].strip(" ,").lower() not in joints():
            break  # …, dan "Amba" yang meraih "Khatulistiwa"
        found.append(match)
    return tuple(match.group(1).strip(" ,.") for match in found) if len(found) > 1 else ()


def _plain_text(text: str) -> str:
    """The list without what stands in round brackets (of an age its mark), cut where the quote around it ends."""
    if "(" not in text and '"' not in text and "”" not in text and ")" not in text:
        return text.strip().rstrip(".")
    kept, depth = [], 0
    text = _age().sub(f" {AGE}", text)
    quoted = text.lstrip(" :")[:1] in CLOSERS
    for piece in _marks().split(text):
        if piece == "(":
            depth += 1
        elif piece == ")":
            depth = max(0, depth - 1)
        elif not depth:
            if piece in ENDS and not quoted:
                break
            kept.append(piece)
    return "".join(kept).strip().rstrip(".")
