"""Feeds: one document for each entry."""

import pytest

from newsfacts.readers import ReadError, read, within
from newsfacts.readers.documents import Reading

from .made import DAY, LEAD, MORE, TITLE, texts

pytest.importorskip("lxml", reason="needs newsfacts[docs]")

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Kabar NTB</title>
<item><title>{TITLE} &amp; anjing</title>
<link>https://contoh.id/1</link><pubDate>Thu, 22 Aug 2019 20:15:00 +0000</pubDate><description>Ringkas 77</description>
<content:encoded><![CDATA[<p>{LEAD}</p><p>Ada 5&nbsp;km<sup>2</sup> lahan.</p>]]></content:encoded></item>
<item><title>Dua</title><guid>tag:2</guid><description>{MORE} &ndash; Ada 5 & 6</description></item></channel></rss>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Kabar NTB</title></channel><item><title>{TITLE}</title>
<dc:date>2019-08-23T08:00+07:00</dc:date><description>{LEAD}</description></item></rdf:RDF>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar NTB</title><entry><id>tag:1</id><title type="html">{TITLE}</title>
<updated>2019-08-24T00:00:00+07:00</updated><published>2019-08-23T00:00:00+07:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p><table><tr><td>Sayung</td><td>300</td></tr></table></div></content></entry></feed>"""


def test_rss_with_the_faults_that_feeds_have() -> None:
    assert texts(RSS.encode(), "umpan.xml") == {
        "umpan.xml#https://contoh.id/1": f"{TITLE} & anjing\n\n{LEAD}\nAda 5\xa0km2 lahan.",
        "umpan.xml#tag:2": f"Dua\n\n{MORE} – Ada 5  6",
    }


@pytest.mark.parametrize(("raw", "body"), [(RDF, LEAD), (ATOM, f"{LEAD}\nSayung | 300")], ids=["rdf", "atom"])
def test_other_kinds(raw: str, body: str) -> None:
    [source] = within(raw.encode(), Reading(), "umpan.xml")
    document = source.load()
    assert (document.title, document.published, document.agency) == (TITLE, DAY, "Kabar NTB")
    assert document.text == f"{TITLE}\n\n{body}"


def test_several_articles_are_not_one() -> None:
    with pytest.raises(ReadError) as error:
        read(RSS.encode())
    assert error.value.code == "many-documents"


def test_the_day_is_that_of_jakarta() -> None:
    assert next(within(RSS.encode(), Reading())).load().published == DAY


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("<rss><channel><title>Kosong</title></channel></rss>", ["!empty"]),
        (f"<rss><channel><item><title>A</title><description>{LEAD}", [f"A\n\n{LEAD}"]),  # cut off
        ('<!DOCTYPE rss [<!ENTITY a "7"><!ENTITY b "&a;&a;">]><rss><item><description>&b;</description></item></rss>', ["&b;"]),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><item><description>&x;</description></item></rss>', ["&x;"]),
        ("<rss>" + "<item>" * 5000, None),
    ],
    ids=["empty", "cut", "entities", "files", "nested"],
)
def test_bad_feeds_end_well(raw: str, found: list[str] | None) -> None:
    read_back = list(texts(raw.encode()).values())
    assert read_back == found if found else {text[:1] for text in read_back} == {"!"}
