"""Three figures that belong together by their wording, though they do not multiply out."""

from collections.abc import Iterable, Iterator
from itertools import islice

from newsfacts import lexicon
from newsfacts.dimensions import conversion, lasting, ratio
from newsfacts.interval import Tier, divided, point, reading, significant_digits, whole
from newsfacts.language.words import noun_like
from newsfacts.model import Number, Relation
from newsfacts.relations.certainty import GUESSED, LIKELY, PLAIN, Certainty
from newsfacts.relations.nouns import kin, same, words
from newsfacts.relations.outline import THESE, VERBS, Mention, Outline, points_back
from newsfacts.relations.rates import ASIDE, WORKED_OUT, Rate, counted, named, people, scale, size
from newsfacts.relations.slips import SCALES, comparable
from newsfacts.relations.turnover import traded

FAR = 100  # figures on either side of a price among which there is one such quantity
OTHERS = ASIDE | {"of", "from"}  # what leads up to a figure that is no total
POINTERS = THESE | {"whole_group"}
POINTING = POINTERS | {"total"}  # lead up to what comes of the sentence before
SAID = 30  # characters between a factor and what comes of it, where nothing else is said
RIGHT_BEHIND = 2  # characters between a total and what is said of it
# cues of another time, of an aim or of a change
OVER = frozenset({"long", "since", "before", "now", "target", "threshold", "compared", "average", "to", "more", "contrast"}) | VERBS
CLOSING = 20  # characters behind what came of a rate, to the end of its sentence
SLIPPED = 3  # times what comes of a rate that may be told of it, or the other way round
DEALT = 2  # sentences before what each one gets in which all of it may stand
JOINED = 3  # words between it and how many get it, at most
PRECISE = 3  # digits of a total that agrees by no accident


def failing_products(outline: Outline, rate: Rate) -> Iterator[Relation]:
    """Three figures that belong together by their wording, though they do not multiply out."""
    total = _worked_out(outline, rate)
    if total is not None and _further(outline, rate, total):
        return
    if total is not None:
        possible = _certain(outline, rate, total)
        if possible:
            yield product_of(rate, possible, total)
        return
    shared = _shared_out(outline, rate)
    if shared is not None:
        yield product_of(rate, [shared[0]], shared[1])
        return
    number = rate.mention.sentence
    near = _up_to_turn(rate, outline.about(rate.mention, 0, 1))
    row = [m for m in near if m.sentence == number and m is not rate.mention]
    later = [m for m in near if m.sentence > number]
    for pair in (row, later):
        if len(pair) == 2 and not _turned(rate, pair):
            quantity, total = pair if conversion(pair[1].fact, rate.mention.fact) else reversed(pair)
            if _may_come_to(outline, rate, quantity, total):
                yield product_of(rate, [quantity], total, LIKELY)
                return
    counts = [m for m in row if counted(m.fact) and size(m) > 1 and _priced(outline, rate, m)]
    if len(counts) == 1 and later and later[0].sentence == number + 1:
        told = later[0].families & POINTING and named(outline, counts[0].fact, rate) or _come_in(outline, rate, counts[0], near)
        if told and _may_come_to(outline, rate, counts[0], later[0]):
            # 48 kilometer dengan biaya Rp650 juta per kilometer. Nilai pekerjaan itu Rp31,2 miliar
            plain = later[0].families & POINTERS or not _paragraphs_apart(outline, rate.mention, later[0])
            yield product_of(rate, counts, later[0], LIKELY if plain else GUESSED)
            return
    if (dealt := _dealt_out(outline, rate)) is not None:
        yield product_of(rate, [dealt[0]], dealt[1], LIKELY)
        return
    around = list(_around(outline, rate))
    yield from around or _apart(outline, rate)


def _dealt_out(outline: Outline, rate: Rate) -> tuple[Mention, Mention] | None:
    """What is given to so many and how much it is together, told before what each of them gets: `Rp69 juta untuk 460 anak.  … setiap anak
    Rp150 ribu`; none where that sentence tells more money, or somebody else gets some as well."""
    fact, number = rate.mention.fact, rate.mention.sentence
    if (
        fact.kind != "money"
        or rate.per is None
        or lasting(fact.per)
        or sum(m.fact.kind == "money" for m in outline.by_sentence[number]) > 1
    ):
        return None
    if any(cue.family == "every" and cue != rate.cue for cue in outline.cues_of(number)):
        return None  # per bulan setiap guru menerima Rp500 ribu
    known = lexicon.relations().words["shared_among"] - lexicon.relations().words["places"]  # untuk
    possible = [
        m for m in outline.about(rate.mention, DEALT) if m.sentence < number and m.fact.kind == "count" and named(outline, m.fact, rate)
    ]
    if len(possible) != 1 or size(possible[0]) <= 1:
        return None
    quantity, total = possible[0], outline.preceding(possible[0])
    if total is None or total.fact.kind != "money" or total.fact.unit != fact.unit or outline.listed(quantity):
        return None
    said = outline.words(total.fact.end, quantity.fact.start)
    joined = bool(said) and len(said) <= JOINED and not known.isdisjoint(said) and "," not in outline.gap(total, quantity)
    return (quantity, total) if joined and _may_come_to(outline, rate, quantity, total) else None


def _priced(outline: Outline, rate: Rate, quantity: Mention) -> bool:
    """Whether a rate is given for what is counted, by its own name, or right behind it by a word for one of anything: `per lembar`."""
    if named(outline, quantity.fact, rate):
        return True
    beside = outline.preceding(rate.mention) is quantity and quantity.fact.kind == "count"
    return beside and (rate.per is None and rate.cue.family == "each" or _for_one(outline, rate, quantity))


def _for_one(outline: Outline, rate: Rate, quantity: Mention) -> bool:
    """Whether a rate is given for one of whatever is counted: `40 pelanggar, Rp 250.000 per orang`, `900 tiket, Rp 80.000 per lembar`."""
    known = lexicon.relations().words
    person = people(quantity.fact, rate) and (known["containers"] | known["vehicles"]).isdisjoint(words(quantity.fact))  # no bus
    return (person or rate.per in lexicon.nouns().classifiers - known["persons"]) and _of_these(outline, rate, quantity)


def _of_these(outline: Outline, rate: Rate, quantity: Mention) -> bool:
    """Whether no other thing is named between a count and its rate: not `15 peternak menjual sapi seharga Rp 20 juta per ekor`."""
    between = outline.words(quantity.fact.end, rate.mention.fact.start)
    own = {*(quantity.fact.subject or "").lower().split(), *lexicon.relations().words["pricing"]}
    return not any(noun_like(word) and word not in own for word in between)


def _come_in(outline: Outline, rate: Rate, quantity: Mention, near: list[Mention]) -> bool:
    """Whether the next sentence only tells what came of a rate: `Uang yang terkumpul Rp 10 juta.`, `Kapasitasnya 640 orang.`

    Not of some of them, at another place, over some time; nor where the rate's sentence counts others beside.
    """
    total = next(m for m in near if m.sentence > rate.mention.sentence)
    others = [m for m in near if m not in (rate.mention, quantity, total) and size(m) > 1]
    begin, end = outline.sentence(total.sentence)
    if others or not total.first or end - total.fact.end > CLOSING or "\n" in outline.gap(rate.mention, total):
        return False
    said, known = outline.words(begin, total.fact.start), lexicon.relations().words
    partly = known["some_of"].union(known["standing"], known["only"], known["at_large"])
    if known["come_of_it"].isdisjoint(said) or not partly.isdisjoint(said):
        return False
    if outline.dates_between(begin, end) or any(cue.family in OVER for cue in outline.cues_of(total.sentence)):
        return False
    product = size(quantity) * size(rate.mention) * (scale(quantity.fact, rate) or 1)
    stated = size(total) * (conversion(total.fact, rate.mention.fact) or 0)
    if stated < product and not known["so_far"].isdisjoint(said):
        return False  # not everybody has paid yet
    return product <= stated * SLIPPED and stated <= product * SLIPPED


def product_of(rate: Rate, possible: Iterable[Mention], total: Mention, certainty: Certainty = PLAIN) -> Relation:
    bindings = tuple({"quantity": (quantity.fact,), "rate": (rate.fact,), "total": (total.fact,)} for quantity in possible)
    return Relation("product", bindings, (rate.cue.start, rate.cue.end), **certainty)


def multiplied(quantity: Mention, rate: Rate, total: Mention, factor: Number) -> bool:
    """Whether quantity × rate gives the total, the rate taken as printed and the others rounded or cut off.

    A measure of few digits that sorts things (`emas 2 gram`) is taken as printed, too: rounded, it would fit too much.
    """
    exact = quantity.fact.kind == "measure" and whole(quantity.fact) and significant_digits(size(quantity)) < PRECISE
    read = point(size(quantity)) if exact else reading(quantity.fact, Tier.TRUNCATED)
    product = read.times(point(size(rate.mention))).scaled(factor)
    return product.meets(reading(total.fact, Tier.TRUNCATED))


def _up_to_turn(rate: Rate, near: list[Mention]) -> list[Mention]:
    """The figures up to the sentence that turns to something else: `Silver Rp30.000 per hari. Sedangkan Gold 4 hari Rp90.000`."""
    turns = (m.index for m in near if m.first and m.index > rate.mention.index and "contrast" in m.families)
    end = next(turns, None)
    return near if end is None else [m for m in near if m.index < end]


def _turned(rate: Rate, pair: list[Mention]) -> bool:
    """Whether a sentence turns to something else before its rate: `lima tahun Rp 453 triliun, sementara impor Rp 64 triliun per tahun`."""
    return "contrast" in rate.mention.families and all(other.index < rate.mention.index for other in pair)


def _further(outline: Outline, rate: Rate, total: Mention) -> bool:
    """Whether the sentence names more that goes into the total: a second rate, things there before, or what the total takes in.

    `12 bus masing-masing 40 kursi dan delapan bus masing-masing 50 kursi, total 880`; `6 unit tiba, dua kali 18 unit menyusul, total 42`;
    `tiga bank masing-masing Rp2 triliun, total Rp20 triliun termasuk dana daerah`.
    """
    if any(cue.family == "including" and cue.start - total.fact.end <= RIGHT_BEHIND for cue in outline.after(total)[:1]):
        return True
    quantity = outline.preceding(rate.mention)
    others = [m for m in outline.about(rate.mention) if m.index < total.index and m not in (rate.mention, quantity)]
    per = rate.mention.fact.per
    if per is not None and any(m.fact.per == per and m.dimension == rate.mention.dimension for m in others):
        return True  # 60 tukang Rp 180.000 per hari dan 90 kuli Rp 140.000 per hari, total …
    if rate.cue.family != "each":
        return False
    counting = rate.mention.fact.kind == "count"
    return any("each" in m.near or counting and kin(m.fact, total.fact) for m in others if m.dimension == total.dimension)


def _shared_out(outline: Outline, rate: Rate) -> tuple[Mention, Mention] | None:
    """`32 regu dibagi ke dalam delapan grup, masing-masing empat regu`: into how many, and what is divided."""
    quantity = outline.preceding(rate.mention)
    total = outline.preceding(quantity) if quantity is not None else None
    if quantity is None or total is None or rate.cue.family != "each" or rate.per is not None or "consists" not in quantity.families:
        return None
    fact = rate.mention.fact
    alike = same(total.fact, fact) if fact.kind == "count" else conversion(total.fact, fact) is not None
    return (quantity, total) if alike and quantity.fact.kind == "count" and size(quantity) > 1 else None


def _around(outline: Outline, rate: Rate) -> Iterator[Relation]:
    """The one figure of the sentences beside that counts what the rate is given for, and the one that may be the total."""
    back = 2 if rate.per in lexicon.relations().words["shares"] else 1
    window = [m for m in _up_to_turn(rate, outline.about(rate.mention, back, 2)) if m is not rate.mention]
    factor = _factor(outline, rate)
    if factor is not None:
        possible, found = [factor], [m for m in window if m.sentence == rate.mention.sentence - 1 and m is not factor]
    elif rate.per is None or rate.cue.family == "times":
        return
    else:
        possible, found = [m for m in window if counted(m.fact) and size(m) > 1 and named(outline, m.fact, rate)], window
    sums = [m for m in found if m.fact.kind == rate.mention.fact.kind and m not in possible and conversion(m.fact, rate.mention.fact)]
    fitting = [m for m in sums if size(m) > size(rate.mention) and not _aside(outline, m)]
    if len({m.fact.number for m in possible}) == len({m.fact.number for m in fitting}) == 1:
        quantity, total = possible[0], fitting[0]
        if factor is not None or _may_come_to(outline, rate, quantity, total):
            led = bool((total.families if total.first else total.near) & WORKED_OUT) and len(sums) == 1
            told = factor is not None or led and not _paragraphs_apart(outline, rate.mention, total)
            yield product_of(rate, [quantity], total, LIKELY if told else GUESSED)


def _paragraphs_apart(outline: Outline, one: Mention, other: Mention) -> bool:
    first, second = sorted((one.fact.start, other.fact.start))
    return "\n" in outline.text[first:second]


def _apart(outline: Outline, rate: Rate) -> Iterator[Relation]:
    """A price, and further on the one quantity of what it is given for with a total right behind it."""
    fact = rate.mention.fact
    if fact.kind != "money" or rate.per is None or ratio(rate.per, "day") is not None or ratio(rate.per, "month") is not None:
        return
    place = rate.mention.index
    told = (
        (quantity, total)
        for quantity in outline.mentions[max(0, place - FAR) : place + FAR]
        if quantity.fact.kind == "count"
        and (total := outline.following(quantity)) is not None
        and total.fact.unit == fact.unit
        and named(outline, quantity.fact, rate)
    )
    found = list(islice(told, 2))
    if len(found) == 1 and size(found[0][1]) > size(rate.mention) and not _aside(outline, found[0][1]):
        yield product_of(rate, [found[0][0]], found[0][1], GUESSED)


def _aside(outline: Outline, mention: Mention) -> bool:
    """Whether what leads up to a figure makes it no total; of what everybody gets there may be one (`total bagi setiap warga`)."""
    others = (mention.families - {"from"} if _back(outline, mention) else mention.families) & OTHERS
    return bool(others) and not ("total" in mention.near and others == {"every"})


def _back(outline: Outline, mention: Mention) -> bool:
    """Whether a sentence tells what came of the one before, and says of what: `Dari aksi itu, perseroan meraup Rp 1,5 triliun`."""
    sources = [cue for cue in mention.leads if cue.family == "from"]
    if not mention.first or not all(points_back(outline, cue) for cue in sources):
        return False
    begin = outline.sentence(mention.sentence)[0]
    return not lexicon.relations().words["come_of_it"].isdisjoint(outline.words(begin, mention.fact.start))


def _factor(outline: Outline, rate: Rate) -> Mention | None:
    """What a rate is multiplied by, where the words say so: `214 kios dikalikan Rp150 juta`."""
    if rate.cue.family != "times":
        return None
    place = rate.mention.index + (-1 if rate.mention.fact.start > rate.cue.end else 1)
    return outline.mentions[place] if 0 <= place < len(outline.mentions) else None


def _worked_out(outline: Outline, rate: Rate) -> Mention | None:
    """The total that the sentence works out behind the rate, with at most the quantity in between."""
    total = outline.following(rate.mention)
    times = rate.cue.family == "times"
    if total is not None and (times and total is _factor(outline, rate) or conversion(total.fact, rate.mention.fact) is None):
        total = outline.following(total)
    if total is None or total.fact.number is None or conversion(total.fact, rate.mention.fact) is None:
        return None
    if times and not total.leads and len(outline.gap(outline.mentions[total.index - 1], total)) <= SAID:
        return total  # Rp15 miliar dikali 24 kecamatan Rp360 miliar
    return total if total.families & (WORKED_OUT | {"to"} if times else WORKED_OUT) and not total.families & {"or", "from"} else None


def _certain(outline: Outline, rate: Rate, total: Mention) -> list[Mention]:
    """The quantities beyond doubt: named by the rate, or the one figure that stands right before it."""
    factor = _factor(outline, rate)
    if factor is not None:
        return [factor] if counted(factor.fact) else []
    row = [m for m in outline.about(rate.mention) if m.index < total.index and m is not rate.mention and counted(m.fact)]
    if any("each" in m.near for m in row):
        return []  # empat kali, masing-masing 250 kg, dengan harga Rp 20.000 per kg
    found = [m for m in row if m.fact.number and scale(m.fact, rate)]
    by_name = [m for m in found if named(outline, m.fact, rate)]
    if by_name:
        before = outline.preceding(rate.mention)
        part = before in found and before not in by_name and before is not None and before.fact.subject and not words(before.fact)
        return [before, *by_name] if part and before is not None else by_name  # dari 640 unit rumah, APBD membiayai 300 unit
    between = outline.following(rate.mention)
    if between in found and people(between.fact, rate):
        return [between]  # Rp 250.000 per orang dikenakan kepada 18 pelanggar, total …
    before = outline.preceding(rate.mention)
    if before is None or before not in found or before.fact.kind == "duration":
        return []
    priced = rate.per is None or before.fact.kind != "count" or rate.mention.fact.kind != "money"
    return [before] if priced or people(before.fact, rate) or _of_these(outline, rate, before) else []


def _may_come_to(outline: Outline, rate: Rate, quantity: Mention, total: Mention) -> bool:
    """Whether the quantity counts what the rate is given for, and the total is no further off than a slip would put it."""
    fact, factor = rate.mention.fact, scale(quantity.fact, rate)
    if "from" in rate.mention.near and "to" in total.near:
        return False  # dari 2.300 kapal per tahun menjadi 1.150 dalam lima tahun
    beside = outline.preceding(rate.mention) is quantity and counted(quantity.fact)
    each = beside and (rate.per is None or _for_one(outline, rate, quantity))
    if (
        not factor
        or fact.kind == "duration"
        or quantity.fact.qualifier != "exact"
        or size(quantity) <= 1
        or not (each or people(quantity.fact, rate) or named(outline, quantity.fact, rate))
    ):
        return False
    back = conversion(total.fact, fact) if total.fact.kind == fact.kind and not _aside(outline, total) else None
    if back is None or total.fact.per is not None:
        return False  # Rp12.400 per kilogram, Rp55.000 per kemasan 5 kilogram
    if fact.per in lexicon.relations().words["shares"] and traded(outline, quantity):
        return multiplied(quantity, rate, total, divided(factor, back))
    product, stated = size(quantity) * factor * size(rate.mention), size(total) * back
    return comparable(product, stated) or product in {stated * shift for shift in SCALES}
