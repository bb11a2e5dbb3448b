"""The words of the language, loaded from `data/**/*.toml`, validated once and handed out as frozen models.

One model class and one cached accessor per file, in modules by what the words are for.  A broken file is a bug of the installation:
pydantic's error names the key.
"""

from newsfacts.lexicon.cues import aspects, comparison, relations
from newsfacts.lexicon.figures import hedges, numerals, refusals
from newsfacts.lexicon.measures import calendar, currencies, dimensions, foreign_units, units
from newsfacts.lexicon.sentences import Abbreviations, abbreviations, function_words, modality, nouns, speech
from newsfacts.lexicon.sources import collections, layout, page
from newsfacts.lexicon.wording import (
    Messages,
    Notation,
    ReportWords,
    RuleWords,
    audit_words,
    control_words,
    errors,
    messages,
    report_words,
    rule_words,
)

__all__ = [
    "Abbreviations",
    "Messages",
    "Notation",
    "ReportWords",
    "RuleWords",
    "abbreviations",
    "aspects",
    "audit_words",
    "calendar",
    "collections",
    "comparison",
    "control_words",
    "currencies",
    "dimensions",
    "errors",
    "foreign_units",
    "function_words",
    "hedges",
    "layout",
    "messages",
    "modality",
    "nouns",
    "numerals",
    "page",
    "refusals",
    "relations",
    "report_words",
    "rule_words",
    "speech",
    "units",
]
