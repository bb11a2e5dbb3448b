"""Shards on Ray: on the processors of this machine, or on the cluster that RAY_ADDRESS names.

Ray does a task again whose worker was killed, on another one.
"""

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout

import pyarrow

from newsfacts.audits.export import MissingExtraError
from newsfacts.audits.shards import Finished, Job, Shard, audit_shard

QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DATA_DISABLE_PROGRESS_BARS": "1"}


def results(shards: Sequence[Shard], job: Job, processes: int) -> Iterator[Finished]:
    """What came of each shard, in the order in which they are finished; at most so many processes here.  Raises MissingExtraError."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray
        from ray import data
    except ImportError:
        raise MissingExtraError("--engine ray needs Ray: pip install 'newsfacts[ray]'") from None
    if not shards:
        return
    with redirect_stdout(sys.stderr):  # where Ray tells of workers that died: standard output is for results
        ours = not ray.is_initialized()
        if ours:
            _begin(processes)
        try:
            context = data.DataContext.get_current()
            context.enable_progress_bars = False
            context.max_errored_blocks = -1  # a task that cannot be done costs its own shard alone
            logging.getLogger("ray.data").setLevel(logging.CRITICAL)
            rows = [{"key": shard.key, "sources": list(shard.sources)} for shard in shards]
            tasks = data.from_items(rows, override_num_blocks=len(rows))
            arguments = {"job": job, "here": os.getcwd()}
            done = tasks.map_batches(_task, batch_size=1, batch_format="pyarrow", fn_kwargs=arguments, num_cpus=1)
            for found in done.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0):
                for row in found.to_pylist():
                    yield Finished(row["key"], dict(row["counts"]), row["problem"])
        finally:
            if ours:
                ray.shutdown()


def _begin(processes: int) -> None:
    import ray

    if address := os.environ.get("RAY_ADDRESS"):
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    else:
        ray.init(address="local", num_cpus=processes, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)


def _task(shards: pyarrow.Table, job: Job, here: str) -> pyarrow.Table:
    """What a worker does with a table of shards: the shards' own files are the result, the counts are all that travels."""
    if os.path.isdir(here):
        os.chdir(here)  # where relative paths are meant
    done = [audit_shard(Shard(row["key"], tuple(row["sources"])), job) for row in shards.to_pylist()]
    columns = {
        "key": pyarrow.array([finished.key for finished in done], pyarrow.string()),
        "counts": pyarrow.array([list(finished.counts.items()) for finished in done], pyarrow.map_(pyarrow.string(), pyarrow.int64())),
        "problem": pyarrow.array([finished.problem for finished in done], pyarrow.string()),
    }
    return pyarrow.table(columns)
