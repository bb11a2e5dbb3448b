"""What the program itself says, in Indonesian (`id`) and English (`en`)."""

from functools import cache

from newsfacts.lexicon.base import Lexicon, load


class Notation(Lexicon):
    """How numbers are written: the sign before decimals, the one between groups of three digits, words for powers of ten."""

    decimal: str
    group: str
    scales: dict[str, int]


class ReportWords(Lexicon):
    """`data/<language>/report.toml`: the words of the text report; every key is explained in the Indonesian file."""

    decimal: str
    group: str
    months: tuple[str, ...]
    figures: Notation
    signs: dict[str, str]
    steps: dict[str, str]
    bases: dict[str, str]
    headings: dict[str, str]
    rules: dict[str, str]
    lines: dict[str, str]
    ledger: dict[str, str]
    closing: dict[str, str]
    reasons: dict[str, str]
    differs: dict[str, str]
    columns: dict[str, str]
    page: dict[str, str]
    readings: dict[str, str]
    kinds: dict[str, str]
    qualifiers: dict[str, str]
    legend: dict[str, str]
    currencies: dict[str, str]
    units: dict[str, str]


@cache
def report_words(language: str) -> ReportWords:
    """The words of the text report in `id` or `en`."""
    return load(ReportWords, f"{language}/report.toml")


class RuleWords(Lexicon):
    """`data/<language>/rules.toml`: what is said of rules; `docs` are empty in English, where the rules' own files tell them."""

    reported: dict[str, str]
    lines: dict[str, str]
    docs: dict[str, str]


@cache
def rule_words(language: str) -> RuleWords:
    """The rules in the words of `id` or `en`."""
    return load(RuleWords, f"{language}/rules.toml")


class RuleMessages(Lexicon):
    """Templates of one rule, by verdict."""

    consistent: str
    inconsistent: str
    unverifiable: str

    def verdict(self, name: str) -> str:
        """The template of a verdict."""
        return str(getattr(self, name))


class Messages(Lexicon):
    """`data/<language>/messages.toml`: what checks say to editors."""

    weekdays: tuple[str, ...]
    second: str
    last: str
    tried: str
    calendar: str
    calendar_of: str
    calendar_published: str
    falls: str
    beside: str
    twice: str
    conclusions: dict[str, dict[str, str]]
    reasons: dict[str, str]
    turned: dict[str, str]
    change: dict[str, str]
    rates: dict[str, str]
    rules: dict[str, RuleMessages]


@cache
def messages(language: str) -> Messages:
    """Messages in a language, `id` or `en`."""
    return load(Messages, f"{language}/messages.toml")


class Errors(Lexicon):
    """`data/<language>/errors.toml`: why a source could not be read, and what was guessed about one that could."""

    messages: dict[str, str]
    reasons: dict[str, str]
    notices: dict[str, str]


@cache
def errors(language: str) -> Errors:
    """Messages by error code, in `id` or `en`."""
    return load(Errors, f"{language}/errors.toml")


class ControlWords(Lexicon):
    """`data/<language>/control.toml`: what is wrong with a flag, a rule's name or a file of the user's."""

    rules: dict[str, str]
    elsewhere: dict[str, str]
    files: dict[str, str]
    values: dict[str, str]
    flags: dict[str, str]


@cache
def control_words(language: str) -> ControlWords:
    """What is wrong with a user's wishes, in `id` or `en`."""
    return load(ControlWords, f"{language}/control.toml")


class AuditWords(Lexicon):
    """`data/<language>/audit.toml`: what `audit`, `compare` and `export` say; every key is explained in the Indonesian file."""

    summary: dict[str, str]
    shards: dict[str, str]
    compare: dict[str, str]
    progress: dict[str, str]
    problems: dict[str, str]


@cache
def audit_words(language: str) -> AuditWords:
    """The words of audits in `id` or `en`."""
    return load(AuditWords, f"{language}/audit.toml")
