"""The commands over many documents: `audit`, `compare` and `export`; flags and exit codes, nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import typer

from newsfacts.flags import (
    DateFieldOption,
    ExcelOption,
    ForceOption,
    IdFieldOption,
    IgnoreOption,
    IsolatedOption,
    LanguageOption,
    Mistake,
    NoColorOption,
    OutletFieldOption,
    PreviewSwitch,
    PublishedOption,
    SelectOption,
    TextFieldOption,
    TitleFieldOption,
    colors,
    day_of,
    locale_language,
    names,
    spoken,
    writable,
)

DataFormat = Literal["jsonl", "csv", "parquet", "datapackage"]
PageFormat = Literal["text", "json"]
Engine = Literal["local", "ray"]
LinesFormat = Literal["text", "jsonl"]
TableName = Literal["documents", "sources", "facts", "checks", "check_facts", "errors", "contradictions"]

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, globs, collections.")]
StoreArgument = Annotated[Path, typer.Argument(metavar="STORE", help="A store that `newsfacts audit` made.")]
StoreOption = Annotated[Path, typer.Option("--store", metavar="FILE", help="SQLite file that keeps everything, made if need be.")]
EngineOption = Annotated[Engine, typer.Option("--engine", help="With --out: this process, or Ray (docs/scale.md).")]
OutOption = Annotated[
    str | None,
    typer.Option("--out", metavar="FOLDER", help="Write Parquet shards to this folder or URL instead of a store (docs/scale.md)."),
]
STORE = Path("audit.db")
CSV = ("csv", "datapackage")  # formats whose files are CSV
JobsOption = Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Processes.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No summary for people, no notices and no progress.")]
PageOption = Annotated[PageFormat, typer.Option("--format", help="Of the summary: for people, or one JSON object.")]
LinesOption = Annotated[LinesFormat, typer.Option("--format", help="For people, or one JSON object for each contradiction.")]
ReferenceOption = Annotated[Path | None, typer.Option("--reference", metavar="TABLE.csv", help="Also hold figures against this table.")]
ExportOption = Annotated[
    list[str] | None, typer.Option("--export", metavar="FORMAT=FOLDER", help="Then export: jsonl, csv, parquet or datapackage.")
]
DataOption = Annotated[DataFormat | None, typer.Option("--format", help="Of the data files (else as --output ends, else csv).")]
TableOption = Annotated[TableName | None, typer.Option("--table", help="Only this one (standard output: facts).")]
WhereOption = Annotated[
    list[str] | None,
    typer.Option(
        "--where", metavar="FIELD=VALUE", help="rule, verdict, severity, unit, subject, place, date or time; of the last two also >=, <=."
    ),
]
DuplicatesOption = Annotated[bool, typer.Option("--duplicates", help="Also the facts and checks of near-duplicates.")]
TargetOption = Annotated[Path | None, typer.Option("--output", metavar="PATH", help="Folder, or file of one table (else standard output).")]


def audit(
    paths: Paths,
    store: StoreOption = STORE,
    jobs: JobsOption = 1,
    engine: EngineOption = "local",
    out: OutOption = None,
    form: PageOption = "text",
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    preview: PreviewSwitch = None,
    isolated: IsolatedOption = False,
    reference: ReferenceOption = None,
    export: ExportOption = None,
    excel: ExcelOption = False,
    language: LanguageOption = None,
    published: PublishedOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
    text_field: TextFieldOption = None,
    title_field: TitleFieldOption = None,
    date_field: DateFieldOption = None,
    id_field: IdFieldOption = None,
    outlet_field: OutletFieldOption = None,
) -> None:
    """Check many documents and keep everything in a store; what is in it already is not checked again."""
    said = spoken(language, None if isolated else Path(paths[0]))
    day = day_of(published, said)
    if out is None and engine != "local":
        raise typer.BadParameter(f"{engine} needs --out", param_hint="--engine")
    if out is not None:
        others = {
            "--store": store != STORE,
            "--export": export,
            "--jobs without --engine ray (or write to a --store)": jobs > 1 and engine == "local",
            "standard input": "-" in paths,
        }
        if clash := next((name for name, given in others.items() if given), None):
            raise typer.BadParameter(f"takes no {clash}", param_hint="--out")
    else:
        writable(store, (), "--store")
    from newsfacts import pipeline
    from newsfacts.audits import console, reference_table
    from newsfacts.audits.store import language_of
    from newsfacts.audits.work import Plan
    from newsfacts.control.settings import Flags, of_batch
    from newsfacts.control.tables import ControlError
    from newsfacts.readers.collections import Fields

    chosen, ignored = (None if values is None else tuple(names(values)) for values in (select, ignore))
    usual = locale_language() if out is not None else language_of(store) or locale_language()  # another one would check everything again
    try:
        options = of_batch(paths[0], Flags(chosen, ignored, preview, isolated=isolated), language, usual)
        table = None if reference is None else reference_table.read(reference)
        exports = console.exports(export or [], excel)
    except pipeline.UnknownRuleError as error:
        raise Mistake("--select, --ignore", said, error.message(said)) from None
    except ControlError as error:
        raise typer.BadParameter(error.message(said)) from None
    except (reference_table.ReferenceTableError, console.UsageError) as error:
        raise typer.BadParameter(str(error)) from None
    if excel and not any(export.form in CSV for export, _ in exports):
        raise typer.BadParameter("is for CSV alone", param_hint="--excel")
    request = console.Request(
        paths=tuple(paths),
        fields=Fields(text_field, title_field, date_field, id_field, outlet_field),
        force=force,
        store=store,
        plan=Plan(options, day, table),
        processes=jobs,
        form=form,
        exports=exports,
        quiet=quiet,
        color=colors(no_color),
        engine=engine,
    )
    raise typer.Exit(console.audit(request) if out is None else console.audit_shards(request, out))


def compare(
    store: StoreArgument,
    form: LinesOption = "text",
    language: LanguageOption = None,
    no_color: NoColorOption = False,
) -> None:
    """Find figures that contradict each other between the documents of a store."""
    from newsfacts.audits import console

    raise typer.Exit(console.compare(store, form, spoken(language, store), colors(no_color)))


def export(
    store: StoreArgument,
    form: DataOption = None,
    table: TableOption = None,
    where: WhereOption = None,
    duplicates: DuplicatesOption = False,
    excel: ExcelOption = False,
    output: TargetOption = None,
    language: LanguageOption = None,
) -> None:
    """Write the facts and checks of a store as data files."""
    from newsfacts.audits import console, filters
    from newsfacts.audits import export as exporting

    try:
        chosen = filters.selection(tuple(where or ()), duplicates)
    except filters.FilterError as error:
        raise typer.BadParameter(str(error), param_hint="--where") from None
    try:
        ending = output and exporting.form_of(output)
    except exporting.FormatError as error:
        raise typer.BadParameter(str(error), param_hint="--output") from None
    if form is not None and ending is not None and form != ending:
        raise typer.BadParameter(f"'{output and output.name}' is no name for {form}; leave --format out", param_hint="--output")
    form = form or ending or "csv"
    if output is None and form in ("parquet", "datapackage"):
        raise typer.BadParameter(f"{form} needs --output", param_hint="--format")
    if form == "datapackage" and table is not None:
        raise typer.BadParameter("a data package holds all tables", param_hint="--table")
    if excel and form not in CSV:
        raise typer.BadParameter("is for CSV alone", param_hint="--excel")
    raise typer.Exit(console.export(store, form, table, chosen, excel, output, spoken(language, store)))


COMMANDS: dict[Callable[..., None], str | None] = {  # and how their help ends
    audit: "Exit status: 0 nothing contradicts, 1 at least one contradiction, 2 wrong usage, nothing to be read or a shard that failed.",
    compare: None,
    export: None,
}
