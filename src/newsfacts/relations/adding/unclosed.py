"""Lists that nothing says are all there is: `Dari 627 saham, 159 naik dan 241 turun`, `52 kapal, yakni 40 feri dan 12 tongkang`.

That they add up is told; that they do not is reported only where more speaks for it.
"""

from itertools import pairwise

from newsfacts.interval import Tier, open_ended
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import Sum, adds_up, akin, apart, comes_near, mean, slip_explains, surplus
from newsfacts.relations.adding.breakdowns import OTHERWISE, exceeds, many, separate
from newsfacts.relations.adding.continued import goes_on
from newsfacts.relations.adding.opposites import overdrawn
from newsfacts.relations.adding.series import coordinate, left_open, main, summed, unfinished
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED
from newsfacts.relations.nouns import same
from newsfacts.relations.outline import THESE, Mention, Outline, before_cue, behind_cue, opening, placed
from newsfacts.relations.sharing.pointers import pointed

BESIDE = frozenset({"of", "from", "target", "threshold", "compared", "before", "above", "below"})  # what these lead up to is no whole
MOST_TOTALS = 3  # candidates for the whole that are tried
FROM = 25  # characters between `Dari` and the whole that it leads up to
TO_PARTS = 110  # characters between a cue and the first of the parts that it leads up to
SAID = 40  # characters between a whole and the `yakni` that opens its parts
MANY = 4  # parts of a long list …
BRIEF = 6  # … words between two of them, where only the first has a verb …
LEFT = 20  # characters between a figure and the `lainnya` behind it
LITTLE = 20  # … and a whole is so many times what they have too much


def opened(outline: Outline, whole: Mention, cue: Cue) -> bool:
    """Whether a sentence begins with `Dari` and a whole, be it that no blank parts it from the one before: `naik 0,2%.Dari 30 saham`."""
    begins = whole.first or outline.text[cue.start].isupper() and cue is whole.leads[0]
    between = outline.text[cue.end : whole.fact.start]
    return begins and len(between) <= FROM and "," not in between  # not: Dari sisi jumlah, 104 membayar, 22 pailit, dan 74 lainnya …


def split(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dari 627 saham, 159 naik, 241 turun, dan 227 stagnan`; `… 13.506. Dari jumlah tersebut 9.881 … dan 3.625 …`.

    Nothing says that these are all the parts, so a sum that does not work out is reported only where a slip explains it, or where parts
    that have nothing in common come to more than the whole.
    """
    after = behind_cue(row, cue)
    back = main(pointed(outline, number, row, cue, 2))
    if back or cue.family == "of_that":
        wholes = back
    else:
        wholes, after = ([after[0]] if after and opened(outline, after[0], cue) else []), after[1:]
    apiece = _in_two(outline, wholes, after)
    tried = _tried(outline, wholes, after, cue) or apiece
    if tried is None or left_open(outline, tried["parts"][-1]):
        return None
    if adds_up(tried):
        return summed([tried], cue, TRIED)
    if apiece is not None:
        return summed([tried], cue, LIKELY)
    said = not back and tried["total"][0] is wholes[0] and apart(outline, tried["parts"])
    if not back and tried["total"][0] is wholes[0] and overdrawn(outline, tried):
        return summed([tried], cue, LIKELY)
    if not _closed(outline, tried, cue):
        return None
    if slip_explains(tried) or said and exceeds(outline, tried):
        return summed([tried], cue)
    return summed([tried], cue, LIKELY) if not back and tried["total"][0] is wholes[0] and _overdrawn(outline, tried) else None


def allotted(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dana Rp 64 miliar itu dialokasikan untuk jalan Rp 41 miliar dan jembatan Rp 29 miliar`: no more can be given than there is."""
    after = behind_cue(row, cue)
    before = before_cue(row, cue)
    above = [mention for mention in outline.earlier(number) if after and mention.dimension == after[0].dimension]
    this = any(other.family in THESE for other in outline.cues_between(outline.sentence(number)[0], cue.start))
    tried = _tried(outline, before[:1] or (above if len(above) == 1 and this else []), after, cue)
    if tried is None or adds_up(tried):
        return summed([tried], cue, TRIED) if tried else None
    (whole,) = tried["total"]
    more = surplus(tried) > 0 and comes_near(tried)
    plain = more and not whole.near & (BESIDE | OTHERWISE) and _closed(outline, tried, cue) and separate(outline, tried, planned=True)
    return summed([tried], cue, LIKELY) if plain else None


def _overdrawn(outline: Outline, binding: Sum) -> bool:
    """Whether a long list of the very noun of its whole, of which one verb is said, comes to a little more than there is.

    `Dari 210 kios, sebanyak 90 kios disewa pedagang sayur, 60 kios pedagang ikan, 40 kios penjahit, dan 30 kios tukang cukur.`
    """
    (whole,), parts = binding["total"], binding["parts"]
    if len(parts) < MANY or not 0 < surplus(binding) * LITTLE <= (whole.fact.number or 0):
        return False
    if not all(same(whole.fact, part.fact) for part in parts) or any(part.near & OTHERWISE for part in parts):
        return False
    return all(len(outline.gap(one, other).split()) <= BRIEF for one, other in pairwise(parts[1:]))


def namely(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Sebanyak 52 kapal, yakni 40 kapal nelayan dan 12 kapal kargo`; `52 kapal, di antaranya 40 kapal nelayan dan 12 kapal kargo`.

    That the parts are counted by the very noun of the whole, or that they come near a whole of many things, makes it likely that they are
    all there are; else, or behind `di antaranya`, only a slip does.
    """
    after = behind_cue(row, cue)
    before = before_cue(row, cue)
    wholes = main(before or (outline.earlier(number, 2) if opening(outline, number, cue, 2) else []))
    places = wholes[0] if _at_places(outline, wholes, after) else None
    wholes = wholes[1:] if places else wholes
    tried = _tried(outline, wholes, after, cue)
    if tried is None or adds_up(tried):
        return summed([tried], cue, TRIED) if tried else None
    if not _closed(outline, tried, cue) or any(_labelled(outline, part) for part in tried["parts"][1:]):
        return None
    whole, parts = tried["total"][0], tried["parts"]
    if whole.near & BESIDE:
        return summed([tried], cue) if slip_explains(tried) else None
    said = whole is wholes[0] and whole.fact.end <= cue.start <= (places or whole).fact.end + SAID
    if slip_explains(tried) or said and cue.family == "namely" and exceeds(outline, tried):
        return summed([tried], cue, LIKELY if places or whole.fact.kind == "measure" else PLAIN)
    alike = all(same(whole.fact, part.fact) for part in parts) or said and many(tried) and comes_near(tried)
    alike = alike or places is not None and said and comes_near(tried) and _of_one_word(tried)
    return summed([tried], cue, LIKELY) if cue.family == "namely" and alike and separate(outline, tried) else None


def _at_places(outline: Outline, wholes: list[Mention], after: list[Mention]) -> bool:
    """Whether the nearest whole only counts the places at which the parts are: `500 paket di tiga lokasi, yaitu 200 paket di A, …`."""
    if len(wholes) < 2 or not after or not placed(outline, wholes[0]) or outline.preceding(wholes[0]) is not wholes[1]:
        return False
    alike = len(outline.gap(wholes[1], wholes[0])) <= SAID and wholes[1].dimension == after[0].dimension
    return alike and wholes[0].fact.number == len(coordinate(outline, after, after[0].dimension))


def _of_one_word(binding: Sum) -> bool:
    """Whether a whole and its parts are counted by the same word, be it one that fits anything: `500 paket sembako` and `200 paket`."""
    heads = {(mention.fact.subject or "").lower().partition(" ")[0] for mention in (*binding["total"], *binding["parts"])}
    return len(heads) == 1 and heads != {""}


def _labelled(outline: Outline, part: Mention) -> bool:
    """Whether `yaitu` stands straight before a figure, and leads up to no list: `Lasi yaitu 22 orang dan Wara yaitu 20 orang`."""
    label = part.lead("namely")
    return label is not None and outline.text[label.end : part.fact.start].isspace()


def _tried(outline: Outline, wholes: list[Mention], after: list[Mention], cue: Cue) -> Sum | None:
    """The sum of the figures behind a cue that works out; else the one that they fail to make of the likeliest whole."""
    if not wholes or len(after) < 2 or after[0].fact.start - cue.end > TO_PARTS or after[0].fact.unit == "%":
        return None
    first = after[:1] if cue.family == "among" else []  # which else is none of the list
    parts = [*first, *coordinate(outline, after[len(first) :], after[0].dimension)]
    if len(parts) < 2:
        return None
    totals = [mention for mention in wholes if mention.dimension == parts[0].dimension and mention.fact.number is not None]
    sums: list[Sum] = [{"total": (whole,), "parts": tuple(parts)} for whole in totals[:MOST_TOTALS] if not open_ended(whole.fact)]
    alike = [each for each in sums if akin(each)]
    failing = [each for each in alike if not mean(each)]
    return next((each for each in alike if adds_up(each)), failing[0] if failing else None)


def _in_two(outline: Outline, wholes: list[Mention], after: list[Mention]) -> Sum | None:
    """The sum of a part and what the next sentence sets against it, if it works out: `Dari 14 tim, 10 tim gugur. Sementara empat tim …`.

    `Sedangkan 6 tim lainnya lolos` are all the others, so that they and the part cannot come to more.
    """
    part = after[0] if len(after) == 1 else None
    other = next(iter(outline.by_sentence.get(part.sentence + 1, ())), None) if part is not None else None
    if part is None or other is None or not wholes or {one.dimension for one in (part, other)} != {wholes[0].dimension}:
        return None
    turned = any(cue.family == "contrast" and opening(outline, other.sentence, cue, 1) for cue in other.leads[:1])
    tried: Sum = {"total": (wholes[0],), "parts": (part, other)}
    if not turned or other.fact.unit == "%" or not akin(tried):
        return None
    left = next(iter(outline.after(other)), None)
    others = left is not None and left.family == "others" and left.start - other.fact.end <= LEFT
    return tried if adds_up(tried, Tier.EXACT) or others and surplus(tried) > 0 and other.fact.qualifier == "exact" else None


def _closed(outline: Outline, binding: Sum, cue: Cue) -> bool:
    """Whether the last part is said to be the last, and none to be missing."""
    parts = binding["parts"]
    return "and" in parts[-1].families and not unfinished(outline, cue, parts) and not goes_on(outline, binding)
