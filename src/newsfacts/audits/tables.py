"""The tables that are exported: every column with its type, what it says, and where it stands in the store.

Types are those of Table Schema; a `number` is an exact decimal.  The same columns go into every format.
"""

from typing import Literal, NamedTuple

Type = Literal["string", "integer", "number", "boolean", "date"]


class Column(NamedTuple):
    """One column; `sql` is where it comes from, its own name unless given.  `free` text is what articles say: it is guarded in CSV."""

    name: str
    type: Type
    description: str
    sql: str = ""
    free: bool = False
    always: bool = False  # never NULL; said of free text alone
    numeral: bool = False  # a string that holds an exact decimal


class Table(NamedTuple):
    """One table: `source` is what it is selected from, `key` its primary key, `refers` its columns that are keys of another table.

    `tie` joins what belongs to documents `d` with them; it is told document by document, and `order` is that within a document.
    """

    name: str
    title: str
    source: str
    order: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    refers: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()
    tie: str = ""


DOCUMENT = Column("document_id", "integer", "The document, by its number in `documents`.", "d.id")

OF_DOCUMENT = ((("document_id",), "documents", ("id",)),)
FIGURES = (
    "(SELECT group_concat(text, '; ') FROM (SELECT DISTINCT f.start, f.text FROM check_facts x JOIN facts f"
    " ON f.document_id = x.document_id AND f.fact_id = x.fact_id"
    " WHERE x.document_id = c.document_id AND x.check_id = c.check_id ORDER BY f.start))"
)
ONE_SOURCE = "(SELECT min(source) FROM sources s WHERE s.document_id = d.id)"
PLAIN = "CASE WHEN f.kind <> 'date' AND instr(f.value, '/') = 0 THEN f.value END"

DOCUMENTS = Table(
    "documents",
    "Every document once: exact copies are one, near-duplicates name the first of them.",
    "documents d",
    "d.id",
    ("id",),
    (
        Column("id", "integer", "Number of the document in the store."),
        Column("sha256", "string", "SHA-256 of its text in UTF-8."),
        Column("title", "string", "Headline.", free=True),
        Column("outlet", "string", "Outlet that printed it, where its record or page says so; else the one of the dateline.", free=True),
        Column("place", "string", "Place of the dateline.", free=True),
        Column("published", "date", "Day of publication."),
        Column("duplicate_of", "integer", "The earlier document that this one nearly repeats, with no figure of its own."),
        Column("facts", "integer", "How many figures it states."),
        Column("consistent", "integer", "How many of its relations hold."),
        Column("errors", "integer", "How many contradict."),
        Column("notes", "integer", "How many contradictions are only noted."),
        Column("unverifiable", "integer", "How many relations could not be compared."),
        Column("source", "string", "One place where it was found.", ONE_SOURCE, free=True, always=True),
    ),
    ((("duplicate_of",), "documents", ("id",)),),
)

SOURCES = Table(
    "sources",
    "Every place where a document was found: files, records of collections, entries of feeds.",
    "sources s JOIN documents d ON d.id = s.document_id",
    "s.source, s.document_id",
    ("source", "document_id"),
    (
        Column("source", "string", "File, or file and record.", "s.source", free=True, always=True),
        DOCUMENT,
        Column("published", "date", "Day of publication as this source has it.", "s.published"),
    ),
    OF_DOCUMENT,
)

FACTS = Table(
    "facts",
    "Every figure, in its context.",
    "facts f",
    "f.start",
    ("document_id", "fact_id"),
    (
        DOCUMENT,
        Column("fact_id", "string", "The figure within its document, `f1`, `f2` …"),
        Column("kind", "string", "count, money, percent, measure, duration, age, number or date.", "f.kind"),
        Column("text", "string", "The figure as printed.", "f.text", free=True, always=True),
        Column("start", "integer", "Where it begins in the text, in Unicode code points.", "f.start"),
        Column("end", "integer", "Where it ends, exclusive.", 'f."end"'),
        Column("value", "string", "Exact value: a decimal, a fraction `n/m`, or an ISO 8601 date.", "f.value", numeral=True),
        Column("number", "number", "The value where it is a decimal.", PLAIN, numeral=True),
        Column("low", "string", "Lower end of a range.", "f.low", numeral=True),
        Column("high", "string", "Upper end of a range.", "f.high", numeral=True),
        Column("unit", "string", "ISO 4217 currency, `%`, or the symbol of the unit.", "f.unit"),
        Column("precision", "string", "Unit of the last printed digit.", "f.precision", numeral=True),
        Column("per", "string", "Denominator of a rate.", "f.per", free=True),
        Column("qualifier", "string", "exact, about, more_than, at_least, less_than, at_most or almost.", "f.qualifier"),
        Column("subject", "string", "What is counted or measured.", "f.subject", free=True),
        Column("predicate", "string", "What is said of it.", "f.predicate", free=True),
        Column("place", "string", "Where, as the sentence says.", "f.place", free=True),
        Column("time", "string", "When, as the sentence says, ISO 8601 with what is known.", "f.time"),
        Column("resolved", "string", "A date completed from the day of publication.", "f.resolved"),
        Column("modality", "string", "stated, target, estimate, condition or denied.", "f.modality"),
        Column("speaker", "string", "Who says so.", "f.speaker", free=True),
        Column("quoted", "boolean", "Whether it stands in a direct quote.", "f.quoted"),
        Column("section", "string", "title, keywords, caption, body, related or tail.", "f.section"),
        Column("published", "date", "Day of publication of the document.", "d.published"),
    ),
    OF_DOCUMENT,
    "f.document_id = d.id",
)

CHECKS = Table(
    "checks",
    "Every relation between figures, and whether it holds.",
    "checks c",
    "length(c.check_id), c.check_id",
    ("document_id", "check_id"),
    (
        DOCUMENT,
        Column("check_id", "string", "The relation within its document, `c1`, `c2` …"),
        Column("rule", "string", "The rule that it must satisfy (`newsfacts rules`).", "c.rule"),
        Column("verdict", "string", "consistent, inconsistent or unverifiable.", "c.verdict"),
        Column("basis", "string", "What made it consistent: exact, rounded, truncated or hedged.", "c.basis"),
        Column("severity", "string", "Of a contradiction: error or note.", "c.severity"),
        Column("reason", "string", "Why it is unverifiable.", "c.reason"),
        Column("formula", "string", "The arithmetic.", "c.formula", free=True, always=True),
        Column("expected_low", "string", "What the other figures ask for: lower end.", "c.expected_low", numeral=True),
        Column("expected_high", "string", "Upper end.", "c.expected_high", numeral=True),
        Column("found_low", "string", "What is stated: lower end.", "c.found_low", numeral=True),
        Column("found_high", "string", "Upper end.", "c.found_high", numeral=True),
        Column("quoted", "boolean", "Whether all figures stand in one direct quote.", "c.quoted"),
        Column("suggestion", "string", "The single change that would make them agree.", "c.suggestion", free=True),
        Column("message", "string", "What it means, in a sentence.", "c.message", free=True, always=True),
        Column("published", "date", "Day of publication of the document.", "d.published"),
    ),
    OF_DOCUMENT,
    "c.document_id = d.id",
)

CHECK_FACTS = Table(
    "check_facts",
    "The figures of each relation, by the role they play in it.",
    "check_facts x",
    "x.check_id, x.role, x.fact_id",
    ("document_id", "check_id", "role", "fact_id"),
    (
        DOCUMENT,
        Column("check_id", "string", "The relation.", "x.check_id"),
        Column("role", "string", "total, parts, whole, percent …", "x.role"),
        Column("fact_id", "string", "The figure.", "x.fact_id"),
    ),
    (
        *OF_DOCUMENT,
        (("document_id", "check_id"), "checks", ("document_id", "check_id")),
        (("document_id", "fact_id"), "facts", ("document_id", "fact_id")),
    ),
    "x.document_id = d.id",
)

ERRORS = Table(
    "errors",
    "What could not be read, and why.",
    "errors e",
    "e.file, e.record",
    ("file", "record"),
    (
        Column("file", "string", "The file that was read.", free=True),
        Column("record", "integer", "Which of its articles, from 1."),
        Column("source", "string", "File, or file and the record's own name.", free=True),
        Column("code", "string", "What is wrong, as a stable code."),
        Column("message", "string", "The same for people.", free=True),
    ),
)

CONTRADICTIONS = Table(
    "contradictions",
    "Every contradiction with its article, for people: exported only where it is asked for, as `checks` holds the same.",
    "checks c",
    "length(c.check_id), c.check_id",
    ("document_id", "check_id"),
    (
        Column("source", "string", "One place where the article was found.", ONE_SOURCE, free=True, always=True),
        Column("title", "string", "Headline.", "d.title", free=True),
        Column("published", "date", "Day of publication.", "d.published"),
        Column("figures", "string", "The figures that do not agree, as printed, in the order of the text.", FIGURES, free=True),
        *(column for column in CHECKS.columns if column.name in ("severity", "rule", "formula", "message", "suggestion")),
        *CHECKS.columns[:2],
    ),
    OF_DOCUMENT,
    "c.document_id = d.id AND c.verdict = 'inconsistent'",
)

TABLES: tuple[Table, ...] = (DOCUMENTS, SOURCES, FACTS, CHECKS, CHECK_FACTS, ERRORS)
