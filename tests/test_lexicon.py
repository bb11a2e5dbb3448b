"""The data files: each one loads, explains its keys, and says one thing in one way."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest
from pydantic import ValidationError

from newsfacts import lexicon
from newsfacts.audits.rules import RULES as BATCH_RULES
from newsfacts.checks import RULES
from newsfacts.lexicon.measures import Currency

FILES = (
    "abbreviations",
    "aspects",
    "calendar",
    "collections",
    "comparison",
    "currencies",
    "function_words",
    "hedges",
    "layout",
    "modality",
    "nouns",
    "numerals",
    "page",
    "refusals",
    "relations",
    "speech",
    "units",
)


@pytest.mark.parametrize("name", FILES)
def test_loads_once(name: str) -> None:
    accessor = getattr(lexicon, name)
    assert accessor() is accessor()


@pytest.mark.parametrize("name", FILES)
def test_is_frozen(name: str) -> None:
    model = getattr(lexicon, name)()
    field = next(iter(type(model).model_fields))
    with pytest.raises(ValidationError):
        setattr(model, field, None)


@pytest.mark.parametrize("name", FILES)
def test_opens_with_an_explanation_of_every_key(name: str) -> None:
    text = files("newsfacts").joinpath(f"data/id/{name}.toml").read_text(encoding="utf-8")
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    model = getattr(lexicon, name)()
    keys = {field.alias or key for key, field in type(model).model_fields.items()}
    unexplained = {key for key in keys if key not in head and key not in ("unit", "currency")}
    assert text.startswith("#")
    assert not unexplained


def _lists(table: Mapping[str, Any]) -> Iterator[list[Any]]:
    for value in table.values():
        if isinstance(value, dict):
            yield from _lists(value)
        elif isinstance(value, list):
            yield value


@pytest.mark.parametrize("name", FILES)
def test_no_list_names_a_word_twice(name: str) -> None:
    table = tomllib.loads(files("newsfacts").joinpath(f"data/id/{name}.toml").read_text(encoding="utf-8"))
    assert not [word for words in _lists(table) for word, count in Counter(map(str, words)).items() if count > 1]


ALONE = ("skipped", "stops", "verbs", "openers", "not_counted", "age_words", "titles")  # lists that tokens are looked up in one by one


def test_what_is_looked_up_word_by_word_is_one_word() -> None:
    found = [getattr(model, key, ()) for model in (lexicon.nouns(), lexicon.refusals(), lexicon.speech()) for key in ALONE]
    people, after = lexicon.relations().words["people"], lexicon.refusals().after.values()
    assert not [word for words in (*found, people, *after) for word in words if " " in word]


def test_every_family_and_set_of_words_is_explained() -> None:
    lines = files("newsfacts").joinpath("data/id/relations.toml").read_text(encoding="utf-8").splitlines()
    heads = [line[4:].split("  ")[0].split(" the ")[0] for line in lines if line.startswith("#   ")]
    explained = {name.strip() for head in heads for name in head.split(",")}
    relations = lexicon.relations()
    assert {*relations.families, *relations.words} - explained == set()


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [string for key, item in value.items() for string in (*_strings(key), *_strings(item))]
    return [string for item in value for string in _strings(item)] if isinstance(value, (list, tuple, set, frozenset)) else []


@pytest.mark.parametrize("name", ["calendar", "hedges", "refusals"])
def test_words_are_in_lower_case_without_edges(name: str) -> None:
    words = _strings(getattr(lexicon, name)().model_dump())
    assert [word for word in words if word != word.strip() or word != word.lower()] == []


def test_no_word_of_two_units() -> None:
    seen: dict[str, str] = {}
    twice = []
    for name, unit in lexicon.units().unit.items():
        for word in (*unit.words, *unit.symbols, *unit.se):
            if seen.setdefault(word, name) != name:
                twice.append(word)
    assert twice == []


def test_no_word_of_two_currencies() -> None:
    seen: dict[str, str] = {}
    twice = [
        word for code, currency in lexicon.currencies().currency.items() for word in currency.after if seen.setdefault(word, code) != code
    ]
    assert twice == []


def test_no_word_of_two_refusals() -> None:
    seen: dict[str, str] = {}
    twice = [word for name, words in lexicon.refusals().before.items() for word in words if seen.setdefault(word, name) != name]
    assert twice == []


def test_no_cue_of_two_families() -> None:
    owner: dict[str, str] = {}
    for family, phrases in lexicon.relations().families.items():
        for phrase in phrases:
            assert owner.setdefault(phrase, family) == family, phrase
        assert len(phrases) == len(set(phrases)), family


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_has_one_name_in_reports(language: str) -> None:
    known = {rule.name for rule in (*RULES, *BATCH_RULES)}
    called = lexicon.report_words(language).rules
    assert called.keys() == known
    assert len(set(called.values())) == len(known)
    assert lexicon.rule_words(language).docs.keys() == (known if language == "id" else set())


def test_unknown_keys_are_an_error() -> None:
    with pytest.raises(ValidationError):
        Currency.model_validate({"before": [], "after": [], "behind": []})
