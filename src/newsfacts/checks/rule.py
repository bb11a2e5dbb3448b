"""What a rule is: a name, its documentation and examples, and the equations that its relations must satisfy."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain
from typing import NamedTuple

from newsfacts.interval import Interval, Tier, reading
from newsfacts.model import Check, Fact, Number, Relation, Severity, exact

Binding = Mapping[str, tuple[Fact, ...]]
Read = Callable[[Fact], Interval]
Mends = Callable[[Binding], bool]  # whether a failing relation would hold with other figures


class Equation(NamedTuple):
    """Two intervals that must meet: `computed` from some figures, `stated` by another; either is None where it cannot be told.

    `left` and `right` show the same in plain arithmetic (`9881 + 3625`, `13506`), which few equations are asked for; `spelled` says that
    they name things, not values.  `shows` is what `left` comes to, where `computed` allows for more than that.
    """

    left: Callable[[], str]
    right: Callable[[], str]
    computed: Callable[[Read], Interval | None]
    stated: Callable[[Read], Interval | None]
    sign: str = "="
    spelled: bool = False
    shows: Callable[[Read], Interval | None] | None = None


READ: dict[Tier, Read] = {tier: partial(reading, tier=tier) for tier in Tier}


def agree(computed: Interval | None, stated: Interval | None) -> bool:
    """Whether the two sides of an equation meet; one that cannot be computed does not."""
    return computed is not None and stated is not None and computed.meets(stated)


def holds(equations: tuple[Equation, ...], read: Read = READ[Tier.TRUNCATED]) -> bool:
    """Whether all equations hold with the figures read so: as printed, rounded or cut off, if nothing else is said."""
    return all(agree(equation.computed(read), equation.stated(read)) for equation in equations)


class Rule(NamedTuple):
    """One rule of the catalogue; `doc` is the docstring of its file, `good` and `bad` are sentences that are run as tests."""

    name: str
    doc: str
    good: tuple[str, ...]
    bad: tuple[str, ...]
    equations: Callable[[Binding, Relation], tuple[Equation, ...]]
    severity: Severity = "error"
    preview: bool = False
    numeric: bool = False  # the numbers of the figures tell which equations there are, so that no range can stand for a figure
    ratio: bool = False  # a quotient of figures, which agrees though they were rounded to thousands (353.000 for 352.611)
    weak: Callable[[Binding, Relation], bool] | None = None  # nothing could have failed: the figures are too coarse
    fields: Callable[[Binding, Relation, str], dict[str, str]] | None = None  # more fields of the message, in a language
    misworked: Callable[[Binding, Relation], str | None] | None = None  # what a usual mistake of reckoning should have come to
    exchange: bool = True  # that two figures fit in each other's place tells something
    explains: Callable[[str, Binding, Mends], str | None] | None = (
        None  # names the failure of another rule better: with what change (or "")
    )


def ids(check: Check) -> frozenset[str]:
    """The ids of all figures of a check."""
    return frozenset(chain.from_iterable(check.facts.values()))


def roles(check: Check, facts: Iterable[Fact]) -> dict[str, tuple[Fact, ...]]:
    """The figures of a check by their roles, among those of the article."""
    return {role: tuple([fact for fact in facts if fact.id in group]) for role, group in check.facts.items()}


def replaced(binding: Binding, fact: Fact, by: Fact) -> Binding:
    """The binding with another figure in the place of one."""
    return {name: tuple(by if other is fact else other for other in group) for name, group in binding.items()}


def held(binding: Binding, *roles: str) -> list[Fact]:
    """The facts of roles that every relation of a rule has, one each."""
    return [binding[role][0] for role in roles]


def one(binding: Binding, role: str) -> Fact | None:
    """The only (or first) fact of a role that a relation may lack."""
    facts = binding.get(role)
    return facts[0] if facts else None


def plain(value: Number | None, places: int = 4) -> str:
    """A number as people write formulas: `13506`, `0.315`; at most `places` decimals, or so many that it is not 0; ∞ for None."""
    if value is None:
        return "∞"
    if value.denominator == 1:
        return str(value.numerator)
    while 0 < abs(value.numerator) * 10 ** (places - 1) < value.denominator:
        places += 1
    scaled, rest = divmod(value.numerator * 10**places, value.denominator)
    scaled += 2 * rest > value.denominator or 2 * rest == value.denominator and scaled % 2  # to the nearest, of two the even one
    sign, digits = ("-" if scaled < 0 else ""), str(abs(scaled)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".")


def some(relation: Relation) -> str:
    """How many items a list holds: `4`, or `4..5` where it can be read in more ways."""
    return str(relation.fewest) if relation.fewest == relation.most else f"{relation.fewest}..{relation.most}"


def shown(fact: Fact) -> str:
    """A fact's value in a formula; a range as `low..high`."""
    if fact.number is not None:
        return plain(fact.number)
    low, high = (None if end is None else exact(end) for end in (fact.low, fact.high))
    return f"{plain(low)}..{plain(high)}"
