"""Things counted and then told one by one: `dibagi menjadi dua gelombang. Gelombang pertama … Gelombang kedua …`.

Only two or more of them in order say anything, and one too few is a note: the last one may be told in other words.
"""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.model import Relation
from newsfacts.relations.enumerations import joints
from newsfacts.relations.outline import Mention, Outline

NEAR = 300  # characters between the count and the first one, and from one to the next


def find(outline: Outline) -> Iterator[Relation]:
    """Every count of things that are named by ordinals right behind it."""
    words = lexicon.relations().ordinals["words"]
    if words[0] not in outline.vocabulary:
        return
    begins = [token for token, word in enumerate(outline.analysis.words) if word == words[0]]
    for mention in outline.mentions:
        fact = mention.fact
        if fact.kind == "count" and fact.number is not None and fact.number.denominator == 1 and 2 <= fact.number <= len(words):
            told = _told(outline, mention, words, begins)
            if len(told) > 1 and 0 <= fact.number - len(told) <= 1:
                yield Relation(
                    "listed-count",
                    ({"count": (fact,)},),
                    (fact.start, fact.end),
                    items=told,
                    fewest=len(told),
                    most=len(told),
                    doubtful=True,
                )


def _told(outline: Outline, mention: Mention, words: tuple[str, ...], begins: list[int]) -> tuple[str, ...]:
    """The counted noun with its ordinals, as many as follow one another; `begins` is where the first of these stands in the article."""
    noun = (mention.fact.subject or "").partition(" ")[0].lower()
    known = outline.analysis.words
    starts = outline.analysis.starts
    first = outline.analysis.token_at(mention.fact.end)
    token = next((begin - 1 for begin in begins if begin > first and known[begin - 1] == noun), first)
    if token == first or known[first] in lexicon.relations().families["from"]:  # none, `dua triwulan pertama`, `dua dari istri kedua`
        return ()
    reached, last = mention.fact.end, lexicon.relations().ordinals["last"]
    found: list[str] = []
    while token < len(known) - 1 and len(found) < len(words) and starts[token] - reached < NEAR:
        ordinal = known[token + 1]
        if known[token] == noun and (ordinal == words[len(found)] or found and ordinal in last):
            reached = outline.analysis.end(token + 1)
            found.append(outline.text[starts[token] : reached])
        elif found and known[token] in joints() and ordinal in words[len(found) : len(found) + 1]:
            reached = outline.analysis.end(token + 1)  # zona kedua dan ketiga
            found.append(outline.text[starts[token + 1] : reached])
        token += 1
    return tuple(found)
