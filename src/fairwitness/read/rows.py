"""The rows of a table, each as a document whose text is its cells; what cannot be read is said, the others go on.

Only columns that vocab/tables.toml lists go into a text. Source columns, which can name people, stay in the capture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fairwitness.errors import ReadError
from fairwitness.model import Capture, Document, Given, Problem, Row
from fairwitness.read import cells
from fairwitness.read.captured import address_of, document_id, given_of, shown
from fairwitness.vocab.tables import Form, day_of, form_named, number_of, text_of

_NAMED = 60


def form_of(capture: Capture) -> str | None:
    """The form of the table that a capture is; None for a capture that is no table."""
    found = re.search(r";\s*table=(\w+)", capture.media_type)
    return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one record of a table: its row (None where it cannot be read), and what is to be said of it."""

    row: Row | None
    problems: tuple[Problem, ...] = ()


def rows(capture: Capture, body: bytes) -> Iterator[Found | Problem]:
    """The records of a table in their order; a Problem by itself is about the whole table, or a row that stands twice.

    ReadError where the file is no table of its form.
    """
    form = form_named(form_of(capture) or "")
    given, _ = given_of(capture)
    records = cells.json_records if capture.media_type.startswith("application/json") else cells.csv_records
    try:
        shared = _Shared(capture, form, given, _since(form, records, body))
        yield from _rows(shared, records(body), body)
    except ReadError as e:
        raise ReadError(f"{shown(capture)} {e}") from e


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the rows of one table share."""

    capture: Capture
    form: Form
    given: Given
    since: date | None

    def problem(self, number: int, message: str) -> Problem:
        """What is wrong with a row."""
        return Problem(
            "read", f"{self.capture.location} row {number}", f"{shown(self.capture)}: row {number} {message}"
        )


def _since(form: Form, records: Callable[[bytes], Iterator[cells.Record]], body: bytes) -> date | None:
    """The first day that a series tells of: its totals are counted from there."""
    if form.name != "series":
        return None
    days = (day_of(r.cells.get(form.row_name, "").strip()) for r in records(body))
    return min((day for day in days if day), default=None)


def _rows(shared: _Shared, records: Iterator[cells.Record], body: bytes) -> Iterator[Found | Problem]:
    form, told, unknown = shared.form, _Told(), dict[str, None]()
    headed = False
    for record in records:
        if record.wrong:
            yield Found(None, (shared.problem(record.number, record.wrong),))
            continue
        if not headed:
            _check_columns(form, record.cells, is_json=not shared.capture.media_type.startswith("text/csv"))
            headed = True
        named = {form.column(column): cell for column, cell in record.cells.items()}
        unknown |= {column: None for column in named if column not in form.columns and column not in form.private}
        yield _row(shared, record.number, {c: named[c] for c in named if c in form.columns}, told)
    yield from _of_whole(shared, body, tuple(unknown), headed=headed)


def _check_columns(form: Form, record: Mapping[str, str], *, is_json: bool) -> None:
    missing = [c for c in form.required if c not in {form.column(name) for name in record}]
    if missing and not is_json:
        raise ReadError(f"is no table of the form {form.name}: it has no column {', '.join(missing)}; check --as")


def _of_whole(shared: _Shared, body: bytes, unknown: tuple[str, ...], *, headed: bool) -> Iterator[Problem]:
    """What is to be said of the table as a whole."""
    form, capture = shared.form, shared.capture
    if not headed:
        yield Problem("read", capture.location, f"{shown(capture)} holds no row that can be read")
    if cells.encoding_of(body) == "cp1252":
        yield Problem("read", capture.location, f"{shown(capture)} is not UTF-8; read as Windows-1252")
    if unknown:
        listed = ", ".join(unknown)[:_NAMED]
        message = f"{shown(capture)}: columns that the form {form.name} does not know are kept, not read: {listed}"
        yield Problem("read", capture.location, message)
    if headed and form.place and not shared.given.place:
        message = f"{shown(capture)}: the rows name no place; taken to be about {form.place}. Otherwise give --place"
        yield Problem("read", capture.location, message)


class _Told:
    """Which rows were there already, by their names and by their documents."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._documents: dict[str, int] = {}

    def document(self, document_id: str, number: int) -> int | None:
        """The row that is this very one, if there was one."""
        first = self._documents.setdefault(document_id, number)
        return None if first == number else first

    def name(self, name: str, number: int) -> int | None:
        """The row of that name before this one."""
        first = self._names.setdefault(name, number)
        return None if first == number else first


def _row(shared: _Shared, number: int, row: Mapping[str, str], told: _Told) -> Found | Problem:
    form = shared.form
    if fault := _fault(form, row):
        return Found(None, (shared.problem(number, fault),))
    document = _document(shared, row)
    if (same := told.document(document.id, number)) is not None:
        return shared.problem(number, f"says word for word what row {same} says; it counts once")
    doubts = tuple(shared.problem(number, doubt) for doubt in _doubts(form, number, row, told))
    return Found(Row(document, form.name, shared.since, shared.given.place or form.place), doubts)


def _doubts(form: Form, number: int, row: Mapping[str, str], told: _Told) -> Iterator[str]:
    """What is odd about a row that can be read."""
    name = row[form.row_name].strip()
    if (other := told.name(name, number)) is not None:
        yield f"has the {form.row_name} of row {other} ({name}), but says something else; both are kept"
    for column in sorted(form.figures & row.keys()):
        cell = row[column].strip()
        if cell and number_of(cell) is None:
            yield f"says “{cell[:_NAMED]}” for {column}, which is no count; that cell is not read"
    low, best, high = (number_of(row.get(column, "").strip()) for column in ("low", "best", "high"))
    told_ends = [n for n in (low, best, high) if n is not None]
    if told_ends != sorted(told_ends):
        yield f"has low {low}, best {best}, high {high}, which are not in order; kept as given"


def _fault(form: Form, row: Mapping[str, str]) -> str | None:
    """Why a row cannot be read at all: without a name, a day and a figure it says nothing."""
    if not row.get(form.row_name, "").strip():
        return f"has no {form.row_name}; it cannot be told from others"
    for column in form.days:
        if day_of(row.get(column, "").strip()) is None:
            return f"has no day in {column} (“{row.get(column, '').strip()[:_NAMED]}”); write it as 2031-05-12"
    if not any(number_of(row[c].strip()) is not None for c in form.figures & row.keys()):
        return "holds no count in any column that is known; there is nothing to read in it"
    return None


def _document(shared: _Shared, row: Mapping[str, str]) -> Document:
    text, form = text_of(row), shared.form
    day = day_of(row[form.row_name].strip()) if form.row_name in form.days else None
    return Document(
        id=document_id(shared.capture.id, text),
        capture_id=shared.capture.id,
        text=text,
        outlet=shared.given.outlet or form.outlet,
        url=shared.given.url or address_of(shared.capture),
        published=day or shared.given.published,
        published_from="text" if day else "given" if shared.given.published else None,
        row=f"{form.name} {row[form.row_name].strip()}",
    )
