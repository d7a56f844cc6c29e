"""Accounts with the days on which they are in force, and disputes, as they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fairwitness import codec
from fairwitness.model import Account, Dispute
from fairwitness.reconcile.force import Days
from fairwitness.store import Upkeep
from fairwitness.store import schema as t


class Standing:
    """Accounts, each loaded once, with the days on which they are in force."""

    def __init__(self, book: Upkeep) -> None:
        self._book = book
        self._known: dict[str, Account] = {}
        self.force: dict[str, Days] = {}

    def accounts(self, ids: Iterable[str]) -> list[Account]:
        """Those of these accounts that are there."""
        wanted = list(dict.fromkeys(ids))
        missing = [i for i in wanted if i not in self._known]
        for row in self._book.rows(t.accounts, "id", missing, "id", "record", "since", "until"):
            self._known[row.id] = codec.loads(Account, row.record)
            if row.since is not None:
                self.force[row.id] = Days(date.fromordinal(row.since), date.fromordinal(row.until))
        return [self._known[i] for i in wanted if i in self._known]

    def live(self, ids: Iterable[str]) -> list[Account]:
        """Those of these accounts that are ever in force."""
        return [a for a in self.accounts(ids) if a.id in self.force]


def put_disputes(book: Upkeep, scopes: Iterable[str], found: Iterable[tuple[str, Dispute]]) -> list[Dispute]:
    """Replace the disputes of these scopes; those that are there now and were not, or were and are not."""
    now = {(scope, d.id): d for scope, d in found}
    before = {(row.scope, row.id): row.record for row in book.rows(t.disputes, "scope", scopes)}
    gone = [codec.loads(Dispute, before[key]) for key in before.keys() - now.keys()]
    fresh = {key: now[key] for key in sorted(now.keys() - before.keys())}
    book.drop(t.disputes, "id", [d.id for d in gone])
    book.drop_pairs(t.dispute_sides, [side for d in gone for side in _sides(d)])
    book.put(t.disputes, [{"id": d.id, "scope": scope, "record": codec.dumps(d)} for (scope, _), d in fresh.items()])
    book.put(t.dispute_sides, [side for d in fresh.values() for side in _sides(d)])
    return [*gone, *fresh.values()]


def _sides(d: Dispute) -> list[dict[str, str]]:
    return [{"account_id": a, "dispute_id": d.id} for a in d.accounts]


def disputes_with(book: Upkeep, accounts: Iterable[str]) -> list[Dispute]:
    """The disputes in which one of these accounts stands."""
    ids = [row.dispute_id for row in book.rows(t.dispute_sides, "account_id", accounts, "dispute_id")]
    return [codec.loads(Dispute, row.record) for row in book.rows(t.disputes, "id", ids, "record")]
