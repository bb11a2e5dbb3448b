"""Whether two counted nouns may be the same sort of thing."""

from functools import cache, lru_cache

from newsfacts import lexicon
from newsfacts.model import Fact

KNOWN = 4096  # nouns, and pairs of them, that are remembered


@cache
def _sorts() -> tuple[frozenset[str], ...]:
    """Nouns that may be counted together: of people, of medals, of vehicles."""
    return tuple(lexicon.relations().words[sort] for sort in ("people", "medals", "vehicles"))


@lru_cache(KNOWN)
def _telling(subject: str) -> frozenset[str]:
    return frozenset(subject.lower().replace("/", " ").split()) - lexicon.relations().words["generic"]


def words(fact: Fact) -> frozenset[str]:
    """The words of what is counted, without words that fit anything."""
    return _telling(fact.subject) if fact.subject else frozenset()


def same(first: Fact, again: Fact) -> bool:
    """Whether two counts name the same noun, one perhaps in fewer words."""
    one, other = words(first), words(again)
    return bool(one) and bool(other) and (one <= other or other <= one)


def peopled(whole: Fact, part: Fact) -> bool:
    """Whether a count of persons of any sort may hold one of some sort: `28 orang, termasuk 12 anak`, `28 korban tewas, termasuk …`."""
    known = lexicon.relations().words
    return head(whole) in known["anybody"] and not words(part).isdisjoint(known["people"])


def of_another(first: Fact, again: Fact) -> bool:
    """Whether the one count is of what only goes with the other's noun: `39 kasus` and `19 provinsi tanpa kasus`."""
    one, other = (_said(fact.subject) for fact in (first, again))
    if not one or not other or one[0] == other[0] or any(one[0] in sort and other[0] in sort for sort in _sorts()):
        return False
    return (one[0] in other) != (other[0] in one)


def _said(subject: str | None) -> list[str]:
    """The words of a noun in order, without words that fit anything."""
    generic = lexicon.relations().words["generic"]
    return [word for word in (subject or "").lower().replace("/", " ").split() if word not in generic]


def head(fact: Fact) -> str | None:
    """The first word of what is counted that does not fit anything: `kekerasan` of `kekerasan anak`."""
    return next(iter(_said(fact.subject)), None)


def kin(whole: Fact, part: Fact) -> bool:
    """Whether a part may be counted among the whole: a word in common, both of one sort, or one of them without a noun of its own."""
    if whole.kind != "count" or part.kind != "count":
        return True
    return _related(whole.subject or "", part.subject or "")


@lru_cache(KNOWN)
def _related(whole: str, part: str) -> bool:
    one, other = _telling(whole), _telling(part)
    return not one or not other or bool(one & other) or any(one & sort and other & sort for sort in _sorts()) or _initials(whole, part)


def _initials(one: str, other: str) -> bool:
    """Whether one noun is the other's initials: `Keluarga Penerima Manfaat` and `KPM`."""
    long, short = sorted((one.lower(), other.lower()), key=len, reverse=True)
    return len(short) > 1 and "".join(word[0] for word in long.split()) == short


def other_subject(one: Fact, other: Fact) -> bool:
    """Whether two amounts or shares name subjects without a word in common."""
    if one.kind == "count" or not one.subject or not other.subject:
        return False
    return not set(one.subject.lower().split()) & set(other.subject.lower().split())
