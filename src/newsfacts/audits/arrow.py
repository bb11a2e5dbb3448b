"""Articles and what is found in them as Arrow tables: `process_batch`, the same function whatever engine calls it.

It is pure: a row comes out for each row that goes in, in the same order, and depends on that row and the plan alone.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import pyarrow

from newsfacts import pipeline, readers
from newsfacts.audits.rows import CHECK, FACT, OPERAND, Cells, Row, Rows
from newsfacts.audits.work import Broken, Finished, Plan, audit_source
from newsfacts.model import Document
from newsfacts.readers import when
from newsfacts.readers.collections import Source

# What goes in; all columns but `text` may be absent, and every cell may be null.
ARTICLE = pyarrow.schema(
    [
        pyarrow.field("id", pyarrow.string()),
        pyarrow.field("source", pyarrow.string()),
        pyarrow.field("text", pyarrow.string()),
        pyarrow.field("title", pyarrow.string()),
        pyarrow.field("outlet", pyarrow.string()),
        pyarrow.field("published", pyarrow.string()),
        pyarrow.field("code", pyarrow.string()),
        pyarrow.field("message", pyarrow.string()),
    ]
)
INTEGERS = ("start", "end", "sentence_start", "sentence_end", "cue_start", "cue_end", "weekday")
TYPES = dict.fromkeys(INTEGERS, pyarrow.int32()) | {"quoted": pyarrow.bool_()}
COUNTS = ("figures", "consistent", "errors", "notes", "unverifiable")


def _records(columns: Sequence[str]) -> pyarrow.StructType:
    return pyarrow.struct([pyarrow.field(name, TYPES.get(name, pyarrow.string())) for name in columns])


FACTS, CHECKS, CHECK_FACTS = map(_records, (FACT, CHECK, OPERAND))
DESCRIPTION = ("sha256", "title", "outlet", "place", "published", "text")

# What comes out: the columns of the store's tables (docs/store.md), what belongs to a document nested in its row.
RESULT = pyarrow.schema(
    [
        *(pyarrow.field(name, pyarrow.string()) for name in ("id", "source", *DESCRIPTION)),
        *(pyarrow.field(name, pyarrow.int32()) for name in COUNTS),
        pyarrow.field("facts", pyarrow.list_(FACTS)),
        pyarrow.field("checks", pyarrow.list_(CHECKS)),
        pyarrow.field("check_facts", pyarrow.list_(CHECK_FACTS)),
        pyarrow.field("code", pyarrow.string()),
        pyarrow.field("message", pyarrow.string()),
    ]
)


class Article(NamedTuple):
    """A row that goes in: an article, or why there is none (`code` and `message`)."""

    id: str | None
    source: str | None
    text: str | None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    code: str | None = None
    message: str | None = None

    def load(self) -> Document:
        """The document; raises ReadError."""
        if not self.text or not self.text.strip():
            raise readers.ReadError("empty", self.id or self.source or "")
        document = readers.from_text(self.text, self.id, when.day(self.published))
        return document.model_copy(update={"title": self.title or document.title, "agency": self.outlet or document.agency})


def process_batch(articles: pyarrow.Table, plan: Plan | None = None) -> pyarrow.Table:
    """The result (columns of `RESULT`) of every article (columns of `ARTICLE`); further columns are passed over."""
    plan = plan or Plan(pipeline.options())
    rows = table_rows(articles)
    found = [_found(row, plan) for row in rows]
    results = [outcome if isinstance(outcome, Rows) else None for outcome in found]
    broken = [outcome if isinstance(outcome, Broken) else (None, None) for outcome in found]
    documents = [(None,) * (len(DESCRIPTION) + len(COUNTS)) if result is None else result.document for result in results]
    arrays = [
        *_columns([row[:2] for row in rows], [pyarrow.string()] * 2),
        *_columns(documents, [pyarrow.string()] * len(DESCRIPTION) + [pyarrow.int32()] * len(COUNTS)),
        _nested([None if result is None else result.facts for result in results], FACTS),
        _nested([None if result is None else result.checks for result in results], CHECKS),
        _nested([None if result is None else result.operands for result in results], CHECK_FACTS),
        *_columns(broken, [pyarrow.string()] * 2),
    ]
    return pyarrow.Table.from_arrays(arrays, schema=RESULT)


def table(articles: Sequence[Article]) -> pyarrow.Table:
    """Articles as a table that `process_batch` takes."""
    return pyarrow.Table.from_arrays(_columns(articles, ARTICLE.types), schema=ARTICLE)


def table_rows(articles: pyarrow.Table) -> list[Article]:
    """The rows of such a table; a column that is absent is one of nulls, a day of publication may be a date."""
    nulls = [None] * articles.num_rows
    columns = [articles[name].cast(pyarrow.string()).to_pylist() if name in articles.column_names else nulls for name in Article._fields]
    return [Article(*cells) for cells in zip(*columns, strict=True)]


def _found(article: Article, plan: Plan) -> Rows | Broken:
    if article.code is not None:
        return Broken(article.code, article.message or "")
    found = audit_source(Source(article.id or article.source or "", partial(Article.load, article)), plan, lambda sha256: None).found
    assert not isinstance(found, Finished)  # nothing is known before
    return found


def _columns(rows: Sequence[Row], types: Sequence[pyarrow.DataType]) -> list[pyarrow.Array]:
    """Rows as one array for each column."""
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(types)
    return [pyarrow.array(column, type=kind) for column, kind in zip(columns, types, strict=True)]


def _nested(lists: Sequence[Cells | None], record: pyarrow.StructType) -> pyarrow.Array:
    """A list of records for each document, or null.  Built by columns, which takes a fraction of the time that one by records takes."""
    flat, width = [cell for cells in lists for cell in cells or ()], record.num_fields
    fields = [record.field(place) for place in range(width)]
    arrays = [_array(flat[place::width], field.type) for place, field in enumerate(fields)]
    offsets, end = list[int | None](), 0
    for cells in lists:
        offsets.append(None if cells is None else end)
        end += len(cells or ()) // width
    values = pyarrow.StructArray.from_arrays(arrays, fields=fields)
    return pyarrow.ListArray.from_arrays(pyarrow.array([*offsets, end], type=pyarrow.int32()), values)


def _array(cells: Cells, kind: pyarrow.DataType) -> pyarrow.Array:
    """Cells of the store, where a truth is 0 or 1 and what is absent is no number."""
    if pyarrow.types.is_boolean(kind):
        return pyarrow.array(map(bool, cells), type=kind, size=len(cells))
    return pyarrow.array(cells, type=kind, from_pandas=True)
