"""The format `github`: annotations of GitHub workflows (`::error file=…,line=…::…`), shown at the line of a pull request.

One line for each finding and each input that could not be read: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterable, Iterator

from newsfacts.model import Check, Document, Fact, Report, Unread
from newsfacts.reports.lines import line_at
from newsfacts.reports.renderer import Renderer
from newsfacts.reports.terminal import Screen
from newsfacts.reports.wording import Entry, arithmetic, figures_of, file_of, name

LEVELS = {"error": "error", "note": "notice"}


def pieces(entries: Iterable[Entry], screen: Screen) -> Iterator[str]:
    """The annotations of each article, contradictions and notes in reading order."""
    for entry in entries:
        if isinstance(entry, Unread):
            yield _annotation("error", {**_file(entry.source), "title": f"newsfacts: {entry.error.code}"}, entry.error.message)
        elif isinstance(entry[1], Report):
            document, report = entry[0], entry[1]
            facts = {fact.id: fact for fact in report.facts}
            shown = [check for check in report.checks if check.severity and not (screen.quiet and check.severity == "note")]
            yield "".join(_finding(document, check, facts, screen) for check in shown)


RENDERER = Renderer("github", pieces, unread=True, facts=False, endings=(".txt",))


def _finding(document: Document, check: Check, facts: dict[str, Fact], screen: Screen) -> str:
    words = screen.words
    file = _file(document.source)
    of_many = bool(file) and file["file"] != document.source
    said = [name(document.source, words) if of_many else "", arithmetic(check, facts, words), check.message]
    if check.suggestion:
        said.append(words.lines["possibility"].format(suggestion=check.suggestion))
    place = {} if document.extracted else _place(document.text, figures_of(check, facts))  # lines of a text that is in no file help nobody
    properties = {**file, **place, "title": f"newsfacts: {check.rule}"}
    return _annotation(LEVELS[check.severity or "note"], properties, "\n".join(filter(None, said)))


def _file(source: str | None) -> dict[str, str]:
    return {} if source is None or source == "-" else {"file": file_of(source)}


def _place(text: str, figures: list[Fact]) -> dict[str, str]:
    """Line and columns, counted from 1, of the first figure."""
    if not figures:
        return {}
    start, end = figures[0].start, figures[0].end
    number, begin, _ = line_at(text, start)
    line = str(number)
    if "\n" in text[start:end]:
        return {"line": line}
    return {"line": line, "endLine": line, "col": str(start - begin + 1), "endColumn": str(end - begin)}


def _annotation(level: str, properties: dict[str, str], message: str) -> str:
    said = ",".join(f"{key}={_data(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items())
    return f"::{level} {said}::{_data(message)}\n"


def _data(text: str) -> str:
    """Text as a workflow command takes it: in one line, and with nothing that ends it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
