"""Change: something rises or falls from one figure to another, by so much, by so many per cent.

Every verb or noun of change opens a frame.  The figures around it take their roles from the cues that lead up to them (`change_roles`),
so that any word order works: `naik 5 persen dari A menjadi B`, `B, naik dari A`, `dari A menjadi B atau turun 5 persen`, `melemah 22,33
poin atau 0,35 persen ke posisi 6.300,12`.  What the frame lacks is sought before the verb and in the sentences beside it: one end
(`change_ends`), both (`change_pairs`), the size (`change_sizes`), the start in the end of another change (`chains`).
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN
from newsfacts.interval import EXACT_DIGITS, ROUND, absolute, bare, divided, significant_digits
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations import chains, change_ends, change_pairs, change_sizes, comparisons
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.change_roles import SOURCES, Roles, behind
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import VERBS, Mention, Outline, dimension, opening
from newsfacts.relations.portions import named_between, telling, tie_behind
from newsfacts.relations.slips import SCALES

DIRECTION = {"rise": 1, "fall": -1, "higher": 1, "lower": -1, "strengthen": 1, "weaken": -1}
COMPARING = frozenset({"higher", "lower"})
BEHIND = 5  # words behind a figure that may say of when it is
OTHER_STARTS = frozenset({"peak", "highest", "lowest", "average"})  # turun 500 menjadi 1.500 dari puncaknya 3.000
CLASSES = frozenset({"cc", "kB", "MB", "GB", "TB", "MP"})  # units by which models are told apart
TOUCHING = 3  # characters between a figure and the verb that speaks of it alone
BARE = 70  # characters between a verb and the ends of its change, where only the direction is said …
SPELLED = 110  # … and where both ends follow with their `dari` and `menjadi`
FOLLOWING = 40  # characters between the figures of a change that is told in one breath
OF = 80  # characters between a noun of change and its size where `sebesar` leads up to it: pelemahan terjadi pada … sebesar
SPEAKING = 12  # words before a verb that name what it speaks of
QUOTED = frozenset({"money", "number", "count"})  # how a currency's rate is given
NEAR = Fraction(6, 5)  # ends that go the other way than their verb lie no further apart
ROUGHLY, NEARLY = Fraction(2), Fraction(5, 4)  # a step and what is between its ends, in one paragraph and in two
HEAD = 4  # words of a sentence that name what it speaks of
LEVELS = 5  # times the way between its ends that a step is no step
AHEAD = 3  # words before a verb that make it one of a total
CUES = 4  # cues up to the verb of a sentence that sets out from where a change started
FAR = 20  # times an end may lie from where a percentage leads
ALIKE = 3  # ends further apart than so many times were hardly meant where only the direction is said

Found = dict[str, tuple[Fact, ...]]


def find(outline: Outline) -> Iterator[Relation]:
    """The changes of an article."""
    found = (relation for number, row in outline.sentences() for relation in _of_sentence(outline, number, row))
    yield from change_sizes.with_headlines(outline, chains.joined(comparisons.continued(outline, _once(found))))


def _once(changes: Iterator[Relation]) -> Iterator[Relation]:
    """The changes, none a second time for its end being told in two places, the headline and the text."""
    told: set[tuple[int, int, str | None]] = set()
    for relation in changes:
        binding = relation.bindings[0]
        if binding.keys() == {"to", "by", "percent"}:
            key = (binding["by"][0].start, binding["percent"][0].start, binding["to"][0].value)
            if key in told:
                continue
            told.add(key)
        yield relation


def _of_sentence(outline: Outline, number: int, row: list[Mention]) -> Iterator[Relation]:
    verbs = [cue for cue in outline.cues_of(number) if cue.family in DIRECTION and not (_in_name(outline, cue) or _on_board(outline, cue))]
    if verbs:
        frames = [_frame(outline, number, row, cue) for cue in verbs]
        found = [(relation, _figures(relation)) for relation in frames if relation is not None]
        yield from (relation for relation, figures in found if not any(figures < others for _, others in found))
    elif len(row) > 1 and (told := change_sizes.verbless(outline, row)) is not None:
        yield told
    if len(row) > 2:
        yield from _running_total(outline, row)


def _in_name(outline: Outline, cue: Cue) -> bool:
    """Whether a noun of change is a part of what something is called: `beban penyusutan`, `anggaran penurunan stunting`."""
    nouns, words = lexicon.relations().nouns, outline.analysis.words
    at = outline.analysis.token_at(cue.start)
    return cue.phrase in nouns["changes"] and at > 0 and words[at - 1] in nouns["called"]


def _on_board(outline: Outline, cue: Cue) -> bool:
    """Whether somebody goes somewhere: `penumpang yang naik dari Pelabuhan Lasi`, `turun di Stasiun Guntur`."""
    words, at = outline.analysis.words, outline.analysis.token_at(cue.end)
    if cue.family not in ("rise", "fall") or at + 1 >= len(words) or words[at] not in lexicon.relations().nouns["places"]:
        return False
    return outline.analysis.is_capital(at + 1) and words[at + 1] in lexicon.relations().nouns["stops"]


def _running_total(outline: Outline, row: list[Mention]) -> Iterator[Relation]:
    """`Semula 73 dapur beroperasi, lalu 27 dapur baru diresmikan, sehingga total 100 dapur`: a change without a verb of its own."""
    for start, step, end in zip(row, row[1:], row[2:], strict=False):
        total = end.lead("total") if "total" in end.near else None
        if total is None:
            continue
        alike = start.dimension == step.dimension == end.dimension and kin(start.fact, step.fact) and kin(start.fact, end.fact)
        if "before" in start.near and not step.near & {*VERBS, "before"} and alike:
            yield Relation(
                "change", ({"from": (start.fact,), "to": (end.fact,), "by": (step.fact,)},), (total.start, total.end), direction=1
            )


def _figures(relation: Relation) -> frozenset[str]:
    return frozenset(fact.id for group in relation.bindings[0].values() for fact in group)


def _frame(outline: Outline, number: int, row: list[Mention], verb: Cue) -> Relation | None:
    roles = behind(outline, row, verb)
    if not roles:
        return None
    before = [mention for mention in reversed(row) if mention.fact.end <= verb.start]
    certainty = _completed(outline, before, verb, roles)
    if certainty is not None:
        return _relation(verb, [roles], certainty, outline)
    steps = roles.keys() & {"by", "percent"}
    if "to" in roles:
        if "from" not in roles:
            source = change_pairs.year_before(outline, number, before, verb, roles["to"]) if steps else None
            if source is not None:
                return _relation(verb, [{**roles, "from": source}], PLAIN, outline)
            source, certainty = change_ends.source(outline, number, before, verb, roles)
            if source is not None and "opens" not in source.families:  # dibuka di 95,744, setelah kemarin melemah ke 95,746
                return _relation(verb, [{**roles, "from": source}], certainty, outline)
            source = change_pairs.earlier(outline, number, verb, roles["to"]) if steps else None
            if source is not None:
                return _relation(verb, [{**roles, "from": source}], LIKELY, outline)
            size = None if steps else change_sizes.told_before(outline, number, verb, roles["to"])
            if size is not None:
                return _relation(verb, [{**roles, **size}], LIKELY, outline)
            source = None if steps else change_ends.alone_before(outline, number, verb, roles["to"])
            if source is not None:
                return _relation(verb, [{**roles, "from": source}], TRIED, outline)
        elsewhere = "from" in roles and steps and roles["from"].families & OTHER_STARTS
        return _relation(verb, [_from_step(roles, DIRECTION[verb.family]) or roles], TRIED if elsewhere else PLAIN, outline)
    if "from" not in roles and steps:
        lines = change_pairs.listed(outline, number, verb, roles)
        if lines is not None:
            told = _relation(verb, [{**roles, **lines}], LIKELY, outline)
            return told and told._replace(explicit=True)
        pair = change_pairs.find(outline, number, verb, roles)
        told_after = None if pair else change_pairs.followed(outline, number, roles)
        pair = pair or told_after or change_pairs.explained(outline, number, roles)
        if pair is not None:
            plain = change_pairs.goes_straight_on(outline, verb, pair) if told_after else change_pairs.in_one_breath(outline, verb, pair)
            told = _relation(verb, [{**roles, **pair}], PLAIN if plain else LIKELY, outline)
            return told and told._replace(explicit=told.explicit or plain)
        added = change_sizes.of_before(outline, number, verb, roles)
        if added is not None and (told := _relation(verb, *added, outline)):
            return told
        apart = change_pairs.beside(outline, number, verb, roles)
        if apart is not None:
            return _relation(verb, [{**roles, **apart[0]}], apart[1], outline)
    if "from" not in roles and not ({"by", "percent"} <= steps):
        return None
    if "from" not in roles and (pair := change_pairs.stepped(before, roles, DIRECTION[verb.family])) is not None:
        return _relation(verb, [{**roles, **pair}], LIKELY, outline)
    ends, certainty = change_ends.result(outline, number, before, verb, roles)
    if "from" in roles:
        ends = [end for end in ends if end.fact.value != roles["from"].fact.value]  # said again: nothing rises from 30 to 30
    starts = [{**roles, "from": end} for end in ends if "from" not in roles]  # ongkos Rp10.000 akan naik Rp1.500 atau 15 persen
    levels = [{"from": roles["from"], "to": roles["by"]}] if _level(roles) else []
    return _relation(verb, [{**roles, "to": end} for end in ends] + starts + levels, certainty, outline)


def _from_step(roles: Roles, sign: int) -> Roles | None:
    """The roles with what is told like a step as the start, if that fits: `turun 27,71 persen atau 11.000 orang, menjadi 7.952 orang`."""
    if "from" in roles or not {"by", "percent"} <= roles.keys() or roles["by"].dimension != roles["to"].dimension:
        return None
    fits = change_sizes.sized(roles["by"].fact, roles["to"].fact, roles["percent"].fact, sign)
    return {"from": roles["by"], "to": roles["to"], "percent": roles["percent"]} if fits else None


def _level(roles: Roles) -> bool:
    """Whether what is told like a size may be where the change led: `peningkatan laba sebesar Rp 130 miliar, dari posisi Rp 110 miliar`."""
    if roles.keys() != {"from", "by"} or roles["from"].dimension != roles["by"].dimension:
        return False
    times = change_ends.ratio(roles["by"].fact, roles["from"].fact)
    return times is not None and Fraction(2, ALIKE) <= times <= ALIKE


def _completed(outline: Outline, before: list[Mention], verb: Cue, roles: Roles) -> Certainty | None:
    """Give ends that stand before the verb their `roles`, where they make the change complete; how plain that is.

    Where one of them is what the change is compared with, there is no end among them, and none is left in `before`.
    """
    steps = roles.keys() & {"by", "percent"}
    if _totalled(outline, verb):
        return None  # A turun dari 500 menjadi 400, B dari 300 menjadi 250, sehingga total penurunan 150
    one, two = (*before[:2], None, None)[:2]
    if steps and not roles.keys() & {"from", "to"} and one and two and _restated_as(outline, one, verb):
        if one.near & {"to", "now"} and two.near & SOURCES and "from" not in one.near:
            roles |= {"to": one, "from": two}  # dari A menjadi B atau turun 5 persen; semula A, kini B, turun 5 persen
            return PLAIN
        if "from" in one.near and one.dimension == two.dimension and not two.near & VERBS:  # bertambah 12 dari B, atau naik 5 persen
            roles |= {"to": two, "from": one}  # kini A dari semula B, turun 12
            analysis = outline.analysis  # laba A dari pendapatan B, sehingga pendapatan naik 9 persen
            return TRIED if telling(outline, *analysis.tokens(one.fact.end, verb.start)) else PLAIN
    if "to" in roles and not steps and "from" not in roles and one and verb.start - one.fact.end <= TOUCHING:
        plain = "," not in outline.text[one.fact.end : verb.start]
        if plain and one.dimension == roles["to"].dimension:
            roles["from"] = one  # yang pada Maret sebesar 0,348 turun menjadi 0,341
            return PLAIN
    if (
        roles.keys() == {"to"}
        and one
        and one.first
        and (_set_out(outline, one, verb) if not one.near & SOURCES else _dated_until(outline, one, verb))
    ):
        if change_ends.one_sort(one.fact, roles["to"].fact):
            roles["from"] = one  # Dari 16,3 juta pada Februari naik menjadi 18,7 juta
            return PLAIN
    if {"from", "to"} == roles.keys() and one and one.fact.unit == "%" and verb.start - one.fact.end == 1:
        if change_sizes.sized(roles["from"].fact, roles["to"].fact, one.fact, DIRECTION[verb.family]):
            roles["percent"] = one  # 5 persen kenaikan harga dari A menjadi B
            return LIKELY
    if {"from", "to"} == roles.keys() and one and one.fact.unit == "%" and one.near & VERBS and _restated_as(outline, one, verb):
        roles["percent"] = one  # meningkat 18 persen sejak 2019, meningkat dari A menjadi B
        return LIKELY
    if steps and not roles.keys() & {"from", "to"} and one and one.first and "compared" in one.near:
        roles["from"] = one  # dibandingkan bulan sebelumnya yang 70.000, angka itu naik 6 persen
        before.clear()
    return None


def _set_out(outline: Outline, end: Mention, verb: Cue) -> bool:
    """Whether a sentence sets out from a figure and says what it is now: `Dari sebelumnya angka itu 5,8 persen, kini naik di …`."""
    cues = outline.cues_between(outline.sentence(end.sentence)[0], verb.start)
    return (
        bool(cues)
        and cues[0].family == "from"
        and opening(outline, end.sentence, cues[0], 1)
        and cues[-1].family == "now"
        and len(cues) < CUES
    )


def _totalled(outline: Outline, verb: Cue) -> bool:
    """Whether a verb tells what several changes come to together: `sehingga total revisi turun`."""
    first, at = (
        outline.analysis.token_at(outline.sentence(outline.analysis.sentence_at(verb.start))[0]),
        outline.analysis.token_at(verb.start),
    )
    return not lexicon.nouns().totals.isdisjoint(outline.analysis.words[max(first, at - AHEAD) : at])


def _dated_until(outline: Outline, end: Mention, verb: Cue) -> bool:
    """Whether only its date stands between a figure and a verb."""
    between = outline.text[end.fact.end : verb.start]
    words = {*lexicon.calendar().months, *lexicon.relations().nouns["dating"]}
    return len(between) <= FOLLOWING and "," not in between and named_between(outline, end.fact.end, verb.start) <= words


def _restated_as(outline: Outline, end: Mention, verb: Cue) -> bool:
    """Whether the verb says the change before it again: `dari A menjadi B atau turun 5 persen`."""
    between = {cue.family for cue in outline.cues_between(end.fact.end, verb.start)}
    return (
        verb.start - end.fact.end <= BARE
        and "contrast" not in between
        and ("or" in between or "," in outline.text[end.fact.end : verb.start])
    )


def _relation(verb: Cue, bindings: list[Roles], certainty: Certainty, outline: Outline) -> Relation | None:
    kept: list[Found] = []
    led = all("to" in roles and "from" in roles and "to" in roles["to"].near and roles["from"].near & SOURCES for roles in bindings)
    for roles in bindings:
        end, start, by = roles.get("to"), roles.get("from"), roles.get("by")
        if end is None and start is not None and {"by", "percent"} <= roles.keys() and kept:
            if start.fact.unit != "%" and dimension(start.fact) == dimension(roles["by"].fact):
                kept.append({role: (roles[role].fact,) for role in ("from", "by", "percent")})
            continue
        if end is None or start is not None and not change_ends.one_sort(end.fact, start.fact):
            continue
        found: Found = {role: (roles[role].fact,) for role in ("from", "to", "by", "percent") if role in roles}
        if by is not None and (not change_ends.measures(by.fact, end.fact) or _on_average(verb, by)):
            del found["by"]  # bertambah rata-rata 3 juta tiap tahun
        if "percent" in found and _of_another(outline, roles["percent"], end):
            del found["percent"]
        if "by" in found and by is not None and start is not None and _own_level(by.fact, start.fact, end.fact):
            del found["by"]  # menaikkan harga rokok Rp 30 ribu menjadi Rp 33 ribu dari sebelumnya Rp 32 ribu
        if "by" in found and by is not None and _hundreds(by.fact):
            found["by"] = (by.fact.altered(qualifier="about"),)  # melonjak Rp700 triliun
        for role in found.keys() & {"by", "percent"}:
            (size,) = found[role]
            if size.qualifier == "at_most" and size.number and significant_digits(size.number) >= EXACT_DIGITS:
                found[role] = (bare(size),)  # melemah hingga 10,59 poin
                certainty = LIKELY if certainty == PLAIN and significant_digits(size.number) == EXACT_DIGITS else certainty
        if (
            "by" in found
            and by is not None
            and by.fact.unit == "poin"
            and end.fact.kind == "money"
            and end.fact.unit != lexicon.currencies().home
        ):
            certainty = LIKELY if certainty == PLAIN else certainty  # a point may be a unit or a cent of the currency
        if found.keys() <= {"from", "to"} and start is not None:
            if end.fact.unit == OFTEN and "from" not in start.near:
                continue  # 2 kali kenaikan bisa menjadi 1 kali
            if (end.fact.subject or "").lower() in lexicon.relations().nouns["digits"]:
                continue  # tumbuh satu digit, melambat dari dua digit
            if end.fact.unit in CLASSES:
                continue  # pasar kelas 110 cc lebih besar dibanding 125 cc
            if end.fact.kind in change_ends.TIMES and verb.phrase in lexicon.relations().nouns["speeds"]:
                continue  # lebih cepat dari 2 jam 9 menit
            gap = min(start.fact.start, end.fact.start) - verb.end
            spelled = "to" in end.near and "from" in start.near and end.fact.kind not in change_ends.TIMES
            if gap > (SPELLED if spelled else BARE):
                continue
            told_before = change_sizes.percent_before(outline, start, end, DIRECTION[verb.family])
            if told_before is not None:
                found["percent"] = (told_before,)
            ratio = change_ends.ratio(end.fact, start.fact)
            certainty = certainty if gap <= BARE and ratio is not None and Fraction(1, ALIKE) <= ratio <= ALIKE else TRIED
            lost = change_sizes.rescaled(outline, start, end, DIRECTION[verb.family]) if spelled else None
            if lost is not None:
                found["percent"], certainty = (lost,), LIKELY
        if start is not None and (_aimed(outline, start) or _several(start, end) or _too_near(found)):
            certainty = TRIED
        if start is not None and "percent" in found and "percent" in roles and _of_named(outline, roles["percent"], start):
            certainty = TRIED
        told = (
            "from" in found or "by" in found and ("percent" in found or end.fact.kind == "number")
        )  # `chains` knows the start, or drops it
        if told and len(found) > 1:
            kept.append(found)
    if not kept:
        return None
    starts, apart = [fact.start for (fact,) in kept[0].values()], len({fact.sentence for (fact,) in kept[0].values()}) > 1
    paragraphs = "\n" in outline.text[min(starts) : max(starts)]
    if any(_out_of_sight(found, DIRECTION[verb.family]) for found in kept) or _of_clause_before(outline, verb, kept[0]):
        certainty = TRIED
    if kept[0].keys() <= {"from", "to"} and apart:
        certainty = TRIED if paragraphs else LIKELY if certainty == PLAIN else certainty
    direction, explicit = _direction(outline, verb, kept[0]), _explicit(outline, verb, kept[0])
    if verb.family in ("strengthen", "weaken") and kept[0].keys() == {"from", "to"}:
        certainty = TRIED  # which of the two currencies is meant need not be said
    if certainty == PLAIN and not (explicit or led) and all(_turned(found, direction) and _leaps(found) for found in kept):
        certainty = LIKELY  # figures that were put in each other's place lie near
    turned = apart and all(_turned(found, direction) for found in kept) and not change_pairs.pointing(outline, verb)
    if all(_stepped_apart(found, NEARLY if paragraphs or turned else ROUGHLY) for found in kept):
        before = certainty == PLAIN and kept[0]["to"][0].start < verb.start
        certainty = TRIED if paragraphs or turned else LIKELY if before else certainty
    if certainty == LIKELY and len(kept) == 1 and _half_told(kept[0], direction):
        certainty = PLAIN
    if (
        verb.family in COMPARING
        and direction == DIRECTION[verb.family]
        and len(kept) == 1
        and kept[0].keys() == {"from", "to"}
        and not _of_other_time(outline, verb, kept[0])
    ):
        low, high = ("from", "to") if verb.family == "higher" else ("to", "from")  # lebih rendah dari rata-rata dunia
        return Relation("order", ({"low": kept[0][low], "high": kept[0][high]},), (verb.start, verb.end), **certainty)
    return Relation("change", tuple(kept), (verb.start, verb.end), direction=direction, explicit=explicit, **certainty)


def _of_other_time(outline: Outline, verb: Cue, found: Found) -> bool:
    """Whether what a figure is higher or lower than is the same thing at another time."""
    start, end = found["from"][0], found["to"][0]
    if start.time != end.time or outline.analysis.sentence_at(start.start) != outline.analysis.sentence_at(end.start):
        return True
    first, last = outline.analysis.tokens(min(verb.start, start.start), max(verb.end, start.end))
    named = {*outline.analysis.words[first : last + BEHIND]}
    return not named.isdisjoint(lexicon.relations().nouns["times"]) or not named.isdisjoint(lexicon.calendar().months)


def _of_another(outline: Outline, percent: Mention, end: Mention) -> bool:
    """Whether a percentage is one a year, or of those behind it: `atau turun 0,09 persen dari 4,12 menjadi 4,03 persen`."""
    if percent.fact.per is not None or _compound(outline, percent):
        return True
    following = outline.following(percent)
    return following is not None and following.fact.unit == "%" != end.fact.unit and "from" in following.near


def _compound(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage is one of growth a year: `tumbuh dengan CAGR 8% dalam lima tahun`."""
    first, last = outline.analysis.tokens(*outline.sentence(percent.sentence))
    return not lexicon.relations().nouns["compound"].isdisjoint(outline.analysis.words[first:last])


def _own_level(by: Fact, start: Fact, end: Fact) -> bool:
    """Whether what is told like a step is as large as the ends, which lie near each other: a level of its own."""
    if dimension(by) != dimension(end) or not by.number or not start.number or not end.number:
        return False
    return 2 * by.number >= start.number and LEVELS * absolute(end.number - start.number) <= by.number


def _hundreds(by: Fact) -> bool:
    """Whether a step is so round that it was hardly meant exactly: whole hundreds of a scale word."""
    unit = by.unit_printed
    return unit is not None and unit >= ROUND and by.number is not None and significant_digits(by.number) == 1 and by.number >= 100 * unit


def _explicit(outline: Outline, verb: Cue, found: Found) -> bool:
    """Whether ends and percentage follow the verb, each soon after the other: `turun 0,2 persen menjadi 24,7 juta dari 25,1`."""
    if not found.keys() >= {"from", "to", "percent"}:
        return False
    row = sorted((fact for (fact,) in found.values()), key=lambda fact: fact.start)
    ends = (verb.end, *(fact.end for fact in row))
    times = change_ends.ratio(found["to"][0], found["from"][0])
    nouns = lexicon.relations().nouns
    sized = verb.phrase in nouns["changes"] and outline.text[verb.end : row[0].start].lower().rstrip().endswith(tuple(nouns["amounts"]))
    most = (OF if sized else FOLLOWING, *[FOLLOWING] * len(row))
    near = all(0 <= fact.start - end <= room for end, fact, room in zip(ends, row, most, strict=False))
    return near and times is not None and Fraction(1, ALIKE) <= times <= ALIKE


def _aimed(outline: Outline, start: Mention) -> bool:
    """Whether what a change seems to start from is what is aimed at or taken in: `naik 10 persen menjadi 5.500 unit dari target 6.000`."""
    source = start.lead("of", "from")
    if source is None or start.near & {"before", "compared"}:
        return False
    *_, noun = f"{source.phrase} {outline.text[source.end : start.fact.start].lower()}".split()
    before = outline.text[outline.sentence(start.sentence)[0] : source.start].lower()
    return noun in lexicon.relations().nouns["limits"] and noun not in before


def _out_of_sight(found: Found, sign: int) -> bool:
    """Whether an end is so far from where a percentage leads that it counts something else, and no scale word explains it."""
    if not {"from", "to", "percent"} <= found.keys() or found["percent"][0].rival is not None:
        return False
    start, end, percent = (found[role][0].number or 0 for role in ("from", "to", "percent"))
    meant = start * (1 + divided(sign * percent, 100))
    if meant <= 0 or end <= 0 or found["to"][0].unit == "%":
        return False
    times = divided(max(end, meant), min(end, meant))
    return times > FAR and not any(scale < times * ALIKE and times < scale * ALIKE for scale in SCALES)


def _of_clause_before(outline: Outline, verb: Cue, found: Found) -> bool:
    """Whether the end is told in the clause before and nothing of a start: `impor A turun 18 juta meskipun B naik 4 juta (5 persen)`."""
    end = found["to"][0] if "to" in found and "from" not in found else None
    if end is None or end.end > verb.start or end.sentence.end < verb.start:
        return False
    turn = next((cue for cue in outline.cues_between(end.end, verb.start) if cue.family == "contrast"), None)
    nouns = lexicon.relations().nouns
    own = named_between(outline, turn.end, verb.start) if turn is not None else frozenset()
    return not own <= {*nouns["dating"], *nouns["concluding"], *lexicon.calendar().months}  # not: sedangkan pada 2022 naik 15 persen


def _on_average(verb: Cue, by: Mention) -> bool:
    """Whether a step is one of many: `bertambah rata-rata 3 juta`, `bertambah 10 ton setiap tahun`."""
    mean = by.lead("average")
    return mean is not None and mean.start >= verb.end or by.fact.per in lexicon.relations().nouns["spells"]


def _several(start: Mention, end: Mention) -> bool:
    """Whether the ends are those of several things: `masing-masing 4 dan 9, lebih rendah dibandingkan … masing-masing 7 dan 12`."""
    return "each" in start.near or "each" in end.near


def _too_near(found: Found) -> bool:
    """Whether two prices are so near that the rounding of their last digits explains the percentage: `0,08 persen dari 4.168 ke 4.171`."""
    if "percent" not in found or "by" in found:
        return False
    (start,), (end,), (percent,) = found["from"], found["to"], found["percent"]
    if start.kind != "money" or not start.unit_printed == end.unit_printed == 1 or not (start.number and end.number and percent.number):
        return False
    return absolute(absolute(end.number - start.number) * 100 - percent.number * start.number) < 100


def _turned(found: Found, sign: int) -> bool:
    """Whether the ends go the other way than the verb."""
    start, end = (found[role][0].number if role in found else None for role in ("from", "to"))
    return start is not None and end is not None and (end - start) * sign < 0


def _of_named(outline: Outline, percent: Mention, start: Mention) -> bool:
    """Whether a percentage is of what is named behind it, not of the start: `turun 70 persen dari kapasitasnya dibandingkan 15 W`."""
    tie, compared = tie_behind(outline, percent), start.lead("compared")
    return tie is not None and percent.index < start.index and compared is not None and compared.start > tie.end


def _leaps(found: Found) -> bool:
    """Whether the ends lie so far apart that one of them is soon another one than is meant."""
    times = change_ends.ratio(found["to"][0], found["from"][0])
    return times is None or times > NEAR or times * NEAR < 1


def _stepped_apart(found: Found, times: Fraction) -> bool:
    """Whether ends are so many times as far apart as the step that is told without a percentage, or the other way round.

    Then it is hardly theirs, unless a scale word is off.
    """
    if found.keys() != {"from", "to", "by"} or found["to"][0].unit == "%":
        return False
    start, end, by = (found[role][0].number or 0 for role in ("from", "to", "by"))
    gap = absolute(end - start)
    return gap != 0 and by != 0 and divided(gap, by) not in SCALES and not by <= times * gap <= times * times * by


def _half_told(found: Found, sign: int) -> bool:
    """Whether just one of step and percentage is what lies between the ends, by no accident: they are meant, the other is wrong."""
    if found.keys() != {"from", "to", "by", "percent"}:
        return False
    (start,), (end,), (by,), (percent,) = (found[role] for role in ("from", "to", "by", "percent"))
    fits = significant_digits(percent.number or 0) >= EXACT_DIGITS and change_sizes.sized(start, end, percent, sign)
    exact = end.number is not None and start.number is not None and by.number == (end.number - start.number) * sign
    return fits or exact and significant_digits(by.number or 0) > EXACT_DIGITS


def _direction(outline: Outline, verb: Cue, binding: Found) -> int:
    """The sign of the verb; 0 of a currency, whose rate may be quoted either way round, of a rank, and below nothing."""
    to = binding["to"][0]
    if _ranked(outline, verb, binding):
        return 0  # peringkatnya naik dari 35 menjadi 18
    if all((fact.number or 0) < 0 for role in ("from", "to") for fact in binding.get(role, ())):
        return 0  # deflasi melandai dari minus 1,8 persen ke minus 1,3 persen
    if to.kind not in QUOTED or to.unit == "poin":
        return DIRECTION[verb.family]
    if verb.family not in ("strengthen", "weaken") and not _of_currency(outline, verb, binding):
        return DIRECTION[verb.family]
    return 0 if binding.keys() != {"from", "to"} else _of_rate(outline, verb, to)


def _of_currency(outline: Outline, verb: Cue, binding: Found) -> bool:
    """Whether a currency falls or rises, in the words of all other things: `rupiah turun 12 poin menjadi Rp16.660 dari Rp16.648`."""
    per = [word for role in ("from", "to") for fact in binding.get(role, ()) for word in (fact.per or "").split()]
    if not _names().isdisjoint(per):
        return True
    start = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    if any(cue.family == "rate_of" for cue in outline.cues_between(start, verb.start)):
        return True
    amount = max((fact.end for group in binding.values() for fact in group if start <= fact.start < verb.start), default=start)
    begin, end = outline.analysis.tokens(amount, verb.start)  # not of the currency of `dari 16,3 juta dolar AS naik`
    if not _names().isdisjoint(outline.analysis.words[max(begin, end - SPEAKING) : end]):
        return True
    return _home_opens(outline, start, verb) and binding["to"][0].unit == lexicon.currencies().home


def _home_opens(outline: Outline, start: int, verb: Cue) -> bool:
    """Whether a sentence speaks of the country's own currency: `Rupiah kini berada di level Rp16.300, turun dari Rp16.100`."""
    first, last = outline.analysis.tokens(start, verb.start)
    own = lexicon.currencies().currency[lexicon.currencies().home].after
    return not set(outline.analysis.words[first : min(last, first + HEAD)]).isdisjoint(own)


def _of_rate(outline: Outline, verb: Cue, to: Fact) -> int:
    """The sign of a rate in money of the country: more of it for a foreign currency means that it is worth less; 0 if neither is named.

    What weakens as `kurs tengah`, without a name, is the country's own currency.
    """
    start = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    begin, end = outline.analysis.tokens(start, verb.start)
    home = lexicon.currencies().home
    if to.unit != home:
        return 0
    if _home_opens(outline, start, verb):
        return -DIRECTION[verb.family]
    named = next((word for word in reversed(outline.analysis.words[max(begin, end - SPEAKING) : end]) if word in _names()), None)
    if named is None:
        rated = any(cue.family == "rate_of" for cue in outline.cues_between(start, verb.start))
        return -DIRECTION[verb.family] if rated and verb.family in ("strengthen", "weaken") else 0
    return -DIRECTION[verb.family] if named in lexicon.currencies().currency[home].after else DIRECTION[verb.family]


def _ranked(outline: Outline, verb: Cue, binding: Found) -> bool:
    """Whether places in an order change."""
    first = min((fact for group in binding.values() for fact in group), key=lambda fact: fact.start)
    begin, end = outline.analysis.tokens(outline.sentence(outline.analysis.sentence_at(verb.start))[0], max(verb.end, first.start))
    return not lexicon.relations().nouns["ranks"].isdisjoint(outline.analysis.words[max(begin, end - SPEAKING) : end])


@cache
def _names() -> frozenset[str]:
    """What currencies are called, in one word."""
    return frozenset(word for currency in lexicon.currencies().currency.values() for word in currency.after if word.isalpha())
