"""Compressed files, pipes and sizes."""

import gzip
import io
import sys
from pathlib import Path

import pytest

from newsfacts.readers import ReadError, read

from .made import LEAD, MORE, text, texts

STORY = f"{LEAD}\n{MORE}"


def test_gzip_of_one_and_of_several_members(tmp_path: Path) -> None:
    file = tmp_path / "berita.txt.gz"
    file.write_bytes(gzip.compress(LEAD.encode()) + gzip.compress(f"\n{MORE}".encode()))
    assert texts(file) == {str(file): STORY}
    assert text(gzip.compress(gzip.compress(STORY.encode()))) == STORY


def test_a_compressed_collection() -> None:
    assert list(texts(gzip.compress(f"isi;id\n{LEAD};1\n{MORE};2\n".encode()), "a.csv.gz").values()) == [LEAD, MORE]


def test_zstd() -> None:
    zstandard = pytest.importorskip("zstandard", reason="needs newsfacts[data]")
    raw = zstandard.compress(LEAD.encode()) + zstandard.compress(f"\n{MORE}".encode())
    assert text(raw, "berita.txt.zst") == STORY
    assert text(zstandard.compress(f"isi;id\n{LEAD};1\n".encode()), "a.csv.zst") == LEAD
    large = zstandard.compress(b"0" * 50_000_000)
    assert text(large) == "!too-large"
    for damaged in (raw[:-5], raw[:30], raw[:10] + b"xxxxxxxxxxxxxxxxxxxx"):
        assert text(damaged) == "!broken"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (gzip.compress(STORY.encode())[:-9], "broken"),
        (gzip.compress(STORY.encode())[:20], "broken"),
        (b"\x1f\x8b" + bytes(100), "broken"),
        (gzip.compress(b"0" * 50_000_000), "too-large"),
        (b"0" * (9 * 2**20), "too-large"),
        (b"\0" * 1_000_000, "binary"),
        (STORY.encode() + b"\0", "binary"),
        (b"{\\rtf1\\ansi\\deff0 " + STORY.encode() + b"\\par}", "binary"),
    ],
    ids=["cut", "head", "no gzip", "bomb", "large", "nothing", "NUL", "RTF"],
)
def test_damage_and_size(raw: bytes, code: str) -> None:
    assert text(raw) == f"!{code}"


def test_a_bomb_of_bombs() -> None:
    raw = b"0" * 10_000_000
    for _ in range(8):
        raw = gzip.compress(raw)
    assert text(raw) == "!binary"


@pytest.mark.parametrize(
    ("raw", "name"), [(STORY.encode(), "-"), (gzip.compress(STORY.encode()), "-"), (f"isi,id\n{STORY!r},1\n".encode(), "-")]
)
def test_standard_input_is_a_pipe(raw: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        """Delivers a few bytes at a time, and never goes back."""

        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(7, size) if size and size > 0 else size)

        def seekable(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(raw)))
    document = read("-")
    assert (document.source, LEAD in document.text) == (name, True)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(ReadError) as error:
        read(loop)
    assert error.value.code == "unreadable"
