"""The tables of `cases/` that are named below: what must come of the figures of a sentence."""

from typing import Any

import pytest

import newsfacts
from marked import toml

TABLES = ("relations.toml", "ratios.toml", "changes.toml", "sums.toml", "totals.toml", "partings.toml", "restated.toml", "bindings.toml")
CASES: list[dict[str, Any]] = [case for name in TABLES for case in toml(name)["case"]]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['rule']}: {case['text'][:50]}" for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    report = newsfacts.check(case["text"], published=case.get("published"))
    printed = {fact.id: fact.text for fact in report.facts}
    found = [
        (
            "note" if check.severity == "note" else check.verdict,
            {role: [printed[fact] for fact in facts] for role, facts in check.facts.items()},
        )
        for check in report.checks
        if check.rule == case["rule"] and not (case.get("other") and check.verdict == "consistent")
    ]
    differs = [check.differs for check in report.checks if check.differs and check.rule == case["rule"]]
    assert differs == ([case["differs"]] if "differs" in case else [])
    counted = [len(check.items or ()) for check in report.checks if check.rule == case["rule"] and "items" in case]
    assert counted == ([case["items"]] if "items" in case else [])
    roles = case["roles"] if isinstance(case.get("roles"), list) else [case.get("roles")]
    assert found == ([] if case["verdict"] == "silent" else [(case["verdict"], each) for each in roles])


def test_every_rule_of_these_tables_exists() -> None:
    assert {case["rule"] for case in CASES} <= {rule.name for rule in newsfacts.RULES}
