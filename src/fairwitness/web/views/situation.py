"""The situation as of a day: key figures, what is disputed, who holds what, what changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from fairwitness.model import Account, Dispute, State
from fairwitness.web.library import Counts, Library, SeriesOn, Wanted

_KEY = 12
_LISTED = 25


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute with its two accounts."""

    dispute: Dispute
    sides: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """What stands on the page; days are those told in documents, never the clock."""

    on: date | None
    since: date | None
    first: date | None
    last: date | None
    counts: Counts
    key: tuple[SeriesOn, ...]
    changed: tuple[SeriesOn, ...]
    disputed: tuple[Disputed, ...]
    states: tuple[State, ...]


def situation(library: Library, wanted: Wanted) -> Situation:
    """The situation as of ``wanted.on`` (else the last day told), with what changed since ``wanted.since`` (a week)."""
    first, last = library.days()
    on = wanted.on or last
    since = wanted.since or (on - timedelta(days=7) if on else None)
    by = replace(wanted, on=on, since=None, limit=_KEY, offset=0)
    listed = replace(by, limit=_LISTED)
    return Situation(
        on=on,
        since=since,
        first=first,
        last=last,
        counts=library.counts(on),
        key=library.series(by).rows,
        changed=library.series(replace(listed, since=since)).rows,
        disputed=tuple(Disputed(d, library.accounts(d.accounts)) for d in library.disputes(listed).rows),
        states=library.states(listed).rows,
    )
