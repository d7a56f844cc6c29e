"""A library over a picture in memory: for the public site, for tests, and as the measure of the other library."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from fairwitness.model import (
    Account,
    Attachment,
    Capture,
    Claim,
    Document,
    Family,
    Judgement,
    Meaning,
    Place,
    Problem,
    State,
    Statement,
)
from fairwitness.publish.picture import origin_id
from fairwitness.sought import folded, holds, sought
from fairwitness.web import acting, looking
from fairwitness.web.library import (
    ActorTold,
    Counts,
    Facets,
    Found,
    Hit,
    Named,
    Part,
    PlaceTold,
    SourceTold,
    Wanted,
)
from fairwitness.web.shelf_told import ToldShelf
from fairwitness.web.shelving import by, every, grouped, is_unread, kept, latest, part


class Shelf(ToldShelf):
    """The Library protocol over a picture."""

    def days(self) -> tuple[date | None, date | None]:
        told = [d.published for d in self.picture.documents if d.published]
        told += [a.said for a in self.picture.accounts if a.said]
        return min(told, default=None), max(told, default=None)

    @kept
    def counts(self, on: date | None) -> Counts:
        wanted = Wanted(on=on, limit=0)
        heard = [d for d in self.picture.documents if by(d.published, on)]
        here = {d.id for d in heard}
        return Counts(
            documents=len(heard),
            unread=sum(is_unread(d) for d in heard),
            claims=sum(c.document_id in here for c in self.picture.claims),
            accounts=sum(by(a.said, on) for a in self.picture.accounts),
            series=self.series(wanted).total,
            disputes=self.disputes(wanted).total,
            incidents=self.incidents(wanted).total,
        )

    # -- who says it, where, and of whom

    def sources(self, wanted: Wanted) -> Part[SourceTold]:
        told = self._sources.values()
        found = [s for s in told if not wanted.words or holds(folded(s.origin.name), sought(wanted.words))]
        return part(sorted(found, key=lambda s: (-s.accounts, s.origin.name, s.id)), wanted)

    def source(self, origin_id: str) -> SourceTold | None:
        return self._sources.get(origin_id)

    def places(self, wanted: Wanted) -> Part[PlaceTold]:
        return part(self._told_places(every(wanted)), wanted)

    @kept
    def _told_places(self, wanted: Wanted) -> tuple[PlaceTold, ...]:
        kinds: dict[str, Counter[str]] = defaultdict(Counter)
        disputed: Counter[str] = Counter()
        for told in self.series(every(wanted, words="")).rows:
            if told.series.matter.place:
                kinds[told.series.matter.place.id][told.series.matter.kind] += 1
                disputed[told.series.matter.place.id] += told.point.disputed
        states: dict[str, list[State]] = defaultdict(list)
        for s in self.states(every(wanted)).rows:
            states[s.place.id].append(s)
        found = [
            PlaceTold(self._places[i], dict(sorted(kinds[i].items())), disputed[i], tuple(states.get(i, ())))
            for i in sorted({*kinds, *states})
            if holds(folded(self._places[i].name, *self._places[i].other_names), sought(wanted.words))
        ]
        return tuple(sorted(found, key=lambda p: (-sum(p.kinds.values()), p.place.name, p.place.id)))

    def place(self, place_id: str) -> Place | None:
        return self._places.get(place_id)

    def actors(self, wanted: Wanted) -> Part[ActorTold]:
        found = self._told_actors(wanted.on)
        return part([a for a in found if not wanted.words or holds(folded(a.name), sought(wanted.words))], wanted)

    @kept
    def _told_actors(self, on: date | None) -> tuple[ActorTold, ...]:
        by = Wanted(on=on, limit=0)
        return acting.actors(self.series(by).rows, self.states(by).rows)

    def actor(self, actor_id: str) -> ActorTold | None:
        return next((a for a in self._told_actors(None) if a.id == actor_id), None)

    # -- what was read

    def documents(self, wanted: Wanted) -> Part[Document]:
        found = [
            d
            for d in self._latest_documents
            if by(d.published, wanted.on)
            and (wanted.since is None or (d.published is not None and d.published >= wanted.since))
            and (wanted.outlet is None or d.outlet == wanted.outlet)
            and (not wanted.unread or is_unread(d))
            and (not wanted.words or holds(folded(d.title, d.outlet, d.text), sought(wanted.words)))
        ]
        return part(found, wanted)

    def document(self, document_id: str) -> Document | None:
        return self.picture.document_by_id.get(document_id)

    def documents_by(self, ids: Iterable[str]) -> tuple[Document, ...]:
        return tuple(d for i in ids if (d := self.document(i)))

    def outlets(self, wanted: Wanted, most: int) -> tuple[tuple[str, int], ...]:
        return self.facets(wanted, most).outlets

    def family_of(self, document_id: str) -> Family | None:
        return self.picture.family_of.get(document_id)

    def capture(self, capture_id: str) -> Capture | None:
        return self.picture.capture_by_id.get(capture_id)

    def claims_of(self, document_id: str) -> tuple[Claim, ...]:
        return self._claims_of.get(document_id, ())

    def claims_of_each(self, documents: Iterable[str]) -> Mapping[str, tuple[Claim, ...]]:
        return {i: self.claims_of(i) for i in documents}

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        return tuple(self.picture.claim_by_id[i] for i in ids if i in self.picture.claim_by_id)

    def best(self, claims: Iterable[Claim]) -> Mapping[tuple[str, str], Meaning]:
        return {key: m for c in claims for key, m in self._best_of.get(c.id, ())}

    def statements_of(self, document_id: str) -> tuple[Statement, ...]:
        return self._statements_of.get(document_id, ())

    def statements_of_each(self, documents: Iterable[str]) -> Mapping[str, tuple[Statement, ...]]:
        return {i: self.statements_of(i) for i in documents}

    def search(self, wanted: Wanted) -> Part[Hit]:
        found = []
        for document in self.documents(every(wanted)).rows:
            for claim in self.claims_of(document.id):
                if (not wanted.kinds or claim.kind in wanted.kinds) and self._is_placed(claim, wanted.place):
                    found.append(Hit(claim, document))
        return part(found, wanted)

    def _is_placed(self, claim: Claim, wanted: str | None) -> bool:
        meaning = self.picture.best.get((claim.id, "place"))
        value = meaning.value if meaning else None
        return self._lies_in(value if isinstance(value, Place) else None, wanted)

    def found(self, wanted: Wanted) -> Part[Found]:
        return part(looking.found(self, wanted, self._lies_in), wanted)

    def facets(self, wanted: Wanted, most: int) -> Facets:
        return self._facets((every(wanted), most))

    @kept
    def _facets(self, asked: tuple[Wanted, int]) -> Facets:
        return looking.facets(self, *asked, self._lies_in)

    def claim_counts(self, documents: Iterable[str]) -> Mapping[str, int]:
        return {i: len(self.claims_of(i)) for i in documents}

    # -- records by their ids

    def beginning(self, prefix: str, most: int) -> tuple[Named, ...]:
        return looking.beginning(self.picture, prefix, most)

    def read_anew(self, old_id: str) -> tuple[str, str] | None:
        picture = self.picture
        return looking.read_anew(old_id, picture.judgements, picture.attachment_by_id, picture.claim_by_id)

    def problems(self, wanted: Wanted) -> Part[Problem]:
        return part(self.picture.problems, wanted)

    # -- what people decided

    def judgements_of(self, claim_id: str) -> tuple[tuple[Judgement, Attachment | None], ...]:
        held = self.picture.attachment_by_id
        told = ((j, held.get(j.id)) for j in self.picture.judgements)
        return tuple((j, a) for j, a in told if a is not None and claim_id in a.claims)

    def verdict(self, claim_id: str) -> str | None:
        return self.picture.verdicts.get(claim_id)

    def verdicts(self, claims: Iterable[str]) -> Mapping[str, str]:
        return {i: told for i in claims if (told := self.verdict(i))}

    # -- indexes, made when first asked for

    @cached_property
    def _claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        return grouped(self.picture.claims, lambda c: c.document_id, lambda c: (c.words.start, c.words.end, c.kind))

    @cached_property
    def _latest_documents(self) -> Sequence[Document]:
        return sorted(self.picture.documents, key=lambda d: (latest(d.published), d.id))

    @cached_property
    def _best_of(self) -> Mapping[str, list[tuple[tuple[str, str], Meaning]]]:
        """For each claim its meanings in force, by claim and slot."""
        found: dict[str, list[tuple[tuple[str, str], Meaning]]] = defaultdict(list)
        for key, m in self.picture.best.items():
            found[key[0]].append((key, m))
        return found

    @cached_property
    def _statements_of(self) -> Mapping[str, tuple[Statement, ...]]:
        return grouped(
            self.picture.statements,
            lambda s: s.document_id,
            lambda s: (min((p.start for p in s.content), default=0), s.id),
        )

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
