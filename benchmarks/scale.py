"""What an audit in shards takes, by one process and on Ray: prints a table, and what follows for 100 million articles.

    python benchmarks/scale.py            10,000 articles
    python benchmarks/scale.py 4000       fewer

The articles are those of `benchmarks/audit.py`.  Times are of whole programs; a run of a fifth of the articles tells what starting takes.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep
from typing import NamedTuple

from audit import patterns, varied

EACH = 500  # articles in a shard
MANY = 100_000_000
TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Used(NamedTuple):
    """What a run took: seconds, CPU seconds of what works on articles and of everything, and the most memory of one worker, in MB."""

    wall: float
    worked: float
    cpu: float
    memory: float


def write(folder: Path, count: int) -> None:
    """So many articles, in shards."""
    known = patterns()
    for first in range(0, count, EACH):
        articles = [varied(known[number % len(known)], random.Random(number)) for number in range(first, min(first + EACH, count))]
        lines = [json.dumps({"id": str(first + place), "text": text}, ensure_ascii=False) for place, text in enumerate(articles)]
        (folder / f"{first // EACH:05d}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def family(process: int) -> Iterator[int]:
    """A process, and all that it started."""
    yield process
    try:
        children = " ".join(path.read_text(encoding="utf-8") for path in Path(f"/proc/{process}/task").glob("*/children"))
    except OSError:
        return
    for child in children.split():
        yield from family(int(child))


def measure(paths: list[str], out: Path, *engine: str) -> Used:
    """Run the program and watch its processes."""
    seconds, memory, workers = dict[int, float](), dict[int, float](), set[int]()
    begun = perf_counter()
    arguments = [sys.executable, "-m", "newsfacts", "audit", *paths, "--out", str(out), "--quiet", *engine]
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            for process in family(running.pid):
                try:
                    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                    name = Path(f"/proc/{process}/cmdline").read_bytes()
                except OSError:
                    continue
                seconds[process] = (int(fields[11]) + int(fields[12])) / TICK
                memory[process] = max(memory.get(process, 0), int(fields[21]) * PAGE / 1e6)
                if b"MapBatches" in name or (not engine and process == running.pid):
                    workers.add(process)
            sleep(0.05)
    if running.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)}: {running.returncode}")
    worked = sum(seconds[process] for process in workers)
    return Used(perf_counter() - begun, worked, sum(seconds.values()), max(memory[process] for process in workers))


def size(paths: list[Path]) -> float:
    """Megabytes of files."""
    return sum(path.stat().st_size for path in paths) / 1e6


def main(count: int) -> None:
    """All measurements, and what follows."""
    with tempfile.TemporaryDirectory() as place:
        shards, few = Path(place) / "shards", count // 5
        shards.mkdir()
        write(shards, count)
        files = sorted(shards.iterdir())
        print(f"| engine | workers | articles | s | articles/s | articles/s once started | CPU ms each | MB a worker |\n|{' --- |' * 8}")
        cost = memory = 0.0
        for number, (name, *engine) in enumerate((("local",), ("ray", "1"), ("ray", "2"))):
            flags = ["--engine", name, "--jobs", *engine] if engine else []
            some = measure([str(file) for file in files[: few // EACH]], Path(place) / f"few{number}", *flags)
            used = measure([str(shards)], Path(place) / f"all{number}", *flags)
            steady, each = (count - few) / (used.wall - some.wall), (used.worked - some.worked) / (count - few) * 1000
            cost, memory = max(cost, each), max(memory, used.memory)
            print(
                f"| {name} | {''.join(engine) or 1} | {count:,} | {used.wall:.1f} | {count / used.wall:,.0f} | {steady:,.0f}"
                f" | {each:.2f} | {used.memory:.0f} |"
            )
        parts = sorted((Path(place) / "all0").glob("part-*.parquet"))
        taken, written = size(files) / count * 1000, size(parts) / count * 1000
        print(f"\n{len(files)} shards of {EACH} articles: {taken:.2f} kB an article in (JSON Lines), {written:.2f} kB out")
        print(f"\n100 million articles: {cost * MANY / 3.6e6:,.0f} CPU hours, {memory:.0f} MB a worker,", end=" ")
        print(f"{taken * MANY / 1e6:,.0f} GB in and {written * MANY / 1e6:,.0f} GB out")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
