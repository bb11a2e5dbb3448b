"""Which fields of a record hold the article: those asked for, else those that collections usually call so."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from newsfacts import lexicon
from newsfacts.readers import markup, newsml
from newsfacts.readers.documents import Entry, Extracted, Fields, Reading
from newsfacts.readers.errors import ReadError
from newsfacts.readers.when import day

Record = Mapping[str, object]

ARTICLE = 200  # characters from which an unknown field holds an article's text rather than a label
MOST_NAMED = 20  # fields that an error lists
OWN = (  # fields that together only newsfacts writes: its reports, and the tables of its exports …
    *({"schema_version", "documents"}, {"schema_version", "facts"}, {"sha256", "rule", "verdict"}, {"sha256", "kind", "qualifier"}),
    *({"document_id", "fact_id"}, {"document_id", "check_id"}, {"sha256", "duplicate_of"}),
)
OWN_ALONE = ({"source", "document_id", "published"}, {"file", "record", "source", "code", "message"})  # … and those that say nothing else
NAME = 60  # characters of an outlet's name
IDENTITY = 300  # characters of a record's own name


def entries(rows: Iterator[tuple[int, Record | ReadError]], name: str, reading: Reading) -> Iterator[Entry]:
    """The articles of numbered records, ninjs items by rules of their own.  What is guessed about fields is told once for each kind."""
    told: set[Fields] = set()
    names: tuple[str, ...] = ()
    chosen: Fields | ReadError | None = None
    for number, row in rows:
        if isinstance(row, ReadError):
            yield Entry(str(number), partial(_failed, row.code, row.detail))
            continue
        if reading.fields.text is None and newsml.is_ninjs(row):
            yield Entry(" ".join(str(row["uri"]).split())[:IDENTITY], partial(newsml.from_ninjs, row))
            continue
        if chosen is None or isinstance(chosen, ReadError) or tuple(row) != names:
            names = tuple(row)
            if reading.fields.text is None and _of_newsfacts(row):
                yield Entry(str(number), partial(_failed, "report", ""))
                return
            chosen = choose(row, reading.fields, name)
            if isinstance(chosen, Fields) and chosen != reading.fields and chosen not in told and len(told) < MOST_NAMED:
                told.add(chosen)
                reading.guessed("fields", name, ", ".join(f"{role} = {field}" for role, field in chosen._asdict().items() if field))
        if isinstance(chosen, ReadError):
            yield Entry(str(number), partial(_failed, chosen.code, chosen.detail))
        else:
            identity = row.get(chosen.id) if chosen.id else None
            label = " ".join(str(identity).split())[:IDENTITY] if isinstance(identity, str | int) else ""
            yield Entry(label or str(number), partial(_story, _picked(row, chosen)))


def _of_newsfacts(record: Record) -> bool:
    """Whether a record is one of newsfacts' own reports or exports."""
    return any(fields <= record.keys() for fields in OWN) or any(fields == record.keys() for fields in OWN_ALONE)


def choose(record: Record, wanted: Fields, name: str) -> Fields | ReadError:
    """The fields of a record; an error if the text cannot be told (`no-text-field`) or a field asked for is missing (`no-field`)."""
    missing = [field for field in wanted if field is not None and field not in record]
    if missing:
        return ReadError("no-field", name, ", ".join(missing))
    by_name: dict[str, str] = {}
    for field in record:
        by_name.setdefault(_plain(field), field)
    known = lexicon.collections()
    text = wanted.text or next((by_name[key] for key in known.text if key in by_name), None) or _longest(record)
    if text is None:
        return ReadError("no-text-field", name, ", ".join(islice(record, MOST_NAMED)))
    return Fields(
        text,
        wanted.title or next((by_name[key] for key in known.title if key in by_name), None),
        wanted.date or next((by_name[key] for key in known.date if key in by_name), None),
        wanted.id or next((by_name[key] for key in known.id if key in by_name), None),
        wanted.outlet or next((by_name[key] for key in known.outlet if key in by_name), None),
    )


def _plain(field: str) -> str:
    return "".join(char for char in field.casefold() if char not in " _-")


def _longest(record: Record) -> str | None:
    """The field with the longest running text."""
    lengths = {field: len(value) for field, value in record.items() if isinstance(value, str) and " " in value}
    field = max(lengths, key=lengths.__getitem__, default=None)
    return field if field is not None and lengths[field] >= ARTICLE else None


def _picked(record: Record, fields: Fields) -> Extracted:
    text, title, published, outlet = (record.get(field) if field else None for field in (*fields[:3], fields.outlet))
    return Extracted(
        text if isinstance(text, str) else "",
        title if isinstance(title, str) else None,
        day(published),
        outlet if isinstance(outlet, str) and _is_outlet(outlet) else None,
    )


def _is_outlet(value: str) -> bool:
    """Whether a value can be the name of an outlet: a few words, no address of a page."""
    return 0 < len(value.strip()) <= NAME and "/" not in value


def _story(found: Extracted, name: str) -> Extracted:
    """The text as it stands, or as a page prints it where it is HTML."""
    return found._replace(text=markup.text_of(found.text, name)) if markup.looks_marked_up(found.text) else found


def _failed(code: str, detail: str, name: str) -> Extracted:
    raise ReadError(code, name, detail)
