"""The report of `check` for people: what does not agree first, then notes, what agrees, and the ledger of everything that was compared."""

from collections.abc import Iterator

from newsfacts.model import Check, Document, Fact, Report
from newsfacts.reports import excerpt, figures
from newsfacts.reports.terminal import Screen, Tone, clip, columns, printable, wrap

INDENT = "  "


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
    lines += ["", _ledger(report, screen)]
    return "\n".join(lines) + "\n"


def closing(articles: int, contradicting: int, unread: int, screen: Screen) -> str:
    """The last line of a run over several articles."""
    counts = {"clean": articles - contradicting - unread, "contradicting": contradicting, "unread": unread}
    words = screen.words.closing
    parts = ", ".join(words[key].format(n=n) for key, n in counts.items() if n)
    return "\n".join(wrap(f"{words['articles'].format(n=articles)}: {parts}", screen.width, "")) + "\n"


def name(source: str | None, screen: Screen) -> str:
    """How an input is called."""
    return screen.words.lines["standard_input"] if source in (None, "-") else printable(source)


def _header(report: Report, screen: Screen) -> Iterator[str]:
    title = clip(report.title, screen.width) if report.title else ""
    yield screen.paint(name(report.source, screen), "strong")
    if title:
        yield title


def _finding(document: Document, check: Check, facts: dict[str, Fact], screen: Screen, heading: str, tone: Tone) -> Iterator[str]:
    """A contradiction or a note: the figures in their lines, the arithmetic, what it means, and what might have been meant."""
    lines = screen.words.lines
    yield screen.paint(screen.words.headings[heading], tone) + " " + screen.paint(f"({check.rule})", "faint")
    spans = [(facts[fact].start, facts[fact].end) for group in check.facts.values() for fact in group]
    found = list(excerpt.rows(document.text, spans, screen.width - 10))
    gutter = max((len(str(row.number)) for row in found), default=1)
    for row in found:
        yield f"{INDENT}{screen.paint(f'{row.number:>{gutter}} │', 'faint')} {row.shown}"
        yield f"{INDENT}{screen.paint(' ' * gutter + ' │', 'faint')} {screen.paint(row.carets, tone)}"
    if arithmetic := _arithmetic(check, facts, screen):
        yield from (screen.paint(line, "strong") for line in wrap(arithmetic, screen.width))
    yield from wrap(check.message, screen.width)
    if screen.verbose and check.expected and check.found:
        said = lines["intervals"].format(expected=_interval(check.expected, screen), found=_interval(check.found, screen))
        yield from wrap(said, screen.width)
    if check.quoted:
        yield from wrap(lines["quoted"], screen.width)
    if check.suggestion:
        yield from wrap(lines["possibility"].format(suggestion=check.suggestion), screen.width)


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


def _list(document: Document, checks: list[Check], facts: dict[str, Fact], screen: Screen) -> Iterator[str]:
    """One line for each check: the lines of its figures, the rule, the arithmetic."""
    width = max(columns(check.rule) for check in checks)
    rows = []
    for check in checks:
        lines = sorted({excerpt.line_of(document.text, facts[fact].start) for group in check.facts.values() for fact in group})
        rows.append((", ".join(map(str, lines[:3])) + (", …" if len(lines) > 3 else ""), check))
    labels = [screen.words.lines["line"].format(line=line) for line, _ in rows]
    margin = max(columns(label) for label in labels)
    for label, (_, check) in zip(labels, rows, strict=True):
        reason = f" ({screen.words.reasons[check.reason]})" if check.reason else ""
        said = _arithmetic(check, facts, screen) or check.message
        head = f"{INDENT}{label:<{margin}}  {check.rule:<{width}}  "
        yield head + clip(said + reason, screen.width - columns(head))


def _ledger(report: Report, screen: Screen) -> str:
    """How many figures were read and relations judged, and what was not compared and why."""
    ledger, checks = screen.words.ledger, report.checks
    if not report.facts:
        return screen.words.lines["no_facts"]
    counts = {
        "consistent": report.summary.consistent,
        "inconsistent": sum(check.severity == "error" for check in checks),
        "notes": sum(check.severity == "note" for check in checks),
        "unverifiable": report.summary.unverifiable,
    }
    parts = [ledger[key].format(n=n) for key, n in counts.items() if n]
    reasons = dict.fromkeys(screen.words.reasons[check.reason] for check in checks if check.reason)
    why = f" ({'; '.join(reasons)})" if reasons else ""
    said = f"{ledger['facts'].format(n=len(report.facts))}, {ledger['relations'].format(n=len(checks))}"
    said += f": {', '.join(parts)}{why}" if parts else ""
    return "\n".join(wrap(said, screen.width, ""))


def _arithmetic(check: Check, facts: dict[str, Fact], screen: Screen) -> str:
    """The formula with figures as people write them; empty where the message says it better: of days and of listed things."""
    if check.items or any(facts[fact].kind == "date" for group in check.facts.values() for fact in group):
        return ""
    return figures.formula(check.formula, screen.words)


def _interval(ends: tuple[str, str], screen: Screen) -> str:
    low, high = (figures.formula(end, screen.words) for end in ends)
    return low if low == high else screen.words.lines["interval"].format(low=low, high=high)
