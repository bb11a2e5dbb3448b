"""The command line: flags, files, printing and exit codes; nothing else.

Whatever is slow to import (spaCy above all) is imported inside the commands: `newsfacts --help` has to answer at once.
"""

import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from newsfacts import __version__, batch_commands
from newsfacts.flags import (
    BaselineOption,
    Commands,
    DateFieldOption,
    ExcelOption,
    ExplainOption,
    FactsFormat,
    FactsFormatOption,
    FactsQuietOption,
    FactsVerboseOption,
    FileArguments,
    ForceOption,
    Format,
    FormatOption,
    IdFieldOption,
    IgnoreOption,
    IsolatedOption,
    Language,
    LanguageOption,
    MarkOption,
    Mistake,
    NoColorOption,
    OutletFieldOption,
    OutputOption,
    PreviewSwitch,
    PublishedOption,
    QuietOption,
    ReasonOption,
    RuleOption,
    SelectOption,
    SeverityOption,
    TextFieldOption,
    TitleFieldOption,
    VerboseOption,
    WriteBaselineOption,
    colors,
    day_of,
    form_of,
    mistake,
    names,
    spoken,
    writable,
)

if TYPE_CHECKING:
    from newsfacts.model import Document, Extraction
    from newsfacts.run import Job

HERE = Path("-")  # a file of the current folder, whose settings hold for what is no file: standard input, the rules
app = typer.Typer(
    cls=Commands,
    help="Reads Indonesian news articles, pulls out every numeric claim, and checks that the figures agree with each other.",
    epilog="Exit status: 0 nothing contradicts, 1 at least one contradiction, 2 wrong usage or an input that cannot be read"
    "; of `audit`, see there.",
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


@app.command()
def check(
    files: FileArguments = None,
    form: FormatOption = None,
    excel: ExcelOption = False,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    preview: PreviewSwitch = None,
    min_severity: SeverityOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    isolated: IsolatedOption = False,
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
    outlet_field: OutletFieldOption = None,
) -> None:
    """Check that the figures of each article agree with each other."""
    fields = (text_field, title_field, date_field, id_field, outlet_field)
    job = _job(files, form, Format, excel, language, published, output, force, quiet, verbose, no_color, fields, isolated)
    from newsfacts import pipeline, run
    from newsfacts.control.session import Session
    from newsfacts.control.settings import Flags
    from newsfacts.control.tables import ControlError
    from newsfacts.reports.output import INTERRUPTED

    chosen, ignored = (None if values is None else tuple(names(values)) for values in (select, ignore))
    writable(write_baseline, job.files, "--write-baseline")
    try:
        flags = Flags(chosen, ignored, preview, min_severity, baseline, isolated)
        session = Session(job.files, flags, language, job.language, keep=write_baseline is not None)
    except pipeline.UnknownRuleError as error:
        raise Mistake("--select, --ignore", job.language, error.message(job.language)) from None
    except ControlError as error:
        raise typer.BadParameter(error.message(job.language)) from None
    status = run.articles(job._replace(language=session.language), session.check)
    if write_baseline is not None and status != INTERRUPTED:
        status = max(status, run.kept(write_baseline, session.baseline(), job._replace(language=session.language)))
    raise typer.Exit(status)


@app.command()
def accept(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The article.")],
    reason: ReasonOption,
    rule: RuleOption = None,
    text: MarkOption = None,
    language: LanguageOption = None,
    published: PublishedOption = None,
    force: ForceOption = False,
) -> None:
    """Put a finding aside, with the reason, in the file beside its article."""
    from newsfacts import pipeline, run
    from newsfacts.readers import Reading

    said = spoken(language, file)
    if not reason.strip():
        raise mistake("reason", "--reason", said)
    if str(file) == "-":
        raise mistake("file", "FILE", said)
    try:
        status = run.accepted(file, Reading(day_of(published, said), force), said, rule, text, reason)
    except pipeline.UnknownRuleError as error:
        raise Mistake("--rule", said, error.message(said)) from None
    raise typer.Exit(status)


@app.command()
def extract(
    files: FileArguments = None,
    form: FactsFormatOption = None,
    excel: ExcelOption = False,
    explain: ExplainOption = False,
    language: LanguageOption = None,
    published: PublishedOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    quiet: FactsQuietOption = False,
    verbose: FactsVerboseOption = False,
    no_color: NoColorOption = False,
    text_field: TextFieldOption = None,
    title_field: TitleFieldOption = None,
    date_field: DateFieldOption = None,
    id_field: IdFieldOption = None,
    outlet_field: OutletFieldOption = None,
) -> None:
    """List the numeric claims of each article."""
    fields = (text_field, title_field, date_field, id_field, outlet_field)
    job = _job(files, form, FactsFormat, excel, language, published, output, force, quiet, verbose, no_color, fields)
    from newsfacts import pipeline, run

    def work(_: Path, document: "Document") -> "Extraction":
        return pipeline.explain_document(document, job.language) if explain else pipeline.extract_document(document)

    raise typer.Exit(run.articles(job, work))


@app.command()
def rules(language: LanguageOption = None) -> None:
    """List the rules that figures are checked by."""
    from newsfacts.audits.rules import RULES as BATCH_RULES
    from newsfacts.checks import RULES
    from newsfacts.reports import catalogue

    _say(catalogue.table((*RULES, *BATCH_RULES), spoken(language, HERE)))


@app.command()
def rule(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A rule of `newsfacts rules`; its name may be several words.")],
    language: LanguageOption = None,
) -> None:
    """Explain one rule, with examples."""
    said = spoken(language, HERE)
    from newsfacts import pipeline
    from newsfacts.audits.rules import RULES as BATCH_RULES
    from newsfacts.reports import catalogue
    from newsfacts.reports.terminal import screen

    try:
        wanted = pipeline.named(" ".join(name))
        found = next((rule for rule in BATCH_RULES if rule.name == wanted), None) or pipeline.rule(wanted)
    except pipeline.UnknownRuleError as error:
        raise Mistake("NAME", said, error.message(said)) from None
    terminal = sys.stdout is not None and sys.stdout.isatty()
    _say(catalogue.explanation(found, said, screen(said, get_terminal_size().columns if terminal else 80).width))


@app.command()
def schema() -> None:
    """Print the JSON Schema of the reports."""
    from newsfacts.reports import jsonl

    _say(jsonl.schema())


for command, epilog in batch_commands.COMMANDS.items():
    app.command(epilog=epilog)(command)


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
    form: str | None,
    offered: object,  # the formats of the command, a Literal
    excel: bool,
    language: Language | None,
    published: str | None,
    output: Path | None,
    force: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    fields: tuple[str | None, str | None, str | None, str | None, str | None],
    isolated: bool = False,
) -> "Job":
    """The flags that both commands share, judged; raises typer.BadParameter."""
    from newsfacts.model import SIDECAR
    from newsfacts.readers import Fields
    from newsfacts.run import Job

    named = tuple(match for file in files or () for match in _matches(file))
    inputs = tuple(file for file in named if not file.name.endswith(SIDECAR)) or named  # `berita/*` matches both
    if not inputs:
        if sys.stdin is None or sys.stdin.isatty():
            raise typer.BadParameter("name an article, or pipe one in", param_hint="FILE")
        inputs = (Path("-"),)
    if inputs.count(Path("-")) > 1:
        raise typer.BadParameter("standard input can be read only once", param_hint="FILE")
    said = spoken(language, None if isolated else inputs[0])
    chosen = form_of(form, output, get_args(offered), said)
    if excel and chosen != "csv":
        raise mistake("excel", "--excel", said)
    writable(output, inputs, "--output")
    return Job(
        inputs,
        chosen,
        said,
        day_of(published, said),
        output,
        force,
        colors(no_color),
        quiet,
        verbose,
        Fields(*fields),
        excel,
    )


def _matches(file: Path) -> list[Path]:
    """The files that a pattern matches which no shell has expanded; a name that is no pattern, or matches nothing, as it is."""
    from newsfacts.readers.collections import matching

    return [match for name in matching(str(file)) or () if (match := Path(name)).is_file()] or [file]


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
