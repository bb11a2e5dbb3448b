"""What the figures behind a verb of change are to it: where the change starts and ends, and its size.

The cues that lead up to a figure say so (`dari`, `menjadi`, `dibandingkan` …); one that fits no role ends the verb's frame.
"""

from itertools import pairwise

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN
from newsfacts.language import Cue
from newsfacts.relations.outline import VERBS, Mention, Outline, behind_cue
from newsfacts.relations.portions import named_between, naming, tie_behind

Roles = dict[str, Mention]

STOPS = frozenset(
    {"next_rank", "contrast", "including", "among", "consists", "of_that", "balance", "deficit", "threshold", "above", "below"}
)
NAMES = frozenset({"balance", "deficit", "threshold", "total"})  # behind `dari`, they only name what the change starts from
MILD = frozenset({"namely", "each", "highest", "lowest", "average"})  # end the frame only where no cue of a role stands beside them
SOURCES = frozenset({"from", "compared", "before", "of", "relative"})
COMPARED = frozenset({"higher", "lower"})
ENDINGS = frozenset({"now", "rest"})  # dari semula 480, kini tinggal 384
CHANGED = frozenset({"balance", "deficit"})  # behind a noun of change, what it is of: kenaikan laba sebesar 4 persen
CLAUSE_END = (".", ",", ";", ")", "\n", "")  # behind a figure
SENTENCE_END = (".", "\n", "")
LINK = 25  # characters between `atau` and the figure that says the same
NEAR = 90  # characters between a verb and the size of its change
REACH = 130  # characters between a verb and the ends of its change, one after the other
FARTHEST = 210  # … and the last of them


def behind(outline: Outline, row: list[Mention], verb: Cue) -> Roles:
    """The roles of the figures of a sentence that stand behind a verb of change."""
    roles: Roles = {}
    previous: Mention | None = None
    for mention in behind_cue(row, verb):
        role = _role(outline, verb, previous, mention, roles)
        if role == "end" or previous is not None and _brings_about(outline, previous, mention):
            break
        previous = mention
        if role != "aside":
            roles[role] = mention
    return roles


def _brings_about(outline: Outline, previous: Mention, mention: Mention) -> bool:
    """Whether what changed had another thing change: `pelemahan rupiah 5 persen membuat utang membengkak dari …`."""
    said = outline.gap(previous, mention).lower().split()
    return not lexicon.relations().nouns["causing"].isdisjoint(said)


def _role(outline: Outline, verb: Cue, previous: Mention | None, mention: Mention, roles: Roles) -> str:
    """The part a figure after the verb plays: a role, `aside` where it is skipped, `end` where the frame ends."""
    since = previous.fact.end if previous else verb.end
    cues = [cue for cue in mention.leads if cue.start >= since]
    fact, gap = mention.fact, mention.fact.start - since
    mark = _mark(cues, fact.start, roles)
    linked = mark is not None and mark.family == "or" and previous is not None
    mark = mark if linked or mark is None or mark.family != "or" else None
    again = mark is not None and mark.family == "to" and "from" in roles  # dari 180 tumbuh menjadi 261
    source = next((cue.start for cue in cues if cue.family in SOURCES), fact.start)
    changes = lexicon.relations().nouns["changes"]
    names = {cue.family for cue in cues if cue.start < source or cue.phrase not in changes}  # dibandingkan kenaikan pada Juni
    stops = {cue.family for cue in cues if cue.start < source or cue.family not in NAMES}
    if previous is None and stops & CHANGED and verb.phrase in changes:
        stops -= CHANGED
    if (
        stops & STOPS
        or names & MILD
        and mark is None
        or "threshold" in names
        and verb.family in COMPARED  # lebih rendah daripada asumsi: no change
        or names & VERBS
        and not linked
        and not (again and names & VERBS == {verb.family} and "and" not in names)
        or fact.start - verb.end > FARTHEST
        or "opens" in names  # menguat 31 poin, setelah dibuka di level 16.219
        or ";" in outline.text[since : fact.start]
        or linked
        and fact.unit == OFTEN  # naik 6 persen ke Rp1.200, atau dua kali lipat dari Rp600 pada awal tahun
    ):
        return "end"
    step = "percent" if fact.unit == "%" else "by"
    if mark is not None and not linked:
        if _parted(outline, mark, mention) or gap > REACH or _of_main_clause(outline, verb, since, mark):
            return "end"
        if previous is not None and _made_of(outline, previous, mark, mention):
            return "end"
        if mark.family in SOURCES and "and" in names and any(cue.family == "more" for cue in cues):
            return "end"  # naik 2 ton, dan ada tambahan dari kebun baru 40 ton
        if mark.family in SOURCES and _of_share(outline, previous, mark, roles):
            return "end"  # naik 8 persen menjadi Rp 159 triliun atau 17 persen dari portofolio Rp 952 triliun
        if mark.family in ENDINGS:
            role = "to"
        else:
            back = any(cue.family in SOURCES and mark.start - cue.end == 1 for cue in cues)  # dari sebelumnya di level Rp 788 ribu
            stood = ("compared" in names or back) and "from" not in roles and ("to" not in roles or "before" in names) and _stands(mark)
            role = "from" if mark.family in SOURCES or stood else "to"
        if role == "from" and "to" in roles and _next_item(outline, previous, mention):
            return "end"
        aside = previous is not None and previous.fact not in [other.fact for other in roles.values()]
        return "end" if role in roles or mark.family == "of" and aside else role
    if mention.bracketed or linked:
        other = "by" if step == "percent" else "percent"
        if step not in roles and "to" in roles and names & VERBS:
            return step  # turun menjadi 18,1 dari 20,5 persen, atau berkurang 2,4 poin persen
        closed = ")" in outline.text[since : fact.start - 1]
        if step == "by" and mention.bracketed and previous is roles.get("percent") and _compared_before(outline, verb, mention):
            return "from"  # dibandingkan tahun lalu naik 3,4 persen (1.493.471 kendaraan)
        # naik 9 persen atau mencapai 2,4 juta ton
        level = step == "by" and mark is not None and mark.phrase in lexicon.relations().nouns["reached"]
        fits = step not in roles and other in roles and previous is roles[other] and not closed and not level
        size = step == "percent" and step not in roles and "from" in roles and previous is roles.get("to") and verb.family in VERBS
        held = {cue.family for cue in outline.after(mention)[:1]} & {"above", "below"}  # atau 20 persen di atas harga eceran
        if linked and size and not held and tie_behind(outline, mention) is None:
            return step  # turun dari 40 menjadi 30 kejadian atau 25 persen
        return step if fits and gap <= NEAR else "aside"
    if fact.kind in ("duration", "age") or fact.unit == OFTEN:
        if fact.kind == "duration":
            return "by" if previous is None and verb.family not in COMPARED and _longer(outline, verb, mention) else "aside"
        return "end"
    brought = step == "by" and _brought(outline, verb)
    own = _of_clause(outline, verb, mention)
    return step if previous is None and gap <= NEAR and _joined(outline, verb, mention) and not (brought or own) else "end"


def _of_main_clause(outline: Outline, verb: Cue, since: int, mark: Cue) -> bool:
    """Whether a figure is that of the main clause, with a subject of its own, and the noun of change stands in one before it.

    `Setelah kenaikan 8 persen gaji PNS, belanja pegawai menjadi …`
    """
    comma = outline.text.find(", ", since, mark.start)
    if comma < 0 or mark.family != "to" or verb.phrase not in lexicon.relations().nouns["changes"]:
        return False
    changed, named = naming(outline, verb.end, comma), naming(outline, comma, mark.start)
    return bool(changed) and bool(named) and changed.isdisjoint(named)


def _of_share(outline: Outline, previous: Mention | None, mark: Cue, roles: Roles) -> bool:
    """Whether `dari` stands right behind a percentage that is no size of the change, so that it leads to the whole of a share."""
    if previous is None or previous.fact.unit != "%" or previous in roles.values():
        return False
    return mark.start - previous.fact.end <= 1


def _next_item(outline: Outline, previous: Mention | None, mention: Mention) -> bool:
    """Whether a figure is where the next of several changes starts: `A turun menjadi 850, B yang sebelumnya 300 menjadi 280`."""
    following = outline.following(mention)
    led = following is not None and following.dimension == mention.dimension and "to" in following.near
    return led and previous is not None and "," in outline.gap(previous, mention)


def _joined(outline: Outline, verb: Cue, mention: Mention) -> bool:
    """Whether no comma parts a verb from its size, but the one of `Harganya turun, sebesar 4 persen dari …`."""
    gap = outline.text[verb.end : mention.fact.start]
    return "," not in gap or gap.startswith(",") and gap.strip(", ").lower() in lexicon.relations().nouns["amounts"]


def _of_clause(outline: Outline, verb: Cue, mention: Mention) -> bool:
    """Whether a figure is that of a clause with a subject of its own: `penurunan tiap tahun, di mana angkanya sempat mencapai 35 persen`,
    `kenaikan terjadi pada Mei yang produksinya mencapai 20 ton`, `kenaikan harga yang biasanya Rp20.000`."""
    first, last = outline.analysis.tokens(verb.end, mention.fact.start)
    words, nouns = outline.analysis.words[first:last], lexicon.relations().nouns
    if not nouns["clauses"].isdisjoint(words):
        return True
    which, own = lexicon.nouns().which, lexicon.nouns().possessive
    return any(word in which and following.endswith(own) for word, following in pairwise(words))


def _longer(outline: Outline, verb: Cue, mention: Mention) -> bool:
    """Whether a length of time is by how much another one grew: `naik 0,06 hari dari 1,76 hari`, not `naik 3 hari berturut-turut`."""
    following = outline.following(mention)
    alike = following is not None and following.dimension == mention.dimension and bool(following.near & SOURCES)
    gap = outline.text[verb.end : mention.fact.start].strip().lower()
    return alike and (not gap or gap in lexicon.relations().nouns["amounts"])


def _mark(cues: list[Cue], start: int, roles: Roles) -> Cue | None:
    """The last cue before the figure at `start` that gives it a role, or says that it tells the same again."""
    marks = [
        cue
        for cue in cues
        if cue.family in SOURCES
        or cue.family == "to"
        or cue.family in ENDINGS
        and "from" in roles
        or cue.family == "total"
        and "by" in roles
        or cue.family == "or"
        and start - cue.end <= LINK
    ]
    return marks[-1] if marks else None


def _parted(outline: Outline, mark: Cue, mention: Mention) -> bool:
    """Whether a comma parts a figure from the cue of its role; `tahun lalu, yakni 29,47` and `…, yang mencapai 29,47` belong to it, and
    so does what ends the sentence: `dari tahun sebelumnya, 29,47.`"""
    name, comma, tail = outline.text[mark.end : mention.fact.start].rpartition(",")
    if not comma:
        return False
    words = tail.split(maxsplit=1)
    if not words and not name:
        return outline.text[mention.fact.end : mention.fact.end + 1] not in SENTENCE_END
    if tail.strip().lower() in lexicon.relations().nouns["amounts"] and len(name) <= LINK:  # dibanding tarif 2018, sebesar Rp 1.564.000.
        return outline.text[mention.fact.end : mention.fact.end + 1] not in CLAUSE_END
    return not words or "namely" not in mention.near and words[0] not in lexicon.nouns().which


def _brought(outline: Outline, verb: Cue) -> bool:
    """Whether a verb goes on with what came of the change, not with its size: `melesat dengan meraih 14 kursi dari semula 9`."""
    at = outline.analysis.token_at(verb.end)
    return not lexicon.relations().nouns["bringing"].isdisjoint(outline.analysis.words[at : at + 1])


def _stands(mark: Cue) -> bool:
    """Whether a cue tells where a figure stands, so that behind `dibandingkan` it stood there before: `di level`, unlike `menjadi`."""
    return mark.phrase.split()[0] in lexicon.relations().nouns["standing"]


def _made_of(outline: Outline, previous: Mention, mark: Cue, mention: Mention) -> bool:
    """Whether `dari` belongs to the next item of a list: `kenaikan harga semen 0,7 persen, pintu dari aluminium 0,4 persen`."""
    _, comma, item = outline.text[previous.fact.end : mark.start].rpartition(",")
    if not comma or mark.family != "from" or previous.dimension != mention.dimension:
        return False
    return bool(named_between(outline, mark.start - len(item), mark.start)) and bool(named_between(outline, mark.end, mention.fact.start))


def _compared_before(outline: Outline, verb: Cue, mention: Mention) -> bool:
    return any(cue.family == "compared" for cue in outline.cues_between(outline.sentence(mention.sentence)[0], verb.start))
