"""One run under a user's decisions: each article is checked as its settings say, and what is suppressed or known is put aside."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from newsfacts import checks, pipeline
from newsfacts.control import baseline, suppressions
from newsfacts.control.settings import Decided, Flags, Settings, beside, decided
from newsfacts.model import Document, Language, Report, Severity


class Session:
    """The decisions for the articles of a run.

    The settings files beside all files that were named are read at once, and so are the baselines: a mistake in one is known before any
    work is done.  Raises ControlError and pipeline.UnknownRuleError.  `language` is that of the command line, else of the first article's
    settings, else the `locale`'s; `keep` remembers all findings for a new baseline.
    """

    def __init__(
        self, files: Sequence[Path], flags: Flags, language: Language | None = None, locale: Language = "id", keep: bool = False
    ) -> None:
        self._flags = flags
        self._keep = keep
        self._folders: dict[str, Settings] = {}
        self._known: dict[Path, frozenset[str]] = {}
        self._sidecars: dict[Path, tuple[suppressions.Suppression, ...]] = {}
        self._findings: list[baseline.Known] = []
        settings = [self._settings(file) for file in files]
        self.language: Language = language or (settings[0].language if settings else None) or locale
        self._decided = {file: self._decide(found) for file, found in zip(files, settings, strict=True)}

    def check(self, file: Path, document: Document) -> Report:
        """The report on an article in a file; ControlError if the suppressions beside the file cannot be used."""
        entries = self._suppressions(file)
        held = self._decided.get(file)
        if held is None:  # a file in a folder that was named
            held = self._decided[file] = self._decide(self._settings(file))
        report = pipeline.check_document(document, held.options)
        if entries:
            ran = frozenset(checks.running(held.options.select, held.options.ignore, held.options.preview)[0])
            report = suppressions.apply(document, report, entries, ran, whole=not (document.source or "").startswith(f"{file}#"))
        if held.baseline is not None:
            report = baseline.apply(document, report, self._known[held.baseline])
        report = _settled(report, held.min_severity)
        if self._keep:
            self._findings.extend(baseline.findings(document, report))
        return report

    def baseline(self) -> str:
        """A baseline file with all findings of the run so far."""
        return baseline.text(self._findings)

    def _settings(self, file: Path) -> Settings:
        return Settings() if self._flags.isolated else beside(file, self._folders)

    def _decide(self, settings: Settings) -> Decided:
        held = decided(self._flags, settings, self.language)
        if held.baseline is not None and held.baseline not in self._known:
            self._known[held.baseline] = baseline.read(held.baseline)
        return held

    def _suppressions(self, file: Path) -> tuple[suppressions.Suppression, ...]:
        """Those beside a file; those of the last file are remembered, because it may hold many articles."""
        if self._flags.isolated or str(file) == "-":
            return ()
        if file not in self._sidecars:
            self._sidecars = {file: suppressions.load(file)}
        return self._sidecars[file]


def _settled(report: Report, least: Severity) -> Report:
    """The report without what is below the least severity, its summary counting what is left."""
    checks, suppressed = report.checks, report.suppressed
    if least == "error":
        checks = tuple(check for check in checks if check.severity != "note")
        suppressed = tuple(found for found in suppressed if found.check.severity != "note")
    if len(checks) == sum((report.summary.consistent, report.summary.inconsistent, report.summary.unverifiable)):
        return report
    verdicts = Counter(check.verdict for check in checks)
    summary = report.summary.model_copy(update={verdict: verdicts[verdict] for verdict in ("consistent", "inconsistent", "unverifiable")})
    return report.model_copy(update={"checks": checks, "suppressed": suppressed, "summary": summary})
