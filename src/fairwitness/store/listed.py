"""What was reconciled, put into the lists of lists.py, inside the transaction in which it is kept up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from fairwitness import codec, model
from fairwitness.events import is_event
from fairwitness.model import identity, origin_id
from fairwitness.sought import folded
from fairwitness.store import lists
from fairwitness.store import schema as t
from fairwitness.store.known import known_accounts
from fairwitness.store.listed_happenings import Happenings
from fairwitness.store.listing import list_places, unlist_places
from fairwitness.store.rows import Row, asked, drop, in_parts, numbers_for, put_rows, put_words, storable, values_of

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Told:
    """An account as it is listed: the words of its first appearance; the days in force (``until`` no longer)."""

    account: model.Account
    words: str
    since: int | None
    until: int | None


class Lists(Happenings):
    """The lists of what is reconciled, within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection)
        self._matters: set[str] = set()

    def finish(self) -> None:
        """List what hangs on accounts and incidents together: the events of the matters that changed."""
        self.relist_events(sorted(self._matters))
        self._matters.clear()

    def clear(self) -> None:
        """Take everything out."""
        places = self._connection.exec_driver_sql("SELECT DISTINCT place FROM listed_accounts").scalars().all()
        for table in lists.RECONCILED:
            self._connection.exec_driver_sql(f"DELETE FROM {table}")
        unlist_places(self._connection, places)

    # -- accounts -----------------------------------------------------------------------------------------------------

    def replace_accounts(self, gone: Sequence[model.Account], fresh: Sequence[Told]) -> None:
        """Take accounts out and put others in; then forget the places and origins of which none is left."""
        self._take_out(gone)
        self._matters.update(a.matter.id for a in (*gone, *(told.account for told in fresh)))
        for i in range(0, len(fresh), _AT_ONCE):
            self._put_in(fresh[i : i + _AT_ONCE])
        unlist_places(self._connection, (a.matter.place.id for a in gone if a.matter.place))
        origins = {origin_id(a.origin) for a in gone}
        left = values_of(self._connection, "SELECT DISTINCT origin FROM listed_accounts WHERE origin IN", origins)
        drop(self._connection, "listed_origins", "id", origins.difference(left))

    def _take_out(self, accounts: Iterable[model.Account]) -> None:
        ids = [a.id for a in accounts]
        numbers = values_of(self._connection, "SELECT number FROM listed_accounts WHERE id IN", ids)
        drop(self._connection, "account_words", "rowid", numbers)
        drop(self._connection, "listed_accounts", "number", numbers)
        pairs = [(p.document_id, p.claim_id, a.id) for a in accounts for p in a.appearances]
        if pairs:
            question = "DELETE FROM appearances WHERE document = ? AND claim = ? AND account = ?"
            self._connection.exec_driver_sql(question, pairs)

    def relist_words(self, told: Sequence[Told]) -> None:
        """Put other words in for accounts that are listed, where their first claim is read in other words now."""
        now = {x.account.id: words_told(x) for x in told}
        at = "listed_accounts a JOIN account_words w ON w.rowid = a.number"
        question = f"SELECT a.number, a.id, w.words FROM {at} WHERE a.id IN"
        for some in in_parts(now):
            found = asked(self._connection, question, some)
            other = [(number, now[i]) for number, i, before in found if now[i] != before]
            drop(self._connection, "account_words", "rowid", [number for number, _ in other])
            put_words(self._connection, "account_words", other)

    def _put_in(self, told: Sequence[Told]) -> None:
        accounts = [one.account for one in told]
        origins = {origin_id(a.origin): a.origin.name for a in accounts}
        numbers = numbers_for(self._connection, "listed_accounts", ((a.said, a.id) for a in accounts))
        put_rows(self._connection, "listed_accounts", [_account_row(numbers[x.account.id], x) for x in told])
        put_words(self._connection, "account_words", [(numbers[x.account.id], words_told(x)) for x in told])
        shown = [
            (p.document_id, p.claim_id, a.id, origin_id(a.origin), p.report) for a in accounts for p in a.appearances
        ]
        put_rows(self._connection, "appearances", shown)
        named = [(i, storable(name), folded(name)) for i, name in origins.items()]
        put_rows(self._connection, "listed_origins", named, "OR IGNORE")
        list_places(self._connection, (a.matter.place for a in accounts))

    # -- what is made of accounts -------------------------------------------------------------------------------------

    def replace_series(self, gone: Iterable[str], fresh: Iterable[model.Series]) -> None:
        """Take series out by their ids, and put series in, with the days on which each of their points stands."""
        drop(self._connection, "listed_series", "id", gone)
        put_rows(self._connection, "listed_series", [row for s in fresh for row in _series_rows(s)])

    def relist_disputes(self, ids: Iterable[str]) -> None:
        """List disputes anew, with what their accounts tell of; those that are gone are taken out."""
        for some in in_parts(ids):
            drop(self._connection, "listed_disputes", "id", some)
            records = self._connection.execute(sa.select(t.disputes.c.record).where(t.disputes.c.id.in_(some)))
            found = {d.id: d.accounts for d in (codec.loads(model.Dispute, record) for record in records.scalars())}
            known = known_accounts(self._connection, (i for accounts in found.values() for i in accounts))
            sides = {i: (known[a], known[b]) for i, (a, b) in found.items()}
            days = [(_date(max(a.said, b.said)), i) for i, (a, b) in sides.items()]
            numbers = numbers_for(self._connection, "listed_disputes", days)
            rows = [
                (numbers[i], i, a.kind, b.kind, a.place, b.place, a.origin, b.origin) for i, (a, b) in sides.items()
            ]
            put_rows(self._connection, "listed_disputes", rows)


# -- rows --------------------------------------------------------------------------------------------------------------


def words_told(told: Told) -> str:
    """The words by which an account is found: of what kind, in which words, where, by and against whom, who says so."""
    m = told.account.matter
    return folded(m.kind, told.words, m.place.name if m.place else None, m.actor, m.side, told.account.origin.name)


def _account_row(number: int, told: Told) -> Row:
    a, m = told.account, told.account.matter
    stands = told.since is not None and told.until is not None and told.since < told.until and not a.denied
    days = (told.since, told.until) if stands else (None, None)
    place = storable(m.place.id) if m.place else None
    return (number, a.id, identity("series", m.id), origin_id(a.origin), place, m.kind, m.group, *days, is_event(a))


def _series_rows(s: model.Series) -> list[Row]:
    ends = [*(p.on for p in s.points[1:]), date.max]
    stretches = zip(s.points, ends, strict=False)  # a series may have no point at all
    return [_point_row(s, p, till) for p, till in stretches if p.accounts]


def _point_row(s: model.Series, p: model.Point, till: date) -> Row:
    m = s.matter
    about = (
        storable(m.place.id) if m.place else None,
        m.basis,
        m.group,
        storable(m.actor),
        storable(m.side),
        p.disputed,
    )
    return (p.origins, p.reports, p.on.toordinal(), m.kind, s.id, till.toordinal(), *about)


def _date(day: int) -> date | None:
    return date.fromordinal(day) if day else None
