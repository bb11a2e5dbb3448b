"""HTML: the story alone, and its figures as they were printed."""

import pytest

from newsfacts.model import Document
from newsfacts.readers import ReadError, read

from .made import DAY, LEAD, MORE, TITLE, lines, text

pytest.importorskip("trafilatura", reason="needs newsfacts[docs]")

HEAD = (
    f'<meta charset="utf-8"><title>{TITLE} - Kabar NTB</title><meta property="og:title" content="{TITLE} - Kabar NTB">'
    '<meta property="og:site_name" content="Kabar NTB"><meta property="article:published_time" content="2019-08-23T13:45:00+07:00">'
)


def page(story: str, head: str = HEAD, around: str = "") -> bytes:
    return (
        f"<!doctype html><html><head>{head}</head><body><nav><a href=/>Beranda 11</a></nav>{around}"
        f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{story}<p>{MORE}</p></article><footer>Telepon 0370-12345</footer></body></html>"
    ).encode()


def story(inner: str, **more: str) -> list[str]:
    return lines(page(inner, **more))[2:-1]


def test_title_day_and_outlet_come_from_the_head() -> None:
    document = read(page(""))
    assert isinstance(document, Document)
    assert (document.title, document.published, document.agency, document.extracted) == (TITLE, DAY, "Kabar NTB", True)
    assert document.text == f"{TITLE}\n{LEAD}\n{MORE}"
    wired = read(page("").replace(LEAD.encode(), f"Mataram (ANTARA) - {LEAD}".encode()))
    assert isinstance(wired, Document)
    assert (wired.agency, wired.place) == ("Kabar NTB", "Mataram")  # who printed it, not who wrote it


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        ("<p>Lahan seluas 12 km<sup>2</sup> terbakar.</p>", "Lahan seluas 12 km2 terbakar."),
        ("<p>Sebanyak 10<sup>6</sup> bakteri ditemukan.</p>", "Sebanyak 10⁶ bakteri ditemukan."),
        ("<p>Ada 21.450<sup>1</sup> pekerja di sana.</p>", "Ada 21.450¹ pekerja di sana."),
        ("<p>Ada 21.450<sup>[1]</sup> pekerja di sana.</p>", "Ada 21.450 pekerja di sana."),
        ("<p>Kadar CO<sub>2</sub> naik di kota itu.</p>", "Kadar CO2 naik di kota itu."),
        ("<p>Ada 1.2<b>34</b> pekerja di sana.</p>", "Ada 1.234 pekerja di sana."),
        ("<p>Harganya <del>Rp500</del> Rp400 per buah.</p>", "Harganya Rp400 per buah."),
        ("<p>Harganya naik<script>var a=77</script> di pasar.</p>", "Harganya naik di pasar."),
        ("<p>Ada 5<!-- 6 --> pekerja di sana.</p>", "Ada 5 pekerja di sana."),
    ],
)
def test_figures_stay_what_they_are(inner: str, printed: str) -> None:
    assert story(inner) == [printed]


def test_lines_items_and_rows_stay_apart() -> None:
    table = "<table><tr><th>Kecamatan<th>L<th>P<tr><td>Sayung<td>300<td>600<tr><td>Karang<td>1.212<td>198</table>"
    items = "<ul><li>Sebanyak 12 rumah rusak berat</li><li>13 rumah rusak ringan</li></ul>"
    assert story(f"<p>Rincian 5<br>6 orang di sana</p>{items}{table}") == [
        *("Rincian 5", "6 orang di sana", "Sebanyak 12 rumah rusak berat", "13 rumah rusak ringan"),
        *("Kecamatan | L | P", "Sayung | 300 | 600", "Karang | 1.212 | 198"),
    ]


@pytest.mark.parametrize(
    "inner",
    [
        '<p>Baca juga: <a href="/x">Banjir 77 rumah</a></p>',
        '<div class="baca-juga"><p>Ada 77 rumah rusak di kota lain</p></div>',
        '<div class="related-posts"><ul><li><a href="/x">Banjir 77 rumah</a></li></ul></div>',
        '<div id="ads-1">Diskon 77 persen hari ini saja</div>',
        '<p style="display: none">Ada 77 rumah rusak</p>',
        '<div class="pagination"><a href="?p=1">1</a> <a href="?p=2">77</a></div>',
        "<p>1 2 77</p>",
        "<script>77</script><style>p{77}</style><noscript>77</noscript>",
    ],
)
def test_what_stands_around_the_story_is_left_out(inner: str) -> None:
    assert "77" not in text(page(inner))
    assert {"Beranda 11", "12345"}.isdisjoint(text(page(inner)).split("\n"))


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="pubdate" content="23/08/2019 10:00">', DAY),
        ('<meta itemprop="datePublished" content="2019-08-22T20:15:00Z">', DAY),  # the day that Jakarta had
        ('<script type="application/ld+json">{"datePublished": "2019-08-23T10:00:00+07:00"}</script>', DAY),
        ('<meta property="article:modified_time" content="2019-08-24">', None),
        ('<meta name="date" content="kemarin">', None),
    ],
)
def test_only_a_declared_day_is_taken(head: str, published: object) -> None:
    assert read(page("<p>Terbit 1 Januari 2001, kata dia.</p>", head=head)).published == published


def test_encodings_as_declared_or_found() -> None:
    told = "<p>Café “Négro” dibuka pada hari itu juga.</p>"
    as_utf8 = page(told)
    assert "Café “Négro”" in text(as_utf8)
    latin = as_utf8.decode().replace('charset="utf-8"', 'charset="iso-8859-1"').encode("cp1252")
    assert "Café “Négro”" in text(latin)
    assert "Café “Négro”" in text(as_utf8.decode().replace('charset="utf-8"', 'name="x"').encode("utf-16"))
    assert "Café “Négro”" in text(as_utf8.replace(b'charset="utf-8"', b'charset="no-such-thing"'))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"<html></html>", "no-text"),
        (b"<html><body><script>1</script></body></html>", "no-text"),
        (b"<div>" * 100_000, "no-text"),
        (b"<html>" + b"<p>1" * 60_000, "too-large"),
        (b"<html>" + b" " * (17 * 2**20), "too-large"),
    ],
    ids=["empty", "script", "deep", "wide", "large"],
)
def test_pages_without_a_story_are_errors(raw: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        read(raw)
    assert error.value.code == code


def test_a_page_full_of_figures_is_read_in_time() -> None:
    assert text(page("".join(f"<p>Kota itu punya {number} km<sup>2</sup> lahan.</p>" for number in range(3000)))).count(" km2 ") == 3000


def test_a_page_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    whole = page("<p>Lahan seluas 12 hektare terbakar di kota itu kemarin.</p>")
    assert LEAD in text(whole[: whole.index(b"hektare")])
    for char in (b"\0", b"\x01", b"&#1;", b"\xef\xbf\xbe"):
        assert text(whole.replace(b"personel", char + b"personel")) == text(whole)
