"""Wholes that are broken down without a word that leads up to the parts: in brackets, behind a colon, before a total."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.interval import Tier, open_ended, significant_digits
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import (
    ENDS,
    ENOUGH,
    TELLING,
    Sum,
    Told,
    adds_up,
    akin,
    apart,
    comes_near,
    mendable,
    nested,
    slip_explains,
    slip_of_digits,
    surplus,
    told_digits,
)
from newsfacts.relations.adding.series import MOST_ITEMS, MOST_PARTS, coordinate, straight, summed, unfinished
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED
from newsfacts.relations.nouns import head, words
from newsfacts.relations.outline import Mention, Outline

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
BRACKET = 30  # characters between a figure and the bracket that breaks it down
SAID = 40  # characters between a whole and the colon that opens its parts
PRINTED = 2  # digits of a total right behind its parts
LABEL = 2  # words before a bracket that say what its figure is of …
LABELLED = 4  # … and digits that it has
FEW = 6  # parts that are looked at for parts of parts
NAMED = 3  # parts of a list that go by names
ITEM = 5  # words from one part to the next of a sentence that is nothing but parts
QUOTES = ' "“'
PATTERN = 2  # brackets that work out, so that one that does not is an error


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The breakdowns of an article's figures."""
    pairs = [(one, other) for one, other in pairwise(outline.mentions) if other.bracketed and not one.bracketed]
    brackets = [binding for one, other in pairs if (binding := _bracket(outline, one, other)) is not None]
    pattern = sum(adds_up(binding) for binding in brackets) >= PATTERN
    for binding in brackets:
        if binding["total"][0].fact.start not in told.totals:
            relation = _bracketed(outline, binding, pattern)
            if relation is not None:
                yield told.add(relation)
    yield from (told.add(relation) for relation in _labelled(outline))
    for relation in filter(None, map(partial(_spelt_out, outline), outline.counts)):
        if relation.bindings[0]["total"][0].start not in told.totals and not told.facts(relation.bindings[0]["parts"]):
            yield told.add(relation)
    for whole in outline.mentions:
        if len(outline.by_dimension[whole.dimension]) < ENOUGH:
            continue
        colon = outline.text.find(": ", whole.fact.end, whole.fact.end + SAID)
        if colon < 0 and "total" not in whole.families or whole.bracketed or whole.fact.start in told.totals or not _definite(whole):
            continue
        relation = _colon(outline, whole, colon) or (_totalled(outline, whole) if "total" in whole.families else None)
        if relation is not None and not told.facts(relation.bindings[0]["parts"]):
            yield told.add(relation)


def _definite(mention: Mention) -> bool:
    return mention.fact.number is not None and not open_ended(mention.fact)


def _bracket(outline: Outline, whole: Mention, following: Mention) -> Sum | None:
    """`60 poin (35 poin babak pertama, 25 poin babak kedua)`: what the bracket behind a figure breaks it down to."""
    if following.sentence != whole.sentence or not _definite(whole):
        return None
    text = outline.text
    opens = text.find("(", whole.fact.end, whole.fact.end + BRACKET)
    closes = text.find(")", opens) if opens > 0 else -1
    if closes < 0 or any(cue.family == "or" for cue in outline.cues_between(whole.fact.end, opens)):
        return None  # 457 ekor setara kambing (100 kambing dan 51 sapi)
    row = outline.mentions[following.index : following.index + MOST_ITEMS]
    inside = tuple(each for each in row if opens < each.fact.start < closes and each.dimension == whole.dimension)
    if not 1 < len(inside) < MOST_ITEMS or any(each.near & ENDS or not _definite(each) for each in inside):
        return None
    return {"total": (whole,), "parts": inside}


def _bracketed(outline: Outline, binding: Sum, pattern: bool) -> Relation | None:
    """The sum of a bracket; one that fails among others that work out, written alike, is plainly wrong."""
    (whole,), parts = binding["total"], binding["parts"]
    opens = outline.text.find("(", whole.fact.end)
    cue = Cue(opens, opens + 1, "consists", "(")
    if adds_up(binding):
        return summed([binding], cue, TRIED)
    if pattern and not unfinished(outline, cue, parts):
        return summed([binding], cue)
    if not _listed(outline, parts) or unfinished(outline, cue, parts) or not mendable(binding):
        return None
    return summed([binding], cue, PLAIN if slip_explains(binding) else LIKELY)


def _labelled(outline: Outline) -> Iterator[Relation]:
    """`arus normal (90.214 unit) … arus normal (41.203 unit) … arus normal (49.011 unit)`: brackets behind the same words."""
    analysis = outline.analysis
    groups: dict[tuple[str | None, ...], list[Mention]] = {}
    for mention in [mention for mention in outline.mentions if mention.bracketed]:
        before = analysis.token_at(mention.fact.start) - 1
        if before >= LABEL and analysis.words[before] == "(" and told_digits(mention.fact) >= LABELLED:
            groups.setdefault((*mention.dimension, *analysis.words[before - LABEL : before]), []).append(mention)
    for group in groups.values():
        if not 2 < len(group) <= MOST_PARTS or not all(map(_definite, group)):
            continue
        tried: list[Sum] = [{"total": (whole,), "parts": tuple(part for part in group if part is not whole)} for whole in group]
        fitting = [binding for binding in tried if akin(binding) and adds_up(binding, Tier.EXACT)]
        slipped = [binding for binding in tried if akin(binding) and mendable(binding, exactly=True)]
        for binding in (fitting or slipped)[:1]:
            fact = binding["total"][0].fact
            yield summed([binding], Cue(fact.start, fact.end, "total", ""), TRIED if fitting else LIKELY)


def _listed(outline: Outline, parts: tuple[Mention, ...]) -> bool:
    """Whether commas or `dan` part the figures, which are all that the bracket holds."""
    return "and" in parts[-1].families or all(set(outline.gap(one, other)) & set(",;") for one, other in pairwise(parts))


def _colon(outline: Outline, whole: Mention, colon: int) -> Relation | None:
    """`Ada 65 korban: 30 selamat, 18 tewas, dan 27 luka`, where the parts exceed a total, or come near a whole of many things."""
    following = outline.following(whole) if colon > 0 else None
    if following is None or following.fact.start < colon:
        return None
    after = [mention for mention in outline.by_sentence[whole.sentence] if mention.index > whole.index]
    parts = coordinate(outline, after, whole.dimension)
    if len(parts) < 2 or parts[0] is not following or whole.near & OTHERWISE or whole.fact.unit == "%":
        return None
    binding: Sum = {"total": (whole,), "parts": tuple(parts)}
    cue, taken = Cue(colon, colon + 1, "namely", ":"), outline.preceding(whole)
    part: Sum = {"total": (taken,) if taken is not None else (), "parts": tuple(parts)}
    if whole.near & {"from", "of"} and taken is not None and adds_up(part):
        return summed([part], cue, TRIED)  # 12 dari 16 pelaku: lima di Medan, empat di Padang, dan tiga di Aceh
    if adds_up(binding):
        return summed([binding], cue, TRIED) if "and" in parts[-1].families else None
    if "and" not in parts[-1].families or unfinished(outline, cue, parts):
        return None
    if "total" in whole.near and akin(binding) and exceeds(outline, binding):
        return summed([binding], cue)
    telling = whole.fact.kind == "count" or told_digits(whole.fact) >= TELLING
    return summed([binding], cue, LIKELY) if telling and many(binding) and comes_near(binding) and mendable(binding) else None


def _spelt_out(outline: Outline, whole: Mention) -> Relation | None:
    """`Ada empat orang.  Tiga anak, satu dewasa.`: a sentence that is nothing but the parts of what was counted right before it."""
    if whole.bracketed or not _definite(whole) or outline.following(whole) is not None or whole.sentence + 1 not in outline.by_sentence:
        return None
    parts = tuple(outline.by_sentence[whole.sentence + 1])
    begin, end = outline.sentence(whole.sentence + 1)
    if len(parts) < 2 or outline.text[begin : parts[0].fact.start].strip(QUOTES) or any(part.leads for part in parts[:-1]):
        return None
    behind = [*(outline.gap(*pair) for pair in pairwise(parts)), outline.text[parts[-1].fact.end : end].replace("”", '"').partition('"')[0]]
    small = lexicon.nouns().stops.difference(lexicon.relations().families["and"])
    if any(len(text.split()) > ITEM or not small.isdisjoint(text.lower().split()) for text in behind) or not parts[-1].families <= {"and"}:
        return None
    binding: Sum = {"total": (whole,), "parts": parts}
    if any(part.dimension != whole.dimension or not _definite(part) for part in parts) or not adds_up(binding, Tier.EXACT):
        return None
    return summed([binding], Cue(begin, begin, "namely", ""), TRIED)


def many(binding: Sum) -> bool:
    """Whether a figure counts more than a few things, which are no groups of others: `64 sekolah`, not `64 tim` or places with people."""
    (whole,), parts = binding["total"], binding["parts"]
    noun, known = words(whole.fact), lexicon.relations().words
    peopled = noun.isdisjoint(known["people"]) and any(head(part.fact) in known["people"] for part in parts)
    return significant_digits(whole.fact.number or 0) > 1 and noun.isdisjoint(known["containers"]) and not (noun and peopled)


def _totalled(outline: Outline, whole: Mention) -> Relation | None:
    """`Suara sah 300 dan suara tidak sah 20, total 320`, where a slip explains that the sum fails."""
    cue = whole.lead("total")
    if cue is None or not straight(cue, whole.fact):
        return None
    before = [mention for mention in outline.by_sentence[whole.sentence] if mention.index < whole.index]
    if len(before) < 2 or outline.text[before[-1].fact.end : cue.start].strip(" ") != ",":
        return None
    parts = [mention for mention in before if mention.dimension == whole.dimension]
    binding: Sum = {"total": (whole,), "parts": tuple(parts)}
    if len(parts) < len(before) or len(parts) < 2 or "and" not in parts[-1].families or any(part.near & ENDS for part in parts):
        return None
    if not all(map(_definite, parts)) or adds_up(binding):
        return None
    slipped = akin(binding) and slip_of_digits(binding, PRINTED) and comes_near(binding)
    return summed([binding], cue, PLAIN if slip_of_digits(binding, TELLING) else LIKELY) if slipped else None


def exceeds(outline: Outline, binding: Sum) -> bool:
    """Whether parts that name all of a whole, none of them among another, come to more than it."""
    return surplus(binding) > 0 and (comes_near(binding) or apart(outline, binding["parts"])) and separate(outline, binding)


def separate(outline: Outline, binding: Sum, planned: bool = False) -> bool:
    """Whether parts fail to make up their whole though nothing is said of them but that they are counted: none is part of another.

    Those that are `planned` may be so though the whole is there already.
    """
    (whole,), parts = binding["total"], binding["parts"]
    counted = whole.fact.kind in ("count", "money") or whole.fact.unit in lexicon.relations().words["amassed"]
    if not counted or len(parts) > FEW or adds_up(binding):
        return False
    begin, end = whole.fact.start, parts[-1].fact.end
    cues = [cue for cue in outline.cues_between(begin, end) if cue.family in OTHERWISE and not _in_name(outline, cue)]
    if any(cue.family != "more" or cue.start > parts[0].fact.start for cue in cues):  # 1.800 mahasiswa baru
        return False
    if any(begin < day.start < end for day in outline.dates):
        return False
    everyone = (whole, *parts)
    if any(mention.fact.qualifier != "exact" for mention in everyone):
        return False
    if not planned and any(part.fact.modality != whole.fact.modality for part in parts):
        return False
    if len(sorts(parts, "sexes")) == 1 and sorts(parts):
        return False  # 52 warga, yaitu 20 anak, 22 perempuan, dan 15 lansia
    return not nested(whole, parts) or _by_name(outline, parts) and not _reached(binding)


def sorts(parts: Sequence[Mention], name: str = "") -> set[str]:
    """The sexes that parts are called by, or the ages."""
    known = lexicon.relations()
    named = (
        {word: kind for kind, members in known.sets[name].items() for word in members}
        if name
        else {word: word for word in known.words["ages"]}
    )
    return {named[word] for part in parts for word in words(part.fact) if word in named}


def _in_name(outline: Outline, cue: Cue) -> bool:
    """Whether a cue is a word of a name: `Pasar Baru`."""
    return outline.text[cue.start].isupper() and outline.text[cue.start - 2 : cue.start - 1].isalpha()


def _by_name(outline: Outline, parts: Sequence[Mention]) -> bool:
    """Whether each part of a long list goes by a name, so that none is one of another: `PDIP 16 kursi, Golkar 11 kursi, …`."""
    if len(parts) < NAMED or len({part.fact.subject for part in parts}) > 1:
        return False
    analysis = outline.analysis
    named = all(analysis.is_capital(analysis.token_at(part.fact.start) - 1) for part in parts)
    return named and all(len(outline.gap(*pair).split()) <= ITEM for pair in pairwise(parts))


def _reached(binding: Sum) -> bool:
    """Whether the first parts alone make up the whole."""
    parts = binding["parts"]
    return any(adds_up({"total": binding["total"], "parts": parts[:size]}) for size in range(2, len(parts)))
