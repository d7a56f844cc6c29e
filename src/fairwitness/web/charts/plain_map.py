"""A map as SVG, drawn on the server from the same marks as the other: for browsers without script or WebGL, and print.

Mercator, like the other; its box holds what is told with room around it. What lies outside is cut away.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fairwitness.web import shapes
from fairwitness.web.shapes import Pair, Ring
from fairwitness.web.views.marks import Mark

WIDTH, HEIGHT = 720.0, 480.0
_LEAST = 1.2  # degrees: a box is never narrower, so that one town does not fill the world
_ROOM = 0.14  # of the box, around what is told
_LETTER = 6.4  # how wide a letter of a label is
_MANY = 25  # points; where there are more they are drawn smaller, so that they cover less of each other


@dataclass(frozen=True, slots=True)
class Box:
    """What a map holds: longitudes and latitudes, west, south, east, north."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Symbol:
    """A mark where it is drawn: ``path`` of an area; ``x``, ``y``, ``size`` of a point; where its label begins."""

    mark: Mark
    x: float | None
    y: float | None
    size: float
    path: str
    label: Pair | None


@dataclass(frozen=True, slots=True)
class PlainMap:
    """A drawing WIDTH by HEIGHT: the lands, and the symbols, areas first."""

    width: float
    height: float
    lands: tuple[str, ...]
    symbols: tuple[Symbol, ...]


def box(marks: Iterable[Mark]) -> Box | None:
    """The box that holds all marks that are drawn; None where none is. Whole countries widen it only on their own."""
    drawn = [m for m in marks if m.shape != "none"]
    fine = [m for m in drawn if m.shape != "country"] or drawn
    points = [p for m in fine for ring in m.rings for p in ring] + [m.at for m in fine if m.at and m.shape == "point"]
    if not points:
        return None
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    wide, high = max(_LEAST, (east - west) * _ROOM), max(_LEAST * 0.6, (north - south) * _ROOM)
    return Box(west - wide, max(-80.0, south - high), east + wide, min(82.0, north + high))


def plain_map(marks: Sequence[Mark]) -> PlainMap | None:
    """The drawing of these marks; None where none has a place on a map."""
    found = box(marks)
    if found is None:
        return None
    sheet = _Sheet(found)
    areas = [m for m in marks if m.rings]
    points = [m for m in marks if m.shape == "point"]
    labels = _Labels()
    scale = 1.0 if len(points) <= _MANY else 0.6
    ordered = (*points, *sorted(areas, key=lambda m: m.shape != "circle"))
    symbols = [_symbol(m, sheet, labels, scale) for m in ordered]
    drawn = [s for s in symbols if s.path or s.x is not None]
    return PlainMap(WIDTH, HEIGHT, _lands(found), tuple(sorted(drawn, key=lambda s: (-len(s.mark.rings), -s.size))))


@lru_cache(maxsize=32)
def _lands(box: Box) -> tuple[str, ...]:
    """The outlines of the countries within a box: the same for every day of a place, and half of a map's time."""
    sheet = _Sheet(box)
    drawn = (sheet.path(ring for ring in shape.rings if _meets(ring, box)) for shape in shapes.countries().values())
    return tuple(path for path in drawn if path)


def _meets(ring: Ring, box: Box) -> bool:
    """Whether a ring may be on the paper, which is wider or higher than the box by what its shape leaves over."""
    room = max(box.east - box.west, box.north - box.south) * 2
    west, east = min(p[0] for p in ring), max(p[0] for p in ring)
    south, north = min(p[1] for p in ring), max(p[1] for p in ring)
    return (
        west <= box.east + room and east >= box.west - room and south <= box.north + room and north >= box.south - room
    )


def _symbol(mark: Mark, sheet: _Sheet, labels: _Labels, scale: float) -> Symbol:
    path = sheet.path(mark.rings)
    if mark.at is None or mark.shape == "country":
        return Symbol(mark, None, None, 0.0, path, None)
    x, y = sheet.put(mark.at)
    size = 0.0 if path else round(scale * (5.0 + 2.2 * math.log2(1 + mark.told)), 1)
    return Symbol(mark, x, y, size, path, labels.room(mark.name, (x, y), size))


class _Sheet:
    """Puts longitudes and latitudes on the paper."""

    def __init__(self, box: Box) -> None:
        low, high = _mercator(box.south), _mercator(box.north)
        self._scale = min(WIDTH / (box.east - box.west), HEIGHT / (high - low))
        self._x = WIDTH / 2 - self._scale * (box.west + box.east) / 2
        self._y = HEIGHT / 2 + self._scale * (low + high) / 2

    def put(self, at: Pair) -> Pair:
        """Where a point stands on the paper."""
        return round(self._x + self._scale * at[0], 1), round(self._y - self._scale * _mercator(at[1]), 1)

    def path(self, rings: Iterable[Ring]) -> str:
        """The SVG path of rings, cut at the edges of the paper; empty where none of them is on it."""
        found = (_cut([self.put(p) for p in ring]) for ring in rings)
        return "".join(_drawn(ring) for ring in found if len(ring) > 2)


class _Labels:
    """Finds room for labels, first come first served."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float, float, float]] = []

    def room(self, name: str, at: Pair, size: float) -> Pair | None:
        """Where the label of a point begins: right of it, or above, or below; None where there is no room."""
        wide = _LETTER * len(name)
        x, y = at
        for left, base in ((x + size + 4, y + 4), (x - wide / 2, y - size - 5), (x - wide / 2, y + size + 13)):
            mine = (left, base - 11, left + wide, base + 3)
            inside = mine[0] >= 2 and mine[2] <= WIDTH - 2 and mine[1] >= 2 and mine[3] <= HEIGHT - 2
            if inside and not any(_meet(mine, other) for other in self._taken):
                self._taken += [mine, (x - size, y - size, x + size, y + size)]
                return round(left, 1), round(base, 1)
        return None


def _meet(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _mercator(latitude: float) -> float:
    """The height of a latitude on the map, in degrees of longitude."""
    bounded = max(-84.0, min(84.0, latitude))
    return math.degrees(math.asinh(math.tan(math.radians(bounded))))


def _cut(ring: list[Pair]) -> list[Pair]:
    """A ring within the paper and a little around it (Sutherland and Hodgman)."""
    edge = 8.0
    for axis, limit, sign in ((0, -edge, 1), (0, WIDTH + edge, -1), (1, -edge, 1), (1, HEIGHT + edge, -1)):
        kept: list[Pair] = []
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            a_in, b_in = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if a_in != b_in:
                part = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
            if b_in:
                kept.append(b)
        ring = kept
    return ring


def _drawn(ring: Sequence[Pair]) -> str:
    """A closed path, without points that are less than a pixel from the last."""
    kept = [ring[0]]
    for p in ring[1:]:
        if abs(p[0] - kept[-1][0]) + abs(p[1] - kept[-1][1]) >= 1:
            kept.append(p)
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in kept) + "Z" if len(kept) > 2 else ""
