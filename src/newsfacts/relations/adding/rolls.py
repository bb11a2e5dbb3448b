"""Figures listed side by side of which none is the whole of the others: of towns, years or states, or the largest of a kind.

That such figures nearly add up is an accident.
"""

from newsfacts.relations.adding.additions import apart
from newsfacts.relations.adding.months import month_of
from newsfacts.relations.adding.series import top
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import THESE, Mention, Outline
from newsfacts.relations.restating.siblings import Siblings

LED = frozenset({"consists", "namely"})  # words that lead up to the parts of a whole
CLOSED = frozenset({"rest", "each", "others"})  # words by which a list names all of them
WHOLE = frozenset({"total", "of", "from", "consists"})  # words that lead up to a whole


def listed(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a figure and those behind it are told one by one, so that it is no whole of them."""
    states = apart(outline, [whole, *parts])
    return states or any(told(outline, whole, parts) for told in (_ranked, _in_list, _in_turn, _by_name, _of_another))


def _of_another(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a figure and those behind it make up one before them: `Dari 980 aduan, 412 warga mengadu soal upah, 408 soal cuti …`."""
    numbers = [mention.fact.number or 0 for mention in (whole, *parts)]
    before = outline.about(whole, 1) if whole.index < parts[0].index else []
    return any(other.index < whole.index and other.fact.number == sum(numbers) for other in before)


def _ranked(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the parts are the largest of their kind and none is the rest: `tiga penyumbang terbesar adalah A 40 ton, B 30 ton …`."""
    if any(part.families & {"rest", "others"} for part in parts):
        return False
    return top(outline, min(whole.fact.end, parts[0].fact.start), parts[-1].fact.start)


def _by_name(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the figures are told of one name after the other: `Kota A 4.128 kasus, Kota B 2.104 kasus, dan Kota C 2.014 kasus`."""
    if whole.families & WHOLE or parts[0].families & (CLOSED | LED):
        return False
    siblings = Siblings(outline)
    return all(siblings.two(whole, part) for part in parts)


def _in_turn(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the figures are those of one year or month after the other: `pada 2015 sebesar 5.128 ton, pada 2016 sebesar 2.904 ton …`."""
    if all(month_of(outline, mention) for mention in (whole, *parts)):
        return True
    times = [mention.fact.time or "" for mention in (whole, *parts)]
    alike = len({len(time) for time in times}) == 1 and all(times) and not any("/" in time for time in times)
    return alike and len(set(times)) == len(times) and "total" not in whole.families


def _in_list(outline: Outline, whole: Mention, parts: list[Mention]) -> bool:
    """Whether a figure is listed side by side with those before it, so that the list sooner goes on: `Solo 418 ton, dan Palu 422 ton`.

    Words that say that it is a whole, or that lead up to parts, tell otherwise.
    """
    before = outline.preceding(whole)
    if before is None or before.dimension != whole.dimension or before.bracketed or not kin(before.fact, whole.fact):
        return False
    if whole.families & WHOLE or parts[0].families & {*LED, *THESE, "of_that", "total"}:
        return False
    following = outline.following(whole)
    goes_on = following is not None and following.dimension == whole.dimension and following not in parts
    return "and" in whole.families or goes_on
