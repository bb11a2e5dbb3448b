"""A scale word is wrong or missing: figures that belong together are off by exactly a thousand, a million or a milliard.

`8.675.797 keluarga menerima Rp 2,4 per tahun, total Rp 20,822 triliun` lacks a `juta`.  The rule takes over from another one that
works a figure out or states it again (`parts-sum`, `share`, `change`, `product`, `restated` and the like), where that fails and would hold
with the scale word of one figure changed, and names the change if there is only one.

Silent where no scale word reconciles the figures, where they are too coarse to tell one from another, and where sentences apart state a
figure again (`restated` names both mentions).
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from newsfacts import lexicon
from newsfacts.checks.rule import Binding, Equation, Mends, Rule, replaced
from newsfacts.interval import absolute
from newsfacts.model import Fact, Number, Relation, exact
from newsfacts.patterns import any_of

EXPLAINED = frozenset({"parts-sum", "share", "change", "restated", "product", "difference", "average", "multiple", "conversion", "spelled"})
SHIFTS = (3, -3, 6, -6, 9, -9, 12, -12)
# what fits no more than one of them is told to within a tenth or so
NEARBY: tuple[Number, ...] = (Fraction(9, 10), 1, Fraction(11, 10))
TINY = Fraction(1, 10**15)
MOST_DIGITS = 5  # before a scale word
SCALED = frozenset({"count", "money", "measure", "number"})


def explains(rule: str, binding: Binding, mends: Mends) -> str | None:
    """The one figure whose scale word would mend the relation, as `Rp 2,4 → Rp 2,4 juta`; "" where several would do."""
    if rule not in EXPLAINED or rule == "restated" and len({fact.sentence for facts in binding.values() for fact in facts}) > 1:
        return None
    changes: list[tuple[bool, str]] = []
    for facts in binding.values():
        for fact in facts:
            for changed in _shifted(fact):
                if mends(replaced(binding, fact, changed)) and _told(binding, fact, changed, mends):
                    changes.append((_lacking(fact, changed), f"{fact.text} → {changed.text}"))
    if not changes:
        return None
    likeliest = [text for added, text in changes if added] or [text for _, text in changes]  # a word is sooner forgotten than mistaken
    return likeliest[0] if len(likeliest) == 1 else ""


def _told(binding: Binding, fact: Fact, changed: Fact, mends: Mends) -> bool:
    """Whether the other figures tell the changed one: next to nothing would not do, nor would a tenth more and a tenth less."""
    number = changed.number or 1

    def fits(factor: Number) -> bool:
        return mends(replaced(binding, fact, changed.corrected(number * factor, changed.text, absolute(number) * TINY)))

    return not fits(TINY) and sum(map(fits, NEARBY)) <= 1


def _lacking(fact: Fact, changed: Fact) -> bool:
    """Whether the change only adds a scale word, to a figure of so few digits that one may well be missing."""
    return changed.text.startswith(fact.text) and sum(char.isdigit() for char in fact.text) <= MOST_DIGITS


def _shifted(fact: Fact) -> Iterator[Fact]:
    """The figure with another scale word, or one more, or one less."""
    number = fact.number
    if not number or fact.kind not in SCALED or "/" in (fact.value or ""):
        return
    match = _scaled().search(fact.text)
    if match is None:
        return
    word = (match.group(2) or "").strip()
    power = lexicon.numerals().scales.get(word.lower(), 0)
    for shift in SHIFTS:
        scale = _words().get(power + shift)
        if scale is None or word and not power:
            continue
        factor = 10**shift if shift > 0 else Fraction(1, 10**-shift)
        text = fact.text[: match.end(1)] + (f" {scale}" if scale else "") + fact.text[match.end() :]
        yield fact.corrected(number * factor, text, exact(fact.precision or "1") * factor)


@cache
def _scaled() -> re.Pattern[str]:
    """The numeral of a figure and the word that follows it, if that is a scale word."""
    return re.compile(rf"(\d(?:[\d.,]*\d)?)(\s?(?:{any_of(lexicon.numerals().scales)})\b)?", re.IGNORECASE)


@cache
def _words() -> dict[int, str]:
    """The usual word for each power of ten; none for 10^0."""
    found: dict[int, str] = {0: ""}
    for word, power in lexicon.numerals().scales.items():
        found.setdefault(power, word)
    return found


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    """None of its own: it only takes over from other rules."""
    return ()


RULE = Rule(
    name="scale-word",
    doc=__doc__,
    good=(
        "Sebanyak 8.675.797 keluarga menerima Rp 2,4 juta per tahun, total Rp 20,822 triliun.",
        "Kerugian negara Rp 33,3 miliar, tepatnya Rp 33.296.257.959.",
    ),
    bad=(
        "Sebanyak 8.675.797 keluarga menerima Rp 2,4 per tahun, total Rp 20,822 triliun.",
        "Kerugian negara Rp 33,3 juta, tepatnya Rp 33.296.257.959.",
    ),
    equations=equations,
    explains=explains,
)
