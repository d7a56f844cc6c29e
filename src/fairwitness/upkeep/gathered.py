"""Series, incidents and states, kept up: of the matters, the towns and days, the places that something changed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from fairwitness import codec, review
from fairwitness.model import Incident, Series, State, identity
from fairwitness.reconcile import incidents, states
from fairwitness.reconcile.series import series_within
from fairwitness.reconcile.shelves import joined, town_of
from fairwitness.store import Upkeep
from fairwitness.store import schema as t
from fairwitness.store.rows import in_parts, values_of
from fairwitness.upkeep.disputing import Standing, disputes_with
from fairwitness.upkeep.judged import Decided, accounts_of
from fairwitness.upkeep.pinned import Spot, bound, parts_with
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


def incidents_renewed(book: Upkeep, changes: Changes, decided: Decided) -> None:
    """Gather the events of touched towns and days anew, with those that people bound to them."""
    groups = _towns_judged(book, changes, decided)
    for towns in parts_with(bound(groups, changes.towns), changes.towns, _AT_ONCE):
        spans: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
        for row in book.rows(t.shelved, "key", towns, "key", "account_id", "first", "last"):
            spans[row.key][row.account_id] = (row.first, row.last)
        stretches = {town: joined(spans[town].values(), changes.towns[town]) for town in towns}
        old = book.rows(t.incidents, "town", towns, "id", "town", "first", "last")
        gone = [row.id for row in old if _meets((row.first, row.last), stretches[row.town])]
        book.drop(t.incidents, "id", gone)
        near = {i: town for town in towns for i, days in spans[town].items() if _meets(days, stretches[town])}
        told = Standing(book).accounts(near)
        found = incidents(told)
        if decided.incidents:
            found = tuple(review.incidents_as_judged(found, decided.incidents, {a.id: a for a in told}))
        book.put(t.incidents, [_row(near, i, spans) for i in found])
        book.lists.replace_incidents(gone, found)


def _towns_judged(book: Upkeep, changes: Changes, decided: Decided) -> list[list[Spot]]:
    """The towns and days bound by each judgement; what was judged since, or no longer is, is touched."""
    if not decided.incidents and not decided.claims:
        return []
    of = accounts_of(book, decided.pinned)
    spots = {a.id: (s.key, s.first, s.last) for a in Standing(book).accounts(of.values()) if (s := town_of(a))}
    at = {claim: spots[account] for claim, account in of.items() if account in spots}
    changed = [at[claim] for claim in sorted(decided.claims & at.keys())]
    for key, first, last in changed:
        changes.towns[key].add((first, last))
    before = _gathered_before(book, changes)
    for key, first, last in (spot for group in before for spot in group):
        changes.towns[key].add((first, last))
    return [changed, *before, *([at[c] for c in sorted(j.claims) if c in at] for j in decided.incidents)]


def _gathered_before(book: Upkeep, changes: Changes) -> list[list[Spot]]:
    """Of each incident in which a changed account stood, where it and its other accounts are found."""
    told = "incident_tellings x JOIN listed_incidents i ON i.number = x.incident"
    ids = values_of(book.connection, f"SELECT DISTINCT i.id FROM {told} WHERE x.account IN", changes.accounts)
    groups = []
    for row in book.rows(t.incidents, "id", ids, "town", "first", "last", "record"):
        others = Standing(book).accounts(codec.loads(Incident, row.record).accounts)
        spots = [(s.key, s.first, s.last) for a in others if (s := town_of(a))]
        groups.append([(row.town, row.first, row.last), *spots])
    return groups


def _meets(days: tuple[int, int], stretches: Iterable[tuple[int, int]]) -> bool:
    return any(days[0] <= last and first <= days[1] for first, last in stretches)


def _row(near: Mapping[str, int], i: Incident, spans: Mapping[int, Mapping[str, tuple[int, int]]]) -> dict[str, object]:
    """An incident as it is kept: under the town of its first account, with the days of all of its accounts there."""
    town = near[i.accounts[0]]
    days = [spans[town][a] for a in i.accounts if near[a] == town]
    first, last = min(d[0] for d in days), max(d[1] for d in days)
    return {"id": i.id, "town": town, "first": first, "last": last, "record": codec.dumps(i)}


def states_renewed(book: Upkeep, changes: Changes) -> None:
    """Say anew who holds the places that changed accounts speak of."""
    for place in sorted(changes.places):
        found = states(Standing(book).accounts(book.accounts_at([place])))
        gone = [codec.loads(State, row.record) for row in book.rows(t.states, "place", [place], "record")]
        book.drop(t.states, "place", [place])
        book.put(t.states, [{"id": s.id, "place": place, "record": codec.dumps(s)} for s in found])
        book.lists.replace_states(gone, found)
