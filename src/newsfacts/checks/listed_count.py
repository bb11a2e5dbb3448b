"""As many items are listed as the number before the list says: `empat program, yakni …` lists four.

Lists of prose can be split in more than one way (`jalan dan jembatan` may be one item or two), so the fewest and the most plausible items
are counted, and only a number outside both is reported.  Names before their number (`Tono dan Tini menjadi dua siswa terbaik`) and those
among others (`dua di antaranya Tono dan Tini`) are only told where they fit, as are days (`dua laga pada 9 dan 11 Juni`).  Points that are
told one by one (`Pertama, … Kedua, …`) are counted, too, and questioned where there is one too many.

Lists below a colon are read too: numbered, with bullets, or one item a line.  There a count is questioned only where it misses by one, its
noun stands right before the list, each item is a few plain words, and a sentence follows that does not go on with it.

Silent where the list is open (`antara lain`, `misalnya`) unless it holds more than was counted, where names carry titles or positions set
off by commas, and where the list goes on in the next sentence or may go on upon another page.
"""

from newsfacts.checks.rule import Binding, Equation, Rule, held, shown, some
from newsfacts.interval import Interval
from newsfacts.model import Relation


def equations(binding: Binding, relation: Relation) -> tuple[Equation, ...]:
    (count,) = held(binding, "count")
    items = Interval(relation.fewest, relation.most)
    return (Equation(lambda: some(relation), lambda: shown(count), lambda read: items, lambda read: read(count)),)


RULE = Rule(
    name="listed-count",
    doc=__doc__,
    good=(
        "Ada empat program prioritas, yakni irigasi, jalan desa, listrik, dan air bersih.",
        "Banjir merendam tiga kecamatan, yaitu Sukamaju, Tirtasari, dan Margajaya.",
    ),
    bad=(
        "Ada empat program prioritas, yakni irigasi, jalan desa, dan air bersih.",
        "Banjir merendam tiga kecamatan, yaitu Sukamaju, Tirtasari, Margajaya, dan Cempaka.",
    ),
    equations=equations,
)
