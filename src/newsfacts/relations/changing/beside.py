"""Both ends of a change whose sentence tells only the size, in the sentence beside it.

`Turun 2,4 persen dibandingkan 2024.  Jika tahun ini 2.595 unit, maka tahun lalu 2.659 unit`; `Laba merosot 37,5 persen.  Pada 2023 laba
Rp 400 miliar, pada 2024 hanya Rp 250 miliar`; `Lapak bertambah 24 unit.  Sebelum revitalisasi ada 96, setelah revitalisasi 120 lapak`.
"""

from itertools import pairwise, takewhile

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.relations.certainty import GUESSED, LIKELY, TRIED, Certainty, at_most
from newsfacts.relations.changing.directions import SIGNS
from newsfacts.relations.changing.ends import OPENING, TIMES, plausible
from newsfacts.relations.changing.figures import Found, about_as_far, turned
from newsfacts.relations.changing.pairs import NAMES, OTHERWISE, by_year, measured, of_one, years_of
from newsfacts.relations.changing.roles import Roles
from newsfacts.relations.nouns import kin, words
from newsfacts.relations.outline import VERBS, Mention, Outline
from newsfacts.relations.portions import named_between, naming

LETTERS = 3  # of an abbreviation
NOUN = 6  # words of what a figure counts, at most
AGAINST = frozenset(
    {"from", "of", "target", "threshold", "each", "average", "every", "since", "long"}
)  # cues behind a size that is none of the ends beside


def find(outline: Outline, number: int, verb: Cue, roles: Roles) -> tuple[Roles, Certainty] | None:
    """The ends of a change whose size sentence `number` tells, and how plain that is: whether both speak of one thing and nothing else."""
    if (own := _behind_size(outline, number, verb, roles)) is not None:
        return own, LIKELY if _fair(verb, roles, own) else TRIED
    following = outline.by_sentence.get(number + 1, [])
    alone = len(following) == 2 and _alone(outline, number, verb, roles)
    if alone and (framed := _around_an_event(outline, following, roles)) is not None and _fair(verb, roles, framed):
        return framed, LIKELY if _shared(outline, number, following, roles) else TRIED
    for each in (number + 1, number - 1) if verb.start - outline.sentence(number)[0] <= OPENING else (number + 1,):
        row = outline.by_sentence.get(each, [])
        starts = [
            mention for mention in row if "before" in mention.families and mention.fact.kind not in TIMES and mention.fact.unit != "%"
        ]
        if each > number and not starts and (dated := _of_two_years(outline, row, roles)) is not None:
            limit = TRIED if not alone else LIKELY if _fair(verb, roles, dated) else GUESSED
            return dated, at_most(limit, _of_one_thing(outline, number, verb, row))
        ends = [m for m in row if len(starts) == 1 and m.dimension == starts[0].dimension and plausible(m.fact, starts[0].fact)]
        if len(ends) != 2 or not kin(ends[0].fact, ends[1].fact) or any(cue.family in VERBS for cue in outline.cues_of(each)):
            continue
        end = ends[1] if starts[0] is ends[0] else ends[0]
        if measured(roles, end):
            plain = each > number and len(row) == len(ends) and _modal(outline.by_sentence[number][-1], row)
            plain = plain and (_goes_on(outline, (outline.sentence(number)[0], verb.start), row[0]) or alone and _elliptic(outline, row[0]))
            return {"from": starts[0], "to": end}, LIKELY if plain else GUESSED
    return None


def _behind_size(outline: Outline, number: int, verb: Cue, roles: Roles) -> Roles | None:
    """The ends of two years right behind the size: `turun 12 persen, di mana pada 2023 ada 250 kasus, sedangkan pada 2024 ada 220`."""
    sizes, pair = (row := outline.by_sentence[number])[: len(roles)], row[len(roles) :]
    if len(pair) != 2 or any(size not in sizes for size in roles.values()):
        return None
    ends, begin = _of_two_years(outline, pair, roles), outline.sentence(number)[0]
    told = {*outline.words(begin, pair[0].fact.start), *words(pair[0].fact), *lexicon.relations().words["generic"]}
    between = outline.words(sizes[-1].fact.end, pair[0].fact.start)
    joined = any(cue.family == "namely" for cue in pair[0].leads) or not lexicon.relations().words["clauses"].isdisjoint(between)
    named = naming(outline, pair[0].fact.end, pair[1].fact.start) | words(pair[1].fact)
    phrases = {word for cue in pair[1].leads for word in cue.phrase.split()}
    return ends if ends is not None and joined and named - phrases <= told | _counted(outline, pair[0]) else None


def _counted(outline: Outline, mention: Mention) -> frozenset[str]:
    """The words right behind a count, up to a comma: `150 orang meninggal dunia dan hilang, …`."""
    return frozenset(takewhile(lambda word: word != ",", outline.words_behind(mention, NOUN)))


def _of_two_years(outline: Outline, row: list[Mention], roles: Roles) -> Roles | None:
    """The ends of two years: `ada kenaikan 7,2 persen.  Pada 2018 terjadi 1.480 bencana, sedangkan pada 2019 terjadi 1.586`."""
    pair = [mention for mention in row if mention.fact.kind not in TIMES and mention.fact.unit != "%"]
    if len(pair) != 2 or any(mention.near & OTHERWISE for mention in pair) or not measured(roles, pair[0]):
        return None
    if not (of_one(*pair) or _renamed_in(outline, next(iter(roles.values())), *pair)):
        return None
    years = [years_of(outline, outline.since(mention), mention.fact.start) for mention in pair]
    return by_year(pair, [year[0] for year in years if len(year) == 1])


def _renamed_in(outline: Outline, size: Mention, first: Mention, second: Mention) -> bool:
    """Whether two counts go by two words of the noun that changed: `Kejadian bencana naik 7 persen.  … 1.480 bencana, … 1.586 kejadian`."""
    named = [words(mention.fact) for mention in (first, second)]
    told = frozenset(outline.words(outline.sentence(size.sentence)[0], size.fact.start))
    alike = first.fact.kind == second.fact.kind == "count" and first.fact.modality == second.fact.modality
    return alike and all(named) and named[0] | named[1] <= told


def _around_an_event(outline: Outline, row: list[Mention], roles: Roles) -> Roles | None:
    """The ends before and after the same: `Sebelum proyek luasnya 310 hektare, setelah proyek menjadi 355 hektare`."""
    if len(row) != 2 or not of_one(*row) or any(mention.near & OTHERWISE for mention in row) or not measured(roles, row[0]):
        return None
    known = lexicon.relations().words
    event, again = (
        next(
            (following for word, following in pairwise(outline.words(outline.since(mention), mention.fact.start)) if word in known[side]),
            None,
        )
        for mention, side in zip(row, ("ahead_of", "after"), strict=True)
    )
    return {"from": row[0], "to": row[1]} if event is not None and event == again else None


def _alone(outline: Outline, number: int, verb: Cue, roles: Roles) -> bool:
    """Whether a sentence tells a size and nothing that is not told of the pair in the next one as well: no other time, and no target."""
    size, known, until = outline.by_sentence[number][-1], lexicon.relations(), outline.sentence(number)[1]
    if len(outline.by_sentence[number]) != len(roles) or not _modal(size, outline.by_sentence[number + 1]):
        return False
    cues, behind = outline.cues_of(number), outline.words(verb.end, until)
    spans = frozenset[str]().union(*(named for span, named in known.moments.items() if span != "year"))
    if any(cue.family in AGAINST for cue in cues) or not known.words["yearly"].isdisjoint(behind):
        return False
    told, years = outline.words(*outline.sentence(number + 1)), years_of(outline, *outline.sentence(number + 1))
    phrases = {word for cue in cues for word in cue.phrase.split()}
    said = named_between(outline, size.fact.end, until) - words(size.fact) | spans.intersection(behind)
    common = {*told, *known.words["concluding"], *known.words["generic"], *phrases}
    return said - spans <= common and said & spans <= {*told} and {*years_of(outline, *outline.sentence(number))} <= {*years}


def _modal(size: Mention, row: list[Mention]) -> bool:
    """Whether a size and the ends beside it are told as facts alike: not `diusulkan naik 21 persen`; `Bila tahun lalu 60 ton, …` is one."""
    return all(mention.fact.modality in (size.fact.modality, "condition") for mention in row)


def _of_one_thing(outline: Outline, number: int, verb: Cue, row: list[Mention]) -> Certainty:
    """How plain it is that a sentence with figures speaks of what changed in the one before: whether it names that, or no other one."""
    first, second = row
    begin, own, known = outline.sentence(number + 1)[0], lexicon.nouns().possessive, lexicon.relations().words
    joints = {word for cue in outline.cues_between(begin, second.fact.start) if cue.family not in NAMES for word in cue.phrase.split()}
    common = {*known["concluding"], *known["levels"], *known["generic"], *known["times"], *joints, *lexicon.modality().condition}
    common |= lexicon.nouns().classifiers
    start = outline.sentence(number)[0]
    subject = named_between(outline, start, verb.start) - known["concluding"]
    before = outline.words(start, verb.start)
    subject |= {half for word in before for half in word.split("-") if word == f"{half}-{half}"}  # korban luka-luka … Korban luka
    led = {word for cue in outline.cues_between(start, verb.start) if cue.family not in NAMES for word in cue.phrase.split()}
    head = next((word for word in before if word in subject - led), "")
    told = named_between(outline, begin, first.fact.start) | named_between(outline, first.fact.end, second.fact.start)
    named = (told | words(first.fact) | words(second.fact)) - common
    other = frozenset([word for word in named if word.isalpha() and (not word.endswith(own) or word.removesuffix(own) not in subject)])
    net = frozenset([word for phrase in known["profits"] for word in phrase.split()])  # Laba merosot … Pada 2023 laba bersih …
    times = {*lexicon.calendar().months, *lexicon.calendar().weekdays}
    spans = pairwise((begin, first.fact.start, first.fact.end, second.fact.start, second.fact.end, outline.sentence(number + 1)[1]))
    places = {name for place, span in enumerate(spans) if place % 2 == 0 for name in outline.analysis.names(*span) if name.isalpha()}
    if not other - subject <= (net if len(subject) == 1 else frozenset()) or not places - times <= {*outline.words(start, begin)}:
        return TRIED
    return LIKELY if head in other else GUESSED


def _shared(outline: Outline, number: int, row: list[Mention], roles: Roles) -> bool:
    """Whether two sentences name one thing, or the step and the ends are counted alike: `bertambah 24 unit.  Sebelum … 96 unit`."""
    step, (first, second), begin = roles.get("by"), row, outline.sentence(number + 1)[0]
    if step is not None and (step.fact.subject or step.fact.unit) == (first.fact.subject or first.fact.unit):
        return True
    named = named_between(outline, begin, first.fact.start) | words(first.fact) | words(second.fact)
    own = lexicon.nouns().possessive
    return bool({word.removesuffix(own) for word in named} & {*outline.words(*outline.sentence(number))})


def _fair(verb: Cue, roles: Roles, ends: Roles) -> bool:
    """Whether ends go the way that the verb says and are about as far apart as the size."""
    found: Found = {role: (mention.fact,) for role, mention in {**roles, **ends}.items()}
    return about_as_far(found) and not turned(found, SIGNS[verb.family])


def _goes_on(outline: Outline, before: tuple[int, int], mention: Mention) -> bool:
    """Whether a sentence begins with the subject of the one before, be it its initials, and names no other one before its first figure."""
    analysis, known = outline.analysis, lexicon.relations().words
    first, last = analysis.tokens(*before)
    subject = [word for word in analysis.words[first:last] if word.isalpha()]
    begin = outline.sentence(mention.sentence)[0]
    named = named_between(outline, begin, mention.fact.start) - {*known["concluding"], *known["levels"], *lexicon.calendar().months}
    letters = "".join(word[:1] for word in subject)
    return bool(named) and all(word in subject or len(word) >= LETTERS and word in letters for word in named)


def _elliptic(outline: Outline, start: Mention) -> bool:
    """Whether a sentence leaves out what it speaks of: `Sebelumnya 60 juta meter kubik, kini 72 juta meter kubik`."""
    begin = outline.sentence(start.sentence)[0]
    cue = start.lead("before")
    return cue is not None and cue.start - begin <= 1 and not named_between(outline, cue.end, start.fact.start)
