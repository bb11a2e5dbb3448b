"""Who says it: attributions before, after and inside what is said, and the full names behind `dia`, `katanya` and surnames."""

from bisect import bisect_left
from collections import deque
from itertools import compress
from typing import NamedTuple

from newsfacts import lexicon
from newsfacts.language import Analysis
from newsfacts.language.words import office_like

NAME = 6  # words of a name at most
REACH = 30  # words looked through for a name
KNOWN = 100  # speakers, the last ones, that a part of a name may stand for
AFTER = 80  # characters between the end of a quote and its attribution
OPENING = "\"“”',’"


class Voice(NamedTuple):
    """An attribution; what is said stands before it, or behind it if `forward`."""

    start: int
    end: int
    speaker: str | None
    forward: bool


class _Name(NamedTuple):
    """Words of a name, as token indices; the better the `worth`, the surer it is a name."""

    first: int
    last: int
    worth: int  # 3: nothing before it, 2: two words or more behind an office, 1: one word behind an office


def voices(analysis: Analysis, end: int) -> list[Voice]:
    """The attributions that can tell who says what the sentences up to the offset `end` hold, in order."""
    quote = bisect_left(analysis.quotes, (end,)) - 1
    return _Listener(analysis).run(end if quote < 0 else max(end, analysis.quotes[quote][1] + AFTER + 1))


def speaker_of(analysis: Analysis, found: list[Voice], begin: int, end: int, offset: int, quote: tuple[int, int] | None) -> str | None:
    """Who says what stands at `offset` in the sentence `begin` to `end`, inside the direct `quote` if there is one; None for narration."""
    if not found:
        return None
    if quote is not None:
        return _of_quote(analysis, found, quote)
    for at in range(bisect_left(found, (begin,)), len(found)):
        voice = found[at]
        if voice.start >= end:
            break
        if not voice.forward or voice.start < offset:
            return voice.speaker
    return None


def _of_quote(analysis: Analysis, found: list[Voice], quote: tuple[int, int]) -> str | None:
    """The attribution right behind a quote, else the one that leads into it, else the last speaker."""
    at = bisect_left(found, (quote[1] - 1,))
    if at < len(found) and not found[at].forward and found[at].start - quote[1] <= AFTER:
        if "\n" not in analysis.text[quote[1] : found[at].start]:
            return found[at].speaker
    before = bisect_left(found, (quote[0],)) - 1
    return found[before].speaker if before >= 0 else None


class _Listener:
    """One pass over the words of a document, remembering who was named."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.words = analysis.words
        self.starts = analysis.starts
        self.end = analysis.end
        self.known = lexicon.speech()
        self.weekdays = lexicon.calendar().weekdays
        self.openers = lexicon.function_words().openers
        self.body = next((block.start for block in analysis.document.blocks if block.section == "body"), 0)
        self.quotes = [start for start, _ in analysis.quotes]
        self.named: deque[tuple[str, list[str]]] = deque(maxlen=KNOWN)  # full names and their words, the last one first
        self.last: str | None = None

    def run(self, stop: int) -> list[Voice]:
        found: list[Voice] = []
        known, words = self.known, self.words
        triggers = known.triggers
        for token in compress(range(bisect_left(self.starts, stop)), map(triggers.__contains__, words)):
            word = words[token]
            if word in known.said and token and words[token - 1] not in OPENING or self._is_quoted(self.starts[token]):
                continue
            first, forward = token + 1, False
            if word in known.echoes:
                found += [Voice(self.starts[token], self.end(token), self.last, word in known.heralds)] if self.last else []
                continue
            if word in known.said:
                name = self._after(first)
            elif word in known.according:
                name, forward = self._after(first, comma=True), True
            else:
                first, forward = token - 1, True
                while first > 0 and words[first] in known.between:
                    first -= 1
                if first < 0 or not (words[first] in known.pronouns or words[first] in ",)" or self._is_capital(first)):
                    continue
                name = self._ahead(first)
            if speaker := self._resolve(name, first):
                found.append(Voice(self.starts[token], self.end(token), speaker, forward))
        return found

    def _is_quoted(self, offset: int) -> bool:
        """Whether a word is part of what somebody says, and no attribution."""
        at = bisect_left(self.quotes, offset) - 1
        return at >= 0 and offset < self.analysis.quotes[at][1]

    def _is_capital(self, token: int) -> bool:
        return 0 <= token < len(self.starts) and self.text[self.starts[token]].isupper()

    def _touch(self, token: int) -> bool:
        """Whether nothing but one space stands between a word and the next."""
        return self.starts[token + 1] - self.end(token) == 1

    def _after(self, token: int, comma: bool = False) -> _Name | None:
        """The name in the words from `token` on; `comma`: it ends at the first one, but for a name set off behind an office."""
        known, words = self.known, self.words
        stop = min(len(words), token + REACH)
        pieces: list[tuple[int, int]] = []
        first = at = token
        while at < stop:
            word = words[at]
            if word == "(" and ")" in words[at : at + 8]:
                at += words[at : at + 8].index(")") + 1
                continue
            if word == ",":
                pieces.append((first, at))
                first = at + 1
                if comma and len(pieces) > 1:
                    break
            elif not (word[0].isalpha() or word == "&") or word in known.ends or word in self.weekdays or (comma and word in known.says):
                break
            at += 1
        if at < stop and words[at] in known.these:  # `ucap mantan pelatih ini`
            return None
        pieces.append((first, at))
        names = [name for first, last in pieces if (name := self._strip(first, last))]
        if not names or (comma and len(pieces) == 1):
            return names[0] if names else None
        return names[0] if names[0].worth == 3 and names[0].first == token else max(reversed(names), key=lambda name: name.worth)

    def _ahead(self, token: int) -> _Name | None:
        """The name in the words of the sentence that end with `token`: `Kepala BPS NTB, Wahyudin, menjelaskan`."""
        words = self.words
        begin = self.analysis.sentences[self.analysis.sentence_at(self.starts[token])][0]
        floor = max(0, token - REACH)
        last = token if words[token] == "," else token + 1
        first = last
        names: list[_Name] = []
        while first > floor and self.starts[first - 1] >= begin and words[first - 1] not in self.known.walls:
            first -= 1
            if words[first] == ",":
                names += self._named(first + 1, last)
                last = first
        names += self._named(first, last)
        if not names:
            return None
        return names[0] if names[0].worth > 1 else max(names, key=lambda name: name.worth)

    def _named(self, first: int, last: int) -> list[_Name]:
        """The name in one piece between commas, up to where somebody spoke (`Corneles di Manokwari`)."""
        stop = next((token for token in range(first + 1, last) if self.words[token] in self.known.ends), last)
        name = self._strip(first, stop)
        return [name] if name else []

    def _strip(self, first: int, last: int) -> _Name | None:
        """The name at the end of the words `first` to `last`, without ranks, offices, institutions and places before it."""
        words = self.words
        while last > first and words[last - 1] == ")":  # `Sugeng (PKS)`
            while last > first and words[last - 1] != "(":
                last -= 1
            last -= last > first
        if last <= first or not self._may_name(last - 1):
            return None
        start = last
        while start > first and last - start < NAME and self._may_name(start - 1):
            start -= 1
        return _Name(start, last, 3 if start == first else 1 + (last - start > 1))

    def _may_name(self, token: int) -> bool:
        """Whether a word may be part of a person's name: a capital, no office, no small word, no abbreviation."""
        word = self.words[token]
        if word in self.known.particles:
            return True
        if not self._is_capital(token) or word in self.known.titles or office_like(word):
            return False
        if word in self.openers and self._opens_sentence(token):
            return False
        if word in self.weekdays and not self._is_capital(token + 1):
            return False
        printed = self.text[self.starts[token] : self.end(token)]
        return not (len(printed) > 1 and printed.isupper() and "." not in printed)

    def _opens_sentence(self, token: int) -> bool:
        """Whether the word's capital is that of a sentence."""
        return self.analysis.sentences[self.analysis.sentence_at(self.starts[token])][0] >= self.end(token - 1) if token else True

    def _resolve(self, name: _Name | None, token: int) -> str | None:
        """The speaker: the last one for a pronoun, the full name for a part of it, the institution where no person is named."""
        if token < len(self.words) and self.words[token] in self.known.pronouns:
            return self.last
        if name is None:
            return self._body(token)
        spoken = self.text[self.starts[name.first] : self.end(name.last - 1)].strip(" ,.")
        parts = spoken.split()
        for full, words in self.named:
            if len(parts) < len(words) and all(part in words for part in parts):
                self.last = full
                return full
        if len(parts) == 1:
            spoken = self._in_full(parts[0], self.starts[name.first]) or spoken
        if len(words := spoken.split()) > 1:
            self.named.appendleft((spoken, words))
        self.last = spoken
        return spoken

    def _body(self, token: int) -> str | None:
        """An institution that speaks (`menurut BPS`, `kata Bank Indonesia`, `BPS mencatat`), or the last speaker in other words."""
        first = last = min(token, len(self.words) - 1)
        if self.words[first] == ")" and "(" in (
            aside := self.words[max(0, first - NAME) : first]
        ):  # `Badan Pusat Statistik (BPS) mencatat`
            first = max(0, first - aside[::-1].index("(") - 2)
        if not self._is_capital(first) or self.words[first] in self.openers or self.words[first] in self.weekdays:
            return self.last if any(word in self.known.these for word in self.words[token : token + NAME]) else None
        while last - token < NAME and self._is_capital(last + 1) and self._touch(last) and self.words[last + 1] not in self.weekdays:
            last += 1
        begin = first
        while begin > 0 and token - begin < 2 * NAME and (self._is_capital(begin - 1) or self.words[begin - 1] in "()"):
            begin -= 1
        run = range(begin, first + 1)
        first = next((at for at in run if self.words[at] in self.known.bodies), first if self.words[begin] in self.openers else begin)
        return self.text[self.starts[first] : self.end(last)].lstrip("() ")

    def _in_full(self, part: str, before: int) -> str | None:
        """The name that `part` belongs to where it was first printed, ahead of `before`."""
        at = self.text.find(part, self.body, before)
        if at < 0:
            return None
        token = self.analysis.token_at(at)
        if token >= len(self.words) or self.text[self.starts[token] : self.end(token)] != part:
            return None
        first = last = token
        while token - first < 3 and self._is_capital(first - 1) and self._may_name(first - 1) and self._touch(first - 1):
            first -= 1
        while last - token < 3 and self._is_capital(last + 1) and self._may_name(last + 1) and self._touch(last):
            last += 1
        return self.text[self.starts[first] : self.end(last)] if last > first else None
