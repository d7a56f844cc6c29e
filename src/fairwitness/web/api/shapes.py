"""What answers hold besides the records of model.py: rows of lists without what only one record's own answer tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Generic, TypeVar

from fairwitness.model import Account, Claim, Dispute, Document, Matter, Meaning, Place, Point
from fairwitness.web.library import Counts, Found, Library, PlaceTold, SeriesOn
from fairwitness.web.views.situation import Situation

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Some of the rows of a list, in its order, and how many there are in all.

    ``next``, ``prev``: the addresses of the pages beside it, or null. ``state``: stays the same while the casebook
    does; where it differs between two pages, rows may have moved from one to the other.
    """

    rows: tuple[R, ...]
    total: int
    limit: int
    offset: int
    next: str | None
    prev: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


@dataclass(frozen=True, slots=True)
class SeriesListed:
    """A series with the point that stands on the day asked about; all its points are in its own answer."""

    id: str
    matter: Matter
    point: Point


@dataclass(frozen=True, slots=True)
class DocumentListed:
    """A document without its text, and how many claims it holds; the text is in its own answer."""

    id: str
    capture_id: str
    outlet: str | None
    url: str | None
    title: str | None
    byline: str | None
    published: date | None
    published_from: str | None
    agency: str | None
    language: str | None
    row: str | None
    published_at: datetime | None
    claims: int


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """A claim, and for each slot whose words stand for something the meaning in force."""

    claim: Claim
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class FoundTold:
    """A document with those of its claims that were asked for."""

    document: DocumentListed
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class SectionTold:
    """Harm, health care, displacement, or force: the first rows, and how many there are (null: not counted)."""

    name: str
    kinds: tuple[str, ...]
    rows: tuple[SeriesListed, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class DisputeTold:
    """A dispute with its two accounts."""

    dispute: Dispute
    sides: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class SituationTold:
    """What the page of the situation shows: the first rows of each part, and how many there are in all.

    ``key``: its key figures; ``changed``: series that changed since ``since``; ``held``: places that somebody is said
    to hold. Days are those told in documents, never the clock.
    """

    on: date | None
    since: date | None
    first: date | None
    last: date | None
    place: Place | None
    sector: str | None
    counts: Counts
    key: tuple[SeriesListed, ...]
    sections: tuple[SectionTold, ...]
    changed: tuple[SeriesListed, ...]
    changes: int
    disputed: tuple[DisputeTold, ...]
    disputes: int
    held: tuple[PlaceTold, ...]
    states: int


_OF_DOCUMENT = tuple(f.name for f in fields(DocumentListed) if f.name != "claims")


def series_listed(told: Iterable[SeriesOn]) -> tuple[SeriesListed, ...]:
    """Series as lists show them: nothing that was said after the day asked about."""
    return tuple(SeriesListed(t.series.id, t.series.matter, t.point) for t in told)


def documents_listed(library: Library, documents: tuple[Document, ...]) -> tuple[DocumentListed, ...]:
    """Documents as lists show them."""
    counts = library.claim_counts([d.id for d in documents])
    return tuple(
        DocumentListed(**{n: getattr(d, n) for n in _OF_DOCUMENT}, claims=counts.get(d.id, 0)) for d in documents
    )


def claims_told(library: Library, claims: tuple[Claim, ...]) -> tuple[ClaimTold, ...]:
    """Claims with their meanings, these by slot."""
    best = library.best(claims)
    slots = sorted({slot for _, slot in best})
    return tuple(ClaimTold(c, tuple(best[c.id, s] for s in slots if (c.id, s) in best)) for c in claims)


def found_told(library: Library, found: tuple[Found, ...]) -> tuple[FoundTold, ...]:
    """What was found by words, without the documents' texts."""
    documents = documents_listed(library, tuple(f.document for f in found))
    return tuple(FoundTold(d, f.claims) for d, f in zip(documents, found, strict=True))


def situation_told(page: Situation) -> SituationTold:
    """What the page shows, without its drawings."""
    return SituationTold(
        on=page.on,
        since=page.since,
        first=page.first,
        last=page.last,
        place=page.place,
        sector=page.sector,
        counts=page.counts,
        key=series_listed(page.key),
        sections=tuple(SectionTold(s.name, s.kinds, series_listed(s.rows), s.total) for s in page.sections),
        changed=series_listed(page.changed),
        changes=page.changes,
        disputed=tuple(DisputeTold(d.dispute, d.sides) for d in page.disputed),
        disputes=page.disputes,
        held=page.held,
        states=page.states,
    )
