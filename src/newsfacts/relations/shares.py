"""Shares: a part, its whole and the percentage or fraction between them.

The part stands beside its percentage (`516 orang atau 43 persen`, `516 orang (43 persen)`).  The whole is tied to them by `dari`: then the
three must fit.  Where no whole is tied to them, `wholes` looks for it in the clauses and sentences before.
"""

import re
from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.interval import Tier, open_ended, point, reading
from newsfacts.language.words import noun_like
from newsfacts.model import Fact, Number, Relation
from newsfacts.relations import heads, portions
from newsfacts.relations.certainty import GUESSED, LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.outline import THESE, VERBS, Mention, Outline, begun_from, placed
from newsfacts.relations.portions import TIES, naming, tie_behind
from newsfacts.relations.sharing import proportions, sibling_shares, stray_shares, told_shares, wholes

JOINED = 70  # characters between a part and its percentage
STRAIGHT = 25  # … with no word for it between them
ADJACENT = 20  # the same across a comma: `Rp 694,2 triliun, mencapai 25,7 persen dari pagu …`
TIED = 90  # characters between a percentage and its whole
POINTER = 2  # words of `realisasi ini`
ASIDE = re.compile(r"\([^()]*\)|(?<!\w)(?:19|20)[0-9]{2}(?!\w)")  # brackets and years, between a percentage and its whole
OPENING = 2  # characters before the first word of a sentence
CANDIDATES = 4  # figures of the sentence before that are tried as the part

ALL = 100  # per cent
HUNDRED = point(ALL)
SAME = frozenset({"or", "namely"})  # what follows says the percentage in other terms
LIMITS = frozenset({"of", "target", "threshold"})
EXCEEDED = frozenset({"above", "below"})
MARKS = VERBS | TIES | {"to", "or"}  # what may lead up to a percentage

Binding = dict[str, tuple[Fact, ...]]


def find(outline: Outline) -> Iterator[Relation]:
    """Every percentage (or fraction) that stands beside a part and a whole of one kind."""
    found: list[Relation] = []
    left: list[Mention] = []
    taken: set[str] = set()
    for _, row in outline.sentences():
        for place, mention in enumerate(row):
            if is_share(mention.fact) and not _step(mention) and not stray_shares.no_share(outline, mention):
                relation = _share(outline, row, place) or portions.find(outline, mention)
                if relation is not None:
                    relation = heads.meant(outline, relation, "part", _fitting)
                    relation = heads.meant(outline, relation, "whole", _fitting, before="part")
                    if not _holds(relation) and stray_shares.meant_otherwise(outline, relation):
                        continue
                if relation is None or not (relation.sure or _holds(relation)):
                    left.append(mention)
                else:
                    taken.add(relation.bindings[0]["part"][0].id)
                if relation is not None:
                    found.append(relation)
    others = list(proportions.find(outline, left, frozenset(taken)))
    yield from sibling_shares.outlying(outline, found, frozenset(relation.bindings[0]["percent"][0].id for relation in others))
    yield from others


def is_share(fact: Fact) -> bool:
    """A percentage, or a fraction of something; never below nothing."""
    share = fact.unit == "%" or fact.kind == "number" and "/" in (fact.value or "")
    return share and fact.number is not None and fact.number >= 0


def _step(mention: Mention) -> bool:
    """Whether the figure is the size of a change: a verb of change leads up to it, and nothing else does."""
    marks = [cue.family for cue in mention.leads if cue.family in MARKS]
    return bool(marks) and marks[-1] in VERBS or "or" in marks and bool(VERBS & set(marks)) and "to" not in marks


def _share(outline: Outline, row: list[Mention], place: int) -> Relation | None:
    """What a percentage is of, by the figures of its sentence: its part stands beside it, in brackets behind it, or further behind."""
    percent = row[place]
    after = [
        mention for mention in row[place + 1 :] if not mention.bracketed or mention.fact.unit == percent.fact.unit or mention.near & TIES
    ]
    before = list(reversed(row[:place]))
    if any(";" in outline.text[mark.fact.end : percent.fact.start] for mark in before[:1]):
        before = []  # another clause
    if len(before) > 1 and "or" in percent.near and _of_one_whole(outline, before[1], before[0]):
        return None  # 71 persen dari 19,78 juta wajib pajak, atau 86,7 persen dari target 16,21 juta
    if _of_change(outline, before, percent, after):
        return None
    follower = after[0] if after and _tied_to(outline, percent, after[0]) and not _shared(outline, after[0], percent) else None
    spelled = _in_brackets(outline, percent)
    if spelled is not None:
        return _relation([spelled], percent, PLAIN)
    near = _beside(outline, before, percent)
    if near is not None and begun_from(outline, near) and any(mention.dimension == near.dimension for mention in before[1:]):
        return _of_level(before, percent, follower)
    if near is not None:
        return _with_part(outline, before, near, percent, follower)
    inside = outline.following(percent)
    if inside is not None and inside.bracketed and not is_share(inside.fact) and outline.gap(percent, inside) == " (":
        return _with_part(outline, before, inside, percent, follower)  # Dari 640 kapal, 62,5 persen (400 kapal)
    return _with_figures_behind(outline, row, percent, before, after, follower)


def _of_one_whole(outline: Outline, share: Mention, whole: Mention) -> bool:
    """Whether a figure is only what the percentage before it is taken of."""
    return is_share(share.fact) and not _step(share) and _tied_to(outline, share, whole)


def _in_brackets(outline: Outline, percent: Mention) -> Binding | None:
    """The part and the whole that stand together in brackets right behind it: `71 persen (Rp994 miliar dari Rp1,4 triliun)`."""
    part = outline.following(percent)
    whole = outline.following(part) if part is not None else None
    if part is None or whole is None or part.dimension != whole.dimension or is_share(part.fact) or not whole.near & TIES:
        return None
    opened = outline.gap(percent, part) == " (" and ")" not in outline.gap(part, whole)
    return _binding(whole, part, percent) if opened else None


def _with_figures_behind(
    outline: Outline, row: list[Mention], percent: Mention, before: list[Mention], after: list[Mention], follower: Mention | None
) -> Relation | None:
    """The same where nothing stands beside a percentage: part or whole, or both, stand behind it."""
    if len(after) > 1 and not is_share(after[0].fact) and after[1].near & TIES and after[0].dimension == after[1].dimension:
        told = after[0].near & SAME or after[0].bracketed
        if begun_from(outline, percent) and _step(after[0]) or after[1].families & VERBS:
            return None  # turun 0,56 poin persen dari 9,03 persen atau berkurang 1,37 juta dari 25,22 juta orang
        gap = outline.gap(percent, after[0])
        near = len(gap) <= ADJACENT and ("," not in gap or not gap.strip(" ,"))  # not: 13 persen, jalan rusak 214 km dari 876 km
        if told or not after[0].leads and near and not placed(outline, after[0]):
            return _relation([_binding(after[1], after[0], percent)], percent, PLAIN if told else LIKELY)  # 92,3 persen atau 12 dari 13
    again = after[0] if after and not is_share(after[0].fact) and not _step(after[0]) and "or" in after[0].near else None
    if again is not None and (said := _said_again(outline, before, percent, again)) is not None:
        return said
    if follower is not None and "," not in outline.gap(percent, follower):  # 56,9 persen dari total B, yakni A
        return _of_follower(outline, row, percent, after, before, follower)
    named = after[0] if after and "namely" in after[0].near and after[0].fact.start - percent.fact.end <= TIED else None
    if named is not None and _aimed_at(outline, percent, named):
        aimed = _of_before(outline, percent, named)
        return aimed and aimed._replace(doubtful=aimed.doubtful or aimed.sure)
    return _spelled_out(outline, percent, before, named) if named is not None else None


def _aimed_at(outline: Outline, percent: Mention, named: Mention) -> bool:
    """Whether a figure behind `yaitu` is what the one before was to be: `700 rumah.  Jumlah itu 56 persen (dari) target, yaitu 1.250`."""
    aim = next((cue for cue in outline.cues_between(percent.fact.end, named.fact.start) if cue.family in LIMITS), None)
    told = outline.earlier(percent.sentence, 1)
    only = len(told) == 1 and _number(told[0]) < _number(named) and outline.opens_with_this(percent.sentence)
    return aim is not None and aim.start - percent.fact.end == 1 and only


def _spelled_out(outline: Outline, percent: Mention, before: list[Mention], part: Mention) -> Relation | None:
    """The percentage of a whole before it, or of the sentence before, with its part behind `yakni`."""
    whole = next((mention for mention in before if mention.first and mention.near & TIES), None)
    if whole is not None:  # Dari Rp35,1 miliar itu, 70 persen dibayar di muka, yakni Rp24,57 miliar
        return _relation([_binding(whole, part, percent)], percent, PLAIN if kin(whole.fact, part.fact) else TRIED)
    taken = not before and wholes.taken_back(outline, percent)  # 85 persen di antaranya, yakni 612 orang
    return _elsewhere(outline, percent, part, []) if taken else None


def _of_change(outline: Outline, before: list[Mention], percent: Mention, after: list[Mention]) -> bool:
    """Whether a percentage is the size of a change that stands before it or behind it."""
    if before and not is_share(before[0].fact) and _step(before[0]) and (percent.bracketed or percent.lead("or")):
        return True  # naik 60 poin atau 3 persen
    if len(after) > 1 and "to" in after[1].near and after[0].near & TIES and after[0].dimension == after[1].dimension:
        return True  # disusul minyak goreng 12,4 persen dari 1.968 ton menjadi 2.212 ton
    return _size(before, percent) and tie_behind(outline, percent) is None


def _size(before: list[Mention], percent: Mention) -> bool:
    """Whether a percentage says how far apart the ends of a change are: `turun dari 40 kejadian menjadi 30 kejadian atau 25 persen`."""
    if len(before) < 2 or "or" not in percent.near or percent.near & VERBS:
        return False
    end, start = before[:2]
    return "to" in end.near and "from" in start.near and bool(start.families & VERBS) and end.dimension == start.dimension


def _of_level(before: list[Mention], percent: Mention, whole: Mention | None) -> Relation | None:
    """The share of a figure or of what it rose from, which stands between: `Rp 599 juta, naik dari Rp 552 juta, atau 16 persen dari W`."""
    if whole is None:
        return None
    near = [mention for mention in before[:CANDIDATES] if mention.dimension == whole.dimension]
    return _relation([_binding(whole, mention, percent) for mention in near], percent, TRIED)


def _said_again(outline: Outline, before: list[Mention], percent: Mention, part: Mention) -> Relation | None:
    """The percentage before its part: `Dari total B, P persen atau senilai A`, `Dari total B, P persen dipinjam petani atau senilai A`,
    `P persen dari total ekspor, atau mencapai A`."""
    whole = before[0] if before and before[0].near & TIES and before[0].dimension == part.dimension else None
    gap, following = outline.gap(percent, part), outline.following(part)
    tied = following is not None and bool(following.near & TIES)
    if len(gap) <= ADJACENT:
        told = _with_part(outline, before, part, percent, None)
        plain = whole is not None and not tied and told is not None and told.sure and not told.doubtful
        return told and told._replace(explicit=plain and _opens(outline, percent.sentence, whole))
    if len(gap) > JOINED or part.leads[-1].family != "or" or part.fact.start - part.leads[-1].end > 1:
        return None
    if whole is not None and not tied and "," not in gap and _opens(outline, percent.sentence, whole):
        told = _relation([_binding(whole, part, percent)], percent, LIKELY if kin(whole.fact, part.fact) else TRIED)
        return told and told._replace(explicit=told.sure)
    if not before and tie_behind(outline, percent) is not None and gap.count(",") <= 1:
        return _elsewhere(outline, percent, part, [])
    if not before and "," not in gap and percent.lead("of_that") is not None:
        told = _elsewhere(outline, percent, part, [])  # Dari jumlah tersebut, 93 persen disetujui atau setara dengan A
        return told and told._replace(doubtful=told.doubtful or told.sure)
    return None


def _opens(outline: Outline, sentence: int, whole: Mention | None) -> bool:
    """Whether a sentence or clause begins with `dari` and a whole: `Dari total 1.200 peserta`."""
    tie = whole.lead(*TIES) if whole else None
    if tie is None:
        return False
    return tie.start - outline.sentence(sentence)[0] <= OPENING or outline.text[tie.start - OPENING : tie.start] == ", "


def _tied_to(outline: Outline, percent: Mention, whole: Mention) -> bool:
    """Whether a figure behind a percentage is its whole: `dari` stands right behind the percentage, or right before the figure."""
    if is_share(whole.fact) or whole.fact.start - percent.fact.end > TIED:
        return False
    tie = next((cue for cue in whole.leads if cue.family in TIES), None)
    if tie is not None and any(cue.family in VERBS and cue.start < tie.start for cue in whole.leads):
        return False  # 110.000 suara atau 31 persen, turun dari 200.000
    if tie is not None and any(cue.family == "and" and cue.start > tie.end for cue in whole.leads):
        return False  # 45 persen dari target sudah divaksin dan 3.000 orang lainnya belum
    ties = [cue for cue in whole.leads if cue.family in TIES]
    if len(ties) > 1 and ties[0].start - percent.fact.end <= 1 and naming(outline, ties[0].end, ties[-1].start):
        return False  # 75 persen dari target tahunan, dari pendapatan Rp 400 miliar; 75 persen dari kelas XII lulus dari 100 siswa
    gap = ASIDE.sub("", outline.gap(percent, whole))
    if ";" in gap or any(map(str.isdigit, gap)):
        return False  # Lasi 98 kios (100 persen), Giriharja 40 dari 45; dari 45 kios itu …
    if tie is not None and any(cue.family == "and" and cue.end + 1 == tie.start for cue in whole.leads):
        return False  # 12 guru dan delapan murid (40 persen) hadir, dan dari 12 guru itu …
    return tie is not None and (bool(whole.near & TIES) or tie.start - percent.fact.end <= 3 and "," not in outline.gap(percent, whole))


def _shared(outline: Outline, mention: Mention, percent: Mention) -> bool:
    """Whether a figure has a percentage of its own: `28 orang (23 persen) dari 24 orang (20 persen) pada periode lalu`."""
    following = outline.following(mention)
    own = following is not None and (following.bracketed or "or" in following.near and not following.near & TIES)
    return own and following is not percent and following is not None and is_share(following.fact)


def _of_follower(
    outline: Outline, row: list[Mention], percent: Mention, after: list[Mention], before: list[Mention], whole: Mention
) -> Relation | None:
    """The percentage with its whole behind it; the part follows (`yakni A`), or stands before, or in the sentence before."""
    second = after[1] if len(after) > 1 and after[1].lead("or", "namely") and not after[1].lead("rise", "fall") else None
    if second is not None:
        return _relation([_binding(whole, second, percent)], percent, PLAIN)
    part = next((mention for mention in before if mention.dimension == whole.dimension), None)
    if part is None:
        return _of_before(outline, percent, whole)
    if begun_from(outline, part) and any(mention.dimension == part.dimension for mention in before[before.index(part) + 1 :]):
        return _of_level(before, percent, whole)
    gap = outline.gap(part, percent)
    steps = row[row.index(part) + 1 : row.index(percent)]  # A, tumbuh 26 persen atau 156 persen dari target B
    beside = len(gap) <= (ADJACENT if "," in gap else JOINED) or bool(steps) and len(gap) <= JOINED and all(map(_step, steps))
    said = beside and kin(whole.fact, part.fact) and (bool(steps) or _restated(outline, part, percent))
    if said and "," in gap and not percent.leads:  # 14 dokter, 25 persen dari 80 perawat
        return _relation([_binding(whole, part, percent)], percent, LIKELY if same(whole.fact, part.fact) else TRIED)
    portioned = not said and kin(whole.fact, part.fact) and told_shares.portioned(outline, part, percent)
    return _relation([_binding(whole, part, percent)], percent, PLAIN if said else LIKELY if portioned else TRIED)


def _restated(outline: Outline, part: Mention, percent: Mention) -> bool:
    """Whether a percentage speaks of the figure before it alone: `A kios, baru 40 persen dari`, not `A dengan laba 4 persen dari`."""
    first, last = outline.analysis.tokens(part.fact.end, percent.fact.start)
    words, known = outline.analysis.words[first:last], lexicon.relations()
    if not {*known.families["and"], *known.words["with"]}.isdisjoint(words):
        return False
    own = {*(part.fact.subject or "").lower().split(), *lexicon.nouns().classifiers}
    return not any(noun_like(word) and word not in own for word in words)


def _of_before(outline: Outline, percent: Mention, whole: Mention) -> Relation | None:
    """`Realisasi itu baru 78 persen dari target 140.000`: the part is the figure that the sentence points back to."""
    if not percent.first or not percent.families & THESE:
        return None
    near = [mention for mention in outline.earlier(percent.sentence, 2) if mention.dimension == whole.dimension]
    earlier = [mention for mention in near if kin(whole.fact, mention.fact)] or near
    earlier = [mention for mention in earlier if mention.fact.section != "title"] or earlier
    only = len(earlier) == 1 and earlier[0].sentence == percent.sentence - 1
    related = bool(earlier) and kin(whole.fact, earlier[0].fact)
    if not related and not (only and told_shares.of_room(whole)):
        return None
    plain = only and related and earlier[0].first and _points_straight(outline, percent)
    certainty = PLAIN if plain else LIKELY if only else TRIED
    return _relation([_binding(whole, part, percent) for part in earlier[:CANDIDATES]], percent, certainty)


def _points_straight(outline: Outline, percent: Mention) -> bool:
    """Whether a sentence begins with two words that stand for the figure of the one before: `Realisasi ini`, `Jumlah tersebut`."""
    begin = outline.sentence(percent.sentence)[0]
    mark = percent.lead(*THESE)
    return mark is not None and len(outline.text[begin : mark.end].split()) == POINTER


def _beside(outline: Outline, before: list[Mention], percent: Mention) -> Mention | None:
    """The figure that the percentage says in other terms."""
    if not before or is_share(before[0].fact) or percent.fact.start - before[0].fact.end > JOINED or _step(before[0]):
        return None
    gap = outline.gap(before[0], percent).removeprefix(",-")  # Rp 56.540.000,- (39,2 persen)
    joined = (
        percent.bracketed
        and not {")", ","} & set(gap[:-2])
        or percent.lead("or") is not None
        and percent.lead("balance") is None
        or not percent.leads
        and len(gap) < STRAIGHT
        and "," not in gap
        and _restated(outline, before[0], percent)
    )
    spelled = (
        before[0].bracketed and before[0].fact.precision is None and len(before) > 1 and not outline.gap(before[1], before[0]).strip(" (")
    )
    if spelled and before[1].dimension == before[0].dimension:
        return before[1]  # 48.215 (empat puluh delapan ribu …) suara atau 46,5 persen
    return before[0] if joined else None


def _with_part(outline: Outline, before: list[Mention], near: Mention, percent: Mention, follower: Mention | None) -> Relation | None:
    """A percentage and the part beside it, with their whole: behind them (`follower`), right before them, or elsewhere."""
    if follower is not None and follower.dimension == near.dimension:
        return _relation([_binding(follower, near, percent)], percent, PLAIN)
    further = before[before.index(near) + 1 :] if near.index < percent.index else before
    others = [mention for mention in further if mention.dimension == near.dimension and not mention.bracketed]
    others = [mention for mention in others if not wholes.said_of(outline, mention)]
    # A, turun dari B, dengan dana murah 70 persen atau C
    others = [mention for mention in others if not begun_from(outline, mention)] or others
    if others and near.near & TIES and _shared(outline, others[0], percent):
        return None
    straight = bool(others) and ";" not in outline.gap(others[0], near)  # 10 dari Tual; 24 di antaranya perempuan atau 40 persen
    if straight and _step(others[0]) and not percent.bracketed and percent.lead("or") is None:
        return None  # menurun 430 ribu orang dari 7,45 juta orang dengan tingkat 5,81 persen
    exceeded = near.near & EXCEEDED and near.fact.qualifier == "exact"  # no `antara Rp5 triliun sampai lebih dari Rp30 triliun`
    if straight and (near.near & TIES or exceeded) and near.fact.start - others[0].fact.end <= TIED:
        if portions.fits(near.fact, others[0].fact, percent.fact):
            return _relation([_binding(others[0], near, percent)], percent, PLAIN)  # dana A, bersumber dari APBN B (70 persen)
        told = [_binding(near, others[0], percent)]  # 63.197 dari kuota 105.527 (60 persen)
        between = further[0] if further and further[0].dimension != near.dimension else None
        if between is None or exceeded:
            over = _number(others[0]) > _number(near) and _number(percent) <= ALL  # no part is larger than what it is taken of
            own = _step(others[0])  # turun 1,37 juta orang terhadap Maret 2024 sebanyak 25,22 juta orang (9,03 persen)
            return _relation(told, percent, TRIED if own or over and not exceeded else PLAIN)
        wider = [_binding(whole, between, percent) for whole in further[1:] if whole.dimension == between.dimension]
        return _relation(told + wider[:1], percent, TRIED)  # 20.000 lembar senilai Rp 2,4 miliar, terbayar Rp 1,9 miliar dari 16.000 lembar
    if others and others[-1].first and others[-1].near & TIES and others[-1] is others[0]:  # Dari 1.200 responden, 516 orang atau 43 persen
        part = _shared(outline, others[0], percent)  # dari Lasi 420 (42 persen), Wara 330 (33 persen)
        plain = kin(others[0].fact, near.fact) and not part
        return _relation([_binding(others[0], near, percent)], percent, PLAIN if plain else TRIED)
    if straight and _realised(others[0], near) and tie_behind(outline, percent) is None:
        return _relation([_binding(others[0], near, percent)], percent, LIKELY)  # ditargetkan Rp17 miliar terealisasi Rp18 miliar atau …
    return _elsewhere(outline, percent, near, others)


def _realised(aim: Mention, reached: Mention) -> bool:
    """Whether a figure is what came of the one right before it, that was aimed at."""
    return reached.index == aim.index + 1 and aim.fact.modality == "target" != reached.fact.modality and "target" in aim.families


def _elsewhere(outline: Outline, percent: Mention, part: Mention, others: list[Mention]) -> Relation | None:
    """A percentage and its part, with what may be their whole; `others` are the figures of the kind before them, nearest first."""
    found, certainty = wholes.of(outline, percent, part, others)
    bindings = [_binding(whole, part, percent) for whole in found]
    if others and _number(others[0]) > _number(part) and others[0] not in found:
        bindings.append(_binding(part, others[0], percent))
    if others and others[-1].first and others[-1].near & TIES and others[-1] not in found:
        bindings.append(_binding(others[-1], part, percent))  # Dari 45 peserta, 20 …, 15 …, dan 10 …; 27 di antaranya atau 60 persen
    if certainty in (GUESSED, TRIED) and (aim := told_shares.realised(outline, percent, part)) is not None and aim in found:
        bindings, certainty = [_binding(aim, part, percent)], LIKELY
    if _of_its_own(outline, percent):
        certainty = TRIED
    return _relation(bindings, percent, certainty) if bindings else None


def _of_its_own(outline: Outline, percent: Mention) -> bool:
    """Whether the shares in brackets of a list are each of what is named, not of one whole: `1.350 rumah (71 persen dari target jenisnya)
    dan 666 apartemen (53,3 persen)`."""
    row = outline.by_sentence[percent.sentence]
    listed = [other for other in row if other.bracketed and is_share(other.fact) and other.index < percent.index]
    own = percent.bracketed and tie_behind(outline, percent) is None
    return own and any(tie_behind(outline, other) is not None for other in listed)


def _number(mention: Mention) -> Number:
    return mention.fact.number or 0


def _relation(bindings: list[Binding], percent: Mention, certainty: Certainty) -> Relation | None:
    kept = [binding for binding in bindings if _fits(binding)]
    if not kept or certainty != TRIED and any(map(_difference, kept)):
        return None
    cue = percent.lead("or", *TIES)
    return Relation("share", tuple(kept), (cue.start, cue.end) if cue else (percent.fact.start, percent.fact.end), **certainty)


def _holds(relation: Relation) -> bool:
    return any(map(_fitting, relation.bindings))


def _fitting(binding: heads.Binding) -> bool:
    return portions.fits(*(binding[role][0] for role in ("part", "whole", "percent")))


def _fits(binding: Binding) -> bool:
    whole, part = binding["whole"][0], binding["part"][0]
    if whole.value == part.value and binding["percent"][0].number != HUNDRED.low:
        return False  # the same figure, said twice
    return (whole.kind, whole.unit) == (part.kind, part.unit) and whole.number is not None and whole.number > 0 and part.number is not None


def _difference(binding: Binding) -> bool:
    """Whether the percentage is how far part and whole are apart: `Rp 80.000, diskon 20 persen dari Rp 100.000`."""
    whole, part, percent = (binding[role][0] for role in ("whole", "part", "percent"))
    if open_ended(part) or open_ended(whole):
        return False
    quotient = reading(part, Tier.TRUNCATED).over(reading(whole, Tier.TRUNCATED))
    stated = reading(percent, Tier.TRUNCATED)
    if quotient is None or percent.unit != "%" or (shares := quotient.scaled(ALL)).meets(stated):
        return False
    return (shares - HUNDRED).magnitude().meets(stated)


def _binding(whole: Mention, part: Mention, percent: Mention) -> Binding:
    return {"whole": (whole.fact,), "part": (part.fact,), "percent": (percent.fact,)}
