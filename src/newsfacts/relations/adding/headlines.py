"""The count of a headline whose story opens with its parts: `11 Rumah Rusak`, `Tujuh rumah rusak di A dan empat rumah rusak di B`.

The opening sentence counts the headline's noun two or three times, says the same of each as the headline does, and counts nothing else;
nowhere does the article count that noun once more, or say that others are left out.
"""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.interval import Tier, absolute
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import Sum, Told, adds_up, single, surplus
from newsfacts.relations.certainty import LIKELY, TRIED
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.nouns import words as noun_words
from newsfacts.relations.outline import Mention, Outline

TOP = 2  # sentences behind a headline of which the first one with figures opens the story
PARTS = (2, 3)  # in one sentence
NEAR = 2  # by which the parts may miss the headline's count, so that they are meant to make it up
LONG = 4  # letters of a word that says something
BETWEEN = frozenset({"and", "contrast", "total", "this"})  # families that may lead up to a part
UNTOLD = frozenset({"rest", "others", "not_all", "for_example", "among", "including", "more", "of_that"})  # say that there are more


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The sums that make up a headline's count."""
    for title in outline.counts:
        if title.fact.section != "title":
            return
        parts = [] if title.fact.start in told.totals else _parts(outline, title)
        if not parts or told.parts(parts):
            continue
        binding: Sum = {"total": (title,), "parts": tuple(parts)}
        holds = adds_up(binding, Tier.ROUNDED)
        if not holds and absolute(surplus(binding)) > NEAR:
            continue
        span = (parts[0].fact.start, parts[-1].fact.end)
        roles = {"total": (title.fact,), "parts": tuple(part.fact for part in parts)}
        yield told.add(Relation("parts-sum", (roles,), span, **(TRIED if holds else LIKELY)))


def _parts(outline: Outline, title: Mention) -> list[Mention]:
    """The counts of the sentence that opens the story, if they are plainly the parts of the headline's."""
    number = next((number for number in outline.by_sentence if number > title.sentence), None)
    if number is None or number > title.sentence + TOP or not noun_words(title.fact):
        return []
    row = outline.by_sentence[number]
    if len(row) not in PARTS or not all(_part(outline, title, part) for part in row):
        return []
    if sum(kin(title.fact, other.fact) for other in outline.counts) > len(row) + 1 or _open(outline, number):
        return []
    said = _telling(outline.words(*outline.sentence(title.sentence))) - noun_words(title.fact)
    shared = [said & _telling(outline.words(part.fact.end, outline.until(part))) for part in row]
    return row if frozenset.intersection(*shared) else []


def _part(outline: Outline, title: Mention, part: Mention) -> bool:
    """Whether a figure counts exactly, and what the headline counts."""
    fact = part.fact
    exact = fact.kind == "count" and {fact.qualifier, title.fact.qualifier} == {"exact"} and fact.number is not None
    return exact and same(title.fact, fact) and fact.modality == "stated" and part.families <= BETWEEN and not part.bracketed


def _open(outline: Outline, number: int) -> bool:
    """Whether a sentence or the next one says that others are left out: `sejumlah rumah`, `sisanya`, `seorang lagi`."""
    row = outline.by_sentence[number]
    start, end = outline.sentence(number)
    said = outline.words(start, end)
    vague = {*lexicon.relations().words["untold"], *lexicon.nouns().others}
    behind = outline.cues_of(number + 1) if number + 1 < len(outline.analysis.sentences) else ()
    if not vague.isdisjoint(said) or any(cue.family in UNTOLD for cue in (*outline.cues_of(number), *behind)):
        return True
    return single(outline, start, row[-1])


def _telling(words: list[str]) -> frozenset[str]:
    """The words that say something."""
    return frozenset(word for word in words if len(word) >= LONG and word.isalpha()) - lexicon.nouns().stops
