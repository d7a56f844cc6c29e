"""The timeline: what is told of by day, at a place or of a kind; a range at a time, as counts that lead to lists."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from operator import attrgetter

from fairwitness.events import EVENT, HELD, INCIDENT, LEFT
from fairwitness.model import Account, Place
from fairwitness.web.charts import lanes
from fairwitness.web.charts.days import Bin, bins
from fairwitness.web.charts.drawing import Told
from fairwitness.web.library import Library, Part, Wanted
from fairwitness.web.timing import Days, Happening, Spell
from fairwitness.web.views.series_list import places_to_ask

LANES: Mapping[str, str] = {
    INCIDENT: "timeline.incidents", EVENT: "timeline.events", HELD: "timeline.control", LEFT: "timeline.control"
}  # fmt: skip
_STRETCHES = 4
Way = Callable[[Days], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing told of, with accounts that tell of it."""

    happening: Happening
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Zoom:
    """A range to go to, by the key of its name."""

    key: str
    days: Days
    where: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What stands on the page; ``chart`` is None where no day is told of at all."""

    wanted: Wanted
    days: Days
    chart: lanes.Lanes | None
    zooms: tuple[Zoom, ...]
    total: int
    listed: Part[Happening]
    rows: tuple[Row, ...]
    places: tuple[Place, ...]


def timeline(library: Library, wanted: Wanted, days: Days, way: Way) -> Timeline:
    """The timeline of a range (without its ends: of all days); ``way``: the address of the same for other days."""
    found = library.happened(replace(wanted, limit=0, offset=0), replace(days, unknown=False))
    unknown = library.happened(replace(wanted, limit=0, offset=0), Days(unknown=True))
    whole = _range(found, days)
    listed = library.happenings(wanted, days)
    return Timeline(
        wanted=wanted,
        days=days,
        chart=_chart((*found, *unknown), whole, way) if whole else None,
        zooms=tuple(_zooms(whole, days, way)) if whole else (),
        total=sum(s.count for s in (*found, *unknown)),
        listed=listed,
        rows=_rows(library, listed.rows),
        places=places_to_ask(library, wanted),
    )


def _rows(library: Library, listed: Iterable[Happening]) -> tuple[Row, ...]:
    told = tuple(listed)
    known = {a.id: a for a in library.accounts(i for h in told for i in h.accounts)}
    return tuple(Row(h, tuple(known[i] for i in h.accounts if i in known)) for h in told)


def _range(found: Iterable[Spell], days: Days) -> Bin | None:
    """The days asked for; where an end is not asked for, to the first or the last that is told of."""
    told = [day for s in found for day in (s.start, s.end) if day]
    first, last = days.first or min(told, default=None), days.last or max(told, default=None)
    if first is None or last is None:
        return None
    return Bin(min(first, last), max(first, last))


def _chart(found: Iterable[Spell], whole: Bin, way: Way) -> lanes.Lanes:
    parts = bins(whole.first, whole.last)
    by_lane: dict[str, list[Spell]] = {key: [] for key in LANES.values()}
    for s in found:
        by_lane[LANES[s.sort]].append(s)
    told = tuple(
        lanes.Lane(key, key.split(".")[-1], _marks(spells, parts, way)) for key, spells in by_lane.items() if spells
    )
    return lanes.Lanes(whole.first, whole.last, len(parts), told)


def _marks(spells: Iterable[Spell], parts: tuple[Bin, ...], way: Way) -> tuple[lanes.LaneMark, ...]:
    """The marks of one lane: counted by part where their days lie in one, else by stretch."""
    part_of = cache(partial(_part, parts))
    counted: Counter[tuple[str, int | None]] = Counter()
    stretches: Counter[tuple[date, date]] = Counter()
    for s in spells:
        shape, part = _shape(s, part_of)
        if shape == lanes.STRETCH and s.start and s.end:
            stretches[s.start, s.end] += s.count
        else:
            counted[shape, part] += s.count
    order = sorted(counted.items(), key=lambda c: (_SHAPES.index(c[0][0]), -1 if c[0][1] is None else c[0][1]))
    made = [_mark(shape, None if part is None else parts[part], count, way) for (shape, part), count in order]
    return (*made, *_stretched(Counter({Bin(*days): n for days, n in stretches.items()}), way))


_SHAPES = (lanes.COLUMN, lanes.BEFORE, lanes.AFTER, lanes.STRETCH, lanes.UNKNOWN)


def _shape(s: Spell, part_of: Callable[[date | None], int | None]) -> tuple[str, int | None]:
    """How it is drawn, and the number of the part in which it lies."""
    if s.start is None and s.end is None:
        return lanes.UNKNOWN, None
    first, last = part_of(s.start or s.end), part_of(s.end or s.start)
    if s.start is None:
        return lanes.BEFORE, last
    if s.end is None:
        return lanes.AFTER, first
    return (lanes.COLUMN, first) if first == last and first is not None else (lanes.STRETCH, None)


def _part(parts: tuple[Bin, ...], day: date | None) -> int | None:
    """The number of the part in which a day lies."""
    at = bisect_left(parts, day, key=_last) if day else len(parts)
    return at if day and at < len(parts) and parts[at].first <= day else None


_last = attrgetter("last")


def _mark(shape: str, part: Bin | None, count: int, way: Way) -> lanes.LaneMark:
    if part is None:
        return lanes.LaneMark(shape, None, None, count, _told(shape, "", count, way(Days(unknown=True))))
    days = Days(part.first, part.last)
    return lanes.LaneMark(shape, part.first, part.last, count, _told(shape, _named(part), count, way(days)))


def _stretched(stretches: Counter[Bin], way: Way) -> Iterable[lanes.LaneMark]:
    """The stretches told of most, each as a bar; all others as one."""
    order = sorted(stretches, key=lambda b: (-stretches[b], b.first, b.last))
    for b in order[:_STRETCHES]:
        told = _told(lanes.STRETCH, _named(b), stretches[b], way(Days(b.first, b.last)))
        yield lanes.LaneMark(lanes.STRETCH, b.first, b.last, stretches[b], told)
    if rest := order[_STRETCHES:]:
        b, count = Bin(min(r.first for r in rest), max(r.last for r in rest)), sum(stretches[r] for r in rest)
        told = _told("others", _named(b), count, way(Days(b.first, b.last)))
        yield lanes.LaneMark(lanes.STRETCH, b.first, b.last, count, told)


def _told(shape: str, days: str, count: int, where: str) -> Told:
    return Told(f"timeline.told.{shape}", {"days": days, "count": f"{count:,}"}, where=where)


def _named(part: Bin) -> str:
    return f"{part.first}" if part.first == part.last else f"{part.first} – {part.last}"


def _zooms(whole: Bin, asked: Days, way: Way) -> Iterable[Zoom]:
    """The last week, month and year of the range, what lies before and after it, and all days."""
    last = whole.last
    named = {
        "week": Days(_back(last, 6), last),
        "month": Days(last.replace(day=1), last),
        "year": Days(last.replace(month=1, day=1), last),
        "all": Days(),
    }
    ends = named if asked == Days() else {**named, **_beside(whole)}
    for key, days in ends.items():
        yield Zoom(f"timeline.zoom.{key}", days, way(days))


def _beside(whole: Bin) -> Mapping[str, Days]:
    """As many days before the range, and after it."""
    first, last, width = whole.first, whole.last, (whole.last - whole.first).days
    found = {}
    if first > date.min:
        found["earlier"] = Days(_back(first, width + 1), _back(first, 1))
    if last < date.max:
        after = last.toordinal() + 1
        found["later"] = Days(date.fromordinal(after), date.fromordinal(min(after + width, date.max.toordinal())))
    return found


def _back(day: date, by: int) -> date:
    return day - timedelta(days=min(by, day.toordinal() - 1))
