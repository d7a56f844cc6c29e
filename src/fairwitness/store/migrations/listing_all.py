"""From version 3 to 4: the lists in which pages find things, made of the records that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import sqlalchemy as sa

from fairwitness import codec, model
from fairwitness.store import lists
from fairwitness.store import schema as t
from fairwitness.store.listed import Lists, Told
from fairwitness.store.listing import list_documents
from fairwitness.store.rows import in_parts, pairs_of
from fairwitness.store.upkeep import readings_of

R = TypeVar("R")
_AT_ONCE = 500


def add_lists(connection: sa.Connection) -> None:
    """Make the lists, and fill them."""
    for made in lists.TABLES:
        connection.exec_driver_sql(made)
    documents = connection.execute(sa.select(t.documents.c.id)).scalars().all()
    for some in in_parts(documents, _AT_ONCE):
        list_documents(connection, list(readings_of(connection, some)))
    kept = Lists(connection)
    for rows in _parts(connection, sa.select(t.accounts.c.record, t.accounts.c.since, t.accounts.c.until)):
        kept.replace_accounts([], _told(connection, rows))
    for records in _records(connection, model.Series, t.series):
        kept.replace_series([], records)
    kept.relist_disputes(connection.execute(sa.select(t.disputes.c.id)).scalars())
    for incidents in _records(connection, model.Incident, t.incidents):
        kept.replace_incidents([], incidents)
    for states in _records(connection, model.State, t.states):
        kept.replace_states([], states)
    kept.finish()


def _told(connection: sa.Connection, rows: Iterable[sa.Row[Any]]) -> list[Told]:
    accounts = [(codec.loads(model.Account, row.record), row.since, row.until) for row in rows]
    first = [a.appearances[0].claim_id for a, _, _ in accounts]
    records = pairs_of(connection, "SELECT id, record FROM claims WHERE id IN", first)
    words = {i: codec.loads(model.Claim, record).words.text for i, record in records.items()}
    # A claim that is read anew since is not there; its account is looked at again when that is reconciled.
    return [Told(a, words.get(a.appearances[0].claim_id, ""), since, until) for a, since, until in accounts]


def _records(connection: sa.Connection, kind: type[R], table: sa.Table) -> Iterator[list[R]]:
    for rows in _parts(connection, sa.select(table.c.record)):
        yield [codec.loads(kind, row.record) for row in rows]


def _parts(connection: sa.Connection, question: sa.Select[Any]) -> Iterator[list[sa.Row[Any]]]:
    """What a question finds, some hundreds of rows at a time, in the order in which they lie."""
    result = connection.execute(question)
    while rows := result.fetchmany(_AT_ONCE):
        yield list(rows)
