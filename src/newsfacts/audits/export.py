"""A store as data files: JSON Lines, CSV, Parquet, or a Data Package (CSV files that `datapackage.json` describes)."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from newsfacts import __version__
from newsfacts.audits.filters import Selection
from newsfacts.audits.tables import TABLES, Column, Table
from newsfacts.reports.output import OutputError, Write, file_output

if TYPE_CHECKING:
    import pyarrow

Row = tuple[Any, ...]
Format = Literal["jsonl", "csv", "parquet", "datapackage"]
FORMATS: tuple[Format, ...] = ("jsonl", "csv", "parquet", "datapackage")
SUFFIXES = (".csv", ".jsonl", ".parquet")  # of one file
PIECE = 500  # rows in memory at once
ROW_GROUP = 50_000  # rows in memory at once for Parquet, which compresses them together
DIGITS, PLACES = 38, 6  # of Parquet's exact numbers: decimal128(38, 6)
LARGEST = Decimal(1).scaleb(DIGITS - PLACES)

# What a spreadsheet takes for the beginning of a formula; and the sign that makes it text, which is doubled by another before it.
FORMULA = "=+@-＝＋＠－'"


class MissingExtraError(Exception):
    """A library that this format needs is not installed; the message says how to install it."""


class FormatError(ValueError):
    """A name that tells no format; the message says which do."""


class Export(NamedTuple):
    """What to export and how; `excel` makes CSV files that open as they are in a spreadsheet whose decimal sign is a comma."""

    form: Format
    selection: Selection = Selection()
    tables: tuple[Table, ...] = TABLES
    excel: bool = False


def form_of(path: Path) -> Format | None:
    """The format that a name asks for; None if it is that of a folder.  Raises FormatError for the name of another file."""
    ending = path.suffix.lower()
    if path.is_dir() or not ending or ending[1:].isdigit():  # `2025.10`
        return None
    if ending not in SUFFIXES:
        raise FormatError(f"'{path.name}' is no name for a data file; end it in {', '.join(SUFFIXES)}, or make a folder of that name")
    return next(form for form in FORMATS if ending == f".{form}")


def to_folder(connection: sqlite3.Connection, export: Export, folder: Path) -> dict[str, int]:
    """One file for each table, in a folder that is made if it is not there; the rows of each.  Raises OutputError and MissingExtraError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder '{folder}': {error.strerror}") from None
    suffix = "csv" if export.form == "datapackage" else export.form
    with _unchanging(connection):
        written = {table.name: to_file(connection, export, table, folder / f"{table.name}.{suffix}") for table in export.tables}
    if export.form == "datapackage":
        with file_output(folder / "datapackage.json") as write:
            write(json.dumps(package(export), indent=2, ensure_ascii=False) + "\n")
    return written


def to_file(connection: sqlite3.Connection, export: Export, table: Table, path: Path) -> int:
    """One table as one file, whole or not at all; its rows.  Raises OutputError and MissingExtraError."""
    if export.form == "parquet":
        _parquet(connection, export, table, path)
    else:
        with file_output(path) as write:
            to_text(connection, export, table, write)
    [[(count,)]] = _rows(connection, export, table, ["count(*)"])
    return int(count)


def to_text(connection: sqlite3.Connection, export: Export, table: Table, write: Write) -> None:
    """One table as CSV or JSON Lines, piece by piece.  SQLite makes whole lines: cells would be handed over one by one."""
    if export.form == "jsonl":
        pairs = ", ".join(f"'{column.name}', {_json_value(column)}" for column in table.columns)
        line = f"json_object({pairs}) || char(10)"
    else:
        delimiter = ";" if export.excel else ","
        write(("\ufeff" if export.excel else "") + delimiter.join(column.name for column in table.columns) + "\r\n")
        form = delimiter.join('"%w"' if column.free and column.always else "%s" for column in table.columns)  # %w doubles `"`
        line = f"printf('{form}', {', '.join(_cell(column, export) for column in table.columns)}) || char(13, 10)"
    for piece in _lines(connection, export, table, line):
        write("".join(made for (made,) in piece if made))


def _lines(connection: sqlite3.Connection, export: Export, table: Table, line: str) -> Iterator[list[Row]]:
    """The selected rows of a table as lines, all of a document as one text, which is NULL if it has none."""
    if not table.tie:
        return _rows(connection, export, table, [line])
    condition, parameters = export.selection.of(table.name)
    lines = f"SELECT {line} AS line FROM {table.source} WHERE {table.tie} AND {condition} ORDER BY {table.order}"
    query = f"SELECT (SELECT group_concat(line, '') FROM ({lines})) FROM documents d ORDER BY d.id"
    return _pieces(connection.execute(query, parameters), PIECE // 10)


def _rows(connection: sqlite3.Connection, export: Export, table: Table, columns: Iterable[str], size: int = PIECE) -> Iterator[list[Row]]:
    """The selected rows of a table in order, some at a time."""
    condition, parameters = export.selection.of(table.name)
    # the documents come first in a join: the other tables are kept in their order, so that at most the rows of one are sorted
    source, order = table.source, table.order
    if table.tie:
        source, order = f"documents d CROSS JOIN {source} ON {table.tie}", f"d.id, {order}"
    query = f"SELECT {', '.join(columns)} FROM {source} WHERE {condition} ORDER BY {order}"
    return _pieces(connection.execute(query, parameters), size)


def _pieces(cursor: sqlite3.Cursor, size: int) -> Iterator[list[Row]]:
    while piece := cursor.fetchmany(size):
        yield piece


def _json_value(column: Column) -> str:
    own = column.sql or column.name
    return f"json(CASE {own} WHEN 1 THEN 'true' ELSE 'false' END)" if column.type == "boolean" else own


def _cell(column: Column, export: Export) -> str:
    """A column as it stands in CSV, in SQL: text between quotes, booleans as words, and nothing at all for NULL."""
    own = column.sql or column.name
    if column.free and column.always:
        return _guarded(own)
    if column.free:
        return f"""CASE WHEN {own} NOTNULL THEN printf('"%w"', {_guarded(own)}) END"""
    if column.type == "boolean":
        return f"CASE {own} WHEN 1 THEN 'true' ELSE 'false' END"
    if column.numeral and export.excel:
        return f"replace({own}, '.', ',')"
    return own


def _guarded(own: str) -> str:
    """Text, in SQL, with `'` before it if a spreadsheet would run it."""
    signs = FORMULA.replace("'", "''").replace("-", "") + "-"  # in a class of GLOB, `-` stands last
    # most cells begin with a letter or a digit and need no closer look
    first = f"{own} GLOB '[^A-Za-z0-9]*' AND ltrim({own}, char(9, 10, 11, 12, 13, 32, 160, 65279)) GLOB '[{signs}]*'"
    return f"CASE WHEN {first} THEN '''' || {own} ELSE {own} END"


def _parquet(connection: sqlite3.Connection, export: Export, table: Table, path: Path) -> None:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("Parquet needs pyarrow: pip install 'newsfacts[data]'") from None
    schema = _arrow_schema(table)
    part = path.with_name(f".{path.name}.part")
    try:
        with parquet.ParquetWriter(part, schema, compression="zstd") as writer:
            columns = [column.sql or column.name for column in table.columns]
            for piece in _rows(connection, export, table, columns, ROW_GROUP):
                arrays = [
                    pyarrow.array([_arrow_value(value, column) for value in values], type=field.type)
                    for column, field, values in zip(table.columns, schema, zip(*piece, strict=True), strict=True)
                ]
                writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
        part.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write '{path}': {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)


def _arrow_schema(table: Table) -> "pyarrow.Schema":
    import pyarrow

    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.decimal128(DIGITS, PLACES),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.string(),  # as in the other formats: what is known, perhaps only a year
    }
    fields = [pyarrow.field(column.name, types[column.type], metadata={"description": column.description}) for column in table.columns]
    return pyarrow.schema(fields)


def _arrow_value(value: Any, column: Column) -> Any:
    """A number that Parquet cannot hold exactly is left out: `value` has it."""
    if value is None or column.type not in ("number", "boolean"):
        return value
    if column.type == "boolean":
        return bool(value)
    number = Decimal(value)
    exact = -int(number.as_tuple().exponent) <= PLACES and abs(number) < LARGEST
    return number if exact else None


def package(export: Export) -> dict[str, Any]:
    """The description of a Data Package (version 2): every file with the Table Schema of its columns."""
    dialect = {"delimiter": ";"} if export.excel else {"delimiter": ","}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "newsfacts",
        "title": "Numeric claims of news articles, and whether they agree",
        "description": f"Written by newsfacts {__version__}. A cell of text that begins with an apostrophe is meant without it:"
        " it keeps spreadsheets from running what an article says.",
        "resources": [
            {
                "name": table.name.replace("_", "-"),
                "title": table.title,
                "type": "table",
                "path": f"{table.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": dialect,
                "schema": _table_schema(table, export.tables, export.excel),
            }
            for table in export.tables
        ],
    }


def _table_schema(table: Table, tables: Iterable[Table], excel: bool) -> dict[str, Any]:
    present = {other.name for other in tables}
    schema: dict[str, Any] = {
        "fields": [_field(column, table, excel) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    foreign = [
        {"fields": list(own), "reference": {"resource": "" if other == table.name else other.replace("_", "-"), "fields": list(key)}}
        for own, other, key in table.refers
        if other in present
    ]
    return {**schema, "foreignKeys": foreign} if foreign else schema


def _field(column: Column, table: Table, excel: bool) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    if column.type == "number" and excel:
        field["decimalChar"] = ","
    if column.name in table.key:
        field["constraints"] = {"required": True}
    return field


@contextmanager
def _unchanging(connection: sqlite3.Connection) -> Iterator[None]:
    """All tables of one moment, though an audit may be writing."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
