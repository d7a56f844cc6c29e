"""What stands on the timeline: by its days, when it was heard, its kinds and its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

import sqlalchemy as sa

from fairwitness.events import SORTS
from fairwitness.store.lists import late
from fairwitness.store.questions.asking import Filters, Rows, Where, either, in_place, part

_LAST = "coalesce(h.finish, h.start)"


class Stretch(Protocol):
    """Days that are asked for, both ends inside; ``unknown``: only what no day is told of."""

    # fmt: off
    @property
    def first(self) -> date | None: ...
    @property
    def last(self) -> date | None: ...
    @property
    def unknown(self) -> bool: ...
    # fmt: on


def happenings(connection: sa.Connection, wanted: Filters, days: Stretch, total: int) -> Rows:
    """Sort and id; the latest first, then by sort and id. ``total``: how many there are, as ``spells`` counts them."""
    where = _where(connection, wanted, days)
    found = part(connection, "h.sort, h.id", "listed_happenings h", where, "h.late, h.sort, h.id", wanted, total)
    return Rows([(SORTS[row.sort], row.id) for row in found.rows], found.total)


def spells(connection: sa.Connection, wanted: Filters, days: Stretch) -> Sequence[Any]:
    """How many of each sort have exactly which days: sort, start, end (ordinals), count; by sort and day."""
    # Of all days they are counted in the order of their index.
    every = days.first is None and days.last is None and not days.unknown
    where = _where(connection, wanted, days, "+" if every else "")
    question = (
        f"SELECT h.sort, h.start, h.finish, count(*) FROM listed_happenings h {where} GROUP BY 1, 2, 3 "
        "ORDER BY h.sort, coalesce(h.start, 1), coalesce(h.finish, 3652059)"
    )
    return connection.execute(sa.text(question), where.values).all()


def _where(connection: sa.Connection, wanted: Filters, days: Stretch, free: str = "") -> Where:
    where = Where()
    if wanted.on is not None:
        where.add("h.heard <= :on", on=wanted.on.toordinal())
    if wanted.kinds:
        told = [f"instr(h.kinds, :told{n}) > 0" for n in range(len(wanted.kinds))]
        where.add(either(told), **{f"told{n}": f" {kind} " for n, kind in enumerate(wanted.kinds)})
    in_place(connection, where, wanted, "h.place")
    if days.unknown:
        where.add("h.late = :none", none=late(None))
        return where
    where.add(f"{free}h.late < :none", none=late(None))
    if days.last is not None:
        where.add("h.late >= :latest", latest=late(days.last.toordinal()))
    if days.first is not None:
        where.add(f"{_LAST} >= :first", first=days.first.toordinal())
    return where
