"""A figure that an article states of something in a reference table is the table's: `--reference TABLE.csv`.

An agency that publishes `inflasi 2,65 persen` cannot be quoted with 2,56.  The table gives key words, a value and, where they matter, a
unit, a place, a period and a tolerance; the article's figure may be rounded, cut off or hedged (`hampir 24 juta` for 23,85 juta).

Silent unless the figure plainly is the table's: all key words and no further noun stand with it, unit and period are the same, a place is
named where the table names one and none where it does not, and the figure is stated, not a target or an estimate.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.audits.rates import conversions
from newsfacts.audits.reference_table import WORD, Row, Table, alike
from newsfacts.checks import conversion
from newsfacts.checks.judge import judge_relation
from newsfacts.checks.rule import Binding, Equation, Rule, ids, shown
from newsfacts.interval import Interval
from newsfacts.model import Check, Document, Fact, Kind, Relation, Report

KINDS: frozenset[Kind] = frozenset({"count", "money", "percent", "measure", "number"})


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    """The stated figure meets the table's, give or take the tolerance; `relation.items` carries it as a fraction."""
    stated, reference = binding["stated"][0], binding["reference"][0]
    tolerance = Fraction(relation.items[0]) if relation.items else Fraction(0)
    margin = Interval(-tolerance, tolerance)
    return (Equation(lambda: shown(stated), lambda: shown(reference), lambda read: read(stated), lambda read: read(reference) + margin),)


RULE = Rule(
    name="reference",
    doc=__doc__,
    good=(
        "inflasi tahunan, 2.65, %, 2025-09\n\nInflasi tahunan September 2025 sebesar 2,65 persen.",
        "penduduk miskin, 23.85 juta, , 2025-03\n\nHampir 24 juta orang miskin pada Maret 2025.",
    ),
    bad=(
        "inflasi tahunan, 2.65, %, 2025-09\n\nInflasi tahunan September 2025 sebesar 2,56 persen.",
        "penduduk miskin, 23.85 juta, , 2025-03\n\nPenduduk miskin Maret 2025 mencapai 28,35 juta orang.",
    ),
    equations=equations,
)


def against(table: Table, document: Document, report: Report, language: str) -> Report:
    """The report with what comes of holding its figures against the table."""
    found: list[Check] = []
    for relation in (*_relations(table.rows, document, report.facts), *conversions(table.rates, document, report)):
        rule = RULE if relation.rule == RULE.name else conversion.RULE
        check = judge_relation(rule, relation, language, f"c{len(report.checks) + len(found) + 1}")
        if check is not None:
            roles = {role: ids for role, ids in check.facts.items() if ids != ("reference",)}
            found.append(check.model_copy(update={"facts": roles, "items": None}))
    if not found:
        return report
    rated = {ids(check) for check in found if check.rule == conversion.RULE.name}
    checks = (*(check for check in report.checks if not _answered(check, rated)), *found)
    verdicts = Counter(check.verdict for check in checks)
    summary = report.summary.model_copy(update={name: verdicts[name] for name in ("consistent", "inconsistent", "unverifiable")})
    return report.model_copy(update={"checks": checks, "summary": summary})


def _answered(check: Check, rated: set[frozenset[str]]) -> bool:
    """Whether a pair of amounts that could not be compared for want of a rate now is."""
    return check.differs == "rate" and ids(check) in rated


def _relations(rows: Iterable[Row], document: Document, facts: tuple[Fact, ...]) -> Iterator[Relation]:
    others = [fact for fact in facts if fact.kind != "date"]
    starts = [fact.start for fact in others]
    for fact in others:
        if fact.kind not in KINDS or fact.modality != "stated" or fact.section == "related":
            continue
        place = bisect_left(starts, fact.start)
        begin = max(fact.sentence.start, others[place - 1].end if place else 0)
        end = min(fact.sentence.end, others[place + 1].start if place + 1 < len(others) else fact.sentence.end)
        claim = document.text[begin : fact.start], document.text[fact.end : end]
        for row in rows:
            if _same(row, fact, claim, document):
                bindings = ({"stated": (fact,), "reference": (row.figure,)},)
                yield Relation(RULE.name, bindings, (fact.start, fact.end), items=(str(row.tolerance),))
                break


def _same(row: Row, fact: Fact, claim: tuple[str, str], document: Document) -> bool:
    """Whether the figure is the row's."""
    if fact.unit != row.figure.unit or {fact.kind, row.figure.kind} & {"money", "percent"} and fact.kind != row.figure.kind:
        return False
    if not _within(fact.time, row.period, document):
        return False
    named = (fact.place or "").lower()
    if row.place is None:
        if named and named not in lexicon.comparison().nationwide:
            return False
    elif row.place not in f"{named} {' '.join(claim)}".lower():
        return False
    return _named(row, fact, claim)


def _named(row: Row, fact: Fact, claim: tuple[str, str]) -> bool:
    """Whether every key word stands with the figure, and no word beside them makes it something narrower."""
    before, after = (list(WORD.finditer(part)) for part in claim)
    allowed = frozenset().union(*row.words, (row.place or "").split(), _fillers())
    subject = frozenset(WORD.findall((fact.subject or "").lower()))
    if subject - allowed:
        return False
    words = [match.group().lower() for match in (*before, *after)]
    present = subject.union(words)
    if not all(group & present for group in row.words):
        return False
    keys = frozenset().union(*row.words) - alike(lexicon.comparison().person)
    for printed in (before, after):
        for first, second in pairwise(printed):
            if first.group().lower() in keys and not _closes(second.group(), allowed):
                return False
    return True


@cache
def _fillers() -> frozenset[str]:
    """Words that make a phrase no narrower: classifiers, generic nouns, people, and the words that end a noun phrase."""
    nouns, relations, comparison = lexicon.nouns(), lexicon.relations().words, lexicon.comparison()
    return frozenset().union(
        nouns.classifiers, nouns.stops, nouns.verbs, relations["generic"], comparison.nationwide, alike(comparison.person)
    )


def _closes(word: str, allowed: frozenset[str]) -> bool:
    """Whether a word behind a key word ends the phrase or only repeats it; verbs end it."""
    lower = word.lower()
    if lower in allowed or lower in lexicon.calendar().months:
        return True
    return word == lower and lower.startswith(tuple(lexicon.nouns().verb_prefixes)) and lower not in lexicon.nouns().nouns


def _within(time: str | None, period: str | None, document: Document) -> bool:
    """Whether a figure's time is the row's period; a month without a year is the last one before publication."""
    if period is None:
        return time is None or document.published is not None and time in document.published.isoformat()
    if time is None:
        return False
    if time.startswith("--") and document.published is not None:
        year, day = document.published.year, document.published.isoformat()
        this = f"{year}{time[1:]}"
        time = this if this <= day else f"{year - 1}{time[1:]}"
    return time == period
