"""`--where`: which facts and checks of a store are exported."""

import re
from collections.abc import Callable
from typing import NamedTuple, get_args

from newsfacts.audits.rules import RULES as BATCH_RULES
from newsfacts.checks import RULES
from newsfacts.model import Severity, Verdict
from newsfacts.pipeline import named

OPERATORS = (">=", "<=", "=")

# What a condition compares: of a fact (f) and its document (d), or of a check (c).
FIELDS = {
    "rule": "c.rule",
    "verdict": "c.verdict",
    "severity": "coalesce(c.severity, '')",
    "unit": "coalesce(f.unit, '')",
    "subject": "coalesce(f.subject, '')",
    "place": "coalesce(f.place, d.place, '')",
    "date": "coalesce(d.published, '')",
    "time": "coalesce(f.time, f.resolved, '')",
}
OF_CHECKS = frozenset({"rule", "verdict", "severity"})  # the others are of facts
VALUES: dict[str, tuple[str, ...]] = {"verdict": get_args(Verdict), "severity": get_args(Severity)}
WITHIN = frozenset({"subject", "place"})  # `=` asks whether the words occur
DAY = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
BEGINS = frozenset({"date", "time"})  # `=` asks for a beginning: a year, a month, a day


class FilterError(ValueError):
    """A condition that makes no sense; the message says what would."""


class Condition(NamedTuple):
    """One condition in SQL, with its parameter."""

    field: str
    sql: str
    parameter: str


def parse(text: str) -> Condition:
    """`unit=IDR`, `subject=inflasi`, `date>=2025-01`; raises FilterError."""
    operator = min((found for found in OPERATORS if found in text), key=lambda found: (text.index(found), -len(found)), default=None)
    field, _, value = text.partition(operator) if operator else (text, "", "")
    field, value = field.strip().lower(), value.strip()
    if operator is None or field not in FIELDS or operator != "=" and field not in BEGINS:
        raise FilterError(f"'{text}' is no condition; write FIELD=VALUE with one of {', '.join(FIELDS)} (of date and time >= and <= too)")
    if field == "rule":
        value = named(value)
        if value not in {rule.name for rule in (*RULES, *BATCH_RULES)}:
            raise FilterError(f"no rule is called '{value}'; see `newsfacts rules`")
    if field in VALUES and value not in VALUES[field]:
        raise FilterError(f"'{value}' is no {field}; write {' or '.join(VALUES[field])}")
    if field == "date" and not DAY.fullmatch(value):
        raise FilterError(f"'{value}' is no date; write 2025, 2025-01 or 2025-01-31")
    column = FIELDS[field]
    if field in WITHIN:
        return Condition(field, f"instr(lower({column}), lower(?)) > 0", value)
    if operator == "=" and field in BEGINS:
        return Condition(field, f"substr({column}, 1, length(?)) = ?", value)
    if operator == "<=" and field in BEGINS:  # up to 2025-01 takes in all of January
        return Condition(field, f"{column} <> '' AND substr({column}, 1, length(?)) <= ?", value)
    return Condition(field, f"{column} {operator} ?", value)


class Selection(NamedTuple):
    """What is exported: conditions on checks, conditions on facts, and whether near-duplicates are left in."""

    checks: tuple[Condition, ...] = ()
    facts: tuple[Condition, ...] = ()
    duplicates: bool = False

    def of(self, table: str) -> tuple[str, list[str]]:
        """The condition on the rows of a table, in SQL, and its parameters."""
        parts: list[Clause] = []
        if not self.duplicates and table in ("facts", "checks", "check_facts", "contradictions"):
            parts.append(("d.duplicate_of IS NULL", []))
        if self.checks or self.facts:
            clause = OF_TABLES.get(table, of_documents)
            parts.append(clause(self))
        return " AND ".join(sql for sql, _ in parts) or "1", [parameter for _, parameters in parts for parameter in parameters]


Clause = tuple[str, list[str]]  # SQL and its parameters


def of_facts(chosen: Selection) -> Clause:
    """Facts `f` of documents `d`: those that meet the conditions, and are operands of such checks."""
    own, parameters = _all(chosen.facts)
    if not chosen.checks:
        return own, parameters
    rule, more = _all(chosen.checks)
    used = (
        "EXISTS (SELECT 1 FROM check_facts o JOIN checks c ON c.document_id = o.document_id AND c.check_id = o.check_id"
        f" WHERE o.document_id = f.document_id AND o.fact_id = f.fact_id AND {rule})"
    )
    return f"{own} AND {used}", parameters + more


def of_checks(chosen: Selection) -> Clause:
    """Checks `c` of documents `d`: those that meet the conditions, and have such a fact among their operands."""
    own, parameters = _all(chosen.checks)
    if not chosen.facts:
        return own, parameters
    fact, more = _all(chosen.facts)
    uses = (
        "EXISTS (SELECT 1 FROM check_facts o JOIN facts f ON f.document_id = o.document_id AND f.fact_id = o.fact_id"
        f" WHERE o.document_id = c.document_id AND o.check_id = c.check_id AND {fact})"
    )
    return f"{own} AND {uses}", parameters + more


def of_check_facts(chosen: Selection) -> Clause:
    """Operands `x`: those of such checks."""
    check, parameters = of_checks(chosen)
    return f"EXISTS (SELECT 1 FROM checks c WHERE c.document_id = x.document_id AND c.check_id = x.check_id AND {check})", parameters


def of_documents(chosen: Selection) -> Clause:
    """Documents `d`, and their sources: those with such a fact."""
    fact, parameters = of_facts(chosen)
    return f"EXISTS (SELECT 1 FROM facts f WHERE f.document_id = d.id AND {fact})", parameters


def of_errors(chosen: Selection) -> Clause:
    """What could not be read has no facts."""
    return "0", []


OF_TABLES: dict[str, Callable[[Selection], Clause]] = {
    "facts": of_facts,
    "checks": of_checks,
    "contradictions": of_checks,
    "check_facts": of_check_facts,
    "errors": of_errors,
}


def selection(conditions: tuple[str, ...], duplicates: bool = False) -> Selection:
    """All conditions together; raises FilterError."""
    parsed = [parse(condition) for condition in conditions]
    checks, facts = ([condition for condition in parsed if (condition.field in OF_CHECKS) is wanted] for wanted in (True, False))
    return Selection(tuple(checks), tuple(facts), duplicates)


def _all(conditions: tuple[Condition, ...]) -> tuple[str, list[str]]:
    parameters = [condition.parameter for condition in conditions for _ in range(condition.sql.count("?"))]
    return " AND ".join(condition.sql for condition in conditions) or "1", parameters
