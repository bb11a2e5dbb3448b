"""Every rule's own examples: the bad ones are reported under its name and nothing else is, the good ones are not reported."""

import pytest

import newsfacts
from newsfacts.checks import RULES
from newsfacts.model import Language

GOOD = [(rule.name, text) for rule in RULES for text in rule.good]
BAD = [(rule.name, text) for rule in RULES for text in rule.bad]


def contradictions(text: str) -> list[str]:
    return [check.rule for check in newsfacts.check(text).checks if check.verdict == "inconsistent"]


@pytest.mark.parametrize(("rule", "text"), GOOD, ids=[f"{rule}: {text[:40]}" for rule, text in GOOD])
def test_good(rule: str, text: str) -> None:
    assert contradictions(text) == []


@pytest.mark.parametrize(("rule", "text"), BAD, ids=[f"{rule}: {text[:40]}" for rule, text in BAD])
def test_bad(rule: str, text: str) -> None:
    assert contradictions(text) == [rule]


@pytest.mark.parametrize(("rule", "text"), BAD, ids=[f"{rule}: {text[:40]}" for rule, text in BAD])
@pytest.mark.parametrize("language", ["id", "en"])
def test_message_fills_every_field(rule: str, text: str, language: Language) -> None:
    """A dash stands for what a template asks for and nothing is called."""
    messages = [check.message for check in newsfacts.check(text, language=language).checks]
    assert messages
    assert rule == "span" or not any("–" in message for message in messages)
