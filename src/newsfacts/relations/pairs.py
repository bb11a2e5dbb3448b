"""Things named before `masing-masing`, and the figures given for them behind it: `tiga bidang masing-masing 2.567, 2.490, dan 6.424`."""

from collections.abc import Iterator

from newsfacts import lexicon
from newsfacts.language import Cue
from newsfacts.language.words import verb_like
from newsfacts.model import Fact, Relation
from newsfacts.relations.certainty import LIKELY
from newsfacts.relations.listing.enumerations import joints, split
from newsfacts.relations.outline import Mention, Outline

AHEAD = 45  # characters between the cue and the first figure
BEHIND = 40  # characters between a count and the cue
BEFORE = 200  # characters of a list that ends before the cue
MOST = 12
WORDS = 3  # of a name that is counted for certain
LEAST = 3  # nouns that a sentence opens with


def find(outline: Outline) -> Iterator[Relation]:
    """Every `masing-masing` with two figures or more right behind it."""
    for cue in outline.of_family("each"):
        place = outline.place(cue.end)
        values = _values(outline, outline.mentions[place:], cue)
        if len(values) < 2:
            continue
        before = outline.mentions[place - 1] if place else None
        named = _counted(outline, before, cue) or _listed(outline, before, cue)
        if named is not None and not _shared_out(outline, values, named[1]):
            items, number = named
            apart = (
                outline.text[values[0].end : values[1].start].strip(" ,").lower() not in joints()
            )  # Tiga regu masing-masing 12 orang, 8 orang
            found = ({"values": tuple(values)},)
            yield Relation("paired-list", found, (cue.start, cue.end), items=items, fewest=number, most=number, doubtful=apart)
        elif named is None and (heads := _at_head(outline, before, cue)) and _one_for_each(outline, values, len(heads)):
            found = ({"values": tuple(values)},)
            yield Relation("paired-list", found, (cue.start, cue.end), items=heads, fewest=len(heads), most=len(heads), **LIKELY)
        elif named is None and (texts := _last_named(outline, cue, len(values))):
            found = ({"values": tuple(values)},)
            yield Relation("paired-list", found, (cue.start, cue.end), items=texts, fewest=len(texts), most=len(texts), sure=False)


def _values(outline: Outline, after: list[Mention], cue: Cue) -> list[Fact]:
    """The figures listed side by side, with nothing but commas and `dan` between them; none if others of the kind follow in other words."""
    values: list[Fact] = []
    number = outline.analysis.sentence_at(cue.start)
    for mention in after:
        if mention.sentence != number or not values and mention.fact.start - cue.end > AHEAD:
            break
        if values and _between(outline, values[-1], mention) not in joints():
            near = mention.fact.kind == values[-1].kind and mention.fact.start - values[-1].end <= BEHIND
            return [] if near and "total" not in mention.families else values
        if values and values[-1].unit and mention.fact.kind == "count":
            break  # … masing-masing Rp 2 miliar dan dua pemain lain
        values.append(mention.fact)
    return values if len({fact.unit for fact in values if fact.unit}) <= 1 else []


def _between(outline: Outline, value: Fact, mention: Mention) -> str:
    """What stands between two figures, but for what both count: `40 ekor, 12 ekor`."""
    said, noun = outline.text[value.end : mention.fact.start].strip(" ,").lower(), (value.subject or "").lower()
    counted = value.kind == "count" == mention.fact.kind and noun and value.subject == mention.fact.subject
    return said[len(noun) :].strip(" ,") if counted and said.startswith(noun) else said


def _shared_out(outline: Outline, values: list[Fact], number: int) -> bool:
    """Whether fewer figures than things are not one for each: what some of them share, their sum, or one for each of two things behind.

    `Lima pelajar masing-masing berusia 15 dan 16 tahun`; `enam emas masing-masing 4 dan 2 dari renang dan atletik`.
    """
    if len(values) >= number:
        return False
    if number - len(values) > 1 or values[-1].kind in ("age", "duration") or sum(fact.number or 0 for fact in values) == number:
        return True
    last = outline.analysis.sentence_at(values[-1].start)
    behind = outline.text[values[-1].end : outline.sentence(last)[1]]
    return any(f" {word} " in behind for word in lexicon.relations().families["and"])


def _counted(outline: Outline, before: Mention | None, cue: Cue) -> tuple[tuple[str, ...], int] | None:
    """`Tiga bidang tanah masing-masing`."""
    if before is None or before.sentence != outline.analysis.sentence_at(cue.start) or cue.start - before.fact.end > BEHIND:
        return None
    fact = before.fact
    gap = outline.text[fact.end : cue.start]
    if (
        fact.kind != "count"
        or fact.qualifier != "exact"
        or fact.number is None
        or fact.number.denominator != 1
        or not 1 < fact.number <= MOST
        or "," in gap
        or "(" in gap
    ):
        return None
    return (fact.text + gap.rstrip(),), int(fact.number)


def _listed(outline: Outline, before: Mention | None, cue: Cue) -> tuple[tuple[str, ...], int] | None:
    """`Saham BAA, BBB, dan BCC masing-masing`: names, the first one perhaps with its noun before it."""
    start = outline.sentence(outline.analysis.sentence_at(cue.start))[0]
    if before is not None and before.fact.end > start:
        return None
    listed = split(outline.text[start : cue.start])
    if listed is None or listed.fewest != listed.most or not 2 <= listed.most <= MOST:
        return None
    if any(len(item.split()) > WORDS or not all(word[:1].isupper() for word in item.split()) for item in listed.texts):
        return None
    return listed.texts, listed.most


def _at_head(outline: Outline, before: Mention | None, cue: Cue) -> tuple[str, ...]:
    """`Kopi, teh, dan kakao naik masing-masing`: the list that its sentence opens with, closed by a comma and `dan`, each item but a noun.

    Nothing may stand before it (`Pekan ini, beras, …`), among it (`Kopi, komoditas unggulan, dan …`), or as another list behind it.
    """
    analysis = outline.analysis
    start = outline.sentence(analysis.sentence_at(cue.start))[0]
    if before is not None and before.fact.end > start or cue.start - start > BEFORE:
        return ()
    first, last = analysis.tokens(start, cue.start)
    said, joined = analysis.words[first:last], lexicon.relations().words["joints"]
    close = next((place for place, word in enumerate(said) if word in joined), 0)
    behind = said[close + 1 :]
    if close < 2 or said[close - 1] != "," or not behind or not joined.isdisjoint(behind) or "," in behind[:-1]:
        return ()
    items: list[list[str]] = [[]]
    for token in range(first, first + close - 1):
        if analysis.words[token] == ",":
            items.append([])
        else:
            items[-1].append(outline.text[analysis.starts[token] : analysis.end(token)])
    items.append([outline.text[analysis.starts[first + close + 1] : analysis.end(first + close + 1)]])
    if len(items) < LEAST or len(items[0]) > WORDS or any(len(item) != 1 for item in items[1:]) or not all(map(_noun, items)):
        return ()
    named = any(word[0].isupper() for word in [*items[0][1:], *(item[0] for item in items[1:])])
    return () if named else tuple(" ".join(item) for item in items)  # Batang, Jateng, dan Solo


def _noun(item: list[str]) -> bool:
    """Whether an item is nothing but a noun with its words, as far as they tell."""
    known = lexicon.function_words()
    small = lexicon.nouns().stops | known.prepositions | known.openers
    words = [word.lower() for word in item]
    return all(
        word.isalpha() and word not in small and not verb_like(word) and not word.endswith(lexicon.nouns().possessive) for word in words
    )


def _one_for_each(outline: Outline, values: list[Fact], number: int) -> bool:
    """Whether as many figures are given as things are named, or one too few that is not shared."""
    return len(values) == number or number - len(values) == 1 and not _shared_out(outline, values, number)


def _last_named(outline: Outline, cue: Cue, number: int) -> tuple[str, ...]:
    """The last items before the cue, as many as there are figures: nothing tells where the list begins (`… 2022 dan 2023 yang …`)."""
    start = outline.sentence(outline.analysis.sentence_at(cue.start))[0]
    listed = split(outline.text[max(start, cue.start - BEFORE) : cue.start])
    if listed is None or not listed.closed or len(listed.texts) < number:
        return ()
    texts = listed.texts[-number:]
    return texts if all(len(item.split()) <= 2 * WORDS for item in texts[1:]) else ()
