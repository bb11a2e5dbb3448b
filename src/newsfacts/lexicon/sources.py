"""What stands around a story: on the page of a newspaper, in the markup of a web page, in the fields of a collection."""

from functools import cache

from newsfacts.lexicon.base import Lexicon, load


class Layout(Lexicon):
    """`data/id/layout.toml`: the words that open or sign the parts of a wire story."""

    agencies: tuple[str, ...]
    related: tuple[str, ...]
    bylines: tuple[str, ...]
    inline_tail: tuple[str, ...]
    boilerplate: frozenset[str]
    credits: tuple[str, ...]
    issued: tuple[str, ...]
    keywords: tuple[str, ...]
    key_mark: str
    heads: tuple[str, ...]


@cache
def layout() -> Layout:
    """Words of the page around a story."""
    return load(Layout, "id/layout.toml")


class Page(Lexicon):
    """`data/id/page.toml`: how the parts of a web page around the story are called in its markup."""

    furniture: frozenset[str]


@cache
def page() -> Page:
    """Names of a page's furniture."""
    return load(Page, "id/page.toml")


class Collections(Lexicon):
    """`data/id/collections.toml`: how collections call the fields that hold an article's text, title, date, identity and outlet."""

    text: tuple[str, ...]
    title: tuple[str, ...]
    date: tuple[str, ...]
    id: tuple[str, ...]
    outlet: tuple[str, ...]


@cache
def collections() -> Collections:
    """Names of a collection's fields, the likeliest first."""
    return load(Collections, "id/collections.toml")
