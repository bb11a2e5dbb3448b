"""What newsfacts finds in the annotated articles of gold.jsonl (README.md explains the format), and how much of it is right.

Prints precision, recall and F1 of facts and relations.  Where the checkout has the team's shared gold sets beside it (../shared/gold),
their own scorer is run on those as well.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from newsfacts import Fact, Report, check

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared" / "gold"

Json = dict[str, Any]
Spot = tuple[int, int]  # a fact is known by its offsets, in the gold and in a report alike
Key = tuple[str, frozenset[Spot]]  # a relation by its rule and facts
Relations = Mapping[Key, str]  # with its verdict


class Score(NamedTuple):
    """How many of the gold's were found, of how many found, of how many in the gold."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: object) -> "Score":
        if not isinstance(other, Score):
            return NotImplemented
        return Score(self.hits + other.hits, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> Fraction:
        """Share of the found that is in the gold; 1 where nothing was found."""
        return Fraction(self.hits, self.found) if self.found else Fraction(1)

    @property
    def recall(self) -> Fraction:
        """Share of the gold that was found; 1 where there is none."""
        return Fraction(self.hits, self.gold) if self.gold else Fraction(1)

    @property
    def f1(self) -> Fraction:
        """Harmonic mean of precision and recall."""
        return Fraction(2 * self.hits, self.found + self.gold) if self.found + self.gold else Fraction(1)


class Result(NamedTuple):
    """The scores over some articles; `missed` and `spurious` say in a line each what went wrong."""

    facts: Score
    relations: dict[str, Score]
    verdicts: Score  # hits: relations found with the right verdict
    false_alarms: int  # errors reported on figures that the gold does not call contradictory
    missed: tuple[str, ...]
    spurious: tuple[str, ...]

    @property
    def all_relations(self) -> Score:
        """The relations of all rules together."""
        return sum(self.relations.values(), Score())


def articles() -> Iterator[Json]:
    """The annotated articles."""
    for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def measure(gold: Iterable[Json]) -> Result:
    """Check every article and compare."""
    facts, relations, verdicts = Score(), Counter[tuple[str, str]](), Score()
    alarms, missed, spurious = 0, list[str](), list[str]()
    for article in gold:
        report = check(article["text"])
        facts += _facts(article, report, missed, spurious)
        verdicts += _relations(article, report, relations, missed, spurious)
        alarms += _false_alarms(article, report, spurious)
    names = sorted({rule for rule, _ in relations})
    by_rule = {rule: Score(*(relations[rule, part] for part in Score._fields)) for rule in names}
    return Result(facts, by_rule, verdicts, alarms, tuple(missed), tuple(spurious))


def _facts(article: Json, report: Report, missed: list[str], spurious: list[str]) -> Score:
    """A fact is right if its offsets, value and unit are."""
    found = {(fact.start, fact.end, *map(_exact, (fact.value, fact.low, fact.high)), fact.unit) for fact in report.facts}
    optional = {(fact["start"], fact["end"]) for fact in article["facts"] if fact.get("optional")}
    required = {reading for reading in map(_gold_reading, article["facts"]) if reading[:2] not in optional}
    claimed = {reading for reading in found if reading[:2] not in optional}
    missed += [f"{article['id']}: {_show(reading, article)}" for reading in sorted(required - claimed, key=str)]
    spurious += [f"{article['id']}: {_show(reading, article)}" for reading in sorted(claimed - required, key=str)]
    return Score(len(required & claimed), len(claimed), len(required))


def _gold_reading(fact: Json) -> tuple[Any, ...]:
    return (fact["start"], fact["end"], *(_exact(fact.get(name)) for name in ("value", "low", "high")), fact.get("unit"))


def _exact(value: str | None) -> Fraction | str | None:
    """A number as a number (`1.50` is 1.5), a date as it stands."""
    try:
        return None if value is None else Fraction(value)
    except ValueError:
        return value


def _show(reading: tuple[Any, ...], article: Json) -> str:
    start, end, *rest = reading
    return f"{article['text'][start:end]!r} read as {[str(part) for part in rest if part is not None]}"


def _relations(article: Json, report: Report, counts: Counter[tuple[str, str]], missed: list[str], spurious: list[str]) -> Score:
    """A relation is found if rule and facts are the same; how many were found with the right verdict."""
    spot = {fact["id"]: (fact["start"], fact["end"]) for fact in article["facts"]}
    place = {fact.id: (fact.start, fact.end) for fact in report.facts}
    gold: dict[Key, str] = {}
    excused: set[Key] = set()
    for relation in article["relations"]:
        key = (relation["rule"], frozenset(spot[fact] for ids in relation["roles"].values() for fact in ids))
        gold[key] = relation["verdict"]
        if relation.get("optional"):
            excused.add(key)
    found: dict[Key, str] = {
        (check.rule, frozenset(place[fact] for ids in check.facts.values() for fact in ids)): check.verdict
        for check in report.checks
        if check.verdict != "unverifiable"
    }
    verdicts: dict[Key, str] = {}  # what was found of the gold's relations
    for key in _single(found):
        partner = _partner(key, gold)
        if partner is not None:
            verdicts[partner] = found[key]
        if partner not in excused:
            counts[key[0] if partner is None else partner[0], "found"] += 1
        if partner is None:
            spurious.append(f"{article['id']}: {_relation(key, article)} ({found[key]})")
    wanted = [key for key in _single(gold) if key not in excused]
    for key in wanted:
        counts[key[0], "gold"] += 1
        counts[key[0], "hits"] += key in verdicts
        if key not in verdicts:
            missed.append(f"{article['id']}: {_relation(key, article)} ({gold[key]})")
    hits = sum(key in verdicts for key in wanted)
    right = sum(verdicts.get(key) == gold[key] for key in wanted)
    same = _restated(_groups(gold), _groups(found))
    counts.update({("restated", part): count for part, count in same._asdict().items()})
    for count, log in ((same.gold, missed), (same.found, spurious)):
        if same.hits < count:
            log.append(f"{article['id']}: restated, {count - same.hits} links")
    return Score(right + same.hits, hits + same.hits, hits + same.hits)


def _restated(want: list[set[Spot]], have: list[set[Spot]]) -> Score:
    """Mentions of the same thing are compared as groups, by the links that it takes to join them, however they are paired."""
    hits = sum(max(0, len(group & other) - 1) for group in want for other in have)
    return Score(hits, sum(len(group) - 1 for group in have), sum(len(group) - 1 for group in want))


def _single(relations: Relations) -> Iterator[Key]:
    """The relations that stand for themselves: all but mentions that agree."""
    return (key for key, verdict in relations.items() if key[0] != "restated" or verdict == "inconsistent")


def _groups(relations: Relations) -> list[set[Spot]]:
    """The groups of mentions that are said to be the same."""
    groups: list[set[Spot]] = []
    for (rule, facts), verdict in relations.items():
        if rule == "restated" and verdict == "consistent":
            joined = [group for group in groups if group & facts]
            groups = [group for group in groups if not group & facts] + [set(facts).union(*joined)]
    return groups


def _partner(key: Key, gold: Relations) -> Key | None:
    """The gold's relation that a found one stands for; a missing scale word or confused points are that rule's failure, said better."""
    rule, facts = key
    if key in gold:
        return key
    if rule in ("scale-word", "points"):
        return next((other for other in gold if other[1] == facts), None)
    if rule == "restated":  # one report may name all the mentions
        return next(
            (other for other, verdict in gold.items() if other[0] == rule and verdict == "inconsistent" and other[1] <= facts), None
        )
    return None


def _relation(key: Key, article: Json) -> str:
    return f"{key[0]} {[article['text'][start:end] for start, end in sorted(key[1])]}"


def _false_alarms(article: Json, report: Report, spurious: list[str]) -> int:
    """Errors reported on figures that do not stand in a contradiction of the gold."""
    spot = {fact["id"]: (fact["start"], fact["end"]) for fact in article["facts"]}
    guilty = [
        {spot[fact] for ids in relation["roles"].values() for fact in ids}
        for relation in article["relations"]
        if relation["verdict"] == "inconsistent"
    ]
    by_id: dict[str, Fact] = {fact.id: fact for fact in report.facts}
    alarms = 0
    for found in report.checks:
        spots = {(by_id[fact].start, by_id[fact].end) for ids in found.facts.values() for fact in ids}
        if found.severity == "error" and not any(len(spots & group) >= min(2, len(group)) for group in guilty):
            alarms += 1
            spurious.append(f"{article['id']}: FALSE ALARM {found.rule}: {found.formula}")
    return alarms


def _row(name: str, score: Score) -> str:
    figures = f"P {float(score.precision):.3f}  R {float(score.recall):.3f}  F1 {float(score.f1):.3f}"
    return f"{name:<22} {figures}   ({score.hits} of {score.gold} gold, {score.found} found)"


def main() -> int:
    """Print the scores, with --errors what went wrong as well; the exit status."""
    result = measure(articles())
    print(f"corpora/gold.jsonl, {sum(1 for _ in articles())} articles")
    print(_row("facts", result.facts))
    print(_row("relations", result.all_relations))
    for rule, score in result.relations.items():
        print(_row(f"  {rule}", score))
    print(f"verdict right {float(result.verdicts.precision):.3f} · false alarms {result.false_alarms}")
    if "--errors" in sys.argv[1:]:
        print(*(f"missed    {line}" for line in result.missed), *(f"spurious  {line}" for line in result.spurious), sep="\n")
    program = Path(sys.executable).with_name("newsfacts")
    for name in ("dev.jsonl", "dev2.jsonl"):
        print(f"\nshared gold, {name}", flush=True)
        if not (SHARED / name).is_file():
            print("not beside this checkout: skipped")
            continue
        command = [sys.executable, str(SHARED / "score.py"), str(SHARED / name), "--command", str(program)]
        if subprocess.run(command, check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
