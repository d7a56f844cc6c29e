"""Corrections and versions (rules 2 and 6): which sayings their own outlet has taken back.

What is taken back is kept and shown; it is not in force from the day of the report that took it back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from fairwitness.reconcile.sayings import Saying
from fairwitness.reconcile.telling import Report, Telling, Version


def with_versions(told: Sequence[Telling]) -> list[Telling]:
    """The tellings of one family (or of several), their reports marked where a newer version of the story is there, or
    the same once more.
    """
    reports = {t.report.id: t.report for t in told}
    newer, copies = _newer(reports.values()), _copies(reports.values())
    marked = {i: replace(reports[i], newer=newer.get(i), copy_of=copies.get(i)) for i in newer.keys() | copies.keys()}
    return [replace(t, report=marked[t.report.id]) if t.report.id in marked else t for t in told]


def _copies(reports: Iterable[Report]) -> dict[str, str]:
    """Each report that holds the same text of the same outlet and day as another, with the one that stands for both."""
    same: dict[tuple[Hashable, ...], list[str]] = defaultdict(list)
    for r in reports:
        same[r.family, r.outlet, r.published, r.text].append(r.id)
    return {i: min(ids) for ids in same.values() for i in ids if i != min(ids)}


def taken_back(versions: Sequence[Sequence[Saying]]) -> list[Version | None]:
    """For each version of one matter, the report that took it back, or None."""
    notices = _notices(versions)
    return [_taken_back(version, notices) for version in versions]


def _taken_back(version: Sequence[Saying], notices: list[tuple[Report, Saying]]) -> Version | None:
    stated, wrong = _stated(version)
    if not stated:
        return min((r.version for r in wrong), key=_earliest_first, default=None)
    for notice in sorted(wrong, key=lambda r: _earliest_first(r.version)):
        if all(_takes_back(notice, r) for r in stated):
            return notice.version
    told = {t.report.id for s in version for t in s.tellings if not t.taken_back}
    newer = [r.newer for r in stated if r.newer]
    if len(newer) == len(stated) and not told.intersection(v.id for v in newer):
        return max(newer, key=lambda v: v.age)
    corrected = [
        notice.version
        for notice, said in notices
        if notice.id not in told and all(_takes_back(notice, r) for r in stated) and _corrects(said, version)
    ]
    return min(corrected, key=_earliest_first, default=None)


def _earliest_first(v: Version) -> tuple[bool, tuple[Hashable, ...]]:
    """The first of several notices took it back; one without a day says nothing of when."""
    return v.published is None, v.age


def _stated(version: Sequence[Saying]) -> tuple[list[Report], list[Report]]:
    """The reports that first state a version (a copy falls with its text), and those that say it was wrong."""
    stated = {s.first.report.id: s.first.report for s in version if not s.first.taken_back}
    wrong = {t.report.id: t.report for s in version for t in s.tellings if t.taken_back}
    return list(stated.values()), list(wrong.values())


def _takes_back(notice: Report, report: Report) -> bool:
    """Can the notice take this report back: another report of its own outlet, known to be no later than it?

    Where neither tells its outlet, they may be of one: what they say of one origin in one matter decides.
    """
    unknown = not (notice.given or report.given)
    if notice.id == report.id or not (unknown or notice.outlet == report.outlet):
        return False
    if notice.published is None or report.published is None:
        return notice.family == report.family
    if report.published == notice.published and report.at and notice.at:
        return report.at <= notice.at
    return report.published <= notice.published


def _newer(reports: Iterable[Report]) -> dict[str, Version]:
    """Each report that has a newer version, with the newest: one family and outlet, and one address or a correction."""
    stories: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for r in reports:
        stories[r.family, r.outlet].append(r)
    found = {}
    for versions in stories.values():
        newest = max(versions, key=_age)
        for r in versions:
            same_page = r.url is not None and r.url == newest.url
            if r.id != newest.id and (same_page or newest.correction):
                found[r.id] = newest.version
    return found


def _age(r: Report) -> tuple[Hashable, ...]:
    return r.version.age


def _notices(versions: Sequence[Sequence[Saying]]) -> list[tuple[Report, Saying]]:
    """The reports that correct something and tell of this matter, with what they tell."""
    return [(t.report, s) for v in versions for s in v for t in s.tellings if t.report.correction]


def _corrects(said: Saying, version: Sequence[Saying]) -> bool:
    """Is what a notice says another figure of the same origin, or the same figure as an error?"""
    same_figure = said.interval == version[0].interval
    if said.first.taken_back:
        return same_figure
    return said.origin.name == version[0].origin.name and not same_figure
