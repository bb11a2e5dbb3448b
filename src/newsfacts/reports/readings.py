"""The text report of `extract --explain`: everything that looks like a number, in order, with what was made of it."""

from collections import Counter

from newsfacts.lexicon import ReportWords
from newsfacts.model import Document, Explanation, Fact, Reading
from newsfacts.reports import figures
from newsfacts.reports.lines import line_at, line_of
from newsfacts.reports.terminal import Screen, clip, columns, pad, wrap
from newsfacts.reports.wording import counted, name

PRINTED, OUTCOME = 16, 32  # columns for a figure and for what was made of it where not all fits; the words around it take the rest
AROUND = 12  # characters of context on each side, less what is left of a word that they cut
GAP = "  "


def page(document: Document, explanation: Explanation, screen: Screen) -> str:
    """One article's readings, a line feed at the end of each line; figures that became facts say their value, others the reason."""
    words, text = screen.words, document.text
    head = [screen.paint(name(explanation.source, words), "strong")]
    if not explanation.readings:
        return "\n".join([*head, words.lines["no_facts"]]) + "\n"
    facts = {fact.id: fact for fact in explanation.facts}
    margin = max(len(str(line_of(text, explanation.readings[-1].start))), len(words.columns["line"]))
    titles = (words.columns["line"], words.columns["text"], words.columns["outcome"], words.columns["context"])
    told = [
        (
            str(line_of(text, reading.start)),
            reading.text,
            _outcome(reading, facts[reading.fact] if reading.fact else None, words),
            _context(text, reading),
        )
        for reading in explanation.readings
    ]
    printed, outcome, context = (max(columns(row[column]) for row in (titles, *told)) for column in (1, 2, 3))
    if margin + printed + outcome + context + 3 * len(GAP) > screen.room:
        printed, outcome, context = PRINTED, OUTCOME, max(10, screen.room - margin - PRINTED - OUTCOME - 3 * len(GAP))

    def row(line: str, text: str, made: str, around: str) -> str:
        return GAP.join([line.rjust(margin), pad(text, printed), pad(made, outcome), clip(around, context)])

    rows = [screen.paint(row(*titles), "faint")]
    rows += [
        row(*cells) if reading.fact else screen.paint(row(*cells), "faint")
        for reading, cells in zip(explanation.readings, told, strict=True)
    ]
    return "\n".join([*head, *rows, "", *wrap(_ledger(explanation, words), screen.width, "")]) + "\n"


def _outcome(reading: Reading, fact: Fact | None, words: ReportWords) -> str:
    return f"{fact.id} {words.kinds[fact.kind]} {figures.value(fact, words)}" if fact else reading.why


def _context(text: str, reading: Reading) -> str:
    """The figure with a few whole words around it, in one line; an ellipsis where its own line goes on."""
    line = line_at(text, reading.start)
    left, right = max(line.start, reading.start - AROUND), min(max(line.end, reading.end), reading.end + AROUND)
    before, after = text[left : reading.start], text[reading.end : right]
    if left > line.start:
        before = "… " + (before if text[left - 1].isspace() else before.partition(" ")[2] or before)
    if right < line.end:
        after = (after if text[right].isspace() else after.rpartition(" ")[0] or after) + " …"
    return " ".join(f"{before}{reading.text}{after}".split())


def _ledger(explanation: Explanation, words: ReportWords) -> str:
    """How many are facts, and how many of each class are not."""
    classes = Counter(reading.refusal for reading in explanation.readings if reading.refusal)
    said = counted(words.ledger["facts"], len(explanation.facts), words)
    if not classes:
        return said
    refused = counted(words.ledger["refused"], sum(classes.values()), words)
    return f"{said}, {refused}: " + "; ".join(
        f"{words.readings[refusal]} ({figures.number(str(n), words)})" for refusal, n in classes.most_common()
    )
