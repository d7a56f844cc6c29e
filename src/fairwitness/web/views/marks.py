"""What a map shows: a mark for each place told of, in a shape as wide as the place is uncertain; never a finer one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fairwitness.model import Place
from fairwitness.web import shapes
from fairwitness.web.library import PlaceTold
from fairwitness.web.shapes import Pair, Ring
from fairwitness.web.views.sectors import sectors, summed

# How far from its point a thing may be that was told to be there, in km. "Near a town" is within a walk or a short
# drive of it; a district (second level) is drawn as a circle of about its usual size, as we have no outlines of them.
RADIUS = {"near_town": 10.0, "district": 25.0}
_POINTS = frozenset({"site", "neighbourhood", "town"})
_EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One symbol. ``shape``: point, circle, province, country, or none (told in the list only).

    ``at``: longitude and latitude; ``rings``: the outline of an area; ``places``: all that are drawn as this one.
    """

    id: str
    name: str
    shape: str
    places: tuple[PlaceTold, ...]
    sectors: tuple[tuple[str, int], ...]
    told: int
    disputed: int
    holders: tuple[str, ...]
    at: Pair | None = None
    radius: float = 0.0
    country: str | None = None
    rings: tuple[Ring, ...] = ()

    @property
    def told_at(self) -> tuple[str, ...]:
        """Of which places it counts what is told: their ids."""
        return tuple(p.place.id for p in self.places if p.kinds)

    @property
    def precision(self) -> str:
        """How finely the widest of its places is known."""
        return self.places[0].place.precision


def marks(told: Iterable[PlaceTold]) -> tuple[Mark, ...]:
    """The marks of places, those of which most is told first. Sites and parts of a town are drawn as the town."""
    groups: dict[tuple[object, ...], list[PlaceTold]] = defaultdict(list)
    for p in told:
        groups[_key(p.place)].append(p)
    found = [_mark(tuple(group)) for group in groups.values()]
    return tuple(sorted(found, key=lambda m: (-m.told, -len(m.holders), m.name, m.id)))


def circle(at: Pair, radius: float, corners: int = 48) -> Ring:
    """The ring of points that lie ``radius`` km from a point."""
    lon, lat = at
    reach = math.degrees(radius / _EARTH)
    wide = reach / max(0.05, math.cos(math.radians(lat)))
    turns = (2 * math.pi * i / corners for i in range(corners + 1))
    return tuple((round(lon + wide * math.cos(t), 4), round(lat + reach * math.sin(t), 4)) for t in turns)


def _key(place: Place) -> tuple[object, ...]:
    shape = _shape(place)
    if shape == "point":
        return (shape, round(place.longitude or 0, 3), round(place.latitude or 0, 3))
    return (shape, place.country) if shape == "country" else (shape, place.id)


def _shape(place: Place) -> str:
    if place.precision == "country" and place.country in shapes.countries():
        return "country"
    if place.longitude is None or place.latitude is None:
        return "none"
    if place.precision in _POINTS:
        return "point"
    if place.precision in RADIUS:
        return "circle"
    return "province" if place.precision == "province" and shapes.province(place) else "none"


def _mark(group: tuple[PlaceTold, ...]) -> Mark:
    lead = min(group, key=lambda p: (p.place.kind == "site", len(p.place.name), p.place.id))
    rest = tuple(p for p in group if p is not lead)
    place, shape = lead.place, _shape(lead.place)
    at = None if place.longitude is None or place.latitude is None else (place.longitude, place.latitude)
    radius = RADIUS.get(place.precision, 0.0)
    return Mark(
        id=place.id,
        name=_name(lead.place, shape),
        shape=shape,
        places=(lead, *rest),
        sectors=summed(row for p in group for row in sectors(p.kinds, p.place)),
        told=sum(sum(p.kinds.values()) for p in group),
        disputed=sum(p.disputed for p in group),
        holders=tuple(dict.fromkeys(s.holder for s in lead.states)),
        at=at,
        radius=radius,
        country=place.country,
        rings=_rings(place, shape, at, radius),
    )


def _name(place: Place, shape: str) -> str:
    """The name on the map: without what holds it, which the map shows."""
    return place.name.split(",")[0] if shape != "none" else place.name


def _rings(place: Place, shape: str, at: Pair | None, radius: float) -> tuple[Ring, ...]:
    if shape == "country":
        return shapes.countries()[place.country or ""].rings
    if shape == "province":
        found = shapes.province(place)
        return found.rings if found else ()
    return (circle(at, radius),) if shape == "circle" and at else ()
