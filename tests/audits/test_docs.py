"""docs/store.md: every table, view and column is there, and every query runs and finds something."""

import re
from pathlib import Path

import pytest

import pages
from newsfacts.audits.reference_table import read
from program import within as newsfacts

from .stories import query

PAGE = (pages.DOCS / "store.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real audit of the articles of corpora/."""
    path = tmp_path_factory.mktemp("docs") / "audit.db"
    done = newsfacts("audit", pages.ROOT / "corpora" / "articles", pages.ROOT / "corpora" / "planted", "--store", path)
    assert done.returncode == 1
    return path


def test_there_are_five_queries() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("number", range(5))
def test_every_query_finds_something(store: Path, number: int) -> None:
    assert query(store, QUERIES[number])


def test_every_column_is_documented(store: Path) -> None:
    documented = {name: line for line in PAGE.splitlines() if line.startswith("| `") for name in re.findall(r"`(\w+)`", line.split("|")[1])}
    names = {row[0] for row in query(store, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'")}
    assert names == set(documented)
    for name in names:
        columns = {row[1] for row in query(store, f"PRAGMA table_info({name})")}
        assert columns <= set(re.findall(r"`(\w+)`", documented[name])), name


def test_the_example_of_a_reference_table_holds(tmp_path: Path) -> None:
    table = pages.ROOT / "corpora" / "reference.csv"
    assert (
        newsfacts("audit", pages.ROOT / "corpora" / "articles", "--store", tmp_path / "a.db", "--reference", table, "--quiet").returncode
        == 0
    )
    rows = query(tmp_path / "a.db", "SELECT verdict, count(*) FROM checks WHERE rule = 'reference' GROUP BY verdict")
    assert rows == [("consistent", len(read(table).rows))]
