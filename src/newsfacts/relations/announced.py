"""Differences that are announced before their figures.

`Selisih antara pagu Rp 80 miliar dan realisasi Rp 62 miliar mencapai Rp 18 miliar` in one sentence; `Selisih harga beli dan harga jual
Rp 150.000. Harga beli …, sedangkan harga jual …` and `Ada selisih 45 ton. Buku mencatat …, sedangkan timbangan …` in two.
"""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.interval import Tier, absolute, open_ended, reading
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.balances import alike, as_difference, fits, scored
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.leads import APART, POINTS, STRAIGHT
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.portions import named_between

TWO = 70  # characters between a cue and the first figure, and between the figures
ALONE = 60  # … behind a difference, to the end of its sentence
BACK = 2  # sentences before a difference in which what it is of may have been told
THREE = 3  # figures of a difference
CLOSING = 12  # … behind one of points, which ends its sentence
KINDS = frozenset({"count", "money", "measure"})
Told = tuple[Mention, Mention, Mention, Certainty]  # a difference, the two that it is of, and how plain it is

ELSEWHERE = frozenset({"from", "of", "compared", "before", "target", "average", "contrast", "among", "including", "rise", "fall"})


def find(outline: Outline, taken: set[str]) -> Iterator[Relation]:
    """The differences of an article that are announced; `taken` takes the ids of their figures."""
    known = lexicon.relations().words
    for number, row, cue in outline.told_by("balance", "deficit"):
        if cue.phrase in known["leads"] and len(row) == 1 and (led := _of_leader(outline, row[0], number, cue)) is not None:
            taken.update(mention.fact.id for mention in led[:3])
            yield as_difference(*led[:3], cue, led[3])
        if cue.phrase not in known["differing"]:
            continue
        behind = [mention for mention in row if mention.index >= outline.place(cue.end)]
        told = _of_three(outline, behind, cue) if len(behind) == THREE == len(row) else None
        if told is None and len(behind) == 1 == len(row):
            told = _of_next(outline, behind[0], outline.by_sentence.get(number + 1, []), cue) or _of_before(outline, behind[0], number, cue)
        if told is not None:
            found, one, other, certainty = told
            taken.update(mention.fact.id for mention in (found, one, other))
            yield as_difference(found, one, other, cue, certainty)


def _of_three(outline: Outline, row: list[Mention], cue: Cue) -> Told | None:
    """`Selisih antara A dan B mencapai C`; no sum of two differences."""
    one, other, found = row
    known = lexicon.relations().words
    lead, between = outline.words(cue.end, one.fact.start), outline.words(one.fact.end, other.fact.start)
    reached = outline.words(other.fact.end, found.fact.start)
    both = not known["between"].isdisjoint(lead)
    if not both and (not named_between(outline, cue.end, one.fact.start) or not known["coming_to"].isdisjoint(lead)):
        return None
    if not known["coupling"].intersection(between) or known["coming_to"].isdisjoint(reached) or not _near(outline, row, cue):
        return None
    if any(near.family in ELSEWHERE for near in outline.cues_between(cue.end, found.fact.start)):
        return None
    if not alike(one, other) or not alike(one, found) or not all(map(_usable, row)):
        return None
    if fits(one.fact, other.fact, found.fact):
        return found, one, other, TRIED
    if _together(one.fact, other.fact, found.fact) or not _comparable(one.fact, other.fact, found.fact):
        return None
    return found, one, other, PLAIN if both else LIKELY


def _near(outline: Outline, row: list[Mention], cue: Cue) -> bool:
    """Whether the three follow each other without a comma."""
    one, other, found = row
    gaps = (outline.text[cue.end : one.fact.start], outline.gap(one, other), outline.gap(other, found))
    return all(len(gap) <= TWO and not {",", ";", "("} & set(gap) for gap in gaps)


def _of_before(outline: Outline, found: Mention, number: int, cue: Cue) -> Told | None:
    """`Tim A mengumpulkan 62 poin, sedangkan Tim B 53 poin. Selisihnya sembilan poin`: points, and shares in per cent."""
    row = outline.by_sentence.get(number - 1, [])
    points = found.fact.unit in POINTS and not scored(found.fact)
    pair = [mention for mention in row if (mention.fact.unit == "%" if points else scored(mention.fact))]
    if not (points or scored(found.fact)) or len(pair) != 2 or not found.fact.number or "\n" in outline.gap(pair[1], found):
        return None
    one, other = pair
    end = outline.sentence(number)[1]
    turned = any(near.family == "contrast" for near in outline.cues_between(one.fact.end, other.fact.start))
    if not turned or end - found.fact.end > CLOSING or open_ended(found.fact) or not _of_both(outline, row[0], found, cue):
        return None
    if any(mention.bracketed or open_ended(mention.fact) or mention.families & (ELSEWHERE - {"contrast"}) for mention in pair):
        return None
    if fits(one.fact, other.fact, found.fact):
        return found, one, other, TRIED
    return (found, one, other, LIKELY) if _comparable(one.fact, other.fact, found.fact) else None


def _of_both(outline: Outline, first: Mention, found: Mention, cue: Cue) -> bool:
    """Whether the words before a difference only say that it is of the two before: `Selisih keduanya hanya`, not `Selisih di Jawa`."""
    known, said = lexicon.relations().words, outline.words(cue.end, found.fact.start)
    named = named_between(outline, cue.end, found.fact.start).difference(known["coming_to"], known["both"])
    return (known["coupling"] | known["standing"]).isdisjoint(said) and named <= named_between(outline, *outline.sentence(first.sentence))


def _of_next(outline: Outline, found: Mention, row: list[Mention], cue: Cue, aside: frozenset[str] = ELSEWHERE) -> Told | None:
    """`Selisih X dan Y mencapai C. X A, sedangkan Y B.`, `Ada selisih C. Buku mencatat A, sedangkan timbangan hanya B.`"""
    pair = [mention for mention in row if alike(mention, found)]
    if len(pair) != 2 or not _usable(found) or "\n" in outline.gap(found, pair[0]):
        return None
    one, other = pair
    turned = any(near.family == "contrast" for near in outline.cues_between(one.fact.end, other.fact.start))
    if not turned or not all(map(_usable, pair)) or any(mention.families & (ELSEWHERE - {"contrast"}) for mention in pair):
        return None
    end = outline.sentence(found.sentence)[1]
    if end - found.fact.end > ALONE or any(near.family in aside for near in outline.cues_between(found.fact.end, end)):
        return None
    if one.fact.per != other.fact.per or found.fact.per not in (None, one.fact.per):
        return None
    names = _names(outline, cue.end, found)
    if sum(1 for mention in outline.earlier(found.sentence, BACK) if alike(mention, found)) > (1 if names else 0):
        return None  # Harga di Papua Rp 20.000, HET Rp 18.000. Ada selisih Rp 2.000. Di Jawa …
    if names and not _named_again(outline, names, pair):
        return None
    if fits(one.fact, other.fact, found.fact):
        return found, one, other, TRIED
    return (found, one, other, LIKELY) if _comparable(one.fact, other.fact, found.fact) else None


def _of_leader(outline: Outline, found: Mention, number: int, cue: Cue) -> Told | None:
    """`Budi unggul 6.300 suara atas Anton. Budi meraih 84.200 suara, sedangkan Anton meraih 77.900 suara`: the two by their names."""
    if found.fact.start < cue.end or found.fact.start - cue.end > STRAIGHT:
        return None
    told = _of_next(outline, found, outline.by_sentence.get(number + 1, []), cue, ELSEWHERE - {"from"})
    if told is None:
        return None
    _, one, other, _ = told
    names = outline.analysis.names(*outline.sentence(number)).union(outline.words(*outline.sentence(number))[:1])
    begin = outline.sentence(one.sentence)[0]
    spans = outline.words(begin, one.fact.start), outline.words(one.fact.end, other.fact.start)
    first, second = (names.intersection(span) for span in spans)
    return told if first and second and first.isdisjoint(second) else None


def _names(outline: Outline, begin: int, found: Mention) -> tuple[frozenset[str], frozenset[str]] | None:
    """The words that name the two between which a difference lies, in turn; None where no two are named."""
    first, last = outline.analysis.tokens(begin, found.fact.start)
    known = lexicon.relations().words
    at = next((token for token in range(first, last) if outline.analysis.words[token] in known["coupling"]), None)
    if at is None:
        return None
    split = outline.analysis.starts[at]
    one, other = named_between(outline, begin, split), named_between(outline, split, found.fact.start) - known["coming_to"]
    return one - other, other - one


def _named_again(outline: Outline, names: tuple[frozenset[str], frozenset[str]], pair: list[Mention]) -> bool:
    """Whether the two that are named are those of the figures, the one or the other way round."""
    one, other = pair
    begin = outline.sentence(one.sentence)[0]
    told = named_between(outline, begin, one.fact.start), named_between(outline, one.fact.end, other.fact.start)
    straight, crossed = (any(name & said for name, said in zip(names, row, strict=True)) for row in (told, told[::-1]))
    return straight != crossed


def _usable(mention: Mention) -> bool:
    fact = mention.fact
    told = bool(fact.number) and not open_ended(fact) and not mention.bracketed and fact.section != "title"
    return told and (fact.kind in KINDS or scored(fact))


def _together(one: Fact, other: Fact, total: Fact) -> bool:
    """Whether the two come to the third together: `Selisih harga beras Rp 2.000 dan gula Rp 3.000 mencapai Rp 5.000`."""
    return (reading(one, Tier.LOOSE) + reading(other, Tier.LOOSE)).meets(reading(total, Tier.LOOSE))


def _comparable(one: Fact, other: Fact, difference: Fact) -> bool:
    """Whether a difference is no further from what lies between its figures than a slip would put it, and smaller than the larger one."""
    apart, stated = absolute((one.number or 0) - (other.number or 0)), difference.number or 0
    return stated < max(one.number or 0, other.number or 0) and apart <= stated * APART and stated <= apart * APART
