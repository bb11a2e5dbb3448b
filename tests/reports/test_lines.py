"""The lines of an article."""

from hypothesis import given
from hypothesis import strategies as st

from newsfacts.reports.lines import line_at, line_of


@given(st.text(alphabet="a\n\r\u2028", max_size=20), st.data())
def test_lines_are_those_that_an_editor_counts(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line = line_at(text, offset)
    assert line.number == line_of(text, offset) == text.count("\n", 0, offset) + 1
    assert line.start <= offset <= line.end
    assert text[line.start : line.end] == text.split("\n")[line.number - 1]
