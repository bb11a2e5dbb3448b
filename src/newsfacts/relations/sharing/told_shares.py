"""Shares that a sentence tells of what the one before it counts, by words that say so and no `dari` behind the percentage.

`Ditargetkan Rp 500 miliar. Sampai Juni masuk Rp 375 miliar, artinya capaian 75 persen`; `Realisasi Rp 943 miliar. Dari target Rp 1.510
miliar, realisasi itu sudah 62,5 persen`; `Total penjualan 64 juta ton. Jawa berkontribusi 52 persen dengan volume 33,28 juta ton`; `Dari
2.400 peserta, yang lulus 1.968 siswa. Tingkat kelulusan 82 persen`.  Each is of the only figures that can be meant.
"""

from newsfacts import lexicon
from newsfacts.interval import divided
from newsfacts.language.words import noun_like, verb_like
from newsfacts.relations.certainty import LIKELY, TRIED, Certainty
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import THESE, VERBS, Mention, Outline, opening
from newsfacts.relations.portions import KINDS, fits, named_between, naming, tie_behind

Pair = tuple[Mention, Mention]  # a whole and its part

TIES = ("of", "from")
AIMS = frozenset({"target", "threshold"})
ASIDE = VERBS | {"compared", "before", "average", "every", "each", "contrast"}  # what leads up to a percentage that is none of these
BESIDE = 40  # characters between a contribution and its volume
APART = 3  # times the share that a percentage may be off by a slip
CALLED = 3  # words before a percentage among which one says that it is contributed
STEM = 4  # letters that a noun shares with the word it is made of


def told(outline: Outline, percent: Mention) -> tuple[Pair, Certainty] | None:
    """The whole and the part that the words of a percentage and those of the sentence before it tell."""
    if percent.fact.unit != "%" or percent.bracketed or percent.near & ASIDE or tie_behind(outline, percent) is not None:
        return None
    row, before = outline.by_sentence[percent.sentence], outline.by_sentence.get(percent.sentence - 1, [])
    begin, end = outline.sentence(percent.sentence - 1)[0], outline.sentence(percent.sentence)[1]
    if not before or "\n" in outline.gap(before[-1], percent) or not _other_times().isdisjoint(outline.words(begin, end)):
        return None
    pair = _achieved(outline, row, before, percent) or _of_aim(outline, row, before, percent)
    pair = pair or _contributed(outline, before, percent) or _rated(outline, row, before, percent)
    if pair is None or not kin(pair[0].fact, pair[1].fact):
        return None
    if fits(pair[1].fact, pair[0].fact, percent.fact):
        return pair, TRIED
    return (pair, LIKELY) if _comparable(pair, percent) else None


def portioned(outline: Outline, part: Mention, percent: Mention) -> bool:
    """Whether a percentage is called the portion of the figure before it: `Rp 720 triliun, sehingga porsinya 60 persen dari`."""
    cue = percent.lead("portion")
    if cue is None or outline.preceding(percent) is not part or not 0 < cue.start - part.fact.end <= BESIDE:
        return False
    before, known = outline.words(part.fact.end, cue.start), lexicon.relations().words
    led = cue.phrase.endswith(lexicon.nouns().possessive) or not known["with"].isdisjoint(before[-1:])
    own = _own(part) | lexicon.nouns().classifiers
    between = [*before, *outline.words(cue.end, percent.fact.start)]
    return led and not any(noun_like(word) and word not in own for word in between)


def of_room(whole: Mention) -> bool:
    """Whether a whole is how much there is room for, whatever it counts: `dari kapasitas 200.000 tempat duduk`."""
    tie = whole.lead(*TIES)
    return tie is not None and not lexicon.relations().words["rooms"].isdisjoint(tie.phrase.split())


def _achieved(outline: Outline, row: list[Mention], before: list[Mention], percent: Mention) -> Pair | None:
    """`Ditargetkan W. Sampai September sudah masuk A, artinya capaian sudah P persen`: of that target, and of nothing else's."""
    if len(row) != 2 or row[1] is not percent or not _usable(row[0]):
        return None
    part, known = row[0], lexicon.relations().words
    said = frozenset(outline.words(part.fact.end, percent.fact.start))
    if said.isdisjoint(known["achieved"]) or _nouns(outline, part.fact.end, percent.fact.start) - known["achieved"] - _own(part):
        return None
    whole = _only(before, part)
    return (whole, part) if whole is not None and _reached(outline, whole, part) else None


def _reached(outline: Outline, whole: Mention, part: Mention) -> bool:
    """Whether a figure is what was reached of the limit in the sentence before: no noun of something else stands before it."""
    known = lexicon.relations().words
    named = _nouns(outline, outline.sentence(part.sentence)[0], part.fact.start) - known["come_of_it"] - known["achieved"]
    return of_limit(outline, whole) and named <= named_between(outline, *outline.sentence(whole.sentence))


def realised(outline: Outline, percent: Mention, part: Mention) -> Mention | None:
    """The limit of the sentence before that a part and the percentage beside it are of: `Pagu W. Hingga Juni terserap A atau P persen`."""
    before = outline.by_sentence.get(part.sentence - 1, [])
    if not before or not part.first or "\n" in outline.gap(before[-1], part) or part.sentence != percent.sentence:
        return None
    begin, end = outline.sentence(part.sentence - 1)[0], outline.sentence(percent.sentence)[1]
    whole = _only(before, part)
    if whole is None or not kin(whole.fact, part.fact) or not _other_times().isdisjoint(outline.words(begin, end)):
        return None
    return whole if _of_all(outline, percent) and _reached(outline, whole, part) and _comparable((whole, part), percent) else None


def _of_all(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage is of a limit as a whole, where it says of what: `dari target`, not `dari target semester pertama`."""
    tie = tie_behind(outline, percent)
    if tie is None:
        return True
    said, known = outline.words(tie.start, outline.sentence(percent.sentence)[1]), lexicon.relations()
    years = known.moments["year"]
    return not known.words["limits"].isdisjoint(said[:CALLED]) and (known.words["times"] - years).isdisjoint(said)


def _of_aim(outline: Outline, row: list[Mention], before: list[Mention], percent: Mention) -> Pair | None:
    """`Realisasi A. Dari target W, realisasi tersebut sudah P persen`."""
    if len(row) != 2 or row[1] is not percent or not _usable(row[0]):
        return None
    whole = row[0]
    tie = whole.lead(*TIES)
    if tie is None or not opening(outline, percent.sentence, tie, 1) or "," not in outline.gap(whole, percent):
        return None
    comma = whole.fact.end + outline.gap(whole, percent).index(",")
    pointing = [cue for cue in outline.cues_between(comma, percent.fact.start) if cue.family in THESE]
    part = _only(before, whole)
    if not pointing or part is None or _nouns(outline, pointing[-1].end, percent.fact.start):
        return None
    return (whole, part) if part.fact.modality != "target" and not part.families & AIMS else None


def _contributed(outline: Outline, before: list[Mention], percent: Mention) -> Pair | None:
    """`Total penjualan W. Pulau Jawa berkontribusi P persen dengan volume A`."""
    part, known = outline.following(percent), lexicon.relations().words
    if part is None or not percent.first or not _usable(part) or known["contributing"].isdisjoint(outline.words_before(percent, CALLED)):
        return None
    gap = outline.gap(percent, part).lower()
    if "," in outline.text[outline.sentence(percent.sentence)[0] : percent.fact.start]:
        return None  # Di Jawa, Toyota menguasai …
    if len(gap) > BESIDE or {",", ";"} & set(gap) or known["bringing"].isdisjoint(gap.split()[:1]):
        return None
    whole = _only(before, part)
    called = whole is not None and not known["overall"].isdisjoint(outline.words(outline.since(whole), whole.fact.start))
    return (whole, part) if whole is not None and called else None


def _rated(outline: Outline, row: list[Mention], before: list[Mention], percent: Mention) -> Pair | None:
    """`Dari W peserta, yang lulus A siswa. Tingkat kelulusan mencapai P persen`: the noun is made of a word that is said of the part."""
    begin, known = outline.sentence(percent.sentence)[0], lexicon.relations()
    said = [word for word in outline.words(begin, percent.fact.start) if word.isalpha()]
    said = said[1:] if said and said[0] in known.families["result"] else said  # Artinya, tingkat kelulusan
    reached = said[:1] and said[0] in known.words["achieved"]
    if len(row) != 1 or len(before) != 2 or not said or not (reached or said[0] in known.words["rate_names"]):
        return None
    pair = _taken(outline, before)
    if pair is None:
        return None
    (whole, part), told_of = pair
    if reached:
        named = _nouns(outline, begin, percent.fact.start) - known.words["achieved"]
        return (whole, part) if not named and of_limit(outline, whole) else None
    named = named_between(outline, begin, percent.fact.start)
    named = named.difference(known.words["rate_names"], known.words["concluding"], known.words["only"])
    made = len(named) == 1 and any(_made_of(noun, word) for noun in named for word in told_of - _own(whole))
    return (whole, part) if made else None


def _taken(outline: Outline, row: list[Mention]) -> tuple[Pair, frozenset[str]] | None:
    """The whole and the part that are the figures of a sentence, with the words told of the part: `Dari W, A lulus`, `A dari W lulus`."""
    end = outline.sentence(row[0].sentence)[1]
    first, second = row
    gap = outline.gap(first, second)
    if first.dimension != second.dimension or (first.families | second.families) & ASIDE:
        return None
    if (tie := first.lead(*TIES)) is not None and opening(outline, first.sentence, tie, 1) and "," in gap:
        whole, part, begin = first, second, first.fact.end + gap.index(",")
    elif second.lead(*TIES) is not None and "," not in gap:
        whole, part, begin = second, first, second.fact.end
    else:
        return None
    usable = _usable(part) and 0 < (part.fact.number or 0) < (whole.fact.number or 0)
    return ((whole, part), named_between(outline, begin, end)) if usable else None


def _made_of(noun: str, word: str) -> bool:
    """Whether a noun is made of a word: `kelulusan` of `lulus`, `keterisian` of `terisi`, `positivitas` of `positif`."""
    return len(word) >= STEM and (word in noun or noun[: STEM + 1] == word[: STEM + 1])


def _other_times() -> frozenset[str]:
    return lexicon.relations().words["other_times"]


def _nouns(outline: Outline, start: int, end: int) -> frozenset[str]:
    """The words of `text[start:end]` that may be nouns of something else."""
    named = naming(outline, start, end) - lexicon.relations().words["only"]
    return frozenset(word for word in named if noun_like(word) and not verb_like(word))


def _own(mention: Mention) -> frozenset[str]:
    """The words of what a figure counts."""
    return frozenset((mention.fact.subject or "").lower().split())


def _usable(mention: Mention) -> bool:
    return mention.fact.kind in KINDS and bool(mention.fact.number) and not mention.bracketed and mention.fact.section != "title"


def _only(row: list[Mention], other: Mention) -> Mention | None:
    """The only figure of a sentence that is of the same kind as another."""
    alike = [mention for mention in row if mention.dimension == other.dimension]
    return alike[0] if len(alike) == 1 and _usable(alike[0]) and alike[0].fact.value != other.fact.value else None


def of_limit(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is one that is aimed at or allowed: `ditargetkan`, `Kuota`, `Pagu`."""
    if mention.fact.modality == "target" or mention.families & AIMS:
        return True
    return not lexicon.relations().words["limits"].isdisjoint(outline.words(outline.since(mention), mention.fact.start))


def _comparable(pair: Pair, percent: Mention) -> bool:
    """Whether a percentage is no further off than a slip would put it; else it is one of something else."""
    whole, part = pair
    share, stated = divided((part.fact.number or 0) * 100, whole.fact.number or 1), percent.fact.number or 0
    return share <= stated * APART and stated <= share * APART
