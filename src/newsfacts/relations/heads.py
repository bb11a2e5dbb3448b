"""The figure that a sentence is about, where others stand between it and what is said of it.

`Realisasi Rp 80 miliar, Rp 50 miliar di antaranya pajak, atau 80 persen dari target Rp 100 miliar`; `120 kasus dengan 163 tersangka, naik
25 persen dari 96 kasus`.  What holds of a figure before, and of the nearest one not, was said of that figure.
"""

from collections.abc import Callable, Mapping

from newsfacts.model import Fact, Relation
from newsfacts.relations.outline import Outline, dimension

MOST = 4  # figures before the nearest one that are tried

Binding = Mapping[str, tuple[Fact, ...]]


def meant(outline: Outline, relation: Relation, role: str, holds: Callable[[Binding], bool], before: str = "") -> Relation:
    """The relation, told of an earlier figure of its sentence in that `role` where it holds of that one and as it is bound does not.

    Earlier is what stands before the figure of that role, or of the one `before` which it is looked for.
    """
    binding = relation.bindings[0]
    (nearest,), (limit,) = binding[role], binding[before or role]
    place = outline.place(limit.start)
    if outline.mentions[place].first or any(map(holds, relation.bindings)):
        return relation
    sentence, used = outline.mentions[place].sentence, ids(binding)
    for mention in reversed(outline.mentions[max(0, place - MOST) : place]):
        if mention.sentence != sentence:
            break
        if mention.dimension == dimension(nearest) and mention.fact.id not in used and holds(told := {**binding, role: (mention.fact,)}):
            return relation._replace(bindings=(told,))
    return relation


def ordered(binding: Binding) -> bool:
    """Whether what is said to be the lower one is no larger."""
    return (binding["low"][0].number or 0) <= (binding["high"][0].number or 0)


def ids(binding: Binding) -> frozenset[str]:
    """The ids of all figures of a binding."""
    return frozenset([fact.id for group in binding.values() for fact in group])
