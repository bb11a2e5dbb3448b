"""Parts that add up to a whole.

Two ways lead to a `parts-sum`.  Where the wording gives the parts as complete (`terdiri dari`, `rinciannya`, `Dari T …, sisanya`), the sum
must work out.  Everywhere else a run of figures that adds up to the figure beside it is noted as agreeing, if so exact an agreement is
hardly an accident; a run that does not add up is then no contradiction, and nothing is said.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from newsfacts import lexicon
from newsfacts.interval import Interval, Tier, open_ended, reading, significant_digits
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations import runs
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import CLOSE, Mention, Outline, opening, points_back
from newsfacts.relations.slips import mendable

WAYS = frozenset({"ke", "dari"})  # … if they stand straight before the figure: `transfer ke desa Rp 150 miliar` names a part
ENDS = frozenset({"compared", "of_that", "to", "rise", "fall", "higher", "lower", "before", "from", "average", "every"})
LEADING = frozenset({"consists", "of", "from", "of_that", "rest", "namely"})  # what leads up to the parts of a whole
OTHERWISE = frozenset(  # figures among which one of these stands are no plain parts
    {
        "including",
        "among",
        "or",
        "before",
        "now",
        "target",
        "threshold",
        "each",
        "every",
        "average",
        "rise",
        "fall",
        "more",
        "others",
        "rest",
    }
)
BESIDE = frozenset(
    {"of", "from", "target", "threshold", "compared", "before", "above", "below"}
)  # … and these before a figure make it no whole
MOST_TOTALS = 3  # candidates for the whole that are tried
MOST_PARTS = 12
ADJACENT = 2  # characters between `sisanya` and the figure that it names
OPENING = 15  # characters before a `sisanya` that opens its sentence
BRACKET = 30  # characters between a figure and the bracket that breaks it down
BEHIND = 3  # characters between a figure and the `sisanya` behind it
SAID = 40  # characters between a whole and the `yakni` that opens its parts
FEW = 6  # parts that are looked at for parts of parts
REACH = 4  # sentences between a whole and its parts
TELLING = 3  # significant digits of a total that a slip explains …
SURE_DIGITS = 4  # … and of one where nothing else needs to speak for it
NEAR = Fraction(1, 3)  # parts that miss the whole by more are parts of something else

Sum = dict[str, tuple[Mention, ...]]


def find(outline: Outline) -> Iterator[Relation]:
    """The sums of an article."""
    explained: set[int] = set()
    for number, row in outline.sentences():
        for cue in outline.cues_of(number):
            if cue.family not in LEADING:
                continue
            relation = (
                _listed(outline, number, row, cue)
                or _remaining(outline, number, row, cue)
                or _rest(outline, number, row, cue)
                or _split(outline, number, row, cue)
            )
            if relation is not None:
                explained.update(fact.start for fact in relation.bindings[0]["total"])
                yield relation
        for whole in row:
            if whole.fact.start in explained:
                continue
            relation = _bracketed(outline, whole, row) or _colon(outline, whole, row) or _totalled(outline, whole, row)
            if relation is not None:
                explained.add(whole.fact.start)
                yield relation
    yield from runs.find(outline, explained)


def _listed(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`T, terdiri dari a dan b`, with the whole in this sentence or the one before."""
    if cue.family != "consists":
        return None
    after = [mention for mention in row if mention.fact.start >= cue.end]
    before = [mention for mention in reversed(row) if mention.fact.end <= cue.start]
    wholes = before or (outline.earlier(number, 2) if opening(outline, number, cue, 45) else [])
    if not after or not wholes or after[0].fact.start - cue.end > 120:
        return None
    kinds = dict.fromkeys([after[0].dimension, *(whole.dimension for whole in wholes[:MOST_TOTALS])])
    parts = next((listed for kind in kinds if len(listed := coordinate(after, kind)) > 1), [])
    return _complete(outline, wholes, parts, cue)


def _remaining(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dari T …, a …, sisanya b`, or the same of a whole that `dari jumlah tersebut` points back to."""
    if cue.family not in ("of", "from", "of_that"):
        return None
    after = [mention for mention in row if mention.fact.start >= cue.end]
    if cue.family == "of_that":
        wholes = main(outline.earlier(number, 3)) if row and after == row else []
    else:
        wholes, after = ([after[0]] if after and after[0].first and after[0].fact.start - cue.end <= 25 else []), after[1:]
    if not wholes or not after or after[0].fact.unit == "%":
        return None
    parts = coordinate(after, after[0].dimension)
    if len(parts) < 2:
        return None
    named = any((rest := part.lead("rest")) and part.fact.start - rest.end <= ADJACENT for part in parts)
    if named or any(part.near & {"rest", "others"} for part in parts) or any(cue.family == "others" for cue in outline.after(parts[-1])):
        return _complete(outline, wholes, parts, cue, named=named)
    return None


def _rest(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`a …, sedangkan sisanya b`, of a whole named some sentences before."""
    if cue.family != "rest":
        return None
    last = next((mention for mention in row if mention.fact.start >= cue.end and "rest" in mention.near), None)
    if last is None:  # Rp 67 miliar sisanya
        last = next((mention for mention in row if 0 <= cue.start - mention.fact.end <= BEHIND), None)
    if last is None:
        return None
    parts = [mention for mention in coordinate(row, last.dimension) if mention.index <= last.index]
    if len(parts) > 1:
        return _complete(outline, main(outline.earlier(number, REACH)), parts, cue, plain=False)
    above = outline.cues_of(number - 1) if number else []  # Dari jumlah ini, a …. Sedangkan sisanya b
    source = next((other for other in above if points_back(outline, other)), None)
    if source is None:
        return _continued(outline, number, row, cue)
    first = [mention for mention in outline.by_sentence.get(number - 1, []) if mention.fact.start >= source.end]
    wholes = [mention for mention in main(outline.earlier(number, REACH)) if mention.fact.end <= source.start]
    return _complete(outline, wholes, [*coordinate(first, last.dimension), last], source)


def _continued(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dari dana T, a ditempatkan di bank. Kemudian sisanya b dipinjamkan dan c disimpan.`"""
    above = outline.by_sentence.get(number - 1, [])
    if not opening(outline, number, cue, OPENING) or len(above) < 2 or not above[0].near & {"of", "from"} or above[1].near & ENDS:
        return None
    parts = [*coordinate(above[1:], above[0].dimension), *coordinate(row, above[0].dimension)]
    return _complete(outline, above[:1], parts, cue)


def _split(outline: Outline, number: int, row: list[Mention], cue: Cue) -> Relation | None:
    """`Dari 627 saham, 159 naik, 241 turun, dan 227 stagnan`; `… 13.506. Dari jumlah tersebut 9.881 … dan 3.625 …`.

    Nothing says that these are all the parts, so a sum that does not work out is reported only where a slip explains it.
    """
    if cue.family not in ("of", "from", "of_that", "namely"):
        return None
    after = [mention for mention in row if mention.fact.start >= cue.end]
    before = [mention for mention in reversed(row) if mention.fact.end <= cue.start]
    if cue.family in ("of", "from"):
        wholes, after = ([after[0]] if after and after[0].first and after[0].fact.start - cue.end <= 25 else []), after[1:]
    else:
        wholes = main(before or (outline.earlier(number, 2) if cue.family == "of_that" or opening(outline, number, cue, 2) else []))
    if not wholes or len(after) < 2 or after[0].fact.start - cue.end > 110 or after[0].fact.unit == "%":
        return None
    parts = coordinate(after, after[0].dimension)
    totals = [
        mention
        for mention in wholes
        if parts and mention.dimension == parts[0].dimension and mention.fact.number is not None and not open_ended(mention.fact)
    ]
    tried: list[Sum] = [{"total": (whole,), "parts": tuple(parts)} for whole in totals[:MOST_TOTALS]]
    akin = [binding for binding in tried if _akin(binding)]
    if len(parts) < 2 or not akin:
        return None
    fitting = next((each for each in akin if adds_up(each)), None)
    if fitting is not None:
        return _relation([fitting], cue, sure=False)
    binding = akin[0]
    plain = "and" in parts[-1].families and not _open(outline, cue, parts)
    slipped = _slipped(binding)
    whole = wholes[0]
    if cue.family == "namely":
        said = whole.fact.end <= cue.start <= whole.fact.end + SAID and not whole.near & BESIDE
    else:
        said = cue.family in ("of", "from") and _apart(outline, parts)
    if plain and (slipped or said and binding["total"][0] is whole and _exceeds(outline, binding)):
        return _relation([binding], cue, sure=True)
    return None


def _colon(outline: Outline, whole: Mention, row: list[Mention]) -> Relation | None:
    """`Total 65 korban: 30 selamat, 18 tewas, dan 27 luka`, where the parts exceed the whole."""
    colon = outline.text.find(":", whole.fact.end, whole.fact.end + SAID)
    if colon < 0 or "total" not in whole.near or whole.fact.number is None or open_ended(whole.fact):
        return None
    after = [mention for mention in row if mention.index > whole.index]
    parts = coordinate(after, whole.dimension)
    if len(parts) < 2 or parts[0] is not after[0] or parts[0].fact.start < colon:
        return None
    binding = {"total": (whole,), "parts": tuple(parts)}
    cue = Cue(colon, colon + 1, "namely", ":")
    plain = "and" in parts[-1].families and not _open(outline, cue, parts)
    return _relation([binding], cue, sure=True) if plain and _akin(binding) and _exceeds(outline, binding) else None


def _totalled(outline: Outline, whole: Mention, row: list[Mention]) -> Relation | None:
    """`Suara sah 300.000 dan suara tidak sah 9.500, total 309.500`, where a slip explains that the sum fails."""
    cue = whole.lead("total")
    before = [mention for mention in row if mention.index < whole.index]
    if cue is None or len(before) < 2 or not _straight(cue, whole.fact) or outline.text[before[-1].fact.end : cue.start].strip(" ") != ",":
        return None
    parts = [mention for mention in before if mention.dimension == whole.dimension]
    binding = {"total": (whole,), "parts": tuple(parts)}
    if len(parts) < len(before) or len(parts) < 2 or "and" not in parts[-1].families or any(part.near & ENDS for part in parts):
        return None
    if whole.fact.number is None or any(open_ended(mention.fact) for mention in (whole, *parts)) or adds_up(binding):
        return None
    slipped = _akin(binding) and _explained(binding, TELLING) and _near(binding)
    return _relation([binding], cue, sure=True) if slipped else None


def _exceeds(outline: Outline, binding: Sum) -> bool:
    """Whether parts that name all of a whole, none of them among another, come to more than it."""
    (whole,), parts = binding["total"], binding["parts"]
    if whole.fact.kind not in ("count", "money") or len(parts) > FEW or not _near(binding) or adds_up(binding):
        return False
    begin, end = whole.fact.start, parts[-1].fact.end
    if any(cue.family in OTHERWISE for cue in outline.cues_between(begin, end)) or any(begin < day.start < end for day in outline.dates):
        return False
    everyone = (whole, *parts)
    if any(mention.fact.qualifier != "exact" or mention.fact.modality != whole.fact.modality for mention in everyone):
        return False
    added = sum((part.fact.number or Fraction(0) for part in parts), Fraction(0))
    return added > (whole.fact.number or Fraction(0)) and not _nested(whole, parts)


def _nested(whole: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether the first parts make up the whole already, or some side by side another part: the rest are then told of these."""
    for start, end in combinations(range(len(parts) + 1), 2):
        others = parts[:start] + parts[end:] if end - start > 1 else ()
        if any(adds_up({"total": (each,), "parts": parts[start:end]}, Tier.ROUNDED) for each in (*others, *(() if start else (whole,)))):
            return True
    return False


def _apart(outline: Outline, parts: list[Mention]) -> bool:
    """Whether each part is said to be in another state, in which nothing is twice: `30 selamat, 18 tewas`."""
    states: list[str] = []
    for part in parts:
        following = outline.following(part)
        end = following.fact.start if following else outline.sentence(part.sentence)[1]
        clause = " ".join(outline.text[part.fact.end : end].lower().replace(",", " ").replace(".", " ").split())
        found = {name for name, words in lexicon.relations().states.items() if any(f" {word} " in f" {clause} " for word in words)}
        if len(found) != 1:
            return False
        states.extend(found)
    return len(set(states)) == len(states)


def _bracketed(outline: Outline, whole: Mention, row: list[Mention]) -> Relation | None:
    """`163 poin (4 Booyah, 87 poin placement, dan 76 poin eliminasi)`: what the bracket behind a figure breaks it down to."""
    text = outline.text
    opens = text.find("(", whole.fact.end, whole.fact.end + BRACKET)
    closes = text.find(")", opens) if opens > 0 else -1
    if closes < 0 or whole.bracketed or whole.fact.number is None or open_ended(whole.fact):
        return None
    inside = [mention for mention in row if opens < mention.fact.start < closes and mention.dimension == whole.dimension]
    binding = {"total": (whole,), "parts": tuple(inside[:MOST_PARTS])}
    if len(inside) < 2 or any(mention.near & ENDS or open_ended(mention.fact) for mention in inside):
        return None
    cue = Cue(opens, opens + 1, "consists", "(")
    if adds_up(binding):
        return _relation([binding], cue, sure=False)
    plain = "and" in inside[-1].families and not _open(outline, cue, inside)
    slipped = _slipped(binding)
    return _relation([binding], cue, sure=True) if plain and slipped else None


def coordinate(after: list[Mention], kind: tuple[str, str | None]) -> list[Mention]:
    """The figures of one kind that are listed side by side, leaving out what is nested in brackets or under `termasuk`."""
    parts: list[Mention] = []
    for mention in after:
        if mention.dimension != kind or mention.bracketed or mention.near & {"including", "among"}:
            continue
        if parts and _ends(mention) or open_ended(mention.fact):
            break
        parts.append(mention)
    return parts[:MOST_PARTS]


def _ends(mention: Mention) -> bool:
    """Whether what leads up to a figure makes it no part of the list before it."""
    ends = mention.near & ENDS
    named = {cue.family for cue in mention.leads if cue.phrase in WAYS and not _straight(cue, mention.fact)}
    return bool(ends - named)


def _straight(cue: Cue, fact: Fact) -> bool:
    """Whether nothing but a hedge stands between a cue and a figure."""
    return fact.start - cue.end <= (ADJACENT if fact.qualifier == "exact" else CLOSE)


def main(mentions: list[Mention]) -> list[Mention]:
    """The figures that a sentence is about: not what they are compared with, what they include, or what stands in brackets."""
    return [mention for mention in mentions if not mention.bracketed and not mention.near & {"from", "compared", "including", "among"}]


def _complete(
    outline: Outline, wholes: list[Mention], parts: list[Mention], cue: Cue, plain: bool = True, named: bool = False
) -> Relation | None:
    """The relation of parts that are given as complete, to every figure that may be their whole."""
    if len(parts) < 2:
        return None
    if any(parts[0].fact.value == whole.fact.value for whole in wholes[:MOST_TOTALS]):
        wholes, parts = [parts[0]], parts[1:]  # the whole is named again at the head of its parts
    totals = [mention for mention in wholes if mention.dimension == parts[0].dimension and mention.fact.number is not None][:MOST_TOTALS]
    tried: list[Sum] = [{"total": (whole,), "parts": tuple(parts[:size])} for whole in totals for size in range(len(parts), 1, -1)]
    if not tried:
        return None
    holding = [each for each in tried if adds_up(each)]
    near = [each for each in tried if _near(each) or _mendable(each)]
    slipped = bool(near) and _slipped(near[0])
    sure = plain and bool(near) and (named or _akin(near[0]) or slipped) and not _open(outline, cue, parts)
    chosen = holding or near
    return _relation(chosen, cue, sure) if chosen else None


def _akin(binding: Sum) -> bool:
    return all(kin(binding["total"][0].fact, part.fact) for part in binding["parts"])


def _slipped(binding: Sum) -> bool:
    """Whether a slip explains why the sum fails: in a long total, or in one that the parts nearly reach."""
    return _explained(binding, SURE_DIGITS) or _explained(binding, TELLING) and _near(binding)


def _explained(binding: Sum, digits: int) -> bool:
    """Whether a slip explains why the sum fails, in a total of so many digits that it is hardly an accident."""
    return significant_digits(binding["total"][0].fact.number or Fraction(0)) >= digits and _mendable(binding)


def _mendable(binding: Sum) -> bool:
    return mendable(binding["total"][0].fact, [part.fact for part in binding["parts"]])


def _open(outline: Outline, cue: Cue, parts: list[Mention]) -> bool:
    """Whether the list says that it goes on, or names something without its figure."""
    last = outline.after(parts[-1])
    return any(other.family in ("for_example", "not_all") for other in [*last, *outline.cues_between(cue.start, parts[-1].fact.end)])


def _relation(sums: list[Sum], cue: Cue, sure: bool) -> Relation:
    bindings = tuple({role: tuple(mention.fact for mention in group) for role, group in each.items()} for each in sums)
    return Relation("parts-sum", bindings, (cue.start, cue.end), sure=sure)


def adds_up(binding: Sum, tier: Tier = Tier.TRUNCATED) -> bool:
    """Whether the parts reach the total within the rounding or cutting-off of the figures."""
    parts = Interval(Fraction(0), Fraction(0))
    for part in binding["parts"]:
        parts = parts + reading(part.fact, tier)
    return parts.meets(reading(binding["total"][0].fact, tier))


def _near(binding: Sum) -> bool:
    whole = binding["total"][0].fact.number
    parts = sum((part.fact.number or Fraction(0) for part in binding["parts"]), Fraction(0))
    return whole is not None and whole > 0 and abs(parts / whole - 1) < NEAR
