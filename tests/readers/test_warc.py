"""WARC: the pages among the responses of a web archive."""

import gzip
from pathlib import Path
from zlib import crc32

import pytest

from .made import LEAD, MORE, TITLE, text, texts

pytest.importorskip("fastwarc", reason="needs newsfacts[warc]")
pytest.importorskip("trafilatura", reason="needs newsfacts[docs]")

PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE}</p></article></body></html>".encode()
)


def record(
    address: str,
    body: bytes = PAGE,
    kind: str = "response",
    http: str = "200 OK",
    content: str = "text/html; charset=utf-8",
    more: str = "",
) -> bytes:
    payload = f"HTTP/1.1 {http}\r\nContent-Type: {content}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-{crc32(address.encode()):012}>\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


RECORDS = (
    record("https://contoh.id/1"),
    record("https://contoh.id/gone", http="404 Not Found"),
    record("https://contoh.id/foto.png", content="image/png"),
    record("https://contoh.id/ask", kind="request"),
    record("https://contoh.id/2", gzip.compress(PAGE), more="Content-Encoding: gzip\r\n"),
    record("https://contoh.id/empty", b"<html></html>"),
)
STORY = f"{TITLE}\n{LEAD}\n{MORE}"
FOUND = {"a.warc#https://contoh.id/1": STORY, "a.warc#https://contoh.id/2": STORY, "a.warc#https://contoh.id/empty": "!no-text"}


def test_pages_from_a_file_and_from_a_stream(tmp_path: Path) -> None:
    for raw in (b"".join(RECORDS), b"".join(map(gzip.compress, RECORDS)), gzip.compress(b"".join(RECORDS))):
        file = tmp_path / "a.warc"
        file.write_bytes(raw)
        assert texts(file, "a.warc") == FOUND
        assert texts(raw, "a.warc") == FOUND


def test_a_damaged_archive_gives_what_is_whole_and_an_error(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    many = b"".join(
        gzip.compress(record(f"https://contoh.id/{number}", PAGE + f"<!--{'x' * 99 * number}-->".encode())) for number in range(60)
    )
    file.write_bytes(many[:-500])
    found = texts(file, "a.warc.gz")
    assert 50 < sum(story == STORY for story in found.values()) < 60
    assert found.get("a.warc.gz") == "!broken" or len(found) == 59
    assert text(b"WARC/1.0\r\n" + bytes(1000), "a.warc") in ("!broken", "!empty")


def test_an_archive_without_pages_is_empty() -> None:
    assert text(RECORDS[1], "a.warc") == "!empty"
