"""A mean is the total divided by the number it was taken over: `96 siswa … empat rombel, rata-rata 24 siswa per rombel`.

Means are rounded, also those of whole things, so half a unit of the last digit is always allowed.  Where the text multiplies instead
(`35 juta keluarga dengan rata-rata empat anggota`), the same three figures are compared.

Where total or number stands in the sentence before, mostly a note.  Silent where they stand further off, where the mean is one of rates or
of percentages, where it is of another time, or what is usual or wanted (`melampaui rata-rata tahun lalu`, `idealnya rata-rata 28`), and
where another figure might be meant.
"""

from newsfacts.checks.product import per_unit
from newsfacts.checks.rule import Binding, Equation, Read, Rule, held, shown
from newsfacts.dimensions import conversion
from newsfacts.interval import Interval, divided
from newsfacts.model import Relation
from newsfacts.relations.means import rounded


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    total, count, mean = held(binding, "total", "count", "average")
    scale = divided(conversion(total, mean) or 1, per_unit(count, mean))

    def computed(read: Read) -> Interval | None:
        quotient = read(total).over(read(count))
        return quotient.scaled(scale) if quotient else None

    return (Equation(lambda: f"{shown(total)} / {shown(count)}", lambda: shown(mean), computed, lambda read: rounded(read(mean), mean)),)


RULE = Rule(
    name="average",
    doc=__doc__,
    good=(
        "Total 96 siswa terbagi ke empat rombel atau rata-rata 24 siswa per rombel.",
        "Dengan 35 juta keluarga dan rata-rata empat anggota, program menjangkau sekitar 140 juta jiwa.",
    ),
    bad=(
        "Total 96 siswa terbagi ke empat rombel atau rata-rata 32 siswa per rombel.",
        "Panen 12,6 ton dari lahan 3 hektare, rata-rata 5,2 ton per hektare.",
    ),
    equations=equations,
)
