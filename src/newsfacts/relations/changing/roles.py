"""What the figures behind a verb of change are to it: where the change starts and ends, and its size.

The cues that lead up to a figure say so (`dari`, `menjadi`, `dibandingkan` …); one that fits no role ends the verb's frame.
"""

from itertools import pairwise
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN
from newsfacts.language import Cue
from newsfacts.relations.outline import VERBS, Mention, Outline, behind_cue
from newsfacts.relations.portions import named_between, naming, tie_behind

Roles = dict[str, Mention]

ASIDE, END = "aside", "end"  # a figure that plays no part, and one behind the frame

STOPS = frozenset(
    {"next_rank", "contrast", "including", "among", "consists", "of_that", "balance", "deficit", "threshold", "above", "below"}
)
NAMES = frozenset({"balance", "deficit", "threshold", "total"})  # behind `dari`, they only name what the change starts from
MILD = frozenset({"namely", "each", "highest", "lowest", "average"})  # end the frame only where no cue of a role stands beside them
SOURCES = frozenset({"from", "compared", "before", "of", "relative"})
COMPARED = frozenset({"higher", "lower"})
ENDINGS = frozenset({"now", "rest"})  # dari semula 480, kini tinggal 384
OBJECTS = frozenset({"balance", "deficit", "threshold", "highest", "lowest"})  # name what is changed: menaikkan upah minimum 4 persen
CHANGED = frozenset({"balance", "deficit"})  # behind a noun of change, what it is of: kenaikan laba sebesar 4 persen
CLAUSE_END = (".", ",", ";", ")", "\n", "")  # behind a figure
SENTENCE_END = (".", "\n", "")
LINK = 25  # characters between `atau` and the figure that says the same
NEAR = 90  # characters between a verb and the size of its change
REACH = 130  # characters between a verb and the ends of its change, one after the other
NAMED = 4  # words behind `dari` that name what the figure is of
FARTHEST = 210  # … and the last of them


class Place(NamedTuple):
    """A figure behind a verb, as its frame comes to it: what stands before it, and what leads up to it from there."""

    outline: Outline
    verb: Cue
    roles: Roles  # of the figures before it
    previous: Mention | None  # the figure before it, behind the verb
    mention: Mention
    since: int  # offset of what leads up to it
    cues: list[Cue]
    mark: Cue | None  # the one that gives it a role
    linked: bool  # whether `atau` says that it tells the same as the figure before it
    names: frozenset[str]  # families of the cues, of the nouns of change those before its source alone: dibandingkan kenaikan pada Juni

    @property
    def size(self) -> str:
        """The role it has if it is how large the change was."""
        return "percent" if self.mention.fact.unit == "%" else "by"

    @property
    def gap(self) -> int:
        """The characters that lead up to it."""
        return self.mention.fact.start - self.since


def behind(outline: Outline, row: list[Mention], verb: Cue) -> Roles:
    """The roles of the figures of a sentence that stand behind a verb of change."""
    roles: Roles = {}
    previous: Mention | None = None
    for mention in behind_cue(row, verb):
        role = _role(_place(outline, verb, roles, previous, mention))
        if role == END or previous is not None and _brings_about(outline, previous, mention):
            break
        previous = mention
        if role != ASIDE:
            roles[role] = mention
    return roles


def _brings_about(outline: Outline, previous: Mention, mention: Mention) -> bool:
    """Whether what changed had another thing change: `pelemahan rupiah 5 persen membuat utang membengkak dari …`."""
    said = outline.gap(previous, mention).lower().split()
    return not lexicon.relations().words["causing"].isdisjoint(said)


def _place(outline: Outline, verb: Cue, roles: Roles, previous: Mention | None, mention: Mention) -> Place:
    since = previous.fact.end if previous else verb.end
    cues = [cue for cue in mention.leads if cue.start >= since]
    mark = _mark(cues, mention.fact.start, roles)
    linked = mark is not None and mark.family == "or" and previous is not None
    mark = mark if linked or mark is None or mark.family != "or" else None
    source, changes = _source(cues, mention), lexicon.relations().words["changes"]
    names = frozenset([cue.family for cue in cues if cue.start < source or cue.phrase not in changes])
    return Place(outline, verb, roles, previous, mention, since, cues, mark, linked, names)


def _source(cues: list[Cue], mention: Mention) -> int:
    """Where the cue stands that says that a figure is where the change started; else the figure."""
    return next((cue.start for cue in cues if cue.family in SOURCES), mention.fact.start)


def _role(at: Place) -> str:
    """The part a figure behind the verb plays: a role, ASIDE where it is skipped, END where the frame ends."""
    if _beyond(at):
        return END
    if _ago(at):
        return ASIDE
    if at.mark is not None and not at.linked:
        return _by_mark(at, at.mark)
    if at.mention.bracketed or at.linked:
        return _in_other_terms(at)
    return _right_behind(at)


def _beyond(at: Place) -> bool:
    """Whether the frame ends before a figure, whatever role its cue would give it."""
    start, source, changes = at.mention.fact.start, _source(at.cues, at.mention), lexicon.relations().words["changes"]
    stops = {cue.family for cue in at.cues if cue.start < source or cue.family not in NAMES}
    names = at.names
    if at.previous is None and at.verb.phrase in changes:
        stops -= CHANGED
    if _of_object(at):
        stops, names = stops - OBJECTS, names - OBJECTS
    again = at.mark is not None and at.mark.family == "to" and "from" in at.roles  # dari 180 tumbuh menjadi 261
    again = again or _said_again(at)
    goes_on = at.linked or _compared_growth(at) or again and at.names & VERBS == {at.verb.family} and "and" not in at.names
    return (
        bool(stops & STOPS)
        or at.mark is None
        and bool(names & MILD)
        or at.verb.family in COMPARED
        and "threshold" in at.names
        and not _apart(at)  # lebih rendah daripada asumsi: no change
        or not goes_on
        and bool(at.names & VERBS)
        or "opens" in at.names  # menguat 31 poin, setelah dibuka di level 16.219
        or at.linked
        and at.mention.fact.unit == OFTEN  # naik 6 persen ke Rp1.200, atau dua kali lipat dari Rp600 pada awal tahun
        or start - at.verb.end > FARTHEST
        or ";" in at.outline.text[at.since : start]
        or _closed(at)
        or _of_base_untold(at)
    )


def _apart(at: Place) -> bool:
    """Whether a figure is told to be so much more or less than one that is aimed at: `lebih mahal Rp 2.000 dari harga acuan Rp 17.500`."""
    if at.mark is None or at.mark.family not in SOURCES or at.previous is None or at.previous not in at.roles.values():
        return False
    straight = any(cue.family == "threshold" and at.mark.start < cue.start <= at.mark.end + 1 for cue in at.cues)
    return straight and "," not in at.outline.text[at.since : at.mention.fact.start]


def _of_object(at: Place) -> bool:
    """Whether the cues before a size only name what is changed: `menaikkan upah minimum 5 persen`, `memangkas target 2 ton`."""
    known = lexicon.relations().words
    if at.previous is not None or at.verb.phrase not in known["changers"] | known["changes"]:
        return False
    if "," in at.outline.text[at.since : at.mention.fact.start]:
        return False
    said = at.outline.words(at.since, at.mention.fact.start)
    return len(said) <= NAMED and lexicon.function_words().prepositions.isdisjoint(said)


def _closed(at: Place) -> bool:
    """Whether brackets that the verb stands in close before a figure that is no start: `5,87 (naik 0,8 persen), dengan baju 4,15`."""
    between = at.outline.text[at.verb.end : at.mention.fact.start]
    return between.count(")") > between.count("(") and not (at.mark is not None and at.mark.family in SOURCES)


def _of_base_untold(at: Place) -> bool:
    """Whether a step is from something whose figure is not told, and another change follows: `bertambah Rp8 triliun dari pagu awal, atau
    naik 36 persen dari Rp29 triliun`."""
    step = at.roles.get("by")
    if step is None or not at.names & VERBS:
        return False
    source = next(iter(at.outline.after(step)), None)
    if source is None or source.family not in SOURCES or source.start - step.fact.end > 1:
        return False
    return at.outline.following(step) is at.mention and "," in at.outline.gap(step, at.mention)


def _said_again(at: Place) -> bool:
    """Whether the verb only comes again before the start of its change: `naik 90 persen menjadi Rp95 miliar, naik dari Rp50 miliar`."""
    if at.mark is None or at.mark.family not in ("from", "compared") or at.previous is None or at.previous is not at.roles.get("to"):
        return False
    verb = next((cue for cue in at.cues if cue.family in VERBS), None)
    return verb is not None and at.outline.text[at.since : verb.start].strip() == "," and at.mark.start - verb.end == 1


def _ago(at: Place) -> bool:
    """Whether a length of time only says since when something changed: `dibandingkan setahun sebelumnya sebesar 69,6 persen`."""
    behind = next(iter(at.outline.after(at.mention)), None)
    said = behind is not None and behind.family == "before" and behind.start - at.mention.fact.end <= 1
    return at.mention.fact.kind == "duration" and said


def _compared_growth(at: Place) -> bool:
    """Whether a verb before a figure only says what it was before: `meningkat dibandingkan triwulan sebelumnya yang tumbuh 4,93 persen`."""
    verbs = [cue for cue in at.cues if cue.family in VERBS]
    if at.previous is not None or len(verbs) != 1 or "compared" not in at.names or at.mention.fact.unit != "%":
        return False
    word = at.outline.analysis.token_at(verbs[0].start) - 1
    return word >= 0 and at.outline.analysis.words[word] in lexicon.nouns().which


def _by_mark(at: Place, mark: Cue) -> str:
    """The part of a figure that a cue leads up to: one of the ends of the change."""
    if at.gap > REACH or _parted(at.outline, mark, at.mention) or _of_main_clause(at.outline, at.verb, at.since, mark):
        return END
    if at.previous is not None and _made_of(at.outline, at.previous, mark, at.mention):
        return END
    if mark.family in SOURCES and _elsewhere(at, mark):
        return END
    role = "from" if mark.family in SOURCES or mark.family not in ENDINGS and _stood(at, mark) else "to"
    if role in at.roles or role == "from" and "to" in at.roles and _next_item(at.outline, at.previous, at.mention):
        return END
    skipped = at.previous is not None and at.previous.fact not in [other.fact for other in at.roles.values()]
    return END if mark.family == "of" and skipped else role


def _added(at: Place, mark: Cue) -> bool:
    """Whether a figure is one more thing that something came from, or by which it changed.

    `naik 2 ton, dan ada tambahan dari kebun baru 40 ton`; `menyusut 0,4 juta dari September dan 1,2 juta dari Maret`.
    """
    more = "and" in at.names and any(cue.family == "more" for cue in at.cues)
    return more or any(cue.family == "and" and cue.start > mark.start for cue in at.cues)


def _elsewhere(at: Place, mark: Cue) -> bool:
    """Whether a `dari` leads up to something else than where the change started."""
    if _next_of_two(at, mark) or _added(at, mark) or _of_share(at.outline, at.previous, mark, at.roles):
        return True
    return "to" in at.roles and no_start(at.outline, mark, at.mention)


def _next_of_two(at: Place, mark: Cue) -> bool:
    """Whether a start is that of a second thing, whose verb is left out: `turun 25 bps untuk A, dan dari 4,5 menjadi 4 persen untuk B`."""
    joined = any(cue.family == "and" and mark.start - cue.end == 1 for cue in at.cues)
    return joined and not at.roles.keys().isdisjoint(("by", "percent")) and at.roles.keys().isdisjoint(("from", "to"))


def no_start(outline: Outline, mark: Cue, mention: Mention) -> bool:
    """Whether what stands behind `dari` and where a change led is no earlier value of it, but a limit, a need, a whole, or far from it.

    `naik menjadi Rp1.020 dari harga IPO Rp800`; `laba Rp1,2 triliun dari pendapatan Rp10 triliun, turun 22 persen`; `menjadi 55 persen,
    masih jauh dari 70 persen`.  What changed may be such a thing itself: `Kebutuhan naik menjadi 300 ton dari kebutuhan 250 ton`.
    """
    known, begin = lexicon.relations().words, outline.sentence(mention.sentence)[0]
    said = outline.words(begin, mark.start)
    if not known["away"].isdisjoint(said[-1:]):
        return True
    named = known["no_starts"].intersection(outline.words(mark.start, mention.fact.start)[: NAMED + 1])
    return bool(named) and "before" not in mention.families and named.isdisjoint(said)


def _stood(at: Place, mark: Cue) -> bool:
    """Whether what a figure stood at was before: `dibandingkan tahun lalu di level 5.100`, `dari sebelumnya di level Rp 788 ribu`, `dari
    posisi tahun sebelumnya yang berada di level 2,8 persen`."""
    back = any(cue.family in SOURCES and mark.start - cue.end == 1 for cue in at.cues)
    free = "from" not in at.roles and ("to" not in at.roles or "before" in at.names)
    than = at.verb.family in COMPARED and at.previous is None and "from" in at.names  # lebih rendah dari harga acuan di harga Rp 40.000
    return free and ("compared" in at.names or back or than or {"from", "before"} <= at.names) and _stands(mark)


def _in_other_terms(at: Place) -> str:
    """The part of a figure in brackets or behind `atau`: the size of the change, in per cent or as a step."""
    size, other, mention = at.size, "by" if at.size == "percent" else "percent", at.mention
    if size not in at.roles and "to" in at.roles and at.names & VERBS:
        return size  # turun menjadi 18,1 dari 20,5 persen, atau berkurang 2,4 poin persen
    if size == "by" and mention.bracketed and at.previous is at.roles.get("percent") and _compared_before(at.outline, at.verb, mention):
        return "from"  # dibandingkan tahun lalu naik 3,4 persen (1.493.471 kendaraan)
    if at.linked and _of_ends(at):
        return size
    closed = ")" in at.outline.text[at.since : mention.fact.start - 1]
    level = size == "by" and at.mark is not None and at.mark.phrase in lexicon.relations().words["reached"]  # atau mencapai 2,4 juta ton
    fits = size not in at.roles and other in at.roles and at.previous is at.roles[other]
    return size if fits and not (closed or level) and at.gap <= NEAR else ASIDE


def _of_ends(at: Place) -> bool:
    """Whether a percentage is how far the ends before it are apart: `turun dari 40 menjadi 30 kejadian atau 25 persen`."""
    if at.size != "percent" or "percent" in at.roles or "from" not in at.roles or at.verb.family not in VERBS:
        return False
    held = {cue.family for cue in at.outline.after(at.mention)[:1]} & {"above", "below"}  # atau 20 persen di atas harga eceran
    return at.previous is at.roles.get("to") and not held and tie_behind(at.outline, at.mention) is None


def _right_behind(at: Place) -> str:
    """The part of a figure without a cue of its own: the size of the change, where the verb leads straight up to it."""
    fact, outline, verb = at.mention.fact, at.outline, at.verb
    if fact.kind == "duration":
        return "by" if at.previous is None and verb.family not in COMPARED and _longer(outline, verb, at.mention) else ASIDE
    if fact.kind == "age" or fact.unit == OFTEN or at.previous is not None or at.gap > NEAR:
        return END
    if at.size == "by" and _brought(outline, verb) or _of_clause(outline, verb, at.mention):
        return END
    return at.size if _joined(outline, verb, at.mention) else END


def _of_main_clause(outline: Outline, verb: Cue, since: int, mark: Cue) -> bool:
    """Whether a figure is that of the main clause, with a subject of its own, and the noun of change stands in one before it.

    `Setelah kenaikan 8 persen gaji PNS, belanja pegawai menjadi …`
    """
    comma = outline.text.find(", ", since, mark.start)
    if comma < 0 or mark.family != "to" or verb.phrase not in lexicon.relations().words["changes"]:
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
    return "," not in gap or gap.startswith(",") and gap.strip(", ").lower() in lexicon.relations().words["amounts"]


def _of_clause(outline: Outline, verb: Cue, mention: Mention) -> bool:
    """Whether a figure is that of a clause with a subject of its own: `penurunan tiap tahun, di mana angkanya sempat mencapai 35 persen`,
    `kenaikan terjadi pada Mei yang produksinya mencapai 20 ton`, `kenaikan harga yang biasanya Rp20.000`."""
    first, last = outline.analysis.tokens(verb.end, mention.fact.start)
    words, known = outline.analysis.words[first:last], lexicon.relations().words
    if not known["clauses"].isdisjoint(words):
        return True
    which, own = lexicon.nouns().which, lexicon.nouns().possessive
    return any(word in which and following.endswith(own) for word, following in pairwise(words))


def _longer(outline: Outline, verb: Cue, mention: Mention) -> bool:
    """Whether a length of time is by how much another one grew: `naik 0,06 hari dari 1,76 hari`, not `naik 3 hari berturut-turut`."""
    following = outline.following(mention)
    alike = following is not None and following.dimension == mention.dimension and bool(following.near & SOURCES)
    gap = outline.text[verb.end : mention.fact.start].strip().lower()
    return alike and (not gap or gap in lexicon.relations().words["amounts"])


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
    if tail.strip().lower() in lexicon.relations().words["amounts"] and len(name) <= LINK:  # dibanding tarif 2018, sebesar Rp 1.564.000.
        return outline.text[mention.fact.end : mention.fact.end + 1] not in CLAUSE_END
    return not words or "namely" not in mention.near and words[0] not in lexicon.nouns().which


def _brought(outline: Outline, verb: Cue) -> bool:
    """Whether a verb goes on with what came of the change, not with its size: `melesat dengan meraih 14 kursi dari semula 9`."""
    at = outline.analysis.token_at(verb.end)
    return not lexicon.relations().words["bringing"].isdisjoint(outline.analysis.words[at : at + 1])


def _stands(mark: Cue) -> bool:
    """Whether a cue tells where a figure stands, so that behind `dibandingkan` it stood there before: `di level`, unlike `menjadi`."""
    return mark.phrase.split()[0] in lexicon.relations().words["standing"]


def _made_of(outline: Outline, previous: Mention, mark: Cue, mention: Mention) -> bool:
    """Whether `dari` belongs to the next item of a list: `kenaikan harga semen 0,7 persen, pintu dari aluminium 0,4 persen`."""
    _, comma, item = outline.text[previous.fact.end : mark.start].rpartition(",")
    if not comma or mark.family != "from" or previous.dimension != mention.dimension:
        return False
    return bool(named_between(outline, mark.start - len(item), mark.start)) and bool(named_between(outline, mark.end, mention.fact.start))


def _compared_before(outline: Outline, verb: Cue, mention: Mention) -> bool:
    return any(cue.family == "compared" for cue in outline.cues_between(outline.sentence(mention.sentence)[0], verb.start))
