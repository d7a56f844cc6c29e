"""What the list of accounts knows of each, for the lists of what is made of accounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from fairwitness.store import lists
from fairwitness.store.rows import asked, in_parts


@dataclass(frozen=True, slots=True)
class Known:
    """What the list of accounts knows of one; ``said``: an ordinal, 0 where no day is known."""

    said: int
    kind: str
    place: str | None
    origin: str


def known_accounts(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Known]:
    """What the list knows of each of these accounts."""
    question = "SELECT number, id, kind, place, origin FROM listed_accounts WHERE id IN"
    return {
        i: Known(lists.day_in(number), kind, place, origin)
        for some in in_parts(ids)
        for number, i, kind, place, origin in asked(connection, question, some)
    }
