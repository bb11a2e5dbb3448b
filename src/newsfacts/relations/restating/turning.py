"""Whether a headline and its story tell one step of one thing the other way: `Emas Turun Rp 12.000`, `harga emas naik Rp 12.000`.

Both sentences have one verb of change, right before the figure, which stands once in the story; all that leads up to the headline's
verb stands before the other one, and nothing there speaks of another time, a contrast or something else.
"""

from collections.abc import Sequence
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.relations.outline import VERBS, Mention, Outline, unreached
from newsfacts.relations.restating.figures import UP, Figures, apart
from newsfacts.relations.restating.standing import STEP

TOP = 2  # sentences behind a headline that tell again what it tells
BLEND, BLENDS = 2, 5  # letters of each of two names that a blend of them is made of, and less than which
DASHES = frozenset("-–—")  # behind a dateline
SIZES = ("percent", "money", "number", "measure", "count")  # kinds of a step
GOING = frozenset({"rise", "fall", "strengthen", "weaken"})
PLAIN = GOING | {"rate_of", "total", "this", "balance", "deficit", "income", "outgo", "long"}  # families that lead up to the step


def turned_round(figures: Figures, title: Mention, body: Mention) -> bool:
    """Whether two equal figures are told of the same thing, and of opposite ways."""
    if title.fact.section != "title" or body.sentence - title.sentence > TOP or body.fact.kind not in SIZES:
        return False
    if min(title.fact.number or 0, body.fact.number or 0) <= 0 or {title.fact.modality, body.fact.modality} != {"stated"}:
        return False
    one, other = _verb(figures.outline, title), _verb(figures.outline, body)
    if one is None or other is None or (one.family in UP) == (other.family in UP):
        return False
    if len(figures.echoes(title)) > 1 or figures.looking_back(body) or apart(title, body, anywhere=True):
        return False
    if figures.aspects.differ(title, body) or figures.aspects.headed_apart(title, body):
        return False
    return _one_thing(figures.outline, one, other)


def _verb(outline: Outline, mention: Mention) -> Cue | None:
    """The verb right before a step, if it is the only one of its sentence and nothing else leads up to the step."""
    if not mention.families <= PLAIN:
        return None
    verbs = [cue for cue in outline.cues_of(mention.sentence) if cue.family in VERBS]
    if len(verbs) != 1 or mention.fact.start < verbs[0].end or mention.fact.start - verbs[0].end > STEP or unreached(outline, verbs[0]):
        return None
    return verbs[0]


def _one_thing(outline: Outline, one: Cue, other: Cue) -> bool:
    """Whether all that leads up to the headline's verb leads up to the other one, with no other name, month, opening or time before."""
    known, analysis = lexicon.relations().words, outline.analysis
    title = set(outline.words(*outline.sentence(analysis.sentence_at(one.start))))
    told, (first, last) = outline.words(outline.sentence(analysis.sentence_at(one.start))[0], one.start), _lead(outline, other)
    again = analysis.words[first:last]
    if not known["other_steps"].isdisjoint((*again, *other.phrase.split())):
        return False
    light, blended = lexicon.nouns().stops, _blended(again)
    said = {word for word in told if word not in light and word.isalnum()}
    capital = {analysis.words[token] for token in range(first + 1, last) if analysis.is_capital(token)}
    names = {word for word in capital if len(word) > 1} - light - known["firms"] - set(known["divisions"])
    months = {word for word in again if word in lexicon.calendar().months}
    short = {word: names for word, names in blended.items() if word in said}
    return bool(said) and said <= {*again, *short} and (names | months) <= title.union(*short.values())


def _lead(outline: Outline, verb: Cue) -> tuple[int, int]:
    """The words of its sentence before a verb, behind the dateline."""
    words = outline.analysis.words
    first, last = outline.analysis.tokens(outline.sentence(outline.analysis.sentence_at(verb.start))[0], verb.start)
    return next((token + 1 for token in range(last - 1, first - 1, -1) if words[token] in DASHES), first), last


def _blended(words: Sequence[str]) -> dict[str, frozenset[str]]:
    """What two names beside each other may be called in one word, and the two: `Antam` of `Aneka Tambang`."""
    return {
        one[:size] + other[:rest]: frozenset((one, other))
        for one, other in pairwise(words)
        for size in range(BLEND, BLENDS)
        for rest in range(BLEND, BLENDS)
    }
