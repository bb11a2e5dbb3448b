"""What holds for every output format."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsfacts.reports
from newsfacts import flags
from newsfacts.reports import formats
from newsfacts.reports.renderer import Renderer
from newsfacts.reports.terminal import screen
from newsfacts.reports.wording import Entry
from reports import sample

NAMES = [renderer.name for renderer in formats.RENDERERS]


def test_every_renderer_is_in_the_tuple_and_on_the_command_line() -> None:
    folder = Path(newsfacts.reports.__file__).parent
    modules = [import_module(f"newsfacts.reports.{path.stem}") for path in folder.glob("*.py") if path.stem != "__init__"]
    written = {id(value) for module in modules for value in vars(module).values() if isinstance(value, Renderer)}
    assert written == {id(renderer) for renderer in formats.RENDERERS}
    assert list(get_args(flags.Format)) == NAMES
    assert list(get_args(flags.FactsFormat)) == [renderer.name for renderer in formats.RENDERERS if renderer.facts]


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        formats.renderer("xml")


@pytest.mark.parametrize("form", NAMES)
def test_every_format_takes_what_is_good_bad_hostile_suppressed_and_unread(form: str) -> None:
    texts = (sample.GOOD, sample.BAD, sample.HOSTILE, "Tidak ada.")
    whole = sample.printed(form, *map(sample.checked, texts), sample.suppressed(sample.BAD), sample.UNREAD)
    assert whole.endswith("\n")
    whole.encode("utf-8")
    assert sample.printed(form, *map(sample.checked, texts), sample.suppressed(sample.BAD), sample.UNREAD) == whole


@pytest.mark.parametrize("form", [renderer.name for renderer in formats.RENDERERS if renderer.facts])
def test_formats_for_facts_take_figures_and_readings(form: str) -> None:
    for make in (sample.extracted, sample.explained):
        shown = sample.printed(form, make(sample.HOSTILE))
        assert "140" in shown
        assert "TIDAK COCOK" not in shown


@pytest.mark.parametrize("renderer", [renderer for renderer in formats.RENDERERS if renderer.streams], ids=lambda renderer: renderer.name)
def test_a_format_that_streams_asks_for_an_article_only_when_the_last_is_written(renderer: Renderer) -> None:
    asked: list[int] = []

    def entries() -> Iterator[Entry]:
        for number in range(3):
            asked.append(number)
            yield sample.checked(sample.GOOD)

    next(renderer.pieces(entries(), screen("id")))
    assert asked == [0]


@pytest.mark.parametrize("form", NAMES)
@given(text=st.text(alphabet=st.sampled_from("ab 12.\n\t|*<&\"'`%,:=@\r\u2028\u202e😀\x00"), max_size=80))
def test_no_text_is_too_odd(form: str, text: str) -> None:
    shown = sample.printed(form, sample.checked(text + sample.BAD, source=text or None))
    assert "\x1b" not in shown
    if form == "github":  # nothing of an article begins a command of its own
        assert all(line.startswith(("::error ", "::notice ")) for line in shown.split("\n")[:-1])


def test_both_languages_speak() -> None:
    for form in ("text", "markdown", "html"):
        assert "TIDAK COCOK" in sample.printed(form, sample.checked(sample.BAD))
        assert "DOES NOT AGREE" in sample.printed(form, sample.checked(sample.BAD), language="en")
