"""What the charts are given: records that views make, in days and intervals, with what each mark says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairwitness.model import Interval, Period
from fairwitness.web.charts.drawing import Told

UNDATED = date.min


@dataclass(frozen=True, slots=True)
class StepPoint:
    """A series from one day to the next; ``told`` is None where its day is reached through a part of the rows."""

    on: date
    interval: Interval
    disputed: bool
    told: Told | None


@dataclass(frozen=True, slots=True)
class StepVersion:
    """What a source said on a day, and the day from which it no longer stands (None: it stands still).

    ``told``: None where its day is reached through a part of the rows.
    """

    on: date
    until: date | None
    interval: Interval
    told: Told | None


@dataclass(frozen=True, slots=True)
class StepLine:
    """A source with its versions; ``number`` counts from 1 and decides its looks."""

    number: int
    name: str
    party: bool
    versions: tuple[StepVersion, ...]


@dataclass(frozen=True, slots=True)
class StepNote:
    """An account that stands beside: denied, taken back, or of what was before."""

    on: date
    told: Told


@dataclass(frozen=True, slots=True)
class StepDays:
    """Days that accounts tell of, in words too; an end that is None is open."""

    period: Period
    name: str
    told: Told


@dataclass(frozen=True, slots=True)
class StepPart:
    """Days whose rows stand on another page, from the first to the last of their points."""

    first: date
    last: date
    told: Told


@dataclass(frozen=True, slots=True)
class Steps:
    """All that a chart of a series shows. ``whole``: the number that nothing passes (100, of percent)."""

    points: tuple[StepPoint, ...]
    lines: tuple[StepLine, ...] = ()
    beside: tuple[StepNote, ...] = ()
    days: tuple[StepDays, ...] = ()
    parts: tuple[StepPart, ...] = ()
    whole: int | None = None
    log: bool = False
