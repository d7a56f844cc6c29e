"""The marks of a map as GeoJSON, for the map that a browser draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fairwitness.web.charts.plain_map import box
from fairwitness.web.views.marks import Mark

Json = Mapping[str, Any]


def map_data(marks: Iterable[Mark]) -> Json:
    """``bounds``: west, south, east, north, or none; ``marks``: a GeoJSON FeatureCollection in the order of the list.

    A country's outline is not sent twice: its feature has no geometry, and the browser has it by its code.
    """
    drawn = [m for m in marks if m.shape != "none"]
    found = box(drawn)
    return {
        "bounds": [found.west, found.south, found.east, found.north] if found else None,
        "marks": {"type": "FeatureCollection", "features": [_feature(m) for m in drawn]},
    }


def _feature(mark: Mark) -> Json:
    return {
        "type": "Feature",
        "geometry": _geometry(mark),
        "properties": {
            "id": mark.id,
            "name": mark.name,
            "shape": mark.shape,
            "country": mark.country,
            "told": mark.told,
            "disputed": mark.disputed,
            "holders": " / ".join(mark.holders),
        },
    }


def _geometry(mark: Mark) -> Json | None:
    if mark.shape == "country":
        return None
    if mark.rings:
        return {"type": "Polygon", "coordinates": mark.rings}
    return {"type": "Point", "coordinates": mark.at}
