"""Mail: the message and each of its attachments."""

from email.message import EmailMessage

import pytest

from newsfacts.readers import read

from .made import DAY, LEAD, MORE, TITLE, text, texts


def message(body: str = LEAD, subject: str = TITLE) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "humas@contoh.id"
    mail["To"] = "redaksi@contoh.id"
    mail["Subject"] = subject
    mail["Date"] = "Fri, 23 Aug 2019 08:00:00 +0700"
    mail["Message-ID"] = "<1@contoh.id>"
    mail.set_content(body)
    return mail


def test_subject_day_and_text() -> None:
    document = read(message(subject="Polisi — 140 “personel”").as_bytes())
    assert (document.title, document.published) == ("Polisi — 140 “personel”", DAY)
    assert document.text == f"Polisi — 140 “personel”\n\n{LEAD}"


def test_attachments_are_documents_of_their_own() -> None:
    mail = message()
    mail.add_attachment(f"{MORE} Ada 7 rumah.", filename="rilis é.txt")
    mail.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="foto.png")
    mail.add_attachment(b"%PDF-1.7 rusak", maintype="application", subtype="pdf", filename="rusak.pdf")
    inner = message(f"{MORE} Ada 8 rumah.", "Dalam")
    mail.add_attachment(inner)
    found = texts(mail.as_bytes(), "surat.eml")
    broken = found.pop("surat.eml#rusak.pdf")
    assert broken in ("!broken", "!missing-extra")
    assert found == {
        "surat.eml": f"{TITLE}\n\n{LEAD}",
        "surat.eml#rilis é.txt": f"{MORE} Ada 7 rumah.\n",
        "surat.eml#message.rfc822": f"Dalam\n\n{MORE} Ada 8 rumah.",
    }
    assert read(mail.as_bytes()).text == f"{TITLE}\n\n{LEAD}"


def test_a_message_that_only_brings_a_file_is_that_file() -> None:
    mail = message(" \n")
    mail.add_attachment(LEAD, filename="rilis.txt")
    assert texts(mail.as_bytes(), "surat.eml") == {"surat.eml#rilis.txt": f"{LEAD}\n"}


def test_what_a_reply_quotes_is_left_out() -> None:
    assert text(message(f"{LEAD}\n\n> Ada 77 rumah\n> kata dia\n").as_bytes()) == f"{TITLE}\n\n{LEAD}"


def test_a_message_in_html_alone() -> None:
    pytest.importorskip("lxml", reason="needs newsfacts[docs]")
    mail = message()
    mail.set_content(f"<table><tr><td><p>{LEAD}</p><p>Ada 5 km<sup>2</sup> lahan. {MORE}</p></td></tr></table>", subtype="html")
    assert text(mail.as_bytes()) == f"{TITLE}\n\n{LEAD}\nAda 5 km2 lahan. {MORE}"


def test_quoted_printable_and_base64_are_decoded() -> None:
    for encoding in ("quoted-printable", "base64"):
        mail = message()
        mail.set_content(f"Café: {LEAD}", cte=encoding)
        assert text(mail.as_bytes()) == f"{TITLE}\n\nCafé: {LEAD}"


def test_matryoshkas_end() -> None:
    mail = message()
    for _ in range(12):
        outer = message()
        outer.add_attachment(mail)
        mail = outer
    found = texts(mail.as_bytes(), "surat.eml")
    assert list(found.values())[-1] == "!broken"
    assert len(found) < 8


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a\nTo: b\nSubject: c\nDate: d\nMIME-Version: 1.0\n\n",
        b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"From: a\nMIME-Version: 1.0\nSubject: =?utf-9?q?=ff?=\nDate: ???\nContent-Type: text/plain; charset=nope\n\n\xff\xfe",
        b"From: a\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n%%%",
    ],
)
def test_messages_without_anything_to_read_are_errors(raw: bytes) -> None:
    assert text(raw, "surat.eml") in ("!empty", "!undecodable", "!binary")


def test_work_on_headers_is_bounded() -> None:
    heads = "From: a\nTo: b\nMIME-Version: 1.0\n"
    found = text(f"{heads}Content-Type: text/plain; {'a=b; ' * 400_000}\nSubject: {'=?utf-8?q?a?= ' * 100_000}\n\n{LEAD}".encode())
    assert found.endswith(LEAD)
    assert len(found) < 10_000


def test_a_letter_in_plain_text_is_no_mail() -> None:
    letter = f"Kepada: Redaksi\nPerihal: Rilis\n\n{LEAD}"
    assert text(letter.encode(), "surat.txt") == letter
