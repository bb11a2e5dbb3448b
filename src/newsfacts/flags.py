"""The flags of the command line: what more than one command takes, and what their values mean."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

Format = Literal["text", "json", "jsonl", "csv", "sarif", "html", "github", "markdown"]
FactsFormat = Literal["text", "json", "jsonl", "csv", "html", "markdown"]  # those that can show figures without checks
Severity = Literal["error", "note"]
Language = Literal["id", "en"]

FileArguments = Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="Articles; - or no FILE is standard input.")]
FormatOption = Annotated[Format | None, typer.Option("--format", help="Of the report (default: by the ending of --output, else text).")]
FactsFormatOption = Annotated[FactsFormat | None, typer.Option("--format", help="Of the list (default: as of `check`).")]
SelectOption = Annotated[list[str] | None, typer.Option("--select", metavar="RULE,…", help="Run only these rules (`newsfacts rules`).")]
IgnoreOption = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE,…", help="Leave these rules out.")]
PreviewSwitch = Annotated[bool | None, typer.Option("--preview/--no-preview", help="Also run the rules that are on trial.")]
SeverityOption = Annotated[Severity | None, typer.Option("--min-severity", help="Report nothing below this (default: note, which is all).")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why the finding is put aside.")]
RuleOption = Annotated[str | None, typer.Option("--rule", metavar="NAME", help="The rule of the finding, where there are several.")]
MarkOption = Annotated[str | None, typer.Option("--text", metavar="FIGURES", help="Its figures with ellipses between: '140 … 116 … 42'.")]
BaselineOption = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="Leave out the findings that this file knows.")]
WriteBaselineOption = Annotated[Path | None, typer.Option("--write-baseline", metavar="FILE", help="Write all findings to this file.")]
IsolatedOption = Annotated[bool, typer.Option("--isolated", help="Read no settings and no suppressions (docs/control.md).")]
ExplainOption = Annotated[bool, typer.Option("--explain", help="List all digits and number words, and what was made of each.")]
LanguageOption = Annotated[Language | None, typer.Option("--language", help="Of what is printed (default: the locale's, else id).")]
PublishedOption = Annotated[str | None, typer.Option("--published", metavar="DATE", help="Day of publication, as in 2019-08-23.")]
ExcelOption = Annotated[bool, typer.Option("--excel", help="CSV for spreadsheets: semicolons, decimal commas, a byte-order mark.")]
OutputOption = Annotated[Path | None, typer.Option("--output", metavar="PATH", help="Write to this file, whole or not at all.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Read articles that do not look Indonesian, too.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but contradictions and errors.")]
FactsQuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No notices and no progress.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Also print what was not compared, intervals, marks of findings.")]
FactsVerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Also print the traceback of a bug.")]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="No colours, as where NO_COLOR is set.")]
TextFieldOption = Annotated[str | None, typer.Option("--text-field", metavar="NAME", help="Field of a collection's text (else guessed).")]
TitleFieldOption = Annotated[str | None, typer.Option("--title-field", metavar="NAME", help="Field of its title.")]
DateFieldOption = Annotated[str | None, typer.Option("--date-field", metavar="NAME", help="Field of its day of publication.")]
OutletFieldOption = Annotated[str | None, typer.Option("--outlet-field", metavar="NAME", help="Field of the outlet that printed it.")]
IdFieldOption = Annotated[str | None, typer.Option("--id-field", metavar="NAME", help="Field that names an article in a collection.")]


def names(values: list[str] | None) -> list[str]:
    """The rule names of an option that takes several with commas between, and may be repeated."""
    return [name.strip() for value in values or () for name in value.split(",") if name.strip()]


def locale_language() -> Language:
    """English where the locale asks for it, else Indonesian."""
    locale = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(key))), "")
    return "en" if locale.startswith("en") else "id"


def spoken(language: Language | None, beside: Path | None = None) -> Language:
    """The language to speak: that of the flag, else of the settings for a file (None: isolated from all settings), else the locale's."""
    if language is not None or beside is None:
        return language or locale_language()
    from newsfacts.control.settings import language_beside

    return language_beside(beside, locale_language())


class Mistake(typer.BadParameter):
    """A flag that makes no sense, in the language of the reports."""

    def __init__(self, flag: str, language: Language, said: str) -> None:
        super().__init__(said, param_hint=flag)
        self._flag = flag
        self._language = language

    def format_message(self) -> str:
        """What the parser prints."""
        from newsfacts.lexicon import control_words

        return control_words(self._language).flags["hint"].format(flag=self._flag, said=self.message)


def mistake(code: str, flag: str, language: Language, **said: object) -> Mistake:
    """A flag that makes no sense, by a key of `[flags]` in `data/en/control.toml`."""
    from newsfacts.lexicon import control_words

    return Mistake(flag, language, control_words(language).flags[code].format(**said))


def day_of(published: str | None, language: Language) -> date | None:
    """The day that `--published` names; raises typer.BadParameter, which tells what to write."""
    try:
        return None if published is None else date.fromisoformat(published)
    except ValueError:
        meant = _turned(published or "")
        raise mistake("turned" if meant else "date", "--published", language, value=published, meant=meant) from None


def _turned(published: str) -> date | None:
    """The day of a date that begins with the day, `23/8/2019`; None if it is none."""
    parts = published.replace("-", "/").replace(".", "/").split("/")
    try:
        day, month, year = map(int, parts)
        return date(year, month, day) if len(parts[-1].strip()) == len("2019") else None
    except ValueError:
        return None


class Commands(TyperGroup):
    """The commands of the program, which say what is wrong with an option without the words of a program's insides."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command, or complain."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # which recent releases of Typer put before it
            raise


def form_of(form: str | None, output: Path | None, offered: tuple[str, ...], language: Language) -> str:
    """The format that is asked for, else that of the file to be written, else text; raises typer.BadParameter where the two disagree."""
    from newsfacts.reports import formats

    meant = () if output is None else formats.by_ending(output)
    if not meant or output is None:
        return form or "text"
    if form in meant:
        return form
    suited = next((name for name in meant if name in offered), None)
    if suited is None:
        raise mistake("unsuited", "--output", language, name=output.name, forms=", ".join(offered))
    if form is not None:
        raise mistake("ending", "--output", language, name=output.name, form=form, meant=suited)
    return suited


def colors(no_color: bool) -> bool:
    """Whether colours are welcome, as far as flags and environment say."""
    return not (no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb")


def writable(path: Path | None, inputs: tuple[Path, ...], flag: str) -> None:
    """Raises typer.BadParameter where a file that is to be written cannot be, or is one of the articles."""
    if path is not None:
        from newsfacts.reports.output import refusal

        if why := refusal(path, inputs):
            raise typer.BadParameter(why, param_hint=flag)
