"""Whether two sentences that sound alike speak of different things: the opening and the close, two places, two models of one make."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsfacts import lexicon
from newsfacts.language import Analysis
from newsfacts.patterns import any_of
from newsfacts.relations.outline import POINTER, Mention, Outline, pointer

LABEL = 3  # words before a price in which its own choice stands
SINGLED = 5  # words before a figure in which what singles it out stands
TOLD = 6  # words behind a figure that say what became of what it counts: 103 jiwa yang masih hilang
LED = 2  # words before a figure that do: menewaskan dua orang
AROUND = 12  # words on either side of a figure whose labels tell what it is of
FATES = ("fate", "custody")  # aspects of what became of people
ROMAN = frozenset("ivx")  # digits of small Roman numbers


class Aspects:
    """What the sentences of an article speak of, each computed once."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._choices: dict[int, dict[str, set[int]]] = {}
        self._labels: dict[int, dict[str, set[str]]] = {}
        self._clocks: dict[int, frozenset[str]] = {}
        self._starts = [fact.start for fact in outline.facts]

    def differ(self, first: Mention, again: Mention) -> bool:
        """Whether the sentences of two figures name different choices of one aspect, or one alone singles out a part."""
        one, other = self._of(first), self._of(again)
        if _disjoint(one, other):
            return True
        if bool(one.get("")) != bool(other.get("")) and (one.get("") or self._narrowed(again)):
            return True
        return any(labels.isdisjoint(others) and all(map(_numbered, labels | others)) for labels, others in self._shared(first, again))

    def _narrowed(self, again: Mention) -> bool:
        """Whether a part is singled out before what points back to a figure, if anything does: not `8,6 persen itu dari sektor publik`."""
        cue = pointer(self.outline, again)
        if cue is None or cue.start - again.fact.end > POINTER:
            return True
        start = self.outline.sentence(again.sentence)[0]
        return not lexicon.aspects().narrowing.isdisjoint(_words(self.outline.analysis, (start, cue.start)))

    def chosen_apart(self, first: Mention, again: Mention) -> bool:
        """Whether the sentences of two figures name different choices of one aspect."""
        return _disjoint(self._of(first), self._of(again))

    def headed_apart(self, title: Mention, again: Mention) -> bool:
        """Whether the words around a figure make another choice than the headline does, or what leads up to it alone singles out a part."""
        words = _words(self.outline.analysis, (self.outline.since(again), again.fact.start))[-AROUND:]
        behind = _words(self.outline.analysis, (again.fact.end, self._until(again)))[:TOLD]
        headline, narrowing = _words(self.outline.analysis, self.outline.sentence(title.sentence)), lexicon.aspects().narrowing
        if _disjoint(_choices([*words, *behind]), _choices(headline)):
            return True
        if not narrowing.isdisjoint(headline):
            return False
        usual = lexicon.aspects().usual
        return any(word in narrowing and not set(usual.get(word, "").split()) & set(headline) for word in words[-SINGLED:])

    def fated_alike(self, first: Mention, again: Mention) -> bool:
        """Whether the same became of those whom two figures count: `Tiga Orang Tewas`, `dua orang meninggal dunia`."""
        return not self._fate(first).isdisjoint(self._fate(again))

    def fated_apart(self, first: Mention, again: Mention) -> bool:
        """Whether one thing became of those whom the one figure counts, and another of the others: `2 tewas, 5 luka`, `tiga orang luka`."""
        one, other = self._fate(first), self._fate(again)
        return bool(one) and bool(other) and one.isdisjoint(other) and {name for name, _ in one} == {name for name, _ in other}

    def _fate(self, mention: Mention) -> set[tuple[str, int]]:
        """What is told right behind a count of those counted, or else right before it."""
        analysis, start = self.outline.analysis, self.outline.since(mention)
        behind = _words(analysis, (mention.fact.end, self._until(mention)))[:TOLD]
        before = _words(analysis, (start, mention.fact.start))[-LED:] if "and" not in mention.families else ()
        return next((told for words in (behind, before) if (told := _fates(words))), set())

    def _until(self, mention: Mention) -> int:
        """Where what is said of a figure ends: with a comma, the next figure, or the sentence."""
        end = self.outline.until(mention)
        comma = self.outline.text.find(",", mention.fact.end, end)
        return comma if comma >= 0 else end

    def clocked_apart(self, first: Mention, again: Mention) -> bool:
        """Whether the sentences of two figures tell of different hours."""
        one, other = self._hours(first.sentence), self._hours(again.sentence)
        return bool(one and other) and one.isdisjoint(other)

    def _hours(self, number: int) -> frozenset[str]:
        """The times of day that a sentence names, behind `pukul`."""
        if number not in self._clocks:
            start, end = self.outline.sentence(number)
            self._clocks[number] = frozenset(time.replace(":", ".") for time in _hour().findall(self.outline.text, start, end))
        return self._clocks[number]

    def labelled_apart(self, first: Mention, again: Mention) -> bool:
        """Whether the sentences of two figures give one word different labels."""
        return any(labels.isdisjoint(others) for labels, others in self._shared(first, again))

    def _shared(self, first: Mention, again: Mention) -> Iterator[tuple[set[str], set[str]]]:
        """The labels in both sentences of words that have some in both."""
        ours, theirs = self._labelled(first), self._labelled(again)
        return ((labels, theirs[word]) for word, labels in ours.items() if word in theirs)

    def _of(self, mention: Mention) -> dict[str, set[int]]:
        """What the sentence of a figure names; of a price what stands right before it: `beras medium Rp13.600 dan premium Rp15.800`."""
        named = self._chosen(mention.sentence)
        if mention.fact.kind != "money" or not any(len(chosen) > 1 for chosen in named.values()):
            return named
        return {**named, **_choices(_words(self.outline.analysis, (self.outline.since(mention), mention.fact.start))[-LABEL:])}

    def _chosen(self, number: int) -> dict[str, set[int]]:
        """The choices that a sentence names, by aspect; whether it singles out a part stands under ""."""
        if number not in self._choices:
            words = _words(self.outline.analysis, self.outline.sentence(number))
            found = self._choices[number] = _choices(words)
            if not lexicon.aspects().narrowing.isdisjoint(words):
                found[""].add(0)
        return self._choices[number]

    def _labelled(self, mention: Mention) -> dict[str, set[str]]:
        """The names and numbers right behind words near a figure (`Kabupaten Bantul`, `golongan II`), or else in the sentence before."""
        if mention.fact.section == "title":
            return {}
        if mention.index not in self._labels:
            analysis = self.outline.analysis
            first, last = analysis.tokens(*self.outline.sentence(mention.sentence))
            place = analysis.token_at(mention.fact.start)
            found = self._between(mention, max(first, place - AROUND), min(last, place + AROUND))
            if not found and mention.sentence:
                found = self._between(mention, *analysis.tokens(*self.outline.sentence(mention.sentence - 1)))
            self._labels[mention.index] = found
        return self._labels[mention.index]

    def _between(self, mention: Mention, first: int, last: int) -> dict[str, set[str]]:
        """The labels of a stretch of words, but for figures and who speaks."""
        analysis, speaker = self.outline.analysis, (mention.fact.speaker or "").lower().split()
        found: dict[str, set[str]] = defaultdict(set)
        for token in range(first + 1, last):
            word, head = analysis.words[token], analysis.words[token - 1]
            char = analysis.text[analysis.starts[token]]
            if (
                (char.isupper() or char.isdigit())
                and head.isalpha()
                and word not in speaker
                and head not in speaker
                and not self._in_figure(analysis.starts[token])
            ):
                found[head].add(word)
        return found

    def _in_figure(self, offset: int) -> bool:
        """Whether a figure or a date stands there."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self.outline.facts[at].end


@cache
def _hour() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(lexicon.refusals().before['clock'])})\.?[ ]([0-9]{{1,2}}[.:][0-9]{{2}})", re.IGNORECASE)


def _choices(words: Sequence[str]) -> dict[str, set[int]]:
    """The choices that words name, alone or two together (`laba usaha`), by aspect."""
    known, seconds = lexicon.aspects().choices, lexicon.aspects().seconds
    alone = [word for word in words if word in known]
    together = [f"{one}_{other}" for one, other in pairwise(words) if other in seconds]
    found: dict[str, set[int]] = defaultdict(set)
    for named in (*alone, *together):
        if named in known:
            name, place = known[named]
            found[name].add(place)
    return found


def _fates(words: Sequence[str]) -> set[tuple[str, int]]:
    """What became of people, as words tell it."""
    found = _choices(words)
    return {(name, place) for name in FATES for place in found.get(name, ())}


def _disjoint(one: dict[str, set[int]], other: dict[str, set[int]]) -> bool:
    """Whether an aspect is chosen in both, and none of its choices is the same."""
    return any(name and name in other and chosen.isdisjoint(other[name]) for name, chosen in one.items())


def _numbered(label: str) -> bool:
    """Whether a label is a number: `RW 03`, `tahap II`."""
    return any(map(str.isdigit, label)) or set(label) <= ROMAN


def _words(analysis: Analysis, span: tuple[int, int]) -> tuple[str, ...]:
    first, last = analysis.tokens(*span)
    return tuple(analysis.words[first:last])
