"""Typed access to ``columns.toml``: the columns of every table, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fairwitness.vocab import table


@dataclass(frozen=True, slots=True)
class Column:
    """One column; type: id, text, whole, number, day, yes_no, or upper (a number or "open"). ``hxl``: "" for no tag."""

    name: str
    type: str
    hxl: str
    about: str


@cache
def columns(name: str) -> tuple[Column, ...]:
    """The columns of a table, in order; none for a table that the file does not know.

    >>> [c.name for c in columns("control")][:3]
    ['id', 'place', 'pcode']
    """
    return tuple(Column(column, *told) for column, told in table("columns").get(name, {}).items())


def names(of_table: str) -> tuple[str, ...]:
    """The names of a table's columns, in order."""
    return tuple(c.name for c in columns(of_table))
