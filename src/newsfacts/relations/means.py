"""Means: `96 siswa terbagi ke empat rombel atau rata-rata 24 siswa per rombel`.

Total and number are sought in the sentences before the mean, the number by the noun that the mean is given for.  That they fit is noted;
that they do not is reported where all stand in one sentence, and as a note where total or number stands in the one before.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.dimensions import conversion, converts, symbol
from newsfacts.interval import Interval, Tier, absolute, divided, last_digit, reading, significant_digits
from newsfacts.language.words import noun_like
from newsfacts.model import Fact, Number, Relation, exact
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.portions import named_between
from newsfacts.relations.rates import ASIDE, COUNTED, WORKED_OUT, Rate, close, means, named, quantities, scale, size, totals
from newsfacts.relations.slips import comparable

# what leads up to a mean of another time or thing
OTHERWISE = frozenset({"compared", "higher", "lower", "above", "below", "from", "contrast", "threshold", "target", "before"})
TWENTY = 20  # from which on a number in words is as round as its tens
BEHIND = 60  # characters behind a mean in which it is narrowed …
NAMED, NEXT = 5, 3  # … words in which what it is given for is named, and behind these a word that narrows it
APART = 12  # times what so many make of a total that a mean may be, or the other way round
BACK, ON = 4, 1  # sentences before and after the mean in which the others may stand


def find(outline: Outline) -> Iterator[Relation]:
    """The means of an article."""
    taken: set[str] = set()
    for mean in means(outline):
        fact = mean.mention.fact
        if fact.number and fact.kind not in ("percent", "age", "duration") and fact.id not in taken:
            taken.add(fact.id)
            mean = mean if mean.per is not None else _paced(outline, mean)
            relation = _holding(outline, mean) or _plain(outline, mean) or _shared_out(outline, mean) or _summed_up(outline, mean)
            if relation is not None:
                yield relation


def rounded(read: Interval, mean: Fact) -> Interval:
    """A mean as it was read, widened by half a unit of its last digit: a mean is always rounded, also one of whole things.

    One in words is rounded to ones, from twenty on to its last digit: `dua pasien per ranjang`, `seratus jiwa per tenda`.
    """
    value = mean.number or 0
    spoken = 1 if absolute(value) < TWENTY else last_digit(value)
    half = divided(exact(mean.precision) if mean.precision else spoken if value.denominator == 1 else 0, 2)
    return read + Interval(-half, half)


def _relation(total: Mention, count: Mention, mean: Rate, doubtful: bool = False) -> Relation:
    roles = {"total": (total.fact,), "count": (count.fact,), "average": (mean.fact,)}
    return Relation("average", (roles,), (mean.cue.start, mean.cue.end), doubtful=doubtful)


def _holding(outline: Outline, mean: Rate) -> Relation | None:
    """Total and number nearby that fit the mean; where the number is not named by it, right beside it and with more than one digit."""
    fact, number = mean.mention.fact, mean.mention.sentence
    window = outline.about(mean.mention, BACK, ON)
    possible = totals(mean, window)
    for count in quantities(mean, window) if possible else ():
        factor = scale(count.fact, mean) or 1
        by_name = named(outline, count.fact, mean)
        for total in possible:
            near = abs(total.sentence - number) + abs(count.sentence - number) <= 1 and significant_digits(size(mean.mention)) > 1
            if count is total or not (by_name or near):
                continue
            back = divided(conversion(total.fact, fact) or 1, factor)
            if close(size(mean.mention), divided(size(total) * back, size(count))) and _averaged(total.fact, count.fact, fact, back):
                return _relation(total, count, mean)
    return None


def _averaged(total: Fact, count: Fact, mean: Fact, back: Number) -> bool:
    tier = Tier.LOOSE if mean.qualifier in ("about", "almost") else Tier.TRUNCATED
    quotient = reading(total, Tier.TRUNCATED).over(reading(count, Tier.TRUNCATED))
    return quotient is not None and quotient.scaled(back).meets(rounded(reading(mean, tier), mean))


def _of_another(outline: Outline, mean: Mention) -> bool:
    """Whether a mean is only named beside the figures of now: `lebih tinggi dari rata-rata tahun lalu`, `idealnya rata-rata 28 siswa`."""
    if mean.families & OTHERWISE:
        return True
    return not lexicon.relations().words["ideals"].isdisjoint(outline.words(outline.since(mean), mean.fact.start))


def _of_some(outline: Outline, mean: Mention) -> bool:
    """Whether a mean is of some of what was counted, or a reason is told for it: `rata-rata 20 per laga, karena dua laga ditunda`."""
    known, end = lexicon.relations(), outline.sentence(mean.sentence)[1]
    words = outline.words(mean.fact.end, min(mean.fact.end + BEHIND, end))
    per = next((at for at, word in enumerate(words[:NAMED]) if word in known.families["every"]), -1)
    behind = words[per + 2 :] if per >= 0 else words[len((mean.fact.subject or "").split()) :]
    narrower = known.words["narrowing"].union(known.words["because"], known.words["other_times"])
    return not narrower.isdisjoint(behind[:NEXT])


def _plain(outline: Outline, mean: Rate) -> Relation | None:
    """The one total and the one number that there are in the mean's sentence, or in it and the one before."""
    if not mean.plain or _of_another(outline, mean.mention) or _of_some(outline, mean.mention):
        return None
    number, fact, place = mean.mention.sentence, mean.mention.fact, mean.mention.index
    window = [m for m in outline.about(mean.mention, 1) if m.index != place and m.fact.number and m.fact.section != "title"]
    counts = [m for m in window if m.index < place and m.fact.kind in COUNTED and size(m) > 1 and named(outline, m.fact, mean)]
    found = [
        m
        for m in window
        if m not in counts and (not m.families & ASIDE or "total" in m.near) and (m.index < place or m.families & (WORKED_OUT | {"target"}))
    ]
    possible = [m for m in found if conversion(m.fact, fact) and kin(m.fact, fact)]
    possible = [m for m in possible if m.sentence == number] or possible
    if len(possible) != 1 or len({m.fact.number for m in counts}) != 1:
        return None
    total, count = possible[0], counts[-1]
    at_once = count.sentence == number and outline.preceding(mean.mention) is count and "or" in mean.mention.families
    if at_once or total.sentence == count.sentence == number and total.index < place:
        return _relation(total, count, mean)
    back = divided(conversion(total.fact, fact) or 1, scale(count.fact, mean) or 1)
    return (
        _relation(total, count, mean, doubtful=True) if comparable(divided(size(total) * back, size(count)), size(mean.mention)) else None
    )


def _paced(outline: Outline, mean: Rate) -> Rate:
    """A mean with what it is given for, where that is said before it: `Penjualan harian rata-rata`, `Setiap desa rata-rata menerima`."""
    begin = outline.sentence(mean.mention.sentence)[0]
    every = next((cue for cue in outline.cues_between(begin, mean.cue.start) if cue.family == "every"), None)
    if every is not None and len(named := outline.words(every.end, mean.cue.start)) == 1:
        return mean._replace(per=symbol(named[0]))
    said, known = ["", *outline.words(begin, mean.mention.fact.start)], lexicon.relations()
    over = known.words["inner"].union(known.families["long"])  # dalam sepekan
    told = [pace for pace, words in known.paces.items() if any(at in words and before not in over for before, at in pairwise(said))]
    row = outline.by_sentence[mean.mention.sentence]
    first = not any(m.index < mean.mention.index and size(m) != 1 for m in row)
    return mean._replace(per=told[0]) if len(told) == 1 and converts(told[0]) and first else mean


def _shared_out(outline: Outline, mean: Rate) -> Relation | None:
    """`Rata-rata setiap desa mendapat A dari total B untuk N desa`: all in one sentence, and nothing else."""
    row = outline.by_sentence[mean.mention.sentence]
    if mean.per is None or len(row) != 3 or row[0] is not mean.mention or _of_another(outline, mean.mention):
        return None
    _, total, count = row
    tie, between = total.lead("of"), outline.gap(total, count)
    among = not lexicon.relations().words["shared_among"].isdisjoint(between.lower().split())
    if tie is None or not among or "," in outline.gap(mean.mention, total) + between or not kin(total.fact, mean.mention.fact):
        return None
    if lexicon.relations().words["overall"].isdisjoint(tie.phrase.split()) or not named(outline, count.fact, mean):
        return None
    return _relation(total, count, mean, doubtful=True) if _near(total, count, mean) else None


def _summed_up(outline: Outline, mean: Rate) -> Relation | None:
    """`Rata-rata 45 perkara per bulan. Selama enam bulan, totalnya 270 perkara`: of the same things and the same time."""
    number, fact = mean.mention.sentence, mean.mention.fact
    later = outline.by_sentence.get(number + 1, [])
    if mean.per is None or not later or _of_another(outline, mean.mention) or "\n" in outline.gap(mean.mention, later[0]):
        return None
    begin, end = outline.sentence(number)[0], outline.sentence(number + 1)[1]
    known = lexicon.relations().words
    if outline.dates_between(begin, end) or not known["other_times"].isdisjoint(outline.words(begin, end)):
        return None
    around = [m for m in (*outline.by_sentence[number], *later) if m is not mean.mention]
    counts = [m for m in around if m.fact.kind in COUNTED and size(m) > 1 and named(outline, m.fact, mean)]
    found = [m for m in around if m not in counts and size(m) != 1]
    if len(counts) != 1 or len(found) != 1 or not conversion(found[0].fact, fact) or found[0].sentence == number:
        return None
    (total,), (count,) = found, counts
    if not kin(total.fact, fact) or total.families & {"target", "average"} or _renamed(outline, mean.mention, total, count):
        return None
    return _relation(total, count, mean, doubtful=True) if _near(total, count, mean) else None


def _renamed(outline: Outline, mean: Mention, total: Mention, count: Mention) -> bool:
    """Whether no total is told, or one of more or of others than a mean was told of: `total perkara pidana`, `total di provinsi itu`."""
    begin, end = outline.sentence(total.sentence)
    cue = next((cue for cue in outline.cues_between(begin, total.fact.start) if cue.family == "total"), None)
    if cue is None:
        return True
    known, own = lexicon.relations().words, (total.fact.subject or "").lower().split()
    until = count.fact.start if cue.end < count.fact.start < total.fact.start else total.fact.start
    others = {word for word in named_between(outline, cue.end, until) if noun_like(word)}
    others -= named_between(outline, *outline.sentence(mean.sentence)) | known["concluding"] | known["people"]
    behind = [word for word in outline.words(total.fact.end, end) if word.isalpha() and word not in own]
    return bool(others or behind) or not known["standing"].isdisjoint(outline.words(cue.end, total.fact.start))


def _near(total: Mention, count: Mention, mean: Rate) -> bool:
    """Whether a mean is no further off than a slip would put it."""
    back = divided(conversion(total.fact, mean.mention.fact) or 1, scale(count.fact, mean) or 1)
    made, stated = divided(size(total) * back, size(count)), size(mean.mention)
    return made <= stated * APART and stated <= made * APART
