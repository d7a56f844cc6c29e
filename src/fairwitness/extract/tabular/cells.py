"""What the forms share: spans over cells and over the names of columns, figures, times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from fairwitness.model import Figure, Period, Span, Time
from fairwitness.vocab.tables import line_of, number_of


def count(cell: Span | None) -> Decimal | None:
    """The count that a cell holds, if it holds one."""
    return number_of(cell.text) if cell else None


def hull(text: str, spans: Iterable[Span]) -> Span:
    """The characters from the first of some cells to the last."""
    listed = tuple(spans)
    start, end = min(s.start for s in listed), max(s.end for s in listed)
    return Span(start, end, text[start:end])


def line(text: str, column: str, cell: Span) -> Span:
    """A cell with the name of its column."""
    start = line_of(column, cell)
    return Span(start, cell.end, text[start : cell.end])


def in_name(text: str, column: str, cell: Span, words: str | None) -> Span | None:
    """The part of a column's name that says who is counted."""
    start = text.find(words, line_of(column, cell), cell.start) if words else -1
    return Span(start, start + len(words), words) if words and start >= 0 else None


def exactly(cell: Span, basis: str, unit: str = "people") -> Figure:
    """The figure of one cell."""
    n = number_of(cell.text)
    return Figure(cell, "exact", n, n, n, basis, unit)


def days(words: Span, start: date, end: date, precision: str) -> Time:
    """The days of a row, as its cells give them."""
    value = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
    return Time(words, "DATE", value, Period(start, end, precision))
