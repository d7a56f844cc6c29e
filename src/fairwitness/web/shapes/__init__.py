"""Outlines of countries and provinces, for shading what is told of them; where they come from: static/vendor/README.md.

Longitudes and latitudes in degrees; a shape is its rings, outer and inner alike (fill them even-odd).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fairwitness.model import Place
from fairwitness.vocab.names import name_key

Pair = tuple[float, float]
Ring = tuple[Pair, ...]
_HERE = Path(__file__).parent
_COUNTRIES = _HERE.parent / "static/vendor/countries.json"
_KIND = frozenset(
    "province governorate region oblast state district department of county division prefecture wilayat autonomous "
    "al ar as ash at az ad an el the".split()
)
# "West X" is never the outline of "East X", nor of all of X.
_SIDES = frozenset(
    "north south east west northern southern eastern western middle central upper lower nord sud est ouest haut bas "
    "centre extreme city new".split()
)
_ALIKE = 0.7  # how much of two spellings must agree, where the point lies in the outline


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline: its name in the data, and its rings."""

    name: str
    rings: tuple[Ring, ...]


@cache
def countries() -> Mapping[str, Shape]:
    """Countries by ISO 3166 alpha-2."""
    return {s.name: s for s in _shapes(json.loads(_COUNTRIES.read_bytes()))}


@lru_cache(maxsize=64)
def provinces(country: str) -> tuple[Shape, ...]:
    """The provinces of a country (ISO 3166 alpha-2); none where the data has none."""
    found = _provinces().get(country)
    return tuple(_shapes(found)) if found else ()


def province(place: Place) -> Shape | None:
    """The outline of a province: the one with its name, or in which its point lies under another spelling of it.

    None where the data has neither: what is shaded must be what the words name, nothing smaller beside it.
    """
    known = provinces(place.country or "")
    names = {_bare(n) for n in (place.name.split(",")[0], *place.other_names)} - {""}
    named = [s for s in known if _bare(s.name) in names]
    if named:
        return Shape(named[0].name, tuple(r for s in named for r in s.rings))
    if place.latitude is None or place.longitude is None:
        return None
    at = (place.longitude, place.latitude)
    return next((s for s in known if holds(s.rings, at) and any(_is_spelling(s.name, n) for n in names)), None)


def _is_spelling(name: str, other: str) -> bool:
    """Whether two names without the words for what they are differ in spelling only."""
    one, two = _bare(name), other
    if _SIDES.intersection(one.split()) != _SIDES.intersection(two.split()):
        return False
    return SequenceMatcher(None, _sounds(one), _sounds(two)).ratio() >= _ALIKE


def _sounds(name: str) -> str:
    """The consonants of a name, which transcriptions agree on more than on its vowels."""
    plain = name.replace(" ", "").replace("-", "").replace("q", "k").replace("v", "w")
    return "".join(c for i, c in enumerate(plain) if (c not in "aeiouyhw" or i == 0) and c != plain[i - 1 : i])


def holds(rings: Iterable[Ring], at: Pair) -> bool:
    """Whether a point lies in a shape (even-odd)."""
    return sum(_crossings(ring, at) for ring in rings) % 2 == 1


def area(ring: Ring) -> float:
    """The area of a ring in square degrees, as if the earth were flat there."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def _crossings(ring: Ring, at: Pair) -> int:
    x, y = at
    return sum(
        (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
    )


def _bare(name: str) -> str:
    """A name without the words for what it is: "Donets'k" and "Donetsk region" are one."""
    plain = name_key(name).replace("'", "").replace("`", "").replace("-", " ")
    return " ".join(w for w in plain.split() if w not in _KIND)


@cache
def _provinces() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(gzip.decompress((_HERE / "provinces.gz").read_bytes()))
    return found


def _shapes(topology: Mapping[str, Any]) -> list[Shape]:
    arcs = [_arc(steps, topology["transform"]["scale"]) for steps in topology["arcs"]]
    found = []
    for g in topology["objects"]["shapes"]["geometries"]:
        polygons = g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]]
        rings = tuple(r for polygon in polygons for ring in polygon if len(r := _ring(ring, arcs)) > 3)
        if rings:
            found.append(Shape(g["id"], rings))
    return found


def _arc(steps: Sequence[Sequence[int]], scale: Sequence[float]) -> Ring:
    x = y = 0
    line = []
    for dx, dy in steps:
        x, y = x + dx, y + dy
        line.append((round(x * scale[0], 4), round(y * scale[1], 4)))
    return tuple(line)


def _ring(numbers: Iterable[int], arcs: Sequence[Ring]) -> Ring:
    line: list[Pair] = []
    for n in numbers:
        told = arcs[n] if n >= 0 else arcs[~n][::-1]
        line += told[1:] if line else told
    return tuple(line)
