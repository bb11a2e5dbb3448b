"""What opens the list of things counted: a cue behind the count (`yakni`, `berinisial`, a colon), or one that begins the next sentence."""

from newsfacts import lexicon
from newsfacts.dimensions import OFTEN
from newsfacts.language import Cue
from newsfacts.language.words import takes_object
from newsfacts.relations.listing.unopened import BESIDE, REACH
from newsfacts.relations.nouns import words
from newsfacts.relations.outline import Mention, Outline, opening

COLON = "colon"  # opens a list, or a speech
OPENERS = frozenset({"namely", "consists"})
EACH = "each"  # opens a list of names
SOME = "for_example"  # opens a list that need not name all there are


def opener(outline: Outline, number: int, mention: Mention) -> tuple[Cue | None, int]:
    """The cue that opens the list, and 1 if it stands in the next sentence."""
    end = outline.sentence(number)[1]
    taken = outline.preceding(mention) if mention.near & {"from", "of"} else None
    if taken is not None and mention.fact.start - taken.fact.end <= BESIDE:
        return None, 0  # satu dari lima program, yakni …
    if not lexicon.relations().words["some_of"].isdisjoint(outline.words_before(mention, 2)):
        return None, 0  # sebagian dari empat kecamatan, yakni …
    stop = outline.following(mention)
    if stop is not None and outline.gap(mention, stop).strip().lower() in lexicon.relations().families["from"]:
        stop = outline.following(stop)  # empat dari sepuluh kota …, yakni A, B, C, dan D
    while stop is not None and (stop.bracketed or of_digits(stop)):
        stop = outline.following(stop)
    for cue in outline.cues_between(mention.fact.end, end):
        if stop is not None and stop.fact.start < cue.start:
            break
        if cue.family in ("contrast", "including", "among"):
            return None, 0
        if _names_others(outline, mention, cue) or _leading(outline, cue) or cue.phrase in lexicon.relations().words["blended"]:
            continue  # tiga klub gabungan dari A, B, C, dan D
        if cue.family in OPENERS or cue.family == SOME or _names_each(outline, cue):
            return (cue, 0) if cue.start - mention.fact.end <= REACH else (None, 0)
    colon = outline.text.find(":", mention.fact.end, min(end, mention.fact.end + REACH))
    if colon > 0 and outline.text[colon + 1 : colon + 2].isspace() and (stop is None or colon < stop.fact.start):
        return Cue(colon, colon + 1, COLON, ":"), 0
    while stop is not None and stop.fact.kind != "count":
        stop = outline.following(stop)
    if stop is None and number + 1 < len(outline.analysis.sentences):
        other = next(iter(outline.by_sentence.get(number + 1, ())), None)
        if (follows := _following(outline, number + 1)) is not None:
            return (follows, 1) if other is None or other.fact.start > follows.start else (None, 0)
        for cue in outline.cues_of(number + 1)[:3]:
            if cue.family == "namely" and opening(outline, number + 1, cue):
                if _counts_others(outline, outline.sentence(number + 1)[0], cue, mention) or _names_others(outline, mention, cue):
                    return None, 0
                summed = any(before.family == "total" for before in outline.cues_between(outline.sentence(number + 1)[0], cue.start))
                return (cue, 1) if not summed and (other is None or other.fact.start > cue.start) else (None, 0)  # Totalnya adalah …
    return None, 0


def _leading(outline: Outline, cue: Cue) -> bool:
    """Whether a cue only opens the names of the first among those counted: `empat kecamatan, yang terparah yakni …`."""
    at = outline.analysis.token_at(cue.start)
    return at > 0 and outline.analysis.words[at - 1] in lexicon.relations().words["superlatives"]


def _following(outline: Outline, number: int) -> Cue | None:
    """The colon of a sentence that says that a list follows: `Berikut daftarnya:`."""
    start, end = outline.sentence(number)
    if outline.analysis.words[outline.analysis.token_at(start)] not in lexicon.relations().words["follows"]:
        return None
    colon = outline.text.find(":", start, min(end, start + REACH))
    return Cue(colon, colon + 1, COLON, ":") if colon > 0 else None


def of_digits(mention: Mention) -> bool:
    """Whether a figure only tells how large others are: `menyumbang dua digit poin`."""
    return mention.fact.kind == "count" and not words(mention.fact).isdisjoint(lexicon.relations().words["digits"])


def of_something_else(outline: Outline, mention: Mention, cue: Cue, next_one: int) -> bool:
    """Whether the words between a count and a cue, or a count behind that, let the list be of something else."""
    between = outline.text[mention.fact.end : cue.start]
    if not lexicon.relations().words["several"].isdisjoint(between.lower().split()):
        return True  # lima kasus di berbagai daerah, yakni A, B, dan C
    if mention.fact.kind == "duration" and "," in between.rstrip(", "):
        return True  # Dalam tiga tahun terakhir, penyakit terbanyak di sana, yakni A, B, C, dan D
    if mention.fact.unit != OFTEN:
        return False
    # 3 kali, yaitu di Aceh 2 kali dan di Riau sekali
    return any(other.fact.unit == OFTEN for other in outline.about(mention, 0, next_one) if other.fact.start > cue.end)


def _names_others(outline: Outline, mention: Mention, cue: Cue) -> bool:
    """Whether a cue names others than those that were counted: `tiga remaja mengeroyok pelajar berinisial A dan B`."""
    if cue.phrase not in lexicon.relations().words["naming"]:
        return False
    begin = outline.sentence(outline.analysis.sentence_at(cue.start))[0]
    if begin > mention.fact.start:
        return words(mention.fact).isdisjoint(outline.words(begin, cue.start))  # Dua pelaku ditangkap. Korban bernama A dan B
    between, others = outline.words(mention.fact.end, cue.start), lexicon.relations().words["before_others"]
    return mention.fact.kind != "count" or any(takes_object(word) or word in others for word in between)


def _names_each(outline: Outline, cue: Cue) -> bool:
    """Whether a name follows `masing-masing`, and no figure: `tiga pelaku, masing-masing A, B, dan C`."""
    behind = outline.behind(cue) if cue.family == EACH else None
    return cue.family == EACH and outline.text[cue.end + 1 : cue.end + 2].isupper() and (behind is None or behind.fact.start > cue.end + 1)


def _counts_others(outline: Outline, begin: int, cue: Cue, mention: Mention) -> bool:
    """Whether the sentence of a list says itself how many it lists: `melukai lima lainnya.  Keenam korban tewas yaitu …`."""
    first, last = outline.analysis.tokens(begin, cue.start)
    ordinals = lexicon.relations().ordinals["words"]
    named = [ordinals.index(word) + 1 for word in outline.analysis.words[first:last] if word in ordinals[1:]]
    return bool(named) and mention.fact.number not in named


def counts_inside(outline: Outline, mention: Mention, cue: Cue) -> Mention | None:
    """A figure that the list opens with (`satu truk dan dua minibus`), so that such figures and not the items may make up the count."""
    first = next((other for other in outline.mentions[mention.index + 1 :] if other.fact.start >= cue.end), None)
    return first if first is not None and first.fact.kind == "count" and first.fact.start - cue.end <= 3 else None
