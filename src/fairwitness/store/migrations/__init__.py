"""Steps from one version of the casebook's tables to the next; each runs once, inside the opening transaction.

A later version adds a function to STEPS: ``STEPS[n]`` takes a casebook from version n to n + 1.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, inspect

from fairwitness.store import lists, schema
from fairwitness.store.migrations.listing_all import add_lists


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)


def _add_judgements(connection: Connection) -> None:
    schema.metadata.create_all(connection, tables=[schema.judgements, schema.attachments])


def _add_standing(connection: Connection) -> None:
    """Reconciled records stay as they are, without a place, until the casebook is next reconciled: then all anew."""
    for table in schema.RECONCILED:
        there = {c["name"] for c in inspect(connection).get_columns(table.name)}
        for column in (c for c in table.columns if c.name not in there):
            kind = column.type.compile(connection.dialect)
            connection.exec_driver_sql(f'ALTER TABLE {table.name} ADD COLUMN "{column.name}" {kind}')
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    schema.metadata.create_all(connection, tables=[schema.unreconciled, *schema.STANDING])


def _add_pins(connection: Connection) -> None:
    """Where what people judged is said; whose every saying is, is known when all is next reconciled anew."""
    if "origin" not in {c["name"] for c in inspect(connection).get_columns(schema.sayings.name)}:
        connection.exec_driver_sql("ALTER TABLE sayings ADD COLUMN origin VARCHAR")
    for index in schema.sayings.indexes:
        index.create(connection, checkfirst=True)
    schema.metadata.create_all(connection, tables=[schema.pinned])
    connection.execute(delete(schema.facts).where(schema.facts.c.name == "rules"))


def _add_ways(connection: Connection) -> None:
    """The indexes of the lists as they are now, where the lists were made with others."""
    for gone in ("listed_series_place", "listed_accounts_place"):
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {gone}")
    for made in lists.TABLES:
        if made.startswith("CREATE INDEX"):
            connection.exec_driver_sql(made.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS", 1))


STEPS: tuple[Callable[[Connection], None], ...] = (
    *(_create, _add_judgements, _add_standing, add_lists, _add_pins),
    _add_ways,
)


def migrate(connection: Connection, version: int) -> None:
    """Bring a casebook of that version to the version of this program."""
    for step in STEPS[version:]:
        step(connection)
