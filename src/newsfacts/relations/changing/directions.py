"""Which way a verb says that a figure goes.

A rate of exchange may be quoted either way round, the better place in an order is the smaller number, and below nothing less is more.
"""

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.language.words import takes_object, verb_like
from newsfacts.model import Fact
from newsfacts.relations.changing.exchange import SPEAKING, home_names, named, names, nicknamed
from newsfacts.relations.changing.figures import Found, fits, turned
from newsfacts.relations.changing.roles import COMPARED
from newsfacts.relations.outline import Outline

SIGNS = {"rise": 1, "fall": -1, "higher": 1, "lower": -1, "strengthen": 1, "weaken": -1}
OF_CURRENCIES = frozenset({"strengthen", "weaken"})
GOVERNING = 30  # characters between a verb and the noun of change that it governs
ADVERB = 12  # characters between a verb and how much more it is than another: turun jauh lebih besar
RATES = ("%", "poin")  # units of what sizes of changes are told in
QUOTED = frozenset({"money", "number", "count"})  # how a currency's rate is given
GOVERNED = 3  # words before a noun of change that say what is done with it, or that it is forecast
HEAD = 4  # words of a sentence that name what it speaks of
PLACES = ("count", "number")  # kinds of a place in an order
MOST_PLACES = 1000  # in an order
LITTLE = ("L",)  # what a thing that has become better takes less of


def direction(outline: Outline, verb: Cue, binding: Found) -> int:
    """The sign of the verb; 0 of a currency, whose rate may be quoted either way round, of a rank, and below nothing."""
    to = binding["to"][0]
    if _ranked(outline, verb, binding):
        return 0  # peringkatnya naik dari 35 menjadi 18
    if (forecast := _of_forecast(outline, verb)) and to.unit in RATES and binding.keys() >= {"from", "to"}:
        return 0 if SIGNS[verb.family] < 0 and turned(binding, forecast) else forecast  # proyeksi penurunan: less of it may be meant
    if to.unit == "%" and binding.keys() <= {"from", "to", "by"} and turned(binding, SIGNS[verb.family]) and _names_rate(outline, verb):
        return 0  # memangkas proyeksi pertumbuhan ekonomi dari 2,9 persen menjadi 2,3 persen
    if all((fact.number or 0) < 0 for role in ("from", "to") for fact in binding.get(role, ())):
        return 0  # deflasi melandai dari minus 1,8 persen ke minus 1,3 persen
    if home_astray(outline, verb, binding):
        return -SIGNS[verb.family]  # rupiah menguat 25 poin menjadi Rp15.525 dari Rp15.500
    if binding.keys() >= {"from", "to"} and to.kind == "money" and any(fact.unit == "poin" for fact in binding.get("by", ())):
        return 0  # rupiah dibuka fluktuatif …, setelah turun 70 poin ke Rp15.525
    if turned(binding, SIGNS[verb.family]):
        if _of_sizes(outline, verb, binding):
            return 0
        if _governed(outline, verb):
            return -SIGNS[verb.family]
    if to.kind not in QUOTED or to.unit == "poin":
        return SIGNS[verb.family]
    if verb.family not in OF_CURRENCIES and not _of_currency(outline, verb, binding) or _of_index(outline, verb):
        return SIGNS[verb.family]
    return 0 if binding.keys() != {"from", "to"} else _of_rate(outline, verb, to)


def _of_sizes(outline: Outline, verb: Cue, binding: Found) -> bool:
    """Whether the ends may be sizes of the change itself: `penurunan makin tajam, dari 0,9 poin menjadi 2,2 poin`.

    What becomes of a change is told by a word of degree or a verb before them; of a verb they are sizes only where they are rates.  What
    is held against a change is its size: `kontraksi 7,3 persen, lebih dalam dibandingkan kontraksi bulan sebelumnya sebesar 3,4 persen`.
    """
    start = outline.at(binding["from"][0].start)
    source = start.lead("compared", "from")
    if SIGNS[verb.family] < 0 and source is not None and start.fact.unit in RATES:
        if any(cue.family == verb.family for cue in start.leads if cue.start > source.start):
            return True
    first = min(binding[role][0].start for role in ("from", "to"))
    said = outline.words(verb.end, first) if verb.end < first else []
    known, noun = lexicon.relations().words, verb.phrase in lexicon.relations().words["changes"]
    degree = not known["degrees"].isdisjoint(said)
    if not noun:
        return degree and binding["to"][0].unit in RATES
    return degree or any(verb_like(word) for word in said if word not in known["occurring"] and word not in lexicon.nouns().stops)


def _governed(outline: Outline, verb: Cue) -> bool:
    """Whether a change that goes the other way stands before a comparison or a noun of change, which only tells how much, or of what.

    `Penurunan di desa lebih besar, dari 12 menjadi 11 persen`; `memangkas perkiraan pertumbuhan dari 1 juta menjadi 0,9 juta`.
    """
    changes = lexicon.relations().words["changes"]
    if verb.family not in COMPARED and verb.phrase not in changes:
        return False
    begin = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    place = outline.place(verb.start)
    since = outline.mentions[place - 1].fact.end if place else begin
    for cue in reversed(outline.cues_between(max(begin, since), verb.start)):
        if cue.family == "contrast":
            return False
        if cue.family in SIGNS:
            room = GOVERNING if verb.family not in COMPARED else ADVERB if cue.phrase not in changes else verb.start
            return verb.start - cue.end <= room and SIGNS[cue.family] != SIGNS[verb.family]
    return False


def _of_forecast(outline: Outline, verb: Cue) -> int:
    """The sign of what is done with the forecast of a change, 0 if nothing is: `menurunkan proyeksi pertumbuhan dari 5 menjadi 4`."""
    at, known = outline.analysis.token_at(verb.start), lexicon.relations().words
    if not at or verb.phrase not in known["changes"] or outline.analysis.words[at - 1] not in known["forecasts"]:
        return 0
    begin = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    cues = [cue for cue in outline.cues_between(max(begin, verb.start - GOVERNING), verb.start) if cue.family in SIGNS]
    governs = bool(cues) and (
        takes_object(cues[-1].phrase) or cues[-1].end + 1 == outline.analysis.starts[at - 1]
    )  # merevisi turun proyeksi
    return SIGNS[cues[-1].family] if governs else 0


def _names_rate(outline: Outline, verb: Cue) -> bool:
    """Whether a noun of change only names the rate that changes, whichever way: a growth, or what is forecast or cut."""
    known = lexicon.relations().words
    if verb.phrase not in known["changes"]:
        return False
    begin = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    before = outline.words(begin, verb.start)[-GOVERNED:]
    return verb.phrase in known["growth"] or not known["limits"].isdisjoint(before) or any(map(takes_object, before))


def _of_currency(outline: Outline, verb: Cue, binding: Found) -> bool:
    """Whether a currency falls or rises, in the words of all other things: `rupiah turun 12 poin menjadi Rp16.660 dari Rp16.648`."""
    per = [word for role in ("from", "to") for fact in binding.get(role, ()) for word in (fact.per or "").split()]
    if not names().isdisjoint(per):
        return True
    start = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    if any(cue.family == "rate_of" for cue in outline.cues_between(start, verb.start)):
        return True
    amount = max((fact.end for group in binding.values() for fact in group if start <= fact.start < verb.start), default=start)
    begin, end = outline.analysis.tokens(amount, verb.start)  # not of the currency of `dari 16,3 juta dolar AS naik`
    said = outline.analysis.words[max(begin, end - SPEAKING) : end]
    causing = lexicon.relations().words["causing"]
    caused = next((place for place in range(len(said) - 1, -1, -1) if said[place] in causing), -1)
    said = said[caused + 1 :]
    if caused >= 0 and names().isdisjoint(said):
        return False  # pelemahan rupiah membuat utang membengkak dari …
    if not names().isdisjoint(said):
        return True
    return _home_opens(outline, start, verb) and binding["to"][0].unit == lexicon.currencies().home


def _of_index(outline: Outline, verb: Cue) -> bool:
    """Whether it is an index or a share that grows stronger or weaker, so that its number does: `IHSG menguat 85 poin ke 4.964`."""
    start = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    said = outline.words(start, verb.start)[-SPEAKING:]
    return not lexicon.relations().words["indices"].isdisjoint(said) and names().isdisjoint(said) and not nicknamed(said)


def _home_opens(outline: Outline, start: int, verb: Cue) -> bool:
    """Whether a sentence speaks of the country's own currency: `Rupiah kini berada di level Rp16.300, turun dari Rp16.100`."""
    first, last = outline.analysis.tokens(start, verb.start)
    opening = outline.analysis.words[first : min(last, first + HEAD)]
    return not home_names().isdisjoint(opening) or nicknamed(opening)


def _of_rate(outline: Outline, verb: Cue, to: Fact) -> int:
    """The sign of a rate in money of the country: more of it for a foreign currency means that it is worth less; 0 if neither is named.

    What weakens as `kurs tengah`, without a name, is the country's own currency.
    """
    start = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    if to.unit != lexicon.currencies().home:
        return 0
    if _home_opens(outline, start, verb):
        return -SIGNS[verb.family]
    told = named(outline, start, verb)
    if not told:
        rated = any(cue.family == "rate_of" for cue in outline.cues_between(start, verb.start))
        return -SIGNS[verb.family] if rated and verb.family in OF_CURRENCIES else 0
    return -SIGNS[verb.family] if told[-1] in home_names() else SIGNS[verb.family]


def of_home(outline: Outline, verb: Cue, to: Fact) -> bool:
    """Whether it is plainly the country's own currency that grows stronger or weaker: it is named before the verb, and no other one."""
    start = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    told = set(named(outline, start, verb))
    return to.unit == lexicon.currencies().home and told <= home_names() and (bool(told) or _home_opens(outline, start, verb))


def home_astray(outline: Outline, verb: Cue, binding: Found) -> bool:
    """Whether the country's own currency is said to go one way, and its rate in it goes the same way by just the size that is told."""
    sign, sizes = SIGNS[verb.family], binding.keys() & {"by", "percent"}
    if verb.family not in OF_CURRENCIES or not sizes or not binding.keys() >= {"from", "to"} or not turned(binding, -sign):
        return False
    return of_home(outline, verb, binding["to"][0]) and fits(sign, binding)


def quoted(outline: Outline, verb: Cue, binding: Found) -> bool:
    """Whether a currency grows stronger or weaker, of whose rate there may be less where there is more of it."""
    return verb.family in OF_CURRENCIES and not _of_index(outline, verb) and _of_currency(outline, verb, binding)


def _in_places(outline: Outline, step: Fact) -> bool:
    """Whether a step is one in an order: `naik dua peringkat`, `turun lima anak tangga`."""
    known = lexicon.relations().words
    behind = outline.words_behind(outline.at(step.start), 2)
    return step.unit is None and not (known["ranks"] | known["steps_of_order"]).isdisjoint((*behind[:1], " ".join(behind)))


def _ranked(outline: Outline, verb: Cue, binding: Found) -> bool:
    """Whether places in an order change, or what is the better the less there is of it: `kecepatan naik dari 40 ke 25 menit`."""
    known, figures = lexicon.relations().words, [fact for group in binding.values() for fact in group]
    first = min(figures, key=lambda fact: fact.start)
    begin, end = outline.analysis.tokens(outline.sentence(outline.analysis.sentence_at(verb.start))[0], max(verb.end, first.start))
    said = outline.analysis.words[max(begin, end - SPEAKING) : end]
    if not known["ranks"].isdisjoint(said) or "by" in binding and _in_places(outline, binding["by"][0]):
        return True
    to = binding["to"][0]
    if all(fact.kind in PLACES and fact.unit is None and (fact.number or 0) < MOST_PLACES for fact in figures):
        return not known["standings"].isdisjoint(said) and known["sums"].isdisjoint(said)  # not: jumlah kelas naik dari 40 menjadi 36
    if to.kind == "duration" and not known["qualities"].isdisjoint(said):
        return True  # kualitas layanan turun, waktu tunggu dari 5 hari menjadi 9 hari
    taking = known["lengths"].isdisjoint(said)  # not: lama pelayanan bertambah dari 10 menjadi 8 hari
    return (to.kind == "duration" or to.unit in LITTLE) and not known["paced"].isdisjoint(said) and taking
