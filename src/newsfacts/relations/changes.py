"""Change: something rises or falls from one figure to another, by so much, by so many per cent.

Every verb or noun of change opens a frame.  The figures around it take their roles from the cues that lead up to them (`change_roles`),
so that any word order works: `naik 5 persen dari A menjadi B`, `B, naik dari A`, `dari A menjadi B atau turun 5 persen`, `melemah 22,33
poin atau 0,35 persen ke posisi 6.300,12`.  What the frame lacks is sought before the verb and in the sentences beside it: one end
(`changing.ends`), both (`changing.pairs`), the size (`changing.sizes`), the start in the end of another change (`chains`).  What then
belongs together, and how plainly, is told by `changing.told`; a size that is told against something else is left alone (`changing.bases`).
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN
from newsfacts.interval import absolute, divided
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty, at_most
from newsfacts.relations.changing import beside as change_beside
from newsfacts.relations.changing import chains, clauses, comparisons, running
from newsfacts.relations.changing import ends as change_ends
from newsfacts.relations.changing import pairs as change_pairs
from newsfacts.relations.changing import sizes as change_sizes
from newsfacts.relations.changing import told as change_told
from newsfacts.relations.changing.directions import SIGNS
from newsfacts.relations.changing.figures import ALIKE, alike, fits
from newsfacts.relations.changing.roles import COMPARED, SOURCES, Roles, behind
from newsfacts.relations.changing.sizes import STEPS
from newsfacts.relations.heads import ids
from newsfacts.relations.nouns import kin, words
from newsfacts.relations.outline import VERBS, Mention, Outline, before_cue, opening
from newsfacts.relations.portions import named_between, naming, of_another, telling

OTHER_STARTS = frozenset({"peak", "highest", "lowest", "average"})  # turun 500 menjadi 1.500 dari puncaknya 3.000
TURNED = VERBS | {"contrast", "more"}  # lead up to the end of a second change
TOUCHING = 3  # characters between a figure and the verb that speaks of it alone
AGAIN = 70  # characters between the end of a change and the verb that says it again
DATED = 40  # characters between a figure and a verb in which its date stands
NEARBY = Fraction(3, 2)  # times the end that what seems a step may be, or the other way round, to be where the change started
ONWARD = 5  # words from a start to a later one
EACH = 3  # words behind a step that say that it comes again and again
BEFORE = 20  # characters before a verb in which they stand, too
AHEAD = 3  # words before a verb that make it one of a total
BEHIND = 4  # words behind a percentage that say of when it is
CUES = 4  # cues up to the verb of a sentence that sets out from where a change started


def find(outline: Outline) -> Iterator[Relation]:
    """The changes of an article."""
    found = (relation for number, row in outline.sentences() for relation in _of_sentence(outline, number, row))
    yield from change_sizes.with_headlines(
        outline, running.with_totals(outline, chains.joined(comparisons.continued(outline, _once(found))))
    )


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
    verbs = [cue for cue in outline.cues_of(number) if cue.family in SIGNS and not (_in_name(outline, cue) or _on_board(outline, cue))]
    verbs = [*verbs[:1], *(verb for verb in verbs[1:] if not _recalled(outline, verb))]
    told: frozenset[str] = frozenset()
    if verbs:
        frames = [_frame(outline, number, row, cue) for cue in verbs]
        found = [(relation, ids(relation.bindings[0])) for relation in frames if relation is not None]
        yield from (relation for relation, figures in found if not any(figures < others for _, others in found))
        told = frozenset[str]().union(*(figures for _, figures in found))
    elif len(row) > 1 and (verbless := change_sizes.verbless(outline, row)) is not None:
        yield verbless
    if len(row) > 2:
        yield from running.in_one_sentence(outline, row)
        yield from change_sizes.led_by_size(outline, row, told)


def _in_name(outline: Outline, cue: Cue) -> bool:
    """Whether a noun of change is a part of what something is called: `beban penyusutan`, `anggaran penurunan stunting`."""
    known, words = lexicon.relations().words, outline.analysis.words
    at = outline.analysis.token_at(cue.start)
    return cue.phrase in known["changes"] and at > 0 and words[at - 1] in known["called"]


def _recalled(outline: Outline, verb: Cue) -> bool:
    """Whether a verb tells of another change, with which one is compared: `turun 0,5 poin, lebih kecil dari penurunan 0,8 poin`."""
    at = outline.analysis.token_at(verb.start)
    return outline.analysis.words[at - 1] in lexicon.relations().words["recalling"]


def _on_board(outline: Outline, cue: Cue) -> bool:
    """Whether somebody goes somewhere: `penumpang yang naik dari Pelabuhan Lasi`, `turun di Stasiun Guntur`."""
    words, at = outline.analysis.words, outline.analysis.token_at(cue.end)
    if cue.family not in ("rise", "fall") or at + 1 >= len(words) or words[at] not in lexicon.relations().words["places"]:
        return False
    return outline.analysis.is_capital(at + 1) and words[at + 1] in lexicon.relations().words["stops"]


def _time_after_time(outline: Outline, number: int, verb: Cue, step: Mention) -> bool:
    """Whether a step comes again and again: `bertambah dua ekor setiap tahun, dari 60 menjadi 80`, `setiap tahun bertambah dua ekor`."""
    before = outline.words(max(outline.sentence(number)[0], verb.start - BEFORE), verb.start)
    return not lexicon.relations().words["each_time"].isdisjoint((*before[-2:], *outline.words_behind(step, EACH)))


def _frame(outline: Outline, number: int, row: list[Mention], verb: Cue) -> Relation | None:
    """What a verb tells of the figures around it; what its frame lacks is sought in turn, from the plainest place to the least plain."""
    roles = behind(outline, row, verb)
    if "by" in roles and _time_after_time(outline, number, verb, roles["by"]):
        del roles["by"]
    before = before_cue(row, verb)
    if not roles and (priced := comparisons.against_named(outline, number, before, verb)) is not None:
        return change_told.relation(outline, verb, [priced], LIKELY)
    if not roles or _distributed(outline, roles, verb):
        return None
    own = [] if _totalled(outline, verb) else before  # A turun dari 500 menjadi 400, B dari …, sehingga total penurunan 150
    if (completed := _completed(outline, own, verb, roles)) is not None:
        return change_told.relation(outline, verb, [completed[0]], completed[1])
    if (start := _compared_with(outline, own, verb, roles)) is not None:
        roles, before = {**roles, "from": start}, []
    if (led := _led_to(before, verb, roles)) is not None:
        ends, certainty = change_ends.result(outline, number, [], verb, {**roles, "percent": led})
        return change_told.relation(outline, verb, [{**roles, "percent": led, "to": end} for end in ends[:1]], at_most(certainty, LIKELY))
    if "to" in roles:
        return change_told.relation(outline, verb, *_with_start(outline, number, before, verb, roles))
    sized = bool(roles.keys() & STEPS)
    if "from" not in roles and sized and (told := _with_ends(outline, number, verb, roles)):
        return told
    if "from" not in roles and not roles.keys() >= STEPS or _growths(roles):
        return None
    if "from" not in roles and (pair := change_pairs.stepped(before, roles, SIGNS[verb.family])) is not None:
        return change_told.relation(outline, verb, [{**roles, **pair}], LIKELY)
    ends, certainty = change_ends.result(outline, number, before, verb, roles)
    if "from" in roles:
        ends = [end for end in ends if end.fact.value != roles["from"].fact.value]  # said again: nothing rises from 30 to 30
    starts = [{**roles, "from": end} for end in ends if "from" not in roles]  # ongkos Rp10.000 akan naik Rp1.500 atau 15 persen
    levels = [{"from": roles["from"], "to": roles["by"]}] if _level(roles) else []
    reached = [_with_step({**roles, "to": end}, SIGNS[verb.family]) for end in ends]
    return change_told.relation(outline, verb, [each for each in reached if each is not None] + starts + levels, certainty)


def _with_step(roles: Roles, sign: int) -> Roles | None:
    """The roles with what stands in brackets behind a percentage as the start, if that fits, and none if it is too large for a step.

    `Laba Rp7,5 triliun, turun 14 persen (1Q23: Rp8,7 triliun)`.
    """
    if not {"by", "percent"} <= roles.keys() or not roles["by"].bracketed:
        return roles
    step, end = roles["by"].fact.number or 0, roles["to"].fact.number or 0
    return _from_step(roles, sign) or (roles if 2 * absolute(step) < absolute(end) else None)


def _distributed(outline: Outline, roles: Roles, verb: Cue) -> bool:
    """Whether the figures go with several things in turn, or the step was made more than once.

    `Januari naik 5 persen menjadi 2 juta dan Februari turun 5 persen menjadi 3 juta, dari 2 juta dan 4 juta`;
    `masing-masing turun 3 dan 2 poin`; `bertambah lima menjadi 25 RT, dari 18 RT pada pukul 06.00 lalu 20 RT pada pukul 09.00`.
    """
    start = roles.get("from")
    if start is not None and roles.keys() & STEPS and (outline.listed(start) or _onward(outline, start)):
        return True
    step = roles.get("by") or roles.get("percent")
    if step is None or not roles.keys() & {"from", "to"} and not outline.listed(step):
        return False
    if _several_times(outline, verb):
        return True
    at = outline.analysis.token_at(verb.start)
    if not lexicon.relations().words["in_a_row"].isdisjoint(outline.analysis.words[max(0, at - AHEAD) : at]):
        return True
    behind = next(iter(outline.after(step)), None)  # turun 25 poin masing-masing pada Mei dan Juni
    touching = behind is not None and behind.family == "each" and behind.start - step.fact.end <= TOUCHING
    return touching or "each" in step.families and outline.listed(step)


def _several_times(outline: Outline, verb: Cue) -> bool:
    """Whether a verb is said to hold more than once: `telah dua kali menaikkan bunga 25 basis poin, dari 5,75 menjadi 6,25 persen`."""
    place = outline.place(verb.start) - 1
    times = outline.mentions[place].fact if place >= 0 else None
    return times is not None and times.unit == OFTEN and (times.number or 0) > 1 and 0 <= verb.start - times.end <= TOUCHING


def _onward(outline: Outline, end: Mention) -> Mention | None:
    """The later start or end told behind one: `dari 900 jiwa pada Minggu dan 1.200 jiwa pada Senin`."""
    after = outline.following(end)
    if after is None or after.dimension != end.dimension or not kin(end.fact, after.fact):
        return None
    words = outline.gap(end, after).lower().split()
    return after if len(words) <= ONWARD and not lexicon.relations().words["onward"].isdisjoint(words[-1:]) else None


def _growths(roles: Roles) -> bool:
    """Whether a percentage and what it is told `dari` are two rates of growth: `tumbuh 10,1 persen dari sebelumnya 12,2 persen`."""
    if roles.keys() != {"from", "percent"} or roles["from"].fact.unit != "%":
        return False
    return _nearby(roles["percent"].fact, roles["from"].fact)


def _nearby(one: Fact, other: Fact) -> bool:
    """Whether what is told like a size is so near an end that it is no size."""
    times = change_ends.ratio(one, other)
    return times is not None and divided(1, NEARBY) <= times <= NEARBY


def _with_start(outline: Outline, number: int, before: list[Mention], verb: Cue, roles: Roles) -> tuple[list[Roles], Certainty]:
    """The roles of a frame that tells an end, with its start, or with its size where that is told elsewhere; and how plain they are."""
    end, sized = roles["to"], bool(roles.keys() & STEPS)
    if "from" in roles:
        later = _onward(outline, end) if sized and end.index > roles["from"].index else None
        ends = [roles]
        if later is not None:  # menjadi 21,6 pada 2022 dan 19,8 pada 2024; naik, lalu turun, dari 100 menjadi 120 lalu 96
            ends += [{**roles, "to": later}, {**roles, "from": end, "to": later}]
        if sized and end.index < roles["from"].index and roles["from"].families & VERBS:
            return ends, LIKELY  # naik 90 persen menjadi Rp95 miliar, naik dari Rp50 miliar: perhaps of another year
        return ends, TRIED if sized and roles["from"].families & OTHER_STARTS else PLAIN
    if _forecast(outline, verb):
        return [roles], TRIED
    if (source := clauses.start(outline, roles)) is not None:
        return [{**roles, "from": source}], LIKELY
    if sized and (source := change_pairs.year_before(outline, number, before, verb, end)) is not None:
        return [{**roles, "from": source}], PLAIN
    if not sized and (source := change_pairs.time_before(outline, number, before, verb, end)) is not None:
        return [{**roles, "from": source}], LIKELY
    source, certainty = change_ends.source(outline, number, before, verb, roles)
    if source is not None and "opens" not in source.families:  # dibuka di 95,744, setelah kemarin melemah ke 95,746
        return [{**roles, "from": source}], certainty
    if sized:
        source = change_pairs.earlier(outline, number, verb, end)
        if source is not None:
            return [{**roles, "from": source}], LIKELY
        level = _level_before(roles)
        return (level, TRIED) if level else ([_from_step(roles, SIGNS[verb.family]) or roles], PLAIN)
    if (size := change_sizes.told_before(outline, number, verb, end)) is not None:
        return [{**roles, **size}], LIKELY
    source = change_ends.alone_before(outline, number, verb, end)
    return ([roles], PLAIN) if source is None else ([{**roles, "from": source}], TRIED)


def _forecast(outline: Outline, verb: Cue) -> bool:
    """Whether a change was only expected, which starts from none of the figures before it: `pasar yang memperkirakan penurunan ke 8,1`."""
    known, at = lexicon.relations().words, outline.analysis.token_at(verb.start)
    return verb.phrase in known["changes"] and not known["forecasts"].isdisjoint(outline.analysis.words[max(0, at - AHEAD) : at])


def _with_ends(outline: Outline, number: int, verb: Cue, roles: Roles) -> Relation | None:
    """What a frame tells that has a size alone, with its ends from elsewhere; None where they are not found."""
    lines = change_pairs.listed(outline, number, verb, roles)
    if lines is not None:
        told = change_told.relation(outline, verb, [{**roles, **lines}], LIKELY)
        return told and told._replace(explicit=True)
    pair = change_pairs.find(outline, number, verb, roles)
    told_after = None if pair else change_pairs.followed(outline, number, roles)
    pair = pair or told_after or change_pairs.explained(outline, number, roles)
    if pair is not None:
        plain = change_pairs.goes_straight_on(outline, verb, pair) if told_after else change_pairs.in_one_breath(outline, verb, pair)
        told = change_told.relation(outline, verb, [{**roles, **pair}], PLAIN if plain else LIKELY)
        return told and told._replace(explicit=told.explicit or plain)
    added = change_sizes.of_before(outline, number, verb, roles)
    if added is not None and (told := change_told.relation(outline, verb, *added)):
        return told
    if (drawn := change_sizes.of_ends_before(outline, number, verb, roles)) is not None:
        return change_told.relation(outline, verb, [{**roles, **drawn}], LIKELY)
    apart = change_beside.find(outline, number, verb, roles)
    return None if apart is None else change_told.relation(outline, verb, [{**roles, **apart[0]}], apart[1])


def _from_step(roles: Roles, sign: int) -> Roles | None:
    """The roles with what is told like a step as the start, if that fits: `turun 27,71 persen atau 11.000 orang, menjadi 7.952 orang`."""
    if "from" in roles or not {"by", "percent"} <= roles.keys() or roles["by"].dimension != roles["to"].dimension:
        return None
    fits = change_sizes.sized(roles["by"].fact, roles["to"].fact, roles["percent"].fact, sign)
    return {"from": roles["by"], "to": roles["to"], "percent": roles["percent"]} if fits else None


def _level_before(roles: Roles) -> list[Roles]:
    """The roles with what is told like a step as the start, where it lies near the end: `mengurangi tenggat 50 hari menjadi 40 hari`."""
    sizes = [roles[role] for role in roles.keys() & STEPS]
    if len(sizes) != 1 or sizes[0].dimension != roles["to"].dimension:
        return []
    return [{"from": sizes[0], "to": roles["to"]}] if _nearby(sizes[0].fact, roles["to"].fact) else []


def _level(roles: Roles) -> bool:
    """Whether what is told like a size may be where the change led: `peningkatan laba sebesar Rp 130 miliar, dari posisi Rp 110 miliar`."""
    if roles.keys() != {"from", "by"} or roles["from"].dimension != roles["by"].dimension:
        return False
    times = change_ends.ratio(roles["by"].fact, roles["from"].fact)
    return times is not None and Fraction(2, ALIKE) <= times <= ALIKE


def _completed(outline: Outline, before: list[Mention], verb: Cue, roles: Roles) -> tuple[Roles, Certainty] | None:
    """The roles of a frame that figures before its verb make complete, with theirs, and how plain that is; None where they do not."""
    one, two = (*before[:2], None, None)[:2]
    if one is None:
        return None
    if roles.keys() <= STEPS:
        return _between_ends(outline, before, one, two, verb, roles) if two is not None and _restated_as(outline, one, verb) else None
    if roles.keys() == {"to"}:
        return ({**roles, "from": one}, PLAIN) if _starts(outline, one, verb, roles["to"]) else None
    if roles.keys() == {"from", "to"}:
        return ({**roles, "percent": one}, LIKELY) if _sizes(outline, one, verb, roles) else None
    if roles.keys() == {"from"} and two is not None and _compares(one, two, verb, roles["from"]):
        return {**roles, "percent": one, "to": two}, LIKELY
    if roles.keys() == {"from"} and two is not None and _grown_to(outline, one, two, verb, roles["from"]):
        return {**roles, "percent": two, "to": one}, LIKELY
    return None


def _between_ends(
    outline: Outline, before: list[Mention], one: Mention, two: Mention, verb: Cue, roles: Roles
) -> tuple[Roles, Certainty] | None:
    """The ends of a change before the verb that says its size; `one` and `two` are the figures nearest `before` it."""
    if one.near & {"to", "now"} and two.near & SOURCES and "from" not in one.near:
        if (level := _level_between(before, roles, SIGNS[verb.family])) is not None:
            return {**roles, "to": one, "from": level}, LIKELY
        other = of_another(outline, one.fact.end, verb.start)  # dari A menjadi B, beban usaha naik 5 persen
        # dari A menjadi B atau turun 5 persen; semula A, kini B, turun 5 persen
        return {**roles, "to": one, "from": two}, TRIED if other or _yearly(outline, verb, roles) else PLAIN
    if "from" in one.near and one.dimension == two.dimension and not two.near & VERBS:  # bertambah 12 dari B, atau naik 5 persen
        or_cue = next((cue for cue in outline.cues_between(one.fact.end, verb.start) if cue.family == "or"), None)
        since = or_cue.end if or_cue is not None and two.near & {"to", "now"} else one.fact.end  # ke A dari B atau turun 12
        other = bool(telling(outline, *outline.analysis.tokens(since, verb.start)))
        # kini A dari semula B, turun 12; but: laba A dari pendapatan B, sehingga pendapatan naik 9 persen
        return {**roles, "to": two, "from": one}, TRIED if other else PLAIN
    return None


def _starts(outline: Outline, start: Mention, verb: Cue, end: Mention) -> bool:
    """Whether a figure before a verb is where the change to the end behind it started."""
    touching = verb.start - start.fact.end <= TOUCHING and "," not in outline.text[start.fact.end : verb.start]
    if touching and start.dimension == end.dimension:
        return True  # yang pada Maret sebesar 0,348 turun menjadi 0,341
    if not start.first or not change_ends.one_sort(start.fact, end.fact):
        return False  # Dari 16,3 juta pada Februari naik menjadi 18,7 juta
    return _dated_until(outline, start, verb) if start.near & SOURCES else _set_out(outline, start, verb)


def _sizes(outline: Outline, percent: Mention, verb: Cue, roles: Roles) -> bool:
    """Whether a percentage before a verb is the size of the change whose ends stand behind it."""
    if percent.fact.unit != "%":
        return False
    touching = verb.start - percent.fact.end == 1  # 5 persen kenaikan harga dari A menjadi B
    if touching and change_sizes.sized(roles["from"].fact, roles["to"].fact, percent.fact, SIGNS[verb.family]):
        return True
    return bool(percent.near & VERBS) and _restated_as(outline, percent, verb)  # meningkat 18 persen sejak 2019, meningkat dari A menjadi B


def _compares(percent: Mention, end: Mention, verb: Cue, start: Mention) -> bool:
    """Whether an end and its distance stand before a comparison: `Rp17.225 atau 9,9 persen lebih tinggi dari Rp15.700`."""
    touching = percent.fact.unit == "%" and verb.start - percent.fact.end == 1
    return verb.family in COMPARED and touching and end.dimension == start.dimension and not end.near & SOURCES


def _led_to(before: list[Mention], verb: Cue, roles: Roles) -> Mention | None:
    """The size before a comparison of what the sentence before tells: `Telur Rp27.300.  Harganya 9 persen lebih rendah dari Rp30.000`."""
    touching = len(before) == 1 and before[0].fact.unit == "%" and verb.start - before[0].fact.end == 1
    return before[0] if touching and verb.family in COMPARED and roles.keys() == {"from"} and roles["from"].fact.unit != "%" else None


def _grown_to(outline: Outline, end: Mention, percent: Mention, verb: Cue, start: Mention) -> bool:
    """Whether a verb only says again how something grew: `tumbuh 12 persen atau Rp1,56 triliun, meningkat dibanding tahun lalu Rp1,39`."""
    if percent.fact.unit != "%" or "or" not in end.near or end.dimension != start.dimension or verb.family not in ("rise", "fall"):
        return False
    said = percent.near & VERBS == {verb.family} and outline.gap(percent, end).strip() in lexicon.relations().families["or"]
    return said and outline.text[end.fact.end : verb.start].strip() == "," and alike(end.fact, start.fact)


def _compared_with(outline: Outline, before: list[Mention], verb: Cue, roles: Roles) -> Mention | None:
    """The figure before a verb that its change is compared with: `dibandingkan bulan sebelumnya yang 70.000, angka itu naik 6 persen`."""
    start = before[0] if before and before[0].first and "compared" in before[0].near and roles.keys() <= STEPS else None
    if start is None:
        return None
    told = outline.words(outline.sentence(max(0, start.sentence - 1))[0], start.fact.end)
    sort, fresh = words(start.fact), naming(outline, start.fact.end, verb.start).difference(told)
    said = pairwise(outline.words(start.fact.end, verb.start))
    return None if any(word in sort and following in fresh for word, following in said) else start  # …, jumlah investor asing naik 6 persen


def _level_between(before: list[Mention], roles: Roles, sign: int) -> Mention | None:
    """Where the second of two changes told in a row started: `naik menjadi 42 dari 35, lalu turun menjadi 30, atau turun 28 persen`.

    None where the size is that of a change from where the first one started.
    """
    end, start, level = (*before[:3], None)[:3]
    if end is None or start is None or level is None or not end.families & TURNED or level.dimension != end.dimension:
        return None
    sizes = {role: (roles[role].fact,) for role in roles.keys() & STEPS}
    holds = [fits(sign, {"from": (one.fact,), "to": (end.fact,), **sizes}) for one in (level, start)]
    return level if holds[0] or not holds[1] else None


def _yearly(outline: Outline, verb: Cue, roles: Roles) -> bool:
    """Whether a percentage is of a year, whatever the ends before it are of: `naik dari A menjadi B, tumbuh 7,2 persen secara tahunan`."""
    if "percent" not in roles:
        return False
    first, last = outline.analysis.tokens(verb.start, roles["percent"].fact.end)
    return not lexicon.relations().words["yearly"].isdisjoint(outline.analysis.words[first : last + BEHIND])


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
    begin = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    return not lexicon.nouns().totals.isdisjoint(outline.words(begin, verb.start)[-AHEAD:])


def _dated_until(outline: Outline, end: Mention, verb: Cue) -> bool:
    """Whether only its date stands between a figure and a verb."""
    between = outline.text[end.fact.end : verb.start]
    words = {*lexicon.calendar().months, *lexicon.relations().words["dating"]}
    return len(between) <= DATED and "," not in between and named_between(outline, end.fact.end, verb.start) <= words


def _restated_as(outline: Outline, end: Mention, verb: Cue) -> bool:
    """Whether the verb says the change before it again: `dari A menjadi B atau turun 5 persen`."""
    between = {cue.family for cue in outline.cues_between(end.fact.end, verb.start)}
    return (
        verb.start - end.fact.end <= AGAIN
        and "contrast" not in between
        and ("or" in between or "," in outline.text[end.fact.end : verb.start])
    )
