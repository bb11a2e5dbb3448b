"""Reports for programs: one JSON object for each input (jsonl), or all of them in one document (json), and their schema.

Every number in them is a string that holds an exact decimal; absent values are null, never left out.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsfacts.model import SCHEMA_VERSION, Explanation, Extraction, Report, Unread
from newsfacts.reports.renderer import Renderer
from newsfacts.reports.terminal import Screen
from newsfacts.reports.wording import Entry


def line(record: Extraction | Unread) -> str:
    """One input as one line, its line feed included."""
    return record.model_dump_json() + "\n"


def document(records: Iterable[Extraction | Unread]) -> str:
    """All inputs as one JSON document, one input a line."""
    objects = ",\n".join(record.model_dump_json() for record in records)
    return f'{{"schema_version": "{SCHEMA_VERSION}", "documents": [\n{objects}\n]}}\n'


def record(entry: Entry) -> Extraction | Unread:
    """What is printed of an input."""
    return entry if isinstance(entry, Unread) else entry[1]


def _lines(entries: Iterable[Entry], _: Screen) -> Iterator[str]:
    return map(line, map(record, entries))


def _document(entries: Iterable[Entry], _: Screen) -> Iterator[str]:
    yield document(map(record, entries))


JSONL = Renderer("jsonl", _lines, streams=True, unread=True, endings=(".jsonl",))
JSON = Renderer("json", _document, unread=True, endings=(".json",))


def schema() -> str:
    """The JSON Schema of what `check` and `extract` print, indented, with a line feed at the end."""
    # pydantic's generator is imported with the first use: it costs more than the rest of the command
    from pydantic.json_schema import models_json_schema

    models = (Report, Explanation, Extraction, Unread)
    _, schemas = models_json_schema([(model, "serialization") for model in models], ref_template="#/$defs/{model}")
    definitions: dict[str, Any] = schemas["$defs"]
    definitions["Line"] = {
        "description": "What `--format jsonl` prints on each line: one input.",
        "anyOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in models],
    }
    definitions["Documents"] = {
        "type": "object",
        "description": "What `--format json` prints: every input in order.",
        "properties": {"schema_version": {"const": SCHEMA_VERSION}, "documents": {"type": "array", "items": {"$ref": "#/$defs/Line"}}},
        "required": ["schema_version", "documents"],
        "additionalProperties": False,
    }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newsfacts report",
        "anyOf": [{"$ref": "#/$defs/Line"}, {"$ref": "#/$defs/Documents"}],
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
