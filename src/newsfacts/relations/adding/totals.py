"""Totals that say what they are of: the parts' names again (`Total guru dan perawat 640 orang`), or the lines of a table above them.

What they name leaves no doubt about which figures they add up, so that a sum that fails is plainly wrong.
"""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.interval import open_ended
from newsfacts.language import Cue
from newsfacts.model import Relation
from newsfacts.relations.adding.additions import ENDS, Sum, Told, adds_up, akin, comes_near, made_up, mendable, nested
from newsfacts.relations.adding.series import summed
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED
from newsfacts.relations.nouns import kin, same
from newsfacts.relations.outline import CLOSE, Mention, Outline, opening

REACH = 2  # sentences before a total in which the parts stand that it names
MOST_NAMES = 4  # parts that it names
NAMED = 12  # words between `total` and its figure
LEAST = 3  # lines of a table …
MOST_LINES = 40  # … and as many as are looked at
LABEL = 60  # characters of what a line is called
ADDED = ENDS | {"of", "more", "now", "including", "among", "each", "or", "target", "total"}  # these lead up to no part of a total
CONCLUDES = frozenset({"or", "result"})  # right before a total these say that it is worked out
TIMES = frozenset({"rise", "fall", "to", "more", "now", "before", "since"})  # with one of these a sentence speaks of more than one time
NUMBERED = "*•–-·|\n 0123456789."  # what may stand before the name
UNIT = 12  # characters behind the figure of a line: `orang`, `unit rumah`
SAID = 60  # characters between the total that a sentence concludes and its figure: `jumlah total pupuk yang terserap sebanyak`
BECAUSE = 6  # words behind a total among which what else is in it is told of
SEVERAL = 3  # sentences before the parts of a total that opens its own, in which another part may stand
NOUN = 35  # … between the total within a sentence and its figure
LAST = frozenset({"and", "contrast"})  # what leads up to the last part
MARKS = "*•–-·|\n"  # with one of these a line begins


def find(outline: Outline, told: Told) -> Iterator[Relation]:
    """The totals of an article that say what they are of."""
    if "total" not in outline.by_family and outline.vocabulary.isdisjoint(lexicon.relations().words["sums"]):
        return
    for whole in outline.mentions:
        if whole.fact.start in told.totals or not whole.leads or not _definite(whole):
            continue
        relation = _renamed(outline, whole) if "and" in whole.families else None
        if relation is None and "total" in whole.families:
            relation = _tabled(outline, whole) or _worked_out(outline, whole)
        if relation is not None and not told.facts(relation.bindings[0]["parts"]):
            yield told.add(relation)


def _definite(mention: Mention) -> bool:
    return bool(mention.fact.number) and not open_ended(mention.fact) and not mention.bracketed


def _renamed(outline: Outline, whole: Mention) -> Relation | None:
    """`Suara sah 300 dan suara tidak sah 20. Total suara sah dan tidak sah 340.`"""
    names, cue = _named(outline, whole)
    if len(names) < 2:
        return None
    before = [mention for mention in reversed(outline.about(whole, REACH)) if mention.index < whole.index]
    parts = [mention for mention in before if mention.dimension == whole.dimension][: len(names)][::-1]
    if len(parts) < len(names) or not all(map(_definite, parts)):
        return None
    if not all(_goes_by(outline, part, name) for part, name in zip(parts, names, strict=True)):
        return None
    binding: Sum = {"total": (whole,), "parts": tuple(parts)}
    if adds_up(binding):
        return summed([binding], cue, TRIED)
    return summed([binding], cue) if akin(binding) and (comes_near(binding) or mendable(binding)) else None


def _named(outline: Outline, whole: Mention) -> tuple[list[list[str]], Cue]:
    """The names behind `total` or `jumlah`, or before `totalnya`, and the word that stands for their sum."""
    begin = outline.since(whole)
    cue = whole.lead("total")
    if cue is not None:
        return _names(outline, cue.end, whole.fact.start) or _names(outline, begin, cue.start), cue
    analysis = outline.analysis
    first, last = analysis.tokens(begin, whole.fact.start)
    at = next((token for token in range(first, last) if analysis.words[token] in lexicon.relations().words["sums"]), None)
    if at is None:
        return [], whole.leads[0]
    return _names(outline, analysis.end(at), whole.fact.start), Cue(analysis.starts[at], analysis.end(at), "total", analysis.words[at])


def _names(outline: Outline, start: int, end: int) -> list[list[str]]:
    """What the words from an offset to another name: parted by commas and `dan`, without words such as `mencapai`."""
    analysis, known = outline.analysis, lexicon.relations().words
    joints = {cue.start for cue in outline.cues_between(start, end) if cue.family == "and"}
    first, last = analysis.tokens(start, end)
    names: list[list[str]] = [[]]
    for token in range(first, min(last, first + NAMED + 1)):
        word = analysis.words[token]
        if word == "," or analysis.starts[token] in joints:
            names.append([])
        elif word not in known["fillers"]:
            names[-1].append(word)
    names = [name for name in names if name]
    return names if joints and last - first <= NAMED and len(names) <= MOST_NAMES else []


def _goes_by(outline: Outline, part: Mention, name: list[str]) -> bool:
    """Whether a figure goes by all the words of a name, and is no more denied than it."""
    analysis, negations = outline.analysis, lexicon.modality().denied
    first, last = analysis.tokens(outline.since(part), part.fact.start)
    own = {*analysis.words[first:last], *(part.fact.subject or "").lower().split()}
    return set(name) <= own and negations & set(name) == negations & own


def _worked_out(outline: Outline, whole: Mention) -> Relation | None:
    """`Ada 412 guru dan 97 perawat, sehingga totalnya 532`; `Ada 412 guru, sedangkan perawat 97. Dengan demikian, total … 532`."""
    cue = _concluding(outline, whole)
    row = [mention for mention in outline.by_sentence[whole.sentence] if mention.index < whole.index] if cue else []
    if cue is not None and not row and opening(outline, whole.sentence, cue, 1):
        row = outline.by_sentence.get(whole.sentence - 1, [])
    parts = tuple(mention for mention in row if mention.dimension == whole.dimension)
    if any("or" in part.near for part in parts):  # 45 karton atau 900 batang, … dan 20 karton atau 400 batang. Jadi total 65 karton
        parts = tuple(part for part in parts if same(whole.fact, part.fact))
    binding: Sum = {"total": (whole,), "parts": parts}
    if (
        cue is None
        or len(parts) < 2
        or not any(joint.family in LAST for joint in outline.cues_between(parts[-2].fact.end, parts[-1].fact.start))
    ):
        return None
    if not all(map(_definite, parts)) or any(_added(part) for part in parts):
        return None
    if adds_up(binding):
        return summed([binding], cue, TRIED)
    if not _of_these(outline, whole, parts):
        return None
    back = SEVERAL if cue.family == "total" else 1
    others = [mention for mention in outline.earlier(parts[0].sentence, back) if mention.dimension == whole.dimension]
    others = [mention for mention in others if mention.fact.section != "title"]
    near = comes_near(binding) or _swapped(outline, binding)
    sure = not any(kin(whole.fact, other.fact) for other in others) and akin(binding) and near and not nested(whole, parts)
    because = lexicon.relations().words["because"]
    more = not because.isdisjoint(outline.words_behind(whole, BECAUSE))  # totalnya 380 kasus termasuk yang di Bali
    return summed([binding], cue, LIKELY) if sure and not more and not made_up(outline, binding) else None


def _added(part: Mention) -> bool:
    """Whether a figure is no part of a total behind it; what came to it is one: `tumbuh menjadi Rp 85 triliun`."""
    reached = {"to", "rise", "fall"} if "to" in part.near and "from" not in part.families else set()
    return bool(part.near & ADDED - reached)


def _swapped(outline: Outline, binding: Sum) -> bool:
    """Whether a slip alone parts a total from what the same sentence tells before it, and nothing in it speaks of other times."""
    (whole,), parts = binding["total"], binding["parts"]
    start, end = outline.sentence(whole.sentence)
    if whole.sentence != parts[0].sentence or not mendable(binding, exactly=True) or outline.dates_between(start, end):
        return False
    return not any(cue.family in TIMES for cue in outline.cues_between(start, end))


def _concluding(outline: Outline, whole: Mention) -> Cue | None:
    """What says that a total is worked out from what is told before it: `sehingga totalnya`, `atau total`, `Dengan demikian, total …`."""
    total = whole.lead("total")
    if total is None:
        return None
    known = lexicon.relations().words
    straight = [cue for cue in whole.leads if cue.family in CONCLUDES and total.start - cue.end == 1]
    summing = next((cue for cue in whole.leads if cue.phrase in known["summing"] or cue in straight), None)
    if summing is not None and (whole.fact.start - total.end <= CLOSE or _of_nobody_else(outline, whole, total)):
        return summing
    begins = opening(outline, whole.sentence, total, 0) and whole.fact.start - total.end <= CLOSE
    if begins and total.phrase.endswith(lexicon.nouns().possessive):  # Totalnya 27 ton
        return total
    if opening(outline, whole.sentence, total, 0) and whole.first and _collective(outline, whole) is not None:
        return total  # Total produksi kedua pabrik itu 200.000 unit
    result = whole.leads[0]
    concluded = result.family == "result" or result.phrase in known["so"]
    return result if concluded and opening(outline, whole.sentence, result, 1) and whole.fact.start - total.end <= SAID else None


def _collective(outline: Outline, whole: Mention) -> tuple[int, list[str]] | None:
    """How many things a word before a total says that it is of, and what stands before that word: `Total produksi kedua pabrik itu`."""
    total, ordinals = whole.lead("total"), lexicon.relations().ordinals["words"]
    named = outline.words(total.end, whole.fact.start)[:NAMED] if total is not None else []
    counts = {word + end: number for number, word in enumerate(ordinals[1:], 2) for end in ("", lexicon.nouns().possessive)}
    place = next((place for place, word in enumerate(named) if word in counts), None)
    return None if place is None else (counts[named[place]], named[:place])


def _of_these(outline: Outline, whole: Mention, parts: tuple[Mention, ...]) -> bool:
    """Whether a total that says of how many things it is, is of as many parts, and of what they are told to be of."""
    told = _collective(outline, whole)
    if told is None:
        return True
    count, label = told
    said = {*outline.words(*outline.sentence(parts[0].sentence)), *lexicon.relations().words["fillers"]}
    return count == len(parts) and said.issuperset(label)


def _of_nobody_else(outline: Outline, whole: Mention, total: Cue) -> bool:
    """Whether but a few words name what a total is of, none of another time: `sehingga total penduduk desa itu 8.900 jiwa`."""
    begin, end = total.end, whole.fact.start
    if whole.first or end - begin > NOUN or "," in outline.text[begin:end] or outline.dates_between(*outline.sentence(whole.sentence)):
        return False
    return not any(cue.family in TIMES for cue in outline.cues_between(begin, end))


def _tabled(outline: Outline, whole: Mention) -> Relation | None:
    """`* Januari: 320 unit * Februari: 410 unit * Maret: 350 unit Total: 1.180 unit`, in lines or in one."""
    cue = whole.lead("total")
    if cue is None or not (_line(outline, whole) or outline.text[cue.end : whole.fact.start].strip() == ":"):
        return None
    lines: list[Mention] = []
    for mention in reversed(outline.mentions[max(0, whole.index - MOST_LINES) : whole.index]):
        if mention.dimension != whole.dimension or not _definite(mention) or not _line(outline, mention):
            break
        lines.insert(0, mention)
    if len(lines) < LEAST or outline.text[lines[-1].fact.end : cue.start].count("\n") > 2 or _of_another_sum(outline, lines, whole, cue):
        return None
    binding: Sum = {"total": (whole,), "parts": tuple(lines)}
    if adds_up(binding):
        return summed([binding], cue, TRIED)
    if not comes_near(binding) or nested(whole, binding["parts"]):
        return None
    ruled = all(outline.text[max(0, line.fact.start - 5) : line.fact.start].rstrip(" ").endswith((":", "=")) for line in lines)
    return summed([binding], cue, PLAIN if ruled or mendable(binding) else LIKELY)


def _of_another_sum(outline: Outline, lines: list[Mention], whole: Mention, cue: Cue) -> bool:
    """Whether a total is not that of the lines above: `Total pendapatan` below lines of `Belanja …`; `Total bayar setelah diskon`."""
    named = set(outline.words(cue.end, whole.fact.start))
    if not lexicon.relations().words["afterwards"].isdisjoint(named):
        return True
    labels = [outline.text[max(outline.since(line), line.fact.start - LABEL) : line.fact.start].lstrip(NUMBERED) for line in lines]
    heads = {label.split()[0].lower().strip(":") for label in labels if label.split()}
    return whole.fact.kind == "money" and len(heads) == 1 and bool(named - {":"}) and heads.isdisjoint(named)


def _line(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is what a line of a table holds: a mark, a name, a colon and the figure, or a short line that the figure ends."""
    text, fact = outline.text, mention.fact
    since = outline.mentions[mention.index - 1].fact.end if mention.index else 0
    label = text[max(since, fact.start - LABEL) : fact.start]
    at = max(label.rfind(mark) for mark in MARKS)
    if at < 0 or "." in label[at:].rstrip(". ").lstrip(NUMBERED) or "," in label[at:]:
        return False
    if label.rstrip().endswith((":", "=")):
        return label.count(":", at) <= 1
    end = text.find("\n", fact.end)
    alone = "\n" in label and len(text[fact.end : end if end >= 0 else None].strip(" .;,")) <= UNIT
    return alone and ":" not in label[label.rfind("\n") :]
