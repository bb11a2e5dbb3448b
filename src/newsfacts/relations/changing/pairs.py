"""Both ends of a change of which the verb has only the size: two figures of two years, or of now and before, the earlier one its start.

`Tahun 2021 ada 415 kasus, sedangkan tahun 2022 ada 480 kasus, atau naik 15,7 persen`; `Artinya terjadi kenaikan 65 kasus` in the next
sentence; the line `NAIK 24 kasus` below those of two years.
"""

from itertools import combinations, pairwise

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.relations.changing.ends import OPENING, TIMES, again, measures, named_apart, one_sort, plausible
from newsfacts.relations.changing.figures import Found, about_as_far
from newsfacts.relations.changing.roles import SOURCES, Roles
from newsfacts.relations.nouns import kin, same, words
from newsfacts.relations.outline import VERBS, Mention, Outline
from newsfacts.relations.portions import named_between, naming

NAMES = frozenset({"income", "outgo", "balance", "deficit"})  # cues that say what a figure is of
BACK = 2  # sentences before a change in which its end may stand
TOUCHING = 2  # characters before the first word of a sentence
NOUN = 4  # words of the noun that a figure counts, at most
DATED = 25  # characters behind a figure in which its date stands
YEAR = 12  # months
BEHIND = 4  # words behind a size that say over what time it is
MANY, STEPPED = 3, 8  # figures before a change among which its ends are sought by their difference, at least and at most
OTHERWISE = VERBS | {"from", "of", "target", "threshold", "each", "average"}  # cues before figures that are no pair


def find(outline: Outline, number: int, verb: Cue, roles: Roles) -> Roles | None:
    """The ends of a change of which a sentence tells only the size, told before the verb or in the sentence before."""
    row = [mention for mention in outline.by_sentence[number] if mention in roles.values() or not _another_size(mention, roles)]
    pair = [mention for mention in row if mention.fact.end <= verb.start]
    begin, end = outline.sentence(number)[0], verb.start
    concludes = not pair and len(row) == len(roles)
    if concludes:
        pair = outline.by_sentence.get(number - 1, [])
        begin, end = outline.sentence(number - 1) if pair else (begin, end)
    if len(pair) == 1 and (alone := _alone_before(outline, pair[0])):
        pair, begin = [alone, *pair], outline.sentence(alone.sentence)[0]
    if len(pair) != 2 or any(mention.families & OTHERWISE for mention in pair) or not of_one(*pair):
        return None
    first, second = pair
    if words(first.fact) & words(second.fact) and not same(first.fact, second.fact):
        return None  # kasus penipuan, kasus pencurian
    known = named_between(outline, begin, first.fact.start) | words(first.fact) | lexicon.relations().words["generic"]
    known = known | words(second.fact) if second.fact.kind == "count" else known
    if second.sentence > first.sentence and second.sentence < number:  # 480 kasus diputus. Tahun lalu 415 kasus yang diputus
        known |= named_between(outline, second.fact.end, end)
    if concludes and not _general(outline, outline.sentence(number)[0], verb.start, known):
        return None
    again = lexicon.relations().words["levels"] | named_between(outline, second.fact.end, end)  # Rp 12.500 per kilogram, kini sudah …
    told = known | words(second.fact) | named_between(outline, first.fact.end, second.fact.start)
    if second.sentence == number and not _general(outline, second.fact.end, verb.start, told):
        return None  # tahun 2021 ada 120 hotel, tahun 2022 ada 150 hotel, sementara jumlah tamu naik 12 persen
    own = {word + lexicon.nouns().possessive for word in known}  # harga telur Rp 25.000, kini harganya …
    if not _general(outline, _behind_noun(outline, first, second), second.fact.start, known | again | own):
        return None  # pendapatan tahun 2021 Rp 40 miliar, sedangkan belanja tahun 2022 Rp 50 miliar
    which = lexicon.nouns().which
    if second.fact.kind == "count" and which & set(outline.words(first.fact.end, second.fact.start)) and second.sentence == first.sentence:
        return None  # 312 laporan yang sudah selesai, dan tahun ini ada 340 laporan
    if not measured(roles, first) or _of_persons(roles, first) or _of_other_time(outline, pair, row[-1]):
        return None
    return by_year(pair, years_of(outline, begin, end)) or _by_word(pair) or _by_now(outline, pair, roles)


def in_one_breath(outline: Outline, verb: Cue, pair: Roles) -> bool:
    """Whether both ends stand with their years in the verb's sentence, and only `atau` between them and it: no other reading."""
    first, second = sorted(pair.values(), key=lambda mention: mention.index)
    begin = outline.sentence(second.sentence)[0]
    number = outline.analysis.sentence_at(verb.start)
    if second.sentence == first.sentence == number - 1:  # … 2009 ada 1.595 orang dan 2010 ada 826 orang. Angka itu turun 48 persen
        opening = outline.sentence(number)[0]
        cues = outline.cues_between(opening, verb.start)
        pointed = [cue.family for cue in cues] == ["this_figure"] and cues[0].start - opening <= TOUCHING
        return pointed and len(years_of(outline, begin, second.fact.start)) == len(pair)
    if first.sentence != second.sentence or second.fact.end > verb.start or len(years_of(outline, begin, verb.start)) != len(pair):
        return False
    between = outline.cues_between(second.fact.end, verb.start)
    return [cue.family for cue in between] == ["or"] and not named_between(outline, between[0].end, verb.start)


def pointing(outline: Outline, verb: Cue) -> bool:
    """Whether a word before the verb points back to a figure: `Angka itu turun`."""
    opening = outline.sentence(outline.analysis.sentence_at(verb.start))[0]
    return any(cue.family == "this_figure" for cue in outline.cues_between(opening, verb.start))


def goes_straight_on(outline: Outline, verb: Cue, pair: Roles) -> bool:
    """Whether the end stands alone in the sentence before, which the verb's points back to, and the next begins with that of before."""
    number, end, start = outline.analysis.sentence_at(verb.start), pair["to"], pair["from"]
    first = start.leads[0] if start.leads else None
    opened = first is not None and first.family == "before" and first.start - outline.sentence(start.sentence)[0] <= TOUCHING
    return opened and pointing(outline, verb) and end.sentence == number - 1 and outline.by_sentence[end.sentence] == [end]


def _another_size(mention: Mention, roles: Roles) -> bool:
    """Whether a figure is the size of the same change in other terms: `Penurunannya 15 persen atau terjadi penurunan 900 kasus`."""
    told = next(iter(roles.values()))
    if not mention.near & VERBS or "or" not in mention.near | told.near:
        return False
    return (mention.fact.unit == "%") != (told.fact.unit == "%")


def _of_other_time(outline: Outline, pair: list[Mention], size: Mention) -> bool:
    """Whether a size is of another time than the pair, or of a target: `tahun lalu 415, kini 480, naik 4 persen dari bulan lalu`."""
    behind = outline.after(size)
    told = {cue.phrase.split()[0] for mention in pair for cue in mention.leads if cue.family == "before"}
    since = {cue.phrase.split()[0] for cue in behind if cue.family == "before"}
    return bool(told and since and told.isdisjoint(since)) or any(cue.family in ("target", "threshold") for cue in behind)


def _alone_before(outline: Outline, mention: Mention) -> Mention | None:
    """The only figure of the sentence before: `Tahun ini ada 480 kasus.  Sedangkan tahun lalu 415 kasus, sehingga naik 65 kasus`."""
    row = outline.by_sentence.get(mention.sentence - 1, [])
    return row[0] if len(row) == 1 else None


def earlier(outline: Outline, number: int, verb: Cue, end: Mention) -> Mention | None:
    """Where a change started, told of an earlier year in the sentence before: `Pada 2021 ada 415.  Pada 2022 naik menjadi …`."""
    row = outline.by_sentence.get(number - 1, [])
    if len(row) != 1 or not of_one(row[0], end) or row[0].families & OTHERWISE:
        return None
    (start, stop), begin = outline.sentence(number - 1), outline.sentence(number)[0]
    return row[0] if _later(outline, (start, stop), (begin, verb.start)) and _general(outline, begin, verb.start) else None


def year_before(outline: Outline, number: int, before: list[Mention], verb: Cue, end: Mention) -> Mention | None:
    """The same in one sentence: `Jika pada 2021 ada 415, maka di tahun berikutnya naik 15,7 persen menjadi 480`."""
    if len(before) != 1 or not of_one(before[0], end) or before[0].families & (OTHERWISE | SOURCES):
        return None
    begin, start = outline.sentence(number)[0], before[0]
    common = lexicon.relations().words
    known = named_between(outline, begin, start.fact.start) | words(start.fact) | common["following"] | common["generic"]
    told = _later(outline, (begin, start.fact.start), (start.fact.end, verb.start))
    return start if told and _general(outline, start.fact.end, verb.start, known) else None


def time_before(outline: Outline, number: int, before: list[Mention], verb: Cue, end: Mention) -> Mention | None:
    """The same of a change without a size, from one year or month to the next: `Pada 2021 ada 415 dan pada 2022 turun menjadi 480`."""
    if len(before) != 1 or not of_one(before[0], end) or before[0].families & (OTHERWISE | SOURCES) or again(outline, verb):
        return None
    start, begin = before[0], outline.sentence(number)[0]
    between, turn = outline.cues_between(start.fact.end, verb.start), _behind_noun(outline, start, end)
    common = lexicon.relations().words
    known = named_between(outline, begin, start.fact.start) | words(start.fact) | common["following"] | common["generic"]
    if any(cue.family in VERBS for cue in between) or not _general(outline, turn, verb.start, known):
        return None
    if named_apart(outline, start, verb, end):
        return None
    return start if _in_turn(outline, begin, start, verb, end) else None


def _behind_noun(outline: Outline, first: Mention, second: Mention) -> int:
    """Where the noun of the first of two figures ends, if the other one has that or none: `312 kasus kekerasan, tahun ini 287 kasus`."""
    known, start, until = lexicon.relations().words, first.fact.end, outline.until(second)
    turn = next((cue.start for cue in outline.cues_between(start, second.fact.start) if cue.family in ("and", "contrast")), start)
    comma = outline.text.find(",", second.fact.end, until)
    noun, other = naming(outline, start, turn), naming(outline, second.fact.end, comma if comma >= 0 else until)
    loose = not (lexicon.nouns().which | known["with"] | known["along"]).isdisjoint(outline.words(start, turn))
    loose = loose or any(cue.family in ("from", "of") for cue in outline.cues_between(start, turn))
    loose = loose or bool(outline.analysis.names(start, turn))
    return start if loose or len(noun) > NOUN or not other <= noun | words(second.fact) else turn


def _in_turn(outline: Outline, begin: int, start: Mention, verb: Cue, end: Mention) -> bool:
    """Whether of two figures the second one has the next year or month: `pada 2021 ada 415, lalu turun menjadi 480 pada 2022`."""
    until = min(outline.until(end), end.fact.end + DATED)
    dates = [date for date in outline.dates_between(begin, until) if not date.start > verb.start > end.fact.start]
    if len(dates) == 2:
        one, other = dates
        own = one.start < start.fact.start or one.start - start.fact.end <= DATED
        return own and other.start > start.fact.end and _next(one.value or "", other.value or "")
    months = lexicon.calendar().months
    first, second = ([months[w] for w in outline.words(*stretch) if w in months] for stretch in _stretches(begin, start, verb))
    return not dates and len(first) == len(second) == 1 and (second[0] - first[0]) % YEAR == 1


def _stretches(begin: int, start: Mention, verb: Cue) -> tuple[tuple[int, int], tuple[int, int]]:
    """What leads up to the start of a change, and to its verb."""
    return (begin, start.fact.start), (start.fact.end, verb.start)


def _next(one: str, other: str) -> bool:
    """Whether a year or a month is the one after another."""
    parts = [[int(part) for part in value.split("-")] if value.replace("-", "").isdigit() else [] for value in (one, other)]
    if {len(part) for part in parts} == {1}:
        return parts[1][0] - parts[0][0] == 1
    if {len(part) for part in parts} == {2}:
        return (parts[1][0] - parts[0][0]) * YEAR + parts[1][1] - parts[0][1] == 1
    return False


def _later(outline: Outline, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether one stretch of text speaks of a single year, and another one of a later year or the next."""
    one, other = years_of(outline, *first), years_of(outline, *second)
    if len(one) != 1 or len(other) > 1:
        return False
    if not other:
        return not lexicon.relations().words["following"].isdisjoint(named_between(outline, *second))
    return one < other


def followed(outline: Outline, number: int, roles: Roles) -> Roles | None:
    """The ends of a change where the next sentence tells the start alone, and those before nothing but the end:
    `Kunjungan Mei 1,38 juta orang.  Dibanding bulan sebelumnya, ada kenaikan 20 persen.  Sebab, bulan sebelumnya hanya 1,15 juta.`"""
    following = outline.by_sentence.get(number + 1, [])
    if len(outline.by_sentence[number]) != len(roles) or len(following) != 1 or "before" not in following[0].families:
        return None
    start = following[0]
    if start.families & OTHERWISE or not any(cue.family == "compared" for cue in outline.cues_of(number)):
        return None
    ends = [mention for mention in outline.earlier(number, BACK) if mention.dimension == start.dimension and not mention.near & SOURCES]
    if len({mention.fact.value for mention in ends}) != 1 or not of_one(ends[0], start):
        return None
    return {"from": start, "to": ends[0]} if measured(roles, start) else None


def explained(outline: Outline, number: int, roles: Roles) -> Roles | None:
    """The ends of a change where its own sentence gives the start as the reason, and those before nothing but the end:
    `Ekspor Januari 2024 mencapai 91,2 juta.  Ekspor turun 34 persen karena pada Januari 2023 nilai ekspor mencapai 138,7 juta.`"""
    row = outline.by_sentence[number]
    start = row[-1]
    reason = next((cue for cue in start.leads if cue.phrase in lexicon.relations().words["reasons"]), None)
    if reason is None or len(row) != len(roles) + 1 or start in roles.values() or start.families & OTHERWISE:
        return None
    alike = [mention for mention in outline.earlier(number, BACK) if mention.dimension == start.dimension and not mention.near & SOURCES]
    ends = [mention for mention in alike if plausible(mention.fact, start.fact)]
    if len({mention.fact.value for mention in ends}) != 1 or not of_one(ends[-1], start) or not measured(roles, start):
        return None
    end = ends[-1]
    begin = outline.sentence(end.sentence)[0]
    told = named_between(outline, reason.end, start.fact.start) - lexicon.relations().words["concluding"]
    dated = _before(outline, (reason.end, start.fact.start), outline.sentence(end.sentence)) or "before" in start.families
    return {"from": start, "to": end} if dated and told & named_between(outline, begin, end.fact.start) else None


def _before(outline: Outline, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether the only date of one stretch of text is earlier than one of another, told as exactly."""
    one, others = outline.dates_between(*first), outline.dates_between(*second)
    if len(one) != 1 or not others:
        return False
    day, last = one[0].value or "", max((date.value or "" for date in others), key=lambda day: day)
    return day < last and len(day) == len(last) and day[:1].isdigit()


def listed(outline: Outline, number: int, verb: Cue, roles: Roles) -> Roles | None:
    """The ends of a change that a line tells below those of two years: `- Tahun 2017: 484 kasus`, `- Tahun 2018: 716 kasus`."""
    if verb.start - outline.sentence(number)[0] > OPENING or outline.by_sentence[number][0] not in roles.values():
        return None
    lines = [(line, outline.by_sentence.get(line, [])) for line in (number - 2, number - 1)]
    pair = [row[0] for _, row in lines if len(row) == 1]
    if len(pair) != len(lines) or not of_one(*pair) or not measured(roles, pair[0]) or any(m.near & OTHERWISE for m in pair):
        return None
    years = [years_of(outline, outline.sentence(line)[0], row[0].fact.start) for line, row in lines]
    return by_year(pair, [year[0] for year in years if len(year) == 1])


def stepped(before: list[Mention], roles: Roles, sign: int) -> Roles | None:
    """Two figures before the verb that are just the step apart, of several things told in a row: `tahun 2021 laporan ada 310 dan selesai
    204, tahun 2022 laporan ada 290 dan selesai 198, jadi laporan turun 20 kasus`.
    """
    step = (roles["by"].fact.number or 0) * sign if "by" in roles else 0
    usable = [mention for mention in before[:STEPPED] if mention.fact.number and mention.fact.unit != "%"]
    if not step or len(usable) < MANY:
        return None
    for later, earlier in combinations(usable, 2):
        apart = (later.fact.number or 0) - (earlier.fact.number or 0)
        if apart == step and of_one(earlier, later) and measured(roles, later):
            return {"from": earlier, "to": later}
    return None


def of_one(one: Mention, other: Mention) -> bool:
    fact = one.fact
    alike = one_sort(fact, other.fact) and kin(fact, other.fact) and fact.modality == other.fact.modality
    return alike and fact.kind not in TIMES and bool(fact.number) and bool(other.fact.number) and not one.bracketed | other.bracketed


def measured(roles: Roles, end: Mention) -> bool:
    """Whether the step that is told, if one is, may be one between such ends."""
    return "by" not in roles or measures(roles["by"].fact, end.fact)


def _general(outline: Outline, start: int, end: int, known: frozenset[str] = frozenset()) -> bool:
    """Whether words name no new subject, beside those `known`: `Artinya, terjadi `, `Angka itu mengalami `."""
    cues = [word for cue in outline.cues_between(start, end) if cue.family not in NAMES for word in cue.phrase.split()]
    return named_between(outline, start, end) <= {*known, *cues, *lexicon.relations().words["concluding"], *lexicon.calendar().months}


def _of_persons(roles: Roles, end: Mention) -> bool:
    """Whether just one of a step and the ends counts people: `312 kasus, tahun ini 287 kasus.  Jumlah tersangka naik 25 orang`."""
    if "by" not in roles or roles["by"].fact.kind != "count" or end.fact.kind != "count":
        return False
    people = lexicon.relations().words["people"]
    return words(roles["by"].fact).isdisjoint(people) != words(end.fact).isdisjoint(people)


def by_year(pair: list[Mention], years: list[str]) -> Roles | None:
    """Each of the two figures has a year of its own, in the same order."""
    if len(years) != len(pair) or years[0] == years[1]:
        return None
    first, last = pair if years[0] < years[1] else pair[::-1]
    return {"from": first, "to": last}


def years_of(outline: Outline, start: int, end: int) -> list[str]:
    """The years of the dates in `text[start:end]`; none where one of the dates has no year."""
    years = [(date.value or "")[:4] for date in outline.dates_between(start, end)]
    return years if all(map(str.isdigit, years)) else []


def _by_word(pair: list[Mention]) -> Roles | None:
    """One of the two is called that of before."""
    before = [mention for mention in pair if "before" in mention.near]
    return {"from": before[0], "to": pair[pair[0] is before[0]]} if len(before) == 1 else None


def _by_now(outline: Outline, pair: list[Mention], sizes: Roles) -> Roles | None:
    """One of the two is that of now, and the other one of a date: `Pada Maret harganya Rp 12.500, kini Rp 13.500, atau naik 8 persen`."""
    now = [mention for mention in pair if _of_now(outline, mention)]
    size = max(sizes.values(), key=lambda mention: mention.index)
    yearly = lexicon.relations().words["yearly"].intersection(outline.words_behind(size, BEHIND))
    if len(now) != 1 or yearly or any(cue.family in SOURCES for cue in outline.after(size)):
        return None
    start, end = pair[pair[0] is now[0]], now[0]
    since, until = outline.since(start), start.fact.start
    dated = outline.dates_between(since, until) or not lexicon.calendar().months.keys().isdisjoint(outline.words(since, until))
    found: Found = {role: (mention.fact,) for role, mention in {**sizes, "from": start, "to": end}.items()}
    return {"from": start, "to": end} if dated and start.index < end.index and about_as_far(found) else None


def _of_now(outline: Outline, mention: Mention) -> bool:
    """Whether what leads up to a figure says that it is that of now: `kini`, `tahun ini`."""
    if "now" in mention.near:
        return True
    said, known = outline.words(outline.since(mention), mention.fact.start), lexicon.relations()
    times, nowadays = frozenset[str]().union(*known.moments.values()), known.words["nowadays"]
    return any(word in times and following in nowadays for word, following in pairwise(said))
