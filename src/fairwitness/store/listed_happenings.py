"""Incidents, states and events, put into the lists of lists.py; each stands on the timeline too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from fairwitness import codec, model
from fairwitness.events import EVENT, HELD, INCIDENT, LEFT, SORTS
from fairwitness.store import lists
from fairwitness.store.known import Known, known_accounts
from fairwitness.store.rows import Row, asked, drop, in_parts, numbers_for, pairs_of, put_rows, storable, values_of

_OF_MATTERS = (
    "SELECT a.matter, l.id, l.number, l.kind, l.event, "
    "EXISTS (SELECT 1 FROM incident_tellings t WHERE t.account = a.id) AS inside "
    "FROM accounts a JOIN listed_accounts l ON l.id = a.id WHERE a.matter IN"
)


class Happenings:
    """The lists of what happened, within one transaction. Accounts are listed before what is made of them."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def replace_incidents(self, gone: Sequence[str], fresh: Sequence[model.Incident]) -> None:
        """Take incidents out by their ids, and put incidents in, with the accounts that tell of them."""
        numbers = values_of(self._connection, "SELECT number FROM listed_incidents WHERE id IN", gone)
        drop(self._connection, "incident_tellings", "incident", numbers)
        drop(self._connection, "listed_incidents", "number", numbers)
        self._forget(gone, INCIDENT)
        known = known_accounts(self._connection, (a for i in fresh for a in i.accounts))
        days = ((i.period.start or i.period.end, i.id) for i in fresh)
        at = numbers_for(self._connection, "listed_incidents", days)
        rows = [(at[i.id], i.id, min(known[a].said for a in i.accounts), storable(i.place.id)) for i in fresh]
        put_rows(self._connection, "listed_incidents", rows)
        tellings = [(at[i.id], a, known[a].said, known[a].kind, known[a].origin) for i in fresh for a in i.accounts]
        put_rows(self._connection, "incident_tellings", tellings)
        self._happen((INCIDENT, i.id, i.period, i.place, [known[a] for a in i.accounts]) for i in fresh)

    def replace_states(self, gone: Sequence[model.State], fresh: Sequence[model.State]) -> None:
        """Take states out, and put states in; each begins, and may end."""
        keys = [_state_key(s) for s in gone]
        if keys:
            question = "DELETE FROM listed_states WHERE name = ? AND since = ? AND holder = ? AND id = ?"
            self._connection.exec_driver_sql(question, keys)
        self._forget([s.id for s in gone], HELD)
        self._forget([s.id for s in gone], LEFT)
        rows = [(*_state_key(s), s.until.toordinal() if s.until else None, storable(s.place.id)) for s in fresh]
        put_rows(self._connection, "listed_states", rows)
        known = known_accounts(self._connection, (a for s in fresh for a in s.accounts))
        told = {s.id: [known[a] for a in s.accounts] for s in fresh}
        self._happen((HELD, s.id, model.Period(s.since, s.since), s.place, told[s.id]) for s in fresh)
        ends = ((s, model.Period(s.until, s.until)) for s in fresh if s.until)
        self._happen((LEFT, s.id, period, s.place, told[s.id]) for s, period in ends)

    def relist_events(self, matters: Iterable[str]) -> None:
        """List anew what happened by these matters, where no incident tells of it."""
        for some in in_parts(matters):
            self._forget(some, EVENT)
            events: dict[str, list[Any]] = defaultdict(list)
            inside: set[str] = set()
            for row in asked(self._connection, _OF_MATTERS, some):
                inside.update([row.matter] if row.inside else ())
                if row.event:
                    events[row.matter].append(row)
            outside = {matter: rows for matter, rows in events.items() if matter not in inside}
            first = {matter: min(row.id for row in rows) for matter, rows in outside.items()}
            records = pairs_of(self._connection, "SELECT id, record FROM accounts WHERE id IN", first.values())
            about = {m: codec.loads(model.Account, records[i]).matter for m, i in first.items()}
            self._happen(
                (EVENT, m, about[m].period, about[m].place, [_known(row) for row in rows])
                for m, rows in outside.items()
            )

    def _forget(self, ids: Iterable[str], sort: str) -> None:
        told = [(i, SORTS.index(sort)) for i in ids]
        if told:
            self._connection.exec_driver_sql("DELETE FROM listed_happenings WHERE id = ? AND sort = ?", told)

    def _happen(self, told: Iterable[tuple[str, str, model.Period | None, model.Place | None, list[Known]]]) -> None:
        put_rows(self._connection, "listed_happenings", [_row(*one) for one in told])


def _row(sort: str, record: str, period: model.Period | None, place: model.Place | None, told: list[Known]) -> Row:
    start, end = (period.start, period.end) if period else (None, None)
    days = [day.toordinal() if day else None for day in (start, end)]
    heard = min(a.said for a in told)  # 0 where any is of no known day
    kinds = f" {' '.join(sorted({a.kind for a in told}))} "
    first = days[0] if days[0] is not None else days[1]
    return (lists.late(first), SORTS.index(sort), record, *days, heard, storable(place.id) if place else None, kinds)


def _known(row: Any) -> Known:
    return Known(lists.day_in(row.number), row.kind, None, "")


def _state_key(s: model.State) -> Row:
    return (storable(s.place.name), s.since.toordinal() if s.since else 0, storable(s.holder), s.id)
