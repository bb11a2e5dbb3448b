"""How a data file becomes a model."""

import tomllib
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict


class Lexicon(BaseModel):
    """Base of all data files: immutable, and strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # built when first loaded


Model = TypeVar("Model", bound=Lexicon)


def load(model: type[Model], path: str) -> Model:
    """Read and validate `data/<path>`."""
    return model.model_validate(tomllib.loads(files("newsfacts").joinpath("data", path).read_text(encoding="utf-8")))
