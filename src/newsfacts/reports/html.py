"""The format `html`: one page that needs nothing else; figures are marked in the article's text and linked to what was found about them.

The page stands in `page.html.jinja` beside this file; everything that comes from an article is escaped there, and nothing in it runs.
"""

from collections.abc import Iterable, Iterator
from functools import cache, reduce
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from newsfacts import __version__
from newsfacts.control.identity import quote
from newsfacts.model import Check, Document, Explanation, Extraction, Fact, Reading, Report, Severity, Unread
from newsfacts.reports import figures
from newsfacts.reports.renderer import Renderer
from newsfacts.reports.terminal import Screen, cell
from newsfacts.reports.wording import Count, Entry, arithmetic, closing, counted, figures_of, ledger, lines_of, name

if TYPE_CHECKING:
    from jinja2 import Template

KEPT = "\n\t"
COUNTED: tuple[tuple[Severity, str], ...] = (("error", "inconsistent"), ("note", "notes"))  # and how the ledger calls them


class Piece(NamedTuple):
    """A stretch of the article: plain text, or a figure with its anchor, its tone, what it says, and the finding that it leads to."""

    text: str
    anchor: str = ""
    tone: str = ""
    said: str = ""
    target: str = ""


class Finding(NamedTuple):
    """A check as the page shows it; `figures` are links to the figures."""

    anchor: str
    tone: str
    heading: str
    rule: str
    called: str
    lines: str
    figures: tuple[tuple[str, str], ...]
    formula: str
    message: str
    notes: tuple[str, ...]


class Article(NamedTuple):
    """An article as the page shows it."""

    anchor: str
    name: str
    title: str
    tone: str
    findings: tuple[Finding, ...]
    agreeing: tuple[Finding, ...]
    aside: tuple[tuple[str, str, str], ...]
    pieces: tuple[Piece, ...]
    ledger: str
    error: str = ""
    counts: tuple[tuple[str, str], ...] = ()  # tone, and how many findings of it


def pieces(entries: Iterable[Entry], screen: Screen) -> Iterator[str]:
    """The whole page."""
    known = list(entries)
    articles = [_article(f"a{number}", entry, screen) for number, entry in enumerate(known, 1)]
    words = screen.words
    judged = any(not isinstance(entry, Unread) and isinstance(entry[1], Report) for entry in known)
    run = reduce(Count.plus, known, Count())
    shown = {piece.tone for article in articles for piece in article.pieces}
    yield (
        _template().render(
            articles=articles,
            words=words,
            language="id" if words.decimal == "," else "en",
            advice=words.page["advice"] if judged else "",
            legend=[(tone, said) for tone, said in words.legend.items() if tone in shown],
            closing=closing(run, words) if judged else "",
            version=__version__,
        )
        + "\n"
    )


RENDERER = Renderer("html", pieces, unread=True, endings=(".html", ".htm"))


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    page = files("newsfacts.reports").joinpath("page.html.jinja").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(page)


def _article(anchor: str, entry: Entry, screen: Screen) -> Article:
    words = screen.words
    if isinstance(entry, Unread):
        return Article(anchor, name(entry.source, words), "", "unread", (), (), (), (), "", entry.error.message)
    document, record = entry
    facts = {fact.id: fact for fact in record.facts}
    checks = record.checks if isinstance(record, Report) else ()
    findings = [check for severity in ("error", "note") for check in checks if check.severity == severity]
    agreeing = [] if screen.quiet else [check for check in checks if check.verdict == "consistent"]
    severities = [check.severity for check in findings]
    suppressed = record.suppressed if isinstance(record, Report) else ()
    said = counted(words.ledger["facts"], len(record.facts), words) if record.facts else words.lines["no_facts"]
    return Article(
        anchor,
        name(record.source, words),
        _safe(record.title or ""),
        findings[0].severity or "" if findings else "clean",
        tuple(_finding(anchor, check, facts, document.text, screen) for check in findings),
        tuple(_finding(anchor, check, facts, document.text, screen) for check in agreeing),
        tuple((f.check.rule, _safe(quote(f.check, facts)), _safe(f.reason or "")) for f in suppressed if f.by == "sidecar"),
        tuple(_text(anchor, document, record, [*findings, *agreeing], screen)),
        ledger(record, words) if isinstance(record, Report) else said,
        counts=tuple((tone, counted(words.ledger[key], n, words)) for tone, key in COUNTED if (n := severities.count(tone))),
    )


def _finding(anchor: str, check: Check, facts: dict[str, Fact], text: str, screen: Screen) -> Finding:
    words = screen.words
    notes = []
    if check.quoted and check.severity:
        notes.append(words.lines["quoted"])
    if check.suggestion:
        notes.append(words.lines["possibility"].format(suggestion=check.suggestion))
    return Finding(
        f"{anchor}-{check.id}",
        check.severity or "good",
        words.headings["contradiction" if check.severity == "error" else "note" if check.severity else "agreement"],
        check.rule,
        words.rules[check.rule],
        lines_of(check, facts, text, words),
        tuple((f"{anchor}-{fact.id}", _safe(fact.text)) for fact in figures_of(check, facts)),
        arithmetic(check, facts, words),
        _safe(check.message),
        tuple(map(_safe, notes)),
    )


def _text(anchor: str, document: Document, record: Extraction, checks: list[Check], screen: Screen) -> Iterator[Piece]:
    """The article in pieces; a figure leads to the gravest finding about it, which comes first in `checks`."""
    leads: dict[str, Check] = {}
    for check in checks:
        for group in check.facts.values():
            for fact in group:
                leads.setdefault(fact, check)
    at, text = 0, document.text
    for mark in _marks(record):
        if mark.start < at:  # within the one before
            continue
        yield Piece(_parted(text[at : mark.start], document))
        at = mark.end
        if isinstance(mark, Reading):
            yield Piece(_safe(text[mark.start : at]), f"{anchor}-{mark.fact or mark.start}", "fact" if mark.fact else "refused", mark.why)
            continue
        lead = leads.get(mark.id)
        tone, target = (lead.severity or "good", f"{anchor}-{lead.id}") if lead else ("fact", "")
        yield Piece(_safe(text[mark.start : at]), f"{anchor}-{mark.id}", tone, _said(mark, screen), target)
    yield Piece(_parted(text[at:], document))


def _parted(text: str, document: Document) -> str:
    """A stretch of the article, with a gap between paragraphs where each is one line, as in all that was taken out of DOCX, PDF or HTML."""
    return _safe(text).replace("\n", "\n\n") if document.extracted else _safe(text)


def _marks(record: Extraction) -> list[Fact] | list[Reading]:
    if isinstance(record, Explanation):
        return sorted(record.readings, key=lambda reading: reading.start)
    return sorted(record.facts, key=lambda fact: fact.start)


def _said(fact: Fact, screen: Screen) -> str:
    """What the page tells of a figure when it is pointed at."""
    words = screen.words
    parts = {
        words.kinds[fact.kind]: figures.value(fact, words),
        words.columns["subject"]: fact.subject,
        words.columns["speaker"]: fact.speaker,
    }
    return _safe(" · ".join(f"{label}: {said}" for label, said in parts.items() if said))


def _safe(text: str) -> str:
    """The text without controls and marks of direction, which could show it in another order than it has."""
    return "".join(character if character in KEPT else cell(character)[0] for character in text.replace("\r\n", "\n"))
