"""Steps from one version of the casebook's tables to the next; each runs once, inside the opening transaction.

A later version adds a function to STEPS: ``STEPS[n]`` takes a casebook from version n to n + 1.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from fairwitness.store import schema


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)


def _add_judgements(connection: Connection) -> None:
    schema.metadata.create_all(connection, tables=[schema.judgements, schema.attachments])


STEPS: tuple[Callable[[Connection], None], ...] = (_create, _add_judgements)


def migrate(connection: Connection, version: int) -> None:
    """Bring a casebook of that version to the version of this program."""
    for step in STEPS[version:]:
        step(connection)
