"""One thing counted place by place: `38 bidang lahan di Desa A (10 bidang), B (11 bidang), dan C (17 bidang)`.

All counts go by one noun and the last is said to be the last, so that they are all there are: more than the whole is noted, and so is what
falls a little short of it.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from newsfacts import lexicon
from newsfacts.interval import Tier, open_ended
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import NEAR, Sum, Told, added, adds_up, akin, comes_near, made_up, printed, surplus
from newsfacts.relations.adding.breakdowns import OTHERWISE, separate
from newsfacts.relations.adding.continued import goes_on
from newsfacts.relations.adding.series import MOST_ITEMS, summed, unfinished
from newsfacts.relations.certainty import LIKELY, TRIED
from newsfacts.relations.outline import Mention, Outline

LEAST = 3  # places
REACH = 170  # characters between the whole and the first of them
LITTLE = Fraction(1, 10)  # of the whole that the counts may fall short of it: else there are other places
BESIDE = OTHERWISE | {"of", "from", "compared", "above", "below"}  # what these lead up to is no whole


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The counts by place of an article."""
    done = -1
    for first in outline.counts if len(outline.counts) > LEAST else ():
        if first.index <= done or not first.index:
            continue
        parts = _bracketed(outline, first) if first.bracketed else _located(outline, first)
        if not LEAST <= len(parts) < MOST_ITEMS or told.parts(parts):
            continue
        done = parts[-1].index
        found = _relation(outline, parts)
        if found is not None:
            yield told.add(found)


def _bracketed(outline: Outline, first: Mention) -> list[Mention]:
    """`Lasi (10 bidang), Guntur (11 bidang), dan Kemiri (18 bidang)`: counts alone in brackets behind names."""
    return _run(first, [mention for mention in _row(outline, first) if mention.bracketed and _alone(outline, mention)])


def _alone(outline: Outline, mention: Mention) -> bool:
    """Whether a bracket opens behind a name and holds a count and its noun, and nothing else."""
    text, fact = outline.text, mention.fact
    opens, closes = text.rfind("(", 0, fact.start + 1), text.find(")", fact.end)
    name = text[:opens].rstrip()[-40:].split()[-1:]
    noun = (fact.subject or "").lower()
    inside = text[opens + 1 : closes].lower().strip()
    return bool(name) and name[0][:1].isupper() and inside == f"{fact.text.lower().strip('()')} {noun}".strip()


def _located(outline: Outline, first: Mention) -> list[Mention]:
    """`4 orang di Lasi, 1 orang di Guntur, serta 2 orang di Kemiri`."""
    before = outline.mentions[first.index - 1]
    if outline.gap(before, first).rstrip()[-1:].isalnum() or not _in_place(outline, first):
        return []
    run = _run(first, [mention for mention in _row(outline, first) if _in_place(outline, mention)])
    return run if run and _nothing_else(outline, run[-1]) else []


def _in_place(outline: Outline, mention: Mention) -> bool:
    """Whether `di` or `dari` and a name stand behind a count and its noun."""
    analysis, noun = outline.analysis, (mention.fact.subject or "").lower().split()
    at = analysis.tokens(mention.fact.start, mention.fact.end)[1]
    if not noun or analysis.words[at : at + len(noun)] != noun:
        return False
    at += len(noun)
    words = analysis.words[at : at + 1]
    return bool(words) and words[0] in lexicon.relations().words["places"] and at + 1 < len(analysis.words) and analysis.is_capital(at + 1)


def _nothing_else(outline: Outline, last: Mention) -> bool:
    """Whether the name of the last place ends the clause, so that nothing is said of those counted: not `… 2 orang dari Kemiri selamat`."""
    analysis = outline.analysis
    at = analysis.tokens(last.fact.start, last.fact.end)[1] + len((last.fact.subject or "").split()) + 1
    while at < len(analysis.words) and analysis.is_capital(at):
        at += 1
    return at < len(analysis.words) and not analysis.words[at].isalnum()


def _row(outline: Outline, first: Mention) -> list[Mention]:
    row = outline.by_sentence[first.sentence]
    return row[first.index - row[0].index :]


def _run(first: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """The first counts that follow each other straight and go by one noun."""
    run: list[Mention] = []
    for mention in mentions[:MOST_ITEMS]:
        if mention.index != first.index + len(run) or mention.fact.subject != first.fact.subject or open_ended(mention.fact):
            break
        run.append(mention)
    return run


def _whole(outline: Outline, parts: list[Mention]) -> Mention:
    """The figure before the counts; not how many places there are: `78 rumah di tiga desa, yakni Lasi (12 rumah), …`."""
    before = outline.mentions[parts[0].index - 1]
    counted = not before.first and before.fact.number == len(parts) and before.sentence == parts[0].sentence
    return outline.mentions[before.index - 1] if counted else before


def _relation(outline: Outline, parts: list[Mention]) -> Relation | None:
    whole, last = _whole(outline, parts), parts[-1]
    binding: Sum = {"total": (whole,), "parts": tuple(parts)}
    if whole.dimension != parts[0].dimension or whole.bracketed or open_ended(whole.fact) or whole.near & BESIDE or not akin(binding):
        return None
    cue = Cue(whole.fact.end, parts[0].fact.start, "consists", "")
    if parts[0].fact.start - whole.fact.end > REACH or parts[0].sentence > whole.sentence + 1:
        return None
    if adds_up(binding):
        return summed([binding], cue, TRIED)
    if "and" not in last.families or unfinished(outline, cue, parts) or goes_on(outline, binding) or not separate(outline, binding):
        return None
    more = surplus(binding) > 0
    if not comes_near(binding, NEAR if more else LITTLE) or made_up(outline, binding):
        return None
    return None if printed(outline, whole, added(binding, Tier.EXACT), parts) else summed([binding], cue, LIKELY)
