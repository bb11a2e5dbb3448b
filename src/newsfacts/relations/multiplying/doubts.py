"""Why three figures that are told as a product need not be one: one more goes into it, two play each match, a bus is not full, a reason."""

from newsfacts import lexicon
from newsfacts.dimensions import conversion, ratio
from newsfacts.interval import Tier, divided, point, reading
from newsfacts.model import Fact, Relation
from newsfacts.relations.nouns import kin, same, words
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.portions import naming
from newsfacts.relations.rates import counted, size

BACK, ON = 2, 1  # sentences before and after the total in which one more figure may stand
REASON, BECAUSE = 4, 40  # words, and characters, behind a total in which a reason for it is told


def doubtful(outline: Outline, relation: Relation) -> bool:
    """Whether three figures that fail as a product are none, or more goes into it."""
    return _explained(outline, relation) or _of_no_product(outline, relation)


def _explained(outline: Outline, relation: Relation) -> bool:
    """Whether one more figure beside them makes a product right: for so many months, with so many others, but for so many who do not pay.

    `100 orang mendapat Rp 600.000 per bulan selama tiga bulan, total Rp 180 juta`; `tiga kelas dengan 32 siswa, total 110 siswa bersama 14
    siswa lain`; `120 pelanggar, Rp 50.000 per orang, total Rp 5,5 juta karena 10 orang tak membayar`.
    """
    for binding in relation.bindings:
        (quantity,), (rate,), (total,) = binding["quantity"], binding["rate"], binding["total"]
        per, back = ratio(quantity.unit, rate.per) if quantity.unit and rate.per else None, conversion(total, rate)
        if back is None or not quantity.number or not rate.number or not total.number:
            continue
        product, stated = quantity.number * (per or 1) * rate.number, reading(total, Tier.TRUNCATED).scaled(back)
        last = outline.at(total.start)
        for other in outline.about(last, BACK, ON):
            if other.fact.id in (quantity.id, rate.id, total.id) or size(other) <= 0:
                continue
            tried = [product * size(other)] if counted(other.fact) else []
            if other.dimension == last.dimension:
                tried.append(product + size(other) * back)
            if other.fact.kind == quantity.kind and size(other) < quantity.number:
                tried.append(divided(product * (quantity.number - size(other)), quantity.number))
            price = outline.following(other)  # 500 saham di harga Rp1.200 dan 300 saham di harga Rp1.250
            if counted(other.fact) and price is not None and price.dimension == outline.at(rate.start).dimension:
                tried.append(product + size(other) * size(price))
            if any(point(each).meets(stated) for each in tried):
                return True
    return False


def _of_no_product(outline: Outline, relation: Relation) -> bool:
    """Whether the total need not be the product: matches that two play, what something holds, another noun, or a reason told behind it.

    `18 tim masing-masing memainkan 34 laga, total 306 laga`; `empat bus berkapasitas 50 orang membawa total 176 pemudik`; `tiga kloter
    masing-masing 393 orang, total 1.177 orang karena dua batal berangkat`.
    """
    known = lexicon.relations().words
    for binding in relation.bindings:
        rate, total = (outline.at(binding[role][0].start) for role in ("rate", "total"))
        if rate.fact.kind == total.fact.kind == "count" and not (
            words(rate.fact).isdisjoint(known["matches"]) and kin(rate.fact, total.fact) and not _of_people_alone(rate.fact, total.fact)
        ):
            return True
        held = not known["holding"].isdisjoint(outline.words(outline.since(rate), rate.fact.start))
        if held and not same(rate.fact, total.fact):
            return True
        end = min(total.fact.end + BECAUSE, outline.sentence(total.sentence)[1])
        quantity = outline.at(binding["quantity"][0].start)
        if not known["bundles"].isdisjoint(outline.words_behind(quantity, 1)):
            return True  # 25 lot dengan dividen Rp235 per saham
        if not known["because"].isdisjoint(outline.words(total.fact.end, end)[:REASON]) or _of_more(outline, rate, total):
            return True
    return False


def _of_more(outline: Outline, rate: Mention, total: Mention) -> bool:
    """Whether more or less went into a total than its rate, or it is of something else or for longer.

    `Rp 600 juta per hektare, termasuk bangunan, total Rp 135 miliar`; `setelah dipotong ongkos total diterima Rp 231 juta`; `10 kilogram
    per orang, dengan total cadangan pangan 12.000 kilogram`; `Rp 100.000 per hari dengan total upah Rp 24 juta per pekan`.
    """
    if rate.sentence != total.sentence or total.index < rate.index:
        return False
    known, between = lexicon.relations().words, outline.words(rate.fact.end, total.fact.start)
    until = outline.sentence(total.sentence)[1]
    behind = outline.words(total.fact.end, until)[:REASON]
    if any(cue.family in ("including", "target") for cue in outline.cues_between(rate.fact.end, total.fact.start)):
        return True
    if not (known["besides"] | known["deducted"]).isdisjoint((*between, *behind)):
        return True
    every = next((cue for cue in outline.after(total) if cue.family == "every"), None)
    over = outline.words(every.end, until)[:1] if every is not None else []
    if any(not moments.isdisjoint(over) for moments in lexicon.relations().moments.values()):
        return True
    cue = total.lead("total")
    if cue is None or total.fact.kind not in ("measure", "count"):
        return False
    said = {*outline.words(outline.sentence(total.sentence)[0], cue.start)}
    other = naming(outline, cue.end, total.fact.start) - words(rate.fact) - known["generic"]
    return total.fact.kind == "measure" and bool(other) and other.isdisjoint(said)


def _of_people_alone(rate: Fact, total: Fact) -> bool:
    """Whether the one counts people and the other things: `20 tim berisi 5 orang per tim membagikan total 150 paket`."""
    people = lexicon.relations().words["people"] | lexicon.relations().words["persons"]
    counted_so = {not people.isdisjoint(fact.subject.lower().split()) for fact in (rate, total) if fact.subject}
    return len(counted_so) > 1


def mixed(relation: Relation) -> bool:
    """Whether a total lies between what two prices make of one quantity: some of it was sold at the one, some at the other."""
    made = [(binding["quantity"][0].number or 0) * (binding["rate"][0].number or 0) for binding in relation.bindings]
    shared = len({binding["quantity"][0].id for binding in relation.bindings}) == 1
    return shared and min(made) < (relation.bindings[0]["total"][0].number or 0) < max(made)
