"""Things counted and then told one by one: `dibagi menjadi dua gelombang. Gelombang pertama … Gelombang kedua …`, `ada dua alasan. Pertama,
… Kedua, …`.

Only two or more of them in order say anything, and one too few is a note: the last one may be told in other words.  Where the noun does
not come again, only one too many is; behind them, where `Empat langkah itu` sums them up, either.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations import nouns
from newsfacts.relations.listing.enumerations import joints, marked
from newsfacts.relations.listing.trust import Trust, relation_of
from newsfacts.relations.outline import Mention, Outline

NEAR = 300  # characters between the count and the first one, and from one to the next
FAR = 1500  # … from one to the next that begins a clause: each is told at length
LAST = 6  # figures before the first one among which their count is
POINTER = 30  # characters between a count behind them and its `itu`
FEWEST, MOST = 2, 10  # things that are told so
OPENS = frozenset('.!?:;,("“”')  # what a clause begins behind


def find(outline: Outline) -> Iterator[Relation]:
    """Every count of things that are named by ordinals right behind it."""
    words = lexicon.relations().ordinals["words"]
    if words[0] not in outline.vocabulary:
        return
    begins = [token for token, word in enumerate(outline.analysis.words) if word == words[0]]
    for mention in outline.mentions:
        told = _told(outline, mention, words, begins) if _few(mention) else ()
        if len(told) >= FEWEST and 0 <= (mention.fact.number or 0) - len(told) <= 1:
            yield _relation(mention, told)
    yield from _points(outline, words, begins)


def _relation(count: Mention, told: tuple[str, ...]) -> Relation:
    """That as many are counted as are told."""
    return relation_of(count, Cue(count.fact.start, count.fact.end, "", ""), marked(told), Trust.NOTE)


def _few(mention: Mention) -> bool:
    """Whether a figure counts things that may be told one by one."""
    number = mention.fact.number
    return mention.fact.kind == "count" and number is not None and number.denominator == 1 and FEWEST <= number <= MOST


def _points(outline: Outline, words: tuple[str, ...], begins: list[int]) -> Iterator[Relation]:
    """Every count of things that are told in clauses which begin with an ordinal: `ada dua alasan. Pertama, … Kedua, …`."""
    for token in begins:
        clauses = _clauses(outline, words, token) if _begins_clause(outline, token) else []
        told = tuple(_printed(outline, at) for at in clauses)
        if len(told) < FEWEST:
            continue
        start = outline.analysis.starts[token]
        place = outline.place(start)
        near = outline.mentions[max(0, place - LAST) : place][::-1]
        counts = [mention for mention in near if _few(mention) and start - mention.fact.end < NEAR]
        count = next((mention for mention in counts if mention.fact.number == len(told)), None) or _announcing(counts)
        if count is not None and 0 <= len(told) - (count.fact.number or 0) <= 1:
            yield _relation(count, told)
        elif count is None and (summed := _counted_behind(outline, clauses)) is not None:
            yield _relation(summed, told)


def _counted_behind(outline: Outline, clauses: list[int]) -> Mention | None:
    """The count of points with which the sentence behind the last of them opens: `Ketiga, … Tiga langkah itu diumumkan kemarin`.

    One that misses them is meant only where each of their sentences follows the one before.
    """
    sentences = [outline.analysis.sentence_at(outline.analysis.starts[at]) for at in clauses]
    row = outline.by_sentence.get(sentences[-1] + 1, ())
    count = row[0] if row and row[0].fact.start == outline.sentence(row[0].sentence)[0] and _few(row[0]) else None
    behind = next(iter(outline.after(count)), None) if count is not None else None
    if count is None or behind is None or behind.family != "this" or behind.start - count.fact.end > POINTER:
        return None
    missing = int(count.fact.number or 0) - len(clauses)
    straight = all(other - one == 1 for one, other in pairwise(sentences)) and _announcing([count]) is not None
    joined = missing > 0 and any(cue.family == "and" for cue in outline.cues_of(sentences[-1]))  # Kedua, tarif naik dan subsidi turun
    return count if not missing or abs(missing) == 1 and straight and not joined else None


def _announcing(counts: list[Mention]) -> Mention | None:
    """The count right before the clauses, if it is one of points: `dua alasan`."""
    points = lexicon.relations().words["points"]
    return counts[0] if counts and not nouns.words(counts[0].fact).isdisjoint(points) else None


def _begins_clause(outline: Outline, token: int) -> bool:
    """Whether an ordinal begins a clause of its own, with nothing that it is said of: `Pertama, …`, `yang pertama adalah …`."""
    analysis, known = outline.analysis, lexicon.relations().words
    before = analysis.words[token - 1]
    behind = analysis.words[token + 1] if token + 1 < len(analysis.words) else ""
    opened = not token or before in OPENS or before in known["announcing"] or _first(outline, token)
    return opened and (behind == "," or behind in known["being"])


def _first(outline: Outline, token: int) -> bool:
    """Whether a word begins its sentence."""
    start = outline.analysis.starts[token]
    return outline.sentence(outline.analysis.sentence_at(start))[0] == start


def _clauses(outline: Outline, words: tuple[str, ...], token: int) -> list[int]:
    """The ordinals with which clauses begin, from one on, as many as follow one another."""
    analysis, last = outline.analysis, lexicon.relations().ordinals["last"]
    found = [token]
    reached = analysis.starts[token]
    for at in range(token + 1, len(analysis.words)):
        if analysis.starts[at] - reached > FAR or len(found) == len(words):
            break
        word = analysis.words[at]
        if (word == words[len(found)] or word in last) and _begins_clause(outline, at):
            found.append(at)
            reached = analysis.starts[at]
            if word in last:
                break
        elif word == words[0] and _begins_clause(outline, at):
            break
    return found


def _printed(outline: Outline, token: int) -> str:
    return outline.text[outline.analysis.starts[token] : outline.analysis.end(token)]


def _told(outline: Outline, mention: Mention, words: tuple[str, ...], begins: list[int]) -> tuple[str, ...]:
    """The counted noun with its ordinals, as many as follow one another; `begins` is where the first of these stands in the article."""
    noun = (mention.fact.subject or "").partition(" ")[0].lower()
    known = outline.analysis.words
    starts = outline.analysis.starts
    first = outline.analysis.token_at(mention.fact.end)
    token = next((begin - 1 for begin in begins if begin > first and known[begin - 1] == noun), first)
    if token == first or known[first] in lexicon.relations().words["places"]:  # none, `dua triwulan pertama`, `empat di titik pertama`
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
