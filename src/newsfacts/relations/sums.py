"""Parts that add up to a whole.

Two ways lead to a `parts-sum`.  Where the wording gives the parts as complete (`terdiri dari`, `rinciannya`, `Dari T …, sisanya`), the sum
must work out.  Everywhere else a run of figures that adds up to the figure beside it is noted as agreeing, if so exact an agreement is
hardly an accident; a run that does not add up is then no contradiction, and nothing is said.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding import (
    alternatives,
    breakdowns,
    columns,
    companions,
    denials,
    failing,
    fates,
    headlines,
    kinds,
    months,
    others,
    places,
    records,
    runs,
    totals,
)
from newsfacts.relations.adding.additions import ENDS, ENOUGH, Told, partial
from newsfacts.relations.adding.completeness import complete
from newsfacts.relations.adding.continued import over_sentences, run_on
from newsfacts.relations.adding.series import ADJACENT, BEHIND, coordinate, main, told_of_rest, top
from newsfacts.relations.adding.unclosed import MOST_TOTALS, allotted, namely, opened, split
from newsfacts.relations.certainty import TRIED
from newsfacts.relations.nouns import kin, words
from newsfacts.relations.outline import CLOSE, Mention, Outline, before_cue, behind_cue, opening, points_back
from newsfacts.relations.portions import telling
from newsfacts.relations.restating.distinct import in_list
from newsfacts.relations.sharing.pointers import pointed

LEADS = ("consists", "spread", "rest", "namely", "among", "each", "allotted", "of", "from", "of_that")  # families that lead up to parts
OPENING = 15  # characters before a cue that opens its sentence
HEADED = 45  # … be it that a noun heads it: `Seluruh dana tahap pertama itu terdiri dari …`
TO_PARTS = 120  # characters between a cue and the first part
MAINLY = 20  # characters before a cue in which `terutama` stands
REACH = 4  # sentences between a whole and its parts
RECALLED = 40  # figures back to which a whole is looked for by its name


def find(outline: Outline) -> Iterator[Relation]:
    """The sums of an article."""
    return alternatives.settled(outline, _found(outline))


def _found(outline: Outline) -> Iterator[Relation]:
    told = Told()
    yield from records.find(outline, told)
    if all(len(alike) < ENOUGH for alike in outline.by_dimension.values()):
        return
    for number, row, cue in outline.told_by(*LEADS):
        found = _led(outline, number, row, cue)
        if found is not None:
            yield told.add(found)
    yield from totals.find(outline, told)
    yield from breakdowns.find(outline, told)
    yield from kinds.find(outline, told)
    yield from places.find(outline, told)
    yield from columns.find(outline, told)
    yield from months.find(outline, told)
    yield from denials.find(outline, told)
    yield from others.find(outline, told)
    yield from fates.find(outline, told)
    yield from runs.find(outline, told)
    yield from _of_recalled(outline, told)
    yield from failing.find(outline, told)
    yield from companions.find(outline, told)
    yield from headlines.find(outline, told)


def _led(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """The sum that a cue leads up to."""
    family = cue.family
    if family in ("consists", "spread"):
        return _listed(outline, number, row, cue)
    if family == "rest":
        return _rest(outline, number, row, cue)
    if family == "each":
        return run_on(outline, number, row, cue)
    if family == "namely" and row[-1].fact.start >= cue.end and (len(row) < 2 or row[-2].fact.start < cue.end):
        return over_sentences(outline, main(before_cue(row, cue))[:1], row[-1:], cue)
    if len(row) < 2 or row[-2].fact.start < cue.end:
        return None  # it leads up to two parts at least
    if family in ("namely", "among"):
        return namely(outline, number, row, cue)
    if family == "allotted":
        return allotted(outline, number, row, cue)
    return _remaining(outline, number, row, cue) or split(outline, number, row, cue)


def _listed(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`T, terdiri dari a dan b`, with the whole in this sentence or the one before."""
    after = behind_cue(row, cue)
    before = before_cue(row, cue)
    numbered = _numbered(outline, after, cue)
    wholes = before or (main(outline.earlier(number, 2)) if numbered or opening(outline, number, cue, HEADED) else [])
    if not before:  # none of the one that has most: Korban terbanyak di Kecamatan A 120 orang. Rinciannya, …
        named = {mention.fact.value for mention in after}
        wholes = [whole for whole in wholes if "highest" not in whole.families or whole.fact.value not in named]
        wholes = [whole for whole in _of_choice(outline, number, wholes, cue) if not _item(outline, whole)]
    if not after or not wholes or after[0].fact.start - cue.end > TO_PARTS:
        return None
    after = after[numbered:]
    if any(other.family == "highest" and 0 <= cue.start - other.end <= 1 for other in outline.cues_of(number)):
        return None  # Serapan terbesar berasal dari …
    if cue.phrase in lexicon.relations().words["origins"] and any(
        other.family == "from" and other.start - after[0].fact.end == 1 for other in outline.after(after[0])[:1]
    ):
        return None  # 36 pelari berasal dari Kenya, 18 dari Etiopia, dan 27 lainnya …
    if cue.family == "spread" and not _heads(outline, number, cue, after[0]):
        return None
    sorts = dict.fromkeys([after[0].dimension, *(whole.dimension for whole in wholes[:MOST_TOTALS])])
    parts = next((listed for sort in sorts if len(listed := coordinate(outline, after, sort)) > 1), [])
    if not parts and len(after) == 1 and after[0].fact.number:
        return over_sentences(outline, wholes, after, cue)
    plain = cue.phrase not in lexicon.relations().words["partial"] and not partial(after[0])
    plain = plain and (bool(before) or not numbered)
    mainly = not lexicon.relations().words["mainly"].isdisjoint(outline.words(max(0, cue.start - MAINLY), cue.start)[-1:])
    rest = _behind(outline, number, parts)
    found = complete(outline, wholes, [*parts, *rest], cue, plain, bool(rest) and not plain)
    head = after[:2][-1] if after[0].near & {"of", "from"} else after[0]  # rincian dari total 40 unit, terbanyak di A 12 unit
    ranked = top(outline, cue.end, head.fact.start) or mainly
    return found._replace(**TRIED) if found and ranked else found  # ia merinci, serapan tertinggi di A 40 ton, B 30 ton, dan C 20 ton


def _of_recalled(outline: Outline, told: Told) -> Iterator[Relation]:
    """The breakdowns of what was named further back: `Sementara itu, belanja negara yang berasal dari belanja pusat … dan transfer …`."""
    for number, row, cue in outline.told_by("consists"):
        after = behind_cue(row, cue)
        parts = coordinate(outline, after, after[0].dimension) if after == row else []
        wholes = _recalled(outline, number, cue) if len(parts) > 1 and not told.parts(parts) else []
        found = complete(outline, wholes, parts, cue, plain=False) if wholes else None
        if found is not None:
            yield told.add(found)


def _recalled(outline: Outline, number: int, cue: Cue) -> list[Mention]:
    """The figures further back that go by two words beside each other before the cue."""
    analysis, place = outline.analysis, outline.place(cue.start)
    names = _paired(outline, *analysis.tokens(outline.sentence(number)[0], cue.start))
    earlier = outline.mentions[max(0, place - RECALLED) : place] if names else []
    spans = [(mention, analysis.tokens(outline.since(mention), mention.fact.start)) for mention in reversed(earlier)]
    return main([mention for mention, span in spans if names & _paired(outline, *span)])


def _paired(outline: Outline, first: int, last: int) -> frozenset[tuple[str, str]]:
    """The telling words beside each other among the tokens from one to another, in pairs."""
    said, words = telling(outline, first, last), outline.analysis.words[first:last]
    return frozenset(pair for pair in pairwise(words) if said.issuperset(pair))


def _item(outline: Outline, whole: Mention) -> bool:
    """Whether a figure of a sentence before is one of those listed there: `Aceh 386 orang, Sumut 330 orang, dan Sumbar 234 orang`."""
    last = whole if "and" in whole.families else outline.following(whole)
    if not in_list(outline, whole) or last is None or "and" not in last.families:
        return False
    return not last.fact.predicate  # not of the dead, the lost, and the hurt


def _heads(outline: Outline, number: int, cue: Cue, first: Mention) -> bool:
    """Whether a noun heads its sentence and all the figures behind it: `Sebaran pengungsi terdapat di …`, not `Berdasarkan sebaran, …`."""
    before = outline.text[outline.sentence(number)[0] : cue.start].strip()
    return before[-1:] in ("", ",") and not any(other.family == "highest" for other in outline.cues_between(cue.end, first.fact.start))


def _of_choice(outline: Outline, number: int, wholes: list[Mention], cue: Cue) -> list[Mention]:
    """The wholes of the choice that a sentence opens with, or else those of no other one: `Korban meninggal terdiri dari …`."""
    known = lexicon.aspects().choices
    named = {known[word] for word in outline.words(outline.sentence(number)[0], cue.start) if word in known}
    kept: dict[bool, list[Mention]] = {True: [], False: []}
    for whole in wholes if named else ():
        chosen = {known[word] for word in outline.words(whole.fact.end, outline.until(whole)) if word in known}
        if chosen & named or not {name for name, _ in chosen} & {name for name, _ in named}:
            kept[bool(chosen & named)].append(whole)
    return (kept[True] or kept[False]) if named else wholes


def _numbered(outline: Outline, after: list[Mention], cue: Cue) -> bool:
    """Whether the first figure says how many parts follow, and is none of them: `dibagi dua: …`, `dibagi dua, yaitu …`."""
    if len(after) < 3 or after[0].fact.start - cue.end > ADJACENT:
        return False
    if after[0].fact.number != len(coordinate(outline, after[1:], after[1].dimension)):
        return False
    return outline.gap(after[0], after[1]).lstrip()[:1] in (":", "(") or "namely" in after[1].families


def _behind(outline: Outline, number: int, parts: list[Mention]) -> list[Mention]:
    """The last part of a list, with which the next sentence opens: `Sisanya Rp 4 miliar …`."""
    following = outline.by_sentence.get(number + 1, [])
    if not parts or not following or following[0].dimension != parts[0].dimension:
        return []
    rest = following[0].lead("rest")
    return following[:1] if rest is not None and opening(outline, number + 1, rest, OPENING) else []


def _remaining(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dari T …, a …, sisanya b`, or the same of a whole that `dari jumlah tersebut` points back to."""
    after = behind_cue(row, cue)
    back = main(pointed(outline, number, row, cue, 3))
    if back or cue.family == "of_that":
        wholes = back if row and after == row else []
    else:
        wholes, after = ([after[0]] if after and opened(outline, after[0], cue) else []), after[1:]
    if not wholes or not after or after[0].fact.unit == "%":
        return None
    parts = coordinate(outline, after, after[0].dimension)
    if len(parts) < 2:
        return None
    named = any((rest := part.lead("rest")) and part.fact.start - rest.end <= ADJACENT for part in parts)
    named = named or any(cue.family == "rest" and not told_of_rest(outline, parts[-1], cue) for cue in outline.after(parts[-1]))
    if (
        named
        or any(part.near & {"rest", "others"} for part in parts[1:])
        or any(cue.family == "others" for cue in outline.after(parts[-1]))
    ):
        return complete(outline, wholes, parts, cue, named=named)
    return None


def _rest(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`a …, sedangkan sisanya b`, of a whole named some sentences before."""
    behind = (mention for mention in row if mention.fact.start >= cue.end)
    last = next((mention for mention in behind if "rest" in mention.near or mention.fact.start - cue.end <= CLOSE), None)
    if last is None:  # Rp 67 miliar sisanya
        last = next((mention for mention in row if 0 <= cue.start - mention.fact.end <= BEHIND), None)
    if last is None:
        return None
    parts = [mention for mention in coordinate(outline, row, last.dimension) if mention.index <= last.index]
    if len(parts) > 1:
        return complete(outline, main(outline.earlier(number, REACH)), parts, cue, plain=False)
    above = outline.cues_of(number - 1) if number else []  # Dari jumlah ini, a …. Sedangkan sisanya b
    source = next((other for other in above if other.family != "from" and points_back(outline, other)), None)
    if source is None:
        return _continued(outline, number, row, cue)
    first = [mention for mention in outline.by_sentence.get(number - 1, []) if mention.fact.start >= source.end]
    wholes = [mention for mention in main(outline.earlier(number, REACH)) if mention.fact.end <= source.start]
    return complete(outline, wholes, [*coordinate(outline, first, last.dimension), last], source)


def _continued(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dari dana T, a ditempatkan di bank. Kemudian sisanya b dipinjamkan dan c disimpan.`"""
    above = outline.by_sentence.get(number - 1, [])
    if not opening(outline, number, cue, OPENING) or len(above) < 2:
        return None
    last = above[-1]
    if "from" in last.near and [part for part in above if part.dimension == last.dimension] == [above[0], last]:
        above = [last, above[0]]  # 972 atau 60 persen dari 1.620 peserta. Selebihnya …
    if not above[0].near & {"of", "from"} or above[1].near & ENDS:
        return None
    whole = above[0].fact
    named = whole.kind != "count" or words(whole)  # 259 ekor … 250 ekor … kepada 20.000 penerima
    alike = [part for part in (*above[1:], *row) if part.fact.subject == whole.subject or named and kin(whole, part.fact)]
    rows = [[mention for mention in alike if mention.sentence == each] for each in (number - 1, number)]
    parts = [part for each in rows for part in coordinate(outline, each, above[0].dimension)]
    return complete(outline, above[:1], parts, cue)
