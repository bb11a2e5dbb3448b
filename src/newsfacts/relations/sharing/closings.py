"""What closes a list of shares, so that they are all that there is: `sisanya`, those who do not answer, all others."""

from newsfacts import lexicon
from newsfacts.relations.outline import VERBS, Mention, Outline

HUNDRED = 100
CLOSE = 20  # a closed run that misses a hundred by more is one of several wholes
LEAST = 3  # shares of which those who do not answer are the last
ROUND = 600  # characters around them in which several answers are spoken of
OWNERS = 4  # words before the first one among which it is said that they are of owners
OPENING = 28  # characters before the rest with which a sentence opens
SAID = 6  # words behind a share that say so
JOINING = frozenset({"and", "contrast"})  # what leads up to the last share
ASIDE = VERBS | {"before", "now", "of", "of_that", "among", "including", "or", "each", "target", "average", "every"}


def left(outline: Outline, mention: Mention) -> bool:
    """Whether a share is what is left: `dan 15 persen sisanya berinvestasi`, `sisanya, 15 persen, berinvestasi`."""
    rest = mention.lead("rest")
    if "rest" in mention.near or rest is not None and outline.text[rest.end : mention.fact.start].strip() == ",":
        return True
    behind = next(iter(outline.after(mention)), None)
    if behind is None or behind.phrase not in lexicon.relations().words["left"] or not mention.families & JOINING:
        return False
    return behind.start - mention.fact.end == 1


def goes_on(outline: Outline, run: list[Mention]) -> bool:
    """Whether a sentence opens with the rest of the shares of the one before, of which none is left out: `…. Sisanya 20 persen …`."""
    opens, last = run[0], run[-1]
    if last.sentence - opens.sentence != 1 or not last.first or not first(outline, opens):
        return False
    if any(mention.fact.unit == "%" for mention in outline.earlier(opens.sentence)):
        return False
    begin, rest = outline.sentence(last.sentence)[0], last.lead("rest")
    return last.fact.start - begin <= OPENING and (rest is None or last.fact.start - rest.end <= OPENING)


def taken(outline: Outline, chosen: list[Mention]) -> bool:
    """Whether the first share is what the others are taken of: `Dari 40 persen dana itu, 25 persen untuk gaji dan sisanya 15 persen`."""
    lead = chosen[0].lead("from", "of") if first(outline, chosen[0]) else None
    return lead is not None and lead.start == outline.sentence(chosen[0].sentence)[0]


def first(outline: Outline, share: Mention) -> bool:
    """Whether no other percentage stands before one in its sentence."""
    return next(mention for mention in outline.by_sentence[share.sentence] if mention.fact.unit == "%") is share


def exceeding(outline: Outline, run: list[Mention]) -> list[Mention] | None:
    """The shares of a sentence, up to those of who does not answer or of all others, that come to more than a hundred."""
    chosen = [mention for mention in run if mention.sentence == run[0].sentence]
    last = next((place for place, mention in enumerate(chosen) if mention.families & JOINING), 0) if len(chosen) >= LEAST else 0
    if last + 1 < LEAST or last + 1 < len(chosen) or not first(outline, chosen[0]):
        return None
    over = sum(mention.fact.number or 0 for mention in chosen) - HUNDRED
    begin, end = outline.sentence(chosen[0].sentence)
    if not 1 < over <= CLOSE or any(mention.fact.qualifier != "exact" or mention.bracketed for mention in chosen):
        return None
    if outline.dates_between(begin, end) or any(cue.family in ASIDE for cue in outline.cues_between(begin, end)):
        return None
    if not (_unanswered(outline, chosen[-1]) or _others(outline, chosen)):
        return None
    about = outline.text[max(0, begin - ROUND) : end + ROUND].lower()  # who may give several answers
    return None if any(words in about for words in lexicon.relations().words["several_answers"]) else chosen


def _unanswered(outline: Outline, share: Mention) -> bool:
    """Whether a share is of those who do not answer, or have not made up their mind."""
    joint = next((cue.end for cue in share.leads if cue.family in JOINING), share.fact.start)  # …, dan yang tidak tahu 17 persen
    said = f" {' '.join([*outline.words(joint, share.fact.start), '.', *outline.words_behind(share, SAID)])} "
    return any(f" {words} " in said for words in lexicon.relations().words["undecided"])


def _others(outline: Outline, chosen: list[Mention]) -> bool:
    """Whether the last of several shares of a market, a population or a vote is all others': `… dan lainnya 2 persen`.

    So are those of owners, be none left: `saham itu dimiliki pemerintah 55 persen, asing 30 persen, dan masyarakat 25 persen`.
    """
    known, begin = lexicon.relations().words["shared"], outline.sentence(chosen[0].sentence)[0]
    joined = set(outline.words(chosen[-2].fact.end, chosen[-1].fact.start))
    owners = (
        not lexicon.relations().words["owned"].isdisjoint(outline.words(begin, chosen[0].fact.start)[-OWNERS:])
    )  # who have no more than all
    return (
        owners
        or not joined.isdisjoint(lexicon.relations().words["others"])
        and not known.isdisjoint(outline.words(begin, chosen[-1].fact.start))
    )
