"""Counts and the items listed for them: `empat program, yakni a, b, c, dan d`.

Only a count outside of the fewest and the most items that a list can hold is a contradiction.  It is an error where the list is plain and
ends in its own sentence, a note where it may hide an item or stands in the next sentence, and then by one item only.
"""

from collections.abc import Iterator
from enum import IntEnum
from itertools import islice, pairwise

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.clauses import amounts, opened
from newsfacts.relations.enumerations import LONGEST, MOST, Items, split
from newsfacts.relations.marks import SCAN, listed
from newsfacts.relations.nouns import words
from newsfacts.relations.outline import Mention, Outline, opening
from newsfacts.relations.series import shared
from newsfacts.relations.unopened import BESIDE, NAMES, REACH, by_name, unopened
from newsfacts.words import takes_object, verb_like

NEAR = 2  # a count and a list that differ by more were hardly meant for each other …
FAR = 3  # … nor a list of items that are told apart beyond doubt
FEWEST = 3  # places named in the next sentence without a cue: two names are often the two ends of a way
NAMED = 4  # words that name what is counted, before a list over lines
PLACED = 3  # prepositions of a sentence behind which places are sought
LATER = 3  # sentences behind a count in which the places that it counts are named
ROMAN = frozenset("IVXL")  # digits of the numbers that parts of a whole go by
COLON = "colon"  # opens a list, or a speech
OPENERS = frozenset({"namely", "consists"})
EACH = "each"  # opens a list of names
SOME = "for_example"  # opens a list that need not name all there are
OPEN = frozenset({"for_example", "not_all"})
REMAINING = frozenset({"others", "rest", "more"})


class Trust(IntEnum):
    """What a list that does not hold as many items as the count says is good for."""

    SILENCE = 0
    NOTE = 1
    ERROR = 2


def find(outline: Outline) -> Iterator[Relation]:
    """Counts with a list right behind them, or in the next sentence."""
    for number, row in outline.sentences():
        for mention in row:
            value = mention.fact.number
            if (
                mention.bracketed
                or mention.fact.kind not in ("count", "duration")
                and mention.fact.unit != OFTEN
                or value is None
                or value.denominator != 1
                or not 1 <= value <= MOST
            ):
                continue
            relation = _announced(outline, number, mention) or _unannounced(outline, number, mention)
            if relation is not None:
                yield relation


def _announced(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """A list that a cue opens, in this sentence or at the start of the next."""
    cue, next_one = _opener(outline, number, mention)
    if cue is None or _of_something_else(outline, mention, cue, next_one):
        return None
    count, end = int(mention.fact.number or 0), outline.sentence(number + next_one)[1]
    items = listed(outline.text[cue.end : cue.end + SCAN], count) or split(outline.text[cue.end : min(end, cue.end + LONGEST)])
    if items is None or _first_of_several(mention, items) or _numbered_on(outline, number + next_one, items):
        return None
    if items.lines:
        return _over_lines(outline, mention, cue, items)
    if cue.family == SOME:
        return _exceeding(mention, cue, items) if mention.fact.kind == "count" else None
    if (inside := _counts_inside(outline, mention, cue)) is not None:
        return _with_counts(outline, mention, cue, items, inside)
    if len(items.texts) == 1 and (next_one or cue.family != "namely" or mention.fact.kind == "duration"):
        return None
    going = _going_on(outline, number + next_one, cue, items)
    if going is None:
        return None
    trust = min(_missed(count, items), going)
    if trust and _of_another(outline, mention, items):
        return None  # empat desa di dua kecamatan, yaitu Desa A, Desa B, Desa C, dan Desa D
    return _relation(mention, cue, items, min(trust, _trust_in(outline, mention, cue, items, next_one)))


def _of_something_else(outline: Outline, mention: Mention, cue: Cue, next_one: int) -> bool:
    """Whether the words between a count and a cue, or a count behind that, let the list be of something else."""
    between = outline.text[mention.fact.end : cue.start]
    if not lexicon.relations().words["several"].isdisjoint(between.lower().split()):
        return True  # lima kasus di berbagai daerah, yakni A, B, dan C
    if mention.fact.kind == "duration" and "," in between.rstrip(", "):
        return True  # Dalam tiga tahun terakhir, penyakit terbanyak di sana, yakni A, B, C, dan D
    if mention.fact.unit != OFTEN:
        return False
    # 3 kali, yaitu di Aceh 2 kali dan di Riau sekali
    return any(other.fact.unit == OFTEN for other in outline.about(mention, 0, next_one) if other.fact.start > cue.end)


def _with_counts(outline: Outline, mention: Mention, cue: Cue, items: Items, inside: Mention) -> Relation | None:
    """The relation of a list in which other things are counted, the first of them `inside`."""
    if cue.family == "consists" and not lexicon.relations().words["containers"].isdisjoint(words(mention.fact)):
        return None  # dua tim yang terdiri atas lima pelatih, sepuluh siswa dan tiga pendamping
    count = int(mention.fact.number or 0)
    if (clauses := opened(outline, mention, inside)) is not None:
        return _relation(mention, cue, clauses, Trust.NOTE if _apart(count, clauses) == 1 else Trust.SILENCE)
    told = items.closed and items.fewest <= count <= len(items.texts) and inside.fact.subject != mention.fact.subject
    return _relation(mention, cue, items, Trust.SILENCE) if told else None


def _trust_in(outline: Outline, mention: Mention, cue: Cue, items: Items, next_one: int) -> Trust:
    """What a list is good for at most, by its words and where it stands."""
    count, duration = int(mention.fact.number or 0), mention.fact.kind == "duration"
    if cue.phrase in lexicon.relations().words["origins"] or _of_group(outline, mention, cue):  # lima kasus berasal dari A, B, dan C
        return Trust.SILENCE
    if next_one or cue.family == COLON or duration:
        beside = cue.family == "namely" and not next_one or not duration
        first = next_one > 0 and opening(outline, mention.sentence + 1, cue, 1)  # Yakni …
        return Trust.NOTE if (items.plain or first) and beside and _apart(count, items) == 1 else Trust.SILENCE
    doubtful = count < items.fewest and _names_apposed(items) or count > items.most and _hidden(outline, items)
    return Trust.NOTE if doubtful else Trust.ERROR


def _of_another(outline: Outline, mention: Mention, items: Items) -> bool:
    """Whether a list holds as many items as the count right before this one says."""
    before = outline.preceding(mention)
    if before is None or before.fact.kind != "count" or mention.fact.start - before.fact.end > BESIDE:
        return False
    between = outline.text[before.fact.end : mention.fact.start]
    return set(between).isdisjoint(".,;") and items.fewest <= (before.fact.number or 0) <= items.most


def _over_lines(outline: Outline, mention: Mention, cue: Cue, items: Items) -> Relation | None:
    """The relation of a list over lines, if it holds as many items as were counted, or is plainly one short or one too long."""
    count = int(mention.fact.number or 0)
    apart = _apart(count, items)
    if apart and not (apart == 1 and items.whole and count >= FEWEST and cue.family != SOME and _right_before(outline, mention, cue)):
        return None
    return _relation(mention, cue, items, Trust.NOTE if apart else Trust.SILENCE)


def _right_before(outline: Outline, mention: Mention, cue: Cue) -> bool:
    """Whether only what is counted stands between a count and a list's cue: `empat desa rawan banjir:`, not `di tiga desa, meliputi:`."""
    analysis, nouns = outline.analysis, lexicon.nouns()
    number = analysis.sentence_at(mention.fact.start)
    if outline.by_sentence[number][0] is not mention or analysis.sentence_at(cue.start) != number:
        return False
    at = analysis.token_at(mention.fact.start)
    if at and analysis.words[at - 1] in nouns.leaning:
        return False
    begin, end = analysis.tokens(mention.fact.end, cue.start)
    named = [word for word in analysis.words[begin:end] if word != ","]
    return len(named) <= NAMED and not any(word in nouns.stops or verb_like(word) for word in named)


def _first_of_several(mention: Mention, items: Items) -> bool:
    """Whether a list only tells of the first of what is counted: `tiga wilayah, yakni Wilayah I yang mencakup A dan B, …`."""
    named = [text.split()[:2] for text in items.texts]
    noun = (mention.fact.subject or "").lower().split()[:1]
    numbered = [[word.lower() for word in words[:1]] == noun and words[1:] != [] and _is_number(words[1]) for words in named]
    return bool(noun) and numbered[:1] == [True] and not any(numbered[1:])


def _is_number(word: str) -> bool:
    """Whether a word numbers what it stands behind: `Wilayah I`, `Zona B`; not `Bank BTN`."""
    return word.isupper() and (len(word) == 1 or ROMAN.issuperset(word))


def _numbered_on(outline: Outline, number: int, items: Items) -> bool:
    """Whether a list numbers its items in words, and the next sentence goes on: `5 hal, yaitu pertama … dan ….  Kedua, …`."""
    first, second = lexicon.relations().ordinals["words"][:2]
    if items.texts[0].lower().partition(" ")[0].strip(",") != first or number + 1 >= len(outline.analysis.sentences):
        return False
    return outline.words(*outline.sentence(number + 1))[:1] == [second]


def _of_group(outline: Outline, mention: Mention, cue: Cue) -> bool:
    """Whether a list names the group that the things counted are from: `enam perahu dari petugas gabungan, meliputi A, B, dan C`."""
    of = [other for other in outline.cues_between(mention.fact.end, cue.start) if other.family in ("from", "of")]
    group = outline.text[of[-1].end : cue.start].strip() if of and cue.family == "consists" else ""
    return group[:1].islower() and group.endswith(",")


def _hidden(outline: Outline, items: Items) -> bool:
    """Whether a comma is missing in an item."""
    return any(_two_names(outline, item) for item in items.texts)


def _names_apposed(items: Items) -> bool:
    """Whether an item may only say more of the one before it: names that do not open alike."""
    return not items.alike and all(text[:1].isupper() for text in items.texts)


def _two_names(outline: Outline, item: str) -> bool:
    """Whether a comma is missing in an item of two names, either of which stands elsewhere without another: `Wiyata Danesa`."""
    names, analysis = item.lower().split(), outline.analysis
    if len(names) != 2 or item != item.title():
        return False
    opens = {begin for begin, _ in analysis.sentences}
    capital = [analysis.text[start].isupper() and start not in opens for start in analysis.starts]
    runs = zip(analysis.words, [False, *capital], capital, [*capital[1:], False], strict=False)
    return {word for word, before, name, behind in runs if name and not (before or behind)} >= set(names)


def _apart(count: int, items: Items) -> int:
    """How many items a list is short of its count, or has too many."""
    return max(count - items.most, items.fewest - count, 0)


def _missed(count: int, items: Items) -> Trust:
    """How far a count is to be trusted that a list misses."""
    apart = _apart(count, items)
    if count < 2 or len(items.texts) < 2 or not items.closed or not 0 < apart <= (FAR if items.alike else NEAR):
        return Trust.SILENCE
    if items.plain and (count > items.most or items.fewest == items.most and _too_many(count, items)):
        return Trust.ERROR if apart == 1 or items.alike else Trust.NOTE
    common = items.plain and count > 2 and not any(text[:1].isupper() for text in items.texts)
    return Trust.NOTE if apart == 1 and (count > items.most or common) else Trust.SILENCE


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
    if stop is not None and outline.gap(mention, stop).strip().lower() in lexicon.relations().families["from"]:
        stop = outline.following(stop)  # empat dari sepuluh kota …, yakni A, B, C, dan D
    while stop is not None and stop.bracketed:
        stop = outline.following(stop)
    for cue in outline.cues_between(mention.fact.end, end):
        if stop is not None and stop.fact.start < cue.start:
            break
        if cue.family in ("contrast", "including", "among"):
            return None, 0
        if _names_others(outline, mention, cue):
            continue
        if cue.family in OPENERS or cue.family == SOME or _names_each(outline, cue):
            return (cue, 0) if cue.start - mention.fact.end <= REACH else (None, 0)
    colon = outline.text.find(":", mention.fact.end, min(end, mention.fact.end + REACH))
    if colon > 0 and outline.text[colon + 1 : colon + 2].isspace() and (stop is None or colon < stop.fact.start):
        return Cue(colon, colon + 1, COLON, ":"), 0
    while stop is not None and stop.fact.kind != "count":
        stop = outline.following(stop)
    if stop is None and number + 1 < len(outline.analysis.sentences):
        other = next(iter(outline.by_sentence.get(number + 1, ())), None)
        for cue in outline.cues_of(number + 1)[:3]:
            if cue.family == "namely" and opening(outline, number + 1, cue):
                if _counts_others(outline, outline.sentence(number + 1)[0], cue, mention) or _names_others(outline, mention, cue):
                    return None, 0
                summed = any(before.family == "total" for before in outline.cues_between(outline.sentence(number + 1)[0], cue.start))
                return (cue, 1) if not summed and (other is None or other.fact.start > cue.start) else (None, 0)  # Totalnya adalah …
    return None, 0


def _names_others(outline: Outline, mention: Mention, cue: Cue) -> bool:
    """Whether a cue names others than those that were counted: `tiga remaja mengeroyok pelajar berinisial A dan B`."""
    if cue.phrase not in lexicon.relations().words["naming"]:
        return False
    begin = outline.sentence(outline.analysis.sentence_at(cue.start))[0]
    if begin > mention.fact.start:
        return words(mention.fact).isdisjoint(outline.words(begin, cue.start))  # Dua pelaku ditangkap. Korban bernama A dan B
    between, others = outline.words(mention.fact.end, cue.start), lexicon.relations().words["before_others"]
    return mention.fact.kind != "count" or any(takes_object(word) or word in others for word in between)


def _names_each(outline: Outline, cue: Cue) -> bool:
    """Whether a name follows `masing-masing`, and no figure: `tiga pelaku, masing-masing A, B, dan C`."""
    behind = outline.behind(cue) if cue.family == EACH else None
    return cue.family == EACH and outline.text[cue.end + 1 : cue.end + 2].isupper() and (behind is None or behind.fact.start > cue.end + 1)


def _counts_others(outline: Outline, begin: int, cue: Cue, mention: Mention) -> bool:
    """Whether the sentence of a list says itself how many it lists: `melukai lima lainnya.  Keenam korban tewas yaitu …`."""
    first, last = outline.analysis.tokens(begin, cue.start)
    ordinals = lexicon.relations().ordinals["words"]
    named = [ordinals.index(word) + 1 for word in outline.analysis.words[first:last] if word in ordinals[1:]]
    return bool(named) and mention.fact.number not in named


def _counts_inside(outline: Outline, mention: Mention, cue: Cue) -> Mention | None:
    """A figure that the list opens with (`satu truk dan dua minibus`), so that such figures and not the items may make up the count."""
    first = next((other for other in outline.mentions[mention.index + 1 :] if other.fact.start >= cue.end), None)
    return first if first is not None and first.fact.kind == "count" and first.fact.start - cue.end <= 3 else None


def _going_on(outline: Outline, number: int, cue: Cue, items: Items) -> Trust | None:
    """What is left of the trust in a list that the next sentence may take up again; None for one that says that it is open."""
    if any(other.family in OPEN and other.start >= cue.start for other in outline.cues_of(number)):
        return None
    if any(other.family == "including" and other.start >= cue.start for other in outline.cues_of(number)):
        return Trust.SILENCE
    pairs = [pair for pair in pairwise(outline.by_sentence.get(number, ())) if pair[0].fact.start >= cue.end]
    if any(shared(outline, *pair) or "each" in pair[0].near and "and" in pair[1].families for pair in pairs):
        return Trust.SILENCE  # yakni A, B, dan C masing-masing 55, D 25, dan E 10; A dan B masing-masing dua dan di C ada satu
    turned = any(
        other.family == "contrast" and other.start >= cue.start for other in outline.cues_of(number)
    )  # …, lalu diakhiri tes kesehatan
    if number + 1 >= len(outline.analysis.sentences):
        return Trust.NOTE if turned else Trust.ERROR
    begin, end = outline.sentence(number + 1)
    if any(other.family in REMAINING and opening(outline, number + 1, other) for other in outline.cues_of(number + 1)[:2]):
        return Trust.SILENCE
    words = outline.text[begin : min(end, begin + 2 * BESIDE)].split(maxsplit=1)
    if words and words[0].lower().strip("\"“”'(,") in lexicon.relations().words["taken_up"]:
        return Trust.SILENCE
    contrast = any(other.family == "contrast" and opening(outline, number + 1, other, 2) for other in outline.cues_of(number + 1)[:1])
    return Trust.NOTE if turned or contrast and not items.alike else Trust.ERROR


def _unannounced(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """A list that no cue opens: measures side by side, a pair of brackets, or names behind a comma."""
    count = int(mention.fact.number or 0)
    if count < 2:
        return None
    if (summed := amounts(outline, mention)) is not None:
        return _relation(mention, summed[1], summed[0], Trust.NOTE if _apart(count, summed[0]) == 1 else Trust.SILENCE)
    for items, start, end, firm in unopened(outline, number, mention):
        fits = items.most == count == len(items.texts)
        firm = firm and items.plain and items.closed and not _beside(outline, mention)
        near = firm and items.fewest == items.most == len(items.texts) == count - 1 > 1
        if fits or near:
            return _relation(mention, Cue(start, end, "", ""), items, Trust.NOTE if near else Trust.SILENCE)
    return _located(outline, number, mention) or _named_next(outline, number, mention)


def _beside(outline: Outline, mention: Mention) -> bool:
    """Whether a count stands in a list of counts, where it announces no names: `tiga bank swasta, serta 31 Bank Daerah`."""
    following = outline.following(mention)
    return following is not None and following.dimension == mention.dimension and following.fact.start - mention.fact.end <= BESIDE


def _located(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """`… di tujuh kecamatan. Warga mengungsi dari Kecamatan A, B, …, dan I`: more places of the kind than were counted."""
    subject = (mention.fact.subject or "").lower()
    known = lexicon.relations().words
    noun = next((word for word in known["divisions"] if subject.startswith(word)), None) if subject else None
    if noun is None:
        return None
    last = len(outline.analysis.sentences) - 1
    for following in range(number + 1, min(number + LATER, last) + 1):
        begin, end = outline.sentence(following)
        before, named, _ = outline.text[begin : min(end, begin + NAMES)].lower().partition(f" {noun} ")
        if named and before.split()[-1:] and before.split()[-1] in known["places"]:
            start = begin + len(before) + len(named)
            items = by_name(outline.text[start : min(end, start + NAMES)])
            return _exceeding(mention, Cue(start, end, "", ""), items) if items is not None and not _of_other_sort(items, noun) else None
    return None


def _named_next(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """`… ke tiga titik.  Rombongan akan ke Kabupaten A, Kabupaten B dan Kabupaten C`: as many names of places as were counted.

    One more is worth a note where the sentence opens with what was counted: `empat wilayah.  Wilayah terdampak berada di …`.
    """
    known, words, last = lexicon.relations().words, outline.analysis.words, len(outline.analysis.sentences) - 1
    count, noun = int(mention.fact.number or 0), (mention.fact.subject or "").partition(" ")[0].lower()
    if count < FEWEST or number == last or noun not in known["divisions"] | known["stops"] | known["spots"]:
        return None
    begin, end = outline.sentence(number + 1)
    first, behind = outline.analysis.tokens(begin, end)
    placed = (at for at in range(first, behind - 1) if words[at] in known["places"] and outline.analysis.is_capital(at + 1))
    for token in islice(placed, PLACED):
        start = outline.analysis.starts[token + 1]
        items = by_name(outline.text[start : min(end, start + NAMES)])
        if items is None or not items.closed or not items.fewest == items.most == len(items.texts):
            continue
        others = noun in known["divisions"] and _of_other_sort(items, noun)  # Desa terparah ada di Kecamatan A, B, …
        more = items.most == count + 1 and items.plain and words[first] == noun and not others
        if items.most == count or more:
            return _relation(mention, Cue(start, end, "", ""), items, Trust.NOTE if more else Trust.SILENCE)
    return None


def _of_other_sort(items: Items, noun: str) -> bool:
    """Whether a list of places names some that are called by another noun: `Kecamatan A` where villages were counted."""
    return any(text.split()[0].lower() in lexicon.relations().words["divisions"] - {noun} for text in items.texts)


def _exceeding(mention: Mention, cue: Cue, items: Items) -> Relation | None:
    """The relation of a plain list that holds as many items as were counted, or more; fewer may be only some of them."""
    count = int(mention.fact.number or 0)
    if not (items.plain and items.closed) or not count <= items.fewest == len(items.texts):
        return None
    return _relation(mention, cue, items, Trust.NOTE if count < items.fewest <= 2 * count else Trust.SILENCE)


def _relation(mention: Mention, cue: Cue, items: Items, trust: Trust) -> Relation:
    return Relation(
        "listed-count",
        ({"count": (mention.fact,)},),
        (cue.start, cue.end),
        items=items.texts,
        fewest=items.fewest,
        most=items.most,
        sure=trust > Trust.SILENCE,
        doubtful=trust is Trust.NOTE,
    )
