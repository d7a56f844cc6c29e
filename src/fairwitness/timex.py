"""Values of times: what a TIMEX3 value stands for, and intervals with their precision in EDTF (ISO 8601-2:2019).

EDTF is written at levels 0 and 1: "2014-07", "2014-07/2014-09", "../2017-10-13" (the beginning is not told), "2017-06~"
(about then), "199X" (a decade), "XXXX-10-12" (no year told).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from fairwitness.model import Period, Time

Ends = tuple[date | None, date | None]

_WRITTEN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE|-[1-7])?(?:T.*)?")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|[QH]\d)")
_FIRST_MONTH = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3), "H1": (1, 6), "H2": (7, 6)}
_FIRST_MONTH |= {f"Q{n}": (n * 3 - 2, 3) for n in range(1, 5)}
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)")
_NO_YEAR = re.compile(r"XXXX-\d\d(?:-\d\d)?")
_PARTS = frozenset({"START", "MID", "END"})


# -- from values to days ----------------------------------------------------------------------------------------------


def days_of(value: str) -> Ends:
    """The days that a TIMEX3 or EDTF value stands for, both inside; None where it tells none.

    >>> days_of("2014-07/2014-09")
    (datetime.date(2014, 7, 1), datetime.date(2014, 9, 30))
    """
    first, slash, last = value.replace("~", "").partition("/")
    try:
        return (_days(first)[0], _days(last)[1]) if slash else _days(first)
    except ValueError:
        return None, None


def _days(value: str) -> Ends:
    if week := _WEEK.fullmatch(value):
        return _week_days(int(week[1]), int(week[2]), week[3] or "")
    if part := _PART.fullmatch(value):
        month, size = _FIRST_MONTH[part[2]]
        return date(int(part[1]), month, 1), _month_end(int(part[1]), month + size - 1)
    if re.fullmatch(r"\d\d(?:XX)?|\d{3}X?", value):
        bare = value.rstrip("X")
        return date(max(1, int(bare.ljust(4, "0"))), 1, 1), date(int(bare.ljust(4, "9")), 12, 31)
    found = _WRITTEN.fullmatch(value)
    if found is None:
        return None, None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if day:
        return date(year, month, day), date(year, month, day)
    return date(year, month or 1, 1), _month_end(year, month or 12)


def _week_days(year: int, week: int, tail: str) -> tuple[date, date]:
    monday = date.fromisocalendar(year, week, 1)
    if tail == "-WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if tail:
        return monday + timedelta(days=int(tail[1]) - 1), monday + timedelta(days=int(tail[1]) - 1)
    return monday, monday + timedelta(days=6)


def _month_end(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


# -- from days to values ----------------------------------------------------------------------------------------------


def value_of(period: Period) -> str:
    """The TIMEX3 value of days: a day, week, month or year where they are one, else the days from and to.

    >>> value_of(Period(date(2014, 8, 1), date(2014, 8, 31), "month"))
    '2014-08'
    """
    start, end = period.start, period.end
    if start is None or end is None:
        return f"{start or '..'}/{end or '..'}"
    week = start.isocalendar()
    whole = {
        "month": f"{start.year:04}-{start.month:02}",
        "year": f"{start.year:04}",
        "week": f"{week.year:04}-W{week.week:02}",
    }.get(period.precision, start.isoformat())
    return whole if days_of(whole) == (start, end) else f"{start}/{end}"


# -- EDTF -------------------------------------------------------------------------------------------------------------


def edtf(time: Time) -> str | None:
    """The interval of a time with its precision; None where the words tell none ("daily", "for years").

    An end is written as coarsely as the words have it: "since 2011" is 2011 up to a day. Early, mid, late and about
    make the ends that they draw approximate.
    """
    period = time.period
    if period is None or time.type == "SET":
        return time.value if _NO_YEAR.fullmatch(time.value) and time.type == "DATE" else None
    clock = _CLOCK.fullmatch(time.value)
    if clock and period.start == period.end:
        return f"{clock[1]}T{clock[2]}:{clock[3]}:00"
    first, _, last = time.value.partition("/")
    told = days_of(time.value)
    coarse = time.mod not in _PARTS and (told == (period.start, period.end) or not _both_in(period, told))
    start, end = (_end_of(*one, coarse=coarse) for one in ((period.start, first, 0), (period.end, last or first, 1)))
    if time.type != "DURATION" and time.mod in ("APPROX", *_PARTS):
        start += "~" * _in(period.start, told)
        end += "~" * _in(period.end, told)
    return start if start == end else f"{start}/{end}"


def _both_in(period: Period, ends: Ends) -> bool:
    return _in(period.start, ends) and _in(period.end, ends)


def _in(day: date | None, ends: Ends) -> bool:
    return day is not None and ends[0] is not None and ends[1] is not None and ends[0] <= day <= ends[1]


def _end_of(day: date | None, value: str, which: int, *, coarse: bool) -> str:
    """One end of a period: by the value where that begins or ends on this very day, else the day."""
    if day is None:
        return ".."
    written = _written(value) if coarse else None
    return written if written and days_of(value)[which] == day else day.isoformat()


def _written(value: str) -> str | None:
    """A TIMEX3 value as EDTF writes it, if it is a month, a year, a decade or a century."""
    if re.fullmatch(r"\d{4}(?:-\d\d)?", value):
        return value
    return value.ljust(4, "X") if re.fullmatch(r"\d\d\d?", value) else None
