"""How fast an audit is, what it takes in memory, and where the time goes: prints a table.

    python benchmarks/audit.py            10,000 articles
    python benchmarks/audit.py 2000       fewer

The articles are those of corpora/, with other names in each copy, and other figures where no relation is known to bind them: published
articles hardly ever contradict themselves, and a contradiction costs more than an agreement.

A machine that others use is several times as slow at one moment as at another: the stages are measured in turn with an anchor, spaCy's
tokenizer and sentencizer on one article, and told as multiples of it, too.
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
from contextlib import ExitStack
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

import newsfacts
from newsfacts.model import Document

CORPUS = sorted((Path(__file__).resolve().parent.parent / "corpora" / "articles").glob("*.txt"))
SYLLABLES = ("ba", "ca", "di", "ga", "ha", "ki", "lu", "ma", "na", "pu", "ra", "sa", "ti", "wi", "yo", "nda", "ngga", "nto", "rni", "sti")
DIGIT = re.compile(r"(?<=[1-9])\d")
REPEATS = 3  # of a cheap stage
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
    done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed with {done.returncode}; the reason stands above")
    return dict(json.loads(done.stdout.splitlines()[-1]))


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
    """CPU seconds of each stage on the same articles, one stage after the other on each batch of them, and of the anchor.

    What is cheap is done several times, into as many stores, and the quickest of each batch counts.
    """
    from newsfacts import pipeline
    from newsfacts.audits import batch
    from newsfacts.audits import export as exporting
    from newsfacts.audits.duplicates import signature
    from newsfacts.audits.rows import rows
    from newsfacts.audits.store import BATCH, Store, reading
    from newsfacts.audits.work import Outcome
    from newsfacts.readers.collections import Source, collect

    options = pipeline.options()
    stages: dict[str, float] = {}
    pipeline.check("Sebanyak 140 personel, terdiri dari 116 polisi dan 24 tentara.")
    signature("a b c")
    spacy_alone = anchor()
    batch.settle()

    def timed(name: str, *works: Callable[[], Any]) -> Any:
        best, result = float("inf"), None
        for work in works:
            begun = process_time()
            result = work()
            best = min(best, process_time() - begun)
        stages[name] = stages.get(name, 0.0) + best
        return result

    def each(work: Callable[..., Any], *columns: Iterable[Any]) -> Callable[[], list[Any]]:
        return lambda: list(map(work, *columns))

    def attempt(source: Source) -> Document:
        return source.load()

    sources = iter(collect(taken(folder, count)))
    with tempfile.TemporaryDirectory() as place, ExitStack() as opened:
        paths = [Path(place) / f"{number}.db" for number in range(REPEATS)]
        stores = [opened.enter_context(Store(path, "0", "benchmark")) for path in paths]
        while some := list(islice(sources, BATCH)):
            documents = timed("read", each(attempt, some))
            reports = timed("check", each(partial(pipeline.check_document, options=options), documents))
            gc.freeze()  # a run has one report in memory, not two hundred for the collector to look through
            timed("anchor", *[each(spacy_alone, some)] * REPEATS)
            timed("signatures", *[each(signature, [document.text for document in documents])] * REPEATS)
            made = timed("rows and signatures", *[each(rows, documents, reports)] * REPEATS)
            outcomes = [Outcome(source.name, found) for source, found in zip(some, made, strict=True)]
            timed("store", *(each(store.add, outcomes) for store in stores))
        timed("store", *(store.finish for store in stores))
        opened.close()
        with reading(paths[0]) as connection:
            for form in ("csv", "jsonl", "parquet"):
                target = Path(place) / form
                timed(f"export {form}", *[partial(exporting.to_folder, connection, exporting.Export(form), target)] * REPEATS)
    return stages


def anchor() -> Callable[[object], object]:
    """What everything is compared with: one and the same article in words and sentences, by spaCy alone."""
    import spacy

    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")
    text = (CORPUS[0].parent / "bpjs.txt").read_text(encoding="utf-8")
    nlp(text)  # which spaCy then knows the words of
    return lambda _: nlp(text)


def main(count: int) -> None:
    """All measurements, and the table."""
    if missing := [name for name in ("pyarrow",) if find_spec(name) is None]:
        raise SystemExit(f"needs {', '.join(missing)}: pip install 'newsfacts[data]'")
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
    once = each["anchor"]
    print("| stage | CPU ms an article | times the anchor | share |\n| --- | --- | --- | --- |")
    for name, spent in parts.items():
        print(f"| {name} | {spent:.3f} | {spent / once:.2f} | {spent / sum(parts.values()):.0%} |")
    for name in ("export csv", "export jsonl", "export parquet"):
        print(f"| {name} | {each[name]:.3f} | {each[name] / once:.2f} | |")
    print(f"| anchor | {once:.3f} | 1 | |")
    over = parts["rows"] + parts["signatures"] + parts["store"] + each["export csv"]
    print(f"\nstore and CSV export together: {over:.2f} ms of CPU an article over reading and checking, {over / once:.2f} times the anchor")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--audit", folder, count, processes]:
            print(json.dumps(run_audit(Path(folder), int(count), int(processes))))
        case ["--stages", folder, count, processes]:
            print(json.dumps(run_stages(Path(folder), int(count), int(processes))))
        case _:
            main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
