"""The same wire story in many outlets: documents whose words are nearly the same and whose figures are.

The words are compared by MinHash (Broder 1997): of all runs of three words the smallest hash under each of some permutations is kept; two
documents agree in about as many of these numbers as they have runs in common.  The numbers are cut into bands, and only documents that
share a whole band are compared at all.  A story whose figures or dates differ, or that has one more, is no copy but another witness: a
toll that grew, or a slip.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from numpy.typing import NDArray

Figure = tuple[str, str, str]  # value or lower end, upper end, unit; empty where there is none

RUN = 3  # words of a run
BANDS = 8
ROWS = 5  # numbers of a band: stories alike by 0.9 share one with a chance of 0.999, by 0.8 of 0.96, by 0.5 of 0.22
ALIKE = 0.75  # share of equal numbers from which on two stories are the same
SEED = 20190820  # of the permutations; another one would make signatures that cannot be compared with those in a store


class Signature(NamedTuple):
    """What a store keeps of a document to recognise it.

    `numbers` are those of MinHash, `bands` one key (64 bits, signed) for each band of them.
    """

    numbers: bytes
    bands: tuple[int, ...]


class Sketch(NamedTuple):
    """By what most updates are told from copies: the values of the figures as 64 bits (signed), and how many differ."""

    bits: int
    figures: int


def signature(text: str) -> Signature:
    """The signature of a text; the case of plain letters and white space do not matter."""
    import numpy as np

    multiply, add = _permutations()
    printed = text.encode("utf-8", "replace").lower().split()
    words = np.fromiter(map(crc32, printed or [b""]), dtype=np.uint32)
    if len(words) < RUN:
        words = np.resize(words, RUN)
    runs = words[:-2] * np.uint32(0x9E3779B1) ^ words[1:-1] * np.uint32(0x85EBCA77) ^ words[2:] * np.uint32(0xC2B2AE3D)
    runs ^= runs >> np.uint32(15)
    numbers = _smallest(runs, multiply, add).tobytes()
    return Signature(numbers, bands(numbers))


def bands(numbers: bytes) -> tuple[int, ...]:
    """The keys of the bands of a document's numbers."""
    import numpy as np

    keys = np.frombuffer(numbers, dtype=np.uint32).reshape(BANDS, ROWS) @ _weights() + _numbered()
    return _BANDS.unpack(keys.tobytes())


_BANDS = Struct(f"={BANDS}q")
PIECE = 4096  # runs that are permuted at once, so that a long text takes little memory


def _smallest(runs: "NDArray[Any]", multiply: "NDArray[Any]", add: "NDArray[Any]") -> "NDArray[Any]":
    import numpy as np

    found = np.full(BANDS * ROWS, 2**32 - 1, dtype=np.uint32)
    for start in range(0, len(runs), PIECE):
        permuted = runs[start : start + PIECE] * multiply
        permuted += add
        np.minimum(found, permuted.min(axis=1), out=found)
    return found


@cache
def _permutations() -> tuple["NDArray[Any]", "NDArray[Any]"]:
    import numpy as np

    random = np.random.Generator(np.random.PCG64(SEED))
    drawn = random.integers(1, 2**32, size=(2, BANDS * ROWS, 1), dtype=np.uint32)
    return drawn[0] | np.uint32(1), drawn[1]


@cache
def _weights() -> "NDArray[Any]":
    import numpy as np

    return np.array([pow(0x100000001B3, power, 2**64) for power in range(ROWS)], dtype=np.uint64)


@cache
def _numbered() -> "NDArray[Any]":
    import numpy as np

    return np.arange(BANDS, dtype=np.uint64)


def alike(ours: bytes, others: Sequence[tuple[int, bytes]]) -> list[int]:
    """Of other documents, each given by a number and the numbers of MinHash, those that have nearly the same words."""
    if not others:
        return []
    import numpy as np

    table = np.frombuffer(b"".join(numbers for _, numbers in others), dtype=np.uint32).reshape(len(others), -1)
    equal = (table == np.frombuffer(ours, dtype=np.uint32)).sum(axis=1).tolist()
    return [document for (document, _), count in zip(others, equal, strict=True) if count >= ALIKE * BANDS * ROWS]


def sketch(figures: Iterable[Figure]) -> Sketch:
    """The sketch of a story's figures: where all values of one story stand in another, so do its bits."""
    different, bits = {value for value, _, _ in figures}, 0
    for hashed in map(crc32, map(str.encode, different)):
        bits |= 1 << (hashed & 63)
    return Sketch(bits - 2**64 if bits >> 63 else bits, len(different))


def told(ours: Iterable[Figure], theirs: Iterable[Figure]) -> bool:
    """Whether another story has all figures of this one in their order: outlets cut stories."""
    rest = iter(theirs)
    return all(figure in rest for figure in ours)
