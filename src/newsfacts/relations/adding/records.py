"""Matches are won, drawn or lost: `dari 10 laga, menang lima kali, imbang tiga kali, dan kalah dua kali`.

The three results leave nothing over, whatever leads up to them; of two the third may be left out, so that only their making up all matches
is told.
"""

from collections.abc import Iterator
from functools import cache

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import Sum, Told, adds_up
from newsfacts.relations.adding.series import summed
from newsfacts.relations.certainty import LIKELY, TRIED
from newsfacts.relations.nouns import words
from newsfacts.relations.outline import Mention, Outline

BEHIND = 3  # words behind a figure among which its result stands
AROUND = 3  # … and around `10 kali` that it was played
ENOUGH = 2  # results of one team


@cache
def _results() -> dict[str, str]:
    """The result that a word names."""
    return {word: result for result, of_result in lexicon.relations().results.items() for word in of_result}


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The matches of an article that the results of a team make up."""
    if len([word for word in _results() if word in outline.vocabulary]) < ENOUGH:
        return
    for row in outline.by_sentence.values():
        runs = list(_runs(outline, row)) if len(row) >= ENOUGH else []
        for parts in runs:
            relation = None if told.parts(parts) else _relation(outline, parts, alone=len(runs) == 1)
            if relation is not None:
                yield told.add(relation)


def _runs(outline: Outline, row: list[Mention]) -> Iterator[list[Mention]]:
    """Figures side by side of which each names another result."""
    run: dict[str, Mention] = {}
    for mention in (*row, None):
        result = _result(outline, mention) if mention is not None else None
        if result is None or result in run:
            if len(run) >= ENOUGH:
                yield list(run.values())
            run = {}
        if mention is not None and result is not None:
            run[result] = mention


def _result(outline: Outline, mention: Mention) -> str | None:
    """What a number of matches ended in: `5 kemenangan`, `tiga kali kalah`, `menang lima kali`."""
    fact, known = mention.fact, lexicon.relations().words
    if not (fact.kind == "count" or fact.unit == OFTEN) or fact.qualifier != "exact" or fact.number is None:
        return None
    for word in outline.words(fact.end, outline.until(mention))[:BEHIND]:
        if word in _results():
            return _results()[word]
        if word not in known["matches"] and word not in known["ending"]:
            break
    matches = fact.unit == OFTEN or words(fact) <= known["matches"]
    before = outline.words(outline.since(mention), fact.start)[-1:] if matches else []
    return _results().get(before[0]) if before else None


def _relation(outline: Outline, parts: list[Mention], alone: bool) -> Relation | None:
    """All matches with the results that make them up, or one that should: the only one named before them in their sentence."""
    first, last = parts[0], parts[-1]
    row = outline.by_sentence[first.sentence]
    before = [mention for mention in row if mention.index < first.index and _played(outline, mention)]
    others = [
        mention for mention in (*row, *reversed(outline.earlier(first.sentence))) if mention.index not in range(first.index, last.index + 1)
    ]
    wholes = before + [mention for mention in others if mention not in before and _played(outline, mention)]
    sums: list[Sum] = [{"total": (whole,), "parts": tuple(parts)} for whole in wholes]
    cue = Cue(first.fact.start, last.fact.end, "consists", "")
    fitting = next((each for each in sums if adds_up(each)), None)
    if fitting is not None:
        return summed([fitting], cue, TRIED)
    complete = len(parts) == len(lexicon.relations().results)
    return summed(sums, cue, LIKELY) if complete and alone and len(before) == len(wholes) == 1 else None


def _played(outline: Outline, mention: Mention) -> bool:
    """Whether a figure counts matches of which it does not say the result: `10 pertandingan`, `sudah bermain 10 kali`."""
    fact, known = mention.fact, lexicon.relations().words
    if fact.number is None or fact.qualifier != "exact" or _result(outline, mention) is not None:
        return False
    if fact.kind == "count":
        return not words(fact).isdisjoint(known["matches"])
    if fact.unit != OFTEN:
        return False
    first, last = outline.analysis.tokens(fact.start, fact.end)
    said = outline.analysis.words
    return not known["playing"].isdisjoint((*said[max(0, first - AROUND) : first], *said[last : last + AROUND]))
