"""A library over a casebook's own tables, at one moment of it: it answers in time however much the casebook holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from fairwitness.events import EVENT, HELD, INCIDENT, LEFT, SORTS
from fairwitness.model import Account, Dispute, Incident, Place, Series, State, identity
from fairwitness.sought import folded, holds, sought
from fairwitness.store import schema as t
from fairwitness.store.lists import day_in
from fairwitness.store.questions import happened, read, told
from fairwitness.store.questions import series as standing
from fairwitness.store.questions.asking import cut
from fairwitness.store.questions.records import by_ids, ids_of, rows_of, where_is
from fairwitness.web.ledger_read import ReadLedger, each
from fairwitness.web.library import ActorTold, Counts, Part, PlaceTold, SeriesOn, SourceTold, Wanted, actor_id
from fairwitness.web.timing import Days, Happening, Spell, all_happenings


class Ledger(ReadLedger):
    """The Library protocol over one moment of a casebook."""

    def days(self) -> tuple[date | None, date | None]:
        first, last = self.known.once("days", lambda: read.days(self.connection))
        return _day(first), _day(last)

    def counts(self, on: date | None) -> Counts:
        return self.known.once(("counts", on), lambda: self._counts(on))

    def _counts(self, on: date | None) -> Counts:
        daily = self.known.once("daily", lambda: read.daily(self.connection))
        last = (on or date.max).toordinal()
        by_then = {name: sum(n for day, n in days.items() if day <= last) for name, days in daily.items()}
        return Counts(**by_then, series=sum(s.told for s in self._standing(on)))

    # -- what sources say together

    def series(self, wanted: Wanted) -> Part[SeriesOn]:
        if wanted.words or wanted.origin:
            every = self._saying(wanted)
            return Part(self._series(cut(every, wanted)), len(every))
        found = standing.series(self.connection, wanted, self._how_many(wanted))
        return Part(self._series((row.id, row.since) for row in found.rows), found.total)

    def _series(self, rows: Iterable[tuple[str, int]]) -> tuple[SeriesOn, ...]:
        told = list(rows)
        records = by_ids(self.connection, Series, t.series, (i for i, _ in told))
        return tuple(_on(records[i], since) for i, since in told)

    def _saying(self, wanted: Wanted) -> list[tuple[str, int]]:
        """Of every kind and basis at once: what is asked by words takes one look at them, not one for each part."""
        asked = replace(wanted, kinds=(), basis=None, group=None, limit=0, offset=0)
        every = self.known.once(("saying", asked), lambda: standing.saying(self.connection, asked))
        return [
            (i, since)
            for i, since, kind, basis, group in every
            if (not wanted.kinds or kind in wanted.kinds)
            and wanted.basis in (None, basis)
            and wanted.group in (None, group)
        ]

    def _how_many(self, wanted: Wanted) -> int | None:
        """How many series are wanted, where that is among the sums of the day; else None."""
        if wanted.actor and replace(wanted, limit=0, offset=0) == Wanted(on=wanted.on, actor=wanted.actor, limit=0):
            return standing.of_body(self.connection, wanted.on, wanted.actor)
        plain = Wanted(on=wanted.on, kinds=wanted.kinds, basis=wanted.basis, group=wanted.group)
        if replace(wanted, disputed=False, limit=0, offset=0) != replace(plain, limit=0):
            return None
        return sum(
            s.told
            for s in self._standing(wanted.on)
            if (not wanted.kinds or s.kind in wanted.kinds)
            and wanted.basis in (None, s.basis)
            and wanted.group in (None, s.group)
            and (s.disputed or not wanted.disputed)
        )

    def _standing(self, on: date | None) -> list[standing.Standing]:
        return self.known.once(("standing", on), lambda: standing.standing(self.connection, on))

    def one_series(self, series_id: str) -> Series | None:
        return by_ids(self.connection, Series, t.series, [series_id]).get(series_id)

    def series_of(self, matter_id: str) -> Series | None:
        return self.one_series(identity("series", matter_id))

    def accounts(self, ids: Iterable[str]) -> tuple[Account, ...]:
        wanted = list(ids)
        found = by_ids(self.connection, Account, t.accounts, wanted)
        return tuple(found[i] for i in wanted if i in found)

    def accounts_about(self, matter_id: str) -> tuple[Account, ...]:
        return self.accounts_about_each([matter_id])[matter_id]

    def accounts_about_each(self, matters: Iterable[str]) -> Mapping[str, tuple[Account, ...]]:
        wanted = tuple(matters)
        found = where_is(self.connection, Account, t.accounts, "matter", wanted)
        return each(wanted, found, lambda a: a.matter.id, lambda a: (a.said or date.min, a.id))

    def accounts_in(self, document_id: str) -> tuple[Account, ...]:
        return self.accounts_in_each([document_id])[document_id]

    def accounts_in_each(self, documents: Iterable[str]) -> Mapping[str, tuple[Account, ...]]:
        wanted = tuple(documents)
        question = "SELECT DISTINCT document, account FROM appearances WHERE document IN"
        pairs = sorted(rows_of(self.connection, question, wanted))
        accounts = {a.id: a for a in self.accounts(dict.fromkeys(account for _, account in pairs))}
        told: dict[str, list[Account]] = {i: [] for i in wanted}
        for document, account in pairs:
            told[document] += [accounts[account]] if account in accounts else []
        return {i: tuple(own) for i, own in told.items()}

    def accounts_by(self, wanted: Wanted) -> Part[Account]:
        found = told.accounts(self.connection, wanted)
        return Part(self.accounts(row.id for row in found.rows), found.total)

    def disputes(self, wanted: Wanted) -> Part[Dispute]:
        found = told.disputes(self.connection, wanted)
        return Part(self._disputes(row.id for row in found.rows), found.total)

    def dispute(self, dispute_id: str) -> Dispute | None:
        return next(iter(self._disputes([dispute_id])), None)

    def disputes_of(self, accounts: Iterable[str]) -> tuple[Dispute, ...]:
        return self._disputes(self._ids("SELECT dispute_id FROM dispute_sides WHERE account_id IN", accounts))

    def _disputes(self, ids: Iterable[str]) -> tuple[Dispute, ...]:
        return tuple(by_ids(self.connection, Dispute, t.disputes, ids).values())

    def incidents(self, wanted: Wanted) -> Part[Incident]:
        found = told.incidents(self.connection, wanted)
        return Part(self._incidents(row.id for row in found.rows), found.total)

    def incident(self, incident_id: str) -> Incident | None:
        return next(iter(self._incidents([incident_id])), None)

    def incidents_of(self, accounts: Iterable[str]) -> tuple[Incident, ...]:
        at = "incident_tellings p JOIN listed_incidents i ON i.number = p.incident"
        return self._incidents(self._ids(f"SELECT i.id FROM {at} WHERE p.account IN", accounts))

    def _incidents(self, ids: Iterable[str]) -> tuple[Incident, ...]:
        return tuple(by_ids(self.connection, Incident, t.incidents, ids).values())

    def states(self, wanted: Wanted) -> Part[State]:
        found = told.states(self.connection, wanted)
        return Part(tuple(self._states(row.id for row in found.rows).values()), found.total)

    def _states(self, ids: Iterable[str]) -> dict[str, State]:
        return self.known.each("state", ids, lambda new: by_ids(self.connection, State, t.states, new))

    def happenings(self, wanted: Wanted, days: Days) -> Part[Happening]:
        total = sum(spell.count for spell in self.happened(wanted, days))
        found = happened.happenings(self.connection, wanted, days, total)
        by_sort: dict[str, list[str]] = defaultdict(list)
        for sort, record_id in found.rows:
            by_sort[sort].append(record_id)
        incidents, matters = self._incidents(by_sort[INCIDENT]), by_sort[EVENT]
        states = self._states([*by_sort[HELD], *by_sort[LEFT]]).values()
        ids = [*(a for i in incidents for a in i.accounts), *(a for s in states for a in s.accounts)]
        accounts = {a.id: a for a in self.accounts(ids)}
        accounts |= {a.id: a for a in where_is(self.connection, Account, t.accounts, "matter", matters)}
        told = all_happenings((accounts[i] for i in sorted(accounts)), incidents, states)
        made = {(h.sort, h.id): h for h in told}
        return Part(tuple(made[row] for row in found.rows), found.total)

    def happened(self, wanted: Wanted, days: Days) -> tuple[Spell, ...]:
        asked = Wanted(on=wanted.on, kinds=wanted.kinds, place=wanted.place, limit=0)  # what a timeline is narrowed by
        return self.known.once(("happened", asked, days), lambda: self._happened(asked, days))

    def _happened(self, wanted: Wanted, days: Days) -> tuple[Spell, ...]:
        rows = happened.spells(self.connection, wanted, days)
        return tuple(Spell(SORTS[sort], _date(start), _date(end), count) for sort, start, end, count in rows)

    def _ids(self, question: str, values: Iterable[str]) -> list[str]:
        return ids_of(self.connection, question, values)

    # -- who says it, where, and of whom

    def sources(self, wanted: Wanted) -> Part[SourceTold]:
        every = self.known.once(("origins", wanted.words), lambda: told.origins(self.connection, wanted))
        return Part(self._sources(cut(every, wanted)), len(every))

    def source(self, origin_id: str) -> SourceTold | None:
        return next(iter(self._sources([origin_id])), None)

    def _sources(self, ids: Sequence[str]) -> tuple[SourceTold, ...]:
        return tuple(self.known.each("source", ids, self._sources_anew).values())

    def _sources_anew(self, ids: Sequence[str]) -> dict[str, SourceTold]:
        first = told.first_by(self.connection, "origin", ids)
        accounts = by_ids(self.connection, Account, t.accounts, first.values())
        return {i: self._source(i, accounts[first[i]]) for i in ids if i in first}

    def _source(self, origin: str, first: Account) -> SourceTold:
        found = told.tallies(self.connection, origin)
        days = _day(found.first), _day(found.last)
        return SourceTold(origin, first.origin, found.accounts, found.reports, found.disputed, *days)

    def places(self, wanted: Wanted) -> Part[PlaceTold]:
        asked = replace(wanted, limit=0, offset=0)
        every = self.known.once(("places", asked), lambda: standing.places(self.connection, asked))
        ids = list(cut(every, wanted))
        rows = self.known.once(("places told", asked, tuple(ids)), lambda: self._places_told(asked, ids))
        return Part(rows, len(every))

    def _places_told(self, wanted: Wanted, ids: Sequence[str]) -> tuple[PlaceTold, ...]:
        places, held = self._places(ids), self._held(wanted, ids)
        kinds: dict[str, dict[str, int]] = defaultdict(dict)
        disputed: dict[str, int] = defaultdict(int)
        for row in standing.kinds_at(self.connection, wanted, ids) if ids else ():
            kinds[row.place][row.kind] = row.told
            disputed[row.place] += row.disputed
        return tuple(PlaceTold(places[i], kinds[i], disputed[i], held.get(i, ())) for i in ids)

    def place(self, place_id: str) -> Place | None:
        return self._places([place_id]).get(place_id)

    def _places(self, ids: Sequence[str]) -> dict[str, Place]:
        return self.known.each("place", ids, self._places_anew)

    def _places_anew(self, ids: Sequence[str]) -> dict[str, Place]:
        first = told.first_by(self.connection, "place", ids)
        accounts = by_ids(self.connection, Account, t.accounts, first.values())
        places = (accounts[account].matter.place for account in first.values())
        return {p.id: p for p in places if p is not None}

    def _held(self, wanted: Wanted, places: Sequence[str]) -> Mapping[str, tuple[State, ...]]:
        rows = told.states_at(self.connection, wanted, places) if places else ()
        states = self._states(row.id for row in rows)
        found: dict[str, tuple[State, ...]] = {}
        for row in rows:
            found[row.place] = (*found.get(row.place, ()), states[row.id])
        return found

    def actors(self, wanted: Wanted) -> Part[ActorTold]:
        by_name = self.known.once(("actors", wanted.on), lambda: standing.actors(self.connection, wanted.on))
        pieces = sought(wanted.words)
        found = [_actor(name, rows) for name, rows in by_name.items() if holds(folded(name), pieces)]
        ordered = sorted(found, key=lambda a: (-a.total, a.name))
        return Part(tuple(cut(ordered, wanted)), len(ordered))

    def actor(self, actor_id: str) -> ActorTold | None:
        return next((a for a in self.actors(Wanted(limit=0)).rows if a.id == actor_id), None)


def _on(series: Series, since: int) -> SeriesOn:
    return SeriesOn(series, next(p for p in series.points if p.on.toordinal() == since))


def _day(number: int | None) -> date | None:
    return date.fromordinal(day_in(number)) if number is not None and day_in(number) else None


@lru_cache(maxsize=16384)
def _date(day: int | None) -> date | None:
    return date.fromordinal(day) if day is not None else None


def _actor(name: str, rows: Sequence[standing.Done]) -> ActorTold:
    by_part: dict[str, dict[str, int]] = {"did": {}, "suffered": {}, "holds": {}}
    for row in rows:
        by_part[row.part][row.kind] = row.told
    return ActorTold(
        id=actor_id(name),
        name=name,
        did=by_part["did"],
        suffered=by_part["suffered"],
        disputed=sum(row.disputed for row in rows),
        holds=sum(by_part["holds"].values()),
    )
