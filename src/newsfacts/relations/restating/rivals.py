"""Figures that look as if they should be the same, and differ by a slip: `Rp4,37 triliun` over a story of Rp3,74 triliun.

How much speaks for a pair (`evidence`) makes it an error, a note or nothing; a figure that disagrees with several is reported once.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.days import parts
from newsfacts.model import Relation
from newsfacts.relations.adding.series import inside, of_class
from newsfacts.relations.changing.roles import SOURCES
from newsfacts.relations.nouns import same
from newsfacts.relations.outline import VERBS, Mention, Outline, begun_from
from newsfacts.relations.restating import beside, scarce, twice
from newsfacts.relations.restating.evidence import weigh
from newsfacts.relations.restating.figures import Figures
from newsfacts.relations.slips import Slip

NOTE = 5  # points from which on a pair is noted, …
ERROR = 10  # … and is an error
FEW = 3  # digits, one less in a headline, of figures that may be a slip apart by accident: no error, unless they are ages of one name
ECHOED = 2  # points by which a pair comes first of which one figure is repeated
REMAINS = 2  # words before a figure that say that it is what is left
BEFORE = 8  # words before a figure that say whether it is of others
PARTS = 12  # figures behind one that may add up to it
CORRECTED = 200  # characters before the later figure in which the earlier one may be called wrong
NAMED = 3  # agreeing figures that a report names against the one that differs


class Rival(NamedTuple):
    """Two figures a slip apart, the earlier one first, with what speaks for their being the same."""

    points: int
    first: Mention
    again: Mention


def find(figures: Figures) -> Iterator[Relation]:
    """Pairs, or a figure against several that agree, that should most likely be the same and are not."""
    outline = figures.outline
    pairs = [
        Rival(
            points if slip.digits > FEW - (first.fact.section == "title") or again.fact.kind == "age" else min(points, ERROR - 1),
            first,
            again,
        )
        for first, again, slip in figures.candidates()
        if (points := _weigh(figures, first, again, slip)) >= NOTE
        and not (_added_up(outline, first, again) or _headed_itself(figures, first, again) or _left_over(outline, again))
        and not (_part(outline, first, again, slip) or _corrected(outline, first, again) or of_class(outline, again))
        and not (_start_and_end(outline, first, again) or _rounded_apart(figures, first, again) or _day(outline, again))
        and not (_ago(outline, again) or _of_others(outline, first, again))
    ]
    told: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: -pair.points - ECHOED * bool(figures.echoes(pair.first) or figures.echoes(pair.again))):
        if told & {pair.first.index, pair.again.index}:
            continue
        odd, usual = sorted((pair.first, pair.again), key=lambda mention: (len(figures.echoes(mention)), mention.fact.section != "title"))
        group = [usual, *figures.echoes(usual)][:NAMED]
        told.update(mention.index for mention in (odd, *figures.echoes(odd), usual, *figures.echoes(usual)))
        yield _relation(odd, group, pair.points < ERROR)


def _weigh(figures: Figures, first: Mention, again: Mention, slip: Slip) -> int:
    """What speaks for two figures a slip apart being the same one, in points, whichever way it does."""
    points = weigh(figures, first, again, slip, NOTE) or scarce.weigh(figures, first, again, slip)
    return points or beside.weigh(figures, first, again, slip) or twice.weigh(figures, first, again, slip)


def _headed_itself(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether the story's figure repeats another one of the headline: `Motor A 4 Silinder, Kini Muncul Motor B 3 Silinder`."""
    return first.fact.section == "title" and any(echo.fact.section == "title" for echo in figures.echoes(again))


def _rounded_apart(figures: Figures, first: Mention, again: Mention) -> bool:
    """Whether a headline that the story repeats to the digit is a slip away from another figure only where it is rounded."""
    echoes = figures.echoes(first)
    titled = any(mention.fact.section == "title" for mention in (first, *echoes))
    return bool(echoes) and titled and first.fact.precision != again.fact.precision


def _left_over(outline: Outline, again: Mention) -> bool:
    """Whether a figure is what is left of another one, or still to come: `tinggal 325 warga yang bertahan`, `besok giliran 214 jemaah`."""
    return not lexicon.relations().words["left_over"].isdisjoint(outline.words_before(again, REMAINS))


def _part(outline: Outline, first: Mention, again: Mention, slip: Slip) -> bool:
    """Whether the later count is of some of those counted before: `102 kasus di antaranya`, `2.035 kasus suspek … 205 kasus positif`."""
    if slip.kind == "lost" and first.fact.kind == "count" and first.fact.section != "title":
        return (again.fact.number or 0) < (first.fact.number or 0)
    return inside(outline, again)


def _day(outline: Outline, again: Mention) -> bool:
    """Whether a bare figure is the day of a date named just before: `paling lambat 21 November. Karena 21 itu hari Minggu, …`."""
    since = outline.sentence(max(0, again.sentence - 1))[0]
    days = [parts(date) for date in outline.dates_between(since, again.fact.start)]
    return again.fact.subject is None and any(day is not None and day.day == again.fact.number for day in days)


def _ago(outline: Outline, again: Mention) -> bool:
    """Whether a length of time only says how long before something was: `dari Rp15.955 sehari sebelumnya`."""
    return again.fact.kind == "duration" and not lexicon.relations().words["gone"].isdisjoint(outline.words_behind(again, 1))


def _of_others(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether the later figure is of others than those before: `Koperasi lain mencatat belanja Rp 7,2 miliar`."""
    led = outline.words(outline.since(again), again.fact.start)[-BEFORE:]
    return first.fact.section != "title" and not lexicon.nouns().others.isdisjoint(led)


def _start_and_end(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether a price or a level is where a change led, and the other one what it was held against.

    So are all figures that a sentence tells apart: `3.245 kasus. Angka tersebut turun dibandingkan 3.425 kasus`.
    """
    if outline.opens_with_this(again.sentence) and again.families & SOURCES and again.families & VERBS:
        return True
    ended = "to" in first.families or "to" in again.families
    return ended and first.fact.kind in ("money", "number") and begun_from(outline, first) != begun_from(outline, again)


def _corrected(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether the text says that the one figure was wrong: `Kemarin kami sampaikan 35 orang. Itu keliru, yang betul 53 orang`."""
    begin, end = outline.sentence(first.sentence)[0], outline.sentence(again.sentence)[1]
    said = outline.text[max(begin, again.fact.start - CORRECTED) : end].lower()
    return any(word in said for word in lexicon.relations().words["mistakes"])


def _added_up(outline: Outline, first: Mention, again: Mention) -> bool:
    """Whether the sentence of the later figure, or the list that it stands in, adds up to the earlier one.

    `32 di Mekah, empat di Madinah, dan satu di bandara`; `lima kursi, yakni:` with two, two and one in the lines below.
    """
    row = [mention for mention in outline.by_sentence[again.sentence] if mention.dimension == again.dimension]
    for some in (row, [mention for mention in row if same(mention.fact, again.fact)]):  # 40 sapi dan 120 kambing, 36 sapi dan 60 kambing
        if len(some) > 1 and sum(mention.fact.number or 0 for mention in some) == first.fact.number:
            return True
    behind = [mention for mention in outline.mentions[first.index + 1 : first.index + 1 + PARTS] if mention.dimension == first.dimension]
    if not behind or ":" not in outline.text[first.fact.end : behind[0].fact.start]:
        return False
    sums = accumulate(mention.fact.number or 0 for mention in behind)
    last = next((place for place, total in enumerate(sums) if total == first.fact.number), 0)
    return last > 0 and again in behind[: last + 1]


def _relation(odd: Mention, group: list[Mention], doubtful: bool) -> Relation:
    first, *again = sorted((odd, *group), key=lambda mention: mention.index)
    alone = len(group) > 1 or odd.fact.section == "title"
    suspect = "first" if first is odd else "again" if len(again) == 1 else ""
    return Relation(
        "restated",
        ({"first": (first.fact,), "again": tuple(mention.fact for mention in again)},),
        (again[-1].fact.start, again[-1].fact.end),
        doubtful=doubtful,
        suspect=suspect if alone else "",
    )
