"""The shared examples of every rule: what contradicts is reported under its rule, what agrees is not."""

import json
from pathlib import Path

import pytest

import newsfacts

EXAMPLES = Path(__file__).parent.parent.parent / "shared" / "gold" / "rule_examples.jsonl"
pytestmark = pytest.mark.skipif(not EXAMPLES.exists(), reason="the shared examples are not beside this checkout (../shared/gold)")

SEVERAL = {"across-documents", "reference"}  # of several documents: tests/audits
LINES = EXAMPLES.read_text(encoding="utf-8").splitlines() if EXAMPLES.exists() else []
CASES = [case for case in map(json.loads, LINES) if case["rule"] not in SEVERAL]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['rule']}: {case['text'][:40]}" for case in CASES])
def test_example(case: dict[str, str]) -> None:
    reported = [check.rule for check in newsfacts.check(case["text"], preview=True).checks if check.verdict == "inconsistent"]
    if case["label"] == "inconsistent":
        assert case["rule"] in reported
    else:
        assert reported == []
