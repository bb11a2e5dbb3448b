"""Where a change started, told in a clause of its own behind it: `turun 72 poin ke 7.128, setelah sehari sebelumnya ditutup di 7.200`."""

from newsfacts import lexicon
from newsfacts.relations.changing.ends import TIMES, one_sort, plausible
from newsfacts.relations.changing.roles import Roles
from newsfacts.relations.nouns import kin
from newsfacts.relations.outline import VERBS, Mention, Outline
from newsfacts.relations.portions import named_between, telling

PACE = 20  # characters behind where a change led that may say over what time it was made
TIME = 20  # characters of a time that is told like a length of one
LENGTH = 90  # characters between where a change led and where it started
LATER = frozenset({"week", "month", "quarter", "year"})  # what is told of such times may be the way since another one
WEEK = 7
OTHERWISE = frozenset(
    {"opens", "highest", "lowest", "peak", "average", "threshold", "target", "above", "below", "including", "among", "and"}
)


def start(outline: Outline, roles: Roles) -> Mention | None:
    """The figure right behind a change that a clause says it stood at the time before; None where the clause says anything else."""
    last, end = max(roles.values(), key=lambda mention: mention.index), roles["to"]
    found = outline.following(last)
    if found is not None and _is_time(outline, found):
        found = outline.following(found)
    if found is None or found.bracketed or end.fact.kind in TIMES or found.fact.start - last.fact.end > LENGTH:
        return None
    if not one_sort(end.fact, found.fact) or not plausible(end.fact, found.fact) or not kin(end.fact, found.fact):
        return None
    if found.families & OTHERWISE or not _of_before(outline, last.fact.end, found) or _one_of_several(outline, found):
        return None
    return found if _of_one_pace(outline, last, found) else None


def _is_time(outline: Outline, mention: Mention) -> bool:
    """Whether what looks like a length of time only says when: `sehari sebelumnya`."""
    cues = outline.cues_between(mention.fact.start, mention.fact.start + TIME)
    return any(cue.family == "before" and cue.start == mention.fact.start for cue in cues)


def _one_of_several(outline: Outline, found: Mention) -> bool:
    """Whether another such figure follows: `setelah Senin tercatat 120 orang dan Selasa 130 orang`."""
    following = outline.following(found)
    return following is not None and following.dimension == found.dimension


def _of_one_pace(outline: Outline, last: Mention, found: Mention) -> bool:
    """Whether nothing says that the change was made over another time than the one since then: not `sepekan ini turun 50 poin`."""
    known, begin = lexicon.relations(), outline.sentence(last.sentence)[0]
    when, said = _times(set(outline.words(last.fact.end, found.fact.start))), set(outline.words(begin, last.fact.end + PACE))
    over = {pace for pace, words in known.paces.items() if not words.isdisjoint(said)} | _times(said)
    lasting = any(mention.fact.kind in TIMES for mention in outline.by_sentence[last.sentence] if mention.index < last.index)
    return not lasting and "week" not in when and over <= when | {"day"}


def _times(words: set[str]) -> set[str]:
    """The times longer than a day that words name."""
    return {kind for kind, named in lexicon.relations().moments.items() if kind in LATER and not named.isdisjoint(words)}


def _of_before(outline: Outline, begin: int, found: Mention) -> bool:
    """Whether a clause only says where a thing that the sentence names stood the time before: `setelah kemarin ditutup di posisi`."""
    known, calendar = lexicon.relations().words, lexicon.calendar()
    words = outline.words(begin, found.fact.start)
    turn = next((place for place, word in enumerate(words) if word in known["started_from"]), None)
    if turn is None or known["resting"].isdisjoint(words[turn:]):
        return False
    dated = "before" in found.families or not known["day_before"].isdisjoint(words) or _on_day_before(outline, begin, found)
    led = {word for cue in found.leads if cue.family in VERBS | {"before"} for word in cue.phrase.split()}
    said = named_between(outline, outline.sentence(found.sentence)[0], begin)
    general = {*said, *led, *calendar.weekdays, *calendar.months}
    general = general.union(*(known[name] for name in ("started_from", "resting", "day_before", "sessions", "levels", "dating")))
    first, last = outline.analysis.tokens(begin, found.fact.start)
    return dated and telling(outline, first + turn, last) <= general


def _on_day_before(outline: Outline, begin: int, found: Mention) -> bool:
    """Whether a clause names the day on which trading last closed, right before the one of the change where that is named, too."""
    days = lexicon.calendar().weekdays
    words = outline.words(begin, found.fact.start)
    told = [days[word] for word in words if word in days]
    own = [days[word] for word in outline.words(outline.sentence(found.sentence)[0], begin) if word in days]
    if len(told) != 1 or lexicon.relations().words["closing"].isdisjoint(words):
        return False
    return not own or (own[-1] - told[0]) % WEEK == 1 or own[-1] == 1 and told[0] == WEEK - 2
