"""Corrections and versions (rules 2 and 6): which sayings their own outlet has taken back.

What is taken back is kept and shown; it is not in force from the day of the report that took it back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from fairwitness.reconcile.sayings import Saying
from fairwitness.reconcile.telling import Report


class Corrections:
    """Which reports are older versions of a story, and of which; made once over all reports."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._newer = _newer({r.id: r for r in reports}.values())

    def of_matter(self, versions: Sequence[Sequence[Saying]]) -> list[str | None]:
        """For each version of one matter, the report that took it back, or None."""
        notices = _notices(versions)
        return [self._taken_back(version, notices) for version in versions]

    def _taken_back(self, version: Sequence[Saying], notices: list[tuple[Report, Saying]]) -> str | None:
        stated, wrong = _stated(version)
        if not stated:
            return min((r.id for r in wrong), default=None)
        for notice in sorted(wrong, key=_age):
            if all(_takes_back(notice, r) for r in stated):
                return notice.id
        told = {t.report.id for s in version for t in s.tellings if not t.taken_back}
        newer = [self._newer[r.id] for r in stated if r.id in self._newer]
        if len(newer) == len(stated) and not told.intersection(r.id for r in newer):
            return max(newer, key=_age).id
        corrected = [
            notice.id
            for notice, said in notices
            if notice.id not in told and all(_takes_back(notice, r) for r in stated) and _corrects(said, version)
        ]
        return min(corrected, default=None)


def _stated(version: Sequence[Saying]) -> tuple[list[Report], list[Report]]:
    """The reports that first state a version (a copy falls with its text), and those that say it was wrong."""
    stated = {s.first.report.id: s.first.report for s in version if not s.first.taken_back}
    wrong = {t.report.id: t.report for s in version for t in s.tellings if t.taken_back}
    return list(stated.values()), list(wrong.values())


def _takes_back(notice: Report, report: Report) -> bool:
    """Can the notice take this report back: another report of its own outlet, known to be no later than it?"""
    if notice.id == report.id or notice.outlet != report.outlet:
        return False
    if notice.published is None or report.published is None:
        return notice.family == report.family
    return report.published <= notice.published


def _newer(reports: Iterable[Report]) -> dict[str, Report]:
    """Each report that has a newer version, with the newest: one family and outlet, and one address or a correction."""
    stories: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for r in reports:
        stories[r.family, r.outlet].append(r)
    found = {}
    for versions in stories.values():
        newest = max(versions, key=_age)
        for r in versions:
            same_page = r.url is not None and r.url == newest.url
            if r.id != newest.id and _day(r) <= _day(newest) and (same_page or newest.correction):
                found[r.id] = newest
    return found


def _age(r: Report) -> tuple[date, bool, str]:
    return _day(r), r.correction, r.id


def _day(r: Report) -> date:
    return r.published or date.min


def _notices(versions: Sequence[Sequence[Saying]]) -> list[tuple[Report, Saying]]:
    """The reports that correct something and tell of this matter, with what they tell."""
    return [(t.report, s) for v in versions for s in v for t in s.tellings if t.report.correction]


def _corrects(said: Saying, version: Sequence[Saying]) -> bool:
    """Is what a notice says another figure of the same origin, or the same figure as an error?"""
    same_figure = said.interval == version[0].interval
    if said.first.taken_back:
        return same_figure
    return said.origin.name == version[0].origin.name and not same_figure
