"""The generated pages of docs/, and the output that README.md shows, say what the program does today."""

import re
from pathlib import Path

import pytest

import pages
from newsfacts import lexicon
from newsfacts.control import suppressions
from newsfacts.control.settings import Settings, beside
from newsfacts.reports import formats


@pytest.fixture(scope="module")
def fresh() -> dict[str, tuple[Path, str]]:
    return {path.name: (path, content) for path, content in pages.pages()}


@pytest.mark.parametrize("name", ["rules.md", "aturan.md", "cli.md", "report.schema.json", "README.md", "panduan.md"])
def test_generated_pages_are_fresh(fresh: dict[str, tuple[Path, str]], name: str) -> None:
    path, content = fresh[name]
    assert path.read_text(encoding="utf-8") == content, "run `make docs`"


def test_the_example_of_the_library_prints_what_its_comments_say(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pages.ROOT)
    [program] = re.findall(r"```python\n(.*?)```", (pages.ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    exec(program, {})
    expected = re.findall(r"print\(.*\)  +# (.*)", program)
    assert len(expected) == program.count("print(")
    assert capsys.readouterr().out.splitlines() == expected


def test_the_settings_and_suppressions_of_the_documentation_are_valid(tmp_path: Path) -> None:
    page = (pages.DOCS / "control.md").read_text(encoding="utf-8")
    settings, sidecar = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "newsfacts.toml").write_text(settings, encoding="utf-8")
    said = beside(tmp_path / "berita.txt", {})
    assert None not in said.model_dump().values()
    (tmp_path / "berita.txt.newsfacts.toml").write_text(sidecar, encoding="utf-8")
    [entry] = suppressions.load(tmp_path / "berita.txt")
    assert all(f"| `{name.replace('_', '-')}` |" in page for name in Settings.model_fields)
    assert entry.passages == ("140", "116", "42")


def test_every_format_and_class_of_refusal_is_explained() -> None:
    page = (pages.DOCS / "reports.md").read_text(encoding="utf-8")
    for renderer in formats.RENDERERS:
        assert page.count(f"`{renderer.name}`") >= 2, renderer.name  # in both languages
    for refusal in lexicon.report_words("id").readings.keys() - {"fact"}:
        assert f"`{refusal}`" in page, refusal


def test_links_lead_somewhere() -> None:
    for page in (*pages.ROOT.glob("*.md"), *pages.DOCS.glob("*.md"), *(pages.ROOT / "corpora").glob("*.md")):
        for target in pages.links(page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_first_report_of_the_readme_shows_a_contradiction() -> None:
    page = (pages.ROOT / "README.md").read_text(encoding="utf-8")
    assert "TIDAK COCOK" in page.split("```")[1]
    assert page.split("\n$ newsfacts check ")[1].split("\n")[0] in (pages.ROOT / "Makefile").read_text(encoding="utf-8")
