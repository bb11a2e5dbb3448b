"""A date exists in the calendar: there is no 30 February, no twentieth month and no year of three digits.

Dates are typed by hand; one that cannot be is a slip, whichever digit is wrong.  Where its weekday, the publication and other dates of the
story leave but one possibility, that is suggested.

Silent about case numbers, fractions and scores that only look like dates, and about foreign order (month before day) where that would fit.
"""

from calendar import monthrange

from newsfacts.checks.rule import Binding, Equation, Rule, held
from newsfacts.days import FIRST, LAST, LEAP, Day, exists, parts
from newsfacts.interval import point
from newsfacts.model import Relation


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    (fact,) = held(binding, "date")
    ends = [day for day in (parts(fact), parts(fact, last=True)) if day is not None]
    found, wanted = point(int(all(map(exists, ends)))), point(1)
    return (Equation(lambda: fact.value or "", lambda: _calendar(ends[-1]) if ends else "", lambda read: found, lambda read: wanted, "∈"),)


def _calendar(day: Day) -> str:
    """The days that its month has, the months that a year has, or the years."""
    if day.year is not None and not FIRST <= day.year <= LAST:
        return f"{FIRST}..{LAST}"
    if day.month is None or not 1 <= day.month <= 12:
        return "01..12"
    return f"{day.month:02}-01..{monthrange(day.year or LEAP, day.month)[1]}"


RULE = Rule(
    name="impossible-date",
    doc=__doc__,
    good=("Pendaftaran dibuka hingga 28 Februari 2027.", "Berkas diterima pada 30/9/2025."),
    bad=("Pendaftaran dibuka hingga 30 Februari 2027.", "Berkas diterima pada 20/20/2025.", "Rapat digelar Selasa (3/62/2025)."),
    equations=equations,
)
