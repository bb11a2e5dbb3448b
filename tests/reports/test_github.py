"""The format github."""

import re
from pathlib import Path

from reports import sample


def test_an_annotation_points_at_the_line_and_the_figure() -> None:
    [line] = sample.printed("github", sample.checked("Judul\n\n" + sample.BAD)).splitlines()
    place, _, said = line.removeprefix("::error ").partition("::")
    assert place == "file=berita.txt,line=3,endLine=3,col=10,endColumn=12,title=newsfacts%3A parts-sum"
    assert said.startswith("116 + 42 = 158 ≠ 140%0A")


def test_what_agrees_or_is_suppressed_is_no_annotation() -> None:
    assert sample.printed("github", sample.checked(sample.GOOD), sample.suppressed(sample.BAD)) == ""


def test_an_unread_input_is_an_error_with_its_name_escaped() -> None:
    assert sample.printed("github", sample.UNREAD) == (
        "::error file=tiada%2C 50%25.txt,title=newsfacts%3A not-found::tiada, 50%25.txt:%0Aberkas <b>tidak</b> ada\n"
    )


def test_standard_input_has_no_file() -> None:
    assert "file=" not in sample.printed("github", sample.checked(sample.BAD, source="-"))


def test_extracted_text_has_no_line() -> None:
    document, report = sample.checked(sample.BAD, source="berita.pdf")
    shown = sample.printed("github", (document.model_copy(update={"extracted": True}), report))
    assert re.match(r"::error file=berita\.pdf,title=", shown)


def test_quiet_leaves_notes_out() -> None:
    document, report = sample.checked(sample.BAD)
    note = sample.report((document, report)).checks[0].model_copy(update={"severity": "note"})
    noted = document, report.model_copy(update={"checks": (note,)})
    assert sample.printed("github", noted).startswith("::notice ")
    assert sample.printed("github", noted, quiet=True) == ""


def test_an_article_of_a_collection_is_told_at_its_file(tmp_path: Path) -> None:
    file = tmp_path / "b#1.jsonl"
    file.touch()
    document, report = sample.checked(sample.BAD, source=f"{file}#a#1")
    shown = sample.printed("github", (document.model_copy(update={"extracted": True}), report))
    assert shown.startswith(f"::error file={file},title=newsfacts%3A parts-sum::{file}#a#1%0A116 + 42")
    assert f"file={file}," in sample.printed("github", sample.checked(sample.BAD, source=str(file)))
