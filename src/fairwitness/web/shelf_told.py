"""A library over a picture in memory: what sources say together, and what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from fairwitness.model import Account, Dispute, Incident, Place, Series, State
from fairwitness.publish.picture import Picture, origin_id
from fairwitness.sought import folded, holds, sought
from fairwitness.web import timing
from fairwitness.web.library import Part, SeriesOn, Wanted
from fairwitness.web.shelving import Keeping, as_of, by, every, kept, latest, lies_in, part, series_order


class ToldShelf(Keeping):
    """The part of the Library protocol that is about accounts and what is made of them, over a picture."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture

    # -- what sources say together

    def series(self, wanted: Wanted) -> Part[SeriesOn]:
        return part(self._wanted_series(every(wanted)), wanted)

    @kept
    def _wanted_series(self, wanted: Wanted) -> tuple[SeriesOn, ...]:
        return tuple(told for told in self._standing(wanted.on) if self._is_wanted(told, wanted))

    @kept
    def _standing(self, on: date | None) -> tuple[SeriesOn, ...]:
        """Every series as of a day, in order."""
        return tuple(sorted((told for s in self.picture.series if (told := as_of(s, on))), key=series_order))

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
            and (wanted.origin is None or any(self._origin[a.id] == wanted.origin for a in self._of(told)))
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
            for a in self._latest_accounts
            if by(a.said, wanted.on)
            and (wanted.since is None or (a.said is not None and a.said >= wanted.since))
            and (wanted.origin is None or self._origin[a.id] == wanted.origin)
            and self._lies_in(a.matter.place, wanted.place)
            and (not wanted.kinds or a.matter.kind in wanted.kinds)
            and (wanted.group is None or a.matter.group == wanted.group)
            and (not wanted.disputed or a.id in self._disputed)
            and (not wanted.words or holds(self._words(a), sought(wanted.words)))
        ]
        return part(found, wanted)

    def disputes(self, wanted: Wanted) -> Part[Dispute]:
        found = [
            d
            for last, d, sides in self._latest_disputes
            if all(by(a.said, wanted.on) for a in sides)
            and (wanted.since is None or (last is not None and last >= wanted.since))
            and any(self._lies_in(a.matter.place, wanted.place) for a in sides)
            and (not wanted.kinds or any(a.matter.kind in wanted.kinds for a in sides))
            and (wanted.origin is None or any(self._origin[a.id] == wanted.origin for a in sides))
        ]
        return part(found, wanted)

    def dispute(self, dispute_id: str) -> Dispute | None:
        return self._dispute.get(dispute_id)

    def disputes_of(self, accounts: Iterable[str]) -> tuple[Dispute, ...]:
        ids = {d.id: d for a in accounts for d in self._disputes_of.get(a, ())}
        return tuple(ids[i] for i in sorted(ids))

    def incidents(self, wanted: Wanted) -> Part[Incident]:
        found = []
        for day, i, sides in self._latest_incidents:
            told = [a for a in sides if by(a.said, wanted.on)]
            if (
                told
                and (wanted.since is None or (day is not None and day >= wanted.since))
                and self._lies_in(i.place, wanted.place)
                and (not wanted.kinds or any(a.matter.kind in wanted.kinds for a in told))
                and (wanted.origin is None or any(self._origin[a.id] == wanted.origin for a in told))
            ):
                found.append(i)
        return part(found, wanted)

    def incident(self, incident_id: str) -> Incident | None:
        return self._incident.get(incident_id)

    def incidents_of(self, accounts: Iterable[str]) -> tuple[Incident, ...]:
        numbers = {n for a in accounts for n in self._incidents_of.get(a, ())}
        return tuple(self.picture.incidents[n] for n in sorted(numbers))

    def states(self, wanted: Wanted) -> Part[State]:
        found = [
            s
            for s in self._ordered_states
            if by(s.since, wanted.on)
            and (wanted.on is None or s.until is None or s.until > wanted.on)
            and self._lies_in(s.place, wanted.place)
            and (wanted.actor is None or s.holder == wanted.actor)
        ]
        return part(found, wanted)

    def happenings(self, wanted: Wanted, days: timing.Days) -> Part[timing.Happening]:
        return part(self._happened((every(wanted), days)), wanted)

    def happened(self, wanted: Wanted, days: timing.Days) -> tuple[timing.Spell, ...]:
        return timing.spells(self._happened((every(wanted), days)))

    @kept
    def _happened(self, asked: tuple[Wanted, timing.Days]) -> list[timing.Happening]:
        wanted, days = asked

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
    def _origin(self) -> Mapping[str, str]:
        """For each account the id of its origin."""
        return {a.id: origin_id(a.origin) for a in self.picture.accounts}

    @cached_property
    def _latest_accounts(self) -> Sequence[Account]:
        return sorted(self.picture.accounts, key=lambda a: (latest(a.said), a.id))

    @cached_property
    def _ordered_states(self) -> Sequence[State]:
        return sorted(self.picture.states, key=lambda s: (s.place.name, str(s.since or ""), s.holder, s.id))

    @cached_property
    def _latest_disputes(self) -> Sequence[tuple[date | None, Dispute, tuple[Account, ...]]]:
        """Disputes with the last day on which a side was told, and with their sides."""
        rows = [(d, self.accounts(d.accounts)) for d in self.picture.disputes]
        found = [(max((a.said for a in sides if a.said), default=None), d, sides) for d, sides in rows]
        return sorted(found, key=lambda row: (latest(row[0]), row[1].id))

    @cached_property
    def _dispute(self) -> Mapping[str, Dispute]:
        return {d.id: d for d in self.picture.disputes}

    @cached_property
    def _latest_incidents(self) -> Sequence[tuple[date | None, Incident, tuple[Account, ...]]]:
        """Incidents with their first day and their accounts."""
        found = [(i.period.start or i.period.end, i, self.accounts(i.accounts)) for i in self.picture.incidents]
        return sorted(found, key=lambda row: (latest(row[0]), row[1].id))

    @cached_property
    def _incident(self) -> Mapping[str, Incident]:
        return {i.id: i for i in self.picture.incidents}

    @cached_property
    def _incidents_of(self) -> Mapping[str, Sequence[int]]:
        """For each account the incidents to which it belongs, by their number in the picture."""
        found: dict[str, list[int]] = defaultdict(list)
        for n, i in enumerate(self.picture.incidents):
            for a in i.accounts:
                found[a].append(n)
        return found

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
