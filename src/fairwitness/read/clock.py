"""Times of day as pages print them: the minute in UTC, where the words tell the zone too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from fairwitness.read.dates import epoch, printed_days
from fairwitness.vocab import table

_OF_DAY = (
    r"(?<![\d:.+-])(?P<hour>2[0-3]|[01]\d|\d)(?:[:.h]?(?P<minute>[0-5]\d)(?:[:.]?[0-5]\d(?:[.,]\d+)?)?)?"
    r"(?:\s?(?P<half>[apAP])\.?[mM]\b\.?)?"
)
_SHIFT = r"(?:(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?!\d))"


def minute_in(words: str, day: date) -> datetime | None:
    """The first time of day in some words, as a minute in UTC of a day of its own zone; None where no zone is told.

    >>> str(minute_in("2017-10-13T23:30:00+03:00", date(2017, 10, 13)))
    '2017-10-13 20:30:00+00:00'
    >>> str(minute_in("Published 9 November 2031, 2.30 pm local time (1130 GMT)", date(2031, 11, 9)))
    '2031-11-09 11:30:00+00:00'
    >>> minute_in("13 October 2017, 14:30", date(2017, 10, 13)) is None
    True
    """
    if counted := epoch(words):
        return counted.replace(second=0, microsecond=0)
    told = filter(None, (_minute(found, day) for found in _clock().finditer(_without_days(words[:500]))))
    return next(told, None)


def without_clock(words: str) -> str:
    """Some words without the times of day that tell their zone."""
    return _clock().sub(" ", words)


def _without_days(words: str) -> str:
    """A year before "GMT" is no time of day."""
    if re.fullmatch(r"(?:19|20)\d{6}T\d{4,6}\S*", words):
        return words[8:]
    for found in reversed(list(printed_days(words))):
        words = f"{words[: found.start]}|{words[found.end :]}"
    return words


@cache
def _clock() -> re.Pattern[str]:
    zones = "|".join(sorted(_zones(), key=len, reverse=True))
    return re.compile(rf"{_OF_DAY}\s?(?:(?P<zone>{zones})\b)?{_SHIFT}?")


@cache
def _zones() -> Mapping[str, int]:
    """Names of zones, in capitals, with the minutes that they are ahead of UTC."""
    return {name: int(ahead) for name, ahead in table("pages")["zones"].items()}


def _minute(found: re.Match[str], day: date) -> datetime | None:
    parts = found.groupdict()
    if not (parts["zone"] or parts["sign"]) or not (parts["minute"] or parts["half"]):
        return None
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    if parts["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (parts["half"].lower() == "p")
    ahead = _zones().get(parts["zone"] or "", 0)
    if parts["sign"]:
        shift = int(parts["hours"]) * 60 + int(parts["minutes"] or 0)
        ahead += shift if parts["sign"] == "+" else -shift
    try:
        return datetime.combine(day, time(hour, minute), UTC) - timedelta(minutes=ahead)
    except OverflowError:
        return None
