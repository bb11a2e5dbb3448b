"""WARC (Common Crawl's CC-NEWS and other web archives): the HTML pages among the responses, by fastwarc, one in memory at a time."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO

from newsfacts.readers import html
from newsfacts.readers.documents import Entry
from newsfacts.readers.errors import ReadError, extra
from newsfacts.readers.streams import MOST_BYTES, Opened, whole

PAGES = ("text/html", "application/xhtml+xml")
OK = 200


def entries(opened: Opened) -> Iterator[Entry]:
    """The pages of an archive, named by their addresses.

    `ReadError`: `missing-extra`, `too-large` (from a pipe), `broken` (also behind pages that are whole).
    """
    with extra("warc", opened.name):
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    found = 0
    # fastwarc unpacks a file faster by itself; of anything else it wants to seek in
    with BytesIO(whole(opened.stream, MOST_BYTES, opened.name)) if opened.path is None else opened.path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
                if not record.is_http or (record.http_content_type or "").lower() not in PAGES or record.http_headers.status_code != OK:
                    continue
                found += 1
                body = record.reader.read(html.MOST + 1)
                address = record.headers.get("WARC-Target-URI") or str(found)
                yield Entry(address, partial(html.extract, body, record.http_charset or ""))
        except (GeneratorExit, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # fastwarc has no exception class of its own, and its panics are no `Exception`
            raise ReadError("broken", opened.name, "WARC") from error
