"""Several processes at work on one stream, results in the order of the stream.

Processes are forked from a server that has everything imported.  One that is killed is replaced, and what it had in hand is done again;
an item that kills the process that works on it alone is given up, and the caller says what stands in its place.

Every process imports the script that the program is.  One that ends by itself before it begins would do so again and again, which ends the
run at once: above all in a script without `if __name__ == "__main__":`, which would start processes in every process.
"""

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, Generic, NamedTuple, Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

TOGETHER = 8  # items handed over at once
IN_HAND = 2  # handfuls that a process has: one that it works on, one that waits, so that it never stands idle
AHEAD = 8  # handfuls for each process that may be ahead of the oldest one not finished
TRIES = 2  # processes that one item may cost
ENDING = 10  # seconds that a process may take to end once its pipe is closed
IMPORTED = "__mp_main__"  # what a script is called in the processes that import it
BEGUN = None  # what a process sends first
PRELOAD = ["spacy", "spacy.lang.id", "numpy", "newsfacts.audits.work", "newsfacts.audits.store"]


class WorkerError(RuntimeError):
    """Processes end before they begin; the message says what to do."""

    def __init__(self) -> None:
        super().__init__(
            "a worker process ended before it began. Each of them imports your script: put what calls newsfacts.audit(…, workers=…)"
            ' under `if __name__ == "__main__":`. If it is there, the reason stands above.'
        )


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes that are started within never hear Ctrl-C, not even while they import: the server would die of it."""
    resource_tracker.ensure_running()  # which, when it has to start its process, lets Ctrl-C through afterwards
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Handful(NamedTuple):
    """Some items that follow each other; `place` counts from the beginning, `deaths` the processes they have cost."""

    place: int
    items: list[Any]
    deaths: int = 0


def serve(pipe: Connection, begin: Callable[[], Callable[[Any], Any]]) -> None:
    """What a worker does: `begin` once, then each handful that comes, until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of the terminal; the main one decides what to do
    waiting: SimpleQueue[list[Any] | None] = SimpleQueue()
    # received at once, whatever is in hand: else both ends could wait for the other to take in what they send
    Thread(target=_receive, args=(pipe, waiting), daemon=True).start()
    work = begin()
    pipe.send(BEGUN)
    while (items := waiting.get()) is not None:
        try:
            pipe.send([work(item) for item in items])
        except OSError:  # the main process is gone
            return


def _receive(pipe: Connection, waiting: "SimpleQueue[list[Any] | None]") -> None:
    try:
        while True:
            waiting.put(pipe.recv())
    except (EOFError, OSError):
        waiting.put(None)


class Worker:
    """One process, and what it has in hand, oldest first."""

    def __init__(self, begin: Callable[[], Callable[[Any], Any]]) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload(PRELOAD)
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=serve, args=(other, begin), daemon=True)
        with _deaf():
            try:
                self.process.start()
            except RuntimeError:
                if IMPORTED not in sys.modules:
                    raise
                sys.exit(1)  # this process imports the script still; the main one says what is wrong
        other.close()
        self.in_hand: deque[Handful] = deque()
        self._begun = False

    def send(self, handful: Handful) -> None:
        """Hand over some items; raises OSError if the process is gone."""
        self.in_hand.append(handful)
        self.pipe.send(handful.items)

    def receive(self) -> list[Any] | None:
        """The results of the oldest handful, None if it is only ready for work; raises EOFError or OSError if the process is gone."""
        found: list[Any] | None = self.pipe.recv()
        self._begun = True
        return found

    def failed(self) -> bool:
        """Whether the process, which is gone, ended by itself before it began; one that was killed did not."""
        if self._begun:
            return False
        self.process.join(ENDING)
        return (self.process.exitcode or 0) > 0

    def end(self) -> None:
        """End the process at once."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


class Crew(Generic[Item, Result]):
    """`count` processes that do the same work; use as a context manager."""

    def __init__(self, count: int, begin: Callable[[], Callable[[Item], Result]], lost: Callable[[Item], Result]) -> None:
        """`begin` runs in each process and gives the function that does the work; `lost` gives the result of an item that kills it."""
        self._begin, self._lost, self._count = begin, lost, count
        self._workers: list[Worker] = []
        self._again: deque[Handful] = deque()
        self._done: dict[int, list[Result]] = {}

    def __enter__(self) -> Self:
        self._workers = [Worker(self._begin) for _ in range(self._count)]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()

    def results(self, items: Iterable[Item]) -> Iterator[Result]:
        """The result of each item, in order; at most a few handfuls are in memory at once.  Raises WorkerError."""
        source = iter(items)
        given = drawn = 0  # handfuls that were given back, and that were drawn from the source
        exhausted = False
        while True:
            for worker in list(self._workers):
                while len(worker.in_hand) < IN_HAND and worker in self._workers:
                    if self._again:
                        self._send(worker, self._again.popleft())
                    elif not exhausted and drawn - given < AHEAD * self._count:
                        taken = list(islice(source, TOGETHER))
                        exhausted = not taken
                        if taken:
                            self._send(worker, Handful(drawn, taken))
                            drawn += 1
                    else:
                        break
            while given in self._done:
                yield from self._done.pop(given)
                given += 1
            if given < drawn:
                self._collect()
            elif exhausted:
                return

    def _send(self, worker: Worker, handful: Handful) -> None:
        try:
            worker.send(handful)
        except OSError:
            self._replace(worker)

    def _collect(self) -> None:
        """Wait until some worker has finished or died, unless work waits for a worker."""
        if self._again:
            return
        ready = set(wait([worker.pipe for worker in self._workers if worker.in_hand]))
        for worker in list(self._workers):
            if worker.pipe not in ready:
                continue
            try:
                results = worker.receive()
            except (EOFError, OSError):
                self._replace(worker)
            else:
                if results is not BEGUN:
                    self._done[worker.in_hand.popleft().place] = results

    def _replace(self, worker: Worker) -> None:
        """Put a new process in the place of a dead one, and see to what it had in hand: the first of it may be what killed it."""
        if worker.failed():
            raise WorkerError from None
        worker.end()
        self._workers[self._workers.index(worker)] = Worker(self._begin)
        for number, handful in enumerate(worker.in_hand):
            deaths = handful.deaths + (number == 0)
            if deaths < TRIES:
                self._again.append(handful._replace(deaths=deaths))
            else:
                self._done[handful.place] = [self._alone(item) for item in handful.items]

    def _alone(self, item: Item) -> Result:
        """The result of an item of a handful that cost process after process, in a process of its own."""
        for _ in range(TRIES):
            worker = Worker(self._begin)
            try:
                worker.send(Handful(0, [item]))
                while (results := worker.receive()) is BEGUN:
                    pass
                result: Result = results[0]
                return result
            except (EOFError, OSError):
                continue
            finally:
                worker.end()
        return self._lost(item)
