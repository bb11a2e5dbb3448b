"""What is so of some and not so of the others: `Dari 840 peserta, 32 tidak lulus. Peserta yang lulus sebanyak 808 orang.`

The two are all there are, wherever they stand.  A third sort (`tidak diketahui`) is conceivable, so that a sum that fails is only noted.
"""

from collections.abc import Iterator
from itertools import compress, count

from newsfacts import lexicon
from newsfacts.interval import Tier, absolute
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import ENOUGH, Sum, Told, added, adds_up, made_up, printed
from newsfacts.relations.adding.runs import ASIDE
from newsfacts.relations.adding.series import summed
from newsfacts.relations.certainty import LIKELY, TRIED
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.portions import telling

BEFORE = 4  # words between a figure and the denial behind it
BEHIND = 7  # words between a denial and its figure
REACH = 2  # sentences on either side in which the other figure and the whole may stand
STEM = 5  # letters of a word that another one is made from: `lulus`, `kelulusan`
LITTLE = 20  # a whole is so many times what is missing: else it is the whole of something else
PARTED = frozenset({"and", "contrast"})  # between a figure and a denial that is of another one
TIMES = frozenset({"before"})  # figures of another time
OPEN = frozenset({"rest", "others", "for_example", "before"})  # there is a third sort, or another time


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The sums of an article's figures of what is so and what is not."""
    denials = lexicon.modality().denied
    if len(outline.counts) < ENOUGH or outline.vocabulary.isdisjoint(denials):
        return
    analysis = outline.analysis
    missed: list[tuple[Sum, Cue]] = []
    for token in compress(count(), map(denials.__contains__, analysis.words)):
        one = _denied(outline, token)
        if one is None or not _usable(one):
            continue
        word, what = analysis.words[token], telling(outline, token + 1, token + 2)
        if not what:
            continue
        (verb,) = what
        near = sorted(outline.about(one, REACH, REACH), key=lambda mention: abs(mention.index - one.index))
        others = [other for other in near if other is not one and other.dimension == one.dimension and _usable(other)]
        tried = [sum_ for other in others if _affirmed(outline, other, verb) for sum_ in _sums(outline, one, other, verb)]
        fitting = next((binding for binding in tried if adds_up(binding)), None)
        cue = Cue(analysis.starts[token], analysis.end(token), "consists", word)
        if fitting is None:
            missed += [(binding, cue) for binding in tried[:1] if _complete(outline, binding)]
        elif _unknown(fitting, told):
            yield told.add(summed([fitting], cue, TRIED))
    for binding, cue in missed:
        if _unknown(binding, told):
            yield told.add(summed([binding], cue, LIKELY))


def _unknown(binding: Sum, told: Told) -> bool:
    return binding["total"][0].fact.start not in told.totals and not told.parts(binding["parts"])


def _usable(mention: Mention) -> bool:
    fact = mention.fact
    plain = fact.kind == "count" and fact.number is not None and fact.qualifier == "exact" and fact.section == "body"
    return plain and not mention.bracketed and not mention.families & TIMES and not mention.near & ASIDE


def _denied(outline: Outline, token: int) -> Mention | None:
    """The figure of what is not so: right before the denial (`32 peserta tidak lulus`), or behind it (`yang tidak lulus 32 orang`)."""
    analysis = outline.analysis
    start = analysis.starts[token]
    number = analysis.sentence_at(start)
    if number not in outline.by_sentence:  # of most
        return None
    place = outline.place(start)
    before = outline.mentions[place - 1] if place else None
    if before is not None and before.sentence == number and token - analysis.token_at(before.fact.end) < BEFORE:
        parted = any(cue.family in PARTED for cue in outline.cues_between(before.fact.end, start))
        if not parted and "," not in outline.text[before.fact.end : start]:
            return before
    behind = outline.mentions[place] if place < len(outline.mentions) else None
    if behind is None or behind.sentence != number or analysis.token_at(behind.fact.start) - token > BEHIND:
        return None
    return None if "," in outline.text[start : behind.fact.start] else behind


def _affirmed(outline: Outline, mention: Mention, verb: str) -> bool:
    """Whether a figure is of what is so: the word stands before it or behind it, and no denial does."""
    analysis = outline.analysis
    before = outline.preceding(mention)
    if before is not None and before.fact.unit == "%" and "or" in mention.near:  # yang lulus 98 persen atau sebanyak 808 orang
        before = outline.preceding(before)
    begin = outline.sentence(mention.sentence)[0]
    if before is not None:
        gap = outline.cues_between(before.fact.end, mention.fact.start)
        begin = max([before.fact.end, *(cue.end for cue in gap if cue.family in PARTED)])
    first, last = analysis.tokens(begin, outline.until(mention))
    own = analysis.words[first:last]
    behind_it = analysis.token_at(mention.fact.end) - first
    denials = lexicon.modality().denied
    until = next((place for place, word in enumerate(own) if word in denials or place > behind_it and word == ","), len(own))
    own = own[:until] if until > behind_it else []
    passed = lexicon.relations().words["passed"]
    meant = passed if verb in passed else (verb,)
    return any(each == word or len(each) >= STEM and each in word for each in meant for word in own)


def _sums(outline: Outline, one: Mention, other: Mention, verb: str) -> Iterator[Sum]:
    """The figures before two others, or in the next sentence, that may be their whole, nearest first."""
    first, last = sorted((one, other), key=lambda mention: mention.index)
    for whole in reversed(outline.about(first, REACH, 1)):
        binding: Sum = {"total": (whole,), "parts": (first, last)}
        number, parts = whole.fact.number, [part.fact.number or 0 for part in binding["parts"]]
        if number is None or whole.dimension != one.dimension or whole.fact.qualifier != "exact" or number <= max(parts):
            continue
        counted = kin(whole.fact, other.fact) or verb in (other.fact.subject or "").lower()  # tingkat kelulusan
        if counted and kin(whole.fact, one.fact) and absolute(number - sum(parts)) * LITTLE <= number:
            yield binding


def _complete(outline: Outline, binding: Sum) -> bool:
    """Whether nothing says that there is a third sort, or where what is missing stands."""
    (whole,), parts = binding["total"], binding["parts"]
    if any(cue.family in OPEN for cue in outline.cues_between(parts[0].fact.start, outline.sentence(parts[-1].sentence)[1])):
        return False
    return not made_up(outline, binding) and not printed(outline, whole, added(binding, Tier.EXACT), parts)
