"""Change: something rises or falls from one figure to another, by so much, by so many per cent.

Every verb or noun of change opens a frame.  The figures around it take their roles from the cues that lead up to them, so that any word
order works: `naik 5 persen dari A menjadi B`, `B, naik dari A`, `dari A menjadi B atau turun 5 persen`, `melemah 22,33 poin atau 0,35 persen
ke posisi 6.300,12`.  A figure that fits no role ends the frame.
"""

from collections.abc import Iterator
from fractions import Fraction

from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Mention, Outline, dimension

DIRECTION = {"rise": 1, "fall": -1, "higher": 1, "lower": -1, "strengthen": 1, "weaken": -1}
VERBS = frozenset({"rise", "fall", "strengthen", "weaken"})
STOPS = frozenset({"contrast", "including", "among", "consists", "namely", "each", "of_that", "balance", "deficit", "highest", "lowest", "threshold", "above", "below", "average"})
SOURCES = frozenset({"from", "compared", "before", "of"})
POINTS = frozenset({"poin", "pp", "bp", "%"})
NEAR = 60  # characters between a verb and the size of its change
REACH = 130  # characters between a verb and the ends of its change
PLAUSIBLE = 30  # a figure more than so many times another is not what it grew from, unless the verb says so
CANDIDATES = 4

Roles = dict[str, Mention]


def find(outline: Outline) -> Iterator[Relation]:
    """The changes of an article."""
    for number, row in outline.sentences():
        start, end = outline.sentence(number)
        for cue in outline.cues_between(start, end):
            if cue.family in DIRECTION:
                relation = _frame(outline, number, row, cue)
                if relation is not None:
                    yield relation


def _frame(outline: Outline, number: int, row: list[Mention], verb: Cue) -> Relation | None:
    roles: Roles = {}
    previous: Mention | None = None
    for mention in row:
        if mention.fact.start < verb.end:
            continue
        role = _role(outline, verb, previous, mention, roles)
        if role == "end":
            break
        previous = mention
        if role != "aside":
            roles[role] = mention
    before = [mention for mention in reversed(row) if mention.fact.end <= verb.start]
    steps = roles.keys() & {"by", "percent"}
    if not roles:
        return None
    if steps and not roles.keys() & {"from", "to"} and len(before) > 1 and before[0].lead("to") and before[1].lead("from"):
        roles |= {"to": before[0], "from": before[1]}  # dari A menjadi B atau turun 5 persen
    if "from" not in roles and "to" in roles and steps:
        source = next((m for m in before if dimension(m.fact) == dimension(roles["to"].fact) and m.families & {"before"}), None)
        if source is not None:
            roles["from"] = source
    if "to" in roles:
        return _relation(verb, [roles], outline, sure=True)
    if "from" not in roles and not ({"by", "percent"} <= steps):
        return None
    ends, sure = _ends(outline, number, before, verb, roles)
    return _relation(verb, [{**roles, "to": end} for end in ends], outline, sure)


def _role(outline: Outline, verb: Cue, previous: Mention | None, mention: Mention, roles: Roles) -> str:
    """The part a figure after the verb plays: a role, `aside` where it is skipped, `end` where the frame ends."""
    since = previous.fact.end if previous else verb.end
    cues = [cue for cue in mention.leads if cue.start >= since]
    names = {cue.family for cue in cues}
    if names & STOPS or names & VERBS and "or" not in names or mention.fact.start - verb.end > REACH + 80:
        return "end"
    fact, gap = mention.fact, mention.fact.start - since
    marks = [cue for cue in cues if cue.family in SOURCES or cue.family in ("to", "or", "total")]
    mark = marks[-1] if marks else None
    step = "percent" if fact.unit == "%" else "by"
    if mark is not None and mark.family != "or" and "," in outline.text[mark.end : fact.start]:
        return "end"
    if mark is not None and mark.family in SOURCES and gap <= REACH:
        return "from" if "from" not in roles else "end"
    if mark is not None and (mark.family == "to" or mark.family == "total" and "by" in roles):
        if "compared" in names and "to" not in roles and "from" not in roles and mark.family == "to":
            return "from"  # dibandingkan Januari yang di level 5
        return "to" if "to" not in roles and gap <= REACH else "end"
    if mention.bracketed or mark is not None and mark.family == "or":
        other = "by" if step == "percent" else "percent"
        fits = step not in roles and other in roles and (step == "percent" or fact.unit in POINTS or fact.kind in ("count", "money", "number", "measure"))
        return step if fits and previous is roles[other] and gap <= NEAR else "aside"
    if fact.kind in ("duration", "age") or fact.unit == "kali":
        return "aside" if fact.kind == "duration" else "end"
    return step if previous is None and gap <= NEAR else "end"


def _ends(outline: Outline, number: int, before: list[Mention], verb: Cue, roles: Roles) -> tuple[list[Mention], bool]:
    """What the change led to, where that stands before its verb: the candidates, nearest first, and whether the first is beyond doubt."""
    wanted = roles["from"] if "from" in roles else roles["by"]

    def fits(mention: Mention) -> bool:
        if dimension(mention.fact) != dimension(wanted.fact) or mention.fact.number is None or mention.bracketed and mention.fact.kind != wanted.fact.kind:
            return False
        ratio = _ratio(mention.fact, wanted.fact)
        return "from" not in roles or ratio is not None and Fraction(1, PLAUSIBLE) <= ratio <= PLAUSIBLE

    here = [mention for mention in before if fits(mention) and not mention.families & (SOURCES - {"of"})]
    if here:
        return here[:1], verb.start - here[0].fact.end <= NEAR
    if verb.start - outline.sentence(number)[0] > 160 or before and "from" not in roles:
        return [], False
    earlier = [mention for mention in outline.earlier(number, 2) if fits(mention)]
    anaphor = any(cue.family == "this_figure" for cue in outline.cues_between(outline.sentence(number)[0], verb.start))
    return earlier[:CANDIDATES], anaphor and len(earlier) == 1


def _ratio(one: Fact, other: Fact) -> Fraction | None:
    return one.number / other.number if one.number and other.number else None


def _relation(verb: Cue, bindings: list[Roles], outline: Outline, sure: bool) -> Relation | None:
    kept = []
    for roles in bindings:
        end, start, by = roles.get("to"), roles.get("from"), roles.get("by")
        if end is None or start is not None and dimension(start.fact) != dimension(end.fact):
            continue
        found = {role: (roles[role].fact,) for role in ("from", "to", "by", "percent") if role in roles}
        if by is not None and not (dimension(by.fact) == dimension(end.fact) or by.fact.unit in POINTS and end.fact.kind in ("number", "money", "percent")):
            del found["by"]
        if ("from" in found or {"by", "percent"} <= found.keys()) and len(found) > 1:
            kept.append(found)
    if not kept:
        return None
    return Relation("change", tuple(kept), (verb.start, verb.end), direction=_direction(verb, kept[0], outline), sure=sure)


def _direction(verb: Cue, binding: dict[str, tuple[Fact, ...]], outline: Outline) -> int:
    """The sign of the verb; 0 where a currency grows stronger, whose rate may be quoted either way round."""
    if verb.family in ("strengthen", "weaken") and binding["to"][0].kind in ("money", "number") and binding["to"][0].unit not in ("poin", "%"):
        return 0
    return DIRECTION[verb.family]
