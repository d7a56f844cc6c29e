"""Who holds what: by place, on whose word, and where holders differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from fairwitness.model import Dispute, Place, State
from fairwitness.web.library import Library, PlaceTold, Wanted
from fairwitness.web.views.series import Said
from fairwitness.web.views.words import words_by_id


@dataclass(frozen=True, slots=True)
class Held:
    """A state with the words on which it rests, and the disputes in which they stand."""

    state: State
    said: tuple[Said, ...]
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class PlaceHeld:
    """A place with all who are said to hold it. ``contested``: several are, and none of them only a part."""

    place: Place
    held: tuple[Held, ...]

    @property
    def contested(self) -> bool:
        """Whether sources name more than one holder of all of it, or a dispute is about one."""
        whole = {h.state.holder for h in self.held if h.state.extent is None and h.state.until is None}
        return len(whole) > 1 or any(h.disputes for h in self.held)


@dataclass(frozen=True, slots=True)
class Control:
    """What stands on the page."""

    on: date | None
    wanted: Wanted
    place: Place | None
    rows: tuple[PlaceHeld, ...]
    total: int
    places: tuple[PlaceTold, ...]


def control(library: Library, wanted: Wanted) -> Control:
    """Who holds what on ``wanted.on`` (else the last day told)."""
    on = wanted.on or library.days()[1]
    part = library.states(Wanted(on=on, place=wanted.place, limit=wanted.limit, offset=wanted.offset))
    held = [p for p in library.places(Wanted(on=on, limit=300)).rows if p.states]
    place = library.place(wanted.place) if wanted.place else None
    return Control(on, wanted, place, by_place(library, part.rows), part.total, tuple(held))


def by_place(library: Library, states: Iterable[State]) -> tuple[PlaceHeld, ...]:
    """States gathered by place, in the order given, with their words."""
    told = tuple(states)
    said = words_by_id(library, (i for s in told for i in s.accounts))
    disputes = library.disputes_of(dict.fromkeys(i for s in told for i in s.accounts))
    held = [_held(s, said, disputes) for s in told]
    groups = groupby(held, key=lambda h: h.state.place.id)
    return tuple(PlaceHeld(rows[0].state.place, rows) for rows in (tuple(group) for _, group in groups))


def _held(state: State, said: Mapping[str, Said], disputes: Sequence[Dispute]) -> Held:
    contested = tuple(d for d in disputes if not set(d.accounts).isdisjoint(state.accounts))
    return Held(state, tuple(said[i] for i in state.accounts if i in said), contested)
