"""Paths of a chart: a step from day to day, and the band between two of them.

x in percent of the width, y in pixels below the top: a chart is stretched to the page and its words are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """A height that holds from ``x`` to ``until``."""

    x: float
    until: float
    y: float


@dataclass(frozen=True, slots=True)
class Slab:
    """What lies between two heights from ``x`` to ``until``; ``upper`` is the smaller number: y grows downwards."""

    x: float
    until: float
    upper: float
    lower: float


def coordinate(value: float) -> str:
    """A number as short as it can be written.

    >>> coordinate(12.0), coordinate(3.456), coordinate(-0.001)
    ('12', '3.46', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def step_path(levels: Sequence[Level]) -> str:
    """A line that goes level and jumps; where one level does not begin at the end of that before, the line is broken.

    >>> step_path([Level(0, 10, 50), Level(10, 30, 20), Level(40, 50, 20)])
    'M0 50H10V20H30M40 20H50'
    """
    parts: list[str] = []
    at: float | None = None
    for level in levels:
        joined = at is not None and abs(at - level.x) < 0.001
        parts.append(f"V{coordinate(level.y)}" if joined else f"M{coordinate(level.x)} {coordinate(level.y)}")
        parts.append(f"H{coordinate(level.until)}")
        at = level.until
    return "".join(parts)


def band_path(slabs: Sequence[Slab]) -> str:
    """The area of all slabs, each a box of its own.

    >>> band_path([Slab(0, 10, 20, 50)])
    'M0 20H10V50H0Z'
    """
    return "".join(
        f"M{coordinate(s.x)} {coordinate(s.upper)}H{coordinate(s.until)}V{coordinate(s.lower)}H{coordinate(s.x)}Z"
        for s in slabs
    )
