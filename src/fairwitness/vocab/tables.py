"""Typed access to ``tables.toml``: the columns of the tables that are imported, and the cells of a row's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from fairwitness.model import Span
from fairwitness.vocab import table

_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?", re.ASCII)
# Some versions write the hour of a day that has none.
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_AFTER_NAME = ": "


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """What the figures of a column of a series count; a row of tables.toml."""

    column: str
    kind: str
    basis: str
    unit: str = "people"
    group: str | None = None
    words: str | None = None
    whole: str | None = None
    degree: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """What is common to all tables of a form: whose they are, and what their columns are called."""

    name: str
    outlet: str
    place: str | None
    row_name: str
    required: tuple[str, ...]
    columns: tuple[str, ...]
    private: frozenset[str]
    figures: frozenset[str]
    days: tuple[str, ...]
    also: Mapping[str, str]

    def column(self, name: str) -> str:
        """The name under which a column is read, whatever this version of the table calls it."""
        return self.also.get(name, name)


@cache
def form_named(name: str) -> Form:
    """The form of that name.

    >>> form_named("ucdp").outlet
    'Uppsala Conflict Data Program'
    """
    row: dict[str, Any] = table("tables")[name]
    measured = [c for f in row.get("figure", ()) for c in (f["column"], estimated(f["column"], row["estimated"]))]
    return Form(
        name,
        row["outlet"],
        row.get("place"),
        row["name"],
        tuple(row["required"]),
        (*row["columns"], *measured),
        frozenset(row["private"]),
        frozenset((*row.get("figures", ()), *measured)),
        tuple(row["days"]),
        {other: column for column, others in row.get("also", {}).items() for other in others},
    )


@cache
def series_figures() -> Mapping[str, FigureColumn]:
    """The figures of a series by column, in the order in which wholes stand before their parts."""
    return {row["column"]: FigureColumn(**row) for row in table("tables")["series"]["figure"]}


def estimated(column: str, mark: str = "ext_") -> str:
    """The column that holds the series' own estimate of another.

    >>> estimated("killed_cum"), estimated("residential.destroyed")
    ('ext_killed_cum', 'residential.ext_destroyed')
    """
    within, dot, last = column.rpartition(".")
    return f"{within}{dot}{mark}{last}"


def reporter(code: str) -> tuple[str | None, str | None]:
    """Who reported, by the series' code, and through what channel; a code nobody knows is a name.

    >>> reporter("mohtel"), reporter("missing"), reporter("Harbour Relief Society")
    (('Gaza Health Ministry', 'post'), (None, None), ('Harbour Relief Society', None))
    """
    known = table("tables")["series"]["reporters"].get(code)
    return (code or None, None) if known is None else (known.get("org"), known.get("channel"))


def code(form: str, column: str, value: str | None) -> str | None:
    """Our word for a code of a column; None where the table gives none that we know.

    >>> code("ucdp", "where_prec", "4.0"), code("ucdp", "date_prec", ""), code("ucdp", "where_prec", "9")
    ('province', None, None)
    """
    number = number_of(value or "")
    found = table("tables")[form][column].get(str(int(number))) if number is not None else None
    return str(found) if found else None


def place_code(form: str, precision: str) -> int | None:
    """A form's code for how finely a place is known: the finest it has for what is finer.

    >>> place_code("ucdp", "province"), place_code("ucdp", "site"), place_code("ucdp", "none")
    (4, 1, None)
    """
    wanted = "town" if precision in ("site", "neighbourhood") else precision
    return next((int(c) for c, known in table("tables")[form]["where_prec"].items() if known == wanted), None)


def number_of(cell: str) -> Decimal | None:
    """A cell that is a number, none below nought; else None.

    >>> number_of("12.0"), number_of("n/a"), number_of("-1")
    (Decimal('12.0'), None, None)
    """
    return Decimal(cell) if _NUMBER.fullmatch(cell) else None


def day_of(cell: str) -> date | None:
    """A cell that is a day; else None.

    >>> day_of("2031-05-12"), day_of("2031-05-12 00:00:00.000"), day_of("12 May")
    (datetime.date(2031, 5, 12), datetime.date(2031, 5, 12), None)
    """
    found = _DAY.fullmatch(cell)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


# -- the text of a row -------------------------------------------------------------------------------------------------


def text_of(cells: Mapping[str, str]) -> str:
    """A row as text: one cell a line, after the name of its column; a cell's own line breaks become spaces.

    >>> text_of({"id": "7", "side_a": "Northern Front", "adm_2": ""})
    'id: 7\\nside_a: Northern Front'
    """
    told = ((column, " ".join(cell.splitlines()).strip()) for column, cell in cells.items())
    return "\n".join(f"{column}{_AFTER_NAME}{cell}" for column, cell in told if cell)


def cells_of(text: str) -> dict[str, Span]:
    """The cells of a row's text by column, as spans of it.

    >>> cells_of("id: 7\\nside_a: Northern Front")["side_a"]
    Span(start=14, end=28, text='Northern Front')
    """
    found: dict[str, Span] = {}
    at = 0
    for line in text.split("\n"):
        column, _, cell = line.partition(_AFTER_NAME)
        start = at + len(column) + len(_AFTER_NAME)
        found[column] = Span(start, start + len(cell), cell)
        at += len(line) + 1
    return found


def line_of(column: str, cell: Span) -> int:
    """Where the line of a cell begins in the text: with its column's name."""
    return cell.start - len(_AFTER_NAME) - len(column)
