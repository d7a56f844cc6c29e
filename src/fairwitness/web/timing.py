"""What is told of with its days: incidents, events that belong to none, and changes of who holds a place.

The questions of the timeline, and how a picture answers them; ``all_happenings`` alone says what counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fairwitness.events import EVENT, HELD, INCIDENT, LEFT, SORTS, is_event
from fairwitness.model import Account, Incident, Period, Place, State

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing told of. ``sort``: incident, event (of a matter in no incident), held or left (a place, by a holder).

    ``id``: of the incident, the matter or the state. ``heard``: the first day on which it was said; None: not known.
    ``accounts``: the first of those that tell of it. ``period``: None where no day is told.
    """

    sort: str
    id: str
    place: Place | None
    period: Period | None
    kinds: tuple[str, ...]
    heard: date | None
    accounts: tuple[str, ...]
    holder: str | None = None

    @property
    def first(self) -> date | None:
        """The first day that is known."""
        return (self.period.start or self.period.end) if self.period else None

    @property
    def last(self) -> date | None:
        """The last day that is known."""
        return (self.period.end or self.period.start) if self.period else None


@dataclass(frozen=True, slots=True)
class Days:
    """Which days are asked for, both ends inside; None: without an end. ``unknown``: only what no day is told of."""

    first: date | None = None
    last: date | None = None
    unknown: bool = False

    def hold(self, h: Happening) -> bool:
        """Whether a day that is known of it lies in these; an end that is open reaches nowhere."""
        if self.unknown or h.first is None or h.last is None:
            return self.unknown and h.first is None
        return (self.last is None or h.first <= self.last) and (self.first is None or h.last >= self.first)


@dataclass(frozen=True, slots=True)
class Spell:
    """How many happenings of a sort have exactly these days; None: that end is not told."""

    sort: str
    start: date | None
    end: date | None
    count: int


def all_happenings(
    accounts: Iterable[Account], incidents: Iterable[Incident], states: Iterable[State]
) -> Iterator[Happening]:
    """Everything that stands on the timeline. Denied, taken-back and past accounts make no event of their own."""
    by_id = {a.id: a for a in accounts}
    inside: set[str] = set()
    for i in incidents:
        told = [by_id[a] for a in i.accounts if a in by_id]
        inside.update(a.matter.id for a in told)
        yield _happening(INCIDENT, i.id, i.place, i.period, told)
    events: dict[str, list[Account]] = defaultdict(list)
    for a in by_id.values():
        if a.matter.id not in inside and is_event(a):
            events[a.matter.id].append(a)
    for matter, told in events.items():
        about = told[0].matter
        yield _happening(EVENT, matter, about.place, about.period, told)
    for s in states:
        yield from _changes(s, [by_id[a] for a in s.accounts if a in by_id])


def _changes(s: State, told: list[Account]) -> Iterator[Happening]:
    yield _happening(HELD, s.id, s.place, Period(s.since, s.since) if s.since else None, told, s.holder)
    if s.until:
        yield _happening(LEFT, s.id, s.place, Period(s.until, s.until), told, s.holder)


def _happening(
    sort: str, record: str, place: Place | None, period: Period | None, told: list[Account], holder: str | None = None
) -> Happening:
    dated = period if period and (period.start or period.end) else None
    said = [a.said for a in told]
    days = [day for day in said if day]
    heard = min(days) if days and len(days) == len(said) else None
    kinds = tuple(sorted({a.matter.kind for a in told}))
    return Happening(sort, record, place, dated, kinds, heard, tuple(a.id for a in told[:_SHOWN]), holder)


def wanted_of(found: Iterable[Happening], days: Days, is_wanted: Callable[[Happening], bool]) -> list[Happening]:
    """Those with a day asked for that are wanted: the latest first, those without a day by sort and id."""
    kept = [h for h in found if days.hold(h) and is_wanted(h)]
    return sorted(kept, key=lambda h: (-h.first.toordinal() if h.first else 0, SORTS.index(h.sort), h.id))


def spells(found: Iterable[Happening]) -> tuple[Spell, ...]:
    """How many have which days, by sort and day."""
    counted = Counter((h.sort, *((h.period.start, h.period.end) if h.period else (None, None))) for h in found)
    made = (Spell(*key, count) for key, count in counted.items())
    return tuple(sorted(made, key=lambda s: (SORTS.index(s.sort), s.start or date.min, s.end or date.max)))
