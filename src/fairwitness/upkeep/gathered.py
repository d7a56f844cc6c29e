"""Series, incidents and states, kept up: of the matters, the towns and days, the places that something changed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from fairwitness import codec
from fairwitness.model import Incident, Series, State, identity
from fairwitness.reconcile import incidents, states
from fairwitness.reconcile.series import series_within
from fairwitness.reconcile.shelves import joined
from fairwitness.store import Upkeep
from fairwitness.store import schema as t
from fairwitness.store.rows import in_parts
from fairwitness.upkeep.disputing import Standing, disputes_with
from fairwitness.upkeep.told import Changes

_AT_ONCE = 200


def series_renewed(book: Upkeep, changes: Changes) -> None:
    """Make the series of changed matters anew."""
    for matters in in_parts(sorted(changes.matters), _AT_ONCE):
        gone, fresh = [identity("series", m) for m in matters], list(_series(book, matters))
        book.drop(t.series, "id", gone)
        book.put(t.series, [{"id": s.id, "record": codec.dumps(s)} for s in fresh])
        book.lists.replace_series(gone, fresh)


def _series(book: Upkeep, matters: list[str]) -> Iterator[Series]:
    standing = Standing(book)
    said = standing.accounts(row.id for row in book.rows(t.accounts, "matter", matters, "id"))
    found = disputes_with(book, [a.id for a in said])
    standing.accounts(i for d in found for i in d.accounts)
    return series_within(said, standing.force, found)


def incidents_renewed(book: Upkeep, changes: Changes) -> None:
    """Gather the events of touched towns and days anew."""
    for towns in in_parts(sorted(changes.towns), _AT_ONCE):
        spans: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
        for row in book.rows(t.shelved, "key", towns, "key", "account_id", "first", "last"):
            spans[row.key][row.account_id] = (row.first, row.last)
        stretches = {town: joined(spans[town].values(), changes.towns[town]) for town in towns}
        old = book.rows(t.incidents, "town", towns, "id", "town", "first", "last")
        gone = [row.id for row in old if _meets((row.first, row.last), stretches[row.town])]
        book.drop(t.incidents, "id", gone)
        near = {i: town for town in towns for i, days in spans[town].items() if _meets(days, stretches[town])}
        found = incidents(Standing(book).accounts(near))
        book.put(t.incidents, [_row(near[i.accounts[0]], i, spans[near[i.accounts[0]]]) for i in found])
        book.lists.replace_incidents(gone, found)


def _meets(days: tuple[int, int], stretches: Iterable[tuple[int, int]]) -> bool:
    return any(days[0] <= last and first <= days[1] for first, last in stretches)


def _row(town: int, i: Incident, spans: Mapping[str, tuple[int, int]]) -> dict[str, object]:
    days = {"first": min(spans[a][0] for a in i.accounts), "last": max(spans[a][1] for a in i.accounts)}
    return {"id": i.id, "town": town, **days, "record": codec.dumps(i)}


def states_renewed(book: Upkeep, changes: Changes) -> None:
    """Say anew who holds the places that changed accounts speak of."""
    for place in sorted(changes.places):
        found = states(Standing(book).accounts(book.accounts_at([place])))
        gone = [codec.loads(State, row.record) for row in book.rows(t.states, "place", [place], "record")]
        book.drop(t.states, "place", [place])
        book.put(t.states, [{"id": s.id, "place": place, "record": codec.dumps(s)} for s in found])
        book.lists.replace_states(gone, found)
