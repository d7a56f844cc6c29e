"""A timeline as a chart: in each lane a column for each part of the range, open and vague days as bars, unknown apart.

A column counts what is told of days within one part. What is told of a longer stretch is a bar over it; what has only
an end or a beginning is an arrow's head at the day that is known; what has no day stands in a column of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fairwitness.web.charts.days import DayScale, ticks
from fairwitness.web.charts.drawing import Box, Drawing, Group, Link, Stroke, Told, Word
from fairwitness.web.charts.glyphs import leaving, pointing
from fairwitness.web.charts.paths import coordinate

COLUMN, BEFORE, AFTER, STRETCH, UNKNOWN = "column", "before", "after", "stretch", "unknown"
_LEFT, _RIGHT = 1.0, 88.0
_UNKNOWN_AT, _UNKNOWN_WIDE = 93.0, 5.0
_HEAD = 20.0
_TALL = 46.0
_OPEN = 26.0
_BAR = 26.0
_GAP = 12.0
_FEW = 31  # parts in which there is room for a number


@dataclass(frozen=True, slots=True)
class LaneMark:
    """So many that share days: a column, an open beginning (before) or end (after), a stretch, or unknown days."""

    shape: str
    first: date | None
    last: date | None
    count: int
    told: Told


@dataclass(frozen=True, slots=True)
class Lane:
    """One sort of what is told, by the key of its name; ``looks``: the class of its columns."""

    key: str
    looks: str
    marks: tuple[LaneMark, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """A range of days, cut into so many parts, and the lanes of what is told of it."""

    first: date
    last: date
    parts: int
    lanes: tuple[Lane, ...]


def draw(given: Lanes, name: str = "timeline") -> Drawing:
    """The chart of a timeline; columns of all lanes have one scale."""
    across = DayScale(
        given.first, date.fromordinal(min(given.last.toordinal() + 1, date.max.toordinal())), _LEFT, _RIGHT
    )
    most = max((m.count for lane in given.lanes for m in lane.marks if m.shape in (COLUMN, UNKNOWN)), default=1)
    groups, words, grounds, at = [], [], [], 0.0
    for lane in given.lanes:
        words.append(Word(0, at + 12, key=lane.key, looks="lane", anchor="start"))
        row = _Row(at + _HEAD, most, lane.looks, _counts(lane.marks), numbered=given.parts <= _FEW)
        groups.append(Group(lane.key, tuple(_links(lane.marks, across, row))))
        grounds.append(Box(0, row.base, 100, 1, "ground"))
        at = row.base + _below(lane.marks)
    words += _axis(
        across, given.last, at + 10, unknown=any(m.shape == UNKNOWN for lane in given.lanes for m in lane.marks)
    )
    return Drawing(
        name=name, height=at + 18, scale=(), top=0, bottom=at, strokes=(), boxes=tuple(grounds),
        words=tuple(words), groups=tuple(g for g in groups if g.links),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a lane's columns begin, and what the tallest counts."""

    top: float
    most: int
    looks: str
    counts: bool
    numbered: bool

    @property
    def base(self) -> float:
        """The ground of its columns; a lane without any needs no room for them."""
        return self.top + (_TALL + 12 if self.counts else 2)


def _counts(marks: Sequence[LaneMark]) -> bool:
    return any(m.shape in (COLUMN, UNKNOWN) for m in marks)


def _below(marks: Sequence[LaneMark]) -> float:
    """The room that open ends and stretches take below the columns."""
    stretches = sum(m.shape == STRETCH for m in marks)
    opened = any(m.shape in (BEFORE, AFTER) for m in marks)
    return opened * _OPEN + stretches * _BAR + _GAP


def _links(marks: Sequence[LaneMark], across: DayScale, row: _Row) -> Iterator[Link]:
    below = row.base + 4
    opened = any(m.shape in (BEFORE, AFTER) for m in marks)
    stretches = below + (_OPEN if opened else 0)
    for m in marks:
        if m.shape in (COLUMN, UNKNOWN):
            yield _column(m, across, row)
        elif m.shape in (BEFORE, AFTER):
            yield _opened(m, across, below + _OPEN / 2)
        else:
            yield _stretch(m, across, stretches)
            stretches += _BAR


def _column(m: LaneMark, across: DayScale, row: _Row) -> Link:
    x, width = _place(m, across) if m.shape == COLUMN else (_UNKNOWN_AT, _UNKNOWN_WIDE)
    tall = max(3.0, round(_TALL * m.count / row.most, 1))
    hit = Box(x, row.top - 2, width, row.base - row.top + 2, "hit")
    column = Box(
        x, row.base - tall, max(width - 0.3, 0.4), tall, m.shape if m.shape == UNKNOWN else f"column {row.looks}"
    )
    number = Word(x + width / 2, row.base - tall - 3, f"{m.count:,}", looks="count" if row.numbered else "count more")
    shown = row.numbered or m.shape == UNKNOWN or m.count == row.most
    return Link(m.told, x, boxes=(hit, column), words=(number,) if shown else ())


def _place(m: LaneMark, across: DayScale) -> tuple[float, float]:
    first, last = m.first or across.first, m.last or across.last
    x = across.x(first)
    return x, round(across.x(date.fromordinal(min(last.toordinal() + 1, date.max.toordinal()))) - x, 3)


def _opened(m: LaneMark, across: DayScale, y: float) -> Link:
    """An arrow that leaves the day that is known; how long it is means nothing."""
    x, width = _place(m, across)
    forward = m.shape == AFTER
    hit = Stroke(f"M-12 {coordinate(y - 12)}h24v24h-24Z", "hit")
    number = Word(x + width / 2, y, f"{m.count:,}", looks="bar-name", anchor="end" if forward else "start")
    return Link(m.told, x + width / 2, (hit, Stroke(leaving(y, forward=forward), "arrow")), words=(number,))


def _stretch(m: LaneMark, across: DayScale, y: float) -> Link:
    """A bar over all its days; where it reaches beyond the range, to the edge under an arrow's head."""
    x, width = _place(m, across)
    early, late = m.first is not None and m.first < across.first, m.last is not None and m.last > across.last
    strokes = (Stroke(pointing(y + 11, forward=late), "arrow"),) if early or late else ()
    named = Word(x, y + 11, f"{m.first} – {m.last}: {m.count:,}", looks="bar-name", anchor="start")
    if x > 60:
        named = Word(x + width, y + 11, named.text, looks="bar-name", anchor="end")
    box = Box(x, y, max(width, 0.8), 22, "told-of")
    return Link(m.told, x + width if late else x, strokes, (box,), (named,))


def _axis(across: DayScale, last: date, y: float, *, unknown: bool) -> Iterator[Word]:
    named = ticks(across.first, last)
    for n, tick in enumerate(named):
        x, looks = across.x(tick.on), "day" if n % 2 == 0 or len(named) < 4 else "day more"
        yield Word(x, y, tick.label, looks=looks, anchor="start" if x < 8 else "end" if x > 84 else "middle")
    if unknown:
        yield Word(_UNKNOWN_AT + _UNKNOWN_WIDE / 2, y, key="chart.no_day", looks="day")
