"""The spaCy component: what it finds is what `newsfacts.check` finds, and stays with the Doc wherever that goes."""

import os
import pickle
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

import newsfacts
import pages
from newsfacts import component  # registers the factory where the package is on the path, but not installed

ROOT = Path(__file__).parent.parent
TEXT = "Sebanyak 140 personel diterjunkan, terdiri dari 116 polisi laki-laki dan 42 polisi wanita."
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora" / "planted").glob("*.txt"))]
SPAWNED = """
import multiprocessing, sys
import spacy

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    nlp = spacy.blank("xx")
    nlp.add_pipe("newsfacts")
    nlp.to_disk(sys.argv[1])
    for doc in spacy.load(sys.argv[1]).pipe(sys.argv[2:], n_process=2):
        print(doc._.newsfacts.summary.inconsistent, *[span._.fact.value for span in doc.spans["newsfacts"]])
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("id")
    nlp.add_pipe("newsfacts")
    return nlp


def multilingual(**config: object) -> Language:
    """A pipeline that takes no time to make."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("newsfacts", config=config)
    return nlp


def read(doc: Doc) -> tuple[object, ...]:
    """Everything that the component set."""
    return doc._.newsfacts, [(span.text, span.label_, span._.fact) for span in doc.spans["newsfacts"]]


def test_a_doc_has_the_report_of_its_text_and_a_span_for_each_fact(nlp: Language) -> None:
    for doc, text in zip(nlp.pipe(ARTICLES), ARTICLES, strict=True):
        report = newsfacts.check(text)
        assert doc._.newsfacts == report
        assert [span._.fact for span in doc.spans["newsfacts"]] == list(report.facts)
        for span in doc.spans["newsfacts"]:
            assert span._.fact.text == text[span._.fact.start : span._.fact.end]
            assert (span.start_char <= span._.fact.start, span._.fact.end <= span.end_char) == (True, True)
            assert span.label_ == span._.fact.kind


def test_a_figure_within_a_token_has_the_whole_token() -> None:
    nlp = multilingual()
    doc = nlp(Doc(nlp.vocab, ["Bantuan", "Rp24juta;", "diserahkan"]))
    [span] = doc.spans["newsfacts"]
    assert (span.text, span._.fact.text, span._.fact.value) == ("Rp24juta;", "Rp24juta", "24000000")


@pytest.mark.parametrize("text", ["", " \n", "tanpa angka", "🙂 Ada 5 orang 🙂\x00", "1" * 300])
def test_odd_texts(text: str) -> None:
    doc = multilingual()(text)
    assert doc._.newsfacts == newsfacts.check(text)
    assert len(doc.spans["newsfacts"]) == len(doc._.newsfacts.facts)


def test_what_was_not_checked_has_nothing(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    assert (doc._.newsfacts, doc[1:2]._.fact, nlp(TEXT)[0:3]._.fact) == (None, None, None)


def test_options_are_those_of_check() -> None:
    doc = multilingual(language="en", ignore=["parts-sum"], published="2019-08-23")("Pada Selasa lalu ada 5 orang.\n\n" + TEXT)
    assert doc._.newsfacts.published.isoformat() == "2019-08-23"
    assert "parts-sum" not in {check.rule for check in doc._.newsfacts.checks}
    assert multilingual(select=["parts-sum"], language="en")(TEXT)._.newsfacts == newsfacts.check(TEXT, language="en", select=["parts-sum"])


@pytest.mark.parametrize("config", [{"select": ["parts-sun"]}, {"published": "kemarin"}, {"language": "nl"}, {"rules": []}])
def test_a_wrong_option_is_an_error_at_once(config: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        multilingual(**config)


def test_what_was_found_stays_with_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    packed = DocBin(["ORTH", "SPACY"], docs=[doc], store_user_data=True).to_bytes()
    vocab = spacy.blank("xx").vocab
    for again in (
        Doc(vocab).from_bytes(doc.to_bytes()),
        pickle.loads(pickle.dumps(doc)),
        next(DocBin().from_bytes(packed).get_docs(vocab)),
        doc.copy(),
    ):
        assert read(again) == read(doc)


def test_the_pipeline_is_kept_with_its_options(tmp_path: Path) -> None:
    nlp = multilingual(language="en", published="2019-08-23", ignore=["share"])
    nlp.to_disk(tmp_path)
    assert not (tmp_path / "newsfacts").exists()
    for again in (spacy.load(tmp_path), pickle.loads(pickle.dumps(nlp)), spacy.blank("xx", config=nlp.config)):
        assert read(again(TEXT)) == read(nlp(TEXT))


def test_attributes_of_somebody_else_are_not_taken_over() -> None:
    ours = Span.remove_extension("fact")
    Span.set_extension("fact", default="theirs")
    try:
        with pytest.raises(ValueError, match="fact"):
            multilingual()
    finally:
        Span.set_extension("fact", getter=ours[2], force=True)
    component.extend()
    doc = multilingual()(TEXT)
    assert doc.spans["newsfacts"][0]._.fact.value == "140"


def test_the_entry_point_and_several_processes(tmp_path: Path) -> None:
    """As if installed: the entry points of `pyproject.toml` stand in the metadata of a package, and nothing is imported by hand."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    metadata = tmp_path / "newsfacts-0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: newsfacts\nVersion: 0\n")
    points = "\n".join(f"{name} = {target}" for name, target in project["entry-points"]["spacy_factories"].items())
    (metadata / "entry_points.txt").write_text(f"[spacy_factories]\n{points}\n")
    program = tmp_path / "program.py"
    program.write_text(SPAWNED)
    path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    command = [sys.executable, str(program), str(tmp_path / "pipeline"), TEXT, TEXT.replace("42", "24")]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}, check=False)
    assert done.stdout.splitlines() == ["1 140 116 42", "0 140 116 24"], done.stderr


def test_the_example_of_the_documentation_prints_what_its_comments_say(capsys: pytest.CaptureFixture[str]) -> None:
    page = (pages.DOCS / "spacy.md").read_text(encoding="utf-8")
    [program] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(program, {})
    assert capsys.readouterr().out.splitlines() == re.findall(r"# (.*)", program)
