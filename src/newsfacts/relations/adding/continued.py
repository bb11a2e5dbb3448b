"""Lists that go on in the next sentences: `… terbagi atas 200 formasi dosen. Kemudian 300 formasi guru. Terakhir 50 formasi perawat`."""

from collections.abc import Sequence
from fractions import Fraction

from newsfacts import lexicon
from newsfacts.interval import Tier, open_ended, reading
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import ENDS, Sum, added, adds_up, akin, comes_near, made_up, mendable, printed
from newsfacts.relations.adding.series import coordinate, main, summed, unfinished
from newsfacts.relations.certainty import LIKELY, TRIED
from newsfacts.relations.nouns import same
from newsfacts.relations.outline import Mention, Outline, before_cue, behind_cue

LEAST = 3  # parts of a list that is opened by `masing-masing` …
BACK = 2  # … sentences before it in which its whole may stand …
LITTLE = Fraction(1, 8)  # … and what it misses of that
TAKEN_UP = 4  # sentences over which a list may go on


def goes_on(outline: Outline, binding: Sum) -> bool:
    """Whether the next sentence takes the list up with no more than is missing: `… 713 nakes dan 50 tenaga teknis. Kemudian 119 guru`."""
    (whole,), parts = binding["total"], binding["parts"]
    missing = reading(whole.fact, Tier.TRUNCATED) - added(binding, Tier.TRUNCATED)
    another = next(iter(taken_up(outline, parts, turned=whole.fact.kind == "count")), None)
    return another is not None and missing.high is not None and (another.fact.number or 0) <= missing.high


def taken_up(outline: Outline, parts: Sequence[Mention], every: bool = False, turned: bool = False) -> list[Mention]:
    """The parts with which the next sentences, be they `turned` to another thing, go on with a list: the first of each, or `every` one.

    A sentence between them that breaks the part before it down is passed over.
    """
    found: list[Mention] = []
    last, known = parts[-1], lexicon.relations().words
    openers = known["taken_up"] | known["joints"] if turned else known["taken_up"]
    for number in range(last.sentence + 1, last.sentence + 1 + TAKEN_UP):
        row = [mention for mention in outline.by_sentence.get(number, []) if mention.dimension == last.dimension and mention.fact.number]
        if len(row) > 1 and adds_up({"total": (last,), "parts": tuple(row)}, Tier.EXACT):
            continue
        begin = outline.analysis.token_at(outline.sentence(number)[0]) if row else 0
        opened = bool(row) and (outline.analysis.words[begin] in openers or _left_over(outline, row[0]))
        if not opened or open_ended(row[0].fact):
            break
        found += row if every or _of_one_noun(last, row) else row[:1]
        last = found[-1]
    return found


def _left_over(outline: Outline, first: Mention) -> bool:
    """Whether a sentence opens with those that are left: `3 pria dan 1 wanita. Satu lainnya belum teridentifikasi`."""
    opens = first.fact.start == outline.sentence(first.sentence)[0]
    return opens and any(cue.family == "others" for cue in outline.after(first)[:1])


def _of_one_noun(last: Mention, row: list[Mention]) -> bool:
    """Whether a sentence lists several parts more, by the noun of the one before: `Kemudian Teknik 47 orang, Kedokteran 16 orang dan …`."""
    alike = all(part.fact.subject == last.fact.subject and not part.near & ENDS and not part.bracketed for part in row)
    return bool(last.fact.subject) and alike and len(row) > 1 and "and" in row[-1].families


def over_sentences(outline: Outline, wholes: list[Mention], parts: list[Mention], cue: Cue) -> Relation | None:
    """The sum of such a list: it may go on still further, so that one that fails is only noted."""
    listed, longer = ((*parts, *taken_up(outline, parts, every, turned=True)) for every in (False, True))
    tried: list[Sum] = [
        {"total": (whole,), "parts": each}
        for each in dict.fromkeys((listed, longer))
        for whole in wholes
        if whole.dimension == parts[0].dimension
    ]
    near = [each for each in tried if comes_near(each) and (akin(each) or same(each["total"][0].fact, parts[0].fact))]
    near = [each for each in near if not open_ended(each["total"][0].fact)]
    if len(listed) < 2 or not near or unfinished(outline, cue, parts):
        return None
    holding = next((each for each in near if adds_up(each)), None)
    if holding is not None:
        return summed([holding], cue, TRIED)
    if made_up(outline, near[0]) or any(other.family == "among" for other in outline.cues_between(cue.start, listed[-1].fact.start)):
        return None  # tersebar di beberapa daerah, di antaranya …
    found = added(near[0], Tier.EXACT)
    elsewhere = printed(outline, near[0]["total"][0], found, listed)
    more = found.low is not None and found.low > (near[0]["total"][0].fact.number or 0)
    told = listed[0].fact.kind != "money" or more or mendable(near[0])  # amounts may go on with what is worth no word
    return None if elsewhere or len(near) > 1 or longer != listed or not told else summed(near, cue, LIKELY)


def run_on(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Mereka masing-masing dari Hukum 140 orang, Teknik 210 orang. Kemudian Pertanian 92 orang, dan …`, if that fails by little."""
    after = behind_cue(row, cue)
    before = before_cue(row, cue)
    parts = coordinate(outline, after, after[0].dimension) if len(after) >= LEAST else []
    if len(parts) < LEAST or parts[0].fact.kind != "count" or len({part.fact.subject for part in parts}) > 1:
        return None
    wholes = main(before or outline.earlier(number, BACK))[:1]
    further = taken_up(outline, parts, turned=True)
    if len(further) < 2 or not wholes:
        return None
    found = over_sentences(outline, wholes, parts, cue)
    binding: Sum = {"total": (wholes[0],), "parts": (*parts, *further)}
    return found if found is None or not found.sure or comes_near(binding, LITTLE) else None
