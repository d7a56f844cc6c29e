"""A library over a picture in memory: what sources say together, and what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from fairwitness.model import Account, Dispute, Incident, Place, Series, State
from fairwitness.publish.picture import Picture, origin_id
from fairwitness.sought import folded, holds, sought
from fairwitness.web import timing
from fairwitness.web.library import Part, SeriesOn, Wanted
from fairwitness.web.shelving import as_of, by, latest, lies_in, part, series_order


class ToldShelf:
    """The part of the Library protocol that is about accounts and what is made of them, over a picture."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture

    # -- what sources say together

    def series(self, wanted: Wanted) -> Part[SeriesOn]:
        found = [told for s in self.picture.series if (told := as_of(s, wanted.on)) and self._is_wanted(told, wanted)]
        return part(sorted(found, key=series_order), wanted)

    def _is_wanted(self, told: SeriesOn, wanted: Wanted) -> bool:
        about = told.series.matter
        return (
            (wanted.since is None or told.point.on >= wanted.since)
            and self._lies_in(about.place, wanted.place)
            and (wanted.at is None or (about.place is not None and about.place.id in wanted.at))
            and (not wanted.kinds or about.kind in wanted.kinds)
            and (wanted.basis is None or about.basis == wanted.basis)
            and (wanted.group is None or about.group == wanted.group)
            and (wanted.actor is None or wanted.actor in (about.actor, about.side))
            and (not wanted.disputed or told.point.disputed)
            and (wanted.least is None or told.point.origins >= wanted.least)
            and (wanted.origin is None or any(origin_id(a.origin) == wanted.origin for a in self._of(told)))
            and (not wanted.words or any(holds(self._words(a), sought(wanted.words)) for a in self._of(told)))
        )

    def _of(self, told: SeriesOn) -> tuple[Account, ...]:
        return self.accounts(told.point.accounts)

    def _words(self, account: Account) -> str:
        m = account.matter
        place = m.place.name if m.place else None
        return folded(m.kind, self.picture.words_of(account), place, m.actor, m.side, account.origin.name)

    def _lies_in(self, place: Place | None, wanted: str | None) -> bool:
        if wanted is None:
            return True
        if place is None:
            return False
        whole = self._places.get(wanted)
        return place.id == wanted or (whole is not None and lies_in(place, whole))

    def one_series(self, series_id: str) -> Series | None:
        return self._series.get(series_id)

    def series_of(self, matter_id: str) -> Series | None:
        return self._series_of_matter.get(matter_id)

    def accounts(self, ids: Iterable[str]) -> tuple[Account, ...]:
        return tuple(self.picture.account_by_id[i] for i in ids if i in self.picture.account_by_id)

    def accounts_about(self, matter_id: str) -> tuple[Account, ...]:
        return tuple(sorted(self.picture.accounts_about(matter_id), key=lambda a: (a.said or date.min, a.id)))

    def accounts_about_each(self, matters: Iterable[str]) -> Mapping[str, tuple[Account, ...]]:
        return {i: self.accounts_about(i) for i in matters}

    def accounts_in(self, document_id: str) -> tuple[Account, ...]:
        return self._accounts_in.get(document_id, ())

    def accounts_in_each(self, documents: Iterable[str]) -> Mapping[str, tuple[Account, ...]]:
        return {i: self.accounts_in(i) for i in documents}

    def accounts_by(self, wanted: Wanted) -> Part[Account]:
        found = [
            a
            for a in self.picture.accounts
            if by(a.said, wanted.on)
            and (wanted.since is None or (a.said is not None and a.said >= wanted.since))
            and (wanted.origin is None or origin_id(a.origin) == wanted.origin)
            and self._lies_in(a.matter.place, wanted.place)
            and (not wanted.kinds or a.matter.kind in wanted.kinds)
            and (wanted.group is None or a.matter.group == wanted.group)
            and (not wanted.disputed or a.id in self._disputed)
            and (not wanted.words or holds(self._words(a), sought(wanted.words)))
        ]
        return part(sorted(found, key=lambda a: (latest(a.said), a.id)), wanted)

    def disputes(self, wanted: Wanted) -> Part[Dispute]:
        found = []
        for d in self.picture.disputes:
            sides = self.accounts(d.accounts)
            last = max((a.said for a in sides if a.said), default=None)
            if (
                all(by(a.said, wanted.on) for a in sides)
                and (wanted.since is None or (last is not None and last >= wanted.since))
                and any(self._lies_in(a.matter.place, wanted.place) for a in sides)
                and (not wanted.kinds or any(a.matter.kind in wanted.kinds for a in sides))
                and (wanted.origin is None or any(origin_id(a.origin) == wanted.origin for a in sides))
            ):
                found.append((latest(last), d.id, d))
        return part([d for *_, d in sorted(found, key=lambda row: row[:2])], wanted)

    def dispute(self, dispute_id: str) -> Dispute | None:
        return next((d for d in self.picture.disputes if d.id == dispute_id), None)

    def disputes_of(self, accounts: Iterable[str]) -> tuple[Dispute, ...]:
        ids = {d.id: d for a in accounts for d in self._disputes_of.get(a, ())}
        return tuple(ids[i] for i in sorted(ids))

    def incidents(self, wanted: Wanted) -> Part[Incident]:
        found = []
        for i in self.picture.incidents:
            told = [a for a in self.accounts(i.accounts) if by(a.said, wanted.on)]
            day = i.period.start or i.period.end
            if (
                told
                and (wanted.since is None or (day is not None and day >= wanted.since))
                and self._lies_in(i.place, wanted.place)
                and (not wanted.kinds or any(a.matter.kind in wanted.kinds for a in told))
                and (wanted.origin is None or any(origin_id(a.origin) == wanted.origin for a in told))
            ):
                found.append((latest(day), i.id, i))
        return part([i for *_, i in sorted(found, key=lambda row: row[:2])], wanted)

    def incident(self, incident_id: str) -> Incident | None:
        return next((i for i in self.picture.incidents if i.id == incident_id), None)

    def incidents_of(self, accounts: Iterable[str]) -> tuple[Incident, ...]:
        mine = frozenset(accounts)
        return tuple(i for i in self.picture.incidents if mine & set(i.accounts))

    def states(self, wanted: Wanted) -> Part[State]:
        found = [
            s
            for s in self.picture.states
            if by(s.since, wanted.on)
            and (wanted.on is None or s.until is None or s.until > wanted.on)
            and self._lies_in(s.place, wanted.place)
            and (wanted.actor is None or s.holder == wanted.actor)
        ]
        return part(sorted(found, key=lambda s: (s.place.name, str(s.since or ""), s.holder, s.id)), wanted)

    def happenings(self, wanted: Wanted, days: timing.Days) -> Part[timing.Happening]:
        return part(self._happened(wanted, days), wanted)

    def happened(self, wanted: Wanted, days: timing.Days) -> tuple[timing.Spell, ...]:
        return timing.spells(self._happened(wanted, days))

    def _happened(self, wanted: Wanted, days: timing.Days) -> list[timing.Happening]:
        def is_wanted(h: timing.Happening) -> bool:
            of_kind = not wanted.kinds or not frozenset(wanted.kinds).isdisjoint(h.kinds)
            return of_kind and by(h.heard, wanted.on) and self._lies_in(h.place, wanted.place)

        return timing.wanted_of(self._happenings, days, is_wanted)

    # -- indexes, made when first asked for

    @cached_property
    def _happenings(self) -> tuple[timing.Happening, ...]:
        told = self.picture
        return tuple(timing.all_happenings(told.accounts, told.incidents, told.states))

    @cached_property
    def _series(self) -> Mapping[str, Series]:
        return {s.id: s for s in self.picture.series}

    @cached_property
    def _series_of_matter(self) -> Mapping[str, Series]:
        return {s.matter.id: s for s in self.picture.series}

    @cached_property
    def _accounts_in(self) -> Mapping[str, tuple[Account, ...]]:
        found: dict[str, dict[str, Account]] = defaultdict(dict)
        for a in self.picture.accounts:
            for p in a.appearances:
                found[p.document_id][a.id] = a
        return {i: tuple(told.values()) for i, told in found.items()}

    @cached_property
    def _disputes_of(self) -> Mapping[str, tuple[Dispute, ...]]:
        found: dict[str, list[Dispute]] = defaultdict(list)
        for d in self.picture.disputes:
            for a in d.accounts:
                found[a].append(d)
        return {a: tuple(told) for a, told in found.items()}

    @cached_property
    def _disputed(self) -> frozenset[str]:
        return frozenset(self._disputes_of)

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        told = [a.matter.place for a in self.picture.accounts] + [s.place for s in self.picture.states]
        return {p.id: p for p in reversed(told) if p is not None}
