"""A figure that an article states of something in a reference table is the table's: `--reference TABLE.csv`.

An agency that publishes `inflasi 2,65 persen` cannot be quoted with 2,56.  The table gives key words, a value and, where they matter, a unit,
a place, a period and a tolerance; the article's figure may be rounded, cut off or hedged (`hampir 24 juta` for 23,85 juta).

Silent unless the figure plainly is the table's: all key words and no further noun stand with it, unit and period are the same, a place is
named where the table names one and none where it does not, and the figure is stated, not a target or an estimate.
"""

import csv
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from newsfacts import lexicon, quantities
from newsfacts.audits.rates import Rate, conversions
from newsfacts.checks.judge import judge_relation
from newsfacts.checks.rule import Binding, Equation, Rule, shown
from newsfacts.interval import Interval
from newsfacts.model import Check, Document, Fact, Kind, Quantity, Relation, Report, Span

DATED = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
PLAIN = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
KINDS: frozenset[Kind] = frozenset({"count", "money", "percent", "measure", "number"})
RATE_TOLERANCE = Fraction(3, 100)  # banks and desks convert at rates of their own, of a day or two before


class ReferenceTableError(Exception):
    """The table cannot be read; the message is one line for people."""


class Row(NamedTuple):
    """One line of the table: `figure` stands for its value, `words` are the key words, each with all that mean the same."""

    line: int
    words: tuple[frozenset[str], ...]
    figure: Fact
    place: str | None
    period: str | None
    tolerance: Fraction


class Table(NamedTuple):
    """A reference table: figures, and exchange rates."""

    rows: tuple[Row, ...]
    rates: tuple[Rate, ...]
    sha256: str


def read_table(path: Path) -> Table:
    """The table in a CSV file (comma or semicolon, UTF-8), its columns named in the first line.  Raises ReferenceTableError."""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceTableError(f"cannot read '{path}': {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from None
    lines = text.splitlines()
    delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    try:
        records = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ReferenceTableError(f"'{path}' is no CSV table: {error}") from None
    columns = _columns(records[0] if records else [], path)
    rows: list[Row] = []
    rates: list[Rate] = []
    for number, record in enumerate(records[1:], start=2):
        cells = {name: record[place].strip() if place < len(record) else "" for name, place in columns.items()}
        if any(cells.values()):
            row = _row(cells, number, path)
            rate = _rate(cells, row)
            if rate is None:
                rows.append(row)
            else:
                rates.append(rate)
    return Table(tuple(rows), tuple(sorted(rates, key=lambda rate: rate.day)), sha256(raw).hexdigest())


def _columns(names: list[str], path: Path) -> dict[str, int]:
    known = {alias: name for name, aliases in lexicon.comparison().columns.items() for alias in aliases}
    found = {known[name.strip().lower()]: place for place, name in enumerate(names) if name.strip().lower() in known}
    for needed in ("keys", "value"):
        if needed not in found:
            raise ReferenceTableError(f"'{path}' has no column '{needed}'; its first line names the columns")
    return found


def _row(cells: dict[str, str], line: int, path: Path) -> Row:
    where = f"'{path}', line {line}"
    value = _value(cells["value"], where)
    unit, kind = _unit(cells.get("unit", ""), value, where)
    figure = Fact(
        id="reference",
        kind=kind,
        text=cells["value"],
        start=0,
        end=0,
        value=format(value.value, "f") if isinstance(value.value, Decimal) else str(value.value),
        unit=unit,
        precision=None if value.precision is None else format(value.precision, "f"),
        sentence=Span(start=0, end=0),
    )
    keys = tuple(_alike(word) for word in WORD.findall(cells["keys"].lower()))
    if not keys:
        raise ReferenceTableError(f"{where}: no key words")
    period = _period(cells.get("period", ""), where)
    place = cells.get("place", "").lower()
    return Row(line, keys, figure, None if place in lexicon.comparison().nationwide else place or None, period, _tolerance(cells, figure, where))


def _value(cell: str, where: str) -> Quantity:
    """`2.65` as data files have it, `23,85 juta` as it is printed."""
    if PLAIN.fullmatch(cell):
        number = Decimal(cell)
        return Quantity("number", 0, len(cell), value=number, precision=Decimal(1).scaleb(min(0, int(number.as_tuple().exponent))))
    found = quantities.find(f"Nilainya {cell} orang.")
    if len(found) != 1 or found[0].value is None or found[0].kind == "date":
        raise ReferenceTableError(f"{where}: '{cell}' is no number")
    return found[0]


def _unit(cell: str, value: Quantity, where: str) -> tuple[str | None, Kind]:
    """The symbol of a unit given as symbol, as ISO 4217 code or in words, and the kind of figures that have it."""
    known = lexicon.units().unit
    if cell in known:
        return cell, known[cell].kind
    if cell in lexicon.currencies().currency:
        return cell, "money"
    if cell:
        found = quantities.find(f"Nilainya 2 {cell}.")
        if len(found) != 1:
            raise ReferenceTableError(f"{where}: the unit '{cell}' is not known")
        return found[0].unit, found[0].kind
    return (value.unit, value.kind) if value.unit else (None, "count")


def _period(cell: str, where: str) -> str | None:
    if not cell or DATED.fullmatch(cell):
        return cell or None
    found = quantities.find(f"Pada {cell}.")
    if len(found) != 1 or found[0].kind != "date":
        raise ReferenceTableError(f"{where}: '{cell}' is no period; write it as in 2025-09")
    return found[0].iso


def _tolerance(cells: dict[str, str], figure: Fact, where: str) -> Fraction:
    """An amount in the unit of the value, or a share of it in per cent."""
    cell = cells.get("tolerance", "").replace(",", ".")
    try:
        amount = Fraction(Decimal(cell.removesuffix("%").strip() or "0"))
    except InvalidOperation:
        raise ReferenceTableError(f"{where}: '{cell}' is no tolerance") from None
    return abs(amount * (figure.number or 0) / 100 if cell.endswith("%") else amount)


def _rate(cells: dict[str, str], row: Row) -> Rate | None:
    """The row as an exchange rate: `kurs USD, 16575, IDR`, of a day."""
    words = cells["keys"].split()
    if row.figure.kind != "money" or row.figure.unit is None or not words or " ".join(words[:-1]).lower() not in lexicon.comparison().rates:
        return None
    if words[-1].upper() not in lexicon.currencies().currency or row.period is None or not row.figure.number:
        return None
    share = row.tolerance / row.figure.number or RATE_TOLERANCE
    return Rate(words[-1].upper(), row.figure.unit, row.period, row.figure, share)


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return lexicon.comparison().alike


def _alike(word: str) -> frozenset[str]:
    return next((group for group in _groups() if word in group), frozenset({word}))


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    """The stated figure meets the table's, give or take the tolerance; `relation.items` carries it as a fraction."""
    stated, reference = binding["stated"][0], binding["reference"][0]
    tolerance = Fraction(relation.items[0]) if relation.items else Fraction(0)
    margin = Interval(-tolerance, tolerance)
    return (Equation(shown(stated), shown(reference), lambda read: read(stated), lambda read: read(reference) + margin),)


RULE = Rule(
    name="reference",
    doc=__doc__,
    good=(
        "inflasi tahunan, 2.65, %, 2025-09\n\nInflasi tahunan September 2025 sebesar 2,65 persen.",
        "penduduk miskin, 23.85 juta, , 2025-03\n\nHampir 24 juta orang miskin pada Maret 2025.",
    ),
    bad=(
        "inflasi tahunan, 2.65, %, 2025-09\n\nInflasi tahunan September 2025 sebesar 2,56 persen.",
        "penduduk miskin, 23.85 juta, , 2025-03\n\nPenduduk miskin Maret 2025 mencapai 28,35 juta orang.",
    ),
    equations=equations,
)


def against(table: Table, document: Document, report: Report, language: str) -> Report:
    """The report with what comes of holding its figures against the table."""
    found: list[Check] = []
    for relation in (*_relations(table.rows, document, report.facts), *conversions(table.rates, document, report)):
        rule = RULE if relation.rule == RULE.name else _conversion()
        check = judge_relation(rule, relation, language, f"c{len(report.checks) + len(found) + 1}")
        if check is not None:
            roles = {role: ids for role, ids in check.facts.items() if ids != ("reference",)}
            found.append(check.model_copy(update={"facts": roles, "items": None}))
    if not found:
        return report
    verdicts = [check.verdict for check in found]
    summary = report.summary.model_copy(
        update={name: getattr(report.summary, name) + verdicts.count(name) for name in ("consistent", "inconsistent", "unverifiable")}
    )
    return report.model_copy(update={"checks": (*report.checks, *found), "summary": summary})


def _conversion() -> Rule:
    from newsfacts.checks import conversion

    return conversion.RULE


def _relations(rows: Iterable[Row], document: Document, facts: tuple[Fact, ...]) -> Iterator[Relation]:
    others = [fact for fact in facts if fact.kind != "date"]
    starts = [fact.start for fact in others]
    for fact in others:
        if fact.kind not in KINDS or fact.modality != "stated" or fact.section == "related":
            continue
        place = bisect_left(starts, fact.start)
        begin = max(fact.sentence.start, others[place - 1].end if place else 0)
        end = min(fact.sentence.end, others[place + 1].start if place + 1 < len(others) else fact.sentence.end)
        claim = document.text[begin : fact.start], document.text[fact.end : end]
        for row in rows:
            if _same(row, fact, claim, document):
                bindings = ({"stated": (fact,), "reference": (row.figure,)},)
                yield Relation(RULE.name, bindings, (fact.start, fact.end), items=(str(row.tolerance),))
                break


def _same(row: Row, fact: Fact, claim: tuple[str, str], document: Document) -> bool:
    """Whether the figure is the row's."""
    if fact.unit != row.figure.unit or {fact.kind, row.figure.kind} & {"money", "percent"} and fact.kind != row.figure.kind:
        return False
    if not _within(fact.time, row.period, document):
        return False
    named = (fact.place or "").lower()
    if row.place is None:
        if named and named not in lexicon.comparison().nationwide:
            return False
    elif row.place not in f"{named} {' '.join(claim)}".lower():
        return False
    return _named(row, fact, claim)


def _named(row: Row, fact: Fact, claim: tuple[str, str]) -> bool:
    """Whether every key word stands with the figure, and no word beside them makes it something narrower."""
    before, after = (list(WORD.finditer(part)) for part in claim)
    allowed = frozenset().union(*row.words, (row.place or "").split(), _fillers())
    subject = frozenset(WORD.findall((fact.subject or "").lower()))
    if subject - allowed:
        return False
    words = [match.group().lower() for match in (*before, *after)]
    present = subject.union(words)
    if not all(group & present for group in row.words):
        return False
    keys = frozenset().union(*row.words) - _alike("orang")
    for printed in (before, after):
        for first, second in zip(printed, printed[1:], strict=False):
            if first.group().lower() in keys and not _closes(second.group(), allowed):
                return False
    return True


@cache
def _fillers() -> frozenset[str]:
    """Words that make a phrase no narrower: classifiers, generic nouns, people, and the words that end a noun phrase."""
    nouns, relations, comparison = lexicon.nouns(), lexicon.relations().nouns, lexicon.comparison()
    return frozenset().union(nouns.classifiers, nouns.stops, nouns.verbs, relations["generic"], comparison.nationwide, _alike("orang"))


def _closes(word: str, allowed: frozenset[str]) -> bool:
    """Whether a word behind a key word ends the phrase or only repeats it; verbs end it."""
    lower = word.lower()
    if lower in allowed or lower in lexicon.calendar().months:
        return True
    return word == lower and lower.startswith(tuple(lexicon.nouns().verb_prefixes)) and lower not in lexicon.nouns().nouns


def _within(time: str | None, period: str | None, document: Document) -> bool:
    """Whether a figure's time is the row's period; a month without a year is the last one before publication."""
    if period is None:
        return time is None or document.published is not None and time in document.published.isoformat()
    if time is None:
        return False
    if time.startswith("--") and document.published is not None:
        year = document.published.year
        time = min((f"{candidate}{time[1:]}" for candidate in (year, year - 1)), key=lambda day: (day > document.published.isoformat(), -int(day[:4])))
    return time == period
