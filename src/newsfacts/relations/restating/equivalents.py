"""The same quantity in another unit right behind it: `12 hektare atau 120.000 meter persegi`, `40 knot (74 km/jam)`.

In a bracket of its own, or behind what says that both are the same (`atau setara`), they must agree.  A bare `atau` may part what can be
chosen from (`5 kilometer atau 500 meter`): there only a decimal comma or a slip is noted.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.dimensions import ratio, roughly
from newsfacts.interval import divided
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import GUESSED, LIKELY, PLAIN, TRIED, Certainty, at_most
from newsfacts.relations.outline import Mention, Outline

APART = 40  # characters between a quantity and its equivalent
NOUN = 3  # words behind a quantity that say of what it is
COMPOUND = 12  # characters between the two figures of one length: 5 kaki 7 inci
DATA = "data"  # the dimension of bytes
CROSS = "x×"  # stands between the sides of an area
CLOSED = ")"
NEITHER = "neither"  # no role: of the two figures, no change of one is likelier than of the other
WORD = re.compile(r"[^\W\d_][\w-]*+")


def find(outline: Outline) -> Iterator[Relation]:
    """The quantities that are told again in another unit."""
    if sum([kind == "measure" for kind, _ in outline.by_dimension]) < 2:
        return
    for first, again in pairwise(outline.mentions):
        if first.sentence == again.sentence and first.dimension != again.dimension and _convert(first.fact, again.fact):
            certainty = _certainty(outline, first, again)
            if certainty is not None and not _compound(outline, first):
                roles = {"first": (first.fact,), "again": (again.fact,)}
                suspect = "again" if _exact(first.fact, again.fact) else NEITHER
                yield Relation("restated", (roles,), (again.fact.start, again.fact.end), suspect=suspect, **certainty)


def _convert(first: Fact, again: Fact) -> bool:
    """Whether two figures measure the same in two units."""
    if not first.kind == again.kind == "measure" or first.per != again.per or again.start - first.end > APART:
        return False
    if first.unit in lexicon.dimensions()[DATA]:  # of 1,000 or of 1,024
        return False
    sizes = (first.number or 0) > 0 and (again.number or 0) > 0
    return sizes and roughly(first.unit, again.unit) is not None


def _exact(first: Fact, again: Fact) -> bool:
    """Whether the equivalent is printed so finely that a change of its digits tells what was meant: not `1.500 kilogram alias 15 ton`."""
    factor, unit = roughly(first.unit, again.unit) or 0, again.unit_printed
    if ratio(first.unit, again.unit) is None:
        return len(_digits(again)) > 1
    return unit is not None and divided((first.number or 0) * factor, unit).denominator == 1


def _certainty(outline: Outline, first: Mention, again: Mention) -> Certainty | None:
    """How plainly the words say that a figure is the one before it; None if they do not."""
    between = outline.gap(first, again)
    alone, bracket, hedge = between.partition("(")
    cue = None if bracket else again.lead("or")
    if cue is not None:
        alone, hedge = between[: cue.start - first.fact.end], between[cue.end - first.fact.end :]
    elif not (bracket and outline.text.startswith(CLOSED, again.fact.end)):
        return None
    told = _told(first.fact, again.fact, cue.phrase if cue is not None else None) if _only(hedge, hedging=True) else None
    if told is None or len(WORD.findall(alone)) > NOUN or "," in alone.strip(" ,") or _chosen(outline, first):
        return None
    if cue is not None and _of_another(outline, alone, first, again):
        return TRIED
    return told if _only(alone) else at_most(told, LIKELY)


def _told(first: Fact, again: Fact, phrase: str | None) -> Certainty | None:
    """How plainly a bracket, or a cue of that phrase, says so of two figures; None where it may part two of several."""
    known, digits, again_digits = lexicon.relations().words, _digits(first), _digits(again)
    if phrase in known["worth_as"]:
        return PLAIN
    if not (digits and again_digits) or phrase is not None and phrase not in known["same_or_another"]:
        return None
    if digits == again_digits:
        down = (roughly(first.unit, again.unit) or 0) > 1
        return PLAIN if phrase is None else LIKELY if down or len(digits) > 1 else GUESSED
    if ratio(first.unit, again.unit) is None:  # nobody chooses between units of two systems
        return PLAIN if phrase is None and max(len(digits), len(again_digits)) > 1 else LIKELY
    return TRIED if min(len(digits), len(again_digits)) == 1 else PLAIN if phrase is None else GUESSED


def _only(text: str, hedging: bool = False) -> bool:
    """Whether a text holds no words, or only such as lead up to a figure."""
    said = WORD.findall(text.lower())
    return not said or hedging and lexicon.relations().words["leading_up"].issuperset(said)


def _chosen(outline: Outline, first: Mention) -> bool:
    """Whether the sentence speaks of what may be chosen from: `kemasan 1 kilogram atau 500 gram`."""
    return not lexicon.relations().words["choices"].isdisjoint(outline.words(outline.sentence(first.sentence)[0], first.fact.start))


def _of_another(outline: Outline, alone: str, first: Mention, again: Mention) -> bool:
    """Whether two figures are of different things: `10 ton gabah setara 60 kuintal beras`, `gabah 10 ton atau setara 6.000 kilogram beras`.

    Of one thing where no noun stands behind the first and their digits are the same: `3 ton atau setara 300 kilogram bawang`.
    """
    behind = WORD.match(outline.text[again.fact.end : again.fact.end + APART].lower().lstrip(" "))
    if behind is None or behind.group() in lexicon.nouns().stops or behind.group() in WORD.findall(alone.lower()):
        return False
    return alone.strip() != "" or _digits(first.fact) != _digits(again.fact)


def _digits(fact: Fact) -> str:
    """The digits of a figure without the zeros at their end."""
    return fact.printed[0].rstrip("0") if fact.printed is not None else ""


def _compound(outline: Outline, first: Mention) -> bool:
    """Whether the first figure is the end of a longer one: `5 kaki 7 inci (170 cm)`, `20 x 30 meter`; or of a list."""
    if outline.text[: first.fact.start].rstrip(" ")[-1:].lower() in CROSS:
        return True
    before = outline.preceding(first)
    if before is None or before.fact.kind != first.fact.kind or roughly(before.fact.unit, first.fact.unit) is None:
        return False
    return first.fact.start - before.fact.end <= COMPOUND
