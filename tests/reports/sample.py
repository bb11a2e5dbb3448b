"""Articles and what is found in them, for the tests of the formats."""

from newsfacts import pipeline, readers
from newsfacts.model import Document, Extraction, Failure, Report, Suppressed, Unread
from newsfacts.reports import formats
from newsfacts.reports.terminal import screen
from newsfacts.reports.wording import Entry

Pair = tuple[Document, Extraction]

GOOD = "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 24 polisi wanita.\n"
BAD = "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 42 polisi wanita.\n"
HOSTILE = (
    '<script>alert(1)</script> =HYPERLINK("x") | *a* [b](c) ::error::\x1b[2J \u202e" onload="x\r\n\r\n@SUM(1) %0A & _\r\n'
    + BAD
    + "https://contoh.id/?q=1&r=2 😀 "
    + BAD
)
UNREAD = Unread(source="tiada, 50%.txt", error=Failure(code="not-found", message="tiada, 50%.txt:\nberkas <b>tidak</b> ada"))


def checked(text: str, source: str | None = "berita.txt") -> Pair:
    """An article with its report."""
    document = readers.from_text(text, source)
    return document, pipeline.check(document)


def extracted(text: str, source: str | None = "berita.txt") -> Pair:
    """An article with its figures."""
    document = readers.from_text(text, source)
    return document, pipeline.extract_document(document)


def explained(text: str, source: str | None = "berita.txt") -> Pair:
    """An article with everything in it that looks like a number."""
    document = readers.from_text(text, source)
    return document, pipeline.explain_document(document)


def suppressed(text: str, reason: str = "sudah diperiksa") -> Pair:
    """An article whose findings are all put aside."""
    document = readers.from_text(text, "berita.txt")
    report = pipeline.check(document)
    aside = tuple(Suppressed(check=check, by="sidecar", reason=reason) for check in report.checks if check.severity)
    kept = tuple(check for check in report.checks if not check.severity)
    summary = report.summary.model_copy(update={"inconsistent": 0})
    return document, report.model_copy(update={"checks": kept, "suppressed": aside, "summary": summary})


def printed(form: str, *entries: Entry, language: str = "id", quiet: bool = False) -> str:
    """What a format prints of some inputs."""
    return "".join(formats.renderer(form).pieces(entries, screen(language, quiet=quiet)))


def report(pair: Pair) -> Report:
    """The report of an article that was checked."""
    found = pair[1]
    assert isinstance(found, Report)
    return found
