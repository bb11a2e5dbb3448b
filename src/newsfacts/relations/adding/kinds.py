"""Parts of all the kinds there are: `12 emas, 8 perak, dan 9 perunggu` are all the medals, `80 laki-laki dan 60 perempuan` everybody.

That the kinds leave nothing over makes the parts complete, whatever leads up to them.  What they are the parts of is the figure right
before them, a total right behind them, or one in the sentences before.
"""

from collections.abc import Iterator
from functools import cache

from newsfacts import lexicon
from newsfacts.interval import Tier, open_ended
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import ENOUGH, TELLING, Sum, Told, added, adds_up, comes_near, printed, slip_of_digits, surplus
from newsfacts.relations.adding.breakdowns import OTHERWISE
from newsfacts.relations.adding.series import ends, main, summed
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.nouns import kin, same, words
from newsfacts.relations.outline import Mention, Outline, led_back, opening

LEADING = frozenset({"namely", "consists", "each", "and", "neutral", "of_that"})  # what may stand between a whole and its parts
WORDS = 6  # words before the first part, or behind the last, that may name its kind
GAP = 90  # characters between a whole and the first of its parts
REACH = 3  # sentences before the parts in which the whole may stand
PRINTED = 2  # digits of a whole that is found there
BACK = 2  # sentences before `dari jumlah tersebut` in which the whole stands
LITTLE = 20  # … and a whole is so many times what its kinds have too much where nothing points to it
ASIDE = OTHERWISE | {"of", "from", "compared", "higher", "lower"}  # what these lead up to is not what it points back to


Kind = tuple[str, str]


@cache
def _known() -> tuple[dict[str, Kind], dict[str, int]]:
    """The set and the kind that a word names, and how many kinds a set has."""
    sets = lexicon.relations().sets
    kinds = {word: (name, kind) for name, members in sets.items() for kind, words in members.items() for word in words}
    return kinds, {name: len(members) for name, members in sets.items()}


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The sums of the complete sets of an article."""
    complete, negated = _complete(outline), not outline.vocabulary.isdisjoint(lexicon.modality().denied)
    if not (complete or negated):
        return
    done = -1
    for mention in outline.mentions:
        before = outline.preceding(mention)
        if before is None or before.dimension != mention.dimension or before.index <= done or mention.fact.unit == "%":
            continue
        if len(outline.by_dimension[mention.dimension]) < ENOUGH:
            continue
        parts = _parts(outline, before) if complete else None
        if parts is None and negated:
            parts = _denied(outline, before, mention)
        if parts is None:
            continue
        done = parts[-1].index
        found = None if told.parts(parts) else _relation(outline, parts, told)
        if found is not None:
            yield told.add(found)


def _complete(outline: Outline) -> bool:
    """Whether the article names all the kinds of some set."""
    named = outline.vocabulary
    return any(not any(map(named.isdisjoint, members.values())) for members in lexicon.relations().sets.values())


def _parts(outline: Outline, first: Mention) -> list[Mention] | None:
    """The figures from one on that name every kind of a set, each once: behind the figures, or before them."""
    row = outline.by_sentence[first.sentence]
    place = row.index(first)
    for behind in (True, False):
        parts: list[Mention] = []
        found: set[Kind] = set()
        for mention in row[place:]:
            kind = _kind(outline, mention, behind)
            if (
                kind is None
                or kind in found
                or mention.dimension != first.dimension
                or _unfit(mention, not behind and _labelled(outline, mention))
            ):
                break
            parts.append(mention)
            found.add(kind)
            if len(found) == _known()[1][kind[0]] and len({name for name, _ in found}) == 1:
                return parts
    return None


def _denied(outline: Outline, one: Mention, other: Mention) -> list[Mention] | None:
    """Two figures of which one is of what the other is not of: `19 desa sudah melapor dan 8 belum melapor` are all.

    So are `yang terisi 472, sedangkan yang tidak terisi 85`.
    """
    known = lexicon.modality().denied
    ahead, denied = _ahead(outline, one), _ahead(outline, other)
    if len(denied) > 1 and denied[-2] in known and denied[-1:] == ahead[-1:] and ahead[-2:-1] != denied[-2:-1]:
        more = any(cue.family in ("rest", "others") for cue in outline.after(other))  # 205 hadir, yang tidak hadir 25, sisanya izin
        return None if more or _unfit(one) or _unfit(other) else [one, other]
    second = _behind(outline, other)
    place = next((place for place, word in enumerate(second[:-1]) if word in known), None)
    if place is None or not set(second[:place]) <= set((other.fact.subject or "").lower().split()):
        return None
    if _unfit(one) or _unfit(other):
        return None
    first = _behind(outline, one)
    return [one, other] if second[place + 1] in first and known.isdisjoint(first) else None


def all_kinds(outline: Outline, parts: list[Mention]) -> bool:
    """Whether figures name every kind of a set between them."""
    for behind in (True, False):
        named = [_kind(outline, part, behind) for part in parts]
        found = {kind for kind in named if kind is not None}
        sets = {name for name, _ in found}
        if None not in named and len(sets) == 1 and len(found) == _known()[1][sets.pop()]:
            return True
    return False


def one_of(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a figure names a kind of the set that others are of: gold medals are not made up of silver and bronze ones."""
    for behind in (True, False):
        own = _kind(outline, whole, behind)
        if own is not None and not _totalled(whole, parts):
            return any(kind is not None and kind[0] == own[0] and kind != own for part in parts for kind in [_kind(outline, part, behind)])
    return False


def _totalled(whole: Mention, parts: list[Mention]) -> bool:
    """Whether a figure is the total behind its parts, whatever it is called: `34 emas dan 45 perak. Ditotal 79 medali emas`."""
    return "total" in whole.families and whole.index > parts[-1].index


def _unfit(mention: Mention, labelled: bool = False) -> bool:
    if mention.fact.number is None or open_ended(mention.fact) or mention.near & {"or", "including", "among"}:
        return True
    return not labelled and ends(mention)


def _labelled(outline: Outline, mention: Mention) -> bool:
    """Whether the word before a figure names its kind, so that a verb before that speaks of something else: `turun dengan emas 16`."""
    begin = outline.analysis.token_at(mention.fact.start)
    return begin > 0 and outline.analysis.words[begin - 1] in _known()[0]


def _kind(outline: Outline, mention: Mention, behind: bool) -> Kind | None:
    """The kind that the words behind a figure name, or those before it; None where they name none, or two."""
    analysis = outline.analysis
    begin = analysis.token_at(mention.fact.start)
    if behind:
        words = _behind(outline, mention)
    else:
        other = outline.preceding(mention)
        words = analysis.words[max(begin - WORDS, analysis.token_at(other.fact.end) if other else 0) : begin]
    found = {kind for word in words if (kind := _known()[0].get(word)) is not None}
    return found.pop() if len(found) == 1 else None


def _ahead(outline: Outline, mention: Mention) -> list[str]:
    """The words before a figure, behind the one before it, without `sebanyak` and the like."""
    first, last = outline.analysis.tokens(outline.since(mention), mention.fact.start)
    fillers = lexicon.relations().words["fillers"]
    return [word for word in outline.analysis.words[max(first, last - WORDS) : last] if word not in fillers]


def _behind(outline: Outline, mention: Mention) -> list[str]:
    """The words behind a figure, up to what belongs to the next one (`84 orang, laki-laki 40`) or the end of its sentence."""
    following = outline.following(mention)
    end = outline.sentence(mention.sentence)[1]
    if following is not None:
        comma = outline.text.find(",", mention.fact.end, following.fact.start)
        joint = next((cue.start for cue in following.leads if cue.family == "and"), following.fact.start)
        end = min(joint, comma if comma >= 0 else joint)
    first, last = outline.analysis.tokens(mention.fact.end, end)
    return outline.analysis.words[first : min(last, first + WORDS)]


def _relation(outline: Outline, parts: list[Mention], told: Told) -> Relation | None:
    first, last = parts[0], parts[-1]
    cue = Cue(first.fact.start, last.fact.end, "consists", "")
    near, far = _wholes(outline, parts)
    sums: list[Sum] = [{"total": (whole,), "parts": tuple(parts)} for whole in (*near, *far) if _usable(whole, parts, told)]
    fitting = next((each for each in sums if adds_up(each)), None)
    if fitting is not None:
        other = next((each for each in sums if _twice_totalled(outline, each, fitting, near)), None)
        return summed([other], cue, LIKELY) if other else summed([fitting], cue, TRIED)
    tried = _overdrawn(outline, sums) or next((each for each in sums if _akin(each)), None)
    behind = outline.following(last)
    if tried is None or behind is not None and behind.dimension == last.dimension and "total" not in behind.families:  # the list goes on
        return None
    if printed(outline, tried["total"][0], added(tried, Tier.EXACT), parts) or _of_one_kind(outline, tried["total"][0]):
        return None
    if _more_told(outline, tried):
        return None
    certainty = LIKELY if _overdrawn(outline, [tried]) else _certainty(outline, tried, tried["total"][0] in near)
    return summed([tried], cue, certainty) if certainty else None


def _more_told(outline: Outline, binding: Sum) -> bool:
    """Whether the words behind a total tell what else is in it: `pokok Rp 12 juta dan bunga Rp 3 juta, total Rp 18 juta karena denda`."""
    (whole,), parts = binding["total"], binding["parts"]
    because = lexicon.relations().words["because"]
    return whole.index > parts[-1].index and not because.isdisjoint(outline.words_behind(whole, WORDS))


def _of_one_kind(outline: Outline, whole: Mention) -> bool:
    """Whether a total is of one kind alone: `12 emas, 9 perak, dan 14 perunggu pada hari kelima, sehingga total menjadi 87 emas`."""
    called = lexicon.relations().words["medal"].isdisjoint(_behind(outline, whole))  # 276 medali emas, said of all
    return called and any(_kind(outline, whole, behind) is not None for behind in (True, False))


def _twice_totalled(outline: Outline, binding: Sum, fitting: Sum, near: list[Mention]) -> bool:
    """Whether medals have one total before them and another one, which fits, right behind: `43 medali dengan 7 emas, … total 33 medali`."""
    (whole,), (total,), parts = binding["total"], fitting["total"], binding["parts"]
    if whole not in near or total not in near or total.index < parts[-1].index or whole.index > parts[0].index or adds_up(binding):
        return False
    straight = parts[0].fact.start - whole.fact.end <= GAP and all(cue.family in LEADING for cue in parts[0].leads)
    return straight and whole.sentence == total.sentence and words(whole.fact) == words(total.fact) == lexicon.relations().words["medal"]


def _overdrawn(outline: Outline, sums: list[Sum]) -> Sum | None:
    """The sum whose kinds come to more than the whole that they are plainly of.

    That is the figure that `dari jumlah tersebut` points back to, or the only one of the sentence before, where it is exceeded by little.
    """
    for binding in sums:
        (whole,), parts = binding["total"], binding["parts"]
        if whole.sentence >= parts[0].sentence or whole.near & ASIDE or not _akin(binding):
            continue
        lead = parts[0].lead("of_that")
        more = surplus(binding)
        pointed = lead is not None and parts[0].first and opening(outline, parts[0].sentence, lead)
        if pointed:
            return binding if more > 0 and comes_near(binding) and whole.sentence >= parts[0].sentence - BACK else None
        above = [mention for mention in outline.earlier(parts[0].sentence) if mention.dimension == whole.dimension]
        plain = above == [whole] and parts[0].first and not any(part.near & ASIDE for part in parts)
        return binding if plain and 0 < more * LITTLE <= (whole.fact.number or 0) else None
    return None


def _akin(binding: Sum) -> bool:
    """Whether the parts may be counted among the whole; what is only called by its kind (`4 abstain`) may be."""
    (whole,), parts = binding["total"], binding["parts"]
    return all(kin(whole.fact, part.fact) or words(part.fact) <= _known()[0].keys() for part in parts)


def _usable(whole: Mention, parts: list[Mention], told: Told) -> bool:
    fact = whole.fact
    if whole.dimension != parts[0].dimension or fact.number is None or open_ended(fact) or fact.start in told.totals:
        return False
    kinds = _known()[0]
    own = not _totalled(whole, parts) and any(word in kinds for word in (fact.subject or "").lower().split())
    return not own and all(fact.value != part.fact.value for part in parts)


def _wholes(outline: Outline, parts: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The figure right before the parts or the total right behind them; the figures of the sentences before."""
    first, last = parts[0], parts[-1]
    before, behind = outline.preceding(first), outline.following(last)
    near = [before] if before is not None and not before.near & OTHERWISE and before.bracketed <= first.bracketed else []
    back = led_back(outline, first)  # Dari total penumpang tersebut, 256 asing …
    following = behind or (None if back else next(iter(outline.later(last.sentence)), None))
    of_all = following is behind and following is not None and bool(following.near & {"of", "from"})  # …, dan 2 abstain dari 45 anggota
    if following is not None and ("total" in following.families or of_all):
        near.append(following)
    beside = any(whole.sentence == first.sentence for whole in near)
    earlier = [] if beside else outline.earlier(first.sentence, REACH)
    named = main(earlier)
    led = [mention for mention in earlier if mention.first and "from" in mention.near and not mention.bracketed]  # Dari 536 kasus itu, …
    return near, sorted((*named, *(mention for mention in led if mention not in named)), key=lambda mention: -mention.index)


def _certainty(outline: Outline, binding: Sum, near: bool) -> Certainty | None:
    """How plainly a set that fails to make up its whole is wrong."""
    (whole,), parts = binding["total"], binding["parts"]
    if whole.index > parts[-1].index and whole.near & {"of", "from"}:  # 12 laki-laki dan 8 perempuan dari 22 peserta lolos
        return LIKELY if slip_of_digits(binding, TELLING) and comes_near(binding) else None
    gap = outline.cues_between(whole.fact.end, parts[0].fact.start)
    near = near and (whole.sentence <= parts[-1].sentence or comes_near(binding) or slip_of_digits(binding, PRINTED))
    straight = near and (whole.index > parts[-1].index or parts[0].fact.start - whole.fact.end <= GAP)
    if straight and whole.fact.modality == parts[0].fact.modality and all(cue.family in LEADING for cue in gap):
        if not words(whole.fact).isdisjoint(lexicon.relations().words["medals"]):
            return PLAIN
        more = surplus(binding) > 0 and all(same(whole.fact, part.fact) for part in parts)
        if comes_near(binding) and (more or not whole.near & {"of", "from"}):  # Dari 40 peserta, hadir 12 laki-laki dan 8 perempuan
            return LIKELY
    return LIKELY if slip_of_digits(binding, PRINTED if comes_near(binding) else TELLING) else None
