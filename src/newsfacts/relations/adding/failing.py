"""Likely sums: a whole and the list beside it that add up, or would but for one slip of the hand (one digit, or two swapped).

The wording makes such a sum likely, not certain: one that works out is told, one that a slip broke is only noted.  That a list of figures
that has nothing to do with the figure before it misses it by just one slip is an accident the rarer, the more digits the figure has; how
many it must have depends on what is said.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsfacts.dimensions import OFTEN
from newsfacts.interval import Tier, divided, open_ended
from newsfacts.model import Number, Relation
from newsfacts.relations.adding import kinds, laid_out, rolls, runs
from newsfacts.relations.adding.additions import (
    ENDS,
    ENOUGH,
    NEAR,
    Sum,
    Told,
    added,
    adds_up,
    akin,
    apart,
    comes_near,
    little_missing,
    made_up,
    mendable,
    nested,
    partial,
    printed,
    single,
    surplus,
    told_digits,
)
from newsfacts.relations.adding.series import MOST_PARTS, inside, of_class, of_two_measures
from newsfacts.relations.certainty import GUESSED, LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.nouns import kin, same, words
from newsfacts.relations.outline import NEXT, THESE, Mention, Outline, begun_from, led_back
from newsfacts.relations.slips import full

KINDS = frozenset({"count", "money", "measure", "number"})
NO_PARTS = runs.ASIDE | ENDS | {"of", "total"}
NO_WHOLE = runs.UNSAID | {"consists", "or", "before", "rest", "highest", "lowest", "each"}  # the first of a list, an equivalent, what was
LEFT_OUT = frozenset({"including", "among"})  # what these lead up to is part of a part
CLOSED = frozenset({"consists", "rest", "each", "others"})  # words by which a list names all the parts
LABELS = frozenset({"rest", "above", "below"})  # these may be in what an item is called: di atas 80 tahun 44 orang
LEADS = runs.LEADS
SAID = runs.EVIDENCE | LEADS
REACH = 6  # sentences after a whole over which its parts may be spread
STATES = 3  # parts each in another state, of which hardly a fourth is left unsaid: stocks that rose, fell and stayed
BEHIND = 25  # characters behind the last part in which `lainnya` or `sisanya` may close the list
BEFORE = 15  # characters before a whole in which `total` may stand
CLOSED_DIGITS, SAID_DIGITS, UNSAID_DIGITS = 2, 3, 4  # digits of the whole that make an accident unlikely, by what the words say
FAR = 1  # … and so many more where the list ends later than in the next sentence
FREE_DIGITS = 4  # … or is nowhere near the whole
SURE_DIGITS = 6  # digits of a whole that only a scale word too many parts from its parts


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The likely sums of wholes that no other sum explains: those that work out are told, those that a slip broke are noted."""
    fit = Fit(outline)
    for whole in outline.mentions:
        if len(outline.by_dimension[whole.dimension]) < ENOUGH or whole.fact.start in told.totals or whole.near & NO_WHOLE:
            continue
        if whole.bracketed and begun_from(outline, whole):
            continue  # bertambah 1.215 kasus dari Desember (21.675)
        if not _usable(whole) or told_digits(whole.fact) < CLOSED_DIGITS and not whole.near & LEADS:
            continue
        for parts in _lists(outline, whole, fit):
            aside = told.parts(parts) or told.siblings(whole, parts) or _beside(outline, whole, parts, told)
            certainty = None if aside else _certainty(outline, whole, parts)
            if certainty != TRIED and told.within(parts):
                certainty = None  # tambahan Rp1,5 triliun.  Anggaran itu terdiri dari Rp212 triliun dan Rp126 triliun
            if certainty is not None:
                span = (min(whole.fact.start, parts[0].fact.start), max(whole.fact.end, parts[-1].fact.end))
                binding = {"total": (whole.fact,), "parts": tuple(part.fact for part in parts)}
                yield told.add(Relation("parts-sum", (binding,), span, **certainty))
                break


def _beside(outline: Outline, whole: Mention, parts: list[Mention], told: Told) -> bool:
    """Whether the figures stand beside one that is no whole but a part, as they are: of a sum that is told, or followed by `12 lainnya`."""
    total = told.owners.get(whole.fact.start)
    if total is not None:
        if outline.at(total).fact.number == sum(part.fact.number or 0 for part in parts):
            return True
    return parts[1:] != [] and parts[0].index == whole.index + 1 and any(cue.family == "others" for cue in outline.after(parts[0]))


def _usable(mention: Mention) -> bool:
    fact = mention.fact
    if fact.kind not in KINDS or fact.unit == OFTEN or fact.section != "body" or open_ended(fact):
        return False
    return fact.number is not None and fact.number > 0


class Fit:
    """Which figures of an article may be parts of another: True, False where a list ends before them, None where they are only left out."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._known: dict[int, bool | None] = {}

    def part(self, mention: Mention, whole: Mention, again: bool = True) -> bool | None:
        """Whether a figure may be a part of this one, of whose value it is none unless it may be the whole named `again`."""
        if mention.dimension != whole.dimension:
            return None
        if mention.index not in self._known:
            aside = mention.bracketed or mention.near & LEFT_OUT or inside(self._outline, mention) or of_class(self._outline, mention)
            self._known[mention.index] = None if aside else _usable(mention) and not mention.near & NO_PARTS
        known = self._known[mention.index]
        return False if known and again and mention.fact.value == whole.fact.value else known


def _lists(outline: Outline, whole: Mention, fit: Fit) -> Iterator[list[Mention]]:
    """The lists that may be the parts of a whole, nearest first: behind it, in the sentences after it, and before a total."""
    row = outline.by_sentence[whole.sentence]
    led = bool(whole.near & LEADS)
    few = not led and told_digits(whole.fact) < UNSAID_DIGITS
    yield from _growing(outline, whole, fit, whole.index + 1, led, few)
    if whole.fact.kind == "count" and words(whole.fact):
        yield from _growing(outline, whole, fit, whole.index + 1, led, few, alike=True)
    if any(mention.dimension == whole.dimension for mention in outline.mentions[whole.index + 1 : row[-1].index + 1]):
        yield from _growing(outline, whole, fit, row[-1].index + 1, led, few)
    if led and not whole.first:
        before = [mention for mention in row if mention.index < whole.index]
        yield _parts(whole, fit, before, again=False)  # 6 naik, 30 turun … dari 30 saham
    if "total" in whole.families:
        before = [mention for mention in row if mention.index < whole.index]
        yield _parts(whole, fit, before or outline.earlier(whole.sentence, REACH)[::-1])
        yield _rows(outline, whole)


def _growing(outline: Outline, whole: Mention, fit: Fit, first: int, led: bool, few: bool, alike: bool = False) -> Iterator[list[Mention]]:
    """The parts of a whole from a figure on, up to the end of each sentence, until one is none of its parts or (`led` aside) too large.

    Figures of other nouns are among them, unless they are to be `alike`; the same list is not given twice.  A whole of `few` digits is
    made up only of figures of its noun that come near.
    """
    mixed = False
    mentions = outline.mentions
    most, last, number = whole.sentence + REACH, whole.sentence, whole.fact.number or 0
    parts: list[Mention] = []
    larger = 0
    told: Number = 0
    for index in range(first, min(len(mentions), first + NEXT)):
        mention = mentions[index]
        if mention.sentence > last:
            if len(parts) > 1 and parts[-1].sentence == last and mixed == alike:
                yield parts[:]
            last = mention.sentence
            if last > most:
                return
        again = mention.dimension == whole.dimension and mention.fact.value == whole.fact.value
        if alike and not again and not kin(whole.fact, mention.fact):
            mixed = mixed or mention.dimension == whole.dimension
            continue
        part = fit.part(mention, whole)
        if part is False or parts and (led_back(outline, mention) or _told_again(parts, mention)):  # Dari jumlah itu, 11 …
            break
        if part:
            told += mention.fact.number or 0
            larger += (mention.fact.number or 0) > number
            far = (told - number) * NEAR.denominator >= number * NEAR.numerator
            if larger > 1 and not led or few and (far or not kin(whole.fact, mention.fact)):
                return
            parts.append(mention)
    if len(parts) > 1 and mixed == alike:
        yield parts


def _told_again(parts: list[Mention], mention: Mention) -> bool:
    """Whether a figure of a later sentence is a part that is told of once more: `enam tim …. Enam tim itu adalah …`."""
    return (
        mention.sentence > parts[-1].sentence
        and mention.first
        and any(part.fact.value == mention.fact.value and same(part.fact, mention.fact) for part in parts)
    )


def _parts(whole: Mention, fit: Fit, mentions: list[Mention], again: bool = True) -> list[Mention]:
    """The figures of a list up to the first that is none of its parts; one like the whole may be the whole named `again`."""
    parts: list[Mention] = []
    for mention in mentions:
        part = fit.part(mention, whole, again)
        if part is False:
            break
        if part:
            parts.append(mention)
    return parts


def _rows(outline: Outline, whole: Mention) -> list[Mention]:
    """The last figures of the lines above the total of a table."""
    rows: list[Mention] = []
    for number in range(whole.sentence - 1, max(-1, whole.sentence - 1 - MOST_PARTS), -1):
        row = outline.by_sentence.get(number)
        if (
            not row
            or row[-1].dimension != whole.dimension
            or row[-1].near & ENDS
            or row[-1].fact.value == whole.fact.value
            or not _usable(row[-1])
            or outline.text[outline.sentence(number + 1)[0] - 1] != "\n"
        ):
            break
        rows.append(row[-1])
    return rows[::-1]


def _certainty(outline: Outline, whole: Mention, parts: list[Mention]) -> Certainty | None:
    """How surely a list makes up a whole; None if that it does, or fails to by one slip, may well be an accident."""
    binding: Sum = {"total": (whole,), "parts": tuple(parts)}
    if not 1 < len(parts) <= MOST_PARTS:
        return None
    if _short_of_states(outline, binding):
        return LIKELY
    size, alike = told_digits(whole.fact), akin(binding)
    if size < (CLOSED_DIGITS if comes_near(binding) else FREE_DIGITS) or not alike and size < UNSAID_DIGITS:
        return None
    needed = _needed(outline, whole, parts)
    if size < needed:
        return None
    if adds_up(binding, Tier.ROUNDED):
        telling = min(part.fact.number or 0 for part in parts) >= _coarsest(binding)  # else it adds up without it as well
        least = needed if laid_out.purposes(outline, whole, parts) else max(needed, SAID_DIGITS)
        return TRIED if alike and telling and _digits(binding) >= least else None
    if adds_up(binding) or not mendable(binding):
        return None
    certainty = _of_slip(outline, whole, parts, binding, needed)
    return None if certainty is None or _unlike(whole, parts) or _made_otherwise(outline, whole, parts, binding) else certainty


def _short_of_states(outline: Outline, binding: Sum) -> bool:
    """Whether parts that are each in another state miss their whole: `dari 30 saham, 6 naik, 20 turun, dan 5 stagnan`."""
    (whole,), parts = binding["total"], binding["parts"]
    if len(parts) < STATES or not akin(binding):
        return False
    if whole.sentence != parts[0].sentence:
        return _more_than_before(outline, binding)
    if not whole.near & LEADS:
        return False
    missed = comes_near(binding) or surplus(binding) > 0 or mendable(binding)
    return missed and not adds_up(binding) and apart(outline, parts)


def _more_than_before(outline: Outline, binding: Sum) -> bool:
    """Whether parts in states of their own exceed what the sentence before counted: `Ada 270 orang. 240 orang selamat, 12 tewas, …`."""
    (whole,), parts = binding["total"], binding["parts"]
    above = [mention for mention in outline.by_sentence[whole.sentence] if mention.dimension == whole.dimension]
    if above != [whole] or whole.sentence + 1 != parts[0].sentence or not parts[0].first or parts[-1].sentence != parts[0].sentence:
        return False
    exact = all(mention.fact.qualifier == "exact" for mention in (whole, *parts)) and "and" in parts[-1].families
    return exact and same(whole.fact, parts[0].fact) and surplus(binding) > 0 and comes_near(binding) and apart(outline, parts)


def _of_slip(outline: Outline, whole: Mention, parts: list[Mention], binding: Sum, needed: int) -> Certainty | None:
    """How surely one slip, which would mend a sum of so many `needed` digits, broke it; None where it may be an accident."""
    size, alike = told_digits(whole.fact), akin(binding)
    exactly = mendable(binding, exactly=True)
    overscaled = exactly and size >= SURE_DIGITS and any(full(part.fact) for part in parts)  # 775.667 juta: all its digits fit
    if not overscaled and rolls.listed(outline, whole, parts):
        return None
    digits = size if exactly else _digits(binding)
    prices = len(parts) == 2 and whole.fact.kind == "money" and parts[0].sentence != parts[1].sentence  # of two lines
    told = exactly and size >= FREE_DIGITS and not prices
    larger = max(part.fact.number or 0 for part in parts) >= (whole.fact.number or 0) and not told
    far = larger or digits < FREE_DIGITS and not comes_near(binding)
    if digits < (needed if alike else UNSAID_DIGITS) or far and not (alike and _closed(outline, whole, parts)):
        return None
    return GUESSED if far else PLAIN if overscaled else LIKELY


def _unlike(whole: Mention, parts: list[Mention]) -> bool:
    """Whether some figures are of another sort than the others, so that nobody adds them up."""
    if any(part.fact.modality == "target" != whole.fact.modality and (part.fact.number or 0) > (whole.fact.number or 0) for part in parts):
        return True  # Sudah 1.447 berangkat. Seharusnya 1.452, namun lima sakit
    rates = len({part.fact.per for part in parts}) > 1  # Rp20 juta per bulan selama dua bulan, dan Rp20 juta
    return rates or _of_others(whole, parts)


def _made_otherwise(outline: Outline, whole: Mention, parts: list[Mention], binding: Sum) -> bool:
    """Whether the list is of something else, or the whole made up of other figures, told or untold."""
    if single(outline, parts[0].fact.start, parts[-1]) or printed(outline, whole, added(binding, Tier.ROUNDED), parts):
        return True
    if whole.index > parts[0].index and led_back(outline, parts[0]) or _amid(outline, whole, parts):
        return True  # Dari total tersebut, 256 …: they are of a figure before them
    if same(whole.fact, parts[0].fact) and "consists" in parts[1].near:
        return True  # 1.248 koperasi tersebut tersebar di 35 kabupaten/kota
    if of_two_measures(outline, parts) or kinds.one_of(outline, whole, parts) or partial(parts[0]) and little_missing(binding):
        return True
    return nested(whole, binding["parts"]) or made_up(outline, binding)


def _closed(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the words give a list as all the parts of what was just told: `dana itu untuk …, yakni …`, `…, dan negara lainnya …`."""
    others = any(cue.family == "others" for cue in outline.cues_between(parts[-2].fact.end, parts[-1].fact.end + BEHIND))
    led = _led_from(parts[0]) or laid_out.purposes(outline, whole, parts)
    return whole.index < parts[0].index and (led or others and len(parts) >= STATES)


def _of_others(whole: Mention, parts: list[Mention]) -> bool:
    """Whether of several parts one is of the whole's noun, and a word for a number is of another: `243.226 suara dan … delapan kursi`."""
    odd = any(part.fact.precision is None and not kin(whole.fact, part.fact) for part in parts)
    return odd and len(parts) > 2 and any(same(whole.fact, part.fact) for part in parts)


def _amid(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a whole is one of the items of a list of which the others are its parts: `tanpa paspor 45 orang, ilegal 85 orang, …`."""
    before = outline.preceding(whole)
    row = [whole, *parts] if before is not None and before.dimension == whole.dimension and kin(before.fact, whole.fact) else []
    beside = bool(row) and all(one.index + 1 == other.index and one.sentence == other.sentence for one, other in pairwise(row))
    if before is None or not beside or whole.leads or any(part.families - LABELS for part in parts[:-1]):
        return False
    return all(outline.gap(one, other).count(", ") == 1 for one, other in pairwise([before, *row[:-1]]))


def _needed(outline: Outline, whole: Mention, parts: list[Mention]) -> int:
    """The digits of a whole that make an accident unlikely, by what the words around the list say."""
    begin, end = min(whole.fact.start - BEFORE, parts[0].fact.start), max(whole.fact.end, parts[-1].fact.end) + BEHIND
    said = {cue.family for cue in outline.cues_between(begin, end) if cue.family != "each" or cue.end <= parts[0].fact.start}
    if laid_out.purposes(outline, whole, parts):
        return CLOSED_DIGITS
    if laid_out.along(outline, whole, parts) or laid_out.by_one_noun(outline, whole, parts):
        return SAID_DIGITS
    named = said & SAID or _counted_again(outline, whole, parts)
    digits = CLOSED_DIGITS if said & CLOSED else SAID_DIGITS if named else UNSAID_DIGITS
    return digits + (FAR if parts[-1].sentence > whole.sentence + 1 and not _led_from(parts[0]) else 0)


def _led_from(first: Mention) -> bool:
    """Whether words that point back to something and say what it is made of lead up to the first part: `dana itu untuk …, yakni …`."""
    return bool(first.families & rolls.LED and first.families & THESE)


def _counted_again(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the very things that were just counted are counted again, and not as what became of others: `912 kasus. 640 kasus …`."""
    straight = parts[0].index == whole.index + 1 and parts[0].sentence - whole.sentence <= 1
    closed = "and" in parts[-1].families and parts[-1].sentence == parts[0].sentence
    return straight and closed and all(same(whole.fact, part.fact) for part in parts) and not apart(outline, [whole, *parts])


def _digits(binding: Sum) -> int:
    """The digits of a whole down to the last that all figures have."""
    whole = binding["total"][0].fact
    return min(len(str(int(divided(whole.number or 0, _coarsest(binding))))), told_digits(whole))


def _coarsest(binding: Sum) -> Number:
    """The last printed digit of the figure that is rounded most."""
    return max(mention.fact.unit_printed or 1 for group in binding.values() for mention in group)
