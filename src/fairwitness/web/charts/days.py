"""Days along a chart: where a day stands between its left and right edge, and which days are named below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import islice, zip_longest

# Steps of a calendar's marks, in months; up to a month marks are days or weeks apart.
_DAY_STEPS = (1, 2, 3, 5, 7, 14)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 24000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A named day: a day, or the first of a month or of a year, with as much of its date as that needs."""

    on: date
    label: str


@dataclass(frozen=True, slots=True)
class DayScale:
    """From days to percent of a chart's width: ``first`` stands at ``left``, ``last`` at ``right``."""

    first: date
    last: date
    left: float = 0.0
    right: float = 100.0

    def x(self, day: date) -> float:
        """How far from the left edge a day stands, in percent; outside the scale, at its edge.

        >>> scale = DayScale(date(2031, 5, 1), date(2031, 5, 11))
        >>> scale.x(date(2031, 5, 1)), scale.x(date(2031, 5, 6)), scale.x(date(2032, 1, 1))
        (0.0, 50.0, 100.0)
        """
        width = max((self.last - self.first).days, 1)
        share = min(1.0, max(0.0, (day - self.first).days / width))
        return round(self.left + share * (self.right - self.left), 3)


def ticks(first: date, last: date, most: int = 6) -> tuple[Tick, ...]:
    """At most so many days between two that are good to name: days, weeks, months or years apart.

    >>> [t.label for t in ticks(date(2031, 5, 1), date(2031, 5, 4))]
    ['2031-05-01', '2031-05-02', '2031-05-03', '2031-05-04']
    >>> [t.label for t in ticks(date(2031, 1, 20), date(2031, 5, 4))]
    ['2031-02', '2031-03', '2031-04', '2031-05']
    >>> [t.label for t in ticks(date(2014, 6, 1), date(2031, 5, 4))]
    ['2015', '2020', '2025', '2030']
    """
    for step in _DAY_STEPS:
        found = tuple(_by_days(first, last, step))
        if len(found) <= most:
            return found
    for months in _MONTH_STEPS:
        found = tuple(_by_months(first, last, months))
        if len(found) <= most:
            return found
    return ()


def _by_days(first: date, last: date, step: int) -> Iterator[Tick]:
    count = (last - first).days // step
    if count > 100:
        count = 100  # more than anybody asks for: the next step is tried
    for n in range(count + 1):
        day = first + timedelta(days=n * step)
        yield Tick(day, day.isoformat())


def _by_months(first: date, last: date, step: int) -> Iterator[Tick]:
    for n in range((first.year * 12 + first.month - 1) // step, (last.year * 12 + last.month - 1) // step + 1):
        year, month = divmod(n * step, 12)
        if not 1 <= year <= 9999:
            continue
        day = date(year, month + 1, 1)
        if first <= day <= last:
            yield Tick(day, day.isoformat()[: 4 if step >= 12 else 7])


@dataclass(frozen=True, slots=True)
class Bin:
    """Some days, both ends inside, counted together."""

    first: date
    last: date


def bins(first: date, last: date, most: int = 45) -> tuple[Bin, ...]:
    """A range cut into at most so many days, weeks, months, quarters, years, or tens or hundreds of years.

    The first and the last part hold only what lies in the range.

    >>> len(bins(date(2031, 5, 1), date(2031, 5, 31)))
    31
    >>> [str(b.first) for b in bins(date(2030, 12, 20), date(2032, 2, 3))][:3]
    ['2030-12-20', '2031-01-01', '2031-02-01']
    """
    months = (partial(_months, step=n) for n in (1, 3, 12, 120, 1200))
    ways: tuple[Callable[[date, date], Iterator[date]], ...] = (_days, _weeks, *months)
    for starts in ways:
        found = list(islice(starts(first, last), most + 1))
        if len(found) <= most:
            return tuple(_cut(found, first, last))
    return (Bin(first, last),)


def _cut(starts: list[date], first: date, last: date) -> Iterator[Bin]:
    for start, following in zip_longest(starts, starts[1:]):
        yield Bin(max(start, first), following - timedelta(days=1) if following else last)


def _days(first: date, last: date) -> Iterator[date]:
    for n in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(n)


def _weeks(first: date, last: date) -> Iterator[date]:
    """The Mondays of the weeks that have a day in the range."""
    for n in range(max(1, first.toordinal() - first.weekday()), last.toordinal() + 1, 7):
        yield date.fromordinal(n)


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of stretches of so many months that have a day in the range."""
    for n in range(_month(first) // step * step, _month(last) + 1, step):
        yield date(n // 12 or 1, n % 12 + 1, 1)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
