"""Which days a chart of a series spans, and where on it a day stands."""

from __future__ import annotations

from datetime import date, timedelta

from fairwitness.web.charts.days import DayScale
from fairwitness.web.charts.given import UNDATED, Steps

_UNDATED_AT = 7.0
_AFTER_UNDATED = 18.0
_LEFT, _RIGHT = 4.0, 98.0
_ANY = date(2000, 1, 1)  # of a chart on which no day is known at all, and none is shown


def days_across(steps: Steps) -> DayScale:
    """From the first day said to a little after the last; days told of widen it, at most to twice its width."""
    said = _said(steps)
    told = [d for days in steps.days for d in (days.period.start, days.period.end) if d]
    dated = [day for day in said if day != UNDATED] or told or [_ANY]
    first, last = min(dated), max(dated)
    room = timedelta(days=min(max((last - first).days, 6), first.toordinal() - 1))
    first = min([first, *(d for d in told if first - room <= d <= last)])
    tail = max(1, (last - first).days // 12)
    end = date.fromordinal(min(last.toordinal() + tail, date.max.toordinal()))
    return DayScale(first, end, left=_AFTER_UNDATED if UNDATED in said else _LEFT, right=_RIGHT)


def has_undated(steps: Steps) -> bool:
    """Whether anything was said on no known day: it stands left of all days."""
    return UNDATED in _said(steps)


def place_of(day: date, across: DayScale) -> float:
    """How far from the left edge a day stands, in percent."""
    return _UNDATED_AT if day == UNDATED else across.x(day)


def _said(steps: Steps) -> list[date]:
    said = [p.on for p in steps.points] + [n.on for n in steps.beside]
    return said + [v.on for line in steps.lines for v in line.versions]
