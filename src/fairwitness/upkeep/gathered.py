"""Series, incidents and states, kept up: of the matters, the towns and days, the places that something changed in."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness import codec
from fairwitness.model import Incident, Series, identity
from fairwitness.reconcile import incidents, states
from fairwitness.reconcile.series import series_within
from fairwitness.reconcile.shelves import joined
from fairwitness.store import Upkeep
from fairwitness.store import schema as t
from fairwitness.store.upkeep import in_parts
from fairwitness.upkeep.disputing import Standing, disputes_with
from fairwitness.upkeep.told import Changes

_AT_ONCE = 200


def series_renewed(book: Upkeep, changes: Changes) -> None:
    """Make the series of changed matters anew."""
    for matters in in_parts(sorted(changes.matters), _AT_ONCE):
        book.drop(t.series, "id", [identity("series", m) for m in matters])
        book.put(t.series, [{"id": s.id, "record": codec.dumps(s)} for s in _series(book, matters)])


def _series(book: Upkeep, matters: list[str]) -> Iterator[Series]:
    standing = Standing(book)
    said = standing.accounts(row.id for row in book.rows(t.accounts, "matter", matters, "id"))
    found = disputes_with(book, [a.id for a in said])
    standing.accounts(i for d in found for i in d.accounts)
    return series_within(said, standing.force, found)


def incidents_renewed(book: Upkeep, changes: Changes) -> None:
    """Gather the events of touched towns and days anew."""
    for town, touched in sorted(changes.towns.items()):
        spans = {r.account_id: (r.first, r.last) for r in book.rows(t.shelved, "key", [town])}
        for first, last in joined(spans.values(), touched):
            near = [i for i, days in spans.items() if days[0] <= last and first <= days[1]]
            book.drop_incidents(town, first, last)
            found = incidents(Standing(book).accounts(near))
            book.put(t.incidents, [_row(town, i, spans) for i in found])


def _row(town: int, i: Incident, spans: dict[str, tuple[int, int]]) -> dict[str, object]:
    days = {"first": min(spans[a][0] for a in i.accounts), "last": max(spans[a][1] for a in i.accounts)}
    return {"id": i.id, "town": town, **days, "record": codec.dumps(i)}


def states_renewed(book: Upkeep, changes: Changes) -> None:
    """Say anew who holds the places that changed accounts speak of."""
    for place in sorted(changes.places):
        found = states(Standing(book).accounts(book.accounts_at([place])))
        book.drop(t.states, "place", [place])
        book.put(t.states, [{"id": s.id, "place": place, "record": codec.dumps(s)} for s in found])
