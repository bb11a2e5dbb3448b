"""Parts of which the rest is told without a figure: `312 orang, terdiri dari 54 anak, 4 bayi, dan sisanya dewasa`."""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import adds_up, surplus
from newsfacts.relations.adding.series import main, summed, told_of_rest
from newsfacts.relations.certainty import LIKELY
from newsfacts.relations.listing.announcing import OPENERS
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import VERBS, Mention, Outline, before_cue, behind_cue
from newsfacts.relations.sharing.parts import MOST, NOT_PARTS, part_of

REST = 90  # characters between a part and the `sisanya` behind it
UNLIKE = NOT_PARTS | VERBS


def with_rest(outline: Outline, row: list[Mention], cue: Cue) -> Iterator[Relation]:
    """`Dana Rp 180 miliar, yakni Rp 100 miliar untuk gedung dan sisanya untuk mesin`: the rest is told of without a figure."""
    before = before_cue(row, cue)
    if len(before) < 2 or not cue.phrase.endswith(lexicon.nouns().possessive):  # no `sisa` of anything
        return
    part = before[0]
    if not told_of_rest(outline, part, cue):
        return  # dan 20 persen sisanya
    wholes = [mention for mention in main(before[1:]) if mention.dimension == part.dimension]
    if len(wholes) == 1 and kin(wholes[0].fact, part.fact):
        yield from _short_of_rest(outline, row, wholes[0], part, cue)
    else:
        yield from _listed_with_rest(outline, row, part, cue)


def _short_of_rest(outline: Outline, row: list[Mention], whole: Mention, part: Mention, cue: Cue) -> Iterator[Relation]:
    """The part of a whole that is told before its rest, which has no figure."""
    if part.bracketed or any(
        other.fact.start >= cue.end and other.dimension == part.dimension and kin(whole.fact, other.fact) for other in row
    ):
        return  # its figure
    joined = outline.text[part.fact.end : cue.start].lower()
    straight = len(joined) <= REST and "." not in joined and "of_that" not in whole.families
    if straight and whole.first and not whole.fact.per and not part.near & UNLIKE:
        for relation in part_of(outline, [whole], part, cue, left=True):
            yield relation._replace(doubtful=relation.sure)  # he paid more than he owed


def _listed_with_rest(outline: Outline, row: list[Mention], last: Mention, cue: Cue) -> Iterator[Relation]:
    """`312 orang, terdiri dari 54 anak, 4 bayi, dan sisanya dewasa`: each that is listed is a part, be it of another noun."""
    lead = next(
        (other for other in reversed(outline.cues_of(last.sentence)) if other.family in OPENERS and other.end <= last.fact.start), None
    )
    before = main(before_cue(row, lead)) if lead is not None else []
    wholes = [mention for mention in before if mention.dimension == last.dimension]
    if lead is None or len(wholes) != 1 or wholes[0].fact.per:
        return  # no list, or one of nobody knows what: 312 orang dari 40 desa, terdiri dari …
    (whole,) = wholes
    parts = [mention for mention in behind_cue(row, lead) if mention.fact.end <= cue.start]
    told = any(other.fact.start >= cue.end and other.dimension == whole.dimension for other in row)  # the figure of the rest
    if told or not all(part.dimension == whole.dimension and not part.near & UNLIKE for part in parts):
        return
    if len(parts) > 1 and surplus(together := {"total": (whole,), "parts": tuple(parts)}) > 0 and not adds_up(together):
        yield summed([together], lead, LIKELY)  # more than all, with the rest still to come
        return
    for part in parts[:MOST]:
        yield from part_of(outline, [whole], part, lead, sure=False)
