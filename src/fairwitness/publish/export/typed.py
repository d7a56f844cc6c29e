"""Tables with typed columns, as every file format takes them, and the data dictionary that tells of the columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from fairwitness.publish.tables import Cell, Table
from fairwitness.vocab.columns import Column, columns

Value = str | int | Decimal | date | bool | None

_OPEN = "open"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of typed values under columns: text and ids are str, numbers int or Decimal, days date, moments datetime."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheet(table: Table) -> Sheet:
    """The table with its values typed; a column that nothing is known of is text."""
    known = {c.name: c for c in columns(table.name)}
    told = tuple(known.get(name) or Column(name, "text", "", _foreign(table.name)) for name in table.columns)
    rows = tuple(
        tuple(v for c, cell in zip(told, row, strict=True) for v in _values(c.type, cell)) for row in table.rows
    )
    return Sheet(table.name, tuple(made for c in told for made in _split(c)), rows)


def _foreign(name: str) -> str:
    return "As in UCDP's georeferenced events (GED), or empty where nobody told." if name == "ucdp" else ""


def _split(c: Column) -> tuple[Column, ...]:
    if c.type != "upper":
        return (c,)
    return (
        replace(c, type="number", about=f"{c.about} Empty where it is unknown or open."),
        Column(f"{c.name}_open", "yes_no", "", f"Whether {c.name} is open: somebody says at least, or more than."),
    )


def _values(kind: str, cell: Cell) -> tuple[Value, ...]:
    if kind == "upper":
        return (None if cell == _OPEN else _number(cell), cell == _OPEN)
    if kind == "number":
        return (_number(cell),)
    if kind == "day":
        return (date.fromisoformat(cell) if isinstance(cell, str) else None,)
    if kind == "moment":
        return (datetime.fromisoformat(cell) if isinstance(cell, str) else None,)
    if isinstance(cell, float):
        return (_number(cell),)
    return (cell,)


def _number(cell: Cell) -> Decimal | None:
    return None if cell is None else Decimal(str(cell))


_KINDS = {
    "id": "text (an id)",
    "text": "text",
    "whole": "whole number",
    "number": "number",
    "day": "date (ISO 8601)",
    "moment": "date and time, UTC (ISO 8601)",
    "yes_no": "true or false",
}
_DICTIONARY = (
    Column("table", "text", "", "The table."),
    Column("column", "text", "", "The column."),
    Column("type", "text", "", "What its values are."),
    Column("hxl", "text", "", "Its HXL tag."),
    Column("about", "text", "", "What it holds."),
)


def dictionary(sheets: Iterable[Sheet]) -> Sheet:
    """The data dictionary of these tables: a row for each column."""
    rows = tuple((s.name, c.name, _KINDS[c.type], c.hxl or None, c.about) for s in sheets for c in s.columns)
    return Sheet("dictionary", _DICTIONARY, rows)


def plain(value: Value) -> str | int | float | bool | None:
    """The value as JSON has it: a number as number, a day as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
