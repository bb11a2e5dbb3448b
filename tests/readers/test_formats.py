"""What format a source is in, by its bytes before its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.readers import ReadError, Reading, within
from newsfacts.readers.formats import sniff
from newsfacts.readers.streams import opened

from .made import LEAD


@pytest.mark.parametrize(
    ("raw", "name", "form"),
    [
        (LEAD, "a.txt", "text"),
        (LEAD, "a.pdf", "text"),
        (LEAD, "a.html", "text"),
        (LEAD, "a.docx", "text"),
        (LEAD, "a.json", "text"),
        (LEAD, "a.csv", "separated"),
        (LEAD, "a.csv.gz", "text"),
        ("%PDF-1.7", "a.txt", "pdf"),
        ("\n%PDF-1.7", "a", "pdf"),
        ("PK\x03\x04", "a.txt", "docx"),
        ("PAR1", "a", "parquet"),
        ("WARC/1.1\r\n", "a", "warc"),
        ("<!DOCTYPE html><html>", "a.txt", "html"),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y"><html>', "a", "html"),
        ("<!-- x --><p>Isi</p>", "a", "html"),
        ("<3 Jakarta", "a", "text"),
        ('<?xml version="1.0"?><!-- x --><rss version="2.0">', "a.html", "feed"),
        ("<feed xmlns='x'>", "a", "feed"),
        ("<rdf:RDF>", "a", "feed"),
        ("<n:newsItem xmlns:n='x'>", "a", "newsml"),
        ('<?xml version="1.0"?><buku>', "a.xml", "xml"),
        ('{"a": 1}\n{"a": 2}\n', "a.txt", "json-lines"),
        ('{"a": 1}', "a.json", "json-lines"),
        ('{\n "a": 1}', "a.json", "json"),
        ('[{"a": 1}]', "a", "json"),
        ("[Foto] Ada 5 rumah", "a", "text"),
        ("{Foto} Ada 5 rumah", "a", "text"),
        ("From: a\r\nTo: b\r\nMIME-Version: 1.0\r\n\r\n", "a.txt", "mail"),
        ("Judul: a\nIsi: b\n\n", "a.txt", "text"),
        ("", "a.csv", "text"),
    ],
)
def test_formats(raw: str, name: str, form: str) -> None:
    with opened(raw.encode(), name) as file:
        assert sniff(file) == form
    if not raw.startswith(("PK", "PAR1", "WARC", "%")) and form != "mail":
        with opened(raw.encode("utf-16"), name) as file:
            assert sniff(file) == ("text" if "PDF" in raw else form)


STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"\x28\xb5\x2f\xfd",
    b"PAR1",
    b"<html>",
    b"<rss>",
    b"<newsItem>",
    b'{"isi":"',
    b"WARC/1.0\r\n",
]


@given(st.sampled_from(STARTS), st.binary(max_size=200), st.sampled_from(["a", "a.csv", "a.jsonl", "a.eml", "a.zip"]))
def test_any_bytes_are_read_or_refused(start: bytes, rest: bytes, name: str) -> None:
    sources = list(within(start + rest, Reading(), name))
    assert sources
    for source in sources:
        try:
            assert source.load().text
        except ReadError as error:
            assert error.message("id").startswith(error.name)  # noqa: PT017
