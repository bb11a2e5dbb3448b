"""A run in shards: what is missing in a folder of results is done, by this process or on Ray."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from newsfacts.audits.shards import COUNTS, Finished, Folder, Job, Shard, audit_shard, crashed, divide, tidy

Engine = Literal["local", "ray"]


@dataclass(slots=True)
class Outcome:
    """How a run went: shards done now and before, why others failed, and what all those asked for hold together."""

    done: int = 0
    before: int = 0
    problems: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))

    @property
    def shards(self) -> int:
        """All shards that were asked for."""
        return self.done + self.before + len(self.problems)

    @property
    def status(self) -> int:
        """The exit status: 2 if a shard failed or nothing could be read, 1 if something contradicts, else 0."""
        return 2 if self.problems or not self.counts["documents"] else 1 if self.counts["contradicting"] else 0

    def add(self, counts: dict[str, int]) -> None:
        """Count what a shard holds."""
        for name in COUNTS:
            self.counts[name] += counts.get(name, 0)


def run(paths: Sequence[str], job: Job, engine: Engine, processes: int) -> Outcome:
    """Audit what is not finished.  Raises MissingExtraError and OSError."""
    shards = list(divide(paths, job))
    outcome = Outcome()
    finished = tidy(Folder(job.out).prepare(), shards)
    waiting = {shard.key: shard for shard in shards if shard.key not in finished}
    for key in {shard.key for shard in shards} - waiting.keys():
        outcome.before += 1
        outcome.add(finished[key]["counts"])
    for result in _results(list(waiting.values()), job, engine, processes):
        del waiting[result.key]
        if result.problem is None:
            outcome.done += 1
            outcome.add(result.counts)
        else:
            outcome.problems.append(result.problem)
    outcome.problems += [crashed(shard, job) for shard in waiting.values()]
    return outcome


def _results(shards: Sequence[Shard], job: Job, engine: Engine, processes: int) -> Iterable[Finished]:
    if engine == "ray":
        from newsfacts.audits import ray_engine

        return ray_engine.results(shards, job, processes)
    return (audit_shard(shard, job) for shard in shards)
