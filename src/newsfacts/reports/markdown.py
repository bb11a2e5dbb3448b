"""The format `markdown`: for comments and tickets; contradictions first, each with its sentence and the figures in bold."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newsfacts.control.identity import quote
from newsfacts.model import Check, Document, Explanation, Extraction, Fact, Report, Unread
from newsfacts.reports import figures
from newsfacts.reports.lines import line_at, line_of
from newsfacts.reports.renderer import Renderer
from newsfacts.reports.terminal import Screen, printable
from newsfacts.reports.wording import Count, Entry, arithmetic, closing, figures_of, ledger, name

AROUND = 90  # characters of the article on each side of a finding's figures


def pieces(entries: Iterable[Entry], screen: Screen) -> Iterator[str]:
    """One section for each article, and a closing line where several were checked."""
    between, checked = "", False
    run = Count()
    for entry in entries:
        run = run.plus(entry)
        if isinstance(entry, Unread):
            yield between + f"## {_plain(name(entry.source, screen.words))}\n\n{_plain(entry.error.message)}\n"
        else:
            checked = checked or isinstance(entry[1], Report)
            yield between + "\n".join(_article(*entry, screen)) + "\n"
        between = "\n"
    if run.articles > 1 and checked:
        yield f"{between}{_plain(closing(run, screen.words))}\n"


RENDERER = Renderer("markdown", pieces, unread=True, endings=(".md",))


def _article(document: Document, record: Extraction, screen: Screen) -> Iterator[str]:
    yield f"## {_plain(name(record.source, screen.words))}"
    if record.title:
        yield from ("", _plain(record.title))
    yield ""
    if isinstance(record, Report):
        yield from _report(document, record, screen)
    elif isinstance(record, Explanation):
        columns = screen.words.columns
        yield from _head(columns["line"], columns["text"], columns["outcome"])
        for reading in record.readings:
            yield _row(str(line_of(document.text, reading.start)), reading.text, reading.why)
    else:
        yield from _facts(document, record, screen)


def _facts(document: Document, record: Extraction, screen: Screen) -> Iterator[str]:
    words = screen.words
    if not record.facts:
        yield words.lines["no_facts"]
        return
    yield from _head(*(words.columns[key] for key in ("line", "text", "kind", "value", "subject", "speaker")))
    for fact in record.facts:
        shown = (words.kinds[fact.kind], figures.value(fact, words), fact.subject or "", fact.speaker or "")
        yield _row(str(line_of(document.text, fact.start)), fact.text, *shown)


def _report(document: Document, report: Report, screen: Screen) -> Iterator[str]:
    words = screen.words
    facts = {fact.id: fact for fact in report.facts}
    for severity, heading in (("error", "contradiction"), ("note", "note")):
        for check in report.checks:
            if check.severity == severity:
                yield f"### {words.headings[heading]}: {words.rules[check.rule]} (`{check.rule}`)"
                yield from _finding(document, check, facts, screen)
    agreeing = [check for check in report.checks if check.verdict == "consistent"]
    if agreeing and not screen.quiet:
        yield from (f"### {words.headings['agreement']}", "")
        for check in agreeing:
            yield f"- {words.rules[check.rule]}: {_plain(arithmetic(check, facts, words) or check.message)}"
        yield ""
    aside = [found for found in report.suppressed if found.by == "sidecar"]
    if aside:
        yield from (f"### {words.headings['suppressed']}", "")
        for found in aside:
            yield f"- `{found.check.rule}`: {_plain(quote(found.check, facts))} ({_plain(found.reason or '')})"
        yield ""
    yield _plain(ledger(report, words))


def _finding(document: Document, check: Check, facts: dict[str, Fact], screen: Screen) -> Iterator[str]:
    words = screen.words
    for line, said in _excerpts(document.text, figures_of(check, facts)):
        yield from ("", f"> {words.lines['line'].format(line=line)}: {said}")
    if formula := arithmetic(check, facts, words):
        yield from ("", f"**{_plain(formula)}**")
    yield from ("", _plain(check.message))
    if check.suggestion:
        yield from ("", _plain(words.lines["possibility"].format(suggestion=check.suggestion)))
    yield ""


def _excerpts(text: str, found: list[Fact]) -> Iterator[tuple[int, str]]:
    """The lines that hold the figures, the figures in bold, cut where a line is long."""
    for number in dict.fromkeys(line_of(text, figure.start) for figure in found):
        inside = [figure for figure in found if line_of(text, figure.start) == number]
        _, floor, ceiling = line_at(text, inside[0].start)
        said, at = "", max(floor, inside[0].start - AROUND)
        said += "…" if at > floor else ""
        for figure in inside:
            if figure.start - at > 2 * AROUND:
                said += f"{_plain(text[at : at + AROUND])} … "
                at = figure.start - AROUND
            said += f"{_plain(text[max(at, floor) : figure.start])}**{_plain(text[figure.start : figure.end])}**"
            at = figure.end
        stop = min(ceiling, at + AROUND)
        yield number, said + _plain(text[at:stop]) + ("…" if stop < ceiling else "")


def _head(*titles: str) -> tuple[str, str]:
    return _row(*titles), "| " + " | ".join("---" for _ in titles) + " |"


def _row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(_plain(cell).split()) for cell in cells) + " |"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is: nothing in it is a link, a tag, a mention or the border of a cell."""
    return _special().sub(r"\\\g<0>", printable(text)).replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;")


@cache
def _special() -> re.Pattern[str]:
    return re.compile(r"[\\`*_\[\]|~]|^\s*+[#+>=-]")
