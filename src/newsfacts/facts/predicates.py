"""What is said of a number beside its subject: the predicate, how it is meant, where and when."""

from bisect import bisect_left
from collections.abc import Sequence

from newsfacts import lexicon
from newsfacts.facts.sites import Site
from newsfacts.facts.speakers import Voice
from newsfacts.language import Analysis
from newsfacts.language.words import verb_like
from newsfacts.model import Modality

LONGEST = 8  # words of a predicate
DENIAL = 3  # words between a denial and the figure it denies
BEHIND = 4  # words behind a subject that may say it is a plan
PLACE = 4  # words of the name of a place
REACH = 40  # words looked back within a sentence

Span = tuple[int, int]


class Circumstances:
    """Answers for the quantities of one document; what belongs to a sentence is found once."""

    def __init__(self, analysis: Analysis, sites: Sequence[Site], found: Sequence[Voice]) -> None:
        self.analysis = analysis
        self.words = analysis.words
        self.starts = analysis.starts
        self.end = analysis.end
        self.nouns = lexicon.nouns()
        self.meant = lexicon.modality()
        self.months = lexicon.calendar().months
        self.dates = [site.quantity for site in sites if site.quantity.iso]
        self.days = [quantity.start for quantity in self.dates]
        self.voices = found
        self._places: dict[int, list[tuple[int, str]]] = {}

    def predicate(self, site: Site, subject: Span | None, behind: int, limit: int) -> str | None:
        """What the counted do or are: the words from token `behind`, behind number and subject, to `limit`, else the verb before both."""
        if subject is None:
            return None
        return (self._behind(behind, limit) if subject[0] >= site.quantity.end else None) or self._ahead(site, subject)

    def _behind(self, token: int, limit: int) -> str | None:
        words, breaks = self.words, self.nouns.breaks
        count = len(words)
        if token < count and words[token] == "(" and ")" in words[token : token + LONGEST]:
            token += words[token : token + LONGEST].index(")") + 1
        while token < count and words[token] in self.nouns.links:
            token += 1
        if (
            token + 1 < count and words[token] == self.nouns.at and self.analysis.is_capital(token + 1)
        ):  # `pekerja di NTB belum terlindungi`
            token += 2
            while token < count and self.analysis.is_capital(token):
                token += 1
        last = token
        while last < count and self.starts[last] < limit and last - token < LONGEST and words[last] not in breaks:
            last += 1
        while last > token and words[last - 1] in self.nouns.dangling:
            last -= 1
        if last == token or words[token] in self.nouns.dangling:
            return None
        if not verb_like(words[token]) and words[token] not in lexicon.function_words().auxiliaries:
            return None
        return self.analysis.text[self.starts[token] : min(limit, self.end(last - 1))]

    def _ahead(self, site: Site, subject: Span) -> str | None:
        """The verb before the number with what follows it: `terdaftar sebagai peserta` sebanyak 13.506."""
        begin = max(site.begin, subject[1] if subject[1] <= site.quantity.start else 0)
        last = site.first
        while last and self.starts[last - 1] >= begin and self.words[last - 1] in self.nouns.dangling:
            last -= 1
        verb = last
        while verb and self.starts[verb - 1] >= begin and last - verb < LONGEST and self.words[verb - 1] not in self.nouns.breaks:
            verb -= 1
            word = self.words[verb]
            if word not in self.nouns.dangling and verb_like(word) and (word not in self.nouns.carriers or word in self.nouns.verbs):
                return self.analysis.text[self.starts[verb] : self.end(last - 1)]
        return None

    def modality(self, site: Site, behind: int) -> Modality:
        """Plain statement, target, estimate, condition or denial, by the words before the number in its clause and those from `behind`."""
        words, meant = self.words, self.meant
        number = site.first
        first = max(site.opening, number - REACH)
        every = meant.all
        if every.isdisjoint(words[first : behind + BEHIND]):  # most sentences
            return "stated"
        found: Modality = "stated"
        telling = [at for at in range(first, number) if words[at] in every]
        for at in reversed(telling):
            word = words[at]
            if word in meant.denied and number - at <= DENIAL and words[at + 1] not in meant.unless:
                return "denied"
            if word in meant.condition and not words[at + 1].startswith(meant.asides):
                return "condition"
            if found == "stated" and self.nouns.partings.isdisjoint(words[at:number]) and not self._reached(at, number):  # the same clause
                found = "target" if word in meant.target else "estimate" if word in meant.estimate else found
        if found == "stated":
            for word in words[behind : behind + BEHIND]:
                if word in self.nouns.breaks:
                    break
                if word in meant.ahead:
                    return "target"
        return found

    def _reached(self, aimed: int, number: int) -> bool:
        """Whether a figure stands between a word that says what is aimed at and one that says what came of it, before the number."""
        words = self.words
        last = next((at for at in range(number - 1, aimed, -1) if words[at] in self.meant.reached), aimed)
        return any(word[0].isdigit() for word in words[aimed + 1 : last])

    def time(self, site: Site, quoted: Span | None) -> str | None:
        """The date in the same sentence that the number belongs to, as ISO 8601; not the day on which somebody said it."""
        quantity = site.quantity
        if quantity.iso or not self.dates:
            return None
        at = bisect_left(self.days, quantity.start)
        near = [day for day in self.dates[max(0, at - 1) : at + 1] if site.begin <= day.start < site.end]
        if near:
            begin, end = self._told(site, quoted)
            near = [day for day in near if begin <= day.start < end]
        if not near:
            return None
        return min(near, key=lambda day: quantity.start - day.end if day.end <= quantity.start else 2 * (day.start - quantity.end)).iso

    def place(self, site: Site, quoted: Span | None) -> str | None:
        """The place named with `di` in the same sentence, the nearest one; not where somebody said it."""
        if site.quantity.iso:
            return None
        places = self._places.get(site.number)
        if places is None:
            places = self._places[site.number] = self._named_places(site.opening, site.end)
        if not places:
            return None
        begin, end = self._told(site, quoted)
        at = bisect_left(places, (site.quantity.start,))
        near = [(abs(start - site.quantity.start), name) for start, name in places[max(0, at - 1) : at + 1] if begin <= start < end]
        return min(near)[1] if near else None

    def _named_places(self, first: int, end: int) -> list[tuple[int, str]]:
        """Names behind `di` from token `first` up to the offset `end`: capitals, at most four of them."""
        words, starts, end_of, text = self.words, self.starts, self.end, self.analysis.text
        stop = self.analysis.token_at(end)
        found: list[tuple[int, str]] = []
        for _ in range(words[first : max(stop - 1, 0)].count(self.nouns.at)):
            token = words.index(self.nouns.at, first, stop)
            first = token + 1
            word = words[first]
            if not text[starts[first]].isupper() or word in self.nouns.placeless or word.partition("-")[0] in self.months:
                continue
            if any(map(str.isdigit, word)):
                continue  # di USD2,3 juta, di H-7
            last = first
            while last + 1 < stop and last - token < PLACE and text[starts[last + 1]].isupper() and starts[last + 1] - end_of(last) <= 1:
                last += 1
            found.append((starts[token], text[starts[first] : end_of(last)]))
        return found

    def _told(self, site: Site, quoted: Span | None) -> Span:
        """The sentence without the attribution behind the number, and within the quote if there is one."""
        if quoted is not None:
            return max(site.begin, quoted[0]), min(site.end, quoted[1])
        for at in range(bisect_left(self.voices, (site.quantity.start,)), len(self.voices)):
            voice = self.voices[at]
            if voice.start >= site.end:
                break
            if not voice.forward:
                return site.begin, voice.start
        return site.begin, site.end
