"""Reading a user's TOML files: what is wrong with one is said in a line that names the file and the key."""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from newsfacts import lexicon
from newsfacts.pipeline import UnknownRuleError
from newsfacts.readers.errors import reason


class Wrong(NamedTuple):
    """What is wrong with a value: a key of `[values]` in `data/en/control.toml`, or a rule that there is none of; and where it stands."""

    code: str | UnknownRuleError
    where: tuple[str, ...] = ()
    detail: str = ""

    def said(self, language: str) -> str:
        """In words, behind the place."""
        if isinstance(self.code, UnknownRuleError):
            said = self.code.message(language)
        else:
            values = lexicon.control_words(language).values
            detail = self.detail.replace(" or ", f" {values['or']} ")  # pydantic's own
            said = values[self.code].format(key=self.where[-1] if self.where else "", detail=detail)
        return ": ".join(filter(None, (" ".join(self.where), said)))


class ControlError(Exception):
    """A settings file, a sidecar file or a baseline cannot be used: `code` is a key of `[files]` in `data/en/control.toml`."""

    def __init__(self, code: str, path: Path, detail: str = "", wrong: Wrong | None = None) -> None:
        super().__init__(code, path, detail, wrong)
        self.code = code
        self.path = path
        self.detail = detail
        self.wrong = wrong

    def message(self, language: str = "en") -> str:
        """One line that names the file and what is wrong, in `id` or `en`."""
        said = self.wrong.said(language) if self.wrong else ""
        detail = lexicon.errors(language).reasons.get(self.detail, self.detail)
        return lexicon.control_words(language).files[self.code].format(path=self.path, detail=detail, said=said)

    def __str__(self) -> str:
        return self.message()


class Table(BaseModel):
    """Base of the tables in users' files: keys with hyphens, and none that is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))


WRONG = {  # what pydantic finds, by the keys of `[values]`
    "missing": "missing",
    "tuple_type": "list",
    "list_type": "list",
    "string_type": "text",
    "bool_type": "boolean",
    "model_type": "table",
    "dict_type": "table",
    "json_invalid": "json",
    "literal_error": "choice",
    "silent": "silent",
}
Model = TypeVar("Model", bound=BaseModel)


def toml(path: Path) -> dict[str, Any]:
    """The contents of a TOML file; ControlError if it cannot be read."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ControlError("unreadable", path, reason(error)) from None
    except UnicodeDecodeError:
        raise ControlError("encoding", path) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ControlError("syntax", path, str(error)) from None


def validated(model: type[Model], content: Mapping[str, Any], path: Path) -> Model:
    """The contents of a file as a model; ControlError names the first key that is wrong, and offers the nearest if it is unknown."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        errors = error.errors()
        first = next((problem for problem in errors if problem["type"] == "extra_forbidden"), errors[0])  # it explains what is missing
        wrong = _wrong(first)
        if first["type"] == "missing":
            wrong = wrong._replace(code="unwritten")
        if first["type"] == "extra_forbidden":
            near = get_close_matches(wrong.where[-1], _keys(model), n=1)
            wrong = Wrong("near" if near else "unknown", wrong.where, near[0] if near else ", ".join(sorted(_keys(model))))
        raise ControlError("value", path, wrong=wrong) from None


def problem(error: ValidationError) -> Wrong:
    """The first thing that is wrong with a file, and where."""
    return _wrong(error.errors()[0])


def _wrong(problem: ErrorDetails) -> Wrong:
    raised = problem.get("ctx", {}).get("error")
    code = raised if isinstance(raised, UnknownRuleError) else WRONG.get(problem["type"], "other")
    return Wrong(code, tuple(_place(problem)), str(problem.get("ctx", {}).get("expected", "")))


def _place(problem: ErrorDetails) -> list[str]:
    return [str(part + 1) if isinstance(part, int) else part for part in problem["loc"]]


def _keys(model: type[BaseModel]) -> set[str]:
    """The keys of a model and of the models in its fields."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        found.add(field.alias or name)
        for inner in getattr(field.annotation, "__args__", ()):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                found |= _keys(inner)
    return found
