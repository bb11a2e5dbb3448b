"""Parts that the wording gives as complete (`terdiri dari`, `rinciannya`, `sisanya`), held against every figure that may be their whole.

Of these the one is meant that they add up to.  Where there is none, it depends on the words how plainly the sum is wrong.
"""

from fractions import Fraction
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.interval import Tier, open_ended
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding import kinds
from newsfacts.relations.adding.additions import (
    TELLING,
    Sum,
    added,
    adds_up,
    akin,
    balances_out,
    comes_near,
    finest,
    little_missing,
    made_up,
    mean,
    mendable,
    printed,
    slip_explains,
    slip_of_digits,
    surplus,
    told_digits,
)
from newsfacts.relations.adding.breakdowns import many, separate, sorts
from newsfacts.relations.adding.continued import goes_on, over_sentences
from newsfacts.relations.adding.series import cut_short, folded, left_open, of_two_measures, shared, summed, unfinished
from newsfacts.relations.adding.unclosed import MOST_TOTALS
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.nouns import kin, same, words
from newsfacts.relations.outline import CLOSE, Mention, Outline, opening

TIGHT = 60  # characters between `terdiri dari` and the first part
FAR = Fraction(1)  # a breakdown whose parts are all of one noun may miss its whole by less
HARDLY = Fraction(1, 100)  # a breakdown that misses its whole by no more is meant to reach it


def complete(
    outline: Outline, wholes: list[Mention], parts: list[Mention], cue: Cue, plain: bool = True, named: bool = False
) -> Relation | None:
    """The relation of parts that are given as complete, to every figure that may be their whole."""
    if any(_of_rest(wholes, part) for part in parts) or parts and left_open(outline, parts[-1]):
        return None
    parts = _as_meant(wholes, parts)
    if len(parts) < 2:
        return None
    again = next((whole for whole in wholes if whole.dimension == parts[0].dimension), None)
    if again and again.fact.value is not None and again.fact.value == parts[0].fact.value and not kinds.all_kinds(outline, parts):
        if len(parts) == 2:
            return _miscounted(outline, wholes[0], again, parts, cue)
        wholes, parts = [parts[0]], parts[1:]  # the whole is named again at the head of its parts
    elif again and len(parts) == 2 and again.fact.value is not None and again.fact.value == parts[1].fact.value:
        return _all_of_it(outline, again, parts, cue)
    elif len(parts) > 2 and parts[0].near & {"of", "from"} and adds_up({"total": (parts[0],), "parts": tuple(parts[1:])}):
        wholes, parts = [parts[0]], parts[1:]  # rinciannya, dari 55,4 persen responden, 46,6 persen … dan 8,8 persen …
    largest = max(part.fact.number or 0 for part in parts)
    totals = [whole for whole in wholes if whole.dimension == parts[0].dimension and whole.fact.number is not None][:MOST_TOTALS]
    totals = finest([whole for whole in totals if not (open_ended(whole.fact) and (whole.fact.number or 0) < largest)])
    tried: list[Sum] = [
        {"total": (whole,), "parts": tuple(parts[:size])}
        for whole in totals
        for size in range(len(parts), 1, -1)
        if all(whole.fact.value != part.fact.value for part in parts[:size])
    ]
    closed = [each for each in tried if len(each["parts"]) == len(parts) or "and" in each["parts"][-1].families]
    whole_lists = [each for each in tried if each in closed or not cut_short(outline, each["parts"])]
    holding = [each for each in whole_lists if (adds_up(each) if each in closed else adds_up(each, Tier.EXACT) and _telling(each))]
    if holding or (holding := _nested(totals, parts)):
        own = [each for each in closed if each not in holding and _of_its_own(outline, each, wholes[0], cue)]
        return summed(own or holding, cue, LIKELY if own else PLAIN)
    if (part := _of_a_part(totals, parts)) is not None:
        return summed([part], cue, TRIED)
    failing = [
        each for each in closed if _tight(each, wholes[0], cue) or comes_near(each) or mendable(each) or _alike(each, wholes[0], cue)
    ]
    most = _own(parts)
    failing = [each for each in failing if len(each["parts"]) <= most and not mean(each)]
    failing.sort(key=slip_explains, reverse=True)
    if (
        not failing
        or of_two_measures(outline, parts)
        or made_up(outline, failing[0])
        or balances_out(failing[0])
        or any(shared(outline, *pair) for pair in pairwise(parts))
        or len({part.fact.per for part in parts}) > 1  # bahan Rp20 juta per bulan selama dua bulan, dan honor Rp20 juta
    ):
        return None
    if goes_on(outline, failing[0]):
        return over_sentences(outline, [failing[0]["total"][0]], parts, cue)
    return summed(failing, cue, _certainty(outline, failing[0], parts, cue, plain, named))


def _telling(binding: Sum) -> bool:
    """Whether it is no accident that the first items of a list add up to a whole: not `dua pelaku`, and a motorcycle, a phone and a bag."""
    return told_digits(binding["total"][0].fact) > 1 or akin(binding)


def _of_a_part(totals: list[Mention], parts: list[Mention]) -> Sum | None:
    """The sum that works out where the first part itself is broken down, with the rest of the whole behind it or without.

    `Dari 310 laporan, 120 ditangani: 60 oleh jaksa dan 60 lainnya oleh polisi`; `100 selesai, 60 di antaranya damai, sisanya 20 kasus`.
    """
    first, last = parts[0], parts[-1]
    if len(parts) < 3:
        return None
    tried: list[Sum] = [{"total": (first,), "parts": tuple(parts[1:])}]
    if last.families & {"rest", "others"}:
        tried += [{"total": (whole,), "parts": (first, last)} for whole in totals]
    return next((each for each in tried if adds_up(each, Tier.EXACT)), None)


def _of_its_own(outline: Outline, binding: Sum, nearest: Mention, cue: Cue) -> bool:
    """Whether the words say what a breakdown is of, so that no figure further off can be meant.

    `Total 257 daerah. Rinciannya …`; `587 rumah terendam. Jumlah itu terdiri atas …`.
    """
    (whole,), parts = binding["total"], binding["parts"]
    if whole is not nearest or whole.sentence + 1 != parts[0].sentence:
        return False
    begin = outline.sentence(parts[0].sentence)[0]
    own = "total" in whole.near and cue.start == begin and cue.phrase.endswith(lexicon.nouns().possessive)
    own = own or outline.opens_with_this(parts[0].sentence)  # Jumlah itu terdiri atas …
    alone = [mention for mention in outline.by_sentence[whole.sentence] if mention.dimension == whole.dimension] == [whole]
    return own and alone and comes_near(binding)


def _own(parts: list[Mention]) -> int:
    """How many parts stand before another whole with its own ones: `9 pria dan 8 wanita serta di Lasi 30 terdiri dari …`."""
    followed = enumerate(zip(parts, parts[2:], strict=False), 1)
    return next((size for size, (last, part) in followed if "and" in last.families and "consists" in part.families), len(parts))


def _nested(totals: list[Mention], parts: list[Mention]) -> list[Sum]:
    """The sums that work out of the parts without those that a part before them is made of."""
    own = tuple(folded(parts))
    tried: list[Sum] = [{"total": (whole,), "parts": own} for whole in totals if 1 < len(own) < len(parts)]
    return [each for each in tried if adds_up(each)]


def _miscounted(outline: Outline, nearest: Mention, whole: Mention, parts: list[Mention], cue: Cue) -> Relation | None:
    """`194 orang yang terdiri dari 194 guru dan 7 perawat`: one part is as large as the whole, and yet it is not the only one."""
    binding: Sum = {"total": (whole,), "parts": tuple(parts)}
    other = words(parts[0].fact) and words(parts[0].fact) != words(whole.fact)
    if not other or not _tight(binding, nearest, cue) or unfinished(outline, cue, parts):
        return None
    return summed([binding], cue)


def _all_of_it(outline: Outline, whole: Mention, parts: list[Mention], cue: Cue) -> Relation | None:
    """`Kuota 20.000 jemaah dibagi menjadi 10.000 untuk pria dan 20.000 untuk wanita`: the last of two parts is as large as the whole."""
    binding: Sum = {"total": (whole,), "parts": tuple(parts)}
    own = all(same(whole.fact, part.fact) or not _named(outline, part) for part in parts)
    if (
        not own
        or "total" in parts[1].near
        or not _straight_from(binding, whole, cue)
        or not separate(outline, binding)
        or unfinished(outline, cue, parts)
    ):
        return None
    return summed([binding], cue, LIKELY)


def _named(outline: Outline, part: Mention) -> bool:
    """Whether what a figure counts stands right behind it, and is not only what its sentence is about."""
    noun = (part.fact.subject or "").lower()
    return bool(words(part.fact)) and outline.text[part.fact.end : part.fact.end + 2 + len(noun)].lower().strip().startswith(noun)


def _as_meant(wholes: list[Mention], parts: list[Mention]) -> list[Mention]:
    """The parts that are aimed at, or those that came of it, as the whole is: `pajak ditargetkan Rp6 miliar terealisasi Rp7 miliar`."""
    aimed = [part for part in parts if part.fact.modality == "target"]
    if not aimed or len(aimed) == len(parts):
        return parts
    return aimed if wholes and wholes[0].fact.modality == "target" else [part for part in parts if part not in aimed]


def _of_nearer(outline: Outline, binding: Sum) -> bool:
    """Whether the parts make up a figure that stands between them and the whole, as far as it is rounded."""
    (whole,), parts = binding["total"], binding["parts"]
    between = outline.mentions[whole.index + 1 : parts[0].index]
    return any(other.dimension == whole.dimension and adds_up({"total": (other,), "parts": parts}, Tier.ROUNDED) for other in between)


def _certainty(outline: Outline, binding: Sum, parts: list[Mention], cue: Cue, plain: bool, named: bool) -> Certainty:
    """How plainly the words say that these are all the parts of a whole that they do not reach."""
    (whole,) = binding["total"]
    elsewhere = whole.sentence < parts[0].sentence and printed(outline, whole, added(binding, Tier.EXACT))  # 52 tewas. Semula 47
    elsewhere = elsewhere or _of_nearer(outline, binding)
    own = elsewhere and _of_its_own(outline, binding, whole, cue)
    if elsewhere and not own or not named and unfinished(outline, cue, parts):
        return TRIED
    if own:
        return LIKELY
    if plain and (named or slip_explains(binding) or akin(binding) or same(whole.fact, parts[0].fact)):
        untold = whole.fact.kind == "money" and little_missing(binding)  # grants, of what a state takes in
        firm = named or _of_it(cue) or slip_explains(binding) or comes_near(binding, HARDLY)
        meant = comes_near(binding) or slip_explains(binding)  # else the parts may be of several sorts at once
        loose = whole.sentence < parts[0].sentence and (not firm or not meant or whole.fact.qualifier == "about")
        return LIKELY if untold or loose else PLAIN
    if plain and _straight(outline, binding, cue):
        return LIKELY
    if not plain and not named and little_missing(binding):
        return TRIED
    if not plain and whole.sentence == parts[0].sentence and _overfilled(outline, binding):
        return LIKELY
    one = whole.fact.kind == "count" and {whole.fact.subject} == {part.fact.subject for part in parts}  # be it `titik` or `unit`
    one = one or all(same(whole.fact, part.fact) for part in parts)
    alike = not plain and comes_near(binding) and (one or named and akin(binding))
    return LIKELY if alike or parts[0].fact.unit != "%" and slip_of_digits(binding, TELLING) else TRIED


def _overfilled(outline: Outline, binding: Sum) -> bool:
    """Whether parts that need not be all come to more than their whole: `120 orang, meliputi 80 atlet, 20 pelatih, dan 30 ofisial`."""
    (whole,), parts = binding["total"], binding["parts"]
    more = whole.fact.kind == "count" and surplus(binding) > 0 and comes_near(binding) and "and" in parts[-1].families
    crossed = sorts(parts) or sorts(parts, "sexes")  # 80 perempuan, 60 warga desa, dan 10 lansia
    return more and not crossed and many(binding) and akin(binding) and separate(outline, binding)


def _of_rest(wholes: list[Mention], part: Mention) -> bool:
    """Whether a figure is something else of a rest without its own: `sisanya adalah kapal yang tersebar di 15 desa`."""
    rest = part.lead("rest")
    return rest is not None and part.fact.start - rest.end > CLOSE and not any(kin(whole.fact, part.fact) for whole in wholes[:1])


def _straight(outline: Outline, binding: Sum, cue: Cue) -> bool:
    """Whether `terdiri dari` leads from a whole that is no group to parts of other nouns: `64 sekolah, terdiri dari 40 SD dan 16 SMP`.

    `Sepuluh tim yang terdiri dari 6 dokter dan 3 perawat` may be ten times so many.
    """
    (whole,), parts = binding["total"], binding["parts"]
    if cue.family != "consists" or "and" not in parts[-1].families or not comes_near(binding):
        return False
    if whole.sentence != parts[0].sentence and not (whole.fact.kind == "count" and opening(outline, parts[0].sentence, cue, 0)):
        return False
    near = cue.start - whole.fact.end <= TIGHT and parts[0].fact.start - cue.end <= TIGHT and parts[0].index == whole.index + 1
    each = any(other.family in ("every", "each") for other in outline.after(parts[-1]))
    return near and not each and many(binding)


def _of_it(cue: Cue) -> bool:
    """Whether a cue speaks of the figure before it: `dengan rincian`, `rinciannya`; `merinci` may speak of another one."""
    return any(map(cue.phrase.startswith, lexicon.relations().words["along"])) or cue.phrase.endswith(lexicon.nouns().possessive)


def _alike(binding: Sum, nearest: Mention, cue: Cue) -> bool:
    """Whether a breakdown counts all along by one noun: `30 unit motor. Rinciannya, 16 unit dari Solok … dan 18 unit dari Agam`."""
    (whole,), parts = binding["total"], binding["parts"]
    if whole is not nearest or whole.fact.kind != "count" or "and" not in parts[-1].families or not _of_it(cue):
        return False
    near = parts[0].fact.start - cue.end <= TIGHT and comes_near(binding, FAR)
    return near and akin(binding) and len({part.fact.subject for part in parts}) == 1


def _tight(binding: Sum, nearest: Mention, cue: Cue) -> bool:
    """Whether `terdiri dari` stands between a whole and parts of its noun: `30 kapal terdiri dari 8 kapal feri dan 2 kapal kargo`.

    An index or a price that lies between those of what it is made of is their mean.
    """
    (whole,), parts = binding["total"], binding["parts"]
    sizes = [part.fact.number or 0 for part in parts]
    mean = whole.fact.kind != "count" and min(sizes) < (whole.fact.number or 0) < max(sizes)
    return not mean and akin(binding) and _straight_from(binding, nearest, cue)


def _straight_from(binding: Sum, nearest: Mention, cue: Cue) -> bool:
    """Whether `terdiri dari` leads from a whole to parts in its sentence, up to a last one, that may be all of it."""
    (whole,), parts = binding["total"], binding["parts"]
    if cue.family != "consists" or whole is not nearest or whole.fact.unit == "%" or "and" not in parts[-1].families:
        return False
    if whole.sentence != parts[0].sentence or not comes_near(binding, FAR):
        return False  # some households are of several sorts
    return parts[0].fact.start - cue.end <= TIGHT
