"""What extraction and checking cost, beside other readers of numbers: prints two tables.

    python benchmarks/extraction.py

All run warm, on one core, in one process and in turns, so that a busy machine slows them alike; the best of the rounds counts, in CPU
time.  The first table gives the cost of one article, and of the articles of corpora/ on average; the second what becomes of it as the
text grows.  The anchors that are not installed (`pip install -e '.[bench]'`) are named.
"""

import os
import platform
import re
import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from time import process_time

import newsfacts
from newsfacts import language
from newsfacts.language import sentences

ROOT = Path(__file__).resolve().parent.parent
CORPUS = sorted((ROOT / "corpora" / "articles").glob("*.txt"))
SEED = [*sorted((ROOT.parent / "shared" / "seed").glob("*.txt")), ROOT / "corpora" / "articles" / "bpjs.txt"][0]
ROUNDS = 15
ROUND = 0.02  # seconds that one thing runs in a round, at least
SIZES = (1, 2, 4, 8, 16)
BASE = "spacy.blank('id') + sentencizer"
PACKAGES = {"duckling": "pyduckling-native-phihos", "quantulum3": "quantulum3"}
DIMENSIONS = ["number", "amount-of-money"]

Run = Callable[[str], object]


def ours() -> dict[str, Run]:
    """The two commands of newsfacts, as library calls."""
    return {"newsfacts extract": newsfacts.extract, "newsfacts check": newsfacts.check}


def blank() -> Run:
    """The pipeline of spaCy that only parts words and sentences."""
    import spacy

    pipeline = spacy.blank("id")
    pipeline.add_pipe("sentencizer")
    return pipeline


def duckling() -> dict[str, Run]:
    """Duckling with its Indonesian rules: numbers and amounts of money, of the whole text and of one sentence after the other."""
    import duckling

    language_of = duckling.parse_lang("ID")
    locale = duckling.parse_locale("ID_XX", duckling.default_locale_lang(language_of))
    moment = duckling.parse_ref_time(duckling.load_time_zones("/usr/share/zoneinfo"), "Asia/Jakarta", 1_566_262_800)
    context, dimensions = duckling.Context(moment, locale), duckling.parse_dimensions(DIMENSIONS)

    def whole(text: str) -> object:
        return duckling.parse(text, context, dimensions, False)

    def parted(text: str) -> object:
        return [whole(text[start:end]) for start, end in sentences.split(text)]

    return {"Duckling, whole text": whole, "Duckling, by sentence": parted}


def quantulum() -> dict[str, Run]:
    """quantulum3, which reads English."""
    from quantulum3 import parser

    return {"quantulum3": partial(parser.parse, classifier_path=None)}


def anchors() -> dict[str, Run]:
    """What is measured beside newsfacts, as far as it is installed."""
    found: dict[str, Run] = {BASE: blank(), "digits by a regex": re.compile(r"\d+(?:[.,]\d+)*").findall}
    for module, more in (("duckling", duckling), ("quantulum3", quantulum)):
        if find_spec(module) is None:
            print(f"not installed, not measured: {PACKAGES[module]} (pip install -e '.[bench]')", file=sys.stderr)
        else:
            found |= more()
    return found


def cost(runs: dict[str, Run], texts: Iterable[str]) -> dict[str, float]:
    """The least CPU seconds that each takes for all texts, over the rounds."""
    texts = list(texts)
    best: dict[str, float] = {}
    times: dict[str, int] = {}
    for name, run in runs.items():
        for _ in range(2):  # warm
            once = _timed(run, texts, 1)
        times[name] = max(1, int(ROUND / once))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            best[name] = min(best.get(name, float("inf")), _timed(run, texts, times[name]))
    return best


def _timed(run: Run, texts: list[str], times: int) -> float:
    begin = process_time()
    for _ in range(times):
        for text in texts:
            run(text)
    return max((process_time() - begin) / times, 1e-9)


def table(rows: list[list[str]]) -> str:
    """Rows as a table in Markdown, the first one its head."""
    head, *others = rows
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *others])


def compared(article: str, corpus: list[str]) -> str:
    """What each costs for the article, and for an article of the corpus on average."""
    runs = ours() | anchors()
    one, many = cost(runs, [article]), cost(runs, corpus)
    size = sum(map(len, corpus)) // len(corpus)
    rows = [["", f"one article ({len(article):,} characters)", "ratio", f"{len(corpus)} articles ({size:,} on average)", "ratio"]]
    for name in runs:
        each = many[name] / len(corpus)
        rows.append([name, _shown(one[name]), _ratio(one, name), _shown(each), _ratio(many, name)])
    return table(rows)


def _shown(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def _ratio(costs: dict[str, float], name: str) -> str:
    return f"{costs[name] / costs[BASE]:.2f}"


def grown(article: str) -> str:
    """What becomes of the cost where the text is so many times as long."""
    rows = [["", *(f"{size} ×" for size in SIZES), f"{SIZES[-1]} × / 1 ×"]]
    runs = ours() | {BASE: blank()}
    costs = [cost(runs, ["\n\n".join([article] * size)]) for size in SIZES]
    for name in runs:
        each = [costs[place][name] for place in range(len(SIZES))]
        rows.append([name, *map(_shown, each), f"{each[-1] / each[0]:.1f}"])
    return table(rows)


def machine() -> str:
    """Where and with what this was measured."""
    cpu = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    packages = ["spacy", "pydantic", "regex", *PACKAGES.values()]
    return f"{cpu}, Python {platform.python_version()}, newsfacts {newsfacts.__version__}, " + ", ".join(map(_version, packages))


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"no {package}"


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    language.pipeline()
    article = SEED.read_text(encoding="utf-8")
    print(f"{machine()}\n\n{compared(article, [path.read_text(encoding='utf-8') for path in CORPUS])}\n\n{grown(article)}")


if __name__ == "__main__":
    main()
