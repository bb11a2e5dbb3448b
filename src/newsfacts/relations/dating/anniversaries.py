"""Which birthday it is: `Kota yang berdiri pada 17 Agustus 1945 itu merayakan HUT ke-80 pada 17 Agustus 2025`.

In one sentence, or in the next one that points back, the number must be that of the years between, where nobody else's birthday is named
(`HUT ke-80 RI`); one year more or less counts only where both dates are of the same day.
"""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.days import parts
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED
from newsfacts.relations.outline import THESE, Outline

EVENT = 30  # characters between `didirikan` and its date
CALLED = 4  # words before `HUT` among which it is said to be celebrated
WORDS = 2  # of what a birthday is called
LONG = 200  # words of a sentence that are looked at
MOST = 40  # births of an article that are tried


def find(outline: Outline) -> Iterator[Relation]:
    """The birthdays of an article that stand with a birth or a founding."""
    if lexicon.relations().words["celebrating"].isdisjoint(outline.vocabulary):
        return
    for cue in outline.of_family("born")[:MOST]:
        yield from _told(outline, cue)


def _told(outline: Outline, cue: Cue) -> Iterator[Relation]:
    """The birthdays of the sentence that tells of a birth, else of the next one that goes on about the same."""
    number = outline.analysis.sentence_at(cue.start)
    begin, end = outline.sentence(number)
    dates = outline.dates_between(begin, end)
    birth = next((fact for fact in dates if cue.end <= fact.start <= cue.end + EVENT), None)
    if birth is None or not lexicon.relations().words["places"].isdisjoint(outline.words(begin, cue.start)[:1]):
        return
    others = [fact for fact in dates if fact is not birth]
    if not others and number + 1 < len(outline.analysis.sentences):
        said = frozenset(outline.words(begin, end))
        begin, end = outline.sentence(number + 1)
        others = list(outline.dates_between(begin, end)) if _goes_on(outline, begin, end, said) else []
    if len(others) != 1 or any("/" in (fact.value or "") for fact in (birth, *others)) or not (_year(birth) and _year(others[0])):
        return
    first, last = outline.analysis.tokens(begin, end)
    for token in range(first, min(last, first + LONG)):
        told = _birthday(outline, first, token)
        if told is not None and outline.analysis.starts[told] > birth.end:
            yield _relation(birth, others[0], outline, told, token)


def _year(fact: Fact) -> int | None:
    day = parts(fact)
    return day.year if day is not None else None


def _goes_on(outline: Outline, begin: int, end: int, said: frozenset[str]) -> bool:
    """Whether a sentence points back to a word of the one before: `perusahaan itu`."""
    return any(not said.isdisjoint(outline.words(begin, cue.start)[-1:]) for cue in outline.cues_between(begin, end) if cue.family in THESE)


def _birthday(outline: Outline, first: int, token: int) -> int | None:
    """Where what a birthday is called begins, if a word is its number and it is celebrated by nobody else who is named; None for others."""
    words, known = outline.analysis.words, lexicon.relations().words
    mark, _, digits = words[token].partition("-")
    if mark not in known["nth"] or not digits.isdecimal():
        return None
    at = token - 1
    while at > first and words[at] in known["before_nth"]:
        at -= 1
    begins = (at + 1 - size for size in range(WORDS, 0, -1))
    called = next((begin for begin in begins if begin >= first and " ".join(words[begin : at + 1]) in known["birthdays"]), None)
    behind = words[token + 1] if token + 1 < len(words) else ""
    if called is None or behind[:1].isalpha() and behind not in known["behind_nth"]:
        return None
    return called if not known["celebrating"].isdisjoint(words[max(first, called - CALLED) : called + 1]) else None


def _relation(birth: Fact, at: Fact, outline: Outline, first: int, last: int) -> Relation:
    """The birthday held against the years between; `items` is how it is printed, `fewest` and `most` its number."""
    start, end = outline.analysis.starts[first], outline.analysis.end(last)
    number = int(outline.analysis.words[last].partition("-")[2])
    born, then, years = parts(birth), parts(at), (_year(at) or 0) - (_year(birth) or 0)
    same_day = born is not None and then is not None and born.day is not None and born[1:] == then[1:]
    certainty = PLAIN if years == number else TRIED if abs(years - number) == 1 and not same_day else LIKELY
    roles = {"start": (birth,), "end": (at,)}
    return Relation("span", (roles,), (start, end), items=(outline.text[start:end],), fewest=number, most=number, **certainty)
