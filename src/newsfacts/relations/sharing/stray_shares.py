"""Percentages beside a part and its whole that are of something else: of another whole, of another time, or one of several in turn."""

from newsfacts import lexicon
from newsfacts.interval import divided
from newsfacts.language.words import noun_like, verb_like
from newsfacts.model import Relation
from newsfacts.relations.nouns import words
from newsfacts.relations.outline import Mention, Outline
from newsfacts.relations.portions import TIES, around, fits, naming, telling, tie_behind
from newsfacts.relations.sharing import wholes

RATED = 3  # words before a percentage among which one says that it is a rate
NAMED = 3  # words behind `dari` that name the whole of a percentage
YARDSTICKS = frozenset({"above", "below"})


def no_share(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage is of nothing that stands before it."""
    return _undone(outline, percent) or _held_against(outline, percent) or _of_limit(outline, percent)


def _undone(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage is of what is done, unlike the part before it: `540 nomor yang belum atau baru 48 persen`."""
    part = outline.preceding(percent)
    if part is None or "or" not in percent.near:
        return False
    words, known = outline.analysis.words, lexicon.relations().words
    first, last = outline.analysis.tokens(part.fact.end, percent.fact.start)
    return words[last - 1] in known["only"] and not lexicon.modality().denied.isdisjoint(words[first:last])


def _of_limit(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage in brackets is of what was aimed at: `bea keluar Rp221 miliar (79 persen target)`."""
    at = outline.analysis.token_at(percent.fact.end)
    return percent.bracketed and not lexicon.relations().words["limits"].isdisjoint(outline.analysis.words[at : at + 1])


def _held_against(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage is only what a share is held against.

    `kuorum dua pertiga`; `30 dari 120 balita, atau di atas angka nasional, 21,5 persen`.
    """
    if "threshold" in percent.near:
        return True
    above = next((cue for cue in percent.leads if cue.family in YARDSTICKS), None)
    return above is not None and bool(naming(outline, above.end, percent.fact.start))


def meant_otherwise(outline: Outline, share: Relation) -> bool:
    """Whether a percentage that does not fit is plainly of something else than the part and the whole beside it."""
    whole, part, percent = (outline.at(share.bindings[0][role][0].start) for role in ("whole", "part", "percent"))
    return (
        _nested(outline, whole, part, percent)
        or _risen(whole, part)
        or _of_another_whole(outline, whole, part, percent)
        or _of_another_time(outline, percent)
        or _rated(outline, whole, percent)
        or _in_turn(outline, percent)
        or _done(outline, percent)
        or _more_or_less(outline, percent)
    )


def _nested(outline: Outline, whole: Mention, part: Mention, percent: Mention) -> bool:
    """Whether a share is one of another one: `Dari Rp 10 miliar, 60 persen …, dan 50 persen di antaranya atau Rp 3 miliar`."""
    before = outline.preceding(min(percent, part, key=lambda mention: mention.index))
    if before is None or before.fact.unit != "%" or not before.fact.number or not whole.fact.number:
        return False
    inner = whole.fact.altered(value=str(divided(whole.fact.number * before.fact.number, 100)), kind="number")
    return fits(part.fact.altered(kind="number"), inner, percent.fact)


def _risen(whole: Mention, part: Mention) -> bool:
    """Whether the two are the ends of a change: `naik dari 10 menjadi 12 kursi (24 persen)`."""
    if (part.fact.number or 0) <= (whole.fact.number or 0):
        return False
    return whole.index + 1 == part.index and "from" in whole.families and "to" in part.families


def _of_another_whole(outline: Outline, whole: Mention, part: Mention, percent: Mention) -> bool:
    """Whether a percentage behind the figure that is taken for its whole has another one, which it names.

    `254 dari 620 responden, atau 25,4 persen dari seluruh sampel`; `36 dari 38 provinsi (58,59 persen suara)`, with brackets or without;
    `320 dari 500 emiten untung, 70 persen di antaranya lebih besar`, which is of the part.
    """
    if whole.index > percent.index or whole.sentence != percent.sentence:
        return False
    if part.index < whole.index and whole.near & TIES and wholes.taken_back(outline, percent):
        return True
    named = _named_behind(outline, percent)
    told = around(outline, whole) | around(outline, part) | words(whole.fact) | words(part.fact)
    return bool(named) and named.isdisjoint(told)


def _named_behind(outline: Outline, percent: Mention) -> frozenset[str]:
    """What a percentage is of, by the words behind its `dari`, or behind it in its brackets."""
    tie, end = tie_behind(outline, percent), percent.fact.end
    if tie is not None:
        first = outline.analysis.token_at(tie.end)
        named = telling(outline, first, first + NAMED) | frozenset(tie.phrase.split()[1:])  # dari target
    elif percent.bracketed:
        named = naming(outline, end, outline.text.find(")", end))
    elif _names_its_whole(outline, percent):
        named = frozenset((percent.fact.subject or "").lower().split())
    else:
        return frozenset()
    return named.difference(lexicon.relations().words["wholes"], lexicon.nouns().totals)


def _names_its_whole(outline: Outline, percent: Mention) -> bool:
    """Whether what a percentage is of stands right behind it: `lima dari 20 kecamatan, atau 40 persen luas wilayah`."""
    subject = (percent.fact.subject or "").lower()
    return (
        "or" in percent.near
        and bool(subject)
        and outline.text[percent.fact.end : percent.fact.end + len(subject) + 1].lower() == f" {subject}"
    )


def _of_another_time(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage in brackets is one of before: `36 dari 38 provinsi (tahun lalu 92 persen)`."""
    start = percent.fact.start
    bracket = outline.text.rfind("(", outline.since(percent), start)
    return bracket >= 0 and percent.bracketed and not lexicon.relations().words["times"].isdisjoint(outline.words(bracket, start))


def _rated(outline: Outline, whole: Mention, percent: Mention) -> bool:
    """Whether a percentage behind part and whole is a rate, or what they are like: `Rp7 triliun dari Rp10 triliun pada 6,9 persen`."""
    if percent.bracketed or "or" in percent.families or not whole.index < percent.index:
        return False
    known = lexicon.relations().words
    return not known["rates"].isdisjoint(outline.words(whole.fact.end, percent.fact.start)[-RATED:])


def _in_turn(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage is one of several in a row: `60 persen dan 25 persen dari Rp20 triliun, yakni Rp12 triliun dan Rp5 triliun`."""
    before = outline.preceding(percent)
    return outline.listed(percent) or before is not None and outline.listed(before) and before.dimension == percent.dimension


def _done(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage is of what those before it do something to: `45 dari 60 desa sudah menyerap 90 persen dana desa`."""
    since = outline.since(percent)
    if percent.bracketed or "or" in percent.families or "," in outline.text[since : percent.fact.start]:
        return False
    if tie_behind(outline, percent) is not None:
        return False
    said, known = outline.words(since, percent.fact.start), lexicon.nouns()
    said = [word for word in said if word not in lexicon.relations().words["only"]]
    return bool(said) and verb_like(said[-1]) and (said[-1] not in known.carriers or bool(_object(outline, percent)))


def _more_or_less(outline: Outline, percent: Mention) -> bool:
    """Whether a percentage says how much more or less something is: `Rp 4 triliun dari Rp 10 triliun atau 15 persen di atas tahun lalu`."""
    behind = next(iter(outline.after(percent)), None)
    return behind is not None and behind.family in ("above", "below", "higher", "lower") and behind.start - percent.fact.end <= 1


def _object(outline: Outline, percent: Mention) -> str:
    """The noun right behind a percentage, if one stands there."""
    word = "".join(outline.words_behind(percent, 1))
    return word if noun_like(word) else ""
