"""Why a source cannot be read, and what a reader wants to be known about one that can."""

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from newsfacts import lexicon


class ReadError(Exception):
    """A source that cannot be read: `code` is stable (the keys of `data/en/errors.toml`), `message` is one line for people."""

    def __init__(self, code: str, name: str, detail: str = "") -> None:
        super().__init__(code, name, detail)
        self.code = code
        self.name = name
        self.detail = detail

    def message(self, language: str = "id") -> str:
        """One line that names the source and the reason, in `id` or `en`."""
        words = lexicon.errors(language)
        name, detail = (" ".join(part.split()) for part in (self.name, self.detail))
        return words.messages[self.code].format(name=name, detail=words.reasons.get(detail, detail))

    def __str__(self) -> str:
        return self.message()


def reason(error: OSError) -> str:
    """Why the system refuses, as the stable name of its error: what it says is in a language of its own."""
    return errno.errorcode.get(error.errno or 0) or type(error).__name__


class Notice(NamedTuple):
    """A guess that a reader made (`charset`, `fields`), of which a person may want to know."""

    code: str
    name: str
    detail: str

    def message(self, language: str = "id") -> str:
        """One line that names the source and the guess, in `id` or `en`."""
        return lexicon.errors(language).notices[self.code].format(name=" ".join(self.name.split()), detail=self.detail)


@contextmanager
def extra(extra: str, name: str) -> Iterator[None]:
    """Where an optional library is imported: `ReadError` (`missing-extra`) says what to install if it is not there."""
    try:
        yield
    except ImportError as error:
        raise ReadError("missing-extra", name, extra) from error


@contextmanager
def silent(*libraries: str) -> Iterator[None]:
    """Within, the libraries keep to themselves what they make of a damaged file."""
    loggers = [logging.getLogger(library) for library in libraries]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
