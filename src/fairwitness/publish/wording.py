"""Plain words for matters, intervals, origins and places, the same in the brief, the tables and the explanations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from fairwitness import notation
from fairwitness.model import Account, Actor, Figure, Interval, Judgement, Matter, Origin, Period, Place
from fairwitness.vocab.kinds import FORCE

_BASIS = {"event": "in one occurrence", "total": "in all", "standing": "at the time", "rate": ""}
_PLACELESS = "place not told"


def counted(matter: Matter) -> str:
    """Of whom: "civilians", "combatants (Islamic State)", or the unit where nobody is counted."""
    what = (matter.group or "").replace("_", " ")
    if not what or (what == "other" and matter.unit not in (None, "people")):
        silent = matter.kind in FORCE or matter.unit in (None, "percent", "people", "other")
        what = "" if silent else str(matter.unit)
    return f"{what} ({matter.side})".strip() if matter.side else what


def matter(about: Matter) -> str:
    """What accounts are about, on one line: "killed civilians by US-led coalition, in all, Raqqa, Syria, since ..."."""
    means = (about.means or "").replace("_", " ")
    by = f"{about.actor} ({means})" if about.actor and means else about.actor or means
    parts = (
        " ".join(p for p in (about.kind, counted(about), f"by {by}" if by else "") if p),
        basis(about),
        about.place.name if about.place else _PLACELESS,
        when(about.period),
    )
    return ", ".join(p for p in parts if p)


def basis(about: Matter) -> str:
    """How it was counted: "in one occurrence", "in all", "at the time", "per day"."""
    return f"per {about.per}" if about.per else _BASIS.get(about.basis or "", about.basis or "")


def bounds(value: Interval, unit: str | None = None) -> str:
    """low - best - high, with open and unknown ends said in words."""
    sign = " %" if unit == "percent" else ""
    if value.low is not None and value.low == value.high and not value.open:
        return number(value.low) + sign
    low = "unknown" if value.low is None else ("over " if value.low_excluded else "") + number(value.low)
    known = "unknown" if value.high is None else ("under " if value.high_excluded else "") + number(value.high)
    best = "none stated" if value.best is None else number(value.best)
    return f"{low} – {best} – {'open' if value.open else known}{sign}"


def number(value: Decimal) -> str:
    """A figure with separators between thousands.

    >>> number(Decimal("1100.0")), number(Decimal("12.5"))
    ('1,100', '12.5')
    """
    return f"{int(value):,}" if value == value.to_integral_value() else f"{value.normalize():,}"


def when(period: Period | None) -> str:
    """The days of a matter in words: "2022-03-09", "since 2022-02-24", "by 2022-03-11", "2022-03-15 to 2022-03-17"."""
    if period is None or (period.start is None and period.end is None):
        return ""
    if period.end is None:
        return f"since {period.start}"
    if period.start is None:
        return f"by {period.end}"
    return f"{period.start}" if period.start == period.end else f"{period.start} to {period.end}"


def said_figure(value: Figure | None) -> str:
    """A figure in its own words (in notation where they are withheld), or "no figure"."""
    if value and not value.words.text:
        return notation.figure(value)
    return f"“{' '.join(value.words.text.split())}”" if value else "no figure"


def origin(value: Origin) -> str:
    """The name, marked when it is a party to the conflict, unnamed, or an outlet's own voice."""
    marks = {"unnamed": "unnamed", "outlet": "own voice", "agency": "agency"}
    notes = [n for n in (marks.get(value.type), "a party" if value.party else None) if n]
    return f"{value.name} [{', '.join(notes)}]" if notes else value.name


def tally(origins: int, reports: int, unnamed: int) -> str:
    """How many stand behind it: "3 origins in 14 reports, and 2 unnamed".

    >>> tally(1, 2, 0), tally(0, 1, 1)
    ('1 origin in 2 reports', 'no named origin in 1 report, and 1 unnamed')
    """
    named = "no named origin" if origins == 0 else f"{origins} origin{'s' if origins > 1 else ''}"
    more = f", and {unnamed} unnamed" if unnamed else ""
    return f"{named} in {reports} report{'s' if reports != 1 else ''}{more}"


def day(value: date | None) -> str:
    """A day as ISO; "undated" for none, and for the day before all days on which undated reports stand."""
    return value.isoformat() if value and value != date.min else "undated"


def origins(accounts: Iterable[Account]) -> str:
    """Whose accounts, each origin once, in order of appearance."""
    return "; ".join(dict.fromkeys(origin(a.origin) for a in accounts))


def value(given: Place | Actor | Period | str | None) -> str:
    """What a slot stands for, as text: a name, a class, days; "nothing" for what a person said is not there."""
    if isinstance(given, Place | Actor):
        return given.name
    if isinstance(given, Period):
        return notation.period(given)
    return "nothing" if given == "" else given or ""


def decision(j: Judgement) -> str:
    """What a person decided: "rejected", "place corrected to Qasr Amun, Marram", "incidents merged"."""
    if j.verdict == "correct":
        return f"{j.about.slot} corrected to {value(j.value)}"
    if j.verdict == "locate" and isinstance(j.value, Place):
        return f"put on the map at {j.value.latitude}, {j.value.longitude} ({j.value.precision})"
    return _DECIDED[j.verdict].format(sort=j.about.slot, value=value(j.value))


_DECIDED = {
    "accept": "accepted",
    "reject": "rejected",
    "undo": "a judgement undone",
    "merge": "{sort}s merged",
    "split": "taken out of the {sort}",
    "grade": "graded {value}",
    "reliability": "reliability {value}",
    "credibility": "credibility {value}",
    "restricted": "restricted: {value}",
    "status": "status {value}",
    "assign": "assigned to {value}",
    "comment": "comment: {value}",
}
