"""Lists whose items hold figures of their own: `tiga tingkat: empat merek …, dua …, dan empat …`; the amounts that a total consists of."""

from newsfacts.language import Cue
from newsfacts.relations.listing.enumerations import Items, joints, marked
from newsfacts.relations.outline import Mention, Outline, opening

FEWEST = 3  # items that make such a list
BESIDE = 60  # characters between a count and the total of what it counts


def opened(outline: Outline, mention: Mention, first: Mention) -> Items | None:
    """The items, each of which opens with a count as the `first` does; none where these counts make up the counted number."""
    row = [other for other in outline.by_sentence[first.sentence] if other.index >= first.index and other.fact.kind == "count"]
    opens = [first, *(other for other in row if other is not first and _joined(outline, other) is not None)]
    if len(opens) < FEWEST or not _joined(outline, opens[-1]) or ":" in outline.gap(first, opens[1]):
        return None
    if first.fact.subject == mention.fact.subject or sum(other.fact.number or 0 for other in opens) == mention.fact.number:
        return None
    ends = [other.fact.start for other in opens[1:]] + [outline.sentence(first.sentence)[1]]
    return marked(tuple(_item(outline.text[other.fact.start : end]) for other, end in zip(opens, ends, strict=True)))


def amounts(outline: Outline, mention: Mention) -> tuple[Items, Cue] | None:
    """What the amounts of the next sentence belong to, where they are told to be the total of what is counted: `anggaran 3 dinas Rp …`."""
    total = outline.following(mention)
    if total is None or total.fact.kind != "money" or outline.following(total) is not None or total.fact.start - mention.fact.end > BESIDE:
        return None
    cues = outline.cues_of(mention.sentence + 1)[:2] if mention.sentence + 1 in outline.by_sentence else []
    if [cue.family for cue in cues] != ["this_figure", "consists"] or not opening(outline, mention.sentence + 1, cues[0], 2):
        return None
    row = outline.by_sentence[mention.sentence + 1]
    if len(row) < FEWEST or any(other.dimension != total.dimension for other in row):
        return None
    begins = [cues[1].end, *(other.fact.end for other in row[:-1])]
    names = [outline.text[begin : other.fact.start].strip(" ,\n") for begin, other in zip(begins, row, strict=True)]
    last = names[-1].split(maxsplit=1)
    if len(last) < 2 or last[0].lower() not in joints() or not all(name[:1].isupper() for name in (*names[:-1], last[1])):
        return None
    return marked((*names[:-1], last[1])), cues[1]


def _item(text: str) -> str:
    """An item without what joins it to the next one."""
    item = text.strip(" ,;.\n")
    rest, _, last = item.rpartition(" ")
    return rest.rstrip(" ,;") if last.lower() in joints() else item


def _joined(outline: Outline, mention: Mention) -> bool | None:
    """Whether a conjunction stands right before a figure; None where not even a comma does."""
    before = outline.text[outline.sentence(mention.sentence)[0] : mention.fact.start].rstrip()
    word = before.rpartition(" ")[2].lower()
    return True if word and word in joints() else False if before.endswith((",", ";")) else None
