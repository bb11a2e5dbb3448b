"""The size of a change that is told in another sentence than its ends.

`Kenaikannya Rp 40 atau 2,5 persen.  Sehingga harganya naik menjadi Rp 1.640`; `Turun 2,4 persen dibanding tahun lalu` behind a change
whose ends alone were told; a headline `Turun 8,2 Persen` above `turun menjadi 8,2 persen dari 9,4 persen`, which mistakes the end for it.
"""

from collections.abc import Iterable, Iterator, Mapping

from newsfacts import lexicon
from newsfacts.interval import Interval, Tier, absolute, divided, open_ended, point, reading
from newsfacts.language import Cue
from newsfacts.model import Fact, Number, Relation
from newsfacts.relations.certainty import GUESSED, LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.changing.ends import NAMED, OPENING, measures, plausible, result
from newsfacts.relations.changing.roles import Roles, behind
from newsfacts.relations.nouns import words
from newsfacts.relations.outline import THESE, VERBS, Mention, Outline, before_cue, dimension
from newsfacts.relations.portions import named_between
from newsfacts.relations.slips import SCALES

CHANGING = {"rise": 1, "fall": -1}
OTHERWISE = frozenset({"compared", "before", "average", "each", "every", "target", "threshold"})
AGAINST = OTHERWISE | {"from", "of", "since", "long", "contrast", "including", "among"}
APART = 60  # characters between the ends of a change without a verb
STEPS = frozenset({"by", "percent"})
SIGHT = 3  # times a percentage may be what lies between the ends, or the other way round
STEPPED = 2  # the same of a step that is told in another sentence


def told_before(outline: Outline, number: int, verb: Cue, end: Mention) -> Roles | None:
    """The size of a change to a figure whose sentence draws the conclusion of the one before, where that tells the size alone."""
    begin = outline.sentence(number)[0]
    if not any(cue.family == "result" and cue.start - begin <= OPENING for cue in outline.cues_between(begin, verb.start)):
        return None
    row = outline.by_sentence.get(number - 1, [])
    for cue in outline.cues_of(number - 1):
        roles = behind(outline, row, cue) if cue.family == verb.family else {}
        if roles.keys() == STEPS and len(row) == len(STEPS) and measures(roles["by"].fact, end.fact):
            return roles
    return None


def of_before(outline: Outline, number: int, verb: Cue, roles: Roles) -> tuple[list[Roles], Certainty] | None:
    """The change of the sentence before, of which only the direction is told, with its size from this one; how plain that is."""
    row = outline.by_sentence.get(number - 1, []) if _goes_on(outline, number, verb, roles) else []
    for cue in outline.cues_of(number - 1) if row else ():
        ends = behind(outline, row, cue) if cue.family == verb.family else {}
        if ends.keys() == {"from", "to"}:
            return [{**ends, **roles}], LIKELY
        if ends.keys() == {"from"}:
            before = before_cue(row, cue)
            found, certainty = result(outline, number - 1, before, cue, {**ends, **roles})
            return [{**ends, **roles, "to": end} for end in found], LIKELY if certainty is PLAIN else certainty
    return None


def of_ends_before(outline: Outline, number: int, verb: Cue, roles: Roles) -> Roles | None:
    """The change of the sentence before, of which only the ends are told, where this one draws its size from them: `Harga cabai melonjak
    dari Rp 40.000 menjadi Rp 70.000.  Artinya, harga komoditas itu naik 75 persen`."""
    row, told = outline.by_sentence[number], outline.by_sentence.get(number - 1, [])
    if len(row) != len(roles) or len(told) != 2 or not _concludes(outline, number, verb, row[-1]):
        return None
    for cue in outline.cues_of(number - 1):
        ends = behind(outline, told, cue) if cue.family == verb.family else {}
        if ends.keys() == {"from", "to"}:
            return ends if "by" not in roles or measures(roles["by"].fact, ends["to"].fact) else None
    return None


def _concludes(outline: Outline, number: int, verb: Cue, size: Mention) -> bool:
    """Whether a sentence tells a size as what follows from the one before, or of what that speaks of, and of no other time or thing."""
    begin, until = outline.sentence(number)
    cues, known, own = outline.cues_of(number), lexicon.relations().words, lexicon.nouns().possessive
    pointed = next((cue for cue in cues if cue.family in THESE and cue.end <= size.fact.start), None)
    drawn = any(cue.family == "result" and cue.start - begin <= OPENING and cue.end <= verb.start for cue in cues)
    of_it = verb.phrase.endswith(own) and verb.start - begin <= 1  # Kenaikannya mencapai 75 persen
    if pointed is None and not (drawn or of_it) or any(cue.family in AGAINST for cue in cues) or outline.dates_between(begin, until):
        return False
    behind_size = outline.words(size.fact.end, until)
    if not (known["yearly"] | known["times"]).isdisjoint((*outline.words(begin, verb.start), *behind_size)):
        return False
    told = {
        *outline.words(*outline.sentence(number - 1)),
        *known["concluding"],
        *known["generic"],
        *(word for cue in cues for word in cue.phrase.split()),
    }
    told |= set(outline.words(begin, pointed.start)[-1:]) if pointed is not None and drawn else set()
    named = named_between(outline, begin, verb.start) | named_between(outline, size.fact.end, until)
    counted = words(size.fact) if size.fact.kind == "count" else frozenset[str]()
    return all(word in told or word.endswith(own) and word.removesuffix(own) in told for word in named - counted)


def _goes_on(outline: Outline, number: int, verb: Cue, roles: Roles) -> bool:
    """Whether a sentence only adds the size of the change before: `Turun 2,4 persen dibanding tahun lalu`."""
    row = outline.by_sentence[number]
    alone = len(row) == len(roles) and not named_between(outline, outline.sentence(number)[0], verb.start)
    return alone and any(cue.family in ("compared", "before") for cue in outline.after(row[-1]))


def percent_before(outline: Outline, start: Mention, end: Mention, sign: int, scale: Number = 1) -> Fact | None:
    """A percentage of the sentences before that is just the size of this change, the end scaled."""
    size = size_of(start.fact, end.fact, sign, scale)
    if size is None:
        return None
    near = (mention.fact for mention in outline.earlier(start.sentence, 2) if mention.fact.unit == "%")
    return next((percent for percent in near if tells(percent, size)), None)


def size_of(start: Fact, end: Fact, sign: int, scale: Number = 1) -> Interval | None:
    """By how many per cent the end, scaled, is above the start, or below it where the sign says so; None between percentages."""
    if start.unit == "%" or not start.number or not end.number:
        return None
    reached = reading(end, Tier.ROUNDED).scaled(scale * 100).over(reading(start, Tier.ROUNDED))
    return None if reached is None else reached - point(100) if sign > 0 else point(100) - reached


def sized(start: Fact, end: Fact, percent: Fact, sign: int) -> bool:
    """Whether the percentage is by how much the end is above the start, or below it, and could easily have been another."""
    size = size_of(start, end, sign)
    return size is not None and tells(percent, size)


def rescaled(outline: Outline, start: Mention, end: Mention, sign: int) -> Fact | None:
    """The same of a change by which nothing changes, were it not for a scale word: `dari Rp511 triliun menjadi Rp553 miliar`."""
    if plausible(start.fact, end.fact) or start.fact.kind != "money":
        return None
    return next((told for scale in SCALES if (told := percent_before(outline, start, end, sign, scale)) is not None), None)


def verbless(outline: Outline, row: list[Mention]) -> Relation | None:
    """A change that no verb of its sentence tells, its size in the one beside: `… naik 20 persen.  Dari Rp 40.000 menjadi Rp 48.000`."""
    start, end = row[:2]
    if "from" not in start.near or "to" not in end.near or start.dimension != end.dimension or end.fact.start - start.fact.end > APART:
        return None
    cue = end.lead("to") or end.leads[-1]
    for sign in (1, -1):
        roles = {"from": (start.fact,), "to": (end.fact,)}
        relation = Relation("change", (roles,), (cue.start, cue.end), direction=sign, **LIKELY)
        told = _of_sentence_before(outline, relation) or _of_sentence_after(outline, start.sentence + 1, sign)
        size = told or percent_before(outline, start, end, sign) or rescaled(outline, start, end, sign)
        if size is not None:
            return relation._replace(bindings=({**roles, "percent": (size,)},))
    return None


def led_by_size(outline: Outline, row: list[Mention], told: frozenset[str]) -> Iterator[Relation]:
    """Changes that stand behind their size with no verb of their own: `mendorong pendapatan sebesar 44% menjadi Rp 574 miliar dari Rp 399
    miliar`; of figures of which no other change is `told`."""
    for percent, end, start in zip(row, row[1:], row[2:], strict=False):
        if percent.fact.unit != "%" or "to" not in end.near or "from" not in start.near or start.dimension != end.dimension:
            continue
        cue = end.lead("to")
        if cue is None or percent.fact.id in told or end.families & VERBS or end.fact.start - percent.fact.end > APART:
            continue
        roles = {"from": (start.fact,), "to": (end.fact,), "percent": (percent.fact,)}
        sign = next((sign for sign in (1, -1) if sized(start.fact, end.fact, percent.fact, sign)), 0)
        if sign:
            yield Relation("change", (roles,), (cue.start, cue.end), direction=sign, **TRIED)
        elif _spelled_out(outline, percent, end, start):
            sign = 1 if (end.fact.number or 0) > (start.fact.number or 0) else -1
            yield Relation("change", (roles,), (cue.start, cue.end), direction=sign, **LIKELY)


def _spelled_out(outline: Outline, percent: Mention, end: Mention, start: Mention) -> bool:
    """Whether `sebesar 44% menjadi A dari B` can only be a change, and its figures are not far from being one."""
    begin = outline.sentence(percent.sentence)[0]
    led = outline.words(begin, percent.fact.start)[-1:]
    straight = "," not in outline.gap(percent, end) and start.fact.kind == "money" and "or" not in percent.near
    apart = absolute(divided((end.fact.number or 0) * 100, start.fact.number or 1) - 100)
    stated = percent.fact.number or 0
    near = apart <= SIGHT * stated and stated <= SIGHT * apart
    return straight and near and plausible(start.fact, end.fact) and not lexicon.relations().words["amounts"].isdisjoint(led)


def tells(percent: Fact, size: Interval) -> bool:
    """Whether the percentage is the size, and could easily have been another."""
    if open_ended(percent) or size.width is None or size.width > 4 * (percent.unit_printed or 1):
        return False
    return size.meets(reading(percent, Tier.ROUNDED))


def with_headlines(outline: Outline, changes: Iterable[Relation]) -> Iterator[Relation]:
    """The changes of an article, those of percentages with the size that the headline gives in place of their end."""
    sizes = list(_headlined(outline))
    for relation in changes:
        yield relation
        binding = relation.bindings[0]
        bare = binding.keys() == {"from", "to"}
        size = next((size for sign, size in sizes if bare and sign == relation.direction and _same(binding["to"][0], size)), None)
        if size is not None:
            yield relation._replace(bindings=({**binding, "percent": (size,)},), explicit=True, **LIKELY)
        elif bare and (size := _of_sentence_before(outline, relation)) is not None:
            yield relation._replace(bindings=({**binding, "percent": (size,)},), **LIKELY)
        elif bare and (size := _of_sentence_before(outline, relation, "by")) is not None:
            yield relation._replace(bindings=({**binding, "by": (size,)},), **(LIKELY if _about(binding, size) else GUESSED))


def _about(binding: Mapping[str, tuple[Fact, ...]], step: Fact) -> bool:
    """Whether a step is about as large as what lies between its ends."""
    apart, stated = absolute((binding["to"][0].number or 0) - (binding["from"][0].number or 0)), step.number or 0
    return apart <= STEPPED * stated and stated <= STEPPED * apart


def _of_sentence_before(outline: Outline, relation: Relation, size: str = "percent") -> Fact | None:
    """The size of a change that the sentence before tells alone, in the same words: `Penjualan sepeda naik 33 persen pada Mei`."""
    start, end = (relation.bindings[0][role][0] for role in ("from", "to"))
    number = outline.analysis.sentence_at(end.start)
    row = outline.by_sentence.get(number - 1, [])
    if len(row) != 1 or start.unit == "%" or outline.analysis.sentence_at(start.start) != number:
        return None
    if row[0].fact.unit != "%" if size == "percent" else row[0].fact.kind != "money" or row[0].dimension != dimension(end):
        return None
    cues = outline.cues_of(number - 1)
    if any(cue.family in OTHERWISE for cue in cues):
        return None
    if _signs(outline, row, cues, size) != [relation.direction]:
        return None
    if _elliptic(outline, number, start):
        return row[0].fact
    if not lexicon.relations().words["adding"].isdisjoint(outline.words(outline.sentence(number)[0], start.start)):
        return None  # Jumlah rekening juga meningkat dari …
    begin = outline.sentence(number - 1)[0]
    shared = named_between(outline, begin, row[0].fact.start) & named_between(outline, outline.sentence(number)[0], end.start)
    return row[0].fact if len(shared) >= NAMED else None


def _of_sentence_after(outline: Outline, number: int, sign: int) -> Fact | None:
    """The size of a change that the next sentence tells alone, in words that point back to it: `Angka itu naik 33 persen`."""
    row = outline.by_sentence.get(number, [])
    if len(row) != 1 or row[0].fact.unit != "%":
        return None
    begin, cues = outline.sentence(number)[0], outline.cues_of(number)
    if not cues or cues[0].family != "this_figure" or cues[0].start - begin > OPENING or any(cue.family in OTHERWISE for cue in cues):
        return None
    return row[0].fact if _signs(outline, row, cues) == [sign] else None


def _signs(outline: Outline, row: list[Mention], cues: Iterable[Cue], size: str = "percent") -> list[int]:
    """The directions of the verbs of change that nothing but a size follows."""
    return [CHANGING[cue.family] for cue in cues if cue.family in CHANGING and behind(outline, row, cue).keys() == {size}]


def _elliptic(outline: Outline, number: int, start: Fact) -> bool:
    """Whether a sentence begins with where a change started, so that what changed is that of the sentence before: `Dari 16,3 juta …`."""
    begin = outline.sentence(number)[0]
    cues = outline.cues_between(begin, start.start)
    return bool(cues) and cues[0].family == "from" and cues[0].start - begin <= 1 and start.start - cues[-1].end <= 1


def _headlined(outline: Outline) -> Iterator[tuple[int, Fact]]:
    """The percentages that headlines give as sizes, and the text only as where changes led; each with the sign of its verb."""
    for number, row in outline.sentences():
        if row[0].fact.section != "title":
            break
        for cue in outline.cues_of(number):
            roles = behind(outline, row, cue) if cue.family in CHANGING else {}
            size = roles["percent"].fact if roles.keys() == {"percent"} else None
            if size and all("to" in mention.near for mention in outline.mentions if mention.fact is not size and _same(mention.fact, size)):
                yield CHANGING[cue.family], size


def _same(one: Fact, other: Fact) -> bool:
    return (one.unit, one.value) == (other.unit, other.value)
