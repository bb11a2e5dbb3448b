"""The format sarif."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsfacts import RULES
from newsfacts.reports.wording import Entry
from reports import sample

SCHEMA = json.loads((Path(__file__).parent.parent / "cases" / "sarif.schema.json").read_text(encoding="utf-8"))


def run(*entries: Entry) -> dict[str, Any]:
    log = json.loads(sample.printed("sarif", *entries))
    Draft202012Validator(SCHEMA).validate(log)
    [only] = log["runs"]
    return dict(only)


def test_a_log_follows_the_standard() -> None:
    whole = run(*map(sample.checked, (sample.GOOD, sample.BAD, sample.HOSTILE)), sample.suppressed(sample.BAD), sample.UNREAD)
    assert whole["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in whole["tool"]["driver"]["rules"]] == [rule.name for rule in RULES]
    assert len(whole["artifacts"]) == 3  # the same article twice is one
    assert run()["results"] == []


def test_a_result_points_at_its_figures_in_characters_and_in_lines() -> None:
    text = "Judul 😀\r\n\r\n" + sample.BAD
    [result] = run(sample.checked(text))["results"]
    assert (result["ruleId"], result["level"], result["kind"]) == ("parts-sum", "error", "fail")
    assert RULES[result["ruleIndex"]].name == "parts-sum"
    places = [place["physicalLocation"]["region"] for place in (*result["locations"], *result["relatedLocations"])]
    shown = [text[place["charOffset"] : place["charOffset"] + place["charLength"]] for place in places]
    assert shown == ["140", "116", "42"] == [place["snippet"]["text"] for place in places]
    lines = text.split("\n")
    assert shown == [lines[place["startLine"] - 1][place["startColumn"] - 1 : place["endColumn"] - 1] for place in places]


def test_a_fingerprint_outlives_what_changes_elsewhere_and_not_what_changes_the_finding() -> None:
    def print_of(text: str, source: str = "a.txt") -> str:
        [result] = [result for result in run(sample.checked(text, source))["results"] if result["ruleId"] == "parts-sum"]
        return str(result["partialFingerprints"]["newsfacts/v1"])

    first = print_of(sample.BAD)
    assert print_of("Satu kalimat lain di depan.\n\n" + sample.BAD, "b.txt") == first
    assert print_of(sample.BAD.replace(" dan ", "  dan  ")) == first
    assert print_of(sample.BAD.replace("42", "43")) != first
    assert print_of(sample.BAD.replace("polisi", "tentara")) != first


def test_a_suppressed_result_says_why() -> None:
    [result] = run(sample.suppressed(sample.BAD))["results"]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "sudah diperiksa"}]


def test_an_unread_input_is_a_notification() -> None:
    [invocation] = run(sample.UNREAD, sample.checked(sample.GOOD))["invocations"]
    assert invocation["executionSuccessful"] is False
    [told] = invocation["toolExecutionNotifications"]
    assert told["descriptor"] == {"id": "not-found"}
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "tiada,%2050%25.txt"
    assert run(sample.checked(sample.GOOD))["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("berita.txt", "berita.txt"),
        ("a b/ç.txt", "a%20b/%C3%A7.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("/x/a.txt", "file:///x/a.txt"),
        ("-", "stdin"),
    ],
)
def test_names_are_uris(source: str, uri: str) -> None:
    [artifact] = run(sample.checked(sample.GOOD, source))["artifacts"]
    assert artifact["location"]["uri"] == uri


def test_extracted_text_comes_along() -> None:
    document, report = sample.checked(sample.BAD)
    [artifact] = run((document.model_copy(update={"extracted": True}), report))["artifacts"]
    assert artifact["contents"]["text"] == sample.BAD
