"""What a finding is called by, so that a person or a later run can name it again."""

from collections.abc import Mapping
from hashlib import sha256

from newsfacts.model import Check, Document, Fact

ELISION = " … "


def quote(check: Check, facts: Mapping[str, Fact]) -> str:
    """The figures of a finding as printed, in reading order, with ellipses between: `140 … 116 … 42`."""
    found = {fact.start: fact.text for group in check.facts.values() for fact in (facts[id] for id in group)}
    return ELISION.join(" ".join(found[start].split()) for start in sorted(found))


def fingerprint(document: Document, check: Check, facts: Mapping[str, Fact]) -> str:
    """32 hexadecimal digits from the rule, the figures in their roles and the sentences that they stand in.

    It stays the same when the article is moved, renamed or changed elsewhere, or when the article's other figures are read differently.
    """
    parts = [check.rule]
    for role, group in sorted(check.facts.items()):
        for fact in sorted((facts[id] for id in group), key=_start):
            parts += [role, fact.text, document.text[fact.sentence.start : fact.sentence.end]]
    if not check.facts and check.cue is not None:
        parts.append(document.text[check.cue.start : check.cue.end])
    said = "\0".join(" ".join(part.split()) for part in parts)
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def _start(fact: Fact) -> int:
    return fact.start
