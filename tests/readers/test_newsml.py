"""What agencies deliver: NewsML-G2 and ninjs."""

import json

import pytest

from newsfacts.readers import read

from .made import DAY, LEAD, MORE, TITLE, text, texts

XMLNS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def item(content: str, guid: str = "urn:newsml:contoh.id:1") -> str:
    return (
        f'<newsItem {XMLNS} guid="{guid}"><itemMeta><provider literal="ANTARA"/>'
        "<versionCreated>2019-08-24T09:00:00+07:00</versionCreated></itemMeta>"
        f"<contentMeta><contentCreated>2019-08-23T09:00:00+07:00</contentCreated><headline>{TITLE}</headline></contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>77</title></head>'
    f"<body><p>{LEAD}</p><p>Ada 5 km<sup>2</sup> lahan.</p></body></html></inlineXML>"
)
NITF = (
    "<inlineXML><nitf><head><title>77</title></head><body><body.head><dateline>77</dateline></body.head>"
    f"<body.content><p>{LEAD}</p></body.content></body></nitf></inlineXML>"
)
PLAIN = f'<inlineData contenttype="text/plain">{LEAD}\n{MORE}</inlineData>'


@pytest.mark.parametrize(
    ("content", "body"),
    [(XHTML, f"{LEAD}\nAda 5 km2 lahan."), (NITF, LEAD), (PLAIN, f"{LEAD}\n{MORE}")],
    ids=["xhtml", "nitf", "plain"],
)
def test_newsml_g2(content: str, body: str) -> None:
    pytest.importorskip("lxml", reason="needs newsfacts[docs]")
    document = read(item(content).encode())
    assert (document.title, document.published, document.agency) == (TITLE, DAY, "ANTARA")
    assert document.text == f"{TITLE}\n\n{body}"


def test_a_message_of_several_items() -> None:
    pytest.importorskip("lxml", reason="needs newsfacts[docs]")
    picture = item('<remoteContent href="foto.jpg"/>', "c")
    message = f"<newsMessage {XMLNS}><itemSet>{item(XHTML, 'a')}{item(PLAIN, 'b')}{picture}</itemSet></newsMessage>"
    assert set(texts(message.encode(), "kirim.xml")) == {"kirim.xml#a", "kirim.xml#b"}
    assert text(picture.encode()) == "!no-text"
    assert text(item(XHTML).encode()[:-60]) == "!broken"
    assert text(f'<?xml version="1.0"?><buku {XMLNS}/>'.encode()) == "!binary"


NINJS = {"uri": "urn:1", "type": "text", "versioncreated": "2019-08-22T20:15:00Z", "headline": TITLE, "source": "ANTARA"}


@pytest.mark.parametrize(
    "record",
    [
        {**NINJS, "body_text": LEAD, "body_xhtml": "<p>77</p>"},
        {
            "uri": "urn:1",
            "contentcreated": "2019-08-23T09:00:00+07:00",
            "headlines": [{"role": "short", "value": "x"}, {"role": "main", "value": TITLE}],
            "bodies": [{"contenttype": "text/html", "value": "<p>77</p>"}, {"contenttype": "text/plain", "value": LEAD}],
            "infosources": [{"name": "ANTARA"}],
        },
    ],
    ids=["1", "2"],
)
def test_ninjs(record: dict[str, object]) -> None:
    for raw in (json.dumps(record), json.dumps(record, indent=1), json.dumps([record])):
        document = read(raw.encode())
        assert (document.title, document.published, document.agency, document.text) == (TITLE, DAY, "ANTARA", f"{TITLE}\n\n{LEAD}")
    assert list(texts(json.dumps(record, indent=1).encode(), "a.json")) == ["a.json"]


def test_ninjs_with_markup() -> None:
    pytest.importorskip("lxml", reason="needs newsfacts[docs]")
    assert (
        text(json.dumps({**NINJS, "body_xhtml": f"<p>{LEAD}</p><p>Ada 5 km<sup>2</sup></p>"}).encode()) == f"{TITLE}\n\n{LEAD}\nAda 5 km2"
    )


def test_a_picture_is_no_text() -> None:
    assert text(json.dumps({**NINJS, "body_text": " "}).encode()) == "!no-text"
