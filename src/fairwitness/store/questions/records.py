"""Records by their ids, or by what they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from fairwitness import codec
from fairwitness.model import Meaning
from fairwitness.store.rows import asked, in_parts

R = TypeVar("R")


def by_ids(connection: sa.Connection, kind: type[R], table: sa.Table, ids: Iterable[str]) -> dict[str, R]:
    """Those of these records that are there, in the order of the ids."""
    wanted = list(dict.fromkeys(ids))
    found = {row[0]: row[1] for row in rows_where(connection, table, "id", wanted, "id, record")}
    return {i: codec.loads(kind, found[i]) for i in wanted if i in found}


def where_is(connection: sa.Connection, kind: type[R], table: sa.Table, column: str, values: Iterable[Any]) -> list[R]:
    """The records whose column holds one of these values, in the order of the table's key."""
    return [codec.loads(kind, row[0]) for row in rows_where(connection, table, column, values, "record")]


def rows_where(connection: sa.Connection, table: sa.Table, column: str, values: Iterable[Any], what: str) -> list[Any]:
    """The columns ``what`` of the rows whose column holds one of these values, in the order of the table's key."""
    order = ", ".join(f'"{key.name}"' for key in table.primary_key.columns)
    found: list[Any] = []
    for some in in_parts(values):
        question = f"SELECT {what} FROM {table.name} WHERE {column} IN ({', '.join('?' * len(some))}) ORDER BY {order}"
        found += connection.exec_driver_sql(question, tuple(some))
    return found


def people_say(connection: sa.Connection, claims: Iterable[str]) -> list[Meaning]:
    """What people, not rules, said that slots of these claims stand for: little beside all that is known of them."""
    question = "SELECT record FROM meanings WHERE \"by\" LIKE 'person:%' AND claim_id IN"
    found = [codec.loads(Meaning, row[0]) for row in rows_of(connection, question, claims)]
    return sorted(found, key=lambda m: (m.claim_id, m.slot, m.by))


def everything(connection: sa.Connection, kind: type[R], table: sa.Table) -> list[R]:
    """All records of a table, in the order of its key."""
    records = connection.execute(sa.select(table.c.record).order_by(*table.primary_key.columns)).scalars()
    return [codec.loads(kind, record) for record in records]


def rows_of(connection: sa.Connection, question: str, values: Iterable[Any]) -> list[Any]:
    """The rows that a question that ends in IN finds."""
    return [row for some in in_parts(values) for row in asked(connection, question, some)]


def ids_of(connection: sa.Connection, question: str, values: Iterable[Any]) -> list[Any]:
    """The first column of what a question that ends in IN finds, each value once, in order."""
    return sorted({row[0] for row in rows_of(connection, question, values)})


def beginning(connection: sa.Connection, table: str, column: str, prefix: str, most: int) -> Sequence[Any]:
    """The first ``most`` different values of a column that begin so, in order."""
    question = (
        f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= :least AND {column} < :beyond "
        f"ORDER BY {column} LIMIT :most"
    )
    values = {"least": prefix, "beyond": prefix + chr(0x10FFFF), "most": most}
    return connection.execute(sa.text(question), values).scalars().all()
