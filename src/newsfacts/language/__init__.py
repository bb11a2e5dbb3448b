"""The one spaCy seam: a lean Indonesian `Language`, tokens, sentences, cue phrases and direct quotes of a document."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress, pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsfacts import lexicon
from newsfacts.language import plain
from newsfacts.language.quotes import direct_quotes
from newsfacts.language.sentences import split
from newsfacts.model import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer


CACHED = 100_000  # words whose tokens are remembered; spaCy's 10,000 are full after some hundred articles
REMEMBERED = 150_000  # words of the vocabulary after which it is begun anew: it grows with every word that was ever met
UNBROKEN = 80  # characters without white space; the tokenizer takes time in the square of a longer run, so it sees a space in it


class Cue(NamedTuple):
    """A phrase that says how figures belong together; `phrase` is in lower case, as printed."""

    start: int
    end: int
    family: str
    phrase: str


@dataclass(frozen=True)
class Analysis:
    """A document with its tokens, sentences, cues and direct quotes; all offsets are characters of `text`."""

    document: Document
    text: str
    words: list[str]  # the tokens in lower case, of which each is as long as it is printed
    starts: list[int]  # of the tokens
    sentences: tuple[tuple[int, int], ...]
    begins: list[int]  # of the sentences
    quotes: tuple[tuple[int, int], ...]
    lower: str

    def cues(self, first: int, last: int) -> tuple[Cue, ...]:
        """The cues of the sentences from one to another in order of start; looked for at every call, as figures alone do not need them."""
        if not self.sentences:
            return ()
        return _cues(self.starts, self.words, self.lower, *self.tokens(self.sentences[first][0], self.sentences[last][1]))

    def end(self, token: int) -> int:
        """Where a token ends."""
        return self.starts[token] + len(self.words[token])

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after `offset`; the number of tokens if there is none."""
        at = bisect_right(self.starts, offset)
        return at - 1 if at and self.starts[at - 1] + len(self.words[at - 1]) > offset else at

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of `text[start:end]`: the first one, and the one behind the last."""
        return self.token_at(start), self.token_at(end)

    def is_capital(self, token: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.text[self.starts[token]].isupper()

    def names(self, start: int, end: int) -> frozenset[str]:
        """The words with a capital letter in `text[start:end]` behind its first word, but for initials."""
        first, last = self.tokens(start, end)
        return frozenset([self.words[token] for token in range(first + 1, last) if len(self.words[token]) > 1 and self.is_capital(token)])

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds `offset`, or of the last one before it."""
        return bisect_right(self.begins, offset, 1) - 1


@cache
def pipeline() -> "Language":
    """A blank Indonesian pipeline whose tokenizer has a few short rules of its own.

    spaCy's own for Indonesian makes 16,000 exceptions at every start, and its patterns take eight times as long over words not met
    before.  Hyphenated words (`kupu-kupu`, `non-ASN`) stay whole; currency and unit come off a number (`Rp24juta`).
    """
    from spacy.attrs import LOWER
    from spacy.lang.id import Indonesian

    nlp = Indonesian(create_tokenizer=_tokenizer)
    nlp.vocab.lex_attr_getters = {LOWER: str.lower}  # type: ignore[attr-defined]  # the only one needed of a word's dozen properties
    return nlp


def forget() -> None:
    """Begin with an empty vocabulary where the one in use has grown large: a run over millions of articles must not."""
    if pipeline.cache_info().currsize and len(pipeline().vocab) > REMEMBERED:
        pipeline.cache_clear()


def _tokenizer(nlp: "Language") -> "Tokenizer":
    """The tokenizer of `pipeline`: marks come off both ends of a word, few part its inside, abbreviations keep their full stop."""
    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer

    prefixes = re.compile(rf"{plain.OPENING}|\.{{2,}}+|{plain.CURRENCY}(?=\.?[0-9])")
    suffixes = re.compile(rf"(?:{plain.CLOSING}|{plain.STOP}|{plain.UNIT})\Z")
    infixes = re.compile(
        rf"\.{{2,}}+|…|(?<=[0-9])[+*^×–—-](?=[0-9])|{plain.MIDDLE}|(?<=\w)[:<>=/()](?=\w)"
        r"|(?<=[a-z%)])\.(?=[A-Z])|(?<=[\w.,])[\"“”](?=\w)"
    )
    return Tokenizer(
        nlp.vocab,
        rules={stop: [{ORTH: stop}] for stop in sorted(plain.stops())},
        prefix_search=prefixes.match,
        suffix_search=suffixes.search,
        infix_finditer=infixes.finditer,
        max_cache_size=CACHED,
    )


@cache
def _broken() -> re.Pattern[str]:
    """Every so manieth character of a run without white space, with those before it."""
    return re.compile(rf"(\S{{{UNBROKEN}}})\S")


Token = tuple[str, int]  # in lower case, and where it begins


def _tokens(chunk: str) -> tuple[Token, ...]:
    """The tokens of a stretch of text without blanks, but for white space."""
    size, lower = len(chunk), _lower(chunk)
    if size == 1:
        return () if chunk.isspace() else ((lower, 0),)
    cuts = plain.edges(chunk) if size <= UNBROKEN else None
    if cuts is not None:
        return tuple([(lower[start:end], start) for start, end in pairwise(cuts)])
    doc = pipeline().tokenizer(chunk if size <= UNBROKEN else _broken().sub(r"\1 ", chunk))
    spans = [(token.idx, token.idx + len(token)) for token in doc]
    return tuple((lower[start:end], start) for start, end in spans if not lower[start:end].isspace())


_known = lru_cache(maxsize=CACHED)(_tokens)


def _lower(text: str) -> str:
    """Lower case of the very same length: a few capitals have no lower case of one character (İ)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := char.lower()) == 1 else char for char in text)


@cache
def _phrases() -> dict[str, tuple[str, frozenset[str]]]:
    """The family of every cue phrase, and the words that longer ones go on with; of what is only a beginning, the empty string."""
    families = {phrase: family for family, phrases in lexicon.relations().families.items() for phrase in phrases}
    further: dict[str, set[str]] = {phrase: set() for phrase in families}
    for phrase in families:
        starts, words = _tokenised(phrase, phrase)
        for start, (word, following) in zip(starts, pairwise(words), strict=False):
            further.setdefault(phrase[: start + len(word)], set()).add(following)
    return {phrase: (families.get(phrase, ""), frozenset(words)) for phrase, words in further.items()}


def analyse(document: Document) -> Analysis:
    """Tokens, sentences, cues and quotes of `document`; never fails, whatever its text."""
    text = document.text
    lower = _lower(text)
    starts, words = _tokenised(text, lower)
    sentences = split(text, [(block.start, block.end) for block in document.blocks])
    return Analysis(
        document=document,
        text=text,
        words=words,
        starts=starts,
        sentences=sentences,
        begins=[begin for begin, _ in sentences],
        quotes=direct_quotes(text),
        lower=lower,
    )


_new = tuple.__new__  # the constructor of a named tuple is written in Python, and takes twice as long
CONSISTS = "consists"  # the family of cues whose `dari` belongs to no other


def _tokenised(text: str, lower: str) -> tuple[list[int], list[str]]:
    """Where the tokens begin, and what they are in lower case."""
    starts: list[int] = []
    words: list[str] = []
    at = 0
    for chunk in lower.replace("\n", " ").split(" "):
        if chunk.isalpha():  # most words; `_tokens` would say the same
            words.append(chunk)
            starts.append(at)
        elif chunk:
            for word, start in _known(text[at : at + len(chunk)]) if len(chunk) <= UNBROKEN else _tokens(text[at : at + len(chunk)]):
                words.append(word)
                starts.append(at + start)
        at += len(chunk) + 1
    return starts, words


def _cues(starts: list[int], words: list[str], lower: str, begin: int, count: int) -> tuple[Cue, ...]:
    """Cues in order of start, from one token to another.

    Of phrases contained in each other the longest stays, and of `terdiri dari pagu` no `dari pagu`.
    """
    table, reach = _phrases(), -1
    kept: list[Cue] = []
    for first in compress(range(begin, count), map(table.__contains__, words[begin:count])):
        phrase, last = words[first], first + 1
        family, further = table[phrase]
        if not family and (last == count or words[last] not in further):  # half of them
            continue
        start = starts[first]
        while last < count and words[last] in further:
            longer = lower[start : starts[last] + len(words[last])]
            if (known := table.get(longer)) is None:
                break
            if known[0]:
                family, phrase = known[0], longer
            further = known[1]
            last += 1
        if family and (start > reach or start + len(phrase) > reach and kept[-1].family != CONSISTS):
            reach = start + len(phrase)
            kept.append(_new(Cue, (start, reach, family, phrase)))
    return tuple(kept)
