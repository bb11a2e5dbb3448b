"""Running totals: what there was, what came to it, and what there then is, with no verb of change that ties the three.

`Stok awal bulan 3,2 juta ton.  Setelah ada tambahan 0,4 juta ton, stok menjadi 3,6 juta ton`; `Dengan tambahan 25 kios, pasar yang
semula 140 kios itu kini memiliki 165 kios`; `Petugas menemukan 14 jenazah.  Kemudian ditemukan lagi lima jenazah, sehingga total 19`;
`Petugas menemukan tiga jenazah.  Dengan penemuan itu, korban menjadi 27 orang dari sebelumnya 24 orang`; a headline `Tersangka
Bertambah Jadi 6 Orang` above `Kejaksaan menetapkan dua tersangka.  Sebelumnya, empat tersangka ditahan`.
"""

from collections.abc import Iterable, Iterator

from newsfacts import lexicon
from newsfacts.interval import absolute
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.changing.ends import TIMES
from newsfacts.relations.heads import ids
from newsfacts.relations.nouns import kin, words
from newsfacts.relations.outline import VERBS, Mention, Outline
from newsfacts.relations.portions import naming

RISES = frozenset({"to", "total", "now"})  # lead up to what there then is
RESULTS = frozenset({"to", "total"})  # … and say that it came of the rest
OTHERWISE = frozenset(  # cues of a sentence whose figures are no such three, or of which another part may be left out
    {"including", "among", "of_that", "consists", "each", "average", "every", "target", "threshold", "without", "rest", "compared", "peak"}
)
POINTING = ("this", "this_figure", "result")  # Dengan penemuan itu, Dengan demikian
BEHIND = 4  # words behind what came in which `baru`, `lagi` stands
AHEAD = 4  # words before it that call it an addition
THERE = 3  # words behind what there was that say so: 14 posko yang sudah ada
OPENING = 40  # characters of a sentence that point back to what came
TOUCHING = 2  # … before the word that says that it tells what was before
BODY = 3  # sentences below a headline in which what came is told
LIKE = 4  # letters at the end of a verb that its active and its passive share

Three = tuple[Mention, Mention, Mention]  # what there was, what came to it, what there then is


def with_totals(outline: Outline, changes: Iterable[Relation]) -> Iterator[Relation]:
    """The changes of an article, and its running totals, each in the place of the same that was only tried."""
    found = list(changes)
    totals = {ids(relation.bindings[0]): relation for relation in _found(outline)}
    told = {ids(relation.bindings[0]) for relation in found if relation.sure}
    yield from (relation for relation in found if relation.sure or ids(relation.bindings[0]) not in totals)
    yield from (relation for figures, relation in totals.items() if figures not in told)


def grew_otherwise(outline: Outline, start: Mention, step: Mention, end: Mention) -> bool:
    """Whether more, or less, came to what there was than one step that is told before what there then is.

    `total sejak Januari menjadi 60 kasus`; `dan pada Rabu total 19 orang`; `setiap tahun bertambah 5`; `total 18 orang termasuk
    seorang yang menyerah`; `kini total 28 siswa.  Tujuh siswa sudah pulang`.
    """
    if not start.index < step.index < end.index:
        return False
    known = lexicon.relations().words
    until = outline.sentence(end.sentence)[1]
    between, behind = outline.words(step.fact.end, end.fact.start), outline.words(end.fact.end, until)[:BEHIND]
    longer = known["cumulative"] | known["since"] | known["leaving"] | known["besides"]
    beside = any(cue.family == "and" or cue.family == "total" and cue.phrase.split()[0] in known["with"] for cue in end.leads)
    if not longer.isdisjoint(between) or beside:
        return True  # dan pada Rabu kini total 19; dengan total 60 gerai di dua pulau
    if not known["each_time"].isdisjoint(outline.words(start.fact.end, step.fact.start)):
        return True
    if not (known["besides"] | known["because"]).isdisjoint(behind) or any(cue.family == "including" for cue in outline.after(end)):
        return True
    following = outline.sentence(end.sentence + 1) if end.sentence + 1 < len(outline.analysis.sentences) else (until, until)
    return not known["leaving"].isdisjoint((*outline.words(end.fact.end, until), *outline.words(*following)))


def in_one_sentence(outline: Outline, row: list[Mention]) -> Iterator[Relation]:
    """`Semula 73 dapur beroperasi, lalu 27 dapur baru diresmikan, sehingga total 100 dapur`: a change without a verb of its own."""
    for start, step, end in zip(row, row[1:], row[2:], strict=False):
        total = end.lead("total") if "total" in end.near else None
        if total is None:
            continue
        alike = start.dimension == step.dimension == end.dimension and kin(start.fact, step.fact) and kin(start.fact, end.fact)
        if "before" in start.near and not step.near & {*VERBS, "before"} and alike:
            roles = {"from": (start.fact,), "to": (end.fact,), "by": (step.fact,)}
            certainty = TRIED if grew_otherwise(outline, start, step, end) else PLAIN
            yield Relation("change", (roles,), (total.start, total.end), direction=1, **certainty)


def _found(outline: Outline) -> Iterator[Relation]:
    known = lexicon.relations().words
    for named in (*_headlined(outline), *_concluded(outline)):
        yield from _told(outline, *named)
    if (known["additions"] | known["newly"]).isdisjoint(outline.vocabulary):
        return
    for number, row in outline.sentences():
        if len(row) > 1 and (three := _of_sentence(outline, number, row)) is not None:
            yield from _told(outline, *three)


def _concluded(outline: Outline) -> Iterator[Three]:
    """The three of a sentence that points back to what came: `Dengan penemuan itu, korban menjadi 27 orang dari sebelumnya 24 orang`."""
    for number, row, cue in outline.told_by(*POINTING):
        begin, came = outline.sentence(number)[0], outline.by_sentence.get(number - 1, [])
        if len(row) != 2 or len(came) != 1 or lexicon.relations().words["with"].isdisjoint(outline.words(begin, cue.end)[:1]):
            continue
        end, start = sorted(row, key=lambda mention: bool(mention.families & RISES), reverse=True)
        alike = start.dimension == end.dimension == came[0].dimension and end.fact.kind not in TIMES
        if cue.end - begin > OPENING or not alike or not end.near & RISES or "from" in end.near or not _was(outline, start, end):
            continue
        said = {cue.family for each in (number - 1, number) for cue in outline.cues_of(each)}
        told = {*outline.words(*outline.sentence(number - 1)), *lexicon.calendar().months, *lexicon.calendar().weekdays}
        day = not {*lexicon.calendar().weekdays, *lexicon.calendar().months}.isdisjoint(outline.words_behind(start, BEHIND))
        if not day and outline.analysis.names(*outline.sentence(number)) <= told and not said & {*OTHERWISE, "fall"}:
            yield start, came[0], end


def _headlined(outline: Outline) -> Iterator[Three]:
    """The three of a headline that tells what there then is, above what came and what there was, told one after the other."""
    for _, row in outline.sentences():
        end, number = row[0], row[0].sentence
        if end.fact.section != "title":
            break
        if len(row) > 1 or "to" not in end.near or "rise" not in end.families or end.fact.kind != "count":
            continue
        pair = next((pair for each in range(number + 1, number + 1 + BODY) if (pair := _came_and_was(outline, each)) is not None), None)
        if pair is None:
            continue
        was, came = pair
        others = [mention for mention in outline.counts if mention not in (was, came, end)]
        if not any(kin(mention.fact, end.fact) for mention in others):
            yield was, came, end  # no other count below, of more of them or of all


def _came_and_was(outline: Outline, number: int) -> tuple[Mention, Mention] | None:
    """What was before and what came, told by the next sentence and by this one alone."""
    came, was = (outline.by_sentence.get(each, []) for each in (number, number + 1))
    if len(came) != 1 or len(was) != 1 or came[0].fact.kind != "count" or was[0].fact.kind != "count":
        return None
    before, begin = was[0].lead("before"), outline.sentence(number + 1)[0]
    opened = before is not None and before.start - begin <= TOUCHING
    return (was[0], came[0]) if opened and not _dated(outline, number + 1) else None


def _of_sentence(outline: Outline, number: int, row: list[Mention]) -> Three | None:
    """The three of a sentence that says what came and what there then is, the first of them perhaps from the sentence before."""
    said = {cue.family for cue in outline.cues_of(number)}
    if said & OTHERWISE or "fall" in said:
        return None
    for end in row:
        if not end.near & RISES or "from" in end.near or end.fact.kind in TIMES:
            continue
        others = [mention for mention in row if mention.dimension == end.dimension and mention is not end]
        steps = [mention for mention in others if (_comes if mention.index < end.index else _called)(outline, mention)]
        if len(steps) != 1:
            continue
        starts = [mention for mention in others if mention is not steps[0]]
        start = starts[0] if len(starts) == 1 else None if starts else _before(outline, number, steps[0], end)
        if start is not None and (start.sentence != number or _was(outline, start, end)):
            return start, steps[0], end
    return None


def _was(outline: Outline, start: Mention, end: Mention) -> bool:
    """Whether a figure of one sentence is what there was, before the other or, where its words say so, behind it."""
    return _begins(outline, start) and (start.index < end.index or not start.near.isdisjoint(("before", "from")))


def _comes(outline: Outline, mention: Mention) -> bool:
    """Whether words beside a figure say that it came to what there was: `tambahan 7 gerai`, `dua tersangka baru`, `36 rumah lagi`."""
    known = lexicon.relations().words
    behind = outline.words(mention.fact.end, outline.until(mention))[:BEHIND]
    return _called(outline, mention) or not (known["additions"] | known["newly"]).isdisjoint(behind)


def _called(outline: Outline, mention: Mention) -> bool:
    """Whether words before a figure say so."""
    before = outline.words(outline.since(mention), mention.fact.start)[-AHEAD:]
    return "from" not in mention.near and not lexicon.relations().words["additions"].isdisjoint(before)


def _begins(outline: Outline, start: Mention) -> bool:
    """Whether words beside a figure say that it is what there was before: `yang semula 140 kios`, `14 posko yang sudah ada`."""
    if "before" in start.families:
        return True
    said = outline.words(outline.since(start), start.fact.start)
    behind = outline.words(start.fact.end, outline.until(start))[:THERE]
    return not lexicon.relations().words["begun"].isdisjoint((*said, *behind))


def _before(outline: Outline, number: int, step: Mention, end: Mention) -> Mention | None:
    """What there was, where the sentence before tells that alone."""
    row = [mention for mention in outline.by_sentence.get(number - 1, []) if mention.dimension == end.dimension]
    said = {cue.family for cue in outline.cues_of(number - 1)}
    if len(row) != 1 or said & OTHERWISE or not (_begins(outline, row[0]) or _again(outline, step) and not _dated(outline, number - 1)):
        return None
    return row[0] if _one_thing(outline, row[0], step, end) else None


def _again(outline: Outline, step: Mention) -> bool:
    """Whether what came is more of what was just told: `Kemudian ditemukan lagi lima jenazah`."""
    again = lexicon.relations().words["again"]
    before = outline.words(outline.since(step), step.fact.start)[-AHEAD:]
    return not again.isdisjoint((*before, *outline.words_behind(step, BEHIND)))


def _dated(outline: Outline, number: int) -> bool:
    """Whether a sentence says when it was, so that more may have been before: `Pada Senin tiga pelaku ditangkap`."""
    said, calendar = outline.words(*outline.sentence(number)), lexicon.calendar()
    days = {*calendar.weekdays, *calendar.months, *calendar.quarters, *lexicon.relations().words["whens"]}
    return not days.isdisjoint(said)


def _one_thing(outline: Outline, start: Mention, step: Mention, end: Mention) -> bool:
    """Whether what there then is is said of the same thing and place as what there was.

    Not `Di Bandung ada 45 gerai.  Dengan tambahan 7 gerai, jumlah gerai di Jawa Barat menjadi 60`; `320 kasus.  Ada tambahan 40 kasus,
    sehingga kasus aktif menjadi 350`; `empat tersangka.  Ada tambahan dua tersangka, sehingga yang ditahan menjadi lima orang`.
    """
    analysis, calendar = outline.analysis, lexicon.calendar()
    (first, stop), (begin, until), since = outline.sentence(start.sentence), outline.sentence(end.sentence), _clause(outline, step, end)
    told, times = outline.words(first, stop), {*calendar.months, *calendar.weekdays}
    placed = analysis.names(begin, step.fact.start) | analysis.names(since, until)
    where, other = (analysis.names(*span) - times for span in ((start.fact.end, stop), (step.fact.end, since)))
    if not placed - times <= {*told} or where and other and where.isdisjoint(other):
        return False
    known, own = lexicon.relations().words, lexicon.nouns().possessive
    cues = {word for cue in outline.cues_between(since, end.fact.start) for word in cue.phrase.split()}
    named = (naming(outline, since, end.fact.start) | words(end.fact)) - known["generic"] - known["people"] - known["owning"] - cues
    ends = {word.removesuffix(own)[-LIKE:] for word in told}
    return all(word.endswith(own) or word[-LIKE:] in ends for word in named)


def _clause(outline: Outline, step: Mention, end: Mention) -> int:
    """Where the clause of the end begins: behind the last comma, or at the word of conclusion, behind what came."""
    text, since = outline.text, step.fact.end if step.index < end.index else outline.sentence(end.sentence)[0]
    results = [cue.start for cue in outline.cues_between(since, end.fact.start) if cue.family in ("result", "total", "contrast")]
    return max([since, text.rfind(",", since, end.fact.start) + 1, *results[:1]])


def _told(outline: Outline, start: Mention, step: Mention, end: Mention) -> Iterator[Relation]:
    """The three as a change, unless they are of several sorts, or so far from each other that something else came or was there."""
    facts = (start.fact, step.fact, end.fact)
    alike = _sorts(outline, start, step, end) and len({fact.modality for fact in facts}) == 1
    if not alike or any(mention.bracketed for mention in (start, step, end)) or not all(fact.number for fact in facts):
        return
    if not _near(*facts):
        return
    cue = end.lead(*RISES) or end.leads[-1]
    roles = {"from": (start.fact,), "to": (end.fact,), "by": (step.fact,)}
    yield Relation("change", (roles,), (cue.start, cue.end), direction=1, **_plain_as(outline, start, step, end))


def _sorts(outline: Outline, start: Mention, step: Mention, end: Mention) -> bool:
    """Whether the three count one sort of thing: no `saksi` among `tersangka`; the dead are `korban`, but not the wounded ones."""
    known = lexicon.relations().words
    people, persons = known["people"] | known["bodies"], known["persons"]
    wanted = people.intersection(outline.words(_clause(outline, step, end), end.fact.start)) | words(end.fact) & people - persons
    for fact in (start.fact, step.fact):
        counted = (words(fact) & people) - persons
        if counted & known["bodies"]:
            if not known["living"].isdisjoint(outline.words(*outline.sentence(end.sentence))) or not words(end.fact) & people:
                return False
        elif not kin(fact, end.fact) or counted and wanted and counted.isdisjoint(wanted):
            return False
    return kin(start.fact, step.fact) or bool(words(step.fact) & known["bodies"])


def _plain_as(outline: Outline, start: Mention, step: Mention, end: Mention) -> Certainty:
    """How plain a running total is: one sentence may name all three; where one is not exact, or some went, it need not add up."""
    first, last = min(start.fact.start, step.fact.start), max(step.fact.end, end.fact.end)
    gone = not lexicon.relations().words["leaving"].isdisjoint(outline.words(first, last))
    joined = step.index < end.index and any(cue.family == "and" for cue in outline.cues_between(step.fact.end, _clause(outline, step, end)))
    if gone or joined or any(mention.fact.qualifier != "exact" for mention in (start, step, end)):
        return TRIED
    spelled = start.sentence == end.sentence and start.families & {"before", "from"} and end.near & RESULTS
    return PLAIN if _called(outline, step) and spelled else LIKELY


def _near(start: Fact, step: Fact, end: Fact) -> bool:
    """Whether what there then is lies so near what the three come to that the miss is less than each of them."""
    whole = (start.number or 0) + (step.number or 0)
    missed = absolute(whole - (end.number or 0))
    return missed < min(step.number or 0, start.number or 0)
