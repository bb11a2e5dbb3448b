"""Reading a user's TOML files: what is wrong with one is said in a line that names the file and the key."""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails


class ControlError(Exception):
    """A settings file, a sidecar file or a baseline cannot be used; the message is one line for people."""


class Table(BaseModel):
    """Base of the tables in users' files: keys with hyphens, and none that is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))


WRONG = {  # what pydantic finds, in words for people
    "missing": "is missing",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "string_type": "must be a text",
    "bool_type": "must be true or false",
    "model_type": "must be a table",
    "dict_type": "must be a table",
    "json_invalid": "it is not JSON",
}
Model = TypeVar("Model", bound=BaseModel)


def toml(path: Path) -> dict[str, Any]:
    """The contents of a TOML file; ControlError if it cannot be read."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ControlError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise ControlError(f"{path}: is not in UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ControlError(f"{path}: is not valid TOML ({error})") from None


def validated(model: type[Model], content: Mapping[str, Any], path: Path) -> Model:
    """The contents of a file as a model; ControlError names the first key that is wrong, and offers the nearest if it is unknown."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        errors = error.errors()
        first = next((problem for problem in errors if problem["type"] == "extra_forbidden"), errors[0])  # it explains what is missing
        where = _place(first)
        said = _said(first)
        if first["type"] == "missing":
            said += f'; write {where[-1]} = "…"'
        if first["type"] == "extra_forbidden":
            near = get_close_matches(where[-1], _keys(model), n=1)
            said = "no such key" + (f"; did you mean '{near[0]}'?" if near else "; there are " + ", ".join(sorted(_keys(model))))
        raise ControlError(f"{path}: {' '.join(where)}: {said}") from None


def problem(error: ValidationError) -> str:
    """The first thing that is wrong with a file, and where."""
    first = error.errors()[0]
    return ": ".join(filter(None, (" ".join(_place(first)), _said(first))))


def _place(problem: ErrorDetails) -> list[str]:
    return [str(part + 1) if isinstance(part, int) else part for part in problem["loc"]]


def _said(problem: ErrorDetails) -> str:
    """What is wrong, in the words of this program."""
    if problem["type"] == "value_error":
        return problem["msg"].removeprefix("Value error, ")
    if problem["type"] == "literal_error":
        return f"must be {problem['ctx']['expected']}"
    return WRONG.get(problem["type"], "has a value that it cannot have")


def _keys(model: type[BaseModel]) -> set[str]:
    """The keys of a model and of the models in its fields."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        found.add(field.alias or name)
        for inner in getattr(field.annotation, "__args__", ()):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                found |= _keys(inner)
    return found
