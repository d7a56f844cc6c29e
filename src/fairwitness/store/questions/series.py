"""Which series stand on a day, and at which places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from fairwitness.store.questions.asking import (
    Filters,
    Rows,
    Where,
    counted,
    in_place,
    matching,
    part,
)

# After every day on which anything is said, and before the end of what stands for good.
_NOW = date.max.toordinal() - 1
_ORDER = "s.origins DESC, s.reports DESC, s.since DESC, s.kind, s.id"
_STANDING = "SELECT series FROM listed_accounts a WHERE a.since <= :on AND a.till > :on"
_SAYING = (
    "SELECT a.series FROM account_words w CROSS JOIN listed_accounts a ON a.number = w.rowid "
    "WHERE w.words MATCH :words AND a.since <= :on AND a.till > :on"
)


def series(connection: sa.Connection, wanted: Filters, total: int | None = None) -> Rows:
    """Series that stand on the day: id, and since when the point stands (an ordinal); in the order of the page.

    ``total``: how many there are, where that is known.
    """
    if total is None:
        # Apart from the rows: the way that finds the first of them soonest is not the one to count them all.
        total = counted(connection, "listed_series s", _standing(connection, wanted, words=None))
    if wanted.place is not None or wanted.at is not None:
        way, where = "INDEXED BY listed_series_at", _standing(connection, wanted, words=None)
    else:
        way = "INDEXED BY listed_series_class" if wanted.group is not None else ""
        where = _standing(connection, wanted, words=None, in_order=True)
    return part(connection, "s.id, s.since", f"listed_series s {way}", where, _ORDER, wanted, total)


def of_body(connection: sa.Connection, on: date | None, name: str) -> int:
    """How many series stand on a day that tell what a body did, or what was done to it."""
    question = (
        "SELECT (SELECT count(*) FROM listed_series WHERE actor = :body AND +since <= :on AND +till > :on) + (SELECT "
        "count(*) FROM listed_series WHERE side = :body AND +actor IS NOT :body AND +since <= :on AND +till > :on)"
    )
    values = {"on": on.toordinal() if on else _NOW, "body": name}
    return int(connection.execute(sa.text(question), values).scalar_one())


def saying(connection: sa.Connection, wanted: Filters) -> list[tuple[str, int, str, str | None, str | None]]:
    """All series that stand on the day on the word of an origin, or in these words, in the order of the page.

    Of each: id, since when, kind, basis, class.
    """
    where = _standing(connection, wanted, words=matching(wanted.words), in_order=True)
    question = f"SELECT s.id, s.since, s.kind, s.basis, s.class FROM listed_series s {where} ORDER BY {_ORDER}"
    return [tuple(row) for row in connection.execute(sa.text(question), where.values)]


@dataclass(frozen=True, slots=True)
class Standing:
    """How many series stand on a day that are of one kind, basis and class, and in dispute or not."""

    kind: str
    basis: str | None
    group: str | None
    disputed: int
    told: int


def standing(connection: sa.Connection, on: date | None) -> list[Standing]:
    """How many series stand on a day, by what they tell of."""
    question = (
        "SELECT kind, basis, class, disputed, count(*) FROM listed_series INDEXED BY listed_series_kind "
        "WHERE +since <= :on AND +till > :on GROUP BY kind, basis, class, disputed"
    )
    rows = connection.execute(sa.text(question), {"on": on.toordinal() if on else _NOW})
    return [Standing(*row) for row in rows]


def places(connection: sa.Connection, wanted: Filters) -> list[str]:
    """All places at which series or states stand on the day: id; those with most series first."""
    where = _standing(connection, wanted, words=None, in_order=True)
    told = f"SELECT s.place AS id, count(*) AS told FROM listed_series s {where} GROUP BY s.place"
    held = state_conditions(connection, wanted)
    where.values |= held.values
    told += f" UNION ALL SELECT DISTINCT s.place, 0 FROM listed_states s {held}"
    at = f"(SELECT id, sum(told) AS told FROM ({told}) GROUP BY id) t JOIN listed_places p ON p.id = t.id"
    named = Where()
    named.values = where.values
    named.has_words("p.words", wanted)
    question = f"SELECT t.id FROM {at} {named} ORDER BY t.told DESC, p.name, t.id"
    return list(connection.execute(sa.text(question), named.values).scalars())


def kinds_at(connection: sa.Connection, wanted: Filters, ids: Sequence[str]) -> Sequence[Any]:
    """For each of these places: id, kind, how many series of it stand on the day, how many of them in dispute."""
    where = _standing(connection, wanted, words=None)
    where.add(f"s.place IN {where.names('at', ids)}")
    question = (
        "SELECT s.place, s.kind, count(*) AS told, sum(s.disputed) AS disputed "
        f"FROM listed_series s {where} GROUP BY s.place, s.kind ORDER BY s.place, s.kind"
    )
    return connection.execute(sa.text(question), where.values).all()


@dataclass(frozen=True, slots=True)
class Done:
    """How many series of a kind tell what a body did or suffered, how many in dispute; or how many places it holds."""

    part: str
    kind: str
    told: int
    disputed: int


_DONE = """
SELECT actor AS name, 'did' AS part, kind, count(*) AS told, sum(disputed) AS disputed FROM listed_series
 WHERE actor <> '' AND +since <= :on AND +till > :on GROUP BY actor, kind
UNION ALL SELECT side, 'suffered', kind, count(*), sum(disputed AND side IS NOT actor) FROM listed_series
 WHERE side <> '' AND +since <= :on AND +till > :on GROUP BY side, kind
UNION ALL SELECT holder, 'holds', '', count(*), 0 FROM listed_states
 WHERE :on >= :now OR (since <= :on AND (till IS NULL OR till > :on)) GROUP BY holder
ORDER BY 1, 2, 3
"""


def actors(connection: sa.Connection, on: date | None) -> dict[str, list[Done]]:
    """What is told on the day of every body, by its name; each list by part and kind."""
    values, found = {"on": on.toordinal() if on else _NOW, "now": _NOW}, dict[str, list[Done]]()
    for name, *told in connection.execute(sa.text(_DONE), values):
        found.setdefault(name, []).append(Done(*told))
    return found


def state_conditions(connection: sa.Connection, wanted: Filters) -> Where:
    """Which states (``s``) hold on the day, at the place."""
    where = Where()
    if wanted.on is not None:
        where.add("s.since <= :on AND (s.till IS NULL OR s.till > :on)", on=wanted.on.toordinal())
    in_place(connection, where, wanted, "s.place")
    where.is_one(wanted.actor, "s.holder")
    return where


def _standing(connection: sa.Connection, wanted: Filters, words: str | None, *, in_order: bool = False) -> Where:
    """``in_order``: to be found in the order of the page, until it is full.

    A plus before a column keeps the planner from an index by which nearly all series would be found, and then sorted.
    """
    where, free = Where(), "+" if in_order else ""
    where.add("+s.since <= :on AND +s.till > :on", on=wanted.on.toordinal() if wanted.on else _NOW)
    if wanted.since is not None:
        where.add(f"{free}s.since >= :begun", begun=wanted.since.toordinal())
    in_place(connection, where, wanted, "s.place")
    if wanted.at is not None:
        where.add(f"s.place IN {where.names('exactly', wanted.at)}")
    where.kinds(wanted, f"{free}s.kind")
    where.is_one(wanted.basis, "s.basis")
    where.is_one(wanted.group, "s.class")
    if wanted.actor is not None:
        where.add(f"({free}s.actor = :body OR {free}s.side = :body)", body=wanted.actor)
    if wanted.disputed:
        where.add("s.disputed")
    if wanted.least is not None:
        where.add("s.origins >= :least", least=wanted.least)
    if wanted.origin is not None:
        where.add(f"s.id IN ({_STANDING} AND a.origin = :origin)", origin=wanted.origin)
    if words is not None:
        where.add(f"s.id IN ({_SAYING})", words=words)
    return where
