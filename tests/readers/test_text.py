"""Bytes to text: encodings, and errors that name the source and the reason."""

import io
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import lexicon
from newsfacts.readers import Notice, ReadError, from_text, read
from newsfacts.readers.text import decode

STORY = "Mataram (ANTARA) - Sebanyak 21.450 pekerja “non-ASN” belum terlindungi – kata Budi, 5 °C.\r\nItu saja."


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        (STORY.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + STORY.encode(), "utf-8"),
        (STORY.encode("utf-16"), "utf-16"),
        (STORY.encode("utf-16-le"), "utf-16-le"),
        (STORY.encode("utf-16-be"), "utf-16-be"),
        (STORY.encode("utf-32"), "utf-32"),
    ],
)
def test_unicode_encodings(raw: bytes, charset: str) -> None:
    assert decode(raw, "x") == (STORY, charset)


def test_a_legacy_encoding_is_found_and_told() -> None:
    told: list[Notice] = []
    assert read(STORY.encode("cp1252"), tell=told.append).text == STORY
    assert told == [Notice("charset", "<bytes>", "cp1252")]


def test_damaged_utf8_stays_utf8() -> None:
    raw = STORY.encode().replace("–".encode(), "–".encode()[:2])
    text, charset = decode(raw, "x")
    assert charset == "utf-8, damaged"
    assert "“non-ASN”" in text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 Sebanyak 40 rumah", "broken"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b"PK\x03\x04docx", "broken"),
        (bytes(range(256)) * 4, "binary"),
        (
            "The bank said that it would keep the rate at 5 percent, and that the economy was growing by more than it had expected. " * 3,
            "not-indonesian",
        ),
    ],
)
def test_what_cannot_be_read(raw: bytes | str, code: str) -> None:
    with pytest.raises(ReadError) as error:
        read(raw.encode() if isinstance(raw, str) else raw)
    assert error.value.code == code


def test_any_language_is_read_if_forced() -> None:
    text = "The bank said that it would keep the rate at 5 percent, and that the economy was growing. " * 4
    assert read(text.encode(), force=True).text == text


def test_files_and_their_errors(tmp_path: Path) -> None:
    story = tmp_path / "berita.txt"
    story.write_bytes(STORY.encode())
    document = read(story)
    assert (document.text, document.source, document.agency) == (STORY, str(story), "ANTARA")
    assert read(str(story)) == document
    for name, code in ((tmp_path / "tiada.txt", "not-found"), (tmp_path, "is-directory"), ("a\0b", "unreadable")):
        with pytest.raises(ReadError) as error:
            read(name)
        assert error.value.code == code


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    document = read("-")
    assert (document.text, document.source) == (STORY, "-")


@pytest.mark.parametrize("language", ["id", "en"])
def test_messages_are_one_line_and_name_the_source(language: str) -> None:
    for code in lexicon.errors("en").messages:
        message = ReadError(code, "a\nb.txt", "x").message(language)
        assert "\n" not in message
        assert message.startswith("a b.txt: ")
    assert set(lexicon.errors("id").messages) == set(lexicon.errors("en").messages)


def test_an_error_reads_like_its_message() -> None:
    error = ReadError("not-found", "berita.txt")
    assert str(error) == error.message("id") == "berita.txt: berkas tidak ada"


def test_the_text_is_never_altered() -> None:
    text = "\ufeff A\r\nB\u00a0C\x00\ud800"
    document = from_text(text, source="x")
    assert (document.text, document.source) == (text, "x")
    assert document.sha256 == sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_name(raw: bytes) -> None:
    try:
        outcome = read(raw).text.strip()
    except ReadError as error:
        outcome = lexicon.errors("id").messages[error.code]
    assert outcome
