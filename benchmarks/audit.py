"""How fast an audit is, what it takes in memory, and where the time goes: prints a table.

    python benchmarks/audit.py            10,000 articles
    python benchmarks/audit.py 2000       fewer

The articles are those of corpora/, with other names in each copy, and other figures where no relation is known to bind them: published
articles hardly ever contradict themselves, and a contradiction costs more than an agreement.
"""

import gc
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

import newsfacts
from newsfacts.model import Document

CORPUS = sorted((Path(__file__).resolve().parent.parent / "corpora" / "articles").glob("*.txt"))
SYLLABLES = ("ba", "ca", "di", "ga", "ha", "ki", "lu", "ma", "na", "pu", "ra", "sa", "ti", "wi", "yo", "nda", "ngga", "nto", "rni", "sti")
DIGIT = re.compile(r"(?<=[1-9])\d")
NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?")


class Pattern(NamedTuple):
    """An article, and the figures in it that may be changed."""

    text: str
    loose: list[tuple[int, int]]


def patterns() -> list[Pattern]:
    """The articles of corpora/."""
    found = []
    for path in CORPUS:
        report = newsfacts.check(text := path.read_text(encoding="utf-8"))
        bound = {fact for check in report.checks for facts in check.facts.values() for fact in facts}
        loose = [fact for fact in report.facts if fact.id not in bound and fact.kind in ("count", "money", "percent", "measure")]
        found.append(Pattern(text, [(fact.start, fact.end) for fact in loose]))
    return found


def varied(pattern: Pattern, chance: random.Random) -> str:
    """The article with other digits behind the first of its loose figures, and other names."""
    text, names = pattern.text, dict[str, str]()

    def name(match: re.Match[str]) -> str:
        return names.setdefault(match[0], "".join(chance.choices(SYLLABLES, k=3)).capitalize())

    for start, end in reversed(pattern.loose):
        text = text[:start] + DIGIT.sub(lambda match: str(chance.randrange(10)), text[start:end]) + text[end:]
    return NAME.sub(name, text)


def write(folder: Path, count: int) -> None:
    """So many articles, a hundred in a folder."""
    known = patterns()
    for number in range(count):
        chance = random.Random(number)
        place = folder / f"{number // 100:04d}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06d}.txt").write_text(varied(known[number % len(known)], chance), encoding="utf-8")


def measure(what: str, folder: Path, count: int, processes: int) -> dict[str, Any]:
    """Run one measurement in a process of its own."""
    arguments = [sys.executable, __file__, f"--{what}", str(folder), str(count), str(processes)]
    return dict(json.loads(subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.splitlines()[-1]))


def taken(folder: Path, count: int) -> list[str]:
    """The folders that hold so many articles."""
    return [str(path) for path in sorted(folder.iterdir())[: max(1, count // 100)]]


def run_audit(folder: Path, count: int, processes: int) -> dict[str, float]:
    """Seconds and peak memory of a whole audit, imports left out."""
    from newsfacts import pipeline
    from newsfacts.audits import batch
    from newsfacts.audits.work import Plan
    from newsfacts.readers.collections import collect

    with tempfile.TemporaryDirectory() as place:
        plan = Plan(pipeline.options())
        pipeline.check("Sebanyak 140 personel, terdiri dari 116 polisi dan 24 tentara.")  # loads everything
        wall, cpu = perf_counter(), process_time()
        tally = batch.run(
            batch.Job(collect(taken(folder, count)), Path(place) / "audit.db", plan, processes), lambda _: None, lambda: False
        )
        wall, cpu = perf_counter() - wall, process_time() - cpu
        size = (Path(place) / "audit.db").stat().st_size
    return {
        "articles": tally.new,
        "near": tally.near,
        "wall": wall,
        "cpu": cpu,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "store": size / 1e6,
    }


def run_stages(folder: Path, count: int, processes: int) -> dict[str, float]:
    """CPU seconds of each stage on the same articles: one stage after the other, each on all of them."""
    from newsfacts import pipeline
    from newsfacts.audits import batch
    from newsfacts.audits import export as exporting
    from newsfacts.audits.duplicates import signature
    from newsfacts.audits.rows import rows
    from newsfacts.audits.store import Store, reading
    from newsfacts.audits.work import Outcome
    from newsfacts.readers.collections import Source, collect

    options = pipeline.options()
    stages: dict[str, float] = {}
    pipeline.check("Sebanyak 140 personel, terdiri dari 116 polisi dan 24 tentara.")
    signature("a b c")
    batch.settle()

    def timed(name: str, work: Callable[..., Any], *arguments: Any) -> Any:
        begun = process_time()
        result = work(*arguments)
        stages[name] = stages.get(name, 0.0) + process_time() - begun
        return result

    def each(work: Callable[..., Any], *columns: Iterable[Any]) -> list[Any]:
        return list(map(work, *columns))

    def attempt(source: Source) -> Document:
        return source.load()

    sources = iter(collect(taken(folder, count)))
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "audit.db"
        with Store(path, "0", "benchmark") as store:
            while some := list(islice(sources, 200)):
                documents = timed("read", each, attempt, some)
                reports = timed("check", each, partial(pipeline.check_document, options=options), documents)
                gc.freeze()  # a run has one report in memory, not two hundred for the collector to look through
                timed("signatures", each, signature, [document.text for document in documents])
                made = timed("rows and signatures", each, rows, documents, reports)
                timed("store", each, store.add, [Outcome(source.name, found) for source, found in zip(some, made, strict=True)])
            timed("store", store.finish)
        with reading(path) as connection:
            for form in ("csv", "jsonl", "parquet"):
                export = exporting.Export(form)
                timed(f"export {form}", exporting.to_folder, connection, export, Path(place) / form)
    return stages


def main(count: int) -> None:
    """All measurements, and the table."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, count)
        few = max(100, count // 10)
        small, one, two = (measure("audit", folder, *arguments) for arguments in ((few, 1), (count, 1), (count, 2)))
        stages = measure("stages", folder, min(count, 2000), 1)
    each = {name: seconds / min(count, 2000) * 1000 for name, seconds in stages.items()}
    print(f"| articles | processes | articles/s | CPU ms each | peak MB | near-duplicates | store MB |\n|{' --- |' * 7}")
    for figures, processes in ((small, 1), (one, 1), (two, 2)):
        total = figures["articles"] + figures["near"]
        cpu = f"{figures['cpu'] / total * 1000:.2f}" if processes == 1 else "–"  # that of the workers is not told to anybody
        print(
            f"| {total:,} | {processes} | {total / figures['wall']:,.0f} | {cpu} | {figures['peak']:.0f} | {figures['near']:,}"
            f" | {figures['store']:.0f} |"
        )
    print(f"\ntwo processes are {one['wall'] / two['wall']:.2f} times as fast as one;", end=" ")
    print(f"memory grows by {one['peak'] / small['peak'] - 1:.0%} from {few:,} to {count:,} articles\n")
    parts = {"read": each["read"], "check": each["check"], "rows": each["rows and signatures"] - each["signatures"]}
    parts |= {"signatures": each["signatures"], "store": each["store"]}
    print("| stage | CPU ms an article | share |\n| --- | --- | --- |")
    for name, spent in parts.items():
        print(f"| {name} | {spent:.3f} | {spent / sum(parts.values()):.0%} |")
    for name in ("export csv", "export jsonl", "export parquet"):
        print(f"| {name} | {each[name]:.3f} | |")
    over = parts["rows"] + parts["signatures"] + parts["store"] + each["export csv"]
    print(f"\nstore and CSV export together: {over:.2f} ms of CPU an article over reading and checking")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--audit", folder, count, processes]:
            print(json.dumps(run_audit(Path(folder), int(count), int(processes))))
        case ["--stages", folder, count, processes]:
            print(json.dumps(run_stages(Path(folder), int(count), int(processes))))
        case _:
            main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
