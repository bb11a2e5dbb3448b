"""Balances and differences: `ekspor A dan impor B, sehingga surplus C`, `dari A menjadi B, ada selisih C`, `unggul 12 suara`.

The difference is the figure right after its cue.  What it is the difference of is sought nearby; that the three fit is noted, that they do
not only where income and outgo (or the two ends of a change, or two counts of the same noun) are named beside it.
"""

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from newsfacts import lexicon
from newsfacts.interval import Interval, Tier, absolute, divided, open_ended, reading, significant_digits, whole
from newsfacts.language import Cue
from newsfacts.model import Fact, Number, Relation, exact
from newsfacts.relations.adding.additions import printed
from newsfacts.relations.certainty import GUESSED, LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.nouns import kin, same, words
from newsfacts.relations.outline import VERBS, Mention, Outline, placed
from newsfacts.relations.portions import named_between
from newsfacts.relations.slips import SCALES, comparable, reconciled

AFTER = 45  # characters between the cue and the difference
BACK = 3  # sentences in which the two figures may stand before it
AHEAD = 2  # sentences in which they may follow
BEFORE, BEHIND = 2, 1  # the same of figures that are named as income and outgo
ENDS = (("income", "outgo"), ("from", "to"), ("highest", "lowest"))  # what leads up to the two figures of a difference
NEAREST = 7
LAST, FEWEST = 5, 3  # figures before a difference that may be meant, where the words work it out of them; the same of few digits
STEP = 9  # characters between a verb of change and by how much: `naik sebesar Rp 1,2 triliun`
WORKED_OUT = frozenset({"result"})
ASIDE = frozenset({"before", "compared", "target", "threshold", "average", "every", "from"})  # what these lead up to is something else
SCALED = 100  # unit of the last digit of a figure with a scale word
TOLD = 2  # digits of a difference that a wrong scale word explains
YEAR = 4  # digits of one
INDEX = 1000  # points from which on they are hardly those of a game


def find(outline: Outline, taken: set[str]) -> Iterator[Relation]:
    """The differences of an article that are not `taken`, which takes the ids of those found.  Two figures leave no two balances."""
    found = [relation for relation in _found(outline) if relation.bindings[0]["difference"][0].id not in taken]
    used = {_pair(relation) for relation in found if _holds(relation)}
    for relation in found:
        if _holds(relation) or _pair(relation) not in used:
            taken.add(relation.bindings[0]["difference"][0].id)
            yield relation


def _pair(relation: Relation) -> tuple[str, str]:
    """The two figures that a difference is taken between."""
    binding = relation.bindings[0]
    return binding["minuend"][0].id, binding["subtrahend"][0].id


def _holds(relation: Relation) -> bool:
    """Whether a difference is what lies between its figures."""
    binding = relation.bindings[0]
    return fits(binding["minuend"][0], binding["subtrahend"][0], binding["difference"][0])


def _found(outline: Outline) -> Iterator[Relation]:
    """The differences of an article, each by itself."""
    taken: set[str] = set()
    for cue in (*outline.of_family("balance", "deficit"), *outline.of_family("rest")):
        difference = difference_of(outline, cue)
        if difference is None or difference.fact.id in taken:
            continue
        if cue.family == "rest":  # dari pagu A terpakai B, masih ada sisa C
            left = _left_over(outline, difference, cue)
            relation = (_fitting(outline, difference, cue) or _guessed(outline, difference, cue)) if left else None
        else:
            relation = _best(outline, difference, cue)
        if relation is not None:
            taken.add(difference.fact.id)
            yield relation


def difference_of(outline: Outline, cue: Cue) -> Mention | None:
    """The figure that a cue calls a difference: the one right behind it."""
    found = outline.behind(cue)
    if found is None or found.fact.start - cue.end > AFTER:
        return None
    if not lexicon.relations().words["between"].isdisjoint(outline.words(cue.end, found.fact.start)):
        return None  # selisih antara 80 dan 62 orang
    between = {near.family for near in outline.cues_between(cue.end, found.fact.start)}
    usable = found.fact.number and not open_ended(found.fact) and found.fact.kind not in ("percent", "age", "duration")
    usable = usable and found.fact.section != "title" and not placed(outline, found)  # unggul di dua daerah
    return found if usable and not between & VERBS and not between & {"from", "income", "outgo", "and", "contrast"} else None


def _best(outline: Outline, difference: Mention, cue: Cue) -> Relation | None:
    """Two figures that are named and fit, else any two nearby that fit, else what must fit unless another balance is meant."""
    named = _named(outline, difference, cue)
    if named is not None and all(fits(*(facts[0] for facts in binding.values())) for binding in named.bindings):
        return named
    fitting = _fitting(outline, difference, cue)
    if fitting is not None or _of_untold_time(outline, difference) or _forecast(outline, difference):
        return fitting
    if narrower(outline.text[cue.end : difference.fact.start]):
        return _guessed(outline, difference, cue)
    if (
        named is not None
        and named.doubtful
        and printed(outline, difference, gap(*(facts[0] for facts in list(named.bindings[0].values())[:2])))
    ):
        return None
    return named or _counted(outline, difference, cue) or _misscaled(outline, difference, cue) or _guessed(outline, difference, cue)


def _of_untold_time(outline: Outline, difference: Mention) -> bool:
    """Whether what the difference is one to is of a time of which nothing was told: `berselisih 12 emas dibandingkan PON 2016`."""
    mark = next((cue for cue in outline.after(difference) if cue.family == "compared"), None)
    if mark is None or outline.following(difference) is not None:
        return False
    begin, end = outline.sentence(max(0, difference.sentence - BACK))[0], outline.sentence(difference.sentence)[1]
    years = _years(outline, mark.end, end)
    return bool(years) and years.isdisjoint(_years(outline, begin, difference.fact.start))


def _forecast(outline: Outline, difference: Mention) -> bool:
    """Whether a balance is one that was expected: `lebih tinggi dari konsensus yang memperkirakan surplus US$3,2 miliar`."""
    said = outline.text[outline.since(difference) : difference.fact.start].lower().split()
    return not lexicon.relations().words["forecasts"].isdisjoint(said)


def _years(outline: Outline, start: int, end: int) -> frozenset[str]:
    """What may be years among the words of `text[start:end]`, be they no dates: `Jakarta 1962`."""
    return frozenset(word for word in outline.words(start, end) if word.isdecimal() and len(word) == YEAR)


def narrower(words_between: str) -> bool:
    """Whether the words behind `surplus` make it that of one partner or branch of trade: `dengan AS`, `nonmigas`, `kotor`."""
    known = lexicon.relations().words
    return not (known["balances_in_part"] | known["branches"]).isdisjoint(words_between.lower().split())


def step(mention: Mention) -> bool:
    """Whether a figure is by how much something changed."""
    last = mention.leads[-1] if mention.leads else None
    return last is not None and last.family in VERBS and mention.fact.start - last.end <= STEP


def _named(outline: Outline, difference: Mention, cue: Cue) -> Relation | None:
    """The two figures that the words name as those it is taken between; doubtful if they stand in the sentences around it."""
    around = [m for m in _around(outline, difference, BEFORE, BEHIND) if m.fact.number and m.fact.section != "title"]
    here = [m for m in around if m.sentence == difference.sentence]
    return (
        _led_up_to(outline, here, difference, cue)
        or _left_of_supply(outline, here, difference, cue)
        or _earned(outline, around, difference, cue)
    )


def _led_up_to(outline: Outline, here: list[Mention], difference: Mention, cue: Cue) -> Relation | None:
    """Figures of its sentence whose cues name them as a pair."""
    for first, last in ENDS:
        one, other = _last(here, first), _last(here, last)
        if one is None or other is None or one is other:
            continue
        plain = _beside(here, difference, one, other) and not (first == "from" and _of_two_changes(difference, one, other))
        if first == "income" and not _of_one_balance(outline, difference, one, other, cue) or _of_its_own(outline, difference, one, other):
            plain = False
        if plain or fits(one.fact, other.fact, difference.fact):
            return as_difference(difference, one, other, cue, PLAIN if plain and not _of_longer(outline, difference, one, other) else TRIED)
    return None


def _of_one_balance(outline: Outline, difference: Mention, income: Mention, outgo: Mention, cue: Cue) -> bool:
    """Whether a balance may be that of an income and an outgo: worked out of them, or nothing else taken off; all three of one branch, and
    no deficit where more comes in.

    Not `defisit Rp204 triliun, dengan penerimaan pajak Rp831 triliun dan belanja negara …`; `transaksi berjalan defisit meski ekspor …`.
    """
    if not (difference.families & WORKED_OUT or _after_all(difference, income, outgo, cue)):
        return False
    told = [_branch(outline, each) for each in (income, outgo, difference)]
    lacking = (outgo.fact.number or 0) > (income.fact.number or 0)
    return told[0] == told[1] == told[2] and (lacking if cue.family == "deficit" else not lacking)


def _branch(outline: Outline, mention: Mention) -> frozenset[str]:
    """What makes a figure one of some branch, and the partner that its sentence opens with: `Dengan India, ekspor nonmigas`."""
    known, begin = lexicon.relations().words, outline.sentence(mention.sentence)[0]
    opening = outline.mentions[outline.place(begin)].fact.start
    partners = not known["along"].isdisjoint(outline.words(begin, opening))
    names = outline.analysis.names(begin, opening) if partners else frozenset[str]()
    return known["branches"].intersection(outline.words(outline.since(mention), mention.fact.start)) | names


def _of_longer(outline: Outline, difference: Mention, one: Mention, other: Mention) -> bool:
    """Whether only the two figures are of several months together: `surplus 4,33, dengan ekspor kumulatif 66,62 dan impor 55,70`."""
    known, begin = lexicon.relations().words["cumulative"], outline.sentence(difference.sentence)[0]
    said = [not known.isdisjoint(outline.words(outline.since(each), each.fact.start)) for each in (one, other)]
    return any(said) and known.isdisjoint(outline.words(begin, difference.fact.start))


def _of_its_own(outline: Outline, difference: Mention, one: Mention, other: Mention) -> bool:
    """Whether what stands behind two figures is the balance of another time or of a wider area, or where a change started.

    `ekspor Maret A dan impor B, sedangkan surplus Februari C`; `…, secara nasional surplus C`; `…, berbalik dari rugi C`.
    """
    if _aside(difference) or difference.index < max(one.index, other.index):
        return _aside(difference)
    since, known = outline.since(difference), lexicon.relations()
    marks = known.words["cumulative"].union(known.words["at_large"], lexicon.calendar().months, *known.moments.values())
    before, own = (
        {piece for word in outline.words(*span) for piece in word.split("-")} & marks
        for span in ((outline.sentence(difference.sentence)[0], since), (since, difference.fact.start))
    )
    return not own <= before


def _of_two_changes(difference: Mention, start: Mention, end: Mention) -> bool:
    """Whether a start and an end are those of two changes: `turun dari 800, lalu bangkit menjadi 750`."""
    across = end.index < difference.index < start.index  # naik menjadi 60, sehingga laba 170, naik dari 150
    return across or bool(end.families & (VERBS | {"contrast"}))


def _left_of_supply(outline: Outline, here: list[Mention], difference: Mention, cue: Cue) -> Relation | None:
    """What there is and what is needed, in its sentence, where it is worked out of them."""
    if not difference.families & WORKED_OUT:
        return None
    there, used = (_told_as(outline, here, difference, words) for words in ("supplies", "needs"))
    if there is None or used is None or there is used or not _beside(here, difference, there, used):
        return None
    if _of_its_own(outline, difference, there, used):
        return None
    return as_difference(difference, there, used, cue, PLAIN)


def _earned(outline: Outline, around: list[Mention], difference: Mention, cue: Cue) -> Relation | None:
    """The one income and the one outgo before it, or behind it."""
    before, behind = ([m for m in around if (m.index < difference.index) == earlier] for earlier in (True, False))
    for group in (before, behind):
        incomes, outgoes = ([m for m in group if family in m.families and "average" not in m.families] for family in ("income", "outgo"))
        if not len({m.fact.number for m in incomes}) == len({m.fact.number for m in outgoes}) == 1 or incomes[0] is outgoes[0]:
            continue
        income, outgo = incomes[0], outgoes[0]
        current = "before" not in difference.near  # not: semula defisit …
        overall = "total" in difference.families and "total" not in income.families  # secara kumulatif defisit …
        one = _of_one_balance(outline, difference, income, outgo, cue)
        overall = overall or _of_its_own(outline, difference, income, outgo)
        if current and one and not overall and _apart(income.fact, outgo.fact, difference.fact):
            return as_difference(difference, income, outgo, cue, LIKELY)
    return None


def _after_all(difference: Mention, income: Mention, outgo: Mention, cue: Cue) -> bool:
    """Whether nothing else is taken off: from what a firm earns taxes are, too, and only a slip tells that they are not."""
    profit = cue.phrase in lexicon.relations().words["profits"]
    return not profit or reconciled(income.fact, [outgo.fact, difference.fact])


def _apart(one: Fact, other: Fact, difference: Fact) -> bool:
    """Whether the stated difference is no further off than a slip of a digit would put it."""
    return comparable(absolute(_middle(one) - _middle(other)), difference.number or 1)


def _beside(here: list[Mention], difference: Mention, one: Mention, other: Mention) -> bool:
    """Whether no third figure of the kind stands among the three."""
    span = sorted((one.index, other.index, difference.index))
    return sum(1 for m in here if span[0] < m.index < span[2]) <= 1


def _told_as(outline: Outline, row: list[Mention], difference: Mention, words: str) -> Mention | None:
    """The only figure before a difference that goes by one of some words: `produksi 27 ribu ton, kebutuhan 22, jadi surplus 5 ribu ton`."""
    nouns = lexicon.relations().words[words]
    found = [m for m in row if m.index < difference.index and not nouns.isdisjoint(named_between(outline, outline.since(m), m.fact.start))]
    if len(found) != 1 or _aside(found[0]) or found[0].fact.qualifier != "exact":
        return None
    fact = found[0].fact
    return found[0] if fact.per == difference.fact.per and (fact.modality == "target") == (difference.fact.modality == "target") else None


def _last(row: list[Mention], family: str) -> Mention | None:
    return next((m for m in reversed(row) if family in m.near), None)


def as_difference(difference: Mention, one: Mention, other: Mention, cue: Cue, certainty: Certainty) -> Relation:
    """That a figure is the difference of two others, the larger of which is the minuend."""
    larger, smaller = (one, other) if _middle(one.fact) >= _middle(other.fact) else (other, one)
    roles = {"minuend": (larger.fact,), "subtrahend": (smaller.fact,), "difference": (difference.fact,)}
    return Relation("difference", (roles,), (cue.start, cue.end), **certainty)


def _middle(fact: Fact) -> Number:
    if fact.number is not None:
        return fact.number
    return divided(exact(fact.low or "0") + exact(fact.high or fact.low or "0"), 2)


def _left_over(outline: Outline, difference: Mention, cue: Cue) -> bool:
    """Whether a figure is what is left of an amount, and neither one of its parts (`sisanya`) nor the end of a change."""
    changing = any(near.family in VERBS for near in outline.cues_of(difference.sentence))
    return not cue.phrase.endswith(lexicon.nouns().possessive) and not changing and significant_digits(difference.fact.number or 0) > 1


def _around(outline: Outline, difference: Mention, back: int = BACK, ahead: int = AHEAD) -> list[Mention]:
    """The figures of its kind in the sentences around a difference that are no sizes of changes."""
    near = outline.about(difference, back, ahead)
    return [m for m in near if m.dimension == difference.dimension and m is not difference and not step(m)]


def _fitting(outline: Outline, difference: Mention, cue: Cue) -> Relation | None:
    """Two figures nearby whose difference it is."""
    size = difference.fact.number or 0
    nearest = sorted(_around(outline, difference), key=lambda m: abs(m.fact.start - difference.fact.start))[:NEAREST]
    nearest.sort(key=lambda m: m.index > difference.index)  # what was told before it rather than what is told again
    for one, other in combinations(nearest, 2):
        if absolute(absolute(_middle(one.fact) - _middle(other.fact)) - size) * 3 <= size and fits(one.fact, other.fact, difference.fact):
            return as_difference(difference, one, other, cue, TRIED)
    return None


def _counted(outline: Outline, difference: Mention, cue: Cue) -> Relation | None:
    """Two counts of the very noun, if there are just two: it must be their difference."""
    noun = words(difference.fact)
    alike = [
        m
        for m in _around(outline, difference)
        if noun and words(m.fact) == noun and m.sentence >= difference.sentence - 1 and m.index < difference.index and m.fact.number
    ]
    certainty = PLAIN
    if not alike:  # Selisihnya 1.250 suara: 14.300 suara berbanding 13.050 suara
        row = outline.by_sentence[difference.sentence]
        alike = [m for m in row if m.index > difference.index and noun and words(m.fact) == noun and m.fact.number]
        certainty = LIKELY
    if difference.fact.kind == "count" and len(alike) == 2:
        return as_difference(difference, alike[0], alike[1], cue, certainty)
    return None


def _guessed(outline: Outline, difference: Mention, cue: Cue) -> Relation | None:
    """Two of the figures last named, where the words work the difference out of them: `dengan demikian, tersisa`, `selisihnya`."""
    if not difference.families & WORKED_OUT and cue.phrase not in _gaps():
        return None
    fact = difference.fact
    behind = [m for m in outline.about(difference, BACK) if m.index < difference.index and m.dimension == difference.dimension]
    usable = [m for m in behind if m.fact.number and m.fact.qualifier == "exact" and not (m.bracketed or step(m) or _aside(m))]
    digits = len(fact.printed[0]) if fact.printed else 0
    named = [m for m in usable if kin(m.fact, fact) and m.fact.section != "title" and m.fact.modality == fact.modality]
    named = named[-LAST if digits > TOLD else -FEWEST :]
    if len(named) < 2 or len({m.fact.value for m in named}) < len(named) or digits < TOLD or _of_its_own(outline, difference, *named[-2:]):
        return None
    tried = [as_difference(difference, one, other, cue, GUESSED) for one, other in combinations(reversed(named), 2)]
    return tried[0]._replace(bindings=tuple(relation.bindings[0] for relation in tried))


def _aside(mention: Mention) -> bool:
    """Whether what leads up to a figure makes it one of another time or another thing."""
    return bool(mention.near & ASIDE) and "to" not in mention.near


def _misscaled(outline: Outline, difference: Mention, cue: Cue) -> Relation | None:
    """The two figures last named, whose difference it would be with another scale word: `24,8 miliar … 23,2 miliar … selisih 1,6 juta`."""
    fact = difference.fact
    scaled = [m for m in _around(outline, difference) if (m.fact.unit_printed or 0) >= SCALED and m.fact.qualifier == "exact"]
    behind = [m for m in scaled if m.index < difference.index and m.fact.number][-2:]
    if len(behind) < 2 or (fact.unit_printed or 0) < SCALED or significant_digits(fact.number or 0) < TOLD or cue.phrase not in _gaps():
        return None
    one, other = behind
    for shift in SCALES:
        number, unit = (fact.number or 0) * shift, (fact.unit_printed or 1) * shift
        if fits(one.fact, other.fact, fact.corrected(number, fact.text, unit)):
            return as_difference(difference, one, other, cue, PLAIN)
    return None


@cache
def _gaps() -> frozenset[str]:
    """Words for the difference of two figures, and for nothing else: no deficit, no profit."""
    return lexicon.relations().words["gaps"]


def scored(fact: Fact) -> bool:
    """Whether a figure is the points of a table or a game: those are counted, while the points of an index are rounded."""
    return fact.unit == "poin" and fact.number is not None and whole(fact) and absolute(fact.number) < INDEX


def alike(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one kind, counts of one noun."""
    return one.dimension == other.dimension and (one.fact.kind != "count" or same(one.fact, other.fact))


def gap(one: Fact, other: Fact) -> Interval:
    return (reading(one, Tier.ROUNDED) - reading(other, Tier.ROUNDED)).magnitude()


def fits(one: Fact, other: Fact, difference: Fact) -> bool:
    """Whether the difference is that of the two, and told by them: not lost in their rounding."""
    if all(map(scored, (one, other, difference))):
        return absolute((one.number or 0) - (other.number or 0)) == difference.number
    apart = gap(one, other)
    stated = reading(difference, Tier.ROUNDED)
    if apart.width is None or difference.number is None or apart.width * 2 > difference.number:
        return False
    lost = reading(max(one, other, key=_middle), Tier.ROUNDED).meets(stated)  # in rounding: Rp 21 triliun - Rp 2.756
    return apart.meets(stated) and not lost
