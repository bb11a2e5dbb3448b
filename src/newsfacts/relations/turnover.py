"""What was traded: `volume perdagangan 37.094 saham`, `nilai transaksi Rp 3,2 miliar`, at `Rp 875 per saham`.

Volumes are kept in lots of a hundred shares, and are often printed as if they were shares: what was paid is then a hundred times what so
many shares can have cost at any price of the story.
"""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.interval import divided
from newsfacts.model import Relation
from newsfacts.relations.nouns import words
from newsfacts.relations.outline import Mention, Outline

LOT = 100  # shares
SLACK = divided(21, 20)  # of the prices of a day
FULL = 1000  # a volume with fewer shares is not told by what was paid
SHORT = 40  # characters between the word for it and what was traded, or paid
BACK, ON = 4, 1  # sentences in which price and payment stand


def find(outline: Outline) -> Iterator[Relation]:
    """Volumes that what was paid for them shows to be lots."""
    known = lexicon.relations().words
    for volume in outline.mentions:
        fact = volume.fact
        if fact.kind != "count" or fact.unit_printed != 1 or (fact.number or 0) < FULL or known["shares"].isdisjoint(words(fact)):
            continue
        if not traded(outline, volume):
            continue
        near = outline.about(volume, BACK, ON)
        prices = [mention for mention in near if mention.fact.per in known["shares"] and mention.fact.kind == "money"]
        paid = [mention for mention in near if mention.fact.kind == "money" and _told(outline, mention, known["paid"])]
        found = next(((price, cost) for price in prices for cost in paid if _lots(volume, price, cost)), None)
        if found is not None:
            roles = {"quantity": (fact,), "rate": (found[0].fact,), "total": (found[1].fact,)}
            yield Relation("product", (roles,), (volume.fact.start, volume.fact.end))


def traded(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is a volume: what was paid for it depends on all the prices of a day, not on its last one."""
    return _told(outline, mention, lexicon.relations().words["traded"])


def _told(outline: Outline, mention: Mention, names: frozenset[str]) -> bool:
    """Whether a word for what was traded or paid stands straight before a figure."""
    before = outline.text[max(outline.sentence(mention.sentence)[0], mention.fact.start - SHORT) : mention.fact.start].lower()
    return not names.isdisjoint(before.split())


def _lots(volume: Mention, price: Mention, paid: Mention) -> bool:
    """Whether what was paid is that for a hundred times as many shares, as far as the prices of a day differ."""
    cost, sum_paid = (volume.fact.number or 0) * (price.fact.number or 0) * LOT, paid.fact.number or 0
    return cost <= sum_paid * SLACK and sum_paid <= cost * SLACK
