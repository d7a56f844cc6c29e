"""The marks of a chart of a series: its band, its best line, its points, and each source's line and versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fairwitness.model import Interval
from fairwitness.web.charts.drawing import Box, Link, Stroke, Told
from fairwitness.web.charts.given import StepLine
from fairwitness.web.charts.glyphs import SHAPES, chevron, glyph, upright
from fairwitness.web.charts.paths import Level, Slab, band_path, coordinate, step_path
from fairwitness.web.charts.scales import NumberScale

_REACH = 15.0  # how far, in pixels, an end that is not known is drawn beyond the one that is
_HALF = 12.0  # half of the least size of what a finger must hit


@dataclass(frozen=True, slots=True)
class Stretch:
    """An interval that stands from ``x`` to ``until``."""

    x: float
    until: float
    interval: Interval


def gathered(stretches: Sequence[Stretch], most: int = 300) -> tuple[Stretch, ...]:
    """Stretches too narrow to be seen apart drawn as one: from the lowest low to the highest high, with the last best.

    So about ``most`` are left; no more than that are left as they are.
    """
    if len(stretches) <= most:
        return tuple(stretches)
    width, found = 100 / most, list[list[Stretch]]()
    for s in stretches:
        if found and s.until - found[-1][0].x < width:
            found[-1].append(s)
        else:
            found.append([s])
    return tuple(Stretch(g[0].x, g[-1].until, _around([s.interval for s in g])) for g in found)


def _around(intervals: Sequence[Interval]) -> Interval:
    lows = [i.low for i in intervals if i.low is not None]
    highs = [i.high for i in intervals if i.high is not None]
    bests = [i.best for i in intervals if i.best is not None]
    endless = any(i.open for i in intervals)
    high = None if endless else max(highs, default=None)
    return Interval(min(lows, default=None), high, bests[-1] if bests else None, open=endless)


def height_of(interval: Interval, scale: NumberScale) -> float | None:
    """Where an interval's one mark stands: at best, else at the end that is known; None where nothing is."""
    stated = next((n for n in (interval.best, interval.low, interval.high) if n is not None), None)
    return None if stated is None else scale.y(stated)


def ends_of(interval: Interval, scale: NumberScale) -> tuple[float, float]:
    """The upper and the lower height of an interval; an end that is not known reaches to the edge."""
    upper = scale.top if interval.high is None else scale.y(interval.high)
    return upper, scale.bottom if interval.low is None else scale.y(interval.low)


def band(stretches: Sequence[Stretch], scale: NumberScale) -> tuple[Stroke, ...]:
    """The band from low to high, in parts: known at both ends, fading upwards, fading downwards."""
    parts: dict[str, list[Slab]] = {"band": [], "band open": [], "band unknown": []}
    for s in stretches:
        if s.interval.low is None and s.interval.high is None and not s.interval.open:
            continue
        looks = "band open" if s.interval.high is None else "band unknown" if s.interval.low is None else "band"
        upper, lower = ends_of(s.interval, scale)
        parts[looks].append(Slab(s.x, s.until, upper, lower))
    found = [Stroke(band_path(slabs), looks) for looks, slabs in parts.items() if slabs]
    return (*found, *_edges(stretches, scale))


def _edges(stretches: Sequence[Stretch], scale: NumberScale) -> Iterator[Stroke]:
    """The lines at the ends that are known."""
    lows = [Level(s.x, s.until, scale.y(s.interval.low)) for s in stretches if s.interval.low is not None]
    highs = [Level(s.x, s.until, scale.y(s.interval.high)) for s in stretches if s.interval.high is not None]
    for levels in (lows, highs):
        if levels:
            yield Stroke(step_path(levels), "edge")


def best_line(stretches: Iterable[Stretch], scale: NumberScale) -> Stroke:
    """The line of the best figures; broken where none is stated."""
    return Stroke(
        step_path([Level(s.x, s.until, scale.y(s.interval.best)) for s in stretches if s.interval.best is not None]),
        "best",
    )


def source_line(line: StepLine, levels: Sequence[Level]) -> Stroke:
    """A source's line: level while a version stands; dashed for a party."""
    return Stroke(step_path(levels), f"source {looks_of(line.number)}" + (" party-line" if line.party else ""))


def point_link(told: Told, s: Stretch, scale: NumberScale) -> Link:
    """A point of the series: its range as an upright, a ring at best, arrow's heads and marks for ends not known."""
    i = s.interval
    upper, lower = ends_of(i, scale)
    strokes = [_hit(upper, lower), Stroke(upright(upper, lower), "range")]
    strokes += _ends(i, upper, lower)
    at = height_of(i, scale)
    if at is not None and i.best is not None:
        strokes.append(Stroke(glyph("dot", at), "best-mark"))
    return Link(told, s.x, tuple(strokes), looks="point")


def _ends(i: Interval, upper: float, lower: float) -> list[Stroke]:
    found = []
    if i.open:
        found.append(Stroke(chevron(upper, up=True), "arrow"))
    elif i.high is None:
        found.append(Stroke(question(upper + 8), "arrow"))
    if i.low is None:
        found.append(Stroke(question(lower - 8), "arrow"))
    return found


def question(y: float) -> str:
    """A question mark: an end that nobody knows.

    >>> question(20)[:9]
    'M-2.5 17a'
    """
    top = coordinate(y - 3)
    return f"M-2.5 {top}a2.5 2.5 0 1 1 3.7 2.2q-1.2 .7 -1.2 2.3m0 2v.6"


def version_link(
    line: StepLine, interval: Interval, told: Told, at: tuple[float, float, float], scale: NumberScale
) -> Link:
    """A version: the source's shape at its figure, with its own range. ``at``: x in percent, y, pixels aside."""
    x, y, dx = at
    looks = looks_of(line.number)
    strokes = [
        _hit(y - _HALF, y + _HALF, dx),
        *(Stroke(d, f"reach {looks}") for d in _own_range(interval, y, dx, scale)),
    ]
    if line.party:
        strokes.append(Stroke(_ring(y, dx), f"ring {looks}"))
    strokes.append(Stroke(glyph(SHAPES[min(line.number, len(SHAPES)) - 1], y, dx), f"mark {looks}"))
    return Link(told, x, tuple(strokes), looks="version")


def _own_range(i: Interval, y: float, dx: float, scale: NumberScale) -> list[str]:
    found = []
    if i.high is None and i.open:
        found += [upright(y, y - _REACH, dx), chevron(y - _REACH, up=True, dx=dx)]
    elif i.high is not None and scale.y(i.high) < y:
        found.append(upright(y, scale.y(i.high), dx))
    if i.low is None and i.high is not None:
        found += [upright(y, y + _REACH, dx), chevron(y + _REACH, up=False, dx=dx)]
    elif i.low is not None and scale.y(i.low) > y:
        found.append(upright(y, scale.y(i.low), dx))
    return found


def _ring(y: float, dx: float) -> str:
    return f"M{coordinate(dx - 8)} {coordinate(y)}a8 8 0 1 0 16 0a8 8 0 1 0 -16 0Z"


def _hit(upper: float, lower: float, dx: float = 0.0) -> Stroke:
    """What a finger or a pointer must hit, never smaller than 24 pixels."""
    upper, lower = min(upper, (upper + lower) / 2 - _HALF), max(lower, (upper + lower) / 2 + _HALF)
    left = coordinate(dx - _HALF)
    return Stroke(f"M{left} {coordinate(upper)}h24V{coordinate(lower)}h-24Z", "hit")


def key_of(line: StepLine) -> tuple[Stroke, ...]:
    """A source's mark as it stands in the key of a chart, around nought."""
    looks = looks_of(line.number)
    ring = (Stroke(_ring(0, 0), f"ring {looks}"),) if line.party else ()
    dashes = " party-line" if line.party else ""
    return (
        Stroke("M-16 0H16", f"source {looks}{dashes}"),
        *ring,
        Stroke(glyph(SHAPES[min(line.number, len(SHAPES)) - 1], 0), f"mark {looks}"),
    )


def looks_of(number: int) -> str:
    """The class of a source's colour: s1 to s8, and s9 for all further ones."""
    return f"s{min(number, 9)}"


def box_between(first: float, last: float, y: float, looks: str) -> Box:
    """A bar of days, never so short that it is not seen."""
    return Box(first, y, max(last - first, 0.8), 14, looks)
