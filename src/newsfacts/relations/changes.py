"""Change: something rises or falls from one figure to another, by so much, by so many per cent.

Every verb or noun of change opens a frame.  The figures around it take their roles from the cues that lead up to them, so that any word
order works: `naik 5 persen dari A menjadi B`, `B, naik dari A`, `melemah 22,33 poin atau 0,35 persen ke posisi 6.300,12`.
"""

from collections.abc import Iterator

from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Mention, Outline

DIRECTION = {"rise": 1, "fall": -1, "higher": 1, "lower": -1}
STOPS = frozenset({"contrast", "including", "among", "consists", "namely", "each", "of_that", "balance", "deficit", "highest", "lowest"})
SOURCES = frozenset({"from", "compared", "before", "of"})
NEAR = 60  # characters between a verb and the size of its change
REACH = 130  # characters between a verb and the ends of its change

Roles = dict[str, tuple[Fact, ...]]


def find(outline: Outline) -> Iterator[Relation]:
    """The changes of an article."""
    for number, row in outline.sentences():
        start, end = outline.sentence(number)
        for cue in outline.cues_between(start, end):
            if cue.family in DIRECTION:
                yield from _frame(outline, number, row, cue)


def _frame(outline: Outline, number: int, row: list[Mention], verb: Cue) -> Iterator[Relation]:
    after = [mention for mention in row if mention.fact.start >= verb.end]
    before = [mention for mention in row if mention.fact.end <= verb.start]
    roles: dict[str, Fact] = {}
    previous: Mention | None = None
    for mention in after:
        role = _role(outline, verb, previous, mention, roles)
        if role is None:
            break
        roles[role] = mention.fact
        previous = mention
        if len(roles) == 4:
            break
    if not roles:
        return
    if "from" in roles and "to" not in roles or "to" not in roles and ("by" in roles or "percent" in roles):
        subject = _subject(outline, number, before, verb, roles)
        if subject is not None and subject is not roles.get("from"):
            roles["to"] = subject
    if "from" not in roles and "to" in roles and ("by" in roles or "percent" in roles):
        source = _source(outline, number, before, verb, roles)
        if source is not None:
            roles["from"] = source
    yield from _relation(verb, roles)


def _role(outline: Outline, verb: Cue, previous: Mention | None, mention: Mention, roles: dict[str, Fact]) -> str | None:
    """The part a figure after the verb plays, None where the frame ends."""
    since = previous.fact.end if previous else verb.end
    cues = [cue for cue in mention.leads if cue.start >= since]
    if any(cue.family in STOPS or cue.family in DIRECTION and cue.family in ("rise", "fall") and "or" not in {c.family for c in cues} for cue in cues):
        return None
    names = {cue.family for cue in cues}
    gap = mention.fact.start - since
    if gap > REACH:
        return None
    marks = [cue.family for cue in cues if cue.family in SOURCES or cue.family in ("to", "or")]
    mark = marks[-1] if marks else None
    step = "percent" if mention.fact.unit == "%" else "by"
    if mark in SOURCES or "compared" in names and mark != "to":
        return "from" if "from" not in roles else None
    if mark == "to":
        return "to" if "to" not in roles else None
    if mention.bracketed or mark == "or":
        if step not in roles and ("by" in roles or "percent" in roles) and mention.fact.unit not in (None,) or step not in roles and mark == "or" and previous is not None:
            return step if gap <= NEAR else None
        return step if step not in roles and previous is None else None
    if previous is None and gap <= NEAR:
        if DIRECTION[verb.family] and verb.family in ("higher", "lower") and step not in roles:
            return step
        return step
    return None


def _subject(outline: Outline, number: int, before: list[Mention], verb: Cue, roles: dict[str, Fact]) -> Fact | None:
    """The figure that the verb speaks of: the nearest before it, of the kind of the change's other end."""
    wanted = roles.get("from") or roles.get("by")
    pool = [mention for mention in reversed(before)]
    if not pool and (verb.start - outline.sentence(number)[0] <= 140):
        pool = outline.earlier(number)
    for mention in pool:
        fact = mention.fact
        if wanted is not None and (fact.kind, fact.unit) == (wanted.kind, wanted.unit):
            return fact
    return None


def _source(outline: Outline, number: int, before: list[Mention], verb: Cue, roles: dict[str, Fact]) -> Fact | None:
    """A starting figure named before the verb: `semula 73, lalu bertambah 27 menjadi 100`."""
    for mention in reversed(before):
        if (mention.fact.kind, mention.fact.unit) == (roles["to"].kind, roles["to"].unit) and mention.families & {"before", "from"}:
            return mention.fact
    return None


def _relation(verb: Cue, roles: dict[str, Fact]) -> Iterator[Relation]:
    start, end = roles.get("from"), roles.get("to")
    by, percent = roles.get("by"), roles.get("percent")
    if start and end and (start.kind, start.unit) != (end.kind, end.unit):
        return
    if not end or not start and not (by and percent):
        return
    if start and (start.kind == "date" or start.start == end.start):
        return
    if start and start.modality != end.modality and not percent:
        pass
    found: Roles = {}
    for role, fact in (("from", start), ("to", end), ("by", by), ("percent", percent)):
        if fact is not None:
            found[role] = (fact,)
    yield Relation("change", (found,), (verb.start, verb.end), direction=DIRECTION[verb.family])
