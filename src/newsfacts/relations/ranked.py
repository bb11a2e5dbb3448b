"""Parts that are told largest first: `Ada 120 kasus. Kasus didominasi Kecamatan Asri, 50 kasus, disusul Kecamatan Teduh 30 kasus.`

Each of them is part of the whole named before; nothing says that they are all there are.  That the largest exceeds it would mean only that
another whole is meant.
"""

from collections.abc import Iterator

from newsfacts.model import Relation
from newsfacts.relations.certainty import TRIED
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.outline import VERBS, Mention, Outline, points_back

REACH = 8  # sentences between a whole and its largest part
NEXT = 1  # sentences between one part and the next
KINDS = frozenset({"count", "money", "measure"})
MOST = 8  # parts of one ranking
FIRST = frozenset({"dominant"})  # who is only the largest need be no part of the whole before
GOES_ON = frozenset({"next_rank", "contrast", "and"})
OTHERWISE = VERBS | {"of", "from", "to", "compared", "before", "average", "every", "target", "threshold", "including", "among"}
WHOLE = frozenset({"total", "of", "of_that"})


def find(outline: Outline) -> Iterator[Relation]:
    """The parts of an article's rankings."""
    done = -1
    for cue in outline.of_family("next_rank"):
        behind = outline.by_sentence.get(outline.analysis.sentence_at(cue.start), [])
        second = next((mention for mention in behind if mention.fact.start >= cue.end and mention.fact.kind in KINDS), None)
        if second is None or second.index <= done:
            continue
        first = _first(outline, second)
        whole = _whole(outline, first) if first is not None else None
        if first is None or whole is None:
            continue
        parts = [first, *_following(outline, first, second)]
        done = parts[-1].index
        for part in parts:
            yield Relation("part-of", ({"whole": (whole.fact,), "part": (part.fact,)},), (cue.start, cue.end), **TRIED)


def _first(outline: Outline, second: Mention) -> Mention | None:
    """The largest part: the nearest figure of its sort before the second, which is said to dominate the whole."""
    near = [m for m in outline.about(second, NEXT) if m.index < second.index and m.dimension == second.dimension]
    first = next((m for m in reversed(near) if not m.bracketed and kin(m.fact, second.fact)), None)
    return first if first is not None and _said(outline, first) & FIRST and not first.near & OTHERWISE else None


def _said(outline: Outline, mention: Mention) -> frozenset[str]:
    """What the words of its sentence before a figure say."""
    return frozenset([cue.family for cue in outline.cues_between(outline.sentence(mention.sentence)[0], mention.fact.start)])


def _whole(outline: Outline, first: Mention) -> Mention | None:
    """The nearest larger figure before the largest part that counts the same noun, or is a total or pointed back to as the part says."""
    said = _said(outline, first)
    back = any(points_back(outline, cue) for cue in outline.cues_between(outline.sentence(first.sentence)[0], first.fact.start))
    for mention in outline.about(first, REACH)[::-1]:
        if mention.index >= first.index or mention.dimension != first.dimension or mention.bracketed or mention.near & OTHERWISE:
            continue
        named = back or (same(mention.fact, first.fact) if first.fact.kind == "count" else mention.families & WHOLE and said & WHOLE)
        if named and (mention.fact.number or 0) > (first.fact.number or 0):
            return mention
    return None


def _following(outline: Outline, first: Mention, second: Mention) -> list[Mention]:
    """The second part and those that go on from it."""
    parts: list[Mention] = []
    for mention in outline.about(second, 0, MOST):
        if mention.index < second.index or mention.dimension != second.dimension or mention.bracketed:
            continue
        last = parts[-1] if parts else first
        goes_on = any(cue.family in GOES_ON for cue in outline.cues_between(last.fact.end, mention.fact.start))
        if mention.near & OTHERWISE or not goes_on or mention.sentence - last.sentence > NEXT or not kin(first.fact, mention.fact):
            break
        parts.append(mention)
    return parts[:MOST]
