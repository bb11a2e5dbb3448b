"""What a number counts or measures: the noun phrase after it, or the one it is said of before it.

Rules over words, as good as a trained parser on this narrow question: skip a classifier, stop before verbs, prepositions and `yang`.
"""

from collections.abc import Sequence

from newsfacts import lexicon
from newsfacts.facts.sites import Site
from newsfacts.language import Analysis
from newsfacts.language.words import noun_like, takes_object, unpossessed, verb_like

LONGEST = 5  # words of a noun phrase
REACH = 40  # words looked back for the head of a clause
OPENERS = 8  # words skipped at the head of a clause
SAID_OF = ("money", "percent", "measure", "number")  # kinds whose subject stands before rather than after
ABLE = ("count", *SAID_OF)  # kinds that have a subject
OTHERS = 3  # sentences looked back for what `tiga lainnya` are
NEAREST = 6  # quantities looked back for a subject
BRACKET = 8  # words of an aside between a number and its noun

Span = tuple[int, int]


class Subjects:
    """Finds the subjects of one document's quantities, in order: an elided one is inherited from the quantity before."""

    def __init__(self, analysis: Analysis, sites: Sequence[Site]) -> None:
        self.analysis = analysis
        self.sites = sites
        self.words = analysis.words
        self.starts = analysis.starts
        self.end = analysis.end
        self.nouns = lexicon.nouns()
        self.found: list[Span | None] = [None] * len(sites)

    def resolve(self) -> list[Span | None]:
        """Character span of the subject of each quantity, None where the text names none."""
        for index in range(len(self.sites) - 1, -1, -1):  # from the end: `5 (lima) desa` takes what `lima` counts
            self.found[index] = self._after(index)
        for index, site in enumerate(self.sites):
            if self.found[index] is None and site.quantity.kind in ABLE:
                before = self._before(site)
                if before is not None and self._points_back(before):
                    self.found[index] = self._latest(index)
                elif self._is_other(site):
                    self.found[index] = self._inherited(index) or before
                else:
                    self.found[index] = before or self._inherited(index)
                self._share_out(index)
        return self.found

    def _share_out(self, index: int) -> None:
        """Give two things in a row their figures in turn: `yen dan rupee turun masing-masing 0,15 persen dan 0,02 persen`."""
        if not index or self.sites[index - 1].number != self.sites[index].number:
            return
        first, second = self.sites[index - 1 : index + 1]
        nearer, farther = self.found[index - 1 : index + 1]  # as they were found, the wrong way round
        if nearer is None or farther is None or not farther[1] <= nearer[0] < nearer[1] <= first.quantity.start:
            return
        joint = self.analysis.text[farther[1] : nearer[0]].strip()
        led = self.words[self.analysis.token_at(nearer[1]) : first.first]
        alike = first.quantity.kind == second.quantity.kind
        if alike and joint == lexicon.calendar().and_word and not self.nouns.apiece.isdisjoint(led):
            self.found[index - 1 : index + 1] = farther, nearer

    def _after(self, index: int) -> Span | None:
        """The noun phrase behind the quantity, or behind the next one if only a joint stands between (`dua dari lima orang`)."""
        site = self.sites[index]
        quantity, limit = site.quantity, site.end
        if quantity.kind in ("duration", "age", "date"):
            return None
        if index + 1 < len(self.sites):
            following = self.sites[index + 1]
            if following.number == site.number:
                if self._joined(site.after, following.first) and (
                    following.quantity.kind == quantity.kind or self._told_as_share(site, following)
                ):
                    return self.found[index + 1]
                limit = following.quantity.start
        if quantity.kind != "count" and (quantity.kind != "percent" or self._is_parted(site)):
            return None
        return self._phrase(site.after, quantity.end, limit)

    def _is_parted(self, site: Site) -> bool:
        """Whether something stands between a percentage and the next word."""
        return site.after >= len(self.starts) or self.starts[site.after] - site.quantity.end > 1 or not self.words[site.after][0].isalpha()

    def _joined(self, after: int, first: int) -> bool:
        """Whether nothing but a joint stands between two quantities: `(`, `dan`, `atau`, `,`, `dari total`, `masuk dari`."""
        between = self.words[after:first]
        if not 0 < len(between) <= 4:
            return False
        if between[0] in self.nouns.verbs and not self.nouns.of.isdisjoint(between):
            between = between[1:]
        return all(word in self.nouns.joints for word in between)

    def _told_as_share(self, site: Site, following: Site) -> bool:
        """Whether a count is told again as the percentage behind it: `1.322.336 atau 16,84% suara`."""
        kinds = site.quantity.kind, following.quantity.kind
        return kinds == ("count", "percent") and self.words[site.after] in self.nouns.again

    def _phrase(self, token: int, begin: int, limit: int) -> Span | None:
        """The noun phrase that begins at `token`, within the offsets."""
        words, starts, nouns, text = self.words, self.starts, self.nouns, self.analysis.text
        count = len(words)
        if token < count and starts[token] < begin and not text[begin].isalnum():
            token += 1  # the marks that a number is glued to
        if words[token : token + 3 : 2] == ["(", ")"] and words[token + 1] in nouns.classifiers and starts[token + 1] < limit:
            return starts[token + 1], self.end(token + 1)  # 442 (orang)
        if token < count and words[token] == "(":  # an aside: `3 (tiga) rumah`
            token = next((i for i in range(token, min(count, token + BRACKET)) if words[i] == ")"), count) + 1
        while token < count and starts[token] < limit and (words[token] in nouns.skipped or words[token] == ")"):
            token += 1
        if token + 1 < count and words[token] in nouns.of and starts[token + 1] < limit and text[starts[token + 1]].islower():
            token += noun_like(words[token + 1])  # `70.600 dari ekspor`
        first = token
        while first + 1 < count and starts[first + 1] < limit and words[first] in nouns.classifiers and self._heads(first + 1):
            if words[first] in nouns.persons and text[starts[first]].islower() and self.analysis.is_capital(first + 1):
                break  # orang Indonesia
            first += 1
        last, owned = first, 0
        while last < count and starts[last] < limit and last - first < LONGEST and not owned:
            if words[last] == "/" and first < last < count - 1 and noun_like(words[last + 1]):  # `siswa/siswi`
                last += 1
            if not (self._goes_on(last) if last > first else self._heads(last)):
                break
            owned = unpossessed(words[last])
            last += 1
        if last == first:
            return None
        return max(starts[first], begin), min(self.end(last - 1) - owned, limit)

    def _goes_on(self, token: int) -> bool:
        """Whether the word belongs to the noun phrase that the word before it is part of."""
        word = self.words[token]
        return noun_like(word) or f"{self.words[token - 1]} {word}" in self.nouns.compounds

    def _heads(self, token: int) -> bool:
        """Whether the word can be the head of a noun phrase, not only a part of one."""
        word = self.words[token]
        if word in self.nouns.heads or " ".join(self.words[token : token + 2]) in self.nouns.compounds:
            return True
        return noun_like(word) and word not in self.nouns.adjectives

    def _inherited(self, index: int) -> Span | None:
        """The subject of an earlier quantity of the same kind, in the same sentence or the one before (`tiga lainnya`: up to three before).

        At the start of a clause (`…, dua mengekspor …`) the last one that also stands at a start is meant, else simply the last one.
        """
        site = self.sites[index]
        last, nouns = None, self.nouns
        reach = OTHERS if self._is_other(site) else 1
        for other in range(index - 1, max(-1, index - NEAREST), -1):
            earlier = self.sites[other]
            if site.number - earlier.number > reach or last is not None and earlier.number < site.number:
                break
            if earlier.quantity.kind == site.quantity.kind and self.found[other]:
                if self.words[earlier.first - 1] in nouns.of and self.sites[other - 1].number == earlier.number < site.number:
                    continue  # 32 klub dari enam negara. Ada 4 dari …
                last = last or self.found[other]
                if not self._starts_clause(site):
                    break
                if self._starts_clause(earlier):
                    return self.found[other]
        return last

    def _latest(self, index: int) -> Span | None:
        """The subject of the quantity before, in the same sentence or the one before."""
        number = self.sites[index].number
        for other in range(index - 1, max(-1, index - NEAREST), -1):
            if number - self.sites[other].number > 1:
                break
            if self.found[other]:
                return self.found[other]
        return None

    def _points_back(self, span: Span) -> bool:
        """Whether a noun phrase stands for what was counted before (`dari jumlah tersebut`, `mayoritas`) or a place (`posisi kedua`)."""
        first, after = self.analysis.tokens(*span)
        words, nouns = self.words, self.nouns
        if words[first] in nouns.portions:
            return after - first == 1
        if words[first] in nouns.totals:
            return after - first == 1 and after < len(words) and words[after] in nouns.pointing
        place = words[min(first + 1, len(words) - 1)] if words[first] in nouns.ranks else words[first]
        return place in lexicon.relations().ordinals["words"] or place.startswith("ke-")

    def _is_other(self, site: Site) -> bool:
        """Whether the number is one of a kind named before: `tiga lainnya`, `tiga di antaranya`."""
        after = self.words[site.after : site.after + 2]
        return bool(after) and (after[0] in self.nouns.others or (after[0] == self.nouns.at and after[-1] in self.nouns.others))

    def _starts_clause(self, site: Site) -> bool:
        token = site.first - 1
        return token < 0 or self.words[token] in self.nouns.breaks or self.end(token) <= site.begin

    def _before(self, site: Site) -> Span | None:
        """The noun phrase that the number is said of: right before its carriers, else at the head of its clause."""
        words, nouns = self.words, self.nouns
        floor = max(site.first - REACH, site.opening)
        last = site.first - 1
        while last >= floor and (verb_like(words[last]) or (words[last] in nouns.adjectives and not noun_like(words[last - 1]))):
            last -= 1
        if last < floor or words[last] in nouns.breaks:
            return None
        first = last + 1
        while first > floor and noun_like(words[first - 1]):
            first -= 1
        while first <= last and words[first] in nouns.openers:  # Adapun tiga lainnya
            first += 1
        before = words[first - 1] if first > floor else ","
        summed = first <= last and words[first] in nouns.totals and before in nouns.of  # dari total kuota 3.158
        opened = before in nouns.breaks or before in nouns.settings or (verb_like(before) and before not in nouns.leaning)
        if first <= last and (summed or opened):
            return self.starts[max(first, last - LONGEST)], self.end(last)
        return self._clause_head(last, floor)

    def _clause_head(self, last: int, floor: int) -> Span | None:
        """The first noun phrase of the clause that ends at token `last`."""
        words, nouns = self.words, self.nouns
        head = last
        while head > floor and not self._parts(head - 1):
            head -= 1
        stop = min(last, head + OPENERS)
        while head <= stop and (words[head] in nouns.openers or not words[head][0].isalpha()):
            head += 1
        end = head
        while end <= last and end - head < LONGEST and noun_like(words[end]):
            end += 1
        return (self.starts[head], self.end(end - 1)) if end > head else None

    def _parts(self, token: int) -> bool:
        """Whether the head of a clause cannot stand before the word: a break between clauses, or a verb whose object follows."""
        word = self.words[token]
        if word in self.nouns.breaks:
            return not self._coordinates(token)
        return takes_object(word) and self.nouns.which.isdisjoint(self.words[max(0, token - 2) : token])

    def _coordinates(self, token: int) -> bool:
        """Whether a conjunction joins two nouns rather than two clauses: `Merak dan Ketapang`."""
        words = self.words
        if not 0 < token < len(words) - 1 or words[token] == "," or words[token] not in self.nouns.joints:
            return False
        if not words[token][0].isalnum() and self.end(token - 1) < self.starts[token]:
            return False  # Mataram - Jumlah kasus
        return noun_like(words[token - 1]) and noun_like(words[token + 1])
