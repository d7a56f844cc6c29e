"""Months and days without a year in texts that tell of years long gone.

In news "in June" is the last June; in a history, a biography or a timeline it is June of the year in focus.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from fairwitness.model import Time
from fairwitness.timex import days_of
from fairwitness.vocab.times import lexicon

_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:T[\w:]*)?")
_FEWEST = 3
_BACK = timedelta(days=270)  # further back than this, a day without a year is of the next year


def of_years_told(times: tuple[Time, ...], published: date | None) -> tuple[Time, ...]:
    """The times; where most years told are far from publication, months and days are of the year told before them."""
    years = [_told_year(t) for t in times]
    told = [y for y in years if y is not None]
    far = sum(abs(y - published.year) > 1 for y in told) if published else 0
    if len(told) < _FEWEST or 3 * far < 2 * len(told):
        return times
    found: list[Time] = []
    year, last = None, None
    for time, own in zip(times, years, strict=True):
        if own is not None:
            year = own
        elif year is not None and _names_month(time):
            time = _in_year(time, year, last)
        if time.period and time.period.precision in ("day", "days") and (own is not None or _names_month(time)):
            last = time.period.end
            year = last.year if last else year
        found.append(time)
    return tuple(found)


def _told_year(time: Time) -> int | None:
    """The year that the words themselves name, the first of several."""
    found = _YEAR.search(time.words.text) if time.period and time.type in ("DATE", "TIME") else None
    return int(found[1]) if found and found[1] in time.value else None


def _names_month(time: Time) -> bool:
    if not _DATED.fullmatch(time.value) or _YEAR.search(time.words.text):
        return False
    words = (lexicon().get(w.lower().strip(".")) for w in time.words.text.split())
    return any(w is not None and w.kind == "month" for w in words) and "last" not in time.words.text.lower()


def _in_year(time: Time, year: int, last: date | None) -> Time:
    """A month or day of the year in focus; far before the last day told it is of the next."""
    start, _ = days_of(f"{year}{time.value[4:]}")
    if start and last and last.year == year and last - start > _BACK:
        year += 1
    value = f"{year}{time.value[4:]}"
    told, moved, period = days_of(time.value), days_of(value), time.period
    if period is None or moved[0] is None:
        return time
    if time.mod is None and period.start == told[0]:  # "in June"; "since June" runs on, to an end that stays
        runs_on = period.end is None or told[1] is None or period.end > told[1]
        return replace(
            time, value=value, period=replace(period, start=moved[0], end=period.end if runs_on else moved[1])
        )
    years = year - int(time.value[:4])
    ends = (
        _in_other_year(period.start, years),
        period.end if time.mod == "AFTER" else _in_other_year(period.end, years),
    )
    return replace(time, value=value, period=replace(period, start=ends[0], end=ends[1]))


def _in_other_year(day: date | None, years: int) -> date | None:
    if day is None or not 1 <= day.year + years <= 9999:
        return day
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)
