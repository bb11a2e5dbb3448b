"""Shares told one after another in the same words, of one whole: `58,6 juta jiwa atau 21,7 persen di Sumatra, 16,5 juta atau 6,1 persen …`.

The whole is that of the shares beside it which fit.  A share that does not fit it, and no other figure either, was most likely meant to.
Shares that all fail to fit what seems to be their whole, and come to more than all of it or could be of no one whole, are of something
else.

Each may also be of a whole of its own, that of the same group: `peminjam 19-34 tahun Rp 37 triliun, 35-54 tahun Rp 33 triliun … yang macet
dari kelompok 19-34 tahun Rp 790 miliar (2,1 persen)`.  Where the neighbours fit the wholes of their groups, one that does not was meant to.
"""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from newsfacts.interval import Tier, divided, reading, significant_digits
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import GUESSED, LIKELY, TRIED
from newsfacts.relations.heads import Binding
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.portions import fits, nearly_fits

BESIDE = 3  # shares on either side that may tell the whole
GAP = 220  # characters between the percentages of two neighbours
FITTING = 2  # shares that must fit the whole …
TELLING = 3  # … with so many digits: no accident
APART = Fraction(5, 4)  # times the whole of one share that of another is, by their percentages, to be another one
MOST = 101  # per cent that shares of one whole may come to by rounding
PAST = frozenset({"compared", "before", "from"})  # what these lead up to is a figure of another time
YEAR = 4  # digits of a number that names no group
NEAR = 10  # a share is no further off than such a part of what it should be


def outlying(outline: Outline, shares: Sequence[Relation], explained: frozenset[str]) -> list[Relation]:
    """The shares of an article, the unfitting ones held against the whole of their neighbours; `explained` percentages (ids) are not."""
    wholes = [_wholes(share) for share in shares]
    groups = Groups(outline)
    return [
        share if fitting else _unfitting(groups, shares, wholes, place, explained)
        for place, (share, fitting) in enumerate(zip(shares, wholes, strict=True))
    ]


def _unfitting(
    groups: "Groups", shares: Sequence[Relation], wholes: Sequence[list[Fact]], place: int, explained: frozenset[str]
) -> Relation:
    """A share that fits no whole: held against its neighbours', or, where they do not fit the same whole either, left alone."""
    share = shares[place]
    own = _of_group(groups, shares, place)
    if own is not None:
        return _held_against(share, own)
    if share.sure:
        near = _row(shares, place)
        (whole,) = share.bindings[0]["whole"]
        apart = bool(near) and all(not wholes[other] and shares[other].bindings[0]["whole"] == (whole,) for other in near)
        row = [shares[other].bindings[0] for other in (place, *near)]
        percents = sum(binding["percent"][0].number or 0 for binding in row)
        # … 86,48 persen, … 80,02 persen: of the plan, not of what was spent; seri A (kupon 6,25 persen), seri B (6,75 persen)
        return share._replace(**TRIED) if apart and (percents > MOST or _of_no_whole(row)) else share
    if share.bindings[0]["percent"][0].id in explained:
        return share
    if _of_later_total(shares, wholes, place):
        return share._replace(**LIKELY)
    return _held_against(share, _told(shares, wholes, place))


def _of_later_total(shares: Sequence[Relation], wholes: Sequence[list[Fact]], place: int) -> bool:
    """Whether the one total behind a row of shares, which those beside one fit, is its whole, too: `A (21 persen), diikuti B (10 persen).
    Total ekspor C`."""
    near = _row(shares, place)
    if not near or len(shares[place].bindings) != 1:
        return False
    (whole,) = shares[place].bindings[0]["whole"]
    last = max(shares[other].bindings[0]["percent"][0].start for other in (place, *near))
    return whole.start > last and all(whole in wholes[other] for other in near)


def _of_no_whole(row: Sequence[Binding]) -> bool:
    """Whether parts and their percentages are of wholes so far apart that they are no shares of one: rates, yields, margins."""
    sizes = [divided(binding["part"][0].number or 0, binding["percent"][0].number or 1) for binding in row]
    return not min(sizes) or max(sizes) > APART * min(sizes)


def _wholes(share: Relation) -> list[Fact]:
    """The wholes that a share fits."""
    return [binding["whole"][0] for binding in share.bindings if fits(binding["part"][0], binding["whole"][0], binding["percent"][0])]


def _told(shares: Sequence[Relation], wholes: Sequence[list[Fact]], place: int) -> Fact | None:
    """The whole that all the shares around one fit, as exactly as it is printed."""
    near = [other for other in _row(shares, place) if wholes[other]]
    telling = [other for other in near if significant_digits(shares[other].bindings[0]["percent"][0].number or 0) >= TELLING]
    if len(telling) < FITTING:
        return None
    common = [whole for whole in wholes[telling[0]] if all(whole in wholes[other] for other in near)]
    return min(common, key=lambda whole: whole.unit_printed or 1, default=None)


def _of_group(groups: "Groups", shares: Sequence[Relation], place: int) -> Fact | None:
    """The whole of a share's own group, where the neighbours fit those of theirs."""
    near = _row(shares, place)
    if len(near) < FITTING:
        return None
    parts = {other: shares[other].bindings[0]["part"][0] for other in (*near, place)}
    named = {groups.of(part) for part in parts.values()}
    if not all(named) or len(named) < len(parts):
        return None
    wholes = {other: groups.whole(part) for other, part in parts.items()}
    fitting = [other for other in near if (whole := wholes[other]) is not None and _makes(shares[other], whole)]
    return wholes[place] if len(fitting) == len(near) else None


class Groups:
    """The numbers (of ages, places in a list) by which the clauses of an article's figures name their groups; else the names in them."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._known: dict[int, frozenset[str]] = {}

    def of(self, fact: Fact) -> frozenset[str]:
        """By what the group of a figure is named, looked for once."""
        mention = self._outline.at(fact.start)
        if mention.index not in self._known:
            self._known[mention.index] = _named(self._outline, mention)
        return self._known[mention.index]

    def whole(self, part: Fact) -> Fact | None:
        """The one figure before a part that is of the same group."""
        alike = self._told[part.kind, part.unit, self.of(part)][:2]
        earlier = [fact for fact in alike if fact.start < part.start]
        return earlier[0] if len(earlier) == 1 else None

    @cached_property
    def _told(self) -> defaultdict[tuple[str, str | None, frozenset[str]], list[Fact]]:
        """The figures of each group, in order."""
        told: defaultdict[tuple[str, str | None, frozenset[str]], list[Fact]] = defaultdict(list)
        for mention in self._outline.mentions:
            if not mention.near & PAST:
                told[mention.fact.kind, mention.fact.unit, self.of(mention.fact)].append(mention.fact)
        return told


def _named(outline: Outline, mention: Mention) -> frozenset[str]:
    row = outline.by_sentence[mention.sentence]
    before = [other.fact.end for other in row if other.index < mention.index and other.dimension == mention.dimension]
    analysis = outline.analysis
    first, last = analysis.tokens(before[-1] if before else outline.sentence(mention.sentence)[0], mention.fact.start)
    numbers = frozenset(word for word in analysis.words[first:last] if word.isdecimal() and len(word) < YEAR)
    return numbers or frozenset(analysis.words[at] for at in range(first + 1, last) if analysis.is_capital(at))


def _makes(share: Relation, whole: Fact) -> bool:
    """Whether a share is that of a whole, rounded or cut off, to so many digits that it is no accident."""
    part, percent = share.bindings[0]["part"][0], share.bindings[0]["percent"][0]
    quotient = reading(part, Tier.TRUNCATED).over(reading(whole, Tier.TRUNCATED))
    fine = significant_digits(percent.number or 0) >= TELLING and percent.unit == "%"
    return fine and quotient is not None and quotient.scaled(100).meets(reading(percent, Tier.TRUNCATED))


def _row(shares: Sequence[Relation], place: int) -> list[int]:
    """The neighbours of a share that are told as it is: of the same unit, each close to the next."""
    found: list[int] = []
    for step in (-1, 1):
        last = place
        for other in range(place + step, place + step * (BESIDE + 1), step):
            if not 0 <= other < len(shares) or not _alike(shares[last], shares[other]):
                break
            found.append(other)
            last = other
    return found


def _alike(one: Relation, other: Relation) -> bool:
    (part, percent), (same, again) = ((each.bindings[0]["part"][0], each.bindings[0]["percent"][0]) for each in (one, other))
    close = abs(again.start - percent.start) <= GAP and (percent.start < part.start) == (again.start < same.start)
    return close and (part.kind, part.unit, percent.unit) == (same.kind, same.unit, again.unit) and kin(part, same)


def _held_against(share: Relation, whole: Fact | None) -> Relation:
    part, percent = share.bindings[0]["part"][0], share.bindings[0]["percent"][0]
    if whole is None or whole is part or not part.number or not percent.number or percent.unit != "%":
        return share
    binding = {"whole": (whole,), "part": (part,), "percent": (percent,)}
    return share._replace(bindings=(binding,), **(LIKELY if nearly_fits(part, whole, percent, NEAR) else GUESSED))
