"""What a single word looks like: a verb, a part of a noun phrase, the name of an office.  All words in lower case."""

import re
from functools import cache, lru_cache

from newsfacts import lexicon

STEM = 3  # letters behind a prefix at least
ROOT = 4  # letters of a root at least
KNOWN = 8192  # words whose class is remembered


@cache
def _verbal() -> re.Pattern[str]:
    """Verbs by their prefix (`mencatat`, `bertambah`, `di-PHK`), or by their suffix alone (`catatkan`)."""
    nouns = lexicon.nouns()
    before, behind = "|".join(nouns.verb_prefixes), "|".join(nouns.verb_suffixes)
    nominal = "|".join(prefix for prefix, _ in nouns.noun_affixes)
    return re.compile(rf"(?:di-[a-z]{{1,30}}+|(?:{before})[a-z]{{{STEM},40}}+|(?!{nominal})[a-z]{{{STEM},40}}(?:{behind}))(?:-[a-z]++)?\Z")


@cache
def _nominal() -> re.Pattern[str]:
    """Nouns made by a prefix and a suffix together (`pemasyarakatan`, `keuangan`)."""
    return re.compile(
        "(?:" + "|".join(rf"{prefix}[a-z]{{{STEM + 1},30}}{suffix}" for prefix, suffix in lexicon.nouns().noun_affixes) + r")\Z"
    )


@lru_cache(maxsize=KNOWN)
def noun_like(word: str) -> bool:
    """Whether `word` may be part of a noun phrase."""
    nouns = lexicon.nouns()
    if not word[0].isalpha() or word in nouns.stops or word in nouns.verbs:
        return False
    return word in nouns.nouns or word in nouns.adjectives or not _verbal().match(word)


@lru_cache(maxsize=KNOWN)
def verb_like(word: str) -> bool:
    """Whether `word` is a verb, or stands for one between a noun and its number (`sebesar`, `naik menjadi`)."""
    nouns = lexicon.nouns()
    if word in nouns.carriers or word in nouns.verbs:
        return True
    return word not in nouns.nouns and word not in nouns.stops and bool(_verbal().match(word))


@lru_cache(maxsize=KNOWN)
def takes_object(word: str) -> bool:
    """Whether `word` is an active verb whose object follows (`menargetkan pertumbuhan`), no mere carrier of a number (`mencapai`)."""
    nouns = lexicon.nouns()
    return word.startswith(nouns.active_prefixes) and word not in nouns.carriers and verb_like(word)


@lru_cache(maxsize=KNOWN)
def office_like(word: str) -> bool:
    """Whether `word` names an office or a field rather than a person."""
    return bool(_nominal().match(word))


def unpossessed(word: str) -> int:
    """Length of the possessive suffix of `word` (`wakilnya`: 3), 0 if it has none."""
    suffix = lexicon.nouns().possessive
    return len(suffix) if word.endswith(suffix) and len(word) > len(suffix) + 2 else 0


@lru_cache(maxsize=KNOWN)
def roots(word: str) -> frozenset[str]:
    """What may be the root of `word`, without the first letter that a beginning may swallow: `angkap` of `tangkap` and `menangkap`."""
    nouns = lexicon.nouns()
    bare = word[: len(word) - unpossessed(word)]
    stems = {word, bare, *(bare.removesuffix(suffix) for suffix in nouns.root_suffixes if len(bare) - len(suffix) >= ROOT)}
    found = {stem.removeprefix(prefix) for stem in stems for prefix in ("", *nouns.root_prefixes)}
    found |= {root[1:] for root in found if root[:1] in nouns.swallowed}
    return frozenset([root for root in found if len(root) >= ROOT]) or frozenset((word,))
