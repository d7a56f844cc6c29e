"""Days as pages print them: which day some words name, and whether another reading is as good."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)\b"
_PRINTED = re.compile(
    rf"(?<![\d/.-])(?:{_YEAR.format('y1')[:-2]}[-/.](?P<m1>[01]?\d)[-/.](?P<d1>[0-3]?\d)(?!\d)"
    rf"|{_DAY.format('d2')}[ -](?:of )?{_MONTH.format('m2')}(?:,?[ -]{_YEAR.format('y2')})?"
    rf"|(?<!\w){_MONTH.format('m3')} {_DAY.format('d3')}\b(?!:)(?:,? {_YEAR.format('y3')})?"
    rf"|(?P<a4>[0-3]?\d)(?P<s4>[/.-])(?P<b4>[0-3]?\d)(?P=s4){_YEAR.format('y4')})",
    re.I,
)
_RANGE_BEFORE = re.compile(r"(?:\d|[a-z]{3})\s?(?:-|–|—|to|until|through|and)\s?$", re.I)
_RANGE_AFTER = re.compile(r"\s?(?:-|–|—|to|until|through|and)\s?(?:\d{1,2}\b(?!:)|[a-z]{3,9} \d)", re.I)
_IN_ADDRESS = re.compile(r"[/_-]((?:19|20)\d\d)[/_-]?([01]\d|[1-9](?=[/_-]))[/_-]?([0-3]\d|[1-9](?=\D|$))(?!\d)")
_FIRST_YEAR, _LAST_SECONDS = 1900, 32_503_680_000


@dataclass(frozen=True, slots=True)
class Printed:
    """A day as printed at start to end: its year may be missing; ``other`` is the day that it may mean as well."""

    start: int
    end: int
    month: int
    day: int
    year: int | None
    other: date | None = None

    def on(self, year: int | None = None) -> date | None:
        """The day, in the year printed or else in this one; None without a year, or where there is no such day."""
        chosen = self.year or year
        return _day(chosen, self.month, self.day) if chosen else None


def printed_days(text: str) -> Iterator[Printed]:
    """Every single day printed in a text, in order; the ends of a stretch of days ("3-5 May 2019") are none.

    >>> [p.on() for p in printed_days("Posted Fri, 13 Oct 2017 10:22 GMT; updated October 14, 2017; 30.11.2022")]
    [datetime.date(2017, 10, 13), datetime.date(2017, 10, 14), datetime.date(2022, 11, 30)]
    """
    for found in _PRINTED.finditer(text):
        if _RANGE_BEFORE.search(text[: found.start()][-12:]) or _RANGE_AFTER.match(text, found.end()):
            continue
        if printed := _printed(found):
            yield printed


def _printed(found: re.Match[str]) -> Printed | None:
    parts = found.groupdict()
    if parts["a4"]:
        return _numeric(found, int(parts["a4"]), int(parts["b4"]), int(parts["y4"]))
    form = "1" if parts["y1"] else "2" if parts["m2"] else "3"
    name = parts[f"m{form}"]
    month = int(name) if name.isdigit() else _MONTHS.index(name[:3].lower()) + 1
    year = parts[f"y{form}"]
    printed = Printed(found.start(), found.end(), month, int(parts[f"d{form}"]), int(year) if year else None)
    return printed if printed.on(2000) else None  # 2000: a leap year


def _numeric(found: re.Match[str], first: int, second: int, year: int) -> Printed | None:
    """Day before month, unless only the other order is a day; where both are, both are kept."""
    one, other = _day(year, second, first), _day(year, first, second)
    chosen = one or other
    if chosen is None:
        return None
    in_doubt = other if one and other != one and found["s4"] == "/" else None
    return Printed(found.start(), found.end(), chosen.month, chosen.day, year, in_doubt)


def day_in(words: str) -> Printed | None:
    """The first day with a year in some words: of a field, an attribute, a header.

    >>> day_in("2017-10-13T23:30:00+03:00").on(), day_in("soon")
    (datetime.date(2017, 10, 13), None)
    """
    if found := next((p for p in printed_days(words[:500]) if p.year), None):
        return found
    if counted := epoch(words):
        return Printed(0, 0, counted.month, counted.day, counted.year)
    if re.fullmatch(r"(?:19|20)\d{6}(?:T?\d*Z?)?", words):
        return day_in(f"{words[:4]}-{words[4:6]}-{words[6:8]}")
    return None


def epoch(words: str) -> datetime | None:
    """Seconds or milliseconds since 1970, as feeds and interfaces count, in UTC; None for other words."""
    if not re.fullmatch(r"\d{9,13}(?:\.\d+)?", words):
        return None
    seconds = float(words)
    try:
        return datetime.fromtimestamp(seconds / 1000 if seconds > _LAST_SECONDS else seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def day_in_address(url: str) -> date | None:
    """The day that an address carries.

    >>> day_in_address("https://example.org/world/2017/10/13/bridge.html")
    datetime.date(2017, 10, 13)
    """
    days = (_day(int(y), int(m), int(d)) for y, m, d in _IN_ADDRESS.findall(url.partition("?")[0]))
    return next((day for day in days if day), None)


def nearest_year(printed: Printed, reference: date) -> date | None:
    """A day printed without its year, in the year that brings it nearest to another day; None if over 45 days off.

    >>> nearest_year(day_without_year := next(printed_days("GENEVA, Dec 30 -")), date(2018, 1, 2))
    datetime.date(2017, 12, 30)
    """
    days = (printed.on(reference.year + step) for step in (-1, 0, 1))
    near = min((d for d in days if d), key=lambda d: abs((d - reference).days), default=None)
    return near if near and abs((near - reference).days) <= 45 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None
