"""Both ends of a change whose sentence tells only the size, in the sentence beside it: `Turun 2,4 persen dibandingkan 2024.  Jika tahun
ini 2.595 unit, maka tahun lalu 2.659 unit`.
"""

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.relations.certainty import GUESSED, LIKELY, Certainty
from newsfacts.relations.changing.ends import OPENING, TIMES, plausible
from newsfacts.relations.changing.pairs import OTHERWISE, by_year, measured, of_one, years_of
from newsfacts.relations.changing.roles import Roles
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import VERBS, Mention, Outline
from newsfacts.relations.portions import named_between

LETTERS = 3  # of an abbreviation


def find(outline: Outline, number: int, verb: Cue, roles: Roles) -> tuple[Roles, Certainty] | None:
    """Both ends of a change whose size is told by its sentence, in the next one or the one before: `Turun 2,4 persen dibandingkan 2024.
    Jika tahun ini 2.595 unit, maka tahun lalu 2.659 unit`.  How plain that is: whether both speak of one thing and of nothing else."""
    for each in (number + 1, number - 1) if verb.start - outline.sentence(number)[0] <= OPENING else (number + 1,):
        row = outline.by_sentence.get(each, [])
        starts = [
            mention for mention in row if "before" in mention.families and mention.fact.kind not in TIMES and mention.fact.unit != "%"
        ]
        if each > number and not starts and (dated := _of_two_years(outline, row, roles)) is not None:
            return dated, GUESSED
        ends = [m for m in row if len(starts) == 1 and m.dimension == starts[0].dimension and plausible(m.fact, starts[0].fact)]
        if len(ends) != 2 or not kin(ends[0].fact, ends[1].fact) or any(cue.family in VERBS for cue in outline.cues_of(each)):
            continue
        end = ends[1] if starts[0] is ends[0] else ends[0]
        if measured(roles, end):
            plain = each > number and len(row) == len(ends) and _goes_on(outline, (outline.sentence(number)[0], verb.start), row[0])
            return {"from": starts[0], "to": end}, LIKELY if plain else GUESSED
    return None


def _of_two_years(outline: Outline, row: list[Mention], roles: Roles) -> Roles | None:
    """The same of two years: `ada kenaikan 7,2 persen.  Pada 2018 terjadi 1.480 bencana, sedangkan pada 2019 terjadi 1.586`."""
    pair = [mention for mention in row if mention.fact.kind not in TIMES and mention.fact.unit != "%"]
    if len(pair) != 2 or not of_one(*pair) or any(mention.near & OTHERWISE for mention in pair) or not measured(roles, pair[0]):
        return None
    years = [years_of(outline, outline.since(mention), mention.fact.start) for mention in pair]
    return by_year(pair, [year[0] for year in years if len(year) == 1])


def _goes_on(outline: Outline, before: tuple[int, int], mention: Mention) -> bool:
    """Whether a sentence begins with the subject of the one before, be it its initials, and names no other one before its first figure."""
    analysis, known = outline.analysis, lexicon.relations().words
    first, last = analysis.tokens(*before)
    subject = [word for word in analysis.words[first:last] if word.isalpha()]
    begin = outline.sentence(mention.sentence)[0]
    named = named_between(outline, begin, mention.fact.start) - {*known["concluding"], *known["levels"], *lexicon.calendar().months}
    letters = "".join(word[:1] for word in subject)
    return bool(named) and all(word in subject or len(word) >= LETTERS and word in letters for word in named)
