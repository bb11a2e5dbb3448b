"""Figures that several documents state of the same thing agree: the same noun, unit, place and time.

Two releases that put the recipients of one programme at 35,04 and at 35,49 million cannot both be right.  A figure may be rounded, cut off
or hedged in one of them (`35,04 juta` and `35.046.783`).

Silent where the documents may rightly differ: different places, periods or days, targets and estimates, provisional figures, tolls that
grow from one report to the next, and different speakers, unless the sentences are nearly word for word the same.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.audits.reference_table import WORD
from newsfacts.checks.judge import judge_relation
from newsfacts.checks.restated import equations as restated
from newsfacts.checks.rule import Binding, Equation, Rule
from newsfacts.interval import Tier, open_ended, reading
from newsfacts.model import Check, Fact, Relation, Severity
from newsfacts.relations.nouns import words
from newsfacts.relations.slips import comparable, misprint, slip, swapped

LONG = 4  # letters of a word that says something
SHARED = 2  # such words that two sentences have in common at least
HALF, MOST = (1, 2), (4, 5)  # of the words of the shorter one, enough to compare; of the words of both, enough to be sure
MANY = 6  # such words in common that name anything closely enough
SMALL = 10  # counts below are too common to be the same
AROUND = 90  # characters on either side of a figure whose words make its context
DOCUMENTS = 60  # that state a figure of one noun, place and time: more, and the noun says too little to compare anything


class Statement(NamedTuple):
    """A fact of a document, with what tells whether it is the same thing as another's.

    `period` is the time that the text itself gives, `published` the day it came out; `context` are the telling words beside the figure.
    """

    document: int
    source: str
    title: str | None
    published: str | None
    line: int
    excerpt: str
    fact: Fact
    period: str | None
    context: frozenset[str]
    provisional: bool


class Disagreement(NamedTuple):
    """Two statements of different documents that do not agree, and the check of them; `agreeing` are others that go with the first."""

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
    generic = lexicon.relations().nouns["generic"]
    return frozenset(word for word in WORD.findall(subject.lower()) if word not in generic and len(word) > 1)


def context(text: str, fact: Fact) -> frozenset[str]:
    """The telling words beside a figure, in its sentence, and in its subject and predicate."""
    begin, end = max(fact.sentence.start, fact.start - AROUND), min(fact.sentence.end, fact.end + AROUND)
    beside = f"{text[begin : fact.start]} {text[fact.end : end]} {fact.subject or ''} {fact.predicate or ''}".lower()
    return frozenset(word for word in WORD.findall(beside) if len(word) >= LONG and word not in _empty())


def provisional(text: str, fact: Fact) -> bool:
    """Whether the sentence says that the figure will still change."""
    sentence = f" {' '.join(WORD.findall(text[fact.sentence.start : fact.sentence.end].lower()))} "
    return any(f" {word} " in sentence for word in lexicon.comparison().provisional)


@cache
def _empty() -> frozenset[str]:
    """Words that say nothing about what a figure is of."""
    function, calendar, numerals = lexicon.function_words(), lexicon.calendar(), lexicon.numerals()
    small = (function.openers, function.auxiliaries, function.prepositions, function.shared)
    return frozenset().union(*small, calendar.months, calendar.weekdays, numerals.scales, numerals.units)


def disagreements(statements: Sequence[Statement], language: str) -> Iterator[Disagreement]:
    """The disagreements among statements that are of one noun and unit and, as far as they say, one time."""
    by_document: dict[int, list[Statement]] = {}
    for statement in statements:
        by_document.setdefault(statement.document, []).append(statement)
    if not 1 < len(by_document) <= DOCUMENTS:
        return
    used: set[int] = set()
    groups = list(by_document.values())
    for number, ours in enumerate(groups):
        for theirs in groups[number + 1 :]:
            found = _between(ours, theirs, language)
            if found is None or {found.first.document, found.again.document} <= used:
                continue
            apart = {found.first.document, found.again.document}
            agreeing = tuple(other for other in statements if other.document not in apart and _agree(found.first, other))
            used |= apart.union(other.document for other in agreeing)
            yield found._replace(agreeing=agreeing)


def _between(ours: Sequence[Statement], theirs: Sequence[Statement], language: str) -> Disagreement | None:
    """The disagreement of two documents: figures of the same thing of which none agrees with any of the other's."""
    pairs = [(first, again) for first in ours for again in theirs if _same(first, again)]
    if not pairs or any(_agree(first, again) for first, again in pairs):
        return None
    if not all(_agree(pairs[0][side], pair[side]) for pair in pairs for side in (0, 1)):  # several figures: which belongs to which?
        return None
    first, again = max(pairs, key=lambda pair: len(pair[0].context & pair[1].context))
    severity = _severity(first, again)
    if severity is None:
        return None
    check = judge(first.fact, again.fact, language, severity)
    return None if check is None or check.verdict != "inconsistent" else Disagreement(first, again, (), check)


def judge(first: Fact, again: Fact, language: str, severity: Severity = "error") -> Check | None:
    """The check of two figures of different documents, called `first` and `again` whatever their ids there."""
    facts = first.model_copy(update={"id": "first"}), again.model_copy(update={"id": "again"})
    bindings = ({"first": facts[:1], "again": facts[1:]},)
    return judge_relation(RULE, Relation(RULE.name, bindings, (0, 0), doubtful=severity == "note"), language, "c1")


def _same(first: Statement, again: Statement) -> bool:
    """Whether two statements are of the same thing."""
    one, other = first.fact, again.fact
    if one.kind != other.kind or one.unit != other.unit or one.per != other.per:
        return False
    if (first.period or first.published) != (again.period or again.published):
        return False
    places = {(fact.place or "").lower() for fact in (one, other)}
    if len(places) > 1:
        return False
    if open_ended(one) or open_ended(other) or first.provisional or again.provisional:
        return False
    smaller, common = min(len(first.context), len(again.context)), len(first.context & again.context)
    return common >= min(SHARED, smaller) and common * HALF[1] >= smaller * HALF[0] > 0


def _agree(first: Statement, again: Statement) -> bool:
    return reading(first.fact, Tier.LOOSE).meets(reading(again.fact, Tier.LOOSE))


def _severity(first: Statement, again: Statement) -> Severity | None:
    """An error where the two can only be the same figure, a note where they most likely are, None where they may rightly differ."""
    one, other = first.fact, again.fact
    if one.number is None or other.number is None or not comparable(one.number, other.number):
        return None
    mistyped = slip(one.number, other.number) or misprint(one, other)
    sure = _whole(first, again)
    if not _telling_enough(first, again):
        return None
    if (words(one) | first.context | again.context) & lexicon.comparison().growing and not (sure and swapped(one.number, other.number)):
        return None
    if one.speaker and other.speaker and one.speaker != other.speaker and not mistyped:
        return None
    if sure:
        return "error"
    return "note" if mistyped else None


def _telling_enough(first: Statement, again: Statement) -> bool:
    """Whether the two name what they are of closely enough: two stories of one day may both have `dua orang` in `kecelakaan`."""
    one, other = first.fact, again.fact
    if len(first.context & again.context) >= MANY:
        return True
    small = one.kind == "count" and max(one.number or 0, other.number or 0) < SMALL
    return not small and (len(words(one)) > 1 or bool(first.period and one.place))


def _whole(first: Statement, again: Statement) -> bool:
    """Whether neither sentence says much that the other does not."""
    union, common = len(first.context | again.context), len(first.context & again.context)
    return common * MOST[1] >= union * MOST[0]
