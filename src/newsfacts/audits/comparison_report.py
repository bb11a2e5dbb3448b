"""Contradictions between documents, for people and for programs."""

from dataclasses import asdict
from json import dumps

from newsfacts.audits.across import Disagreement, Statement
from newsfacts.audits.compare import Looked
from newsfacts.lexicon import audit_words
from newsfacts.reports import figures
from newsfacts.reports.excerpt import rows
from newsfacts.reports.lines import line_of
from newsfacts.reports.terminal import Screen, clip, columns, printable, wrap

WIDTH = 72  # columns of the line shown around a figure


def page(found: Disagreement, screen: Screen, language: str) -> str:
    """One disagreement: its documents with the lines that do not agree, the arithmetic, and what it means."""
    words, check = audit_words(language).compare, found.check
    wrong = check.severity == "error"
    heading = f"{screen.words.headings['contradiction' if wrong else 'note']}: {screen.words.rules[check.rule]}"
    lines = [f"{screen.paint(heading, 'alarm' if wrong else 'warning')} ({check.rule})"]
    lines += [*_statement(found.first, screen, words), *_statement(found.again, screen, words)]
    if found.agreeing:
        lines.append(f"  {words['same']}")
        lines += [line for statement in found.agreeing for line in _statement(statement, screen, words)]
    lines.append("  " + screen.paint(figures.formula(check.formula, screen.words), "strong"))
    lines += wrap(check.message, screen.width)
    if check.suggestion:
        lines += wrap(screen.words.lines["possibility"].format(suggestion=check.suggestion), screen.width)
    return "\n".join(lines) + "\n"


def ending(looked: Looked, errors: int, notes: int, screen: Screen, language: str) -> str:
    """How the page ends: how many disagreements there are, and what was compared to find them."""
    words = audit_words(language).compare
    numbers = {name: figures.number(str(number), screen.words) for name, number in asdict(looked).items()}
    lines = [words["count"].format(errors=errors, notes=notes) if errors or notes else words["none"]]
    lines += wrap(words["looked"].format_map(numbers), screen.width, "")
    if looked.undated:
        lines += wrap(words["undated"].format_map(numbers), screen.width, "")
    return "\n".join(lines) + "\n"


def _statement(statement: Statement, screen: Screen, words: dict[str, str]) -> list[str]:
    story, fact = statement.story, statement.fact
    head = f"  {printable(story.source)}, {words['where'].format(line=line_of(story.text, fact.start))}"
    day = f" ({story.published})" if story.published else ""
    title = f": {story.title}" if story.title else ""
    shown = next(rows(story.text, [(fact.start, fact.end)], WIDTH)).shown
    return [clip(head + day + title, screen.width), "    " + clip(shown, max(10, screen.width - columns("    ")))]


def record(found: Disagreement) -> str:
    """One disagreement as one JSON object on one line."""
    check = found.check
    fields = {
        "rule": check.rule,
        "verdict": check.verdict,
        "severity": check.severity,
        "formula": check.formula,
        "expected": check.expected,
        "found": check.found,
        "suggestion": check.suggestion,
        "message": check.message,
        "first": _record(found.first),
        "again": _record(found.again),
        "agreeing": [_record(statement) for statement in found.agreeing],
    }
    return dumps(fields, ensure_ascii=False) + "\n"


def _record(statement: Statement) -> dict[str, object]:
    story, fact = statement.story, statement.fact
    return {
        "document_id": story.document,
        "source": story.source,
        "title": story.title,
        "published": story.published,
        "line": line_of(story.text, fact.start),
        "fact": fact.id,
        "text": fact.text,
        "start": fact.start,
        "end": fact.end,
        "value": fact.value,
        "unit": fact.unit,
        "subject": fact.subject,
        "place": fact.place,
        "time": fact.time,
    }
