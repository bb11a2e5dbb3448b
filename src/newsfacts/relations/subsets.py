"""Parts that are taken out of a whole and only bounded by it: `19 dari 22 lapangan`, `termasuk 13.506 orang`, `lima di antaranya`."""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.language.words import verb_like
from newsfacts.model import Relation
from newsfacts.relations.adding.series import inside, main
from newsfacts.relations.certainty import TRIED
from newsfacts.relations.listing.enumerations import joints
from newsfacts.relations.nouns import kin, peopled, same, words
from newsfacts.relations.outline import VERBS, Mention, Outline, before_cue, behind_cue, opening, placed, points_back
from newsfacts.relations.portions import named_between
from newsfacts.relations.sharing.parts import MOST, NOT_PARTS, OPENING, part_of
from newsfacts.relations.sharing.pointers import listed, pointed, says_total
from newsfacts.relations.sharing.rests import with_rest

CHANGING = 3  # sentences back in which a change may be spoken of that `dari` goes on with
MOST_WHOLES = 4  # figures that `dari jumlah tersebut` may point back to
TO_WHOLE = 45  # characters between `dari total` and the whole, between a part and the `di antaranya` behind it
HEDGED = 14  # … between `dari` and the whole, if a hedge stands between them
APART, FAR_APART = 90, 160  # … between a part and the whole behind its `dari`, behind its `dari total`
TO_INCLUDED = 40  # … between `termasuk` and the part
TO_INNER = 25  # … between `di antaranya` and the part
TO_PARTS = 110  # characters between `dari jumlah tersebut` and the first part
TOLD = 3  # words that name what is counted, or say what is done with it
STRAIGHT = 2  # characters between a part and the `dari` behind it
OWNED = 4  # words behind it in which somebody is named
DATED = 30  # characters behind a whole in which a time makes it an earlier one
THIS = 12  # characters behind a figure in which `tersebut` points back to it
TAKEN = frozenset({"of", "from", "of_that", "including", "included", "among", "rest"})
SCALED = 1000  # figures with a scale word: `dari` may lead up to what they were before
OTHERS = frozenset({"and", "contrast", "others", "rest"})  # cues that lead from those counted to others
DIVISIBLE = frozenset({"count", "money", "measure"})  # what has parts: no share, no length of time, no index


def find(outline: Outline) -> Iterator[Relation]:
    """The subsets of an article."""
    for number, row in outline.sentences():
        yield from _only(outline, number, row[0])
        for cue in outline.cues_of(number):
            if cue.family in TAKEN:
                yield from _taken(outline, number, row, cue)


def _taken(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Iterator[Relation]:
    """The subsets that a cue leads up to."""
    if cue.family in ("of", "from"):
        yield from _of_named(outline, number, row, cue)
        yield from _of_somebody(outline, number, row, cue)
    if cue.family in ("of", "from", "of_that"):
        yield from _of_that(outline, number, row, cue)
    elif cue.family == "including":
        yield from _including(outline, row, cue)
    elif cue.family == "included":
        yield from _included(outline, row, cue)
    elif cue.family == "among":
        yield from _among(outline, number, row, cue)
    else:
        yield from with_rest(outline, row, cue)


def _of_named(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Iterator[Relation]:
    """`n dari N`, `n … dari total N`; `Dari N X, n …`."""
    after = behind_cue(row, cue)
    if not after or not _leads_to_whole(outline, after[0], cue):
        return
    whole = after[0]
    before = next((mention for mention in before_cue(row, cue) if mention.dimension == whole.dimension), None)
    verbs = {other.family for other in outline.cues_between(before.fact.end if before else outline.sentence(number)[0], cue.start)}
    if before and (before.near & VERBS or "to" in before.near and not _reached(before, cue)) or whole.families & {"compared"}:
        return
    if verbs & {*VERBS, "compared", "consists", "or", "to"}:
        return
    if before:
        if before.near & {"of", "from"} and before.fact.kind == "money":
            return  # 46,7% dari pagu Rp3.621 triliun dan 48% dari prognosis Rp3.527 triliun
        led_on = len(after) > 1 and after[1].dimension == whole.dimension and "to" in after[1].families
        if not led_on and not _exceeding(outline, number, before, whole, cue) and _of_one_thing(outline, before, whole, cue):
            rough = cue.family == "from" and (before.fact.unit_printed or 1) >= SCALED  # 282 juta dari 272 juta jiwa lima tahun lalu
            for relation in part_of(outline, [whole], before, cue):
                yield relation._replace(doubtful=relation.sure and rough)
        return
    rest = [mention for mention in after[1:] if mention.dimension == whole.dimension]
    if not whole.first or not rest or "," not in outline.gap(whole, rest[0]) or rest[0].near & NOT_PARTS:
        return
    for part in rest:
        if part.near & NOT_PARTS or part.bracketed or not kin(whole.fact, part.fact):
            break
        if part is not rest[0] and inside(outline, part):
            break  # dari empat kapal, 48 awak kapal diperiksa, enam di antaranya …
        yield from part_of(outline, [whole], part, cue)


def _reached(part: Mention, cue: Cue) -> bool:
    """Whether a figure is what an amount came to, and a part of what follows: `hingga mencapai Rp 1,1 miliar dari total Rp 5,8 miliar`."""
    end = part.lead("to")
    return cue.family == "of" and end is not None and end.phrase in lexicon.relations().words["reaching"]


def _leads_to_whole(outline: Outline, whole: Mention, cue: Cue) -> bool:
    """Whether a cue leads straight up to a figure that parts may be taken of."""
    if whole.fact.unit == "%" or points_back(outline, cue):
        return False
    if not set(cue.phrase.split()).isdisjoint(lexicon.relations().families["before"]):
        return False  # kini 6 direksi dari yang sebelumnya 5 direksi
    end = whole.fact.end  # Dari hibah Rp 27 miliar tersebut
    these = whole.first and any(other.family == "this" for other in outline.cues_between(end, end + THIS))
    room = TO_WHOLE if these or cue.family == "of" else HEDGED if whole.fact.qualifier != "exact" else STRAIGHT
    # not: Dari keseluruhan kasus, Januari 12 kasus, Februari 25 kasus
    return whole.fact.start - cue.end <= room and "," not in outline.text[cue.end : whole.fact.start]


def _exceeding(outline: Outline, number: int, part: Mention, whole: Mention, cue: Cue) -> bool:
    """Whether a figure is more than the one behind its `dari`, as that is no whole of it but what it was before, or of another thing."""
    if cue.family != "from" or (part.fact.number or 0) <= (whole.fact.number or 0):
        return False
    if _dated(outline, whole) or _drawn_from(outline, part, whole):
        return True  # penggelapan 21 kasus dari 11 kasus pada tahun 2019
    straight = outline.gap(part, whole).strip().lower() == cue.phrase and _named_behind(outline, whole)
    return _changing(outline, number) and not straight  # Investor naik dari …. Investor saham 6,4 juta dari 5,3 juta


def _of_one_thing(outline: Outline, part: Mention, whole: Mention, cue: Cue) -> bool:
    """Whether a part and the whole behind its `dari` are near each other, in one clause, and of one thing."""
    gap, total = outline.gap(part, whole), cue.family == "of"
    joined = "," not in gap or total and gap[: cue.start - part.fact.end].rstrip().endswith(",")
    return joined and len(gap) <= (FAR_APART if total else APART) and kin(whole.fact, part.fact) and (total or whole.fact.kind == "count")


def _of_somebody(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Iterator[Relation]:
    """`Wiyata mengekspor 160.900 unit. Sebanyak 70.600 dari ekspor Wiyata dikirim ke Asia`: a part of the figure told of that name."""
    part = next((mention for mention in row if 0 <= cue.start - mention.fact.end <= STRAIGHT), None)
    if part is None or part.fact.kind != "count" or not part.fact.number or not part.first:
        return
    analysis = outline.analysis
    first, last = analysis.tokens(cue.end, outline.sentence(number)[1])
    owner = next((token for token in range(first, min(last, first + OWNED)) if analysis.is_capital(token)), None)
    if owner is None or not analysis.words[owner].isalpha():
        return
    for whole in main(outline.earlier(number)):
        begin, _ = analysis.tokens(*outline.sentence(whole.sentence))
        told = analysis.words[begin : analysis.token_at(whole.fact.start)]
        if whole.dimension == part.dimension and analysis.words[owner] in told and kin(whole.fact, part.fact):
            if (whole.fact.number or 0) >= part.fact.number:
                yield Relation("part-of", ({"whole": (whole.fact,), "part": (part.fact,)},), (cue.start, cue.end), **TRIED)
            return


def _changing(outline: Outline, number: int) -> bool:
    """Whether a sentence or one right before it speaks of a change."""
    return any(cue.family in VERBS for each in range(max(0, number - CHANGING), number + 1) for cue in outline.cues_of(each))


def _dated(outline: Outline, whole: Mention) -> bool:
    """Whether a time stands behind a figure, so that it may be what was before."""
    start, end = whole.fact.end, whole.fact.end + DATED
    return bool(outline.dates_between(start, end)) or any(cue.family == "before" for cue in outline.cues_between(start, end))


def _drawn_from(outline: Outline, part: Mention, whole: Mention) -> bool:
    """Whether the words before a figure name what is drawn from those behind it: `spesimen yang telah diperiksa 601 dari 366 orang`."""
    since = outline.since(part)
    named = named_between(outline, max(since, outline.text.rfind(",", since, part.fact.start)), part.fact.start)
    return len(named) >= TOLD and named.isdisjoint(words(whole.fact))


def _named_behind(outline: Outline, whole: Mention) -> bool:
    """Whether what is counted stands behind the figure, and so is left out behind the one before it: `31 dari 23 pemain`."""
    noun = (whole.fact.subject or "").lower()
    return bool(noun) and outline.text[whole.fact.end : whole.fact.end + 2 + len(noun)].lower().strip().startswith(noun)


def _of_that(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Iterator[Relation]:
    """`… 30 ribu warga. Dari jumlah tersebut, 15 ribu …`."""
    after = behind_cue(row, cue)
    if not after or after[0].fact.start - cue.end > TO_PARTS or after[0].near & VERBS or after[0].fact.kind not in DIVISIBLE:
        return  # Bila dirinci, kenaikan terbesar ditopang ekspor yang menembus Rp 15 triliun
    if "average" in after[0].families:
        return  # Jika dirinci menurut provinsi, rata-rata …
    before = pointed(outline, number, row, cue, 3)
    if _side_by_side(before):
        return  # Oktober 31 kasus dan November 27 kasus. Dari jumlah ini, …
    wholes = [mention for mention in main(before) if mention.dimension == after[0].dimension and kin(mention.fact, after[0].fact)]
    if not wholes or all(placed(outline, mention) for mention in wholes):
        return  # penghuni di 46 rutan mendapat keringanan. Dari jumlah tersebut, 57 …
    if says_total(outline.text[cue.start : after[0].fact.start]):  # dari jumlah total peserta itu
        wholes.sort(key=lambda mention: mention.fact.number or 0, reverse=True)
    nearest = main(before)[0]
    meant = nearest in wholes or nearest.sentence == wholes[0].sentence or not words(nearest.fact)  # 110 kecelakaan. Dari itu, 170 luka
    for part in after:
        if part.dimension != after[0].dimension or part.bracketed:
            continue
        if part is not after[0] and (part.near & NOT_PARTS or not kin(wholes[0].fact, part.fact)):
            break
        yield from part_of(outline, wholes[:MOST_WHOLES], part, cue, meant)


def _side_by_side(wholes: list[Mention]) -> bool:
    """Whether the two nearest figures are listed side by side, so that what points back to them means their sum."""
    if len(wholes) < 2 or "and" not in wholes[0].families or wholes[0].dimension != wholes[1].dimension:
        return False
    return wholes[0].fact.kind != "count" or same(wholes[0].fact, wholes[1].fact)


def _including(outline: Outline, row: list[Mention], cue: Cue) -> Iterator[Relation]:
    """`102.763 orang, termasuk 13.506 orang`; of what the sentence before ends with: `420 personel.  Sudah termasuk 60 dari Jombang`."""
    number = row[0].sentence
    before = before_cue(row, cue)
    onward = not before and (opening(outline, number, cue, OPENING) or outline.opens_with_this(number))
    if onward:
        before = outline.by_sentence.get(number - 1, [])[-1:]
    before = [mention for mention in before if not placed(outline, mention)] or before  # 46 orang dari dua desa, termasuk 18 anak
    after = behind_cue(row, cue)
    if after and outline.text[cue.start - 1] == "(" and ")" in outline.text[cue.end : after[0].fact.start]:
        return  # kendaraan roda empat (termasuk bus) tercatat 1.250 unit
    if not after or after[0].fact.start - cue.end > TO_INCLUDED or after[0].fact.kind not in DIVISIBLE:
        return
    if before and any(other.family == "contrast" for other in outline.cues_between(before[0].fact.end, cue.start)):
        return  # belanja pusat Rp 196 triliun, sementara di luar itu, termasuk untuk subsidi, Rp 217 triliun
    if before and _joined_noun(outline, before[0], cue, after[0]):
        return
    wholes = [
        mention
        for mention in before
        if mention.dimension == after[0].dimension and (kin(mention.fact, after[0].fact) or mention is before[0])
    ]
    if (
        not wholes
        or wholes[0] is not before[0]
        and len(before) > 1
        and before[0].dimension[0] == "count"
        and after[0].dimension[0] == "count"
    ):
        return
    for place, part in enumerate(after[:MOST]):
        if part.dimension != after[0].dimension:
            break
        if any(other.family == "others" and other.start - part.fact.end <= STRAIGHT for other in outline.after(part)[:1]):
            break  # lima orang tewas, termasuk seorang balita, dan 15 lainnya luka
        if place and (part.near & NOT_PARTS or not kin(wholes[0].fact, part.fact)):
            break
        if place and _told_anew(outline, wholes[0], after[place - 1], part):
            break
        sure = same(wholes[0].fact, part.fact) or words(part.fact) <= lexicon.relations().words["persons"]
        sure = sure or not place and peopled(wholes[0].fact, part.fact) and not _turned(outline, wholes[0], cue)
        yield from part_of(outline, wholes[:1], part, cue, sure=not onward and (sure or wholes[0].fact.kind != "count"))


def _included(outline: Outline, row: list[Mention], cue: Cue) -> Iterator[Relation]:
    """`Rp 280 miliar itu sudah termasuk dalam total anggaran Rp 44,67 triliun`."""
    before, after = before_cue(row, cue), behind_cue(row, cue)
    if not before or not after or after[0].fact.kind not in DIVISIBLE or not kin(after[0].fact, before[0].fact):
        return
    if cue.start - before[0].fact.end > TO_INCLUDED or after[0].fact.start - cue.end > TO_WHOLE:
        return
    pointed = any(other.family == "this" for other in outline.cues_between(before[0].fact.end, cue.start))
    if (pointed or "total" in after[0].families) and "," not in outline.gap(before[0], after[0]):
        yield from part_of(outline, after[:1], before[0], cue, sure=after[0].fact.kind != "count")


def _joined_noun(outline: Outline, before: Mention, cue: Cue, part: Mention) -> bool:
    """Whether `termasuk` speaks of what is joined to the figure before: `negara Rp183 miliar serta swasta termasuk BUMN Rp9 miliar`."""
    between = outline.cues_between(before.fact.end, cue.start)
    joint = next((other for other in reversed(between) if other.family == "and"), None)
    if joint is None or "," in outline.text[joint.end : cue.start]:
        return False
    return bool(outline.words(joint.end, cue.start)) and bool(outline.words(cue.end, part.fact.start))


def _turned(outline: Outline, whole: Mention, cue: Cue) -> bool:
    """Whether others are spoken of between a whole and its `termasuk`: `delapan orang tewas dan puluhan luka, termasuk 12 anak`."""
    between = outline.text[whole.fact.end : cue.start].rstrip(" ,")
    if "," in between or any(other.family in OTHERS for other in outline.cues_between(whole.fact.end, cue.start)):
        return True
    own = (whole.fact.subject or "").lower().split()
    others = lexicon.relations().words["people"].difference(own)
    return not others.isdisjoint(outline.words(whole.fact.end, cue.start))


def _told_anew(outline: Outline, whole: Mention, before: Mention, part: Mention) -> bool:
    """Whether a figure behind a part is none of the same whole: `18 orang tewas, termasuk tiga anak, dan 45 orang luka` has two wholes."""
    nouns = [(mention.fact.subject or "").lower().partition(" ")[0] for mention in (whole, before, part)]
    if whole.fact.kind == "count" and nouns[0] == nouns[2] != nouns[1]:
        return True
    return any(verb_like(word) for word in outline.gap(before, part).lower().split() if word not in joints())


def _among(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Iterator[Relation]:
    """`50 desa, lima di antaranya`; `… 97 orang. Di antaranya 12 anak`."""
    before = before_cue(row, cue)
    after = [mention for mention in behind_cue(row, cue) if not mention.bracketed]
    part = before[0] if before and not before[0].bracketed and cue.start - before[0].fact.end <= TO_WHOLE else None
    if part is not None and "," in outline.text[part.fact.end : cue.start]:
        part = None  # 97 orang, di antaranya 12 anak
    wholes = before[1:] if part else before
    back = part is not None or opening(outline, number, cue, OPENING)
    if part is None:
        part = after[0] if after and after[0].fact.start - cue.end <= TO_INNER else None
    if part is None or part.fact.unit == "%":  # 30 persen dari PDB, 86 persen di antaranya: of those 30
        return
    if not wholes and back:
        wholes = main(outline.earlier(number, 1))
        if _side_by_side(wholes):
            return  # 412, 356, dan 198 pengungsi. Di antara mereka …
        wholes.sort(key=lambda mention: listed(outline, mention))
    wholes = [m for m in wholes if m.dimension == part.dimension and m is not part and "average" not in m.near]
    bare = before and part is before[0] and not outline.text[part.fact.end : cue.start].strip()  # 24 gol, delapan di antaranya
    fitting = wholes if bare else [mention for mention in wholes if kin(mention.fact, part.fact)]
    fitting.sort(key=lambda mention: placed(outline, mention))  # 227 film dari 43 negara, 120 di antaranya film pendek
    if fitting and fitting[0].sentence != part.sentence and all(_taken_out(outline, whole) for whole in fitting):
        return  # Rp 6 miliar di antaranya untuk jalan. Sebanyak Rp 7 miliar di antaranya untuk jembatan
    if fitting and placed(outline, fitting[0]) and fitting[0].sentence != part.sentence:
        return  # penghuni di 46 rutan mendapat keringanan. Dari jumlah tersebut, 57 di antaranya bebas
    yield from part_of(outline, fitting[:MOST_WHOLES], part, cue, sure=bool(fitting) and not _of_others(outline, fitting[0], part, cue))


def _of_others(outline: Outline, whole: Mention, part: Mention, cue: Cue) -> bool:
    """Whether persons are named between a whole and `di antaranya`: `8 orang tewas. Korban luka dirawat, 12 di antaranya anak`."""
    if whole.sentence == part.sentence:
        return cue.end <= part.fact.start and _turned(outline, whole, cue)
    own = (whole.fact.subject or "").lower().split()
    others = lexicon.relations().words["people"].difference(own)
    return not others.isdisjoint(outline.words(outline.sentence(part.sentence)[0], min(cue.start, part.fact.start)))


def _taken_out(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is a part itself: `Rp 6 miliar di antaranya`."""
    cue = next(iter(outline.after(mention)), None)
    return cue is not None and cue.family == "among" and "," not in outline.text[mention.fact.end : cue.start]


def _only(outline: Outline, number: int, part: Mention) -> Iterator[Relation]:
    """`Kota itu memiliki 21 klinik. Namun, hanya tiga klinik yang buka malam`: fewer of the very things that the sentence before counts."""
    if part.fact.kind != "count" or len(part.leads) > 1:
        return
    start = outline.sentence(number)[0]
    word = outline.text[start : part.fact.start].rsplit(maxsplit=1)[-1:]
    if not word or word[0].lower() not in lexicon.relations().words["only"]:
        return
    wholes = (whole for whole in main(outline.earlier(number)) if whole.fact.kind == "count" and same(whole.fact, part.fact))
    whole = next(wholes, None)
    if whole is not None and (whole.fact.number or 0) > (part.fact.number or 0):
        yield Relation("part-of", ({"whole": (whole.fact,), "part": (part.fact,)},), (start, part.fact.start), **TRIED)
