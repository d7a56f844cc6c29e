"""GeoJSON (RFC 7946): a feature a row, with a point only where the place has one, and only as fine as it is known.

A province, a region or a country is no point: its features have no geometry (null), and keep the place's name. So do
places of shelter and care, whose points are nobody's to draw.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from fairwitness.model import Place
from fairwitness.publish.export.typed import plain, sheet
from fairwitness.publish.picture import Picture
from fairwitness.publish.tables import TABLES
from fairwitness.vocab.withheld import names_refuge

# Decimals of a degree that a place of that precision bears, and how far off the point may be, in km.
_FINE = {"site": (4, 0.1), "neighbourhood": (3, 1), "town": (2, 5), "near_town": (1, 20), "district": (1, 40)}


def text(picture: Picture, table: str) -> str:
    """A table of records that have a place as a FeatureCollection; positions are longitude, latitude (WGS 84)."""
    made = sheet(TABLES[table](picture))
    places = PLACES[table](picture)
    names = [c.name for c in made.columns]
    features = [_feature(dict(zip(names, map(plain, row), strict=True)), places) for row in made.rows]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n"


def _feature(row: dict[str, Any], places: Mapping[str, Place]) -> dict[str, Any]:
    place = places.get(row["id"])
    told = {k: v for k, v in row.items() if k not in ("latitude", "longitude")}
    fine = _FINE.get(place.precision) if place else None
    point = geometry(place)
    told |= {"precision": place.precision if place else None, "within_km": fine[1] if fine and point else None}
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": told}


def geometry(place: Place | None) -> dict[str, Any] | None:
    """The point of a place as GeoJSON, rounded to what its precision bears; None where a point would say too much.

    >>> geometry(Place("x", "Nor", "town", "town", None, 1.23456, 2.34567))["coordinates"]
    [2.35, 1.23]
    >>> geometry(Place("x", "Nor province", "province", "province", None, 1.2, 2.3)) is None
    True
    """
    if place is None or place.latitude is None or place.longitude is None or names_refuge(place.name):
        return None
    fine = _FINE.get(place.precision)
    if fine is None:
        return None
    return {"type": "Point", "coordinates": [round(place.longitude, fine[0]), round(place.latitude, fine[0])]}


def _of_claims(picture: Picture) -> Mapping[str, Place]:
    told = ((c, picture.best.get((c.id, "place"))) for c in picture.claims)
    return {c.id: m.value for c, m in told if m and isinstance(m.value, Place)}


PLACES: Mapping[str, Callable[[Picture], Mapping[str, Place]]] = {
    "claims": _of_claims,
    "accounts": lambda p: {a.id: a.matter.place for a in p.accounts if a.matter.place},
    "series": lambda p: {s.id: s.matter.place for s in p.series if s.matter.place},
    "incidents": lambda p: {i.id: i.place for i in p.incidents},
    "control": lambda p: {s.id: s.place for s in p.states},
}
