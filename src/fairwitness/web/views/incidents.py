"""Incidents: one occurrence as all its sources tell of it, grouped by origin, figures side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from fairwitness.interval import fold, interval_of
from fairwitness.model import Account, Dispute, Document, Incident, Interval, Matter, Origin, Place
from fairwitness.origins import body_of, counted
from fairwitness.web.library import Library, Part, Wanted
from fairwitness.web.views.series_list import places_to_ask
from fairwitness.web.views.sources import Heard, said
from fairwitness.web.views.standing import beside

_DOCUMENTS = 100
_DISPUTES = 25
# Decimals of a degree that a precision bears: 0.001 is about a street, 0.01 a town, 0.1 a district.
_DECIMALS = {"site": 3, "neighbourhood": 3, "town": 2, "near_town": 1, "district": 1}


@dataclass(frozen=True, slots=True)
class Told:
    """What one origin says of one matter: the last of it, with its words, and what it said before."""

    origin: Origin
    last: Heard
    interval: Interval
    earlier: tuple[Heard, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class MatterTold:
    """One matter of an incident: each origin's version, and low, best and high over what stands of them.

    ``top``: the largest end, to which all bars are drawn.
    """

    matter: Matter
    interval: Interval
    rows: tuple[Told, ...]
    top: Decimal | None
    origins: int
    unnamed: int
    reports: int
    series: str | None


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """What stands on the page of an incident.

    ``disputed``: how many disputes there are, listed or not; ``more``: documents that are not listed.
    """

    incident: Incident
    matters: tuple[MatterTold, ...]
    denials: tuple[Heard, ...]
    disputes: tuple[Dispute, ...]
    disputed: int
    documents: tuple[tuple[Document, int], ...]
    more: int
    position: tuple[str, str] | None
    origins: int
    unnamed: int
    reports: int


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in a list, with its matters and whether any of it is disputed."""

    incident: Incident
    matters: tuple[tuple[Matter, Interval], ...]
    disputed: bool
    origins: int
    unnamed: int
    reports: int


@dataclass(frozen=True, slots=True)
class IncidentList:
    """The incidents that are wanted, and the places that a form offers."""

    wanted: Wanted
    part: Part[IncidentRow]
    places: tuple[Place, ...]


def incident_list(library: Library, wanted: Wanted) -> IncidentList:
    """The incidents that are wanted, the latest first."""
    part = library.incidents(wanted)
    accounts = {a.id: a for a in library.accounts(dict.fromkeys(a for i in part.rows for a in i.accounts))}
    disputed = {i for d in library.disputes_of(accounts) for i in d.accounts}
    rows = tuple(_row(i, [accounts[a] for a in i.accounts if a in accounts], disputed) for i in part.rows)
    return IncidentList(wanted, Part(rows, part.total), places_to_ask(library, wanted))


def _row(incident: Incident, accounts: Sequence[Account], disputed: Set[str]) -> IncidentRow:
    told = tuple((m, _folded(_last(own))) for m, own in _by_matter(accounts))
    is_disputed = any(a.id in disputed for a in accounts)
    return IncidentRow(incident, told, is_disputed, *counted(a.origin for a in accounts), _reports(accounts))


def incident_page(library: Library, incident: Incident) -> IncidentPage:
    """The page of an incident, made for very many sources."""
    accounts = library.accounts(incident.accounts)
    about = library.accounts_about_each(m.id for m, _ in _by_matter(accounts))
    denials = [a for told in about.values() for a in told if a.denied]
    every = (*accounts, *denials)
    origins, unnamed = counted(a.origin for a in accounts)
    disputes = library.disputes_of(a.id for a in every)
    documents = Counter(p.document_id for a in every for p in a.appearances)
    most = dict(documents.most_common(_DOCUMENTS))
    shown = [(d, most[d.id]) for d in library.documents_by(most)]
    return IncidentPage(
        incident=incident,
        matters=tuple(_matter(library, m, own) for m, own in _by_matter(accounts)),
        denials=said(library, denials),
        disputes=disputes[:_DISPUTES],
        disputed=len(disputes),
        documents=tuple(sorted(shown, key=lambda row: (row[0].published is None, row[0].published or 0, row[0].id))),
        more=len(documents) - len(shown),
        position=position(incident.place),
        reports=_reports(accounts),
        origins=origins,
        unnamed=unnamed,
    )


def _by_matter(accounts: Iterable[Account]) -> list[tuple[Matter, list[Account]]]:
    """People first, then what else is counted; what most tell of before the rest."""
    found: dict[str, list[Account]] = defaultdict(list)
    for a in accounts:
        found[a.matter.id].append(a)
    rows = [(own[0].matter, own) for own in found.values()]
    return sorted(rows, key=lambda row: (row[0].unit != "people", -len(row[1]), row[0].kind, row[0].id))


def _last(accounts: Iterable[Account]) -> list[Account]:
    """Of each origin what it said last, without what stands beside: denials, what was taken back, what was before."""
    last: dict[Origin, Account] = {}
    for a in sorted(accounts, key=lambda a: (a.said is not None, a.said or 0, a.id)):
        if beside(a) is None:
            last[a.origin] = a
    return list(last.values())


def _folded(accounts: Iterable[Account]) -> Interval:
    return fold(interval_of(a.figure) for a in accounts if a.figure)


def _reports(accounts: Iterable[Account]) -> int:
    return len({p.report for a in accounts for p in a.appearances})


def _matter(library: Library, matter: Matter, accounts: Sequence[Account]) -> MatterTold:
    words = {s.account.id: s for s in said(library, accounts)}
    by_origin: dict[Origin, list[Heard]] = defaultdict(list)
    for a in sorted(accounts, key=lambda a: (a.said is not None, a.said or 0, a.id)):
        if a.id in words:
            by_origin[a.origin].append(words[a.id])
    rows = [_told(origin, own) for origin, own in by_origin.items()]
    ends = [v for r in rows for v in (r.interval.low, r.interval.best, r.interval.high) if v is not None]
    series = library.series_of(matter.id)
    origins, unnamed = counted(by_origin)
    return MatterTold(
        matter=matter,
        interval=_folded(_last(accounts)),
        rows=tuple(sorted(rows, key=_order)),
        top=max(ends, default=None),
        origins=origins,
        unnamed=unnamed,
        reports=_reports(accounts),
        series=series.id if series else None,
    )


def _told(origin: Origin, own: Sequence[Heard]) -> Told:
    last = own[-1]
    return Told(origin, last, interval_of(last.account.figure), tuple(own[:-1]), _reports(s.account for s in own))


def _order(row: Told) -> tuple[int, Decimal, str, str]:
    """Named sources before those counted apart; the highest figures first; bodies of one parent together."""
    values = [v for v in (row.interval.best, row.interval.low, row.interval.high) if v is not None]
    return row.origin.type != "named", -values[0] if values else Decimal(1), body_of(row.origin), row.origin.name


def position(place: Place) -> tuple[str, str] | None:
    """Latitude and longitude in words, no finer than the place is known; None where that would be a guessed point.

    >>> position(Place("p", "Qasr Amun, Marram", "town", "town", latitude=33.45678, longitude=-36.1))
    ('33.46° N', '36.10° W')
    """
    places = _DECIMALS.get(place.precision)
    if places is None or place.latitude is None or place.longitude is None:
        return None
    lat, lon = place.latitude, place.longitude
    return f"{abs(lat):.{places}f}° {'N' if lat >= 0 else 'S'}", f"{abs(lon):.{places}f}° {'E' if lon >= 0 else 'W'}"
