"""The same thing stated twice has the same figure: headline and body, summary and detail, quote and narration.

A headline with `Rp4,37 triliun` over a story of Rp3,74 triliun is the slip that readers see first.  Two printings agree if some true value
could be printed both ways: `Rp3,7 T` and `Rp3,74 triliun`, `hampir 600 rumah` and `587 rumah`.

Where two figures differ by one slip (a digit, two neighbours swapped, a digit lost, a scale word) and look as if they should be the same,
that is an error or a note, by how much speaks for it: how many digits they share, a headline that nothing in the story agrees with, the
words and the other figures around them, the age of one person.  Long figures need little else; a single digit is only held against the
headline, or where two sentences plainly tell the same thing.  Where an article holds few figures of a kind, a slip between two of them is
hardly an accident.  A figure that breaks its arithmetic is held against a mention of it that would not.  An error is beyond doubt, a note
is a question to the editor.

What stands in another unit right behind a quantity, in a bracket or after `atau setara`, must come to the same: `12 hektare (120.000 meter
persegi)`.  Units of another system are converted roughly.
A step that the headline tells one way, and the first sentences the other (`Turun Rp 12.000`, `naik Rp 12.000`), is noted.

Silent where the nouns, rates, places, times or directions differ, where both values are repeated or stand in one sentence, in lists and
tables of like figures, where one is a target and the other a result, and where sentences speak of different things by a word or a name
(the opening and the close, `Kabupaten Sleman` and `Kabupaten Bantul`).
"""

from fractions import Fraction

from newsfacts import lexicon
from newsfacts.checks.message import listed, quoted
from newsfacts.checks.rule import READ, Binding, Equation, Rule, held, plain, shown
from newsfacts.dimensions import ratio, roughly
from newsfacts.interval import ABOVE, BELOW, Interval, Tier, bare, divided, point
from newsfacts.model import Fact, Number, Qualifier, Relation

ROUGHLY = Fraction(21, 20)  # by which reporters miss the units of another system
BEYOND = Fraction(5, 4)  # of a bound, how far beyond it the figure may lie: `lebih dari 20 hektare (220.000 meter persegi)`


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    (first,) = held(binding, "first")
    return tuple(_opposite(first, again) if relation.direction < 0 else _same(first, again) for again in binding["again"])


def _below_zero(fact: Fact) -> bool:
    return fact.number is not None and fact.number < 0


def _barred(fact: Fact) -> str:
    """A figure without its sign, in a formula."""
    return f"|{shown(fact)}|" if _below_zero(fact) else shown(fact)


def _opposite(first: Fact, again: Fact) -> Equation:
    """Two equal steps that are told of opposite ways."""
    return Equation(lambda: shown(first), lambda: f"-{shown(again)}", lambda read: read(first), lambda read: -read(again))


def _same(first: Fact, again: Fact) -> Equation:
    if first.unit != again.unit and (factor := roughly(first.unit, again.unit)) is not None:
        return _converted(first, again, factor)
    if (first.number, first.low, first.high) == (again.number, again.low, again.high):
        value = point(first.number or 0)  # `di bawah 10 jam` and `kurang dari 10 jam` name the same figure
        return Equation(lambda: shown(first), lambda: shown(again), lambda read: value, lambda read: value)
    if _below_zero(first) != _below_zero(again):  # `turun 4,82 persen` and `-4,82` say the same
        return Equation(
            lambda: _barred(first), lambda: _barred(again), lambda read: read(first).magnitude(), lambda read: read(again).magnitude()
        )
    return Equation(lambda: shown(first), lambda: shown(again), lambda read: read(first), lambda read: read(again))


def _converted(first: Fact, again: Fact, factor: Number) -> Equation:
    """That a figure in another unit comes to the one again."""
    rough = ratio(first.unit, again.unit) is None
    return Equation(
        lambda: f"{shown(first)} × {plain(factor)}",
        lambda: shown(again),
        lambda read: _loosely(read(bare(first)).scaled(factor), rough and read is not READ[Tier.EXACT], first.qualifier),
        lambda read: _loosely(read(bare(again)), False, again.qualifier),
    )


def _loosely(value: Interval, rough: bool, qualifier: Qualifier) -> Interval:
    """A value as it may be converted: roughly between two systems, and to one that lies beyond it if it is a bound."""
    low, high = value.low or 0, value.high or 0
    room = ROUGHLY if rough else 1
    below, above = (BEYOND if qualifier in bounds else 1 for bounds in (BELOW, ABOVE))
    return value._replace(low=divided(low, max(room, below)), high=high * max(room, above))


def fields(binding: Binding, relation: Relation, language: str) -> dict[str, str]:
    """The other figures as printed, each once, of those that the first one repeats none."""
    texts = lexicon.messages(language)
    first, said = quoted(binding["first"][0]), dict.fromkeys(map(quoted, binding["again"]))
    others = listed([each for each in said if each != first] or said, texts)
    return {"others": texts.change["opposite"].format(others=others) if relation.direction < 0 else others}


RULE = Rule(
    name="restated",
    doc=__doc__,
    good=(
        "Laba Bank Nusa Naik Jadi Rp 3,7 T\n\nLaba bersih tercatat Rp 3,74 triliun.",
        "Hampir 600 Rumah Terendam\n\nSebanyak 587 rumah terendam.",
        "Angin bertiup 40 knot (74 km/jam) di atas lahan seluas 12 hektare atau setara 120.000 meter persegi.",
    ),
    bad=(
        "Laba Bank Nusa Rp 4,37 T\n\nLaba bersih tercatat Rp 3,74 triliun.",
        "48 Warga Keracunan\n\nSebanyak 84 warga dilarikan ke puskesmas akibat keracunan.",
        "Lahan yang terbakar 12 hektare (12.000 meter persegi).",
    ),
    equations=equations,
    fields=fields,
)
