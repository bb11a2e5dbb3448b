"""What `dari jumlah tersebut`, `dari kapal itu` or `dari total tunggakan ini` points back to: a figure named before.

A phrase that stands for any figure points to the nearest ones.  One with a noun of its own opens its sentence and points to a figure that
goes by that noun; where none does (`dari pemeriksaan tersebut`), it points to no figure at all.
"""

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.relations.adding.series import main
from newsfacts.relations.nouns import words
from newsfacts.relations.outline import Mention, Outline, before_cue, opening
from newsfacts.relations.portions import around, named_between

NAMED = 60  # characters within which `tersebut` stands behind `dari`
REACH, FAR = 2, 5  # sentences back in which a figure of the noun may stand, and one that is called a total


def pointed(outline: Outline, number: int, row: list[Mention], cue: Cue, reach: int) -> list[Mention]:
    """The figures before a cue that it may point back to, nearest first; none where it does not point back."""
    if cue.family == "of_that":
        found = before_cue(row, cue) or outline.earlier(number, reach)
        return sorted(found, key=lambda mention: listed(outline, mention) or "of" in mention.near)
    if cue.family not in ("of", "from") or not (outline.text[cue.start].isupper() or opening(outline, number, cue, 1)):
        return []
    this = next((other for other in outline.cues_between(cue.end, cue.end + NAMED) if other.family == "this"), None)
    if this is None or any(cue.start < mention.fact.start < this.end for mention in row):
        return []
    named = named_between(outline, cue.end, this.start)
    if not lexicon.relations().words["viewpoints"].isdisjoint(named):
        return []  # dari sisi penerimaan untuk membayar utang tersebut
    of_all = says_total(outline.text[cue.start : this.start])
    found = [mention for mention in main(outline.earlier(number, FAR if of_all else REACH)) if named & _names(outline, mention)]
    return [mention for mention in found if of_all and "total" in mention.families] or found


def says_total(text: str) -> bool:
    """Whether a phrase calls what it points back to a total: `dari total penawaran tersebut`."""
    return not lexicon.relations().words["overall"].isdisjoint(text.lower().split())


def _names(outline: Outline, mention: Mention) -> frozenset[str]:
    """The words that a figure goes by: the noun that it counts, or, of an amount, those around it."""
    return words(mention.fact) if mention.fact.kind == "count" else around(outline, mention)


def listed(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is a part in its sentence, whose whole is sooner meant: `20 rumah, terdiri dari 12 …. Dari jumlah itu, 15 …`."""
    begin = outline.sentence(mention.sentence)[0]
    return any(cue.family in ("consists", "namely") for cue in outline.cues_between(begin, mention.fact.start))
