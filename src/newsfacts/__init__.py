"""newsfacts reads an Indonesian news article, pulls out every numeric claim, and checks that the figures agree.

    import newsfacts
    report = newsfacts.check("Sebanyak 13.506 pekerja …")

The names below are loaded when they are first asked for, so that `import newsfacts` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsfacts.audits.reference_table import ReferenceTableError
    from newsfacts.audits.stream import audit
    from newsfacts.checks import RULES
    from newsfacts.model import Check, Document, Extraction, Fact, Reading, Report, Span, Summary, Unread
    from newsfacts.pipeline import UnknownRuleError, check, explain, extract
    from newsfacts.readers import ReadError, read

__version__ = "0.1.0"

__all__ = [
    "RULES",
    "Check",
    "Document",
    "Extraction",
    "Fact",
    "ReadError",
    "Reading",
    "ReferenceTableError",
    "Report",
    "Span",
    "Summary",
    "UnknownRuleError",
    "Unread",
    "__version__",
    "audit",
    "check",
    "explain",
    "extract",
    "read",
]


def __getattr__(name: str) -> Any:
    """Load a public name from the module where it lives."""
    match name:
        case "RULES":
            module = "checks"
        case "read" | "ReadError":
            module = "readers"
        case "audit":
            module = "audits.stream"
        case "ReferenceTableError":
            module = "audits.reference_table"
        case "check" | "explain" | "extract" | "UnknownRuleError":
            module = "pipeline"
        case "Check" | "Document" | "Extraction" | "Fact" | "Reading" | "Report" | "Span" | "Summary" | "Unread":
            module = "model"
        case _:
            raise AttributeError(f"module 'newsfacts' has no attribute '{name}'")
    return getattr(import_module(f"newsfacts.{module}"), name)


def __dir__() -> list[str]:
    return __all__
