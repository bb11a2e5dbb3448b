"""The reference table: a CSV file of published figures, and of exchange rates.

Columns, named in the first line in English or Indonesian (`data/id/comparison.toml`): `keys` (key words), `value` (`2.65`, or `23,85 juta`
as it is printed), and if they matter `unit` (symbol, ISO 4217 code or word), `place`, `period` (`2025-09`, `September 2025`) and
`tolerance` (in the unit of the value, or `1%`).  A row whose key words are `kurs` and a currency's code is an exchange rate of the day in
`period`.
"""

import csv
import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from newsfacts import lexicon, quantities
from newsfacts.audits.rates import Rate
from newsfacts.model import Fact, Kind, Quantity, Span

DATED = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
PLAIN = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?")
GROUPED = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")  # 34200 to an Indonesian, 34.2 to a program
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
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


def read(path: Path) -> Table:
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
    told: dict[tuple[object, ...], Row] = {}  # by what they are about
    for number, record in enumerate(records[1:], start=2):
        cells = {name: record[place].strip() if place < len(record) else "" for name, place in columns.items()}
        if any(cells.values()):
            row = _row(cells, number, path)
            rate = _rate(cells, row)
            if rate is None:
                rows.append(row)
                said = (row.words, row.figure.unit, row.place, row.period)
                first = told.setdefault(said, row)
                if first.figure.number != row.figure.number:
                    raise ReferenceTableError(f"'{path}', line {number}: line {first.line} gives another value for the same key words")
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
    keys = tuple(alike(word) for word in WORD.findall(cells["keys"].lower()))
    if not keys:
        raise ReferenceTableError(f"{where}: no key words")
    period = _period(cells.get("period", ""), where)
    place = cells.get("place", "").lower()
    return Row(
        line, keys, figure, None if place in lexicon.comparison().nationwide else place or None, period, _tolerance(cells, figure, where)
    )


def _value(cell: str, where: str) -> Quantity:
    """`2.65` as data files have it, `23,85 juta` as it is printed; `34.200`, which is another number in each, is refused."""
    if GROUPED.fullmatch(cell):
        whole, decimals = cell.split(".")
        raise ReferenceTableError(f"{where}: '{cell}' can be read in two ways; write {whole}{decimals} or {whole}.{decimals}0")
    if PLAIN.fullmatch(cell):
        number = Decimal(cell)
        return Quantity("number", 0, len(cell), value=number, precision=Decimal(1).scaleb(min(0, int(number.as_tuple().exponent))))
    found = _read("number", cell)
    if len(found) != 1 or found[0].value is None or found[0].kind == "date":
        raise ReferenceTableError(f"{where}: '{cell}' is no number")
    return found[0]


def _read(sort: str, cell: str) -> list[Quantity]:
    """What a cell holds, read as in an article."""
    return quantities.find(lexicon.comparison().sentences[sort].format(cell))


def _unit(cell: str, value: Quantity, where: str) -> tuple[str | None, Kind]:
    """The symbol of a unit given as symbol, as ISO 4217 code or in words, and the kind of figures that have it."""
    known = lexicon.units().unit
    if cell in known:
        return cell, known[cell].kind
    if cell in lexicon.currencies().currency:
        return cell, "money"
    if cell:
        found = _read("unit", cell)
        if len(found) != 1 or found[0].unit is None and cell.lower() not in _counted():
            raise ReferenceTableError(f"{where}: the unit '{cell}' is not known; leave it empty for things that are counted")
        return found[0].unit, found[0].kind
    return (value.unit, value.kind) if value.unit else (None, "count")


def _period(cell: str, where: str) -> str | None:
    if not cell or DATED.fullmatch(cell):
        return cell or None
    found = _read("period", cell)
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
def _counted() -> frozenset[str]:
    """Words that help counting and are no units: `orang`, `buah`."""
    return frozenset(lexicon.nouns().classifiers) | alike(lexicon.comparison().person)


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return lexicon.comparison().alike


def alike(word: str) -> frozenset[str]:
    """All words that mean the same in tables and texts."""
    return next((group for group in _groups() if word in group), frozenset({word}))
