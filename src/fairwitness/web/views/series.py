"""One series: its chart, the same numbers as a table, and under each day the accounts and their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fairwitness.model import Account, Appearance, Claim, Dispute, Incident, Origin, Place, Point, Series
from fairwitness.origins import suggestion
from fairwitness.web.library import Library
from fairwitness.web.views.standing import Stood, beside, by_origin, stood, why_gone

PAGE = 40
_NAMED = 6
_SHOWN = 25
_VERSIONS = 4
_SOURCES = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of a series: as of a day, the points from ``offset`` on, so many of them (0: all); the scale."""

    on: date | None = None
    offset: int | None = None
    limit: int = PAGE
    log: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """An account with one of its appearances and the words there. ``claim`` is None where it may not be shown."""

    account: Account
    appearance: Appearance
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Gone:
    """An account that stands no longer, and why: corrected, denied, replaced or gone."""

    account: Account
    why: str


@dataclass(frozen=True, slots=True)
class Day:
    """A point with what made it: what was said that day, beside it, and again, and what went; what stands from before.

    ``unsaid``: how many more were said that day; ``more``: how many more stand.
    """

    point: Point
    said: tuple[Said, ...]
    aside: tuple[Account, ...]
    again: tuple[Said, ...]
    gone: tuple[Gone, ...]
    standing: tuple[Account, ...]
    unsaid: int
    more: int


@dataclass(frozen=True, slots=True)
class Version:
    """What a source said: ``state``: stands, replaced, gone, never, denied, denied_later, corrected, past."""

    account: Account
    state: str
    day: date | None


@dataclass(frozen=True, slots=True)
class SourceTold:
    """A source with all it said of the matter, the earliest first. ``number``: of its line; None without one."""

    origin: Origin
    number: int | None
    versions: tuple[Version, ...]

    @property
    def latest(self) -> tuple[Version, ...]:
        """What it said last, as far as there is room."""
        return self.versions[-_VERSIONS:]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute with its two accounts."""

    dispute: Dispute
    sides: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """What stands on the page of a series. ``points``: all of them by the day; ``days``: those whose rows are shown."""

    series: Series
    asked: Asked
    points: tuple[Point, ...]
    days: tuple[Day, ...]
    offset: int
    accounts: Mapping[str, Account]
    stood: Mapping[str, Stood]
    sources: tuple[SourceTold, ...]
    beside: tuple[Said, ...]
    disputed: tuple[Disputed, ...]
    incidents: tuple[Incident, ...]

    @property
    def last(self) -> Point | None:
        """The point that stands on the day."""
        return self.points[-1] if self.points else None

    @property
    def first_sources(self) -> tuple[SourceTold, ...]:
        """The sources of which there is room to tell all."""
        return self.sources[:_SOURCES]

    @property
    def suggestion(self) -> str:
        """What the program suggests of the point that stands (rule 10)."""
        if self.last is None or not self.last.accounts:
            return "only denied"
        return suggestion(self.last.origins, disputed=self.last.disputed)

    @property
    def place(self) -> Place | None:
        """Where."""
        return self.series.matter.place

    @property
    def shown(self) -> frozenset[str]:
        """The accounts whose words stand under one of the days, or beside them."""
        return frozenset(s.account.id for d in self.days for s in d.said) | {s.account.id for s in self.beside}


def series_page(library: Library, series: Series, asked: Asked) -> SeriesPage:
    """The page of a series as of a day."""
    points = tuple(p for p in series.points if asked.on is None or p.on <= asked.on)
    said = _said(library, series, asked.on)
    accounts = {a.id: a for a in said}
    when, own = stood(points), by_origin(said)
    offset = _offset(len(points), asked)
    until = offset + asked.limit if asked.limit else None
    aside = [a for a in said if beside(a) and a.id not in when]
    return SeriesPage(
        series=series,
        asked=asked,
        points=points,
        days=_days(library, points, slice(offset, until), _Told(accounts, own)),
        offset=offset,
        accounts=accounts,
        stood=when,
        sources=_sources(own, when, points),
        beside=_first_words(library, aside[:_SHOWN]),
        disputed=tuple(
            Disputed(d, library.accounts(d.accounts))
            for d in library.disputes_of(accounts)
            if _by_then(library.accounts(d.accounts), asked.on)
        )[:_SHOWN],
        incidents=library.incidents_of(accounts)[:_SHOWN],
    )


def _said(library: Library, series: Series, on: date | None) -> tuple[Account, ...]:
    found = library.accounts_about(series.matter.id)
    return tuple(a for a in found if on is None or a.said is None or a.said <= on)


def _by_then(sides: Iterable[Account], on: date | None) -> bool:
    return all(on is None or a.said is None or a.said <= on for a in sides)


def _offset(total: int, asked: Asked) -> int:
    """Without being asked for another part, the last."""
    if not asked.limit:
        return 0
    last = max(0, (total - 1) // asked.limit * asked.limit)
    return last if asked.offset is None else min(asked.offset // asked.limit * asked.limit, last)


@dataclass(frozen=True, slots=True)
class _Told:
    """The accounts of a matter, by id and by origin, and those that stand beside by the day they were said."""

    accounts: Mapping[str, Account]
    own: Mapping[Origin, Sequence[Account]]

    def aside(self) -> Mapping[date, list[Account]]:
        found: dict[date, list[Account]] = {}
        for a in self.accounts.values():
            if a.said and beside(a):
                found.setdefault(a.said, []).append(a)
        return found


def _days(library: Library, points: Sequence[Point], part: slice, told: _Told) -> tuple[Day, ...]:
    """The rows of the points of a part, with the words of what was said on each day in one question."""
    rows, aside = [], told.aside()
    for n, point in enumerate(points[part], part.start):
        before = frozenset(points[n - 1].accounts) if n else frozenset[str]()
        rows.append(_Row(point, before, told, aside.get(point.on, [])))
    claims = _claims(library, [a for row in rows for _, a in (*row.new, *row.again)])
    return tuple(row.day(claims) for row in rows)


class _Row:
    """What made a point: which accounts are new, told again, gone, or stand from before."""

    def __init__(self, point: Point, before: frozenset[str], told: _Told, aside: Sequence[Account]) -> None:
        self.point = point
        now = [told.accounts[i] for i in point.accounts if i in told.accounts]
        fresh = [a for a in now if a.id not in before]
        self.new = [(a, a.appearances[0]) for a in fresh[:_SHOWN] if a.appearances]
        self.unsaid = len(fresh) - len(self.new)
        self.standing = [a for a in now if a.id in before]
        self.aside = [a for a in aside if a not in fresh][:_SHOWN]
        anew = ((a, _on(a, point.on)) for a in self.standing)
        self.again = [(a, p) for a, p in anew if p is not None][:_SHOWN]
        left = [told.accounts[i] for i in sorted(before - frozenset(point.accounts)) if i in told.accounts]
        self.gone = tuple(Gone(a, why_gone(a, point.on, told.own[a.origin])) for a in left[:_SHOWN])

    def day(self, claims: Mapping[str, Claim]) -> Day:
        told = {a.id for a, _ in self.again}
        standing = [a for a in self.standing if a.id not in told]
        return Day(
            self.point,
            tuple(Said(a, p, claims.get(p.claim_id)) for a, p in self.new),
            tuple(self.aside),
            tuple(Said(a, p, claims.get(p.claim_id)) for a, p in self.again),
            self.gone,
            tuple(standing[:_NAMED]),
            self.unsaid,
            max(0, len(standing) - _NAMED),
        )


def _on(account: Account, day: date) -> Appearance | None:
    """The first appearance of an account in a report of a day."""
    return next((p for p in account.appearances if p.published == day), None)


def _claims(library: Library, appearances: Iterable[Appearance]) -> Mapping[str, Claim]:
    return {c.id: c for c in library.claims([p.claim_id for p in appearances])}


def _first_words(library: Library, accounts: Sequence[Account]) -> tuple[Said, ...]:
    shown = [(a, a.appearances[0]) for a in accounts if a.appearances]
    claims = _claims(library, [p for _, p in shown])
    return tuple(Said(a, p, claims.get(p.claim_id)) for a, p in shown)


def _sources(
    own: Mapping[Origin, Sequence[Account]], when: Mapping[str, Stood], points: Sequence[Point]
) -> tuple[SourceTold, ...]:
    """Each source with its versions: those that stand on the day first, then those that said most."""
    last = frozenset(points[-1].accounts) if points else frozenset[str]()

    def weight(origin: Origin) -> tuple[bool, int, str]:
        return (not any(a.id in last for a in own[origin]), -len(own[origin]), origin.name)

    found, number = [], 0
    for origin in sorted(own, key=weight):
        lined = any(a.id in when for a in own[origin])
        number += lined
        versions = tuple(_version(a, when.get(a.id), own[origin]) for a in own[origin])
        found.append(SourceTold(origin, number if lined else None, versions))
    return tuple(found)


def _version(account: Account, times: Stood | None, own: Sequence[Account]) -> Version:
    aside = beside(account)
    if times is None:  # without a reason of its own: its origin said otherwise on the same day, or in what is newer
        return Version(account, aside or "never", account.corrected_on if aside == "corrected" else None)
    if times.until is None:
        return Version(account, "stands", None)
    why = why_gone(account, times.until, own)
    return Version(account, "denied_later" if why == "denied" else why, times.until)
