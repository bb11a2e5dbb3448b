"""What is suggested where figures do not agree."""

from typing import Any

import pytest

import newsfacts
from marked import toml


@pytest.mark.parametrize("case", toml("suggestions.toml")["case"], ids=lambda case: case["text"][:50])
def test_suggestion(case: dict[str, Any]) -> None:
    failing = [check for check in newsfacts.check(case["text"], published=case.get("published")).checks if check.verdict == "inconsistent"]
    assert (failing[0].suggestion or "") == case["suggestion"]
