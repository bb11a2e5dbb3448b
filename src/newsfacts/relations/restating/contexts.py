"""The telling words around the figures of an article, and how much it says that two figures share them."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain

from newsfacts import lexicon
from newsfacts.relations.outline import Mention, Outline

AROUND = 7  # words on either side that make the context of a figure
SHARED = 2  # words in common that make two contexts alike
LONG = 4  # letters of a word that says something


class Contexts:
    """The telling words around figures, each computed once."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._known: dict[int, frozenset[str]] = {}
        self._sentences: dict[int, frozenset[str]] = {}
        self._spread: Counter[str] | None = None

    def of(self, mention: Mention) -> frozenset[str]:
        """The words around a figure within its sentence; of a headline, all of them."""
        if mention.index not in self._known:
            analysis = self.outline.analysis
            low, high = analysis.tokens(*self.outline.sentence(mention.sentence))
            first, last = analysis.tokens(mention.fact.start, mention.fact.end)
            if mention.fact.section != "title":
                low, high = max(low, first - AROUND), min(high, last + AROUND)
            self._known[mention.index] = _telling((*analysis.words[low:first], *analysis.words[last:high]))
        return self._known[mention.index]

    def sentence(self, number: int) -> frozenset[str]:
        """The telling words of a sentence, without those that stand around any figure."""
        if number not in self._sentences:
            analysis = self.outline.analysis
            first, last = analysis.tokens(*self.outline.sentence(number))
            self._sentences[number] = _telling(analysis.words[first:last]) - light()
        return self._sentences[number]

    def alike(self, one: Mention, other: Mention, least: int = SHARED) -> bool:
        """Whether two figures stand among the same words."""
        return len(self.of(one) & self.of(other)) >= least

    def weight(self, words: frozenset[str]) -> int:
        """How much a set of words tells: each as many bits as it is rarer than once in every sentence of the article."""
        if not words:
            return 0
        analysis = self.outline.analysis
        if self._spread is None:
            spans = [analysis.tokens(*span) for span in analysis.sentences]
            self._spread = Counter(chain.from_iterable([frozenset(analysis.words[first:last]) for first, last in spans]))
        return sum([(len(analysis.sentences) // self._spread[word]).bit_length() for word in words - light()])

    def likeness(self, one: Mention, other: Mention) -> int:
        """The weight of the words that stand around both figures."""
        return self.weight(self.of(one) & self.of(other))


def _telling(words: Iterable[str]) -> frozenset[str]:
    """Those words that say something: long ones that carry more than grammar."""
    content = frozenset([word for word in words if len(word) >= LONG and not word[0].isdigit()])
    return content - lexicon.function_words().indonesian


@cache
def light() -> frozenset[str]:
    """Words that stand around any figure: those that carry the grammar, lead up to numbers or count."""
    nouns = lexicon.nouns()
    return nouns.stops | nouns.carriers | nouns.openers | nouns.dangling | nouns.links | nouns.classifiers
