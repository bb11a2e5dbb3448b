"""Settings: `newsfacts.toml`, or `[tool.newsfacts]` in `pyproject.toml`, in the folder of an article or the nearest one above it.

select = ["parts-sum", "weekday"]   # run only these rules
ignore = ["ranking"]                # leave these out
preview = true                      # also run the rules on trial
min-severity = "error"              # leave notes out
language = "en"                     # of the report; that of the first article decides
baseline = "known.json"             # findings that are known; relative to the settings file
"""

from os.path import abspath
from pathlib import Path
from typing import NamedTuple

from newsfacts import pipeline
from newsfacts.control.tables import ControlError, Table, Wrong, toml, validated
from newsfacts.model import Language, Severity

NAMES = ("newsfacts.toml", "pyproject.toml")


class Settings(Table):
    """What a settings file may say; None where it says nothing."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    preview: bool | None = None
    min_severity: Severity | None = None
    language: Language | None = None
    baseline: Path | None = None


class Flags(NamedTuple):
    """What the command line says, which wins over every file; `isolated` leaves all files aside."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    preview: bool | None = None
    min_severity: Severity | None = None
    baseline: Path | None = None
    isolated: bool = False


class Decided(NamedTuple):
    """What holds for an article: the rules to run, the least severity to report, and the baseline if there is one."""

    options: pipeline.Options
    min_severity: Severity = "note"
    baseline: Path | None = None


def beside(file: Path, read: dict[str, Settings]) -> Settings:
    """The settings for an article; those of the current folder for standard input.  `read` remembers those of the folders seen so far."""
    folder = abspath("." if str(file) == "-" else file.parent)  # links are not followed: the path that was given decides
    return _of_folder(Path(folder), read)


def language_beside(path: Path, locale: Language) -> Language:
    """The language that the settings for a file or a folder ask for, else the locale's; settings with a mistake in them ask for none."""
    try:
        return _of_path(path).language or locale
    except ControlError:
        return locale


def of_batch(path: str, flags: Flags, language: Language | None, locale: Language) -> pipeline.Options:
    """The rules and the language of many articles, all alike: those of the flags, else of the settings for the first path that is named.

    Raises ControlError and pipeline.UnknownRuleError.
    """
    settings = Settings() if flags.isolated else _of_path(Path(path))
    return decided(flags, settings, language or settings.language or locale).options


def _of_path(path: Path) -> Settings:
    """The settings for a folder, or for a file."""
    return _of_folder(Path(abspath(path)), {}) if path.is_dir() else beside(path, {})


def _of_folder(folder: Path, read: dict[str, Settings]) -> Settings:
    """The settings of a folder, or the nearest one above it that has some."""
    for place in (folder, *folder.parents):
        if str(place) in read:
            found = read[str(place)]
            break
        held = next((settings for name in NAMES if (settings := _load(place / name)) is not None), None)
        if held is not None:
            found = read[str(place)] = held
            break
    else:
        found = Settings()
    return read.setdefault(str(folder), found)


def _load(path: Path) -> Settings | None:
    """The settings in a file; None if there is no such file, or none in it."""
    try:
        if not path.is_file():
            return None
    except OSError:
        return None
    content = toml(path)
    if path.name == "pyproject.toml":
        tools = content.get("tool")
        if not isinstance(tools, dict) or "newsfacts" not in tools:
            return None
        content = tools["newsfacts"]
        if not isinstance(content, dict):
            raise ControlError("value", path, wrong=Wrong("table", ("tool", "newsfacts")))
    settings = validated(Settings, content, path)
    try:
        pipeline.options(select=settings.select or (), ignore=settings.ignore or (), preview=bool(settings.preview))
    except pipeline.UnknownRuleError as error:
        raise ControlError("value", path, wrong=Wrong(error)) from None
    if settings.baseline is not None:
        settings = settings.model_copy(update={"baseline": path.parent / settings.baseline})
    return settings


def decided(flags: Flags, settings: Settings, language: Language) -> Decided:
    """What holds under the flags and the settings of an article; raises pipeline.UnknownRuleError.

    A rule that `--select` names runs even if a settings file ignores it.
    """
    ignore = flags.ignore if flags.ignore is not None else None if flags.select else settings.ignore
    preview = flags.preview if flags.preview is not None else settings.preview
    select = flags.select if flags.select is not None else settings.select
    options = pipeline.options(language, select or (), ignore or (), bool(preview))
    return Decided(options, flags.min_severity or settings.min_severity or "note", flags.baseline or settings.baseline)
