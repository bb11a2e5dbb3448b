"""Counts and the items listed for them: `empat program, yakni a, b, c, dan d`.

Only a count outside of the fewest and the most items that a list can hold is a contradiction.  It is an error where the list is plain and
ends in its own sentence, a note where it may hide an item or stands in the next sentence, and then by one item only.
"""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN
from newsfacts.language import Cue
from newsfacts.language.words import verb_like
from newsfacts.model import Relation
from newsfacts.relations.listing.announcing import SOME, counts_inside, of_digits, of_something_else, opener
from newsfacts.relations.listing.clauses import amounts, opened
from newsfacts.relations.listing.enumerations import LONGEST, MOST, Items, split
from newsfacts.relations.listing.marks import SCAN, listed
from newsfacts.relations.listing.named_again import named_again
from newsfacts.relations.listing.named_places import located, named_next
from newsfacts.relations.listing.trust import Trust, apart, exceeding, going_on, missed, relation_of, trusted
from newsfacts.relations.listing.unopened import BESIDE, unopened
from newsfacts.relations.listing.valued import valued
from newsfacts.relations.nouns import words
from newsfacts.relations.outline import VERBS, Mention, Outline

FEWEST = 3  # things counted, before a list over lines that misses one
NAMED = 4  # words that name what is counted, before a list over lines
ROMAN = frozenset("IVXL")  # digits of the numbers that parts of a whole go by


def find(outline: Outline) -> Iterator[Relation]:
    """Counts with a list right behind them, or in the next sentence."""
    for number, row in outline.sentences():
        for mention in row:
            value = mention.fact.number
            if (
                mention.bracketed
                or mention.fact.kind not in ("count", "duration")
                and mention.fact.unit != OFTEN
                or value is None
                or value.denominator != 1
                or not 1 <= value <= MOST
                or of_digits(mention)
                or mention.fact.unit == OFTEN
                and mention.near & VERBS  # naik dua kali: dari A, B, ke C
            ):
                continue
            relation = valued(outline, number, mention) or _announced(outline, number, mention)
            relation = relation or named_again(outline, number, mention) or _unannounced(outline, number, mention)
            if relation is not None:
                yield relation


def _announced(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """A list that a cue opens, in this sentence or at the start of the next."""
    cue, next_one = opener(outline, number, mention)
    if cue is None or of_something_else(outline, mention, cue, next_one):
        return None
    count, end = int(mention.fact.number or 0), outline.sentence(number + next_one)[1]
    items = listed(outline.text[cue.end : cue.end + SCAN], count) or split(outline.text[cue.end : min(end, cue.end + LONGEST)])
    if items is None or items.uncounted or _first_of_several(mention, items) or _numbered_on(outline, number + next_one, items):
        return None
    if items.lines:
        return _over_lines(outline, mention, cue, items)
    if cue.family == SOME:
        return exceeding(mention, cue, items) if mention.fact.kind == "count" else None
    if (inside := counts_inside(outline, mention, cue)) is not None:
        return _with_counts(outline, mention, cue, items, inside)
    if len(items.texts) == 1 and (next_one or cue.family != "namely" or mention.fact.kind == "duration"):
        return None
    going = going_on(outline, number + next_one, cue, items)
    if going is None:
        return None
    trust = min(missed(count, items), going)
    if trust and _of_another(outline, mention, items):
        return None  # empat desa di dua kecamatan, yaitu Desa A, Desa B, Desa C, dan Desa D
    return relation_of(mention, cue, items, min(trust, trusted(outline, mention, cue, items, next_one)))


def _with_counts(outline: Outline, mention: Mention, cue: Cue, items: Items, inside: Mention) -> Relation | None:
    """The relation of a list in which other things are counted, the first of them `inside`."""
    if cue.family == "consists" and not lexicon.relations().words["containers"].isdisjoint(words(mention.fact)):
        return None  # dua tim yang terdiri atas lima pelatih, sepuluh siswa dan tiga pendamping
    count = int(mention.fact.number or 0)
    if (clauses := opened(outline, mention, inside)) is not None:
        return relation_of(mention, cue, clauses, Trust.NOTE if apart(count, clauses) == 1 else Trust.SILENCE)
    told = items.closed and items.fewest <= count <= len(items.texts) and inside.fact.subject != mention.fact.subject
    return relation_of(mention, cue, items, Trust.SILENCE) if told else None


def _of_another(outline: Outline, mention: Mention, items: Items) -> bool:
    """Whether a list holds as many items as the count right before this one says."""
    before = outline.preceding(mention)
    if before is None or before.fact.kind != "count" or mention.fact.start - before.fact.end > BESIDE:
        return False
    between = outline.text[before.fact.end : mention.fact.start]
    return set(between).isdisjoint(".,;") and items.fewest <= (before.fact.number or 0) <= items.most


def _over_lines(outline: Outline, mention: Mention, cue: Cue, items: Items) -> Relation | None:
    """The relation of a list over lines, if it holds as many items as were counted, or is plainly one short or one too long."""
    count = int(mention.fact.number or 0)
    missing = apart(count, items)
    if missing and not (missing == 1 and items.whole and count >= FEWEST and cue.family != SOME and _right_before(outline, mention, cue)):
        return None
    return relation_of(mention, cue, items, Trust.NOTE if missing else Trust.SILENCE)


def _right_before(outline: Outline, mention: Mention, cue: Cue) -> bool:
    """Whether only what is counted stands between a count and a list's cue: `empat desa rawan banjir:`, not `di tiga desa, meliputi:`."""
    analysis, nouns = outline.analysis, lexicon.nouns()
    number = analysis.sentence_at(mention.fact.start)
    if outline.by_sentence[number][0] is not mention or analysis.sentence_at(cue.start) != number:
        return False
    at = analysis.token_at(mention.fact.start)
    if at and analysis.words[at - 1] in nouns.leaning:
        return False
    begin, end = analysis.tokens(mention.fact.end, cue.start)
    named = [word for word in analysis.words[begin:end] if word != ","]
    return len(named) <= NAMED and not any(word in nouns.stops or verb_like(word) for word in named)


def _first_of_several(mention: Mention, items: Items) -> bool:
    """Whether a list only tells of the first of what is counted: `tiga wilayah, yakni Wilayah I yang mencakup A dan B, …`."""
    named = [text.split()[:2] for text in items.texts]
    noun = (mention.fact.subject or "").lower().split()[:1]
    numbered = [[word.lower() for word in words[:1]] == noun and words[1:] != [] and _is_number(words[1]) for words in named]
    return bool(noun) and numbered[:1] == [True] and not any(numbered[1:])


def _is_number(word: str) -> bool:
    """Whether a word numbers what it stands behind: `Wilayah I`, `Zona B`; not `Bank BTN`."""
    return word.isupper() and (len(word) == 1 or ROMAN.issuperset(word))


def _numbered_on(outline: Outline, number: int, items: Items) -> bool:
    """Whether a list numbers its items in words, and the next sentence goes on: `5 hal, yaitu pertama … dan ….  Kedua, …`."""
    first, second = lexicon.relations().ordinals["words"][:2]
    if items.texts[0].lower().partition(" ")[0].strip(",") != first or number + 1 >= len(outline.analysis.sentences):
        return False
    return outline.words(*outline.sentence(number + 1))[:1] == [second]


def _unannounced(outline: Outline, number: int, mention: Mention) -> Relation | None:
    """A list that no cue opens: measures side by side, a pair of brackets, or names behind a comma."""
    count = int(mention.fact.number or 0)
    if count < 2:
        return None
    if (summed := amounts(outline, mention)) is not None:
        return relation_of(mention, summed[1], summed[0], Trust.NOTE if apart(count, summed[0]) == 1 else Trust.SILENCE)
    for items, start, end, firm in unopened(outline, number, mention):
        fits = items.most == count == len(items.texts)
        firm = firm and items.plain and items.closed and not _beside(outline, mention)
        near = firm and items.fewest == items.most == len(items.texts) == count - 1 > 1 and not _valued(items)
        if fits or near:
            return relation_of(mention, Cue(start, end, "", ""), items, Trust.NOTE if near else Trust.SILENCE)
    return located(outline, number, mention) or named_next(outline, number, mention)


def _valued(items: Items) -> bool:
    """Whether the items each end with a number, so that the count is one of these: `PKS mendapat 7 kursi, PSI 5, Golkar 3, dan PAN 2`."""
    return sum(" " in text and text.rpartition(" ")[2].isdecimal() for text in items.texts) > 1


def _beside(outline: Outline, mention: Mention) -> bool:
    """Whether a count stands in a list of counts, where it announces no names: `tiga bank swasta, serta 31 Bank Daerah`."""
    following = outline.following(mention)
    return following is not None and following.dimension == mention.dimension and following.fact.start - mention.fact.end <= BESIDE
