"""The arithmetic of a whole and its parts: whether they add up, nearly do, or would but for a slip of the hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, product

from newsfacts import lexicon
from newsfacts.interval import Interval, Tier, absolute, reading, significant_digits, total
from newsfacts.model import Fact, Number, Relation
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.slips import between, reconciled

ENDS = frozenset(  # what leads up to a figure that is no part of the list before it
    {"compared", "of_that", "to", "rise", "fall", "higher", "lower", "before", "from", "average", "every"}
)
ENOUGH = 3  # figures of one dimension, one of which may be made up of the others
TELLING = 3  # significant digits of a total that a slip explains …
SURE_DIGITS = 4  # … and of one where nothing else needs to speak for it
NEAR = Fraction(1, 3)  # parts that miss the whole by more are parts of something else
LITTLE = 50  # a whole is so many times what is left of it
MOST_SIGNED = 5  # parts of which some may be taken off the others
CHANCES = 5  # … where a total counts so many more things than there are ways of doing so that it is hardly an accident
AROUND = 50  # sentences on either side in which a part may stand that the list leaves out

Sum = dict[str, tuple[Mention, ...]]  # `total`, one figure, and its `parts`


@dataclass(slots=True)
class Told:
    """What the sums found so far explain: the offsets of their totals, those of each list of parts, and of which total a part is."""

    totals: set[int] = field(default_factory=set)
    lists: set[frozenset[int]] = field(default_factory=set)
    owners: dict[int, int] = field(default_factory=dict)

    def add(self, relation: Relation) -> Relation:
        """Take note of a sum, and give it back."""
        for binding in relation.bindings:
            self.lists.add(frozenset(fact.start for fact in binding["parts"]))
        total = relation.bindings[0]["total"][0].start
        self.totals.add(total)
        self.owners.update((part.start, total) for part in relation.bindings[0]["parts"])
        return relation

    def parts(self, parts: Iterable[Mention]) -> bool:
        """Whether these are the parts of a sum already."""
        return self.facts(part.fact for part in parts)

    def facts(self, parts: Iterable[Fact]) -> bool:
        """The same of facts."""
        return frozenset(part.start for part in parts) in self.lists

    def within(self, parts: Iterable[Mention]) -> bool:
        """Whether some of these, and not all, are the parts of a sum already."""
        starts = {part.fact.start for part in parts}
        return any(known < starts for known in self.lists)

    def siblings(self, whole: Mention, parts: Iterable[Mention]) -> bool:
        """Whether a figure and one of these are parts of the same total: then they are none of it."""
        owner = self.owners.get(whole.fact.start)
        return owner is not None and any(self.owners.get(part.fact.start) == owner for part in parts)


def nested(whole: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether the first parts make up the whole already, or some side by side another part: the rest are then told of these."""
    for start, end in combinations(range(len(parts) + 1), 2):
        others = parts[:start] + parts[end:] if end - start > 1 else ()
        if any(adds_up({"total": (each,), "parts": parts[start:end]}, Tier.ROUNDED) for each in (*others, *(() if start else (whole,)))):
            return True
    return False


def akin(binding: Sum) -> bool:
    return all(kin(binding["total"][0].fact, part.fact) for part in binding["parts"])


def mean(binding: Sum) -> bool:
    """Whether a whole is a mean, which need be no sum: `rata-rata 84 ribu orang, terdiri atas 98 ribu pada hari kerja dan 44 ribu …`."""
    return "average" in binding["total"][0].families


def slip_explains(binding: Sum) -> bool:
    """Whether a slip explains why the sum fails: in a long total, or in one that the parts nearly reach."""
    return slip_of_digits(binding, SURE_DIGITS) or slip_of_digits(binding, TELLING) and comes_near(binding)


def slip_of_digits(binding: Sum, digits: int) -> bool:
    """Whether a slip explains why the sum fails, in a total of so many digits that it is hardly an accident."""
    return told_digits(binding["total"][0].fact) >= digits and mendable(binding)


def told_digits(fact: Fact) -> int:
    """The digits of a printed figure that tell something: zeros at its end only behind a decimal comma (`4,30 ribu`)."""
    digits = significant_digits(fact.number or 0)
    return len(fact.printed[0]) if fact.printed and fact.printed[1] and "," in fact.text else digits


def mendable(binding: Sum, exactly: bool = False) -> bool:
    return reconciled(binding["total"][0].fact, [part.fact for part in binding["parts"]], exactly)


def adds_up(binding: Sum, tier: Tier = Tier.TRUNCATED) -> bool:
    """Whether the parts reach the total within the rounding or cutting-off of the figures."""
    return added(binding, tier).meets(reading(binding["total"][0].fact, tier))


def balances_out(binding: Sum) -> bool:
    """Whether some of the parts, taken off the others, leave the total: `beli neto 0,94: beli neto 5,37 dan jual neto 4,43`."""
    parts = [reading(part.fact, Tier.TRUNCATED) for part in binding["parts"]]
    stated = reading(binding["total"][0].fact, Tier.TRUNCATED)
    fact = binding["total"][0].fact
    few = fact.kind == "count" and (fact.number or 0) < CHANCES * 2 ** len(parts)
    if len(parts) > MOST_SIGNED or fact.unit == "%" or few:
        return False
    for signs in product((False, True), repeat=len(parts)):
        if not all(signs):
            given, taken = (total(part for part, sign in zip(parts, signs, strict=True) if sign is off) for off in (False, True))
            if (given - taken).meets(stated):
                return True
    return False


def added(binding: Sum, tier: Tier) -> Interval:
    """What the parts come to."""
    return total(reading(part.fact, tier) for part in binding["parts"])


def surplus(binding: Sum) -> Number:
    """What the parts come to, as printed, beyond the whole."""
    return sum(part.fact.number or 0 for part in binding["parts"]) - (binding["total"][0].fact.number or 0)


def comes_near(binding: Sum, share: Fraction = NEAR) -> bool:
    """Whether the parts miss the whole by less than a share of it."""
    whole = binding["total"][0].fact.number
    return whole is not None and absolute(surplus(binding)) * share.denominator < whole * share.numerator


def little_missing(binding: Sum) -> bool:
    """Whether the parts leave less of the whole than any of them is: something small that is not worth telling of."""
    (whole,), parts = binding["total"], binding["parts"]
    missing = -surplus(binding)
    return 0 < missing * LITTLE < (whole.fact.number or 0) and missing < min(part.fact.number or 0 for part in parts)


def partial(first: Mention) -> bool:
    """Whether what leads up to the first part need not lead up to all of them: `berasal dari`."""
    cue = first.lead("consists")
    return cue is not None and cue.phrase in lexicon.relations().words["partial"]


def apart(outline: Outline, parts: Sequence[Mention]) -> bool:
    """Whether each part is said to be in another state, in which nothing is twice: `30 selamat, 18 tewas`."""
    states: list[str] = []
    for part in parts:
        clause = " ".join(outline.text[part.fact.end : outline.until(part)].lower().replace(",", " ").replace(".", " ").split())
        found = {name for name, words in lexicon.relations().states.items() if any(f" {word} " in f" {clause} " for word in words)}
        if len(found) != 1:
            return False
        states.extend(found)
    return len(set(states)) == len(states)


def single(outline: Outline, start: int, last: Mention) -> bool:
    """Whether one thing is told of without a figure (`seorang sopir`) from an offset on to the end of the last part's sentence."""
    told = outline.text[start : outline.sentence(last.sentence)[1]].lower().split()
    return not lexicon.relations().words["singles"].isdisjoint(told)


def rounds(coarse: Fact, fine: Fact) -> bool:
    """Whether a figure is another one in fewer digits: `Rp53,3 triliun`, of Rp53,348 triliun."""
    units = coarse.unit_printed, fine.unit_printed
    if units[0] is None or units[1] is None or units[0] <= units[1] or {coarse.qualifier, fine.qualifier} != {"exact"}:
        return False
    return reading(coarse, Tier.TRUNCATED).meets(reading(fine, Tier.EXACT))


def finest(wholes: list[Mention]) -> list[Mention]:
    """Figures without those that are another of them in fewer digits."""
    return [whole for whole in wholes if not any(rounds(whole.fact, other.fact) for other in wholes)]


def printed(outline: Outline, whole: Mention, sought: Interval, parts: Sequence[Mention] = ()) -> bool:
    """Whether a figure nearby, no misprint of `whole`, is what the arithmetic comes to: it explains the figures better than `whole`."""
    return any(
        other is not whole
        and other not in parts
        and not rounds(other.fact, whole.fact)
        and other.dimension == whole.dimension
        and other.fact.qualifier == "exact"
        and other.fact.number is not None  # puluhan
        and reading(other.fact, Tier.ROUNDED).meets(sought)
        and between(other.fact, whole.fact) is None
        for other in outline.about(whole, AROUND, AROUND)
    )


def made_up(outline: Outline, binding: Sum) -> bool:
    """Whether another figure nearby makes up what is missing: a part that stands elsewhere."""
    whole, parts = binding["total"][0], binding["parts"]
    named = (whole, *parts)
    missing = -surplus(binding)
    if any(other.fact.number == missing for other in outline.mentions[parts[0].index : parts[-1].index] if other not in parts):
        return True  # 11.175 ton urea, 5.931 ZA, 6.505 ton fosfat
    others = [mention for mention in outline.about(whole, AROUND, AROUND) if mention.dimension == whole.dimension and mention.fact.number]
    units = [fact.unit_printed or 0 for fact in (whole.fact, *(part.fact for part in parts))]
    coarse = units[0] > max(units[1:]) and not adds_up(binding)  # Rp19 triliun, of Rp3,71 triliun and Rp9,32 triliun: Rp5,91 triliun
    tier = Tier.ROUNDED if coarse else Tier.EXACT
    return any(adds_up({"total": (whole,), "parts": (*parts, other)}, tier) for other in others if other not in named)
