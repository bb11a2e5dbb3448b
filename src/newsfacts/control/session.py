"""One run under a user's decisions: each article is checked as its settings say, and what is suppressed or known is put aside."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Literal

from newsfacts import pipeline
from newsfacts.control import baseline, suppressions
from newsfacts.control.settings import Decided, Flags, Settings, beside, decided
from newsfacts.model import Document, Report, Severity


class Session:
    """The decisions for the articles of a run.

    All settings files and baselines are read at once, so that a mistake in one is known before any work is done; raises ControlError and
    pipeline.UnknownRuleError.  `language` is that of the command line, else of the first article's settings, else the given `locale`'s.
    """

    def __init__(
        self, files: Iterable[Path], flags: Flags, language: Literal["id", "en"] | None = None, locale: Literal["id", "en"] = "id"
    ) -> None:
        self._isolated = flags.isolated
        settings = {file: Settings() if flags.isolated else beside(file) for file in files}
        first = next((found.language for found in settings.values()), None)
        self.language: Literal["id", "en"] = language or first or locale
        self._decided = {file: decided(flags, found, self.language) for file, found in settings.items()}
        self._known = {path: baseline.read(path) for path in {held.baseline for held in self._decided.values()} if path is not None}
        self._sidecars: dict[Path, tuple[suppressions.Suppression, ...]] = {}
        self._findings: list[baseline.Known] = []

    def check(self, file: Path, document: Document) -> Report:
        """The report on an article of a file; ControlError if the file's suppressions cannot be used."""
        entries = self._suppressions(file)
        held = self._decided[file]
        report = pipeline.check_document(document, held.options)
        if entries:
            ran = suppressions.running(held.options.select, held.options.ignore, held.options.preview)
            report = suppressions.apply(document, report, entries, ran, whole=document.source == str(file))
        if held.baseline is not None:
            report = baseline.apply(document, report, self._known[held.baseline])
        report = counted(_severe(report, held.min_severity))
        if self._keeps:
            self._findings.extend(baseline.findings(document, report))
        return report
