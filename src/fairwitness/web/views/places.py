"""Places: those of which anything is told, and each with what is told of it and of what lies in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from fairwitness.model import Dispute, Incident, Place
from fairwitness.web.charts.plain_map import PlainMap, plain_map
from fairwitness.web.library import Library, PlaceTold, SeriesOn, Wanted
from fairwitness.web.views.control import PlaceHeld, by_place
from fairwitness.web.views.marks import Mark, marks
from fairwitness.web.views.sectors import sectors

_HISTORY = 40
_WITHIN = 60
_LISTED = 12
_FINE = frozenset({"site", "neighbourhood", "town", "near_town"})


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the list, with how many figures of each part of the situation are told of it."""

    told: PlaceTold
    sectors: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Places:
    """A part of the list."""

    on: date | None
    wanted: Wanted
    rows: tuple[PlaceRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place: what is told of it and in it, who held it, what is disputed, what happened.

    ``point``: its latitude and longitude where it is known finely enough to have one.
    """

    place: Place
    on: date | None
    wanted: Wanted
    point: tuple[float, float] | None
    marks: tuple[Mark, ...]
    plain: PlainMap | None
    series: tuple[SeriesOn, ...]
    total: int
    within: tuple[PlaceRow, ...]
    held: tuple[PlaceHeld, ...]
    states: int
    disputes: tuple[Dispute, ...]
    disputed: int
    incidents: tuple[Incident, ...]
    happened: int


def places(library: Library, wanted: Wanted) -> Places:
    """The places of which anything is told by ``wanted.on`` (else the last day told)."""
    on = wanted.on or library.days()[1]
    part = library.places(replace(wanted, on=on))
    return Places(on, wanted, tuple(_row(p) for p in part.rows), part.total)


def place_page(library: Library, place: Place, wanted: Wanted) -> PlacePage:
    """The page of one place as of ``wanted.on`` (else the last day told)."""
    on = wanted.on or library.days()[1]
    here = replace(wanted, on=on, place=place.id)
    series = library.series(here)
    listed = Wanted(on=on, place=place.id, limit=_LISTED)
    within = library.places(replace(listed, limit=_WITHIN)).rows
    # All states that began by the day, those that have ended too: who held it when.
    states = library.states(Wanted(place=place.id, limit=_HISTORY))
    began = tuple(s for s in states.rows if on is None or s.since is None or s.since <= on)
    disputes, incidents = library.disputes(listed), library.incidents(listed)
    drawn = marks(within)
    fine = place.precision in _FINE and place.latitude is not None and place.longitude is not None
    return PlacePage(
        place=place,
        on=on,
        wanted=wanted,
        point=(place.latitude or 0.0, place.longitude or 0.0) if fine else None,
        marks=drawn,
        plain=plain_map(drawn),
        series=series.rows,
        total=series.total,
        within=tuple(_row(p) for p in within if p.place.id != place.id),
        held=by_place(library, began),
        states=states.total,
        disputes=disputes.rows,
        disputed=disputes.total,
        incidents=incidents.rows,
        happened=incidents.total,
    )


def _row(told: PlaceTold) -> PlaceRow:
    return PlaceRow(told, sectors(told.kinds, told.place))
