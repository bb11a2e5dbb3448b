"""Collections of articles as records: JSON Lines, a JSON object or array, CSV and TSV, Parquet; read one record at a time."""

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from io import BufferedIOBase, BufferedReader, BytesIO, TextIOWrapper
from itertools import count
from typing import Any, cast

from newsfacts.readers import fields, text
from newsfacts.readers.documents import Entry, Reading
from newsfacts.readers.errors import ReadError, extra
from newsfacts.readers.fields import Record
from newsfacts.readers.streams import MEGA, MOST_BYTES, Opened, whole

MOST_LINE = 16 * MEGA  # characters of a record
MOST_JSON = 32 * MEGA  # bytes of a JSON document that is no JSON Lines
SEPARATOR = re.compile(r'"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)  # the first line by which Excel tells the separator
BATCH = 64  # rows of a Parquet file in memory


def json_lines(opened: Opened, reading: Reading) -> Iterator[Entry]:
    """One article a line; a line that is no JSON object is an error of its own."""
    yield from fields.entries(_json_rows(opened), opened.name, reading)


def json_document(opened: Opened, reading: Reading) -> Iterator[Entry]:
    """One record, or an array of them; `ReadError`: `broken`, `too-large`."""
    raw = whole(opened.stream, MOST_JSON, opened.name)
    found = _parsed(text.decode(raw, opened.name).text)
    if isinstance(found, ReadError):
        raise ReadError("broken", opened.name, "JSON")
    if isinstance(found, dict):
        yield from (entry._replace(id="") for entry in fields.entries(iter([(1, found)]), opened.name, reading))
        return
    rows = found if isinstance(found, list) else [found]
    objects = (row if isinstance(row, dict) else _no_object(opened.name) for row in rows)
    yield from fields.entries(enumerate(objects, 1), opened.name, reading)


def separated(opened: Opened, reading: Reading) -> Iterator[Entry]:
    """CSV with a line of column names; the separator is told by that line.  `ReadError`: `empty`, `broken`, `too-large`."""
    if csv.field_size_limit() < MOST_LINE:
        csv.field_size_limit(MOST_LINE)  # the module's own limit is that of short labels
    yield from fields.entries(_csv_rows(opened), opened.name, reading)


def parquet(opened: Opened, reading: Reading) -> Iterator[Entry]:
    """A Parquet file, a few rows at a time.  `ReadError`: `missing-extra`, `broken`, `too-large` (compressed, or from a pipe)."""
    yield from fields.entries(_parquet_rows(opened), opened.name, reading)


def _json_rows(opened: Opened) -> "Iterator[tuple[int, Record | ReadError]]":
    for number, line in enumerate(_lines(opened, newline="\n"), 1):
        if isinstance(line, ReadError):
            yield number, line
        elif line.strip():
            row = _parsed(line)
            yield number, row if isinstance(row, dict | ReadError) else _no_object(opened.name)


def _no_object(name: str) -> ReadError:
    return ReadError("broken", name, "JSON")


def _parsed(line: str) -> Any:
    """The value of a JSON text, numbers as they are printed; an error if it is none."""
    try:
        return _decoder().decode(line)
    except (ValueError, RecursionError):
        return _no_object("")


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_float=str, parse_int=str)


def _lines(opened: Opened, newline: str) -> Iterator[str | ReadError]:
    """Lines of text, one in memory at a time; what is too long for one record is an error in its place."""
    encoding = _encoding(opened)
    reader = TextIOWrapper(cast(BufferedReader, opened.stream), encoding=encoding, errors="replace", newline=newline)
    try:
        while line := reader.readline(MOST_LINE):
            if len(line) < MOST_LINE or line.endswith("\n"):
                yield line
                continue
            while line and not line.endswith("\n"):
                line = reader.readline(MOST_LINE)
            yield ReadError("too-large", opened.name, f"{MOST_LINE // MEGA} MB")
    except UnicodeError as error:  # UTF-16 that ends in the middle of a character
        raise ReadError("broken", opened.name, encoding) from error
    finally:
        reader.detach()


def _encoding(opened: Opened) -> str:
    if opened.head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = opened.head.rsplit(b"\n", 1)[0] if b"\n" in opened.head else opened.head[:-4]
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _csv_rows(opened: Opened) -> "Iterator[tuple[int, Record | ReadError]]":
    def checked() -> Iterator[str]:
        for line in _lines(opened, newline=""):
            if isinstance(line, ReadError):
                raise line
            yield line.replace("\0", "")

    lines = checked()
    first, separator = next(lines, ""), ""
    if said := SEPARATOR.fullmatch(first):
        first, separator = next(lines, ""), said[1]
    if not first.strip():
        raise ReadError("empty", opened.name)
    separator = separator or max(",;\t|", key=first.count)
    names = next(csv.reader([first], delimiter=separator))
    if len(names) < 2 and not opened.inner.lower().endswith(("csv", "tsv")):
        raise ReadError("broken", opened.name, "CSV")
    rows = csv.reader(lines, delimiter=separator, strict=True)
    names = [name.strip() for name in names]
    for number in count(1):
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield number, ReadError("broken", opened.name, "CSV")
            continue
        if any(row[len(names) :]):  # a text with the separator in it that nobody quoted: its rest would be lost
            yield number, ReadError("cells", opened.name, f"{len(row)} > {len(names)}")
        elif row:
            yield number, dict(zip(names, row, strict=False))


def _parquet_rows(opened: Opened) -> "Iterator[tuple[int, Record | ReadError]]":
    with extra("data", opened.name):
        import pyarrow
        from pyarrow import parquet
    source: BufferedIOBase = opened.stream
    if opened.path is None or opened.inner != opened.name:
        source = BytesIO(whole(opened.stream, MOST_BYTES, opened.name))
    number = 0
    try:
        file = parquet.ParquetFile(source, pre_buffer=False)
        for batch in file.iter_batches(batch_size=BATCH, columns=_columns(file)):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        if number == 0:
            raise ReadError("broken", opened.name, "Parquet") from error
        yield number + 1, ReadError("broken", opened.name, "Parquet")


def _columns(file: Any) -> list[str]:
    """The columns that may hold what an article needs: text, dates and numbers, nothing nested."""
    from pyarrow import types

    simple = (types.is_string, types.is_large_string, types.is_date, types.is_timestamp, types.is_integer, types.is_dictionary)
    return [field.name for field in file.schema_arrow if any(test(field.type) for test in simple)]
