"""Change: something rises or falls from one figure to another, by so much, by so many per cent.

Every verb or noun of change opens a frame.  The figures around it take their roles from the cues that lead up to them, so that any word
order works: `naik 5 persen dari A menjadi B`, `B, naik dari A`, `dari A menjadi B atau turun 5 persen`, `melemah 22,33 poin atau
0,35 persen ke posisi 6.300,12`.  A figure that fits no role ends the frame.
"""

from collections.abc import Iterator
from fractions import Fraction

from newsfacts.interval import Interval, Tier, open_ended, point, reading
from newsfacts.language import Cue
from newsfacts.model import Fact, Relation
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import VERBS, Mention, Outline, dimension

DIRECTION = {"rise": 1, "fall": -1, "higher": 1, "lower": -1, "strengthen": 1, "weaken": -1}
STOPS = frozenset({"contrast", "including", "among", "consists", "of_that", "balance", "deficit", "threshold", "above", "below"})
MILD = frozenset({"namely", "each", "highest", "lowest", "average"})  # end the frame only where no cue of a role stands beside them
OTHER_STARTS = frozenset({"peak", "highest", "lowest", "average"})  # turun 500 menjadi 1.500 dari puncaknya 3.000
SOURCES = frozenset({"from", "compared", "before", "of", "relative"})
RUPIAH = "IDR"  # of whose points one is one rupiah
POINTS = frozenset({"poin", "pp", "bp", "%"})
NEAR = 90  # characters between a verb and the size of its change
TOUCHING = 3  # characters between a figure and the verb that speaks of it alone
LINK = 25  # characters between `atau` and the figure that says the same
REACH = 130  # characters between a verb and the ends of its change
BARE = 70  # the same where only the direction is said
PLAUSIBLE = 30  # a figure more than so many times another is not what it grew from, unless the verb says so
CANDIDATES = 5
EARLIER = 3  # sentences back in which the figure that changed may stand

Roles = dict[str, Mention]
Found = dict[str, tuple[Fact, ...]]


def find(outline: Outline) -> Iterator[Relation]:
    """The changes of an article."""
    for number, row in outline.sentences():
        frames = [_frame(outline, number, row, cue) for cue in outline.cues_of(number) if cue.family in DIRECTION]
        found = [(relation, _figures(relation)) for relation in frames if relation is not None]
        yield from (relation for relation, figures in found if not any(figures < others for _, others in found))
        yield from _running_total(row)


def _running_total(row: list[Mention]) -> Iterator[Relation]:
    """`Semula 73 dapur beroperasi, lalu 27 dapur baru diresmikan, sehingga total 100 dapur`: a change without a verb of its own."""
    for place, end in enumerate(row[2:], 2):
        start, step = row[place - 2], row[place - 1]
        total = end.lead("total")
        alike = start.dimension == step.dimension == end.dimension and kin(start.fact, step.fact) and kin(start.fact, end.fact)
        if total is not None and "total" in end.near and "before" in start.near and not step.near & {*VERBS, "before"} and alike:
            yield Relation(
                "change", ({"from": (start.fact,), "to": (end.fact,), "by": (step.fact,)},), (total.start, total.end), direction=1
            )


def _figures(relation: Relation) -> frozenset[str]:
    return frozenset(fact.id for group in relation.bindings[0].values() for fact in group)


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
    if (
        steps
        and not roles.keys() & {"from", "to"}
        and len(before) > 1
        and "to" in before[0].near
        and "from" in before[1].near
        and _restated_as(outline, before[0], verb)
    ):
        roles |= {"to": before[0], "from": before[1]}  # dari A menjadi B atau turun 5 persen
    elif (
        steps
        and not roles.keys() & {"from", "to"}
        and len(before) > 1
        and "from" in before[0].near
        and dimension(before[0].fact) == dimension(before[1].fact)
        and _restated_as(outline, before[0], verb)
    ):
        roles |= {"to": before[1], "from": before[0]}  # kini A dari semula B, turun 12
    elif "to" in roles and not steps and "from" not in roles and before and verb.start - before[0].fact.end <= TOUCHING:
        plain = "," not in outline.text[before[0].fact.end : verb.start]
        if plain and dimension(before[0].fact) == dimension(roles["to"].fact):
            roles["from"] = before[0]  # yang pada Maret sebesar 0,348 turun menjadi 0,341
    elif steps and not roles.keys() & {"from", "to"} and before and before[0].first and "compared" in before[0].near:
        roles["from"] = before[0]  # dibandingkan bulan sebelumnya yang 70.000, angka itu naik 6 persen
        before = []
    if "from" not in roles and "to" in roles and steps:
        source = next((m for m in before if dimension(m.fact) == dimension(roles["to"].fact) and m.families & {"before"}), None)
        if source is not None:
            roles["from"] = source
    if "to" in roles:
        elsewhere = "from" in roles and steps and roles["from"].families & OTHER_STARTS
        return _relation(verb, [roles], outline, sure=not elsewhere)
    if "from" not in roles and not ({"by", "percent"} <= steps):
        return None
    ends, sure = _ends(outline, number, before, verb, roles)
    return _relation(verb, [{**roles, "to": end} for end in ends], outline, sure)


def _role(outline: Outline, verb: Cue, previous: Mention | None, mention: Mention, roles: Roles) -> str:
    """The part a figure after the verb plays: a role, `aside` where it is skipped, `end` where the frame ends."""
    since = previous.fact.end if previous else verb.end
    cues = [cue for cue in mention.leads if cue.start >= since]
    names = {cue.family for cue in cues}
    fact, gap = mention.fact, mention.fact.start - since
    marks = [
        cue
        for cue in cues
        if cue.family in SOURCES
        or cue.family == "to"
        or cue.family == "total"
        and "by" in roles
        or cue.family == "or"
        and fact.start - cue.end <= LINK
    ]
    mark = marks[-1] if marks else None
    linked = mark is not None and mark.family == "or" and previous is not None
    mark = mark if linked or mark is None or mark.family != "or" else None
    if names & STOPS or names & MILD and mark is None or names & VERBS and not linked or fact.start - verb.end > REACH + 80:
        return "end"
    step = "percent" if fact.unit == "%" else "by"
    if mark is not None and not linked:
        if "," in outline.text[mark.end : fact.start] or gap > REACH:
            return "end"
        role = "from" if mark.family in SOURCES or "compared" in names and "from" not in roles and "to" not in roles else "to"
        aside = previous is not None and previous.fact not in [other.fact for other in roles.values()]
        return "end" if role in roles or mark.family == "of" and aside else role
    if mention.bracketed or linked:
        other = "by" if step == "percent" else "percent"
        if step not in roles and {"from", "to"} <= roles.keys() and names & VERBS:
            return step  # turun menjadi 18,1 dari 20,5 persen, atau berkurang 2,4 poin persen
        closed = ")" in outline.text[since : fact.start - 1]
        if step == "by" and mention.bracketed and previous is roles.get("percent") and _compared_before(outline, verb, mention):
            return "from"  # dibandingkan tahun lalu naik 3,4 persen (1.493.471 kendaraan)
        fits = step not in roles and other in roles and previous is roles[other] and not closed
        return step if fits and gap <= NEAR else "aside"
    if fact.kind in ("duration", "age") or fact.unit == "kali":
        return "aside" if fact.kind == "duration" else "end"
    return step if previous is None and gap <= NEAR and "," not in outline.text[verb.end : fact.start] else "end"


def _restated_as(outline: Outline, end: Mention, verb: Cue) -> bool:
    """Whether the verb says the change before it again: `dari A menjadi B atau turun 5 persen`."""
    between = {cue.family for cue in outline.cues_between(end.fact.end, verb.start)}
    return (
        verb.start - end.fact.end <= BARE
        and "contrast" not in between
        and ("or" in between or "," in outline.text[end.fact.end : verb.start])
    )


def _compared_before(outline: Outline, verb: Cue, mention: Mention) -> bool:
    return any(cue.family == "compared" for cue in outline.cues_between(outline.sentence(mention.sentence)[0], verb.start))


def _ends(outline: Outline, number: int, before: list[Mention], verb: Cue, roles: Roles) -> tuple[list[Mention], bool]:
    """What the change led to, where that stands before its verb: the candidates, nearest first, and whether the first is beyond doubt."""
    wanted = roles["from"] if "from" in roles else roles["by"]

    def fits(mention: Mention) -> bool:
        if (
            dimension(mention.fact) != dimension(wanted.fact)
            or mention.fact.number is None
            or mention.bracketed
            and mention.fact.kind != wanted.fact.kind
        ):
            return False
        ratio = _ratio(mention.fact, wanted.fact)
        return "from" not in roles or mention.sentence == number or ratio is not None and Fraction(1, PLAUSIBLE) <= ratio <= PLAUSIBLE

    here = [mention for mention in before if fits(mention) and not mention.near & {"from", "compared"}]
    if here:
        return here[:1], verb.start - here[0].fact.end <= NEAR
    if (
        verb.start - outline.sentence(number)[0] > 200
        or not roles.keys() & {"by", "percent"}
        and verb.start - outline.sentence(number)[0] > 60
    ):
        return [], False
    if wanted.fact.kind in ("duration", "age"):
        return [], False
    earlier = [mention for mention in outline.earlier(number, EARLIER) if fits(mention) and not mention.near & {"from", "compared"}]
    anaphor = any(cue.family in ("this_figure", "this") for cue in outline.cues_between(outline.sentence(number)[0], verb.start))
    close = [mention for mention in earlier if mention.sentence == number - 1]
    return (close[:1] if anaphor and len(close) == 1 else earlier[:CANDIDATES]), anaphor and len(close) == 1


def _ratio(one: Fact, other: Fact) -> Fraction | None:
    return one.number / other.number if one.number and other.number else None


def _relation(verb: Cue, bindings: list[Roles], outline: Outline, sure: bool) -> Relation | None:
    kept = []
    for roles in bindings:
        end, start, by = roles.get("to"), roles.get("from"), roles.get("by")
        if end is None or start is not None and dimension(start.fact) != dimension(end.fact):
            continue
        found: Found = {role: (roles[role].fact,) for role in ("from", "to", "by", "percent") if role in roles}
        if by is not None and not (
            dimension(by.fact) == dimension(end.fact) or by.fact.unit in POINTS and end.fact.kind in ("number", "money", "percent")
        ):
            del found["by"]
        if by is not None and by.fact.unit == "poin" and end.fact.kind == "money" and end.fact.unit != RUPIAH:
            sure = False  # a point may be a unit or a cent of the currency
        bare = found.keys() <= {"from", "to"}
        if bare and start is not None:
            if min(start.fact.start, end.fact.start) - verb.end > BARE:
                continue
            found |= _percent_before(outline, start, end, DIRECTION[verb.family])
            ratio = _ratio(end.fact, start.fact)
            sure = sure and ratio is not None and Fraction(1, 3) <= ratio <= 3
        if ("from" in found or {"by", "percent"} <= found.keys()) and len(found) > 1:
            kept.append(found)
    if not kept:
        return None
    return Relation("change", tuple(kept), (verb.start, verb.end), direction=_direction(verb, kept[0], outline), sure=sure)


def _percent_before(outline: Outline, start: Mention, end: Mention, sign: int) -> Found:
    """A percentage of the sentences before that is just the size of this change."""
    if start.fact.unit == "%" or not start.fact.number or not end.fact.number:
        return {}
    quotient = reading(end.fact, Tier.ROUNDED).over(reading(start.fact, Tier.ROUNDED))
    size = (quotient - point(1)).scaled(100) if quotient and sign > 0 else (point(1) - quotient).scaled(100) if quotient else None
    for mention in outline.earlier(start.sentence, 2):
        if mention.fact.unit == "%" and size is not None and _tells(mention.fact, size):
            return {"percent": (mention.fact,)}
    return {}


def _tells(percent: Fact, size: Interval) -> bool:
    """Whether the percentage is the size, and could easily have been another."""
    if open_ended(percent) or size.width is None or size.width > 4 * Fraction(percent.precision or 1):
        return False
    return size.meets(reading(percent, Tier.ROUNDED))


def _direction(verb: Cue, binding: dict[str, tuple[Fact, ...]], outline: Outline) -> int:
    """The sign of the verb; 0 where a currency grows stronger, whose rate may be quoted either way round."""
    if (
        verb.family in ("strengthen", "weaken")
        and binding["to"][0].kind in ("money", "number", "count")
        and binding["to"][0].unit not in ("poin", "%")
    ):
        return 0
    return DIRECTION[verb.family]
