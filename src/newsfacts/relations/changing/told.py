"""What a frame tells of a change: the figures that are its own, which way it goes, and how plainly.

A frame (`changes`) binds the figures around a verb; here sizes that are of something else are taken out, and what makes it doubtful
that the rest belongs together lowers its certainty.
"""

from functools import partial

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN, lasting
from newsfacts.interval import EXACT_DIGITS, Tier, absolute, bare, reading, significant_digits
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations import heads
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty, at_most
from newsfacts.relations.changing import bases as change_bases
from newsfacts.relations.changing import ends as change_ends
from newsfacts.relations.changing import figures as change_figures
from newsfacts.relations.changing import pairs as change_pairs
from newsfacts.relations.changing import sizes as change_sizes
from newsfacts.relations.changing.directions import OF_CURRENCIES, RATES, SIGNS, direction, home_astray, of_home, quoted
from newsfacts.relations.changing.figures import NEARLY, ROUGHLY, Found
from newsfacts.relations.changing.roles import COMPARED, SOURCES, Roles, no_start
from newsfacts.relations.changing.running import grew_otherwise
from newsfacts.relations.nouns import kin, words
from newsfacts.relations.outline import VERBS, Mention, Outline, dimension, unreached
from newsfacts.relations.portions import naming, renamed, tie_behind

ROLES = ("from", "to", "by", "percent")
ENDS = frozenset({"from", "to"})
SIZES = ("by", "percent")
CLASSES = frozenset({"cc", "kB", "MB", "GB", "TB", "MP"})  # units by which models are told apart
SIGNED = 1  # word before an end that says that it is below nothing
BEHIND = 6  # words behind a figure that may say of when it is
DATED = 20  # characters behind it in which its date begins
BARE = 70  # characters between a verb and the ends of its change, where only the direction is said …
SPELLED = 110  # … and where both ends follow with their `dari` and `menjadi`
FOLLOWING = 40  # characters between the figures of a change that is told in one breath
OF = 80  # characters between a noun of change and its size where `sebesar` leads up to it: pelemahan terjadi pada … sebesar


def relation(outline: Outline, verb: Cue, bindings: list[Roles], certainty: Certainty) -> Relation | None:
    """What the bindings of a frame tell, all of one change, no plainer than `certainty`; None where none of them is a change."""
    tellings: list[Found] = []
    for roles in bindings:
        if "to" in roles:
            found, limit = _told(outline, verb, roles)
            certainty = at_most(certainty, limit)
        else:
            found = _without_end(roles) if tellings else {}
        if found and not (change_figures.other_rates(found) or _of_whole(outline, verb, found)):
            tellings.append(found)
    if not tellings:
        return None
    first, sign, explicit = tellings[0], direction(outline, verb, tellings[0]), _explicit(outline, verb, tellings[0])
    led = all(roles.keys() >= ENDS and "to" in roles["to"].near and bool(roles["from"].near & SOURCES) for roles in bindings)
    certainty = at_most(certainty, _plain_as(outline, verb, tellings, sign, explicit or led))
    if certainty == LIKELY and len(tellings) == 1 and change_figures.half_told(first, sign):
        certainty = PLAIN
    if any(map(change_figures.a_unit_off, tellings)):
        certainty = at_most(certainty, LIKELY)
    if all(map(partial(_accounted_for, outline), tellings)) or _of_another_verb(outline, verb, first):
        certainty = TRIED
    compared = verb.family in COMPARED and sign == SIGNS[verb.family] and len(tellings) == 1 and first.keys() == ENDS
    if compared and unreached(outline, verb):
        return None  # tidak lebih tinggi dari
    if compared and not _of_other_time(outline, verb, first):
        low, high = ("from", "to") if verb.family == "higher" else ("to", "from")  # lebih rendah dari rata-rata dunia
        order = Relation("order", ({"low": first[low], "high": first[high]},), (verb.start, verb.end), **certainty)
        return heads.meant(outline, order, "high" if low == "from" else "low", heads.ordered)
    told = Relation("change", tuple(tellings), (verb.start, verb.end), direction=sign, explicit=explicit, **certainty)
    before = sign and first["to"][0].end <= verb.start and "from" in first
    return heads.meant(outline, told, "to", partial(change_figures.fits, sign)) if before else told


def _of_whole(outline: Outline, verb: Cue, found: Found) -> bool:
    """Whether what seems the start is what the end was taken of: `Laba Rp1,2 triliun dari pendapatan Rp10 triliun, turun 22 persen`."""
    if not found.keys() >= ENDS:
        return False
    start, end = (outline.at(found[role][0].start) for role in ("from", "to"))
    cue = start.lead("from", "of")
    before = end.index < start.index and start.fact.end < verb.start and end.sentence == start.sentence
    return cue is not None and before and no_start(outline, cue, start)


def _of_another_verb(outline: Outline, verb: Cue, found: Found) -> bool:
    """Whether ends have just the size that another verb of the sentence tells: `A turun 30 persen, sementara B naik 15 persen, dari 400
    menjadi 280 dan dari 200 menjadi 230`."""
    if not found.keys() >= {"from", "to", "percent"} or change_figures.fits(SIGNS[verb.family], found):
        return False
    (start,), (end,), (percent,) = found["from"], found["to"], found["percent"]
    others = [other for other in outline.by_sentence[outline.at(percent.start).sentence] if other.fact.unit == "%"]
    sizes = [
        (change_sizes.size_of(start, end, SIGNS[family]), reading(other.fact, Tier.TRUNCATED))
        for other in others
        if other.fact.id != percent.id
        for family in other.near & VERBS
    ]
    return any(size is not None and size.meets(told) for size, told in sizes)


def _accounted_for(outline: Outline, found: Found) -> bool:
    """Whether a reason told behind the end counts what the step misses: `bertambah tujuh, dari 12 menjadi 18 karena satu kasus dicoret`."""
    if not found.keys() >= {"from", "to", "by"}:
        return False
    start, end, step = (found[role][0].number or 0 for role in ("from", "to", "by"))
    last = outline.at(found["to"][0].start)
    behind = outline.following(last)
    if behind is None or behind.fact.number != absolute(absolute(end - start) - step):
        return False
    return not lexicon.relations().words["because"].isdisjoint(outline.gap(last, behind).lower().split())


def _plain_as(outline: Outline, verb: Cue, tellings: list[Found], sign: int, spelled: bool) -> Certainty:
    """How plain a change can be whose figures and words have been told; `spelled` where its words say which figure is what."""
    first, certainty = tellings[0], PLAIN
    starts, apart = [fact.start for (fact,) in first.values()], len({fact.sentence for (fact,) in first.values()}) > 1
    paragraphs = "\n" in outline.text[min(starts) : max(starts)]
    turned = all(change_figures.turned(found, sign) for found in tellings)
    astray = turned and apart and not change_pairs.pointing(outline, verb)
    if turned and first["to"][0].unit in RATES and verb.phrase in lexicon.relations().words["changes"]:
        certainty = LIKELY  # penurunan ekspor dari 3 persen menjadi 8 persen: they may be its sizes
    if any(change_figures.out_of_sight(found, SIGNS[verb.family]) for found in tellings) or _of_clause_before(outline, verb, first):
        return TRIED
    if verb.family in OF_CURRENCIES and first.keys() == ENDS:
        if not of_home(outline, verb, first["to"][0]):
            return TRIED  # which of the two currencies is meant need not be said
        certainty = LIKELY
    elif (first.keys() == ENDS or verb.family in OF_CURRENCIES) and sign == -SIGNS[verb.family] and turned:
        certainty = LIKELY  # rupiah naik ke Rp16.458 dari Rp16.420: the number of the rate does
    if first.keys() <= ENDS and apart:
        certainty = TRIED if paragraphs else LIKELY
    if turned and not spelled and all(change_figures.leaps(found) for found in tellings):
        certainty = at_most(certainty, LIKELY)  # figures that were put in each other's place lie near
    if all(change_figures.stepped_apart(found, NEARLY if paragraphs or astray else ROUGHLY) for found in tellings):
        limit = TRIED if paragraphs or astray else LIKELY if first["to"][0].start < verb.start else PLAIN
        certainty = at_most(certainty, limit)
    return certainty


def _without_end(roles: Roles) -> Found:
    """A change of which only the start and its two sizes are told; no figures where the binding is no such."""
    if not {"from", "by", "percent"} <= roles.keys():
        return {}
    start, by = roles["from"].fact, roles["by"].fact
    fits = start.unit != "%" and dimension(start) == dimension(by)
    return {role: (roles[role].fact,) for role in ROLES if role in roles} if fits else {}


def _told(outline: Outline, verb: Cue, roles: Roles) -> tuple[Found, Certainty]:
    """The figures of a binding that belong to its change, and how plain it can be; no figures where it is no change."""
    start, end = roles.get("from"), roles["to"]
    if start is not None and not change_ends.one_sort(end.fact, start.fact):
        return {}, PLAIN
    if start is not None and (first := _first_in_turn(outline, start, end)) is not None:
        return {"from": (start.fact,), "to": (first.fact,)}, TRIED
    found, certainty = _sized(outline, verb, roles)
    if start is None:
        known = "by" in found and ("percent" in found or end.fact.kind == "number")  # `chains` knows the start, or drops it
        return (found, certainty) if known else ({}, PLAIN)
    if found.keys() == ENDS:
        if _no_change(outline, verb, start, end):
            return {}, PLAIN
        percent, certainty = _size_elsewhere(outline, verb, start, end)
        found |= {"percent": (percent,)} if percent is not None else {}
    elif "percent" in found and _of_named(outline, roles["percent"], start):
        certainty = TRIED
    if start.index < end.index and any(renamed(outline, roles[role], start) for role in SIZES if role in found and role in roles):
        certainty = TRIED
    other_terms = "percent" in found and "percent" in roles and verb.family not in COMPARED and _in_other_terms(roles)
    if certainty == PLAIN and other_terms:
        certainty = LIKELY if change_figures.in_sight(found) else TRIED  # … saham atau 0,0048 persen
    if verb.family in COMPARED and (_aimed(outline, start) or "threshold" in start.families):
        certainty = at_most(certainty, LIKELY)  # lebih rendah 45 ribu barel dari target 635 ribu barel
    near = change_figures.too_near(found) and not home_astray(outline, verb, found)
    if near or _no_ends(outline, verb, found, start, end) or change_bases.apart(outline, verb.end, roles):
        certainty = TRIED
    if _of_other_clause(outline, verb, start) or _of_those(outline, verb, found, start, end):
        certainty = TRIED
    if "by" in found and "by" in roles and "total" in end.families and grew_otherwise(outline, start, roles["by"], end):
        certainty = TRIED
    return found, certainty


def _of_other_clause(outline: Outline, verb: Cue, start: Mention) -> bool:
    """Whether another clause stands between a verb and two ends: `turun setelah penyesuaian tarif dari 8.000 menjadi 10.000`."""
    source = start.lead(*SOURCES)
    if source is None or source.start < verb.end or start.sentence != outline.analysis.sentence_at(verb.start):
        return False
    return not lexicon.relations().words["owing"].isdisjoint(outline.words(verb.end, source.start))


def _of_those(outline: Outline, verb: Cue, found: Found, start: Mention, end: Mention) -> bool:
    """Whether what seems a start is what there is of them all, or among whom they are, behind a step and its end.

    `bertambah 200 hektare menjadi 900 hektare dari 1.400 hektare yang tersedia`; `bertambah tiga orang menjadi 12 orang dari empat desa`;
    not `bertambah tiga menjadi 42 orang dari 47 orang pada 2022`.
    """
    if "by" not in found or start.index != end.index + 1 or SIGNS[verb.family] < 0:
        return False
    known, one, other = lexicon.relations().words, start.fact, end.fact
    if one.unit == "%" or outline.dates_between(one.end, one.end + DATED):
        return False
    named = words(one) - known["people"] - known["persons"]
    if one.kind == other.kind == "count" and named and not kin(one, other):
        return True
    return (one.number or 0) > (other.number or 0)


def _first_in_turn(outline: Outline, start: Mention, end: Mention) -> Mention | None:
    """The end of the first of two changes told in turn: `masing-masing 98 dan 93, lebih rendah dibanding … masing-masing 109 dan 99`."""
    before = outline.preceding(end)
    turns = "each" in start.near and outline.listed(start) and end.index < start.index
    return before if turns and before is not None and before.dimension == end.dimension and outline.listed(before) else None


def _in_other_terms(roles: Roles) -> bool:
    """Whether a percentage only says the ends before it in other terms: `dari 40 menjadi 30 kejadian atau 25 persen`."""
    percent, end = roles["percent"], roles["to"]
    plain = "or" in percent.near and not percent.near & VERBS
    return plain and percent.index == end.index + 1 and roles["from"].index < percent.index


def _sized(outline: Outline, verb: Cue, roles: Roles) -> tuple[Found, Certainty]:
    """The figures of a binding with those sizes that are its own, read as they are meant, and how plain it can be."""
    start, end, certainty = roles.get("from"), roles["to"].fact, PLAIN
    found: Found = {role: (roles[role].fact,) for role in ROLES if role in roles}
    if "percent" in roles and _of_another(outline, roles["percent"], end):
        del found["percent"]
    if "by" in roles:
        by = roles["by"].fact
        if not change_ends.measures(by, end) or _on_average(verb, roles["by"], end):
            del found["by"]  # bertambah rata-rata 3 juta tiap tahun
        elif start is not None and (_made_in_two(outline, roles) or _from_elsewhere(outline, roles)):
            del found["by"]
        elif start is not None and change_figures.own_level(by, start.fact, end):
            del found["by"]  # menaikkan harga rokok Rp 30 ribu menjadi Rp 33 ribu dari sebelumnya Rp 32 ribu
        elif change_figures.hundreds(by):
            found["by"] = (by.altered(qualifier="about"),)  # melonjak Rp700 triliun
        elif start is not None and change_figures.to_the_unit(by, start.fact, end):
            found["by"] = (by.altered(kind="number"),)  # naik Rp78.777 dari Rp1.958.169,69 menjadi Rp2.036.947
        elif start is not None:
            found["by"] = (change_figures.rounded_ends(by, start.fact, end),)
        if "by" in found and by.unit == "poin" and end.kind == "money" and end.unit != lexicon.currencies().home:
            certainty = LIKELY  # a point may be a unit or a cent of the currency
    for role in found.keys() - ENDS:
        (size,) = found[role]
        digits = significant_digits(size.number) if size.qualifier == "at_most" and size.number else 0
        if digits >= EXACT_DIGITS:
            found[role] = (bare(size),)  # melemah hingga 10,59 poin
            certainty = LIKELY if digits == EXACT_DIGITS else certainty
    return found, certainty


def _made_in_two(outline: Outline, roles: Roles) -> bool:
    """Whether a step and the figure behind it make the change together: `bertambah 10.000 untuk haji khusus dan 10.000 untuk reguler`."""
    step = roles["by"]
    other = outline.following(step)
    if other is None or other.dimension != step.dimension or other in roles.values():
        return False
    start, end, one, two = (reading(mention.fact, Tier.TRUNCATED) for mention in (roles["from"], roles["to"], step, other))
    return (one + two).meets((end - start).magnitude())


def _from_elsewhere(outline: Outline, roles: Roles) -> bool:
    """Whether a step has a start of its own: `naik dari 50 menjadi 58 orang, atau bertambah dua dibanding data pagi yang 56 orang`."""
    start = outline.following(roles["by"])
    return start is not None and start.dimension == roles["by"].dimension and start not in roles.values() and bool(start.near & SOURCES)


def _no_change(outline: Outline, verb: Cue, start: Mention, end: Mention) -> bool:
    """Whether two figures of which no size is told are no ends of a change."""
    known = lexicon.relations().words
    if end.fact.unit == OFTEN and "from" not in start.near:
        return True  # 2 kali kenaikan bisa menjadi 1 kali
    if (end.fact.subject or "").lower() in known["digits"]:
        return True  # tumbuh satu digit, melambat dari dua digit
    if end.fact.unit in CLASSES:
        return True  # pasar kelas 110 cc lebih besar dibanding 125 cc
    if end.fact.kind in change_ends.TIMES and verb.phrase in known["speeds"]:
        return True  # lebih cepat dari 2 jam 9 menit
    return _gap(verb, start, end) > (SPELLED if _spelled(start, end) else BARE)


def _size_elsewhere(outline: Outline, verb: Cue, start: Mention, end: Mention) -> tuple[Fact | None, Certainty]:
    """The size of a change of which a frame tells the ends alone, if another sentence tells it, and how plain it then is."""
    sign = SIGNS[verb.family]
    lost = change_sizes.rescaled(outline, start, end, sign) if _spelled(start, end) else None
    if lost is not None:
        return lost, LIKELY
    near = _gap(verb, start, end) <= BARE and change_figures.alike(start.fact, end.fact)
    return change_sizes.percent_before(outline, start, end, sign), PLAIN if near else TRIED


def _gap(verb: Cue, start: Mention, end: Mention) -> int:
    """The characters between a verb and the first of the ends behind it."""
    return min(start.fact.start, end.fact.start) - verb.end


def _spelled(start: Mention, end: Mention) -> bool:
    """Whether ends have their `dari` and `menjadi`."""
    return "to" in end.near and "from" in start.near and end.fact.kind not in change_ends.TIMES


def _of_other_time(outline: Outline, verb: Cue, found: Found) -> bool:
    """Whether what a figure is higher or lower than is the same thing at another time."""
    start, end = found["from"][0], found["to"][0]
    known, between = lexicon.relations().words, outline.words(verb.end, start.start)
    if not known["at_large"].isdisjoint(between) and known["times"].isdisjoint(between):
        return False  # lebih rendah dari angka nasional yang mencapai 8,57 persen
    if start.time != end.time or outline.analysis.sentence_at(start.start) != outline.analysis.sentence_at(end.start):
        return True
    place = outline.place(start.start)
    while (following := outline.following(outline.mentions[place])) is not None and "or" in following.near:
        place += 1  # dibandingkan Rp 2 miliar atau 0,1 persen dari kas pada kuartal I
    first, last = outline.analysis.tokens(min(verb.start, start.start), max(verb.end, outline.mentions[place].fact.end))
    named = {*outline.analysis.words[first : last + BEHIND]}
    return not named.isdisjoint(known["times"]) or not named.isdisjoint(lexicon.calendar().months)


def _of_another(outline: Outline, percent: Mention, end: Fact) -> bool:
    """Whether a percentage is one a year, or of those behind it: `atau turun 0,09 persen dari 4,12 menjadi 4,03 persen`."""
    if percent.fact.per is not None or _compound(outline, percent):
        return True
    following = outline.following(percent)
    return following is not None and following.fact.unit == "%" != end.unit and "from" in following.near


def _compound(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage is one of growth a year: `tumbuh dengan CAGR 8% dalam lima tahun`."""
    return not lexicon.relations().words["compound"].isdisjoint(outline.words(*outline.sentence(percent.sentence)))


def _on_average(verb: Cue, by: Mention, end: Fact) -> bool:
    """Whether a step is one of many: `bertambah rata-rata 3 juta`, `naik 10 ton setiap tahun dari 100 ton menjadi 150 ton`."""
    mean = by.lead("average")
    return mean is not None and mean.start >= verb.end or lasting(by.fact.per) and end.per != by.fact.per


def _explicit(outline: Outline, verb: Cue, found: Found) -> bool:
    """Whether ends and percentage follow the verb, each soon after the other: `turun 0,2 persen menjadi 24,7 juta dari 25,1`."""
    if not found.keys() >= {"from", "to", "percent"}:
        return False
    row = sorted((fact for (fact,) in found.values()), key=lambda fact: fact.start)
    ends = (verb.end, *(fact.end for fact in row))
    known = lexicon.relations().words
    sized = verb.phrase in known["changes"] and outline.text[verb.end : row[0].start].lower().rstrip().endswith(tuple(known["amounts"]))
    most = (OF if sized else FOLLOWING, *[FOLLOWING] * len(row))
    near = all(0 <= fact.start - end <= room for end, fact, room in zip(ends, row, most, strict=False))
    return near and change_figures.alike(found["from"][0], found["to"][0])


def _no_ends(outline: Outline, verb: Cue, found: Found, start: Mention, end: Mention) -> bool:
    """Whether the words beside two figures make it doubtful that the one became the other."""
    far = _so_far_from(outline, verb, found, start, end)
    if _aimed(outline, start) and not far or _aim_of_reached(outline, verb, start) or _counted_among(outline, verb, found, start, end):
        return True
    shrinking = lexicon.relations().words["shrinking"]
    if any(not shrinking.isdisjoint(outline.words_before(mention, SIGNED)) for mention in (start, end)):
        return True  # turun dari 0,3 persen menjadi deflasi 0,5 persen
    if "each" in start.near or "each" in end.near:
        return True  # masing-masing 4 dan 9, lebih rendah dibandingkan … masing-masing 7 dan 12
    # defisit 3 miliar dolar AS, turun dari surplus 1,1 miliar dolar AS
    return {"balance", "deficit"} <= start.families | end.families and not {"balance", "deficit"} <= start.families


def _aimed(outline: Outline, start: Mention) -> bool:
    """Whether what a change seems to start from is what is aimed at or taken in: `naik 10 persen menjadi 5.500 unit dari target 6.000`."""
    source = start.lead("of", "from")
    if source is None or start.near & {"before", "compared"}:
        return False
    *_, noun = f"{source.phrase} {outline.text[source.end : start.fact.start].lower()}".split()
    before = outline.text[outline.sentence(start.sentence)[0] : source.start].lower()
    return noun in lexicon.relations().words["limits"] and noun not in before


def _so_far_from(outline: Outline, verb: Cue, found: Found, start: Mention, end: Mention) -> bool:
    """Whether a figure is told to be so much more or less than what was aimed at: `lebih rendah 45 ribu barel dari target 635 ribu`.

    No two together are: `pajak Rp 72 miliar dan retribusi Rp 28 miliar, lebih tinggi Rp 20 miliar dari target Rp 80 miliar`.
    """
    sources, before = [cue for cue in start.leads if cue.family in SOURCES], outline.preceding(end)
    alone = before is None or "and" not in end.families or before.dimension != end.dimension
    return verb.family in COMPARED and found.keys() > ENDS and len(sources) == 1 and alone


def _aim_of_reached(outline: Outline, verb: Cue, start: Mention) -> bool:
    """Whether an aim changes, and what it seems to start from was reached: `menaikkan target 10 persen menjadi 55 dari realisasi 42`."""
    source, known = start.lead("from", "compared", "of"), lexicon.relations().words
    if source is None or verb.end > source.start:
        return False
    aimed = not known["limits"].isdisjoint(outline.words(verb.end, source.start))
    return aimed and not known["attained"].isdisjoint(outline.words(source.start, start.fact.start))


def _counted_among(outline: Outline, verb: Cue, found: Found, start: Mention, end: Mention) -> bool:
    """Whether what a rise seems to start from may be what the end is taken of, as it is larger.

    `bertambah tiga menjadi 50 orang dari 58 korban`; `naik 8 persen menjadi Rp1,08 triliun dari pendapatan Rp6,4 triliun`.  Ends that a
    percentage fits the other way round were put in each other's place.
    """
    behind = start.index == end.index + 1 and start.near & SOURCES <= {"from", "of"} and not _dated(outline, start)
    if not behind or SIGNS[verb.family] < 0 or (start.fact.number or 0) <= (end.fact.number or 0):
        return False
    if quoted(outline, verb, found):
        return False  # rupiah menguat 0,8 persen ke Rp15.525 dari Rp15.550
    swapped = "percent" in found and change_figures.fits(1, {**found, "from": found["to"], "to": found["from"]})
    return not swapped and ("percent" in found or start.fact.kind == end.fact.kind == "count")


def _dated(outline: Outline, start: Mention) -> bool:
    """Whether the words right behind a figure say when it was so."""
    end = start.fact.end
    said = outline.words(end, outline.sentence(start.sentence)[1])[:BEHIND]
    return bool(outline.dates_between(end, end + DATED)) or not lexicon.relations().words["times"].isdisjoint(said)


def _of_named(outline: Outline, percent: Mention, start: Mention) -> bool:
    """Whether a percentage is of what is named behind it, not of the start: `turun 70 persen dari kapasitasnya dibandingkan 15 W`."""
    tie, compared = tie_behind(outline, percent), start.lead("compared")
    return tie is not None and percent.index < start.index and compared is not None and compared.start > tie.end


def _of_clause_before(outline: Outline, verb: Cue, found: Found) -> bool:
    """Whether the end is told in the clause before and nothing of a start: `impor A turun 18 juta meskipun B naik 4 juta (5 persen)`."""
    end = found["to"][0] if "to" in found and "from" not in found else None
    if end is None or end.end > verb.start or end.sentence.end < verb.start:
        return False
    turn = next((cue for cue in outline.cues_between(end.end, verb.start) if cue.family == "contrast"), None)
    return turn is not None and bool(naming(outline, turn.end, verb.start))  # not: sedangkan pada 2022 naik 15 persen
