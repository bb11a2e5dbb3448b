"""What is done with one source: read, check, and make the rows that the store takes in.  The same in every process and on every engine."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from json import dumps
from traceback import format_exc
from typing import NamedTuple

from newsfacts import __version__, language, pipeline, readers
from newsfacts.audits.reference import against
from newsfacts.audits.reference_table import Table
from newsfacts.audits.rows import Rows, rows, unbroken
from newsfacts.encodable import decoded
from newsfacts.model import Document, Report
from newsfacts.readers.collections import Source


class Plan(NamedTuple):
    """How every document is checked; two runs with the same plan and version find the same."""

    options: pipeline.Options
    published: date | None = None
    reference: Table | None = None

    def configuration(self) -> str:
        """The plan as one line of JSON."""
        options = self.options
        return dumps(
            {
                "language": options.language,
                "select": None if options.select is None else sorted(options.select),
                "ignore": sorted(options.ignore),
                "preview": options.preview,
                "published": self.published.isoformat() if self.published else None,
                "reference": self.reference.sha256 if self.reference else None,
            }
        )

    def check(self, document: Document) -> Report:
        """The report of one document, its figures held against the reference table as well if there is one."""
        report = pipeline.check_document(document, self.options)
        return report if self.reference is None else against(self.reference, document, report, self.options.language)


class Finished(NamedTuple):
    """A document that is in the store already: its hash, and how many errors it holds."""

    sha256: str
    errors: int


class Broken(NamedTuple):
    """Why a source is no document: a stable code and one line for people."""

    code: str
    message: str


class Outcome(NamedTuple):
    """What came of one source; `published` is what this source says of it, `record` its place among the articles of its file."""

    source: str
    found: Rows | Finished | Broken
    published: str | None = None
    file: str = ""
    record: int = 1


def broken(source: Source, code: str, message: str) -> Outcome:
    """What comes of a source that is no document."""
    name = storable(source.name)
    return Outcome(name, Broken(code, unbroken(message)), None, storable(source.file or source.name), source.record)


def storable(name: str) -> str:
    """A name as text, with a replacement character for each byte that is none."""
    return unbroken(decoded(name))


def audit_source(source: Source, plan: Plan, known: Callable[[str], int | None]) -> Outcome:
    """Read and check one source; `known` tells the errors of a document that is finished already, by its hash.  Never raises."""
    try:
        document = load(source, plan)
        published = document.published.isoformat() if document.published else None
        errors = known(document.sha256)
        found = rows(document, plan.check(document)) if errors is None else Finished(document.sha256, errors)
        return Outcome(storable(source.name), found, published, storable(source.file or source.name), source.record)
    except readers.ReadError as error:
        return broken(source, error.code, error.message(plan.options.language))
    except Exception:  # a bug of ours must not cost the other documents; the store tells it, and the summary counts it
        return broken(source, "internal", format_exc(limit=-3).strip())
    finally:
        language.forget()


def load(source: Source, plan: Plan) -> Document:
    """The document of a source, as it is stored and checked; raises ReadError."""
    document = pipeline.dated(source.load(), plan.published)
    text = unbroken(document.text)
    if text is not document.text:
        document = document.model_copy(update={"text": text, "sha256": sha256(text.encode()).hexdigest()})
    return document


def fingerprint(plan: Plan) -> tuple[str, str]:
    """What a document is finished under: the program's version and the configuration."""
    return __version__, plan.configuration()
