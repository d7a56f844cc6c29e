"""The questions of the API: what each asks of the library, what narrows it, and what its answer holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fairwitness.model import Account, Dispute, Document, Incident, Place, Series, State
from fairwitness.web.api.shapes import (
    ClaimTold,
    DocumentListed,
    FoundTold,
    SeriesListed,
    claims_told,
    documents_listed,
    found_told,
    series_listed,
)
from fairwitness.web.library import ActorTold, Library, Part, PlaceTold, SourceTold, Wanted


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``row``: what its rows are; ``asks``: the parameters it heeds, besides those of paging."""

    name: str
    row: Any
    asks: tuple[str, ...]
    ask: Callable[[Library, Wanted], Part[Any]]
    example: str


@dataclass(frozen=True, slots=True)
class Records:
    """Records by their ids; ``slot``: how the id stands in the address (that of a place may hold a slash)."""

    name: str
    record: Any
    one: Callable[[Library, str], Any]
    slot: str = "record_id"


@dataclass(frozen=True, slots=True)
class Parts:
    """What belongs to one record, a page at a time; ``told``: what a page of it shows of its rows."""

    of: str
    name: str
    row: Any
    ask: Callable[[Library, str], tuple[Any, ...] | None]
    told: Callable[[Library, Part[Any]], Part[Any]] | None = None


def _series(library: Library, wanted: Wanted) -> Part[SeriesListed]:
    part = library.series(wanted)
    return Part(series_listed(part.rows), part.total)


def _documents(library: Library, wanted: Wanted) -> Part[DocumentListed]:
    part = library.documents(wanted)
    return Part(documents_listed(library, part.rows), part.total)


def _found(library: Library, wanted: Wanted) -> Part[FoundTold]:
    part = library.found(wanted)
    return Part(found_told(library, part.rows), part.total)


def _account(library: Library, account_id: str) -> Account | None:
    return next(iter(library.accounts([account_id])), None)


def _claim(library: Library, claim_id: str) -> ClaimTold | None:
    return next(iter(claims_told(library, library.claims([claim_id]))), None)


def _accounts_of(library: Library, series_id: str) -> tuple[Account, ...] | None:
    series = library.one_series(series_id)
    return None if series is None else library.accounts_about(series.matter.id)


def _claims_of(library: Library, document_id: str) -> tuple[Any, ...] | None:
    return None if library.document(document_id) is None else library.claims_of(document_id)


def _claims_told(library: Library, part: Part[Any]) -> Part[ClaimTold]:
    return Part(claims_told(library, part.rows), part.total)


_TOLD_OF = ("on", "since", "place", "origin", "kind")
LISTS = (
    Listing(
        "series",
        SeriesListed,
        (*_TOLD_OF, "basis", "group", "actor", "disputed", "least", "words"),
        _series,
        "kind=killed&least=2",
    ),
    Listing(
        "accounts", Account, (*_TOLD_OF, "group", "disputed", "words"), lambda lib, w: lib.accounts_by(w), "disputed=1"
    ),
    Listing("disputes", Dispute, _TOLD_OF, lambda lib, w: lib.disputes(w), "kind=killed"),
    Listing("incidents", Incident, _TOLD_OF, lambda lib, w: lib.incidents(w), "limit=500"),
    Listing("states", State, ("on", "place", "actor"), lambda lib, w: lib.states(w), "limit=100"),
    Listing("sources", SourceTold, ("words",), lambda lib, w: lib.sources(w), "limit=100"),
    Listing("places", PlaceTold, ("on", "place", "kind", "words"), lambda lib, w: lib.places(w), "kind=killed"),
    Listing("actors", ActorTold, ("on", "words"), lambda lib, w: lib.actors(w), "limit=100"),
    Listing("documents", DocumentListed, ("on", "since", "outlet", "words"), _documents, "limit=100"),
    Listing(
        "search",
        FoundTold,
        ("words", "on", "since", "outlet", "place", "kind", "group", "disputed"),
        _found,
        "words=hospital",
    ),
)
RECORDS = (
    Records("series", Series, lambda lib, i: lib.one_series(i)),
    Records("accounts", Account, _account),
    Records("disputes", Dispute, lambda lib, i: lib.dispute(i)),
    Records("incidents", Incident, lambda lib, i: lib.incident(i)),
    Records("sources", SourceTold, lambda lib, i: lib.source(i)),
    Records("places", Place, lambda lib, i: lib.place(i), slot="record_id:path"),
    Records("actors", ActorTold, lambda lib, i: lib.actor(i)),
    Records("documents", Document, lambda lib, i: lib.document(i)),
    Records("claims", ClaimTold, _claim),
)
PARTS = (
    Parts("series", "accounts", Account, _accounts_of),
    Parts("documents", "claims", ClaimTold, _claims_of, _claims_told),
)
