"""Parts that add up to a whole.

Two ways lead to a `parts-sum`.  Where the wording gives the parts as complete (`terdiri dari`, `rinciannya`, `Dari T …, sisanya`), the sum
must work out.  Everywhere else a run of figures that adds up to the figure beside it is noted as agreeing, if so exact an agreement is
hardly an accident; a run that does not add up is then no contradiction, and nothing is said.
"""

from collections.abc import Iterator

from newsfacts.interval import Tier, open_ended
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations import failing, runs
from newsfacts.relations.additions import (
    ENDS,
    TELLING,
    Sum,
    Told,
    adds_up,
    akin,
    apart,
    comes_near,
    made_up,
    mendable,
    nested,
    single,
    slip_explains,
    slip_of_digits,
)
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.outline import CLOSE, Mention, Outline, opening, points_back

WAYS = frozenset({"ke", "dari"})  # … if they stand straight before the figure: `transfer ke desa Rp 150 miliar` names a part
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
FROM = 25  # characters between `Dari` and the whole that it leads up to
BRACKET = 30  # characters between a figure and the bracket that breaks it down
BEHIND = 3  # characters between a figure and the `sisanya` behind it
SAID = 40  # characters between a whole and the `yakni` that opens its parts
FEW = 6  # parts that are looked at for parts of parts
REACH = 4  # sentences between a whole and its parts


def find(outline: Outline) -> Iterator[Relation]:
    """The sums of an article."""
    told = Told()
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
                yield told.add(relation)
        for whole in row:
            if whole.fact.start in told.totals:
                continue
            relation = _bracketed(outline, whole, row) or _colon(outline, whole, row) or _totalled(outline, whole, row)
            if relation is not None:
                yield told.add(relation)
    yield from runs.find(outline, told)
    yield from failing.find(outline, told)


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
        wholes, after = ([after[0]] if after and _opened(outline, after[0], cue) else []), after[1:]
    if not wholes or not after or after[0].fact.unit == "%":
        return None
    parts = coordinate(after, after[0].dimension)
    if len(parts) < 2:
        return None
    named = any((rest := part.lead("rest")) and part.fact.start - rest.end <= ADJACENT for part in parts)
    if named or any(part.near & {"rest", "others"} for part in parts) or any(cue.family == "others" for cue in outline.after(parts[-1])):
        return _complete(outline, wholes, parts, cue, named=named)
    return None


def _opened(outline: Outline, whole: Mention, cue: Cue) -> bool:
    """Whether a sentence begins with `Dari` and a whole, be it that no blank parts it from the one before: `naik 0,2%.Dari 30 saham`."""
    begins = whole.first or outline.text[cue.start].isupper() and cue is whole.leads[0]
    return begins and whole.fact.start - cue.end <= FROM


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
        wholes, after = ([after[0]] if after and _opened(outline, after[0], cue) else []), after[1:]
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
    alike = [binding for binding in tried if akin(binding)]
    if len(parts) < 2 or not alike:
        return None
    fitting = next((each for each in alike if adds_up(each)), None)
    if fitting is not None:
        return _relation([fitting], cue, TRIED)
    binding = alike[0]
    plain = "and" in parts[-1].families and not _open(outline, cue, parts)
    slipped = slip_explains(binding)
    whole = wholes[0]
    if cue.family == "namely":
        said = whole.fact.end <= cue.start <= whole.fact.end + SAID and not whole.near & BESIDE
    else:
        said = cue.family in ("of", "from") and apart(outline, parts)
    if plain and (slipped or said and binding["total"][0] is whole and _exceeds(outline, binding)):
        return _relation([binding], cue)
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
    return _relation([binding], cue) if plain and akin(binding) and _exceeds(outline, binding) else None


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
    slipped = akin(binding) and slip_of_digits(binding, TELLING) and comes_near(binding)
    return _relation([binding], cue) if slipped else None


def _exceeds(outline: Outline, binding: Sum) -> bool:
    """Whether parts that name all of a whole, none of them among another, come to more than it."""
    (whole,), parts = binding["total"], binding["parts"]
    if whole.fact.kind not in ("count", "money") or len(parts) > FEW or not comes_near(binding) or adds_up(binding):
        return False
    begin, end = whole.fact.start, parts[-1].fact.end
    if any(cue.family in OTHERWISE for cue in outline.cues_between(begin, end)) or any(begin < day.start < end for day in outline.dates):
        return False
    everyone = (whole, *parts)
    if any(mention.fact.qualifier != "exact" or mention.fact.modality != whole.fact.modality for mention in everyone):
        return False
    added = sum(part.fact.number or 0 for part in parts)
    return added > (whole.fact.number or 0) and not nested(whole, parts)


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
        return _relation([binding], cue, TRIED)
    plain = "and" in inside[-1].families and not _open(outline, cue, inside)
    if not plain or not mendable(binding):
        return None
    return _relation([binding], cue, PLAIN if slip_explains(binding) else LIKELY)


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
    named_again = {part.fact.value for part in parts}
    totals = [whole for whole in wholes if whole.dimension == parts[0].dimension and whole.fact.number is not None][:MOST_TOTALS]
    totals = [whole for whole in totals if whole.fact.value not in named_again]
    tried: list[Sum] = [{"total": (whole,), "parts": tuple(parts[:size])} for whole in totals for size in range(len(parts), 1, -1)]
    closed = [each for each in tried if len(each["parts"]) == len(parts) or "and" in each["parts"][-1].families]
    holding = [each for each in tried if adds_up(each, Tier.TRUNCATED if each in closed else Tier.EXACT)]
    if holding:
        return _relation(holding, cue)
    failing = [each for each in closed if comes_near(each) or mendable(each)]
    failing.sort(key=slip_explains, reverse=True)
    if not failing:
        return None
    if made_up(outline, failing[0]):
        return None
    slipped = slip_explains(failing[0])
    if _open(outline, cue, parts):
        return _relation(failing, cue, TRIED)
    if plain and (named or slipped or akin(failing[0])):
        return _relation(failing, cue)
    return _relation(failing, cue, LIKELY if parts[0].fact.unit != "%" and slip_of_digits(failing[0], TELLING) else TRIED)


def _open(outline: Outline, cue: Cue, parts: list[Mention]) -> bool:
    """Whether the list says that it goes on, or names something without its figure."""
    last = outline.after(parts[-1])
    if any(other.family in ("for_example", "not_all") for other in [*last, *outline.cues_between(cue.start, parts[-1].fact.end)]):
        return True
    unread = "and" not in parts[-1].families and any(other.family == "and" for other in last)  # …, serta kerusakan jembatan
    return unread or single(outline, cue.start, parts[-1])


def _relation(sums: list[Sum], cue: Cue, certainty: Certainty = PLAIN) -> Relation:
    bindings = tuple({role: tuple(mention.fact for mention in group) for role, group in each.items()} for each in sums)
    return Relation("parts-sum", bindings, (cue.start, cue.end), **certainty)
