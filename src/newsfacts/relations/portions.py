"""Shares whose part and whole are only named: `Porsi kredit UMKM itu mencapai 29,7 persen dari total kredit`.

The figures of both stand some sentences before, or in the next one.  The words around them tell which they are, and the arithmetic has
the last word: what does not fit is taken for a share of something else.
"""

from newsfacts import lexicon
from newsfacts.interval import Tier, absolute, bare, divided, open_ended, reading, significant_digits
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import VERBS, Mention, Outline

KINDS = frozenset({"money", "count", "measure"})
TIES = frozenset({"of", "from", "relative"})
REACH = 6  # sentences back in which the figures may stand
TIE = 3  # characters between a percentage and the `dari` behind it
WORDS = 6  # words behind `dari` that name the whole
BEFORE = 8  # words before a figure that say what it is of
BEHIND = 3  # words behind it that do
TELLING = 3  # significant digits that make an accident unlikely
MOST = 12  # figures that are tried as the part, and as the whole
LEAST = 3  # letters of a word that says something


def find(outline: Outline, percent: Mention) -> Relation | None:
    """The share that a percentage states of a whole without its figure; None unless some pair of figures before it fits."""
    tie = tie_behind(outline, percent)
    number = percent.fact.number
    if tie is None or not number:
        return None
    words = outline.analysis
    behind = words.token_at(tie.end)
    wanted_whole = telling(outline, behind, behind + WORDS)
    first = words.token_at(percent.fact.start)
    wanted_part = telling(outline, max(words.token_at(outline.sentence(percent.sentence)[0]), first - BEFORE), first)
    row = outline.by_sentence[percent.sentence]
    place = row.index(percent)
    near = [*reversed(row[:place]), *outline.earlier(percent.sentence, REACH), *row[place + 1 :], *outline.later(percent.sentence)]
    figures = [mention for mention in near if mention.fact.number and mention.fact.kind in KINDS and mention.fact.unit != "%"]
    wholes = [mention for mention in figures if wanted_whole & around(outline, mention)][:MOST]
    parts = [mention for mention in figures if wanted_part & around(outline, mention)][:MOST]
    if not parts and significant_digits(number) >= TELLING:
        parts = figures[:MOST]
    following = outline.following(percent)
    if following is not None and following.fact.kind not in KINDS:
        following = None
    if following is not None and "namely" in following.near:  # tiga perempat dari penjualan itu, yakni 55.650 unit
        parts = [following]
        if any(cue.family == "this" for cue in outline.cues_between(tie.end, following.fact.start)):
            wholes += [mention for mention in figures[:MOST] if mention.sentence < percent.sentence]
    elif following is not None and words.token_at(following.fact.start) <= behind + WORDS:  # 32 persen dari pasar yang 74.200 unit
        wholes = [following]
    for whole in wholes:
        for part in parts:
            if part is not whole and part.dimension == whole.dimension and fits(part.fact, whole.fact, percent.fact):
                binding = {"whole": (whole.fact,), "part": (part.fact,), "percent": (percent.fact,)}
                return Relation("share", (binding,), (tie.start, tie.end), sure=False)
    return None


def tie_behind(outline: Outline, percent: Mention) -> Cue | None:
    """The `dari` right behind a percentage."""
    return next((cue for cue in outline.after(percent) if cue.family in TIES and cue.start - percent.fact.end <= TIE), None)


def named_between(outline: Outline, start: int, end: int) -> frozenset[str]:
    """The telling words of `text[start:end]`."""
    return telling(outline, *outline.analysis.tokens(start, end))


def renamed(outline: Outline, size: Mention, start: Mention) -> bool:
    """Whether right behind its size what a change starts from is of something else: `naik 2 persen, dengan korban dari 41 menjadi 36`."""
    if start.index != size.index + 1 or start.sentence != size.sentence:
        return False
    tie = start.lead("from", "compared")
    begin, end = size.fact.end, tie.start if tie is not None else start.fact.start
    text, cues = outline.text[begin:end], outline.cues_between(begin, end)
    marks = [",", *(f" {word} " for word in lexicon.relations().words["along"])]
    turns = [begin + text.rfind(mark) + len(mark) for mark in marks if mark in text]
    turns += [cue.end for cue in cues if cue.family in ("and", "contrast")]
    if not turns or any(cue.family == "namely" for cue in cues):
        return False
    begin = max(turns)
    verbs = {word for cue in cues if cue.family in VERBS for word in cue.phrase.split()} | lexicon.relations().words["clauses"]
    people = not lexicon.refusals().persons.isdisjoint(outline.words(begin, end))
    return (
        people
        or bool(naming(outline, begin, end) - verbs)
        or any(map(outline.analysis.is_capital, range(*outline.analysis.tokens(begin, end))))
    )


def of_another(outline: Outline, start: int, end: int) -> bool:
    """Whether a clause between a figure and what is said behind it has a subject of its own, behind the last comma or conjunction.

    `Beban pokok naik dari A menjadi B, beban usaha naik 5 persen`.
    """
    cues = [cue.end for cue in outline.cues_between(start, end) if cue.family in ("or", "and", "contrast")]
    start = max([start, outline.text.rfind(",", start, end) + 1, *cues])
    first, last = outline.analysis.tokens(start, end)
    return any(map(outline.analysis.is_capital, range(first, last))) or bool(naming(outline, start, end))


def naming(outline: Outline, start: int, end: int) -> frozenset[str]:
    """The words of `text[start:end]` that name something, beside when it was and what comes of it."""
    known = lexicon.relations().words
    return named_between(outline, start, end).difference(known["dating"], known["concluding"], lexicon.calendar().months)


def telling(outline: Outline, first: int, last: int) -> frozenset[str]:
    """The words that say something among the tokens from one to another."""
    small = lexicon.function_words().indonesian
    return frozenset(word for word in outline.analysis.words[first:last] if len(word) >= LEAST and word.isalpha() and word not in small)


def around(outline: Outline, mention: Mention, before: int = BEFORE) -> frozenset[str]:
    """The telling words beside a figure, in its sentence: `before` it and a few behind."""
    analysis = outline.analysis
    low, high = analysis.tokens(*outline.sentence(mention.sentence))
    first, last = analysis.tokens(mention.fact.start, mention.fact.end)
    return telling(outline, max(low, first - before), min(high, last + BEHIND))


def nearly_fits(part: Fact, whole: Fact, percent: Fact, times: int) -> bool:
    """Whether a share is off the percentage by no more than one part in so many of it."""
    printed = percent.number or 0
    return absolute(divided((part.number or 0) * 100, whole.number or 1) - printed) * times <= printed


def fits(part: Fact, whole: Fact, percent: Fact) -> bool:
    """Whether part and whole make the percentage (or fraction), as far as they were rounded."""
    one, other = part, percent
    if one.qualifier == other.qualifier != "exact":  # paling sedikit 20 persen, minimal 115 kursi
        one, other = bare(one), bare(other)
    if any(map(open_ended, (one, whole, other))):
        return False
    share = reading(one, Tier.ROUNDED).scaled(100 if other.unit == "%" else 1).over(reading(whole, Tier.ROUNDED))
    return share is not None and share.meets(reading(other, Tier.ROUNDED))
