"""How plainly the words say that figures must agree, and so what is said of figures that do not."""

from typing import TypedDict


class Certainty(TypedDict):
    """The two fields of a `Relation` that say it."""

    sure: bool
    doubtful: bool


PLAIN = Certainty(sure=True, doubtful=False)  # no other reading: an error
LIKELY = Certainty(sure=True, doubtful=True)  # another one is conceivable: a note
GUESSED = Certainty(sure=False, doubtful=True)  # as likely as not: a note where one slip of the hand would mend it, else nothing
TRIED = Certainty(sure=False, doubtful=False)  # only that they agree is told

FALLING = (PLAIN, LIKELY, GUESSED, TRIED)


def at_most(certainty: Certainty, limit: Certainty) -> Certainty:
    """The less plain of the two."""
    return max(certainty, limit, key=FALLING.index)
