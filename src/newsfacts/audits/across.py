"""Figures that several documents state of the same thing agree: the same noun, unit, place and time.

Two releases that put the recipients of one programme at 35,04 and at 35,49 million cannot both be right.  A figure may be rounded, cut off
or hedged in one of them (`35,04 juta` and `35.046.783`).

The same noun alone says little.  Two articles that are not the same text must tell the same event: the figures beside the two agree, and
one slip of the hand (a digit, two swapped, a scale word) makes the difference.  Where the days are not known, the articles must share
telling figures besides, or most words of the sentence.  An error is beyond doubt, a note is a question to the editor.

Silent where the documents may rightly differ: different places, periods, days or times of day, targets and estimates, provisional figures,
prices, levels and standings, which move within a day, tolls that grow from one report to the next, names that the other article does not
know, and where either figure stands in the other article, too.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.audits.reference_table import WORD
from newsfacts.audits.stories import LONG, TELLING, WEIGHTY, Story, akin, copied, digits, same_event, same_figures, word_for_word
from newsfacts.checks.judge import judge_relation
from newsfacts.checks.restated import equations as restated
from newsfacts.checks.rule import Binding, Equation, Rule
from newsfacts.interval import Tier, open_ended, reading
from newsfacts.model import Check, Fact, Relation, Severity
from newsfacts.relations.nouns import words
from newsfacts.relations.slips import comparable, misprint, swapped

SHARED = 2  # telling words that two sentences have in common at least
HALF, MOST = (1, 2), (4, 5)  # of the words of the shorter one, enough to compare; of the words of both, enough to be sure
FEW, MANY = 4, 6  # such words in common that name anything closely enough where the days are unknown, and always
SMALL = 10  # counts below are too common to be the same
AROUND = 90  # characters on either side of a figure whose words make its context
DOCUMENTS = 60  # that state a figure of one noun and time: more, and the noun says too little to compare anything
DAY = len("2025-10-21")  # of a period that is one day
BESIDE = 2  # figures beside both that agree, enough to be sure


class Statement(NamedTuple):
    """A fact of a document, with what tells whether it is the same thing as another's.

    `context` are the telling words beside the figure, `names` the capitalised ones of its sentence, `hours` the words for a time of day.
    A figure that is `moving` may be another one an hour later (a price, a level), a `provisional` one was not counted to the end.
    """

    story: Story
    fact: Fact
    context: frozenset[str]
    names: frozenset[str]
    hours: frozenset[str]
    moving: bool
    provisional: bool

    @property
    def document(self) -> int:
        """The number of its document in the store."""
        return self.story.document

    @property
    def published(self) -> str | None:
        """The day that came out."""
        return self.story.published

    @property
    def period(self) -> str | None:
        """The time that the text gives the figure."""
        time: str | None = self.fact.time
        return time


class Disagreement(NamedTuple):
    """Two statements of different documents that do not agree, and the check of them; `agreeing` state the same thing as the first does."""

    first: Statement
    again: Statement
    agreeing: tuple[Statement, ...]
    check: Check


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    """As `restated`: the intervals of the two figures meet."""
    return restated(binding, relation)


RULE = Rule(
    name="across-documents",
    doc=__doc__,
    good=(
        "35,04 juta penerima BLTS.\n\n35.046.783 penerima BLTS.",
        "sekitar 35 juta penerima BLTS.\n\n35,04 juta penerima BLTS.",
    ),
    bad=(
        "35,04 juta penerima BLTS.\n\n35,49 juta penerima BLTS.",
        "1.743 personel disiagakan di Monas pada 21/10/2025.\n\n1.473 personel disiagakan di Monas pada 21/10/2025.",
    ),
    equations=equations,
)


def topic(subject: str | None) -> str:
    """What a figure is about, as one key: the telling words of its subject, in alphabetical order; empty where it says nothing."""
    return " ".join(sorted(_telling(subject))) if subject else ""


def _telling(subject: str) -> frozenset[str]:
    generic = lexicon.relations().words["generic"]
    return frozenset(word for word in WORD.findall(subject.lower()) if word not in generic and len(word) > 1)


def statement(story: Story, fact: Fact) -> Statement:
    """A fact of a story as a statement."""
    sentence = story.text[fact.sentence.start : fact.sentence.end]
    said = f" {' '.join(WORD.findall(sentence.lower()))} "
    titled = f" {' '.join(WORD.findall((story.title or '').lower()))} "
    comparison = lexicon.comparison()
    return Statement(
        story=story,
        fact=fact,
        context=_context(story.text, fact),
        names=frozenset(word.lower() for word in WORD.findall(sentence)[1:] if word[0].isupper()) - _empty(),
        hours=frozenset(word for word in comparison.hours if f" {word} " in said + titled),
        moving=_has(said + titled, comparison.moving),
        provisional=_has(said, comparison.provisional),
    )


def _has(said: str, phrases: frozenset[str]) -> bool:
    return any(f" {phrase} " in said for phrase in phrases)


def _context(text: str, fact: Fact) -> frozenset[str]:
    """The telling words beside a figure, in its sentence, and in its subject and predicate."""
    sentence = WORD.finditer(text, fact.sentence.start, fact.sentence.end)
    beside = (
        word[0] for word in sentence if word.start() < fact.start <= word.start() + AROUND or fact.end <= word.start() < fact.end + AROUND
    )
    said = WORD.findall(f"{' '.join(beside)} {fact.subject or ''} {fact.predicate or ''}".lower())
    return frozenset(word for word in said if len(word) >= LONG and word not in _empty())


@cache
def _empty() -> frozenset[str]:
    """Words that say nothing about what a figure is of."""
    function, calendar, numerals = lexicon.function_words(), lexicon.calendar(), lexicon.numerals()
    small = (function.openers, function.auxiliaries, function.prepositions, function.shared)
    return frozenset().union(*small, calendar.months, calendar.weekdays, numerals.scales, numerals.units)


def disagreements(statements: Sequence[Statement], language: str, looked: Callable[[int], None]) -> Iterator[Disagreement]:
    """The disagreements among statements that are of one noun and unit and, as far as they say, one time.

    `looked` is told how many pairs of figures of the same thing are held against each other, whenever some are.
    """
    by_document: dict[int, list[Statement]] = {}
    for one in statements:
        by_document.setdefault(one.document, []).append(one)
    if not 1 < len(by_document) <= DOCUMENTS:
        return
    used: set[int] = set()
    groups = list(by_document.values())
    for number, ours in enumerate(groups):
        for theirs in groups[number + 1 :]:
            found = _between(ours, theirs, language, looked)
            if found is None or {found.first.document, found.again.document} <= used:
                continue
            found = found._replace(agreeing=_going_with(found, groups))
            used.update(one.document for one in (found.first, found.again, *found.agreeing))
            yield found


def _going_with(found: Disagreement, groups: Iterable[Sequence[Statement]]) -> tuple[Statement, ...]:
    """What other documents state of the same thing with the first one's figure, one statement of each."""
    first, apart = found.first, {found.first.document, found.again.document}
    same = (
        next((one for one in group if comparables(first, one) and _alike(first, one) and _printed_alike(first.fact, one.fact)), None)
        for group in groups
        if group[0].document not in apart
    )
    return tuple(filter(None, same))


def _between(ours: Sequence[Statement], theirs: Sequence[Statement], language: str, looked: Callable[[int], None]) -> Disagreement | None:
    """The disagreement of two documents: figures of the same thing of which none agrees with any of the other's."""
    pairs = [(first, again) for first in ours for again in theirs if comparables(first, again) and _alike(first, again)]
    looked(len(pairs))
    if not pairs or any(_agree(first.fact, again.fact) for first, again in pairs):
        return None
    if not all(_agree(pairs[0][side].fact, pair[side].fact) for pair in pairs for side in (0, 1)):  # several: which belongs to which?
        return None
    first, again = max(pairs, key=lambda pair: len(pair[0].context & pair[1].context))
    return disagreement(first, again, language)


def disagreement(first: Statement, again: Statement, language: str) -> Disagreement | None:
    """Two statements as a disagreement, None where they may rightly differ."""
    severity = _severity(first, again)
    if severity is None:
        return None
    check = judge(first.fact, again.fact, language, severity)
    return None if check is None or check.verdict != "inconsistent" else Disagreement(first, again, (), check)


def judge(first: Fact, again: Fact, language: str, severity: Severity = "error") -> Check | None:
    """The check of two figures of different documents, called `first` and `again` whatever their ids there."""
    facts = first.model_copy(update={"id": "first"}), again.model_copy(update={"id": "again"})
    bindings = ({"first": facts[:1], "again": facts[1:]},)
    check = judge_relation(RULE, Relation(RULE.name, bindings, (0, 0), doubtful=severity == "note"), language, "c1")
    return check and check.model_copy(update={"suggestion": None})  # one of the two is right, and nothing here tells which


def slipped(ours: Story, theirs: Story) -> Iterator[tuple[Fact, Fact]]:
    """Figures of two articles that differ by one slip and stand between the same figures or in the same words, whatever they are called."""
    taken: set[int] = set()
    shared = {fact.number for fact in ours.facts} & {fact.number for fact in theirs.facts}
    left = [fact for fact in theirs.facts if fact.number not in shared]
    for one in (fact for fact in ours.facts if fact.number not in shared):
        found = [other for other in left if _slip_apart(one, other) and _stand_alike(ours, one, theirs, other)]
        if len({fact.number for fact in found}) == 1 and found[0].start not in taken:
            taken.add(found[0].start)
            yield one, found[0]


def _stand_alike(ours: Story, one: Fact, theirs: Story, other: Fact) -> bool:
    if len(ours.beside(one) & theirs.beside(other)) >= BESIDE:
        return True
    first, again = _context(ours.text, one), _context(theirs.text, other)
    return len(first & again) >= FEW and _mostly(first, again)


def _slip_apart(one: Fact, other: Fact) -> bool:
    if not _of_one_sort(one, other) or one.number == other.number:
        return False
    return one.modality == other.modality == "stated" and min(digits(one), digits(other)) >= TELLING and misprint(one, other)


def comparables(first: Statement, again: Statement) -> bool:
    """Whether nothing that two statements say of the sort, the time and the place of their figures speaks against one thing."""
    one, other = first.fact, again.fact
    if not _of_one_sort(one, other) or first.hours != again.hours:
        return False
    if open_ended(one) or open_ended(other) or first.provisional or again.provisional or _places_differ(one, other):
        return False
    if first.period != again.period and first.period and again.period:
        return False
    return first.period == again.period is not None or _near(first, again) is not False


def _of_one_sort(one: Fact, other: Fact) -> bool:
    return (one.kind, one.unit, one.per) == (other.kind, other.unit, other.per)


def _places_differ(one: Fact, other: Fact) -> bool:
    return bool(one.place and other.place) and (one.place or "").lower() != (other.place or "").lower()


def _near(first: Statement, again: Statement) -> bool | None:
    """Whether two statements came out on one day or on two that follow, None where that is not known."""
    if not first.published or not again.published:
        return None
    return abs((date.fromisoformat(first.published) - date.fromisoformat(again.published)).days) <= 1


def _alike(first: Statement, again: Statement) -> bool:
    """Whether two sentences have the words in common that two about one thing have."""
    smaller, common = min(len(first.context), len(again.context)), len(first.context & again.context)
    return common >= min(SHARED, smaller) and common * HALF[1] >= smaller * HALF[0] > 0


def _agree(first: Fact, again: Fact) -> bool:
    return reading(first, Tier.LOOSE).meets(reading(again, Tier.LOOSE))


def _printed_alike(first: Fact, again: Fact) -> bool:
    return reading(first, Tier.TRUNCATED).meets(reading(again, Tier.TRUNCATED))


def _severity(first: Statement, again: Statement) -> Severity | None:
    """An error where the two can only be the same figure, a note where they most likely are, None where they may rightly differ."""
    one, other = first.fact, again.fact
    if one.number is None or other.number is None or not comparable(one.number, other.number):
        return None
    ours, theirs = first.story, again.story
    if (first.moving or again.moving) and not copied(ours, theirs):
        return None
    if _known(one, theirs) or _known(other, ours):
        return None
    if _may_grow(first, again) and not _opposed(one, other, ours, theirs):
        return None
    mistyped, sure, beside = misprint(one, other), _whole(first, again), len(ours.beside(one) & theirs.beside(other))
    pinned = sure and mistyped and _pinned(first, again) and (beside or not (ours.beside(one) and theirs.beside(other)))
    if word_for_word(ours, theirs) and same_figures(ours, theirs) or pinned:
        severity = _of_one_text(first, again, sure, mistyped)
        if severity is not None:
            return severity
    if not mistyped or min(digits(one), digits(other)) < WEIGHTY:
        return None
    if same_event(ours, theirs):
        if beside >= BESIDE or beside and sure and _said_alike(first, again):
            return "error"
        if sure and _said_alike(first, again) and not _of_others(first, again):
            return "note"
    dated = bool(_near(first, again)) or first.period == again.period is not None
    told = beside and akin(ours, theirs) and _alike(first, again) and not _strangers(first, again)
    return "note" if told and (dated or _said_alike(first, again)) else None


def _of_one_text(first: Statement, again: Statement, sure: bool, mistyped: bool) -> Severity | None:
    """The same of two articles, or sentences, that are nearly word for word the same."""
    one, other = first.fact, again.fact
    if _of_others(first, again) or not (_telling_enough(first, again) or mistyped and copied(first.story, again.story)):
        return None
    if (one.speaker and other.speaker and one.speaker != other.speaker) and not mistyped:
        return None
    if sure:
        return "error"
    return "note" if mistyped else None


def _of_others(first: Statement, again: Statement) -> bool:
    """Whether each sentence has a name that the other one lacks."""
    return bool(first.names - again.names and again.names - first.names)


def _strangers(first: Statement, again: Statement) -> bool:
    """Whether each sentence has a name that the whole other article lacks: another town, another minister."""
    return bool(first.names - again.story.words and again.names - first.story.words)


def _pinned(first: Statement, again: Statement) -> bool:
    """Whether both sentences name the same day and place."""
    return first.period == again.period and len(first.period or "") == DAY and bool(first.fact.place and again.fact.place)


def _known(fact: Fact, story: Story) -> bool:
    """Whether an article states the figure of another one, of whatever it may be."""
    return any(other.kind == fact.kind and other.unit == fact.unit and _printed_alike(fact, other) for other in story.facts)


def _may_grow(first: Statement, again: Statement) -> bool:
    """Whether the figure is of what grows as time goes on, and is not garbled."""
    one, other = first.fact, again.fact
    growing = lexicon.comparison().growing
    if not (words(one) | words(other)) & growing and not (first.context & growing and again.context & growing):
        return False
    if one.number is None or other.number is None:
        return False
    return not (_whole(first, again) and swapped(one.number, other.number))


def _opposed(one: Fact, other: Fact, ours: Story, theirs: Story) -> bool:
    """Whether another figure of the sentence moves the other way: `112 perak, 130 perunggu` and `111 perak, 131 perunggu`."""
    return any(
        mate.unit == again.unit and words(mate) and words(mate) == words(again) and _against(one, other, mate, again)
        for mate in ours.sentence(one)
        for again in theirs.sentence(other)
    )


def _against(one: Fact, other: Fact, mate: Fact, again: Fact) -> bool:
    if one.number is None or other.number is None or mate.number is None or again.number is None:
        return False
    return (one.number - other.number) * (mate.number - again.number) < 0


def _said_alike(first: Statement, again: Statement) -> bool:
    return len(first.context & again.context) >= FEW


def _telling_enough(first: Statement, again: Statement) -> bool:
    """Whether the two name what they are of closely enough: two stories of one day may both have `dua orang` in `kecelakaan`."""
    one, other = first.fact, again.fact
    if len(first.context & again.context) >= MANY:
        return True
    small = one.kind == "count" and max(one.number or 0, other.number or 0) < SMALL
    return not small and (len(words(one)) > 1 or bool(first.period and one.place))


def _whole(first: Statement, again: Statement) -> bool:
    """Whether neither sentence says much that the other does not."""
    return _mostly(first.context, again.context)


def _mostly(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(ours & theirs) * MOST[1] >= len(ours | theirs) * MOST[0]
