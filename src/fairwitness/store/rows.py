"""Rows of any table, put in, taken out and looked up a few hundred at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from fairwitness.store import lists

Row = tuple[Any, ...]
# How many values one question may name: SQLite takes some ten thousand, but plans are quicker for fewer.
_AT_ONCE = 400


def in_parts(values: Iterable[Any], size: int = _AT_ONCE) -> Iterator[list[Any]]:
    """The values, each once, so many at a time."""
    different = list(dict.fromkeys(values))
    return (different[i : i + size] for i in range(0, len(different), size))


def storable(text: str | None) -> str | None:
    """The text as a database takes it: lone surrogates as question marks (the record keeps them)."""
    return text.encode("utf-8", "replace").decode("utf-8") if text else text


def put_rows(connection: sa.Connection, table: str, rows: list[Row], how: str = "") -> None:
    """Put whole rows in; ``how``: what SQL says to do with those that are there ("OR IGNORE")."""
    if rows:
        values = ", ".join("?" * len(rows[0]))
        connection.exec_driver_sql(f"INSERT {how} INTO {table} VALUES ({values})", rows)


def put_words(connection: sa.Connection, table: str, rows: list[Row]) -> None:
    """Put folded words in under the numbers of their records."""
    if rows:
        connection.exec_driver_sql(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)", rows)


def drop(connection: sa.Connection, table: str, column: str, values: Iterable[Any]) -> None:
    """Remove the rows whose column holds one of these values."""
    for some in in_parts(values):
        _ended(connection, f"DELETE FROM {table} WHERE {column} IN", some)


def values_of(connection: sa.Connection, question: str, values: Iterable[Any]) -> list[Any]:
    """The first column of what a question that ends in IN finds for these values."""
    return [v for some in in_parts(values) for (v,) in asked(connection, question, some)]


def pairs_of(connection: sa.Connection, question: str, values: Iterable[Any]) -> dict[Any, Any]:
    """The first two columns of what a question that ends in IN finds for these values, as a mapping."""
    return {row[0]: row[1] for some in in_parts(values) for row in asked(connection, question, some)}


def asked(connection: sa.Connection, question: str, values: Sequence[Any]) -> Sequence[Any]:
    """The rows that a question that ends in IN finds for a few values."""
    return _ended(connection, question, values).all()


def _ended(connection: sa.Connection, question: str, values: Sequence[Any]) -> sa.CursorResult[Any]:
    return connection.exec_driver_sql(f"{question} ({', '.join('?' * len(values))})", tuple(values))


def numbers_for(connection: sa.Connection, table: str, told: Iterable[tuple[date | None, str]]) -> dict[str, int]:
    """For each id its number in a list, from its day; of two that would have the same, one stands after the other."""
    question = f"SELECT number FROM {table} WHERE number IN"
    wanted = {record_id: lists.number_of(day, record_id) for day, record_id in told}
    taken = set(values_of(connection, question, wanted.values()))
    for record_id, number in wanted.items():
        while number in taken:
            number += 1
            taken.update(values_of(connection, question, [number]))
        wanted[record_id] = number
        taken.add(number)
    return wanted
