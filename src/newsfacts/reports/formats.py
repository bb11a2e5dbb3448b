"""All output formats; to add one, write its file beside the others and append its renderer here (and its name to `flags.Format`)."""

from pathlib import Path

from newsfacts.reports import csv, github, html, jsonl, markdown, sarif, text
from newsfacts.reports.renderer import Renderer

RENDERERS: tuple[Renderer, ...] = (
    text.RENDERER,
    jsonl.JSON,
    jsonl.JSONL,
    csv.RENDERER,
    sarif.RENDERER,
    html.RENDERER,
    github.RENDERER,
    markdown.RENDERER,
)


def by_ending(path: Path) -> tuple[str, ...]:
    """The formats that a file may be in by the ending of its name, the likeliest first; none for an ending that says nothing."""
    return tuple(renderer.name for renderer in RENDERERS if path.suffix.lower() in renderer.endings)


def renderer(name: str) -> Renderer:
    """The renderer of a format; KeyError if there is none."""
    return {renderer.name: renderer for renderer in RENDERERS}[name]
