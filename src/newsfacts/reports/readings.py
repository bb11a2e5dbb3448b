"""The text report of `extract --explain`: everything that looks like a number, in order, with what was made of it."""

from collections import Counter

from newsfacts.lexicon import ReportWords
from newsfacts.model import Document, Explanation, Fact, Reading
from newsfacts.reports import figures
from newsfacts.reports.lines import line_of
from newsfacts.reports.terminal import Screen, clip, pad
from newsfacts.reports.wording import counted, name

PRINTED, OUTCOME = 16, 32  # columns for a figure and for what was made of it; the words around it take the rest
AROUND = 8  # characters of context on each side
GAP = "  "


def page(document: Document, explanation: Explanation, screen: Screen) -> str:
    """One article's readings, a line feed at the end of each line; figures that became facts say their value, others the reason."""
    words, text = screen.words, document.text
    head = [screen.paint(name(explanation.source, words), "strong")]
    if not explanation.readings:
        return "\n".join([*head, words.lines["no_facts"]]) + "\n"
    facts = {fact.id: fact for fact in explanation.facts}
    margin = max(len(str(line_of(text, explanation.readings[-1].start))), len(words.columns["line"]))
    titles = (words.columns["line"].rjust(margin), pad(words.columns["text"], PRINTED), pad(words.columns["outcome"], OUTCOME))
    rows = [screen.paint(GAP.join([*titles, words.columns["context"]]), "faint")]
    room = max(10, screen.width - margin - PRINTED - OUTCOME - 3 * len(GAP))
    for reading in explanation.readings:
        fact = facts[reading.fact] if reading.fact else None
        shown = (str(line_of(text, reading.start)).rjust(margin), pad(reading.text, PRINTED), pad(_outcome(reading, fact, words), OUTCOME))
        row = GAP.join([*shown, clip(_context(text, reading), room)])
        rows.append(row if fact else screen.paint(row, "faint"))
    return "\n".join([*head, *rows, "", _ledger(explanation, words)]) + "\n"


def _outcome(reading: Reading, fact: Fact | None, words: ReportWords) -> str:
    return f"{fact.id} {words.kinds[fact.kind]} {figures.value(fact, words)}" if fact else reading.why


def _context(text: str, reading: Reading) -> str:
    """The figure with a few characters around it, in one line."""
    before, after = text[max(0, reading.start - AROUND) : reading.start], text[reading.end : reading.end + AROUND]
    return " ".join(f"{before}{reading.text}{after}".split())


def _ledger(explanation: Explanation, words: ReportWords) -> str:
    """How many are facts, and how many of each class are not."""
    classes = Counter(reading.refusal for reading in explanation.readings if reading.refusal)
    said = counted(words.ledger["facts"], len(explanation.facts))
    if not classes:
        return said
    refused = counted(words.ledger["refused"], sum(classes.values()))
    return f"{said}, {refused}: " + ", ".join(f"{n} {refusal}" for refusal, n in classes.most_common())
