"""Bytes from files, standard input and compressed files, never more of them than an article can need."""

import glob
import gzip
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BufferedIOBase, BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from newsfacts.readers.errors import ReadError, extra, reason

if TYPE_CHECKING:
    from zstandard import ZstdDecompressionObj, ZstdDecompressor

HEAD = 16_384  # bytes by which a format is told
MEGA = 2**20
MOST_TEXT = 8 * MEGA  # bytes of plain text, characters of extracted text; the longest article has a hundredth of it
MOST_BYTES = 64 * MEGA  # bytes of a file in a format that must be in memory as a whole
PACKED = 1024  # bytes unpacked at a time: a thousand can hold forty million
WINDOW = 2**27  # bytes of memory that a zstd frame may ask for
NESTED = 3  # compressed files within one another


class Opened(NamedTuple):
    """A source that is open: its first bytes, and a stream that begins with them.

    `name` is for people; `inner` is the name that the content had before it was compressed.
    """

    name: str
    inner: str
    head: bytes
    stream: BufferedIOBase
    path: Path | None = None


@contextmanager
def opened(source: str | Path | bytes, name: str) -> Iterator[Opened]:
    """The file, standard input (`-`) or the bytes themselves, decompressed; `ReadError` if that fails, now or while it is read."""
    with ExitStack() as stack, guarded(name):
        path = None
        if isinstance(source, bytes):
            raw: IO[bytes] = BytesIO(source)
        elif str(source) == "-":
            raw = sys.stdin.buffer
        else:
            path = Path(source)
            raw = stack.enter_context(_file(path, name))
        stream: BufferedIOBase = cast(BufferedIOBase, raw)
        head = _head(stream)
        inner, depth = name, 0
        while (packed := _packing(head)) and depth < NESTED:
            stream = _unpacked(packed, _whole_stream(head, stream), name)
            head = _head(stream)
            inner, depth = inner.removesuffix(packed), depth + 1
        yield Opened(name, inner, head, _whole_stream(head, stream), path)


@contextmanager
def guarded(name: str) -> Iterator[None]:
    """What goes wrong while a source is read becomes a `ReadError` that names it."""
    try:
        yield
    except FileNotFoundError as error:
        raise ReadError("no-match" if glob.has_magic(name) else "not-found", name) from error
    except IsADirectoryError as error:
        raise ReadError("is-directory", name) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ReadError("broken", name, "gzip") from error
    except OSError as error:
        if os.path.isdir(name):  # never raises, whatever the name
            raise ReadError("is-directory", name) from error
        raise ReadError("unreadable", name, reason(error)) from error


def _file(path: Path, name: str) -> IO[bytes]:
    try:
        return path.open("rb")
    except ValueError as error:  # a NUL in the name
        raise ReadError("unreadable", name, "EINVAL") from error


def whole(stream: BufferedIOBase, most: int, name: str) -> bytes:
    """All that is left of the stream; `ReadError` (`too-large`) beyond `most` bytes."""
    raw = stream.read(most + 1)
    if len(raw) > most:
        raise ReadError("too-large", name, f"{most // MEGA} MB")
    return raw


class _Chain(RawIOBase):
    """Bytes that were already read, and the stream that they were read from."""

    def __init__(self, head: bytes, rest: BufferedIOBase) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview[int]") -> int:  # type: ignore[override]
        if self._head:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            piece = self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _whole_stream(head: bytes, rest: BufferedIOBase) -> BufferedIOBase:
    if rest.seekable() and not isinstance(rest, gzip.GzipFile):
        try:
            rest.seek(0)
        except (OSError, ValueError):  # a stream that only looks as if it could go back
            pass
        else:
            return rest
    return BufferedReader(_Chain(head, rest), 65_536)


def _head(stream: BufferedIOBase) -> bytes:
    """The first bytes, all that there are of them even where a pipe delivers them in pieces."""
    pieces: list[bytes] = []
    missing = HEAD
    while missing > 0 and (piece := stream.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def _packing(head: bytes) -> str:
    if head.startswith(b"\x1f\x8b"):
        return ".gz"
    return ".zst" if head.startswith(b"\x28\xb5\x2f\xfd") else ""


def _unpacked(packing: str, stream: BufferedIOBase, name: str) -> BufferedIOBase:
    if packing == ".gz":
        return gzip.GzipFile(fileobj=stream)
    with extra("data", name):
        import zstandard
    return BufferedReader(_Zstd(zstandard.ZstdDecompressor(max_window_size=WINDOW), stream, name), 65_536)


class _Zstd(RawIOBase):
    """A zstd stream of any number of frames; `broken` where one is damaged or cut off, which zstandard's own reader passes over."""

    def __init__(self, unpacker: "ZstdDecompressor", stream: BufferedIOBase, name: str) -> None:
        self._unpacker = unpacker
        self._stream = stream
        self._name = name
        self._frame: ZstdDecompressionObj | None = None
        self._unpacked = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview[int]") -> int:  # type: ignore[override]
        while not self._unpacked and self._advance():
            pass
        size = min(len(buffer), len(self._unpacked))
        buffer[:size] = self._unpacked[:size]
        self._unpacked = self._unpacked[size:]
        return size

    def _advance(self) -> bool:
        """Unpack a piece more; whether there was one."""
        from zstandard import ZstdError

        left = self._frame.unused_data if self._frame and self._frame.eof else b""
        piece = left or self._stream.read(PACKED)
        ended = self._frame is None or self._frame.eof
        if not piece and ended:
            return False
        if ended:
            self._frame = self._unpacker.decompressobj()
        try:
            if not piece or self._frame is None:
                raise ReadError("broken", self._name, "zstd")
            self._unpacked = memoryview(self._frame.decompress(piece))
        except ZstdError as error:
            raise ReadError("broken", self._name, "zstd") from error
        return True
