"""What stands on accounts, built anew from those that are told: matters, series, disputes, incidents, states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from fairwitness.interval import fold, interval_of
from fairwitness.model import (
    Account,
    Dispute,
    Incident,
    Interval,
    Matter,
    Origin,
    Place,
    Point,
    Series,
    State,
    identity,
)
from fairwitness.origins import counted, suggestion
from fairwitness.publish.picture import Picture
from fairwitness.publish.profile.telling import Told, by_matter, is_public_state
from fairwitness.publish.wording import said_figure

_OF_ONE_MATTER = frozenset({"intervals", "denied", "holders"})
_WHY = {
    "intervals": "{a} and {b} give figures that cannot both hold.",
    "denied": "{b} denies what {a} says.",
    "part_larger": "What {a} says of a part is more than {b} says of the whole.",
    "holders": "{a} and {b} name two holders of one place.",
}


@dataclass(frozen=True)
class Standing:
    """The records that rest on accounts, as the public may see them."""

    accounts: tuple[Account, ...]
    series: tuple[Series, ...]
    disputes: tuple[Dispute, ...]
    incidents: tuple[Incident, ...]
    states: tuple[State, ...]


class Naming(Protocol):
    """Which names of places and bodies may be told."""

    def place(self, place: Place) -> Place | None:
        """The place, where its name may be told."""

    def body(self, name: str | None) -> str | None:
        """The name of a body, where it may be told."""


class Numbered:
    """Ids made of what is told alone; of records that look alike the second is counted."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, ...]] = Counter()

    def id_of(self, *parts: object) -> str:
        """The id of the next record that is made of these parts."""
        key = tuple("" if p is None else str(p) for p in parts)
        self._seen[key] += 1
        return identity("public", *key, str(self._seen[key]))


def standing(
    picture: Picture,
    told: tuple[Told, ...],
    account_of: Callable[[Told, Matter], Account],
    told_of: Naming,
    last: date | None,
) -> Standing:
    """Everything that rests on these accounts; ``account_of``: the public record of one, of a public matter."""
    ids = Numbered()
    public: dict[str, Account] = {}
    grouped: dict[str, list[Account]] = {}
    origin: dict[str, str] = {}
    for about, of_it in by_matter(told):
        matter = _matter(about, of_it, told_of, ids)
        for t in of_it:
            account = account_of(t, matter)
            account = replace(account, id=_account_id(account, ids))
            public[t.account.id] = account
            grouped.setdefault(matter.id, []).append(account)
            origin[matter.id] = about.id
    disputes = tuple(d for x in picture.disputes if (d := _dispute(x, public, ids)))
    by_series = {s.matter.id: s for s in picture.series}
    series = tuple(
        s
        for matter_id, of_it2 in grouped.items()
        if (old := by_series.get(origin[matter_id])) and (s := _series(old, of_it2, public, disputes, last))
    )
    refuges = {t.account.id for t in told if t.refuge}
    return Standing(
        tuple(public.values()),
        series,
        disputes,
        tuple(i for x in picture.incidents if (i := _incident(x, public, refuges, told_of, ids))),
        tuple(held for x in picture.states if (held := _state(x, public, told_of, ids, last))),
    )


def _matter(about: Matter, of_it: tuple[Told, ...], told_of: Naming, ids: Numbered) -> Matter:
    shown = of_it[0].place
    place = told_of.place(shown) if shown else None
    side, actor = told_of.body(about.side), told_of.body(about.actor)
    slots = (about.group, side, actor, about.means, about.basis, about.unit, about.per)
    name = place.name if place else None
    period = about.period
    days = (period.start, period.end, period.precision) if period else ()
    return Matter(ids.id_of("matter", about.kind, name, *slots, *days), about.kind, place, *slots, period)


def _account_id(a: Account, ids: Numbered) -> str:
    figure = (a.figure.sense, a.figure.low, a.figure.best, a.figure.high) if a.figure else ()
    flags = (a.denied, a.hedged, a.extent, a.past)
    return ids.id_of("account", a.matter.id, a.origin.type, a.origin.name, a.said, *figure, *flags)


def _dispute(d: Dispute, public: Mapping[str, Account], ids: Numbered) -> Dispute | None:
    """The dispute in words made anew: its own quote figures and places that may be told otherwise here."""
    one, other = (public.get(i) for i in d.accounts)
    if one is None or other is None:
        return None
    why = _WHY[d.rule].format(a=_says(one), b=_says(other))
    return Dispute(ids.id_of("dispute", d.rule, one.id, other.id), (one.id, other.id), d.rule, why)


def _says(a: Account) -> str:
    return f"{a.origin.name} ({said_figure(a.figure)})" if a.figure else a.origin.name


def _series(
    old: Series,
    accounts: list[Account],
    public: Mapping[str, Account],
    disputes: Iterable[Dispute],
    last: date | None,
) -> Series | None:
    """The series of these accounts alone, on the days of the old one; none where no figure is told."""
    here = {a.id for a in accounts}
    contested = {i for d in disputes if d.rule in _OF_ONE_MATTER for i in d.accounts} & here
    points = _without_repeats(_points(old, here, public, contested, last))
    if not any(a.figure for a in accounts) or not points:
        return None
    said = [a for a in accounts if not a.denied and a.corrected_by is None and not a.past]
    origins, unnamed = counted(a.origin for a in said)
    reports = len({p.report for a in said for p in a.appearances})
    disputed = points[-1].disputed
    suggested = suggestion(origins, disputed=disputed) if said else "only denied"
    matter = accounts[0].matter
    return Series(identity("series", matter.id), matter, points, origins, unnamed, reports, disputed, suggested)


def _without_repeats(points: Iterable[Point]) -> tuple[Point, ...]:
    """Without days on which nothing changes: what was said on them is not told."""
    kept: list[Point] = []
    for p in points:
        if not kept or replace(p, on=kept[-1].on) != kept[-1]:
            kept.append(p)
    return tuple(kept)


def _points(
    old: Series, here: set[str], public: Mapping[str, Account], contested: set[str], last: date | None
) -> Iterator[Point]:
    for p in old.points:
        now = [a for i in p.accounts if (a := public.get(i)) and a.id in here]
        if (now or not p.accounts) and (last is None or p.on <= last):
            origins, unnamed = counted(a.origin for a in now)
            reports = {x.report for a in now for x in a.appearances if x.published is None or x.published <= p.on}
            disputed = p.disputed and any(a.id in contested for a in now)
            yield Point(p.on, _interval(now), origins, unnamed, len(reports), tuple(a.id for a in now), disputed)


def _interval(accounts: Iterable[Account]) -> Interval:
    return fold(interval_of(a.figure) for a in accounts)


def _incident(
    i: Incident,
    public: Mapping[str, Account],
    refuges: set[str],
    told_of: Naming,
    ids: Numbered,
) -> Incident | None:
    """The incident with the accounts that are told; those of refuges stay in it only where no others do."""
    open_ = [k for k in i.accounts if k in public and k not in refuges]
    kept = [public[k] for k in open_ or i.accounts if k in public]
    places = [a.matter.place for a in kept if a.matter.place]
    if not kept or not places:
        return None
    same = all(k in open_ for k in i.accounts) and any(p.id == i.place.id for p in places)
    place = i.place if same else places[0]
    told, actor = told_of.place(place), told_of.body(i.actor)
    if told is None:
        return None
    parts = (told.name, i.period.start, i.period.end, i.means, actor)
    return Incident(ids.id_of("incident", *parts), told, i.period, i.means, actor, tuple(a.id for a in kept))


def _state(s: State, public: Mapping[str, Account], told_of: Naming, ids: Numbered, last: date | None) -> State | None:
    kept = tuple(public[i].id for i in s.accounts if i in public)
    named = told_of.place(s.place) and told_of.body(s.holder)
    if not kept or not named or not is_public_state(s.place) or (last and s.since and s.since > last):
        return None
    until = None if s.until and last and s.until > last else s.until
    made = ids.id_of("state", s.place.name, s.holder, s.extent, s.since)
    return State(made, s.place, s.holder, s.extent, s.since, until, kept)


def hidden_origin(origin: Origin) -> Origin:
    """The origin without its name, and without the body it counts as, which may tell it."""
    return Origin("source whose name is withheld", "unnamed", None, origin.party)
