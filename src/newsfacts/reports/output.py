"""Where a report is written: standard output, or a file that appears whole or not at all."""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

INTERRUPTED = 130  # the exit status that shells expect of a program that Ctrl-C ended


class OutputError(Exception):
    """The report cannot be written; the message is one line for people."""


class ClosedPipeError(Exception):
    """Nobody reads standard output any more."""


class Write(Protocol):
    """Writes one piece of a report, all of it before it returns."""

    def __call__(self, text: str, /) -> None: ...


def complain(message: str) -> None:
    """One line on standard error, if there is one."""
    if sys.stderr is not None:  # where it is closed, print would fall back on standard output
        print(f"newsfacts: {message}", file=sys.stderr)


def refusal(path: Path, inputs: Iterable[Path]) -> str | None:
    """Why a report cannot or must not be written to the path, or None."""
    if path.is_dir():
        return f"'{path}' is a folder"
    if not path.parent.is_dir():
        return f"the folder '{path.parent}' does not exist"
    if path.exists() and any(name.exists() and name.samefile(path) for name in inputs):
        return f"'{path}' is one of the articles"
    return None


@contextmanager
def standard_output(encoding: str | None = None) -> Iterator[Write]:
    """Standard output, in its own encoding unless another is given; writing raises ClosedPipeError and OutputError."""
    stream = sys.stdout
    if stream is None:
        raise OutputError("standard output is closed")

    def write(text: str) -> None:
        try:
            # as bytes: line feeds stay line feeds everywhere, and a character that the terminal lacks becomes a question mark
            stream.buffer.write(text.encode(encoding or stream.encoding, "replace"))
            stream.flush()
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # else the interpreter tries again when it ends, and complains
            if error.errno in (errno.EPIPE, errno.EINVAL):  # Windows calls a closed pipe an invalid argument
                raise ClosedPipeError from None
            raise OutputError(f"cannot write to standard output: {error.strerror}") from None

    yield write


@contextmanager
def file_output(path: Path) -> Iterator[Write]:
    """A file in UTF-8, written beside its place and moved there if the block ends well; raises OutputError."""
    path = path.resolve()
    special = path.exists() and not path.is_file()  # a device or a named pipe is written to, not replaced
    part = path if special else path.with_name(f".{path.name}.{os.getpid()}.part")
    with _explained(path):
        stream = part.open("wb" if special else "xb")

    def write(text: str) -> None:
        with _explained(path):
            stream.write(text.encode("utf-8", "replace"))
            stream.flush()

    try:
        yield write
        if not special:
            with _explained(path):
                if path.exists():
                    part.chmod(stat.S_IMODE(path.stat().st_mode))
                part.replace(path)
    finally:
        with suppress(OSError):
            stream.close()
        if not special:
            part.unlink(missing_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write '{path}': {error.strerror}") from None
