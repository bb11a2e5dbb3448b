"""Hundreds of broken files between good ones: each is reported or read, none is lost, and none costs another."""

import gzip
import json
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pyarrow
import pytest
import reportlab.rl_config
import zstandard
from pyarrow import parquet

import newsfacts
from newsfacts import readers
from newsfacts.audits.batch import Job, Tally, run
from newsfacts.model import Unread
from program import newsfacts as program
from readers.made import LEAD, MORE, TITLE
from readers.test_docx import docx, paragraph, sealed
from readers.test_docx import run as words
from readers.test_feeds import ATOM, RSS
from readers.test_html import page
from readers.test_mail import message
from readers.test_newsml import NINJS, XHTML, item
from readers.test_pdf import pdf
from readers.test_warc import record

from .stories import PLAN, contents, query

ARTICLES = sorted((Path(__file__).parents[2] / "corpora" / "articles").glob("*.txt"))[:12]
STORY = f"{TITLE}\n\n{LEAD}\n{MORE}\n"
SEEDS = 2
LONG = 100 * 2**20
REPEATED = 20  # records that share their name with another of the same file, and so its row, at most


class Audited(NamedTuple):
    """A folder, the store of its audit, how that went, and what was made of each file: codes of errors, and `read`."""

    folder: Path
    store: Path
    tally: Tally
    outcomes: dict[str, Counter[str]]


def whole() -> dict[str, bytes]:
    """A file of every format that can be read, by its name; the same bytes every time."""
    letter = message(STORY)
    letter.add_attachment(f"{MORE} Ada 7 rumah.", filename="rilis.txt")
    letter.add_attachment(pdf(LEAD), maintype="application", subtype="pdf", filename="rilis.pdf")
    letter.set_boundary("batas")
    rows = [{"id": str(number), "judul": f"{TITLE} {number}", "isi": f"{LEAD} {MORE} Ada {number} rumah."} for number in range(5)]
    table = BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), table)
    archive = b"".join(gzip.compress(record(f"https://contoh.id/{number}"), mtime=0) for number in range(5))
    return {
        "text.txt": STORY.encode(),
        "wide.txt": STORY.encode("utf-16"),
        "page.html": page("<p>Lahan seluas 12 km<sup>2</sup> terbakar.</p>"),
        "print.pdf": pdf(LEAD, [["Kecamatan", "L"], ["Sayung", "300"], ["Karang", "198"]], MORE),
        "draft.docx": docx(paragraph(words(LEAD)) + paragraph(words(MORE))),
        "letter.eml": letter.as_bytes(),
        "rss.xml": RSS.encode(),
        "atom.xml": ATOM.encode(),
        "item.xml": item(XHTML).encode(),
        "ninjs.json": json.dumps({**NINJS, "body_text": LEAD}).encode(),
        "array.json": json.dumps(rows, indent=1).encode(),
        "lines.jsonl": "\n".join(map(json.dumps, rows)).encode(),
        "table.csv": "\n".join(["id;judul;isi", *(";".join(f'"{value}"' for value in row.values()) for row in rows)]).encode(),
        "table.parquet": table.getvalue(),
        "crawl.warc.gz": archive,
        "text.txt.gz": gzip.compress(STORY.encode(), mtime=0),
        "lines.jsonl.zst": zstandard.compress("\n".join(map(json.dumps, rows)).encode()),
    }


def cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw))]


def headless(raw: bytes, chance: random.Random) -> bytes:
    return raw[chance.randrange(1, len(raw)) :]


def holed(raw: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(raw)), 2))
    return raw[:start] + raw[end:]


def doubled(raw: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(raw)), 2))
    return raw[:end] + raw[start:]


def flipped(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for place in chance.sample(range(len(raw)), min(20, len(raw))):
        changed[place] ^= 1 << chance.randrange(8)
    return bytes(changed)


def noisy(raw: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(raw))
    return raw[:start] + chance.randbytes(200) + raw[start + 200 :]


def nulled(raw: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(raw))
    return raw[:start] + bytes(chance.choice((1, 2, 5000))) + raw[start:]


def stuffed(raw: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(raw))
    return raw[:start] + chance.choice((b"<", b"[", b'"', b"(", b"\xff", b"=", b"\n", b"1")) * 3000 + raw[start:]


BREAK: tuple[Callable[[bytes, random.Random], bytes], ...] = (cut, headless, holed, doubled, flipped, noisy, nulled, stuffed)


def mutants(seeds: int = SEEDS) -> Iterator[tuple[str, bytes]]:
    """Every format broken in every way, and under the name of another."""
    files = whole()
    for name, raw in files.items():
        stem, _, suffix = name.partition(".")
        for seed in range(seeds):
            for change in BREAK:
                yield f"{stem}-{change.__name__}-{seed}.{suffix}", change(raw, random.Random(f"{name} {change.__name__} {seed}"))
    for (name, raw), other in zip(files.items(), [*files][5:] + [*files][:5], strict=True):
        yield f"as-{name.replace('.', '-')}.{other.partition('.')[2]}", raw


def made() -> dict[str, tuple[bytes, str]]:
    """Files that are broken in a way of their own, with what is to be said of them."""
    entities = '<!DOCTYPE rss [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]>'
    itself = f"<item><title>A</title><link>umpan.xml</link><description>{LEAD} &a;</description></item>"
    nested = STORY.encode()
    for _ in range(9):
        nested = gzip.compress(nested, mtime=0)
    mail = message()
    for _ in range(9):
        outer = message()
        outer.add_attachment(mail)
        mail = outer
    return {
        "nothing.txt": (b"", "empty"),
        "blank.docx": (b" \n", "empty"),
        "nul.txt": (bytes(100_000), "binary"),
        "a-nul.txt": (STORY.encode() + b"\0", "binary"),
        "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary"),
        "program.html": (b"\x7fELF" + bytes(5000), "binary"),
        "old.doc": (b"\xd0\xcf\x11\xe0" + bytes(600), "binary"),
        "sheet.docx": (docx("", "xl/workbook.xml"), "binary"),
        "locked.pdf": (pdf(LEAD, password="rahasia"), "password"),
        "locked.docx": (sealed(), "password"),
        "locked-by-word.docx": (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        "bomb.docx": (docx("<w:p/>" * 3_500_000), "too-large"),
        "bomb.txt.gz": (gzip.compress(b"0" * 50_000_000), "too-large"),
        "bomb.json.zst": (zstandard.compress(b"[" + b'{"isi":""},' * 5_000_000), "too-large"),
        "bombs.gz": (nested, "binary"),
        "circle.xml": (f'<?xml version="1.0"?>{entities}<rss><channel>{itself}</channel></rss>'.encode(), "read"),
        "circle.docx": (docx(paragraph(words("&a;"))), "broken"),
        "deep.xml": (("<rss>" + "<item>" * 5000).encode(), "empty"),
        "deep.html": (("<div>" * 100_000 + LEAD).encode(), "no-text"),
        "deep.json": (b'{"a":' * 100_000, "broken"),
        "deep.eml": (mail.as_bytes(), "broken"),
        "english.txt": (
            b"The police said that there were 140 officers in the city, and that all of them had been there before. " * 5,
            "not-indonesian",
        ),
    }


def place(folder: Path) -> dict[str, str]:
    """Put all of them into a folder, with links that lead nowhere; what is to be said of those where that is known."""
    folder.mkdir()
    known = {name: code for name, (_, code) in made().items()}
    for name, raw in (*mutants(), *((name, raw) for name, (raw, _) in made().items())):
        (folder / name).write_bytes(raw)
    line = (LEAD + " ").encode() * (LONG // len(LEAD))
    (folder / "line.txt").write_bytes(line)
    (folder / "line.jsonl").write_bytes(b'{"isi": "' + line + b'"}\n' + json.dumps({"isi": LEAD}).encode())
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "ping.html").symlink_to(folder / "pong.html")
    (folder / "pong.html").symlink_to(folder / "ping.html")
    (folder / "far.txt").symlink_to("x" * 300)
    (folder / os.fsdecode(b"nam\xff.txt")).write_bytes(b"\0")
    (folder / "two\nlines.txt").write_bytes(b"\0")
    (folder / "z-vanishing.txt").write_text(LEAD, encoding="utf-8")
    (folder / "z-vanishing.jsonl").write_text(json.dumps({"isi": LEAD}), encoding="utf-8")
    return {
        **known,
        **dict.fromkeys(("line.txt", "line.jsonl"), "too-large"),
        **dict.fromkeys(("gone.txt", "z-vanishing.txt", "z-vanishing.jsonl"), "not-found"),
        **dict.fromkeys(("self.txt", "ping.html", "pong.html", "far.txt"), "unreadable"),
        **dict.fromkeys(("nam\ufffd.txt", "two\nlines.txt"), "binary"),
    }


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder, and what is to be said of some files in it; what is passed over without a word lies in it, too."""
    folder = tmp_path_factory.mktemp("broken")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reportlab.rl_config, "invariant", 1)
        said = place(folder / "a")
    os.mkfifo(folder / "a" / "pipe.txt")
    (folder / "a" / "to-pipe.txt").symlink_to("pipe.txt")
    (folder / "a" / "to-itself").symlink_to(folder / "a")
    (folder / "b").mkdir()
    for path in ARTICLES:
        shutil.copy(path, folder / "b")
    (folder / "c.txt").mkdir()
    return folder, said


@pytest.fixture(scope="module")
def audited(known: tuple[Path, dict[str, str]]) -> Audited:
    """The audit of them in one process, during which two of the files vanish."""
    folder, _ = known

    def step(tally: Tally) -> None:
        for path in (folder / "a").glob("z-vanishing.*"):
            path.unlink()

    store = folder.parent / f"{folder.name}.db"
    paths = [str(folder / "a"), str(folder / "b"), str(folder / "c.txt"), str(folder / "d.txt")]
    tally = run(Job(readers.collect(paths), store, PLAN), step, lambda: False)
    rows = query(store, "SELECT source, code FROM errors UNION ALL SELECT source, 'read' FROM sources")
    outcomes: dict[str, Counter[str]] = {}
    for source, code in rows:
        outcomes.setdefault(os.path.relpath(source.split("#")[0], folder), Counter())[code] += 1
    return Audited(folder, store, tally, outcomes)


def test_there_are_enough_of_them(audited: Audited) -> None:
    outcomes = Counter(code for found in audited.outcomes.values() for code in found)
    assert len(audited.outcomes) - len(ARTICLES) >= 300
    assert outcomes.total() - outcomes["read"] >= 200
    assert len(outcomes) >= 12


def test_none_is_lost(audited: Audited) -> None:
    files = {
        os.path.join(path.parent.name, path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        for path in audited.folder.glob("[ab]/*")
    }
    passed_over = {os.path.join("a", name) for name in ("pipe.txt", "to-pipe.txt", "to-itself")}
    vanished = {os.path.join("a", f"z-vanishing.{suffix}") for suffix in ("txt", "jsonl")}
    assert audited.outcomes.keys() == files - passed_over | vanished | {"c.txt", "d.txt"}
    named = query(audited.store, "SELECT DISTINCT source FROM errors UNION SELECT source FROM sources")
    assert audited.tally.sources - REPEATED <= len(named) <= audited.tally.sources


def test_none_is_a_bug_of_ours(audited: Audited) -> None:
    assert query(audited.store, "SELECT * FROM errors WHERE code IN ('internal', 'crashed')") == []
    messages = [message for (message,) in query(audited.store, "SELECT message FROM errors")]
    assert all(message and "\n" not in message for message in messages)


def test_each_is_reported_for_what_it_is(audited: Audited, known: tuple[Path, dict[str, str]]) -> None:
    said = {os.path.join("a", name): code for name, code in known[1].items()} | {"c.txt": "no-match", "d.txt": "not-found"}
    assert {name: code for name, code in said.items() if not audited.outcomes[name][code]} == {}
    assert audited.outcomes[os.path.join("a", "line.jsonl")] == {"too-large": 1, "read": 1}


def test_the_function_finds_the_same(audited: Audited) -> None:
    unread: list[Unread] = []
    reports = list(newsfacts.audit([audited.folder / name for name in ("a", "b", "c.txt", "d.txt")], on_error=unread.append))
    assert len(reports) == audited.tally.sources - audited.tally.unread
    assert len(unread) == audited.tally.unread - 2  # those that vanished are not even looked for
    assert "internal" not in {record.error.code for record in unread}


def test_all_good_ones_are_audited(audited: Audited) -> None:
    wanted = {str(audited.folder / "b" / path.name): len(newsfacts.read(path).text) for path in ARTICLES}
    found = query(audited.store, "SELECT source, length(text) FROM sources JOIN documents ON id = document_id WHERE source LIKE '%/b/%'")
    assert dict(found) == wanted
    for path in ARTICLES:
        summary = newsfacts.check(newsfacts.read(path)).summary
        row = query(
            audited.store, f"SELECT facts, consistent FROM documents JOIN sources ON id = document_id WHERE source LIKE '%/b/{path.name}'"
        )
        assert row == [(summary.facts, summary.consistent)]


def test_the_program_with_two_processes_finds_the_same(audited: Audited) -> None:
    folder, store = audited.folder, audited.folder.parent / "two.db"
    paths = [folder / name for name in ("a", "b", "c.txt", "d.txt")]
    done = program("audit", *paths, "--store", store, "--jobs", "2", "--language", "id", "--quiet")
    assert (done.returncode, done.stderr) == (audited.tally.status, b"")
    one, two = contents(audited.store), contents(store)
    one["errors"] = [row for row in one["errors"] if "z-vanishing" not in row[0]]
    assert one == two
