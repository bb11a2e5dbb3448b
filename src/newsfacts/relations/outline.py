"""The article as the relation finders see it: its figures in order, and the cues that stand between them.

A finder never looks at plain words: what a figure is to its neighbours is said by the cues that lead up to it (`dari`, `menjadi`,
`termasuk` …), by brackets, and by the sentence it stands in.  Building the outline costs one pass over figures and cues.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import ItemsView, Iterator
from dataclasses import dataclass
from functools import cached_property

from newsfacts import lexicon
from newsfacts.language import Analysis, Cue
from newsfacts.model import Fact

VERBS = frozenset({"rise", "fall", "strengthen", "weaken", "higher", "lower"})  # verbs and nouns of change
TAKEN = frozenset({"of", "from", "of_that"})  # lead up to what parts are taken from
THESE = frozenset({"this", "this_figure"})  # point back to something named before
HEAD = 40  # characters before a figure in which its noun stands
POINTER = 40  # characters within which `ini` or `tersebut` points back
BRACKET = 120  # characters back to which an opening bracket is looked for
BESIDE = 1  # sentences around the figures whose cues may speak of them
LAST = 12  # characters between `dan lain-lain` and the figure of the last part of a list
CLOSE = 14  # characters within which `dari` speaks of the figure

FIGURES = 100  # of one sentence; more are a table, of which the first rows are enough
CUES = 200  # of one sentence
NONE: frozenset[str] = frozenset()  # families of no cues
CASE = 60  # characters before a comparison in which a case is put
DENIED = 2  # words before it among which it is denied
NEXT = 40  # figures on either side that are looked at, however long a sentence is


@dataclass(slots=True, eq=False)
class Mention:
    """A figure (no date) in its place: `leads` are the cues between the figure before it (or the sentence's start) and it."""

    fact: Fact
    dimension: tuple[str, str | None]
    index: int
    sentence: int
    leads: tuple[Cue, ...]
    bracketed: bool  # stands in round brackets
    first: bool  # no figure stands before it in its sentence
    near: frozenset[str]  # families of the leads that stand in its own clause: after the last comma or `dan`
    families: frozenset[str]  # of all the leads

    def lead(self, *families: str) -> Cue | None:
        """The last leading cue of one of these families."""
        return next((cue for cue in reversed(self.leads) if cue.family in families), None)


class Outline:
    """The figures of an article with the cues around them; `text` is the document's."""

    def __init__(self, analysis: Analysis, facts: tuple[Fact, ...]) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.facts = facts
        self.vocabulary = frozenset(analysis.words)
        self.dates = tuple(fact for fact in facts if fact.kind == "date")
        self._dated = [date.start for date in self.dates]
        self.mentions: list[Mention] = []
        self.by_sentence: dict[int, list[Mention]] = {}
        self.by_dimension: dict[tuple[str, str | None], list[Mention]] = {}
        first, last = analysis.sentence_at(facts[0].start) - BESIDE, analysis.sentence_at(facts[-1].start) + BESIDE
        cues = analysis.cues(max(0, first), min(last, len(analysis.sentences) - 1))
        said = frozenset([cue.phrase for cue in cues])
        if not said.isdisjoint(lexicon.relations().words["as_of"]):
            cues = self._undated(cues)
        if not said.isdisjoint(lexicon.relations().families["not_all"]):
            cues = self._counted(cues)
        self.cues = _thinned(analysis, cues)
        self._starts = [cue.start for cue in self.cues]
        self._ends = [cue.end for cue in self.cues]
        self._begins: list[int] = []  # of the mentions
        self._by_number: dict[int, tuple[Cue, ...]] = {}
        self.by_family: defaultdict[str, list[Cue]] = defaultdict(list)
        for cue in self.cues:
            self.by_family[cue.family].append(cue)
        for fact in facts:
            if fact.kind != "date":
                self._add(fact)

    def _undated(self, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
        """The cues without those that say when: `per 14 Oktober` and `per kuartal III` are no rates."""
        as_of, quarters = lexicon.relations().words["as_of"], lexicon.calendar().quarters
        days, analysis = {fact.start - 1 for fact in self.dates}, self.analysis

        def dated(cue: Cue) -> bool:
            token = analysis.token_at(cue.end)
            return cue.end in days or not quarters.isdisjoint(analysis.words[token : token + 2])

        return tuple([cue for cue in cues if cue.phrase not in as_of or not dated(cue)])

    def _counted(self, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
        """The cues with `dan lain-lain 21 kasus` read as what it is: the last part of a list, not that it goes on."""
        joints = frozenset(lexicon.relations().families["and"])
        starts = [fact.start for fact in self.facts if fact.kind != "date"]
        read: list[Cue] = []
        for cue in cues:
            joint = cue.phrase.partition(" ")[0]
            at = bisect_left(starts, cue.end)
            between = self.text[cue.end : starts[at]] if at < len(starts) and starts[at] - cue.end <= LAST else "."
            if cue.family == "not_all" and joint in joints and f"n{between}".replace(" ", "").isalpha():
                read.append(Cue(cue.start, cue.start + len(joint), "and", joint))
            else:
                read.append(cue)
        return tuple(read)

    def _add(self, fact: Fact) -> None:
        number = self.analysis.sentence_at(fact.start)
        row = self.by_sentence.setdefault(number, [])
        if len(row) == FIGURES:
            return
        text, start, kind = self.text, fact.start, dimension(fact)
        begin = self.analysis.sentences[number][0] if self.analysis.sentences else 0
        leads = self.cues_between(row[-1].fact.end if row else begin, start)
        floor = max(begin, start - BRACKET)
        bracket = text.rfind("(", floor, start)
        mention = Mention(
            fact,
            kind,
            len(self.mentions),
            number,
            leads,
            bracket >= 0 and bracket > text.rfind(")", floor, start) and self._closed(fact, number) or text.startswith("(", start),
            not row,
            self._near(leads, fact, begin) if leads else NONE,
            frozenset([cue.family for cue in leads]) if leads else NONE,
        )
        self.mentions.append(mention)
        self._begins.append(start)
        row.append(mention)
        self.by_dimension.setdefault(kind, []).append(mention)

    def _closed(self, fact: Fact, number: int) -> bool:
        """Whether a bracket closes behind a figure in its sentence; one that is left open holds nobody knows what."""
        end = self.analysis.sentences[number][1] if self.analysis.sentences else len(self.text)
        return self.text.find(")", fact.end, end) > 0

    def _near(self, leads: tuple[Cue, ...], fact: Fact, since: int) -> frozenset[str]:
        """Families of the leads of the figure's own clause; a `dari` further off belongs to it only after a verb of change."""
        found: set[str] = set()
        for place in range(len(leads) - 1, -1, -1):
            cue = leads[place]
            if cue.family == "and" or "," in self.text[cue.end : leads[place + 1].start if place + 1 < len(leads) else fact.start]:
                break
            if (
                cue.family != "from"
                or fact.start - cue.end <= CLOSE
                or any(other.family in VERBS for other in self.cues_between(since, cue.start))
            ):
                found.add(cue.family)
        return frozenset(found)

    def place(self, offset: int) -> int:
        """Index of the first figure that begins at `offset` or behind it; the number of figures if there is none."""
        return bisect_left(self._begins, offset)

    def at(self, offset: int) -> Mention:
        """The figure that begins at `offset`."""
        return self.mentions[self.place(offset)]

    def behind(self, cue: Cue, reach: int | None = None) -> Mention | None:
        """The first figure behind a cue in its sentence, within so many characters if these are given."""
        place = self.place(cue.end)
        found = self.mentions[place] if place < len(self.mentions) else None
        if found is None or reach is not None and found.fact.start - cue.end > reach:
            return None
        return found if found.sentence == self.analysis.sentence_at(cue.start) else None

    def cues_between(self, start: int, end: int) -> tuple[Cue, ...]:
        """The cues wholly inside `text[start:end]`, of which none lies within another."""
        return self.cues[bisect_left(self._starts, start) : bisect_right(self._ends, end)]

    def dates_between(self, start: int, end: int) -> tuple[Fact, ...]:
        """The dates that begin inside `text[start:end]`."""
        return self.dates[bisect_left(self._dated, start) : bisect_left(self._dated, end)]

    def sentence(self, number: int) -> tuple[int, int]:
        """Character span of a sentence."""
        return self.analysis.sentences[number]

    def cues_of(self, number: int) -> tuple[Cue, ...]:
        """The cues of a sentence."""
        if (known := self._by_number.get(number)) is None:
            known = self._by_number[number] = self.cues_between(*self.sentence(number))
        return known

    def opens_with_this(self, number: int) -> bool:
        """Whether a sentence begins with what stands for a figure told before: `Angka itu …`, `Jumlah tersebut …`."""
        first = next(iter(self.cues_of(number)), None)
        return first is not None and first.family == "this_figure" and first.start == self.sentence(number)[0]

    def after(self, mention: Mention) -> tuple[Cue, ...]:
        """The cues between a figure and the next one, or the end of its sentence."""
        following = self.following(mention)
        return following.leads if following is not None else self.cues_between(mention.fact.end, self.sentence(mention.sentence)[1])

    def following(self, mention: Mention) -> Mention | None:
        """The next figure of the same sentence."""
        after = mention.index + 1
        return self.mentions[after] if after < len(self.mentions) and self.mentions[after].sentence == mention.sentence else None

    def preceding(self, mention: Mention) -> Mention | None:
        """The figure before it in the same sentence."""
        return None if mention.first else self.mentions[mention.index - 1]

    def listed(self, mention: Mention) -> bool:
        """Whether another figure of its kind is listed behind one, with nothing but a comma or `dan` between them."""
        after = self.following(mention)
        if after is None or after.dimension != mention.dimension:
            return False
        between = self.gap(mention, after).strip()
        return between == "," or between.lstrip(", ") in lexicon.relations().words["joints"]

    @cached_property
    def alone(self) -> frozenset[str]:
        """The names that stand somewhere without another one beside them; none of those that only open sentences."""
        analysis = self.analysis
        opens = {begin for begin, _ in analysis.sentences}
        capital = [analysis.text[start].isupper() and start not in opens for start in analysis.starts]
        runs = zip(analysis.words, [False, *capital], capital, [*capital[1:], False], strict=False)
        return frozenset([word for word, before, name, behind in runs if name and not (before or behind)])

    def words(self, start: int, end: int) -> list[str]:
        """The words of `text[start:end]`, in small letters."""
        first, last = self.analysis.tokens(start, end)
        return self.analysis.words[first:last]

    def words_before(self, mention: Mention, most: int) -> list[str]:
        """At most so many words right before a figure."""
        at = self.analysis.token_at(mention.fact.start)
        return self.analysis.words[max(0, at - most) : at]

    def words_behind(self, mention: Mention, most: int) -> list[str]:
        """At most so many words of its sentence right behind a figure."""
        return self.words(mention.fact.end, self.sentence(mention.sentence)[1])[:most]

    def since(self, mention: Mention) -> int:
        """Where the text that leads up to a figure begins: behind the figure before it in its sentence, or with the sentence."""
        before = self.preceding(mention)
        return before.fact.end if before is not None else self.sentence(mention.sentence)[0]

    def until(self, mention: Mention) -> int:
        """Where the text behind a figure ends: at the next figure of its sentence, or with the sentence."""
        following = self.following(mention)
        return following.fact.start if following is not None else self.sentence(mention.sentence)[1]

    @property
    def counts(self) -> list[Mention]:
        """The figures that count something."""
        return self.by_dimension.get(("count", None), [])

    def gap(self, first: Mention, second: Mention) -> str:
        """The text between two figures."""
        return self.text[first.fact.end : second.fact.start]

    def sentences(self) -> ItemsView[int, list[Mention]]:
        """The sentences that hold figures, in order."""
        return self.by_sentence.items()

    def of_family(self, *names: str) -> list[Cue]:
        """The cues of these families, family by family, each in order."""
        return [cue for name in names if name in self.by_family for cue in self.by_family[name]]

    def told_by(self, *names: str) -> Iterator[tuple[int, list[Mention], Cue]]:
        """The cues of these families in sentences that hold figures, in order, each behind the number of its sentence and the figures."""
        for cue in sorted(self.of_family(*names)):
            number = self.analysis.sentence_at(cue.start)
            row = self.by_sentence.get(number)
            if row is not None and cue.end <= self.sentence(number)[1]:
                yield number, row, cue

    def about(self, mention: Mention, back: int = 0, ahead: int = 0) -> list[Mention]:
        """The figures next to one, itself included, in its sentence and those `back` before and `ahead` after it, in order."""
        first, last = mention.sentence - back, mention.sentence + ahead
        near = self.mentions[max(0, mention.index - NEXT) : mention.index + NEXT + 1]
        return [other for other in near if first <= other.sentence <= last]

    def earlier(self, sentence: int, reach: int = 1) -> list[Mention]:
        """The figures of the `reach` sentences before this one, nearest first."""
        found: list[Mention] = []
        for number in range(sentence - 1, max(-1, sentence - 1 - reach), -1):
            found += reversed(self.by_sentence.get(number, []))
        return found

    def later(self, sentence: int, reach: int = 1) -> list[Mention]:
        """The figures of the `reach` sentences after this one, nearest first."""
        return [mention for number in range(sentence + 1, sentence + 1 + reach) for mention in self.by_sentence.get(number, [])]


def _thinned(analysis: Analysis, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The cues of a text, of no sentence more than its first ones."""
    if len(cues) <= CUES:
        return cues
    count: Counter[int] = Counter()
    kept: list[Cue] = []
    for cue in cues:
        number = analysis.sentence_at(cue.start)
        count[number] += 1
        if count[number] <= CUES:
            kept.append(cue)
    return tuple(kept)


def dimension(fact: Fact) -> tuple[str, str | None]:
    """What may be added and compared: counts with counts, a currency with itself, a unit with the units it converts to."""
    if fact.kind in ("duration", "age"):
        return ("time", fact.unit)
    return (fact.kind, fact.unit)


def before_cue(row: list[Mention], cue: Cue) -> list[Mention]:
    """The figures of a sentence before a cue, nearest first."""
    return [mention for mention in reversed(row) if mention.fact.end <= cue.start]


def behind_cue(row: list[Mention], cue: Cue) -> list[Mention]:
    """The figures of a sentence behind a cue, in order."""
    return [mention for mention in row if mention.fact.start >= cue.end]


def opening(outline: Outline, sentence: int, cue: Cue, most: int = 25) -> bool:
    """Whether a cue stands at the start of its sentence, within `most` characters."""
    return cue.start - outline.sentence(sentence)[0] <= most


def unreached(outline: Outline, cue: Cue) -> bool:
    """Whether a comparison is denied, or only put as a case: `gagal melampaui target`, `kalau korban melampaui 100`."""
    known, start = lexicon.relations().words, outline.sentence(outline.analysis.sentence_at(cue.start))[0]
    said = outline.words(max(start, cue.start - CASE), cue.start)
    meant = lexicon.modality()
    return not (meant.denied | known["failing"]).isdisjoint(said[-DENIED:]) or not meant.condition.isdisjoint(said)


def begun_from(outline: Outline, mention: Mention) -> bool:
    """Whether a figure is what one before it rose or fell from, or is held against: `Rp 599 triliun, naik 9 persen dari Rp 552 triliun`."""
    led = mention.families & {"from", "compared"}
    if led and mention.families & {*VERBS, "compared"}:
        return True
    before = outline.preceding(mention)
    if not (led or "of" in mention.families) or before is None or "," in outline.gap(before, mention):
        return False
    return bool(before.families & VERBS) or bool(led) and "to" in before.families


def placed(outline: Outline, mention: Mention) -> bool:
    """Whether a figure counts where something is, or is from, and is none of it: `120 kios di 40 pasar`, `227 film dari 43 negara`."""
    at = outline.analysis.token_at(mention.fact.start)
    if mention.fact.kind != "count" or not at or outline.analysis.words[at - 1] not in lexicon.relations().words["places"]:
        return False
    return not (mention.leads and mention.leads[-1].family == "consists" and outline.analysis.token_at(mention.leads[-1].end) == at)


def points_back(outline: Outline, cue: Cue) -> bool:
    """Whether a cue takes parts from something named before: `dari jumlah tersebut`, `dari jumlah pinjaman ini`, `dari kapal itu`."""
    if cue.family not in TAKEN or cue.family == "of_that":
        return cue.family == "of_that"
    until = next((other.end for other in outline.cues_between(cue.end, cue.end + POINTER) if other.family == "this"), None)
    return until is not None and not any(
        cue.end <= mention.fact.start < until for mention in outline.by_sentence.get(outline.analysis.sentence_at(cue.start), [])
    )


def pointer(outline: Outline, mention: Mention) -> Cue | None:
    """The `ini`, `tersebut` behind a figure, before the next one."""
    return next((cue for cue in outline.after(mention) if cue.family in THESE), None)


def all_of(outline: Outline, mention: Mention) -> bool:
    """Whether a count names all of those counted before: `Ke-113 korban luka`."""
    start = mention.fact.start
    return mention.fact.kind == "count" and outline.text[start - 1 : start] == "-" and outline.text[start - 2 : start - 1].isalpha()


def led_back(outline: Outline, mention: Mention) -> bool:
    """Whether what leads up to a figure takes it from something named before."""
    return not mention.families.isdisjoint(TAKEN) and any(points_back(outline, cue) for cue in mention.leads)
