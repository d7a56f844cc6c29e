"""In which order documents were published: by day, within a day by the minute, where that is known (rule 2).

Keys are text, so that a casebook sorts by them too. The day is that of the outlet's own zone, the minute is in UTC.
"""

from __future__ import annotations

from datetime import date, datetime

_AFTER = "~"  # sorts after every minute


def seat(published: date | None, at: datetime | None, document_id: str) -> str:
    """Earliest first. What has no day comes last, and what has no minute last of its day: it may be a copy."""
    minute = f" {_told(at)} " if at else ""  # a blank sorts before any id
    return f"{published or date.max}{minute}{document_id}"


def age(published: date | None, at: datetime | None, *, correction: bool) -> tuple[date, str, bool]:
    """Of the versions of one story, oldest first; the minute goes before the mark of a correction.

    Without a minute a correction is the last of its day, and any other version the first.
    """
    return published or date.min, _told(at) if at else _AFTER if correction else "", correction


def _told(at: datetime) -> str:
    return at.isoformat(timespec="minutes")
