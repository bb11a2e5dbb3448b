"""The progress of an audit and of a comparison: on standard error, and only where a person watches."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from newsfacts.audits.batch import Tally
from newsfacts.audits.compare import Looked
from newsfacts.lexicon import audit_words

if TYPE_CHECKING:
    from rich.progress import Progress

EVERY = 0.1  # seconds between two looks of the bar
COUNTED = 1_000_000  # files that are counted beforehand at most


def _watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


class Comparing:
    """The progress of a comparison, where nobody watches; how much is left is never known."""

    def step(self, looked: Looked) -> None:
        """After each noun and each two articles."""

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Within, the terminal is free for what was found."""
        yield


class _Watched(Comparing):
    """The same as a line on the terminal."""

    def __init__(self, progress: "Progress", said: str) -> None:
        self._progress, self._said = progress, said
        self._task, self._shown = progress.add_task(""), 0.0

    def step(self, looked: Looked) -> None:
        now = monotonic()
        if now - self._shown >= EVERY:
            self._shown = now
            self._progress.update(self._task, description=self._said.format_map(asdict(looked)))

    @contextmanager
    def aside(self) -> Iterator[None]:
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()


@contextmanager
def comparing(language: str) -> Iterator[Comparing]:
    """What tells how a comparison goes: what was compared, and for how long."""
    if not _watched():
        yield Comparing()
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Watched(progress, audit_words(language).progress["comparing"])


@contextmanager
def bar(paths: Sequence[str], language: str) -> Iterator[Callable[[Tally], None]]:
    """What to call after each source; shows how many are done, how fast, and how long it will take where that can be known."""
    if not _watched():
        yield lambda tally: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(elapsed_when_finished=True))
    words = audit_words(language).progress
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=count(paths), rate="")
        begun = shown = monotonic()

        def step(tally: Tally) -> None:
            nonlocal shown
            now = monotonic()
            if now - shown >= EVERY:
                shown = now
                speed = round(tally.sources / (now - begun))
                progress.update(task, completed=tally.sources, rate=words["rate"].format(rate=speed))

        yield step


def count(paths: Sequence[str]) -> int | None:
    """How many documents there will be; None if a file may hold many, or there are too many to count beforehand."""
    total = 0
    for path in paths:
        if not Path(path).exists():  # a glob
            return None
        files = [path] if Path(path).is_file() else (os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
        for file in files:
            total += 1
            if total > COUNTED or not file.lower().endswith((".txt", ".html", ".htm", ".pdf", ".docx")):
                return None
    return total
