"""Baselines: what is known is not reported again, what is new is."""

import json
from pathlib import Path

import pytest

from newsfacts import readers
from newsfacts.control import baseline
from newsfacts.control.session import Session
from newsfacts.control.settings import Flags
from newsfacts.control.tables import ControlError
from newsfacts.model import Report

BAD = "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 42 polisi wanita.\n"
NEW = "Panitia menyiapkan 90 kursi, terdiri dari 40 kursi merah dan 30 kursi biru.\n"
FILE = Path("berita.txt")


def kept(path: Path, *texts: str, known: Path | None = None) -> Path:
    session = Session([FILE], Flags(baseline=known), keep=True)
    for text in texts:
        session.check(FILE, readers.from_text(text, "berita.txt"))
    path.write_text(session.baseline(), encoding="utf-8")
    return path


def checked(text: str, known: Path) -> Report:
    return Session([FILE], Flags(baseline=known)).check(FILE, readers.from_text(text, "berita.txt"))


def test_what_is_known_is_put_aside_and_what_is_new_is_reported(tmp_path: Path) -> None:
    known = kept(tmp_path / "known.json", BAD)
    report = checked(f"{NEW}\n{BAD}", known)
    assert [(found.by, found.reason) for found in report.suppressed] == [("baseline", None)]
    assert report.summary.inconsistent == 1
    assert checked(BAD.replace("42", "43"), known).summary.inconsistent == 1


def test_a_new_baseline_keeps_what_the_old_one_knew(tmp_path: Path) -> None:
    known = kept(tmp_path / "known.json", BAD)
    both = kept(tmp_path / "both.json", BAD, NEW, BAD, known=known)
    assert baseline.read(known) < baseline.read(both)
    assert len(json.loads(both.read_text(encoding="utf-8"))["findings"]) == 2
    assert checked(f"{NEW}\n{BAD}", both).summary.inconsistent == 0


def test_a_baseline_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    one, other = kept(tmp_path / "1.json", BAD, NEW), kept(tmp_path / "2.json", NEW, BAD)
    assert one.read_bytes() == other.read_bytes()
    assert one.read_text(encoding="utf-8").count("\n") == 4  # one finding a line


def test_nothing_found_is_a_baseline_too(tmp_path: Path) -> None:
    empty = kept(tmp_path / "empty.json")
    assert baseline.read(empty) == frozenset()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is no baseline"),
        (b"\xff\xfe", "is no baseline"),
        (b"[]", "is no baseline"),
        (b"{}", r"is no baseline \(schema_version: is missing\)"),
        (b'{"schema_version": "1.0", "findings": 1}', r"is no baseline \(findings: must be a list\)"),
        (b'{"schema_version": "9.0", "findings": []}', "another version"),
        (None, "--write-baseline makes one"),
    ],
)
def test_a_file_that_is_none_is_a_mistake(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "known.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ControlError, match=said) as error:
        Session([FILE], Flags(baseline=path))
    assert str(path) in str(error.value)


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(ControlError, match="cannot be read"):
        Session([FILE], Flags(baseline=tmp_path))
