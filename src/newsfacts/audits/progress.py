"""The progress bar of an audit: on standard error, and only where a person watches."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from newsfacts.audits.batch import Tally
from newsfacts.lexicon import audit_words

EVERY = 0.1  # seconds between two looks of the bar
COUNTED = 1_000_000  # files that are counted beforehand at most


@contextmanager
def bar(paths: Sequence[str], language: str) -> Iterator[Callable[[Tally], None]]:
    """What to call after each source; shows how many are done, how fast, and how long it will take where that can be known."""
    if sys.stderr is None or not sys.stderr.isatty():
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
