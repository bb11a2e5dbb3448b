"""PDF: paragraphs joined, rows apart, running lines left out; errors for scans, passwords and damage."""

from io import BytesIO
from typing import Any

import pytest

from newsfacts.readers import ReadError, read
from newsfacts.readers.pdf import Line, _joined, _same_line

from .made import LEAD, MORE, TITLE, lines

pytest.importorskip("pypdfium2", reason="needs newsfacts[docs]")
pytest.importorskip("pdfplumber", reason="needs newsfacts[docs]")
pytest.importorskip("reportlab", reason="makes the PDFs")


def pdf(*parts: Any, password: str | None = None, columns: int = 1) -> bytes:
    """A document of paragraphs (text) and tables (lists of rows), with a running head and page numbers."""
    from reportlab.lib.colors import black
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

    styles = getSampleStyleSheet()
    body = [
        Table(part, style=[("GRID", (0, 0), (-1, -1), 1, black)]) if isinstance(part, list) else Paragraph(part, styles["BodyText"])
        for part in parts
    ]

    def running(canvas: Any, document: Any) -> None:
        canvas.drawString(80, 815, "Biro Hubungan Masyarakat")
        canvas.drawString(80, 25, f"Halaman {document.page}")

    out = BytesIO()
    width = 450 / columns
    frames = [Frame(70 + width * number, 60, width - 10, 730) for number in range(columns)]
    document = BaseDocTemplate(out, pageTemplates=[PageTemplate(frames=frames, onPage=running)], encrypt=password)
    document.build([Paragraph(TITLE, styles["Title"]), *body])
    return out.getvalue()


def one_page(*parts: Any) -> list[str]:
    """Its lines but the two that would show on every page if there were more."""
    return [line for line in lines(pdf(*parts)) if line not in ("Biro Hubungan Masyarakat", "Halaman 1")]


def test_paragraphs_are_joined_and_parted() -> None:
    assert one_page(LEAD, MORE) == [TITLE, LEAD, MORE]


def test_a_heading_is_no_part_of_the_paragraph_below() -> None:
    assert one_page(LEAD, "<b>Latar Belakang</b>", MORE) == [TITLE, LEAD, "Latar Belakang", MORE]


def test_rows_of_a_table_stay_apart_in_their_place() -> None:
    found = lines(pdf(LEAD, [["Kecamatan", "L", "P"], ["Sayung", "300", "600"], ["Karang", "1.212", "198"]], MORE))
    start = found.index("Kecamatan | L | P")
    assert found[start - 1 : start + 4] == [LEAD, "Kecamatan | L | P", "Sayung | 300 | 600", "Karang | 1.212 | 198", MORE]


def test_raised_figures_are_no_digits_of_the_number_before() -> None:
    found = lines(pdf("Ada 21.450<super>1</super> pekerja dan 1.111<super>12</super> lahan seluas 12 km<super>2</super>, kata Budi."))
    assert "Ada 21.450¹ pekerja dan 1.111¹² lahan seluas 12 km2, kata Budi." in found


def test_running_lines_and_page_numbers_are_left_out_and_paragraphs_go_on_over_pages() -> None:
    paragraphs = [f"{LEAD} {MORE} {LEAD}".replace("i ", f"i ke-{number} ") for number in range(40)]
    found = lines(pdf(*paragraphs))
    assert found == [TITLE, *paragraphs]


def test_columns_are_read_one_after_the_other() -> None:
    paragraphs = [f"{LEAD} {MORE} Rumah ke-{number} dihitung." for number in range(14)]
    found = " ".join(lines(pdf(*paragraphs, columns=2)))
    places = [found.index(f"Rumah ke-{number} dihitung.") for number in range(14)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("kata pemerin-", "tah daerah", "kata pemerintah daerah"),
        ("kata pemerin\ufffe", "tah daerah", "kata pemerintah daerah"),
        ("sebanyak 5-", "10 orang", "sebanyak 5-10 orang"),
        ("pekerja non-", "ASN", "pekerja non-ASN"),
        ("para anak-", "anak itu", "para anak-anak itu"),
        ("satu -", "dua", "satu - dua"),
        ("Rp24", "juta", "Rp24 juta"),
    ],
)
def test_words_parted_at_the_end_of_a_line(above: str, below: str, joined: str) -> None:
    assert _joined(above, below) == joined


def test_pieces_side_by_side_are_one_line() -> None:
    left = Line("12 km", 10, 40, 100, 112)
    assert _same_line(left, Line("2", 40, 44, 104, 112)) == Line("12 km2", 10, 44, 100, 112)
    assert _same_line(left, Line("luas", 44, 60, 100, 112)) == Line("12 km luas", 10, 60, 100, 112)
    assert _same_line(left, Line("bawah", 10, 40, 88, 100)) is None
    assert _same_line(left, Line("kolom", 200, 240, 100, 112)) is None


def code(raw: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read(raw)
    return error.value.code


def test_a_scan_is_an_error_that_says_so() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.rect(10, 10, 500, 700, fill=1)
    canvas.save()
    assert code(out.getvalue()) == "no-text"


def test_what_is_locked_or_damaged_is_an_error() -> None:
    whole = pdf(LEAD, MORE)
    assert code(pdf(LEAD, password="rahasia")) == "password"
    for damaged in (whole[:400], b"%PDF-1.7\n", b"%PDF-1.7" + bytes(5000), b"%PDF-1.4\n" + b"1 0 obj <</Kids [1 0 R]>>" * 1000):
        assert code(damaged) == "broken"
