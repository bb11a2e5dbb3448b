"""Everything in a document that looks like a number, and what was made of it: nothing is dropped without a word."""

import re
from collections.abc import Iterator
from functools import cache

from newsfacts import lexicon
from newsfacts.model import Document, Fact, Reading
from newsfacts.patterns import fold
from newsfacts.quantities.hindsight import Finding

UNREAD = "unread"  # digits that are in no numeral
ALONE = "alone"  # a number word that no number goes with


def explain(document: Document, findings: list[Finding], facts: tuple[Fact, ...], language: str) -> tuple[Reading, ...]:
    """One reading for each fact and each refused numeral, then for every other run of digits and number word; in order of start."""
    words = lexicon.report_words(language)
    text = document.text
    ids = {(fact.start, fact.end): fact for fact in facts}
    found: list[Reading] = []
    for finding in findings:
        fact = ids.get((finding.start, finding.end)) if finding.quantity else None
        refusal = None if fact else finding.refusal or UNREAD
        why = words.readings["fact"].format(kind=words.kinds[fact.kind]) if fact else words.readings[refusal or UNREAD]
        printed = text[finding.start : finding.end]
        found.append(Reading(start=finding.start, end=finding.end, text=printed, fact=fact.id if fact else None, refusal=refusal, why=why))
    for start, end, refusal in _rest(text, findings):
        found.append(Reading(start=start, end=end, text=text[start:end], refusal=refusal, why=words.readings[refusal]))
    return tuple(sorted(found, key=lambda reading: reading.start))


def _rest(text: str, findings: list[Finding]) -> Iterator[tuple[int, int, str]]:
    """Runs of digits, of any script, and number words that no finding holds."""
    taken = bytearray(len(text))
    for finding in findings:
        taken[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
    start = None
    for offset, character in enumerate(f"{text} "):
        if character.isdigit() and not taken[offset]:
            start = offset if start is None else start
        elif start is not None:
            yield start, offset, UNREAD
            start = None
    for match in _word().finditer(fold(text)):
        if match[0] in _number_words() and not any(taken[match.start() : match.end()]):
            yield match.start(), match.end(), ALONE


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]++")


@cache
def _number_words() -> frozenset[str]:
    words = lexicon.numerals()
    kinds = (words.units, words.wholes, words.multipliers, words.scales, words.halves, words.denominators, words.vague, words.collective)
    return frozenset(word for kind in kinds for word in kind)
