"""DOCX: what the draft says in the end, with rows apart and raised figures told from digits."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from newsfacts.readers import ReadError, read

from .made import LEAD, lines, text

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, member: str = "word/document.xml") -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(member, f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/header1.xml", f'<w:hdr xmlns:w="{NAMESPACE}"><w:p><w:r><w:t>Nomor 77</w:t></w:r></w:p></w:hdr>')
    return out.getvalue()


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


RAISED = '<w:vertAlign w:val="superscript"/>'
CELLS = "".join(
    f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in row)}</w:tr>" for row in (("Sayung", "300"), ("Karang", "1.212"))
)


def test_paragraphs_and_rows() -> None:
    body = paragraph(run(LEAD)) + paragraph() + f"<w:tbl>{CELLS}</w:tbl>" + paragraph(run("Satu"), "<w:r><w:br/></w:r>", run("Dua"))
    assert lines(docx(body)) == [LEAD, "Sayung | 300", "Karang | 1.212", "Satu", "Dua"]


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        ((run("Ada 1.2"), run("34", "<w:b/>"), run(" orang")), "Ada 1.234 orang"),
        ((run("seluas 12 km"), run("2", RAISED), run(" lahan")), "seluas 12 km2 lahan"),
        ((run("Ada 21.450"), run("1", RAISED), run(" pekerja")), "Ada 21.450¹ pekerja"),
        (
            (run("Ada "), f"<w:del>{run('7')}<w:r><w:delText>7</w:delText></w:r></w:del><w:ins>{run('8')}</w:ins>", run(" orang")),
            "Ada 8 orang",
        ),
        ((run("Ada "), run("7 ", "<w:strike/>"), run("8 orang", '<w:strike w:val="0"/>')), "Ada 8 orang"),
        ((f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Ada 8 orang')}</w:sdtContent></w:sdt>",), "Ada 8 orang"),
        ((f"<w:hyperlink>{run('Ada 8 orang')}</w:hyperlink>",), "Ada 8 orang"),
        ((run("5"), "<w:r><w:noBreakHyphen/></w:r>", run("10 orang")), "5-10 orang"),
        (
            (run("Ada 8"), f"<w:r><w:drawing><w:txbxContent>{paragraph(run('9'))}</w:txbxContent></w:drawing></w:r>", run(" orang")),
            "Ada 8 orang",
        ),
    ],
)
def test_figures_are_those_of_the_final_draft(runs: tuple[str, ...], printed: str) -> None:
    assert lines(docx(paragraph(*runs))) == [printed]


def test_what_word_itself_would_write_is_read() -> None:
    assert text(docx(paragraph(run(LEAD)), "word/document2.xml")) == LEAD


def sealed() -> bytes:
    """Flags of the central directory and the local header that say: encrypted."""
    raw = bytearray(docx(paragraph(run(LEAD))))
    start = -1
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        while (start := raw.find(mark, start + 1)) >= 0:
            raw[start + place] |= 1
    return bytes(raw)


WHOLE = docx(paragraph(run(LEAD)))
BOMB = (
    f'<!DOCTYPE a [<!ENTITY a "{"7" * 100}">{"".join(f"<!ENTITY {b} &#34;&{a};&{a};&#34;>" for a, b in zip("abc", "bcd", strict=True))}]>'
)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (WHOLE[: len(WHOLE) // 2], "broken"),
        (b"PK\x03\x04" + bytes(300), "broken"),
        (docx("<w:p>"), "broken"),
        (docx(""), "no-text"),
        (docx("", "xl/workbook.xml"), "binary"),
        (docx("<w:p/>" * 3_500_000), "too-large"),
        (sealed(), "password"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "binary"),
    ],
    ids=["cut", "no zip", "xml", "empty", "xlsx", "bomb", "encrypted", "sealed", "doc"],
)
def test_what_cannot_be_read(raw: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        read(raw)
    assert error.value.code == code


def test_entities_are_not_expanded() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'{BOMB}<w:document xmlns:w="{NAMESPACE}"><w:p><w:r><w:t>&d;</w:t></w:r></w:p></w:document>')
    assert text(out.getvalue()) == "!broken"
