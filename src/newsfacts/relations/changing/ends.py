"""The one end of a change that its own frame lacks: a figure before the verb, or of the sentences beside it."""

from fractions import Fraction
from functools import cache
from itertools import pairwise

import regex

from newsfacts import lexicon
from newsfacts.interval import Tier, divided, point, reading, significant_digits, whole
from newsfacts.language import Cue
from newsfacts.language.words import noun_like
from newsfacts.model import Fact, Number
from newsfacts.patterns import any_of
from newsfacts.relations.certainty import GUESSED, LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.changing.exchange import home_names, nicknamed
from newsfacts.relations.changing.roles import SOURCES, Roles
from newsfacts.relations.nouns import kin, same, words
from newsfacts.relations.outline import THESE, VERBS, Mention, Outline, begun_from, dimension, placed
from newsfacts.relations.portions import around, telling
from newsfacts.relations.slips import SCALES

POINTS = frozenset({"poin", "pp", "bp", "%"})
STATED = frozenset({"number", "money", "percent"})  # what rises and falls by points
NEAR = 90  # characters between what changed and its verb
OPENING = 25  # characters within which a verb, or a word of time, opens its sentence
HEADED = 60  # … if a noun heads it, and the verb has no size of its own
LATE = 200  # characters of a sentence behind which its verb speaks of something that it named itself
PLAUSIBLE = 30  # a figure more than so many times another is not what it grew from, unless the verb says so
ABSURD = 10**7  # a figure so many times smaller than another is not what that became, whatever its scale word
CANDIDATES = 5
ROW = 3  # figures of one sentence before a change, of which the last one is plainly the one that changed
EARLIER = 3  # sentences back in which the figure that changed may stand
NAMED = 2  # words in common that tell that two sentences speak of one thing
TIMES = frozenset({"duration", "age"})
OTHERWISE = (SOURCES - {"before"}) | VERBS
YARDSTICKS = frozenset({"above", "below", "threshold", "target"})  # lead up to what a figure is held against
ASIDE = frozenset({"average", "each", "every"})
MARK, TELLING = 2, 5  # digits of a round mark, and of a figure that is no such
ALONE = frozenset({"from", "total", "income", "outgo", "balance", "deficit"})  # cues beside a `dari` that belongs to a name
APART = 5  # characters between such a `dari` and the figure, at least
YEAR = 4  # characters of a date that tell its year
AIM = 2  # words from `dari` on that name what is aimed at


def ratio(one: Fact, other: Fact) -> Number | None:
    """How many times the other the one is; None where that cannot be told."""
    return divided(one.number, other.number) if one.number and other.number else None


def measures(by: Fact, end: Fact) -> bool:
    """Whether a step may be one between ends of this kind."""
    return dimension(by) == dimension(end) or by.unit in POINTS and end.kind in STATED


def one_sort(end: Fact, start: Fact) -> bool:
    """Whether a change may lead from one to the other; a bare number counts what the other one names: `tembus 412, naik dari 380 kasus`."""
    if dimension(end) == dimension(start):
        return True
    return {end.kind, start.kind} == {"number", "count"} and not end.unit and not start.unit and whole(end) and whole(start)


def _without_unit(outline: Outline, mention: Mention) -> bool:
    """Whether a figure stands without what it counts or its unit: `mencapai 273 pada kuartal II`."""
    fact, analysis = mention.fact, outline.analysis
    if fact.unit or fact.kind not in ("number", "count") or mention.bracketed:
        return False
    at = analysis.token_at(fact.end)
    return not lexicon.function_words().prepositions.isdisjoint(analysis.words[at : at + 1])


def result(outline: Outline, number: int, before: list[Mention], verb: Cue, roles: Roles) -> tuple[list[Mention], Certainty]:
    """What the change led to, where that stands before its verb: the candidates, best first, and how plainly it is meant."""
    here = [mention for mention in before if _may_be_end(outline, mention, number, roles)]
    here = [mention for mention in here if "of" not in mention.near]  # dari total 70 negara, A …
    here = [mention for mention in here if not placed(outline, mention)] or here
    if here and "from" in roles and _of_another_clause(outline, here[0], before, verb):
        return [], TRIED
    if here:
        joint = any(cue.family == "and" for cue in outline.cues_between(here[0].fact.end, verb.start))
        another = "from" not in roles and (joint or len(here) > ROW)
        return here[:1], PLAIN if verb.start - here[0].fact.end <= NEAR and not another else TRIED  # …, dan indeks lain melemah 4 poin
    if before and _without_unit(outline, before[0]):
        return [], TRIED  # mencapai 273, naik 64 persen dari 166 kg: the end stands here without its unit
    if roles.keys() >= {"from", "percent"} and roles["from"].fact.unit == "%":
        return [], TRIED  # tumbuh 4,8 persen dari 5,2 persen: the rate is the end itself
    return _result_before(outline, number, verb, roles)


def _may_be_end(outline: Outline, mention: Mention, number: int, roles: Roles) -> bool:
    """Whether a figure may be what the change of sentence `number` led to, by its kind, its size and the words around it."""
    if mention.fact.number is None or mention.near & {"from", "compared"} and not _named_by_source(outline, mention):
        return False
    if mention.families & YARDSTICKS and not mention.first:
        return False  # 62 persen, di bawah target 70 persen dan turun dari 65 persen
    if "from" not in roles:
        stepped = mention.near & VERBS and "to" not in mention.near  # meroket menjadi 37,77 juta ton, naik 4,91 juta ton
        return not (mention.bracketed or stepped) and measures(roles["by"].fact, mention.fact) and mention.fact.unit != "%"
    start = roles["from"].fact
    times = ratio(mention.fact, start)
    if times is not None and times * ABSURD < 1:
        return False  # dengan kurs Rp15.000, realisasi meningkat Rp12,9 triliun dari Rp28,1 triliun
    if mention.dimension != roles["from"].dimension and not (one_sort(mention.fact, start) and _counts(outline, mention, number, start)):
        return False
    if mention.sentence == number or plausible(mention.fact, start):
        return True
    return "percent" in roles and _rescaled(mention.fact, start, roles["percent"].fact)


def _counts(outline: Outline, mention: Mention, number: int, start: Fact) -> bool:
    """Whether a bare number counts what the start does: one of its sentence, or `Jumlah investor 16,5 juta` before `15 juta investor`."""
    return mention.sentence == number or not words(start).isdisjoint(
        outline.words(outline.sentence(mention.sentence)[0], mention.fact.start)
    )


def _named_by_source(outline: Outline, mention: Mention) -> bool:
    """Whether `dari` before a figure only says whose it is: `Impor dari negara itu US$62 miliar`, `Pendapatan dari ritel Rp 5 miliar`."""
    if not lexicon.nouns().pointing.isdisjoint(outline.words_before(mention, 1)):
        return True
    source, begin = mention.lead("from"), outline.sentence(mention.sentence)[0]
    apart = source is not None and source.start > begin and mention.fact.start - source.end > APART
    return apart and mention.first and mention.families <= ALONE


def _result_before(outline: Outline, number: int, verb: Cue, roles: Roles) -> tuple[list[Mention], Certainty]:
    """The same in the sentences before, where the one of the verb has no such figure."""
    begin, sized = outline.sentence(number)[0], bool(roles.keys() & {"by", "percent"})
    wanted = roles["from"].fact if "from" in roles else roles["by"].fact
    if verb.start - begin > (LATE if sized else HEADED) or wanted.kind in TIMES and "by" not in roles:
        return [], TRIED
    before = outline.earlier(number, EARLIER)
    earlier = [mention for mention in before if _may_be_end(outline, mention, number, roles) and not begun_from(outline, mention)]
    level = [m for m in earlier if m.sentence == number - 1 and not (m.near & ASIDE or _shared(outline, m))]
    anaphor = next((cue for cue in outline.cues_between(begin, verb.start) if cue.family in THESE), None)
    if anaphor is not None and (pointed := _pointed(outline, begin, anaphor, verb, earlier, level, wanted if sized else None)) is not None:
        return pointed
    if verb.start - begin <= OPENING and len(level) == 1 and sized:
        if _of_home(outline, begin, verb, level[0]):
            return level, PLAIN
        if not _renamed(outline, begin, verb, around(outline, level[0])):
            return level, LIKELY  # Turun 8 persen dibanding tahun lalu yang mencapai 250 ton
    alike = [mention for mention in earlier if kin(mention.fact, wanted)]
    if sized and len({mention.fact.number for mention in alike}) == 1:
        if "from" not in roles and _renamed(outline, begin, verb, _words(outline, *outline.sentence(alike[0].sentence))):
            return alike[:1], TRIED
        shared = _words(outline, begin, verb.start) & _words(outline, outline.sentence(alike[0].sentence)[0], alike[0].fact.end + OPENING)
        beside = [mention for mention in earlier if mention.sentence == alike[0].sentence and mention not in alike]
        return alike[:1] + beside, LIKELY if len(shared) >= NAMED else GUESSED
    return earlier[:CANDIDATES], TRIED


def _pointed(
    outline: Outline, begin: int, anaphor: Cue, verb: Cue, earlier: list[Mention], level: list[Mention], wanted: Fact | None
) -> tuple[list[Mention], Certainty] | None:
    """The end that a sentence points back to (`jumlah ini`), of the figures `earlier` and those at its `level` in the sentence before.

    `wanted` is the figure whose noun tells it among several; None where the change has no size.
    """
    if len(level) > 1 and wanted is not None:  # 358 kapal dan 717 orang. Jumlah ini naik … dari 300 kapal dan 601 orang
        named = [mention for mention in level if mention.fact.kind == "count" and same(mention.fact, wanted)]
        if len(named) == 1 and not named[0].near & OTHERWISE and named[0].first:
            return named, LIKELY
    if _caused(outline, anaphor, verb):
        return earlier[:CANDIDATES], TRIED  # Kenaikan ini didorong oleh pertumbuhan dana murah sebesar 14,5 persen
    if len(level) != 1:
        return None
    head = _words(outline, begin, anaphor.start) if anaphor.family == "this" and anaphor.start - begin <= OPENING else frozenset()
    named = [mention for mention in earlier if head & around(outline, mention)]
    if named and level[0] not in named:
        return named[:1], TRIED  # Penawaran itu lebih tinggi …: not the figure of the sentence before, which is none of a `penawaran`
    return level, PLAIN


def _of_another_clause(outline: Outline, end: Mention, before: list[Mention], verb: Cue) -> bool:
    """Whether the end is that of the main clause, and the verb tells of what was before it, of its cause, or of the figure between them.

    `naik 1 persen menjadi 74 dolar AS, usai turun 3 persen dari 76 dolar AS`; `WTI turun menjadi 75 dolar AS, Brent turun 5 dari …`;
    `laba Rp3,5 triliun, melampaui laba 2023 Rp3,19 triliun yang melesat 64,4 persen dari Rp1,94 triliun`.
    """
    between, main = outline.text[end.fact.end : verb.start], outline.sentence(end.sentence)[0]
    if ";" in between:
        return True  # mencetak rekor 2.431 dolar AS; sejak awal tahun harganya menguat 13 persen dari 2.063 dolar AS
    turn = _turn(outline, end, verb)
    named = outline.words(turn.end, verb.start) if turn is not None else []
    if any(noun_like(word) and word.endswith(lexicon.nouns().possessive) for word in named):
        return True  # yaitu 204 emas, namun peraknya turun dari 171
    leads = list(_subordinate().finditer(between.lower()))
    if leads:
        return any(cue.family in VERBS for cue in outline.cues_between(main, end.fact.end + leads[-1].start()))
    if _new_subject().search(between):
        return any(cue.family in VERBS for cue in outline.cues_between(main, end.fact.start))
    last = before[0]
    told_of = not lexicon.nouns().which.isdisjoint(outline.words(last.fact.end, verb.start))
    return last is not end and last.dimension == end.dimension and told_of


@cache
def _subordinate() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{any_of(lexicon.relations().words['subordinate'])})(?!\w)")


@cache
def _new_subject() -> regex.Pattern[str]:
    joint = any_of(lexicon.relations().words["joints"])
    return regex.compile(rf", (?:(?:{joint}) )?\p{{Lu}}[\w.&-]*(?: \p{{Lu}}[\w.&-]*){{0,3}}(?: \([^()]{{1,{OPENING}}}\))? $")


def _caused(outline: Outline, anaphor: Cue, verb: Cue) -> bool:
    """Whether what a sentence points back to only came of the change that its verb tells."""
    return not lexicon.relations().words["drivers"].isdisjoint(outline.words(anaphor.end, verb.start))


def _renamed(outline: Outline, begin: int, verb: Cue, told: frozenset[str]) -> bool:
    """Whether a sentence names a subject of its own before its verb, in none of the words told of a figure before."""
    named = _words(outline, begin, verb.start) - lexicon.relations().words["concluding"]
    return bool(named) and named.isdisjoint(told)


def _of_home(outline: Outline, begin: int, verb: Cue, end: Mention) -> bool:
    """Whether a sentence goes on with the rupiah by another name: `Rupiah di posisi Rp14.092.  Mata uang Garuda menguat 0,18 persen`."""
    before = outline.words(outline.sentence(end.sentence)[0], end.fact.start)
    return end.fact.kind == "money" and nicknamed(outline.words(begin, verb.start)) and not home_names().isdisjoint(before)


def _shared(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is only what the share before it is taken of: `34 persen dari target tahun ini yakni Rp 2,6 triliun`."""
    part, tie = outline.preceding(mention), mention.lead("of", "from")
    if part is None or part.fact.unit != "%" or tie is None:
        return False
    named = f"{tie.phrase} {outline.text[tie.end : mention.fact.start].lower()}".split()
    return not lexicon.relations().words["limits"].isdisjoint(named[:AIM])


def source(outline: Outline, number: int, before: list[Mention], verb: Cue, roles: Roles) -> tuple[Mention | None, Certainty]:
    """What a change to a figure started from, where the verb is not followed by it: named before, or in the next sentence."""
    end, steps = roles["to"], roles.keys() & {"by", "percent"}
    alike = [mention for mention in before if mention.dimension == end.dimension and mention.fact.number and kin(mention.fact, end.fact)]
    said = next((mention for mention in alike if mention.families & {"before"}), None)
    if said is not None and said is not alike[0] and "to" in alike[0].near:
        return alike[0], TRIED  # sempat naik dari Rp1.539.000 menjadi Rp1.543.000, sebelum akhirnya turun menjadi Rp1.513.000
    if said is not None:
        return said, PLAIN if steps else LIKELY
    if steps and len(alike) == 1 and len(before) == 1 and not _elsewhere(outline, alike[0], verb):
        another = "to" in alike[0].near and "and" in {cue.family for cue in outline.cues_between(alike[0].fact.end, verb.start)}
        another = another or _turned_to(outline, alike[0], verb)  # memangkas A menjadi 1 persen dan menaikkan B 0,3 poin menjadi 4,5 persen
        if another or _passed(alike[0].fact, end.fact):
            return alike[0], TRIED  # menembus US$ 45.000, naik 6,7 persen menjadi US$ 47.914,35
        return alike[0], LIKELY  # pada 2022 sebanyak 250 ton, sedangkan pada 2023 turun menjadi 230 ton atau 8 persen
    joined = {cue.family for cue in outline.cues_between(alike[0].fact.end, verb.start)} if alike else set()
    if not steps and "and" in joined and len(alike) == len(before) == 1:
        return alike[0], TRIED  # tahun lalu 23,3 persen, dan tahun ini turun menjadi 20,2 persen
    if not steps and len(alike) == len(before) == 1 and _goes_on(outline, alike[0], verb, end):
        return alike[0], LIKELY  # stok 780 ton, lalu turun menjadi 845 ton
    if not steps and alike and ("to" in alike[0].near or "contrast" in joined):
        return alike[0], TRIED  # Januari di 127,2, kemudian pada Februari turun ke 126,4
    if (after := _source_after(outline, number, verb, end, steps)) is not None:
        return after
    told = [mention for mention in outline.earlier(number) if mention.families & {"before"} and mention.dimension == end.dimension]
    if not before and steps == {"by"} and len(told) == 1 and kin(told[0].fact, end.fact):
        return told[0], LIKELY  # Mula-mula 30 kios terbakar. Setelah itu bertambah 184 kios sehingga totalnya menjadi 214
    return None, TRIED


def _goes_on(outline: Outline, start: Mention, verb: Cue, end: Mention) -> bool:
    """Whether nothing but `lalu` or `kini` stands between a figure and the verb that says what became of it, in the same place."""
    known, fact = lexicon.relations(), start.fact
    joints = known.words["going_on"].union(known.families["now"])
    own = {*outline.words(fact.start, fact.end), *(fact.subject or "").lower().split()}
    said = [word for word in outline.words(fact.end, verb.start) if word.isalpha() and word not in own]
    between = " ".join(said[2:] if said[:1] == ["per"] else said)
    aside = OTHERWISE | YARDSTICKS | ASIDE | {"of", "highest", "lowest", "peak", "more", "rest"}
    if between not in joints or start.bracketed or start.families & aside or end.fact.kind in TIMES:
        return False
    return "to" in end.near and not again(outline, verb) and not named_apart(outline, start, verb, end) and plausible(fact, end.fact)


def named_apart(outline: Outline, start: Mention, verb: Cue, end: Mention) -> bool:
    """Whether somebody or some place is named behind the start of a change, or its end, that is not named before: `287 di Depok`."""
    known, text, until = lexicon.calendar(), outline.text, outline.until(end)
    stop = min(at for at in (text.find(",", end.fact.end, until), until) if at >= 0)
    named = outline.analysis.names(start.fact.end, verb.start) | outline.analysis.names(end.fact.end, stop)
    before = outline.analysis.names(outline.sentence(start.sentence)[0], start.fact.start)
    return bool(named - before - {*known.months, *known.weekdays})


def _source_after(outline: Outline, number: int, verb: Cue, end: Mention, steps: set[str]) -> tuple[Mention, Certainty] | None:
    """What the next sentence says that the change started from: `naik Rp2.000 menjadi Rp613 ribu. Sebelumnya, harga itu Rp611 ribu`."""
    following = outline.by_sentence.get(number + 1, [])
    if not following or following[0].dimension != end.dimension or end.fact.kind in TIMES or not kin(following[0].fact, end.fact):
        return None
    begin = outline.sentence(number + 1)[0]
    opening = next((cue for cue in following[0].leads if cue.start - begin <= OPENING and cue.family in ("before", "now")), None)
    since = opening.end if opening is not None else _year_before(outline, number, following[0])
    if since is None or following[0].families & OTHERWISE or not plausible(following[0].fact, end.fact):
        return None
    if not steps or opening is not None and opening.family == "now":
        return following[0], TRIED
    shared = _words(outline, outline.sentence(number)[0], verb.start) & _words(outline, since, following[0].fact.start)
    if opening is None:
        named = _words(outline, since, following[0].fact.start) - lexicon.relations().words["concluding"]
        return (following[0], LIKELY if named and named <= shared else GUESSED) if shared else None
    return following[0], LIKELY if shared else GUESSED


def _year_before(outline: Outline, number: int, start: Mention) -> int | None:
    """Where the next sentence is done with the year that it opens with, if the change is one from that to the next year.

    `Laba tumbuh 13% yoy menjadi Rp702 miliar. Pada kuartal I 2019 laba tercatat Rp623 miliar.`
    """
    begin = outline.sentence(start.sentence)[0]
    years = [date for date in outline.dates_between(begin, start.fact.start) if (date.value or "")[:YEAR].isdigit()]
    if len(years) != 1 or years[0].start - begin > OPENING:
        return None
    own = {(date.value or "-")[:YEAR] for date in outline.dates_between(*outline.sentence(number))}
    yearly = not lexicon.relations().words["yearly"].isdisjoint(outline.words(*outline.sentence(number)))
    year = int((years[0].value or "")[:YEAR])
    return years[0].end if own == {str(year + 1)} or yearly and not own else None


def alone_before(outline: Outline, number: int, verb: Cue, end: Mention) -> Mention | None:
    """The one figure of the kind in the sentence before, which a change without a size goes on from: `Hasilnya 250 ton.  Namun, hasil itu
    turun menjadi 230 ton`."""
    row = [mention for mention in outline.by_sentence.get(number - 1, []) if mention.dimension == end.dimension and mention.fact.number]
    if len(row) != 1 or "to" not in end.near or end.fact.kind in TIMES:
        return None
    start = row[0]
    other = OTHERWISE - VERBS if "to" in start.near and again(outline, verb) else OTHERWISE
    if start.bracketed or start.near & (ASIDE | other) or not kin(start.fact, end.fact) or not plausible(start.fact, end.fact):
        return None
    begin = outline.sentence(number)[0]
    turn = next((cue for cue in outline.cues_of(number) if cue.family == "contrast" and cue.start <= begin + 1), None)
    if turn is not None and turn.phrase not in lexicon.relations().words["going_on"]:
        return None  # Di sisi lain, …
    named, possessive = _words(outline, begin, verb.start), lexicon.nouns().possessive
    if any(word.endswith(possessive) for word in named):
        return start
    told = {word.removesuffix(possessive) for word in _words(outline, outline.sentence(number - 1)[0], start.fact.end + OPENING)}
    return start if named & told or not named and same(start.fact, end.fact) else None


def again(outline: Outline, verb: Cue) -> bool:
    """Whether a change is said to go on: `turun menjadi 736 ton.  Produksi kopi turun lagi menjadi 676 ton`."""
    first, last = outline.analysis.tokens(verb.start, verb.end)
    words = {*outline.analysis.words[max(0, first - 1) : first], *outline.analysis.words[last : last + 1]}
    return not lexicon.relations().words["again"].isdisjoint(words)


def _turn(outline: Outline, mention: Mention, verb: Cue) -> Cue | None:
    """The first word between a figure and a verb that sets something against what was said."""
    return next((cue for cue in outline.cues_between(mention.fact.end, verb.start) if cue.family == "contrast"), None)


def _turned_to(outline: Outline, mention: Mention, verb: Cue) -> bool:
    """Whether a sentence turns to somebody or some place of another name: `dengan AS 10,5 miliar, sedangkan dengan India turun …`."""
    turn = _turn(outline, mention, verb)
    if turn is None:
        return False
    named = outline.analysis.names(turn.start, verb.start) - {*lexicon.calendar().months, *lexicon.calendar().weekdays}
    return bool(named) and bool(outline.analysis.names(outline.sentence(mention.sentence)[0], mention.fact.start) - named)


def _passed(start: Fact, end: Fact) -> bool:
    """Whether a figure is so much rounder than what the change led to that it is a mark which was passed."""
    return significant_digits(start.number or 0) <= MARK < TELLING <= significant_digits(end.number or 0)


def _elsewhere(outline: Outline, mention: Mention, verb: Cue) -> bool:
    """Whether another place is named between a figure and a verb: `di sawah setinggi 10 cm, di jalan naik 20 cm menjadi 50 cm`."""
    first, last = outline.analysis.tokens(mention.fact.end, verb.start)
    words, known = outline.analysis.words, {*lexicon.calendar().months, *lexicon.relations().words["dating"]}
    here = (
        one in lexicon.relations().words["places"] and other.isalpha() for one, other in pairwise(words[first:last]) if other not in known
    )
    begin, _ = outline.analysis.tokens(outline.sentence(mention.sentence)[0], mention.fact.start)
    return any(here) and not lexicon.relations().words["places"].isdisjoint(words[begin:first])


def plausible(one: Fact, other: Fact) -> bool:
    """Whether a figure may have grown from another one, by their sizes."""
    times = ratio(one, other)
    return times is not None and Fraction(1, PLAUSIBLE) <= times <= PLAUSIBLE


def _rescaled(end: Fact, start: Fact, percent: Fact) -> bool:
    """Whether the end is what the percentage makes of the start but for its scale word: `775.667 juta`, 17,2 per cent above 661.565."""
    share = reading(percent, Tier.TRUNCATED).magnitude().scaled(Fraction(1, 100))
    grown = (reading(start, Tier.TRUNCATED).times(point(1) + sign) for sign in (share, -share))
    wanted = [interval for interval in grown if interval.low]
    return any(reading(end, Tier.TRUNCATED).scaled(scale).meets(interval) for scale in SCALES for interval in wanted)


def _words(outline: Outline, start: int, end: int) -> frozenset[str]:
    """The words of a stretch of text that say something."""
    return telling(outline, outline.analysis.token_at(start), outline.analysis.token_at(end))
