"""What a chart is made of: frozen shapes, of which templates/_chart.html makes markup.

x is in percent of the width and y in pixels below the top, so that a chart fills a phone or a sheet of paper while
its words, marks and lines keep their size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path; ``looks``: the classes of charts.css."""

    d: str
    looks: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from ``x`` on, ``width`` wide (percent), ``height`` high (pixels)."""

    x: float
    y: float
    width: float
    height: float
    looks: str


@dataclass(frozen=True, slots=True)
class Word:
    """Writing in a chart, itself or by the key of its string; ``anchor``: start, middle or end."""

    x: float
    y: float
    text: str = ""
    key: str = ""
    looks: str = ""
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Told:
    """What a mark says in words (the key of a string and what is put in), and where it leads.

    ``where``: an address relative to the page; or ``record``: its sort and id.
    """

    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
    record: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A mark that leads somewhere: strokes around its place at ``x`` (in pixels from there), and boxes."""

    told: Told
    x: float
    strokes: tuple[Stroke, ...] = ()
    boxes: tuple[Box, ...] = ()
    words: tuple[Word, ...] = ()
    looks: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that belong together: the points, the versions of one source, a lane. ``key``: what they are, in words."""

    key: str
    links: tuple[Link, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    looks: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number on the scale beside a chart."""

    y: float
    value: Decimal


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, ``height`` pixels high. ``name``: the beginning of its ids; strokes are stretched with the width."""

    name: str
    height: float
    scale: tuple[Mark, ...]
    top: float
    bottom: float
    strokes: tuple[Stroke, ...]
    boxes: tuple[Box, ...]
    words: tuple[Word, ...]
    groups: tuple[Group, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """Every mark that leads somewhere."""
        return tuple(link for group in self.groups for link in group.links)
