"""A run: every source read and checked, by this process or by several, and kept in the store."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newsfacts import language
from newsfacts.audits.store import Known, Store, Stored, connect
from newsfacts.audits.work import Outcome, Plan, audit_source, broken, fingerprint
from newsfacts.audits.workers import Crew
from newsfacts.readers.collections import Source
from newsfacts.readers.errors import ReadError


class Job(NamedTuple):
    """What to audit, where to keep it, and in how many processes."""

    sources: Iterable[Source]
    store: Path
    plan: Plan
    processes: int = 1


@dataclass(slots=True)
class Tally:
    """How a run went: sources by what became of them, and how many of them hold a contradiction."""

    new: int = 0
    near: int = 0
    again: int = 0
    copy: int = 0
    finished: int = 0
    unread: int = 0
    contradicting: int = 0
    interrupted: bool = False

    @property
    def sources(self) -> int:
        """All sources that were seen."""
        return self.new + self.near + self.again + self.copy + self.finished + self.unread

    @property
    def status(self) -> int:
        """The exit status: 2 if nothing could be read, 1 if something contradicts, else 0."""
        return 2 if self.unread == self.sources else 1 if self.contradicting else 0

    def count(self, stored: Stored) -> None:
        """One more source."""
        setattr(self, stored.state, getattr(self, stored.state) + 1)
        self.contradicting += stored.errors > 0


def run(job: Job, step: Callable[[Tally], None], stopped: Callable[[], bool]) -> Tally:
    """Audit every source; `step` is told how it goes after each, and the run ends early, and well, once `stopped` says so.

    Raises StoreError: what was committed before is in the store.
    """
    tally = Tally()
    with Store(job.store, *fingerprint(job.plan)) as store:
        with _outcomes(job, store) as outcomes:
            for outcome in outcomes:
                tally.count(store.add(outcome))
                step(tally)
                if stopped():
                    tally.interrupted = True
                    break
        if tally.interrupted:
            store.commit()
        else:
            store.finish()
    return tally


@contextmanager
def _outcomes(job: Job, store: Store) -> Iterator[Iterator[Outcome]]:
    """What comes of each source, in order."""
    if job.processes == 1:
        settle()
        yield map(partial(audit_source, plan=job.plan, known=Known(store.connection, store.runs)), job.sources)
        return
    with Crew[Source, Outcome](job.processes, partial(ready, job.plan, job.store, store.runs), partial(crashed, job.plan)) as crew:
        yield crew.results(job.sources)


def ready(plan: Plan, store: Path, runs: frozenset[int]) -> Callable[[Source], Outcome]:
    """What every process does with a source, everything loaded that it takes."""
    settle()
    return partial(audit_source, plan=plan, known=Known(connect(store), runs))


def settle() -> None:
    """Load what every document takes, and keep the garbage collector from looking through it again and again."""
    language.pipeline()
    gc.collect()
    gc.freeze()


def crashed(plan: Plan, source: Source) -> Outcome:
    """What stands for a source that killed every process that worked on it."""
    error = ReadError("crashed", source.name)
    return broken(source, error.code, error.message(plan.options.language))
