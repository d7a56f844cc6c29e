"""Which accounts, disputes, incidents, states and origins there are, in the order of their pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from fairwitness.store.lists import first_of
from fairwitness.store.questions.asking import Filters, Rows, Where, in_place, matching, part
from fairwitness.store.questions.series import state_conditions
from fairwitness.store.rows import in_parts


def accounts(connection: sa.Connection, wanted: Filters) -> Rows:
    """Accounts: id; the latest first."""
    where, at, number = Where(), "listed_accounts a", "a.number"
    if (words := matching(wanted.words)) is not None:
        at, number = f"account_words w CROSS JOIN {at} ON a.number = w.rowid", "w.rowid"
        where.add("w.words MATCH :words", words=words)
    where.by(number, wanted)
    where.since(number, wanted)
    where.is_one(wanted.origin, "a.origin")
    in_place(connection, where, wanted, "a.place")
    where.kinds(wanted, "a.kind")
    where.is_one(wanted.group, "a.class")
    if wanted.disputed:
        where.add("EXISTS (SELECT 1 FROM dispute_sides d WHERE d.account_id = a.id)")
    return part(connection, "a.id", at, where, number, wanted)


def disputes(connection: sa.Connection, wanted: Filters) -> Rows:
    """Disputes: id; that of which a side was said latest first."""
    where = Where()
    where.by("d.number", wanted)
    where.since("d.number", wanted)
    in_place(connection, where, wanted, "d.place", "d.other_place")
    where.kinds(wanted, "d.kind", "d.other_kind")
    where.is_one(wanted.origin, "d.origin", "d.other_origin")
    return part(connection, "d.id", "listed_disputes d", where, "d.number", wanted)


def incidents(connection: sa.Connection, wanted: Filters) -> Rows:
    """Incidents told of by the day: id; the latest first."""
    where = Where()
    if wanted.on is not None:
        where.add("i.heard <= :on", on=wanted.on.toordinal())
    where.since("i.number", wanted)
    in_place(connection, where, wanted, "i.place")
    by = "t.said <= :on AND" if wanted.on is not None else ""
    telling = f"EXISTS (SELECT 1 FROM incident_tellings t WHERE t.incident = i.number AND {by}"
    if wanted.kinds:
        where.add(f"{telling} t.kind IN {where.names('kind', wanted.kinds)})")
    if wanted.origin is not None:
        where.add(f"{telling} t.origin = :origin)", origin=wanted.origin)
    return part(connection, "i.id", "listed_incidents i", where, "i.number", wanted)


def states(connection: sa.Connection, wanted: Filters) -> Rows:
    """States that hold on the day: id; by place."""
    where = state_conditions(connection, wanted)
    return part(connection, "s.id", "listed_states s", where, "s.name, s.since, s.holder, s.id", wanted)


def states_at(connection: sa.Connection, wanted: Filters, places: Sequence[str]) -> Sequence[Any]:
    """The states that hold on the day at these places: place, id; in the order of ``states``."""
    where = state_conditions(connection, wanted)
    where.add(f"s.place IN {where.names('at', places)}")
    question = f"SELECT s.place, s.id FROM listed_states s {where} ORDER BY s.name, s.since, s.holder, s.id"
    return connection.execute(sa.text(question), where.values).all()


def origins(connection: sa.Connection, wanted: Filters) -> list[str]:
    """All origins (``wanted.words``: in their names): id; those with most accounts first."""
    where = Where()
    where.has_words("o.words", wanted)
    told = "(SELECT origin, count(*) AS told FROM listed_accounts GROUP BY origin) a"
    at = f"{told} JOIN listed_origins o ON o.id = a.origin"
    question = f"SELECT o.id FROM {at} {where} ORDER BY a.told DESC, o.name, o.id"
    return list(connection.execute(sa.text(question), where.values).scalars())


def tallies(connection: sa.Connection, origin: str) -> Any:
    """Of one origin: accounts, reports, accounts in dispute, the numbers of its latest and its earliest account."""
    question = (
        "SELECT count(*) AS accounts, min(number) AS last, "
        "(SELECT count(DISTINCT report) FROM appearances WHERE origin = :origin) AS reports, "
        "sum(EXISTS (SELECT 1 FROM dispute_sides d WHERE d.account_id = a.id)) AS disputed, "
        "max(number) FILTER (WHERE number < :undated) AS first "
        "FROM listed_accounts a WHERE origin = :origin"
    )
    return connection.execute(sa.text(question), {"origin": origin, "undated": first_of(0)}).one()


def first_by(connection: sa.Connection, column: str, values: Sequence[str]) -> dict[str, str]:
    """For each of these places or origins the first of its accounts, by id."""
    first: dict[str, str] = {}
    for some in in_parts(values):
        # One look into the index for each of them.
        question = (
            f"WITH asked (one) AS (VALUES {', '.join('(?)' for _ in some)}) "
            f"SELECT one, (SELECT min(id) FROM listed_accounts WHERE {column} = one) FROM asked"
        )
        first |= {one: i for one, i in connection.exec_driver_sql(question, tuple(some)) if i is not None}
    return first
