"""A series as a chart: the band from low to high, the best line, a line for each source; disputes; what stands beside.

An end that is open fades upwards under an arrow's head; one that nobody knows fades under a question mark. What is
denied or taken back stands in a lane of its own below the band, never inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairwitness.web.charts.across import days_across, has_undated, place_of
from fairwitness.web.charts.days import DayScale, ticks
from fairwitness.web.charts.drawing import Box, Drawing, Group, Link, Mark, Stroke, Told, Word
from fairwitness.web.charts.given import StepDays, StepLine, StepNote, StepPart, StepPoint, Steps
from fairwitness.web.charts.glyphs import cross, pointing
from fairwitness.web.charts.marks import (
    Stretch,
    band,
    best_line,
    box_between,
    gathered,
    height_of,
    point_link,
    source_line,
    version_link,
)
from fairwitness.web.charts.paths import Level, Slab, band_path
from fairwitness.web.charts.scales import NumberScale, number_scale

PLOT = 240.0  # pixels
MOST_BARS = 6
_TOP = 10.0
_LANE = 40.0
_BAR = 19.0
_HEADROOM = Decimal("1.15")
_ASIDE = 9.0


def draw(steps: Steps, name: str = "chart") -> Drawing:
    """The chart of a series; ``name`` begins the ids on the page."""
    lanes, across = _lanes(steps), days_across(steps)
    scale = number_scale(_values(steps), lanes.plot, lanes.plot + PLOT, log=steps.log, most=steps.whole)
    stretches = _stretches(steps.points, across)
    lines = tuple(_lined(steps.lines, across, scale))
    points, bars = zip(steps.points, stretches, strict=True), enumerate(steps.days[:MOST_BARS])
    seen = gathered(stretches)
    disputes = tuple(_disputes(steps.points, stretches))
    far = band_path([at for p, at in disputes if not p.told])
    groups = (
        Group("chart.parts", tuple(_part(p, across, scale) for p in steps.parts)),
        Group("chart.disputes", tuple(_dispute_link(p.told, at) for p, at in disputes if p.told)),
        Group("chart.points", tuple(point_link(p.told, s, scale) for p, s in points if p.told)),
        *(group for _, group in lines),
        Group("chart.beside", tuple(_note(n, across, lanes.beside) for n in steps.beside)),
        Group("chart.days", tuple(_told_of(d, lanes.days + i * _BAR, across) for i, d in bars)),
    )  # fmt: skip
    return Drawing(
        name=name,
        height=lanes.height,
        scale=tuple(Mark(scale.y(t), t) for t in scale.ticks()),
        top=scale.top,
        bottom=scale.bottom,
        strokes=(
            Stroke(far, "in-dispute"),
            *band(seen, scale),
            best_line(seen, scale),
            *(stroke for stroke, _ in lines),
        ),
        boxes=(),
        words=(*lanes.headings, *_named_days(across, scale.bottom + 18, undated=has_undated(steps))),
        groups=tuple(g for g in groups if g.links),
    )


@dataclass(frozen=True, slots=True)
class _Lanes:
    """Where the plot and the lanes below it begin, in pixels."""

    plot: float
    beside: float
    days: float
    height: float
    headings: tuple[Word, ...]


def _lanes(steps: Steps) -> _Lanes:
    headings = []
    at = _TOP
    if any(p.disputed for p in steps.points):
        headings.append(_heading("chart.disputes", at + 6))
        at += _LANE
    plot, at = at, at + PLOT + 26
    beside = at + 32
    if steps.beside:
        headings.append(_heading("chart.beside", at + 16))
        at += _LANE + 4
    days = at + 34
    if steps.days:
        headings.append(_heading("chart.days", at + 16))
        at += 38 + _BAR * min(len(steps.days), MOST_BARS)
    return _Lanes(plot, beside, days, at, tuple(headings))


def _heading(key: str, y: float) -> Word:
    return Word(0, y, key=key, looks="lane", anchor="start")


def _values(steps: Steps) -> Iterable[Decimal]:
    """The numbers that the scale must hold, with room above where an end is open."""
    intervals = [p.interval for p in steps.points] + [v.interval for line in steps.lines for v in line.versions]
    known = [n for i in intervals for n in (i.low, i.best, i.high) if n is not None]
    if known and any(i.open for i in intervals) and not steps.log:
        known.append(max(known) * _HEADROOM)
    return known


def _stretches(points: Sequence[StepPoint], across: DayScale) -> tuple[Stretch, ...]:
    starts = [place_of(p.on, across) for p in points]
    ends = [*starts[1:], 100.0][: len(starts)]
    return tuple(Stretch(x, until, p.interval) for p, x, until in zip(points, starts, ends, strict=True))


def _lined(lines: Iterable[StepLine], across: DayScale, scale: NumberScale) -> Iterator[tuple[Stroke, Group]]:
    """Each source's line and its versions; marks that would hide each other are set side by side."""
    taken: dict[tuple[float, float], int] = {}
    for line in lines:
        levels, links = [], []
        for v in line.versions:
            x, y = place_of(v.on, across), height_of(v.interval, scale)
            until = 100.0 if v.until is None else place_of(v.until, across)
            stands = y if y is not None else scale.bottom
            if y is not None:
                levels.append(Level(x, until, y))
            before = taken[x, stands] = taken.get((x, stands), -1) + 1
            if v.told:
                links.append(version_link(line, v.interval, v.told, (x, stands, _ASIDE * (before + 1)), scale))
        yield source_line(line, levels), Group("chart.line", tuple(links), {"name": line.name})


def _disputes(points: Sequence[StepPoint], stretches: Sequence[Stretch]) -> Iterator[tuple[StepPoint, Slab]]:
    """Each stretch of days on which accounts are in dispute, with its first point."""
    since: StepPoint | None = None
    begin = 0.0
    for p, s in zip(points, stretches, strict=True):
        if since is not None and not p.disputed:
            yield since, _dispute(begin, s.x)
            since = None
        elif since is None and p.disputed:
            since, begin = p, s.x
    if since is not None:
        yield since, _dispute(begin, 100.0)


def _dispute(x: float, until: float) -> Slab:
    return Slab(x, until, _TOP + 12, _TOP + 24)


def _dispute_link(since: Told, at: Slab) -> Link:
    """A bar of a dispute that begins in the rows, to its first day."""
    told = Told("chart.in_dispute", since.values, since.where, since.record)
    box = Box(at.x, at.upper, max(at.until - at.x, 1), at.lower - at.upper, "in-dispute")
    return Link(told, at.x, boxes=(box,))


def _part(part: StepPart, across: DayScale, scale: NumberScale) -> Link:
    """All the days whose rows stand on another page, as one area that leads there."""
    first, last = place_of(part.first, across), place_of(part.last, across)
    box = Box(first, scale.top, max(last - first, 1), scale.bottom - scale.top, "part")
    return Link(part.told, first, boxes=(box,))


def _note(note: StepNote, across: DayScale, y: float) -> Link:
    hit = Stroke(f"M-12 {y - 12:g}h24v24h-24Z", "hit")
    return Link(note.told, place_of(note.on, across), (hit, Stroke(cross(y), "crossed")))


def _told_of(days: StepDays, y: float, across: DayScale) -> Link:
    """A bar from the first to the last day told of, an arrow's head where it goes on or began before."""
    start, end = days.period.start, days.period.end
    first = across.left if start is None else across.x(start)
    last = across.right if end is None else across.x(end)
    box = box_between(first, last, y - 7, "told-of" if start and end else "told-of open")
    early, late = start is None or start < across.first, end is None or end > across.last
    head = first if early else last
    strokes = (Stroke(pointing(y, forward=not early), "arrow"),) if early or late else ()
    late_begun = first > 55
    named = Word(last if late_begun else first, y, days.name, looks="bar-name", anchor="end" if late_begun else "start")
    return Link(days.told, head, strokes, (box,), (named,))


def _named_days(across: DayScale, y: float, *, undated: bool) -> Iterator[Word]:
    """The days named below the plot; on a phone there is room for every second one."""
    named = ticks(across.first, across.last)
    for n, tick in enumerate(named):
        x, spare = across.x(tick.on), n % 2 == (0 if undated else 1) and len(named) > 3 - undated
        anchor = "end" if x > 96 else "middle"
        spare = spare or 92 < x <= 96  # it would reach beyond a phone
        yield Word(x, y, tick.label, looks="day more" if spare else "day", anchor=anchor)
    if undated:
        yield Word(0, y, key="chart.undated", looks="day", anchor="start")
