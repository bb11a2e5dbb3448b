"""Why a source cannot be read."""

from .. import lexicon


class ReadError(Exception):
    """A source that cannot be read: `code` is stable (the keys of `data/en/errors.toml`), `message` is one line for people."""

    def __init__(self, code: str, name: str, detail: str = "") -> None:
        super().__init__(code, name, detail)
        self.code = code
        self.name = name
        self.detail = detail

    def message(self, language: str = "id") -> str:
        """One line that names the source and the reason, in `id` or `en`."""
        name = " ".join(self.name.split())
        return lexicon.errors(language).messages[self.code].format(name=name, detail=self.detail)

    def __str__(self) -> str:
        return self.message()
