"""A library over a casebook's own tables: what was read, what people decided, records by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from fairwitness import review
from fairwitness.codec import best_meanings
from fairwitness.model import (
    Attachment,
    Capture,
    Claim,
    Document,
    Family,
    Judgement,
    Meaning,
    Place,
    Problem,
    Statement,
    identity,
)
from fairwitness.store import Moment
from fairwitness.store import schema as t
from fairwitness.store.questions import read
from fairwitness.store.questions.records import by_ids, everything, people_say, rows_where, where_is
from fairwitness.web import looking
from fairwitness.web.known import Known
from fairwitness.web.library import COUNTED, Facets, Found, Hit, Named, Part, Wanted
from fairwitness.web.naming import named
from fairwitness.web.shelving import grouped

R = TypeVar("R")


class ReadLedger:
    """The part of the Library protocol that is about what was read and judged, at one moment of a casebook."""

    def __init__(self, moment: Moment, known: Known | None = None) -> None:
        self.moment = moment
        self.known = known or Known()
        self.connection = moment.connection

    # -- what was read

    def documents(self, wanted: Wanted) -> Part[Document]:
        found = read.documents(self.connection, wanted)
        return Part(self._documents(row.id for row in found.rows), found.total)

    def document(self, document_id: str) -> Document | None:
        return self.moment.document(document_id)

    def documents_by(self, ids: Iterable[str]) -> tuple[Document, ...]:
        return self._documents(ids)

    def _documents(self, ids: Iterable[str]) -> tuple[Document, ...]:
        return tuple(by_ids(self.connection, Document, t.documents, ids).values())

    def family_of(self, document_id: str) -> Family | None:
        homes = [row[0] for row in rows_where(self.connection, t.texts, "document_id", [document_id], "home")]
        found = by_ids(self.connection, Family, t.families, (identity("family", home) for home in homes))
        return next((f for f in found.values() if document_id in f.members), None)

    def capture(self, capture_id: str) -> Capture | None:
        return self.moment.capture(capture_id)

    def claims_of(self, document_id: str) -> tuple[Claim, ...]:
        return self.claims_of_each([document_id])[document_id]

    def claims_of_each(self, documents: Iterable[str]) -> Mapping[str, tuple[Claim, ...]]:
        wanted = tuple(documents)
        found = self._corrected(where_is(self.connection, Claim, t.claims, "document_id", wanted))
        return each(wanted, found, lambda c: c.document_id, lambda c: (c.words.start, c.words.end, c.kind))

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        wanted = list(ids)
        found = {c.id: c for c in self._corrected(by_ids(self.connection, Claim, t.claims, wanted).values())}
        return tuple(found[i] for i in wanted if i in found)

    def _corrected(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        told = tuple(claims)
        return review.as_corrected(told, people_say(self.connection, (c.id for c in told)))

    def _meanings(self, claims: Iterable[Claim]) -> list[Meaning]:
        return where_is(self.connection, Meaning, t.meanings, "claim_id", (c.id for c in claims))

    def best(self, claims: Iterable[Claim]) -> Mapping[tuple[str, str], Meaning]:
        return best_meanings(self._meanings(claims))

    def statements_of(self, document_id: str) -> tuple[Statement, ...]:
        return self.statements_of_each([document_id])[document_id]

    def statements_of_each(self, documents: Iterable[str]) -> Mapping[str, tuple[Statement, ...]]:
        wanted = tuple(documents)
        found = where_is(self.connection, Statement, t.statements, "document_id", wanted)
        return each(
            wanted, found, lambda s: s.document_id, lambda s: (min((p.start for p in s.content), default=0), s.id)
        )

    def search(self, wanted: Wanted) -> Part[Hit]:
        found = read.claims(self.connection, wanted)
        claims = self.claims(row.id for row in found.rows)
        documents = {d.id: d for d in self._documents(c.document_id for c in claims)}
        return Part(tuple(Hit(c, documents[c.document_id]) for c in claims), found.total)

    def found(self, wanted: Wanted) -> Part[Found]:
        found = read.found(self.connection, wanted)
        documents = self._documents(row.id for row in found.rows)
        told = read.claims_in(self.connection, wanted, [row.number for row in found.rows])
        claims: dict[str, list[Claim]] = {}
        for c in self.claims(row.id for row in told):
            claims.setdefault(c.document_id, []).append(c)
        return Part(tuple(Found(d, tuple(claims.get(d.id, ()))) for d in documents), found.total)

    def facets(self, wanted: Wanted, most: int) -> Facets:
        kinds = read.facet(self.connection, "kind", replace(wanted, kinds=()), COUNTED)
        places = [row for row in read.facet(self.connection, "place", replace(wanted, place=None), COUNTED) if row[0]]
        names = read.place_names(self.connection, [row[0] for row in places])
        first = sorted(places, key=lambda row: (-row[1], names[row[0]], row[0]))[:most]
        known = self._places_of([row[2] for row in first])
        told = tuple((known[claim], count) for _, count, claim in first)
        return Facets(_most(kinds, most), told, self.outlets(wanted, most))

    def outlets(self, wanted: Wanted, most: int) -> tuple[tuple[str, int], ...]:
        return _most(read.facet(self.connection, "outlet", replace(wanted, outlet=None), COUNTED), most)

    def _places_of(self, claims: Sequence[str]) -> dict[str, Place]:
        best = best_meanings(where_is(self.connection, Meaning, t.meanings, "claim_id", claims))
        return {claim: m.value for (claim, slot), m in best.items() if slot == "place" and isinstance(m.value, Place)}

    def claim_counts(self, documents: Iterable[str]) -> Mapping[str, int]:
        wanted = list(documents)
        return dict.fromkeys(wanted, 0) | read.claim_counts(self.connection, wanted)

    def problems(self, wanted: Wanted) -> Part[Problem]:
        found = read.problems(self.connection, wanted)
        return Part(tuple(where_is(self.connection, Problem, t.problems, "number", found.rows)), found.total)

    # -- records by their ids

    def beginning(self, prefix: str, most: int) -> tuple[Named, ...]:
        return named(self.moment, prefix, most)

    def read_anew(self, old_id: str) -> tuple[str, str] | None:
        judgements, held = tuple(self.moment.judgements()), {a.id: a for a in self._attachments}
        claims = {c.id: c for c in self.claims(i for a in held.values() for i in a.claims)}
        return looking.read_anew(old_id, judgements, held, claims)

    # -- what people decided

    def judgements_of(self, claim_id: str) -> tuple[tuple[Judgement, Attachment | None], ...]:
        return tuple(self._judgements([claim_id]))

    def _judgements(self, claims: Iterable[str]) -> list[tuple[Judgement, Attachment]]:
        """Those that hold or held on any of these claims, in the order in which they were made."""
        wanted = frozenset(claims)
        held = {a.id: a for a in self._attachments if not wanted.isdisjoint(a.claims)}
        return [(j, held[j.id]) for j in where_is(self.connection, Judgement, t.judgements, "id", held)]

    def verdict(self, claim_id: str) -> str | None:
        return self.verdicts([claim_id]).get(claim_id)

    def verdicts(self, claims: Iterable[str]) -> Mapping[str, str]:
        wanted = tuple(claims)
        told = self._judgements(wanted)
        known = review.verdicts([a for _, a in told], {j.id: j for j, _ in told})
        return {i: known[i] for i in wanted if i in known}

    @property
    def _attachments(self) -> list[Attachment]:
        return everything(self.connection, Attachment, t.attachments)


def each(
    keys: Iterable[str], rows: Iterable[R], of: Callable[[R], str], order: Callable[[R], tuple[object, ...]]
) -> dict[str, tuple[R, ...]]:
    """For each key the rows that are of it, in order."""
    found = grouped(rows, of, order)
    return {key: found.get(key, ()) for key in keys}


def _most(counts: Sequence[Any], most: int) -> tuple[tuple[str, int], ...]:
    told = [(row[0], row[1]) for row in counts if row[0]]
    return tuple(sorted(told, key=lambda row: (-row[1], row[0]))[:most])
