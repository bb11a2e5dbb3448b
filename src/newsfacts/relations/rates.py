"""Rates, and the figures that they may go with: so much for each, so many of them, so much together.

A rate is a figure with `per`, `setiap` or `masing-masing` beside it; a mean one after `rata-rata`.  The quantity is known by the noun or
unit that the rate is given for, the total by its own.  `products` and `means` put them together.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN, conversion, converts, ratio, symbol
from newsfacts.interval import absolute
from newsfacts.language import Cue
from newsfacts.model import Fact, Number
from newsfacts.relations.outline import Mention, Outline

BESIDE = 30  # characters between a figure and the `per` that makes it a rate
AHEAD = 45  # characters between `setiap`, `masing-masing` and the figure
SPELLED = 60  # characters behind a quantity in which its noun may be spelled out and abbreviated
AFTER_AVERAGE = 60
SHORT = 2  # words between `rata-rata` and a mean that stands straight behind it
NEAREST = 10  # figures tried for each part
COUNTED = frozenset({"count", "measure", "duration"})
SLASHED = frozenset({"money", "measure", "count"})  # kinds of figures that have a rate behind a stroke
WORKED_OUT = frozenset({"total", "result"})
ASIDE = frozenset({"compared", "before", "higher", "lower", "rise", "fall", "every", "each", "average"})


class Rate(NamedTuple):
    """A figure that holds for each of something: `per` is the unit symbol or noun it is given for, `plain` if it stands by its cue."""

    mention: Mention
    per: str | None
    cue: Cue
    plain: bool = True

    @property
    def fact(self) -> Fact:
        """The rate's figure, with the denominator that the sentence gives it."""
        fact = self.mention.fact
        return fact if self.per is None or fact.per == self.per else fact.altered(per=self.per)


def size(mention: Mention) -> Number:
    """The value of a figure, 0 for a range."""
    return mention.fact.number or 0


def rates(outline: Outline) -> Iterator[Rate]:
    """The rates of an article."""
    for cue in outline.of_family("every"):
        before, after = _around(outline, cue)
        per = _noun(outline.text, cue.end)
        if before is not None and cue.start - before.fact.end <= BESIDE and not _turned(outline, before, cue):
            yield Rate(before, per, cue)
        elif after is not None and after.fact.start - cue.end <= AHEAD:
            yield Rate(after, per, cue)
    yield from _slashed(outline)
    for cue in outline.of_family("each"):
        before, after = _around(outline, cue)
        if after is None or after.fact.start - cue.end > AHEAD:
            continue
        if before is None:
            if outline.text[cue.end : after.fact.start].strip():
                yield Rate(after, _noun(outline.text, cue.end), cue)  # Masing-masing mobil mengangkut 5.000 liter
            continue
        following = outline.following(after)
        if after.fact.kind == "duration" and after.fact.number == 1:
            if following is not None and following.fact.kind == "money" and following.fact.start - after.fact.end <= BESIDE:
                yield Rate(following, after.fact.unit, cue)  # masing-masing sebulan mendapat Rp300 ribu
            continue
        if following is None or following.dimension != after.dimension or following.families & WORKED_OUT:
            yield Rate(after, None, cue)
    for cue in outline.of_family("times"):
        before, after = _around(outline, cue)
        if after is None:
            continue
        if before is None or before.fact.kind == "count" and after.fact.kind != "count":
            yield Rate(after, None, cue)  # 214 kios dikalikan Rp150 juta; … 214 kios. Dikalikan Rp150 juta
        else:
            yield Rate(before, _noun(outline.text, after.fact.end), cue)


def _slashed(outline: Outline) -> Iterator[Rate]:
    """The rates printed with a stroke: `Rp6.500/kg`, `6,2 ton/ha`; none for two things at once (`2 kg/orang/bulan`)."""
    for mention in outline.mentions:
        fact = mention.fact
        if outline.text[fact.end : fact.end + 1] != "/" or fact.kind not in SLASHED:
            continue
        per = _noun(outline.text, fact.end + 1)
        if per and per.isalpha():
            yield Rate(mention, per, Cue(fact.end, fact.end + 1, "every", "/"))


def _turned(outline: Outline, before: Mention, cue: Cue) -> bool:
    """Whether the figure of a rate stands behind its cue: `delapan gerbong dan setiap gerbong memuat 80 orang`."""
    between = outline.cues_between(before.fact.end, cue.start)
    return "," in outline.text[before.fact.end : cue.start] or any(other.family == "and" for other in between)


def means(outline: Outline) -> Iterator[Rate]:
    """The means of an article: after `rata-rata`, and what is told besides of two counts: `atau 531 pelamar untuk setiap lowongan`."""
    for cue in outline.of_family("average"):
        _, mention = _around(outline, cue)
        if mention is None or mention.fact.start - cue.end > AFTER_AVERAGE:
            continue
        every = (near for near in outline.cues_between(cue.end, mention.fact.end + BESIDE + AHEAD) if near.family == "every")
        per = next((near for near in every if near.start - mention.fact.end <= BESIDE), None)
        most = SHORT if per is None or per.start >= mention.fact.start else SHORT + len(per.phrase.split()) + 1  # setiap siswa membayar
        plain = len(outline.text[cue.end : mention.fact.start].split()) <= most
        yield Rate(mention, _noun(outline.text, per.end) if per else None, cue, plain)
    for cue in outline.of_family("every"):
        before, _ = _around(outline, cue)
        if before is None or before.fact.kind != "count" or "or" not in before.near or cue.start - before.fact.end > BESIDE:
            continue
        told = [mention for mention in outline.about(before) if mention.index < before.index and mention.fact.kind in COUNTED]
        if len(told) != 2:  # the total, and the number that share it
            continue  # 11.000 siswa, 640 guru, seharusnya satu kelas atau 28 siswa per guru
        yield Rate(before, _noun(outline.text, cue.end), cue)


def _around(outline: Outline, cue: Cue) -> tuple[Mention | None, Mention | None]:
    """The figures of the cue's sentence that stand right before and right after it."""
    place = outline.place(cue.start)
    before = outline.mentions[place - 1] if place else None
    after = outline.mentions[place] if place < len(outline.mentions) else None
    number = outline.analysis.sentence_at(cue.start)
    return before if before and before.sentence == number else None, after if after and after.sentence == number else None


def _noun(text: str, start: int) -> str | None:
    """The unit symbol or the word that stands at `start`."""
    words = text[start : start + BESIDE].split(maxsplit=1)
    return symbol(_bare(words[0])) if words else None


def _bare(word: str) -> str:
    return word.strip(".,;:()\"'”").lower()


def quantities(rate: Rate, mentions: Iterable[Mention]) -> list[Mention]:
    """What the rate may have been multiplied by, nearest first."""
    return nearest(rate.mention, (m for m in mentions if m is not rate.mention and counted(m.fact) and size(m) > 1 and scale(m.fact, rate)))


def counted(fact: Fact) -> bool:
    """Whether the figure says how many, how much, how long or how often."""
    return fact.kind in COUNTED or fact.unit == OFTEN


def totals(rate: Rate, mentions: Iterable[Mention]) -> list[Mention]:
    """What may have come of it, nearest first: larger than the rate, and in a unit that it converts to."""
    fact, least = rate.mention.fact, size(rate.mention)
    found = (m for m in mentions if m.fact.kind == fact.kind and m is not rate.mention)
    return nearest(rate.mention, (m for m in found if size(m) * (conversion(m.fact, fact) or 0) > least))


def nearest(mention: Mention, others: Iterable[Mention]) -> list[Mention]:
    """The figures next to one, in order of their distance."""
    return sorted(others, key=lambda other: abs(other.fact.start - mention.fact.start))[:NEAREST]


def scale(quantity: Fact, rate: Rate) -> Number | None:
    """How many of the rate's unit one of the quantity's is (`3.250 ton` at `Rp6.500 per kilogram`: 1000); None if they do not convert."""
    if rate.per is None or quantity.unit is None or not converts(rate.per):
        return 1
    return ratio(quantity.unit, rate.per)


def named(outline: Outline, quantity: Fact, rate: Rate) -> bool:
    """Whether the quantity counts what the rate is given for."""
    if rate.per is None:
        return False
    if quantity.unit is not None:
        return ratio(quantity.unit, rate.per) is not None
    shares = lexicon.relations().words["shares"]
    if rate.per in shares and not shares.isdisjoint((quantity.subject or "").lower().split()):
        return True  # 20 miliar lembar, Rp 150 per saham
    behind = outline.text[quantity.end : quantity.end + SPELLED]
    words = [_bare(word) for word in behind[:AHEAD].split(maxsplit=3)[:3]]
    if rate.per in words or symbol("".join(words[:1])) == rate.per or rate.per in (quantity.subject or "").lower().split():
        return True
    return f"({rate.per})" in behind.lower()  # 640 tempat pemungutan suara (TPS) … di tiap TPS


def people(quantity: Fact, rate: Rate) -> bool:
    """Whether a rate `per orang` is given for what is counted, whatever people are called there."""
    return quantity.kind == "count" and rate.per in lexicon.relations().words["people"]


def close(one: Number, other: Number) -> bool:
    """A quick look before the exact one: within a tenth."""
    return 10 * absolute(one - other) <= other
