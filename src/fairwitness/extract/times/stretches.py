"""Stretches of days: the calendar arithmetic behind words of time. Pure; dates beyond the calendar raise.

A stretch holds days from start to end (None: that end is not told), and the TIMEX3 value of its words.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

LETTERS = {
    "day": "D",
    "night": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Ref:
    """The day words of time are read against (None: not known), and whether the words look ahead of it."""

    day: date | None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from start to end, both inside; ``mark``: the day meant when "mid-June" opens or closes a period.

    mod, quant, freq: TIMEX3's (START of a stretch, APPROX, MORE_THAN ...; EVERY; 2X).
    """

    start: date | None
    end: date | None
    precision: str
    value: str
    type: str = "DATE"
    mark: date | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None

    @property
    def known(self) -> bool:
        return self.start is not None or self.end is not None


def unknown(value: str, precision: str = "day", type: str = "DATE") -> Stretch:  # noqa: A002
    """A time whose days cannot be told from what is given."""
    return Stretch(None, None, precision, value, type)


def day(on: date) -> Stretch:
    return Stretch(on, on, "day", on.isoformat())


def month(year: int, number: int) -> Stretch:
    last = calendar.monthrange(year, number)[1]
    return Stretch(date(year, number, 1), date(year, number, last), "month", f"{year:04}-{number:02}")


def year(number: int) -> Stretch:
    return Stretch(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04}")


def years(first: int, count: int) -> Stretch:
    """A decade or a century; its TIMEX3 value is the year's leading digits."""
    digits = 3 if count == 10 else 2
    last = min(first + count - 1, 9999)
    return Stretch(date(max(first, 1), 1, 1), date(last, 12, 31), "year", f"{first:04}"[:digits])


def season(number: int, letters: str) -> Stretch:
    """The meteorological season of the north; winter is named for the year it begins in."""
    first = date(number, _SEASON_MONTHS[letters], 1)
    last = month_later(first, 2)
    return Stretch(first, month(last.year, last.month).end, "season", f"{number:04}-{letters}")


def months(year: int, first: int, count: int, value: str) -> Stretch:
    last = first + count - 1
    return Stretch(date(year, first, 1), month(year, last).end, "season", value)


def week(on: date) -> Stretch:
    """Monday to Sunday around the day."""
    monday = on - timedelta(days=on.weekday())
    number = on.isocalendar()
    return Stretch(monday, monday + timedelta(days=6), "week", f"{number.year:04}-W{number.week:02}")


def weekend(on: date) -> Stretch:
    """Saturday and Sunday of the week around the day."""
    whole = week(on)
    assert whole.start is not None
    return Stretch(whole.start + timedelta(days=5), whole.end, "days", f"{whole.value}-WE")


def month_later(on: date, count: int) -> date:
    """The same day of the month so many months on, or that month's last day.

    >>> month_later(date(2020, 3, 31), -1)
    datetime.date(2020, 2, 29)
    """
    index = on.year * 12 + on.month - 1 + count
    y, m = divmod(index, 12)
    return date(y, m + 1, min(on.day, calendar.monthrange(y, m + 1)[1]))


def later(on: date, count: int, unit: str) -> date:
    """The day so many units later (earlier, if below zero); hours count as the days they fill."""
    if unit == "second":
        return on
    if unit in ("minute", "hour"):
        per_day = 24 if unit == "hour" else 24 * 60
        return on + timedelta(
            days=-(-abs(count) // per_day) * (1 if count > 0 else -1) if abs(count) >= per_day // 2 else 0
        )
    if unit in ("day", "night"):
        return on + timedelta(days=count)
    if unit in ("week", "weekend", "fortnight"):
        return on + timedelta(days=count * (14 if unit == "fortnight" else 7))
    each = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "generation": 300}[unit]
    return month_later(on, count * each)


def around(on: date, unit: str) -> Stretch:
    """The calendar week, month, year ... that holds the day."""
    if unit in ("day", "night", "hour", "minute", "second"):
        return day(on)
    if unit in ("week", "fortnight"):
        return week(on)
    if unit == "weekend":
        return weekend(on)
    if unit == "month":
        return month(on.year, on.month)
    if unit == "quarter":
        number = (on.month - 1) // 3
        return replace(months(on.year, number * 3 + 1, 3, f"{on.year:04}-Q{number + 1}"))
    if unit == "year":
        return year(on.year)
    count = 10 if unit == "decade" else 100
    return years(on.year // count * count, count)


def part(whole: Stretch, which: str) -> Stretch:
    """The early, mid, late, first or last part of a stretch: ten days of a month, three months of a year."""
    if whole.start is None or whole.end is None:
        return whole
    one_year = whole.start.year == whole.end.year
    cut = {"month": _month_parts, "year": _year_parts if one_year else _thirds}.get(whole.precision, _thirds)
    start, end, mark = cut(whole.start, whole.end)[which]
    return replace(whole, start=start, end=end, mark=mark)


Cuts = dict[str, tuple[date, date, date | None]]


def _month_parts(start: date, end: date) -> Cuts:
    return {
        "early": (start, start.replace(day=10), None),
        "mid": (start.replace(day=11), start.replace(day=20), start.replace(day=15)),
        "late": (start.replace(day=21), end, None),
        "start": (start, start, None),
        "end": (end, end, None),
    }


def _year_parts(start: date, end: date) -> Cuts:
    return {
        "early": (start, date(start.year, 3, 31), None),
        "mid": (date(start.year, 5, 1), date(start.year, 8, 31), date(start.year, 7, 1)),
        "late": (date(end.year, 10, 1), end, None),
        "start": (start, start, None),
        "end": (end, end, None),
    }


def _thirds(start: date, end: date) -> Cuts:
    third = timedelta(days=((end - start).days + 1) // 3)
    return {
        "early": (start, max(start, start + third - timedelta(days=1)), None),
        "mid": (start + third, end - third, start + third),
        "late": (min(end, end - third + timedelta(days=1)), end, None),
        "start": (start, start, None),
        "end": (end, end, None),
    }


def easter(number: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm printed in Meeus, 1991)."""
    a, b, c = number % 19, number // 100, number % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_number, rest = divmod(h + m - 7 * n + 114, 31)
    return date(number, month_number, rest + 1)
