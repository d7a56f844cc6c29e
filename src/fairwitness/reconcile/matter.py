"""One matter (rule 1): which sayings are about the same thing.

Kind, basis, unit, place, group and side must be the same. The actor, the means, the time, and whether those in arms are
a state's soldiers or others, may be given by one and not by another, and what fits two others need not make those two
fit each other. So matters are joined as stars, the most specific sayings first: each saying joins the one matter that
it fits, and begins a matter of its own where it fits none, or several and nothing tells which. The order of documents
plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from fairwitness.interval import meet
from fairwitness.model import Interval, Matter, Period, identity
from fairwitness.reconcile.sayings import Saying
from fairwitness.reconcile.telling import About

# An undated event is news of the last days: it may have happened on the day it was told of, or this many days before.
NEWS_DAYS = 3
# A stretch that has a name of its own is over when it is told of, even in an undated report.
_NAMED = frozenset({"week", "month", "season", "year"})
_HOLDING = frozenset({"controls", "captured", "withdrew"})
# Longer stretches than this are too coarse to be looked up day by day.
_COARSE = 400
# A saying that fits more matters than this fits none in particular.
_MANY = 8


@dataclass(frozen=True, slots=True)
class Reach:
    """The days (ordinals) that tell whether two times are the same; ``rank``: 0 dated, 1 known roughly, 2 not told."""

    first: int
    last: int
    rank: int

    def meets(self, other: Reach) -> bool:
        """Do they share a day?"""
        return self.first <= other.last and other.first <= self.last


@dataclass(slots=True)
class _Star:
    """A matter in the making: its first saying sets what it is about; later ones may fill the actor and the means."""

    about: About
    reach: Reach | None
    tag: str
    interval: Interval
    sayings: list[Saying] = field(default_factory=list)

    def fits(self, s: Saying, reach: Reach | None) -> bool:
        """May the saying, at this time, be of this matter?"""
        about = s.about
        if self._holds_another_row(s):
            return False
        known = (self.about.actor, about.actor), (self.about.means, about.means), (self.about.arms, about.arms)
        if any(a is not None and b is not None and a != b for a, b in known):
            return False
        if reach is not None and self.reach is not None and not reach.meets(self.reach):
            return False
        return not self._unsure(s) or meet(self.interval, s.interval)

    def _holds_another_row(self, s: Saying) -> bool:
        """Does it hold another row of the saying's own table? Two events that a table keeps apart are two."""
        row, outlet = s.first.report.row, s.first.report.outlet
        if row is None or self.about.pace != "event":
            return False
        return any(r.row not in (None, row) and r.outlet == outlet for r in (k.first.report for k in self.sayings))

    def _unsure(self, s: Saying) -> bool:
        """Is something not told that may well differ, so that only figures that meet speak for one matter?

        The place; in a single event, or of forces that are somewhere, whose they are; the holder of a place.
        """
        return _is_loose(s.about) or (s.about.kind in _HOLDING and self.about.actor != s.about.actor)


def _is_loose(a: About) -> bool:
    """Is so little told that two figures which do not meet may well be of two things?"""
    nobodys = a.side is None and (a.kind == "present" or (a.pace == "event" and a.group == "combatants"))
    return a.place is None or a.part or nobodys


def grouped(said: Iterable[Saying]) -> list[tuple[Matter, list[Saying]]]:
    """Sayings by their matter, in the order of matter ids."""
    buckets: dict[Hashable, list[Saying]] = defaultdict(list)
    for s in said:
        buckets[_bucket(s)].append(s)
    found: dict[str, tuple[Matter, list[Saying]]] = {}
    for bucket in buckets.values():
        for star in _stars(bucket):
            matter = _matter(star)
            found.setdefault(matter.id, (matter, []))[1].extend(star.sayings)
    return [found[i] for i in sorted(found)]


# -- what must be the same ---------------------------------------------------------------------------------------------


def _bucket(s: Saying) -> Hashable:
    a = s.about
    place = a.place.id if a.place else None
    return a.kind, a.basis, a.unit, a.per, place, a.group, a.thing, a.side, _mode(a, s.said), tag_of(s)


def tag_of(s: Saying) -> str:
    """What has no place, or an undated event in an undated report, is compared within its own family alone."""
    timeless = s.about.pace == "event" and s.about.period is None and s.said is None
    return s.first.report.family if s.about.place is None or timeless else ""


def _row_of(s: Saying) -> str:
    """Which row of a table it is that tells of an event; "" for a report or a growing toll."""
    return (s.first.report.row or "") if s.about.pace == "event" else ""


def _mode(a: About, said: date | None) -> Hashable:
    """How the time of a saying is compared; only sayings of one mode can be of one matter."""
    p = a.period
    if a.pace == "event":
        return "event"
    if p is None:
        return a.pace
    if a.pace == "standing":
        return "as of"
    if p.start is None:
        return "lately"
    if a.rolling:
        return "rolling", (p.end - p.start).days if p.end else None
    if a.begins or p.end is None or (said is None and p.precision not in _NAMED):
        return "since"
    if said is not None and (p.end >= said or _still_grows(p.start, p.end, p.precision, said)):
        return "since"
    return "stretch", p.start, p.end


def _still_grows(start: date, end: date, precision: str, said: date) -> bool:
    """Whether "from 24 February to 10 March", told on 12 March, is a growing toll as of its last count.

    It is over a week long and ends within a week of being told; a named month or year is a stretch for itself.
    """
    return precision in ("day", "days") and (end - start).days > 7 and (said - end).days <= 7


# -- when --------------------------------------------------------------------------------------------------------------


def reach_of(a: About, said: date | None) -> Reach | None:
    """The days by which the time of a saying is compared, or None where every time is the same."""
    mode = _mode(a, said)
    p = a.period
    if p is None:
        return _days(_moved(said, -NEWS_DAYS), said, 2) if mode == "event" and said else None
    if mode == "since" and p.start:
        return _days(p.start, _last_start(p) if a.begins else p.start, 0)
    if isinstance(mode, tuple) and p.start:
        is_longer = p.end is not None and (p.end - p.start).days > 1  # "the past day", told each day, is another day
        return _days(p.start, _moved(p.start, int(mode[0] == "rolling" and is_longer)), 0)
    end = p.end or p.start or date.min
    start = p.start or _moved(end, -NEWS_DAYS)
    return _days(start, max(start, end), 0 if p.start else 1)


def _days(first: date, last: date, rank: int) -> Reach:
    return Reach(first.toordinal(), last.toordinal(), rank)


def _last_start(p: Period) -> date:
    """The last day on which a beginning told so roughly may lie ("since June": 30 June)."""
    start = p.start or date.min
    match p.precision:
        case "day" | "days":
            return start
        case "week":
            return _moved(start, 6)
        case "season":
            return _moved(start, 91)
        case "year":
            return date(start.year, 12, 31)
        case _:
            return _moved(_moved(start.replace(day=1), 31).replace(day=1), -1)


def _moved(day: date, by: int) -> date:
    """The day so many days later (earlier), kept within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


# -- stars -------------------------------------------------------------------------------------------------------------


class _Sky:
    """The stars of one bucket, found by day."""

    def __init__(self) -> None:
        self._by_day: dict[int, list[_Star]] = defaultdict(list)
        self._wide: list[_Star] = []

    def add(self, star: _Star) -> None:
        r = star.reach
        if r is None or r.last - r.first > _COARSE:
            self._wide.append(star)
        else:
            for day in range(r.first, r.last + 1):
                self._by_day[day].append(star)

    def near(self, reach: Reach | None) -> Iterator[_Star]:
        """The stars that may share a day with this reach, each once."""
        seen: set[int] = set()
        for star in self._candidates(reach):
            if id(star) not in seen:
                seen.add(id(star))
                yield star

    def _candidates(self, reach: Reach | None) -> Iterator[_Star]:
        yield from self._wide
        if reach is None:
            return
        if reach.last - reach.first <= _COARSE:
            for day in range(reach.first, reach.last + 1):
                yield from self._by_day.get(day, ())
        else:
            for day in sorted(d for d in self._by_day if reach.first <= d <= reach.last):
                yield from self._by_day[day]


def _stars(bucket: list[Saying]) -> list[_Star]:
    sky, stars = _Sky(), []
    for s, reach in sorted(((s, reach_of(s.about, s.said)) for s in bucket), key=_specific_first):
        star = _star_for(s, reach, sky)
        if star is None:
            star = _Star(s.about, reach, tag_of(s) or _row_of(s), s.interval)
            stars.append(star)
            sky.add(star)
        star.sayings.append(s)
        star.about = _filled(star.about, s.about)
    return stars


def _specific_first(item: tuple[Saying, Reach | None]) -> tuple[object, ...]:
    s, reach = item
    given = (s.about.actor is not None) + (s.about.means is not None) + (s.about.arms is not None)
    time = (reach.rank, reach.last - reach.first, reach.first) if reach else (0, 0, 0)
    names = (s.about.actor or "", s.about.means or "", s.about.arms or "")
    return time[0], -given, time[1:], names, s.order


def _star_for(s: Saying, reach: Reach | None, sky: _Sky) -> _Star | None:
    """The one matter that a saying fits: that of its very slots, else the only one, else the only one of its figure."""
    fitting = []
    for star in sky.near(reach):
        if star.fits(s, reach):
            if _alike(star.about, s.about) and star.reach == reach:
                return star
            fitting.append(star)
            if len(fitting) > _MANY:
                return None
    if len(fitting) > 1:
        fitting = [star for star in fitting if meet(star.interval, s.interval)]
    return fitting[0] if len(fitting) == 1 else None


def _alike(a: About, b: About) -> bool:
    return (a.actor, a.means, a.arms) == (b.actor, b.means, b.arms)


def _filled(about: About, other: About) -> About:
    actor, means, arms = about.actor or other.actor, about.means or other.means, about.arms or other.arms
    filled = replace(about, actor=actor, means=means, arms=arms)
    return about if _alike(about, filled) else filled


# -- the record --------------------------------------------------------------------------------------------------------


def _matter(star: _Star) -> Matter:
    a, period = star.about, _period(star)
    days = (str(period.start), str(period.end), period.precision) if period else ()
    slots = (a.group, a.side, a.actor, a.means, a.basis, a.unit, a.per)
    first = (str(star.interval.low), str(star.interval.high)) if _is_loose(a) else ()
    made = identity(
        "matter",
        a.kind,
        a.place.id if a.place else "",
        *(s or "" for s in slots),
        *days,
        a.thing or "",
        star.tag,
        *((a.arms,) if a.arms else ()),
        *first,
    )
    return Matter(made, a.kind, a.place, *slots, period)


def _period(star: _Star) -> Period | None:
    """The time of the matter: of an event its days, of a growing total its beginning, of an undated event "by then"."""
    a, said = star.about, star.sayings[0].said
    mode = _mode(a, said)
    if mode == "since" and a.period:
        return Period(a.period.start, None, a.period.precision)
    if a.period is None and mode == "event" and said:
        return Period(None, said, "vague")
    return a.period
