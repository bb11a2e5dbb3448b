"""The command line: flags, files, printing and exit codes; nothing else.

Whatever is slow to import (spaCy above all) is imported inside the commands: `newsfacts --help` has to answer at once.
"""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from newsfacts import __version__

if TYPE_CHECKING:
    from newsfacts.run import Job

Format = Literal["text", "json", "jsonl"]
Language = Literal["id", "en"]

app = typer.Typer(
    help="Reads Indonesian news articles, pulls out every numeric claim, and checks that the figures agree with each other.",
    epilog="Exit status: 0 nothing contradicts, 1 at least one contradiction, 2 wrong usage or an input that cannot be read.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsfacts {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version.")] = False,
) -> None:
    pass


FileArguments = Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="Articles; - or no FILE is standard input.")]
FormatOption = Annotated[Format, typer.Option("--format", help="For people; one JSON document; one JSON object for each article.")]
SelectOption = Annotated[list[str] | None, typer.Option("--select", metavar="RULE,…", help="Run only these rules (`newsfacts rules`).")]
IgnoreOption = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE,…", help="Leave these rules out.")]
PreviewOption = Annotated[bool, typer.Option("--preview", help="Also run the rules that are on trial.")]
LanguageOption = Annotated[Language | None, typer.Option("--language", help="Of the report (default: the locale's, else id).")]
PublishedOption = Annotated[str | None, typer.Option("--published", metavar="DATE", help="Day of publication, as in 2019-08-23.")]
OutputOption = Annotated[Path | None, typer.Option("--output", metavar="PATH", help="Write to this file, whole or not at all.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Read articles that do not look Indonesian, too.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but contradictions and errors.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Also print what could not be compared, and the intervals.")]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="No colours, as where NO_COLOR is set.")]
TextFieldOption = Annotated[str | None, typer.Option("--text-field", metavar="NAME", help="Field of a collection's text (else guessed).")]
TitleFieldOption = Annotated[str | None, typer.Option("--title-field", metavar="NAME", help="Field of its title.")]
DateFieldOption = Annotated[str | None, typer.Option("--date-field", metavar="NAME", help="Field of its day of publication.")]
IdFieldOption = Annotated[str | None, typer.Option("--id-field", metavar="NAME", help="Field that names an article in a collection.")]


@app.command()
def check(
    files: FileArguments = None,
    form: FormatOption = "text",
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    preview: PreviewOption = False,
    language: LanguageOption = None,
    published: PublishedOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
    text_field: TextFieldOption = None,
    title_field: TitleFieldOption = None,
    date_field: DateFieldOption = None,
    id_field: IdFieldOption = None,
) -> None:
    """Check that the figures of each article agree with each other."""
    fields = (text_field, title_field, date_field, id_field)
    job = _job(files, form, language, published, output, force, quiet, verbose, no_color, fields)
    from newsfacts import pipeline, run
    from newsfacts.reports import text

    try:
        options = pipeline.options(job.language, _names(select), _names(ignore), preview)
    except pipeline.UnknownRuleError as error:
        raise typer.BadParameter(str(error), param_hint="--select or --ignore") from None
    raise typer.Exit(run.articles(job, lambda document: pipeline.check_document(document, options), text.page))


@app.command()
def extract(
    files: FileArguments = None,
    form: FormatOption = "text",
    language: LanguageOption = None,
    published: PublishedOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    no_color: NoColorOption = False,
    text_field: TextFieldOption = None,
    title_field: TitleFieldOption = None,
    date_field: DateFieldOption = None,
    id_field: IdFieldOption = None,
) -> None:
    """List the numeric claims of each article."""
    fields = (text_field, title_field, date_field, id_field)
    job = _job(files, form, language, published, output, force, quiet, verbose, no_color, fields)
    from newsfacts import pipeline, run
    from newsfacts.reports import table

    raise typer.Exit(run.articles(job, pipeline.extract_document, table.page))


@app.command()
def rules() -> None:
    """List the rules that figures are checked by."""
    from newsfacts.checks import RULES
    from newsfacts.reports import catalogue

    _say(catalogue.table(RULES))


@app.command()
def rule(name: Annotated[str, typer.Argument(metavar="NAME", help="A rule of `newsfacts rules`.")]) -> None:
    """Explain one rule, with examples."""
    from newsfacts import pipeline
    from newsfacts.reports import catalogue

    try:
        found = pipeline.rule(name)
    except pipeline.UnknownRuleError as error:
        raise typer.BadParameter(str(error), param_hint="NAME") from None
    _say(catalogue.explanation(found))


@app.command()
def schema() -> None:
    """Print the JSON Schema of the reports."""
    from newsfacts.reports import jsonl

    _say(jsonl.schema())


def main() -> None:
    """The `newsfacts` program.  A bug of the program ends with 2 as well: 1 is kept for contradictions."""
    try:
        app(prog_name="newsfacts")
    except Exception:
        import traceback

        traceback.print_exc()
        sys.exit(2)


def _job(
    files: list[Path] | None,
    form: Format,
    language: Language | None,
    published: str | None,
    output: Path | None,
    force: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    fields: tuple[str | None, str | None, str | None, str | None],
) -> "Job":
    """The flags that both commands share, judged; raises typer.BadParameter."""
    from newsfacts.readers import Fields
    from newsfacts.run import Job

    inputs = tuple(files or ())
    if not inputs:
        if sys.stdin is None or sys.stdin.isatty():
            raise typer.BadParameter("name an article, or pipe one in", param_hint="FILE")
        inputs = (Path("-"),)
    if inputs.count(Path("-")) > 1:
        raise typer.BadParameter("standard input can be read only once", param_hint="FILE")
    if output is not None:
        from newsfacts.reports.output import refusal

        if why := refusal(output, inputs):
            raise typer.BadParameter(why, param_hint="--output")
    try:
        day = None if published is None else date.fromisoformat(published)
    except ValueError:
        raise typer.BadParameter(f"'{published}' is no date; write it as in 2019-08-23", param_hint="--published") from None
    color = not (no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb")
    return Job(inputs, form, language or _locale_language(), day, output, force, color, quiet, verbose, Fields(*fields))


def _names(values: list[str] | None) -> list[str]:
    """The rule names of an option that takes several with commas between, and may be repeated."""
    return [name.strip() for value in values or () for name in value.split(",") if name.strip()]


def _locale_language() -> Language:
    """English where the locale asks for it, else Indonesian."""
    locale = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(key))), "")
    return "en" if locale.startswith("en") else "id"


def _say(text: str) -> None:
    """Print a page to standard output."""
    from newsfacts.reports import output

    try:
        with output.standard_output() as write:
            write(text)
    except output.ClosedPipeError:
        pass
    except output.OutputError as error:
        output.complain(str(error))
        raise typer.Exit(2) from None
