"""The format `text`, for people: what does not agree first, then notes, what agrees, and the ledger of everything that was compared."""

from collections.abc import Iterable, Iterator

from newsfacts.control.identity import quote
from newsfacts.model import Check, Document, Explanation, Fact, Report, Unread
from newsfacts.reports import excerpt, readings, table
from newsfacts.reports.renderer import Renderer
from newsfacts.reports.terminal import Screen, Tone, columns, wrap
from newsfacts.reports.wording import Count, Entry, arithmetic, closing, intervals, ledger, lines_of, name, why_not

INDENT = "  "


def pieces(entries: Iterable[Entry], screen: Screen) -> Iterator[str]:
    """Each article's report, a blank line between them, and a closing line where several were checked."""
    between, checked = "", False
    run = Count()
    for entry in entries:
        run = run.plus(entry)
        if isinstance(entry, Unread):
            continue
        document, record = entry
        if isinstance(record, Report):
            checked, shown = True, page(document, record, screen)
        elif isinstance(record, Explanation):
            shown = readings.page(document, record, screen)
        else:
            shown = table.page(document, record, screen)
        if shown:
            yield between + shown
            between = "\n"
    if run.articles > 1 and checked and not screen.quiet:
        yield between + "\n".join(wrap(closing(run, screen.words), screen.width, "")) + "\n"


RENDERER = Renderer("text", pieces, streams=False, endings=(".txt",))


def page(document: Document, report: Report, screen: Screen) -> str:
    """One article's report, a line feed at the end of each line; empty in a quiet report without contradictions."""
    facts = {fact.id: fact for fact in report.facts}
    errors = [check for check in report.checks if check.severity == "error"]
    if screen.quiet and not errors:
        return ""
    lines = [*_header(report, screen)]
    for check in errors:
        lines += ["", *_finding(document, check, facts, screen, "contradiction", "alarm")]
    if not screen.quiet:
        for check in report.checks:
            if check.severity == "note":
                lines += ["", *_finding(document, check, facts, screen, "note", "warning")]
        lines += _agreements(document, report, facts, screen)
        if screen.verbose:
            lines += _uncompared(document, report, facts, screen)
        lines += _aside(report, screen)
    lines += ["", *wrap(ledger(report, screen.words), screen.width, "")]
    return "\n".join(lines) + "\n"


def _header(report: Report, screen: Screen) -> Iterator[str]:
    yield screen.paint(name(report.source, screen.words), "strong")
    yield from wrap(report.title or "", screen.width, "")
    if screen.verbose:
        yield screen.paint(f"sha256 {report.sha256}", "faint")


def _finding(document: Document, check: Check, facts: dict[str, Fact], screen: Screen, heading: str, tone: Tone) -> Iterator[str]:
    """A contradiction or a note: the figures in their lines, the arithmetic, what it means, and what might have been meant."""
    lines = screen.words.lines
    called = f"{screen.words.headings[heading]}: {screen.words.rules[check.rule]}"
    yield screen.paint(called, tone) + " " + screen.paint(f"({check.rule})", "faint")
    spans = [(facts[fact].start, facts[fact].end) for group in check.facts.values() for fact in group]
    found = list(excerpt.rows(document.text, spans, screen.width - 10))
    gutter = max((len(str(row.number)) for row in found), default=1)
    for row in found:
        yield f"{INDENT}{screen.paint(f'{row.number:>{gutter}} │', 'faint')} {row.shown}"
        yield f"{INDENT}{screen.paint(' ' * gutter + ' │', 'faint')} {screen.paint(row.carets, tone)}"
    if formula := arithmetic(check, facts, screen.words):
        yield from (screen.paint(line, "strong") for line in wrap(formula, screen.width))
    yield from wrap(check.message, screen.width)
    if screen.verbose and formula:  # of days and listed things the message tells what was found
        yield from wrap(intervals(check, screen.words), screen.width)
    if check.quoted:
        yield from wrap(lines["quoted"], screen.width)
    if check.suggestion:
        yield from wrap(lines["possibility"].format(suggestion=check.suggestion), screen.width)
    if screen.verbose:  # what an entry of a sidecar file calls the finding
        yield from (screen.paint(line, "faint") for line in wrap(lines["mark"].format(quote=quote(check, facts)), screen.width))


def _agreements(document: Document, report: Report, facts: dict[str, Fact], screen: Screen) -> Iterator[str]:
    agreeing = [check for check in report.checks if check.verdict == "consistent"]
    if agreeing:
        yield ""
        yield screen.paint(screen.words.headings["agreement"], "good")
        yield from _list(document, agreeing, facts, screen)


def _uncompared(document: Document, report: Report, facts: dict[str, Fact], screen: Screen) -> Iterator[str]:
    """Relations that could not be judged, each with the reason."""
    unverifiable = [check for check in report.checks if check.verdict == "unverifiable"]
    if unverifiable:
        yield ""
        yield screen.words.headings["unverifiable"]
        yield from _list(document, unverifiable, facts, screen)


def _aside(report: Report, screen: Screen) -> Iterator[str]:
    """Findings that a sidecar file puts aside, with its reason; what the baseline knows is only counted."""
    aside = [found for found in report.suppressed if found.by == "sidecar"]
    if aside:
        facts = {fact.id: fact for fact in report.facts}
        yield ""
        yield screen.paint(screen.words.headings["suppressed"], "faint")
        for found in aside:
            yield from wrap(f"{found.check.rule}: {quote(found.check, facts)} ({found.reason})", screen.width)


def _list(document: Document, checks: list[Check], facts: dict[str, Fact], screen: Screen) -> Iterator[str]:
    """One line for each check: the lines of its figures, what its rule is called, the arithmetic."""
    rules = screen.words.rules
    width = max(columns(rules[check.rule]) for check in checks)
    labels = [lines_of(check, facts, document.text, screen.words) for check in checks]
    margin = max(columns(label) for label in labels)
    for label, check in zip(labels, checks, strict=True):
        reason = f" ({why_not(check, screen.words)})" if check.reason else ""
        sums = "" if check.differs else arithmetic(check, facts, screen.words)  # what differs shows in the figures as printed
        head = f"{INDENT}{label:<{margin}}  {rules[check.rule]:<{width}}  "
        said = "\n".join(wrap((sums or check.message) + reason, screen.width, " " * columns(head)))
        yield head + said.lstrip()
