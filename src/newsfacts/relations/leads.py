"""Leads told in one breath: `Tim A mengumpulkan 62 poin, unggul sembilan poin atas Tim B yang mengumpulkan 53 poin`.

The lead stands right between the two figures, and `atas`, `dari` with a name behind it say whose the second one is.  Where the first figure
ends the sentence before, the one with the lead must go on with it.
"""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.interval import Tier, absolute, open_ended, point, reading
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.balances import alike, as_difference, fits, scored
from newsfacts.relations.certainty import LIKELY, TRIED
from newsfacts.relations.outline import THESE, Mention, Outline
from newsfacts.relations.portions import named_between

KINDS = frozenset({"count", "money", "percent", "number"})  # years of age are cut off, and distances go another way round
GAPS = ("balance", "deficit")
TURNS = frozenset(
    {"and", "contrast", "before", "compared", "balance", "deficit", "total", "target", "average", "including", "among", "every"}
)
STRAIGHT = 12  # characters between the word for a lead and the lead
WHOSE = 90  # … between a lead and the figure of whom it is taken over
FIRST = 60  # … between the first figure and the word for the lead
APART = 3  # times what lies between two figures that a lead or a difference may be, or the other way round: no slip is larger
POINTS = frozenset({"poin", "pp", "%"})  # units of a lead or a difference in per cent
ALL = 100  # per cent
COMMAS = 2  # around a name: `dari pesaing terdekatnya, Budi, yang meraih …`


def find(outline: Outline, taken: set[str]) -> Iterator[Relation]:
    """The leads of an article that are not `taken`."""
    known = lexicon.relations().words
    for cue in outline.of_family(*GAPS):
        found = outline.behind(cue) if cue.phrase in known["leads"] else None
        if found is None or found.fact.start - cue.end > STRAIGHT or found.fact.id in taken or not _usable(found):
            continue
        other = outline.following(found)
        one = _leading(outline, found, other, cue) if other is not None else None
        if one is None or other is None or not _of_one_sort(one, found, other) or not _whose(outline, found, other):
            continue
        if not _the_only_ones(outline, one, found, other):
            continue
        held = fits(one.fact, other.fact, found.fact)
        if held or _told_apart(one.fact, other.fact, found.fact, cue):
            taken.add(found.fact.id)
            yield as_difference(found, one, other, cue, TRIED if held else LIKELY)


def _usable(mention: Mention) -> bool:
    return bool(mention.fact.number) and not open_ended(mention.fact) and mention.fact.section != "title"


def _leading(outline: Outline, found: Mention, other: Mention, cue: Cue) -> Mention | None:
    """The figure of the first of two: the last one before the lead, in its sentence, or the only one of the sentence before."""
    row = [mention for mention in outline.by_sentence[found.sentence] if mention.index < found.index]
    near = [mention for mention in row if alike(mention, other)]
    if near:
        turned = any(other.family in TURNS for other in outline.cues_between(near[-1].fact.end, cue.start))
        return near[-1] if _usable(near[-1]) and cue.start - near[-1].fact.end <= FIRST and not turned else None
    earlier = outline.by_sentence.get(found.sentence - 1, [])
    if row or len(earlier) != 1 or not _usable(earlier[0]) or "\n" in outline.gap(earlier[0], found):
        return None
    return earlier[0] if _goes_on(outline, earlier[0], outline.sentence(found.sentence)[0], cue.start) else None


def _goes_on(outline: Outline, one: Mention, begin: int, end: int) -> bool:
    """Whether a sentence speaks of whom the one before did, up to the word for the lead: `Mereka`, `Perolehan itu`, the same name."""
    if any(cue.family in THESE for cue in outline.cues_between(begin, end)):
        return True
    named = named_between(outline, begin, end) - lexicon.relations().words["pronouns"]
    return named <= named_between(outline, *outline.sentence(one.sentence))


def _of_one_sort(one: Mention, found: Mention, other: Mention) -> bool:
    """Whether three figures are a lead and the two that it is taken between."""
    if not alike(one, other) or not _usable(other) or one.fact.kind not in KINDS:
        return False
    if one.fact.unit == "%":
        return found.fact.unit in POINTS
    if not alike(one, found):
        return False
    return one.fact.kind != "number" or all(map(scored, (one.fact, found.fact, other.fact)))


def _whose(outline: Outline, found: Mention, other: Mention) -> bool:
    """Whether the words between a lead and the next figure only say whose that is: `atas Tim B yang mengumpulkan`, not `…, yang pada`."""
    known, text = lexicon.relations().words, outline.gap(found, other)
    said = outline.words(found.fact.end, other.fact.start)
    at = next((place for place, word in enumerate(said) if word in known["rivals"]), None)
    if at is None or len(text) > WHOSE or text.count(",") > COMMAS or ";" in text:
        return False
    if any(cue.family in TURNS for cue in outline.cues_between(found.fact.end, other.fact.start)):
        return False
    if outline.dates_between(found.fact.end, other.fact.start) or not (known["standing"] | known["times"]).isdisjoint(said):
        return False
    named = said[at + 1 :]
    which = other.bracketed or not (lexicon.nouns().which | known["with"]).isdisjoint(named)
    return which and any(map(str.isalpha, named))


def _the_only_ones(outline: Outline, one: Mention, found: Mention, other: Mention) -> bool:
    """Whether no third figure of the kind stands in the sentences of a lead, but behind its second figure."""
    first = outline.by_sentence[one.sentence][0].index
    return [m for m in outline.mentions[first : other.index + 1] if alike(m, one) and m is not found] == [one, other]


def _told_apart(one: Fact, other: Fact, lead: Fact, cue: Cue) -> bool:
    """Whether a lead that does not fit was meant to: it goes the way its word says, and is not far from what lies between the figures."""
    apart, stated = (one.number or 0) - (other.number or 0), absolute(lead.number or 0)
    trails = cue.phrase in lexicon.relations().words["behind"]
    leads = cue.phrase in lexicon.relations().words["ahead"]
    if trails and apart > 0 or leads and apart < 0:
        return False
    size = absolute(apart)
    if size > stated * APART or stated > size * APART:
        return False
    return not (one.unit == lead.unit == "%" and _relative(one, other, lead))


def _relative(one: Fact, other: Fact, lead: Fact) -> bool:
    """Whether a lead is how many per cent the one is more than the other."""
    more, less = sorted((one, other), key=lambda fact: fact.number or 0, reverse=True)
    quotient = reading(more, Tier.TRUNCATED).over(reading(less, Tier.TRUNCATED))
    return quotient is not None and (quotient.scaled(ALL) - point(ALL)).meets(reading(lead, Tier.TRUNCATED))
