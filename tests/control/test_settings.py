"""Settings files: where they are found, what they say, and what wins."""

from pathlib import Path

import pytest

from newsfacts.control.session import Session
from newsfacts.control.settings import Decided, Flags, Settings, beside, decided
from newsfacts.control.tables import ControlError
from newsfacts.pipeline import UnknownRuleError


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(folder: Path) -> Settings:
    return beside(folder / "berita.txt", {})


def test_the_nearest_file_decides_alone(tmp_path: Path) -> None:
    written(tmp_path / "newsfacts.toml", 'ignore = ["ranking"]\npreview = true\n')
    written(tmp_path / "a" / "newsfacts.toml", 'min-severity = "error"\n')
    (tmp_path / "a" / "b").mkdir()
    assert found(tmp_path).ignore == ("ranking",)
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        assert found(folder) == Settings.model_validate({"min-severity": "error"})


def test_pyproject_counts_where_it_has_a_table_and_comes_after_newsfacts_toml(tmp_path: Path) -> None:
    written(tmp_path / "pyproject.toml", "[tool.newsfacts]\npreview = true\n")
    written(tmp_path / "a" / "pyproject.toml", "[tool.ruff]\n")
    assert found(tmp_path / "a").preview is True
    written(tmp_path / "newsfacts.toml", "preview = false\n")
    assert found(tmp_path / "a").preview is False


def test_a_baseline_is_relative_to_its_settings_file(tmp_path: Path) -> None:
    written(tmp_path / "newsfacts.toml", 'baseline = "known.json"\n')
    assert found(tmp_path / "a").baseline == tmp_path / "known.json"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("min_severity = 'error'", "min_severity: no such key; did you mean 'min-severity'?"),
        ("qqqq = 1", "qqqq: no such key; there are baseline, ignore,"),
        ("min-severity = 'warning'", "min-severity: must be 'error' or 'note'"),
        ("select = 'parts-sum'", "select: must be a list"),
        ("select = ['part-sum']", "no rule is called 'part-sum'; did you mean 'parts-sum'?"),
        ("preview = 'perhaps'", "preview: "),
        ("preview", "is not valid TOML"),
        ("language = 'de'", "language: "),
    ],
)
def test_a_mistake_names_the_file_and_the_key(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path / "newsfacts.toml", text)
    with pytest.raises(ControlError) as error:
        found(tmp_path)
    assert str(path) in str(error.value)
    assert said in str(error.value)
    assert error.value.message("id") != str(error.value)


def test_rules_may_be_named_as_reports_call_them(tmp_path: Path) -> None:
    written(tmp_path / "newsfacts.toml", 'select = ["penyebutan ulang", "rincian dan total"]\nignore = ["rincian dan total"]\n')
    assert decided(Flags(), found(tmp_path), "id").options.ignore == {"parts-sum"}
    written(tmp_path / "a" / "newsfacts.toml", 'select = ["penyebutan ulang"]\nignore = ["restated"]\n')
    with pytest.raises(ControlError, match="no rule is left"):
        found(tmp_path / "a")


def test_files_that_are_no_text_or_no_table_are_mistakes(tmp_path: Path) -> None:
    (tmp_path / "newsfacts.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ControlError, match="UTF-8"):
        found(tmp_path)
    written(tmp_path / "a" / "pyproject.toml", "[tool]\nnewsfacts = 1\n")
    with pytest.raises(ControlError, match="must be a table"):
        found(tmp_path / "a")


def held(flags: Flags, **settings: object) -> Decided:
    return decided(flags, Settings.model_validate({key.replace("_", "-"): value for key, value in settings.items()}), "id")


def test_flags_win_key_by_key() -> None:
    both = held(
        Flags(ignore=("ranking",), preview=False), select=["order", "ranking"], ignore=["order"], preview=True, min_severity="error"
    )
    assert both.options.select == frozenset({"order", "ranking"})
    assert both.options.ignore == {"ranking"}
    assert both.options.preview is False
    assert both.min_severity == "error"
    assert held(Flags(min_severity="note"), min_severity="error").min_severity == "note"


def test_a_rule_that_is_asked_for_runs_whatever_the_settings_ignore() -> None:
    assert held(Flags(select=("order",)), ignore=["order"]).options.ignore == frozenset()
    with pytest.raises(UnknownRuleError):
        held(Flags(select=("ordre",)))


def test_isolated_reads_no_settings(tmp_path: Path) -> None:
    written(tmp_path / "newsfacts.toml", "nonsense = 1\n")
    Session([tmp_path / "a.txt"], Flags(isolated=True))
    with pytest.raises(ControlError):
        Session([tmp_path / "a.txt"], Flags())


def test_the_language_is_that_of_the_flag_then_the_first_articles_settings_then_the_locale(tmp_path: Path) -> None:
    written(tmp_path / "en" / "newsfacts.toml", 'language = "en"\n')
    english, plain = tmp_path / "en" / "a.txt", tmp_path / "a.txt"
    assert Session([english, plain], Flags(), None, "id").language == "en"
    assert Session([plain, english], Flags(), None, "id").language == "id"
    assert Session([english], Flags(), "id", "id").language == "id"
    assert Session([plain], Flags(), None, "en").language == "en"
