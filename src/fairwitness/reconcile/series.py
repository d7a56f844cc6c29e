"""Series: the accounts of one matter through time (rule 6), with how many stand behind them (rules 4 and 10)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from fairwitness.interval import fold, interval_of
from fairwitness.model import Account, Dispute, Point, Series, identity
from fairwitness.origins import counted, suggestion
from fairwitness.reconcile.disputes import disputes
from fairwitness.reconcile.force import FOREVER, Days, by_matter, day_of, in_force

# A part said to be larger than its whole tells against another matter, not against this one.
_OF_ONE_MATTER = frozenset({"intervals", "denied", "holders"})


def series(accounts: Iterable[Account]) -> tuple[Series, ...]:
    """The series of every matter of which someone gives a figure, by matter id.

    A point stands for each day on which anything was said; its accounts are those in force, denials left out.
    """
    accounts = tuple(accounts)
    return tuple(series_within(accounts, in_force(accounts), disputes(accounts)))


def series_within(accounts: Iterable[Account], force: Mapping[str, Days], found: Iterable[Dispute]) -> Iterator[Series]:
    """The series of whole matters, given what is in force and the disputes (also with accounts of other matters)."""
    contested = _contested(found, force)
    for _, said in sorted(by_matter(accounts).items()):
        if any(a.figure is not None for a in said):
            yield _series(said, force, contested)


def _contested(found: Iterable[Dispute], force: Mapping[str, Days]) -> dict[str, list[Days]]:
    """For each account the days on which it stands against another."""
    days: dict[str, list[Days]] = defaultdict(list)
    for d in found:
        a, b = (force.get(i) for i in d.accounts)
        if d.rule in _OF_ONE_MATTER and a and b and a.meets(b):
            for i in d.accounts:
                days[i].append(Days(max(a.first, b.first), min(a.until, b.until)))
    return days


def _series(said: list[Account], force: Mapping[str, Days], contested: Mapping[str, list[Days]]) -> Series:
    matter = said[0].matter
    told = [a for a in said if not a.denied and a.corrected_by is None and not a.past]
    points = _points(said, force, contested)
    origins, unnamed = counted(a.origin for a in told)
    disputed = bool(points) and points[-1].disputed
    return Series(
        id=identity("series", matter.id),
        matter=matter,
        points=points,
        origins=origins,
        unnamed=unnamed,
        reports=len({p.report for a in told for p in a.appearances}),
        disputed=disputed,
        suggestion=suggestion(origins, disputed=disputed) if told else "only denied",
    )


def _points(said: list[Account], force: Mapping[str, Days], contested: Mapping[str, list[Days]]) -> tuple[Point, ...]:
    changes, against = _changes(said, force), _against(said, contested)
    standing, disputes_now, points = _Standing(), 0, []
    for day in sorted(changes.keys() | against.keys()):
        disputes_now += against[day]
        for change in sorted(changes.get(day, ()), key=lambda c: (c.what, c.account.id, c.report)):
            standing.after(change)
        if day in changes or (against[day] and day < FOREVER):
            points.append(standing.point(day, disputed=disputes_now > 0))
    return tuple(points)


class _What(IntEnum):
    """What happens to an account on a day, in the order in which it is taken."""

    GOES = 0
    COMES = 1
    APPEARS = 2


@dataclass(frozen=True, slots=True)
class _Change:
    what: _What
    account: Account
    report: str = ""


def _changes(said: list[Account], force: Mapping[str, Days]) -> dict[date, list[_Change]]:
    """What happens on which day: an account comes into force, goes, or appears in another report."""
    changes: dict[date, list[_Change]] = defaultdict(list)
    for a in said:
        days = force.get(a.id)
        if days is None or days.first >= days.until:
            continue
        changes[days.first].append(_Change(_What.COMES, a))
        if days.until < FOREVER:
            changes[days.until].append(_Change(_What.GOES, a))
        for p in a.appearances:
            day = max(p.published or days.first, days.first)
            if day < days.until:
                changes[day].append(_Change(_What.APPEARS, a, p.report))
    return changes


def _against(said: list[Account], contested: Mapping[str, list[Days]]) -> Counter[date]:
    """By how many the disputes in force grow or shrink on a day."""
    change: Counter[date] = Counter()
    for a in said:
        for days in contested.get(a.id, ()):
            change[days.first] += 1
            change[days.until] -= 1
    return change


class _Standing:
    """What is in force on the day reached, kept up change by change; denials are shown beside, never inside."""

    def __init__(self) -> None:
        self._accounts: dict[str, Account] = {}
        self._reports: dict[str, set[str]] = {}
        self._telling: Counter[str] = Counter()

    def after(self, change: _Change) -> None:
        """Let an account come, go, or appear in a report."""
        a = change.account
        if a.denied:
            return
        if change.what is _What.COMES:
            self._accounts[a.id], self._reports[a.id] = a, set()
        elif change.what is _What.GOES:
            self._accounts.pop(a.id, None)
            for report in self._reports.pop(a.id, ()):
                self._telling[report] -= 1
                if not self._telling[report]:
                    del self._telling[report]
        elif change.report not in self._reports[a.id]:
            self._reports[a.id].add(change.report)
            self._telling[change.report] += 1

    def point(self, on: date, *, disputed: bool) -> Point:
        """The series on this day."""
        now = sorted(self._accounts.values(), key=lambda a: (day_of(a), a.id))
        origins, unnamed = counted(a.origin for a in now)
        interval = fold(interval_of(a.figure) for a in now)
        return Point(on, interval, origins, unnamed, len(self._telling), tuple(a.id for a in now), disputed)
