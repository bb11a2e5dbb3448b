"""Shares of one whole that are given as complete: they add up to 100 per cent.

A run of percentages, in one sentence or two neighbouring ones, that makes a hundred is noted.  That it does not is reported only where
`sisanya` closes the run, and of two only as a note; or, as a note, where `terdiri atas` or `pembagian` opens it and `dan` ends it, and
where those who do not answer, or all others, end a run of three or more that comes to more than a hundred.  And percentages of so few
things that not every percentage is possible: `45 persen dari tujuh anggota`.
"""

from collections.abc import Iterator
from itertools import combinations

from newsfacts import lexicon
from newsfacts.interval import Tier, absolute, reading, total
from newsfacts.language import Cue
from newsfacts.language.words import noun_like
from newsfacts.model import Number, Relation
from newsfacts.relations.certainty import LIKELY, PLAIN, TRIED, Certainty
from newsfacts.relations.nouns import words
from newsfacts.relations.outline import VERBS, Mention, Outline
from newsfacts.relations.sharing.closings import CLOSE, HUNDRED, exceeding, first, goes_on, left, taken

MOST = 10  # longer runs are tables
APART = 170  # characters between two shares of one whole
NESTED = 2  # shares of other ones among them
FEW = {"1": 100, "0.1": 1000, "0.01": 1000}  # by the last printed digit: from how many things on nearly every percentage is possible
TIES = frozenset({"of", "from"})
BEHIND = 3  # characters between a share and the `di antaranya` that speaks of it
NEXT = 15  # characters behind a percentage in which it is taken of something else
TIED = 30  # characters between a percentage and what it is taken of
CHANGES = frozenset({"from", "rise", "fall", "strengthen", "weaken"})
OTHERWISE = VERBS | {"compared", "above", "below", "including", "among", "highest", "lowest", "average"}


def find(outline: Outline) -> Iterator[Relation]:
    """The complete compositions of an article."""
    shares = [mention for mention in outline.mentions if mention.fact.unit == "%"]
    place = 0
    while place < len(shares):
        run = _run(outline, shares, place)
        size = _complete(run) if _opens(shares, place) else 0
        if size:
            yield _relation(run[:size], run[size - 1].leads[-1] if run[size - 1].leads else None, TRIED)
        elif (closed := _closed(outline, run)) is not None:
            size = len(closed)
            if not _nested(shares, closed):
                rest = closed[-1].lead("rest")
                plain = size > 2 and rest is not None and closed[0].sentence == closed[-1].sentence
                yield _relation(closed, rest, PLAIN if plain else LIKELY)
        elif (divided := _divided(outline, run)) is not None:
            size = len(divided)
            yield _relation(divided, divided[0].lead("consists", "namely"), LIKELY)
        elif (more := exceeding(outline, run)) is not None:
            size = len(more)
            if not _nested(shares, more):
                yield _relation(more, None, LIKELY)
        place += max(1, size)
    for mention in shares:
        whole = _few(outline, mention)
        if whole is not None:
            yield Relation(
                "possible-percent", ({"percent": (mention.fact,), "whole": (whole.fact,)},), (mention.fact.start, mention.fact.end)
            )


def _few(outline: Outline, share: Mention) -> Mention | None:
    """The things that a percentage is taken of, where they are counted, few, and named right beside it."""
    fact = share.fact
    most = FEW.get(fact.precision or "")
    if most is None or fact.qualifier != "exact" or share.bracketed or share.families & OTHERWISE or "or" in share.families:
        return None
    after, before = outline.following(share), outline.preceding(share)
    if after is not None and after.near & TIES and after.fact.start - fact.end <= TIED and "," not in outline.gap(share, after):
        whole = after
        if _of_their_own(outline, after):
            return None
    elif (
        before is not None
        and before.first
        and before.near & TIES
        and "," in outline.gap(before, share)
        and fact.start - before.fact.end <= 2 * TIED
        and not any(cue.family in TIES for cue in outline.cues_between(fact.end, fact.end + NEXT))
        and outline.gap(before, share).lower().split()[-1:] not in ([word] for word in lexicon.relations().words["amounts"])
    ):
        whole = before
    else:
        return None
    counted = (
        whole.fact.kind == "count"
        and whole.fact.qualifier == "exact"
        and whole.fact.number is not None
        and whole.fact.number.denominator == 1
        and words(whole.fact).isdisjoint(lexicon.relations().words["counted_at"])  # 51,9 persen dari 400 TPS: of the votes
    )
    return whole if counted and 1 < (whole.fact.number or 0) < most and not _of_another(outline, fact.end, whole) else None


def _of_their_own(outline: Outline, whole: Mention) -> bool:
    """Whether the share is of something that those counted have: `56,17 persen dari total premi 76 perusahaan`."""
    known, cue = lexicon.relations().words, next(cue for cue in reversed(whole.leads) if cue.family in TIES)
    said = known["fillers"] | known["wholes"] | known["sums"]
    return any(noun_like(word) and word not in said for word in outline.words(cue.end, whole.fact.start))


def _of_another(outline: Outline, end: int, whole: Mention) -> bool:
    """Whether the percentage is one of something else than what was counted: `dari lima bank, 34 persen kredit`."""
    behind = outline.text[end : end + TIED]
    word = behind.split()[0].strip(',.;:()"”').lower() if behind[:1] == " " and behind.strip() else ""
    return bool(word) and noun_like(word) and word not in words(whole.fact)


def _usable(outline: Outline, mention: Mention) -> bool:
    number, before = mention.fact.number, outline.preceding(mention)
    leads = mention.leads
    if before is not None and leads and leads[0].family == "among" and leads[0].start - before.fact.end <= BEHIND:
        leads = leads[1:]  # 68 persen di antaranya …, sisanya 32 persen
    return (
        number is not None
        and 0 < number < HUNDRED
        and OTHERWISE.isdisjoint([cue.family for cue in leads])
        and mention.fact.section != "title"
        and not ("to" in mention.near and mention.families & CHANGES)
    )


def _opens(shares: list[Mention], place: int) -> bool:
    """Whether a list of shares may begin here, and not in the midst of another."""
    mention = shares[place]
    before = shares[place - 1] if place else None
    return (
        before is None
        or before.sentence != mention.sentence
        or bool(mention.families & {"contrast", "consists", "each", "namely", "to"})
        or mention.fact.start - before.fact.end > APART // 2
    )


def _run(outline: Outline, shares: list[Mention], place: int) -> list[Mention]:
    """The shares from one on that stand close together, none of them a change or a threshold."""
    run: list[Mention] = []
    for mention in shares[place : place + MOST]:
        if (
            not _usable(outline, mention)
            or run
            and (
                _led_to(mention)
                or "from" in run[-1].near
                and "to" in mention.near
                or mention.fact.start - run[-1].fact.end > APART
                or mention.sentence - run[-1].sentence > 1
            )
        ):
            break
        run.append(mention)
    return run


def _led_to(mention: Mention) -> bool:
    """Whether `terdiri atas` leads to a share; `berasal dari` may speak of the one before: `45 persen dana berasal dari A, 35 dari B`."""
    return any(cue.family == "consists" and cue.phrase not in lexicon.relations().words["origins"] for cue in mention.leads)


def _complete(run: list[Mention]) -> int:
    """How many shares from the first on make a hundred; 0 if none do."""
    reached: Number = 0
    for size, mention in enumerate(run, 1):
        reached += mention.fact.number or 0
        if size > 1 and absolute(reached - HUNDRED) <= 1 and _hundred(run[:size]):
            return size
    return 0


def _hundred(run: list[Mention]) -> bool:
    """Whether they make a hundred: two exactly (half and half by rounding is too cheap), more as far as their rounding goes."""
    if len(run) == 2:
        hedges = {mention.fact.qualifier for mention in run} - {"at_most"}  # menguasai hingga 74 persen
        return sum(mention.fact.number or 0 for mention in run) == HUNDRED and len(hedges) <= 1
    found = total(reading(mention.fact, Tier.ROUNDED) for mention in run)
    return found.low is not None and found.high is not None and found.low <= HUNDRED <= found.high


def _closed(outline: Outline, run: list[Mention]) -> list[Mention] | None:
    """The shares of one sentence up to the one that is `sisanya`, before or behind it, if they come near a hundred.

    Or those of a sentence and the rest with which the next one opens.
    """
    last = next((place for place, mention in enumerate(run) if place and left(outline, mention)), None)
    if last is None or _of_several(outline, run[last]):
        return None
    chosen = [mention for mention in run[: last + 1] if mention.sentence == run[last].sentence]
    if len(chosen) == 1:
        chosen = run[: last + 1] if goes_on(outline, run[: last + 1]) else []
    if not chosen or taken(outline, chosen) or "rest" not in run[last].near and not first(outline, chosen[0]):
        return None
    summed = next((chosen[place:] for place in range(len(chosen) - 1) if _hundred(chosen[place:])), None)
    chosen = summed or chosen  # 42, 31 dan 19 persen, ketiganya 92 persen, dan sisanya 8 persen
    sums = sum(mention.fact.number or 0 for mention in chosen)
    whole = any(mention.near & {"of", "of_that"} for mention in chosen[1:]) or bool(chosen and "of_that" in chosen[0].families)
    return chosen if len(chosen) > 1 and absolute(sums - HUNDRED) <= CLOSE and not whole else None


def _of_several(outline: Outline, share: Mention) -> bool:
    """Whether a share is only that of the first of the rest: `sisanya berasal dari gedung sebesar 21% dan proyek sipil lainnya`."""
    return "consists" in share.families and any(cue.family in ("and", "others") for cue in outline.after(share))


def _nested(shares: list[Mention], closed: list[Mention]) -> bool:
    """Whether the shares make a hundred without some that are shares of another one.

    `Puas 71 persen, 20 persen di antaranya sangat puas, tidak puas 25 persen, dan sisanya 4 persen`
    """
    last = closed[-1]
    others = [share for share in shares if closed[0].sentence <= share.sentence <= last.sentence and share.index < last.index][-MOST:]
    if _hundred(closed):
        return False
    return any(
        _hundred([*some, last])
        for size in range(len(others) - 1, max(0, len(others) - NESTED - 1), -1)
        for some in combinations(others, size)
    )


def _divided(outline: Outline, run: list[Mention]) -> list[Mention] | None:
    """The shares of a sentence into which something is divided, if they come near a hundred: `terdiri atas 60 persen … dan 50 persen …`."""
    first = run[0] if run else None
    last = next((place for place, mention in enumerate(run) if place and "and" in mention.families), 0)
    if first is None or not last or run[last].sentence != first.sentence or first.near & {"of", "from"}:
        return None
    known, begin = lexicon.relations().words, outline.sentence(first.sentence)[0]
    opened = any(cue.family == "consists" and cue.phrase not in known["partial"] for cue in outline.cues_between(begin, first.fact.start))
    if not opened and known["portioned"].isdisjoint(outline.words(begin, first.fact.start)):
        return None
    if any(mention.fact.unit == "%" and mention.index < first.index for mention in outline.about(first, back=1)):
        return None  # 94 persen mendukung. Rinciannya, 31,3 persen sangat mendukung dan 62,7 persen mendukung
    return run[: last + 1] if absolute(sum(mention.fact.number or 0 for mention in run[: last + 1]) - HUNDRED) <= CLOSE else None


def _relation(run: list[Mention], cue: Cue | None, certainty: Certainty) -> Relation:
    at = (cue.start, cue.end) if cue else (run[0].fact.start, run[0].fact.end)
    return Relation("shares-total", ({"parts": tuple(mention.fact for mention in run)},), at, **certainty)
