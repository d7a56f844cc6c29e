"""The calendar dates that a text writes out, claimed or not: what "the next day" and "that month" can hang on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from fairwitness.model import Period
from fairwitness.timex import days_of
from fairwitness.vocab.times import lexicon

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(
    rf"\b(?:(?:(?P<first>\d{{1,2}})(?: to | and |[-–]))?"
    rf"(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<of>{_MONTHS})\b|"
    rf"(?P<month>{_MONTHS}) (?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,:]?\d))(?:,? (?P<year>\d{{4}})\b)?"
)
_MONTH = re.compile(
    rf"\b(?:(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ff]or) (?P<month>{_MONTHS})\b(?! \d)|"
    rf"(?<!\d )(?P<of>{_MONTHS}) (?P<year>\d{{4}})\b)"
)


def written(text: str, published: date) -> Iterator[tuple[int, Period]]:
    """The days and months of a text with where they stand; without a year the last ones by publication."""
    for found in _DAY.finditer(text):
        period = _period(found["of"] or found["month"], found["before"] or found["after"], found["year"], published)
        if period and found["first"]:
            period = _from(int(found["first"]), period)
        if period:
            yield found.start(), period
    for found in _MONTH.finditer(text):
        period = _period(found["of"] or found["month"], None, found["year"], published)
        if period:
            yield found.start(), period


def _from(first: int, last: Period) -> Period:
    """The days from the first of a month to one of it."""
    end = last.end or date.min
    return Period(end.replace(day=first), end, "days") if 0 < first < end.day else last


def _period(name: str, day: str | None, year: str | None, published: date) -> Period | None:
    month = int(lexicon()[name.lower()].value)
    late = (month, int(day or 1)) > (published.month, published.day)
    start, end = days_of(f"{int(year or published.year - late):04}-{month:02}" + (f"-{int(day):02}" if day else ""))
    return Period(start, end, "day" if day else "month") if start else None
