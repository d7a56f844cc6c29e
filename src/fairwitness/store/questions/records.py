"""Records by their ids, or by what they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from fairwitness import codec
from fairwitness.store.rows import asked, in_parts

R = TypeVar("R")


def by_ids(connection: sa.Connection, kind: type[R], table: sa.Table, ids: Iterable[str]) -> dict[str, R]:
    """Those of these records that are there, in the order of the ids."""
    wanted = list(dict.fromkeys(ids))
    found = {row.id: row.record for row in matching_rows(connection, table, "id", wanted)}
    return {i: codec.loads(kind, found[i]) for i in wanted if i in found}


def where_is(connection: sa.Connection, kind: type[R], table: sa.Table, column: str, values: Iterable[Any]) -> list[R]:
    """The records whose column holds one of these values, in the order of the table's key."""
    return [codec.loads(kind, row.record) for row in matching_rows(connection, table, column, values)]


def matching_rows(connection: sa.Connection, table: sa.Table, column: str, values: Iterable[Any]) -> list[sa.Row[Any]]:
    """The rows whose column holds one of these values, in the order of the table's key."""
    found: list[sa.Row[Any]] = []
    for some in in_parts(values):
        question = sa.select(table).where(table.c[column].in_(some)).order_by(*table.primary_key.columns)
        found += connection.execute(question)
    return found


def everything(connection: sa.Connection, kind: type[R], table: sa.Table) -> list[R]:
    """All records of a table, in the order of its key."""
    records = connection.execute(sa.select(table.c.record).order_by(*table.primary_key.columns)).scalars()
    return [codec.loads(kind, record) for record in records]


def ids_of(connection: sa.Connection, question: str, values: Iterable[Any]) -> list[Any]:
    """The first column of what a question that ends in IN finds, each value once, in order."""
    found = (row[0] for some in in_parts(values) for row in asked(connection, question, some))
    return sorted(set(found))


def beginning(connection: sa.Connection, table: str, column: str, prefix: str, most: int) -> Sequence[Any]:
    """The first ``most`` different values of a column that begin so, in order."""
    question = (
        f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= :least AND {column} < :beyond "
        f"ORDER BY {column} LIMIT :most"
    )
    values = {"least": prefix, "beyond": prefix + chr(0x10FFFF), "most": most}
    return connection.execute(sa.text(question), values).scalars().all()
