"""What the tests put into files of every format, and how they read it back."""

from datetime import date
from pathlib import Path

from newsfacts.readers import Notice, ReadError, Reading, within

LEAD = "Sebanyak 140 personel diterjunkan ke Kota Mataram, terdiri dari 116 polisi laki-laki dan 24 polisi wanita."
MORE = "Jumlah itu naik dari tahun lalu, kata Kepala Dinas Kesehatan Provinsi Nusa Tenggara Barat pada hari Jumat di Mataram."
TITLE = "Polisi terjunkan 140 personel"
DAY = date(2019, 8, 23)


def texts(source: str | Path | bytes, name: str | None = None, **how: object) -> dict[str, str]:
    """The text of each document of a source by its name; of one that cannot be read, the error's code behind an exclamation mark."""
    found: dict[str, str] = {}
    for document in within(source, Reading(**how), name):  # type: ignore[arg-type]
        assert document.name not in found
        try:
            found[document.name] = document.load().text
        except ReadError as error:
            found[document.name] = f"!{error.code}"
    return found


def text(source: str | Path | bytes, name: str | None = None, **how: object) -> str:
    """The text of the only document, or its error's code."""
    [found] = texts(source, name, **how).values()
    return found


def lines(source: str | Path | bytes, name: str | None = None) -> list[str]:
    """Its lines, without empty ones."""
    return [line for line in text(source, name).split("\n") if line]


def notices(source: str | Path | bytes, name: str | None = None) -> list[Notice]:
    """What was guessed while all documents were read."""
    told: list[Notice] = []
    texts(source, name, tell=told.append)
    return told
