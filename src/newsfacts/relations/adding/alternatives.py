"""Other ways to read a list that does not add up, each of which lets the figures agree: then nothing is said of it.

A figure in it is no part (`terbagi menjadi tiga, yakni 40 …`, `500 personel di lima wilayah kota`).  A number in it was taken for a
name's (`Makkah 583 orang, Madinah 88, dan bandara 15 orang`).  An item of it, or the rest that the next sentence speaks of, has no figure
(`Desa Baru, Desa Lama 40 ekor`, `Sisanya masih dicari`), or that sentence has more of them (`Sementara itu, di Tabalong 3.158 jiwa`).  What
seems to be its whole is one of the items (`terbanyak antara lain Arum 272 kasus, Bayu 105 kasus`, `Kemudian …`), a price (`Rp34.000/kg`),
of another time (`Sebelumnya 225 KK`), or what other figures make up (`244 medali`, and then those of another team).  A part is itself made
of the one behind it (`Enam paket terdiri dari 16 bidang`), or that of each of several names (`perempuan masing-masing satu`).  The list is
but a piece of a longer one, or some of its lines add up (`Desa: 12, Pria: 90, Wanita: 80, Total: 170`).  A part is to be taken off
(`seharga Rp80.000 … nilainya Rp100.000, disubsidi Rp20.000`, `memiliki utang Rp1 miliar`).  Some were counted twice, as
is said behind them.  The figures are rounded to more than the digits that they are printed with.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.interval import Tier, absolute
from newsfacts.model import Fact, Number, Relation
from newsfacts.patterns import any_of
from newsfacts.relations.adding.additions import Sum, adds_up, balances_out, surplus
from newsfacts.relations.adding.series import told_of_rest
from newsfacts.relations.certainty import TRIED
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.outline import Mention, Outline, opening

FURTHER, TURN = 2, 2  # sentences behind a list that may go on with it; characters before the word that turns to that
NAMES = 8  # of which each has a part
LONG = 4  # parts of a list of which an item may lack its figure
YEAR = 4  # characters of a time
RANKED = frozenset({"highest", "dominant", "for_example"})  # lead up to the first of several
LABEL = 2  # digits from which on a number that ends an item is hardly a name's: not `SMAN 1`
STRAIGHT = 2  # characters between `terdiri dari` and the figure that it leads up to
BEHIND = 12  # characters between a part and the `terdiri dari` that is said of it
TELLING = 100  # from which on that a part is to be taken off is no accident
DEBT = 3  # words before a figure that name it
TIMES = 14  # characters between how often a part counts and the part
PAIR = 2  # figures
MOST = 8  # sums of as much that are looked at for one that fails
ROUND = 1000  # to which figures may be rounded whose digits are all printed

Binding = Mapping[str, tuple[Fact, ...]]


def settled(outline: Outline, sums: Iterable[Relation]) -> Iterator[Relation]:
    """The sums of an article; of those that fail under every binding, only tried the ones that can be read otherwise."""
    known = list(sums)
    told: dict[tuple[str | None, str | None], list[Binding]] = defaultdict(list)
    for relation in known:
        for binding in relation.bindings:
            told[_amount(binding)].append(binding)
    for relation in known:
        if relation.sure or relation.doubtful:
            tried = [_sum(outline, binding) for binding in relation.bindings]
            if not any(map(adds_up, tried)) and (_told(relation.bindings[0], told) or _otherwise(outline, tried[0])):
                relation = relation._replace(**TRIED)
        yield relation


def _amount(binding: Binding) -> tuple[str | None, str | None]:
    """How much a whole is, and of what unit."""
    (whole,) = binding["total"]
    return whole.value, whole.unit


def _told(binding: Binding, told: Mapping[tuple[str | None, str | None], Sequence[Binding]]) -> bool:
    """Whether other sums of as much tell what the figures of one that fails are."""
    others = told[_amount(binding)][:MOST]
    return any(_made_up(other, binding) or _cut_out(other, binding) for other in others)


def _sum(outline: Outline, binding: Binding) -> Sum:
    """The figures of a sum in their places."""
    return {role: tuple([outline.at(fact.start) for fact in group]) for role, group in binding.items()}


def _otherwise(outline: Outline, binding: Sum) -> bool:
    """Whether a list that misses its whole can be read in another way."""
    (whole,), parts, missing = binding["total"], binding["parts"], -surplus(binding)
    if _rounded(whole, parts, missing) or _in_piece(outline, whole, parts) or _beside(outline, whole, parts):
        return True
    if len(parts) == PAIR and balances_out(binding):
        return True
    if missing < 0 and (_net(outline, whole, parts, -missing) or _counted_twice(outline, whole, parts)):
        return True
    if missing > 0 and _untold(outline, whole, parts, missing):
        return True
    if whole.fact.per is not None or _of_another_time(outline, whole, parts):
        return True
    return _with_less(whole, parts) or _unread(outline, parts) or _one_of_them(outline, whole, parts) or _of_parts(outline, parts)


def _untold(outline: Outline, whole: Mention, parts: tuple[Mention, ...], missing: Number) -> bool:
    """Whether what is missing may be told without a figure, told for several at once, or told behind the list."""
    if (
        missing == sum(part.fact.number or 0 for part in parts if _in_pairs(outline, part))
        or missing == _singles(outline, whole, parts)
        or _of_several(parts, missing)
        or _so_many_of(outline, parts, missing)
    ):
        return True
    if _unnumbered(outline, parts) or _rest_behind(outline, parts[-1]):
        return True
    return whole.sentence != parts[0].sentence and _further_on(outline, parts[-1], missing)


def _in_pairs(outline: Outline, part: Mention) -> bool:
    """Whether a part counts by two: `terdiri dari 10 pasangan suami istri dan empat anak`, 24 orang."""
    return not lexicon.relations().words["twofold"].isdisjoint(outline.words_behind(part, 1))


def _so_many_of(outline: Outline, parts: tuple[Mention, ...], missing: Number) -> bool:
    """Whether a part counts several times, as is said before it: `45 menit, 45 menit, dan dua kali 15 menit`."""
    for part in parts:
        times = outline.preceding(part)
        if times is None or times.dimension == part.dimension or times.fact.number is None or "," in outline.gap(times, part):
            continue
        if part.fact.start - times.fact.end <= TIMES and missing == (times.fact.number - 1) * (part.fact.number or 0):
            return True
    return False


def _net(outline: Outline, whole: Mention, parts: tuple[Mention, ...], over: Number) -> bool:
    """Whether a part, or a debt told beside the parts, is to be taken off: `kelahiran 1.800, kematian 700`, `memiliki utang Rp1 miliar`."""
    if any((part.fact.number or 0) * 2 == over for part in parts) and over >= 2 * TELLING:
        return True
    near = (
        mention
        for mention in outline.about(whole, FURTHER, FURTHER)
        if mention.dimension == whole.dimension and mention.fact.number == over
    )
    return any(not lexicon.relations().words["debts"].isdisjoint(outline.words_before(mention, DEBT)) for mention in near)


def _counted_twice(outline: Outline, whole: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether the figure behind the parts says how many of them stand in two: `38, 32, dan 11; enam melanggar dua aturan`."""
    counted: Number = 0
    following = outline.following(parts[-1])
    for part, behind in pairwise((*parts, following) if following is not None else parts):
        counted += part.fact.number or 0
        if part is not parts[0] and counted - (whole.fact.number or 0) == behind.fact.number:
            said = outline.words(part.fact.end, outline.sentence(behind.sentence)[1])
            return not lexicon.relations().words["overlapping"].isdisjoint(said)
    return False


def _made_up(other: Binding, binding: Binding) -> bool:
    """Whether other figures make up the same whole told elsewhere, of which none has the value of a part: these are of another one."""
    (again,), (whole,) = other["total"], binding["total"]
    if again.start == whole.start or not kin(whole, again) or sum(part.number or 0 for part in other["parts"]) != whole.number:
        return False
    return {part.value for part in binding["parts"]}.isdisjoint(part.value for part in other["parts"])


def _cut_out(other: Binding, binding: Binding) -> bool:
    """Whether the parts are some of those of another sum, all of one noun."""
    starts = {part.start for part in binding["parts"]}
    return starts < {part.start for part in other["parts"]} and len({part.subject for part in other["parts"]}) == 1


def _in_piece(outline: Outline, whole: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether the first or the last of the lines of a table make up the whole to the digit: the others count something else."""
    if not all("\n" in outline.gap(one, other) for one, other in pairwise(parts)):
        return False
    pieces = [*(parts[:end] for end in range(2, len(parts))), *(parts[begin:] for begin in range(1, len(parts) - 1))]
    return any(adds_up({"total": (whole,), "parts": piece}, Tier.EXACT) for piece in pieces)


def _rounded(whole: Mention, parts: tuple[Mention, ...], missing: Number) -> bool:
    """Whether no more is missing than was lost when amounts were rounded to the rupiah, or some figures to thousands."""
    figures = (whole, *parts)
    if whole.fact.kind == "money" and all(figure.fact.unit_printed == 1 for figure in figures):
        return absolute(missing) * 2 <= len(figures)
    coarse = [figure for figure in figures if (figure.fact.number or 1) % ROUND == 0 and figure.fact.unit_printed == 1]
    return whole in coarse and 1 < len(coarse) < len(figures) and absolute(missing) * 2 <= len(coarse) * ROUND


def _beside(outline: Outline, whole: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether two figures told together are held against two others: `aset A Rp5 miliar dan B Rp8 miliar, sedangkan kredit A …`."""
    before = outline.preceding(whole)
    pair = before is not None and before.dimension == whole.dimension and "and" in whole.families
    return pair and len(parts) == PAIR and "contrast" in parts[0].families and "and" in parts[1].families


def _singles(outline: Outline, whole: Mention, parts: tuple[Mention, ...]) -> int:
    """How many parts behind the whole are one thing that has no figure: `Seorang tewas di rumah, 2 di jalan`."""
    between = outline.text[whole.fact.end : outline.sentence(parts[-1].sentence)[1]].lower().split()
    return sum(word in lexicon.relations().words["singles"] for word in between)


def _of_another_time(outline: Outline, whole: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether the whole is of an earlier time than parts told in other sentences, or a part is of another year than it."""
    if "before" in whole.families and whole.sentence != parts[0].sentence and not any("before" in part.families for part in parts):
        return True
    here = parts[0].sentence
    now = any(cue.family == "now" and opening(outline, here, cue, 1) for cue in outline.cues_of(here)[:1])
    if now and whole.sentence < here and outline.dates_between(*outline.sentence(whole.sentence)):
        return True  # Pada September 2024 peserta aktif 40,2 juta. Kini terdiri atas …
    again = [other.fact.time for other in outline.by_dimension[whole.dimension] if other.fact.value == whole.fact.value]
    years = {time[:YEAR] for time in again if time}
    return bool(years) and any(part.fact.time is not None and part.fact.time[:YEAR] not in years for part in parts)


def _of_several(parts: tuple[Mention, ...], missing: Number) -> bool:
    """Whether what is missing is a part again and again, that of each of several names: `laki-laki dan perempuan masing-masing satu`."""
    each = [part.fact.number for part in parts if part.fact.number and "each" in part.near]
    return any(missing % number == 0 and missing <= number * NAMES for number in each)


def _with_less(whole: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether the list adds up without the one figure that is a word, or counts something else than the whole and all the others."""
    for odd in parts if len(parts) > 2 else ():
        rest = tuple([part for part in parts if part is not odd])
        word = odd.fact.precision is None and sum(part.fact.precision is not None for part in rest) > 1
        other = not same(whole.fact, odd.fact) and all(same(whole.fact, part.fact) for part in rest)
        if (word or other) and adds_up({"total": (whole,), "parts": rest}, Tier.EXACT):
            return True
    return False


def _unread(outline: Outline, parts: tuple[Mention, ...]) -> bool:
    """Whether a number that ends an item of the list is no fact, or a figure of its kind and yet no part."""
    begin, end = parts[0].fact.end, parts[-1].fact.start
    between = {mention.fact.start: mention for mention in outline.mentions[outline.place(begin) : outline.place(end)]}
    facts = [*[mention.fact for mention in between.values()], *outline.dates_between(begin, end)]
    for match in _ending().finditer(outline.text, begin, end):
        start, numeral = match.start(1), match.group(1)
        mention = between.get(start)
        if mention is not None:
            if mention not in parts and mention.dimension == parts[0].dimension:
                return True
        elif len(numeral) >= LABEL and not any(fact.start <= start < fact.end for fact in facts):
            return True
    return False


@cache
def _ending() -> re.Pattern[str]:
    """A number at the end of an item."""
    joints = any_of(lexicon.relations().families["and"])
    return re.compile(rf"(?<= )([0-9][0-9.]*+)(?=[,;] | (?:{joints}) )")


def _unnumbered(outline: Outline, parts: tuple[Mention, ...]) -> bool:
    """Whether an item without a figure stands before the first part, or between two parts: all else that parts two is one comma."""
    lead = parts[0].lead("consists", "namely")
    if lead is not None and "," in outline.text[lead.end : parts[0].fact.start].strip(","):
        return True  # terdiri atas perhiasan, uang tunai Rp2,1 miliar, dan mobil Rp3,4 miliar
    commas = [outline.gap(one, other).count(", ") for one, other in pairwise(parts) if one.sentence == other.sentence]
    if len(parts) < LONG:
        return max(commas, default=0) > 1
    return commas.count(1) >= LONG - 2 and max(commas) > 1


def _rest_behind(outline: Outline, last: Mention) -> bool:
    """Whether the rest stands without a figure behind the last part (`205 hadir dan 25 sakit, sisanya izin`) or opens the next sentence."""
    if outline.following(last) is None and any(told_of_rest(outline, last, cue) for cue in outline.after(last)):
        return True
    number = last.sentence + 1
    if number >= len(outline.analysis.sentences):
        return False
    rest = next((cue for cue in outline.cues_of(number) if cue.family == "rest" and opening(outline, number, cue)), None)
    return rest is not None and all(mention.fact.kind != last.fact.kind for mention in outline.by_sentence.get(number, ()))


def _further_on(outline: Outline, last: Mention, missing: Number) -> bool:
    """Whether the next sentences turn to more of the kind that is missing: `Sementara itu, di Tabalong 3.158 jiwa`."""
    for after in range(last.sentence + 1, min(last.sentence + 1 + FURTHER, len(outline.analysis.sentences))):
        turns = any(cue.family == "contrast" and opening(outline, after, cue, TURN) for cue in outline.cues_of(after)[:1])
        more = next((mention.fact for mention in outline.by_sentence.get(after, ()) if mention.dimension == last.dimension), None)
        if turns and more is not None and kin(last.fact, more) and (more.number or 0) <= missing:
            return True
    return False


def _one_of_them(outline: Outline, whole: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether a list of those that have most, or one that goes on behind it, begins with what seems to be its whole."""
    first = parts[0]
    if whole.near & {"total"} or first.families & {"consists", "namely"}:
        return False
    if "next_rank" in first.families and whole.sentence == first.sentence:
        return True
    ranked = any(cue.family in RANKED for cue in outline.cues_between(outline.sentence(whole.sentence)[0], whole.fact.start))
    if ranked and whole.index < first.index:
        return whole.sentence != first.sentence or not outline.cues_between(whole.fact.end, first.fact.start)
    behind = whole.sentence + 1  # terdapat 16 kasus dengan 19 tersangka. Kemudian …
    goes_on = any(part.sentence == behind for part in parts) and all(part.sentence != whole.sentence for part in parts)
    return goes_on and any(
        cue.phrase in lexicon.relations().words["sequels"] and opening(outline, behind, cue) for cue in outline.cues_of(behind)[:1]
    )


def _of_parts(outline: Outline, parts: tuple[Mention, ...]) -> bool:
    """Whether a part is broken down by the next one, or the next one is what came of it: `alokasi 170 ton, dengan realisasi 130 ton`."""
    reached, along = lexicon.modality().reached, lexicon.relations().words["along"]
    for one, other in pairwise(parts):
        said = outline.gap(one, other).lower().split() if one.sentence == other.sentence else []
        if any(word in along and behind in reached for word, behind in pairwise(said)):
            return True
    return any(
        cue.family == "consists" and cue.start - one.fact.end <= BEHIND and other.fact.start - cue.end <= STRAIGHT
        for one, other in pairwise(parts)
        for cue in outline.cues_between(one.fact.end, other.fact.start)[:1]
    )
