"""The spaCy component: `nlp.add_pipe("newsfacts")` checks every text of somebody else's pipeline.

spaCy finds it by the entry point in `pyproject.toml` and imports it with each new pipeline, the one of `language` included; so it loads
nothing of ours before a pipe is added, and importing it registers the factory, as spaCy wants it.  What was found is kept as JSON in
`doc.user_data` and as spans that carry the ids of facts: both survive `Doc.to_bytes`, `DocBin` and `nlp.pipe(n_process=2)`, where records
would not.  The extension attributes only read them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from newsfacts.model import Fact, Report
    from newsfacts.pipeline import Options

NAME = "newsfacts"  # of the factory, the attribute of a Doc, its group of spans and the key of its user data
PARSED = 64  # reports that are kept as records, for spans that are asked one after the other


@dataclass(frozen=True, slots=True)
class Component:
    """Checks a Doc; has no state, so that it needs no files of its own and travels to other processes."""

    options: "Options"
    published: date | None

    def __call__(self, doc: Doc) -> Doc:
        from newsfacts import language, pipeline, readers

        report = pipeline.check_document(readers.from_text(doc.text, published=self.published), self.options)
        doc.user_data[NAME] = report.model_dump_json()
        spans = (doc.char_span(fact.start, fact.end, fact.kind, span_id=fact.id, alignment_mode="expand") for fact in report.facts)
        doc.spans[NAME] = [span for span in spans if span is not None]  # None is for offsets outside the text
        language.forget()
        return doc


@Language.factory(NAME, assigns=["doc._.newsfacts", "doc.spans", "span._.fact"])
def create(
    nlp: Language,
    name: str,
    language: Literal["id", "en"] = "id",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    preview: bool = False,
    published: str | None = None,
) -> Component:
    """The component, configured as `newsfacts.check` is (the day of publication as `2019-08-23`); raises UnknownRuleError, ValueError."""
    from newsfacts import pipeline

    extend()
    return Component(pipeline.options(language, select, ignore, preview), None if published is None else date.fromisoformat(published))


def extend() -> None:
    """Set `doc._.newsfacts` and `span._.fact`, as adding the component does: for a program that only reads Docs made by another."""
    attributes: tuple[tuple[type[Doc] | type[Span], str, Callable[..., object]], ...] = ((Doc, NAME, report_of), (Span, "fact", fact_of))
    for of, name, getter in attributes:
        if not of.has_extension(name) or of.get_extension(name)[2] is not getter:
            of.set_extension(name, getter=getter)  # which complains if somebody else's is there


def report_of(doc: Doc) -> "Report | None":
    """The report on a Doc, None if it was not checked."""
    kept = doc.user_data.get(NAME)
    return None if kept is None else _report(kept)


def fact_of(span: Span) -> "Fact | None":
    """The fact that a span of `doc.spans["newsfacts"]` stands for; None for any other span."""
    report = report_of(span.doc)
    return None if report is None else next((fact for fact in report.facts if fact.id == span.id_), None)


@lru_cache(maxsize=PARSED)
def _report(kept: str) -> "Report":
    from newsfacts.model import Report

    return Report.model_validate_json(kept)
