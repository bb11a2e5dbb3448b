"""The same thing stated twice has the same figure: headline and body, summary and detail, quote and narration.

A headline with `Rp4,37 triliun` over a story of Rp3,74 triliun is the slip that readers see first.  Two printings agree if some true value
could be printed both ways: `Rp3,7 T` and `Rp3,74 triliun`, `hampir 600 rumah` and `587 rumah`.

Where two figures differ by one slip (a digit, two neighbours swapped, a digit lost, a scale word) and look as if they should be the same,
that is an error or a note, by how much speaks for it: how many digits they share, a headline that nothing in the story agrees with, the
words and the other figures around them, the age of one person.  Long figures need little else; a single digit is only held against the
headline, or where two sentences plainly tell the same thing.  Where an article holds few figures of a kind, a slip between two of them is
hardly an accident.  A figure that breaks its arithmetic is held against a mention of it that would not.  An error is beyond doubt, a note
is a question to the editor.

Silent where the nouns, rates, places, times or directions differ, where both values are repeated or stand in one sentence, in lists and
tables of like figures, where one is a target and the other a result, and where sentences speak of different things by a word or a name
(the opening and the close, `Kabupaten Sleman` and `Kabupaten Bantul`).
"""

from newsfacts import lexicon
from newsfacts.checks.message import listed, quoted
from newsfacts.checks.rule import Binding, Equation, Rule, held, shown
from newsfacts.interval import point
from newsfacts.model import Fact, Relation


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    (first,) = held(binding, "first")
    return tuple(_same(first, again) for again in binding["again"])


def _below_zero(fact: Fact) -> bool:
    return fact.number is not None and fact.number < 0


def _barred(fact: Fact) -> str:
    """A figure without its sign, in a formula."""
    return f"|{shown(fact)}|" if _below_zero(fact) else shown(fact)


def _same(first: Fact, again: Fact) -> Equation:
    if (first.number, first.low, first.high) == (again.number, again.low, again.high):
        value = point(first.number or 0)  # `di bawah 10 jam` and `kurang dari 10 jam` name the same figure
        return Equation(lambda: shown(first), lambda: shown(again), lambda read: value, lambda read: value)
    if _below_zero(first) != _below_zero(again):  # `turun 4,82 persen` and `-4,82` say the same
        return Equation(
            lambda: _barred(first), lambda: _barred(again), lambda read: read(first).magnitude(), lambda read: read(again).magnitude()
        )
    return Equation(lambda: shown(first), lambda: shown(again), lambda read: read(first), lambda read: read(again))


def fields(binding: Binding, relation: Relation, language: str) -> dict[str, str]:
    """The other figures as printed, each once, of those that the first one repeats none."""
    first, said = quoted(binding["first"][0]), dict.fromkeys(map(quoted, binding["again"]))
    return {"others": listed([each for each in said if each != first] or said, lexicon.messages(language))}


RULE = Rule(
    name="restated",
    doc=__doc__,
    good=(
        "Laba Bank Nusa Naik Jadi Rp 3,7 T\n\nLaba bersih tercatat Rp 3,74 triliun.",
        "Hampir 600 Rumah Terendam\n\nSebanyak 587 rumah terendam.",
    ),
    bad=(
        "Laba Bank Nusa Rp 4,37 T\n\nLaba bersih tercatat Rp 3,74 triliun.",
        "48 Warga Keracunan\n\nSebanyak 84 warga dilarikan ke puskesmas akibat keracunan.",
    ),
    equations=equations,
    fields=fields,
)
