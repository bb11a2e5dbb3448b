"""`newsfacts.audit`: the reports of many documents, one after the other."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from newsfacts import pipeline, readers
from newsfacts.audits import reference_table
from newsfacts.audits.work import Plan, load
from newsfacts.audits.workers import Crew
from newsfacts.language import forget
from newsfacts.model import Failure, Language, Report, Unread
from newsfacts.readers.collections import Fields, Source, collect


def audit(
    paths: str | Path | Iterable[str | Path],
    *,
    workers: int = 1,
    language: Language = "id",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preview: bool = False,
    published: date | None = None,
    reference: str | Path | None = None,
    fields: Fields | None = None,
    force: bool = False,
    on_error: Callable[[Unread], None] | None = None,
) -> Iterator[Report]:
    """The reports of all documents of the paths (files, folders, globs, collections), in order, as they are ready.

    Args:
        workers: processes.  With more than one, call it under `if __name__ == "__main__":`, as all of Python's multiprocessing.
        on_error: is given each document that cannot be read; without it they are logged as warnings of the logger `newsfacts`.

    Raises:
        UnknownRuleError: at once, not with the first report.
        ReferenceTableError: the reference table cannot be read.
        WorkerError: with the first report; the call is not under that line.
    """
    table = None if reference is None else reference_table.read(Path(reference))
    plan = Plan(pipeline.options(language, select, ignore, preview), published, table)
    names = [str(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
    return _reports(collect(names, fields=fields or Fields(), force=force), plan, workers, on_error or _log)


def _reports(sources: Iterable[Source], plan: Plan, workers: int, on_error: Callable[[Unread], None]) -> Iterator[Report]:
    if workers > 1:
        with Crew[Source, Report | Unread](workers, partial(_ready, plan), partial(_crashed, plan)) as crew:
            yield from _readable(crew.results(sources), on_error)
    else:
        yield from _readable(map(_ready(plan), sources), on_error)


def _ready(plan: Plan) -> Callable[[Source], Report | Unread]:
    return partial(_report, plan=plan)


def _report(source: Source, plan: Plan) -> Report | Unread:
    try:
        return plan.check(load(source, plan))
    except readers.ReadError as error:
        return _unread(source, error, plan)
    except Exception as error:  # a bug of ours must not cost the other documents
        return _unread(source, readers.ReadError("internal", source.name, f"{type(error).__name__}: {error}"), plan)
    finally:
        forget()


def _crashed(plan: Plan, source: Source) -> Unread:
    return _unread(source, readers.ReadError("crashed", source.name), plan)


def _unread(source: Source, error: readers.ReadError, plan: Plan) -> Unread:
    return Unread(source=source.name, error=Failure(code=error.code, message=error.message(plan.options.language)))


def _readable(records: Iterable[Report | Unread], on_error: Callable[[Unread], None]) -> Iterator[Report]:
    for record in records:
        if isinstance(record, Unread):
            on_error(record)
        else:
            yield record


def _log(record: Unread) -> None:
    logging.getLogger("newsfacts").warning("%s", record.error.message)
