"""A library over a picture in memory: for the public site, for tests, and as the measure of the other library."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from fairwitness.model import (
    Account,
    Attachment,
    Capture,
    Claim,
    Dispute,
    Document,
    Family,
    Incident,
    Judgement,
    Meaning,
    Place,
    Problem,
    Series,
    State,
    Statement,
)
from fairwitness.publish.picture import Picture, origin_id
from fairwitness.sought import folded, holds, sought
from fairwitness.web import acting, looking, timing
from fairwitness.web.library import (
    ActorTold,
    Counts,
    Facets,
    Found,
    Hit,
    Named,
    Part,
    PlaceTold,
    SeriesOn,
    SourceTold,
    Wanted,
)

R = TypeVar("R")


class Shelf:
    """The Library protocol over a picture."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture

    def days(self) -> tuple[date | None, date | None]:
        told = [d.published for d in self.picture.documents if d.published]
        told += [a.said for a in self.picture.accounts if a.said]
        return min(told, default=None), max(told, default=None)

    def counts(self, on: date | None) -> Counts:
        wanted = Wanted(on=on, limit=0)
        heard = [d for d in self.picture.documents if _by(d.published, on)]
        here = {d.id for d in heard}
        return Counts(
            documents=len(heard),
            unread=sum(d.language not in (None, "en") for d in heard),
            claims=sum(c.document_id in here for c in self.picture.claims),
            accounts=sum(_by(a.said, on) for a in self.picture.accounts),
            series=self.series(wanted).total,
            disputes=self.disputes(wanted).total,
            incidents=self.incidents(wanted).total,
        )

    # -- what sources say together

    def series(self, wanted: Wanted) -> Part[SeriesOn]:
        found = [told for s in self.picture.series if (told := _as_of(s, wanted.on)) and self._is_wanted(told, wanted)]
        return _part(sorted(found, key=series_order), wanted)

    def _is_wanted(self, told: SeriesOn, wanted: Wanted) -> bool:
        about = told.series.matter
        return (
            (wanted.since is None or told.point.on >= wanted.since)
            and self._lies_in(about.place, wanted.place)
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
        whole = self.place(wanted)
        return place.id == wanted or (whole is not None and lies_in(place, whole))

    def one_series(self, series_id: str) -> Series | None:
        return self._series.get(series_id)

    def series_of(self, matter_id: str) -> Series | None:
        return self._series_of_matter.get(matter_id)

    def accounts(self, ids: Iterable[str]) -> tuple[Account, ...]:
        return tuple(self.picture.account_by_id[i] for i in ids if i in self.picture.account_by_id)

    def accounts_about(self, matter_id: str) -> tuple[Account, ...]:
        return tuple(sorted(self.picture.accounts_about(matter_id), key=lambda a: (a.said or date.min, a.id)))

    def accounts_in(self, document_id: str) -> tuple[Account, ...]:
        return self._accounts_in.get(document_id, ())

    def accounts_by(self, wanted: Wanted) -> Part[Account]:
        found = [
            a
            for a in self.picture.accounts
            if _by(a.said, wanted.on)
            and (wanted.since is None or (a.said is not None and a.said >= wanted.since))
            and (wanted.origin is None or origin_id(a.origin) == wanted.origin)
            and self._lies_in(a.matter.place, wanted.place)
            and (not wanted.kinds or a.matter.kind in wanted.kinds)
            and (wanted.group is None or a.matter.group == wanted.group)
            and (not wanted.disputed or a.id in self._disputed)
            and (not wanted.words or holds(self._words(a), sought(wanted.words)))
        ]
        return _part(sorted(found, key=lambda a: (_latest(a.said), a.id)), wanted)

    def disputes(self, wanted: Wanted) -> Part[Dispute]:
        found = []
        for d in self.picture.disputes:
            sides = self.accounts(d.accounts)
            last = max((a.said for a in sides if a.said), default=None)
            if (
                all(_by(a.said, wanted.on) for a in sides)
                and (wanted.since is None or (last is not None and last >= wanted.since))
                and any(self._lies_in(a.matter.place, wanted.place) for a in sides)
                and (not wanted.kinds or any(a.matter.kind in wanted.kinds for a in sides))
                and (wanted.origin is None or any(origin_id(a.origin) == wanted.origin for a in sides))
            ):
                found.append((_latest(last), d.id, d))
        return _part([d for *_, d in sorted(found, key=lambda row: row[:2])], wanted)

    def dispute(self, dispute_id: str) -> Dispute | None:
        return next((d for d in self.picture.disputes if d.id == dispute_id), None)

    def disputes_of(self, accounts: Iterable[str]) -> tuple[Dispute, ...]:
        ids = {d.id: d for a in accounts for d in self._disputes_of.get(a, ())}
        return tuple(ids[i] for i in sorted(ids))

    def incidents(self, wanted: Wanted) -> Part[Incident]:
        found = []
        for i in self.picture.incidents:
            told = [a for a in self.accounts(i.accounts) if _by(a.said, wanted.on)]
            day = i.period.start or i.period.end
            if (
                told
                and (wanted.since is None or (day is not None and day >= wanted.since))
                and self._lies_in(i.place, wanted.place)
                and (not wanted.kinds or any(a.matter.kind in wanted.kinds for a in told))
                and (wanted.origin is None or any(origin_id(a.origin) == wanted.origin for a in told))
            ):
                found.append((_latest(day), i.id, i))
        return _part([i for *_, i in sorted(found, key=lambda row: row[:2])], wanted)

    def incident(self, incident_id: str) -> Incident | None:
        return next((i for i in self.picture.incidents if i.id == incident_id), None)

    def incidents_of(self, accounts: Iterable[str]) -> tuple[Incident, ...]:
        mine = frozenset(accounts)
        return tuple(i for i in self.picture.incidents if mine & set(i.accounts))

    def states(self, wanted: Wanted) -> Part[State]:
        found = [
            s
            for s in self.picture.states
            if _by(s.since, wanted.on)
            and (wanted.on is None or s.until is None or s.until > wanted.on)
            and self._lies_in(s.place, wanted.place)
            and (wanted.actor is None or s.holder == wanted.actor)
        ]
        return _part(sorted(found, key=lambda s: (s.place.name, str(s.since or ""), s.holder, s.id)), wanted)

    def happenings(self, wanted: Wanted, days: timing.Days) -> Part[timing.Happening]:
        return _part(self._happened(wanted, days), wanted)

    def happened(self, wanted: Wanted, days: timing.Days) -> tuple[timing.Spell, ...]:
        return timing.spells(self._happened(wanted, days))

    def _happened(self, wanted: Wanted, days: timing.Days) -> list[timing.Happening]:
        def is_wanted(h: timing.Happening) -> bool:
            of_kind = not wanted.kinds or not frozenset(wanted.kinds).isdisjoint(h.kinds)
            return of_kind and _by(h.heard, wanted.on) and self._lies_in(h.place, wanted.place)

        return timing.wanted_of(self._happenings, days, is_wanted)

    def sources(self, wanted: Wanted) -> Part[SourceTold]:
        found = [
            s for s in self._sources.values() if not wanted.words or holds(folded(s.origin.name), sought(wanted.words))
        ]
        return _part(sorted(found, key=lambda s: (-s.accounts, s.origin.name, s.id)), wanted)

    def source(self, origin_id: str) -> SourceTold | None:
        return self._sources.get(origin_id)

    def places(self, wanted: Wanted) -> Part[PlaceTold]:
        kinds: dict[str, Counter[str]] = defaultdict(Counter)
        disputed: Counter[str] = Counter()
        for told in self.series(_all(wanted, words="")).rows:
            if told.series.matter.place:
                kinds[told.series.matter.place.id][told.series.matter.kind] += 1
                disputed[told.series.matter.place.id] += told.point.disputed
        states: dict[str, list[State]] = defaultdict(list)
        for s in self.states(_all(wanted)).rows:
            states[s.place.id].append(s)
        found = [
            PlaceTold(self._places[i], dict(sorted(kinds[i].items())), disputed[i], tuple(states.get(i, ())))
            for i in sorted({*kinds, *states})
            if holds(folded(self._places[i].name, *self._places[i].other_names), sought(wanted.words))
        ]
        return _part(sorted(found, key=lambda p: (-sum(p.kinds.values()), p.place.name, p.place.id)), wanted)

    def place(self, place_id: str) -> Place | None:
        return self._places.get(place_id)

    def actors(self, wanted: Wanted) -> Part[ActorTold]:
        by = Wanted(on=wanted.on, limit=0)
        found = acting.actors(self.series(by).rows, self.states(by).rows)
        return _part([a for a in found if not wanted.words or holds(folded(a.name), sought(wanted.words))], wanted)

    def actor(self, actor_id: str) -> ActorTold | None:
        return next((a for a in self.actors(Wanted(limit=0)).rows if a.id == actor_id), None)

    # -- what was read

    def documents(self, wanted: Wanted) -> Part[Document]:
        found = [
            d
            for d in self.picture.documents
            if _by(d.published, wanted.on)
            and (wanted.since is None or (d.published is not None and d.published >= wanted.since))
            and (wanted.outlet is None or d.outlet == wanted.outlet)
            and (not wanted.words or holds(folded(d.title, d.outlet, d.text), sought(wanted.words)))
        ]
        return _part(sorted(found, key=lambda d: (_latest(d.published), d.id)), wanted)

    def document(self, document_id: str) -> Document | None:
        return self.picture.document_by_id.get(document_id)

    def family_of(self, document_id: str) -> Family | None:
        return self.picture.family_of.get(document_id)

    def capture(self, capture_id: str) -> Capture | None:
        return self.picture.capture_by_id.get(capture_id)

    def claims_of(self, document_id: str) -> tuple[Claim, ...]:
        return self._claims_of.get(document_id, ())

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        return tuple(self.picture.claim_by_id[i] for i in ids if i in self.picture.claim_by_id)

    def best(self, claims: Iterable[Claim]) -> Mapping[tuple[str, str], Meaning]:
        mine = {c.id for c in claims}
        return {key: m for key, m in self.picture.best.items() if key[0] in mine}

    def statements_of(self, document_id: str) -> tuple[Statement, ...]:
        return self._statements_of.get(document_id, ())

    def search(self, wanted: Wanted) -> Part[Hit]:
        found = []
        for document in self.documents(_all(wanted)).rows:
            for claim in self.claims_of(document.id):
                if (not wanted.kinds or claim.kind in wanted.kinds) and self._is_placed(claim, wanted.place):
                    found.append(Hit(claim, document))
        return _part(found, wanted)

    def _is_placed(self, claim: Claim, wanted: str | None) -> bool:
        meaning = self.picture.best.get((claim.id, "place"))
        value = meaning.value if meaning else None
        return self._lies_in(value if isinstance(value, Place) else None, wanted)

    def found(self, wanted: Wanted) -> Part[Found]:
        return _part(looking.found(self, wanted, self._lies_in), wanted)

    def facets(self, wanted: Wanted, most: int) -> Facets:
        return looking.facets(self, wanted, most, self._lies_in)

    def claim_counts(self, documents: Iterable[str]) -> Mapping[str, int]:
        return {i: len(self.claims_of(i)) for i in documents}

    # -- records by their ids

    def beginning(self, prefix: str, most: int) -> tuple[Named, ...]:
        return looking.beginning(self.picture, prefix, most)

    def read_anew(self, old_id: str) -> tuple[str, str] | None:
        picture = self.picture
        return looking.read_anew(old_id, picture.judgements, picture.attachment_by_id, picture.claim_by_id)

    def problems(self, wanted: Wanted) -> Part[Problem]:
        return _part(self.picture.problems, wanted)

    # -- what people decided

    def judgements_of(self, claim_id: str) -> tuple[tuple[Judgement, Attachment | None], ...]:
        held = self.picture.attachment_by_id
        told = ((j, held.get(j.id)) for j in self.picture.judgements)
        return tuple((j, a) for j, a in told if a is not None and claim_id in a.claims)

    def verdict(self, claim_id: str) -> str | None:
        return self.picture.verdicts.get(claim_id)

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
    def _claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        return _grouped(self.picture.claims, lambda c: c.document_id, lambda c: (c.words.start, c.words.end, c.kind))

    @cached_property
    def _statements_of(self) -> Mapping[str, tuple[Statement, ...]]:
        return _grouped(
            self.picture.statements,
            lambda s: s.document_id,
            lambda s: (min((p.start for p in s.content), default=0), s.id),
        )

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
    def _sources(self) -> Mapping[str, SourceTold]:
        by_origin: dict[str, list[Account]] = defaultdict(list)
        for a in self.picture.accounts:
            by_origin[origin_id(a.origin)].append(a)
        found = {}
        for i, told in by_origin.items():
            days = [a.said for a in told if a.said]
            reports = {p.report for a in told for p in a.appearances}
            contested = sum(a.id in self._disputed for a in told)
            found[i] = SourceTold(
                i, told[0].origin, len(told), len(reports), contested, min(days, default=None), max(days, default=None)
            )
        return found

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        told = [a.matter.place for a in self.picture.accounts] + [s.place for s in self.picture.states]
        return {p.id: p for p in reversed(told) if p is not None}


def lies_in(place: Place, whole: Place) -> bool:
    """Whether a place lies in another: that is among the names of what holds it, or a country that it is of."""
    if place.country != whole.country:
        return False
    return whole.name in place.within or (whole.precision == "country" and whole.country is not None)


def series_order(told: SeriesOn) -> tuple[int, int, int, str, str]:
    """The order of series on a page: most origins, most reports, the latest, then kind and id."""
    last = told.point
    return (-last.origins, -last.reports, -last.on.toordinal(), told.series.matter.kind, told.series.id)


def _as_of(series: Series, on: date | None) -> SeriesOn | None:
    points = [p for p in series.points if _by(p.on, on)]
    return SeriesOn(series, points[-1]) if points and points[-1].accounts else None


def _by(day: date | None, on: date | None) -> bool:
    return day is None or on is None or day <= on


def _latest(day: date | None) -> int:
    """Sorts the latest first and the undated last."""
    return -day.toordinal() if day else 0


def _all(wanted: Wanted, words: str | None = None) -> Wanted:
    return replace(wanted, limit=0, offset=0, words=wanted.words if words is None else words)


def _part(rows: Sequence[R], wanted: Wanted) -> Part[R]:
    """``limit`` 0: all of them."""
    end = wanted.offset + wanted.limit if wanted.limit else None
    return Part(tuple(rows[wanted.offset : end]), len(rows))


def _grouped(
    rows: Iterable[R], of: Callable[[R], str], order: Callable[[R], tuple[object, ...]]
) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[of(row)].append(row)
    return {key: tuple(sorted(told, key=order)) for key, told in found.items()}
