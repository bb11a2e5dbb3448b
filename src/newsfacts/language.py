"""The one spaCy seam: a lean Indonesian `Language`, tokens, sentences, cue phrases and direct quotes of a document."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from . import lexicon
from .model import Document
from .quotes import direct_quotes
from .sentences import split

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
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


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its tokens, sentences, cues and direct quotes; all offsets are characters of `text`."""

    document: Document
    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]  # lower case
    sentences: tuple[tuple[int, int], ...]
    cues: tuple[Cue, ...]
    quotes: tuple[tuple[int, int], ...]

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after `offset`; the number of tokens if there is none."""
        return bisect_right(self.ends, offset)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds `offset`, or of the last one before it."""
        return max(0, bisect_right(self.sentences, (offset, sys.maxsize)) - 1)

    def cues_in(self, start: int, end: int) -> Sequence[Cue]:
        """The cues that begin in `text[start:end]`, in order."""
        return self.cues[bisect_left(self.cues, (start,)) : bisect_left(self.cues, (end,))]


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
        _matcher.cache_clear()


def _tokenizer(nlp: "Language") -> "Tokenizer":
    """The tokenizer of `pipeline`: marks come off both ends of a word, few part its inside, abbreviations keep their full stop."""
    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer

    letter = r"[^\W\d_]"
    prefixes = re.compile(r"[\"'“”„‟‘’`´«»(\[{<>*+#~§=%&…•·—–-]|\.{2,}+|(?:Rp|[A-Z]{0,3}\$|[€£¥₹])(?=\.?[0-9])")
    suffixes = re.compile(r"(?:[\"'“”„‟‘’`´«»)\]}<>*+,;:!?%°…•·—–-]|(?<=[^\W_])\.|(?<=[\"'“”‘’)\]}%!?.,])\.|(?<=[0-9])[^\W\d_]{1,12})\Z")
    infixes = re.compile(
        rf"\.{{2,}}+|…|(?<=[0-9])[+*^×–—-](?=[0-9])|(?<={letter})[–—,](?={letter})|(?<=\w)[:<>=/()](?=\w)"
        r"|(?<=[a-z])\.(?=[A-Z])|(?<=[\w.,])[\"“”](?=\w)"
    )
    stops = [f"{word}." for word in sorted(lexicon.abbreviations().never_end)]
    return Tokenizer(
        nlp.vocab,
        rules={form: [{ORTH: form}] for stop in stops for form in (stop, stop.capitalize())},
        prefix_search=prefixes.match,
        suffix_search=suffixes.search,
        infix_finditer=infixes.finditer,
        max_cache_size=CACHED,
    )


@cache
def _broken() -> re.Pattern[str]:
    """Every so manieth character of a run without white space, with those before it."""
    return re.compile(rf"(\S{{{UNBROKEN}}})\S")


@cache
def _matcher() -> "PhraseMatcher":
    """Matches all cue phrases; the key of a match is its family."""
    from spacy.matcher import PhraseMatcher

    nlp = pipeline()
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for family, phrases in lexicon.relations().families.items():
        matcher.add(family, [nlp.make_doc(phrase) for phrase in phrases])
    return matcher


def analyse(document: Document) -> Analysis:
    """Tokens, sentences, cues and quotes of `document`; never fails, whatever its text."""
    from spacy.attrs import IDX, LENGTH

    text = document.text
    nlp = pipeline()
    doc = nlp.tokenizer(text if len(max(text.split(), key=len, default="")) <= UNBROKEN else _broken().sub(r"\1 ", text))
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals have no lower case of the same length (İ)
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    spans = doc.to_array([IDX, LENGTH])
    starts: list[int] = spans[:, 0].tolist()
    ends: list[int] = spans.sum(axis=1).tolist()
    words = [lower[start:end] for start, end in zip(starts, ends, strict=True)]
    cues = _cues(_matcher()(doc), nlp, starts, ends, lower)
    blank = [number for number, word in enumerate(words) if word.isspace()]
    for number in reversed(blank):
        del starts[number], ends[number], words[number]
    return Analysis(
        document=document,
        text=text,
        starts=starts,
        ends=ends,
        words=words,
        sentences=split(text, [(block.start, block.end) for block in document.blocks]),
        cues=cues,
        quotes=direct_quotes(text),
    )


def _cues(matches: list[tuple[int, int, int]], nlp: "Language", starts: list[int], ends: list[int], lower: str) -> tuple[Cue, ...]:
    """Cues in order of start; of overlapping matches contained in each other the longest stays."""
    strings = nlp.vocab.strings
    found = sorted((starts[first], -ends[last - 1], strings[key]) for key, first, last in matches)
    kept: list[Cue] = []
    reach = begin = -1
    for start, negative, family in found:
        end = -negative
        if end <= reach and (start, end) != (begin, reach):
            continue
        begin, reach = start, end
        kept.append(Cue(start, end, family, lower[start:end]))
    return tuple(kept)
